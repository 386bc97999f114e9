import * as z from 'zod';
import type { Log, Metrics } from './log.ts';
import type { Item, Table } from './store/table.ts';

/**
 * Terms (design, rule 9). A term is an item of the aggregate in the sparse work index; the sweep reads what is due in
 * bounded pages and hands each to the use case, which commits on the condition that the term is still this one.
 */
export const termList = 'TERMIJN';

export const term = z.object({
  pk: z.string(),
  sk: z.string(),
  soort: z.string(),
  /** The moment from which it is due, UTC. */
  gsi1sk: z.string(),
  /** The step on the ladder that comes when it passes, 1 first. */
  niveau: z.int().positive(),
  versie: z.int().positive(),
});
export type Term = z.infer<typeof term>;

export const termKey = (pk: string, soort: string) => ({ pk, sk: `TERMIJN#${soort}` });

export function termItem(fields: { pk: string; soort: string; at: string; niveau: number; versie: number }): Item {
  const { at, ...rest } = fields;
  return { ...rest, ...termKey(fields.pk, fields.soort), gsi1pk: termList, gsi1sk: at };
}

const pageSize = 25;
const maximumPages = 8;

/** One failing term never holds up the others; it is offered again at the next sweep. */
export async function sweepTerms(deps: {
  table: Table;
  now: string;
  log: Log;
  metrics: Metrics;
  pass(term: Term, now: string): Promise<void>;
}): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < maximumPages; page += 1) {
    const due = await deps.table.work(termList, term, { until: deps.now, limit: pageSize, cursor });
    for (const item of due.items) {
      try {
        await deps.pass(item, deps.now);
        deps.log('termPassed', { pk: item.pk, soort: item.soort, niveau: item.niveau });
      } catch (error) {
        deps.log('termFailed', {
          pk: item.pk,
          soort: item.soort,
          error: error instanceof Error ? error.name : 'unknown',
        });
        deps.metrics('TermFailed', 1, Date.parse(deps.now));
      }
    }
    cursor = due.cursor;
    if (!cursor) return;
  }
}
