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
  /** Who stands in during leave or illness, up to and including `tot`. */
  waarnemer: z.strictObject({ regisseurId: id, regisseur: regisseurContact, tot: z.iso.date() }).nullable(),
  /** Whose name it bears has refused or left; regie looks for the next. Until then the plan cannot be settled. */
  zoektRegisseur: z.boolean(),
});
export type PlanResponse = z.infer<typeof planResponse>;

/** `GET /plans/v1/plannen?casusId=...` */
export const plannenQuery = z.strictObject({ casusId: id });
export const plannenResponse = z.strictObject({ plannen: z.array(planResponse) });
export type PlannenResponse = z.infer<typeof plannenResponse>;

/** `GET /plans/v1/plannen/{planId}/uittreksel` (privacyfunctionaris): everything plans keeps about the household. */
export const uittrekselResponse = z.strictObject({
  planId: id,
  casusId: id,
  gemaaktOp: z.iso.datetime(),
  /** Per kind (`plan`, `huishouden`, `gebeurtenis`, `inzage`, `logboek`): as it is kept. */
  gegevens: z.array(z.strictObject({ soort: z.string(), inhoud: z.record(z.string(), z.unknown()) })),
});
export type UittrekselResponse = z.infer<typeof uittrekselResponse>;

/** `GET /plans/v1/inzagen` (privacyfunctionaris): of one plan, or of one member of staff, the newest first. */
export const inzagenQuery = z
  .strictObject({
    planId: id.optional(),
    medewerker: z.string().trim().min(1).max(200).optional(),
    limiet: z.coerce.number().int().min(1).max(100).default(25),
    cursor: z.string().max(1000).optional(),
  })
  .refine(({ planId, medewerker }) => (planId === undefined) !== (medewerker === undefined), {
    path: ['planId'],
    message: 'Noem een plan of een medewerker, niet allebei.',
  });
export const inzagenResponse = z.strictObject({
  inzagen: z.array(
    z.strictObject({
      op: z.iso.datetime(),
      medewerker: z.string(),
      /** As the sign-in named them then; null in older lines. */
      naam: z.string().nullable().default(null),
      rollen: z.array(z.string()),
      planId: id.nullable(),
      /** What was done with it, as the register of processing names it. */
      verwerking: z.string().default(''),
      verzoek: z.string(),
    }),
  ),
  volgende: z.string().nullable(),
});
export type InzagenResponse = z.infer<typeof inzagenResponse>;
