import * as z from 'zod';
import {
  bestemming,
  heropenReden,
  ingang,
  jaNeeWeetNiet,
  kader,
  meldingsnummer,
  over,
  regisseurContact,
  uitkomst,
  veiligheid,
  zwaarte,
} from '../../events/vocabulary.ts';
import { contactOnderwerp, verteld } from './contract-contact.ts';
import { contactveld, eerdereContactgegevens } from './contract-gegevens.ts';
import {
  bijlageReden,
  bijlageStatus,
  date,
  hoeGezegd,
  meldingResponse,
  meldingStatus,
  moment,
  naast,
  tekst,
  telefoon,
  verstuurd,
} from './contract-melder.ts';
import { faultTexts } from './fault-texts.ts';

/** The HTTP contract of intake. The OpenAPI document is made from it; the portal speaks it. */
export * from './contract-contact.ts';
export * from './contract-gegevens.ts';
export * from './contract-melder.ts';
export * from './contract-opteken.ts';

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
  /** Who claimed it, or got it by mail: until they open it, `geopend` is false and the name may be an address. */
  behandelaar: z.strictObject({ id: z.string(), naam: z.string(), sinds: moment, geopend: z.boolean() }).nullable(),
  uitkomst: uitkomst.nullable(),
  /** Code of the team that has it in hand. */
  team: z.string().nullable(),
  /** Code of the woonservicegebied, where the municipality has these. */
  gebied: z.string().nullable(),
  /** The mail server thinks so; a person decides. */
  mogelijkSpam: z.boolean(),
  /** Somebody tried, and there is no way that is known to reach the melder. */
  nietBereikbaar: z.boolean(),
});
export type MeldingOverzicht = z.infer<typeof meldingOverzicht>;
export const meldingenResponse = z.strictObject({
  meldingen: z.array(meldingOverzicht),
  /** Pass on as `cursor` for the next page; null on the last. */
  volgende: z.string().nullable(),
});
export type MeldingenResponse = z.infer<typeof meldingenResponse>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen` */
export const pogingResultaat = z.enum(
  // `geenWeg`: no number, no address, or none of them is right; ends the task until there is another.
  ['bereikt', 'nietBereikt', 'nietVeilig', 'geenWeg'],
  'Kies hoe de poging afliep.',
);
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
  })
  .refine(({ resultaat, toelichting }) => resultaat !== 'geenWeg' || toelichting !== undefined, {
    path: ['toelichting'],
    message: 'Schrijf op wat u probeerde en waarom er geen manier is.',
  });
export type PogingRequest = z.output<typeof pogingRequest>;

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
  /** With `overdragen`: the doorzendingId. */
  taakId: z.uuid(),
  meldingsnummer,
  /** `overdragen`: no call or letter to the melder; record that what is passed on was handed over. */
  soort: z.enum(['bellen', 'brief', 'overdragen']),
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
  wijze: z.enum(['telefoon', 'post', 'systeem', 'persoonlijk'], 'Kies hoe u het overdroeg.'),
  /** Who took it. */
  aan: tekst(120).optional(),
  /** Name of the desk or person that took it, or the number of their system. */
  kenmerk: tekst(200),
  op: moment,
});
export type Bewijs = z.output<typeof bewijs>;

const werkcontact = z.strictObject({
  naam: tekst(120),
  telefoon,
  email: z.email(faultTexts.email).optional(),
});

const vertellen = {
  /** Veilig Thuis, police and the like are never told by software; staff may choose so for anything else. */
  nietVertellen: z.boolean().default(false),
  /** What was not told before is not told now either, unless staff says so here. */
  tochVertellen: z.boolean().optional(),
};

const everyOutcome = {
  /** Why, in the words of who decides; staff only. */
  reden: reden(),
  /** Whom it is about, where the melding did not say (mail). */
  over: over.exclude(['onbekend']).optional(),
  /** As weighed by a professional (practice: weighing is professional work). */
  zwaarte: zwaarte.optional(),
  /** What the resident reads besides the standard text. */
  toelichting: tekst(2000).optional(),
  ...vertellen,
};

/** R52: whether help is voluntary here, where the triager knows. */
const kaderOfHelp = { kader: kader.default('onbekend') };

/** `POST /intake/v1/meldingen/{meldingsnummer}/uitkomsten`: what becomes of it. */
export const uitkomstRequest = z.discriminatedUnion('uitkomst', [
  z.strictObject({ uitkomst: z.literal('advies'), ...everyOutcome, antwoord: tekst(4000) }),
  z.strictObject({ uitkomst: z.literal('algemeneVoorziening'), ...everyOutcome, voorziening: z.string().max(60) }),
  z.strictObject({ uitkomst: z.literal('viaTeam'), ...everyOutcome, team: z.string().max(60) }),
  z.strictObject({ uitkomst: z.literal('sociaalTeam'), ...everyOutcome, team: z.string().max(60) }),
  z.strictObject({ uitkomst: z.literal('expertteam'), ...everyOutcome, team: z.string().max(60) }),
  /** A medewerker who is regisseur of this one process (seed 003, case 1 of the heer Poetsson). */
  z.strictObject({
    uitkomst: z.literal('maatwerk'),
    ...everyOutcome,
    medewerker: werkcontact,
    /** R87: help that several municipalities buy together, with stricter criteria (`bovenlokaal` in the file). */
    bovenlokaal: z.boolean().default(false),
    /** With `bovenlokaal`: the professional has weighed the criteria of the municipality's file. */
    criteriaGewogen: z.boolean().default(false),
  }),
  z.strictObject({ uitkomst: z.literal('wmoMelding'), ...everyOutcome, team: z.string().max(60) }),
  /** One of the two: a casus that exists, or the person who leads although Vlot has no casus yet. */
  z.strictObject({
    uitkomst: z.literal('bekendeRegisseur'),
    ...everyOutcome,
    casusId: z.uuid().optional(),
    regisseurId: z.uuid().optional(),
    ...kaderOfHelp,
  }),
  /** `regisseurId` is a wish. */
  z.strictObject({
    uitkomst: z.literal('nieuweCasus'),
    ...everyOutcome,
    regisseurId: z.uuid().optional(),
    ...kaderOfHelp,
  }),
  z.strictObject({
    uitkomst: z.literal('doorgezonden'),
    ...everyOutcome,
    bestemming,
    /** With `andereGemeente` (woonplaatsbeginsel): which, and where to reach them. */
    gemeente: werkcontact.optional(),
    /** Handed over at once: then it is closed. Without, somebody records it later as an afronding. */
    bewijs: bewijs.optional(),
    meldcode: meldcode.optional(),
    ...kaderOfHelp,
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
  /** The melding is in a casus, or was put before one, and this outcome ends that; `leider`: who was named, if anybody. */
  casusEindigt: z.strictObject({ leider: z.string().nullable() }).nullable(),
});
export type UitkomstvoorbeeldResponse = z.infer<typeof uitkomstvoorbeeldResponse>;

/** With this it is known that it arrived: who took it, how, when, and under which number. */
const volledigBewijs = bewijs.extend({ aan: tekst(120) });

/** `POST /intake/v1/meldingen/{meldingsnummer}/afrondingen`: who has it in hand says how it ended. */
export const afrondingRequest = z.strictObject({
  /** `overgedragen`: what was passed on has arrived, with `bewijs`; nothing else ends that. */
  resultaat: z.enum(
    ['geholpen', 'anderGevonden', 'wilGeenHulp', 'nietBereikt', 'overgedragen'],
    'Kies hoe het afliep.',
  ),
  bewijs: volledigBewijs.optional(),
  reden: reden(),
  /** What the resident reads. */
  toelichting: tekst(2000).optional(),
  ...vertellen,
});
export type AfrondingRequest = z.output<typeof afrondingRequest>;

/**
 * `POST /intake/v1/meldingen/{meldingsnummer}/doorzendingen`: it is also a klacht, a bezwaar or a matter for Veilig
 * Thuis (Awb 2:3, 6:15), before or beside any outcome. Changes nothing about the outcome, the casus or the status.
 */
export const doorzendingRequest = z.strictObject({
  bestemming: naast,
  reden: reden(),
  /** Handed over at once; without, somebody records it before a date, or it climbs. */
  bewijs: bewijs.optional(),
  meldcode: meldcode.optional(),
  /** What the resident reads besides the standard text; nothing of Veilig Thuis. */
  toelichting: tekst(2000).optional(),
  ...vertellen,
});
export type DoorzendingRequest = z.output<typeof doorzendingRequest>;
/** `POST /intake/v1/meldingen/{meldingsnummer}/doorzendingen/{doorzendingId}/bewijzen`: it was handed over. */
export const doorzendingBewijsRequest = z.strictObject({ bewijs: volledigBewijs, ...vertellen });
export type DoorzendingBewijsRequest = z.output<typeof doorzendingBewijsRequest>;
/** Of both. */
export const doorzendingResponse = z.strictObject({
  meldingsnummer,
  doorzendingId: z.uuid(),
  bestemming: naast,
  op: moment,
  /** Before when somebody records that it was handed over; null when that is done. */
  overdragenUiterlijk: date.nullable(),
  verteld,
});
export type DoorzendingResponse = z.infer<typeof doorzendingResponse>;

/** `POST /intake/v1/meldingen/{meldingsnummer}/heropeningen` */
export const heropeningRequest = z.strictObject({
  reden: heropenReden.exclude(['hulpLooptNiet'], 'Kies waarom u de melding heropent.'),
  toelichting: tekst(1000),
  ...vertellen,
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
export const ontlastingResponse = z.strictObject({ taak: z.int(), door: z.string(), op: moment });

/** `POST /intake/v1/meldingen/{meldingsnummer}/notities`: what staff writes down. */
export const notitieSoort = z.enum(['notitie', 'gespreksverslag']);
export const notitieRequest = z.strictObject({
  /** R81: the report of a talk, at home or elsewhere. */
  soort: notitieSoort.default('notitie'),
  tekst: tekst(4000),
});
export const notitieResponse = z.strictObject({ op: moment });

/**
 * `POST /intake/v1/meldingen/{meldingsnummer}/toestemmingsnotities`: the family told somebody of staff whether regisseur
 * or team may read their story.
 */
export const toestemmingsnotitieRequest = z.strictObject({
  delenMetRegisseur: z.boolean('Kies wat de melder zei.'),
  /** When they said so; without: now. */
  gehoordOp: z.iso.datetime({ offset: true, message: 'Vul in wanneer u dit hoorde.' }).optional(),
  /** Who said it and how: whoever asks for it later has to be able to see that it was said (AVG 7(1)). */
  toelichting: tekst(500),
});
export type ToestemmingsnotitieRequest = z.output<typeof toestemmingsnotitieRequest>;
export const toestemmingsnotitieResponse = z.strictObject({
  meldingsnummer,
  delenMetRegisseur: z.boolean(),
  op: moment,
});
export type ToestemmingsnotitieResponse = z.infer<typeof toestemmingsnotitieResponse>;

export const optekenResponse = z.strictObject({
  ...meldingResponse.shape,
  ingevoerdOp: moment,
  /** The call or letter that tells the resident that it arrived; null when a mail does. */
  contacttaak: z.strictObject({ taakId: z.uuid(), soort: z.enum(['bellen', 'brief']) }).nullable(),
});
export type OptekenResponse = z.infer<typeof optekenResponse>;

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

/** `GET /intake/v1/cijfers?jaar=2026` (werkverdeler, procescoordinator, procesverantwoordelijke): R10, by year of receipt. */
export const cijfersQuery = z.strictObject({
  jaar: z.coerce.number('Kies een jaar.').int('Kies een jaar.').min(2015, 'Kies een later jaar.').max(2100),
});
const aantal = z.int().nonnegative();
export const cijfersResponse = z.strictObject({
  jaar: z.int(),
  /** Meldingen of which something became; those that wait, or were opened again, are not counted. */
  totaal: aantal,
  /** `casusVanzelf`: a casus opened by the rules, before a professional decided. */
  perUitkomst: z.array(z.strictObject({ uitkomst: z.enum([...uitkomst.options, 'casusVanzelf']), aantal })),
  perIngang: z.array(z.strictObject({ ingang, aantal })),
  /** Of all but what was passed on elsewhere and what was no melding: how many run without a regisseur. */
  zonderRegisseur: z.strictObject({ aantal, van: aantal, procent: z.number().min(0).max(100).nullable() }),
  /** From receipt to the decision; null when there is none. */
  mediaanWerkdagen: z.number().nonnegative().nullable(),
});
export type CijfersResponse = z.infer<typeof cijfersResponse>;

/** What somebody may do with a melding (rules in `may.ts`). */
export const actie = z.enum([
  'lezen',
  'verhaalLezen',
  'adresLezen',
  'oppakken',
  'overdragen',
  'uitkomstGeven',
  'doorzenden',
  'afronden',
  'heropenen',
  'verwantschapBeslissen',
  'contactVastleggen',
  'briefMaken',
  'notitieMaken',
  'toestemmingVastleggen',
  'contactWijzigen',
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
  /** The story, and the answers that tell it: null for regisseur and team as long as the family did not agree. */
  watLooptVast: z.string().nullable(),
  leefgebieden: verstuurd.leefgebieden.nullable(),
  betrokkenOrganisaties: verstuurd.betrokkenOrganisaties.nullable(),
  doelgroepen: verstuurd.doelgroepen.nullable(),
  overzichtHouden: verstuurd.overzichtHouden.nullable(),
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
  /** With a secret address instead of `woonadres`: the four digits, for the area. */
  postcodecijfers: z.string().nullable(),
  emailOnbereikbaar: z.strictObject({ op: moment, reden: z.string() }).nullable(),
  /** What was added since: by the melder, by mail, or by staff. */
  aanvullingen: z.array(
    z.strictObject({
      op: moment,
      bron: z.enum(['melder', 'email', 'medewerker']),
      door: z.string().nullable(),
      tekst: z.string(),
      /** Of what staff wrote down; null for everybody else. */
      soort: notitieSoort.nullable(),
    }),
  ),
  /** Every answer to "may regisseur or team read the story?", oldest first: the last holds. Own household only. */
  toestemmingen: z.array(
    z.strictObject({
      delenMetRegisseur: z.boolean(),
      op: moment,
      hoe: hoeGezegd,
      /** Who heard it and wrote it down; null: the melder. */
      door: z.string().nullable(),
      toelichting: z.string().nullable(),
    }),
  ),
  /** Contact data that were wrong or became known later, oldest first, with what it was before. */
  contactwijzigingen: z.array(
    z.strictObject({
      op: moment,
      door: z.string(),
      velden: z.array(contactveld),
      voorheen: eerdereContactgegevens,
      toelichting: z.string().nullable(),
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
      /** R87: bought together with other municipalities; its stricter criteria were weighed. */
      bovenlokaal: z.boolean(),
    }),
  ),
  /** What it is besides, oldest first; only for who may know of a matter for Veilig Thuis. */
  doorzendingen: z.array(
    z.strictObject({
      doorzendingId: z.uuid(),
      bestemming: naast,
      op: moment,
      door: z.string(),
      reden: z.string(),
      naar: z.strictObject({ naam: z.string(), telefoon: z.string(), email: z.string().nullable() }),
      /** Before when somebody records that it was handed over. */
      uiterlijk: date.nullable(),
      /** The melder was told of it. */
      verteld: z.boolean(),
      overgedragen: z.strictObject({ ...bewijs.shape, aan: z.string().nullable(), door: z.string() }).nullable(),
    }),
  ),
  /** The melder was not told what happened last: that holds until somebody says otherwise. */
  stilGehouden: z.boolean(),
  opvolgingUiterlijk: date.nullable(),
  casusId: z.uuid().nullable(),
  regisseur: z
    .strictObject({
      ...regisseurContact.shape,
      voorlopig: z.boolean(),
      /** Left for good: by this date the melder hears from us. Null as long as this person leads. */
      opvolgerUiterlijk: date.nullable(),
    })
    .nullable(),
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
