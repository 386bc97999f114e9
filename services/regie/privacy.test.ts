import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { eraseOnRequest } from './erase.ts';
import { listReadings } from './privacy.ts';
import { readCasusFor } from './read-casus.ts';
import { triageMelding } from './triage-melding.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const officer = { staff: staff('privacyfunctionaris'), now, requestId: 'verzoek-van-de-functionaris' };
const read = (casusId: string, at: string, by = staff('werkverdeler')) =>
  readCasusFor(world.deps, { casusId, staff: by, now: at, requestId: `verzoek-${at}` });
const list = (query: { casusId?: string; medewerker?: string; limiet?: number; cursor?: string }) =>
  listReadings(world.deps, { limiet: 25, cursor: undefined, ...query }, officer);
const anything = z.looseObject({ pk: z.string(), sk: z.string() });

describe('who read a casus', () => {
  it('is shown to the privacy officer, the newest first, in pages, and that look is in it as well', async () => {
    await world.person();
    const { casusId } = await world.open();
    for (const minute of ['01', '02', '03']) await read(casusId, `2026-11-23T08:${minute}:00Z`);
    const first = await list({ casusId, limiet: 2 });
    expect(first.inzagen.map(({ medewerker, op }) => [medewerker, op])).toEqual([
      ['privacyfunctionaris', now],
      ['werkverdeler', '2026-11-23T08:03:00Z'],
    ]);
    expect(first.inzagen[1]).toMatchObject({
      casusId,
      rollen: ['werkverdeler'],
      verzoek: 'verzoek-2026-11-23T08:03:00Z',
    });
    const second = await list({ casusId, limiet: 2, cursor: first.volgende ?? '' });
    expect(second.inzagen.map(({ op }) => op)).toContain('2026-11-23T08:02:00Z');
    expect((await world.problemOf(list({ casusId, cursor: 'zomaar' }))).code).toBe('ongeldigeInvoer');
    expect((await world.problemOf(list({ casusId: world.deps.ids.uuid() }))).code).toBe('nietGevonden');
  });

  it('is shown per member of staff through the index, over all casussen', async () => {
    await world.person();
    const [one, two] = [await world.open(), await world.open()];
    await read(one.casusId, '2026-11-23T08:01:00Z');
    await read(two.casusId, '2026-11-23T08:02:00Z');
    await read(two.casusId, '2026-11-23T08:03:00Z', staff('gedragswetenschapper'));
    const shown = await list({ medewerker: 'werkverdeler', limiet: 1 });
    expect(shown.inzagen).toEqual([
      {
        op: '2026-11-23T08:02:00Z',
        medewerker: 'werkverdeler',
        naam: 'werkverdeler Voorbeeld',
        rollen: ['werkverdeler'],
        casusId: two.casusId,
        verwerking: 'casus-inzien',
        verzoek: 'verzoek-2026-11-23T08:02:00Z',
      },
    ]);
    const next = await list({ medewerker: 'werkverdeler', limiet: 1, cursor: shown.volgende ?? '' });
    expect(next.inzagen.map(({ casusId }) => casusId)).toEqual([one.casusId]);
    // Looking at a colleague is a reading as well, and stands in the list of who looked.
    const own = await list({ medewerker: 'privacyfunctionaris' });
    expect(own.inzagen.map(({ verwerking, casusId }) => [verwerking, casusId])).toContainEqual([
      'inzagen-inzien',
      null,
    ]);
  });
});

describe('erasing on request', () => {
  const erase = (casusId: string) =>
    eraseOnRequest(world.deps, { casusId, reden: 'Het gezin vroeg erom', door: 'privacyfunctionaris', now });

  it('is refused with the reason while the casus runs', async () => {
    await world.person();
    const { casusId } = await world.open();
    const problem = await world.problemOf(erase(casusId));
    expect(problem).toMatchObject({ code: 'nietMogelijk' });
    expect(problem.detail).toContain('Deze casus loopt nog');
    expect(await world.casus(casusId)).toMatchObject({ status: 'voorlopig' });
    expect((await world.problemOf(erase(world.deps.ids.uuid()))).code).toBe('nietGevonden');
  });

  it('removes a closed casus with its weighing, gives the place back, and leaves a record', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const { casusId, meldingen, adresSleutel } = opened;
    const another = world.getrieerd({ meldingId: meldingen[0] ?? '', uitkomst: 'advies', zwaarte: null });
    await triageMelding(world.deps, another, now);
    expect(await erase(casusId)).toEqual({ casusId, gewistOp: now });
    for (const pk of [`CASUS#${casusId}`, `MELDING#${meldingen[0]}`, `ADRES#${adresSleutel}`]) {
      expect(await test.table.partition(pk, anything)).toEqual([]);
    }
    expect(await world.load(anna.regisseurId)).toBe(0);
    expect(await test.table.partition(`VERWIJDERD#CASUS#${casusId}`, anything)).toMatchObject([
      { reden: 'verzoek', waarom: 'Het gezin vroeg erom', door: 'privacyfunctionaris', verwijderdOp: now },
    ]);
    expect((await world.problemOf(erase(casusId))).code).toBe('nietGevonden');
  });
});
