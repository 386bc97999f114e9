import { sweepTerms } from '../../shared/deadlines.ts';
import type { Metrics } from '../../shared/log.ts';
import type { Relay } from '../../shared/relay.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { passTerm } from './pass-term.ts';
import { openIntakeStore } from './store.ts';

const hourMillis = 3_600_000;

/** Every minute: what the stream missed, what is due, and how long the longest waiting melder has waited. */
export async function sweepIntake(
  deps: IntakeDependencies & { relay: Pick<Relay, 'sweep'>; metrics: Metrics },
  now: string,
): Promise<void> {
  const { table, log, metrics } = deps;
  await deps.relay.sweep(now);
  await sweepTerms({ table, now, log, metrics, pass: (term, at) => passTerm(deps, term, at) });
  const oldest = await openIntakeStore(table).oldestUnanswered();
  const at = Date.parse(now);
  metrics('OldestOpenMeldingHours', oldest ? Math.max(0, (at - Date.parse(oldest)) / hourMillis) : 0, at);
}
