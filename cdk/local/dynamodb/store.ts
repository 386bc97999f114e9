import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Item } from './attribute-value.ts';
import { type Change, numbered, type StoredRecord, type StreamRecord } from './stream.ts';
import { expiryOf, type Index, type Key, keyOf, primaryKey, type Table, tableDefinition } from './table.ts';

const schema = `
CREATE TABLE IF NOT EXISTS dynamodb_tables (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS dynamodb_items (
  table_id INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL, item TEXT NOT NULL, expires REAL,
  PRIMARY KEY (table_id, hash, range)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dynamodb_items_expires ON dynamodb_items (table_id, expires) WHERE expires IS NOT NULL;
CREATE TABLE IF NOT EXISTS dynamodb_index_entries (
  table_id INTEGER NOT NULL, name TEXT NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
  item_hash BLOB NOT NULL, item_range BLOB NOT NULL,
  PRIMARY KEY (table_id, name, hash, range, item_hash, item_range)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dynamodb_stream (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS dynamodb_stream_table ON dynamodb_stream (table_id, sequence);
CREATE TABLE IF NOT EXISTS dynamodb_tokens (
  token TEXT PRIMARY KEY, digest TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dynamodb_tokens_at ON dynamodb_tokens (at);
`;

export type RangeBound = { operator: '>' | '>=' | '<' | '<='; value: Buffer };
export type ReadPlan = {
  index?: Index | undefined;
  /** Absent: all partitions, in key order (a scan). */
  hash?: Buffer | undefined;
  bounds: RangeBound[];
  /** Continue after this place: the key in the index (if one is read) and the key of the item. */
  after?: { index: Key | undefined; item: Key } | undefined;
  reverse: boolean;
};

// The engine wrote these texts itself, through typed code, so they only get their types back.
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const itemJson = z.custom<Item>(isObject);
const recordJson = z.custom<StoredRecord>(isObject);
const tableRow = z.object({ id: z.number(), definition: z.string() });

function text(row: Record<string, unknown>, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`);
  return value;
}

function readItem(row: Record<string, unknown>): Item {
  return itemJson.parse(JSON.parse(text(row, 'item')));
}

export type Store = ReturnType<typeof openStore>;

/** Tables, items, index entries, stream and tokens in one SQLite file. Everything is synchronous. */
export function openStore(db: DatabaseSync) {
  // NORMAL with WAL loses nothing when the process dies, only (at worst the last commits) when the machine does.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  db.exec(schema);

  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = db.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  };
  const run = (sql: string, ...values: SQLInputValue[]) => statement(sql).run(...values);

  const tables = new Map<string, Table>();
  const loadTables = () => {
    tables.clear();
    for (const row of statement('SELECT id, definition FROM dynamodb_tables').all()) {
      const { id, definition } = tableRow.parse(row);
      const parsed = tableDefinition.parse(JSON.parse(definition));
      tables.set(parsed.TableName, { id, definition: parsed });
    }
  };
  loadTables();

  function removeIndexEntries(table: Table, item: Item, keep: Item | undefined): string[] {
    const key = primaryKey(table, item);
    const touched: string[] = [];
    for (const index of table.definition.GlobalSecondaryIndexes ?? []) {
      const entry = keyOf(index.KeySchema, item);
      if (entry === undefined) continue;
      const kept = keep === undefined ? undefined : keyOf(index.KeySchema, keep);
      if (kept?.hash.equals(entry.hash) && kept.range.equals(entry.range)) continue;
      touched.push(index.IndexName);
      run(
        'DELETE FROM dynamodb_index_entries WHERE table_id = ? AND name = ? AND hash = ? AND range = ? AND item_hash = ? AND item_range = ?',
        table.id,
        index.IndexName,
        entry.hash,
        entry.range,
        key.hash,
        key.range,
      );
    }
    return touched;
  }

  function addIndexEntry(table: Table, index: Index, item: Item): boolean {
    const entry = keyOf(index.KeySchema, item);
    if (entry === undefined) return false;
    const key = primaryKey(table, item);
    run(
      'INSERT OR IGNORE INTO dynamodb_index_entries (table_id, name, hash, range, item_hash, item_range) VALUES (?, ?, ?, ?, ?, ?)',
      table.id,
      index.IndexName,
      entry.hash,
      entry.range,
      key.hash,
      key.range,
    );
    return true;
  }

  return {
    tables,

    /** Runs `work` in one SQLite transaction: all of it is kept, or nothing. */
    transaction<T>(work: () => T): T {
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        // A rolled back change of a table must not live on in memory.
        loadTables();
        throw error;
      }
    },

    saveTable(definition: Table['definition']): Table {
      run(
        'INSERT INTO dynamodb_tables (name, definition) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition',
        definition.TableName,
        JSON.stringify(definition),
      );
      loadTables();
      const table = tables.get(definition.TableName);
      if (table === undefined) throw new Error(`table ${definition.TableName} was not saved`);
      return table;
    },

    removeTable(table: Table): void {
      for (const name of ['dynamodb_items', 'dynamodb_index_entries', 'dynamodb_stream']) {
        run(`DELETE FROM ${name} WHERE table_id = ?`, table.id);
      }
      run('DELETE FROM dynamodb_tables WHERE id = ?', table.id);
      loadTables();
    },

    fillIndex(table: Table, index: Index): void {
      for (const item of this.allItems(table)) addIndexEntry(table, index, item);
    },

    dropIndex(table: Table, name: string): void {
      run('DELETE FROM dynamodb_index_entries WHERE table_id = ? AND name = ?', table.id, name);
    },

    refreshExpiry(table: Table): void {
      for (const item of this.allItems(table)) {
        const key = primaryKey(table, item);
        run(
          'UPDATE dynamodb_items SET expires = ? WHERE table_id = ? AND hash = ? AND range = ?',
          expiryOf(table, item),
          table.id,
          key.hash,
          key.range,
        );
      }
    },

    allItems(table: Table): Item[] {
      return statement('SELECT item FROM dynamodb_items WHERE table_id = ?').all(table.id).map(readItem);
    },

    countItems(table: Table): number {
      const row = statement('SELECT count(*) AS count FROM dynamodb_items WHERE table_id = ?').get(table.id);
      return z.object({ count: z.number() }).parse(row).count;
    },

    getItem(table: Table, key: Key): Item | undefined {
      const row = statement('SELECT item FROM dynamodb_items WHERE table_id = ? AND hash = ? AND range = ?').get(
        table.id,
        key.hash,
        key.range,
      );
      return row === undefined ? undefined : readItem(row);
    },

    /** Writes item, index entries and stream record. Returns which indexes were written, once per write. */
    apply(change: Change, record: StoredRecord | undefined): string[] {
      const { table, old, new: item } = change;
      const touched = old === undefined ? [] : removeIndexEntries(table, old, item);
      if (item !== undefined) {
        const key = primaryKey(table, item);
        run(
          'INSERT INTO dynamodb_items (table_id, hash, range, item, expires) VALUES (?, ?, ?, ?, ?) ' +
            'ON CONFLICT (table_id, hash, range) DO UPDATE SET item = excluded.item, expires = excluded.expires',
          table.id,
          key.hash,
          key.range,
          JSON.stringify(item),
          expiryOf(table, item),
        );
        for (const index of table.definition.GlobalSecondaryIndexes ?? []) {
          if (addIndexEntry(table, index, item)) touched.push(index.IndexName);
        }
      } else if (old !== undefined) {
        const key = primaryKey(table, old);
        run('DELETE FROM dynamodb_items WHERE table_id = ? AND hash = ? AND range = ?', table.id, key.hash, key.range);
      }
      if (record !== undefined) {
        run('INSERT INTO dynamodb_stream (table_id, record) VALUES (?, ?)', table.id, JSON.stringify(record));
      }
      return touched;
    },

    /** Items in key order, read row by row: the caller stops when it has enough. */
    *read(table: Table, plan: ReadPlan): Generator<Item, void> {
      const { sql, values } = readStatement(table, plan);
      for (const row of statement(sql).iterate(...values)) yield readItem(row);
    },

    expired(table: Table, from: number, until: number, limit: number): Item[] {
      return statement(
        'SELECT item FROM dynamodb_items WHERE table_id = ? AND expires IS NOT NULL AND expires > ? AND expires <= ? ORDER BY expires LIMIT ?',
      )
        .all(table.id, from, until, limit)
        .map(readItem);
    },

    readStream(table: Table, after: number, limit: number): StreamRecord[] {
      return statement(
        'SELECT sequence, record FROM dynamodb_stream WHERE table_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
      )
        .all(table.id, after, limit)
        .map((row) => numbered(recordJson.parse(JSON.parse(text(row, 'record'))), Number(row['sequence'])));
    },

    trimStream(table: Table, before: number): void {
      run('DELETE FROM dynamodb_stream WHERE table_id = ? AND sequence < ?', table.id, before);
    },

    tokenDigest(token: string, since: number): string | undefined {
      const row = statement('SELECT digest FROM dynamodb_tokens WHERE token = ? AND at > ?').get(token, since);
      return row === undefined ? undefined : text(row, 'digest');
    },

    saveToken(token: string, digest: string, at: number, since: number): void {
      run('DELETE FROM dynamodb_tokens WHERE at <= ?', since);
      run('INSERT OR REPLACE INTO dynamodb_tokens (token, digest, at) VALUES (?, ?, ?)', token, digest, at);
    },

    close(): void {
      statements.clear();
      tables.clear();
    },
  };
}

// Always a range of one SQLite index: the start key replaces the bound on its side, so that page n costs as page 1.
function readStatement(table: Table, plan: ReadPlan): { sql: string; values: SQLInputValue[] } {
  const direction = plan.reverse ? 'DESC' : 'ASC';
  const from = plan.reverse ? '<' : '>';
  const key = plan.index === undefined ? ['i.hash', 'i.range'] : ['e.hash', 'e.range', 'e.item_hash', 'e.item_range'];
  const where = plan.index === undefined ? ['i.table_id = ?'] : ['e.table_id = ?', 'e.name = ?'];
  const values: SQLInputValue[] = plan.index === undefined ? [table.id] : [table.id, plan.index.IndexName];
  if (plan.hash !== undefined) {
    where.push(`${key[0]} = ?`);
    values.push(plan.hash);
  }
  for (const { operator, value } of plan.bounds) {
    if (plan.after !== undefined && operator.startsWith(from)) continue;
    where.push(`${key[1]} ${operator} ?`);
    values.push(value);
  }
  if (plan.after !== undefined) {
    const { index, item } = plan.after;
    const place = [...(index === undefined ? [] : [index.hash, index.range]), item.hash, item.range];
    const skip = plan.hash === undefined ? 0 : 1;
    where.push(
      `(${key.slice(skip).join(', ')}) ${from} (${place
        .slice(skip)
        .map(() => '?')
        .join(', ')})`,
    );
    values.push(...place.slice(skip));
  }
  // CROSS JOIN keeps the index entries as the outer loop.
  const source =
    plan.index === undefined
      ? 'dynamodb_items i'
      : 'dynamodb_index_entries e CROSS JOIN dynamodb_items i ON i.table_id = e.table_id AND i.hash = e.item_hash AND i.range = e.item_range';
  const order = key.map((column) => `${column} ${direction}`).join(', ');
  return { sql: `SELECT i.item FROM ${source} WHERE ${where.join(' AND ')} ORDER BY ${order}`, values };
}
