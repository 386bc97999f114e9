import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type DynamoDb, openDynamoDb, type StreamRecord } from './engine.ts';

let folder: string;
let db: DatabaseSync;
let dynamoDb: DynamoDb;
let clock = Date.parse('2026-03-02T09:00:00Z');

function open(): void {
  db = new DatabaseSync(path.join(folder, 'test.sqlite'));
  dynamoDb = openDynamoDb(db, { now: () => clock });
}

function shut(): void {
  dynamoDb.close();
  db.close();
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-'));
  open();
});

afterEach(() => {
  shut();
  rmSync(folder, { recursive: true });
});

function ok(operation: string, body: unknown): Record<string, unknown> {
  const answer = dynamoDb.handle(operation, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}

function makeTable(name: string, StreamViewType?: string): void {
  ok('CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'due', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byDue',
        KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    ...(StreamViewType === undefined ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType } }),
  });
}

const put = (table: string, pk: string, more: Record<string, unknown> = {}) =>
  ok('PutItem', { TableName: table, Item: { pk: { S: pk }, ...more } });
const records = (table: string): StreamRecord[] => dynamoDb.readStream(table, undefined, 1_000_000);
const items = z.object({ Items: z.array(z.record(z.string(), z.record(z.string(), z.unknown()))) });
const due = (table: string, value: string) =>
  items
    .parse(
      ok('Query', {
        TableName: table,
        IndexName: 'byDue',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': { S: value } },
      }),
    )
    .Items.map((item) => item['pk']?.['S']);

describe('stream', () => {
  test('records have the shape in which Lambda gets them', () => {
    makeTable('both', 'NEW_AND_OLD_IMAGES');
    put('both', 'a', { n: { N: '1' } });
    put('both', 'a', { n: { N: '2' } });
    ok('DeleteItem', { TableName: 'both', Key: { pk: { S: 'a' } } });
    const [first, second, third] = records('both');
    expect(first).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      eventSourceARN: 'arn:aws:dynamodb:eu-central-1:000000000000:table/both/stream/2026-03-02T09:00:00.000',
      dynamodb: {
        ApproximateCreationDateTime: Date.parse('2026-03-02T09:00:00Z') / 1000,
        Keys: { pk: { S: 'a' } },
        NewImage: { pk: { S: 'a' }, n: { N: '1' } },
        SequenceNumber: '000000000000000000001',
        SizeBytes: 9,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(second).toMatchObject({
      eventName: 'MODIFY',
      dynamodb: { OldImage: { n: { N: '1' } }, NewImage: { n: { N: '2' } } },
    });
    expect(third).toMatchObject({ eventName: 'REMOVE', dynamodb: { OldImage: { n: { N: '2' } } } });
    expect(third?.dynamodb).not.toHaveProperty('NewImage');
    expect(third).not.toHaveProperty('userIdentity');
    expect(new Set(records('both').map((record) => record.eventID)).size).toBe(3);
  });

  test('NEW_IMAGE leaves the old image out; a table without a stream has no records', () => {
    makeTable('new', 'NEW_IMAGE');
    makeTable('none');
    for (const table of ['new', 'none']) {
      put(table, 'a');
      put(table, 'a', { n: { N: '1' } });
    }
    expect(records('new')[1]?.dynamodb).toMatchObject({ NewImage: { n: { N: '1' } }, StreamViewType: 'NEW_IMAGE' });
    expect(records('new')[1]?.dynamodb).not.toHaveProperty('OldImage');
    expect(records('none')).toEqual([]);
  });

  test('a write that changes nothing leaves no record', () => {
    makeTable('both', 'NEW_AND_OLD_IMAGES');
    put('both', 'a', { tags: { SS: ['x', 'y'] } });
    put('both', 'a', { tags: { SS: ['y', 'x'] } });
    ok('DeleteItem', { TableName: 'both', Key: { pk: { S: 'absent' } } });
    ok('UpdateItem', { TableName: 'both', Key: { pk: { S: 'a' } }, UpdateExpression: 'REMOVE nothing' });
    expect(records('both')).toHaveLength(1);
  });

  test('reading goes on after a number, and numbers go on after a trim', () => {
    makeTable('both', 'NEW_AND_OLD_IMAGES');
    for (const pk of ['a', 'b', 'c']) put('both', pk);
    const [, second] = records('both');
    const after = second?.dynamodb.SequenceNumber ?? '';
    expect(dynamoDb.readStream('both', after, 10).map((record) => record.dynamodb.Keys['pk']?.S)).toEqual(['c']);
    dynamoDb.trimStream('both', after);
    expect(records('both').map((record) => record.dynamodb.Keys['pk']?.S)).toEqual(['b', 'c']);
    dynamoDb.trimStream('both', '9');
    shut();
    open();
    put('both', 'd');
    expect(records('both').map((record) => record.dynamodb.SequenceNumber)).toEqual(['000000000000000000004']);
  });

  test('listeners hear of a commit after it, once, and not of what was refused', () => {
    makeTable('both', 'NEW_AND_OLD_IMAGES');
    const heard: [string, number][] = [];
    const end = dynamoDb.onStream((table) => heard.push([table, records(table).length]));
    ok('BatchWriteItem', {
      RequestItems: { both: ['a', 'b'].map((pk) => ({ PutRequest: { Item: { pk: { S: pk } } } })) },
    });
    dynamoDb.handle('PutItem', {
      TableName: 'both',
      Item: { pk: { S: 'a' } },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    put('both', 'a');
    end();
    put('both', 'c');
    expect(heard).toEqual([['both', 2]]);
  });
});

test('deleteExpired removes what is past, as the TTL does, and nothing else', () => {
  makeTable('ttl', 'NEW_AND_OLD_IMAGES');
  put('ttl', 'before', { expires: { N: String(clock / 1000 - 1) } });
  ok('UpdateTimeToLive', { TableName: 'ttl', TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } });
  put('ttl', 'past', { expires: { N: String(clock / 1000 - 10) }, due: { S: 'x' } });
  put('ttl', 'future', { expires: { N: String(clock / 1000 + 10) }, due: { S: 'x' } });
  put('ttl', 'text', { expires: { S: '1' }, due: { S: 'x' } });
  put('ttl', 'never', { due: { S: 'x' } });
  put('ttl', 'moved', { expires: { N: String(clock / 1000 - 10) } });
  put('ttl', 'moved', { expires: { N: String(clock / 1000 + 10) } });
  put('ttl', 'milliseconds of long ago', { expires: { N: '1' } });
  const before = records('ttl').length;
  expect(dynamoDb.deleteExpired(clock)).toBe(2);
  expect(dynamoDb.deleteExpired(clock)).toBe(0);
  expect(due('ttl', 'x').sort()).toEqual(['future', 'never', 'text']);
  const removals = records('ttl').slice(before);
  expect(removals.map((record) => record.dynamodb.Keys['pk']?.S).sort()).toEqual(['before', 'past']);
  expect(removals[0]).toMatchObject({
    eventName: 'REMOVE',
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
  });
});

test('a client token is forgotten after ten minutes', () => {
  makeTable('tokens');
  const request = {
    ClientRequestToken: 'token',
    TransactItems: [
      {
        Update: {
          TableName: 'tokens',
          Key: { pk: { S: 'a' } },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
    ],
  };
  const n = () => ok('GetItem', { TableName: 'tokens', Key: { pk: { S: 'a' } } })['Item'];
  ok('TransactWriteItems', request);
  clock += 9 * 60 * 1000;
  ok('TransactWriteItems', request);
  expect(n()).toMatchObject({ n: { N: '1' } });
  clock += 2 * 60 * 1000;
  ok('TransactWriteItems', request);
  expect(n()).toMatchObject({ n: { N: '2' } });
});

test('a reopened file holds tables, items, indexes, TTL and stream', () => {
  makeTable('kept', 'NEW_AND_OLD_IMAGES');
  ok('UpdateTimeToLive', { TableName: 'kept', TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } });
  put('kept', 'a', { due: { S: 'x' }, expires: { N: '1' } });
  const before = { table: ok('DescribeTable', { TableName: 'kept' }), records: records('kept') };
  shut();
  open();
  expect({ table: ok('DescribeTable', { TableName: 'kept' }), records: records('kept') }).toEqual(before);
  expect(due('kept', 'x')).toEqual(['a']);
  expect(dynamoDb.deleteExpired(2000)).toBe(1);
});

test('UpdateTable adds a filled index and drops one', () => {
  makeTable('grown');
  put('grown', 'a', { due: { S: 'x' }, kind: { S: 'k' } });
  ok('UpdateTable', {
    TableName: 'grown',
    AttributeDefinitions: ['pk', 'kind'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    GlobalSecondaryIndexUpdates: [
      {
        Create: {
          IndexName: 'byKind',
          KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      },
      { Delete: { IndexName: 'byDue' } },
    ],
  });
  const byKind = {
    TableName: 'grown',
    IndexName: 'byKind',
    KeyConditionExpression: 'kind = :k',
    ExpressionAttributeValues: { ':k': { S: 'k' } },
  };
  expect(ok('Query', byKind)).toMatchObject({ Count: 1 });
  expect(dynamoDb.handle('Query', { ...byKind, IndexName: 'byDue' }).status).toBe(400);
  ok('DeleteItem', { TableName: 'grown', Key: { pk: { S: 'a' } } });
  expect(ok('Query', byKind)).toMatchObject({ Count: 0 });
});

test.each([
  ['NoSuchOperation', {}, 'UnknownOperationException'],
  ['toString', {}, 'UnknownOperationException'],
  ['PutItem', 'text', 'SerializationException'],
  ['PutItem', { TableName: 'known', Item: { pk: null } }, 'SerializationException'],
  ['PutItem', { TableName: 'known', Item: { pk: { S: 'a', N: '1' } } }, 'ValidationException'],
  ['PutItem', { TableName: 'known', Item: { pk: { S: 'a' } }, Expected: {} }, 'ValidationException'],
  ['PutItem', { TableName: 'known', Item: { pk: { S: 'a' } }, Misspelled: 1 }, 'ValidationException'],
  ['TransactWriteItems', { TransactItems: [{}] }, 'ValidationException'],
  ['TransactWriteItems', { TransactItems: 'text' }, 'ValidationException'],
  ['UpdateTimeToLive', { TableName: 'known' }, 'ValidationException'],
])('%s of %j is a 400', (operation, body, type) => {
  makeTable('known');
  const answer = dynamoDb.handle(operation, body);
  expect(answer.status).toBe(400);
  expect(answer.body['__type']).toContain(type);
});

test('a transaction that fails halfway leaves nothing', () => {
  makeTable('half', 'NEW_AND_OLD_IMAGES');
  put('half', 'a', { due: { S: 'x' } });
  const state = () => [ok('Scan', { TableName: 'half' }), due('half', 'x'), due('half', 'y'), records('half')];
  const before = state();
  db.exec(`CREATE TEMP TRIGGER fails BEFORE INSERT ON dynamodb_stream WHEN NEW.record LIKE '%"unlucky"%'
    BEGIN SELECT RAISE(ABORT, 'unlucky'); END`);
  const transaction = {
    TransactItems: ['a', 'unlucky'].map((pk) => ({
      Put: { TableName: 'half', Item: { pk: { S: pk }, due: { S: 'y' } } },
    })),
  };
  const heard: string[] = [];
  dynamoDb.onStream((table) => heard.push(table));
  expect(() => dynamoDb.handle('TransactWriteItems', transaction)).toThrow('unlucky');
  expect(state()).toEqual(before);
  expect(heard).toEqual([]);
  db.exec('DROP TRIGGER fails');
  ok('TransactWriteItems', transaction);
  expect(due('half', 'y')).toEqual(['a', 'unlucky']);
});

test('a query costs the same in a small table as in a large one', () => {
  makeTable('large');
  const plan = (sql: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row['detail']));
  const statements: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string) => {
    statements.push(sql);
    return prepare(sql);
  };
  for (const more of [{}, { ScanIndexForward: false }, { ExclusiveStartKey: { pk: { S: 'a' }, due: { S: 'x' } } }]) {
    ok('Query', {
      TableName: 'large',
      IndexName: 'byDue',
      KeyConditionExpression: 'due = :d',
      ExpressionAttributeValues: { ':d': { S: 'x' } },
      ...more,
    });
  }
  db.prepare = prepare;
  expect(statements).toHaveLength(3);
  for (const details of statements.map(plan)) {
    expect(details[0]).toMatch(/^SEARCH e USING PRIMARY KEY \(table_id=\? AND name=\? AND hash=\?/);
    expect(details[1]).toMatch(/^SEARCH i USING PRIMARY KEY \(table_id=\? AND hash=\? AND range=\?\)/);
    expect(details).toHaveLength(2);
  }
});

test('a process killed at any moment leaves items, index and stream in agreement', { timeout: 60_000 }, async () => {
  makeTable('killed', 'NEW_AND_OLD_IMAGES');
  const file = path.join(folder, 'test.sqlite');
  let reached = 0;
  for (let kill = 0; kill < 12; kill += 1) {
    shut();
    // A transaction writes nine rows and removes three: this dies in the middle of any of them.
    const writes = 13 + Math.floor(Math.random() * 100);
    const child = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'writer-child.ts'), file, 'killed', String(writes)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(child, 'exit');
    let said = reached;
    for await (const line of createInterface(child.stdout)) said = Number(line);
    expect((await ended)[1]).toBe('SIGKILL');

    open();
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const stored = items.parse(ok('Scan', { TableName: 'killed' })).Items;
    const numbers = stored.map((item) => Number(item['n']?.['N']));
    const number = numbers[0] ?? 0;
    expect(number).toBeGreaterThanOrEqual(said);
    expect(numbers).toEqual([number, number, number]);
    expect(due('killed', `n${number}`)).toEqual(['a', 'b', 'c']);
    expect(items.parse(ok('Scan', { TableName: 'killed', IndexName: 'byDue' })).Items).toHaveLength(3);
    expect(records('killed')).toHaveLength(3 * number);
    expect(records('killed').at(-1)?.dynamodb.NewImage?.['n']?.N).toBe(String(number));
    reached = number;
  }
});
