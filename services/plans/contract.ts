import * as z from 'zod';
import { id, regisseurContact } from '../../events/vocabulary.ts';

/** The HTTP contract of plans; staff only in this version. */

export const planStatus = z.enum(['concept', 'wachtOpAkkoord', 'vastgesteld', 'afgesloten']);

/** R16: a plan cannot exist without name and reachability of who leads. */
export const planResponse = z.strictObject({
  planId: id,
  huishoudenId: id,
  casusId: id,
  status: planStatus,
  geopendOp: z.iso.datetime(),
  regisseurId: id,
  regisseur: regisseurContact,
  /** Not yet confirmed by a werkverdeler or gedragswetenschapper. */
  voorlopig: z.boolean(),
});
export type PlanResponse = z.infer<typeof planResponse>;

/** `GET /plans/v1/plannen?casusId=...` */
export const plannenQuery = z.strictObject({ casusId: id });
export const plannenResponse = z.strictObject({ plannen: z.array(planResponse) });
export type PlannenResponse = z.infer<typeof plannenResponse>;
