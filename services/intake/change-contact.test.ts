import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { hearReturned, returned } from './bounces.ts';
import { changeContact } from './change-contact.ts';
import { changeMelding } from './change-melding.ts';
import { contactwijzigingRequest, type MeldingInput, pogingRequest, werklijstQuery } from './contract.ts';
import type { Melding } from './domain/melding.ts';
import { contactwijziging } from './domain/stukken.ts';
import { listWerklijst } from './list-werklijst.ts';
import { makeUittreksel } from './make-uittreksel.ts';
import { passTerm } from './pass-term.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { recordPoging } from './record-poging.ts';
import { addressPk, meldingPk, openIntakeStore } from './store.ts';
import { tellMelder } from './tell.ts';

/** Contact data that were wrong, or became known later (AVG 16). */
const now = '2026-11-23T10:00:00Z';
const later = '2026-11-24T10:00:00Z';
const werkverdeler = staffOf('werkverdeler');
let db: TestTable;
let deps: ReceiveDependencies;
beforeEach(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
});
afterEach(() => db.stop());

const store = () => openIntakeStore(deps.table);
async function received(changes: Partial<MeldingInput> = {}) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding.meldingsnummer;
}
const onlyMail = { rol: 'ouder', naam: 'Ouder Voorbeeld', email: 'fout@voorbeeld.example' } as const;
const change = (
  nummer: string,
  input: Omit<z.input<typeof contactwijzigingRequest>, 'toelichting'>,
  { staff = werkverdeler, key }: { staff?: Staff; key?: string } = {},
) =>
  changeContact(deps, {
    meldingsnummer: nummer,
    staff,
    now: later,
    idempotencyKey: key,
    input: contactwijzigingRequest.parse({ ...input, toelichting: 'Moeder belde.' }),
  });
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw new Error('Not refused');
  return { status: error.status, code: error.code, velden: error.faults.map(({ veld, code }) => `${veld} ${code}`) };
};
const attempt = (nummer: string, taakId: string, resultaat: 'geenWeg' | 'bereikt', at = later) =>
  recordPoging(deps, {
    meldingsnummer: nummer,
    taakId,
    staff: werkverdeler,
    now: at,
    idempotencyKey: undefined,
    input: pogingRequest.parse({ resultaat, toelichting: 'Nummer is van iemand anders, brief kwam terug.' }),
  });
const row = z.looseObject({ sk: z.string() });
const itemsOf = (nummer: string, prefix: string) => deps.table.partition(meldingPk(nummer), row, prefix);
const mail = z.looseObject({ id: z.string(), soort: z.string(), aan: z.string(), neutraal: z.boolean().optional() });
const mailsOf = async (nummer: string, aan: string) =>
  (await itemsOf(nummer, 'MAIL#')).map((one) => mail.parse(one['mail'])).filter((one) => one.aan === aan);
const kindsTo = async (nummer: string, aan: string) => (await mailsOf(nummer, aan)).map(({ soort }) => soort).sort();
const openTasks = (nummer: string) => store().openTasks(nummer);
const dossierOf = (nummer: string, staff = werkverdeler, adres?: 'tonen') =>
  readDossier(deps, { meldingsnummer: nummer, adres }, { staff, now: later, requestId: 'verzoek' });
const bounced = (mailId: string, nummer: string, to: string) =>
  hearReturned(
    { ...deps, metrics: () => undefined },
    returned.parse({
      'detail-type': 'Email Bounced',
      detail: {
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ action: 'failed' }] },
        mail: { destination: [to], tags: { mail: [mailId], aggregaat: [nummer] } },
      },
    }),
    '2026-11-23T10:05:00Z',
  );
/** The acknowledgement came back: mail is no way any more. */
async function withDeadMail(melder: MeldingInput['melder'] = onlyMail, more: Partial<MeldingInput> = {}) {
  const nummer = await received({ melder, ...more });
  const [sent] = await mailsOf(nummer, melder.email ?? '');
  await bounced(sent?.id ?? '', nummer, melder.email ?? '');
  return nummer;
}
async function tell(nummer: string, bericht: Parameters<typeof tellMelder>[2], at: string) {
  await changeMelding<null>(deps, { nummer, now: at }, async (head, read) => {
    const data = await read.gegevens(nummer);
    if (!data) throw new Error('No data');
    const { writes, events, mails } = tellMelder(deps, { head, data, now: at }, bericht);
    return { change: { head, writes, events, mails }, answer: null };
  });
}
const named = (naam: string) => ({
  soort: 'benoemd' as const,
  regisseur: { naam, telefoon: '0546 00 00 00', email: 's@almelo.example', organisatie: 'Team' },
  contact: { uiterlijk: '2026-11-27', wanneer: 'voor' as const },
  telefoonBekend: true,
  spoed: false,
});

describe('a corrected mail address', () => {
  it('is used from now on; what was owed goes there, and the earlier one is kept with who said so', async () => {
    const nummer = await withDeadMail();
    expect((await store().head(nummer))?.emailOnbereikbaar).not.toBeNull();
    const { isNew, answer } = await change(nummer, { email: 'goed@voorbeeld.example' }, { key: 'een-sleutel' });
    expect(isNew).toBe(true);
    expect(answer).toEqual({ meldingsnummer: nummer, op: later, gewijzigd: ['email'], langs: 'mail', alsnog: 0 });
    expect((await store().head(nummer))?.emailOnbereikbaar).toBeNull();
    expect((await store().gegevens(nummer))?.melder).toMatchObject({
      naam: 'Ouder Voorbeeld',
      email: 'goed@voorbeeld.example',
    });
    // The letter about what came back is a mail now, and the change itself is confirmed.
    expect(await openTasks(nummer)).toEqual([]);
    expect(await itemsOf(nummer, 'TERMIJN#contacttaak#')).toEqual([]);
    expect(await kindsTo(nummer, 'goed@voorbeeld.example')).toEqual(['contactgegevens', 'ontvangst']);
    expect(await deps.table.partition(meldingPk(nummer), contactwijziging, 'STUK#CONTACT#')).toEqual([
      {
        op: later,
        door: { id: 'werkverdeler', naam: 'Werkverdeler Voorbeeld' },
        velden: ['email'],
        voorheen: { email: 'fout@voorbeeld.example' },
        toelichting: 'Moeder belde.',
      },
    ]);
    expect((await change(nummer, { email: 'goed@voorbeeld.example' }, { key: 'een-sleutel' })).isNew).toBe(false);
    await tell(nummer, named('Samira Voorbeeld'), '2026-11-24T11:00:00Z');
    expect(await kindsTo(nummer, 'goed@voorbeeld.example')).toContain('benoemd');
  });

  it('is neutral when that is wanted, and says nothing of what it was', async () => {
    const nummer = await withDeadMail({ ...onlyMail, veiligContact: { neutraal: true } });
    await change(nummer, { email: 'goed@voorbeeld.example' });
    const mails = await mailsOf(nummer, 'goed@voorbeeld.example');
    expect(mails.map(({ neutraal }) => neutraal)).toEqual([true, true]);
    expect(JSON.stringify(mails)).not.toContain('fout@');
  });

  it('is not called dead by a mail that went to the old one: that is said again, to the new one', async () => {
    const nummer = await received({ melder: onlyMail });
    const [sent] = await mailsOf(nummer, onlyMail.email);
    await change(nummer, { email: 'goed@voorbeeld.example' });
    await bounced(sent?.id ?? '', nummer, onlyMail.email);
    expect((await store().head(nummer))?.emailOnbereikbaar).toBeNull();
    expect(await openTasks(nummer)).toEqual([]);
    expect(await kindsTo(nummer, 'goed@voorbeeld.example')).toEqual(['contactgegevens', 'ontvangst']);
  });

  it('that is the same says that it is right after all; anything else that is the same is refused', async () => {
    const nummer = await withDeadMail({ ...onlyMail, telefoon: '06 12345678' });
    const same = change(nummer, { telefoon: '06 12345678' });
    expect(await refused(same)).toMatchObject({ velden: ['/ nietsVeranderd'] });
    await change(nummer, { email: onlyMail.email });
    expect((await store().head(nummer))?.emailOnbereikbaar).toBeNull();
  });

  it('tells nothing while the melding is kept silent', async () => {
    const nummer = await withDeadMail();
    const silent = { op: now, reden: 'verkeerdeUitkomst' as const, aantal: 1, stil: true };
    await changeMelding<null>(deps, { nummer, now }, (head) => ({
      change: {
        head: { ...head, heropend: { ...silent, daarvoor: { bekekenOp: null, afgerondOp: null } } } satisfies Melding,
      },
      answer: null,
    }));
    await change(nummer, { email: 'goed@voorbeeld.example' });
    expect(await kindsTo(nummer, 'goed@voorbeeld.example')).toEqual([]);
    expect(await openTasks(nummer)).toHaveLength(1);
  });
});

describe('other contact data', () => {
  it('a telephone number makes a call of the letter that is owed, with the same term and no second call', async () => {
    const nummer = await withDeadMail();
    const [before] = await openTasks(nummer);
    expect(before?.soort).toBe('brief');
    expect((await change(nummer, { telefoon: '06 12345678' })).answer.langs).toBe('bellen');
    expect(await openTasks(nummer)).toEqual([{ ...before, soort: 'bellen' }]);
  });

  it('a new address leads to other meldingen from there, and no longer to those of the old one', async () => {
    const other = await received({ woonadres: { postcode: '7601 AB', huisnummer: 5 } });
    const nummer = await received();
    const old = (await store().head(nummer))?.adresSleutel ?? '';
    const moved = { postcode: '7601AB', huisnummer: 5, straat: 'Voorbeeldstraat' };
    await change(nummer, { woonadres: moved });
    const head = await store().head(nummer);
    expect(head).toMatchObject({ adresSleutel: (await store().head(other))?.adresSleutel, herhaald: true });
    expect(await deps.table.partition(addressPk(old), row, 'MELDING#')).toEqual([]);
    expect((await dossierOf(nummer)).historie).toMatchObject([{ meldingsnummer: other, besluit: null }]);
    expect((await dossierOf(other)).historie).toMatchObject([{ meldingsnummer: nummer }]);
    // Only the street: nobody moved.
    await change(nummer, { woonadres: { postcode: '7601AB', huisnummer: 5 } });
    expect((await store().head(nummer))?.adresSleutel).toBe(head?.adresSleutel);
    await change(nummer, { woonadres: null });
    expect(await store().head(nummer)).toMatchObject({ adresSleutel: null, gebied: null });
    expect((await dossierOf(other)).historie).toEqual([]);
  });

  it.each<[string, Partial<MeldingInput>, Parameters<typeof change>[1], string]>([
    ['no mail to be mailed', {}, { email: null, voorkeurskanaal: 'email' }, '/email emailBijVoorkeur'],
    ['no number to be called', {}, { telefoon: null, voorkeurskanaal: 'telefoon' }, '/telefoon telefoonBijVoorkeur'],
    ['no address to be written to', {}, { woonadres: null, voorkeurskanaal: 'post' }, '/woonadres adresBijPost'],
    [
      'mail, and never mail',
      {},
      { voorkeurskanaal: 'email', veiligContact: { nietMailen: true } },
      '/voorkeurskanaal nietMailenWelEmail',
    ],
    [
      'a letter at the door of the family',
      { over: 'iemandAnders', weetHetGezinHet: 'nee' },
      { voorkeurskanaal: 'post' },
      '/voorkeurskanaal briefBijSignaal',
    ],
    [
      'the address of the family',
      { over: 'iemandAnders', weetHetGezinHet: 'ja' },
      { woonadres: null },
      '/woonadres andermansAdres',
    ],
  ])('%s is refused', async (_, melding, input, fault) => {
    const nummer = await received(melding);
    expect(await refused(change(nummer, input))).toMatchObject({ velden: [fault] });
    expect(await itemsOf(nummer, 'STUK#CONTACT#')).toEqual([]);
  });

  it('a request without a field, or without who said it, is none', () => {
    expect(contactwijzigingRequest.safeParse({ toelichting: 'x' }).success).toBe(false);
    expect(contactwijzigingRequest.safeParse({ email: null }).success).toBe(false);
    expect(contactwijzigingRequest.safeParse({ email: 'geen adres', toelichting: 'x' }).success).toBe(false);
  });

  it('of who reported about others is for who triages; nobody knows that of who is anonymous', async () => {
    const signaal = await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
    await change(signaal, { email: 'buur@voorbeeld.example' });
    expect((await store().gegevens(signaal))?.melder.email).toBe('buur@voorbeeld.example');
    const anoniem = await received({ anoniem: true, melder: { rol: 'buur' } });
    expect(await refused(change(anoniem, { telefoon: '06 12345678' }))).toMatchObject({ code: 'geenToegang' });
    const stranger = staffOf('regisseur');
    expect(await refused(change(signaal, { telefoon: null }, { staff: stranger }))).toMatchObject({ status: 404 });
  });

  it('a secret address is changed by who may see it, and stays masked as it was', async () => {
    const nummer = await received({ geheimAdres: true });
    const team = staffOf('teamlid', { teams: ['almelo-noord'] });
    await changeMelding<null>(deps, { nummer, now }, (head) => ({
      change: {
        head: { ...head, behandelaar: { sleutel: team.email ?? '', id: team.id, naam: team.naam, sinds: now } },
      },
      answer: null,
    }));
    const woonadres = { postcode: '7601AB', huisnummer: 5 };
    expect(await refused(change(nummer, { woonadres }, { staff: team }))).toMatchObject({ code: 'geenToegang' });
    await change(nummer, { telefoon: '06 87654321' }, { staff: team });
    await change(nummer, { woonadres });
    const masked = await dossierOf(nummer, team);
    expect(masked.contactwijzigingen.map(({ velden }) => velden)).toEqual([['telefoon'], ['woonadres']]);
    expect(JSON.stringify(masked)).not.toMatch(/7607EW|7601AB/);
    expect((await dossierOf(nummer, werkverdeler, 'tonen')).contactwijzigingen[1]?.voorheen).toMatchObject({
      woonadres: { postcode: '7607EW' },
    });
  });

  it('stands in the extract without the words of staff', async () => {
    const nummer = await received();
    await change(nummer, { email: 'goed@voorbeeld.example' });
    const extract = await makeUittreksel(
      deps,
      { meldingsnummer: nummer },
      { staff: staffOf('privacyfunctionaris'), now: later, requestId: 'verzoek' },
    );
    const part = extract.onderdelen.find(({ titel }) => titel === 'Wat wij aan uw contactgegevens veranderden');
    expect(part?.regels).toContainEqual({ naam: 'eerst stond er, e-mailadres', waarde: 'ouder@voorbeeld.example' });
    expect(JSON.stringify(extract)).not.toMatch(/Moeder belde|Werkverdeler Voorbeeld/);
  });
});

describe('nobody can be reached', () => {
  /** Reported about others, by a mail address that turned out to be dead: nothing to dial, no door to write to. */
  const unreachable = () => withDeadMail(onlyMail, { over: 'iemandAnders', weetHetGezinHet: 'ja' });

  it('ends the task as that, with why, and nothing climbs or waits', async () => {
    const nummer = await unreachable();
    const [task] = await openTasks(nummer);
    expect(pogingRequest.safeParse({ resultaat: 'geenWeg' }).success).toBe(false);
    const due = z.object({
      pk: z.string(),
      sk: z.string(),
      soort: z.string(),
      gsi1sk: z.string(),
      niveau: z.int(),
      versie: z.int(),
    });
    const [term] = await itemsOf(nummer, 'TERMIJN#contacttaak#');
    const { answer } = await attempt(nummer, task?.taakId ?? '', 'geenWeg');
    expect(answer.status).toBe('vervallen');
    expect(await store().task(nummer, task?.taakId ?? '')).toMatchObject({
      afgerond: { resultaat: 'geenWeg', op: later },
    });
    await passTerm(deps, due.parse(term), '2026-12-24T10:00:00Z');
    const events = (await itemsOf(nummer, 'EVENT#')).map(({ event }) =>
      z.looseObject({ type: z.string() }).parse(event),
    );
    expect(events.at(-1)).toMatchObject({ type: 'nl.regie.contacttaak.gedaan.v1', data: { resultaat: 'geenWeg' } });
    expect((await dossierOf(nummer)).overzicht.nietBereikbaar).toBe(true);
    const { meldingen } = await listWerklijst(deps, werklijstQuery.parse({}), { staff: werkverdeler, now: later });
    expect(meldingen).toMatchObject([{ meldingsnummer: nummer, nietBereikbaar: true }]);
  });

  it('then later news is kept, and opens no call that climbs again', async () => {
    const nummer = await unreachable();
    const [task] = await openTasks(nummer);
    await attempt(nummer, task?.taakId ?? '', 'geenWeg');
    await tell(nummer, named('Samira Voorbeeld'), '2026-11-25T10:00:00Z');
    expect(await openTasks(nummer)).toEqual([]);
    expect(await itemsOf(nummer, 'TERMIJN#contacttaak#')).toEqual([]);
    expect((await store().tasks(nummer)).map(({ onderwerp }) => onderwerp).sort()).toEqual(['benoemd', 'ontvangst']);
  });

  it('until there is a way: then what was not said is said, of who leads only the newest, and once', async () => {
    const nummer = await unreachable();
    const [task] = await openTasks(nummer);
    await attempt(nummer, task?.taakId ?? '', 'geenWeg', '2026-11-23T11:00:00Z');
    await tell(nummer, named('Samira Voorbeeld'), '2026-11-23T12:00:00Z');
    const advice = {
      soort: 'uitkomst' as const,
      uitkomst: { soort: 'advies' as const, antwoord: 'Bel de huisarts.' },
      toelichting: null,
    };
    await tell(nummer, advice, '2026-11-23T13:00:00Z');
    const { answer } = await change(nummer, { telefoon: '06 12345678' });
    expect(answer).toMatchObject({ langs: 'bellen', alsnog: 2 });
    const tasks = await openTasks(nummer);
    expect(tasks.map(({ soort, onderwerp }) => `${soort} ${onderwerp}`).sort()).toEqual([
      'bellen benoemd',
      'bellen uitkomst',
    ]);
    expect(tasks.map(({ berichtOp }) => berichtOp).sort()).toEqual(['2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z']);
    expect((await dossierOf(nummer)).overzicht.nietBereikbaar).toBe(false);
    expect((await change(nummer, { telefoon: '06 87654321' })).answer.alsnog).toBe(0);
    expect(await openTasks(nummer)).toHaveLength(2);
  });

  it('of who was reached after all, news opens a call again', async () => {
    const nummer = await withDeadMail({ ...onlyMail, telefoon: '06 12345678' });
    const [task] = await openTasks(nummer);
    await attempt(nummer, task?.taakId ?? '', 'geenWeg', '2026-11-23T11:00:00Z');
    await change(nummer, { telefoon: '06 87654321' });
    const [again] = await openTasks(nummer);
    expect(again?.onderwerp).toBe('ontvangst');
    await attempt(nummer, again?.taakId ?? '', 'bereikt', '2026-11-24T11:00:00Z');
    await tell(nummer, named('Samira Voorbeeld'), '2026-11-25T10:00:00Z');
    expect(await openTasks(nummer)).toMatchObject([{ onderwerp: 'benoemd' }]);
  });
});
