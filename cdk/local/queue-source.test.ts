import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Outcome } from './lambda/functions.ts';
import { createQueueSource } from './queue-source.ts';
import { openQueues, type QueueDefinition } from './queues.ts';

const records = z.object({
  Records: z.array(
    z.object({
      body: z.string(),
      messageId: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});
type Record = z.output<typeof records>['Records'][number];
const dead: QueueDefinition = { name: 'dead', visibilityMs: 20, delayMs: 0, retentionMs: 1e9, redrive: undefined };
const work = { ...dead, name: 'work', redrive: { deadLetter: 'dead', maxReceiveCount: 3 } };

async function handle(bodies: string[], batchSize: number, concurrency: number, answer: (batch: Record[]) => Outcome) {
  const db = new DatabaseSync(':memory:');
  const queues = openQueues(db, [work, dead]);
  const calls: { body: string; count: number; at: number }[] = [];
  let running = 0;
  let most = 0;
  const mapping = {
    queue: work,
    region: 'eu-central-1',
    batchSize,
    maximumConcurrency: concurrency,
    reportsFailures: true,
    filters: [],
  };
  const source = createQueueSource(queues, mapping, async (event) => {
    running += 1;
    most = Math.max(most, running);
    const batch = records.parse(event).Records;
    for (const { body, attributes } of batch)
      calls.push({ body, count: attributes.ApproximateReceiveCount, at: Date.now() });
    await turn();
    await turn();
    running -= 1;
    return answer(batch);
  });
  queues.onMessage((queue) => {
    if (queue === 'work') source.wake();
  });
  queues.send(
    'work',
    bodies.map((body) => ({ body })),
  );
  while (!source.isIdle()) await turn();
  return { calls, most, left: queues.receive('dead', 10, 1000).map(({ body }) => body) };
}

const answerFor =
  (isFailed: (record: Record) => boolean) =>
  (batch: Record[]): Outcome => ({
    ok: true,
    requestId: 'r',
    value: { batchItemFailures: batch.filter(isFailed).map(({ messageId }) => ({ itemIdentifier: messageId })) },
  });

describe('a queue source', () => {
  it('offers only what failed again, after the visibility timeout, and buries it after three times', async () => {
    const began = Date.now();
    const { calls, left } = await handle(
      ['good', 'bad', 'better'],
      10,
      2,
      answerFor(({ body }) => body === 'bad'),
    );
    expect(calls.filter(({ body }) => body !== 'bad').map(({ count }) => count)).toEqual([1, 1]);
    const bad = calls.filter(({ body }) => body === 'bad');
    expect(bad.map(({ count }) => count)).toEqual([1, 2, 3]);
    expect((bad[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(work.visibilityMs);
    expect(left).toEqual(['bad']);
  });

  it('takes a thrown error as a failure of the whole batch', async () => {
    const { left } = await handle(['a', 'b'], 10, 1, () => ({
      ok: false,
      errorType: 'E',
      errorMessage: 'e',
      requestId: 'r',
    }));
    expect(left.sort()).toEqual(['a', 'b']);
  });

  it('keeps to its maximum concurrency', async () => {
    const bodies = Array.from({ length: 9 }, (_, index) => String(index));
    const { calls, most } = await handle(
      bodies,
      1,
      2,
      answerFor(() => false),
    );
    expect([calls.length, most]).toEqual([9, 2]);
  });
});
