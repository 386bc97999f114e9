import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hashCode, randomIdentifiers } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf, staffOf, story } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { addToMelding } from './answer/add-to-melding.ts';
import { decideConsent } from './answer/decide-consent.ts';
import { changeMelding } from './change-melding.ts';
import {
  dossierResponse,
  type MeldingInput,
  optekenRequest,
  toestemmingsnotitieRequest,
  type UitkomstInput,
  uitkomstRequest,
  volgResponse,
} from './contract.ts';
import type { Melding } from './domain/melding.ts';
import { enterMelding } from './enter-melding.ts';
import { eraseOnRequest } from './erase-on-request.ts';
import { followMelding } from './follow-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { makeUittreksel } from './make-uittreksel.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { recordConsent } from './record-consent.ts';
import { meldingPk, volgcodeItem } from './store.ts';

/** "May your regisseur or team read your story?", said later: given, refused, withdrawn; by the family or as heard. */
const received = '2026-11-23T08:30:00Z';
const noon = '2026-11-24T12:00:00Z';
const evening = '2026-11-24T20:00:00Z';
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

type Known = { meldingsnummer: string; volgcode: string };
async function report(changes: Partial<MeldingInput> = {}): Promise<Known> {
  const input = meldingOf(changes);
  return (await receiveMelding(deps, { input, now: received, idempotencyKey: undefined })).melding;
}
const decide = (nummer: string, input: UitkomstInput) =>
  giveUitkomst(deps, {
    meldingsnummer: nummer,
    staff: werkverdeler,
    now: noon,
    idempotencyKey: undefined,
    input: uitkomstRequest.parse(input),
  });
const toTeam = (nummer: string) => decide(nummer, { uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
/** In the hands of the team, which wants to read. */
async function withTeam(changes: Partial<MeldingInput> = {}): Promise<Known> {
  const melding = await report(changes);
  await toTeam(melding.meldingsnummer);
  return melding;
}
async function set(nummer: string, changes: Partial<Melding>): Promise<void> {
  await changeMelding<null>(deps, { nummer, now: noon }, (head) => ({
    change: { head: { ...head, ...changes } },
    answer: null,
  }));
}

type By = { at?: string; key?: string };
const say = (melding: Known, delenMetRegisseur: boolean, { at = noon, key }: By = {}) =>
  decideConsent(deps, { ...melding, input: { delenMetRegisseur }, now: at, idempotencyKey: key });
const hear = (
  { meldingsnummer }: Pick<Known, 'meldingsnummer'>,
  input: Partial<z.input<typeof toestemmingsnotitieRequest>> = {},
  { staff = werkverdeler, at = noon, key }: By & { staff?: typeof werkverdeler } = {},
) =>
  recordConsent(deps, {
    meldingsnummer,
    staff,
    now: at,
    idempotencyKey: key,
    input: toestemmingsnotitieRequest.parse({ delenMetRegisseur: true, toelichting: 'Aan de telefoon.', ...input }),
  });
const follow = async (melding: Known) => volgResponse.parse(await followMelding(deps, { ...melding, now: evening }));
const open = async ({ meldingsnummer }: Pick<Known, 'meldingsnummer'>, staff = teamlid) =>
  dossierResponse.parse(await readDossier(deps, { meldingsnummer }, { staff, now: evening, requestId: 'verzoek-1' }));
const anything = z.looseObject({ sk: z.string() });
const kept = ({ meldingsnummer }: Pick<Known, 'meldingsnummer'>, prefix = 'STUK#TOESTEMMING#') =>
  db.table.partition(meldingPk(meldingsnummer), anything, prefix);
const bodyOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof Problem) return error.toBody();
      throw error;
    },
  );

describe('the family says so itself', () => {
  it('who was never asked agrees: the team reads the story, and the page says since when', async () => {
    const melding = await withTeam();
    expect((await follow(melding)).toestemming).toEqual({ stand: 'nietGezegd', op: null, gehoord: false });
    expect((await open(melding)).watLooptVast).toBeNull();
    const { isNew, answer } = await say(melding, true);
    expect([isNew, answer.op]).toEqual([true, noon]);
    expect((await follow(melding)).toestemming).toEqual({ stand: 'ja', op: noon, gehoord: false });
    expect(await open(melding)).toMatchObject({
      watLooptVast: story,
      toestemming: { delenMetRegisseur: true },
      toestemmingen: [{ delenMetRegisseur: true, op: noon, hoe: 'volgpagina', door: null, toelichting: null }],
    });
  });

  it('withdrawn counts at once: no story, nothing added, no files; how to reach them stays', async () => {
    const melding = await withTeam({ toestemming: { delenMetRegisseur: true } });
    await addToMelding(deps, {
      ...melding,
      input: { tekst: 'KANARIE', geenBsn: false },
      now: noon,
      idempotencyKey: undefined,
    });
    expect(JSON.stringify(await open(melding))).toContain('KANARIE');
    await say(melding, false);
    const seen = await open(melding);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`KANARIE|${story}`));
    expect(seen).toMatchObject({ watLooptVast: null, bijlagen: [], toestemming: { delenMetRegisseur: false } });
    expect(seen.melder.telefoon).toBe('06 12345678');
    expect(seen.acties).not.toContain('bijlageOpenen');
    expect((await open(melding, werkverdeler)).watLooptVast).toBe(story);
    expect((await follow(melding)).toestemming).toMatchObject({ stand: 'nee', op: noon });
  });

  it.each([
    ['no', { toestemming: { delenMetRegisseur: false } }],
    ['nothing was said', {}],
    ['it is about somebody else', { over: 'iemandAnders', weetHetGezinHet: 'ja' }],
  ] as [string, Partial<MeldingInput>][])('%s: no answer that tells the story either', async (_, changes) => {
    const answers: Partial<MeldingInput> = {
      leefgebieden: ['verslaving'],
      doelgroepen: ['lvb'],
      betrokkenOrganisaties: ['KANARIE-ORGANISATIE'],
      aantalHulpverleners: 77,
      wisselingenHulpverleners: 88,
      overzichtHouden: 'nee',
      bekendeRegisseur: 'KANARIE-REGISSEUR',
      veiligheid: 'zorgen',
      minderjarigen: 'ja',
    };
    const melding = await withTeam({ ...answers, ...changes });
    const gewogen = {
      eventId: deps.ids.uuid(),
      op: noon,
      zwaarte: 'zwaar' as const,
      redenen: [
        { code: 'hulpverleners', waarde: 77 },
        { code: 'veiligheid', waarde: 'zorgen' },
      ],
    };
    await set(melding.meldingsnummer, { gewogen });
    const seen = await open(melding);
    expect(JSON.stringify(seen)).not.toMatch(/KANARIE|verslaving|lvb|\b77\b|\b88\b/);
    expect(seen).toMatchObject({
      leefgebieden: null,
      doelgroepen: null,
      betrokkenOrganisaties: null,
      overzichtHouden: null,
      minderjarigen: 'ja',
      overzicht: { veiligheid: 'zorgen' },
      redenen: [{ code: 'veiligheid', waarde: 'zorgen' }],
    });
    const all = { leefgebieden: ['verslaving'], doelgroepen: ['lvb'], aantalHulpverleners: 77, overzichtHouden: 'nee' };
    expect(await open(melding, werkverdeler)).toMatchObject({ ...all, redenen: gewogen.redenen });
    if (changes.over) return;
    await say(melding, true);
    expect(await open(melding)).toMatchObject(all);
  });

  it('all of it can be shown: the answer in the form with the moment of receipt, then each one since', async () => {
    const melding = await withTeam({ toestemming: { delenMetRegisseur: true } });
    expect((await follow(melding)).toestemming).toEqual({ stand: 'ja', op: received, gehoord: false });
    await say(melding, false);
    await say(melding, true, { at: evening });
    const { toestemmingen } = await open(melding);
    expect(toestemmingen.map(({ delenMetRegisseur, op, hoe }) => [delenMetRegisseur, op, hoe])).toEqual([
      [true, received, 'melding'],
      [false, noon, 'volgpagina'],
      [true, evening, 'volgpagina'],
    ]);
    // The copy of what was sent is what was sent.
    await say(melding, false, { at: evening });
    expect((await follow(melding)).verstuurd?.toestemming).toEqual({ delenMetRegisseur: true });
  });

  it('the same request counts once, and a repetition of an older one takes nothing back', async () => {
    const melding = await withTeam();
    const yes = { key: 'sleutel-van-ja' };
    expect((await say(melding, true, yes)).isNew).toBe(true);
    expect((await say(melding, true, yes)).isNew).toBe(false);
    expect(await kept(melding)).toHaveLength(1);
    await say(melding, false, { key: 'sleutel-van-nee' });
    expect((await say(melding, true, yes)).isNew).toBe(false);
    expect((await open(melding)).watLooptVast).toBeNull();
    expect(await bodyOf(say(melding, false, yes))).toMatchObject({
      type: 'urn:vlot:probleem:anderVerzoekZelfdeSleutel',
    });
  });

  it('saying what holds already adds nothing', async () => {
    const melding = await withTeam({ toestemming: { delenMetRegisseur: false } });
    expect((await say(melding, false)).isNew).toBe(false);
    expect(await kept(melding)).toEqual([]);
  });

  it('does not exist for who reported about others, without a name, or by mail: all of these look alike', async () => {
    const melder = { naam: 'Buur Voorbeeld', rol: 'buur', email: 'buur@straat.example' } as const;
    const outsider = await report({ over: 'iemandAnders', melder, toestemming: { delenMetRegisseur: true } });
    const anonymous = await report({ anoniem: true, melder: { rol: 'ouder' } });
    const unknown = await report();
    await set(unknown.meldingsnummer, { wieMeldde: { soort: 'onbekend' }, over: 'onbekend' });
    const all = [outsider, anonymous, unknown];
    const bodies = await Promise.all(all.flatMap((one) => [bodyOf(say(one, true)), bodyOf(say(one, false))]));
    expect(bodies[0]).toMatchObject({ status: 409 });
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    for (const one of all) {
      expect(await kept(one)).toEqual([]);
      expect((await follow(one)).toestemming).toBeNull();
      expect((await open(one, werkverdeler)).toestemmingen).toEqual([]);
    }
    await toTeam(outsider.meldingsnummer);
    expect((await open(outsider)).watLooptVast).toBeNull();
  });

  it('a young person who reports alone says so alone', async () => {
    const melding = await withTeam({ melder: { rol: 'jeugdige', leeftijd: 13, telefoon: '06 12345678' } });
    await say(melding, true);
    expect(await open(melding)).toMatchObject({ jeugdigeAlleen: true, watLooptVast: story });
  });

  it('with the link of a neutral mail: a no only, marked as such, and nothing is given back', async () => {
    const melding = await withTeam({ toestemming: { delenMetRegisseur: true } });
    const link = { meldingsnummer: melding.meldingsnummer, volgcode: randomIdentifiers.code() };
    const item = volgcodeItem(link.meldingsnummer, hashCode(link.volgcode), noon, true);
    await db.table.transact([{ put: item, when: 'absent' }]);
    expect((await follow(link)).toestemming).toEqual({ stand: 'verborgen', op: null, gehoord: false });
    await say(link, false);
    expect(await open(melding)).toMatchObject({ watLooptVast: null, toestemmingen: [{}, { hoe: 'neutraleLink' }] });
    expect(await bodyOf(say(link, true))).toMatchObject({ status: 409 });
    expect((await open(melding)).watLooptVast).toBeNull();
    expect((await follow(link)).toestemming).toEqual({ stand: 'verborgen', op: null, gehoord: false });
  });

  it('two at once: both are kept, and the last one holds everywhere', async () => {
    for (let round = 0; round < 5; round += 1) {
      const melding = await withTeam();
      const [first, second] = round % 2 === 0 ? [true, false] : [false, true];
      const heard = hear(melding, { delenMetRegisseur: true, toelichting: 'Gehoord.' });
      await Promise.all([say(melding, first), say(melding, second), heard]);
      const stored = await kept(melding);
      const { toestemmingen, toestemming, watLooptVast } = await open(melding);
      expect(toestemmingen.map(({ delenMetRegisseur }) => delenMetRegisseur)).toEqual(
        stored.map((one) => one['delenMetRegisseur']),
      );
      expect(toestemmingen.filter(({ hoe }) => hoe === 'gehoord')).toHaveLength(1);
      // A no is never lost between two times yes.
      expect(toestemmingen.filter(({ delenMetRegisseur }) => !delenMetRegisseur)).toHaveLength(1);
      const last = toestemmingen.at(-1)?.delenMetRegisseur;
      expect([toestemming?.delenMetRegisseur, watLooptVast !== null]).toEqual([last, last]);
    }
  });

  it('also when the melding is closed, and that opens nothing again', async () => {
    const melding = await report({ toestemming: { delenMetRegisseur: true } });
    await decide(melding.meldingsnummer, { uitkomst: 'advies', reden: 'Beantwoord.', antwoord: 'Bel de huisarts.' });
    expect((await say(melding, false)).answer.status).toBe('afgerond');
    expect((await follow(melding)).toestemming?.stand).toBe('nee');
  });

  it('more often than a person agrees is refused; a no never is', async () => {
    const melding = await report();
    for (let time = 0; time < 50; time += 1) {
      await say(melding, true);
      await say(melding, false);
    }
    expect(await bodyOf(say(melding, true))).toMatchObject({ status: 409, detail: expect.stringContaining('Bel') });
    await hear(melding);
    expect((await say(melding, false)).isNew).toBe(true);
    expect((await follow(melding)).toestemming?.stand).toBe('nee');
  }, 60_000);
});

describe('staff heard it', () => {
  it('who works on it writes it down, with who heard it, when, and how', async () => {
    const melding = await withTeam();
    const { isNew, answer } = await hear(
      melding,
      { gehoordOp: '2026-11-24T10:15:00+01:00', toelichting: 'Moeder zei ja aan de balie.' },
      { staff: teamlid },
    );
    expect([isNew, answer]).toEqual([
      true,
      { meldingsnummer: melding.meldingsnummer, delenMetRegisseur: true, op: '2026-11-24T09:15:00Z' },
    ]);
    expect(await open(melding)).toMatchObject({
      watLooptVast: story,
      toestemmingen: [
        { hoe: 'gehoord', door: teamlid.naam, op: answer.op, toelichting: 'Moeder zei ja aan de balie.' },
      ],
    });
    expect(await kept(melding)).toMatchObject([{ vastgelegdOp: noon, door: { id: teamlid.id } }]);
    // The family sees that somebody wrote this down, and takes it back.
    expect((await follow(melding)).toestemming).toEqual({ stand: 'ja', op: answer.op, gehoord: true });
    await say(melding, false);
    expect((await open(melding)).watLooptVast).toBeNull();
  });

  it('counts once with the same key, for one person', async () => {
    const melding = await report();
    await hear(melding, {}, { key: 'sleutel-gehoord' });
    expect((await hear(melding, {}, { key: 'sleutel-gehoord' })).isNew).toBe(false);
    expect(await kept(melding)).toHaveLength(1);
  });

  it('what was heard before the family itself said otherwise does not hold', async () => {
    const melding = await withTeam();
    await say(melding, false);
    const old = await bodyOf(hear(melding, { gehoordOp: '2026-11-24T10:00:00Z' }, { at: evening }));
    expect(old).toMatchObject({ status: 400, fouten: [{ veld: '/gehoordOp', code: 'laterGezegd' }] });
    expect((await open(melding)).watLooptVast).toBeNull();
    expect((await hear(melding, { gehoordOp: '2026-11-24T19:00:00Z' }, { at: evening })).isNew).toBe(true);
  });

  it.each([
    ['2026-11-25T09:00:00Z', 'inDeToekomst'],
    ['2026-11-20T09:00:00Z', 'voorDeMelding'],
  ])('a moment that cannot be (%s) is refused', async (gehoordOp, code) => {
    const melding = await report();
    expect(await bodyOf(hear(melding, { gehoordOp }))).toMatchObject({ fouten: [{ veld: '/gehoordOp', code }] });
    expect(await kept(melding)).toEqual([]);
  });

  it('not about others, not when it is closed, not by who has nothing to do with it', async () => {
    const outsider = await withTeam({ over: 'iemandAnders' });
    expect(await bodyOf(hear(outsider))).toMatchObject({ status: 403 });
    expect(await bodyOf(hear(outsider, {}, { staff: teamlid }))).toMatchObject({ status: 403 });
    const own = await report();
    for (const staff of [teamlid, staffOf('regisseur'), staffOf('klantcontact')]) {
      expect(await bodyOf(hear(own, {}, { staff }))).toMatchObject({ status: 404 });
    }
    expect(await bodyOf(hear(own, {}, { staff: privacy }))).toMatchObject({ status: 403 });
    await decide(own.meldingsnummer, { uitkomst: 'advies', reden: 'Beantwoord.', antwoord: 'Bel de huisarts.' });
    expect(await bodyOf(hear(own))).toMatchObject({ status: 409, detail: expect.stringContaining('volgpagina') });
    expect([await kept(outsider), await kept(own)]).toEqual([[], []]);
  });

  it('a mail that turned out to be about the own household', async () => {
    const melding = await report();
    await set(melding.meldingsnummer, { wieMeldde: { soort: 'onbekend' }, over: 'onbekend' });
    expect(await bodyOf(hear(melding))).toMatchObject({ status: 403 });
    await decide(melding.meldingsnummer, {
      uitkomst: 'viaTeam',
      reden: 'Licht.',
      team: 'via-hellendoorn',
      over: 'mijnGezin',
    });
    expect((await follow(melding)).toestemming?.stand).toBe('nietGezegd');
    await hear(melding, {}, { staff: teamlid });
    expect((await open(melding)).watLooptVast).toBe(story);
  });

  it('asked when it was written down by telephone: who wrote it down stands with it', async () => {
    const staff = staffOf('klantcontact');
    const melding = meldingOf({ toestemming: { delenMetRegisseur: true } });
    const input = optekenRequest.parse({ kanaal: 'telefoon', eersteContactOp: received, melding });
    const { answer } = await enterMelding(deps, { input, staff, now: noon, idempotencyKey: undefined });
    expect((await open(answer, werkverdeler)).toestemmingen).toEqual([
      { delenMetRegisseur: true, op: received, hoe: 'melding', door: staff.naam, toelichting: null },
    ]);
  });
});

describe('what is kept of it', () => {
  const shielded: UitkomstInput = {
    uitkomst: 'doorgezonden',
    reden: 'Onveilig.',
    bestemming: 'veiligThuis',
    meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
    bewijs: { wijze: 'telefoon', kenmerk: 'VT-1', op: received },
  };
  const extractOf = async ({ meldingsnummer }: Known) =>
    JSON.stringify(
      await makeUittreksel(deps, { meldingsnummer }, { staff: privacy, now: evening, requestId: 'verzoek-2' }),
    );

  it('stands in the extract, without the name of who heard it', async () => {
    const melding = await report();
    await hear(melding, { toelichting: 'Vader belde zelf.' });
    const text = await extractOf(melding);
    expect(text).toMatch(/verhaal delen met de regisseur","waarde":"ja"/);
    expect(text).not.toContain('Vader belde zelf.');
    expect(text).not.toContain(werkverdeler.naam);
    expect(text).not.toContain('Overig');
  });

  it('what staff wrote beside it is shielded as their notes are; that it was said is not', async () => {
    const melding = await withTeam();
    await hear(melding, { toelichting: 'KANARIE' });
    await set(melding.meldingsnummer, { triage: null, behandelaar: null, status: 'inBehandeling' });
    const { id, naam, email = '' } = teamlid;
    await decide(melding.meldingsnummer, shielded);
    await set(melding.meldingsnummer, { behandelaar: { sleutel: email, id, naam, sinds: noon } });
    const seen = await open(melding);
    expect(seen.toestemmingen).toMatchObject([{ delenMetRegisseur: true, toelichting: null }]);
    expect((await open(melding, werkverdeler)).toestemmingen).toMatchObject([{ toelichting: 'KANARIE' }]);
    const text = await extractOf(melding);
    expect(text).not.toContain('KANARIE');
    expect(text).toMatch(/verhaal delen met de regisseur","waarde":"ja"/);
  });

  it('goes with everything else', async () => {
    const melding = await report();
    await say(melding, true);
    await decide(melding.meldingsnummer, { uitkomst: 'advies', reden: 'Beantwoord.', antwoord: 'Bel de huisarts.' });
    await eraseOnRequest(deps, {
      meldingsnummer: melding.meldingsnummer,
      staff: privacy,
      now: evening,
      input: { toelichting: 'De inwoner vroeg erom.' },
    });
    expect(await kept(melding, '')).toEqual([]);
  });
});
