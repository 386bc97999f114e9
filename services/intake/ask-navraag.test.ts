import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { term } from '../../shared/deadlines.ts';
import { createLog } from '../../shared/log.ts';
import { intakeOn, meldingInput, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedMails } from '../../test/support/told.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { answerQuestion } from './answer/answer-question.ts';
import { changeMelding } from './change-melding.ts';
import type { MeldingInput, PogingRequest } from './contract.ts';
import { contacttaak } from './domain/contacttaak.ts';
import type { Melding } from './domain/melding.ts';
import { statusOf } from './domain/status.ts';
import { followMelding } from './follow-melding.ts';
import { receiveMelding } from './receive-melding.ts';
import { recordPoging } from './record-poging.ts';
import { meldingPk, openIntakeStore } from './store.ts';
import { sweepIntake } from './sweep.ts';

/** "Loopt de hulp weer?" from the appointment on, by the sweep, on a real table. */
const now = '2026-11-23T10:00:00Z';
const firstTime = '2026-12-07T08:01:00Z';
const secondTime = '2027-01-04T08:01:00Z';
let db: TestTable | undefined;
let deps: AcceptDependencies;
let logged: string[];

beforeEach(async () => {
  await db?.stop();
  db = await startTestTable();
  logged = [];
  deps = { ...intakeOn(db.table), log: createLog((line) => logged.push(line), 'intake') };
});
afterAll(() => db?.stop());

const sweep = (at: string) =>
  sweepIntake({ ...deps, relay: { sweep: async () => undefined }, metrics: () => undefined }, at);
const samira = {
  naam: 'Samira Voorbeeld',
  telefoon: '0546 00 00 01',
  email: 's.voorbeeld@almelo.example',
  organisatie: 'Team',
};
async function set(nummer: string, changes: Partial<Melding>, at = now) {
  await changeMelding<null>(deps, { nummer, now: at }, (head) => {
    const changed = { ...head, ...changes };
    return { change: { head: { ...changed, status: statusOf(changed) } }, answer: null };
  });
}
const appoint = (nummer: string, at = now) =>
  set(
    nummer,
    {
      feiten: [
        {
          soort: 'benoemd',
          eventId: deps.ids.uuid(),
          casusId: deps.ids.uuid(),
          sequence: 1,
          op: at,
          regisseurId: deps.ids.uuid(),
          regisseur: samira,
        },
      ],
    },
    at,
  );
async function received(changes: Partial<MeldingInput> = {}) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding;
}
async function appointed(changes: Partial<MeldingInput> = {}) {
  const melding = await received(changes);
  await appoint(melding.meldingsnummer);
  return melding;
}
const termsOf = async (nummer: string, prefix = 'navraag') => {
  const found = await deps.table.partition(meldingPk(nummer), term, `TERMIJN#${prefix}`);
  return found.map(({ soort, gsi1sk }) => `${soort} ${gsi1sk}`);
};
const tasksOf = async (nummer: string) => {
  const found = await deps.table.partition(meldingPk(nummer), contacttaak, 'TAAK#');
  return found.filter(({ onderwerp }) => onderwerp === 'navraag');
};
const asksOf = async (nummer: string) =>
  (await owedMails(deps, nummer, firstTime)).filter(({ soort }) => soort === 'navraag');
const headOf = (nummer: string) => openIntakeStore(deps.table).head(nummer);
const noFailure = () => expect(logged.filter((line) => line.includes('termFailed'))).toEqual([]);

describe('a name is not the end', () => {
  it('asks after two and six weeks by mail, each once', async () => {
    const { meldingsnummer } = await appointed();
    expect(await termsOf(meldingsnummer)).toEqual(['navraag#1 2026-12-07T08:00:00Z', 'navraag#2 2027-01-04T08:00:00Z']);
    await sweep('2026-12-07T07:59:00Z');
    expect(await asksOf(meldingsnummer)).toEqual([]);
    await sweep(firstTime);
    await sweep('2026-12-07T08:02:00Z');
    expect(await asksOf(meldingsnummer)).toHaveLength(1);
    expect((await headOf(meldingsnummer))?.navraag).toEqual({ ronde: 1, gevraagdOp: firstTime, antwoord: null });
    await sweep(secondTime);
    expect(await asksOf(meldingsnummer)).toHaveLength(2);
    expect((await headOf(meldingsnummer))?.navraag).toMatchObject({ ronde: 2, antwoord: null });
    noFailure();
  });

  it('shows the question on the follow page, with a link of its own', async () => {
    const melding = await appointed();
    await sweep(firstTime);
    const [mail] = await asksOf(melding.meldingsnummer);
    const volgcode = /\/volg\/[\w-]+?\.([\w-]+)/.exec(mail?.tekst ?? '')?.[1];
    const view = await followMelding(deps, { meldingsnummer: melding.meldingsnummer, volgcode, now: firstTime });
    expect(view.navraag).toEqual({ ronde: 1, gevraagdOp: firstTime });
  });

  it('has somebody call when there is no answer within five working days', async () => {
    const { meldingsnummer } = await appointed();
    await sweep(firstTime);
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual(['navraagAntwoord 2026-12-14T23:00:00Z']);
    await sweep('2026-12-14T22:59:00Z');
    expect(await tasksOf(meldingsnummer)).toEqual([]);
    await sweep('2026-12-14T23:01:00Z');
    expect(await tasksOf(meldingsnummer)).toMatchObject([
      { soort: 'bellen', reden: 'geenAntwoord', status: 'open', bericht: { soort: 'navraag', ronde: 1, weken: 2 } },
    ]);
    await sweep('2026-12-14T23:02:00Z');
    expect(await tasksOf(meldingsnummer)).toHaveLength(1);
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual([]);
    noFailure();
  });

  it('bothers nobody who answered', async () => {
    const melding = await appointed();
    await sweep(firstTime);
    const input = { antwoord: 'ja' as const, geenBsn: false };
    await answerQuestion(deps, { ...melding, input, now: '2026-12-08T09:00:00Z', idempotencyKey: undefined });
    await sweep('2026-12-14T23:01:00Z');
    expect(await tasksOf(melding.meldingsnummer)).toEqual([]);
  });

  it.each<[string, Partial<MeldingInput>, string]>([
    ['the phone', { melder: { ...meldingInput.melder, voorkeurskanaal: 'telefoon' } }, 'bellen voorkeur'],
    ['post', { melder: { ...meldingInput.melder, voorkeurskanaal: 'post' } }, 'brief voorkeur'],
    ['no mail', { melder: { ...meldingInput.melder, veiligContact: { nietMailen: true } } }, 'bellen nietMailen'],
  ])('goes by %s for who wants that, and the task has the only term', async (_, changes, how) => {
    const { meldingsnummer } = await appointed(changes);
    await sweep(firstTime);
    expect(await asksOf(meldingsnummer)).toEqual([]);
    expect((await tasksOf(meldingsnummer)).map(({ soort, reden }) => `${soort} ${reden}`)).toEqual([how]);
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual([]);
    // The next time it is one call, not two.
    await sweep(secondTime);
    const tasks = await tasksOf(meldingsnummer);
    expect(tasks.filter(({ status }) => status === 'open')).toMatchObject([{ bericht: { ronde: 2, weken: 6 } }]);
  });

  it('goes by neutral mail for who wants that', async () => {
    const { meldingsnummer } = await appointed({
      melder: { ...meldingInput.melder, veiligContact: { neutraal: true } },
    });
    await sweep(firstTime);
    const [mail] = await asksOf(meldingsnummer);
    expect(`${mail?.onderwerp} ${mail?.tekst}`).not.toMatch(/hulp|melding|wijkcoach|Samira/i);
  });

  it('is never asked of who reported anonymously', async () => {
    const { meldingsnummer } = await appointed({ anoniem: true, melder: { rol: 'inwoner' } });
    expect(await termsOf(meldingsnummer)).toEqual([]);
  });

  it('does not ask a melding that was opened again, until it is taken up', async () => {
    const melding = await appointed();
    await sweep(firstTime);
    const input = { antwoord: 'nee' as const, geenBsn: false };
    const answered = '2026-12-08T09:00:00Z';
    await answerQuestion(deps, { ...melding, input, now: answered, idempotencyKey: undefined });
    expect(await termsOf(melding.meldingsnummer)).toEqual([]);
    await sweep(secondTime);
    expect(await asksOf(melding.meldingsnummer)).toHaveLength(1);
    await appoint(melding.meldingsnummer, '2027-01-05T09:00:00Z');
    expect(await termsOf(melding.meldingsnummer)).toEqual([
      'navraag#1 2027-01-19T08:00:00Z',
      'navraag#2 2027-02-16T08:00:00Z',
    ]);
  });

  it('keeps to the first day when somebody else is appointed meanwhile', async () => {
    const { meldingsnummer } = await appointed();
    const terms = await termsOf(meldingsnummer);
    await appoint(meldingsnummer, '2026-11-30T10:00:00Z');
    expect(await termsOf(meldingsnummer)).toEqual(terms);
  });

  it('has nobody called about a question that was answered while the sweep looked', async () => {
    const { meldingsnummer } = await appointed();
    await sweep(firstTime);
    await set(meldingsnummer, { navraag: { ronde: 1, gevraagdOp: firstTime, antwoord: 'ja' } }, firstTime);
    await sweep('2026-12-14T23:01:00Z');
    expect(await tasksOf(meldingsnummer)).toEqual([]);
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual([]);
  });

  it('is asked once by two sweeps at the same time', async () => {
    const { meldingsnummer } = await appointed();
    await Promise.all([sweep(firstTime), sweep(firstTime)]);
    expect(await asksOf(meldingsnummer)).toHaveLength(1);
    const asked = await deps.table.partition(meldingPk(meldingsnummer), z.looseObject({}), 'NAVRAAG#');
    expect(asked).toHaveLength(1);
  });

  const called = async (nummer: string, input: PogingRequest, at = firstTime) => {
    const [task] = (await tasksOf(nummer)).filter(({ status }) => status === 'open');
    const command = { meldingsnummer: nummer, taakId: task?.taakId, idempotencyKey: undefined };
    return recordPoging(deps, { ...command, staff: staffOf('werkverdeler'), now: at, input });
  };

  it('on the phone is not over without what was said', async () => {
    const { meldingsnummer } = await appointed({ melder: { ...meldingInput.melder, voorkeurskanaal: 'telefoon' } });
    await sweep(firstTime);
    await expect(called(meldingsnummer, { resultaat: 'bereikt' })).rejects.toMatchObject({
      faults: [{ veld: '/antwoord', code: 'antwoordOntbreekt' }],
    });
    expect(await tasksOf(meldingsnummer)).toMatchObject([{ status: 'open' }]);
    await called(meldingsnummer, { resultaat: 'bereikt', antwoord: 'nee' });
    expect((await headOf(meldingsnummer))?.heropend).toMatchObject({ reden: 'hulpLooptNiet' });
  });

  it('by letter is not over when the letter is sent: no answer is another letter, and then it is enough', async () => {
    const { meldingsnummer } = await appointed({ melder: { ...meldingInput.melder, voorkeurskanaal: 'post' } });
    await sweep(firstTime);
    await called(meldingsnummer, { resultaat: 'bereikt' });
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual(['navraagAntwoord 2026-12-14T23:00:00Z']);
    await sweep('2026-12-14T23:01:00Z');
    const open = (await tasksOf(meldingsnummer)).filter(({ status }) => status === 'open');
    expect(open).toMatchObject([{ reden: 'geenAntwoord' }]);
    if (open[0]?.soort === 'brief') await called(meldingsnummer, { resultaat: 'bereikt' }, '2026-12-15T09:00:00Z');
    else await called(meldingsnummer, { resultaat: 'bereikt', antwoord: 'ja' }, '2026-12-15T09:00:00Z');
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual([]);
    noFailure();
  });
});

describe('a family that somebody else reported about', () => {
  const signaal = { over: 'iemandAnders', weetHetGezinHet: 'nee' } as const;
  const taskOf = async (nummer: string) => (await tasksOf(nummer)).find(({ status }) => status === 'open');
  const answered = async (nummer: string, antwoord: 'ja' | 'beetje' | 'nee') =>
    recordPoging(deps, {
      meldingsnummer: nummer,
      taakId: (await taskOf(nummer))?.taakId,
      staff: staffOf('werkverdeler'),
      now: '2026-12-08T09:00:00Z',
      input: { resultaat: 'bereikt', antwoord },
      idempotencyKey: undefined,
    });
  const staffMails = async (nummer: string, soort: string) =>
    (await owedMails(deps, nummer, firstTime)).filter((mail) => mail.soort === soort);

  it.each<[string, Partial<MeldingInput>]>([
    ['by name', signaal],
    ['anonymously', { ...signaal, anoniem: true, melder: { rol: 'buur' } }],
  ])('%s: staff asks whoever helps it, after two and six weeks, and who reported hears nothing', async (_, changes) => {
    const melding = await appointed(changes);
    const { meldingsnummer } = melding;
    expect(await termsOf(meldingsnummer)).toEqual(['navraag#1 2026-12-07T08:00:00Z', 'navraag#2 2027-01-04T08:00:00Z']);
    await sweep(firstTime);
    expect(await tasksOf(meldingsnummer)).toMatchObject([{ soort: 'bellen', reden: 'anderMeldde', bericht: null }]);
    expect(await asksOf(meldingsnummer)).toEqual([]);
    expect(await termsOf(meldingsnummer, 'navraagAntwoord')).toEqual([]);
    const asked = (await staffMails(meldingsnummer, 'contacttaak')).find(({ aan }) => aan === samira.email);
    expect(asked?.tekst).toContain('vragen aan wie het gezin');
    expect(asked?.tekst).toContain('of de hulp weer loopt');
    const view = await followMelding(deps, { ...melding, now: firstTime });
    expect(view.navraag).toBeNull();
    const input = { antwoord: 'nee' as const, geenBsn: false };
    const refused = answerQuestion(deps, { ...melding, input, now: firstTime, idempotencyKey: undefined });
    await expect(refused).rejects.toMatchObject({ code: 'nietMogelijk' });
    await sweep(secondTime);
    expect((await tasksOf(meldingsnummer)).filter(({ status }) => status === 'open')).toHaveLength(1);
    noFailure();
  });

  it('yes closes the question', async () => {
    const { meldingsnummer } = await appointed(signaal);
    await sweep(firstTime);
    await answered(meldingsnummer, 'ja');
    expect(await taskOf(meldingsnummer)).toBeUndefined();
    expect((await headOf(meldingsnummer))?.navraag).toMatchObject({ antwoord: 'ja' });
  });

  it('no opens the melding again, and only staff hears so', async () => {
    const { meldingsnummer } = await appointed(signaal);
    const before = (await owedMails(deps, meldingsnummer, firstTime)).map(({ aan }) => aan);
    await sweep(firstTime);
    await answered(meldingsnummer, 'nee');
    expect((await headOf(meldingsnummer))?.heropend).toMatchObject({ reden: 'hulpLooptNiet' });
    const [told] = await staffMails(meldingsnummer, 'navraagNegatief');
    expect(told?.tekst).toContain('Spreek met wie het gezin helpt af');
    expect(told?.tekst).not.toContain('Bel de melder');
    const after = (await owedMails(deps, meldingsnummer, firstTime)).map(({ aan }) => aan);
    const reporter = meldingInput.melder.email ?? '';
    expect(after.filter((aan) => aan === reporter)).toEqual(before.filter((aan) => aan === reporter));
    expect(await termsOf(meldingsnummer)).toEqual([]);
  });

  it('that nobody has in hand, or of whom silence was chosen, is not asked about', async () => {
    const triage = { op: now, uitkomst: 'nieuweCasus', bestemming: null, team: null, bericht: null } as const;
    const { meldingsnummer } = await received(signaal);
    await set(meldingsnummer, { triage: { ...triage, stil: true, opvolgingUiterlijk: null, afgerondOp: null } });
    await appoint(meldingsnummer);
    expect(await termsOf(meldingsnummer)).toEqual([]);
  });
});
