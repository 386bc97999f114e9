import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { term } from '../../shared/deadlines.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf, staffOf, story } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedBericht } from './berichten/bericht.ts';
import { composeBericht } from './berichten/compose.ts';
import {
  afrondingRequest,
  type DoorzendingRequest,
  doorzendingBewijsRequest,
  doorzendingRequest,
  type MeldingInput,
  type UitkomstInput,
  uitkomstRequest,
} from './contract.ts';
import { eraseOnRequest } from './erase-on-request.ts';
import { finishMelding } from './finish-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { listWerklijst } from './list-werklijst.ts';
import { makeUittreksel } from './make-uittreksel.ts';
import { passOn, recordPassedOn } from './pass-on.ts';
import { passTerm } from './pass-term.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { recordPoging } from './record-poging.ts';
import { meldingPk, openIntakeStore, passingTermName } from './store.ts';

/** A Monday morning, within office hours. */
const now = '2026-11-23T08:30:00Z';
const later = '2026-11-24T09:00:00Z';
const reden = 'Dit hoort daar.';
const werkverdeler = staffOf('werkverdeler');
const teamlid = staffOf('teamlid', { teams: ['sociaal-team'] });
const office = 'klachten@hellendoorn.example';

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

async function received(changes: Partial<MeldingInput> = {}): Promise<string> {
  const input = meldingOf({ woonadres: { postcode: '7447 AA', huisnummer: 1 }, ...changes });
  const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
  return melding.meldingsnummer;
}
const about = (meldingsnummer: string, changes: object = {}) => ({
  meldingsnummer,
  staff: werkverdeler,
  now: later,
  idempotencyKey: undefined,
  ...changes,
});
const decide = async (nummer: string, input: UitkomstInput) =>
  (await giveUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(input) })).answer;
const besides = async (nummer: string, input: z.input<typeof doorzendingRequest>, changes: object = {}) =>
  (await passOn(deps, { ...about(nummer, changes), input: doorzendingRequest.parse(input) })).answer;
const bewijs = { wijze: 'telefoon', aan: 'Mevrouw Voorbeeld', kenmerk: 'K-12', op: '2026-11-25T10:00:00Z' } as const;
const day3 = '2026-11-25T11:00:00Z';
const prove = async (nummer: string, doorzendingId: string, changes: object = {}) =>
  (
    await recordPassedOn(deps, {
      ...about(nummer, { now: day3 }),
      doorzendingId,
      input: doorzendingBewijsRequest.parse({ bewijs, ...changes }),
    })
  ).answer;
const finish = async (nummer: string, input: object, changes: object = {}) =>
  (
    await finishMelding(deps, {
      ...about(nummer, { now: day3, ...changes }),
      input: afrondingRequest.parse({ resultaat: 'overgedragen', reden: 'Gebeld.', bewijs, ...input }),
    })
  ).answer;
const dossierOf = (meldingsnummer: string, staff = werkverdeler) =>
  readDossier(deps, { meldingsnummer }, { staff, now: day3, requestId: 'test' });
const headOf = async (nummer: string) => {
  const head = await openIntakeStore(deps.table).head(nummer);
  if (!head) throw new Error('No such melding');
  return head;
};
const eventsOf = async (nummer: string) => {
  const row = z.object({ event: z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) }) });
  const rows = await deps.table.partition(meldingPk(nummer), row, 'EVENT#');
  return rows.map(
    ({ event: { type, data } }): Record<string, unknown> => ({
      ...data,
      type: type.replace('nl.regie.', '').replace('.v1', ''),
    }),
  );
};
const mailsOf = async (nummer: string) => {
  const mail = z.looseObject({ soort: z.string(), aan: z.string() });
  return (await deps.table.partition(meldingPk(nummer), z.object({ mail }), 'MAIL#')).map((row) => row.mail);
};
/** What the melder read since, in words. */
const told = async (nummer: string): Promise<string[]> =>
  (await mailsOf(nummer)).flatMap((mail) => {
    const parsed = owedBericht.safeParse(mail);
    if (!parsed.success || parsed.data.bericht.soort === 'ontvangst') return [];
    return [composeBericht(deps.installation, parsed.data, '2026-11-25').tekst];
  });
const termsOf = async (nummer: string) =>
  (await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#')).map(({ soort }) => soort);
async function pass(nummer: string, soort: string): Promise<string> {
  const due = (await deps.table.partition(meldingPk(nummer), term, 'TERMIJN#')).find((one) => one.soort === soort);
  if (!due) throw new Error(`No term ${soort}`);
  await passTerm(deps, due, due.gsi1sk);
  return due.gsi1sk;
}
const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error('Nothing was refused');
};
const codesOf = async (promise: Promise<unknown>) => (await problemOf(promise)).faults.map(({ code }) => code);

const klacht: UitkomstInput = { uitkomst: 'doorgezonden', reden, bestemming: 'klacht' };
const meldcode: DoorzendingRequest['meldcode'] = {
  signalenInKaart: true,
  overlegGehad: true,
  gesprek: 'overgeslagen',
  redenOvergeslagen: 'Niet veilig.',
  gewogen: true,
};

describe('passed on as the outcome', () => {
  it('stays in hand with a term until somebody recorded that it arrived', async () => {
    const nummer = await received();
    const answer = await decide(nummer, klacht);
    expect(answer).toMatchObject({ status: 'inBehandeling', opvolgingUiterlijk: '2026-12-01' });
    expect(await termsOf(nummer)).toContain('opvolging');
    const { items } = await openIntakeStore(deps.table).work('WERK#vrij', { limit: 50 });
    expect(items.map(({ meldingsnummer }) => meldingsnummer)).toContain(nummer);
    const [mail] = (await mailsOf(nummer)).filter(({ aan }) => aan === office);
    expect(mail?.['tekst']).toContain(`Bel uiterlijk dinsdag 1 december 0548 00 00 00 en noem nummer ${nummer}.`);
    expect(mail?.['tekst']).not.toContain(story);
    expect((await told(nummer))[0]).toContain(
      'Wij dragen uw melding over aan Klachtenfunctionaris. Uiterlijk dinsdag 1 december is dat gebeurd. U hoeft zelf niets te doen.',
    );

    await finish(nummer, {});
    expect((await headOf(nummer)).status).toBe('afgerond');
    expect(await termsOf(nummer)).not.toContain('opvolging');
    const last = (await told(nummer)).find((text) => text.includes('overgedragen aan'));
    expect(last).toContain('Wij hebben uw melding overgedragen aan Klachtenfunctionaris, op woensdag 25 november.');
    expect(last).toContain('Die datum telt.');
    expect((await eventsOf(nummer)).filter(({ type }) => type === 'melding.doorgezonden')).toMatchObject([
      { overgedragenOp: null, perMail: true, daarnaast: false },
      { overgedragenOp: bewijs.op, ontvangenOp: now },
    ]);
    expect((await eventsOf(nummer)).at(-1)).toMatchObject({ type: 'melding.afgerond', uitkomst: 'doorgezonden' });
  });

  it('climbs as long as nothing is recorded, and says nowhere where it goes', async () => {
    const nummer = await received();
    await decide(nummer, { uitkomst: 'doorgezonden', reden, bestemming: 'jor' });
    await pass(nummer, 'opvolging');
    const late = (await mailsOf(nummer)).find(({ soort }) => soort === 'opvolgingVerstreken');
    expect(late?.['tekst']).toContain('Uiterlijk dinsdag 1 december moest vaststaan dat het is overgedragen.');
    expect(late?.['tekst']).not.toMatch(/risicojongeren|\bjor\b/i);
    expect((await eventsOf(nummer)).at(-1)).toMatchObject({ type: 'melding.opvolgingVerstreken', wat: 'overdragen' });
    expect(await termsOf(nummer)).toContain('opvolging');
    expect(await told(nummer)).toEqual([]);
    await finish(nummer, {});
    expect(await told(nummer)).toEqual([]);
    expect((await headOf(nummer)).triage).toMatchObject({ bericht: null, stil: true });
  });

  it('with the proof at once it is closed, as it was', async () => {
    const nummer = await received();
    const answer = await decide(nummer, { ...klacht, bewijs: { ...bewijs, op: now } });
    expect(answer).toMatchObject({ status: 'afgerond', opvolgingUiterlijk: null });
    expect((await told(nummer))[0]).toContain('Wij hebben uw melding overgedragen aan Klachtenfunctionaris');
  });

  it('ends with proof and nothing else; another melding has no such end', async () => {
    const nummer = await received();
    await decide(nummer, klacht);
    expect(await codesOf(finish(nummer, { resultaat: 'geholpen', bewijs: undefined }))).toEqual(['nietOvergedragen']);
    expect(await codesOf(finish(nummer, { bewijs: undefined }))).toEqual(['bewijsOntbreekt']);
    expect(await codesOf(finish(nummer, {}, { now: later }))).toEqual(['inDeToekomst']);
    const team = await received();
    await decide(team, { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' });
    expect(await codesOf(finish(team, {}))).toEqual(['nietDoorgezonden']);
  });

  it('a call that would say by when gives way to one that says it is done', async () => {
    const nummer = await received({ melder: { naam: 'Ouder Voorbeeld', rol: 'ouder', telefoon: '06 12345678' } });
    await decide(nummer, klacht);
    await finish(nummer, {});
    const open = await openIntakeStore(deps.table).openTasks(nummer);
    expect(open.filter(({ onderwerp }) => onderwerp === 'uitkomst')).toMatchObject([
      { bericht: { uitkomst: { overgedragenOp: bewijs.op, overdragenUiterlijk: null } } },
    ]);
  });

  it('silence that was chosen stays, until staff says that it may be told', async () => {
    const silent = await received();
    await decide(silent, { ...klacht, nietVertellen: true });
    await finish(silent, {});
    expect(await told(silent)).toEqual([]);
    const spoken = await received();
    await decide(spoken, { ...klacht, nietVertellen: true });
    await finish(spoken, { tochVertellen: true });
    expect((await told(spoken)).join()).toContain('overgedragen aan Klachtenfunctionaris');
  });
});

describe('also a klacht, a bezwaar or a matter for Veilig Thuis', () => {
  it('beside a team that has it: nothing changes about that, and the resident reads both', async () => {
    const nummer = await received();
    await decide(nummer, { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' });
    const before = await headOf(nummer);
    const answer = await besides(nummer, { bestemming: 'klacht', reden });
    expect(answer).toMatchObject({ bestemming: 'klacht', overdragenUiterlijk: '2026-12-01', verteld: 'mail' });
    expect({ ...(await headOf(nummer)), versie: 0 }).toEqual({ ...before, versie: 0 });
    expect(await termsOf(nummer)).toEqual(expect.arrayContaining(['opvolging', passingTermName(answer.doorzendingId)]));
    const text = (await told(nummer)).find((one) => one.includes('ook een klacht'));
    expect(text).toContain('De rest van uw melding gaat gewoon door.');
    expect(text).not.toContain('andere organisatie');
    expect((await mailsOf(nummer)).some(({ aan }) => aan === office)).toBe(true);
    expect((await eventsOf(nummer)).at(-1)).toMatchObject({
      type: 'melding.doorgezonden',
      bestemming: 'klacht',
      daarnaast: true,
      overgedragenOp: null,
    });

    await prove(nummer, answer.doorzendingId);
    expect(await termsOf(nummer)).not.toContain(passingTermName(answer.doorzendingId));
    expect(await termsOf(nummer)).toContain('opvolging');
    expect((await told(nummer)).join()).toContain('overgedragen aan Klachtenfunctionaris, op woensdag 25 november');
    expect((await dossierOf(nummer)).doorzendingen).toMatchObject([
      { bestemming: 'klacht', uiterlijk: null, overgedragen: { aan: 'Mevrouw Voorbeeld', kenmerk: 'K-12' } },
    ]);
    expect((await problemOf(prove(nummer, answer.doorzendingId))).code).toBe('nietMogelijk');
  });

  it('before any outcome: what becomes of it is still open', async () => {
    const nummer = await received();
    await besides(nummer, { bestemming: 'bezwaar', reden });
    expect((await headOf(nummer)).triage).toBeNull();
    expect(await termsOf(nummer)).toContain('reactie');
    expect((await dossierOf(nummer)).acties).toEqual(expect.arrayContaining(['uitkomstGeven', 'doorzenden']));
  });

  it('stands between the calls and letters of the desk until it was handed over, and climbs', async () => {
    const nummer = await received();
    const { doorzendingId } = await besides(nummer, { bestemming: 'klacht', reden });
    const waiting = async () => {
      const page = await listWerklijst(
        deps,
        { lijst: 'contacttaken', limiet: 100 },
        { staff: werkverdeler, now: day3 },
      );
      return page.contacttaken.filter(({ taakId }) => taakId === doorzendingId);
    };
    expect(await waiting()).toMatchObject([{ soort: 'overdragen', meldingsnummer: nummer, uiterlijk: '2026-12-01' }]);
    const first = await pass(nummer, passingTermName(doorzendingId));
    const again = await pass(nummer, passingTermName(doorzendingId));
    expect(again > first).toBe(true);
    expect((await eventsOf(nummer)).filter(({ wat }) => wat === 'overdragen')).toMatchObject([
      { niveau: 1 },
      { niveau: 2 },
    ]);
    await prove(nummer, doorzendingId);
    expect(await waiting()).toEqual([]);
  });

  it('of Veilig Thuis nobody is told, and staff of teams and the extract know nothing', async () => {
    const reader = { staff: staffOf('privacyfunctionaris'), now: day3, requestId: 'test' };
    const extract = async (nummer: string) =>
      JSON.stringify(await makeUittreksel(deps, { meldingsnummer: nummer }, reader));
    const nummer = await received();
    await decide(nummer, { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' });
    const [shown, read, said] = [await dossierOf(nummer, teamlid), await extract(nummer), await told(nummer)];
    await besides(nummer, { bestemming: 'veiligThuis', reden, meldcode, bewijs: { ...bewijs, op: now } });
    expect(await told(nummer)).toEqual(said);
    expect(await dossierOf(nummer, teamlid)).toEqual(shown);
    const without = (text: string) => text.replaceAll(/"naam":"Gelezen op"[^}]*/g, '');
    expect(without(await extract(nummer)).replaceAll(/\{"naam":"(op|rol|waarvoor)"[^}]*\},?/g, '')).toBe(
      without(read).replaceAll(/\{"naam":"(op|rol|waarvoor)"[^}]*\},?/g, ''),
    );
    expect((await dossierOf(nummer)).doorzendingen).toMatchObject([{ bestemming: 'veiligThuis', verteld: false }]);
    expect((await headOf(nummer)).triage?.uitkomst).toBe('sociaalTeam');
  });

  it('a family that knows nothing yet is not called before a professional weighed it', async () => {
    const nummer = await received({ over: 'iemandAnders', weetHetGezinHet: 'nee' });
    await besides(nummer, { bestemming: 'veiligThuis', reden, meldcode, bewijs: { ...bewijs, op: now } });
    const open = await openIntakeStore(deps.table).openTasks(nummer);
    expect(open.map(({ onderwerp }) => onderwerp)).toEqual(['nietVanzelf']);
  });

  it('only who triages sees a complaint, or a call about it: it may be about who helps', async () => {
    const nummer = await received({ melder: { naam: 'Ouder Voorbeeld', rol: 'ouder', telefoon: '06 12345678' } });
    await decide(nummer, { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' });
    await besides(nummer, { bestemming: 'klacht', reden });
    const theirs = await dossierOf(nummer, teamlid);
    expect(JSON.stringify(theirs)).not.toMatch(/ook een klacht|"doorzending"/);
    const call = (await dossierOf(nummer)).contacttaken.find(({ onderwerp }) => onderwerp === 'doorzending');
    expect(call?.script.join()).toContain('Wij dragen uw melding over aan Klachtenfunctionaris.');
    const attempt = recordPoging(deps, {
      ...about(nummer, { staff: teamlid }),
      taakId: call?.taakId,
      input: { resultaat: 'bereikt' },
    });
    expect((await problemOf(attempt)).code).toBe('nietGevonden');
    expect((await problemOf(besides(nummer, { bestemming: 'bezwaar', reden }, { staff: teamlid }))).code).toBe(
      'geenToegang',
    );
  });

  it('refuses the same twice, Veilig Thuis without meldcode or proof, and erasure before it arrived', async () => {
    const nummer = await received();
    await besides(nummer, { bestemming: 'klacht', reden });
    expect(await codesOf(besides(nummer, { bestemming: 'klacht', reden }))).toEqual(['alDoorgezonden']);
    expect(await codesOf(besides(nummer, { bestemming: 'veiligThuis', reden }))).toEqual([
      'bewijsOntbreekt',
      'meldcodeOntbreekt',
    ]);
    const outcome = await received();
    await decide(outcome, klacht);
    expect(await codesOf(besides(outcome, { bestemming: 'klacht', reden }))).toEqual(['alDoorgezonden']);

    await decide(nummer, { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' });
    const { faults } = await problemOf(
      eraseOnRequest(deps, {
        meldingsnummer: nummer,
        staff: staffOf('privacyfunctionaris'),
        now: day3,
        input: { toelichting: 'Op verzoek.' },
      }),
    );
    expect(faults.map(({ melding }) => melding).join()).toContain('nog niet overgedragen');
  });

  it('one Idempotency-Key counts once', async () => {
    const nummer = await received();
    const key = { idempotencyKey: 'sleutel-van-de-toets' };
    const first = await besides(nummer, { bestemming: 'klacht', reden }, key);
    expect(await besides(nummer, { bestemming: 'klacht', reden }, key)).toEqual(first);
    expect((await dossierOf(nummer)).doorzendingen).toHaveLength(1);
  });
});
