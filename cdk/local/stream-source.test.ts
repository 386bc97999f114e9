import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Outcome } from './lambda/functions.ts';
import { openQueues } from './queues.ts';
import { createStreamSource, type StreamMapping } from './stream-source.ts';

const now = Math.floor(Date.now() / 1000);
const record = (number: number, age = 0) => ({
  eventName: 'INSERT',
  eventSourceARN: 'arn:stream',
  dynamodb: { SequenceNumber: String(number).padStart(21, '0'), ApproximateCreationDateTime: now - age },
});
type Record = ReturnType<typeof record>;
const records = z.object({ Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.coerce.number() }) })) });
const failure: Outcome = { ok: false, errorType: 'Error', errorMessage: 'broken', requestId: 'r' };
const success = (value: unknown = null): Outcome => ({ ok: true, value, requestId: 'r' });

/** Runs one source over a stream until it is idle; tells which batches the function got. */
async function read(stream: Record[], mapping: Partial<StreamMapping>, answer: (batch: number[]) => Outcome) {
  const db = new DatabaseSync(':memory:');
  const queues = openQueues(db, [
    { name: 'failed', visibilityMs: 1000, delayMs: 0, retentionMs: 1e9, redrive: undefined },
  ]);
  const batches: number[][] = [];
  const source = createStreamSource(
    db,
    (_table, after, limit) => stream.filter((one) => one.dynamodb.SequenceNumber > (after ?? '')).slice(0, limit),
    queues,
    {
      id: 'mapping',
      table: 'table',
      functionArn: 'arn:function',
      startAt: 'TRIM_HORIZON',
      batchSize: 4,
      bisect: false,
      maximumRetryAttempts: 2,
      maximumRecordAge: -1,
      reportsFailures: true,
      filters: [],
      onFailureQueue: 'failed',
      speed: 10_000,
      ...mapping,
    },
    async (event) => {
      const batch = records.parse(event).Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
      batches.push(batch);
      await turn();
      return answer(batch);
    },
  );
  source.wake();
  while (!source.isIdle()) await turn();
  const notes = queues.receive('failed', 10, 1000).map(({ body }) =>
    z
      .object({
        requestContext: z.object({ condition: z.string(), approximateInvokeCount: z.number() }),
        DDBStreamBatchInfo: z.object({ startSequenceNumber: z.coerce.number(), endSequenceNumber: z.coerce.number() }),
      })
      .transform(({ requestContext, DDBStreamBatchInfo: info }) => ({
        ...requestContext,
        from: info.startSequenceNumber,
        to: info.endSequenceNumber,
      }))
      .parse(JSON.parse(body)),
  );
  return { batches, notes };
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => record(index + 1));
const failed = (number: number) => ({ batchItemFailures: [{ itemIdentifier: String(number).padStart(21, '0') }] });

describe('a stream source', () => {
  it('hands over batches in order', async () => {
    const { batches, notes } = await read(numbers(10), {}, () => success());
    expect([batches, notes]).toEqual([
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10],
      ],
      [],
    ]);
  });

  it('goes on from the first reported failure and gives up what keeps failing', async () => {
    const { batches, notes } = await read(numbers(4), {}, (batch) => success(batch.includes(3) ? failed(3) : null));
    expect(batches).toEqual([
      [1, 2, 3, 4],
      [3, 4],
      [3, 4],
    ]);
    expect(notes).toEqual([{ condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3, from: 3, to: 4 }]);
  });

  it('halves a batch whose function throws until the poison stands alone', async () => {
    const { batches, notes } = await read(numbers(4), { bisect: true, maximumRetryAttempts: 1 }, (batch) =>
      batch.includes(2) ? failure : success(),
    );
    expect(batches).toEqual([[1, 2, 3, 4], [1, 2], [1], [2], [2], [3, 4]]);
    expect(notes).toEqual([{ condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2, from: 2, to: 2 }]);
  });

  it('tries again without end when nothing limits it', async () => {
    let attempts = 0;
    const { batches, notes } = await read(numbers(1), { maximumRetryAttempts: -1 }, () => {
      attempts += 1;
      return attempts < 6 ? failure : success();
    });
    expect([batches.length, notes]).toEqual([6, []]);
  });

  it('gives up what is too old without calling the function', async () => {
    const { batches, notes } = await read([record(1, 90), record(2)], { maximumRecordAge: 60 }, () => success());
    expect(batches).toEqual([[2]]);
    expect(notes).toEqual([{ condition: 'RecordAgeExceeded', approximateInvokeCount: 0, from: 1, to: 1 }]);
  });

  it('takes an answer that names something else as a failure of all', async () => {
    const { batches } = await read(numbers(2), { maximumRetryAttempts: 0 }, () => success(failed(99)));
    expect(batches).toEqual([[1, 2]]);
  });
});
