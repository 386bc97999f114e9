import * as z from 'zod';
import { moment } from '../../../events/event.ts';
import { bestemming, meldingsnummer, uitkomst } from '../../../events/vocabulary.ts';
import { verteld } from '../contract-contact.ts';
import { contactveld, eerdereContactgegevens } from '../contract-gegevens.ts';
import { bijlageReden, bijlageStatus } from '../contract-melder.ts';
import { latereToestemming } from './toestemming.ts';

/** Parts of the file of a melding, each in an item of its own; the head decides without them. */
export const wie = z.object({ id: z.string(), naam: z.string() });

/** A decision of a professional with everything that was entered; the free text is here and in no event. */
export const besluit = z.object({
  soort: z.enum(['uitkomst', 'afronding', 'heropening']),
  op: moment,
  door: wie,
  reden: z.string(),
  uitkomst: uitkomst.nullable(),
  bestemming: bestemming.nullable(),
  team: z.string().nullable(),
  /** How the melder heard it, and whether staff decided that telling was not safe. */
  verteld,
  nietVertellen: z.boolean(),
  /** The request as it came in. */
  invoer: z.record(z.string(), z.unknown()),
});
export type Besluit = z.infer<typeof besluit>;

export const bijlage = z.object({
  bijlageId: z.string(),
  naam: z.string(),
  soort: z.string(),
  bytes: z.int().nonnegative(),
  status: bijlageStatus,
  reden: bijlageReden.nullable(),
  op: moment,
});

/** Somebody took over a task of the client supporter; `taak` counts in `professional.overgenomenTaken`, from 0. */
export const ontlasting = z.object({ taak: z.int().nonnegative(), door: z.string(), op: moment, medewerker: wie });
export type Ontlasting = z.infer<typeof ontlasting>;

/** One answer to "may your regisseur or team read your story?", with all that shows that it was given (AVG 7(1)). */
export const toestemming = latereToestemming.extend({
  /** Who heard it and wrote it down; null: the melder. */
  door: wie.nullable(),
  vastgelegdOp: moment,
  toelichting: z.string().nullable(),
});
export type Toestemming = z.infer<typeof toestemming>;

/** Contact data that were wrong or became known later (AVG 16): what changed, what it was, who said so. */
export const contactwijziging = z.object({
  op: moment,
  door: wie,
  velden: z.array(contactveld),
  voorheen: eerdereContactgegevens,
  toelichting: z.string(),
});
export type Contactwijziging = z.infer<typeof contactwijziging>;

/** A person decided whether another melding is about the same household. */
export const verwantschap = z.object({
  meldingsnummer,
  besluit: z.enum(['zelfdeHuishouden', 'anderHuishouden']),
  op: moment,
  door: wie,
});
export type Verwantschap = z.infer<typeof verwantschap>;

/** An attempt at a call or letter. */
export const pogingStuk = z.object({
  taakId: z.string(),
  op: moment,
  medewerker: z.string(),
  naam: z.string().optional(),
  resultaat: z.enum(['bereikt', 'nietBereikt', 'nietVeilig', 'geenWeg']),
  toelichting: z.string().nullish(),
});
