import * as z from 'zod';
import { doelgroep, id, meldingsnummer, ongeschiktReden, regisseurContact, zwaarte } from '../../events/vocabulary.ts';

/** The HTTP contract of regie; staff only. */

const moment = z.iso.datetime();
const date = z.iso.date();
const tekst = (max: number) => z.string().trim().min(1).max(max);

/** R64, the ten of the Inspectie; R65, the seven of Hellendoorn overlap with these and with the target groups. */
export const competentie = z.enum([
  'cultureleSensitiviteit',
  'relatieOpbouwen',
  'groepsgerichtLeiderschap',
  'aanpassingsvermogen',
  'overtuigingskracht',
  'zelfkennis',
  'probleemoplossendVermogen',
  'daadkracht',
  'organisatietalent',
  'helikopterview',
]);

/** `POST /regie/v1/regisseurs`: one person in the pool (R58 to R61). */
export const regisseurRequest = z.strictObject({
  naam: tekst(120),
  telefoon: tekst(20),
  email: z.email(),
  /** Code from the municipality's file. */
  organisatie: tekst(60),
  hbo: z.boolean(),
  registraties: z
    .array(z.strictObject({ register: z.enum(['SKJ', 'BIG']), nummer: tekst(30), geldigTot: date }))
    .max(5),
  doelgroepen: z.array(doelgroep).min(1),
  competenties: z.array(competentie).max(10).default([]),
  /** R58: 24 to 36 hours a week is asked; a setting of the municipality may differ. */
  urenPerWeek: z.number().min(1).max(40),
  /** The most casussen at once; the software never exceeds it, a person may with a reason. */
  capaciteit: z.int().min(1).max(100),
});
export type RegisseurInput = z.input<typeof regisseurRequest>;
export type RegisseurRequest = z.output<typeof regisseurRequest>;

export const regisseurResponse = z.strictObject({
  ...regisseurRequest.shape,
  regisseurId: id,
  organisatieNaam: z.string(),
  /** Casussen this person leads now, voorlopig included. */
  belasting: z.int().nonnegative(),
  /** Hours financed per casus by the arrangement (R61); 0 without. */
  arrangementUren: z.int().nonnegative(),
  status: z.enum(['beschikbaar', 'afwezig', 'uitDienst']),
});
export type RegisseurResponse = z.infer<typeof regisseurResponse>;
export const regisseursResponse = z.strictObject({ regisseurs: z.array(regisseurResponse) });

export const casusStatus = z.enum(['wachtOpBenoeming', 'voorlopig', 'benoemd', 'afgesloten']);

/** `GET /regie/v1/casussen`: by status, the longest waiting first. */
export const casussenQuery = z.strictObject({
  status: casusStatus.default('voorlopig'),
  limiet: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(1000).optional(),
});

export const casusOverzicht = z.strictObject({
  casusId: id,
  meldingen: z.array(meldingsnummer),
  status: casusStatus,
  geopendOp: moment,
  zwaarte,
  multiProbleem: z.boolean(),
  spoed: z.boolean(),
  redenen: z.array(z.strictObject({ code: z.string(), waarde: z.union([z.string(), z.number()]) })),
  aanspreekpunt: z.strictObject({ regisseurId: id, naam: z.string(), organisatie: z.string() }).nullable(),
  bevestigenUiterlijk: date,
  teLaat: z.boolean(),
  /** Step on the escalation ladder that has been told; null when none. */
  escalatieNiveau: z.int().positive().nullable(),
});
export const casussenResponse = z.strictObject({
  casussen: z.array(casusOverzicht),
  volgende: z.string().nullable(),
});
export type CasussenResponse = z.infer<typeof casussenResponse>;

/** `GET /regie/v1/casussen/{casusId}`: with every candidate and the reasons for or against; the read is recorded first. */
export const casusResponse = z.strictObject({
  ...casusOverzicht.shape,
  /** What speaks against whoever leads the casus now; looked at anew with every read. An older regie does not say. */
  aandachtspunten: z.array(ongeschiktReden).default([]),
  /** Meldingen from the same address that wait for the regisseur to confirm or split. */
  voorgelegd: z.array(meldingsnummer),
  kandidaten: z.array(
    z.strictObject({
      regisseurId: id,
      naam: z.string(),
      organisatie: z.string(),
      belasting: z.int(),
      capaciteit: z.int(),
      geschikt: z.boolean(),
      redenen: z.array(ongeschiktReden),
    }),
  ),
});
export type CasusResponse = z.infer<typeof casusResponse>;

/** `POST /regie/v1/casussen/{casusId}/benoemingen`. */
export const benoemingRequest = z.strictObject({
  regisseurId: z.uuid('Kies een regisseur uit de lijst.'),
  reden: z
    .string('Vertel waarom u deze persoon benoemt.')
    .trim()
    .min(3, 'Vertel waarom u deze persoon benoemt.')
    .max(500, 'Gebruik hoogstens 500 tekens.'),
  /** Safety goes before capacity: a person may exceed it, with the reason. Nothing else that speaks against may be. */
  bovenCapaciteit: z.boolean().default(false),
});
export type BenoemingInput = z.input<typeof benoemingRequest>;
export const benoemingResponse = z.strictObject({
  casusId: id,
  regisseurId: id,
  regisseur: regisseurContact,
  benoemdOp: moment,
});
export type BenoemingResponse = z.infer<typeof benoemingResponse>;

/** `POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten`: same household or not. */
export const meldingBesluitRequest = z.strictObject({ besluit: z.enum(['bevestigd', 'gesplitst']) });
export const meldingBesluitResponse = z.strictObject({
  casusId: id,
  meldingsnummer,
  besluit: z.enum(['bevestigd', 'gesplitst']),
  besloten: moment,
});
