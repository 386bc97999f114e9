import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { toMoment } from '../dutch-calendar.ts';
import type { Log } from '../log.ts';

/**
 * Way in 2 of 4 as well: messages of AWS itself (SES, S3 ...) through rule -> queue -> function. They are no events of
 * the catalogue, so whoever receives them parses them. Every record stands alone, as with events.
 */
export type MessageDependencies = {
  log: Log;
  /** Moment of handling; the clock of the way in, never of the domain. */
  clock(): number;
  receive(message: unknown, now: string): Promise<'handled' | 'alreadyHandled'>;
};

export function messageHandler(deps: MessageDependencies) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (batch) => {
    const failures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of batch.Records) {
      try {
        const outcome = await deps.receive(JSON.parse(record.body), toMoment(deps.clock()));
        deps.log(outcome === 'handled' ? 'eventHandled' : 'eventRepeated', { messageId: record.messageId });
      } catch (error) {
        deps.log('eventFailed', {
          messageId: record.messageId,
          error: error instanceof Error ? error.name : 'unknown',
        });
        failures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures: failures };
  });
}
