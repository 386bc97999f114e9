import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

/**
 * One table per service. Partition = one aggregate, with its state, its journal and what it owes; `gsi1` is the
 * sparse index of work: an item stands in at most one list, ordered by the moment at which it wants attention.
 */
export type Key = { pk: string; sk: string };
export type Item = Key & { [attribute: string]: unknown };

/** `absent`: must not exist. `{ version }`: the stored `versie` must be this one. `always`: last writer wins. */
export type Condition = 'absent' | 'always' | { version: number };
export type Write = { put: Item; when: Condition } | { remove: Key; when: Exclude<Condition, 'absent'> };

export type TransactionResult =
  | { done: true }
  /** `collisions[i]` belongs to `writes[i]`: the item found instead, `{}` when there was none or it was in use. */
  | { done: false; collisions: (Record<string, unknown> | undefined)[] };

export type Page<T> = { items: T[]; cursor: string | undefined };

export const workIndex = 'gsi1';

export type Table = ReturnType<typeof openTable>;

const marshallOptions = { removeUndefinedValues: true };

function toTransactItem(table: string, write: Write): TransactWriteItem {
  const condition = (when: Condition) =>
    when === 'always'
      ? {}
      : when === 'absent'
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'versie = :versie',
            ExpressionAttributeValues: { ':versie': { N: String(when.version) } },
          };
  const common = {
    TableName: table,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    ...condition(write.when),
  };
  return 'put' in write
    ? { Put: { ...common, Item: marshall(write.put, marshallOptions) } }
    : { Delete: { ...common, Key: marshall(write.remove) } };
}

export function openTable(client: DynamoDBClient, name: string) {
  const decode = <T>(schema: z.ZodType<T>, item: Record<string, AttributeValue>) => schema.parse(unmarshall(item));

  return {
    client,
    name,

    async get<T>(key: Key, schema: z.ZodType<T>): Promise<T | undefined> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: name, Key: marshall(key), ConsistentRead: true }),
      );
      return item && decode(schema, item);
    },

    /** Items of one partition in order of their sort key, all pages; partitions are aggregates and stay small. */
    async partition<T>(pk: string, schema: z.ZodType<T>, prefix = ''): Promise<T[]> {
      const items: T[] = [];
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: name,
            ConsistentRead: true,
            KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
            ExpressionAttributeValues: marshall({ ':pk': pk, ...(prefix && { ':prefix': prefix }) }),
            ExclusiveStartKey: from,
          }),
        );
        items.push(...(page.Items ?? []).map((item) => decode(schema, item)));
        from = page.LastEvaluatedKey;
      } while (from);
      return items;
    },

    /** One bounded page of a partition in order of the sort key, which begins with `prefix`. */
    async page<T>(
      pk: string,
      schema: z.ZodType<T>,
      options: { prefix: string; limit: number; cursor?: string | undefined; newestFirst?: boolean },
    ): Promise<Page<T>> {
      const page = await client.send(
        new QueryCommand({
          TableName: name,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: marshall({ ':pk': pk, ':prefix': options.prefix }),
          Limit: options.limit,
          ScanIndexForward: !options.newestFirst,
          ExclusiveStartKey: options.cursor ? decodeCursor(options.cursor) : undefined,
        }),
      );
      return {
        items: (page.Items ?? []).map((item) => decode(schema, item)),
        cursor: page.LastEvaluatedKey && encodeCursor(page.LastEvaluatedKey),
      };
    },

    /** Items of one partition of which the sort key lies between these two, both included; all pages. */
    async range<T>(pk: string, schema: z.ZodType<T>, between: { from: string; to: string }): Promise<T[]> {
      const items: T[] = [];
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: name,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
            ExpressionAttributeValues: marshall({ ':pk': pk, ':from': between.from, ':to': between.to }),
            ExclusiveStartKey: from,
          }),
        );
        items.push(...(page.Items ?? []).map((item) => decode(schema, item)));
        from = page.LastEvaluatedKey;
      } while (from);
      return items;
    },

    /**
     * One bounded page of a work list, oldest first; `until` is exclusive, `prefix` is how the position begins.
     * Eventually consistent, as every index.
     */
    async work<T>(
      list: string,
      schema: z.ZodType<T>,
      options: {
        until?: string;
        prefix?: string | undefined;
        limit: number;
        cursor?: string | undefined;
        newestFirst?: boolean;
      },
    ): Promise<Page<T>> {
      const narrowed = options.until
        ? { condition: ' AND gsi1sk < :edge', edge: options.until }
        : options.prefix
          ? { condition: ' AND begins_with(gsi1sk, :edge)', edge: options.prefix }
          : undefined;
      const page = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: workIndex,
          KeyConditionExpression: `gsi1pk = :list${narrowed?.condition ?? ''}`,
          ExpressionAttributeValues: marshall({ ':list': list, ...(narrowed && { ':edge': narrowed.edge }) }),
          Limit: options.limit,
          ScanIndexForward: !options.newestFirst,
          ExclusiveStartKey: options.cursor ? decodeCursor(options.cursor) : undefined,
        }),
      );
      return {
        items: (page.Items ?? []).map((item) => decode(schema, item)),
        cursor: page.LastEvaluatedKey && encodeCursor(page.LastEvaluatedKey),
      };
    },

    /**
     * All writes or none. A failed condition and a concurrent transaction both come back as a collision; anything
     * else throws. The SDK's retries carry one client token, so a lost answer does not look like a collision.
     */
    async transact(writes: Write[]): Promise<TransactionResult> {
      try {
        await client.send(
          new TransactWriteItemsCommand({ TransactItems: writes.map((write) => toTransactItem(name, write)) }),
        );
        return { done: true };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const collided = new Set(['ConditionalCheckFailed', 'TransactionConflict']);
        if (reasons.some((reason) => reason.Code && reason.Code !== 'None' && !collided.has(reason.Code))) throw error;
        return {
          done: false,
          collisions: reasons.map((reason) =>
            collided.has(reason.Code ?? '') ? (reason.Item ? unmarshall(reason.Item) : {}) : undefined,
          ),
        };
      }
    },
  };
}

const encodeCursor = (key: Record<string, AttributeValue>) => Buffer.from(JSON.stringify(key)).toString('base64url');

const cursorKey = z.record(z.string(), z.strictObject({ S: z.string() }));

/** A cursor that was tampered with only yields another page of the same list, or an error that `refuseCursor` knows. */
function decodeCursor(cursor: string): Record<string, AttributeValue> {
  const key = cursorKey.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!key.success) throw new SyntaxError('Unusable cursor');
  return key.data;
}
