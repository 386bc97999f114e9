import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Metrics } from '../../shared/log.ts';
import { choose, judgePool } from './domain/candidates.ts';
import { casus, propose } from './domain/casus.ts';
import { casusChange, casusList, commitChanges, type Deps, readCasus, readPool } from './store.ts';

/** More than this at once is a crisis of the pool; the metric says "at least". */
const pageSize = 100;

/**
 * Looks at the casussen without anybody (R63): counts them for the alarm, and gives the first in line somebody as soon
 * as a place is there. One bounded query for the list, one for the pool.
 */
export async function proposeWaiting(deps: Deps, metrics: Metrics, now: string): Promise<void> {
  const { items } = await deps.table.work(casusList('wachtOpBenoeming'), casus, { limit: pageSize });
  let waiting = items.length;
  if (waiting > 0) {
    let pool = await readPool(deps.table);
    for (const { casusId } of items) {
      const before = await readCasus(deps.table, casusId);
      if (before?.status !== 'wachtOpBenoeming') {
        waiting -= 1;
        continue;
      }
      const chosen = choose(judgePool(pool, before.behoefte, dutchDate(now)));
      if (!chosen) continue;
      const decision = propose(before, chosen, now, deps.installation.gemeente);
      const result = await commitChanges(deps, [casusChange(deps, { before, decision, pool, now })], { now });
      if (result.done) waiting -= 1;
      // On a collision the next sweep, a minute later, decides again.
      pool = await readPool(deps.table);
    }
  }
  metrics('CasusWithoutRegisseur', waiting, Date.parse(now));
}
