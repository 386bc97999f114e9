import type { Metrics } from '../../shared/log.ts';
import { choose } from './domain/candidates.ts';
import { casus } from './domain/casus.ts';
import { propose } from './domain/open-casus.ts';
import { hoursBetween } from './domain/terms.ts';
import { casusChange, casusList, commitChanges, type Deps, isComplex, judgeFor, readCasus, readPool } from './store.ts';

/** More than this at once is a crisis of the pool; the metric says "at least". */
const pageSize = 100;

/**
 * Looks at the casussen without anybody (R63): counts them for the alarm, and gives the first in line somebody as soon
 * as a place is there. One bounded query for the list, one for the pool.
 */
export async function proposeWaiting(deps: Deps, metrics: Metrics, now: string): Promise<void> {
  const { items } = await deps.table.work(casusList('wachtOpBenoeming'), casus, { limit: pageSize });
  const waiting = new Map(items.map((state) => [state.casusId, state]));
  if (waiting.size > 0) {
    let pool = await readPool(deps.table);
    for (const { casusId } of items) {
      const before = await readCasus(deps.table, casusId);
      if (before?.status !== 'wachtOpBenoeming') {
        waiting.delete(casusId);
        continue;
      }
      // A melding about a regisseur, nobody knows which: only a person names who leads.
      if (before.alleenBenoemen) continue;
      const chosen = choose(judgeFor(pool, before, now), before.wens?.regisseurId);
      if (!chosen) continue;
      const decision = propose(before, chosen, now, deps.installation.gemeente);
      const result = await commitChanges(deps, [casusChange(deps, { before, decision, pool, now })], { now });
      if (result.done) waiting.delete(casusId);
      // On a collision the next sweep, a minute later, decides again.
      pool = await readPool(deps.table);
    }
  }
  const complex = [...waiting.values()].filter(isComplex);
  const hours = complex.map(({ wachtSinds }) => hoursBetween(wachtSinds, now));
  metrics('CasusWithoutRegisseur', waiting.size, Date.parse(now));
  // The guarantee of R63: how long the longest waiting complex casus has had nobody at all.
  metrics('ComplexZonderRegisseurUren', Math.max(0, ...hours), Date.parse(now));
}
