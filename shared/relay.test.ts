import {
  EventBridgeClient,
  type PutEventsCommandInput,
  type PutEventsCommandOutput,
} from '@aws-sdk/client-eventbridge';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startTestTable, type TestTable } from '../test/support/table.ts';
import type { LogFields, Message } from './log.ts';
import { createRelay } from './relay.ts';
import { commit, outboxList, outboxRow, parkedList } from './store/commit.ts';

const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
const now = '2026-11-21T21:50:00Z';
const minutes = (count: number) => new Date(Date.parse(now) + count * 60_000).toISOString();
const uuid = (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

let db: TestTable;
let published: string[];
let mailed: string[];
let metrics: string[];
let lines: [Message, LogFields | undefined][];
/** What the bus and SES make of it; a test may change them. */
let onPut: (id: string) => string | undefined;
let onMail: () => void;

beforeEach(async () => {
  db = await startTestTable();
  [published, mailed, metrics, lines] = [[], [], [], []];
  onPut = () => undefined;
  onMail = () => undefined;
});
afterEach(() => db.stop());

function relay() {
  const events = new EventBridgeClient({ region: 'eu-central-1', credentials });
  events.middlewareStack.add(
    () =>
      async ({ input }) => {
        const { Entries = [] } = input as PutEventsCommandInput;
        const answers = Entries.map(({ Detail }) => {
          const { id } = JSON.parse(Detail ?? '{}');
          const error = onPut(id);
          if (!error) published.push(id);
          return error ? { ErrorCode: error } : { EventId: id };
        });
        const output: PutEventsCommandOutput = { Entries: answers, $metadata: {} };
        return { output, response: {} } as never;
      },
    { step: 'initialize', priority: 'low' },
  );
  const ses = new SESv2Client({ region: 'eu-central-1', credentials });
  ses.middlewareStack.add(
    () =>
      async ({ input }) => {
        onMail();
        mailed.push(JSON.stringify(input));
        return { output: { MessageId: 'm', $metadata: {} }, response: {} } as never;
      },
    { step: 'initialize', priority: 'low' },
  );
  return createRelay({
    table: db.table,
    bus: { client: events, name: 'bus' },
    mail: { client: ses, configurationSet: 'set' },
    source: 'vlot.intake',
    log: (message, fields) => lines.push([message, fields]),
    metrics: (metric, value) => metrics.push(`${metric} ${value}`),
  });
}

const eventOf = (count: number) => ({
  pk: `PROEF#${count}`,
  event: {
    specversion: '1.0' as const,
    id: uuid(count),
    source: 'urn:nld:oin:00000001001234567000:systeem:vlot-intake',
    type: 'nl.regie.casus.geopend.v1',
    time: now,
    subject: 'x',
    sequence: '1',
    sequencetype: 'Integer' as const,
    datacontenttype: 'application/json' as const,
    dataschema: 'https://vlot.almelo.example/schemas/x.json',
    data: {},
  },
});
const mailOf = (count: number) => ({
  pk: `PROEF#${count}`,
  mail: {
    id: uuid(count),
    soort: 'proef',
    van: { naam: 'Gemeente Almelo', email: 'vlot@almelo.example' },
    aan: 'inwoner@straat.example',
    antwoordAan: null,
    onderwerp: 'Onderwerp',
    tekst: 'Geheime link',
    html: '<p>Geheime link</p>',
  },
});

const rowsIn = async (list: string) => (await db.table.work(list, outboxRow, { limit: 500 })).items;
const owe = (count: number, at = now) => commit(db.table, { now: at, writes: [], events: [], mails: [mailOf(count)] });
const tell = (count: number, at = now) =>
  commit(db.table, { now: at, writes: [], events: [eventOf(count)], mails: [] });

describe('the relay', () => {
  it('delivers once, marks it, and keeps of a mail its kind and the date', async () => {
    await commit(db.table, { now, writes: [], events: [eventOf(1)], mails: [mailOf(2)] });
    const rows = await rowsIn(outboxList);
    await relay().deliver(rows, Date.parse(now));
    expect(published).toEqual([uuid(1)]);
    expect(mailed).toHaveLength(1);
    expect(await rowsIn(outboxList)).toEqual([]);
    const [kept] = await db.table.partition('PROEF#2', z.looseObject({ bezorgdOp: z.string() }), 'MAIL#');
    expect(kept?.['mail']).toMatchObject({ soort: 'proef' });
    expect(JSON.stringify(kept)).not.toMatch(/inwoner@|Geheime|Onderwerp/);
    await relay().deliver(rows, Date.parse(now));
    expect(mailed).toHaveLength(1);
  });

  it('parks what the bus keeps refusing, alarms, and delivers the rest of the publication', async () => {
    onPut = (id) => (id === uuid(1) ? 'MalformedDetail' : undefined);
    await commit(db.table, { now, writes: [], events: [eventOf(1), eventOf(2)], mails: [] });
    await relay().deliver(await rowsIn(outboxList), Date.parse(now));
    expect(published).toEqual([uuid(2)]);
    for (let minute = 3; minute < 7; minute += 1) await relay().sweep(minutes(minute));
    expect(await rowsIn(outboxList)).toEqual([]);
    expect(await rowsIn(parkedList)).toHaveLength(1);
    expect(metrics.at(-1)).toBe('OutboxParked 1');
    expect(metrics).toContain('OutboxParked 0');
  });

  it('does not let one row that breaks the whole call hold up the others', async () => {
    onPut = (id) => {
      if (id === uuid(1)) throw new Error('too large');
      return undefined;
    };
    await commit(db.table, { now, writes: [], events: [eventOf(1), eventOf(2), eventOf(3)], mails: [] });
    await expect(relay().deliver(await rowsIn(outboxList), Date.parse(now))).rejects.toThrow('too large');
    expect(published.sort()).toEqual([uuid(2), uuid(3)]);
    expect(await rowsIn(outboxList)).toHaveLength(1);
  });

  it('reaches an event behind more failing mails than fit on a page', async () => {
    onMail = () => {
      throw new Error('SES is paused');
    };
    for (let count = 1; count <= 60; count += 1) await owe(count);
    await tell(99, minutes(1));
    await relay().sweep(minutes(10));
    expect(published).toEqual([uuid(99)]);
    expect(await rowsIn(outboxList)).toHaveLength(60);
  });

  it('leaves young rows to the stream', async () => {
    await tell(1, minutes(9));
    await relay().sweep(minutes(10));
    expect(published).toEqual([]);
    await relay().sweep(minutes(12));
    expect(published).toEqual([uuid(1)]);
  });

  it('never sends one mail twice when two relays work at once', async () => {
    await owe(1);
    const rows = await rowsIn(outboxList);
    await Promise.all([relay().deliver(rows, Date.parse(now)), relay().deliver(rows, Date.parse(now))]);
    expect(mailed).toHaveLength(1);
  });
});
