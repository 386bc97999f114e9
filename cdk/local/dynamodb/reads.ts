import * as z from 'zod';
import { attribute, encodeKey, type Item, itemSize, typeOf } from './attribute-value.ts';
import { cancelled, checkCount, reasonOf } from './cancellation.ts';
import { consumed, readUnits, type Units } from './capacity.ts';
import { holds } from './condition.ts';
import { type Context, tableNamed } from './context.ts';
import {
  checkKey,
  checkPaths,
  checkRequest,
  conditionSchema,
  itemSchema,
  project,
  projectionSchema,
  validationError,
  valueSchema,
} from './dynalite.ts';
import type { RangeBound, ReadPlan } from './store.ts';
import { type Index, keyNames, keyOf, pick, primaryKey, projected, type Table } from './table.ts';

const getRequest = z.object({
  TableName: z.string(),
  Key: itemSchema,
  ConsistentRead: z.boolean().optional(),
  ReturnConsumedCapacity: z.string().optional(),
  _projection: projectionSchema.optional(),
});
type GetRequest = z.infer<typeof getRequest>;
type Found = { item: Item | undefined; size: number; used: Units };

function find(context: Context, request: GetRequest): Found {
  const table = tableNamed(context, request.TableName);
  checkKey(request.Key, table.definition);
  checkPaths(request._projection?.nestedPaths, table.definition);
  const item = context.store.getItem(table, primaryKey(table, request.Key));
  const size = itemSize(item ?? {});
  const used = { table: request.TableName, units: readUnits(size, request.ConsistentRead), indexes: {} };
  const paths = request._projection?.paths;
  return { item: item === undefined || paths === undefined ? item : project(paths, item), size, used };
}

export function getItem(context: Context, body: unknown): Record<string, unknown> {
  const request = getRequest.parse(checkRequest('GetItem', body));
  const { item, used } = find(context, request);
  const capacity = consumed(request.ReturnConsumedCapacity, [used]);
  return {
    ...(item === undefined ? {} : { Item: item }),
    ...(capacity === undefined ? {} : { ConsumedCapacity: capacity[0] }),
  };
}

const batchRequest = z.object({
  RequestItems: z.record(
    z.string(),
    z.object({
      Keys: z.array(itemSchema),
      ConsistentRead: z.boolean().optional(),
      _projection: projectionSchema.optional(),
    }),
  ),
  ReturnConsumedCapacity: z.string().optional(),
});

const batchBytes = 16 * 1024 * 1024;

export function batchGet(context: Context, body: unknown): Record<string, unknown> {
  const request = batchRequest.parse(checkRequest('BatchGetItem', body));
  const Responses: Record<string, Item[]> = {};
  const UnprocessedKeys: Record<string, unknown> = {};
  const used: Units[] = [];
  let bytes = 0;
  for (const [TableName, { Keys, ...options }] of Object.entries(request.RequestItems)) {
    const items: Item[] = [];
    const left: Item[] = [];
    for (const Key of Keys) {
      if (bytes > batchBytes) {
        left.push(Key);
        continue;
      }
      const found = find(context, { TableName, Key, ...options });
      bytes += found.size;
      used.push(found.used);
      if (found.item !== undefined) items.push(found.item);
    }
    Responses[TableName] = items;
    // The request as it came, with only the keys that are left.
    if (left.length > 0) UnprocessedKeys[TableName] = { ...rawBatch(body)[TableName], Keys: left };
  }
  const capacity = consumed(request.ReturnConsumedCapacity, used);
  return { Responses, UnprocessedKeys, ...(capacity === undefined ? {} : { ConsumedCapacity: capacity }) };
}

function rawBatch(body: unknown): Record<string, Record<string, unknown>> {
  return z.object({ RequestItems: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(body).RequestItems;
}

const transactRequest = z.strictObject({
  TransactItems: z.array(z.strictObject({ Get: z.record(z.string(), z.unknown()) })),
  ReturnConsumedCapacity: z.enum(['NONE', 'TOTAL', 'INDEXES']).optional(),
});

export function transactGet(context: Context, body: unknown): Record<string, unknown> {
  const parsed = transactRequest.safeParse(body);
  if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
  checkCount(parsed.data.TransactItems.length);
  const gets = parsed.data.TransactItems.map(({ Get }) => getRequest.parse(checkRequest('GetItem', Get)));
  for (const get of gets) tableNamed(context, get.TableName);
  const found: Found[] = [];
  const reasons = gets.map((get) => {
    try {
      found.push(find(context, { ...get, ConsistentRead: true }));
      return { Code: 'None' };
    } catch (error) {
      return reasonOf(error);
    }
  });
  if (found.length < gets.length) throw cancelled(reasons);
  const capacity = consumed(
    parsed.data.ReturnConsumedCapacity,
    found.map(({ used }) => ({ ...used, units: used.units * 2 })),
  );
  return {
    Responses: found.map(({ item }) => (item === undefined ? {} : { Item: item })),
    ...(capacity === undefined ? {} : { ConsumedCapacity: capacity }),
  };
}

const readRequest = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Select: z.string().optional(),
  Limit: z.number().optional(),
  ConsistentRead: z.boolean().optional(),
  ScanIndexForward: z.boolean().optional(),
  ReturnConsumedCapacity: z.string().optional(),
  ExclusiveStartKey: itemSchema.optional(),
  KeyConditions: z
    .record(z.string(), z.object({ ComparisonOperator: z.string(), AttributeValueList: z.array(valueSchema) }))
    .optional(),
  Segment: z.number().optional(),
  TotalSegments: z.number().optional(),
  _filter: conditionSchema.optional(),
  _projection: projectionSchema.optional(),
});
type ReadRequest = z.infer<typeof readRequest>;

export function query(context: Context, body: unknown): Record<string, unknown> {
  const request = readRequest.parse(checkRequest('Query', body));
  const { table, index } = source(context, request);
  const schema = index?.KeySchema ?? table.definition.KeySchema;
  const { hash, bounds } = keyConditions(request, table, schema);
  for (const name of keyNames(schema)) {
    if (request._filter !== undefined && Object.hasOwn(request._filter.pathHeads, name)) {
      throw validationError(
        `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`,
      );
    }
  }
  const after = startKey(request, table, index);
  const started = after?.index ?? after?.item;
  if (started !== undefined && (!started.hash.equals(hash) || !bounds.every((bound) => inside(started.range, bound)))) {
    throw validationError('The provided starting key is outside query boundaries based on provided conditions');
  }
  return read(context, request, table, index, {
    index,
    hash,
    bounds,
    after,
    reverse: request.ScanIndexForward === false,
  });
}

export function scan(context: Context, body: unknown): Record<string, unknown> {
  const request = readRequest.parse(checkRequest('Scan', body, ['ConsistentRead']));
  const { table, index } = source(context, request);
  const after = startKey(request, table, index);
  return read(context, request, table, index, { index, bounds: [], after, reverse: false });
}

function source(context: Context, request: ReadRequest): { table: Table; index: Index | undefined } {
  const table = tableNamed(context, request.TableName);
  checkPaths(request._projection?.nestedPaths, table.definition);
  checkPaths(request._filter?.nestedPaths, table.definition);
  if (request.IndexName === undefined) return { table, index: undefined };
  const index = table.definition.GlobalSecondaryIndexes?.find((one) => one.IndexName === request.IndexName);
  if (index === undefined) {
    throw validationError(`The table does not have the specified index: ${request.IndexName}`);
  }
  if (request.ConsistentRead === true) {
    throw validationError('Consistent reads are not supported on global secondary indexes');
  }
  if (request.Select === 'ALL_ATTRIBUTES' && index.Projection.ProjectionType !== 'ALL') {
    throw validationError(
      'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary ' +
        `index ${request.IndexName} because its projection type is not ALL`,
    );
  }
  return { table, index };
}

function keyConditions(request: ReadRequest, table: Table, schema: Index['KeySchema']) {
  const conditions = { ...request.KeyConditions };
  const [hashName, rangeName] = keyNames(schema);
  const take = (name: string | undefined) => {
    const condition = name === undefined ? undefined : conditions[name];
    if (name === undefined || condition === undefined) return undefined;
    delete conditions[name];
    const type = table.definition.AttributeDefinitions.find((one) => one.AttributeName === name)?.AttributeType;
    for (const value of condition.AttributeValueList) {
      if (typeOf(value) !== type) {
        throw validationError(
          'One or more parameter values were invalid: Condition parameter type does not match schema type',
        );
      }
      if (value.S === '' || value.B === '') {
        throw validationError(
          'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an ' +
            `empty ${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
        );
      }
    }
    return condition;
  };
  const hash = take(hashName);
  const range = take(rangeName);
  if (hash === undefined) throw validationError(`Query condition missed key schema element: ${hashName}`);
  const [value] = hash.AttributeValueList;
  if (hash.ComparisonOperator !== 'EQ' || value === undefined) {
    throw validationError('Query key condition not supported');
  }
  if (Object.keys(conditions).length > 0) {
    throw validationError(`Query condition missed key schema element: ${rangeName ?? hashName}`);
  }
  return {
    hash: encodeKey(value),
    bounds: range === undefined ? [] : boundsOf(range.ComparisonOperator, range.AttributeValueList.map(encodeKey)),
  };
}

function boundsOf(operator: string, [value, upper]: Buffer[]): RangeBound[] {
  if (value === undefined) throw validationError('Query key condition not supported');
  switch (operator) {
    case 'EQ':
      return [
        { operator: '>=', value },
        { operator: '<=', value },
      ];
    case 'LT':
      return [{ operator: '<', value }];
    case 'LE':
      return [{ operator: '<=', value }];
    case 'GT':
      return [{ operator: '>', value }];
    case 'GE':
      return [{ operator: '>=', value }];
    case 'BETWEEN':
      return [
        { operator: '>=', value },
        { operator: '<=', value: upper ?? value },
      ];
    case 'BEGINS_WITH': {
      const end = afterPrefix(value);
      return [{ operator: '>=', value }, ...(end === undefined ? [] : [{ operator: '<' as const, value: end }])];
    }
    default:
      throw validationError('Attempted conditional constraint is not an indexable operation');
  }
}

// The first bytes that no longer start with the prefix; none when it is all 0xff.
function afterPrefix(prefix: Buffer): Buffer | undefined {
  const last = prefix.findLastIndex((byte) => byte < 0xff);
  if (last === -1) return undefined;
  const end = Buffer.from(prefix.subarray(0, last + 1));
  end.writeUInt8(end.readUInt8(last) + 1, last);
  return end;
}

function inside(value: Buffer, bound: RangeBound): boolean {
  const order = Buffer.compare(value, bound.value);
  if (order === 0) return bound.operator === '>=' || bound.operator === '<=';
  return bound.operator.startsWith('>') ? order > 0 : order < 0;
}

function startKey(request: ReadRequest, table: Table, index: Index | undefined): ReadPlan['after'] {
  const start = request.ExclusiveStartKey;
  if (start === undefined) return undefined;
  const names = [...new Set([...keyNames(table.definition.KeySchema), ...keyNames(index?.KeySchema ?? [])])];
  const valid =
    Object.keys(start).length === names.length &&
    names.every((name) => {
      const type = table.definition.AttributeDefinitions.find((one) => one.AttributeName === name)?.AttributeType;
      const value = attribute(start, name);
      return value !== undefined && typeOf(value) === type && value.S !== '' && value.B !== '';
    });
  if (!valid) throw validationError('The provided starting key is invalid');
  return {
    item: primaryKey(table, start),
    index: index === undefined ? undefined : keyOf(index.KeySchema, start),
  };
}

const pageBytes = 1024 * 1024;

function read(
  context: Context,
  request: ReadRequest,
  table: Table,
  index: Index | undefined,
  plan: ReadPlan,
): Record<string, unknown> {
  const items: Item[] = [];
  let scanned = 0;
  let size = 0;
  let last: Item | undefined;
  let more = false;
  for (const whole of context.store.read(table, plan)) {
    if (!inSegment(request, table, whole)) continue;
    const item = index === undefined ? whole : projected(table, index, whole);
    scanned += 1;
    size += itemSize(item);
    last = whole;
    if (request._filter === undefined || holds(request._filter.expression, item)) items.push(item);
    more = scanned === request.Limit || size >= pageBytes;
    if (more) break;
  }
  const names = [...keyNames(table.definition.KeySchema), ...keyNames(index?.KeySchema ?? [])];
  const units = readUnits(size, request.ConsistentRead);
  const capacity = consumed(request.ReturnConsumedCapacity, [
    {
      table: request.TableName,
      units: index === undefined ? units : 0,
      indexes: index === undefined ? {} : { [index.IndexName]: units },
    },
  ]);
  const paths = request._projection?.paths;
  return {
    Count: items.length,
    ScannedCount: scanned,
    ...(request.Select === 'COUNT'
      ? {}
      : { Items: paths === undefined ? items : items.map((item) => project(paths, item)) }),
    ...(more && last !== undefined ? { LastEvaluatedKey: pick(names, last) } : {}),
    ...(capacity === undefined ? {} : { ConsumedCapacity: capacity[0] }),
  };
}

// Parallel scans: every partition belongs to one segment.
function inSegment(request: ReadRequest, table: Table, item: Item): boolean {
  if (request.TotalSegments === undefined) return true;
  const sum = primaryKey(table, item).hash.reduce((total, byte) => (total * 31 + byte) % 65_521, 7);
  return sum % request.TotalSegments === request.Segment;
}
