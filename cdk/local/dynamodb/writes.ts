import { createHash } from 'node:crypto';
import * as z from 'zod';
import { attribute, type Item, itemSize, typeOf } from './attribute-value.ts';
import { ConditionFailed, cancelled, checkCount, type Reason, reasonOf } from './cancellation.ts';
import { consumed, type Units, writeUnits } from './capacity.ts';
import { type Condition, holds } from './condition.ts';
import { type Context, commit, tableNamed } from './context.ts';
import {
  checkItem,
  checkKey,
  checkRequest,
  checkUpdates,
  conditionSchema,
  itemSchema,
  project,
  serviceError,
  updatesSchema,
  validationError,
} from './dynalite.ts';
import type { Change } from './stream.ts';
import { pick, primaryKey, type Table } from './table.ts';
import { applyUpdates, type Updates } from './update.ts';

const writeRequest = z.object({
  TableName: z.string(),
  Item: itemSchema.optional(),
  Key: itemSchema.optional(),
  ReturnValues: z.enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']).optional(),
  ReturnConsumedCapacity: z.string().optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(['NONE', 'ALL_OLD']).optional(),
  _condition: conditionSchema.optional(),
  _updates: updatesSchema.optional(),
});
type WriteRequest = z.infer<typeof writeRequest>;
type Kind = 'put' | 'update' | 'delete' | 'check';

type Planned = Change & { kind: Kind; request: WriteRequest };

const operationOf = { put: 'PutItem', update: 'UpdateItem', delete: 'DeleteItem', check: 'DeleteItem' } as const;

function parseWrite(kind: Kind, body: unknown): WriteRequest {
  return writeRequest.parse(checkRequest(operationOf[kind], body, ['ReturnValuesOnConditionCheckFailure']));
}

/** What a write would do, with every check made; nothing is written yet. */
function plan(context: Context, kind: Kind, request: WriteRequest): Planned {
  const table = tableNamed(context, request.TableName);
  const given = request.Item ?? request.Key ?? {};
  if (kind === 'put') checkItem(given, table.definition);
  else checkKey(given, table.definition);
  if (kind === 'update') checkUpdates(request._updates, table.definition);
  const old = context.store.getItem(table, primaryKey(table, given));
  checkCondition(request, request._condition?.expression, old);
  const item = newItem(kind, given, old, request._updates);
  if (item !== undefined && (kind === 'put' || kind === 'update')) checkNew(kind, table, item);
  return { kind, request, table, old, new: item };
}

function checkCondition(request: WriteRequest, condition: Condition | undefined, old: Item | undefined): void {
  if (condition === undefined || holds(condition, old ?? {})) return;
  throw new ConditionFailed(request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? old : undefined);
}

function newItem(kind: Kind, given: Item, old: Item | undefined, updates: Updates | undefined): Item | undefined {
  switch (kind) {
    case 'put':
      return given;
    case 'update':
      return updates === undefined ? (old ?? given) : applyUpdates(updates, old ?? given);
    case 'delete':
      return undefined;
    case 'check':
      return old;
  }
}

function checkNew(kind: Kind, table: Table, item: Item): void {
  if (itemSize(item) > 400 * 1024) {
    const size = kind === 'update' ? 'Item size to update' : 'Item size';
    throw validationError(`${size} has exceeded the maximum allowed size`);
  }
  for (const index of table.definition.GlobalSecondaryIndexes ?? []) {
    for (const { AttributeName: name } of index.KeySchema) {
      const value = attribute(item, name);
      if (value === undefined) continue;
      const expected = table.definition.AttributeDefinitions.find((one) => one.AttributeName === name)?.AttributeType;
      if (typeOf(value) !== expected) {
        throw validationError(
          'One or more parameter values were invalid: Type mismatch for Index Key ' +
            `${name} Expected: ${expected} Actual: ${typeOf(value)} IndexName: ${index.IndexName}`,
        );
      }
      if (value.S === '' || value.B === '') {
        throw validationError(
          'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
            `The AttributeValue for a key attribute cannot contain an empty ${value.S === '' ? 'string' : 'binary'} ` +
            `value. IndexName: ${index.IndexName}, IndexKey: ${name}`,
        );
      }
    }
  }
}

function unitsOf(planned: Planned, touched: string[], factor: number): Units {
  const units = writeUnits(planned.old, planned.new) * factor;
  const indexes: Record<string, number> = {};
  for (const name of touched) indexes[name] = (indexes[name] ?? 0) + units;
  return { table: planned.table.definition.TableName, units, indexes };
}

function returned(planned: Planned): Item | undefined {
  const paths = planned.request._updates?.paths ?? [];
  switch (planned.request.ReturnValues) {
    case 'ALL_OLD':
      return planned.old;
    case 'ALL_NEW':
      return planned.new;
    case 'UPDATED_OLD':
      return planned.old === undefined ? undefined : project(paths, planned.old);
    case 'UPDATED_NEW':
      return planned.new === undefined ? undefined : project(paths, planned.new);
    default:
      return undefined;
  }
}

/** PutItem, UpdateItem, DeleteItem. */
export function write(kind: 'put' | 'update' | 'delete', context: Context, body: unknown): Record<string, unknown> {
  const request = parseWrite(kind, body);
  const planned = plan(context, kind, request);
  const [touched] = commit(context, [planned]);
  const capacity = consumed(request.ReturnConsumedCapacity, [unitsOf(planned, touched ?? [], 1)]);
  const attributes = returned(planned);
  return {
    ...(attributes === undefined || Object.keys(attributes).length === 0 ? {} : { Attributes: attributes }),
    ...(capacity === undefined ? {} : { ConsumedCapacity: capacity[0] }),
  };
}

const batchRequest = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: itemSchema }).optional(),
        DeleteRequest: z.object({ Key: itemSchema }).optional(),
      }),
    ),
  ),
  ReturnConsumedCapacity: z.string().optional(),
});

export function batchWrite(context: Context, body: unknown): Record<string, unknown> {
  const request = batchRequest.parse(checkRequest('BatchWriteItem', body));
  const planned = Object.entries(request.RequestItems).flatMap(([TableName, writes]) =>
    writes.map(({ PutRequest, DeleteRequest }) =>
      PutRequest === undefined
        ? plan(context, 'delete', { TableName, Key: DeleteRequest?.Key })
        : plan(context, 'put', { TableName, Item: PutRequest.Item }),
    ),
  );
  if (planned.length > 25) throw validationError('Too many items requested for the BatchWriteItem call');
  if (hasTwins(planned)) throw validationError('Provided list of item keys contains duplicates');
  const touched = commit(context, planned);
  const capacity = consumed(
    request.ReturnConsumedCapacity,
    planned.map((one, index) => unitsOf(one, touched[index] ?? [], 1)),
  );
  return { UnprocessedItems: {}, ...(capacity === undefined ? {} : { ConsumedCapacity: capacity }) };
}

function identity(table: Table, item: Item): string {
  const key = primaryKey(table, item);
  return `${table.id} ${key.hash.toString('hex')} ${key.range.toString('hex')}`;
}

function hasTwins(planned: Planned[]): boolean {
  const keys = planned.map((one) => identity(one.table, one.request.Item ?? one.request.Key ?? {}));
  return new Set(keys).size < keys.length;
}

const operation = z.record(z.string(), z.unknown());
const transaction = z.strictObject({
  TransactItems: z.array(
    z.strictObject({
      Put: operation.optional(),
      Update: operation.optional(),
      Delete: operation.optional(),
      ConditionCheck: operation.optional(),
    }),
  ),
  ClientRequestToken: z.string().max(36).optional(),
  ReturnConsumedCapacity: z.enum(['NONE', 'TOTAL', 'INDEXES']).optional(),
  ReturnItemCollectionMetrics: z.string().optional(),
});

const tokenLifetime = 10 * 60 * 1000;
const maxBytes = 4 * 1024 * 1024;

export function transactWrite(context: Context, body: unknown): Record<string, unknown> {
  const parsed = transaction.safeParse(body);
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  const request = parsed.data;
  checkCount(request.TransactItems.length);
  const writes = request.TransactItems.map(parseTransactItem);
  if (hasTwinRequests(context, writes)) {
    throw validationError('Transaction request cannot include multiple operations on one item');
  }

  const token = request.ClientRequestToken;
  const since = context.now() - tokenLifetime;
  const digest = createHash('sha256')
    .update(canonical({ ...request, ClientRequestToken: undefined }))
    .digest('hex');
  const seen = token === undefined ? undefined : context.store.tokenDigest(token, since);
  if (seen !== undefined && seen !== digest) {
    throw serviceError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical',
    );
  }

  // A repeated request has no effect, but it answers as the first did.
  if (seen !== undefined) {
    const capacity = consumed(
      request.ReturnConsumedCapacity,
      writes.map(({ request: one }) => ({ table: one.TableName, units: 2, indexes: {} })),
    );
    return capacity === undefined ? {} : { ConsumedCapacity: capacity };
  }

  const planned = planAll(context, writes);
  const bytes = planned.reduce((sum, one) => sum + itemSize(one.new ?? one.request.Key ?? {}), 0);
  if (bytes > maxBytes) throw validationError('Transaction size exceeded: at most 4 MB in one transaction');
  const effective = planned.filter((one) => one.kind !== 'check');
  const touched = commit(context, effective, () => {
    if (token !== undefined) context.store.saveToken(token, digest, context.now(), since);
  });
  const capacity = consumed(
    request.ReturnConsumedCapacity,
    planned.map((one) => unitsOf(one, touched[effective.indexOf(one)] ?? [], 2)),
  );
  return capacity === undefined ? {} : { ConsumedCapacity: capacity };
}

type TransactWrite = { kind: Kind; request: WriteRequest };

function parseTransactItem(item: z.infer<typeof transaction>['TransactItems'][number]): TransactWrite {
  const kinds: [Kind, Record<string, unknown> | undefined][] = [
    ['put', item.Put],
    ['update', item.Update],
    ['delete', item.Delete],
    ['check', item.ConditionCheck],
  ];
  const given = kinds.filter(([, body]) => body !== undefined);
  const [kind, body] = given[0] ?? [];
  if (given.length !== 1 || kind === undefined || body === undefined) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const required = { put: 'Item', update: 'UpdateExpression', delete: 'Key', check: 'ConditionExpression' }[kind];
  if (body[required] === undefined) {
    throw validationError(`The parameter '${required}' is required but was not present in the request`);
  }
  return { kind, request: parseWrite(kind, body) };
}

// Before the plan, because it reads the state: an item that occurs twice makes the whole request invalid.
function hasTwinRequests(context: Context, writes: TransactWrite[]): boolean {
  const keys = writes.flatMap(({ request }) => {
    const table = tableNamed(context, request.TableName);
    const names = table.definition.KeySchema.map((part) => part.AttributeName);
    const key = pick(names, request.Item ?? request.Key ?? {});
    // An incomplete or mistyped key gets its own message later.
    const complete = names.every((name) => {
      const type = table.definition.AttributeDefinitions.find((one) => one.AttributeName === name)?.AttributeType;
      const value = attribute(key, name);
      return value !== undefined && typeOf(value) === type;
    });
    return complete ? [identity(table, key)] : [];
  });
  return new Set(keys).size < keys.length;
}

function planAll(context: Context, writes: TransactWrite[]): Planned[] {
  const planned: Planned[] = [];
  const reasons = writes.map(({ kind, request }): Reason => {
    try {
      planned.push(plan(context, kind, request));
      return { Code: 'None' };
    } catch (error) {
      return reasonOf(error);
    }
  });
  if (planned.length === writes.length) return planned;
  throw cancelled(reasons);
}

/** JSON with sorted names: two requests that mean the same have the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
