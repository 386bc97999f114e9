import { sweepTerms, type Term, term } from '../../shared/deadlines.ts';
import type { Metrics } from '../../shared/log.ts';
import type { Relay } from '../../shared/relay.ts';
import { erasePlan } from './erase-plan.ts';
import type { Deps } from './store.ts';

/** The only term here is that of retention. The index runs behind: what has changed since has a later date. */
async function passTerm(deps: Deps, due: Term, now: string): Promise<void> {
  const current = await deps.table.get({ pk: due.pk, sk: due.sk }, term);
  if (current && current.gsi1sk <= now) await erasePlan(deps, current, now);
}

/** Once a minute: what the stream missed, and what has been kept long enough. One failing never stops the other. */
export async function sweepPlans(
  deps: Deps,
  parts: { relay: Pick<Relay, 'sweep'>; metrics: Metrics },
  now: string,
): Promise<void> {
  const { table, log } = deps;
  const results = await Promise.allSettled([
    parts.relay.sweep(now),
    sweepTerms({ table, now, log, metrics: parts.metrics, pass: (due, at) => passTerm(deps, due, at) }),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
