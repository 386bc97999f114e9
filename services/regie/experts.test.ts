import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { askForExpert, recordExpertAnswer } from './ask-expert.ts';
import type { DeskundigeRequest } from './contract.ts';
import { reactTo } from './reactions.ts';
import { readCasusFor } from './read-casus.ts';
import { refuseRegisseur } from './refuse-regisseur.ts';
import { recordKader } from './set-kader.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test, 'hellendoorn');
});
afterEach(() => test.stop());

const later = '2026-11-24T09:00:00Z';
const stranger = staff('regisseur', 'iemand-anders@hellendoorn.example');
const on = (casusId: string, by = staff('werkverdeler'), at = now, idempotencyKey?: string) => ({
  casusId,
  staff: by,
  now: at,
  idempotencyKey,
});
const read = (casusId: string) =>
  readCasusFor(world.deps, { casusId, staff: staff('werkverdeler'), now: later, requestId: 'verzoek' });
const employer = () => {
  const [first] = world.deps.installation.gemeente.organisaties;
  if (!first) throw new Error('no organisation');
  return first.code;
};
async function led() {
  const organisatie = employer();
  const anna = await world.person({ organisatie });
  const { casusId } = await world.open();
  await appointRegisseur(world.deps, {
    ...on(casusId),
    request: { regisseurId: anna.regisseurId, reden: 'Past het best', bovenCapaciteit: false },
  });
  return { anna, casusId, organisatie };
}

describe('another expert in time (R67)', () => {
  const team: DeskundigeRequest = { aan: { soort: 'team', team: 'expertteam' }, vraag: 'KANARIE: wat past hier?' };
  const ask = (casusId: string, request = team, by = staff('werkverdeler'), at = now, key?: string) =>
    askForExpert(world.deps, { ...on(casusId, by, at, key), request });
  const answer = (casusId: string, deskundigeId: string, at = later) =>
    recordExpertAnswer(world.deps, {
      ...on(casusId, staff('werkverdeler'), at),
      deskundigeId,
      request: { antwoord: 'KANARIE: begin met rust.' },
    });
  const item = async (casusId: string) =>
    (await world.casus(casusId)).punten.find(({ soort }) => soort === 'deskundigeGevraagd');

  it('asks by a mail with whom to call and no story, and waits for the answer', async () => {
    const { anna, casusId } = await led();
    const { answer: asked } = await ask(casusId);
    expect(asked).toMatchObject({ casusId, gevraagdOp: now, uiterlijk: '2026-11-30' });
    const [mail] = await world.mails('deskundigeGevraagd');
    expect(mail?.aan).toBe('expertteam@hellendoorn.example');
    expect(mail?.tekst).toContain(anna.telefoon);
    expect(mail?.tekst).toContain(casusId);
    expect(JSON.stringify(await world.mails())).not.toContain('KANARIE');
    expect(await world.terms()).toContain('punt#deskundigeGevraagd');
    expect((await read(casusId)).deskundigen).toMatchObject([
      { deskundigeId: asked.deskundigeId, vraag: team.vraag, teLaat: false, antwoord: null },
    ]);
  });

  it('ends with the answer, which is kept; a second answer changes nothing', async () => {
    const { casusId } = await led();
    const { answer: asked } = await ask(casusId);
    await answer(casusId, asked.deskundigeId);
    expect(await item(casusId)).toBeUndefined();
    expect(await world.terms()).not.toContain('punt#deskundigeGevraagd');
    const again = await answer(casusId, asked.deskundigeId, '2026-11-25T09:00:00Z');
    expect(again).toEqual({
      created: false,
      answer: { casusId, deskundigeId: asked.deskundigeId, beantwoordOp: later },
    });
    expect((await read(casusId)).deskundigen).toMatchObject([{ antwoord: 'KANARIE: begin met rust.' }]);
    expect(JSON.stringify(await world.mails())).not.toContain('KANARIE');
  });

  it('waits for each of several, the earliest term first', async () => {
    const { casusId } = await led();
    const { answer: one } = await ask(casusId);
    const { answer: other } = await ask(casusId, team, staff('werkverdeler'), later);
    expect((await item(casusId))?.uiterlijk).toBe(one.uiterlijk);
    await answer(casusId, one.deskundigeId);
    expect((await item(casusId))?.uiterlijk).toBe(other.uiterlijk);
    await answer(casusId, other.deskundigeId);
    expect(await item(casusId)).toBeUndefined();
  });

  it('climbs when nobody answers in time', async () => {
    const { casusId } = await led();
    await ask(casusId);
    await world.sweep('2026-12-01T00:00:00Z');
    expect(await world.eventsOf('escalatie.gestart')).toContainEqual(
      expect.objectContaining({ casusId, oorzaak: 'deskundigeGevraagd' }),
    );
    expect((await item(casusId))?.soort).toBe('deskundigeGevraagd');
  });

  it('knows a professional of an organisation in the file, and refuses what it does not know', async () => {
    const { casusId, organisatie } = await led();
    const person = { soort: 'persoon' as const, organisatie, naam: 'Noor Voorbeeld', email: 'noor@zorg.example' };
    await ask(casusId, { aan: person, vraag: 'Denkt u mee?' });
    expect(await world.mails('deskundigeGevraagd')).toMatchObject([{ aan: 'noor@zorg.example' }]);
    const unknown = await world.problemOf(
      ask(casusId, { aan: { ...person, organisatie: 'x' }, vraag: 'Denkt u mee?' }),
    );
    expect(unknown.faults).toMatchObject([{ veld: '/aan/organisatie' }]);
    // A VIA-team takes up light questions; it is no expert.
    const via = await world.problemOf(
      ask(casusId, { aan: { soort: 'team', team: 'via-hellendoorn' }, vraag: 'Help?' }),
    );
    expect(via.faults).toMatchObject([{ veld: '/aan/team', code: 'onbekendTeam' }]);
  });

  it('is for who leads and for a werkverdeler, five at a time, and once for one key', async () => {
    const { casusId } = await led();
    expect((await world.problemOf(ask(casusId, team, stranger))).code).toBe('nietGevonden');
    const first = await ask(casusId, team, staff('werkverdeler'), now, 'sleutel-van-de-test');
    const again = await ask(casusId, team, staff('werkverdeler'), now, 'sleutel-van-de-test');
    expect(again).toEqual({ created: false, answer: first.answer });
    for (let count = 1; count < 5; count += 1) await ask(casusId);
    expect((await world.problemOf(ask(casusId))).code).toBe('nietMogelijk');
  });
});

describe('voluntary or imposed (R52)', () => {
  const set = (casusId: string, kader: 'vrijwillig' | 'justitieel' | 'onbekend', by = staff('werkverdeler')) =>
    recordKader(world.deps, { ...on(casusId, by), request: { kader, toelichting: 'KANARIE-UITSPRAAK' } });

  it('is learned from triage, and a person who knows the casus is not corrected by it', async () => {
    await world.person({ organisatie: employer() });
    const { casusId, meldingen } = await world.open();
    expect((await read(casusId)).kader).toBe('onbekend');
    const [meldingId = ''] = meldingen;
    const triaged = { meldingId, uitkomst: 'nieuweCasus' as const };
    await reactTo(world.deps)(world.getrieerd({ ...triaged, kader: 'justitieel' }), now);
    expect((await read(casusId)).kader).toBe('justitieel');
    await set(casusId, 'vrijwillig');
    await reactTo(world.deps)(world.getrieerd({ ...triaged, kader: 'justitieel' }), later);
    expect((await read(casusId)).kader).toBe('vrijwillig');
  });

  it('changes by a person, whose reason is in no event and no mail', async () => {
    const { casusId } = await led();
    expect(await set(casusId, 'justitieel')).toEqual({ created: true, answer: { casusId, kader: 'justitieel' } });
    expect((await set(casusId, 'justitieel')).created).toBe(false);
    expect((await world.problemOf(set(casusId, 'vrijwillig', stranger))).code).toBe('nietGevonden');
    expect((await read(casusId)).kader).toBe('justitieel');
    expect(JSON.stringify([await world.mails(), await read(casusId)])).not.toContain('KANARIE');
  });
});

describe('how often the family got somebody else to lead (R38)', () => {
  it('counts whoever takes over, not who is confirmed', async () => {
    const { anna, casusId, organisatie } = await led();
    expect((await read(casusId)).wisselingenRegisseur).toBe(0);
    const bram = await world.person({ naam: 'Bram Voorbeeld', organisatie });
    await refuseRegisseur(world.deps, {
      ...on(casusId),
      request: { reden: 'tijdgebrek', regisseurId: anna.regisseurId },
    });
    await appointRegisseur(world.deps, {
      ...on(casusId),
      request: { regisseurId: bram.regisseurId, reden: 'Past het best', bovenCapaciteit: false },
    });
    expect((await read(casusId)).wisselingenRegisseur).toBe(1);
  });
});
