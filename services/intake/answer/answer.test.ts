import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Uitkomst } from '../../../events/vocabulary.ts';
import { hashCode, randomIdentifiers } from '../../../shared/identifiers.ts';
import { Problem } from '../../../shared/problem.ts';
import { intakeOn, meldingInput, meldingOf } from '../../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../../test/support/table.ts';
import { owedMails } from '../../../test/support/told.ts';
import type { AcceptDependencies } from '../accept-melding.ts';
import { changeMelding } from '../change-melding.ts';
import { antwoordResponse, type MeldingInput, type NavraagAntwoordRequest } from '../contract.ts';
import type { Melding } from '../domain/melding.ts';
import { type Feit, statusOf } from '../domain/status.ts';
import { followMelding } from '../follow-melding.ts';
import { receiveMelding } from '../receive-melding.ts';
import { meldingPk, openIntakeStore, volgcodeItem } from '../store.ts';
import { addToMelding } from './add-to-melding.ts';
import { answerQuestion } from './answer-question.ts';
import { askOtherRegisseur } from './ask-other-regisseur.ts';
import { decideConsent } from './decide-consent.ts';

/** What a melder does with the own melding, on a real table. */
const now = '2026-11-23T09:00:00Z';
const later = '2026-12-07T10:00:00Z';
let db: TestTable;
let deps: AcceptDependencies;

beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
});
afterAll(() => db.stop());
beforeEach(() => db.forgetCalls());

type Received = { meldingsnummer: string; volgcode: string };
async function received(changes: Partial<MeldingInput> = {}): Promise<Received> {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding;
}
async function headOf(nummer: string): Promise<Melding> {
  const head = await openIntakeStore(db.table).head(nummer);
  if (!head) throw new Error('No head');
  return head;
}
/** As intake has heard or decided it meanwhile. */
async function set(nummer: string, changes: Partial<Melding>, at = now): Promise<void> {
  await changeMelding<null>(deps, { nummer, now: at }, (head) => {
    const changed = { ...head, ...changes };
    return { change: { head: { ...changed, status: statusOf(changed) } }, answer: null };
  });
}
const samira = {
  naam: 'Samira Voorbeeld',
  telefoon: '0546 00 00 01',
  email: 's.voorbeeld@almelo.example',
  organisatie: 'Team',
};
const benoemd = (regisseurId = randomIdentifiers.uuid()): Feit => ({
  soort: 'benoemd',
  eventId: randomIdentifiers.uuid(),
  casusId: randomIdentifiers.uuid(),
  sequence: 1,
  op: now,
  regisseurId,
  regisseur: samira,
});
const closedWith = (uitkomst: Uitkomst, told: boolean): Melding['triage'] => ({
  uitkomst,
  bestemming: null,
  op: now,
  team: null,
  bericht: told
    ? { soort: 'uitkomst', uitkomst: { soort: 'advies', antwoord: 'Bel de huisarts.' }, toelichting: null }
    : null,
  opvolgingUiterlijk: null,
  afgerondOp: now,
});
const asked = (ronde = 1): Partial<Melding> => ({ navraag: { ronde, gevraagdOp: now, antwoord: null } });

const row = z.looseObject({ sk: z.string() });
const itemsOf = (nummer: string, prefix = '') => db.table.partition(meldingPk(nummer), row, prefix);
async function eventsOf(nummer: string) {
  const rows = await db.table.partition(
    meldingPk(nummer),
    z.object({ event: z.object({ type: z.string(), data: z.looseObject({}) }) }),
    'EVENT#',
  );
  return rows.map(({ event }) => ({ ...event, type: event.type.replace(/^nl\.regie\.|\.v1$/g, '') }));
}
const typesOf = async (nummer: string) => (await eventsOf(nummer)).map(({ type }) => type);
const mailsOf = async (nummer: string) =>
  (await owedMails(deps, nummer, later)).filter(({ soort }) => !['ontvangst', 'contacttaak'].includes(soort));
const kindsOf = async (nummer: string) =>
  (await mailsOf(nummer)).map(({ soort, aan }) => `${soort} ${aan.split('@')[0]}`);

type By = { at?: string; key?: string };
const add = (melding: Received, tekst: string, { at = later, key }: By = {}, geenBsn = false) =>
  addToMelding(deps, { ...melding, input: { tekst, geenBsn }, now: at, idempotencyKey: key });
const answer = (
  melding: Received,
  antwoord: NavraagAntwoordRequest['antwoord'],
  toelichting?: string,
  { key }: By = {},
) =>
  answerQuestion(deps, {
    ...melding,
    input: { antwoord, geenBsn: false, ...(toelichting && { toelichting }) },
    now: later,
    idempotencyKey: key,
  });
const change = (melding: Received, toelichting?: string, { key }: By = {}) =>
  askOtherRegisseur(deps, {
    ...melding,
    input: { geenBsn: false, ...(toelichting && { toelichting }) },
    now: later,
    idempotencyKey: key,
  });
const consent = (melding: Received, delenMetRegisseur: boolean) =>
  decideConsent(deps, { ...melding, input: { delenMetRegisseur }, now: later, idempotencyKey: undefined });
const bodyOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.toBody() : error),
  );

describe('who asks', () => {
  it.each<[string, (melding: Received) => Promise<unknown>]>([
    ['to add', (melding) => add(melding, 'Er is iets bij gekomen.')],
    ['to answer', (melding) => answer(melding, 'ja')],
    ['for somebody else', (melding) => change(melding)],
    ['to share the story', (melding) => consent(melding, true)],
  ])('%s with a wrong number or code gets the answer of the follow page, and nothing is written', async (_, ask) => {
    const { meldingsnummer, volgcode } = await received();
    const attempts = [
      { meldingsnummer: 'M-2026-000000', volgcode },
      { meldingsnummer, volgcode: randomIdentifiers.code() },
      { meldingsnummer, volgcode: '' },
      { meldingsnummer: 'geen nummer', volgcode },
    ];
    db.forgetCalls();
    const bodies = await Promise.all(attempts.map((attempt) => bodyOf(ask(attempt))));
    const followed = await bodyOf(followMelding(deps, { meldingsnummer: 'M-2026-000000', volgcode, now }));
    expect(new Set([...bodies, followed].map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 404 });
    expect(db.calls()).not.toContain('TransactWriteItemsCommand');
  });

  it('may use the code of a neutral mail, which gives no text back', async () => {
    const melding = await received({ melder: { ...meldingInput.melder, veiligContact: { neutraal: true } } });
    const [mail] = await owedMails(deps, melding.meldingsnummer, now);
    const volgcode = /\/volg\/[\w-]+?\.([\w-]+)/.exec(mail?.tekst ?? '')?.[1] ?? '';
    const neutral = { meldingsnummer: melding.meldingsnummer, volgcode };
    expect((await add(neutral, 'Geheim: wij zijn verhuisd.')).isNew).toBe(true);
    await set(melding.meldingsnummer, { triage: closedWith('advies', true) });
    const open = await followMelding(deps, { ...melding, now: later });
    expect(JSON.stringify(open)).toMatch(/Geheim/);
    expect(open.uitkomst?.tekst).toBe('Bel de huisarts.');
    const shut = await followMelding(deps, { ...neutral, now: later });
    expect(JSON.stringify(shut)).not.toMatch(/Geheim|huisarts|overlegt/);
    expect(shut).toMatchObject({
      verstuurd: null,
      aanvullingen: [],
      bijlagen: [],
      uitkomst: { soort: 'advies', tekst: null },
    });
  });
});

describe('an aanvulling', () => {
  it('is kept, shown to the melder, told by number to the mailbox', async () => {
    const melding = await received();
    const { isNew, answer: body } = await add(melding, '  Er is iets bij gekomen.  '.trim());
    expect(isNew).toBe(true);
    expect(antwoordResponse.parse(body)).toEqual({
      meldingsnummer: melding.meldingsnummer,
      op: later,
      status: 'ontvangen',
    });
    expect((await followMelding(deps, { ...melding, now: later })).aanvullingen).toEqual([
      { op: later, tekst: 'Er is iets bij gekomen.' },
    ]);
    expect((await eventsOf(melding.meldingsnummer)).at(-1)).toEqual({
      type: 'melding.aangevuld',
      data: { meldingId: melding.meldingsnummer, aangevuldOp: later, bron: 'melder', bijlagen: 0 },
    });
    const [mail] = await mailsOf(melding.meldingsnummer);
    expect(mail).toMatchObject({ soort: 'aanvullingBinnen', aan: deps.installation.gemeente.werkbak });
    expect(mail?.tekst).not.toContain('bij gekomen');
  });

  it('goes to who claimed it, or leads, but never to whom it is about', async () => {
    const claimed = await received();
    const behandelaar = { sleutel: 'w.voorbeeld@almelo.example', id: 'w', naam: 'Wim Voorbeeld', sinds: now };
    await set(claimed.meldingsnummer, { behandelaar, feiten: [benoemd()] });
    await add(claimed, 'Nog iets.');
    expect(await kindsOf(claimed.meldingsnummer)).toEqual(['aanvullingBinnen w.voorbeeld']);
    const led = await received();
    await set(led.meldingsnummer, { feiten: [benoemd()] });
    await add(led, 'Nog iets.');
    expect(await kindsOf(led.meldingsnummer)).toEqual(['aanvullingBinnen s.voorbeeld']);
    const about = await received({ overRegisseur: true });
    await set(about.meldingsnummer, { feiten: [benoemd()] });
    await add(about, 'Nog iets.');
    expect(await kindsOf(about.meldingsnummer)).toEqual(['aanvullingBinnen werkverdelers']);
  });

  it('opens a closed melding again, because nobody would look otherwise', async () => {
    const melding = await received();
    await set(melding.meldingsnummer, { triage: closedWith('advies', true) });
    expect(await itemsOf(melding.meldingsnummer, 'WERK#')).toEqual([]);
    const { answer: body } = await add(melding, 'Het gaat toch niet goed.');
    expect(body.status).toBe('inBehandeling');
    expect(await headOf(melding.meldingsnummer)).toMatchObject({
      status: 'inBehandeling',
      triage: null,
      heropend: { reden: 'nieuweInformatie', aantal: 1, daarvoor: { afgerondOp: now } },
      reactieUiterlijk: '2026-12-14',
    });
    expect(await typesOf(melding.meldingsnummer)).toEqual([
      'melding.ontvangen',
      'melding.aangevuld',
      'melding.heropend',
    ]);
    expect((await kindsOf(melding.meldingsnummer)).sort()).toEqual([
      'aanvullingBinnen werkverdelers',
      'heropend ouder',
    ]);
    expect((await itemsOf(melding.meldingsnummer, 'WERK#open')).length).toBe(1);
    expect((await itemsOf(melding.meldingsnummer, 'TERMIJN#reactie')).length).toBe(1);
  });

  it('of a melding that was closed without telling opens it without telling', async () => {
    const melding = await received();
    await set(melding.meldingsnummer, { triage: closedWith('doorgezonden', false) });
    expect((await add(melding, 'Het gaat toch niet goed.')).answer.status).toBe('inBehandeling');
    expect(await kindsOf(melding.meldingsnummer)).toEqual(['aanvullingBinnen werkverdelers']);
  });

  it.each<[string, Partial<MeldingInput>]>([
    ['about others', { over: 'iemandAnders', weetHetGezinHet: 'ja' }],
    ['anonymously', { anoniem: true, melder: { rol: 'inwoner' } }],
  ])('is welcome from who reported %s, and tells nothing back', async (_, changes) => {
    const melding = await received(changes);
    await set(melding.meldingsnummer, { triage: closedWith('advies', changes.anoniem === true), feiten: [benoemd()] });
    const { answer: body } = await add(melding, 'Ik zag nog iets.');
    expect(['bekeken', 'inBehandeling']).toContain(body.status);
    expect((await kindsOf(melding.meldingsnummer)).every((kind) => kind.startsWith('aanvullingBinnen'))).toBe(true);
    expect(JSON.stringify(await followMelding(deps, { ...melding, now: later }))).not.toMatch(
      /Samira|regisseurBenoemd/,
    );
  });

  it('is refused with a BSN, unless it is none', async () => {
    const melding = await received();
    expect(await bodyOf(add(melding, 'Mijn nummer is 111222333.'))).toMatchObject({
      type: 'urn:vlot:probleem:bsnGevonden',
      fouten: [{ veld: '/tekst', code: 'bsn' }],
    });
    expect((await add(melding, 'Kenmerk 111222333.', {}, true)).isNew).toBe(true);
  });

  it('comes once with the same key, also five times at once; the same key is for one text', async () => {
    const melding = await received();
    const key = 'sleutel-aanvulling';
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => add(melding, 'Nog iets.', { key })));
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await itemsOf(melding.meldingsnummer, 'STUK#AANVULLING#')).toHaveLength(1);
    expect(await bodyOf(add(melding, 'Iets anders.', { key }))).toMatchObject({ status: 409 });
    await add(melding, 'Nog iets.');
    expect(await itemsOf(melding.meldingsnummer, 'STUK#AANVULLING#')).toHaveLength(2);
  });

  it('comes at most fifty times', async () => {
    const melding = await received();
    for (let turn = 0; turn < 50; turn += 1) await add(melding, `Keer ${turn}.`);
    expect(await bodyOf(add(melding, 'Nog een keer.'))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('Bel'),
    });
    expect(await itemsOf(melding.meldingsnummer, 'STUK#AANVULLING#')).toHaveLength(50);
  });
});

describe('by the link of a neutral mail, which somebody else may have opened', () => {
  it('is taken in, and whoever reads it knows that it is not certain who wrote it', async () => {
    const melding = await received();
    const nummer = melding.meldingsnummer;
    const neutral = 'NEUTRA-AL0000-000000';
    await db.table.transact([{ put: volgcodeItem(nummer, hashCode(neutral), now, true), when: 'absent' }]);
    await set(nummer, { feiten: [benoemd()], ...asked() });
    const by = { meldingsnummer: nummer, volgcode: neutral };
    await add(by, 'Alles is opgelost.');
    await answer(by, 'ja');
    const [added] = await itemsOf(nummer, 'STUK#AANVULLING#');
    expect(added?.['tekst']).toMatch(
      /^\[Via de link in een neutrale e-mail\. .*niet zeker.*\]\n\nAlles is opgelost\.$/,
    );
    const [said] = await itemsOf(nummer, 'NAVRAAG#');
    expect(said).toMatchObject({ antwoord: 'ja', toelichting: expect.stringContaining('niet zeker') });
    await add(melding, 'Dit schrijf ik zelf.');
    const texts = (await itemsOf(nummer, 'STUK#AANVULLING#')).map((one) => one['tekst']);
    expect(texts).toContain('Dit schrijf ik zelf.');
  });
});

describe('"Loopt de hulp weer?"', () => {
  async function askedMelding(changes: Partial<Melding> = {}, input: Partial<MeldingInput> = {}) {
    const melding = await received(input);
    await set(melding.meldingsnummer, { feiten: [benoemd()], ...asked(), ...changes });
    return melding;
  }

  it('ja: noted, and nobody is bothered', async () => {
    const melding = await askedMelding();
    expect((await followMelding(deps, { ...melding, now: later })).navraag).toEqual({ ronde: 1, gevraagdOp: now });
    expect((await answer(melding, 'ja')).answer.status).toBe('regisseurBenoemd');
    expect((await followMelding(deps, { ...melding, now: later })).navraag).toBeNull();
    expect((await eventsOf(melding.meldingsnummer)).at(-1)).toMatchObject({
      type: 'melding.navraagBeantwoord',
      data: { ronde: 1, antwoord: 'ja' },
    });
    expect(await mailsOf(melding.meldingsnummer)).toEqual([]);
    expect(await itemsOf(melding.meldingsnummer, 'NAVRAAG#')).toMatchObject([
      { ronde: 1, antwoord: 'ja', beantwoordOp: later },
    ]);
  });

  it('een beetje: who leads hears it, and the next time is asked as planned', async () => {
    const melding = await askedMelding();
    const terms = (await itemsOf(melding.meldingsnummer, 'TERMIJN#navraag#')).length;
    expect(terms).toBe(2);
    await answer(melding, 'beetje', 'De dagbesteding wacht nog.');
    expect(await kindsOf(melding.meldingsnummer)).toEqual(['navraagNegatief s.voorbeeld']);
    expect((await mailsOf(melding.meldingsnummer))[0]?.tekst).not.toContain('dagbesteding');
    expect(await itemsOf(melding.meldingsnummer, 'NAVRAAG#')).toMatchObject([
      { toelichting: 'De dagbesteding wacht nog.' },
    ]);
    expect(await headOf(melding.meldingsnummer)).toMatchObject({ heropend: null, status: 'regisseurBenoemd' });
    expect(await itemsOf(melding.meldingsnummer, 'TERMIJN#navraag#')).toHaveLength(terms);
  });

  it('nee: open again, a term from now, and nobody is asked again until it is taken up', async () => {
    const melding = await askedMelding();
    const { answer: body } = await answer(melding, 'nee', 'Niemand komt.');
    expect(body.status).toBe('regisseurBenoemd');
    const head = await headOf(melding.meldingsnummer);
    expect(head).toMatchObject({
      heropend: { reden: 'hulpLooptNiet', aantal: 1, op: later },
      navraag: { ronde: 1, antwoord: 'nee' },
      bekekenOp: null,
      reactieUiterlijk: '2026-12-14',
    });
    const events = await eventsOf(melding.meldingsnummer);
    expect(events.map(({ type }) => type)).toEqual([
      'melding.ontvangen',
      'melding.navraagBeantwoord',
      'melding.heropend',
    ]);
    expect(events.at(-1)?.data).toMatchObject({ reden: 'hulpLooptNiet', casusId: head.feiten[0]?.casusId });
    expect((await kindsOf(melding.meldingsnummer)).sort()).toEqual(['heropend ouder', 'navraagNegatief s.voorbeeld']);
    expect(await itemsOf(melding.meldingsnummer, 'TERMIJN#navraag')).toEqual([]);
    expect(await itemsOf(melding.meldingsnummer, 'TERMIJN#reactie')).toMatchObject([{ gsi1sk: head.reactieTot }]);
    expect(await itemsOf(melding.meldingsnummer, 'WERK#open')).toHaveLength(1);
  });

  it('is answered once', async () => {
    const melding = await askedMelding();
    await answer(melding, 'ja');
    expect(await bodyOf(answer(melding, 'nee'))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('al beantwoord'),
    });
    const twice = await askedMelding();
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => answer(twice, 'nee', undefined, { key: 'sleutel-nee' })),
    );
    expect(results.filter((one) => one.status === 'fulfilled' && one.value.isNew)).toHaveLength(1);
    expect((await headOf(twice.meldingsnummer)).heropend?.aantal).toBe(1);
  });

  it('that nobody asked has no answer, and says no more than that', async () => {
    const own = await received();
    const about = await received({ over: 'iemandAnders' });
    const bodies = await Promise.all([own, about].map((melding) => bodyOf(answer(melding, 'nee'))));
    expect(bodies[0]).toMatchObject({ status: 409 });
    expect(bodies[1]).toEqual(bodies[0]);
  });

  it('ends the call that was owed about it', async () => {
    const melding = await askedMelding({}, { melder: { ...meldingInput.melder, veiligContact: { nietMailen: true } } });
    const taakId = randomIdentifiers.uuid();
    const owed = { taakId, status: 'open', spoed: false, soort: 'bellen', reden: 'nietMailen', onderwerp: 'navraag' };
    const dated = { bericht: null, berichtOp: now, geopendOp: now, uiterlijk: '2026-12-10', tot: later };
    await db.table.transact([
      { put: { pk: meldingPk(melding.meldingsnummer), sk: `TAAK#${taakId}`, ...owed, ...dated }, when: 'absent' },
    ]);
    await answer(melding, 'ja');
    const open = await openIntakeStore(db.table).openTasks(melding.meldingsnummer);
    expect(open.map(({ onderwerp }) => onderwerp)).toEqual(['ontvangst']);
  });

  it('is refused with a BSN in the explanation', async () => {
    const melding = await askedMelding();
    expect(await bodyOf(answer(melding, 'ja', 'Zie 111222333'))).toMatchObject({ fouten: [{ veld: '/toelichting' }] });
  });
});

describe('"Het klikt niet"', () => {
  async function led(input: Partial<MeldingInput> = {}) {
    const melding = await received(input);
    const fact = benoemd();
    await set(melding.meldingsnummer, { feiten: [fact] });
    return { melding, fact };
  }

  it('is an event with ids only, and the family hears by when somebody decides', async () => {
    const { melding, fact } = await led();
    const regisseurId = 'regisseurId' in fact ? fact.regisseurId : '';
    expect((await followMelding(deps, { ...melding, now: later })).magAnderVragen).toBe(true);
    await change(melding, 'Zij luistert niet.');
    expect((await eventsOf(melding.meldingsnummer)).at(-1)).toEqual({
      type: 'melding.andereRegisseurGevraagd',
      data: { meldingId: melding.meldingsnummer, casusId: fact.casusId, regisseurId, gevraagdOp: later },
    });
    expect(await kindsOf(melding.meldingsnummer)).toEqual(['wissel ouder']);
    expect((await headOf(melding.meldingsnummer)).wissel).toEqual({ op: later, regisseurId, uiterlijk: '2026-12-10' });
    // Why is for who decides: kept apart from what the regisseur may read.
    expect(await itemsOf(melding.meldingsnummer, 'STUK#AANVULLING#')).toMatchObject([
      { tekst: 'Zij luistert niet.', vertrouwelijk: true },
    ]);
    expect((await followMelding(deps, { ...melding, now: later })).magAnderVragen).toBe(false);
  });

  it('is asked once as long as nobody decided', async () => {
    const { melding } = await led();
    await change(melding);
    expect(await bodyOf(change(melding))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('al gevraagd'),
    });
    expect((await typesOf(melding.meldingsnummer)).filter((type) => type.startsWith('melding.andere'))).toHaveLength(1);
    await set(melding.meldingsnummer, { wissel: null });
    expect((await change(melding)).isNew).toBe(true);
  });

  it('is no question about somebody else, nor one without a name: all of these look alike', async () => {
    const nobody = await received();
    const anonymous = await led({ anoniem: true, melder: { rol: 'inwoner' } });
    const outsider = await led({ over: 'iemandAnders' });
    const unknown = await received({ over: 'iemandAnders' });
    const bodies = await Promise.all(
      [nobody, anonymous.melding, outsider.melding, unknown].map((melding) => bodyOf(change(melding))),
    );
    expect(bodies[0]).toMatchObject({ status: 409 });
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});
