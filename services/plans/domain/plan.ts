import * as z from 'zod';
import { date } from '../../../events/event.ts';
import { id, type RegisseurContact, regisseurContact } from '../../../events/vocabulary.ts';
import { planStatus } from '../contract.ts';

/**
 * The plan of a huishouden. R16: it cannot exist without the name and reachability of who leads; the schema asks for
 * both, so neither code nor stored data can leave them out.
 *
 * Events come in any order. Of each kind the newest is kept (`sequence`: the casus' version), and what the plan shows
 * is made from those three: so every order ends in the same plan.
 */
const sequence = z.int().positive();
const waarnemer = z.object({ regisseurId: id, regisseur: regisseurContact, tot: date });

export const plan = z.object({
  planId: id,
  huishoudenId: id,
  casusId: id,
  versie: z.int().positive(),
  status: planStatus,
  geopendOp: z.string(),
  /** Who leads, by the newest regisseur.voorgesteld or regisseur.benoemd. */
  leiding: z.object({ regisseurId: id, regisseur: regisseurContact, voorlopig: z.boolean(), sequence }),
  /** The newest regisseur.gewijzigd: contact data, who stands in, whether they left for good. */
  wijziging: z
    .object({
      regisseurId: id,
      regisseur: regisseurContact,
      waarnemer: waarnemer.nullable(),
      vertrokken: z.boolean(),
      sequence,
    })
    .nullable(),
  /** Version of the newest regisseur.geweigerd. */
  geweigerd: sequence.nullable(),
});
export type Plan = z.infer<typeof plan>;

/** What regie said about who leads. */
export type Leadership =
  | { soort: 'leiding'; regisseurId: string; regisseur: RegisseurContact; voorlopig: boolean; sequence: number }
  | {
      soort: 'wijziging';
      regisseurId: string;
      regisseur: RegisseurContact;
      waarnemer: z.infer<typeof waarnemer> | null;
      vertrokken: boolean;
      sequence: number;
    }
  | { soort: 'geweigerd'; sequence: number };

export function openPlan(
  fields: { planId: string; huishoudenId: string; casusId: string; now: string },
  { soort: _, ...leiding }: Extract<Leadership, { soort: 'leiding' }>,
): Plan {
  const { now, ...ids } = fields;
  return plan.parse({
    ...ids,
    versie: 1,
    status: 'concept',
    geopendOp: now,
    leiding,
    wijziging: null,
    geweigerd: null,
  });
}

/** Undefined when there is nothing to change: a newer event of this kind has been heard. */
export function nameRegisseur(before: Plan, heard: Leadership): Plan | undefined {
  const versie = before.versie + 1;
  switch (heard.soort) {
    case 'leiding': {
      const { soort: _, ...leiding } = heard;
      return leiding.sequence > before.leiding.sequence ? plan.parse({ ...before, leiding, versie }) : undefined;
    }
    case 'wijziging': {
      const { soort: _, ...wijziging } = heard;
      const newer = wijziging.sequence > (before.wijziging?.sequence ?? 0);
      return newer ? plan.parse({ ...before, wijziging, versie }) : undefined;
    }
    case 'geweigerd':
      return heard.sequence > (before.geweigerd ?? 0) ? { ...before, geweigerd: heard.sequence, versie } : undefined;
  }
}

/** Its casus is closed. Who led stays on it (R16), and reads it no more. Undefined: it was closed already. */
export const endPlan = (before: Plan): Plan | undefined =>
  before.status === 'afgesloten' ? undefined : { ...before, status: 'afgesloten', versie: before.versie + 1 };

/** The name on the plan (R16), how to reach them now, and who stands in. */
export function leadOf(state: Plan) {
  const { leiding, wijziging, geweigerd } = state;
  const changed =
    wijziging && wijziging.regisseurId === leiding.regisseurId && wijziging.sequence > leiding.sequence
      ? wijziging
      : null;
  const refused = geweigerd !== null && geweigerd > leiding.sequence;
  // Nobody comes back: also when their name was said again since.
  const left = wijziging?.vertrokken === true && wijziging.regisseurId === leiding.regisseurId;
  return {
    regisseurId: leiding.regisseurId,
    regisseur: changed?.regisseur ?? leiding.regisseur,
    voorlopig: leiding.voorlopig,
    waarnemer: changed?.waarnemer ?? null,
    /** Whose name it bears has refused or left; the next name comes. Such a plan cannot be settled (R16). */
    zoektRegisseur: state.status !== 'afgesloten' && (refused || left),
  };
}
