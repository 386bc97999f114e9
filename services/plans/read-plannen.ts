import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import type { PlannenResponse, PlanResponse } from './contract.ts';
import { leadOf, type Plan } from './domain/plan.ts';
import { type Deps, planOfCasus, planPk, readPlan } from './store.ts';

/** Roles that see every plan; a regisseur without one of these sees the own plans only. */
export const seesAll = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const;

function maySee(plan: Plan, staff: Staff): boolean {
  // The privacy officer looks up the plan of a casus, to make an extract of it.
  if (staff.rollen.some((role) => role === 'privacyfunctionaris' || seesAll.some((all) => all === role))) return true;
  const { regisseur, waarnemer, zoektRegisseur } = leadOf(plan);
  const email = staff.email?.toLowerCase();
  // Whoever refused or left reads it no more; of a closed one nobody reads because they led it.
  if (zoektRegisseur || plan.status === 'afgesloten') return false;
  return email === regisseur.email.toLowerCase() || email === waarnemer?.regisseur.email.toLowerCase();
}

function present(plan: Plan): PlanResponse {
  const { planId, huishoudenId, casusId, status, geopendOp } = plan;
  return { planId, huishoudenId, casusId, status, geopendOp, ...leadOf(plan) };
}

type Reader = { staff: Staff; now: string; requestId: string };

/** The read is recorded before anything is shown (rule 11). */
async function show(deps: Deps, plan: Plan, { staff, now, requestId }: Reader): Promise<PlanResponse> {
  const { planId } = plan;
  const recorded = await deps.table.transact(
    recordReading({
      pk: planPk(planId),
      subject: planId,
      subjectType: 'planId',
      activity: 'plan-inzien',
      staff,
      now,
      requestId,
    }),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
  return present(plan);
}

/** The plan of a casus: none or one (R1). */
export async function listPlannen(deps: Deps, query: Reader & { casusId: string }): Promise<PlannenResponse> {
  const plan = await planOfCasus(deps.table, query.casusId);
  return { plannen: plan && maySee(plan, query.staff) ? [await show(deps, plan, query)] : [] };
}

export async function readPlanFor(deps: Deps, query: Reader & { planId: string }): Promise<PlanResponse> {
  const plan = await readPlan(deps.table, query.planId);
  // Unknown and not yours look alike.
  if (!plan || !maySee(plan, query.staff)) throw new Problem('nietGevonden', 'Dit plan bestaat niet.');
  return show(deps, plan, query);
}
