import { createRequire } from 'node:module';
import * as z from 'zod';
import type { AttributeValue, Item } from './attribute-value.ts';
import type { Condition } from './condition.ts';
import type { Path, Updates } from './update.ts';

// dynalite is CommonJS without types. We use its request validations, its expression parsers and its key checks, and
// nothing that stores. This is the only file that loads it; everything that leaves it is typed.

const load = createRequire(import.meta.url);

const failure = z.object({ body: z.record(z.string(), z.unknown()) });

/** An error as DynamoDB words it: `body` is the JSON of the answer (`__type`, `message`). */
export class DynamoDbError extends Error {
  readonly body: Record<string, unknown>;

  constructor(body: Record<string, unknown>) {
    super(String(body['message'] ?? body['Message'] ?? body['__type']));
    this.body = body;
  }
}

/** What dynalite's key checks read of a table. */
export type KeySchema = { AttributeName: string; KeyType: string }[];
export type SchemaOfTable = {
  TableName: string;
  KeySchema: KeySchema;
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?:
    | {
        IndexName: string;
        KeySchema: KeySchema;
        Projection: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined };
      }[]
    | undefined;
};

function callable<T>() {
  return z.custom<T>((value) => typeof value === 'function');
}

const db = z
  .object({
    validateKey: callable<(key: Item, table: SchemaOfTable) => unknown>(),
    validateItem: callable<(item: Item, table: SchemaOfTable) => unknown>(),
    validateUpdates: callable<(legacy: undefined, updates: Updates | undefined, table: SchemaOfTable) => unknown>(),
    validateKeyPaths: callable<(nested: Record<string, unknown> | undefined, table: SchemaOfTable) => unknown>(),
    mapPaths: callable<(paths: Path[], item: Item) => Item>(),
  })
  .parse(load('dynalite/db'));

const generic = z
  .object({
    checkTypes: callable<(data: unknown, types: unknown) => Record<string, unknown>>(),
    checkValidations: callable<(data: unknown, types: unknown, custom: unknown, store: unknown) => void>(),
  })
  .parse(load('dynalite/validations'));

const validation = z.object({ types: z.record(z.string(), z.unknown()), custom: callable<() => unknown>().optional() });

function rethrow(error: unknown): never {
  const known = failure.safeParse(error);
  throw known.success ? new DynamoDbError(known.data.body) : error;
}

function check(result: unknown): void {
  if (result !== undefined && result !== null) rethrow(result);
}

export const checkKey = (key: Item, table: SchemaOfTable) => check(db.validateKey(key, table));
export const checkItem = (item: Item, table: SchemaOfTable) => check(db.validateItem(item, table));
export const checkUpdates = (updates: Updates | undefined, table: SchemaOfTable) =>
  check(db.validateUpdates(undefined, updates, table));
export const checkPaths = (nested: Record<string, unknown> | undefined, table: SchemaOfTable) =>
  check(db.validateKeyPaths(nested, table));
export const project = (paths: Path[], item: Item): Item => db.mapPaths(paths, item);

const operations = {
  CreateTable: 'createTable',
  DeleteTable: 'deleteTable',
  DescribeTable: 'describeTable',
  DescribeTimeToLive: 'describeTimeToLive',
  ListTables: 'listTables',
  GetItem: 'getItem',
  PutItem: 'putItem',
  UpdateItem: 'updateItem',
  DeleteItem: 'deleteItem',
  Query: 'query',
  Scan: 'scan',
  BatchGetItem: 'batchGetItem',
  BatchWriteItem: 'batchWriteItem',
} as const;

export type CheckedOperation = keyof typeof operations;

const validations = new Map(
  Object.entries(operations).map(([operation, file]) => [
    operation,
    validation.parse(load(`dynalite/validations/${file}`)),
  ]),
);

const store = { options: { maxItemSize: 400 * 1024 } };

// The parameters from before expressions existed. The engine does not carry them out, so it refuses them.
const legacy = new Set([
  'Expected',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'ConditionalOperator',
]);

/**
 * Checks a request as DynamoDB does (types, limits, syntax of the expressions, normal form of numbers).
 * The answer holds the parsed expressions as `_condition`, `_updates`, `_projection`, `_filter`, `KeyConditions`.
 * A parameter that is neither dynalite's nor in `more` is refused, never ignored.
 */
export function checkRequest(operation: CheckedOperation, body: unknown, more: string[] = []): Record<string, unknown> {
  const rules = validations.get(operation);
  if (rules === undefined) throw new Error(`no validation for ${operation}`);
  const data = z.record(z.string(), z.unknown()).safeParse(body);
  if (!data.success) {
    throw new DynamoDbError({ __type: 'com.amazon.coral.service#SerializationException' });
  }
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data.data)) {
    if (more.includes(name)) extra[name] = value;
    else if (value !== undefined && (legacy.has(name) || !Object.hasOwn(rules.types, name))) {
      throw validationError(`The embedded DynamoDB does not support the parameter ${name} of ${operation}`);
    }
  }
  try {
    const checked = generic.checkTypes(data.data, rules.types);
    generic.checkValidations(checked, rules.types, rules.custom, store);
    return { ...checked, ...extra };
  } catch (error) {
    if (failure.safeParse(error).success) rethrow(error);
    // Shapes that dynalite did not foresee, such as a null inside a value, make it stumble.
    throw new DynamoDbError({ __type: 'com.amazon.coral.service#SerializationException', Message: String(error) });
  }
}

export function validationError(message: string): DynamoDbError {
  return new DynamoDbError({ __type: 'com.amazon.coral.validate#ValidationException', message });
}

export function serviceError(type: string, message: string, more: Record<string, unknown> = {}): DynamoDbError {
  return new DynamoDbError({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more });
}

const object = (value: unknown) => typeof value === 'object' && value !== null;

// Checked deeply by checkRequest already; here they only get their types.
export const itemSchema = z.custom<Item>(object);
export const valueSchema = z.custom<AttributeValue>(object);
export const conditionSchema = z.custom<{
  expression: Condition;
  nestedPaths: Record<string, unknown>;
  pathHeads: Record<string, unknown>;
}>(object);
export const updatesSchema = z.custom<Updates>(object);
export const projectionSchema = z.custom<{ paths: Path[]; nestedPaths: Record<string, unknown> }>(object);
