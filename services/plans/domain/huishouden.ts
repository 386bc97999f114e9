import * as z from 'zod';
import { id } from '../../../events/vocabulary.ts';

/** The persons around one plan. Starts empty; the regisseur fills it with the family. R1: at most one active plan. */
export const huishouden = z.object({
  huishoudenId: id,
  casusId: id,
  versie: z.int().positive(),
  geopendOp: z.string(),
  actiefPlanId: id.nullable(),
});
export type Huishouden = z.infer<typeof huishouden>;

export const openHuishouden = (fields: { huishoudenId: string; casusId: string; now: string }): Huishouden => ({
  huishoudenId: fields.huishoudenId,
  casusId: fields.casusId,
  versie: 1,
  geopendOp: fields.now,
  actiefPlanId: null,
});

/** Its plan is closed. Undefined: it has another, or none. */
export const withoutPlan = (before: Huishouden, planId: string): Huishouden | undefined =>
  before.actiefPlanId === planId ? { ...before, versie: before.versie + 1, actiefPlanId: null } : undefined;

/** A second active plan is refused, whoever asks (R1). */
export function activatePlan(before: Huishouden, planId: string): Huishouden {
  if (before.actiefPlanId !== null) throw new RangeError(`Huishouden ${before.huishoudenId} has an active plan`);
  return { ...before, actiefPlanId: planId };
}
