import * as z from 'zod';

/**
 * Everything that differs per municipality (design, rule 10). One typed file in `cdk/gemeenten` each, checked at
 * synth, bundled with every function as `gemeente.json`. Terms and retention are settings and need a lawyer's eye.
 */
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kleine letters, cijfers en koppeltekens');
const telefoon = z.string().regex(/^[0-9 +()-]{3,20}$/, 'een telefoonnummer');
const tekst = z.string().trim().min(1);
const klok = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'een tijd als 08:30');
const postcodeCijfers = z.string().regex(/^[1-9]\d{3}$/, 'vier cijfers van een postcode');
const groepsnaam = z.string().regex(/^[^\s,[\]]+$/, 'een groepsnaam zonder spatie, komma of haak');
/** What a resident reads in the language of their choice. */
const tweetalig = z.strictObject({ nl: tekst, en: tekst });
const bestemming = z.strictObject({ naam: tekst, telefoon, email: z.email().nullable() });
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
  /** Takes calls and letters, and people at the counter: enters what they say. */
  'klantcontact',
  /** Works in a team that meldingen are handed to: sees the own team's, and no others. */
  'teamlid',
  'beheerder',
]);
export type StaffRole = z.infer<typeof staffRole>;

const fields = z.strictObject({
  code: slug,
  naam: tekst,
  /** Organisatie-identificatienummer, in the source of every event (C2). */
  oin: z.string().regex(/^\d{20}$/, 'precies 20 cijfers'),
  /** Host name of the portal and the APIs, without scheme. */
  domein: z.hostname(),
  /** Origin behind CloudFront, without scheme; nobody is told this name. */
  herkomstDomein: z.hostname(),
  /** Where residents mail to: software takes it in and nobody reads it as it is. */
  mailbox: z.email(),
  /** Where staff hear that work waits. Another address than `mailbox`, or our own mails would come back to us. */
  werkbak: z.email(),
  mail: z.strictObject({
    afzender: z.email(),
    /** Sender of mail that must not show that it is about help (veiligContact). */
    afzenderNeutraal: z.email(),
    naamNeutraal: tekst,
  }),
  telefoon,
  bereikbaar: tweetalig,
  crisis: z.strictObject({
    nummer: telefoon,
    uitleg: tweetalig,
    /**
     * Who is on duty outside office hours, in the order in which they are paged (practice: a crisis pages the on-duty
     * contact and asks for confirmation). `oproep` is an address whose messages reach a telephone.
     */
    piket: z.array(z.strictObject({ naam: tekst, oproep: z.email() })).min(1),
    /** Clock minutes after which the next one is paged. */
    bevestigenMinuten: z.int().min(1).max(240),
  }),
  /** Dutch time, on working days; outside of these hours an acutely unsafe melding pages the on-duty contact. */
  kantooruren: z.strictObject({ van: klok, tot: klok }),
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
      z.array(groepsnaam).min(1),
    ),
  }),
  /** How residents hear the role named: "uw wijkcoach" in Almelo, which has no function regisseur (S2). */
  label: z.strictObject({
    regisseur: tekst,
    uwRegisseur: tekst,
    /** For who reads English. */
    en: z.strictObject({ regisseur: tekst, uwRegisseur: tekst }),
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
    /** Whoever got a melding in hand (a team, a medewerker, the Wmo desk) says how it ended, or it climbs. */
    opvolgingWerkdagen: werkdagen,
    /** Wmo 2.3.2: the inquiry takes at most so many weeks from the first contact. */
    wmoOnderzoekWeken: z.int().min(1).max(12),
    /** Wmo 2.3.2(2): so many days after the melding a personal plan may still be handed in. */
    persoonlijkPlanDagen: z.int().min(1).max(30),
    /** "Loopt de hulp weer?": so many weeks after somebody was named or the melding was handed on. */
    navraagWeken: z.array(z.int().min(1).max(52)).min(1).max(4),
    /** No answer to that question within so many working days becomes a call task. */
    navraagAntwoordWerkdagen: werkdagen,
    /** "Het klikt niet": a werkverdeler decides about somebody else. */
    wisselWerkdagen: werkdagen,
    /** So many days before a registration ends, the regisseur and the werkverdeler are told (R58). */
    registratieWaarschuwingDagen: z.int().min(1).max(365),
  }),
  /** Who picks up work at this municipality: VIA-teams, sociaal team, expertteam, Wmo desk (R82, R83). */
  teams: z.array(
    z.strictObject({
      code: slug,
      naam: tekst,
      soort: z.enum(['via', 'sociaal', 'expert', 'wmo']),
      email: z.email(),
      telefoon,
      /** Group of the sign-in whose members work in this team. */
      groep: groepsnaam,
    }),
  ),
  /** Woonservicegebieden: postcode -> area -> VIA-team; empty where a municipality has none. */
  gebieden: z.array(
    z.strictObject({
      code: slug,
      naam: tekst,
      /** Ranges of the four digits of a postcode, both ends included. */
      postcodes: z.array(z.strictObject({ van: postcodeCijfers, tot: postcodeCijfers })).min(1),
      viaTeam: slug,
    }),
  ),
  /** R85: general provisions that need no permission of the municipality. */
  socialeKaart: z.array(
    z.strictObject({
      code: slug,
      naam: tekst,
      omschrijving: tweetalig,
      telefoon: telefoon.nullable(),
      website: z.url().nullable(),
      /** Codes of the leefgebieden that it helps with. */
      leefgebieden: z.array(slug).min(1),
    }),
  ),
  /** R53, R80, R84: finding places that report with their own entry. `ontvanger` hears of it at once. */
  vindplaatsen: z.array(z.strictObject({ code: slug, naam: tweetalig, ontvanger: z.email().nullable() })).min(1),
  /** To whom a melding is passed on that belongs elsewhere (Awb 2:3); `email` null: by phone or by the own system. */
  doorzenden: z.strictObject({
    klacht: bestemming,
    bezwaar: bestemming,
    veiligThuis: bestemming,
    politie: bestemming,
    veiligheidshuis: bestemming,
    /** Justitieel Overleg Risicojongeren (R54). */
    jor: bestemming,
  }),
  /** R52: who does what where help is voluntary, and where a judge imposed it; staff read it at the casus. */
  kaders: z.strictObject({ vrijwillig: z.array(tekst).min(1), justitieel: z.array(tekst).min(1) }),
  /** R87: help that several municipalities buy together, and the criteria for it; null where there is none. */
  bovenlokaal: z.strictObject({ omschrijving: tekst, criteria: z.array(tekst).min(1) }).nullable(),
  /** What a mail may bring along; the rest is refused and the sender is told. */
  bijlagen: z.strictObject({ maximaalMb: z.int().min(1).max(25), maximaalAantal: z.int().min(1).max(50) }),
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
  leefgebieden: z.array(z.strictObject({ code: slug, naam: tweetalig })).min(3),
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
    /** R66: selection and supervision of a regisseur, after that person left. */
    begeleidingMaanden: z.int().min(1),
    /** Longer than the event archive (30 days), so that a replay is recognised. */
    inboxDagen: z.int().min(31),
    /** Mail as it came in, with everything; restricted. */
    ruweMailDagen: z.int().min(1).max(90),
  }),
  clientondersteuning: z.strictObject({ naam: tekst, telefoon, website: z.url() }),
  jeugdstem: z.strictObject({ telefoon, website: z.url() }),
  klacht: z.strictObject({ uitleg: tweetalig, adres: tekst }),
  rechtspositie: z.strictObject({
    inleiding: tweetalig,
    /** What the regisseur may and may not decide here, one sentence each (R76). */
    bevoegdheden: z.array(tweetalig).min(1),
    rechten: z.array(tweetalig).min(1),
  }),
  toegankelijkheid: z.strictObject({ status: tweetalig, contact: z.email() }),
  /** Neutral design tokens by default; a municipality sets its own colours here. */
  thema: z.strictObject({
    primair: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur als #1a2b3c'),
    primairDonker: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur als #1a2b3c'),
    accent: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur als #1a2b3c'),
  }),
});

/** One file, checked as a whole: what names something else must name something that stands in the file. */
export const gemeenteSchema = fields.superRefine((file, context) => {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const staff: [(string | number)[], string][] = [
    [['werkbak'], file.werkbak],
    ...file.escalatieladder.map(({ email }, index): [(string | number)[], string] => [
      ['escalatieladder', index],
      email,
    ]),
    ...file.crisis.piket.map(({ oproep }, index): [(string | number)[], string] => [
      ['crisis', 'piket', index],
      oproep,
    ]),
    ...file.teams.map(({ email }, index): [(string | number)[], string] => [['teams', index], email]),
  ];
  for (const [path, email] of staff) {
    if (email.toLowerCase() === file.mailbox.toLowerCase()) {
      fault(path, 'kies een ander adres dan mailbox: wat daar binnenkomt leest de software, en geen mens');
    }
  }
  const via = file.teams.filter(({ soort }) => soort === 'via').map(({ code }) => code);
  for (const [index, gebied] of file.gebieden.entries()) {
    if (!via.includes(gebied.viaTeam)) {
      fault(['gebieden', index, 'viaTeam'], `kies een team van soort via: ${via.join(', ') || 'er is er geen'}`);
    }
    for (const [position, { van, tot }] of gebied.postcodes.entries()) {
      if (van > tot) fault(['gebieden', index, 'postcodes', position], `van (${van}) ligt na tot (${tot})`);
      const double = file.gebieden
        .slice(index + 1)
        .find(({ postcodes }) => postcodes.some((other) => other.van <= tot && van <= other.tot));
      if (double) fault(['gebieden', index, 'postcodes', position], `overlapt met ${double.code}`);
    }
  }
  const leefgebieden = file.leefgebieden.map(({ code }) => code);
  for (const [index, voorziening] of file.socialeKaart.entries()) {
    for (const [position, code] of voorziening.leefgebieden.entries()) {
      if (!leefgebieden.includes(code)) {
        fault(['socialeKaart', index, 'leefgebieden', position], `kies uit: ${leefgebieden.join(', ')}`);
      }
    }
  }
});

export type Gemeente = z.infer<typeof gemeenteSchema>;
export type Team = Gemeente['teams'][number];
/** The languages in which residents read and write. */
export const taal = z.enum(['nl', 'en']);
export type Taal = z.infer<typeof taal>;

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
