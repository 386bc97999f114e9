import * as z from 'zod';

/** Codes that stand in more than one event. The words behind them are in docs/glossary.md. */
export const meldingsnummer = z.string().regex(/^M-\d{4}-[0-9A-HJKMNP-TV-Z]{6}$/);
export const code = z.string().regex(/^[a-z][A-Za-z0-9-]{0,59}$/);
export const id = z.uuid();

/** `onbekend`: a mail does not say whom it is about; whoever reads it finds out. */
export const over = z.enum(['mijzelf', 'mijnGezin', 'iemandAnders', 'onbekend']);
/** The way in. */
export const ingang = z.enum(['formulier', 'professional', 'email', 'telefoon', 'balie', 'brief']);
export const jaNeeWeetNiet = z.enum(['ja', 'nee', 'weetNiet']);
export const rol = z.enum([
  'inwoner',
  'jeugdige',
  'ouder',
  'mantelzorger',
  'naaste',
  'buur',
  'clientondersteuner',
  'verwijzer',
  'professional',
  'anders',
]);
export const minderjarigen = z.enum(['ja', 'nee', 'onbekend']);
export const doelgroep = z.enum(['jeugd', 'ggz', 'lvb', 'ouderen']);
export const overzichtHouden = z.enum(['ja', 'soms', 'nee', 'weetNiet']);
export const veiligheid = z.enum(['acuutOnveilig', 'zorgen', 'veilig', 'weetNiet']);
/** R9: staff only, never shown to a resident. */
export const zwaarte = z.enum(['eenvoudig', 'middelzwaar', 'zwaar']);
/** R52: help that a family chose, or that a judge imposed. */
export const kader = z.enum(['vrijwillig', 'justitieel', 'onbekend']);
export type Kader = z.infer<typeof kader>;

/** Work contact data of a regisseur: the only personal data that may cross a service boundary (design, rule 4). */
export const regisseurContact = z.strictObject({
  naam: z.string().min(1),
  telefoon: z.string().min(1),
  email: z.email(),
  organisatie: z.string().min(1),
});
export type RegisseurContact = z.infer<typeof regisseurContact>;

/** Why nobody could be proposed, per candidate looked at (R63) or for the casus as a whole. */
export const ongeschiktReden = z.enum([
  'nietBeschikbaar',
  'geenHbo',
  'geenGeldigeRegistratie',
  'doelgroepPastNiet',
  'nietOnafhankelijk',
  'geenCapaciteit',
  'meldingGaatOverRegisseur',
]);

/** What became of a melding (R36). */
export const uitkomst = z.enum([
  'advies',
  'algemeneVoorziening',
  'viaTeam',
  'sociaalTeam',
  'expertteam',
  'maatwerk',
  'wmoMelding',
  'bekendeRegisseur',
  'nieuweCasus',
  'doorgezonden',
  /** Spam, a test, or the same message twice. */
  'geenMelding',
]);
export type Uitkomst = z.infer<typeof uitkomst>;

/** Where a melding belongs that is not for the regisseurs (Awb 2:3; practice, triage recognises what it legally is). */
export const bestemming = z.enum([
  'klacht',
  'bezwaar',
  'veiligThuis',
  'politie',
  'veiligheidshuis',
  'jor',
  'andereGemeente',
]);
export type Bestemming = z.infer<typeof bestemming>;
/**
 * Places that say by themselves that somebody is in danger or suspected: the software tells the melder nothing of them,
 * and staff of teams and providers do not see them (practice, Veilig Thuis).
 */
export const afgeschermd = [
  'veiligThuis',
  'politie',
  'veiligheidshuis',
  'jor',
] as const satisfies readonly Bestemming[];

/** Why a melding is open again. */
export const heropenReden = z.enum([
  'nieuweInformatie',
  /** "Loopt de hulp weer?" Nee. */
  'hulpLooptNiet',
  'verkeerdeUitkomst',
  /** A team or organisation gave it back. */
  'teruggegeven',
]);
export type HeropenReden = z.infer<typeof heropenReden>;

/** Why somebody does not take the lead: the seven of R63. */
export const weigerreden = z.enum([
  'pastNietBijRol',
  'dreigendVerliesWerkrelatie',
  'teWeinigExpertise',
  'geenMandaat',
  'tijdgebrek',
  'planningNietHaalbaar',
  'angstRegieNooitKwijt',
]);
export type Weigerreden = z.infer<typeof weigerreden>;
