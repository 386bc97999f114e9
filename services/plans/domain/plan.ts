import * as z from 'zod';
import { id, type RegisseurContact, regisseurContact } from '../../../events/vocabulary.ts';
import { planStatus } from '../contract.ts';

/**
 * The plan of a huishouden. R16: it cannot exist without the name and reachability of who leads; the schema asks for
 * both, so neither code nor stored data can leave them out.
 */
export const plan = z.object({
  planId: id,
  huishoudenId: id,
  casusId: id,
  versie: z.int().positive(),
  status: planStatus,
  geopendOp: z.string(),
  regisseurId: id,
  regisseur: regisseurContact,
  voorlopig: z.boolean(),
  /** The casus' version of the event that named this regisseur: an older event changes nothing. */
  casusSequence: z.int().positive(),
});
export type Plan = z.infer<typeof plan>;

/** What regie said about who leads, from either of its two events. */
export type Leadership = {
  casusId: string;
  regisseurId: string;
  regisseur: RegisseurContact;
  voorlopig: boolean;
  sequence: number;
};

export function openPlan(
  fields: { planId: string; huishoudenId: string; now: string },
  { sequence, ...leadership }: Leadership,
): Plan {
  return plan.parse({
    planId: fields.planId,
    huishoudenId: fields.huishoudenId,
    versie: 1,
    status: 'concept',
    geopendOp: fields.now,
    ...leadership,
    casusSequence: sequence,
  });
}

/** Events come in any order: only a newer one changes who leads. Undefined when there is nothing to change. */
export function nameRegisseur(before: Plan, { sequence, ...leadership }: Leadership): Plan | undefined {
  if (sequence <= before.casusSequence) return undefined;
  return plan.parse({ ...before, ...leadership, casusSequence: sequence, versie: before.versie + 1 });
}
