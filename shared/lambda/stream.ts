import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type OutboxRow, outboxRow } from '../store/commit.ts';

/**
 * Way in 3 of 4: the table's stream, filtered to the insertion of outbox rows. Never fails a batch for one row: a row
 * that could not be delivered stays open for the sweep.
 */
export type StreamDependencies = { clock(): number; deliver(rows: OutboxRow[], now: number): Promise<void> };

export function streamHandler(deps: StreamDependencies) {
  return middy<DynamoDBStreamEvent, void>().handler(async (batch) => {
    const rows = batch.Records.flatMap((record) => {
      const image = record.dynamodb?.NewImage;
      // The stream's type and the client's type of an attribute value are the same shape under two names.
      return image ? [outboxRow.parse(unmarshall(image as Parameters<typeof unmarshall>[0]))] : [];
    });
    await deps.deliver(rows, deps.clock());
  });
}
