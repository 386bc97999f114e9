// The contract of the embedded DynamoDB, through the real SDK over HTTP only.
//
// Without AWS_ENDPOINT_URL_DYNAMODB the suite starts our server. With it, the same suite runs against what answers
// there (DynamoDB Local), as a cross-check; then it starts nothing, and the assertions on the stream are left out,
// because the stream is read from our engine and not through the SDK.

import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  IdempotentParameterMismatchException,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DynamoDbServer, startDynamoDbServer } from './server.ts';

const external = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };

let server: DynamoDbServer | undefined;
let client: DynamoDBClient;
let count = 0;
let table = '';
const made: string[] = [];

beforeAll(async () => {
  server = external === undefined ? await startDynamoDbServer() : undefined;
  const endpoint = server?.endpoint ?? external ?? '';
  client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 });
});

afterAll(async () => {
  for (const TableName of made) await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
  await server?.stop();
});

async function makeTable(): Promise<string> {
  count += 1;
  const TableName = `contract-${process.pid}-${Date.now()}-${count}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'due', AttributeType: 'S' },
        { AttributeName: 'rank', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byDue',
          KeySchema: [
            { AttributeName: 'due', KeyType: 'HASH' },
            { AttributeName: 'rank', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'keysOnly',
          KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  made.push(TableName);
  return TableName;
}

beforeEach(async () => {
  table = await makeTable();
});

type Values = Record<string, AttributeValue>;
const s = (value: string): AttributeValue => ({ S: value });
const n = (value: number | string): AttributeValue => ({ N: String(value) });
const key = (pk: string, sk = 'a') => ({ pk: s(pk), sk: s(sk) });

async function put(item: Values): Promise<void> {
  await client.send(new PutItemCommand({ TableName: table, Item: item }));
}

async function get(pk: string, sk = 'a'): Promise<Values | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: key(pk, sk), ConsistentRead: true }));
  return Item;
}

function update(expression: string, more: Partial<UpdateItemCommandInput> = {}) {
  return client.send(new UpdateItemCommand({ TableName: table, Key: key('p'), UpdateExpression: expression, ...more }));
}

function find(more: Partial<QueryCommandInput>) {
  return client.send(new QueryCommand({ TableName: table, ...more }));
}

async function sortKeys(more: Partial<QueryCommandInput>): Promise<(string | undefined)[]> {
  const { Items } = await find(more);
  return (Items ?? []).map((item) => item['sk']?.S);
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function cancellation(items: TransactWriteItem[]): Promise<TransactionCanceledException> {
  const error = await failure(client.send(new TransactWriteItemsCommand({ TransactItems: items })));
  if (error instanceof TransactionCanceledException) return error;
  throw new Error(`not cancelled: ${String(error)}`);
}

describe('tables', () => {
  test('a table is described and listed; the same name twice is refused', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    expect(Table).toMatchObject({
      TableName: table,
      TableStatus: 'ACTIVE',
      StreamSpecification: { StreamEnabled: true },
    });
    expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual(['byDue', 'keysOnly']);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toContain(table);
    await expect(
      client.send(
        new CreateTableCommand({
          TableName: table,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  test('an unknown table is refused', async () => {
    await expect(client.send(new GetItemCommand({ TableName: 'no-such-table', Key: key('p') }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('items', () => {
  test('every type comes back as it went in', async () => {
    const item: Values = {
      ...key('types'),
      n: n('-12.5'),
      big: n('12345678901234567890123456789012345678'),
      bool: { BOOL: false },
      nothing: { NULL: true },
      bytes: { B: new Uint8Array([0, 255, 1]) },
      list: { L: [s(''), n(1), { M: { a: { L: [] } } }] },
      map: { M: { Straße: s('é') } },
      strings: { SS: ['a'] },
      numbers: { NS: ['1'] },
    };
    await put(item);
    expect(await get('types')).toEqual(item);
  });

  test('numbers get their normal form', async () => {
    await put({ ...key('p'), n: n('1.50E2') });
    expect((await get('p'))?.['n']).toEqual(n(150));
  });

  test('a put replaces, a delete removes, both can return the old item', async () => {
    await put({ ...key('p'), old: n(1) });
    const replaced = await client.send(
      new PutItemCommand({ TableName: table, Item: { ...key('p'), new: n(2) }, ReturnValues: 'ALL_OLD' }),
    );
    expect(replaced.Attributes).toEqual({ ...key('p'), old: n(1) });
    const deleted = await client.send(
      new DeleteItemCommand({ TableName: table, Key: key('p'), ReturnValues: 'ALL_OLD' }),
    );
    expect(deleted.Attributes).toEqual({ ...key('p'), new: n(2) });
    expect(await get('p')).toBeUndefined();
  });

  test.each([
    ['a key that is missing', { pk: s('p') }],
    ['a key of another type', { pk: s('p'), sk: n(1) }],
    ['an empty key', { pk: s('p'), sk: s('') }],
    ['an index key of another type', { ...key('p'), due: n(1) }],
    ['an empty index key', { ...key('p'), due: s('') }],
    ['more than 400 KB', { ...key('p'), text: s('é'.repeat(205_000)) }],
  ])('%s is refused', async (_, item) => {
    await expect(put(item)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('a projection takes parts of an item', async () => {
    await put({ ...key('p'), list: { L: [n(0), n(1), n(2)] }, map: { M: { a: n(1), b: n(2) } } });
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: table,
        Key: key('p'),
        ProjectionExpression: 'sk, #map.b, #list[2], absent',
        ExpressionAttributeNames: { '#map': 'map', '#list': 'list' },
      }),
    );
    expect(Item).toEqual({ sk: s('a'), map: { M: { b: n(2) } }, list: { L: [n(2)] } });
  });

  test('consumed capacity counts kilobytes, and twice in a transaction', async () => {
    const Item = { ...key('p'), text: s('x'.repeat(1500)) };
    const single = await client.send(new PutItemCommand({ TableName: table, Item, ReturnConsumedCapacity: 'TOTAL' }));
    expect(single.ConsumedCapacity?.CapacityUnits).toBe(2);
    const double = await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName: table, Item: { ...Item, n: n(1) } } }],
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(double.ConsumedCapacity?.[0]?.CapacityUnits).toBe(4);
    const read = await client.send(
      new GetItemCommand({ TableName: table, Key: key('p'), ReturnConsumedCapacity: 'TOTAL' }),
    );
    expect(read.ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});

describe('conditions', () => {
  const item: Values = {
    ...key('p'),
    n: n(10),
    word: s('abc'),
    things: { L: [s('x'), n(1)] },
    nested: { M: { a: n(1), b: s('xyz') } },
    tags: { SS: ['a', 'b'] },
    flag: { BOOL: false },
    blank: s(''),
  };

  async function matches(condition: string, values: Values = {}): Promise<boolean> {
    const error = await failure(
      client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: key('p'),
          ConditionExpression: condition,
          ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
        }),
      ),
    );
    if (error === undefined || error instanceof ConditionalCheckFailedException) return error === undefined;
    throw error;
  }

  beforeEach(() => put(item));

  test.each<[string, Values]>([
    ['attribute_exists(pk)', {}],
    ['attribute_not_exists(absent)', {}],
    ['attribute_exists(flag)', {}],
    ['attribute_type(tags, :v)', { ':v': s('SS') }],
    ['n = :v', { ':v': n('10.0') }],
    ['n <> :v', { ':v': s('10') }],
    ['absent <> :v', { ':v': n(1) }],
    ['n > :v', { ':v': n(9) }],
    ['n BETWEEN :v AND :w', { ':v': n(2), ':w': n(10) }],
    ['n IN (:v, :w)', { ':v': n(2), ':w': n(10) }],
    ['flag IN (:v)', { ':v': { BOOL: false } }],
    ['begins_with(nested.b, :v) AND begins_with(word, :w)', { ':v': s('x'), ':w': s('ab') }],
    ['contains(tags, :v)', { ':v': s('b') }],
    ['contains(things, :v) AND contains(word, :w)', { ':v': n(1), ':w': s('bc') }],
    ['size(tags) = :v', { ':v': n(2) }],
    ['size(blank) = :v', { ':v': n(0) }],
    ['tags = :v', { ':v': { SS: ['b', 'a'] } }],
    ['NOT (n = :v) AND (n < :w OR n > :w)', { ':v': n(1), ':w': n(11) }],
  ])('%s holds', async (condition, values) => {
    expect(await matches(condition, values)).toBe(true);
    expect(await get('p')).toBeUndefined();
  });

  test.each<[string, Values]>([
    ['attribute_not_exists(pk)', {}],
    ['attribute_exists(absent)', {}],
    ['n = :v', { ':v': s('10') }],
    ['n < :v', { ':v': n(9) }],
    ['n < :v', { ':v': s('99') }],
    ['absent < :v', { ':v': n(9) }],
    ['n IN (:v)', { ':v': n(1) }],
    ['contains(tags, :v)', { ':v': s('c') }],
    ['n = :v AND n = :w', { ':v': n(10), ':w': n(11) }],
  ])('%s fails', async (condition, values) => {
    expect(await matches(condition, values)).toBe(false);
    expect(await get('p')).toEqual(item);
  });

  test('maps and lists are compared deeply', async () => {
    const values = { ':m': { M: { b: s('xyz'), a: n(1) } }, ':l': { L: [s('x'), n(1)] } };
    await update('SET seen = :s', {
      ConditionExpression: 'nested = :m AND things = :l',
      ExpressionAttributeValues: { ...values, ':s': n(1) },
    });
    expect((await get('p'))?.['seen']).toEqual(n(1));
    await expect(
      update('SET seen = :s', {
        ConditionExpression: 'things = :l',
        ExpressionAttributeValues: { ':l': { L: [n(1), s('x')] }, ':s': n(2) },
      }),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  test('a failed condition carries the item when asked', async () => {
    const input = {
      TableName: table,
      Item: key('p'),
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    const without = await failure(client.send(new PutItemCommand(input)));
    expect(without).toBeInstanceOf(ConditionalCheckFailedException);
    expect(without).not.toHaveProperty('Item', item);
    const carrying = await failure(
      client.send(new PutItemCommand({ ...input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })),
    );
    expect(carrying).toMatchObject({ name: 'ConditionalCheckFailedException', Item: item });
  });

  test.each(['n = :absent', 'n ==', 'size(n)', 'unknown_function(n)', 'status = n'])(
    '%s is no condition',
    async (text) => {
      await expect(
        client.send(new DeleteItemCommand({ TableName: table, Key: key('p'), ConditionExpression: text })),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    },
  );
});

describe('updates', () => {
  test('an update of nothing makes an item', async () => {
    await update('SET n = :n', { ExpressionAttributeValues: { ':n': n(1) } });
    expect(await get('p')).toEqual({ ...key('p'), n: n(1) });
  });

  test('SET counts exactly', async () => {
    await put({ ...key('p'), a: n('0.1'), b: n('12345678901234567890') });
    const { Attributes } = await update('SET a = a + :a, b = b - :one, c = if_not_exists(c, :zero) + :one', {
      ExpressionAttributeValues: { ':a': n('0.2'), ':one': n(1), ':zero': n(0) },
      ReturnValues: 'ALL_NEW',
    });
    expect(Attributes).toEqual({ ...key('p'), a: n('0.3'), b: n('12345678901234567889'), c: n(1) });
  });

  test('every operand is read from the item as it was', async () => {
    await put({ ...key('p'), a: n(1), b: n(2) });
    await update('SET a = b, b = a ADD c :one REMOVE d', { ExpressionAttributeValues: { ':one': n(1) } });
    expect(await get('p')).toEqual({ ...key('p'), a: n(2), b: n(1), c: n(1) });
    await update('SET x = c ADD c :one', { ExpressionAttributeValues: { ':one': n(1) } });
    expect(await get('p')).toMatchObject({ x: n(1), c: n(2) });
  });

  test('if_not_exists and list_append', async () => {
    for (const x of ['one', 'two']) {
      await update(
        'SET #events = list_append(if_not_exists(#events, :none), :new), #first = if_not_exists(#first, :x)',
        {
          ExpressionAttributeNames: { '#events': 'events', '#first': 'first' },
          ExpressionAttributeValues: { ':none': { L: [] }, ':new': { L: [s(x)] }, ':x': s(x) },
        },
      );
    }
    expect(await get('p')).toEqual({ ...key('p'), events: { L: [s('one'), s('two')] }, first: s('one') });
  });

  test('REMOVE takes list places from the old list, and SET past the end appends', async () => {
    await put({ ...key('p'), l: { L: [n(0), n(1), n(2), n(3)] }, gone: n(1) });
    await update('REMOVE l[0], l[1], gone SET l[9] = :y, l[8] = :x, l[3] = :z', {
      ExpressionAttributeValues: { ':x': s('x'), ':y': s('y'), ':z': s('z') },
    });
    expect(await get('p')).toEqual({ ...key('p'), l: { L: [n(2), s('z'), s('x'), s('y')] } });
  });

  test('nested paths', async () => {
    await put({ ...key('p'), m: { M: { a: { M: {} } } } });
    await update('SET m.a.b = :v REMOVE m.c', { ExpressionAttributeValues: { ':v': n(1) } });
    expect((await get('p'))?.['m']).toEqual({ M: { a: { M: { b: n(1) } } } });
    await expect(update('SET m.x.y = :v', { ExpressionAttributeValues: { ':v': n(1) } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('ADD and DELETE on sets and numbers', async () => {
    await update('ADD tags :ab, n :two', { ExpressionAttributeValues: { ':ab': { SS: ['a', 'b'] }, ':two': n(2) } });
    await update('ADD tags :bc, n :two', { ExpressionAttributeValues: { ':bc': { SS: ['b', 'c'] }, ':two': n(-5) } });
    const item = await get('p');
    expect([...(item?.['tags']?.SS ?? [])].sort()).toEqual(['a', 'b', 'c']);
    expect(item?.['n']).toEqual(n(-3));
    await update('DELETE tags :all', { ExpressionAttributeValues: { ':all': { SS: ['a', 'b', 'c', 'd'] } } });
    expect(await get('p')).toEqual({ ...key('p'), n: n(-3) });
  });

  test.each([
    ['an operand of another type', 'SET x = t + :one'],
    ['an attribute that does not exist', 'SET x = absent + :one'],
    ['a key', 'SET sk = :one'],
    ['two overlapping paths', 'SET x = :one, x.y = :one'],
    ['an index key of another type', 'SET due = :one'],
    ['a number of a text', 'ADD t :one'],
  ])('%s is refused and changes nothing', async (_, expression) => {
    await put({ ...key('p'), t: s('text') });
    await expect(update(expression, { ExpressionAttributeValues: { ':one': n(1) } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(await get('p')).toEqual({ ...key('p'), t: s('text') });
  });

  test('UPDATED_OLD and UPDATED_NEW return what was touched', async () => {
    await put({ ...key('p'), a: n(1), b: n(2) });
    const values = { ':v': n(5) };
    const old = await update('SET a = :v', { ExpressionAttributeValues: values, ReturnValues: 'UPDATED_OLD' });
    expect(old.Attributes).toEqual({ a: n(1) });
    const updated = await update('SET b = :v', { ExpressionAttributeValues: values, ReturnValues: 'UPDATED_NEW' });
    expect(updated.Attributes).toEqual({ b: n(5) });
  });
});

describe('queries', () => {
  const keys = ['a', 'a#1', 'a#2', 'b', 'z', '\u00e9', '\uffee', '\u{1f600}'];

  beforeEach(async () => {
    for (const sk of [...keys].reverse()) await put({ ...key('p', sk), length: n(sk.length) });
    await put(key('other', 'a'));
  });

  const inP = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': s('p') } };
  const inRange = (range: string, values: Values) => ({
    KeyConditionExpression: `pk = :p AND ${range}`,
    ExpressionAttributeValues: { ':p': s('p'), ...values },
  });

  test('texts are in the order of their UTF-8 bytes', async () => {
    expect(await sortKeys(inP)).toEqual(keys);
    expect(await sortKeys({ ...inP, ScanIndexForward: false })).toEqual([...keys].reverse());
  });

  test.each<[string, Values, string[]]>([
    ['sk = :a', { ':a': s('a') }, ['a']],
    ['sk < :a', { ':a': s('b') }, ['a', 'a#1', 'a#2']],
    ['sk <= :a', { ':a': s('b') }, ['a', 'a#1', 'a#2', 'b']],
    ['sk > :a', { ':a': s('\u00e9') }, ['\uffee', '\u{1f600}']],
    ['sk >= :a', { ':a': s('\u00e9') }, ['\u00e9', '\uffee', '\u{1f600}']],
    ['sk BETWEEN :a AND :b', { ':a': s('a#1'), ':b': s('b') }, ['a#1', 'a#2', 'b']],
    ['begins_with(sk, :a)', { ':a': s('a#') }, ['a#1', 'a#2']],
  ])('%s', async (range, values, expected) => {
    expect(await sortKeys(inRange(range, values))).toEqual(expected);
    expect(await sortKeys({ ...inRange(range, values), ScanIndexForward: false })).toEqual([...expected].reverse());
  });

  test.each([true, false])('pages of three hold everything once (forward %s)', async (forward) => {
    const seen: (string | undefined)[] = [];
    let start: Values | undefined;
    do {
      const page = await find({
        ...inRange('sk >= :a', { ':a': s('a#1') }),
        Limit: 3,
        ScanIndexForward: forward,
        ExclusiveStartKey: start,
      });
      expect(page.Count).toBeLessThanOrEqual(3);
      seen.push(...(page.Items ?? []).map((item) => item['sk']?.S));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    expect(seen).toEqual(forward ? keys.slice(1) : keys.slice(1).reverse());
  });

  test('the filter comes after the limit, and COUNT counts', async () => {
    const filter = {
      ...inP,
      FilterExpression: '#length = :one',
      ExpressionAttributeNames: { '#length': 'length' },
      ExpressionAttributeValues: { ':p': s('p'), ':one': n(3) },
    };
    const page = await find({ ...filter, Limit: 2 });
    expect(page).toMatchObject({ Count: 1, ScannedCount: 2, LastEvaluatedKey: key('p', 'a#1') });
    const counted = await find({ ...filter, Select: 'COUNT' });
    expect(counted).toMatchObject({ Count: 2, ScannedCount: keys.length });
    expect(counted.Items).toBeUndefined();
  });

  test('a page ends after a megabyte', async () => {
    for (const sk of ['1', '2', '3', '4']) await put({ ...key('large', sk), text: s('x'.repeat(390_000)) });
    const page = await find({ ...inP, ExpressionAttributeValues: { ':p': s('large') } });
    expect(page.Items?.length).toBe(3);
    expect(page.LastEvaluatedKey).toEqual(key('large', '3'));
  });

  test.each([
    { KeyConditionExpression: 'pk > :p', ExpressionAttributeValues: { ':p': s('p') } },
    { KeyConditionExpression: 'sk = :p', ExpressionAttributeValues: { ':p': s('p') } },
    { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': n(1) } },
    { ...inP, IndexName: 'noSuchIndex' },
    { ...inP, FilterExpression: 'sk = :p' },
    { ...inP, ExclusiveStartKey: key('other') },
    { ...inP, ExclusiveStartKey: { pk: s('p') } },
  ])('%j is refused', async (input) => {
    await expect(find(input)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('sparse indexes', () => {
  const due = (more: Partial<QueryCommandInput> = {}) =>
    sortKeys({
      IndexName: 'byDue',
      KeyConditionExpression: 'due = :d',
      ExpressionAttributeValues: { ':d': s('today') },
      ...more,
    });

  test('only items with both key attributes are in it, in the order of the numbers', async () => {
    const ranks = [
      '-1000',
      '-12',
      '-10',
      '-1.2',
      '-1',
      '-0.5',
      '0',
      '0.001',
      '0.5',
      '1',
      '1.2',
      '2',
      '10',
      '99',
      '100',
      '1e20',
    ];
    for (const rank of [...ranks].reverse()) await put({ ...key('p', rank), due: s('today'), rank: n(rank) });
    await put({ ...key('p', 'no rank'), due: s('today') });
    await put({ ...key('p', 'other day'), due: s('tomorrow'), rank: n(1) });
    expect(await due()).toEqual(ranks);
    expect(await due({ ScanIndexForward: false, Limit: 2 })).toEqual(['1e20', '100']);
  });

  test('an item enters, moves and leaves with its attributes', async () => {
    await put({ ...key('p'), due: s('today'), rank: n(1) });
    await put({ ...key('p', 'b'), due: s('today'), rank: n(2) });
    expect(await due()).toEqual(['a', 'b']);
    await update('SET #rank = :r', {
      ExpressionAttributeNames: { '#rank': 'rank' },
      ExpressionAttributeValues: { ':r': n(3) },
    });
    expect(await due()).toEqual(['b', 'a']);
    await update('REMOVE due');
    expect(await due()).toEqual(['b']);
    await client.send(new DeleteItemCommand({ TableName: table, Key: key('p', 'b') }));
    expect(await due()).toEqual([]);
  });

  test('pages go on within equal index keys', async () => {
    for (const sk of ['a', 'b', 'c', 'd', 'e']) await put({ ...key('p', sk), due: s('today'), rank: n(7) });
    for (const forward of [true, false]) {
      const seen: (string | undefined)[] = [];
      let start: Values | undefined;
      do {
        const page = await find({
          IndexName: 'byDue',
          KeyConditionExpression: 'due = :d',
          ExpressionAttributeValues: { ':d': s('today') },
          Limit: 2,
          ScanIndexForward: forward,
          ExclusiveStartKey: start,
        });
        seen.push(...(page.Items ?? []).map((item) => item['sk']?.S));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    }
  });

  test('KEYS_ONLY holds keys only', async () => {
    await put({ ...key('p'), due: s('today'), other: n(1) });
    const { Items } = await find({
      IndexName: 'keysOnly',
      KeyConditionExpression: 'due = :d',
      ExpressionAttributeValues: { ':d': s('today') },
    });
    expect(Items).toEqual([{ ...key('p'), due: s('today') }]);
  });
});

describe('scans and batches', () => {
  test('a scan pages through everything, an index scan through its entries', async () => {
    const expected = [];
    for (const pk of ['1', '2', '3']) {
      for (const sk of ['a', 'b', 'c']) {
        await put({ ...key(pk, sk), ...(sk === 'b' ? { due: s(pk), rank: n(1) } : {}) });
        expected.push(`${pk}${sk}`);
      }
    }
    for (const [IndexName, all] of [
      [undefined, expected],
      ['byDue', ['1b', '2b', '3b']],
    ] as const) {
      const seen: string[] = [];
      let start: Values | undefined;
      do {
        const page = await client.send(
          new ScanCommand({ TableName: table, IndexName, Limit: 2, ExclusiveStartKey: start }),
        );
        seen.push(...(page.Items ?? []).map((item) => `${item['pk']?.S}${item['sk']?.S}`));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      expect(seen.sort()).toEqual(all);
    }
  });

  test('the segments of a parallel scan together hold every item once', async () => {
    const expected = Array.from({ length: 20 }, (_, index) => `p${index}`).sort();
    for (const pk of expected) await put(key(pk));
    const seen: (string | undefined)[] = [];
    for (const Segment of [0, 1, 2]) {
      const { Items } = await client.send(new ScanCommand({ TableName: table, Segment, TotalSegments: 3 }));
      seen.push(...(Items ?? []).map((item) => item['pk']?.S));
    }
    expect(seen.sort()).toEqual(expected);
  });

  test('batches write, delete and get', async () => {
    await put(key('old'));
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [table]: [
            { PutRequest: { Item: { ...key('1'), n: n(1) } } },
            { PutRequest: { Item: key('2') } },
            { DeleteRequest: { Key: key('old') } },
          ],
        },
      }),
    );
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [table]: { Keys: [key('1'), key('2'), key('old')], ProjectionExpression: 'pk, n' } },
      }),
    );
    expect(Responses?.[table]).toHaveLength(2);
    expect(Responses?.[table]).toContainEqual({ pk: s('1'), n: n(1) });
    expect(UnprocessedKeys).toEqual({});
  });

  test('a batch with the same key twice is refused', async () => {
    const twice = [{ PutRequest: { Item: key('1') } }, { DeleteRequest: { Key: key('1') } }];
    await expect(client.send(new BatchWriteItemCommand({ RequestItems: { [table]: twice } }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('transactions', () => {
  const check = (pk: string, exists: boolean): TransactWriteItem => ({
    ConditionCheck: {
      TableName: table,
      Key: key(pk),
      ConditionExpression: exists ? 'attribute_exists(pk)' : 'attribute_not_exists(pk)',
    },
  });
  const putting = (pk: string, more: Values = {}): TransactWriteItem => ({
    Put: { TableName: table, Item: { ...key(pk), ...more } },
  });
  const adding = (pk: string): TransactWriteItem => ({
    Update: {
      TableName: table,
      Key: key(pk),
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': n(1) },
    },
  });

  test('put, update, delete and check in one', async () => {
    await put(key('delete'));
    await put({ ...key('update'), n: n(1) });
    await put(key('check'));
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          putting('put'),
          adding('update'),
          { Delete: { TableName: table, Key: key('delete') } },
          check('check', true),
        ],
      }),
    );
    const { Responses } = await client.send(
      new TransactGetItemsCommand({
        TransactItems: ['put', 'update', 'delete', 'check'].map((pk) => ({ Get: { TableName: table, Key: key(pk) } })),
      }),
    );
    expect(Responses?.map(({ Item }) => Item)).toEqual([
      key('put'),
      { ...key('update'), n: n(2) },
      undefined,
      key('check'),
    ]);
  });

  test('one failed condition cancels all, with a reason per item', async () => {
    await put({ ...key('there'), n: n(7) });
    const before = server?.dynamoDb.readStream(table, undefined, 100).length;
    const error = await cancellation([
      putting('new'),
      {
        Put: {
          TableName: table,
          Item: key('there'),
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      check('absent', true),
      adding('fine'),
    ]);
    expect(error.CancellationReasons?.map((reason) => reason.Code)).toEqual([
      'None',
      'ConditionalCheckFailed',
      'ConditionalCheckFailed',
      'None',
    ]);
    expect(error.CancellationReasons?.[1]).toMatchObject({
      Message: 'The conditional request failed',
      Item: { ...key('there'), n: n(7) },
    });
    expect(error.CancellationReasons?.[2]?.Item).toBeUndefined();
    expect(await get('new')).toBeUndefined();
    expect(await get('fine')).toBeUndefined();
    expect(server?.dynamoDb.readStream(table, undefined, 100).length).toBe(before);
  });

  test('an update that cannot be done is a ValidationError among the reasons', async () => {
    await put({ ...key('text'), n: s('text') });
    const error = await cancellation([adding('text'), putting('new')]);
    expect(error.CancellationReasons?.map((reason) => reason.Code)).toEqual(['ValidationError', 'None']);
    expect(await get('new')).toBeUndefined();
  });

  test.each<[string, () => TransactWriteItem[]]>([
    ['the same item twice', () => [putting('a'), check('a', false)]],
    ['more than 100 items', () => Array.from({ length: 101 }, (_, index) => putting(String(index)))],
    ['no items', () => []],
    [
      'more than 4 MB',
      () => Array.from({ length: 12 }, (_, index) => putting(String(index), { text: s('x'.repeat(380_000)) })),
    ],
  ])('%s is refused', async (_, items) => {
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems: items() }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect((await client.send(new ScanCommand({ TableName: table }))).Count).toBe(0);
  });

  test('a hundred items fit', async () => {
    const TransactItems = Array.from({ length: 100 }, (_, index) => putting(String(index)));
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    expect((await client.send(new ScanCommand({ TableName: table }))).Count).toBe(100);
  });

  test('the same token and body again has no effect; another body is refused', async () => {
    const ClientRequestToken = `token-${Math.random()}`;
    const once = { TransactItems: [adding('p')], ClientRequestToken };
    await client.send(new TransactWriteItemsCommand(once));
    await client.send(new TransactWriteItemsCommand(once));
    expect((await get('p'))?.['n']).toEqual(n(1));
    const error = await failure(
      client.send(new TransactWriteItemsCommand({ TransactItems: [adding('q')], ClientRequestToken })),
    );
    expect(error).toBeInstanceOf(IdempotentParameterMismatchException);
    expect(await get('q')).toBeUndefined();
  });

  test('a cancelled transaction does not use up its token', async () => {
    const input = { TransactItems: [check('p', true), adding('q')], ClientRequestToken: `token-${Math.random()}` };
    expect(await failure(client.send(new TransactWriteItemsCommand(input)))).toBeInstanceOf(
      TransactionCanceledException,
    );
    await put(key('p'));
    await client.send(new TransactWriteItemsCommand(input));
    expect((await get('q'))?.['n']).toEqual(n(1));
  });

  test('one transaction may span tables', async () => {
    const first = table;
    table = await makeTable();
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [putting('x'), { Put: { TableName: first, Item: key('x') } }],
      }),
    );
    expect(await get('x')).toEqual(key('x'));
    table = first;
    expect(await get('x')).toEqual(key('x'));
  });
});

test('concurrent increments under a condition lose nothing', async () => {
  await put({ ...key('p'), n: n(0) });
  const increment = async (transact: boolean): Promise<void> => {
    for (;;) {
      const now = Number((await get('p'))?.['n']?.N);
      const change = {
        TableName: table,
        Key: key('p'),
        UpdateExpression: 'SET n = :next',
        ConditionExpression: 'n = :now',
        ExpressionAttributeValues: { ':now': n(now), ':next': n(now + 1) },
      };
      const error = await failure(
        transact
          ? client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: change }] }))
          : client.send(new UpdateItemCommand(change)),
      );
      if (error === undefined) return;
      if (error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException) continue;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => increment(index % 2 === 0)));
  expect((await get('p'))?.['n']).toEqual(n(20));
});

describe('random operations agree with a map', () => {
  type Fields = { n: number; due: string | undefined; rank: number | undefined };
  type Model = Map<string, Fields>;
  type Step =
    | { kind: 'put'; id: string; fields: Fields; onlyNew: boolean }
    | { kind: 'add'; id: string; by: number; atMost: number | undefined }
    | { kind: 'undue'; id: string }
    | { kind: 'delete'; id: string; onlyOld: boolean }
    | { kind: 'check'; id: string; exists: boolean };

  const id = fc.constantFrom('p/a', 'p/b', 'p/c', 'q/a', 'q/b');
  const small = fc.integer({ min: -20, max: 20 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      id,
      fields: fc.record({
        n: small,
        due: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
        rank: fc.option(small, { nil: undefined }),
      }),
      onlyNew: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('add' as const), id, by: small, atMost: fc.option(small, { nil: undefined }) }),
    fc.record({ kind: fc.constant('undue' as const), id }),
    fc.record({ kind: fc.constant('delete' as const), id, onlyOld: fc.boolean() }),
    fc.record({ kind: fc.constant('check' as const), id, exists: fc.boolean() }),
  );
  const command = fc.oneof(
    step.map((one) => ({ transact: false, steps: [one] })),
    fc
      .uniqueArray(step, { minLength: 1, maxLength: 4, selector: (one) => one.id })
      .map((steps) => ({ transact: true, steps })),
  );

  const toItem = (name: string, fields: Fields): Values => ({
    ...key(...(name.split('/') as [string, string])),
    n: n(fields.n),
    ...(fields.due === undefined ? {} : { due: s(fields.due) }),
    ...(fields.rank === undefined ? {} : { rank: n(fields.rank) }),
  });

  /** What the step makes of the fields; 'refused' when its condition does not hold. */
  function expectedOf(one: Step, old: Fields | undefined): Fields | undefined | 'refused' {
    switch (one.kind) {
      case 'put':
        return one.onlyNew && old !== undefined ? 'refused' : one.fields;
      case 'add':
        if (one.atMost !== undefined && (old === undefined || old.n > one.atMost)) return 'refused';
        return { due: undefined, rank: undefined, ...old, n: (old?.n ?? 0) + one.by };
      case 'undue':
        return old === undefined ? 'refused' : { ...old, due: undefined };
      case 'delete':
        return one.onlyOld && old === undefined ? 'refused' : undefined;
      case 'check':
        return one.exists === (old !== undefined) ? old : 'refused';
    }
  }

  function toTransactItem(one: Step): TransactWriteItem {
    const Key = key(...(one.id.split('/') as [string, string]));
    const on = { TableName: table, Key };
    switch (one.kind) {
      case 'put':
        return {
          Put: {
            TableName: table,
            Item: toItem(one.id, one.fields),
            ...(one.onlyNew ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}),
          },
        };
      case 'add':
        return {
          Update: {
            ...on,
            UpdateExpression: 'SET n = if_not_exists(n, :zero) + :by',
            ExpressionAttributeValues: {
              ':zero': n(0),
              ':by': n(one.by),
              ...(one.atMost === undefined ? {} : { ':most': n(one.atMost) }),
            },
            ...(one.atMost === undefined ? {} : { ConditionExpression: 'n <= :most' }),
          },
        };
      case 'undue':
        return { Update: { ...on, UpdateExpression: 'REMOVE due', ConditionExpression: 'attribute_exists(pk)' } };
      case 'delete':
        return { Delete: { ...on, ...(one.onlyOld ? { ConditionExpression: 'attribute_exists(pk)' } : {}) } };
      case 'check':
        return {
          ConditionCheck: {
            ...on,
            ConditionExpression: one.exists ? 'attribute_exists(pk)' : 'attribute_not_exists(pk)',
          },
        };
    }
  }

  async function sendAlone(one: Step): Promise<unknown> {
    const { Put, Update, Delete } = toTransactItem(one);
    if (Put !== undefined) return failure(client.send(new PutItemCommand(Put)));
    if (Update !== undefined) return failure(client.send(new UpdateItemCommand(Update)));
    if (Delete !== undefined) return failure(client.send(new DeleteItemCommand(Delete)));
    return sendTogether([one]);
  }

  function sendTogether(steps: Step[]): Promise<unknown> {
    return failure(client.send(new TransactWriteItemsCommand({ TransactItems: steps.map(toTransactItem) })));
  }

  function sorted(items: Values[]): Values[] {
    return items.sort((a, b) => (`${a['pk']?.S}/${a['sk']?.S}` < `${b['pk']?.S}/${b['sk']?.S}` ? -1 : 1));
  }

  async function agree(model: Model): Promise<void> {
    const all = [...model].map(([name, fields]) => toItem(name, fields));
    const { Items } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
    expect(sorted(Items ?? [])).toEqual(sorted(all));
    for (const due of ['x', 'y']) {
      const page = await find({
        IndexName: 'byDue',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': s(due) },
      });
      const entries = [...model].filter(([, fields]) => fields.due === due && fields.rank !== undefined);
      expect(page.Items?.map((item) => Number(item['rank']?.N))).toEqual(
        entries.map(([, fields]) => fields.rank ?? 0).sort((a, b) => a - b),
      );
      expect(sorted(page.Items ?? [])).toEqual(sorted(entries.map(([name, fields]) => toItem(name, fields))));
    }
    for (const pk of ['p', 'q']) {
      const names = [...model.keys()].filter((name) => name.startsWith(pk)).map((name) => name.split('/')[1]);
      expect(await sortKeys({ KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': s(pk) } })).toEqual(
        names.sort(),
      );
    }
    const replayed = new Map<string, unknown>();
    for (const record of server?.dynamoDb.readStream(table, undefined, 10_000) ?? []) {
      const name = `${record.dynamodb.Keys['pk']?.S}/${record.dynamodb.Keys['sk']?.S}`;
      expect(record.dynamodb.OldImage).toEqual(replayed.get(name));
      if (record.dynamodb.NewImage === undefined) replayed.delete(name);
      else replayed.set(name, record.dynamodb.NewImage);
    }
    if (server !== undefined) {
      expect(Object.fromEntries(replayed)).toEqual(
        Object.fromEntries([...model].map(([name, fields]) => [name, toItem(name, fields)])),
      );
    }
  }

  test('after every sequence items, indexes and stream are those of the model', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (commands) => {
        table = await makeTable();
        const model: Model = new Map();
        for (const { transact, steps } of commands) {
          const expected = steps.map((one) => expectedOf(one, model.get(one.id)));
          const error = transact ? await sendTogether(steps) : await sendAlone(steps[0] as Step);
          if (!expected.includes('refused')) {
            expect(error).toBeUndefined();
            steps.forEach((one, index) => {
              const fields = expected[index];
              if (fields === undefined || fields === 'refused') model.delete(one.id);
              else model.set(one.id, fields);
            });
          } else if (error instanceof TransactionCanceledException) {
            expect(error.CancellationReasons?.map((reason) => reason.Code)).toEqual(
              expected.map((fields) => (fields === 'refused' ? 'ConditionalCheckFailed' : 'None')),
            );
          } else {
            expect(error).toBeInstanceOf(ConditionalCheckFailedException);
          }
        }
        await agree(model);
      }),
      { numRuns: 60 },
    );
  });
});
