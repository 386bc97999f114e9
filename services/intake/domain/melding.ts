import * as z from 'zod';
import type { EventOf } from '../../../events/catalogue.ts';
import { date, moment } from '../../../events/event.ts';
import { meldingOntvangen } from '../../../events/intake/melding-ontvangen.v1.ts';
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
  uitkomst,
  veiligheid,
  zwaarte,
} from '../../../events/vocabulary.ts';
import { addMonths, dutchDate, toMoment } from '../../../shared/dutch-calendar.ts';
import { type Gemeente, taal } from '../../../shared/gemeente.ts';
import type { Identifiers } from '../../../shared/identifiers.ts';
import { type Fault, Problem } from '../../../shared/problem.ts';
import { type BerichtVan, bericht } from '../berichten/bericht.ts';
import {
  type MeldingRequest,
  melder as melderSchema,
  meldingStatus,
  professional,
  woonadres,
} from '../contract-melder.ts';
import type { OptekenRequest } from '../contract-opteken.ts';
import { type FaultKey, faultTexts } from '../fault-texts.ts';
import { findBsn, refuseBsn } from './bsn.ts';
import { decideReach } from './contact.ts';
import { type Contacttaak, informFamily, notByItself, openTask } from './contacttaak.ts';
import { recognizeOrganisaties } from './organisaties.ts';
import { feit } from './status.ts';
import { keepUntil, reactionTerm } from './terms.ts';
import { latereToestemming } from './toestemming.ts';

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
  /** Somebody tried, and no way that is known reaches the melder: kept until there is another. */
  nietBereikbaarOp: moment.nullish(),
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
      /** With `doorgezonden`: where it went; decides who may know of it. */
      bestemming: bestemming.nullable(),
      /** What the melder may read of it; null when it is not told. */
      bericht: bericht.nullable(),
      /** Telling the melder is not safe, or not for software: holds for what comes after as well. */
      stil: z.boolean().optional(),
      /** Whoever has it in hand says how it ended before this moment; null when nobody has. */
      opvolgingUiterlijk: date.nullable(),
      afgerondOp: moment.nullable(),
    })
    .nullable(),
  heropend: z
    .object({
      op: moment,
      reden: heropenReden,
      aantal: z.int().positive(),
      /** What the melder had seen until then; the page never goes back to less. */
      daarvoor: z.object({ bekekenOp: moment.nullable(), afgerondOp: moment.nullable() }),
      /** What came before was not told, so this is not told either. */
      stil: z.boolean().optional(),
    })
    .nullable(),
  /** "Loopt de hulp weer?" as far as it got. */
  navraag: z
    .object({ ronde: z.int().positive(), gevraagdOp: moment, antwoord: z.enum(['ja', 'beetje', 'nee']).nullable() })
    .nullable(),
  /** "Het klikt niet": asked, and not decided yet. */
  wissel: z.object({ op: moment, regisseurId: z.uuid(), uiterlijk: date }).nullable(),
  /** The on-duty contact that was paged. */
  oproep: z
    .object({
      niveau: z.int().positive(),
      /** Whom this round has reached already. */
      gehad: z.array(z.string()),
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
  /** First read by a person who works on it; anew after it was opened again. */
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
  /** R81: wants the talk at home. */
  gesprekThuis: z.boolean(),
  professional: professional.nullable(),
  /** Of a mail; in the subject a person may have told more than in the text. */
  onderwerp: z.string().nullable(),
  leefgebieden: z.array(z.string()),
  betrokkenOrganisaties: z.array(z.string()),
  aantalHulpverleners: z.int().nullable(),
  wisselingenHulpverleners: z.int().nullable(),
  minderjarigen,
  doelgroepen: z.array(doelgroep),
  overzichtHouden,
  bekendeRegisseur: z.string().nullable(),
  /** As it was answered in the melding itself; what holds now says `consentOf`. */
  toestemming: z.object({ delenMetRegisseur: z.boolean() }).nullable(),
  latereToestemming: latereToestemming.optional(),
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
  | Pick<EventOf<'nl.regie.melding.gewist.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.navraagBeantwoord.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.andereRegisseurGevraagd.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.oproep.gedaan.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.oproep.bevestigd.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.reactietermijnVerstreken.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.melding.opvolgingVerstreken.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.contacttaak.geopend.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.contacttaak.termijnVerstreken.v1'>, 'type' | 'data'>
  | Pick<EventOf<'nl.regie.contacttaak.gedaan.v1'>, 'type' | 'data'>;

/** What is known of a new melding, whichever way it came in. */
export type NewMelding = {
  wieMeldde: WieMeldde;
  over: Melding['over'];
  ingang: Melding['ingang'];
  veiligheid: Melding['veiligheid'];
  overRegisseur: boolean;
  /** Staff wrote it down; `ontvangenOp` in the context is then the moment of the first contact. */
  ingevoerd: Melding['ingevoerd'];
  mogelijkSpam: boolean;
  emailOnbereikbaar: Melding['emailOnbereikbaar'];
  gegevens: Gegevens;
  /** Of a mail: what it brought along and was not kept. */
  geweigerdeBijlagen: BerichtVan<'ontvangst'>['geweigerdeBijlagen'];
};

export type OpenContext = {
  now: string;
  /** When the municipality was first told; terms count from here. */
  ontvangenOp: string;
  ids: Identifiers;
  gemeente: Gemeente;
  /** Pseudonym of the address in `gegevens`; null without address. */
  adresSleutel: string | null;
};

export type Opened = {
  melding: Melding;
  gegevens: Gegevens;
  /** `melding.ontvangen`, then one event for each of `taken`. */
  events: IntakeEvent[];
  /** The acknowledgement; how it reaches the melder is decided by `tellMelder`. Null: nobody can be reached. */
  bericht: BerichtVan<'ontvangst'> | null;
  /** What a person has to do besides the acknowledgement. */
  taken: Contacttaak[];
};

/** From this age a young person decides alone about the own data and help (Jeugdwet 7.3.4; AVG 8 with UAVG 5). */
const ageOfOwnDecision = 16;

/** A young person below that age, or of whom the age is not known. */
const isYoungAlone = ({ melder: { rol, leeftijd } }: Pick<Gegevens, 'melder'>): boolean =>
  rol === 'jeugdige' && (leeftijd === undefined || leeftijd < ageOfOwnDecision);

/** Code of the woonservicegebied of a postcode (R82). */
export function areaOf(postcode: string | undefined, gemeente: Gemeente): string | null {
  const digits = postcode?.slice(0, 4);
  if (!digits) return null;
  const found = gemeente.gebieden.find(({ postcodes }) =>
    postcodes.some(({ van, tot }) => van <= digits && digits <= tot),
  );
  return found?.code ?? null;
}

/** R34, R35: what is reported is a melding at once, with a number and the latest date of an answer. */
export function openMelding(fields: NewMelding, context: OpenContext): Opened {
  const { wieMeldde: wie, gegevens: kept } = fields;
  const { now, ontvangenOp, ids, gemeente } = context;
  const nummer = ids.meldingsnummer(dutchDate(ontvangenOp).slice(0, 4));
  const spoed = fields.veiligheid === 'acuutOnveilig';
  const { uiterlijk, tot } = reactionTerm(ontvangenOp, spoed, gemeente);
  const organisaties = recognizeOrganisaties(kept.betrokkenOrganisaties, gemeente.organisaties);
  // Nobody who reported anonymously is linked to anything by itself.
  const adresSleutel = kept.anoniem ? null : context.adresSleutel;
  const jeugdigeAlleen = isYoungAlone(kept);
  const regieOvergenomen = (kept.professional?.overgenomenTaken.length ?? 0) > 0;
  const vindplaats = kept.professional?.vindplaats ?? null;
  const weetHetGezinHet = wie.soort === 'signaal' ? wie.weetHetGezinHet : null;
  const jeugd = kept.minderjarigen === 'ja' || kept.doelgroepen.includes('jeugd') || kept.melder.rol === 'jeugdige';
  const bereik = decideReach({ ...kept, emailOnbereikbaar: fields.emailOnbereikbaar });

  const taskContext = { now, spoed, ids, gemeente };
  const tasks = [
    ...(wie.soort === 'signaal' && wie.weetHetGezinHet !== 'ja' ? [openTask(nummer, informFamily, taskContext)] : []),
    ...(wie.soort === 'eigenHuishouden' && jeugdigeAlleen ? [openTask(nummer, notByItself, taskContext)] : []),
  ];
  const ontvangen: IntakeEvent = {
    type: meldingOntvangen.type,
    data: {
      meldingId: nummer,
      ontvangenOp,
      reactieUiterlijk: uiterlijk,
      ingang: fields.ingang,
      ingevoerdOp: fields.ingevoerd?.op ?? null,
      vindplaats,
      jeugdigeAlleen,
      regieOvergenomen,
      over: fields.over,
      weetHetGezinHet: fields.over === 'iemandAnders' ? (weetHetGezinHet ?? 'weetNiet') : null,
      melderRol: kept.melder.rol,
      anoniem: kept.anoniem,
      leefgebieden: kept.leefgebieden,
      betrokkenOrganisaties: organisaties.bekend,
      onbekendeOrganisaties: organisaties.onbekend,
      aantalHulpverleners: kept.aantalHulpverleners,
      wisselingenHulpverleners: kept.wisselingenHulpverleners,
      minderjarigen: kept.minderjarigen,
      doelgroepen: kept.doelgroepen,
      overzichtHouden: kept.overzichtHouden,
      veiligheid: fields.veiligheid,
      overRegisseur: fields.overRegisseur,
      adresSleutel,
      taal: kept.taal,
    },
  };
  const events = [ontvangen, ...tasks.map(({ event }) => event)];
  return {
    melding: {
      meldingsnummer: nummer,
      versie: events.length,
      wieMeldde: wie,
      over: fields.over,
      ontvangenOp,
      reactieUiterlijk: uiterlijk,
      reactieTot: tot,
      spoed,
      veiligheid: fields.veiligheid,
      jeugd,
      overRegisseur: fields.overRegisseur,
      status: 'ontvangen',
      ingang: fields.ingang,
      ingevoerd: fields.ingevoerd,
      vindplaats,
      adresSleutel,
      gebied: areaOf(kept.woonadres?.postcode, gemeente),
      jeugdigeAlleen,
      regieOvergenomen,
      mogelijkSpam: fields.mogelijkSpam,
      herhaald: false,
      emailOnbereikbaar: fields.emailOnbereikbaar,
      reactieVerstreken: false,
      behandelaar: null,
      triage: null,
      heropend: null,
      navraag: null,
      wissel: null,
      oproep: null,
      feiten: [],
      gewogen: null,
      bekekenOp: null,
      folderVerstrektOp: bereik.langs === 'mail' && !bereik.neutraal && wie.soort === 'eigenHuishouden' ? now : null,
      bewarenTot: keepUntil(now, gemeente),
    },
    gegevens: kept,
    events,
    bericht:
      wie.soort === 'anoniem'
        ? null
        : {
            soort: 'ontvangst',
            wie: wie.soort,
            weetHetGezinHet,
            ontvangenOp,
            reactieUiterlijk: uiterlijk,
            spoed,
            jeugd,
            opgetekend: fields.ingevoerd !== null,
            geweigerdeBijlagen: fields.geweigerdeBijlagen,
          },
    taken: tasks.map(({ taak }) => taak),
  };
}

function whoReported(input: MeldingRequest): WieMeldde {
  if (input.anoniem) return { soort: 'anoniem' };
  if (input.over !== 'iemandAnders') return { soort: 'eigenHuishouden' };
  return { soort: 'signaal', weetHetGezinHet: input.weetHetGezinHet ?? 'weetNiet' };
}

const faultOf = (veld: string, code: FaultKey): Fault => ({ veld, code, melding: faultTexts[code] });

function findFaults(input: MeldingRequest, wie: WieMeldde, gemeente: Gemeente): Fault[] {
  const known = new Set(gemeente.leefgebieden.map(({ code }) => code));
  const faults = input.leefgebieden.flatMap((code, index) =>
    known.has(code) ? [] : [faultOf(`/leefgebieden/${index}`, 'onbekendLeefgebied')],
  );
  const { professional: worker } = input;
  if (worker && !gemeente.vindplaatsen.some(({ code }) => code === worker.vindplaats)) {
    faults.push(faultOf('/professional/vindplaats', 'onbekendeVindplaats'));
  }
  const bereik = decideReach(input);
  if (bereik.langs === 'taak' && bereik.soort === 'brief') {
    // The address in the form is the family's: a letter would tell them who reported, or the parents that they did.
    if (wie.soort === 'signaal') faults.push(faultOf('/melder/voorkeurskanaal', 'briefBijSignaal'));
    else if (isYoungAlone(input)) faults.push(faultOf('/melder/voorkeurskanaal', 'briefBijJeugdige'));
  }
  return faults;
}

/** All faults at once, those that the contract cannot see: unknown codes, unsafe letters, a BSN in free text. */
function refuse(faults: Fault[], bsn: Fault[]): void {
  if (faults.length > 0) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', [...faults, ...bsn]);
  }
  refuseBsn(bsn);
}

/** Anonymous is anonymous: what would say who reported is not kept, and not the address when it is their own. */
function keepOf(input: MeldingRequest): Gegevens {
  const { melder, anoniem } = input;
  return {
    watLooptVast: input.watLooptVast,
    anoniem,
    melder: anoniem ? { rol: melder.rol, ...(melder.leeftijd !== undefined && { leeftijd: melder.leeftijd }) } : melder,
    woonadres: anoniem && input.over !== 'iemandAnders' ? undefined : input.woonadres,
    geheimAdres: input.geheimAdres,
    gesprekThuis: input.gesprekThuis,
    professional: input.professional ?? null,
    onderwerp: null,
    leefgebieden: [...new Set(input.leefgebieden)],
    betrokkenOrganisaties: input.betrokkenOrganisaties,
    aantalHulpverleners: input.aantalHulpverleners ?? null,
    wisselingenHulpverleners: input.wisselingenHulpverleners ?? null,
    minderjarigen: input.minderjarigen,
    doelgroepen: [...new Set(input.doelgroepen)],
    overzichtHouden: input.overzichtHouden,
    bekendeRegisseur: input.bekendeRegisseur ?? null,
    toestemming: input.toestemming ?? null,
    taal: input.taal,
  };
}

const newMeldingOf = (input: MeldingRequest, wieMeldde: WieMeldde): Omit<NewMelding, 'ingang' | 'ingevoerd'> => ({
  wieMeldde,
  over: input.over,
  veiligheid: input.veiligheid,
  overRegisseur: input.overRegisseur,
  mogelijkSpam: false,
  emailOnbereikbaar: null,
  gegevens: keepOf(input),
  geweigerdeBijlagen: [],
});

type EntryContext = Omit<OpenContext, 'ontvangenOp'>;

/** A report by form, or by a professional with an entry of their own. Throws `Problem` with all faults at once. */
export function receiveMelding(input: MeldingRequest, context: EntryContext): Opened {
  const wie = whoReported(input);
  refuse(findFaults(input, wie, context.gemeente), findBsn(input));
  const ingang = input.professional ? 'professional' : 'formulier';
  return openMelding(
    { ...newMeldingOf(input, wie), ingang, ingevoerd: null },
    { ...context, ontvangenOp: context.now },
  );
}

/** Longer ago than this a first contact is a slip of the pen. */
const oldestContactMonths = 12;

/** What staff wrote down; terms count from the first contact. Throws `Problem` with all faults at once. */
export function enterMelding(
  input: OptekenRequest,
  staff: { id: string; naam: string },
  context: EntryContext,
): Opened {
  const { melding: asked, kanaal } = input;
  const { now } = context;
  const ontvangenOp = toMoment(Date.parse(input.eersteContactOp));
  const inField = (code: string, melding: string): Fault => ({ veld: '/eersteContactOp', code, melding });
  const dated: Fault[] = [
    ...(ontvangenOp > now
      ? [inField('inDeToekomst', 'Dit moment is nog niet geweest. Verbeter de datum of tijd.')]
      : []),
    ...(addMonths(dutchDate(ontvangenOp), oldestContactMonths) < dutchDate(now)
      ? [inField('teLangGeleden', 'Dit is meer dan een jaar geleden. Verbeter de datum.')]
      : []),
  ];
  const within = (faults: Fault[]) => faults.map((fault) => ({ ...fault, veld: `/melding${fault.veld}` }));
  const wie = whoReported(asked);
  refuse([...dated, ...within(findFaults(asked, wie, context.gemeente))], within(findBsn(asked)));
  const ingevoerd = { door: staff.id, naam: staff.naam, op: now };
  return openMelding({ ...newMeldingOf(asked, wie), ingang: kanaal, ingevoerd }, { ...context, ontvangenOp });
}
