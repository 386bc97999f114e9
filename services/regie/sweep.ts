import { sweepTerms } from '../../shared/deadlines.ts';
import type { Metrics } from '../../shared/log.ts';
import type { Relay } from '../../shared/relay.ts';
import { passTerm } from './pass-term.ts';
import { proposeWaiting } from './propose-waiting.ts';
import type { Deps } from './store.ts';

/** Once a minute: what the stream missed, terms that passed, casussen without anybody. One failing never stops another. */
export async function sweepRegie(
  deps: Deps,
  parts: { relay: Pick<Relay, 'sweep'>; metrics: Metrics },
  now: string,
): Promise<void> {
  const { table, log } = deps;
  const { metrics } = parts;
  const results = await Promise.allSettled([
    parts.relay.sweep(now),
    sweepTerms({ table, now, log, metrics, pass: (term, at) => passTerm(deps, term, at) }),
    proposeWaiting(deps, metrics, now),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
