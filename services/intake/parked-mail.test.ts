import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createRelay } from '../../shared/relay.ts';
import { parkedList } from '../../shared/store/commit.ts';
import { intakeOn, meldingOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { draftComposer } from './berichten/compose-draft.ts';
import type { MeldingInput } from './contract.ts';
import { receiveMelding } from './receive-melding.ts';
import { meldingPk, openIntakeStore } from './store.ts';
import { sweepIntake } from './sweep.ts';

/** Mail that SES would not even take. */
const now = '2026-11-23T10:00:00Z';
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
let db: TestTable | undefined;
let deps: AcceptDependencies;
let metrics: [string, number][];
let refuses: (address: string) => string | undefined;

beforeEach(async () => {
  await db?.stop();
  db = await startTestTable();
  metrics = [];
  refuses = () => undefined;
  deps = intakeOn(db.table);
});
afterAll(() => db?.stop());

const count = (metric: string, value: number) => metrics.push([metric, value]);
function relay() {
  const send = async ({ input }: { input: { Destination: { ToAddresses: string[] } } }) => {
    const name = refuses(input.Destination.ToAddresses[0] ?? '');
    if (name) throw Object.assign(new Error('refused'), { name });
    return { MessageId: 'ses-1' };
  };
  const put = async ({ input }: { input: { Entries: unknown[] } }) => ({
    Entries: input.Entries.map(() => ({ EventId: 'e' })),
  });
  return createRelay({
    table: deps.table,
    bus: { client: { send: put } as never, name: 'bus' },
    mail: {
      client: { send } as never,
      configurationSet: 'set',
      compose: draftComposer(deps.installation, () => Date.parse(now)),
    },
    source: 'vlot.intake',
    log: () => undefined,
    metrics: count,
  });
}
const sweep = (minutes: number) => sweepIntake({ ...deps, relay: relay(), metrics: count }, later(minutes));
const row = z.looseObject({ sk: z.string(), mail: z.looseObject({ soort: z.string() }) });
const mailsOf = (nummer: string) => deps.table.partition(meldingPk(nummer), row, 'MAIL#');
const parked = async () => (await deps.table.work(parkedList, row, { limit: 50 })).items;
const openTasks = (nummer: string) => openIntakeStore(deps.table).openTasks(nummer);
async function received(changes: Partial<MeldingInput> = {}) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding.meldingsnummer;
}
const toResident = (name: string) => (address: string) => (address === 'ouder@voorbeeld.example' ? name : undefined);

describe('a mail to a melder that SES refuses', () => {
  it.each(['MessageRejected', 'BadRequestException'])('%s: somebody calls with the same words', async (name) => {
    refuses = toResident(name);
    const nummer = await received();
    await sweep(3);
    await sweep(4);
    await sweep(5);
    expect(await openTasks(nummer)).toMatchObject([
      {
        soort: 'bellen',
        reden: 'mailKwamTerug',
        onderwerp: 'ontvangst',
        bericht: { soort: 'ontvangst' },
        berichtOp: now,
      },
    ]);
    // Whoever manages it heard, and a second delivery by hand would say it twice.
    expect(metrics).toContainEqual(['OutboxParked', 1]);
    expect(await parked()).toEqual([]);
    const [kept] = (await mailsOf(nummer)).filter(({ mail }) => mail.soort === 'ontvangst');
    expect(kept?.mail).toHaveProperty('bericht');
    for (const secret of ['volgcode', 'aan', 'naam']) expect(kept?.mail).not.toHaveProperty(secret);
    // The next mail may well be taken.
    expect(await openIntakeStore(deps.table).head(nummer)).toMatchObject({ emailOnbereikbaar: null });
  });

  it('becomes a letter without a telephone', async () => {
    refuses = toResident('MessageRejected');
    const nummer = await received({ melder: { rol: 'ouder', email: 'ouder@voorbeeld.example' } });
    await sweep(3);
    await sweep(4);
    expect(await openTasks(nummer)).toMatchObject([{ soort: 'brief', reden: 'mailKwamTerug' }]);
  });

  it('to staff stays parked, for whoever manages it', async () => {
    refuses = (address) => (address === deps.installation.gemeente.werkbak ? 'MessageRejected' : undefined);
    const nummer = await received({ melder: { rol: 'ouder', telefoon: '0612345678' } });
    await sweep(3);
    await sweep(4);
    expect((await parked()).map(({ mail }) => mail.soort)).toEqual(['contacttaak']);
    expect(await openTasks(nummer)).toHaveLength(1);
  });
});
