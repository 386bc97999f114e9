import * as z from 'zod';
import {
  doelgroep,
  jaNeeWeetNiet,
  meldingsnummer,
  minderjarigen,
  over,
  overzichtHouden,
  regisseurContact,
  rol,
  uitkomst,
  veiligheid,
} from '../../events/vocabulary.ts';
import { taal } from '../../shared/gemeente.ts';
import { faultTexts } from './fault-texts.ts';

/**
 * The part of the contract that is for who reports: what they send, read and answer. Apart, because the functions that
 * residents wait for carry this part only.
 */

export const tekst = (max: number) => z.string().trim().min(1).max(max, faultTexts.tekstTeLang);
export const moment = z.iso.datetime();
export const date = z.iso.date();

/** What a melding may be besides, whatever becomes of it (practice, triage recognises what it legally is). */
export const naast = z.enum(['klacht', 'bezwaar', 'veiligThuis'], 'Kies wat het ook is.');
export type Naast = z.infer<typeof naast>;

export const kanaal = z.enum(['email', 'telefoon', 'post']);

/** Digits, spaces, `+`, brackets and hyphens, with at least ten digits. */
export const telefoon = z
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
  /** Only for a letter; says nothing about who lives where, so it is no part of the pseudonym. */
  straat: tekst(80).optional(),
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
  /** R81: the talk at home, on request. */
  gesprekThuis: z.boolean().default(false),
  leefgebieden: z.array(z.string().min(1).max(60)).max(20).default([]),
  betrokkenOrganisaties: z.array(tekst(120)).max(20, faultTexts.teVeelOrganisaties).default([]),
  aantalHulpverleners: z
    .int(faultTexts.geheelGetal)
    .min(0, faultTexts.getalVanaf0)
    .max(99, faultTexts.getalTot99)
    .optional(),
  /** R38: how often another care worker came in the past year. */
  wisselingenHulpverleners: z
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

/**
 * How the answer to "may your regisseur or team read your story?" was given: with the melding, on the follow page, by
 * the link of a neutral mail (then it is not certain who did), or to somebody of staff who wrote it down.
 */
export const hoeGezegd = z.enum(['melding', 'volgpagina', 'neutraleLink', 'gehoord']);

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
export const verstuurd = {
  watLooptVast: z.string(),
  melder,
  woonadres: woonadres.nullable(),
  leefgebieden: z.array(z.string()),
  betrokkenOrganisaties: z.array(z.string()),
  aantalHulpverleners: z.int().nullable(),
  wisselingenHulpverleners: z.int().nullable(),
  minderjarigen,
  doelgroepen: z.array(doelgroep),
  overzichtHouden,
  bekendeRegisseur: z.string().nullable(),
  toestemming: z.strictObject({ delenMetRegisseur: z.boolean() }).nullable(),
  geheimAdres: z.boolean(),
  gesprekThuis: z.boolean(),
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
  /** What it is besides and is passed on as, whatever becomes of the melding; one of the two dates is known. */
  doorzendingen: z.array(
    z.strictObject({
      bestemming: naast.exclude(['veiligThuis']),
      bij: contactgegevens,
      /** Before when it is handed over. */
      uiterlijk: date.nullable(),
      /** When it was. */
      overgedragenOp: moment.nullable(),
    }),
  ),
  /** Who stands in for the regisseur now. */
  waarnemer: z.strictObject({ ...regisseurContact.shape, tot: date }).nullable(),
  /** Who leads is away and nobody stands in; the latest date on which the melder hears from us. */
  afwezig: z.strictObject({ naam: z.string(), uiterlijk: date }).nullable(),
  /** Who led left for good, and nobody else was named yet; the latest date on which the melder hears from us. */
  vertrek: z.strictObject({ naam: z.string(), organisatie: z.string(), uiterlijk: date }).nullable(),
  /** "Loopt de hulp weer?" is asked and not answered yet. */
  navraag: z.strictObject({ ronde: z.int().positive(), gevraagdOp: moment }).nullable(),
  aanvullingen: z.array(z.strictObject({ op: moment, tekst: z.string() })),
  bijlagen: z.array(z.strictObject({ naam: z.string(), status: bijlageStatus })),
  /** Whether regisseur or team may read the story; null where that is no question: a signaal, anonymous, unknown. */
  toestemming: z
    .strictObject({
      /** `verborgen`: with a code from a neutral mail, which gives nothing back. */
      stand: z.enum(['nietGezegd', 'ja', 'nee', 'verborgen']),
      op: moment.nullable(),
      /** Said to somebody of staff, who wrote it down. */
      gehoord: z.boolean(),
    })
    .nullable(),
  magAanvullen: z.boolean(),
  magAnderVragen: z.boolean(),
  /** A copy of what was sent (Awb 2:10); null with a code from a neutral mail, which others may open. */
  verstuurd: z.strictObject({ ...verstuurd, over, veiligheid, overRegisseur: z.boolean() }).nullable(),
});
export type VolgResponse = z.infer<typeof volgResponse>;

/** Public, header `Volgcode`: what the melder does with the own melding. */
export const aanvullingRequest = z.strictObject({
  tekst: z.string().trim().min(3, faultTexts.aanvullingKort).max(4000, faultTexts.verhaalLang),
  geenBsn: z.boolean().default(false),
});
export type AanvullingRequest = z.output<typeof aanvullingRequest>;
export const navraagAntwoordRequest = z.strictObject({
  antwoord: z.enum(['ja', 'beetje', 'nee'], faultTexts.antwoordKiezen),
  toelichting: tekst(2000).optional(),
  geenBsn: z.boolean().default(false),
});
export type NavraagAntwoordRequest = z.output<typeof navraagAntwoordRequest>;
export const wisselverzoekRequest = z.strictObject({
  toelichting: tekst(1000).optional(),
  geenBsn: z.boolean().default(false),
});
export type WisselverzoekRequest = z.output<typeof wisselverzoekRequest>;
/** Given, refused or withdrawn: as often as one likes. */
export const toestemmingRequest = z.strictObject({ delenMetRegisseur: z.boolean(faultTexts.antwoordKiezen) });
export type ToestemmingRequest = z.output<typeof toestemmingRequest>;
/** Of all four. */
export const antwoordResponse = z.strictObject({ meldingsnummer, op: moment, status: meldingStatus });
