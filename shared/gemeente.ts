import * as z from 'zod';

/**
 * Everything that differs per municipality (design, rule 10). One typed file in `cdk/gemeenten` each, checked at
 * synth, bundled with every function as `gemeente.json`. Terms and retention are settings and need a lawyer's eye.
 */
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kleine letters, cijfers en koppeltekens');
const telefoon = z.string().regex(/^[0-9 +()-]{3,20}$/, 'een telefoonnummer');
const tekst = z.string().trim().min(1);
const werkdagen = z.int().min(1).max(60);

/** Roles of staff in the software; the municipality maps its own groups onto them. */
export const staffRole = z.enum([
  'werkverdeler',
  'gedragswetenschapper',
  'regisseur',
  'procesverantwoordelijke',
  'klachtenfunctionaris',
  'procescoordinator',
  'privacyfunctionaris',
  'beheerder',
]);
export type StaffRole = z.infer<typeof staffRole>;

export const gemeenteSchema = z.strictObject({
  code: slug,
  naam: tekst,
  /** Organisatie-identificatienummer, in the source of every event (C2). */
  oin: z.string().regex(/^\d{20}$/, 'precies 20 cijfers'),
  /** Host name of the portal and the APIs, without scheme. */
  domein: z.hostname(),
  /** Origin behind CloudFront, without scheme; nobody is told this name. */
  herkomstDomein: z.hostname(),
  mailbox: z.email(),
  mail: z.strictObject({
    afzender: z.email(),
    /** Sender of mail that must not show that it is about help (veiligContact). */
    afzenderNeutraal: z.email(),
    naamNeutraal: tekst,
  }),
  telefoon,
  bereikbaar: tekst,
  crisis: z.strictObject({ nummer: telefoon, uitleg: tekst }),
  /** Operator who gets the technical alarms. */
  beheerder: z.email(),
  aanmelden: z.strictObject({
    issuer: z.url(),
    clientId: tekst,
    /** Claim with the groups, and per role the groups that give it. */
    claim: z.string().regex(/^[A-Za-z0-9_]+$/, 'letters, cijfers en _'),
    rollen: z.partialRecord(
      staffRole,
      // API Gateway hands a list of groups over as the text `[a b]`.
      z.array(z.string().regex(/^[^\s,[\]]+$/, 'een groepsnaam zonder spatie, komma of haak')).min(1),
    ),
  }),
  /** How residents hear the role named: "uw wijkcoach" in Almelo, which has no function regisseur (S2). */
  label: z.strictObject({
    regisseur: tekst,
    uwRegisseur: tekst,
    plan: z.enum(['gezinsplan', 'ondersteuningsplan']),
  }),
  doorzettingsmacht: z.enum(['geen', 'metAfstemming', 'volledig']),
  /** R41: who may decide what; a regisseur employed by a provider has none unless it stands here. */
  mandaatregister: z.array(
    z.strictObject({ organisatie: slug, besluit: z.enum(['stopHulp', 'startHulp']), vanaf: z.iso.date() }),
  ),
  termijnen: z.strictObject({
    /** Latest answer to a melder. */
    reactieWerkdagen: werkdagen,
    /** A person confirms or changes the voorlopig aanspreekpunt. */
    benoemingWerkdagen: werkdagen,
    /** The regisseur says whether a second melding from the address belongs to the casus. */
    bevestigingWerkdagen: werkdagen,
    /** A call or letter instead of a mail. */
    contactWerkdagen: werkdagen,
    /** Acutely unsafe: latest reaction, in clock hours. */
    crisisUren: z.int().min(1).max(72),
  }),
  /** Who is told when a step is not taken; the next one after so many working days without it. */
  escalatieladder: z
    .array(z.strictObject({ rol: slug, naam: tekst, email: z.email(), volgendeNaWerkdagen: werkdagen }))
    .min(1),
  organisaties: z
    .array(
      z.strictObject({
        code: slug,
        naam: tekst,
        /** Other spellings under which residents know it. */
        aliassen: z.array(tekst),
        soort: z.enum(['gemeente', 'aanbieder', 'anders']),
        /** Hours financed per casus (R61: a floor for regisseurs from providers); 0 without arrangement. */
        arrangementUren: z.int().nonnegative(),
      }),
    )
    .min(1),
  pool: z.strictObject({
    regisseursPerOrganisatie: z.int().min(1).nullable(),
    /** R60: the least number of complex cases a regisseur is asked to take. */
    minimumCasussen: z.int().nonnegative(),
  }),
  leefgebieden: z.array(z.strictObject({ code: slug, naam: tekst })).min(3),
  drempels: z.strictObject({
    /** R7: problems on this many leefgebieden are multi-problem. */
    multiProbleem: z.int().min(2),
  }),
  /** R8: the working definition of a complex casus; a new meaning gets a new `versie`. */
  complex: z.strictObject({
    versie: tekst,
    overzichtHouden: z.array(z.enum(['soms', 'nee'])).min(1),
    minimumLeefgebieden: z.int().min(1),
    minimumHulpverleners: z.int().min(0),
    veiligheid: z.array(z.enum(['acuutOnveilig', 'zorgen'])).min(1),
  }),
  /** Days on which this municipality is closed besides the law's; KB days of the Algemene termijnenwet. */
  extraVrijeDagen: z.array(z.iso.date()),
  bewaren: z.strictObject({
    /** Months after the last change; whole aggregate, with a deletion record. */
    meldingMaanden: z.int().min(1),
    casusMaanden: z.int().min(1),
    /** Longer than the event archive (30 days), so that a replay is recognised. */
    inboxDagen: z.int().min(31),
  }),
  clientondersteuning: z.strictObject({ naam: tekst, telefoon, website: z.url() }),
  jeugdstem: z.strictObject({ telefoon, website: z.url() }),
  klacht: z.strictObject({ uitleg: tekst, adres: tekst }),
  rechtspositie: z.strictObject({
    inleiding: tekst,
    /** What the regisseur may and may not decide here, one sentence each (R76). */
    bevoegdheden: z.array(tekst).min(1),
    rechten: z.array(tekst).min(1),
  }),
  toegankelijkheid: z.strictObject({ status: tekst, contact: z.email() }),
  /** Neutral design tokens by default; a municipality sets its own colours here. */
  thema: z.strictObject({
    primair: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur als #1a2b3c'),
    primairDonker: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur als #1a2b3c'),
    accent: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur als #1a2b3c'),
  }),
});

export type Gemeente = z.infer<typeof gemeenteSchema>;

/** What a function needs beside the file: where this environment is reached. Written next to the bundle at synth. */
export const omgevingSchema = z.strictObject({
  stage: slug,
  /** Origin of the portal, without a slash at the end. */
  url: z.url(),
  /** Origin of the APIs behind CloudFront; for the portal alone. */
  herkomst: z.url(),
  /** Issuer of staff tokens in this environment. */
  issuer: z.url(),
});
export type Omgeving = z.infer<typeof omgevingSchema>;

export const installationSchema = z.strictObject({ gemeente: gemeenteSchema, omgeving: omgevingSchema });
export type Installation = z.infer<typeof installationSchema>;
