import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { term, termItem } from '../../shared/deadlines.ts';
import { createLog } from '../../shared/log.ts';
import { intakeOn, meldingInput, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedMails } from '../../test/support/told.ts';
import type { MeldingInput } from './contract.ts';
import { followMelding } from './follow-melding.ts';
import { passTerm } from './pass-term.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { headItem, meldingPk, openIntakeStore, startWaiting, stopWaiting } from './store.ts';
import { sweepIntake } from './sweep.ts';

const now = '2026-11-21T21:50:00Z';
let db: TestTable | undefined;
let deps: ReceiveDependencies;
let logged: string[];
let metrics: [string, number][];

beforeEach(async () => {
  await db?.stop();
  db = await startTestTable();
  logged = [];
  metrics = [];
  deps = { ...intakeOn(db.table), log: createLog((line) => logged.push(line), 'intake') };
});
afterAll(() => db?.stop());

const sweep = (at: string) =>
  sweepIntake(
    {
      ...deps,
      relay: { sweep: async () => undefined },
      metrics: (metric, value) => metrics.push([metric, value]),
    },
    at,
  );
async function received(changes: Partial<MeldingInput> = {}, at = now) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now: at, idempotencyKey: undefined });
  return melding;
}
const parts = <T>(nummer: string, schema: z.ZodType<T>, prefix: string) =>
  deps.table.partition(meldingPk(nummer), schema, prefix);
const mailSchema = z.object({ mail: z.object({ soort: z.string(), aan: z.string() }) });
async function lateMails(nummer: string, soort: string) {
  const mails = await parts(nummer, mailSchema, 'MAIL#');
  return mails.filter(({ mail }) => mail.soort === soort).map(({ mail }) => mail.aan.split('@')[0]);
}
const eventSchema = z.object({ event: z.object({ type: z.string(), data: z.looseObject({}) }) });
async function eventsOf(nummer: string, type: string) {
  const events = await parts(nummer, eventSchema, 'EVENT#');
  return events.filter(({ event }) => event.type === type).map(({ event }) => event.data);
}
const anything = z.looseObject({ sk: z.string() });

describe('a melding without an answer', () => {
  it('climbs the ladder and repeats the last step, each step once', async () => {
    const { meldingsnummer } = await received();
    await sweep('2026-11-27T22:59:00Z');
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual([]);
    // Told just after midnight; the day itself does not count: Monday (1 working day), Thursday (2), then every five.
    const moments = [
      '2026-11-27T23:01:00Z',
      '2026-11-27T23:02:00Z',
      '2026-11-30T23:01:00Z',
      '2026-12-03T22:59:00Z',
      '2026-12-03T23:01:00Z',
      '2026-12-11T22:59:00Z',
      '2026-12-11T23:01:00Z',
    ];
    for (const at of moments) await sweep(at);
    expect((await lateMails(meldingsnummer, 'reactietermijnVerstreken')).sort()).toEqual([
      'manager',
      'portefeuillehouder',
      'portefeuillehouder',
      'procesverantwoordelijke',
    ]);
    const events = await eventsOf(meldingsnummer, 'nl.regie.melding.reactietermijnVerstreken.v1');
    expect(events.map(({ niveau }) => niveau)).toEqual([1, 2, 3, 3]);
    expect(events[0]).toMatchObject({ reactieUiterlijk: '2026-11-27', vastgesteldOp: '2026-11-27T23:01:00Z' });
    expect(logged.filter((line) => line.includes('termFailed'))).toEqual([]);
  });

  it('climbs in hours when it is acutely unsafe', async () => {
    const { meldingsnummer } = await received({ veiligheid: 'acuutOnveilig' });
    await sweep('2026-11-22T01:51:00Z');
    await sweep('2026-11-22T05:52:00Z');
    expect((await lateMails(meldingsnummer, 'reactietermijnVerstreken')).sort()).toEqual([
      'manager',
      'procesverantwoordelijke',
    ]);
  });

  it('is not late when somebody reacted while the index still said so', async () => {
    const { meldingsnummer } = await received();
    const [due] = await parts(meldingsnummer, term, 'TERMIJN#reactie');
    if (!due) throw new Error('No term');
    await deps.table.transact(stopWaiting(meldingsnummer));
    await passTerm(deps, due, '2026-11-28T00:01:00Z');
    expect(await eventsOf(meldingsnummer, 'nl.regie.melding.reactietermijnVerstreken.v1')).toEqual([]);
  });

  it('is not told again by a sweep that read the list a moment ago', async () => {
    const { meldingsnummer } = await received();
    const [due] = await parts(meldingsnummer, term, 'TERMIJN#reactie');
    if (!due) throw new Error('No term');
    await passTerm(deps, due, '2026-11-28T00:01:00Z');
    await passTerm(deps, due, '2026-11-28T00:01:01Z');
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual(['procesverantwoordelijke']);
  });

  it('gives way to a command that came in between, and is looked at again', async () => {
    const { meldingsnummer } = await received();
    const store = openIntakeStore(deps.table);
    const bekekenOp = '2026-11-28T00:00:59Z';
    const between = {
      ...deps.table,
      transact: async (writes: Parameters<typeof deps.table.transact>[0]) => {
        const head = await store.head(meldingsnummer);
        if (head && !head.bekekenOp) {
          const read = { ...head, bekekenOp, versie: head.versie + 1 };
          await deps.table.transact([{ put: headItem(read), when: { version: head.versie } }]);
        }
        return deps.table.transact(writes);
      },
    };
    const [due] = await parts(meldingsnummer, term, 'TERMIJN#reactie');
    if (!due) throw new Error('No term');
    await passTerm({ ...deps, table: between }, due, '2026-11-28T00:01:00Z');
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual([]);
    await sweep('2026-11-28T00:02:00Z');
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual(['procesverantwoordelijke']);
    expect((await store.head(meldingsnummer))?.bekekenOp).toBe(bekekenOp);
  });

  it('is passed once by two sweeps at the same time', async () => {
    const { meldingsnummer } = await received();
    await Promise.all([sweep('2026-11-28T00:01:00Z'), sweep('2026-11-28T00:01:00Z')]);
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual(['procesverantwoordelijke']);
  });
});

describe('a melding about others that somebody read and laid aside', () => {
  it.each(['signaal', 'anoniem'] as const)('climbs all the same: %s', async (soort) => {
    const { meldingsnummer } = await received(
      soort === 'signaal'
        ? { over: 'iemandAnders', weetHetGezinHet: 'ja' }
        : { anoniem: true, melder: { rol: 'inwoner' } },
    );
    const staff = staffOf('werkverdeler');
    await readDossier(deps, { meldingsnummer }, { staff, now: '2026-11-23T09:00:00Z', requestId: 'x' });
    await sweep('2026-11-28T00:01:00Z');
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual(['procesverantwoordelijke']);
    const mails = await owedMails(deps, meldingsnummer, now);
    expect(mails.find((mail) => mail.soort === 'reactietermijnVerstreken')).toMatchObject({
      onderwerp: `Te laat: melding ${meldingsnummer} wacht op een besluit`,
      tekst: expect.stringContaining('niemand besloot wat ermee gebeurt'),
    });
  });
});

describe('a relay that fails', () => {
  it('stops neither the terms nor the figure, and is told', async () => {
    const { meldingsnummer } = await received();
    const relay = { sweep: () => Promise.reject(new Error('no bus')) };
    const told = (metric: string, value: number) => metrics.push([metric, value]);
    await expect(sweepIntake({ ...deps, relay, metrics: told }, '2026-11-28T00:01:00Z')).rejects.toThrow('no bus');
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual(['procesverantwoordelijke']);
    expect(metrics.map(([metric]) => metric)).toEqual(['OldestOpenMeldingHours']);
  });
});

describe('a call that was not made', () => {
  it('climbs too', async () => {
    const melder = { ...meldingInput.melder, veiligContact: { nietMailen: true } };
    const { meldingsnummer } = await received({ melder });
    await sweep('2026-11-24T23:01:00Z');
    await sweep('2026-11-26T23:01:00Z');
    expect((await lateMails(meldingsnummer, 'contacttermijnVerstreken')).sort()).toEqual([
      'manager',
      'procesverantwoordelijke',
    ]);
    expect(await eventsOf(meldingsnummer, 'nl.regie.contacttaak.termijnVerstreken.v1')).toMatchObject([
      { niveau: 1, rol: 'procesverantwoordelijke', uiterlijk: '2026-11-24' },
      { niveau: 2, rol: 'manager' },
    ]);
  });
});

describe('a term about something that is gone', () => {
  it.each(['reactie', 'contacttaak#0d8f6c9e-3f0e-4a36-9f57-0c6f3c2f7d11'])('%s is removed', async (soort) => {
    const { meldingsnummer } = await received({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
    const head = await openIntakeStore(deps.table).head(meldingsnummer);
    if (!head) throw new Error('No head');
    const gone = 'M-2020-000000';
    const outcome = { uitkomst: 'advies' as const, op: now, team: null, bestemming: null, bericht: null };
    const triage = { ...outcome, opvolgingUiterlijk: null, afgerondOp: null };
    const answered = { ...head, bekekenOp: now, triage, versie: head.versie + 1 };
    await deps.table.transact([
      { put: headItem(answered), when: { version: head.versie } },
      ...[meldingsnummer, gone].map((nummer) => ({
        put: termItem({ pk: meldingPk(nummer), soort, at: now, niveau: 1, versie: 1 }),
        when: 'always' as const,
      })),
    ]);
    await sweep('2026-11-28T00:01:00Z');
    expect(await parts(meldingsnummer, term, `TERMIJN#${soort}`)).toEqual([]);
    expect(await parts(gone, term, 'TERMIJN#')).toEqual([]);
    expect(await lateMails(meldingsnummer, 'reactietermijnVerstreken')).toEqual([]);
    expect(logged.filter((line) => line.includes('termFailed'))).toEqual([]);
  });
});

describe('the figure for the alarm', () => {
  it('is zero when nobody waits', async () => {
    await sweep(now);
    expect(metrics).toEqual([['OldestOpenMeldingHours', 0]]);
  });

  it('is the age of the oldest melding without an answer, whatever its term', async () => {
    const oldest = await received();
    await received({ veiligheid: 'acuutOnveilig' }, '2026-11-22T00:50:00Z');
    await sweep('2026-11-22T01:20:00Z');
    expect(metrics).toEqual([['OldestOpenMeldingHours', 3.5]]);
    await deps.table.transact(stopWaiting(oldest.meldingsnummer));
    await sweep('2026-11-22T01:20:00Z');
    expect(metrics.at(-1)).toEqual(['OldestOpenMeldingHours', 0.5]);
    const head = await openIntakeStore(deps.table).head(oldest.meldingsnummer);
    if (head) await deps.table.transact(startWaiting(head));
    await sweep('2026-11-22T01:20:00Z');
    expect(metrics.at(-1)).toEqual(['OldestOpenMeldingHours', 3.5]);
  });
});

describe('the end of the retention', () => {
  const end = '2031-11-21T00:30:00Z';

  it('erases the whole melding and leaves a deletion record', async () => {
    const melding = await received();
    const { meldingsnummer } = melding;
    await deps.table.transact(
      Array.from({ length: 95 }, (_, index) => ({
        put: { pk: meldingPk(meldingsnummer), sk: `INZAGE#${index}` },
        when: 'always' as const,
      })),
    );
    await deps.table.transact(stopWaiting(meldingsnummer));
    await sweep('2031-11-20T22:00:00Z');
    expect(await parts(meldingsnummer, anything, 'STAND#GEGEVENS')).toHaveLength(1);
    await sweep(end);
    expect(await parts(meldingsnummer, anything, '')).toEqual([]);
    const record = await deps.table.get({ pk: `VERWIJDERD#${meldingsnummer}`, sk: 'VERWIJDERD' }, z.looseObject({}));
    expect(record).toMatchObject({ meldingsnummer, reden: 'bewaartermijn', verwijderdOp: end });
    await expect(followMelding(deps, { ...melding, now: end })).rejects.toMatchObject({ code: 'nietGevonden' });
    expect(logged.filter((line) => line.includes('"erased"'))).toHaveLength(1);
  });

  it('moves with the last change', async () => {
    const { meldingsnummer } = await received();
    await deps.table.transact(stopWaiting(meldingsnummer));
    const store = openIntakeStore(deps.table);
    const head = await store.head(meldingsnummer);
    if (!head) throw new Error('No head');
    await deps.table.transact([
      { put: headItem({ ...head, bewarenTot: '2032-01-01' }), when: { version: head.versie } },
    ]);
    await sweep(end);
    expect(await parts(meldingsnummer, anything, 'STAND#GEGEVENS')).toHaveLength(1);
    expect(await parts(meldingsnummer, term, 'TERMIJN#bewaartermijn')).toMatchObject([
      { gsi1sk: '2032-01-01T00:00:00Z' },
    ]);
    await sweep('2032-01-01T00:30:00Z');
    expect(await parts(meldingsnummer, anything, '')).toEqual([]);
  });
});
