import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { endService } from './change-regisseur.ts';
import { readCoaching, recordCoaching } from './coach-regisseur.ts';
import { readCasusFor } from './read-casus.ts';
import { listColleagues, listRegisseurs } from './regisseurs.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const own = 'anna@almelo.example';
const coach = staff('procescoordinator');
const note = { soort: 'reflectie' as const, datum: '2026-11-20', tekst: 'KANARIE-REFLECTIE' };
const about = (regisseurId: string, by = coach, key?: string) => ({ regisseurId, staff: by, now, idempotencyKey: key });
const record = (regisseurId: string, by = coach, changes: object = {}, key?: string) =>
  recordCoaching(world.deps, { ...about(regisseurId, by, key), request: { ...note, ...changes } });
const read = (regisseurId: string, by = coach) =>
  readCoaching(world.deps, { regisseurId, staff: by, now, requestId: 'verzoek' });
const items = (pk: string) => test.table.partition(pk, z.looseObject({ sk: z.string() }));

it('is for the procescoordinator and the person, and for nobody else whatever their role (R66)', async () => {
  const { regisseurId } = await world.person({ email: own });
  await record(regisseurId);
  await record(regisseurId, staff('regisseur', own.toUpperCase()), { soort: 'aandachtspunt', datum: '2026-11-23' });
  expect((await read(regisseurId, staff('regisseur', own))).begeleidingen).toMatchObject([
    { soort: 'aandachtspunt', datum: '2026-11-23' },
    { soort: 'reflectie', tekst: note.tekst },
  ]);
  const others = [
    'werkverdeler',
    'gedragswetenschapper',
    'regisseur',
    'procesverantwoordelijke',
    'klachtenfunctionaris',
    'privacyfunctionaris',
    'beheerder',
  ] as const;
  for (const rol of others) {
    const by = staff(rol, 'collega@almelo.example');
    expect([rol, (await world.problemOf(read(regisseurId, by))).code]).toEqual([rol, 'nietGevonden']);
    expect([rol, (await world.problemOf(record(regisseurId, by))).code]).toEqual([rol, 'nietGevonden']);
  }
});

it('records each reading before it shows anything', async () => {
  const { regisseurId } = await world.person({ email: own });
  await read(regisseurId);
  const lines = await items(`BEGELEIDING#${regisseurId}`);
  expect(lines.filter(({ sk }) => sk.startsWith('INZAGE#'))).toMatchObject([
    { medewerker: coach.id, onderwerp: regisseurId, verwerking: 'begeleiding-inzien' },
  ]);
});

it('is in no list, no candidate, no event and no mail', async () => {
  const { regisseurId } = await world.person({ email: own });
  await record(regisseurId, coach, {}, 'sleutel-van-de-test');
  const { casusId } = await world.open();
  const seen = await Promise.all([
    listRegisseurs(world.deps),
    listColleagues(world.deps, staff('regisseur', own)),
    readCasusFor(world.deps, { casusId, staff: staff('werkverdeler'), now, requestId: 'verzoek' }),
    world.mails(),
    items('POOL'),
    items(`REGISSEUR#${regisseurId}`),
  ]);
  expect(seen[2].kandidaten).toHaveLength(1);
  expect(JSON.stringify(seen)).not.toContain('KANARIE');
});

it('keeps once what is sent twice, and no day that has not been', async () => {
  const { regisseurId } = await world.person({ email: own });
  const first = await record(regisseurId, coach, {}, 'sleutel-van-de-test');
  expect(await record(regisseurId, coach, {}, 'sleutel-van-de-test')).toEqual({ created: false, answer: first.answer });
  expect((await read(regisseurId)).begeleidingen).toHaveLength(1);
  const future = await world.problemOf(record(regisseurId, coach, { datum: '2026-11-24' }));
  expect(future.faults).toMatchObject([{ veld: '/datum', code: 'inDeToekomst' }]);
});

it('goes two years after the person left, with the readings', async () => {
  const { regisseurId } = await world.person({ email: own });
  await record(regisseurId);
  await endService(world.deps, about(regisseurId, staff('werkverdeler')));
  expect((await world.problemOf(record(regisseurId))).code).toBe('nietMogelijk');
  await world.sweep('2028-11-22T12:00:00Z');
  expect((await read(regisseurId)).begeleidingen).toHaveLength(1);
  await world.sweep('2028-11-24T00:00:00Z');
  expect(await items(`BEGELEIDING#${regisseurId}`)).toEqual([]);
  expect(await items(`VERWIJDERD#BEGELEIDING#${regisseurId}`)).toHaveLength(1);
});
