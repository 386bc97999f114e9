import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { term } from '../../shared/deadlines.ts';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import { intakeOn, meldingOf, staffOf, story } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { changeMelding } from './change-melding.ts';
import { claimMelding } from './claim-melding.ts';
import {
  dossierResponse,
  inzagenQuery,
  type MeldingInput,
  optekenRequest,
  type UitkomstInput,
  uitkomstRequest,
  uittrekselResponse,
  werklijstQuery,
  werklijstResponse,
} from './contract.ts';
import { contacttaak } from './domain/contacttaak.ts';
import { gegevensVelden, meldingVelden } from './domain/extract-fields.ts';
import { gegevens, melding } from './domain/melding.ts';
import { besluit, bijlage, contactwijziging, ontlasting, pogingStuk, toestemming } from './domain/stukken.ts';
import { enterMelding } from './enter-melding.ts';
import { eraseOnRequest } from './erase-on-request.ts';
import { finishMelding } from './finish-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { listWerklijst } from './list-werklijst.ts';
import { kinds, makeUittreksel } from './make-uittreksel.ts';
import { addNote } from './note.ts';
import { passTerm } from './pass-term.ts';
import { readDossier } from './read-dossier.ts';
import { readInzagen } from './read-inzagen.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { recordPoging } from './record-poging.ts';
import { aanvulling, meldingPk, navraag, openIntakeStore, stukKey } from './store.ts';

const now = '2026-11-23T08:30:00Z';
const later = '2026-11-24T09:00:00Z';
const werkverdeler = staffOf('werkverdeler');
const privacy = staffOf('privacyfunctionaris');
const teamlid = staffOf('teamlid', { teams: ['via-hellendoorn'] });

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());
beforeEach(() => db.forgetCalls());

let house = 0;
async function received(changes: Partial<MeldingInput> = {}, at = now): Promise<string> {
  house += 1;
  const input = meldingOf({ woonadres: { postcode: '7447 AA', huisnummer: house }, ...changes });
  const result = await receiveMelding(deps, { input, now: at, idempotencyKey: undefined });
  db.forgetCalls();
  return result.melding.meldingsnummer;
}
const reader = (staff = werkverdeler) => ({ staff, now: later, requestId: 'verzoek-1' });
const open = (meldingsnummer: string, staff = werkverdeler, adres?: 'tonen') =>
  readDossier(deps, { meldingsnummer, adres }, reader(staff));
const about = (meldingsnummer: string, staff = werkverdeler) => ({
  meldingsnummer,
  staff,
  now: later,
  idempotencyKey: undefined,
});
const decide = (nummer: string, input: UitkomstInput) =>
  giveUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(input) });
const work = (query: z.input<typeof werklijstQuery>, staff = werkverdeler) =>
  listWerklijst(deps, werklijstQuery.parse(query), { staff, now: later });
const numbers = async (query: z.input<typeof werklijstQuery>, staff = werkverdeler) =>
  (await work({ limiet: 100, ...query }, staff)).meldingen.map(({ meldingsnummer }) => meldingsnummer);
const anything = z.looseObject({ pk: z.string(), sk: z.string() });
const parts = (nummer: string, prefix: string) => deps.table.partition(meldingPk(nummer), anything, prefix);
const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error('Nothing was refused');
};
const shieldedInput: UitkomstInput = {
  uitkomst: 'doorgezonden',
  reden: 'KANARIE-VT',
  bestemming: 'veiligThuis',
  meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
  bewijs: { wijze: 'telefoon', kenmerk: 'VT-1', op: now },
};

describe('the worklist', () => {
  it('puts what is most urgent first and says why', async () => {
    const calm = await received({ veiligheid: 'veilig' });
    const children = await received({ veiligheid: 'zorgen', minderjarigen: 'ja' });
    const acute = await received({ veiligheid: 'acuutOnveilig' });
    const list = await numbers({});
    expect([acute, children, calm].map((nummer) => list.indexOf(nummer)).toSorted((a, b) => a - b)).toEqual(
      [acute, children, calm].map((nummer) => list.indexOf(nummer)),
    );
    const { meldingen } = await work({ voorrang: 'spoed' });
    expect(meldingen.map(({ meldingsnummer }) => meldingsnummer)).toEqual([acute]);
    expect(meldingen[0]).toMatchObject({ voorrang: ['spoed'], wachtWerkdagen: 1, gebied: 'hellendoorn' });
    expect(werklijstResponse.parse(await work({ limiet: 100 })).volgende).toBeNull();
  });

  it('is one query per page, whichever list, and pages without a gap', async () => {
    for (let count = 0; count < 7; count += 1) await received({ veiligheid: 'veilig' });
    for (const lijst of ['open', 'vrij', 'mijn', 'contacttaken'] as const) {
      db.forgetCalls();
      await work({ lijst, limiet: 5 });
      expect(db.calls()).toEqual(['QueryCommand']);
    }
    const all = await numbers({});
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await work({ limiet: 3, ...(cursor && { cursor }) });
      paged.push(...page.meldingen.map(({ meldingsnummer }) => meldingsnummer));
      cursor = page.volgende ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it('follows a melding from free to claimed, to a team, and out', async () => {
    const nummer = await received();
    expect(await numbers({ lijst: 'vrij' })).toContain(nummer);
    await claimMelding(deps, { ...about(nummer), input: { actie: 'oppakken' } });
    expect(await numbers({ lijst: 'vrij' })).not.toContain(nummer);
    expect(await numbers({ lijst: 'mijn' })).toContain(nummer);
    await decide(nummer, { uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
    expect(await numbers({ lijst: 'open' })).not.toContain(nummer);
    expect(await numbers({ lijst: 'team' }, teamlid)).toEqual([nummer]);
    const input = { resultaat: 'geholpen', reden: 'Klaar.', nietVertellen: false } as const;
    await finishMelding(deps, { ...about(nummer, teamlid), input });
    expect(await numbers({ lijst: 'team' }, teamlid)).toEqual([]);
  });

  it('hides what is about the regisseur from whoever has that role, and the lists of others from everybody', async () => {
    const nummer = await received({
      overRegisseur: true,
      melder: { naam: 'X', rol: 'ouder', telefoon: '06 12345678' },
    });
    const both = staffOf('werkverdeler', { rollen: ['werkverdeler', 'regisseur'] });
    expect(await numbers({})).toContain(nummer);
    expect(await numbers({}, both)).not.toContain(nummer);
    const calls = async (staff = werkverdeler) =>
      (await work({ lijst: 'contacttaken', limiet: 100 }, staff)).contacttaken.map((task) => task.meldingsnummer);
    expect(await calls()).toContain(nummer);
    expect(await calls(both)).not.toContain(nummer);
    expect((await problemOf(work({ lijst: 'open' }, teamlid))).code).toBe('geenToegang');
    expect((await problemOf(work({ lijst: 'team', team: 'expertteam' }, teamlid))).code).toBe('geenToegang');
  });

  it('has every call that is owed, acutely unsafe first, until it is made', async () => {
    const melder = { naam: 'X', rol: 'ouder', telefoon: '06 12345678' } as const;
    const calm = await received({ melder, veiligheid: 'veilig' });
    const acute = await received({ melder, veiligheid: 'acuutOnveilig' });
    const list = async () => (await work({ lijst: 'contacttaken', limiet: 100 })).contacttaken;
    const order = (await list()).map(({ meldingsnummer }) => meldingsnummer);
    expect(order.indexOf(acute)).toBeLessThan(order.indexOf(calm));
    const task = (await list()).find(({ meldingsnummer }) => meldingsnummer === calm);
    await recordPoging(deps, { ...about(calm), taakId: task?.taakId, input: { resultaat: 'bereikt' } });
    expect((await list()).map(({ meldingsnummer }) => meldingsnummer)).not.toContain(calm);
  });
});

describe('a dossier', () => {
  it('opens in three requests, first and again, with a journal of any length', async () => {
    const woonadres = { postcode: '7448 CC', huisnummer: 5 };
    const earlier = await received({ woonadres }, '2026-11-20T10:00:00Z');
    const nummer = await received({ woonadres });
    await addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst: 'Gebeld met de school.' } });
    for (let count = 0; count < 60; count += 1) {
      const at = { staff: privacy, now: later, requestId: 'x' };
      await deps.table.transact(
        recordReading({ pk: meldingPk(nummer), subject: nummer, subjectType: 'meldingsnummer', activity: 'x', ...at }),
      );
    }
    db.forgetCalls();
    const first = await open(nummer);
    expect(db.calls()).toEqual(['QueryCommand', 'TransactWriteItemsCommand', 'QueryCommand']);
    db.forgetCalls();
    const again = await open(nummer);
    expect(db.calls()).toHaveLength(3);
    expect(dossierResponse.parse(again)).toEqual(again);
    expect(first.watLooptVast).toBe(story);
    expect(first.historie).toMatchObject([{ meldingsnummer: earlier, besluit: null, wieMeldde: 'eigenHuishouden' }]);
    expect(first.aanvullingen).toMatchObject([{ bron: 'medewerker', tekst: 'Gebeld met de school.' }]);
    expect(first.viaTeam).toBe('via-hellendoorn');
    expect(first.acties).toContain('uitkomstGeven');
    expect(first.overzicht.status).toBe('inBehandeling');
  });

  it('says what to say on the telephone', async () => {
    const nummer = await received({ melder: { naam: 'X', rol: 'ouder', telefoon: '06 12345678' } });
    const { contacttaken } = await open(nummer);
    expect(contacttaken).toMatchObject([{ soort: 'bellen', onderwerp: 'ontvangst' }]);
    expect(contacttaken[0]?.script.length).toBeGreaterThan(2);
  });

  it('masks a secret address, and shows it as a reading of its own to who triages', async () => {
    const nummer = await received({ geheimAdres: true, toestemming: { delenMetRegisseur: true } });
    const masked = await open(nummer);
    expect(masked).toMatchObject({ woonadres: null, adresAfgeschermd: true, postcodecijfers: '7447' });
    expect(JSON.stringify(masked)).not.toContain('7447AA');
    expect((await open(nummer, werkverdeler, 'tonen')).woonadres).toMatchObject({ postcode: '7447AA' });
    expect((await parts(nummer, 'INZAGE#')).map((line) => line['verwerking'])).toContain('melding-geheim-adres-inzien');
    await decide(nummer, { uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
    expect((await open(nummer, teamlid)).woonadres).toBeNull();
    expect((await problemOf(open(nummer, teamlid, 'tonen'))).code).toBe('geenToegang');
    expect((await problemOf(open(nummer, privacy, 'tonen'))).code).toBe('geenToegang');
  });

  it('keeps the story from a team without consent, and everything from who has nothing to do with it', async () => {
    const nummer = await received();
    expect((await problemOf(open(nummer, teamlid))).code).toBe('nietGevonden');
    await decide(nummer, { uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
    const dossier = await open(nummer, teamlid);
    expect(dossier.watLooptVast).toBeNull();
    expect(dossier.melder.telefoon).toBe('06 12345678');
    expect((await problemOf(open(nummer, staffOf('teamlid', { teams: ['expertteam'] })))).code).toBe('nietGevonden');
    expect((await problemOf(open(nummer, staffOf('klantcontact')))).code).toBe('nietGevonden');
  });

  it('tells what else came from the address to who triages only: nobody finds out by writing a melding down', async () => {
    const woonadres = { postcode: '7448 ZZ', huisnummer: 909 };
    const earlier = await received({ woonadres, geheimAdres: true }, '2026-11-20T10:00:00Z');
    const curious = staffOf('klantcontact', { id: 'nieuwsgierig', naam: 'Nieuwsgierig Voorbeeld' });
    const { answer: mine } = await enterMelding(deps, {
      input: optekenRequest.parse({
        kanaal: 'telefoon',
        eersteContactOp: later,
        melding: meldingOf({ woonadres }),
      }),
      staff: curious,
      now: later,
      idempotencyKey: undefined,
    });
    const nummer = mine.meldingsnummer;
    const casusId = randomIdentifiers.uuid();
    const voorgelegd = {
      soort: 'voorgelegd' as const,
      eventId: randomIdentifiers.uuid(),
      casusId,
      sequence: 2,
      op: later,
    };
    const heard = { herhaald: true, feiten: [voorgelegd] };
    await changeMelding<null>(deps, { nummer, now: later }, (head) => ({
      change: { head: { ...head, ...heard } },
      answer: null,
    }));
    const seen = await open(nummer, curious);
    expect(seen).toMatchObject({ historie: [], casusId: null, regisseur: null });
    expect(seen.overzicht.voorrang).not.toContain('herhaald');
    const whole = await open(nummer);
    expect(whole.historie).toMatchObject([{ meldingsnummer: earlier }]);
    expect(whole.casusId).toBe(casusId);
    await decide(nummer, { uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
    expect((await open(nummer, teamlid)).historie).toEqual([]);
  });

  it('leaves to who works on it whether a family hears of it: who wrote it down cannot say that it is not safe', async () => {
    const curious = staffOf('klantcontact', { id: 'balie', naam: 'Balie Voorbeeld' });
    const about = { over: 'iemandAnders', weetHetGezinHet: 'nee' } as const;
    const buur = { naam: 'Buur Voorbeeld', rol: 'buur', telefoon: '06 12345678' } as const;
    const { answer } = await enterMelding(deps, {
      input: optekenRequest.parse({
        kanaal: 'balie',
        eersteContactOp: later,
        melding: meldingOf({ ...about, melder: buur }),
      }),
      staff: curious,
      now: later,
      idempotencyKey: undefined,
    });
    const nummer = answer.meldingsnummer;
    const tasks = await openIntakeStore(deps.table).openTasks(nummer);
    const id = (onderwerp: string) => tasks.find((task) => task.onderwerp === onderwerp)?.taakId;
    const attempt = (taakId: string | undefined, staff: typeof curious) =>
      recordPoging(deps, {
        meldingsnummer: nummer,
        staff,
        now: later,
        idempotencyKey: undefined,
        taakId,
        input: { resultaat: 'nietVeilig', toelichting: 'De man is thuis.' },
      });
    expect((await problemOf(attempt(id('gezinInformeren'), curious))).code).toBe('nietGevonden');
    expect((await attempt(id('ontvangst'), curious)).answer.status).toBe('vervallen');
    expect((await attempt(id('gezinInformeren'), werkverdeler)).answer.status).toBe('vervallen');
  });

  it('keeps from a team who reported about the family, unless they agreed or report from work', async () => {
    const buur = { naam: 'Buur Kanarie', rol: 'buur', telefoon: '06 12345678' } as const;
    const about = { over: 'iemandAnders', weetHetGezinHet: 'nee', melder: buur } as const;
    for (const [changes, shown] of [
      [{}, false],
      [{ toestemming: { delenMetRegisseur: true } }, true],
    ] as const) {
      const nummer = await received({ ...about, ...changes });
      await decide(nummer, { uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
      const seen = await open(nummer, teamlid);
      expect(JSON.stringify(seen).includes('Kanarie')).toBe(shown);
      expect(JSON.stringify(seen).includes('06 12345678')).toBe(shown);
      expect((await open(nummer)).melder).toMatchObject(buur);
    }
  });

  it.each([
    ['Veilig Thuis', shieldedInput],
    ['the Veiligheidshuis', { uitkomst: 'doorgezonden', reden: 'KANARIE-VT', bestemming: 'veiligheidshuis' }],
    ['the JOR', { uitkomst: 'doorgezonden', reden: 'KANARIE-VT', bestemming: 'jor' }],
  ] satisfies [string, UitkomstInput][])('never lets a team see that it went to %s', async (_, input) => {
    const nummer = await received();
    await claimMelding(deps, { ...about(nummer), input: { actie: 'overdragen', aan: 'teamlid@hellendoorn.example' } });
    await addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst: 'KANARIE-NOTITIE' } });
    await decide(nummer, input);
    const seen = await open(nummer, teamlid);
    expect(seen.overzicht).toMatchObject({ status: 'inBehandeling', uitkomst: null });
    expect(JSON.stringify(seen)).not.toMatch(/KANARIE|veiligThuis|veiligheidshuis|jor"|nietVanzelf|doorgezonden/);
    expect(JSON.stringify(await open(nummer))).toMatch(/KANARIE-VT/);
  });
});

describe('reading is recorded and shown', () => {
  it('by melding and by employee, the newest first, and looking is recorded too', async () => {
    const nummer = await received();
    const own = staffOf('gedragswetenschapper', { id: 'een-lezer', naam: 'Lezer Voorbeeld' });
    await open(nummer, own);
    const after = { ...reader(privacy), now: '2026-11-24T09:00:01Z' };
    const byMelding = await readInzagen(deps, inzagenQuery.parse({ meldingsnummer: nummer }), after);
    expect(byMelding.inzagen[0]).toMatchObject({ medewerker: privacy.id, verwerking: 'inzagen-inzien' });
    expect(byMelding.inzagen[1]).toMatchObject({
      naam: 'Lezer Voorbeeld',
      onderwerp: nummer,
      verwerking: 'melding-dossier-inzien',
    });
    const byEmployee = await readInzagen(deps, inzagenQuery.parse({ medewerker: 'een-lezer' }), reader(privacy));
    expect(byEmployee.inzagen).toMatchObject([{ onderwerp: nummer, naam: 'Lezer Voorbeeld' }]);
    const mine = await readInzagen(deps, inzagenQuery.parse({ medewerker: privacy.id, limiet: 1 }), reader(privacy));
    expect(mine.volgende).not.toBeNull();
    expect((await problemOf(readInzagen(deps, inzagenQuery.parse({ meldingsnummer: nummer }), reader()))).code).toBe(
      'geenToegang',
    );
  });
});

describe('an extract', () => {
  it('decides about every field that is kept', () => {
    expect(Object.keys(gegevensVelden).toSorted()).toEqual(Object.keys(gegevens.shape).toSorted());
    expect(Object.keys(meldingVelden).toSorted()).toEqual(Object.keys(melding.shape).toSorted());
    const stored: [string, { shape: object }][] = [
      ['STUK#AANVULLING#', aanvulling],
      ['STUK#BIJLAGE#', bijlage],
      ['STUK#BESLUIT#', besluit],
      ['STUK#ONTLASTING#', ontlasting],
      ['NAVRAAG#', navraag],
      ['TAAK#', contacttaak],
      ['STUK#TOESTEMMING#', toestemming],
      ['STUK#CONTACT#', contactwijziging],
      ['POGING#', pogingStuk],
    ];
    for (const [prefix, schema] of stored) {
      const kind = kinds.find(([begins]) => begins === prefix)?.[1];
      const decided = kind && 'velden' in kind ? Object.keys(kind.velden) : [];
      expect([prefix, Object.keys(schema.shape).filter((name) => !decided.includes(name))]).toEqual([prefix, []]);
    }
  });

  it('holds everything that the melder told and that was done, and names no employee', async () => {
    const nummer = await received({
      bekendeRegisseur: 'Mevrouw Bekend',
      melder: {
        naam: 'Ouder Voorbeeld',
        rol: 'ouder',
        email: 'ouder@voorbeeld.example',
        telefoon: '06 12345678',
        veiligContact: { belMoment: 'na acht uur' },
      },
    });
    await open(nummer);
    await claimMelding(deps, { ...about(nummer), input: { actie: 'oppakken' } });
    await addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst: 'Aantekening van de gemeente.' } });
    await decide(nummer, { uitkomst: 'advies', reden: 'Een reden.', antwoord: 'Bel de huisarts.' });
    const extract = uittrekselResponse.parse(await makeUittreksel(deps, { meldingsnummer: nummer }, reader(privacy)));
    const text = JSON.stringify(extract);
    for (const part of [
      story,
      'Ouder Voorbeeld',
      'ouder@voorbeeld.example',
      '06 12345678',
      'na acht uur',
      '7447AA',
      'Mevrouw Bekend',
      'Bel de huisarts.',
      'werkverdeler',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(werkverdeler.naam);
    // Their own words are read by a person first, whatever they are about.
    expect(text).not.toMatch(/Aantekening van de gemeente|Een reden/);
    expect(text).not.toMatch(/undefined|\[object|"waarde":""/);
    expect(extract.onderdelen.map(({ titel }) => titel)).not.toContain('Overig');
    const known = kinds.map(([prefix]) => prefix);
    const stored = await parts(nummer, '');
    expect(stored.filter(({ sk }) => !known.some((prefix) => sk.startsWith(prefix)))).toEqual([]);
    expect((await parts(nummer, 'INZAGE#')).map((line) => line['verwerking'])).toContain('uittreksel-maken');
  });

  it('tells who reported about somebody else nothing of how it went on', async () => {
    const nummer = await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
    await decide(nummer, { uitkomst: 'viaTeam', reden: 'KANARIE-REDEN', team: 'via-hellendoorn' });
    const text = JSON.stringify(await makeUittreksel(deps, { meldingsnummer: nummer }, reader(privacy)));
    expect(text).not.toMatch(/KANARIE|via-hellendoorn/);
    expect(text).toContain(story);
  });

  it('is silent about Veilig Thuis', async () => {
    const nummer = await received();
    await decide(nummer, shieldedInput);
    const text = JSON.stringify(await makeUittreksel(deps, { meldingsnummer: nummer }, reader(privacy)));
    expect(text).not.toMatch(/KANARIE|veilig thuis|veiligThuis|VT-1/i);
    expect((await problemOf(makeUittreksel(deps, { meldingsnummer: nummer }, reader()))).code).toBe('geenToegang');
  });
});

describe('erasure on request', () => {
  const toelichting = 'De inwoner vroeg erom.';
  const erase = (nummer: string, staff = privacy) =>
    eraseOnRequest(deps, { ...about(nummer, staff), input: { toelichting } });

  it('removes everything, the pointer of the address too, and keeps a record', async () => {
    const woonadres = { postcode: '7448 DD', huisnummer: 9 };
    const nummer = await received({ woonadres });
    const head = await openIntakeStore(deps.table).head(nummer);
    await decide(nummer, { uitkomst: 'advies', reden: 'Een reden.', antwoord: 'Bel de huisarts.' });
    await erase(nummer);
    expect(await parts(nummer, '')).toEqual([]);
    expect(await openIntakeStore(deps.table).atAddress(head?.adresSleutel ?? '')).toEqual([]);
    const record = await deps.table.partition(`VERWIJDERD#${nummer}`, anything);
    // The others hear which one, and nothing else of it is left.
    expect(record).toHaveLength(2);
    expect(record).toContainEqual(expect.objectContaining({ reden: 'verzoek', door: privacy.id, verwijderdOp: later }));
    const data = { meldingId: nummer, gewistOp: later };
    const event = expect.objectContaining({ type: 'nl.regie.melding.gewist.v1', data });
    expect(record).toContainEqual(expect.objectContaining({ outbox: 'event', event }));
    expect(JSON.stringify(record)).not.toContain(toelichting);
    expect((await problemOf(erase(nummer))).code).toBe('nietGevonden');
  });

  it.each([
    ['a melding that is not closed', {}, undefined, 'nog niet afgerond'],
    [
      'one about somebody else',
      { over: 'iemandAnders', weetHetGezinHet: 'ja' } as const,
      { uitkomst: 'advies', reden: 'R.', antwoord: 'Nee.' } as const,
      'iemand anders',
    ],
    ['one that went to Veilig Thuis', {}, shieldedInput, 'Veilig Thuis'],
  ])('refuses %s and says why', async (_, changes, outcome, why) => {
    const nummer = await received(changes);
    if (outcome) await decide(nummer, outcome);
    const problem = await problemOf(erase(nummer));
    expect(problem.code).toBe('nietMogelijk');
    expect(problem.faults.map(({ melding: text }) => text).join(' ')).toContain(why);
    expect((await parts(nummer, 'STAND')).length).toBeGreaterThan(0);
  });

  it('leaves files to the sweep, which takes the whole melding with them whatever happened since', async () => {
    const nummer = await received();
    await decide(nummer, { uitkomst: 'advies', reden: 'Een reden.', antwoord: 'Bel de huisarts.' });
    const file = { bijlageId: 'b1', naam: 'brief.pdf', soort: 'application/pdf', bytes: 3 };
    const put = { ...stukKey(nummer, 'BIJLAGE', 'b1'), ...file, status: 'vrijgegeven', reden: null, op: now };
    await deps.table.transact([{ put, when: 'absent' }]);
    await erase(nummer);
    await addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst: 'Nog iets.' } });
    const [due] = await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#bewaartermijn');
    if (!due) throw new Error('No term');
    await expect(passTerm(deps, due, '2026-11-24T09:01:00Z')).rejects.toThrow('cannot remove files');
    expect(await parts(nummer, 'STUK#BIJLAGE#')).toHaveLength(1);
    const removed: string[] = [];
    const removeFiles = async (which: string) => void removed.push(which);
    await passTerm({ ...deps, removeFiles }, due, '2026-11-24T09:01:00Z');
    expect(removed).toEqual([nummer]);
    expect(await parts(nummer, '')).toEqual([]);
  });

  it('is nobody’s but the privacyfunctionaris’', async () => {
    expect((await problemOf(erase(await received(), werkverdeler))).code).toBe('geenToegang');
  });
});
