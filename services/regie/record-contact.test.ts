import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
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

const onCasus = (casusId: string, at = now, by = staff('werkverdeler')) => ({
  casusId,
  staff: by,
  now: at,
  idempotencyKey: undefined,
});
const call = (casusId: string, resultaat: 'gesproken' | 'nietBereikt', at = now, by = staff('werkverdeler')) =>
  recordCall(world.deps, { ...onCasus(casusId, at, by), request: { resultaat, toelichting: 'Voicemail ingesproken' } });
const confirm = (casusId: string, regisseurId: string) =>
  appointRegisseur(world.deps, {
    ...onCasus(casusId),
    request: { regisseurId, reden: 'Past het best', bovenCapaciteit: false },
  });
/** The benoeming is confirmed, so that only the call is waited for. */
async function led() {
  const anna = await world.person({ email: 'regisseur@almelo.example' });
  const { casusId } = await world.open();
  await confirm(casusId, anna.regisseurId);
  return { anna, casusId };
}

describe('the call that the family was promised', () => {
  it('is one click of who leads, and nothing is waited for any more', async () => {
    const { casusId } = await led();
    expect((await world.casus(casusId)).eersteContact).toMatchObject({ uiterlijk: '2026-11-26', pogingen: 0 });
    const { answer } = await call(casusId, 'gesproken', now, staff('regisseur'));
    expect(answer).toEqual({ casusId, resultaat: 'gesproken', vastgelegdOp: now, opnieuwUiterlijk: null });
    expect(await world.terms()).not.toContain('contact');
    const who = { casusId, staff: staff('werkverdeler'), now, requestId: 'verzoek' };
    const shown = await readCasusFor(world.deps, who);
    expect(shown).toMatchObject({ eersteContact: null, contacten: [{ op: now, resultaat: 'gesproken' }] });
    expect(JSON.stringify(shown)).not.toContain('Voicemail');
    await world.sweep('2026-12-20T00:00:00Z');
    expect(await world.mails('contactHerinnering')).toEqual([]);
  });

  it('is not asked again of who called before the benoeming was confirmed', async () => {
    const anna = await world.person();
    const { casusId } = await world.open();
    await call(casusId, 'gesproken');
    await confirm(casusId, anna.regisseurId);
    expect((await world.casus(casusId)).eersteContact).toBeNull();
    expect((await world.mails('regisseurBenoemd'))[0]?.tekst).not.toContain('Bel de inwoner');
  });

  it('is asked of who leads once more, then of the ladder', async () => {
    const { anna, casusId } = await led();
    await world.sweep('2026-11-26T22:59:00Z');
    expect(await world.mails('contactHerinnering')).toEqual([]);
    await world.sweep('2026-11-26T23:01:00Z');
    expect((await world.mails('contactHerinnering')).map(({ aan }) => aan)).toEqual([anna.email]);
    expect((await world.casus(casusId)).escalaties).toEqual([]);
    await world.sweep('2026-11-30T23:01:00Z');
    expect((await world.casus(casusId)).escalaties).toMatchObject([{ oorzaak: 'geenContact', niveau: 1 }]);
    expect((await world.mails('casusGeescaleerd'))[0]?.tekst).toContain('Het gezin zou worden gebeld');
    // A werkverdeler may now put somebody else there.
    const bram = await world.person();
    await confirm(casusId, bram.regisseurId);
    expect(await world.casus(casusId)).toMatchObject({
      escalaties: [],
      eersteContact: { herinnerd: false, pogingen: 0 },
    });
  });

  it('moves along with an attempt, and no further after three', async () => {
    const { casusId } = await led();
    const third = '2026-11-26T10:00:00Z';
    const { answer } = await call(casusId, 'nietBereikt', third);
    expect(answer.opnieuwUiterlijk).toBe('2026-11-30');
    await call(casusId, 'nietBereikt', '2026-11-30T10:00:00Z');
    const moved = (await world.casus(casusId)).eersteContact;
    expect(moved).toMatchObject({ uiterlijk: '2026-12-02', pogingen: 2 });
    await call(casusId, 'nietBereikt', '2026-12-02T10:00:00Z');
    expect((await world.casus(casusId)).eersteContact).toMatchObject({ uiterlijk: '2026-12-02', pogingen: 3 });
    const told = await world.mails('gezinNietBereikt');
    expect(told.map(({ aan }) => aan)).toEqual([world.deps.installation.gemeente.werkbak]);
    await call(casusId, 'nietBereikt', '2026-12-02T11:00:00Z');
    expect(await world.mails('gezinNietBereikt')).toHaveLength(1);
    await world.sweep('2026-12-02T23:01:00Z');
    await world.sweep('2026-12-04T23:01:00Z');
    expect((await world.casus(casusId)).escalaties).toMatchObject([{ oorzaak: 'geenContact' }]);
  });

  it('counts in hours where it is acutely unsafe', async () => {
    const anna = await world.person();
    const { casusId } = await world.open({ veiligheid: 'acuutOnveilig' });
    await confirm(casusId, anna.regisseurId);
    expect((await world.casus(casusId)).eersteContact?.tot).toBe('2026-11-23T13:00:00Z');
    await world.sweep('2026-11-23T13:01:00Z');
    expect((await world.mails('contactHerinnering'))[0]?.onderwerp).toMatch(/^Spoed: /);
    await world.sweep('2026-11-23T17:02:00Z');
    expect((await world.casus(casusId)).escalaties).toMatchObject([{ oorzaak: 'geenContact', niveau: 1 }]);
  });

  it('is asked anew of the next, when who leads refuses', async () => {
    const { anna, casusId } = await led();
    await world.person();
    await call(casusId, 'nietBereikt');
    const request = { reden: 'tijdgebrek' as const, regisseurId: anna.regisseurId };
    await refuseRegisseur(world.deps, { ...onCasus(casusId), request });
    expect((await world.casus(casusId)).eersteContact).toMatchObject({ pogingen: 0, uiterlijk: '2026-11-26' });
    await refuseRegisseur(world.deps, {
      ...onCasus(casusId),
      request: { ...request, regisseurId: (await world.casus(casusId)).aanspreekpunt?.regisseurId },
    });
    expect((await world.casus(casusId)).eersteContact).toBeNull();
    expect(await world.terms()).not.toContain('contact');
    expect((await world.problemOf(call(casusId, 'gesproken'))).code).toBe('nietMogelijk');
  });

  it('answers a melding that was reopened', async () => {
    const { casusId } = await led();
    const { meldingen } = await world.casus(casusId);
    await call(casusId, 'gesproken');
    await reactTo(world.deps)(world.heropend({ meldingId: meldingen[0] ?? '', casusId }), now);
    await call(casusId, 'nietBereikt');
    expect((await world.casus(casusId)).punten).toHaveLength(1);
    await call(casusId, 'gesproken');
    expect((await world.casus(casusId)).punten).toEqual([]);
  });

  it('is nobody else’s to record', async () => {
    const { casusId } = await led();
    const stranger = staff('regisseur', 'ander@almelo.example');
    expect((await world.problemOf(call(casusId, 'gesproken', now, stranger))).code).toBe('nietGevonden');
  });
});
