import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type Context, commit } from './context.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTable,
  updateTimeToLive,
} from './definitions.ts';
import { DynamoDbError, validationError } from './dynalite.ts';
import { batchGet, getItem, query, scan, transactGet } from './reads.ts';
import { openStore } from './store.ts';
import type { StreamRecord } from './stream.ts';
import { batchWrite, transactWrite, write } from './writes.ts';

export type { StreamRecord } from './stream.ts';

export type DynamoDbAnswer = { status: number; body: Record<string, unknown> };

export type DynamoDb = {
  /** One call of the JSON protocol. Never throws for what a caller can do wrong: that is a 400 with `__type`. */
  handle(operation: string, body: unknown): DynamoDbAnswer;
  /** Records of a table after a SequenceNumber (undefined: from the oldest that is kept), in order. */
  readStream(table: string, after: string | undefined, limit: number): StreamRecord[];
  /** The listener runs after a commit that wrote records of that table. It returns a function that ends it. */
  onStream(listener: (table: string) => void): () => void;
  /** Forgets the records before this SequenceNumber (which itself is kept). */
  trimStream(table: string, before: string): void;
  /** Removes every item whose TTL lies before `now` (epoch milliseconds). Answers how many. */
  deleteExpired(now: number): number;
  /** Lets go of the statements. The database belongs to the caller and stays open. */
  close(): void;
};

export type DynamoDbOptions = {
  region?: string;
  account?: string;
  /** Epoch milliseconds; the age of client tokens. */
  now?: () => number;
};

const operations: Record<string, (context: Context, body: unknown) => Record<string, unknown>> = {
  CreateTable: createTable,
  UpdateTable: updateTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: listTables,
  UpdateTimeToLive: updateTimeToLive,
  DescribeTimeToLive: describeTimeToLive,
  GetItem: getItem,
  PutItem: (context, body) => write('put', context, body),
  UpdateItem: (context, body) => write('update', context, body),
  DeleteItem: (context, body) => write('delete', context, body),
  Query: query,
  Scan: scan,
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactGetItems: transactGet,
  TransactWriteItems: transactWrite,
};

// AWS leaves items alone that expired longer ago, because such a number is probably no time.
const fiveYears = 5 * 365 * 24 * 3600;
const expiryBatch = 100;

/** DynamoDB on a SQLite database that other parts may share (its tables are named dynamodb_*). */
export function openDynamoDb(db: DatabaseSync, options: DynamoDbOptions = {}): DynamoDb {
  const store = openStore(db);
  const listeners = new Set<(table: string) => void>();
  const context: Context = {
    store,
    region: options.region ?? 'eu-central-1',
    account: options.account ?? '000000000000',
    now: options.now ?? Date.now,
    notify: (tables) => {
      for (const table of tables) for (const listener of listeners) listener(table);
    },
  };

  return {
    handle(operation, body) {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (run === undefined) {
        return { status: 400, body: { __type: 'com.amazon.coral.service#UnknownOperationException' } };
      }
      try {
        return { status: 200, body: run(context, body) };
      } catch (error) {
        if (error instanceof DynamoDbError) return { status: 400, body: error.body };
        if (error instanceof z.ZodError) return { status: 400, body: validationError(z.prettifyError(error)).body };
        throw error;
      }
    },

    readStream(name, after, limit) {
      const table = store.tables.get(name);
      return table === undefined ? [] : store.readStream(table, Number(after ?? 0), limit);
    },

    onStream(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    trimStream(name, before) {
      const table = store.tables.get(name);
      if (table !== undefined) store.trimStream(table, Number(before));
    },

    deleteExpired(now) {
      const seconds = Math.floor(now / 1000);
      let count = 0;
      for (const table of [...store.tables.values()]) {
        if (table.definition.ttlAttribute === undefined) continue;
        for (;;) {
          const items = store.expired(table, seconds - fiveYears, seconds, expiryBatch);
          if (items.length === 0) break;
          commit(
            context,
            items.map((item) => ({ table, old: item, new: undefined, expired: true })),
          );
          count += items.length;
        }
      }
      return count;
    },

    close() {
      listeners.clear();
      store.close();
    },
  };
}
