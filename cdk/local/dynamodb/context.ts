import { serviceError } from './dynalite.ts';
import type { Store } from './store.ts';
import { type Change, recordOf } from './stream.ts';
import type { Table } from './table.ts';

/** What every operation works with. */
export type Context = {
  store: Store;
  region: string;
  account: string;
  /** Epoch milliseconds: the age of client tokens and the time in stream records. */
  now: () => number;
  /** Tells that records of these tables were committed. */
  notify: (tables: Iterable<string>) => void;
};

export function tableNamed(context: Context, name: string): Table {
  const table = context.store.tables.get(name);
  if (table === undefined) throw serviceError('ResourceNotFoundException', 'Requested resource not found');
  return table;
}

/**
 * Commits changes as one: items, index entries, stream records and what `also` writes.
 * Answers per change the indexes that were written.
 */
export function commit(context: Context, changes: Change[], also: () => void = () => {}): string[][] {
  const streams = new Set<string>();
  const touched = context.store.transaction(() => {
    also();
    return changes.map((change) => {
      const record = recordOf(change, context.region, context.account, context.now());
      if (record !== undefined) streams.add(change.table.definition.TableName);
      return context.store.apply(change, record);
    });
  });
  context.notify(streams);
  return touched;
}
