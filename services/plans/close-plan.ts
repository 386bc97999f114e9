import type { EventOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { planAfgesloten } from '../../events/plans/plan-afgesloten.v1.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { type Commit, commit, inboxMark } from '../../shared/store/commit.ts';
import { withoutPlan } from './domain/huishouden.ts';
import { endPlan, type Plan } from './domain/plan.ts';
import {
  type Deps,
  planPk,
  putHuishouden,
  putNoPlan,
  putPlan,
  readHuishouden,
  readPlan,
  readPointer,
} from './store.ts';

type Closed = EventOf<'nl.regie.casus.afgesloten.v1'>;
const nothing = { writes: [], events: [] };

async function close(deps: Deps, before: Plan, now: string): Promise<Pick<Commit, 'writes' | 'events'>> {
  const after = endPlan(before);
  if (!after) return nothing;
  const { planId, huishoudenId, casusId } = after;
  const { gemeente } = deps.installation;
  const household = await readHuishouden(deps.table, huishoudenId);
  const left = household && withoutPlan(household, planId);
  return {
    writes: [...putPlan(after, before, now, deps.installation), ...(left ? [putHuishouden(left, household)] : [])],
    events: [
      {
        pk: planPk(planId),
        event: seal(planAfgesloten, {
          oin: gemeente.oin,
          host: gemeente.domein,
          sequence: after.versie,
          time: now,
          id: deps.ids.uuid(),
          subject: planId,
          data: { planId, huishoudenId, casusId, afgeslotenOp: now },
        }),
      },
    ],
  };
}

/**
 * Reaction to casus.afgesloten: its plan ends, and the huishouden has none. Where nobody was named yet there is no plan;
 * a name that is still heard afterwards opens none.
 */
export async function closePlan(deps: Deps, event: Closed, now: string): Promise<'handled' | 'alreadyHandled'> {
  const { casusId } = event.data;
  const inbox = inboxMark('plans', event.id, now, deps.installation.gemeente.bewaren.inboxDagen);
  for await (const attempt of attempts()) {
    const pointer = await readPointer(deps.table, casusId);
    const plan = pointer?.planId ? await readPlan(deps.table, pointer.planId) : undefined;
    const never = pointer ? nothing : { writes: [putNoPlan(casusId, inbox.forgetAt)], events: [] };
    const change = plan ? await close(deps, plan, now) : never;
    const result = await commit(deps.table, { ...change, now, mails: [], inbox });
    if (result.done) return 'handled';
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Error('Too many collisions');
}
