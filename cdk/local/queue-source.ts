import { type EventSource, failedIdentifiers, type Invoke, neverRan, passes } from './event-sources.ts';
import { arn } from './identity.ts';
import type { Pattern } from './pattern.ts';
import { type Message, md5, type QueueDefinition, type Queues } from './queues.ts';

export type QueueMapping = {
  queue: QueueDefinition;
  region: string;
  batchSize: number;
  maximumConcurrency: number;
  reportsFailures: boolean;
  filters: Pattern[];
};

/** Longer than any function runs: a message stays hidden while its function is at work, whatever the speed. */
const workMs = 20 * 60_000;

export function createQueueSource(queues: Queues, mapping: QueueMapping, invoke: Invoke): EventSource {
  const { queue } = mapping;
  let running = 0;
  let stopped = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function pump(): void {
    clearTimeout(timer);
    while (!stopped && running < mapping.maximumConcurrency) {
      const messages = queues.receive(queue.name, mapping.batchSize, workMs);
      if (messages.length === 0) break;
      running += 1;
      void handle(messages, Date.now()).finally(() => {
        running -= 1;
        if (!stopped) pump();
      });
    }
    const next = stopped || running >= mapping.maximumConcurrency ? undefined : queues.nextVisibleAt(queue.name);
    if (next !== undefined) timer = setTimeout(pump, Math.min(Math.max(1, next - Date.now()), 2 ** 31 - 1));
    timer?.unref();
  }

  async function handle(received: Message[], receivedAt: number): Promise<void> {
    const wanted = received.filter((message) => passes(mapping.filters, { body: parsed(message.body) }));
    const outcome =
      wanted.length === 0 ? undefined : await invoke({ Records: wanted.map((message) => record(message, mapping)) });
    if (closed || (outcome && neverRan(outcome))) return;
    const known = wanted.map((message) => message.messageId);
    const failed = outcome ? failedIdentifiers(outcome, mapping.reportsFailures, known) : new Set<string>();
    const isFailed = (message: Message) =>
      wanted.includes(message) && (failed === undefined || failed.has(message.messageId));
    queues.remove(
      queue.name,
      received.filter((message) => !isFailed(message)).map((message) => message.receipt),
    );
    const visibleAt = Math.max(Date.now(), receivedAt + queue.visibilityMs);
    for (const message of received.filter(isFailed)) queues.changeVisibility(queue.name, message.receipt, visibleAt);
  }

  return {
    wake: pump,
    isIdle() {
      const { visible, inFlight, delayed } = queues.counts(queue.name);
      return running === 0 && visible + inFlight + delayed === 0;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    close() {
      closed = true;
    },
  };
}

function record(message: Message, mapping: QueueMapping) {
  return {
    messageId: message.messageId,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: message.attributes,
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: arn('AWS::SQS::Queue', mapping.queue.name, mapping.region),
    awsRegion: mapping.region,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
