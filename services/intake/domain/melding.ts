import * as z from 'zod';
import type { EventOf } from '../../../events/catalogue.ts';
import { date, moment } from '../../../events/event.ts';
import { meldingOntvangen } from '../../../events/intake/melding-ontvangen.v1.ts';
import {
  doelgroep,
  heropenReden,
  ingang,
  jaNeeWeetNiet,
  meldingsnummer,
  minderjarigen,
  over,
  overzichtHouden,
  uitkomst,
  veiligheid,
  zwaarte,
} from '../../../events/vocabulary.ts';
import { dutchDate } from '../../../shared/dutch-calendar.ts';
import { type Gemeente, taal } from '../../../shared/gemeente.ts';
import type { Identifiers } from '../../../shared/identifiers.ts';
import { type Fault, Problem } from '../../../shared/problem.ts';
import { bericht } from '../berichten/bericht.ts';
import { type MeldingRequest, melder as melderSchema, meldingStatus, professional, woonadres } from '../contract.ts';
import { findBsn } from './bsn.ts';
import { type Bereik, decideReach } from './contact.ts';
import { type Contacttaak, openTask } from './contacttaak.ts';
import { recognizeOrganisaties } from './organisaties.ts';
import { feit } from './status.ts';
import { keepUntil, reactionTerm } from './terms.ts';

/** Who reported decides what may be told to whom (practice, third party and anonymous). */
export const wieMeldde = z.discriminatedUnion('soort', [
  z.object({ soort: z.literal('eigenHuishouden') }),
  /** About somebody else's household. */
  z.object({ soort: z.literal('signaal'), weetHetGezinHet: jaNeeWeetNiet }),
  /** No way to reach, nobody is linked automatically. */
  z.object({ soort: z.literal('anoniem') }),
  /** A mail does not say whom it is about: told as little as a signaal until a person finds out. */
  z.object({ soort: z.literal('onbekend') }),
]);
export type WieMeldde = z.infer<typeof wieMeldde>;

/** The head of a melding: everything that decides, nothing that tells who it is about. */
export const melding = z.object({
  meldingsnummer,
  versie: z.int().positive(),
  wieMeldde,
  over,
  ontvangenOp: moment,
  reactieUiterlijk: date,
  /** The moment at which the term of the first reaction has passed. */
  reactieTot: moment,
  /** Acutely unsafe: first in line, clock hours. */
  spoed: z.boolean(),
  veiligheid,
  /** Youth help is or may be concerned: then Jeugdstem is named (R78). */
  jeugd: z.boolean(),
  /** Never routed to that person, hidden from every list of a regisseur. */
  overRegisseur: z.boolean(),
  status: meldingStatus,
  ingang,
  /** Staff wrote it down; `ontvangenOp` is then the moment of the first contact. */
  ingevoerd: z.object({ door: z.string(), naam: z.string(), op: moment }).nullable(),
  vindplaats: z.string().nullable(),
  /** Pseudonym of the address; leads to other meldingen from there. */
  adresSleutel: z.string().nullable(),
  /** Code of the woonservicegebied of the postcode. */
  gebied: z.string().nullable(),
  jeugdigeAlleen: z.boolean(),
  regieOvergenomen: z.boolean(),
  mogelijkSpam: z.boolean(),
  /** Another melding came from this address before, and nobody decided that it is another household. */
  herhaald: z.boolean(),
  /** Mail does not reach this person, or must not be answered: a call or letter takes its place. */
  emailOnbereikbaar: z.object({ op: moment, reden: z.enum(['mailKwamTerug', 'afzenderNietBevestigd']) }).nullable(),
  /** The term of the first reaction has passed at least once. */
  reactieVerstreken: z.boolean(),
  /** Who claimed it; `sleutel` is the work mail in lower case, or the id where there is none. */
  behandelaar: z.object({ sleutel: z.string(), id: z.string(), naam: z.string(), sinds: moment }).nullable(),
  /** The outcome that stands now; null before triage and after reopening. */
  triage: z
    .object({
      uitkomst,
      op: moment,
      team: z.string().nullable(),
      /** What the melder may read of it; null when it is not told. */
      bericht: bericht.nullable(),
      /** Whoever has it in hand says how it ended before this moment; null when nobody has. */
      opvolgingUiterlijk: date.nullable(),
      afgerondOp: moment.nullable(),
    })
    .nullable(),
  heropend: z.object({ op: moment, reden: heropenReden, aantal: z.int().positive() }).nullable(),
  /** "Loopt de hulp weer?" as far as it got. */
  navraag: z
    .object({ ronde: z.int().positive(), gevraagdOp: moment, antwoord: z.enum(['ja', 'beetje', 'nee']).nullable() })
    .nullable(),
  /** The on-duty contact that was paged. */
  oproep: z
    .object({
      niveau: z.int().positive(),
      opgeroepenOp: moment,
      bevestigdOp: moment.nullable(),
      bevestigdDoor: z.string().nullable(),
    })
    .nullable(),
  feiten: z.array(feit),
  gewogen: z
    .object({
      eventId: z.uuid(),
      op: moment,
      zwaarte,
      redenen: z.array(z.object({ code: z.string(), waarde: z.union([z.string(), z.number()]) })),
    })
    .nullable(),
  bekekenOp: moment.nullable(),
  /** R76: when the folder Rechtspositie was handed out with the acknowledgement; null when a person still has to. */
  folderVerstrektOp: moment.nullable(),
  bewarenTot: date,
});
export type Melding = z.infer<typeof melding>;

/** Personal data, in an item of its own. */
export const gegevens = z.object({
  watLooptVast: z.string(),
  anoniem: z.boolean(),
  melder: melderSchema,
  woonadres: woonadres.optional(),
  geheimAdres: z.boolean(),
  professional: professional.nullable(),
  /** Of a mail; in the subject a person may have told more than in the text. */
  onderwerp: z.string().nullable(),
  leefgebieden: z.array(z.string()),
  betrokkenOrganisaties: z.array(z.string()),
  aantalHulpverleners: z.int().nullable(),
  minderjarigen,
  doelgroepen: z.array(doelgroep),
  overzichtHouden,
  bekendeRegisseur: z.string().nullable(),
  toestemming: z.object({ delenMetRegisseur: z.boolean() }).nullable(),
  taal,
});
export type Gegevens = z.infer<typeof gegevens>;

export type IntakeEvent =
  | Pick<EventOf<'nl.regie.melding.ontvangen.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.aangevuld.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.opgepakt.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.verwantschapVastgesteld.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.getrieerd.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.doorgezonden.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.afgerond.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.heropend.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.navraagBeantwoord.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.andereRegisseurGevraagd.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.oproep.gedaan.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.oproep.bevestigd.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.reactietermijnVerstreken.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.contacttaak.geopend.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.contacttaak.termijnVerstreken.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.contacttaak.gedaan.v1'>, 'type' | 'data'>;

export type ReceiveContext = {
  /** When the municipality was first told; terms count from here. */
  now: string;
  ids: Identifiers;
  gemeente: Gemeente;
  /** Pseudonym of the address in the input; null without address. */
  adresSleutel: string | null;
};

export type Received = {
  melding: Melding;
  gegevens: Gegevens;
  events: IntakeEvent[];
  bereik: Bereik;
  taken: Contacttaak[];
};

function whoReported(input: MeldingRequest): WieMeldde {
  if (input.anoniem) return { soort: 'anoniem' };
  if (input.over !== 'iemandAnders') return { soort: 'eigenHuishouden' };
  return { soort: 'signaal', weetHetGezinHet: input.weetHetGezinHet ?? 'weetNiet' };
}

function findFaults(input: MeldingRequest, wie: WieMeldde, gemeente: Gemeente): Fault[] {
  const allowed = gemeente.leefgebieden.map(({ code }) => code);
  const faults = input.leefgebieden.flatMap((code, index): Fault[] =>
    allowed.includes(code)
      ? []
      : [
          {
            veld: `/leefgebieden/${index}`,
            code: 'onbekendLeefgebied',
            melding: `"${code}" kennen wij niet. Kies uit: ${allowed.join(', ')}.`,
          },
        ],
  );
  const bereik = decideReach(input);
  if (wie.soort === 'signaal' && bereik.langs === 'taak' && bereik.soort === 'brief') {
    // The address in the form is the family's: a letter would tell them who reported.
    faults.push({
      veld: '/melder/voorkeurskanaal',
      code: 'briefBijSignaal',
      melding:
        'U meldt over iemand anders. Een brief kan bij het gezin terechtkomen. Vul uw telefoonnummer in en kies voor bellen, of kies voor e-mail.',
    });
  }
  return faults;
}

/** All faults of the input that the contract cannot see: unknown codes, unsafe letters, a BSN in free text. */
function refuse(input: MeldingRequest, wie: WieMeldde, gemeente: Gemeente): void {
  const faults = findFaults(input, wie, gemeente);
  const bsn = findBsn(input);
  if (faults.length > 0) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', [...faults, ...bsn]);
  }
  if (bsn.length > 0) {
    throw new Problem(
      'bsnGevonden',
      'Stuur uw burgerservicenummer (BSN) niet mee. Dat is veiliger voor u. Wij vragen er later zelf om als het nodig is.',
      bsn,
    );
  }
}

/** Anonymous is anonymous: what would say who reported is not kept, and not the address when it is their own. */
function keepOf(input: MeldingRequest): Gegevens {
  const { melder, anoniem } = input;
  return {
    watLooptVast: input.watLooptVast,
    anoniem,
    melder: anoniem ? { rol: melder.rol } : melder,
    woonadres: anoniem && input.over !== 'iemandAnders' ? undefined : input.woonadres,
    leefgebieden: [...new Set(input.leefgebieden)],
    betrokkenOrganisaties: input.betrokkenOrganisaties,
    aantalHulpverleners: input.aantalHulpverleners ?? null,
    minderjarigen: input.minderjarigen,
    doelgroepen: [...new Set(input.doelgroepen)],
    overzichtHouden: input.overzichtHouden,
    bekendeRegisseur: input.bekendeRegisseur ?? null,
    toestemming: input.toestemming ?? null,
    taal: input.taal,
  };
}

/** Practice, third party: a family is told that somebody reported about them, unless a person records why not. */
const informFamily = { soort: 'bellen', reden: 'gezinWeetHetNiet', onderwerp: 'gezinInformeren' } as const;

/** R34, R35: a report is accepted at once, with a number and the latest date of an answer. Throws `Problem`. */
export function receiveMelding(input: MeldingRequest, context: ReceiveContext): Received {
  const { now, ids, gemeente } = context;
  const wie = whoReported(input);
  refuse(input, wie, gemeente);

  const nummer = ids.meldingsnummer(dutchDate(now).slice(0, 4));
  const spoed = input.veiligheid === 'acuutOnveilig';
  const { uiterlijk, tot } = reactionTerm(now, spoed, gemeente);
  const kept = keepOf(input);
  const organisaties = recognizeOrganisaties(kept.betrokkenOrganisaties, gemeente.organisaties);
  const bereik = decideReach(input);
  const taskContext = { now, spoed, ids, gemeente };
  const familyUnaware = wie.soort === 'signaal' && wie.weetHetGezinHet !== 'ja';
  const tasks = [
    ...(bereik.langs === 'taak' ? [openTask(nummer, { ...bereik, onderwerp: 'ontvangst' }, taskContext)] : []),
    ...(familyUnaware ? [openTask(nummer, informFamily, taskContext)] : []),
  ];

  const ontvangen: IntakeEvent = {
    type: meldingOntvangen.type,
    data: {
      meldingId: nummer,
      ontvangenOp: now,
      reactieUiterlijk: uiterlijk,
      ingang: 'formulier',
      ingevoerdOp: null,
      vindplaats: null,
      jeugdigeAlleen: false,
      regieOvergenomen: false,
      over: input.over,
      weetHetGezinHet: input.over === 'iemandAnders' ? (input.weetHetGezinHet ?? 'weetNiet') : null,
      melderRol: input.melder.rol,
      anoniem: input.anoniem,
      leefgebieden: kept.leefgebieden,
      betrokkenOrganisaties: organisaties.bekend,
      onbekendeOrganisaties: organisaties.onbekend,
      aantalHulpverleners: kept.aantalHulpverleners,
      minderjarigen: kept.minderjarigen,
      doelgroepen: kept.doelgroepen,
      overzichtHouden: kept.overzichtHouden,
      veiligheid: input.veiligheid,
      overRegisseur: input.overRegisseur,
      adresSleutel: input.anoniem ? null : context.adresSleutel,
      taal: input.taal,
    },
  };
  const events = [ontvangen, ...tasks.map(({ event }) => event)];

  return {
    melding: {
      meldingsnummer: nummer,
      versie: events.length,
      wieMeldde: wie,
      over: input.over,
      ontvangenOp: now,
      reactieUiterlijk: uiterlijk,
      reactieTot: tot,
      spoed,
      veiligheid: input.veiligheid,
      jeugd: kept.minderjarigen === 'ja' || kept.doelgroepen.includes('jeugd') || kept.melder.rol === 'jeugdige',
      overRegisseur: input.overRegisseur,
      status: 'ontvangen',
      feiten: [],
      gewogen: null,
      bekekenOp: null,
      folderVerstrektOp: bereik.langs === 'mail' && !bereik.neutraal && wie.soort === 'eigenHuishouden' ? now : null,
      bewarenTot: keepUntil(now, gemeente),
    },
    gegevens: kept,
    events,
    bereik,
    taken: tasks.map(({ taak }) => taak),
  };
}
