import * as z from 'zod';
import { addMonths, dutchDate } from '../../shared/dutch-calendar.ts';
import type { Installation } from '../../shared/gemeente.ts';
import type { Identifiers } from '../../shared/identifiers.ts';
import type { Log } from '../../shared/log.ts';
import { retentionTerm } from '../../shared/retention.ts';
import type { Key, Table, Write } from '../../shared/store/table.ts';
import { type Huishouden, huishouden } from './domain/huishouden.ts';
import { type Plan, plan } from './domain/plan.ts';

/**
 * The table of plans.
 * `HUISHOUDEN#<id>`: STAND with `actiefPlanId`. `PLAN#<id>`: STAND, readings, journal, the term of retention of both. `CASUS#<id>`: PLAN, the pointer
 * that makes a casus open one huishouden and one plan, however often and in whatever order its events come. Without a plan
 * in it: the casus was closed before anybody was named.
 */
export type Deps = { table: Table; installation: Installation; ids: Identifiers; log: Log };

export const huishoudenPk = (huishoudenId: string) => `HUISHOUDEN#${huishoudenId}`;
export const planPk = (planId: string) => `PLAN#${planId}`;
const planKey = (planId: string): Key => ({ pk: planPk(planId), sk: 'STAND' });
const pointerKey = (casusId: string): Key => ({ pk: `CASUS#${casusId}`, sk: 'PLAN' });

export const readPlan = (table: Table, planId: string): Promise<Plan | undefined> => table.get(planKey(planId), plan);

export const readPointer = (table: Table, casusId: string) =>
  table.get(pointerKey(casusId), z.object({ planId: z.uuid().nullable() }));

export async function planOfCasus(table: Table, casusId: string): Promise<Plan | undefined> {
  const pointer = await readPointer(table, casusId);
  return pointer?.planId ? readPlan(table, pointer.planId) : undefined;
}

/** The plan with the term of its retention, which every change moves along. */
export const putPlan = (state: Plan, before: Plan | undefined, now: string, { gemeente }: Installation): Write[] => [
  {
    put: { ...planKey(state.planId), ...state },
    when: before ? { version: before.versie } : 'absent',
  },
  retentionTerm(planPk(state.planId), addMonths(dutchDate(now), gemeente.bewaren.casusMaanden), state.versie),
];

export const removePlan = (state: Plan): Write => ({
  remove: planKey(state.planId),
  when: { version: state.versie },
});

export const removePointer = (casusId: string): Write => ({ remove: pointerKey(casusId), when: 'always' });

const huishoudenKey = (huishoudenId: string): Key => ({ pk: huishoudenPk(huishoudenId), sk: 'STAND' });
export const readHuishouden = (table: Table, huishoudenId: string): Promise<Huishouden | undefined> =>
  table.get(huishoudenKey(huishoudenId), huishouden);
export const putHuishouden = (state: Huishouden, before?: Huishouden): Write => ({
  put: { ...huishoudenKey(state.huishoudenId), ...state },
  when: before ? { version: before.versie } : 'absent',
});

export const putPointer = (casusId: string, planId: string, huishoudenId: string): Write => ({
  put: { ...pointerKey(casusId), planId, huishoudenId },
  when: 'absent',
});

/** Nobody was named before the casus was closed. Forgotten (epoch seconds) when no older event can come any more. */
export const putNoPlan = (casusId: string, verlooptOp: number): Write => ({
  put: { ...pointerKey(casusId), planId: null, verlooptOp },
  when: 'absent',
});
