import * as z from 'zod';
import {
  doelgroep,
  id,
  kader,
  meldingsnummer,
  ongeschiktReden,
  regisseurContact,
  weigerreden,
  zwaarte,
} from '../../events/vocabulary.ts';

/** The HTTP contract of regie; staff only. */

const moment = z.iso.datetime();
const date = z.iso.date();
const tekst = (max: number) => z.string().trim().min(1).max(max);
/** Why a person decided: read by colleagues, never in an event or a mail. */
const reden = (vraag: string) => z.string(vraag).trim().min(3, vraag).max(500, 'Gebruik hoogstens 500 tekens.');
const toelichting = z.string().trim().max(500, 'Gebruik hoogstens 500 tekens.').optional();
const bladzijde = {
  limiet: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(1000).optional(),
};

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
export type Competentie = z.infer<typeof competentie>;

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

/** Leave or illness: from `van` until and including `tot`, Dutch dates. `waarnemerId` null: nobody stands in yet. */
export const afwezigheid = z.strictObject({
  afwezigheidId: id,
  van: date,
  tot: date,
  reden: z.enum(['verlof', 'ziekte']),
  waarnemerId: id.nullable(),
});
export type Afwezigheid = z.infer<typeof afwezigheid>;

export const regisseurResponse = z.strictObject({
  ...regisseurRequest.shape,
  regisseurId: id,
  organisatieNaam: z.string(),
  /** Casussen this person leads now, voorlopig included. */
  belasting: z.int().nonnegative(),
  /** Casussen of colleagues for whom this person stands in; not part of `belasting`. */
  waarneemt: z.int().nonnegative(),
  /** Hours financed per casus by the arrangement (R61); 0 without. */
  arrangementUren: z.int().nonnegative(),
  status: z.enum(['beschikbaar', 'afwezig', 'uitDienst']),
  /** Now and later. */
  afwezigheden: z.array(afwezigheid),
  /** How often this person refused a lead, per reason (R63). */
  weigeringen: z.partialRecord(weigerreden, z.int().positive()),
});
export type RegisseurResponse = z.infer<typeof regisseurResponse>;
export const regisseursResponse = z.strictObject({ regisseurs: z.array(regisseurResponse) });

/**
 * `GET /regie/v1/collegas` (regisseur and who divides the work): the own place in the pool, to announce leave or
 * illness, and who may stand in; of colleagues no load and no refusals.
 */
export const collegasResponse = z.strictObject({
  ik: regisseurResponse.nullable(),
  collegas: z.array(
    z.strictObject({
      regisseurId: id,
      naam: z.string(),
      organisatie: z.string(),
      status: z.enum(['beschikbaar', 'afwezig']),
    }),
  ),
});
export type CollegasResponse = z.infer<typeof collegasResponse>;

/**
 * `PATCH /regie/v1/regisseurs/{regisseurId}` (werkverdeler, beheerder): only what changes. What families and plans know
 * follows by itself; an employer that helps in a household this person leads alarms.
 */
export const regisseurPatch = regisseurRequest
  .partial()
  // A default would count as a change.
  .extend({ competenties: z.array(competentie).max(10).optional() })
  .refine((change) => Object.keys(change).length > 0, 'Noem ten minste één veld dat verandert.');
export type RegisseurPatch = z.output<typeof regisseurPatch>;

/** `POST /regie/v1/regisseurs/{regisseurId}/afwezigheden` (the person, werkverdeler, beheerder). */
export const afwezigheidRequest = z
  .strictObject({
    van: z.iso.date('Kies de eerste dag.'),
    tot: z.iso.date('Kies de laatste dag.'),
    reden: z.enum(['verlof', 'ziekte'], 'Kies verlof of ziekte.'),
    waarnemerId: z.uuid('Kies wie waarneemt.').nullable(),
  })
  .refine(({ van, tot }) => van <= tot, { path: ['tot'], message: 'De laatste dag ligt vóór de eerste.' });
export type AfwezigheidInput = z.input<typeof afwezigheidRequest>;
export type AfwezigheidRequest = z.output<typeof afwezigheidRequest>;
/** Also the answer of `POST .../afwezigheden/{afwezigheidId}/beeindigingen` (body `{}`): back early. */
export const afwezigheidResponse = z.strictObject({
  ...afwezigheid.shape,
  regisseurId: id,
  /** Casussen for which nobody (fitting) stands in; each becomes a work item when the absence starts. */
  zonderWaarnemer: z.array(id),
});
export type AfwezigheidResponse = z.infer<typeof afwezigheidResponse>;
export const beeindigingRequest = z.strictObject({});

/** `POST /regie/v1/regisseurs/{regisseurId}/uitdiensttredingen` (werkverdeler, beheerder): body `{}`. */
export const uitdienstRequest = z.strictObject({});
export const uitdienstResponse = z.strictObject({
  regisseurId: id,
  status: z.literal('uitDienst'),
  /** Each of these is now a work item with a term: somebody else takes over. */
  casussen: z.array(id),
});
export type UitdienstResponse = z.infer<typeof uitdienstResponse>;

/** R66: of the selection and supervision of one regisseur. */
export const begeleidingSoort = z.enum(['selectietest', 'instructie', 'reflectie', 'aandachtspunt']);
/** `POST /regie/v1/regisseurs/{regisseurId}/begeleidingen` (procescoordinator, and the person). */
export const begeleidingRequest = z.strictObject({
  soort: z.enum(begeleidingSoort.options, 'Kies waar het om gaat.'),
  datum: z.iso.date('Kies de dag.'),
  tekst: z.string('Schrijf op wat u wilt vastleggen.').trim().min(3, 'Schrijf op wat u wilt vastleggen.').max(4000),
});
export type BegeleidingRequest = z.output<typeof begeleidingRequest>;
export const begeleidingResponse = z.strictObject({ regisseurId: id, begeleidingId: id, vastgelegdOp: moment });
export type BegeleidingResponse = z.infer<typeof begeleidingResponse>;
export const begeleiding = z.strictObject({
  begeleidingId: id,
  soort: begeleidingSoort,
  datum: date,
  tekst: z.string(),
  /** Name of who wrote it down. */
  door: z.string(),
  vastgelegdOp: moment,
});
/** `GET /regie/v1/regisseurs/{regisseurId}/begeleidingen`: the same two; the newest first, the read is recorded. */
export const begeleidingenResponse = z.strictObject({
  regisseurId: id,
  naam: z.string(),
  begeleidingen: z.array(begeleiding),
});
export type BegeleidingenResponse = z.infer<typeof begeleidingenResponse>;

export const casusStatus = z.enum(['wachtOpBenoeming', 'voorlopig', 'benoemd', 'afgesloten']);

/** A work item on a casus: it has a term, and climbs when nothing is done. */
export const puntSoort = z.enum([
  /** The family asks for somebody else ("het klikt niet"). Ends by a wisselbesluit. */
  'wisselGevraagd',
  /** A melding of this casus is open again. Ends when the regisseur spoke with the family. */
  'heropend',
  /** The regisseur is away and nobody (fitting) stands in. Ends by a waarneming, a benoeming, or the return. */
  'geenWaarnemer',
  /** The regisseur left. Ends by a benoeming. */
  'uitDienst',
  /** Who leads no longer fits (registration, employer, target group). Ends by a benoeming, or when it is mended. */
  'pastNietMeer',
  /** A melding about whoever leads. Not shown to that person. Ends by a benoeming. */
  'overRegisseur',
  /** Another expert was asked for advice (R67). Ends when the answer is written down. */
  'deskundigeGevraagd',
  /** Contact with the family is not safe. A werkverdeler decides what happens; a talk after all ends it too. */
  'contactBesluit',
]);
export type PuntSoort = z.infer<typeof puntSoort>;
export const punt = z.strictObject({
  soort: puntSoort,
  /** With `wisselGevraagd`, `heropend` and `overRegisseur`. */
  meldingId: meldingsnummer.nullable(),
  sinds: moment,
  uiterlijk: date,
  teLaat: z.boolean(),
  /** Step on the ladder that was told about it. */
  escalatieNiveau: z.int().positive().nullable(),
});

/** How the family may be reached. */
export const benadering = z.enum([
  /** They reported themselves. */
  'gewoon',
  /** Somebody else did, and they know: the contact details are not theirs, and no name was promised. */
  'signaal',
  /** Somebody else did, and they do not (surely) know: first it is agreed who informs them. */
  'gezinWeetHetNiet',
  /** Nobody gets in touch, until a person decides otherwise. */
  'nietVeilig',
]);
export type Benadering = z.infer<typeof benadering>;
export const contactResultaat = z.enum(
  ['gesproken', 'nietBereikt', 'nietVeilig'],
  'Kies of u het gezin hebt gesproken.',
);
export type ContactResultaat = z.infer<typeof contactResultaat>;

/** `GET /regie/v1/casussen`: by status, the longest waiting first. */
export const casussenQuery = z.strictObject({ status: casusStatus.default('voorlopig'), ...bladzijde });

const persoon = z.strictObject({ regisseurId: id, naam: z.string(), organisatie: z.string() });

export const casusOverzicht = z.strictObject({
  casusId: id,
  meldingen: z.array(meldingsnummer),
  status: casusStatus,
  geopendOp: moment,
  zwaarte,
  /** `professional`: weighed at triage; `regels`: presumed from the melding. */
  gewogenDoor: z.enum(['regels', 'professional']),
  multiProbleem: z.boolean(),
  spoed: z.boolean(),
  redenen: z.array(z.strictObject({ code: z.string(), waarde: z.union([z.string(), z.number()]) })),
  aanspreekpunt: persoon.nullable(),
  /** Who stands in now, up to and including `tot`. */
  waarnemer: persoon.extend({ tot: date }).nullable(),
  bevestigenUiterlijk: date,
  teLaat: z.boolean(),
  /** Step on the escalation ladder that has been told; null when none. */
  escalatieNiveau: z.int().positive().nullable(),
  /** How often the lead of this casus was refused. */
  weigeringen: z.int().nonnegative(),
  /** Work items that wait for somebody, the most urgent first. */
  punten: z.array(punt),
  benadering,
  /** The first call that the family was promised; null when it was made, is not safe, or nobody leads yet. */
  eersteContact: z.strictObject({ uiterlijk: date, teLaat: z.boolean(), pogingen: z.int().nonnegative() }).nullable(),
});
export const casussenResponse = z.strictObject({
  casussen: z.array(casusOverzicht),
  volgende: z.string().nullable(),
});
export type CasussenResponse = z.infer<typeof casussenResponse>;

/** Why not, per candidate: the codes of the event, and two that only this casus knows. */
export const redenTegen = z.enum([...ongeschiktReden.options, 'heeftGeweigerd', 'gezinVroegIemandAnders']);
export type RedenTegen = z.infer<typeof redenTegen>;
/** What speaks for a candidate (R59, R62). */
export const redenVoor = z.enum([
  'onafhankelijk',
  'plekVrij',
  'registratieGeldig',
  'doelgroepPast',
  /** Has the competences that this casus asks most (R64). */
  'competenties',
  'minstBelast',
  /** Was appointed here, now or before, or stands in. */
  'kentHuishouden',
  /** Hours per casus are financed (R61). */
  'arrangement',
]);
export type RedenVoor = z.infer<typeof redenVoor>;

export const kandidaat = z.strictObject({
  regisseurId: id,
  naam: z.string(),
  organisatie: z.string(),
  belasting: z.int(),
  capaciteit: z.int(),
  waarneemt: z.int(),
  urenPerWeek: z.number(),
  /** R61: hours per casus from the arrangement; 0 without. */
  arrangementUren: z.int(),
  /** R60: the least number of casussen asked of everybody, and whether this person has fewer. */
  minimumCasussen: z.int(),
  onderMinimum: z.boolean(),
  geschikt: z.boolean(),
  /** What speaks for. */
  voor: z.array(redenVoor),
  /** What speaks against; empty: suitable. */
  redenen: z.array(redenTegen),
  /** Refusals of this very casus by this person. */
  weigeringen: z.array(weigerreden),
});

/**
 * `GET /regie/v1/casussen/{casusId}`: with every candidate, suitable ones first, least loaded first, and the reasons for
 * and against; the read is recorded first. Candidates, refusals and wish are for who divides the work.
 */
export const casusResponse = z.strictObject({
  ...casusOverzicht.shape,
  /** What speaks against whoever leads the casus now; looked at anew with every read. */
  aandachtspunten: z.array(redenTegen).default([]),
  /** Meldingen from the same address that wait for the regisseur to confirm or split. */
  voorgelegd: z.array(meldingsnummer),
  /** True: only a person names who leads, the software proposes nobody. */
  alleenBenoemen: z.boolean(),
  /** Whom triage asked for, and why that person was not proposed (empty: was). */
  wens: z.strictObject({ regisseurId: id, redenen: z.array(z.union([redenTegen, z.literal('onbekend')])) }).nullable(),
  geweigerd: z.array(
    z.strictObject({
      regisseurId: id,
      naam: z.string(),
      reden: weigerreden,
      toelichting: z.string().nullable(),
      op: moment,
    }),
  ),
  contacten: z.array(z.strictObject({ op: moment, resultaat: contactResultaat })),
  /** Why contact is not safe, as it was said here last; null where it is safe, or said with the melding. */
  nietVeilig: z.strictObject({ op: moment, toelichting: z.string() }).nullable(),
  /** R38: how often the family got somebody else to lead. */
  wisselingenRegisseur: z.int().nonnegative(),
  /**
   * Why somebody stayed after the family asked for somebody else, the oldest first. For who divides the work, and for
   * who leads as far as it is about them.
   */
  gebleven: z.array(z.strictObject({ op: moment, reden: z.string() })).default([]),
  /** R52. */
  kader,
  /** R67: other experts who were asked, the oldest first. */
  deskundigen: z.array(
    z.strictObject({
      deskundigeId: id,
      naam: z.string(),
      vraag: z.string(),
      gevraagdOp: moment,
      uiterlijk: date,
      teLaat: z.boolean(),
      antwoord: z.string().nullable(),
      beantwoordOp: moment.nullable(),
    }),
  ),
  kandidaten: z.array(kandidaat),
});
export type CasusResponse = z.infer<typeof casusResponse>;

/** `GET /regie/v1/aandachtspunten` (who sees every casus, and the procescoordinator): work items of all casussen, the earliest term first. */
export const puntenQuery = z.strictObject(bladzijde);
export const puntenResponse = z.strictObject({
  punten: z.array(punt.omit({ escalatieNiveau: true }).extend({ casusId: id, spoed: z.boolean() })),
  volgende: z.string().nullable(),
});
export type PuntenResponse = z.infer<typeof puntenResponse>;

/**
 * `POST /regie/v1/casussen/{casusId}/benoemingen`. On a casus that has a regisseur already only while a work item asks
 * for somebody else (uitDienst, pastNietMeer, geenWaarnemer, overRegisseur, wisselGevraagd).
 */
export const benoemingRequest = z.strictObject({
  regisseurId: z.uuid('Kies een regisseur uit de lijst.'),
  reden: reden('Vertel waarom u deze persoon benoemt.'),
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

/** `POST /regie/v1/casussen/{casusId}/weigeringen` (regisseur of this casus, or a werkverdeler for them): R63. */
export const weigeringRequest = z.strictObject({
  reden: z.enum(weigerreden.options, 'Kies waarom.'),
  toelichting,
  /** Who refuses. A werkverdeler must say it, so that two at once do not also refuse for the next; a regisseur need not. */
  regisseurId: id.optional(),
});
export type WeigeringInput = z.input<typeof weigeringRequest>;
export const weigeringResponse = z.strictObject({
  casusId: id,
  /** Who refused. */
  regisseurId: id,
  reden: weigerreden,
  geweigerdOp: moment,
  /** How often the lead of this casus was refused, this time included. */
  aantal: z.int().positive(),
  /** Who is voorlopig aanspreekpunt now; null: nobody is left, the ladder has been told. */
  volgende: persoon.nullable(),
});
export type WeigeringResponse = z.infer<typeof weigeringResponse>;

/** `GET /regie/v1/weigeringen` (procescoordinator, werkverdeler, procesverantwoordelijke): figures, no names. */
export const weigeringenResponse = z.strictObject({
  totaal: z.int().nonnegative(),
  perReden: z.array(z.strictObject({ reden: weigerreden, aantal: z.int().positive() })),
  perOrganisatie: z.array(
    z.strictObject({
      organisatie: z.string(),
      naam: z.string(),
      aantal: z.int().positive(),
      redenen: z.array(z.strictObject({ reden: weigerreden, aantal: z.int().positive() })),
    }),
  ),
});
export type WeigeringenResponse = z.infer<typeof weigeringenResponse>;

/** `POST /regie/v1/casussen/{casusId}/wisselbesluiten` (werkverdeler, gedragswetenschapper): "het klikt niet". */
export const wisselbesluitRequest = z.discriminatedUnion('besluit', [
  z.strictObject({
    besluit: z.literal('ander'),
    regisseurId: z.uuid('Kies een regisseur uit de lijst.'),
    reden: reden('Vertel waarom u deze persoon benoemt.'),
    bovenCapaciteit: z.boolean().default(false),
  }),
  z.strictObject({ besluit: z.literal('blijft'), reden: reden('Vertel waarom dezelfde persoon blijft.') }),
]);
export type WisselbesluitInput = z.input<typeof wisselbesluitRequest>;
export const wisselbesluitResponse = z.strictObject({
  casusId: id,
  besluit: z.enum(['ander', 'blijft']),
  /** Who leads after the decision. */
  regisseurId: id,
  regisseur: regisseurContact,
  beslotenOp: moment,
});
export type WisselbesluitResponse = z.infer<typeof wisselbesluitResponse>;

/** `POST /regie/v1/casussen/{casusId}/waarnemingen` (werkverdeler): who stands in for this one casus. */
export const waarnemingRequest = z.strictObject({ waarnemerId: z.uuid('Kies wie waarneemt.') });
export const waarnemingResponse = z.strictObject({
  casusId: id,
  waarnemerId: id,
  waarnemer: regisseurContact,
  tot: date,
});
export type WaarnemingResponse = z.infer<typeof waarnemingResponse>;

/** `POST /regie/v1/casussen/{casusId}/contacten` (who leads or stands in, or a werkverdeler): the promised call. */
export const contactRequest = z
  .strictObject({ resultaat: contactResultaat, toelichting })
  .refine(({ resultaat, toelichting: why }) => resultaat !== 'nietVeilig' || (why ?? '').length > 2, {
    path: ['toelichting'],
    message: 'Schrijf op waarom contact niet veilig is.',
  });
export const contactResponse = z.strictObject({
  casusId: id,
  resultaat: contactResultaat,
  vastgelegdOp: moment,
  /** The next attempt, at the latest; null when there was a talk. */
  opnieuwUiterlijk: date.nullable(),
});
export type ContactResponse = z.infer<typeof contactResponse>;

/** `POST /regie/v1/casussen/{casusId}/contactbesluiten` (werkverdeler, gedragswetenschapper): after `nietVeilig`. */
export const contactbesluitRequest = z.strictObject({
  /** `contact`: there is a safe way, who leads gets in touch; `geenContact`: nobody does. */
  besluit: z.enum(['contact', 'geenContact'], 'Kies wat er gebeurt.'),
  reden: reden('Schrijf op waarom.'),
});
export const contactbesluitResponse = z.strictObject({
  casusId: id,
  besluit: contactbesluitRequest.shape.besluit,
  beslotenOp: moment,
  /** With `contact`: before the end of this day; null while nobody leads. */
  contactUiterlijk: date.nullable(),
});
export type ContactbesluitResponse = z.infer<typeof contactbesluitResponse>;

/** `POST /regie/v1/casussen/{casusId}/organisaties` (who leads or stands in, or a werkverdeler): help starts here. */
export const organisatieRequest = z.strictObject({
  /** Code from the municipality's file. */
  organisatie: tekst(60),
});
export const organisatieResponse = z.strictObject({
  casusId: id,
  organisaties: z.array(z.string()),
  /** What now speaks against whoever leads. */
  aandachtspunten: z.array(redenTegen),
});
export type OrganisatieResponse = z.infer<typeof organisatieResponse>;

/** `POST /regie/v1/casussen/{casusId}/kaders` (who leads or stands in, or a werkverdeler): R52. */
export const kaderRequest = z.strictObject({
  kader: z.enum(kader.options, 'Kies het kader.'),
  toelichting,
});
export const kaderResponse = z.strictObject({ casusId: id, kader });
export type KaderResponse = z.infer<typeof kaderResponse>;

/**
 * `POST /regie/v1/casussen/{casusId}/deskundigen` (who leads or stands in, or a werkverdeler): R67. A mail asks them to
 * call; the question stays with the casus.
 */
export const deskundigeRequest = z.strictObject({
  aan: z.discriminatedUnion('soort', [
    /** Code of an expertteam or sociaal team of the municipality's file. */
    z.strictObject({ soort: z.literal('team'), team: tekst(60) }),
    /** Somebody of an organisation that stands in the file, by its code. */
    z.strictObject({
      soort: z.literal('persoon'),
      organisatie: tekst(60),
      naam: tekst(120),
      email: z.email('Vul een werkmailadres in.'),
    }),
  ]),
  vraag: z
    .string('Schrijf uw vraag op.')
    .trim()
    .min(3, 'Schrijf uw vraag op.')
    .max(1000, 'Gebruik hoogstens 1000 tekens.'),
});
export type DeskundigeRequest = z.output<typeof deskundigeRequest>;
export const deskundigeResponse = z.strictObject({
  casusId: id,
  deskundigeId: id,
  naam: z.string(),
  gevraagdOp: moment,
  uiterlijk: date,
});
export type DeskundigeResponse = z.infer<typeof deskundigeResponse>;
/** `POST /regie/v1/casussen/{casusId}/deskundigen/{deskundigeId}/antwoorden`: what was said; ends the term. */
export const deskundigeAntwoordRequest = z.strictObject({
  antwoord: z
    .string('Schrijf het antwoord op.')
    .trim()
    .min(3, 'Schrijf het antwoord op.')
    .max(2000, 'Gebruik hoogstens 2000 tekens.'),
});
export const deskundigeAntwoordResponse = z.strictObject({ casusId: id, deskundigeId: id, beantwoordOp: moment });
export type DeskundigeAntwoordResponse = z.infer<typeof deskundigeAntwoordResponse>;

/**
 * `GET /regie/v1/garantie` (seesAll, procescoordinator): complex casussen that wait for a benoeming, the longest waiting
 * first (R63). Counts look at the first 500; `meer` says that there are more.
 */
export const garantieQuery = z.strictObject(bladzijde);
export const garantieResponse = z.strictObject({
  aantal: z.int().nonnegative(),
  zonderIemand: z.int().nonnegative(),
  teLaat: z.int().nonnegative(),
  meer: z.boolean(),
  casussen: z.array(
    z.strictObject({
      casusId: id,
      meldingId: meldingsnummer,
      /** `wachtOpBenoeming`: nobody is there, also when who led has left. */
      status: z.enum(['wachtOpBenoeming', 'voorlopig']),
      spoed: z.boolean(),
      wachtSinds: moment,
      /** Clock hours. */
      uren: z.int().nonnegative(),
      werkdagen: z.int().nonnegative(),
      uiterlijk: date,
      /** Red. */
      teLaat: z.boolean(),
      weigeringen: z.int().nonnegative(),
    }),
  ),
  volgende: z.string().nullable(),
});
export type GarantieResponse = z.infer<typeof garantieResponse>;

/** `GET /regie/v1/inzagen` (privacyfunctionaris): of one casus, or of one member of staff, the newest first. */
export const inzagenQuery = z
  .strictObject({ casusId: id.optional(), medewerker: tekst(200).optional(), ...bladzijde })
  .refine(({ casusId, medewerker }) => (casusId === undefined) !== (medewerker === undefined), {
    path: ['casusId'],
    message: 'Noem een casus of een medewerker, niet allebei.',
  });
export const inzagenResponse = z.strictObject({
  inzagen: z.array(
    z.strictObject({
      op: moment,
      medewerker: z.string(),
      /** As the sign-in named them then; null in older lines. */
      naam: z.string().nullable().default(null),
      rollen: z.array(z.string()),
      casusId: id.nullable(),
      /** What was done with it, as the register of processing names it. */
      verwerking: z.string().default(''),
      /** Id of the request, also in the log. */
      verzoek: z.string(),
    }),
  ),
  volgende: z.string().nullable(),
});
export type InzagenResponse = z.infer<typeof inzagenResponse>;

/**
 * `GET /regie/v1/casussen/{casusId}/uittreksel` (privacyfunctionaris): what regie keeps about who reported with this
 * number, and nothing about other meldingen of the casus.
 */
export const uittrekselQuery = z.strictObject({ meldingsnummer });
export const uittrekselResponse = z.strictObject({
  casusId: id,
  meldingsnummer,
  /** False while nobody said that it is the same household: then there is only the weighing. */
  hoortErbij: z.boolean(),
  /** When it was said that it belongs there: what was before is not about who reported. Null: it opened the casus. */
  sinds: moment.nullable(),
  gemaaktOp: moment,
  /** Per kind (`casus`, `benoeming`, `contact`, `weging`, `gebeurtenis`, `inzage` ...): as it is kept. */
  gegevens: z.array(z.strictObject({ soort: z.string(), inhoud: z.record(z.string(), z.unknown()) })),
  /** What staff wrote in their own words. May be about anybody: for who gives the extract to read first. */
  eigenWoorden: z.array(z.strictObject({ op: moment, tekst: z.string() })),
});
export type UittrekselResponse = z.infer<typeof uittrekselResponse>;

/** `POST /regie/v1/casussen/{casusId}/wissingen` (privacyfunctionaris): only where the law allows it. */
export const wissingRequest = z.strictObject({ reden: reden('Vertel waarom u dit wist.') });
export const wissingResponse = z.strictObject({ casusId: id, gewistOp: moment });
export type WissingResponse = z.infer<typeof wissingResponse>;
