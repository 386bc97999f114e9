import * as z from 'zod';
import { date, moment } from '../../../events/event.ts';
import { bestemming, meldingsnummer, regisseurContact } from '../../../events/vocabulary.ts';
import { taal } from '../../../shared/gemeente.ts';
import { contactOnderwerp } from '../contract-contact.ts';
import { bijlageReden, contactgegevens, naast } from '../contract-melder.ts';

/** What was passed on: one of the two dates is known; neither in what was told before there were dates. */
const doorgezonden = {
  bij: contactgegevens,
  ontvangenOp: moment,
  /** Before when it is handed over. */
  overdragenUiterlijk: date.nullable().default(null),
  /** When it was. */
  overgedragenOp: moment.nullable().default(null),
};

/**
 * What a resident is told: a closed list of kinds with plain data, and no words. The words of both languages are in
 * `texts/`; a bericht becomes a mail when the relay sends it, a letter when staff prints it, a script when somebody
 * calls. So all three say the same, and the function that accepts a melding carries no texts.
 */
const kind = {
  ontvangst: z.strictObject({
    soort: z.literal('ontvangst'),
    /** `onbekend`: a mail that does not say whom it is about. */
    wie: z.enum(['eigenHuishouden', 'signaal', 'onbekend']),
    /** With a signaal: what the reporter said that the family knows. */
    weetHetGezinHet: z.enum(['ja', 'nee', 'weetNiet']).nullable(),
    ontvangenOp: moment,
    reactieUiterlijk: date,
    spoed: z.boolean(),
    jeugd: z.boolean(),
    /** By mail, and staff wrote down what was said: then the letter repeats no story but says that it was noted. */
    opgetekend: z.boolean(),
    geweigerdeBijlagen: z.array(z.strictObject({ naam: z.string(), reden: bijlageReden })),
  }),
  aanvulling: z.strictObject({
    soort: z.literal('aanvulling'),
    geweigerdeBijlagen: z.array(z.strictObject({ naam: z.string(), reden: bijlageReden })),
  }),
  aanspreekpunt: z.strictObject({
    soort: z.literal('aanspreekpunt'),
    regisseur: regisseurContact,
    bevestigenUiterlijk: date.nullable(),
    /** Before or on which day the regisseur is in touch; `zoSnelMogelijk` when that day has passed in a crisis. */
    contact: z.strictObject({ uiterlijk: date, wanneer: z.enum(['voor', 'uiterlijk', 'zoSnelMogelijk']) }),
    telefoonBekend: z.boolean(),
    spoed: z.boolean(),
  }),
  benoemd: z.strictObject({
    soort: z.literal('benoemd'),
    regisseur: regisseurContact,
    contact: z.strictObject({ uiterlijk: date, wanneer: z.enum(['voor', 'uiterlijk', 'zoSnelMogelijk']) }),
    telefoonBekend: z.boolean(),
    spoed: z.boolean(),
  }),
  waarneming: z.strictObject({
    soort: z.literal('waarneming'),
    /** Who leads. */
    regisseur: regisseurContact,
    /** Who stands in; null: the regisseur is back, or can be reached otherwise than before. */
    waarnemer: z.strictObject({ ...regisseurContact.shape, tot: date }).nullable(),
  }),
  /** Who leads is away and nobody stands in: not why; by `uiterlijk` the melder hears from us. */
  afwezig: z.strictObject({ soort: z.literal('afwezig'), naam: z.string(), uiterlijk: date, spoed: z.boolean() }),
  /** Who was named will not lead after all; somebody else is looked for. */
  geweigerd: z.strictObject({ soort: z.literal('geweigerd'), naam: z.string() }),
  /** Who led works here no more; by `uiterlijk` the melder hears from us. */
  vertrek: z.strictObject({
    soort: z.literal('vertrek'),
    naam: z.string(),
    organisatie: z.string(),
    uiterlijk: date,
    spoed: z.boolean(),
  }),
  uitkomst: z.strictObject({
    soort: z.literal('uitkomst'),
    uitkomst: z.discriminatedUnion('soort', [
      z.strictObject({ soort: z.literal('advies'), antwoord: z.string() }),
      z.strictObject({
        soort: z.literal('algemeneVoorziening'),
        voorziening: contactgegevens,
        omschrijving: z.string(),
      }),
      z.strictObject({
        soort: z.enum(['viaTeam', 'sociaalTeam', 'expertteam']),
        team: contactgegevens,
        contactUiterlijk: date,
      }),
      z.strictObject({ soort: z.literal('maatwerk'), medewerker: contactgegevens, contactUiterlijk: date }),
      z.strictObject({
        soort: z.literal('wmoMelding'),
        loket: contactgegevens,
        /** Wmo 2.3.2: six weeks from the first contact. */
        onderzoekUiterlijk: date,
        /** Wmo 2.3.2(2): until when a personal plan may be handed in. */
        planUiterlijk: date,
      }),
      /** A person looks for somebody who takes the lead; the name follows. */
      z.strictObject({ soort: z.enum(['bekendeRegisseur', 'nieuweCasus']) }),
      z.strictObject({
        soort: z.literal('doorgezonden'),
        bestemming,
        ...doorgezonden,
      }),
    ]),
    toelichting: z.string().nullable(),
  }),
  afronding: z.strictObject({ soort: z.literal('afronding'), toelichting: z.string().nullable() }),
  heropend: z.strictObject({ soort: z.literal('heropend'), reactieUiterlijk: date }),
  navraag: z.strictObject({ soort: z.literal('navraag'), ronde: z.int().positive(), weken: z.int().positive() }),
  /** "Het klikt niet": received, or decided that who leads stays. */
  wissel: z.strictObject({
    soort: z.literal('wissel'),
    stand: z.enum(['ontvangen', 'blijft']),
    uiterlijk: date.nullable(),
  }),
  /** It is also a klacht or a bezwaar; whatever becomes of the melding goes on. */
  doorzending: z.strictObject({
    soort: z.literal('doorzending'),
    bestemming: naast.exclude(['veiligThuis']),
    ...doorgezonden,
    toelichting: z.string().nullable(),
  }),
  /** What we reach them by was put right; not what it is, for somebody else may read it. */
  contactgegevens: z.strictObject({ soort: z.literal('contactgegevens') }),
  /** To a client supporter: these tasks are somebody else's now. */
  ontlasting: z.strictObject({
    soort: z.literal('ontlasting'),
    taken: z.array(z.strictObject({ taak: z.string(), door: z.string() })).min(1),
  }),
} as const;

export const bericht = z.discriminatedUnion('soort', [
  kind.ontvangst,
  kind.aanvulling,
  kind.aanspreekpunt,
  kind.benoemd,
  kind.waarneming,
  kind.afwezig,
  kind.geweigerd,
  kind.vertrek,
  kind.uitkomst,
  kind.afronding,
  kind.heropend,
  kind.navraag,
  kind.wissel,
  kind.contactgegevens,
  kind.ontlasting,
  kind.doorzending,
]);
export type Bericht = z.infer<typeof bericht>;
export type BerichtSoort = Bericht['soort'];
export type BerichtVan<Soort extends BerichtSoort> = Extract<Bericht, { soort: Soort }>;
/** Every kind of bericht is something that a call or letter can be about. */
export const onderwerpVan = (soort: BerichtSoort) => contactOnderwerp.parse(soort);

/** A bericht on its way to one person by mail: kept in the outbox without words, until the relay finds them. */
export const owedBericht = z.strictObject({
  id: z.uuid(),
  /** Which letter this is, for the journal and the figures. */
  soort: z.string().regex(/^[a-z][A-Za-z]+$/),
  aan: z.email(),
  bericht,
  meldingsnummer,
  naam: z.string().nullable(),
  taal,
  /** Somebody else may read along: nothing shows that it is about help. */
  neutraal: z.boolean(),
  /** Secret of the personal link, made for this mail only; gone from the table once it is delivered. */
  volgcode: z.string(),
});
export type OwedBericht = z.infer<typeof owedBericht>;
