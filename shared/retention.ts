import * as z from 'zod';
import { type Term, termItem, termKey } from './deadlines.ts';
import type { Item, Table, Write } from './store/table.ts';

/**
 * Rule 11: an aggregate is kept for so many months after its last change, then all of it goes and a deletion record
 * stays. The date is a term that every change moves along, in the transaction of the change itself.
 */
export const retentionTermName = 'bewaartermijn';

/** `bewarenTot` is a date; `versie` that of the aggregate after the change. */
export const retentionTerm = (pk: string, bewarenTot: string, versie: number): Write => ({
  put: termItem({ pk, soort: retentionTermName, at: `${bewarenTot}T00:00:00Z`, niveau: 1, versie }),
  when: 'always',
});

/** Items per transaction, and transactions per call: what is left waits for the next sweep. */
const pageSize = 90;
const maximumPages = 10;
const keyOnly = z.object({ pk: z.string(), sk: z.string() });

/** Removes what is in a partition, but not what `keep` names. True: nothing else is left. */
export async function emptyPartition(table: Table, pk: string, keep: readonly string[]): Promise<boolean> {
  const found = await table.partition(pk, keyOnly);
  const keys = found.filter(({ sk }) => !keep.includes(sk));
  for (let page = 0; page < maximumPages; page += 1) {
    const some = keys.slice(page * pageSize, (page + 1) * pageSize);
    if (some.length === 0) return true;
    const removed = await table.transact(some.map((key): Write => ({ remove: key, when: 'always' })));
    if (!removed.done) return false;
  }
  return keys.length <= pageSize * maximumPages;
}

/** All that remains of an aggregate: which it was and when it went, no word about anybody. */
export const deletionRecord = (pk: string, due: Term, now: string): Item => ({
  pk: `VERWIJDERD#${pk}`,
  sk: 'VERWIJDERD',
  reden: 'bewaartermijn',
  bewarenTot: due.gsi1sk.slice(0, 10),
  verwijderdOp: now,
});

/**
 * Erases the partition of a term that passed. The term and what `last` removes (the head, under its version, and what
 * points at it) go last and together, so an erasure that broke off is taken up again, and one that was overtaken by a
 * change ends. True: it is gone.
 */
export async function eraseAggregate(
  table: Table,
  due: Term,
  also: { now: string; keep: readonly string[]; last: () => Promise<Write[]> },
): Promise<boolean> {
  const term = termKey(due.pk, retentionTermName);
  if (!(await emptyPartition(table, due.pk, [term.sk, ...also.keep]))) return false;
  const result = await table.transact([
    ...(await also.last()),
    { put: deletionRecord(due.pk, due, also.now), when: 'always' },
    { remove: term, when: { version: due.versie } },
  ]);
  return result.done;
}
