import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { seal } from '../../events/event.ts';
import { meldingGewist } from '../../events/intake/melding-gewist.v1.ts';
import { melding, now } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { StillHeld } from './hear-erased.ts';
import { reactTo } from './reactions.ts';
import { meldingPk } from './store.ts';
import { NotWeighedYet } from './triage-melding.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const row = z.looseObject({ sk: z.string() });
const gewist = (meldingId: string) =>
  seal(meldingGewist, {
    data: { meldingId, gewistOp: now },
    id: world.deps.ids.uuid(),
    oin: '00000001000000141000',
    host: 'vlot.almelo.example',
    subject: meldingId,
    sequence: 9,
    time: now,
  });
const hear = (meldingId: string) => reactTo(world.deps)(gewist(meldingId), now);
const kept = async (meldingId: string) => (await test.table.partition(meldingPk(meldingId), row)).map(({ sk }) => sk);

it('erases the weighing, its journal and its terms; a record stays, and no word of the melding', async () => {
  const about = melding({ over: 'iemandAnders', adresSleutel: 'sleutel-van-het-adres' });
  await weighMelding(world.deps, about, now);
  const { meldingId } = about.data;
  expect((await kept(meldingId)).length).toBeGreaterThan(1);
  expect(await hear(meldingId)).toBe('handled');
  expect(await kept(meldingId)).toEqual([]);
  const record = await test.table.partition(`VERWIJDERD#${meldingPk(meldingId)}`, row);
  expect(record).toMatchObject([{ reden: 'verzoek', verwijderdOp: now }]);
  expect(JSON.stringify(record)).not.toContain('sleutel-van-het-adres');
  expect(await hear(meldingId)).toBe('alreadyHandled');
});

it('is offered again where the weighing comes later, or while a casus still holds it', async () => {
  const later = melding({ over: 'iemandAnders' });
  const { meldingId } = later.data;
  await expect(hear(meldingId)).rejects.toThrow(NotWeighedYet);
  await weighMelding(world.deps, later, now);
  expect(await hear(meldingId)).toBe('handled');
  await world.person();
  const opened = await world.open();
  const [led = ''] = opened.meldingen;
  await expect(hear(led)).rejects.toThrow(StillHeld);
  expect((await kept(led)).length).toBeGreaterThan(0);
});
