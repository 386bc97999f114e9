import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { inTransaction } from './data-folder.ts';
import { type EventSource, failedIdentifiers, type Invoke, neverRan, passes } from './event-sources.ts';
import type { Outcome } from './lambda/functions.ts';
import type { Pattern } from './pattern.ts';
import type { Queues } from './queues.ts';

type StreamRecord = {
  eventSourceARN: string;
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime: number };
};

export type StreamMapping = {
  /** Names the position that is kept. */
  id: string;
  table: string;
  functionArn: string;
  startAt: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  bisect: boolean;
  /** -1: without end. */
  maximumRetryAttempts: number;
  /** Seconds; -1: no limit. */
  maximumRecordAge: number;
  reportsFailures: boolean;
  filters: Pattern[];
  /** Queue that gets a note about a batch that was given up. */
  onFailureQueue: string | undefined;
  /** Divides the waits between attempts. */
  speed: number;
};

type Read = (table: string, after: string | undefined, limit: number) => StreamRecord[];

const longestWaitMs = 60_000;

/**
 * Reads one table's stream in order. The position moves only when a record was handled or given up, in the same
 * transaction as the note about giving it up.
 */
export function createStreamSource(
  db: DatabaseSync,
  read: Read,
  queues: Queues,
  mapping: StreamMapping,
  invoke: Invoke,
): EventSource {
  db.exec('CREATE TABLE IF NOT EXISTS local_positions (mapping TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT');
  const select = db.prepare('SELECT position FROM local_positions WHERE mapping = ?');
  const upsert = db.prepare(
    'INSERT INTO local_positions (mapping, position) VALUES (?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
  );
  let running = false;
  let stopped = false;
  let closed = false;
  let pause: { timer: NodeJS.Timeout; resume: () => void } | undefined;

  const position = () => {
    const row = select.get(mapping.id);
    return row === undefined ? undefined : z.object({ position: z.string() }).parse(row).position;
  };
  const moveTo = (record: StreamRecord | undefined) => {
    if (record && !closed) upsert.run(mapping.id, record.dynamodb.SequenceNumber);
  };
  if (position() === undefined && mapping.startAt === 'LATEST') {
    let batch = read(mapping.table, undefined, 1000);
    while (batch.length > 0) {
      moveTo(batch.at(-1));
      batch = read(mapping.table, position(), 1000);
    }
  }

  async function run(): Promise<void> {
    if (running || stopped) return;
    running = true;
    try {
      while (!stopped) {
        const batch = read(mapping.table, position(), mapping.batchSize);
        if (batch.length === 0) break;
        const wanted = batch.filter((record) => passes(mapping.filters, record));
        if (wanted.length > 0) await handle(wanted);
        // Also past what the filter left out at the end of the batch.
        if (!stopped) moveTo(batch.at(-1));
      }
    } finally {
      running = false;
    }
  }

  /** Handles records until each of them succeeded or was given up. */
  async function handle(records: StreamRecord[]): Promise<void> {
    let rest = records;
    let attempt = 0;
    while (rest.length > 0 && !stopped) {
      rest = giveUpOld(rest, attempt);
      if (rest.length === 0) return;
      attempt += 1;
      const outcome = await invoke({ Records: rest });
      if (closed || neverRan(outcome)) return;
      const known = rest.map((record) => record.dynamodb.SequenceNumber);
      const failed = failedIdentifiers(outcome, mapping.reportsFailures, known);
      if (failed !== undefined) {
        const first = known.findIndex((sequence) => failed.has(sequence));
        if (first < 0) {
          moveTo(rest.at(-1));
          return;
        }
        if (first > 0) {
          moveTo(rest[first - 1]);
          rest = rest.slice(first);
          attempt = 1;
        }
      } else if (mapping.bisect && rest.length > 1) {
        const middle = Math.ceil(rest.length / 2);
        await handle(rest.slice(0, middle));
        if (!stopped) await handle(rest.slice(middle));
        return;
      }
      if (mapping.maximumRetryAttempts >= 0 && attempt > mapping.maximumRetryAttempts) {
        giveUp(rest, 'RetryAttemptsExhausted', attempt, outcome);
        return;
      }
      await wait(Math.min(longestWaitMs, 1000 * 2 ** (attempt - 1)) / mapping.speed);
    }
  }

  function giveUpOld(records: StreamRecord[], attempt: number): StreamRecord[] {
    if (mapping.maximumRecordAge < 0) return records;
    const oldest = Date.now() / 1000 - mapping.maximumRecordAge;
    const old = records.filter((record) => record.dynamodb.ApproximateCreationDateTime < oldest);
    if (old.length > 0) giveUp(old, 'RecordAgeExceeded', attempt, undefined);
    return records.slice(old.length);
  }

  function giveUp(records: StreamRecord[], condition: string, attempts: number, outcome: Outcome | undefined): void {
    const [first, last] = [records[0], records.at(-1)];
    if (!first || !last) return;
    const arrival = (record: StreamRecord) =>
      new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString();
    const note = {
      requestContext: {
        requestId: outcome?.requestId,
        functionArn: mapping.functionArn,
        condition,
        approximateInvokeCount: attempts,
      },
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        functionError: outcome?.ok === false ? 'Unhandled' : null,
      },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: 'shardId-local',
        startSequenceNumber: first.dynamodb.SequenceNumber,
        endSequenceNumber: last.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: arrival(first),
        approximateArrivalOfLastRecord: arrival(last),
        batchSize: records.length,
        streamArn: first.eventSourceARN,
      },
    };
    inTransaction(db, () => {
      if (mapping.onFailureQueue) queues.send(mapping.onFailureQueue, [{ body: JSON.stringify(note) }]);
      moveTo(last);
    });
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resume) => {
      const timer = setTimeout(resume, ms);
      timer.unref();
      pause = { timer, resume };
    });
  }

  return {
    wake: () => void run(),
    isIdle: () => !running && read(mapping.table, position(), 1).length === 0,
    stop() {
      stopped = true;
      if (pause) clearTimeout(pause.timer);
      pause?.resume();
    },
    close() {
      closed = true;
    },
  };
}
