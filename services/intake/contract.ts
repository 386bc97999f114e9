import * as z from 'zod';
import {
  bestemming,
  doelgroep,
  heropenReden,
  ingang,
  jaNeeWeetNiet,
  meldingsnummer,
  minderjarigen,
  over,
  overzichtHouden,
  regisseurContact,
  rol,
  uitkomst,
  veiligheid,
  zwaarte,
} from '../../events/vocabulary.ts';
import { taal } from '../../shared/gemeente.ts';
import { faultTexts } from './fault-texts.ts';

/** The HTTP contract of intake. The OpenAPI document is made from it; the portal speaks it. */

const tekst = (max: number) => z.string().trim().min(1).max(max, faultTexts.tekstTeLang);
const moment = z.iso.datetime();
const date = z.iso.date();

export const kanaal = z.enum(['email', 'telefoon', 'post']);

/** Digits, spaces, `+`, brackets and hyphens, with at least ten digits. */
const telefoon = z
  .string()
  .trim()
  .regex(/^(?=(?:\D*\d){10,15}\D*$)[0-9 +()-]+$/, faultTexts.telefoon);

export const melder = z.strictObject({
  naam: tekst(120).optional(),
  rol: z.enum(rol.options, faultTexts.rol),
  /** Asked of a young person, to know whose rights are at stake. */
  leeftijd: z.int(faultTexts.leeftijd).min(0, faultTexts.leeftijd).max(120, faultTexts.leeftijd).optional(),
  email: z.email(faultTexts.email).optional(),
  telefoon: telefoon.optional(),
  voorkeurskanaal: kanaal.optional(),
  veiligContact: z
    .strictObject({
      /** Never mail: somebody else can read it. Then a call task takes its place. */
      nietMailen: z.boolean().default(false),
      /** Mail that does not show that it is about help. */
      neutraal: z.boolean().default(false),
      /** When calling is safe, in the melder's words. */
      belMoment: tekst(200).optional(),
    })
    .optional(),
});

export const woonadres = z.strictObject({
  postcode: z
    .string()
    .trim()
    .regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/, faultTexts.postcode)
    .overwrite((value) => value.toUpperCase().replaceAll(' ', '')),
  huisnummer: z.int(faultTexts.huisnummer).min(1, faultTexts.huisnummer).max(99999, faultTexts.huisnummer),
  toevoeging: tekst(10).optional(),
});

/** Who reports from their work (R80, R84): asked besides, never of a resident. */
export const professional = z.strictObject({
  /** Code of the municipality's file: school, huisarts, politie ... */
  vindplaats: z.string().min(1).max(60),
  organisatie: tekst(120),
  functie: tekst(120).optional(),
  /** What the family was told about this report. */
  watWeetHetGezin: tekst(500).optional(),
  /** What they do themselves meanwhile. */
  watDoetUZelf: tekst(1000).optional(),
  /** R37: tasks that a client supporter took over for lack of better. */
  overgenomenTaken: z.array(tekst(200)).max(20).default([]),
});
export type Professional = z.output<typeof professional>;

const meldingFields = z.strictObject({
  watLooptVast: z
    .string(faultTexts.verhaalOntbreekt)
    .trim()
    .min(10, faultTexts.verhaalKort)
    .max(4000, faultTexts.verhaalLang),
  over: over.exclude(['onbekend'], faultTexts.over),
  weetHetGezinHet: jaNeeWeetNiet.optional(),
  melder,
  /** No name and no contact data; then nobody can answer. */
  anoniem: z.boolean().default(false),
  woonadres: woonadres.optional(),
  /** Masked for everybody who does not need it, providers above all. */
  geheimAdres: z.boolean().default(false),
  leefgebieden: z.array(z.string().min(1).max(60)).max(20).default([]),
  betrokkenOrganisaties: z.array(tekst(120)).max(20, faultTexts.teVeelOrganisaties).default([]),
  aantalHulpverleners: z
    .int(faultTexts.geheelGetal)
    .min(0, faultTexts.getalVanaf0)
    .max(99, faultTexts.getalTot99)
    .optional(),
  minderjarigen: minderjarigen.default('onbekend'),
  doelgroepen: z.array(doelgroep).max(4).default([]),
  overzichtHouden: overzichtHouden.default('weetNiet'),
  veiligheid: veiligheid.default('weetNiet'),
  bekendeRegisseur: tekst(120).optional(),
  overRegisseur: z.boolean().default(false),
  professional: professional.optional(),
  toestemming: z.strictObject({ delenMetRegisseur: z.boolean() }).optional(),
  taal: taal.default('nl'),
  /** "Dit is geen BSN": a number in the text that only looks like one (rule 11). */
  geenBsn: z.boolean().default(false),
});

/** Required: what is stuck, about whom, the role, and a way to reach unless anonymous. */
function checkTogether(input: z.output<typeof meldingFields>, context: z.core.$RefinementCtx): void {
  const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  const { email, telefoon: phone, naam, voorkeurskanaal, veiligContact } = input.melder;
  if (input.professional) {
    if (input.over !== 'iemandAnders') fault(['over'], faultTexts.professionalOverIemandAnders);
    if (input.anoniem) fault(['anoniem'], faultTexts.professionalAnoniem);
    else if (!naam) fault(['melder', 'naam'], faultTexts.professionalNaam);
  }
  if (input.anoniem) {
    if (naam || email || phone) {
      fault(['anoniem'], faultTexts.anoniemMetGegevens);
    }
    return;
  }
  const post = voorkeurskanaal === 'post';
  if (!email && !phone && !(post && input.woonadres)) {
    fault(['melder', 'email'], faultTexts.geenManierVanContact);
  }
  if (voorkeurskanaal === 'email' && !email) fault(['melder', 'email'], faultTexts.emailBijVoorkeur);
  if (voorkeurskanaal === 'telefoon' && !phone) {
    fault(['melder', 'telefoon'], faultTexts.telefoonBijVoorkeur);
  }
  if (post && !input.woonadres) fault(['woonadres'], faultTexts.adresBijPost);
  if (veiligContact?.nietMailen && voorkeurskanaal === 'email') {
    fault(['melder', 'voorkeurskanaal'], faultTexts.nietMailenWelEmail);
  }
  if (veiligContact?.nietMailen && !phone && !input.woonadres) {
    fault(['melder', 'telefoon'], faultTexts.nietMailenGeenAnder);
  }
}
export const meldingRequest = meldingFields.superRefine(checkTogether);
/** What a client sends. */
export type MeldingInput = z.input<typeof meldingRequest>;
/** What the use case gets: checked, with defaults. */
export type MeldingRequest = z.output<typeof meldingRequest>;

/** Status as the resident sees it. `bekeken` only for who reported about somebody else. */
export const meldingStatus = z.enum([
  'ontvangen',
  'bekeken',
  'inBehandeling',
  'voorlopigAanspreekpunt',
  'regisseurBenoemd',
  'afgerond',
]);
export type MeldingStatus = z.infer<typeof meldingStatus>;

/** Of a file that came along: refused, waiting for the scan, or free to open. */
export const bijlageStatus = z.enum(['quarantaine', 'vrijgegeven', 'geweigerd']);
export const bijlageReden = z.enum(['soortNietToegestaan', 'teGroot', 'teVeel', 'leeg', 'virus']);

/** Whom to call about an outcome: a team, a provision, an employee, another office. Work data only. */
export const contactgegevens = z.strictObject({
  naam: z.string(),
  telefoon: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
});
export type Contactgegevens = z.infer<typeof contactgegevens>;

export const meldingResponse = z.strictObject({
  meldingsnummer,
  /** Secret with which the melder follows; shown once, only its hash is kept. */
  volgcode: z.string(),
  status: meldingStatus,
  ontvangenOp: moment,
  reactieUiterlijk: date,
});
export type MeldingResponse = z.infer<typeof meldingResponse>;

/** What the melder sent, as it is kept. */
const verstuurd = {
  watLooptVast: z.string(),
  melder,
  woonadres: woonadres.nullable(),
  leefgebieden: z.array(z.string()),
  betrokkenOrganisaties: z.array(z.string()),
  aantalHulpverleners: z.int().nullable(),
  minderjarigen,
  doelgroepen: z.array(doelgroep),
  overzichtHouden,
  bekendeRegisseur: z.string().nullable(),
  toestemming: z.strictObject({ delenMetRegisseur: z.boolean() }).nullable(),
  geheimAdres: z.boolean(),
  professional: professional.nullable(),
  taal,
};

/** `GET /intake/v1/meldingen/{meldingsnummer}`, header `Volgcode`. */
export const volgResponse = z.strictObject({
  meldingsnummer,
  status: meldingStatus,
  reactieUiterlijk: date,
  tijdlijn: z.array(z.strictObject({ status: meldingStatus, op: moment })),
  /** Never for who reported about somebody else or anonymously. */
  regisseur: z.strictObject({ ...regisseurContact.shape, voorlopig: z.boolean() }).nullable(),
  /** Whether this melding is about somebody else's household (signaal): the page says less. */
  overIemandAnders: z.boolean(),
  /** Reported without a name: nobody can answer, so the page promises none. */
  anoniem: z.boolean(),
  /** Until when a person confirms or changes a voorlopig aanspreekpunt; null when there is none or it is not known. */
  bevestigenUiterlijk: date.nullable(),
  taal,
  /** What was decided, and whom to reach about it; null when nothing has been told yet. */
  uitkomst: z
    .strictObject({
      soort: uitkomst.exclude(['geenMelding']),
      op: moment,
      /** The answer or explanation in the words of the employee. */
      tekst: z.string().nullable(),
      contact: contactgegevens.nullable(),
      /** The latest date on which something happens next; null when nothing does. */
      uiterlijk: date.nullable(),
    })
    .nullable(),
  /** Who stands in for the regisseur now. */
  waarnemer: z.strictObject({ ...regisseurContact.shape, tot: date }).nullable(),
  /** "Loopt de hulp weer?" is asked and not answered yet. */
  navraag: z.strictObject({ ronde: z.int().positive(), gevraagdOp: moment }).nullable(),
  aanvullingen: z.array(z.strictObject({ op: moment, tekst: z.string() })),
  bijlagen: z.array(z.strictObject({ naam: z.string(), status: bijlageStatus })),
  magAanvullen: z.boolean(),
  magAnderVragen: z.boolean(),
  /** A copy of what was sent (Awb 2:10); null with a code from a neutral mail, which others may open. */
  verstuurd: z.strictObject({ ...verstuurd, over, veiligheid, overRegisseur: z.boolean() }).nullable(),
});
export type VolgResponse = z.infer<typeof volgResponse>;

/** `GET /intake/v1/meldingen`: one page for staff, no personal data. */
export const meldingenQuery = z.strictObject({
  status: z
    .enum(['ontvangen', 'inBehandeling', 'voorlopigAanspreekpunt', 'regisseurBenoemd', 'afgerond'])
    .default('ontvangen'),
  limiet: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(1000).optional(),
});
/** Why a melding stands above others (issue: safety, term, waiting, client supporter, repeated). */
export const voorrang = z.enum([
  'spoed',
  'teLaat',
  'onveiligMetKinderen',
  'zorgenOverVeiligheid',
  'jeugdigeAlleen',
  'regieOvergenomen',
  'heropend',
  'herhaald',
]);
export type Voorrang = z.infer<typeof voorrang>;

export const meldingOverzicht = z.strictObject({
  meldingsnummer,
  status: meldingStatus,
  ontvangenOp: moment,
  reactieUiterlijk: date,
  /** Safety first: acutely unsafe meldingen come before all others. */
  spoed: z.boolean(),
  veiligheid,
  over,
  zwaarte: zwaarte.nullable(),
  overRegisseur: z.boolean(),
  anoniem: z.boolean(),
  teLaat: z.boolean(),
  ingang,
  vindplaats: z.string().nullable(),
  /** What comes first and why, the strongest reason first; empty: in order of arrival. */
  voorrang: z.array(voorrang),
  /** Whole working days since it was received. */
  wachtWerkdagen: z.int().nonnegative(),
  /** Who claimed it. */
  behandelaar: z.strictObject({ id: z.string(), naam: z.string(), sinds: moment }).nullable(),
  uitkomst: uitkomst.nullable(),
  /** Code of the team that has it in hand. */
  team: z.string().nullable(),
  /** Code of the woonservicegebied, where the municipality has these. */
  gebied: z.string().nullable(),
  /** The mail server thinks so; a person decides. */
  mogelijkSpam: z.boolean(),
});
export type MeldingOverzicht = z.infer<typeof meldingOverzicht>;
export const meldingenResponse = z.strictObject({
  meldingen: z.array(meldingOverzicht),
  /** Pass on as `cursor` for the next page; null on the last. */
  volgende: z.string().nullable(),
});
export type MeldingenResponse = z.infer<typeof meldingenResponse>;

/** What has to be told, and to whom: `gezinInformeren` to the family, the others to the melder. */
export const contactOnderwerp = z.enum([
  'ontvangst',
  'aanspreekpunt',
  'benoemd',
  'waarneming',
  'geweigerd',
  'uitkomst',
  'afronding',
  'heropend',
  'navraag',
  'aanvulling',
  'wissel',
  'ontlasting',
  'gezinInformeren',
  /** Not told by software: a professional decides whether and how (Veilig Thuis, police, rights of parents). */
  'nietVanzelf',
]);
export type ContactOnderwerp = z.infer<typeof contactOnderwerp>;
export const contacttaakStatus = z.enum(['open', 'gedaan', 'vervallen']);

/** `POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen` */
export const pogingResultaat = z.enum(['bereikt', 'nietBereikt', 'nietVeilig'], 'Kies hoe de poging afliep.');
export const pogingRequest = z
  .strictObject({
    resultaat: pogingResultaat,
    toelichting: tekst(500).optional(),
    /** With a task about `navraag`, when somebody was reached: what was said. `nee` opens the melding again. */
    antwoord: z.enum(['ja', 'beetje', 'nee'], 'Kies wat de melder antwoordde.').optional(),
  })
  .refine(({ resultaat, toelichting }) => resultaat !== 'nietVeilig' || toelichting !== undefined, {
    path: ['toelichting'],
    message: 'Schrijf op waarom contact niet veilig is.',
  });
export type PogingRequest = z.output<typeof pogingRequest>;
export const pogingResponse = z.strictObject({ taakId: z.uuid(), status: contacttaakStatus, op: moment });
export type PogingResponse = z.infer<typeof pogingResponse>;

/** What a person does with an urgent melding: all of these are subresources of it (C1, resource-operations). */
const nummerParam = meldingsnummer;
const reden = (max = 1000) => tekst(max);

/** `GET /intake/v1/werklijst`: what to do first, in bounded pages, the same cost however many meldingen there are. */
export const werklijstQuery = z.strictObject({
  /** `open`: everything that waits; `vrij`: nobody claimed it; `mijn`: claimed by who asks; `team`: handed to `team`. */
  lijst: z.enum(['open', 'vrij', 'mijn', 'team', 'contacttaken']).default('open'),
  team: z.string().max(60).optional(),
  /** Only meldingen with this strongest reason for going first. */
  voorrang: voorrang.optional(),
  limiet: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(1000).optional(),
});
export const werklijstContacttaak = z.strictObject({
  taakId: z.uuid(),
  meldingsnummer,
  soort: z.enum(['bellen', 'brief']),
  onderwerp: contactOnderwerp,
  reden: z.string(),
  uiterlijk: date,
  spoed: z.boolean(),
  teLaat: z.boolean(),
});
export const werklijstResponse = z.strictObject({
  meldingen: z.array(meldingOverzicht),
  /** With `lijst=contacttaken` instead of meldingen: calls and letters, the first term first. */
  contacttaken: z.array(werklijstContacttaak),
  volgende: z.string().nullable(),
});
export type WerklijstResponse = z.infer<typeof werklijstResponse>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/oppakkingen`: claim, hand over to a colleague, give back. */
export const oppakkingRequest = z
  .strictObject({
    actie: z.enum(['oppakken', 'overdragen', 'teruggeven'], 'Kies wat u wilt doen.'),
    /** Work mail of the colleague, with `overdragen`; on the domain of the municipality. */
    aan: z.email('Vul het werkmailadres van uw collega in.').optional(),
    toelichting: tekst(500).optional(),
  })
  .refine(({ actie, aan }) => actie !== 'overdragen' || aan !== undefined, {
    path: ['aan'],
    message: 'Vul het werkmailadres van uw collega in.',
  });
export type OppakkingRequest = z.output<typeof oppakkingRequest>;
export const oppakkingResponse = z.strictObject({
  meldingsnummer,
  behandelaar: z.strictObject({ id: z.string(), naam: z.string(), sinds: moment }).nullable(),
});
export type OppakkingResponse = z.infer<typeof oppakkingResponse>;

/** The steps of the meldcode before a report to Veilig Thuis (R50; practice: step 3 can be skipped for safety). */
export const meldcode = z
  .strictObject({
    signalenInKaart: z.literal(true, 'Breng eerst de signalen in kaart (stap 1).'),
    overlegGehad: z.literal(true, 'Overleg eerst met een collega of met Veilig Thuis (stap 2).'),
    gesprek: z.enum(['gevoerd', 'overgeslagen'], 'Vertel of u met het gezin sprak (stap 3).'),
    redenOvergeslagen: tekst(500).optional(),
    gewogen: z.literal(true, 'Weeg eerst het risico (stap 4).'),
  })
  .refine(({ gesprek, redenOvergeslagen }) => gesprek === 'gevoerd' || redenOvergeslagen !== undefined, {
    path: ['redenOvergeslagen'],
    message: 'Schrijf op waarom het gesprek niet veilig was.',
  });

/** How it was handed over where no mail goes out by itself; the proof that it arrived (Awb 2:3). */
export const bewijs = z.strictObject({
  wijze: z.enum(['telefoon', 'post', 'systeem', 'persoonlijk']),
  /** Name of the desk or person that took it, or the number of their system. */
  kenmerk: tekst(200),
  op: moment,
});

const werkcontact = z.strictObject({
  naam: tekst(120),
  telefoon,
  email: z.email(faultTexts.email).optional(),
});

const everyOutcome = {
  /** Why, in the words of who decides; staff only. */
  reden: reden(),
  /** Whom it is about, where the melding did not say (mail). */
  over: over.exclude(['onbekend']).optional(),
  /** As weighed by a professional (practice: weighing is professional work). */
  zwaarte: zwaarte.optional(),
  /** What the resident reads besides the standard text. */
  toelichting: tekst(2000).optional(),
  /** Veilig Thuis, police and the like are never told by software; here staff may choose so for any outcome. */
  nietVertellen: z.boolean().default(false),
};

/** `POST /intake/v1/meldingen/{meldingsnummer}/uitkomsten`: what becomes of it. */
export const uitkomstRequest = z.discriminatedUnion('uitkomst', [
  z.strictObject({ uitkomst: z.literal('advies'), ...everyOutcome, antwoord: tekst(4000) }),
  z.strictObject({ uitkomst: z.literal('algemeneVoorziening'), ...everyOutcome, voorziening: z.string().max(60) }),
  z.strictObject({ uitkomst: z.literal('viaTeam'), ...everyOutcome, team: z.string().max(60) }),
  z.strictObject({ uitkomst: z.literal('sociaalTeam'), ...everyOutcome, team: z.string().max(60) }),
  z.strictObject({ uitkomst: z.literal('expertteam'), ...everyOutcome, team: z.string().max(60) }),
  /** A medewerker who is regisseur of this one process (seed 003, case 1 of the heer Poetsson). */
  z.strictObject({ uitkomst: z.literal('maatwerk'), ...everyOutcome, medewerker: werkcontact }),
  z.strictObject({ uitkomst: z.literal('wmoMelding'), ...everyOutcome, team: z.string().max(60) }),
  /** One of the two: a casus that exists, or the person who leads although Vlot has no casus yet. */
  z.strictObject({
    uitkomst: z.literal('bekendeRegisseur'),
    ...everyOutcome,
    casusId: z.uuid().optional(),
    regisseurId: z.uuid().optional(),
  }),
  /** `regisseurId` is a wish. */
  z.strictObject({ uitkomst: z.literal('nieuweCasus'), ...everyOutcome, regisseurId: z.uuid().optional() }),
  z.strictObject({
    uitkomst: z.literal('doorgezonden'),
    ...everyOutcome,
    bestemming,
    /** With `andereGemeente` (woonplaatsbeginsel): which, and where to reach them. */
    gemeente: werkcontact.optional(),
    bewijs: bewijs.optional(),
    meldcode: meldcode.optional(),
  }),
  z.strictObject({
    uitkomst: z.literal('geenMelding'),
    ...everyOutcome,
    soort: z.enum(['spam', 'test', 'dubbel']),
    dubbelVan: nummerParam.optional(),
  }),
]);
export type UitkomstInput = z.input<typeof uitkomstRequest>;
export type UitkomstRequest = z.output<typeof uitkomstRequest>;
export const verteld = z.enum(['mail', 'taak', 'niet']);
export const uitkomstResponse = z.strictObject({
  meldingsnummer,
  uitkomst,
  op: moment,
  status: meldingStatus,
  team: z.string().nullable(),
  /** Before when whoever has it in hand says how it ended; null when it is closed. */
  opvolgingUiterlijk: date.nullable(),
  /** How the melder hears it. */
  verteld,
});
export type UitkomstResponse = z.infer<typeof uitkomstResponse>;

/**
 * `POST /intake/v1/meldingen/{meldingsnummer}/uitkomstvoorbeelden`: the body of an outcome; says what the melder would
 * read or hear of it and keeps nothing. Refuses what the outcome itself would be refused for.
 */
export const uitkomstvoorbeeldResponse = z.strictObject({
  /** The way; `niet`: this melder is not told. */
  langs: z.enum(['mail', 'bellen', 'brief', 'niet']),
  /** Subject of the mail or letter; null with the other ways. */
  onderwerp: z.string().nullable(),
  /** Paragraphs and list items, in the order and the language in which they are read or said. */
  regels: z.array(z.string()),
  opvolgingUiterlijk: date.nullable(),
});
export type UitkomstvoorbeeldResponse = z.infer<typeof uitkomstvoorbeeldResponse>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/afrondingen`: who has it in hand says how it ended. */
export const afrondingRequest = z.strictObject({
  resultaat: z.enum(['geholpen', 'anderGevonden', 'wilGeenHulp', 'nietBereikt'], 'Kies hoe het afliep.'),
  reden: reden(),
  /** What the resident reads. */
  toelichting: tekst(2000).optional(),
  nietVertellen: z.boolean().default(false),
});
export type AfrondingRequest = z.output<typeof afrondingRequest>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/heropeningen` */
export const heropeningRequest = z.strictObject({
  reden: heropenReden.exclude(['hulpLooptNiet'], 'Kies waarom u de melding heropent.'),
  toelichting: tekst(1000),
  /** By default the melder hears that it is open again. */
  nietVertellen: z.boolean().default(false),
});
export type HeropeningRequest = z.output<typeof heropeningRequest>;
/** Of an afronding and of a heropening. */
export const standResponse = z.strictObject({ meldingsnummer, status: meldingStatus, op: moment, verteld });
export type StandResponse = z.infer<typeof standResponse>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/verwantschappen`: never merged by itself; a person confirms or splits. */
export const verwantschapRequest = z.strictObject({
  meldingsnummer: nummerParam,
  besluit: z.enum(['zelfdeHuishouden', 'anderHuishouden']),
});
export type VerwantschapRequest = z.output<typeof verwantschapRequest>;
export const verwantschapResponse = z.strictObject({ ...verwantschapRequest.shape, op: moment });

/** `POST /intake/v1/meldingen/{meldingsnummer}/oproepbevestigingen`: on duty, taken up. No body fields. */
export const oproepbevestigingResponse = z.strictObject({ meldingsnummer, bevestigdOp: moment, naam: z.string() });

/** `POST /intake/v1/meldingen/{meldingsnummer}/ontlastingen`: somebody took over a task of the client supporter. */
export const ontlastingRequest = z.strictObject({
  /** Position in `professional.overgenomenTaken`, from 0. */
  taak: z.int().nonnegative(),
  /** Who does it now, in a few words that the supporter may read: "de wijkcoach". */
  door: tekst(120),
});
export type OntlastingRequest = z.output<typeof ontlastingRequest>;
export const ontlastingResponse = z.strictObject({ taak: z.int(), door: z.string(), op: moment });

/** `POST /intake/v1/meldingen/{meldingsnummer}/notities`: what staff writes down. */
export const notitieRequest = z.strictObject({ tekst: tekst(4000) });
export const notitieResponse = z.strictObject({ op: moment });

/** `POST /intake/v1/opgetekende-meldingen`: staff enter what somebody said or wrote; terms count from the first contact. */
export const optekenRequest = z.strictObject({
  kanaal: z.enum(['telefoon', 'balie', 'brief'], 'Kies hoe de inwoner contact zocht.'),
  eersteContactOp: z.iso.datetime({ offset: true, message: 'Vul in wanneer het eerste contact was.' }),
  melding: meldingRequest,
});
export type OptekenInput = z.input<typeof optekenRequest>;
export type OptekenRequest = z.output<typeof optekenRequest>;
export const optekenResponse = z.strictObject({
  ...meldingResponse.shape,
  ingevoerdOp: moment,
  /** The call or letter that tells the resident that it arrived; null when a mail does. */
  contacttaak: z.strictObject({ taakId: z.uuid(), soort: z.enum(['bellen', 'brief']) }).nullable(),
});
export type OptekenResponse = z.infer<typeof optekenResponse>;

/** Public, header `Volgcode`: what the melder does with the own melding. */
export const aanvullingRequest = z.strictObject({
  tekst: z.string().trim().min(3, faultTexts.aanvullingKort).max(4000, faultTexts.verhaalLang),
  geenBsn: z.boolean().default(false),
});
export type AanvullingRequest = z.output<typeof aanvullingRequest>;
export const navraagAntwoordRequest = z.strictObject({
  antwoord: z.enum(['ja', 'beetje', 'nee'], faultTexts.antwoordKiezen),
  toelichting: tekst(2000).optional(),
});
export type NavraagAntwoordRequest = z.output<typeof navraagAntwoordRequest>;
export const wisselverzoekRequest = z.strictObject({ toelichting: tekst(1000).optional() });
export type WisselverzoekRequest = z.output<typeof wisselverzoekRequest>;
/** Of all three. */
export const antwoordResponse = z.strictObject({ meldingsnummer, op: moment, status: meldingStatus });

/** `GET /intake/v1/inzagen`: who read what, for the privacyfunctionaris; by melding or by employee. */
export const inzagenQuery = z
  .strictObject({
    meldingsnummer: nummerParam.optional(),
    medewerker: z.string().max(200).optional(),
    limiet: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(1000).optional(),
  })
  .refine(({ meldingsnummer: nummer, medewerker }) => (nummer === undefined) !== (medewerker === undefined), {
    message: 'Kies een melding of een medewerker.',
  });
export const inzage = z.strictObject({
  op: moment,
  medewerker: z.string(),
  naam: z.string().nullable(),
  rollen: z.array(z.string()),
  onderwerp: z.string(),
  verwerking: z.string(),
});
export const inzagenResponse = z.strictObject({ inzagen: z.array(inzage), volgende: z.string().nullable() });
export type InzagenResponse = z.infer<typeof inzagenResponse>;

/** `GET /intake/v1/meldingen/{meldingsnummer}/uittreksel`: everything kept about who reported (AVG 15), by section. */
export const uittrekselResponse = z.strictObject({
  meldingsnummer,
  gemaaktOp: moment,
  onderdelen: z.array(
    z.strictObject({
      titel: z.string(),
      regels: z.array(z.strictObject({ naam: z.string(), waarde: z.string() })),
    }),
  ),
});
export type UittrekselResponse = z.infer<typeof uittrekselResponse>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/wissingen`: on request of the person concerned, where the law allows it. */
export const wissingRequest = z.strictObject({ toelichting: tekst(500) });
export const wissingResponse = z.strictObject({ meldingsnummer, gewistOp: moment });

/** `GET /intake/v1/meldingen/{meldingsnummer}/bijlagen/{bijlageId}`: an address that works for a few minutes. */
export const bijlageResponse = z.strictObject({ naam: z.string(), soort: z.string(), url: z.url() });

/** What somebody may do with a melding (rules in `may.ts`). */
export const actie = z.enum([
  'lezen',
  'verhaalLezen',
  'adresLezen',
  'oppakken',
  'overdragen',
  'uitkomstGeven',
  'afronden',
  'heropenen',
  'verwantschapBeslissen',
  'contactVastleggen',
  'briefMaken',
  'notitieMaken',
  'bijlageOpenen',
  'oproepBevestigen',
  'ontlasten',
  'inzagenLezen',
  'uittrekselMaken',
  'wissen',
]);
export type Actie = z.infer<typeof actie>;

/** `GET /intake/v1/meldingen/{meldingsnummer}/dossier`: the read is recorded before this is shown. */
export const dossierResponse = z.strictObject({
  overzicht: meldingOverzicht,
  ...verstuurd,
  /** Null for a regisseur with whom the melder did not agree to share the story. */
  watLooptVast: z.string().nullable(),
  weetHetGezinHet: jaNeeWeetNiet.nullable(),
  /** R76: when the folder Rechtspositie went out with the acknowledgement; null when a person still has to hand it out. */
  folderVerstrektOp: moment.nullable(),
  redenen: z.array(z.strictObject({ code: z.string(), waarde: z.union([z.string(), z.number()]) })),
  contacttaken: z.array(
    z.strictObject({
      taakId: z.string(),
      soort: z.enum(['bellen', 'brief']),
      onderwerp: contactOnderwerp,
      uiterlijk: date,
      reden: z.string(),
      /** What to say, in the language of the melder; empty where a professional finds the words. */
      script: z.array(z.string()),
    }),
  ),
  /** Attempts at contact, oldest first. */
  pogingen: z.array(
    z.strictObject({
      taakId: z.string(),
      op: moment,
      medewerker: z.string(),
      resultaat: pogingResultaat,
      toelichting: z.string().nullable(),
    }),
  ),
  wieMeldde: z.enum(['eigenHuishouden', 'signaal', 'anoniem', 'onbekend']),
  /** Who wrote it down, when it was said. */
  ingevoerd: z.strictObject({ naam: z.string(), op: moment }).nullable(),
  jeugdigeAlleen: z.boolean(),
  /** The address is secret and this reader gets the postcode only. */
  adresAfgeschermd: z.boolean(),
  emailOnbereikbaar: z.strictObject({ op: moment, reden: z.string() }).nullable(),
  /** What was added since: by the melder, by mail, or by staff. */
  aanvullingen: z.array(
    z.strictObject({
      op: moment,
      bron: z.enum(['melder', 'email', 'medewerker']),
      door: z.string().nullable(),
      tekst: z.string(),
    }),
  ),
  bijlagen: z.array(
    z.strictObject({
      bijlageId: z.string(),
      naam: z.string(),
      soort: z.string(),
      bytes: z.int().nonnegative(),
      status: bijlageStatus,
      reden: bijlageReden.nullable(),
      op: moment,
    }),
  ),
  /** Other meldingen from this address, newest first; `besluit` null: nobody decided yet. */
  historie: z.array(
    z.strictObject({
      meldingsnummer,
      ontvangenOp: moment,
      status: meldingStatus,
      wieMeldde: z.enum(['eigenHuishouden', 'signaal', 'anoniem', 'onbekend']),
      uitkomst: uitkomst.nullable(),
      casusId: z.uuid().nullable(),
      besluit: z.enum(['zelfdeHuishouden', 'anderHuishouden']).nullable(),
    }),
  ),
  /** Every outcome that it ever had, oldest first, reopened or not. */
  uitkomsten: z.array(
    z.strictObject({
      op: moment,
      soort: z.enum(['uitkomst', 'afronding', 'heropening']),
      uitkomst: uitkomst.nullable(),
      door: z.string(),
      reden: z.string(),
      bestemming: bestemming.nullable(),
      team: z.string().nullable(),
    }),
  ),
  opvolgingUiterlijk: date.nullable(),
  casusId: z.uuid().nullable(),
  regisseur: z.strictObject({ ...regisseurContact.shape, voorlopig: z.boolean() }).nullable(),
  navraag: z.array(
    z.strictObject({
      ronde: z.int(),
      op: moment,
      antwoord: z.enum(['ja', 'beetje', 'nee']).nullable(),
      toelichting: z.string().nullable(),
    }),
  ),
  /** Tasks that the client supporter took over, and who does them now. */
  overgenomenTaken: z.array(
    z.strictObject({ taak: z.string(), overgenomenDoor: z.string().nullable(), op: moment.nullable() }),
  ),
  oproep: z
    .strictObject({
      niveau: z.int(),
      opgeroepenOp: moment,
      bevestigdOp: moment.nullable(),
      bevestigdDoor: z.string().nullable(),
    })
    .nullable(),
  /** VIA-team of the area of the postcode, where there is one. */
  viaTeam: z.string().nullable(),
  /** What this reader may do now; the page shows these and no others. */
  acties: z.array(actie),
});
export type DossierResponse = z.infer<typeof dossierResponse>;
