import * as z from 'zod';
import { attribute, encodeKey, type Item } from './attribute-value.ts';
import { validationError } from './dynalite.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

export const streamViewType = z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']);

/** A table as it is kept: what CreateTable said, and its TTL attribute. */
export const tableDefinition = z.object({
  TableName: z.string(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(index).optional(),
  streamViewType: streamViewType.optional(),
  /** Set when the stream was switched on: the last part of its ARN. */
  streamLabel: z.string().optional(),
  ttlAttribute: z.string().optional(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
});
export type TableDefinition = z.infer<typeof tableDefinition>;
export type Index = z.infer<typeof index>;
export type Table = { id: number; definition: TableDefinition };

/** Encoded hash and range, in DynamoDB's order. */
export type Key = { hash: Buffer; range: Buffer };

// Stands for "no range key"; an empty blob would be bound as NULL.
const noRange = Buffer.from([0]);

export function keyNames(schema: TableDefinition['KeySchema']): string[] {
  return schema.map((part) => part.AttributeName);
}

/** The key of an item in a table or index; nothing when the item lacks an attribute of it (a sparse index). */
export function keyOf(schema: TableDefinition['KeySchema'], item: Item): Key | undefined {
  const [hash, range] = keyNames(schema).map((name) => attribute(item, name));
  if (hash === undefined || (schema.length > 1 && range === undefined)) return undefined;
  return { hash: encodeKey(hash), range: range === undefined ? noRange : encodeKey(range) };
}

export function primaryKey(table: Table, item: Item): Key {
  const key = keyOf(table.definition.KeySchema, item);
  if (key === undefined) throw validationError('The provided key element does not match the schema');
  return key;
}

export function pick(names: string[], item: Item): Item {
  const picked: Item = {};
  for (const name of names) {
    const value = attribute(item, name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** What an index holds of an item. */
export function projected(table: Table, index: Index, item: Item): Item {
  if (index.Projection.ProjectionType === 'ALL') return item;
  return pick(
    [
      ...keyNames(table.definition.KeySchema),
      ...keyNames(index.KeySchema),
      ...(index.Projection.NonKeyAttributes ?? []),
    ],
    item,
  );
}

/** Epoch seconds at which the item expires, when the table has a TTL attribute and the item a number in it. */
export function expiryOf(table: Table, item: Item): number | null {
  const name = table.definition.ttlAttribute;
  const value = name === undefined ? undefined : attribute(item, name);
  return value?.N === undefined ? null : Number(value.N);
}
