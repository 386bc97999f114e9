import type { Term } from '../../shared/deadlines.ts';
import { eraseAggregate } from '../../shared/retention.ts';
import { addressWrites, type Deps, moveLoad, readCasus, readPool, removeCasus } from './store.ts';

/** The end of the retention of a casus: also its pointers go, and the place in the pool that it still took. */
export async function eraseCasus(deps: Deps, due: Term, casusId: string, now: string): Promise<void> {
  const { table } = deps;
  const state = await readCasus(table, casusId);
  const erased = await eraseAggregate(table, due, {
    now,
    keep: ['STAND'],
    last: async () =>
      state
        ? [
            removeCasus(state),
            ...moveLoad(await readPool(table), state, { casusId, aanspreekpunt: null }),
            ...(await addressWrites(table, state)),
          ]
        : [],
  });
  if (erased) deps.log('erased', { casusId });
}

/** The weighing of one melding and its journal. */
export async function eraseWeging(deps: Deps, due: Term, now: string): Promise<void> {
  const erased = await eraseAggregate(deps.table, due, { now, keep: [], last: async () => [] });
  if (erased) deps.log('erased', { pk: due.pk });
}
