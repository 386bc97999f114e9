import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { announceAbsence } from './change-regisseur.ts';
import { type WisselbesluitInput, wisselbesluitRequest } from './contract.ts';
import { decideChange } from './decide-change.ts';
import { proposeWaiting } from './propose-waiting.ts';
import { reactTo } from './reactions.ts';
import { readCasusFor } from './read-casus.ts';
import { recordCall } from './record-contact.ts';
import { refuseRegisseur } from './refuse-regisseur.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const manager = staff('werkverdeler');
const onCasus = (casusId: string) => ({ casusId, staff: manager, now, idempotencyKey: undefined });
const decide = (casusId: string, request: WisselbesluitInput) =>
  decideChange(world.deps, { ...onCasus(casusId), request: wisselbesluitRequest.parse(request) });

async function asked() {
  const anna = await world.person({ naam: 'Anna Voorbeeld' });
  const { casusId, meldingen } = await world.open();
  await appointRegisseur(world.deps, {
    ...onCasus(casusId),
    request: { regisseurId: anna.regisseurId, reden: 'Past het best', bovenCapaciteit: false },
  });
  const bram = await world.person({ naam: 'Bram Voorbeeld' });
  const data = { meldingId: meldingen[0] ?? '', casusId, regisseurId: anna.regisseurId, gevraagdOp: now };
  const event = world.wisselGevraagd(data);
  expect(await reactTo(world.deps)(event, now)).toBe('handled');
  return { anna, bram, casusId, event, data };
}

describe('"het klikt niet"', () => {
  it('tells the werkverdelers with the date, once, and climbs when nobody decides', async () => {
    const { casusId, event, data } = await asked();
    expect(await reactTo(world.deps)(event, now)).toBe('alreadyHandled');
    // Somebody else of the family asks as well: one decision answers both.
    expect(await reactTo(world.deps)(world.wisselGevraagd(data), now)).toBe('handled');
    const told = await world.mails('wisselGevraagd');
    expect(told.map(({ aan }) => aan)).toEqual([world.deps.installation.gemeente.werkbak]);
    expect((await world.casus(casusId)).punten).toMatchObject([{ soort: 'wisselGevraagd', meldingId: data.meldingId }]);
    await world.sweep('2026-12-10T00:00:00Z');
    const { escalaties } = await world.casus(casusId);
    expect(escalaties).toContainEqual(expect.objectContaining({ oorzaak: 'wisselGevraagd', niveau: 1 }));
    await decide(casusId, { besluit: 'blijft', reden: 'Het gesprek heeft geholpen' });
    expect((await world.casus(casusId)).punten).toEqual([]);
    expect(await world.eventsOf('escalatie.gesloten')).toContainEqual(expect.objectContaining({ reden: 'afgewezen' }));
  });

  it('appoints somebody else, and never proposes the one before again', async () => {
    const { anna, bram, casusId } = await asked();
    const { answer } = await decide(casusId, { besluit: 'ander', regisseurId: bram.regisseurId, reden: 'Past beter' });
    expect(answer).toMatchObject({
      besluit: 'ander',
      regisseurId: bram.regisseurId,
      regisseur: { naam: 'Bram Voorbeeld' },
    });
    expect(await world.eventsOf('regisseur.benoemd')).toContainEqual(
      expect.objectContaining({ regisseurId: bram.regisseurId, vorigeRegisseurId: anna.regisseurId }),
    );
    expect(await world.load(anna.regisseurId)).toBe(0);
    await refuseRegisseur(world.deps, {
      ...onCasus(casusId),
      request: { reden: 'tijdgebrek', regisseurId: bram.regisseurId },
    });
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(casusId)).status).toBe('wachtOpBenoeming');
    expect(await world.eventsOf('casus.zonderRegisseur')).toMatchObject([
      { redenen: ['heeftGeweigerd', 'gezinVroegIemandAnders'] },
    ]);
  });

  it('keeps the same person with a reason, which stays here; intake hears that somebody explains', async () => {
    const { anna, casusId, data } = await asked();
    await decide(casusId, { besluit: 'blijft', reden: 'Er is niemand met deze kennis' });
    expect(await world.eventsOf('regisseur.wisselAfgewezen')).toEqual([
      { casusId, meldingId: data.meldingId, regisseurId: anna.regisseurId, beslotenOp: now },
    ]);
    expect((await world.mails('wisselAfgewezen')).map(({ aan }) => aan)).toEqual([anna.email]);
    const everything = JSON.stringify([await world.mails(), await world.eventsOf('regisseur.wisselAfgewezen')]);
    expect(everything).not.toContain('Er is niemand met deze kennis');
    // Whoever divides the work reads why on the casus, and so does who stays; who stands in does not.
    const read = async (by = manager) =>
      (await readCasusFor(world.deps, { casusId, staff: by, now, requestId: 'verzoek' })).gebleven;
    const why = [{ op: now, reden: 'Er is niemand met deze kennis' }];
    expect(await read()).toEqual(why);
    expect(await read(staff('regisseur', anna.email))).toEqual(why);
    const cas = await world.person({ naam: 'Cas Voorbeeld' });
    const absence = { van: '2026-11-23', tot: '2026-11-27', reden: 'verlof' as const, waarnemerId: cas.regisseurId };
    const leave = { regisseurId: anna.regisseurId, staff: manager, now, idempotencyKey: undefined };
    const { answer: away } = await announceAbsence(world.deps, { ...leave, request: absence });
    expect(away.zonderWaarnemer).toEqual([]);
    expect(await read(staff('regisseur', cas.email))).toEqual([]);
    const again = decide(casusId, { besluit: 'blijft', reden: 'Nog een keer' });
    expect((await world.problemOf(again)).detail).toContain('vraagt nu niet om iemand anders');
  });

  it('waits for the same, whatever the order in which the family is heard', async () => {
    const { casusId, data } = await asked();
    await decide(casusId, { besluit: 'blijft', reden: 'Eerst nog een gesprek' });
    const { meldingId } = data;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        const story = [
          world.wisselGevraagd(data),
          world.heropend({ meldingId, casusId }),
          world.heropend({ meldingId, casusId, reden: 'nieuweInformatie' }),
          world.wisselGevraagd(data),
        ];
        for (const index of order) {
          const event = story[index];
          if (event) await reactTo(world.deps)(event, now);
        }
        const { punten } = await world.casus(casusId);
        expect(punten.map(({ soort }) => soort).sort()).toEqual(['heropend', 'wisselGevraagd']);
        await decide(casusId, { besluit: 'blijft', reden: 'Eerst nog een gesprek' });
        await recordCall(world.deps, { ...onCasus(casusId), request: { resultaat: 'gesproken' } });
        expect((await world.casus(casusId)).punten).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('needs somebody else when it says somebody else', async () => {
    const { anna, casusId } = await asked();
    const same = decide(casusId, { besluit: 'ander', regisseurId: anna.regisseurId, reden: 'Toch deze' });
    expect((await world.problemOf(same)).code).toBe('nietMogelijk');
  });

  it('needs nothing when somebody else leads by then', async () => {
    const { bram, casusId, data } = await asked();
    await decide(casusId, { besluit: 'ander', regisseurId: bram.regisseurId, reden: 'Past beter' });
    expect(await reactTo(world.deps)(world.wisselGevraagd(data), now)).toBe('handled');
    expect((await world.casus(casusId)).punten).toEqual([]);
  });

  it('lets one of two decisions at once win', async () => {
    const { bram, casusId } = await asked();
    const outcomes = await Promise.allSettled([
      decide(casusId, { besluit: 'ander', regisseurId: bram.regisseurId, reden: 'Past beter' }),
      decide(casusId, { besluit: 'blijft', reden: 'Het gesprek heeft geholpen' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await world.casus(casusId)).punten).toEqual([]);
  });
});
