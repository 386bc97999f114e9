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
  veiligheid,
  zwaarte,
} from '../../events/vocabulary.ts';

/** The HTTP contract of intake. The OpenAPI document is made from it; the portal speaks it. */

const tekst = (max: number) => z.string().trim().min(1).max(max, `Gebruik hoogstens ${max} tekens.`);
const moment = z.iso.datetime();
const date = z.iso.date();

export const kanaal = z.enum(['email', 'telefoon', 'post']);

/** Digits, spaces, `+`, brackets and hyphens, with at least ten digits. */
const telefoon = z
  .string()
  .trim()
  .regex(/^(?=(?:\D*\d){10,15}\D*$)[0-9 +()-]+$/, 'Vul een telefoonnummer van 10 cijfers in, zoals 06 12345678.');

export const melder = z.strictObject({
  naam: tekst(120).optional(),
  rol,
  email: z.email('Vul een e-mailadres in zoals naam@voorbeeld.nl.').optional(),
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
    .regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/, 'Vul een postcode in van 4 cijfers en 2 letters, zoals 7607 EW.')
    .overwrite((value) => value.toUpperCase().replaceAll(' ', '')),
  huisnummer: z.int('Vul een huisnummer in.').min(1, 'Vul een huisnummer in.').max(99999, 'Vul een huisnummer in.'),
  toevoeging: tekst(10).optional(),
});

const meldingFields = z.strictObject({
  watLooptVast: z
    .string('Vertel wat er vastloopt.')
    .trim()
    .min(10, 'Vertel in minstens 10 tekens wat er vastloopt.')
    .max(4000, 'Gebruik hoogstens 4000 tekens. U kunt later meer vertellen.'),
  over: over.exclude(['onbekend'], 'Kies over wie de melding gaat.'),
  weetHetGezinHet: jaNeeWeetNiet.optional(),
  melder,
  /** No name and no contact data; then nobody can answer. */
  anoniem: z.boolean().default(false),
  woonadres: woonadres.optional(),
  leefgebieden: z.array(z.string().min(1).max(60)).max(20).default([]),
  betrokkenOrganisaties: z.array(tekst(120)).max(20, 'Noem hoogstens 20 organisaties.').default([]),
  aantalHulpverleners: z
    .int('Vul een heel getal in.')
    .min(0, 'Vul een getal vanaf 0 in.')
    .max(99, 'Vul een getal tot en met 99 in.')
    .optional(),
  minderjarigen: minderjarigen.default('onbekend'),
  doelgroepen: z.array(doelgroep).max(4).default([]),
  overzichtHouden: overzichtHouden.default('weetNiet'),
  veiligheid: veiligheid.default('weetNiet'),
  bekendeRegisseur: tekst(120).optional(),
  overRegisseur: z.boolean().default(false),
  toestemming: z.strictObject({ delenMetRegisseur: z.boolean() }).optional(),
  taal: z.enum(['nl', 'en']).default('nl'),
  /** "Dit is geen BSN": a number in the text that only looks like one (rule 11). */
  geenBsn: z.boolean().default(false),
});

/** `POST /intake/v1/meldingen`. Required: what is stuck, about whom, the role, and a way to reach unless anonymous. */
export const meldingRequest = meldingFields.superRefine((input, context) => {
  const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  const { email, telefoon: phone, naam, voorkeurskanaal, veiligContact } = input.melder;
  if (input.anoniem) {
    if (naam || email || phone) {
      fault(['anoniem'], 'U wilt anoniem melden. Haal dan uw naam, e-mailadres en telefoonnummer weg.');
    }
    return;
  }
  const post = voorkeurskanaal === 'post';
  if (!email && !phone && !(post && input.woonadres)) {
    fault(
      ['melder', 'email'],
      'Vul een e-mailadres of telefoonnummer in, of kies voor post en vul uw adres in. Dan kunnen wij u bereiken. Of meld anoniem.',
    );
  }
  if (voorkeurskanaal === 'email' && !email)
    fault(['melder', 'email'], 'Vul uw e-mailadres in, of kies een andere manier.');
  if (voorkeurskanaal === 'telefoon' && !phone) {
    fault(['melder', 'telefoon'], 'Vul uw telefoonnummer in, of kies een andere manier.');
  }
  if (post && !input.woonadres) fault(['woonadres'], 'Vul uw adres in, of kies een andere manier.');
  if (veiligContact?.nietMailen && voorkeurskanaal === 'email') {
    fault(['melder', 'voorkeurskanaal'], 'U wilt geen e-mail. Kies telefoon of post.');
  }
  if (veiligContact?.nietMailen && !phone && !input.woonadres) {
    fault(['melder', 'telefoon'], 'U wilt geen e-mail. Vul een telefoonnummer of adres in, dan kunnen wij u bereiken.');
  }
});
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
  taal: z.enum(['nl', 'en']),
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
});
export const meldingenResponse = z.strictObject({
  meldingen: z.array(meldingOverzicht),
  /** Pass on as `cursor` for the next page; null on the last. */
  volgende: z.string().nullable(),
});
export type MeldingenResponse = z.infer<typeof meldingenResponse>;

/** What has to be told, and to whom: `gezinInformeren` to the family, the others to the melder. */
export const contactOnderwerp = z.enum(['ontvangst', 'aanspreekpunt', 'benoemd', 'gezinInformeren']);
export const contacttaakStatus = z.enum(['open', 'gedaan', 'vervallen']);

/** `POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen` */
export const pogingResultaat = z.enum(['bereikt', 'nietBereikt', 'nietVeilig'], 'Kies hoe de poging afliep.');
export const pogingRequest = z
  .strictObject({ resultaat: pogingResultaat, toelichting: tekst(500).optional() })
  .refine(({ resultaat, toelichting }) => resultaat !== 'nietVeilig' || toelichting !== undefined, {
    path: ['toelichting'],
    message: 'Schrijf op waarom contact niet veilig is.',
  });
export type PogingRequest = z.output<typeof pogingRequest>;
export const pogingResponse = z.strictObject({ taakId: z.uuid(), status: contacttaakStatus, op: moment });
export type PogingResponse = z.infer<typeof pogingResponse>;

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
    }),
  ),
});
export type DossierResponse = z.infer<typeof dossierResponse>;
