import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { type AnyEvent, definitionOf, type EventType } from '../../events/catalogue.ts';
import { toMoment } from '../dutch-calendar.ts';
import type { Log } from '../log.ts';

/**
 * Way in 2 of 4: events, through rule -> queue -> function. Every record stands alone: one that fails is offered
 * again and ends in the dead-letter queue, the rest goes on.
 */

/** What EventBridge puts in the queue; `detail` is the whole CloudEvent. */
const delivered = z.object({ 'detail-type': z.string(), detail: z.unknown() });

export type Reaction<Type extends EventType> = (
  event: Extract<AnyEvent, { type: Type }>,
  now: string,
) => Promise<'handled' | 'alreadyHandled'>;
export type Reactions<Type extends EventType> = { [T in Type]: Reaction<T> };

export type QueueDependencies = {
  log: Log;
  /** Moment of handling; the clock of the way in, never of the domain. */
  clock(): number;
  react(event: AnyEvent, now: string): Promise<'handled' | 'alreadyHandled'>;
};

/** Parses one message into an event of the catalogue. Throws on anything else: it belongs in the dead-letter queue. */
export function parseDelivery(body: string): AnyEvent {
  const { 'detail-type': type, detail } = delivered.parse(JSON.parse(body));
  const definition = definitionOf(type);
  if (!definition) throw new Error(`Unknown event type ${type}`);
  return definition.schema.parse(detail);
}

export function queueHandler(deps: QueueDependencies) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (batch) => {
    const failures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of batch.Records) {
      try {
        const event = parseDelivery(record.body);
        const outcome = await deps.react(event, toMoment(deps.clock()));
        deps.log(outcome === 'handled' ? 'eventHandled' : 'eventRepeated', { type: event.type, id: event.id });
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
