import type { Term } from '../../shared/deadlines.ts';
import { deletionRecord, emptyPartition, eraseAggregate } from '../../shared/retention.ts';
import { type Deps, huishoudenPk, planPk, readPlan, removePlan, removePointer } from './store.ts';

/** The end of the retention of a plan: its huishouden goes with it, and the pointer of the casus. */
export async function erasePlan(deps: Deps, due: Term, now: string): Promise<void> {
  const { table } = deps;
  const state = await readPlan(table, due.pk.slice(planPk('').length));
  const huishouden = state && huishoudenPk(state.huishoudenId);
  if (huishouden && !(await emptyPartition(table, huishouden, []))) return;
  const erased = await eraseAggregate(table, due, {
    now,
    keep: ['STAND'],
    last: async () =>
      state && huishouden
        ? [
            removePlan(state),
            removePointer(state.casusId),
            { put: deletionRecord(huishouden, due, now), when: 'always' },
          ]
        : [],
  });
  if (erased) deps.log('erased', { pk: due.pk });
}
