import { sweepTerms } from '../../shared/deadlines.ts';
import type { Metrics } from '../../shared/log.ts';
import type { Relay } from '../../shared/relay.ts';
import type { Table } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { tellParked } from './parked-mail.ts';
import { passTerm } from './pass-term.ts';
import { openIntakeStore } from './store.ts';

const hourMillis = 3_600_000;

/** Every minute: what the stream missed, what is due, how long the longest waiting melder waits. One never stops another. */
export async function sweepIntake(
  deps: IntakeDependencies & { relay: Pick<Relay, 'sweep'>; metrics: Metrics },
  now: string,
): Promise<void> {
  const { table, log, metrics } = deps;
  const results = await Promise.allSettled([
    deps.relay.sweep(now),
    sweepTerms({ table, now, log, metrics, pass: (term, at) => passTerm(deps, term, at) }),
    measureWaiting(deps, now),
    tellParked(deps, now),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function measureWaiting({ table, metrics }: { table: Table; metrics: Metrics }, now: string): Promise<void> {
  const oldest = await openIntakeStore(table).oldestUnanswered();
  const at = Date.parse(now);
  metrics('OldestOpenMeldingHours', oldest ? Math.max(0, (at - Date.parse(oldest)) / hourMillis) : 0, at);
}
