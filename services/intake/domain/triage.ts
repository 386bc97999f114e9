import { meldingAfgerond } from '../../../events/intake/melding-afgerond.v1.ts';
import { meldingGetrieerd } from '../../../events/intake/melding-getrieerd.v1.ts';
import type { Bestemming, Uitkomst } from '../../../events/vocabulary.ts';
import { dutchDate, endOfDutchDay, toMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente, Taal, Team } from '../../../shared/gemeente.ts';
import { type Fault, Problem } from '../../../shared/problem.ts';
import type { BerichtVan } from '../berichten/bericht.ts';
import type { AfrondingRequest, Contactgegevens, UitkomstRequest } from '../contract.ts';
import { type OverWie, overNiemand, subjectFaults } from './about-regisseur.ts';
import { casusOf } from './casus-of.ts';
import { type Contacttaak, informFamily, notByItself } from './contacttaak.ts';
import { toldOfPassing } from './doorzending.ts';
import { isShielded } from './may.ts';
import type { IntakeEvent, Melding, WieMeldde } from './melding.ts';
import { passedOnEvent, passedOnTo, passingFaults, proofFaults } from './passing-on.ts';
import { staysSilent } from './silence.ts';
import { isPassingOn, knownRegisseur, statusOf, whoLeads } from './status.ts';
import { type Termijn, termInWorkingDays } from './terms.ts';
import { daysAfter, workingDaysBetween } from './working-days.ts';

/** R36: what becomes of a melding, and everything that follows from it. */

/** These close it: nobody here has to do anything more. */
const closing: readonly Uitkomst[] = ['advies', 'algemeneVoorziening', 'geenMelding'];
/** What is passed on closes once it is known that it arrived. */
export const isClosing = (input: Pick<UitkomstRequest, 'uitkomst'> & { bewijs?: unknown }): boolean =>
  closing.includes(input.uitkomst) || (input.uitkomst === 'doorgezonden' && input.bewijs !== undefined);

const kindOfTeam = { viaTeam: 'via', sociaalTeam: 'sociaal', expertteam: 'expert', wmoMelding: 'wmo' } as const;
const kindWords = { via: 'een VIA-team', sociaal: 'een sociaal team', expert: 'een expertteam', wmo: 'een Wmo-loket' };

/** Whoever gets it, and has to hear so by mail. */
export type Handed =
  | { aan: 'team'; naam: string; email: string; contactUiterlijk: string; uiterlijk: string }
  | { aan: 'persoon'; naam: string; email: string; uiterlijk: string }
  | { aan: 'elders'; naam: string; email: string; bestemming: Bestemming; uiterlijk: string | null };

export type Decided = {
  /** Without its status and version. */
  head: Melding;
  events: IntakeEvent[];
  /** What the melder hears; null: nothing. */
  bericht: BerichtVan<'uitkomst'> | null;
  handed: Handed | null;
  /** Whoever has it in hand picks it up or says how it ended; and for the Wmo the end of the inquiry. */
  opvolging: Termijn | null;
  wmo: Termijn | null;
  /** What a person has to do besides. */
  taken: Pick<Contacttaak, 'soort' | 'reden' | 'onderwerp' | 'bericht'>[];
};

export type TriageContext = {
  now: string;
  gemeente: Gemeente;
  taal: Taal;
  /** With `dubbelVan`: who sent that melding; `onbekend` when there is none. */
  dubbelVanWie: 'zelfdeMelder' | 'iemandAnders' | 'onbekend';
  /** With `maatwerk` for a melding about the regisseur: whom it may be about. */
  overWie?: OverWie;
};

const fault = (veld: string, code: string, melding: string): Fault => ({ veld, code, melding });

function teamFaults(veld: string, code: string, soort: Team['soort'], gemeente: Gemeente): Fault[] {
  const team = gemeente.teams.find((one) => one.code === code);
  const choice = gemeente.teams.filter((one) => one.soort === soort).map((one) => one.code);
  const choose =
    choice.length > 0 ? `Kies uit: ${choice.join(', ')}.` : `Deze gemeente heeft niet ${kindWords[soort]}.`;
  if (!team) return [fault(veld, 'onbekendTeam', `Het team "${code}" kennen wij niet. ${choose}`)];
  if (team.soort === soort) return [];
  return [fault(veld, 'verkeerdTeam', `${team.naam} is niet ${kindWords[soort]}. ${choose}`)];
}

/** Work mail of the municipality's own people: on the domain of its mailbox, or below it. */
export function isWorkMail(email: string, gemeente: Pick<Gemeente, 'mailbox'>): boolean {
  const own = gemeente.mailbox.split('@')[1]?.toLowerCase() ?? '';
  const domain = email.split('@')[1]?.toLowerCase() ?? '';
  return domain === own || domain.endsWith(`.${own}`);
}
export const workMailFault = (veld: string, gemeente: Pick<Gemeente, 'mailbox'>): Fault =>
  fault(veld, 'geenWerkmail', `Vul een werkmailadres in dat eindigt op @${gemeente.mailbox.split('@')[1]}.`);

/** R87: what municipalities buy together has stricter criteria; a professional says that they were weighed. */
function sharedFaults(
  { bovenlokaal, criteriaGewogen }: Extract<UitkomstRequest, { uitkomst: 'maatwerk' }>,
  gemeente: Pick<Gemeente, 'bovenlokaal'>,
): Fault[] {
  if (!bovenlokaal) return [];
  if (!gemeente.bovenlokaal) {
    return [fault('/bovenlokaal', 'geenBovenlokaal', 'Deze gemeente heeft geen bovenlokale hulp. Laat dit veld weg.')];
  }
  if (criteriaGewogen) return [];
  return [fault('/criteriaGewogen', 'criteriaNietGewogen', 'Weeg eerst de criteria voor bovenlokale hulp.')];
}

/** Everything that the contract cannot see, all at once. */
export function uitkomstFaults(head: Melding, input: UitkomstRequest, context: TriageContext): Fault[] {
  const { gemeente } = context;
  const faults: Fault[] = [];
  const unknown = head.wieMeldde.soort === 'onbekend';
  if (unknown && !input.over && input.uitkomst !== 'geenMelding') {
    faults.push(fault('/over', 'overOntbreekt', 'Deze melding zegt niet over wie het gaat. Kies over wie.'));
  }
  if (!unknown && input.over && input.over !== head.over) {
    faults.push(fault('/over', 'overBekend', 'Over wie het gaat staat al in de melding. Laat dit veld weg.'));
  }
  switch (input.uitkomst) {
    case 'viaTeam':
    case 'sociaalTeam':
    case 'expertteam':
    case 'wmoMelding':
      faults.push(...teamFaults('/team', input.team, kindOfTeam[input.uitkomst], gemeente));
      break;
    case 'algemeneVoorziening':
      if (!gemeente.socialeKaart.some(({ code }) => code === input.voorziening)) {
        const choice = gemeente.socialeKaart.map(({ code }) => code).join(', ');
        const text = `De voorziening "${input.voorziening}" kennen wij niet. Kies uit: ${choice}.`;
        faults.push(fault('/voorziening', 'onbekendeVoorziening', text));
      }
      break;
    case 'maatwerk':
      if (input.medewerker.email !== undefined && !isWorkMail(input.medewerker.email, gemeente)) {
        faults.push(workMailFault('/medewerker/email', gemeente));
      }
      faults.push(...sharedFaults(input, gemeente));
      faults.push(...subjectFaults('/medewerker/naam', input.medewerker, context.overWie ?? overNiemand));
      break;
    case 'bekendeRegisseur':
      if ((input.casusId === undefined) === (input.regisseurId === undefined)) {
        faults.push(
          fault(
            '/casusId',
            'casusOfRegisseur',
            'Kies de casus, of de regisseur als er nog geen casus is. Niet allebei.',
          ),
        );
      }
      if (head.overRegisseur) {
        faults.push(
          fault(
            '/uitkomst',
            'overRegisseur',
            'Deze melding gaat over de regisseur en gaat daarom nooit naar die persoon. Kies een andere uitkomst.',
          ),
        );
      }
      break;
    case 'nieuweCasus':
      if (casusOf(head.feiten)) {
        faults.push(fault('/uitkomst', 'casusBestaat', 'Deze melding hoort al bij een casus. Benoem daar iemand.'));
      }
      if (head.overRegisseur && input.regisseurId !== undefined) {
        faults.push(
          fault(
            '/regisseurId',
            'overRegisseur',
            'Deze melding gaat over een regisseur. Open de casus zonder wens en kies daarna wie benoemd wordt.',
          ),
        );
      }
      break;
    case 'doorgezonden':
      faults.push(...passingFaults(input, context));
      break;
    case 'geenMelding':
      if (input.soort === 'dubbel' && input.dubbelVan === undefined) {
        faults.push(fault('/dubbelVan', 'dubbelVanOntbreekt', 'Vul het nummer in van de melding die er al was.'));
      } else if (
        input.dubbelVan !== undefined &&
        (context.dubbelVanWie === 'onbekend' || input.dubbelVan === head.meldingsnummer)
      ) {
        faults.push(fault('/dubbelVan', 'dubbelVanOnbekend', 'Dit nummer is geen andere melding. Controleer het.'));
      } else if (input.soort === 'dubbel' && context.dubbelVanWie === 'iemandAnders') {
        // Each of two parents was promised an answer; of a duplicate nobody hears anything.
        const text =
          'Die melding is van iemand anders. Deze melder wacht ook op antwoord: kies een andere uitkomst. Gaat het over hetzelfde huishouden? Leg dat vast op de pagina van de melding.';
        faults.push(fault('/dubbelVan', 'dubbelVanAnder', text));
      }
      break;
    case 'advies':
      break;
  }
  return faults;
}

/** A mail does not say whom it is about; with the outcome a person does. */
function whoNow(head: Melding, over: UitkomstRequest['over']): Pick<Melding, 'over' | 'wieMeldde'> {
  if (head.wieMeldde.soort !== 'onbekend' || !over) return { over: head.over, wieMeldde: head.wieMeldde };
  const wieMeldde: WieMeldde =
    over === 'iemandAnders' ? { soort: 'signaal', weetHetGezinHet: 'weetNiet' } : { soort: 'eigenHuishouden' };
  return { over, wieMeldde };
}

/** Of somebody else's household, as the melding said it. */
const familyKnows = ({ over, wieMeldde }: Pick<Melding, 'over' | 'wieMeldde'>) =>
  wieMeldde.soort === 'signaal' ? wieMeldde.weetHetGezinHet : over === 'iemandAnders' ? ('weetNiet' as const) : null;

const contactOf = (team: { naam: string; telefoon: string; email: string | null }): Contactgegevens => ({
  naam: team.naam,
  telefoon: team.telefoon,
  email: team.email,
  website: null,
});

/** What the melder hears, in data. */
function toTell(
  head: Melding,
  input: UitkomstRequest,
  context: TriageContext,
  dates: { contactUiterlijk: string; onderzoekUiterlijk: string; planUiterlijk: string; uiterlijk: string | null },
): BerichtVan<'uitkomst'>['uitkomst'] | null {
  const { gemeente } = context;
  const team = 'team' in input ? gemeente.teams.find(({ code }) => code === input.team) : undefined;
  switch (input.uitkomst) {
    case 'advies':
      return { soort: 'advies', antwoord: input.antwoord };
    case 'algemeneVoorziening': {
      const found = gemeente.socialeKaart.find(({ code }) => code === input.voorziening);
      if (!found) return null;
      const { naam, telefoon, website, omschrijving } = found;
      const voorziening = { naam, telefoon, email: null, website };
      return { soort: 'algemeneVoorziening', voorziening, omschrijving: omschrijving[context.taal] };
    }
    case 'viaTeam':
    case 'sociaalTeam':
    case 'expertteam':
      return team ? { soort: input.uitkomst, team: contactOf(team), contactUiterlijk: dates.contactUiterlijk } : null;
    case 'maatwerk': {
      const { naam, telefoon, email } = input.medewerker;
      const medewerker = { naam, telefoon, email: email ?? null, website: null };
      return { soort: 'maatwerk', medewerker, contactUiterlijk: dates.contactUiterlijk };
    }
    case 'wmoMelding': {
      const { onderzoekUiterlijk, planUiterlijk } = dates;
      return team ? { soort: 'wmoMelding', loket: contactOf(team), onderzoekUiterlijk, planUiterlijk } : null;
    }
    case 'bekendeRegisseur':
    case 'nieuweCasus':
      // Who leads was told already: that somebody is looked for would be wrong.
      if (whoLeads(head.feiten)) return null;
      // Who led has left: nobody "goes on with it".
      return { soort: knownRegisseur(head.feiten) ? 'nieuweCasus' : input.uitkomst };
    case 'doorgezonden': {
      const to = passedOnTo(input, gemeente);
      if (!to || isShielded(input)) return null;
      const stand = { overdragenUiterlijk: dates.uiterlijk, overgedragenOp: input.bewijs?.op ?? null };
      return { soort: 'doorgezonden', ...toldOfPassing(head, input.bestemming, to, stand) };
    }
    case 'geenMelding':
      return null;
  }
}

/** Who reported about somebody else never hears an outcome; without a name only what helps without one. */
function hearsOutcome(head: Melding, uitkomst: Uitkomst): boolean {
  if (head.wieMeldde.soort === 'eigenHuishouden') return true;
  const general = uitkomst === 'advies' || uitkomst === 'algemeneVoorziening';
  return head.wieMeldde.soort === 'anoniem' && head.over !== 'iemandAnders' && general;
}

function handTo(
  input: UitkomstRequest,
  gemeente: Gemeente,
  dates: { contactUiterlijk: string; uiterlijk: string; overdragenUiterlijk: string | null },
): Handed | null {
  if ('team' in input) {
    const team = gemeente.teams.find(({ code }) => code === input.team);
    return team ? { aan: 'team', naam: team.naam, email: team.email, ...dates } : null;
  }
  if (input.uitkomst === 'maatwerk') {
    const { naam, email } = input.medewerker;
    // Without a work mail the mailbox of the municipality hears it, and somebody there passes it on.
    return { aan: 'persoon', naam, email: email ?? gemeente.werkbak, uiterlijk: dates.uiterlijk };
  }
  if (input.uitkomst === 'doorgezonden') {
    const to = passedOnTo(input, gemeente);
    if (!to?.email) return null;
    const { bestemming } = input;
    return { aan: 'elders', naam: to.naam, email: to.email, bestemming, uiterlijk: dates.overdragenUiterlijk };
  }
  return null;
}

const firstContact = { soort: 'bellen', reden: 'beloofd', onderwerp: 'eersteContact', bericht: null } as const;

/** Throws `Problem` with all faults at once. The outcome is weighed by a person; nothing here chooses. */
export function decideUitkomst(before: Melding, input: UitkomstRequest, context: TriageContext): Decided {
  const faults = uitkomstFaults(before, input, context);
  if (faults.length > 0) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', faults);
  }
  const { now, gemeente } = context;
  const { termijnen } = gemeente;
  const { uitkomst } = input;
  const { meldingsnummer: meldingId, ontvangenOp } = before;
  const who = whoNow(before, input.over);
  const becameSignaal = before.wieMeldde.soort === 'onbekend' && who.wieMeldde.soort === 'signaal';
  const team = 'team' in input ? input.team : null;
  const bestemming = input.uitkomst === 'doorgezonden' ? input.bestemming : null;
  const hands = team !== null || uitkomst === 'maatwerk';
  const closes = isClosing(input);
  const passesOn = bestemming !== null && !closes;

  const opvolging = hands || passesOn ? termInWorkingDays(now, termijnen.opvolgingWerkdagen, gemeente) : null;
  const received = dutchDate(ontvangenOp);
  const onderzoekUiterlijk = daysAfter(received, termijnen.wmoOnderzoekWeken * 7);
  const wmo =
    uitkomst === 'wmoMelding'
      ? { uiterlijk: onderzoekUiterlijk, tot: toMoment(Date.parse(endOfDutchDay(onderzoekUiterlijk))) }
      : null;
  const contactUiterlijk = termInWorkingDays(now, termijnen.contactWerkdagen, gemeente).uiterlijk;
  const planUiterlijk = daysAfter(received, termijnen.persoonlijkPlanDagen);
  const uiterlijk = (wmo ?? opvolging)?.uiterlijk ?? null;

  const weighed: Melding = { ...before, ...who };
  const silent = staysSilent(before, input);
  const told =
    silent || !hearsOutcome(weighed, uitkomst)
      ? null
      : toTell(weighed, input, context, { contactUiterlijk, onderzoekUiterlijk, planUiterlijk, uiterlijk });
  const bericht: BerichtVan<'uitkomst'> | null = told && {
    soort: 'uitkomst',
    uitkomst: told,
    toelichting: input.toelichting ?? null,
  };
  const handed = handTo(input, gemeente, {
    contactUiterlijk,
    uiterlijk: uiterlijk ?? contactUiterlijk,
    overdragenUiterlijk: uiterlijk,
  });
  const medewerker = input.uitkomst === 'maatwerk' ? input.medewerker : null;
  const sleutel = medewerker?.email?.toLowerCase();

  const head: Melding = {
    ...weighed,
    triage: {
      uitkomst,
      op: now,
      team,
      bestemming,
      bericht,
      ...((silent || isShielded({ bestemming })) && { stil: true }),
      opvolgingUiterlijk: uiterlijk,
      afgerondOp: closes ? now : null,
    },
    // A team claims it anew; with maatwerk the medewerker has it in hand.
    behandelaar:
      medewerker && sleutel
        ? { sleutel, id: sleutel, naam: medewerker.naam, sinds: now }
        : hands
          ? null
          : before.behandelaar,
    bekekenOp: before.bekekenOp ?? now,
    mogelijkSpam: before.mogelijkSpam && uitkomst === 'geenMelding',
  };
  const casusId = input.uitkomst === 'bekendeRegisseur' ? (input.casusId ?? null) : null;
  const regisseurId = 'regisseurId' in input ? (input.regisseurId ?? null) : null;
  const events: IntakeEvent[] = [
    {
      type: meldingGetrieerd.type,
      data: {
        meldingId,
        getrieerdOp: now,
        uitkomst,
        over: who.over,
        weetHetGezinHet: familyKnows(who),
        zwaarte: input.zwaarte ?? null,
        team,
        kader: 'kader' in input ? input.kader : 'onbekend',
        casusId,
        regisseurId,
      },
    },
    ...(bestemming
      ? [
          passedOnEvent(before, {
            doorgezondenOp: now,
            bestemming,
            perMail: handed?.aan === 'elders',
            overgedragenOp: input.uitkomst === 'doorgezonden' ? (input.bewijs?.op ?? null) : null,
            daarnaast: false,
          }),
        ]
      : []),
    ...(closes ? [closedEvent(before, uitkomst, now, gemeente)] : []),
  ];
  return {
    head: { ...head, status: statusOf(head) },
    events,
    bericht,
    handed,
    opvolging,
    wmo,
    taken: [
      ...(becameSignaal && !isShielded(head.triage) && uitkomst !== 'geenMelding' ? [informFamily] : []),
      ...(told && 'contactUiterlijk' in told ? [firstContact] : []),
      // Of a name that will come too: whether and how the melder hears it is for a person.
      ...(isShielded(head.triage) || (silent && !closes && !hands && !passesOn) ? [notByItself] : []),
    ],
  };
}

const closedEvent = (head: Melding, uitkomst: Uitkomst, now: string, gemeente: Gemeente): IntakeEvent => ({
  type: meldingAfgerond.type,
  data: {
    meldingId: head.meldingsnummer,
    afgerondOp: now,
    uitkomst,
    werkdagen: workingDaysBetween(head.ontvangenOp, now, gemeente.extraVrijeDagen),
  },
});

/** What was passed on ends with the proof that it arrived, and with nothing else. */
function afrondingFaults({ triage }: Melding, { resultaat, bewijs }: AfrondingRequest, now: string): Fault[] {
  if (!isPassingOn(triage)) {
    return resultaat === 'overgedragen' || bewijs
      ? [fault('/resultaat', 'nietDoorgezonden', 'Deze melding is niet doorgestuurd. Kies hoe het afliep.')]
      : [];
  }
  if (resultaat !== 'overgedragen') {
    const text = 'Deze melding is doorgestuurd. Leg vast dat zij is overgedragen, of heropen haar.';
    return [fault('/resultaat', 'nietOvergedragen', text)];
  }
  return bewijs
    ? proofFaults(bewijs, now)
    : [fault('/bewijs', 'bewijsOntbreekt', 'Leg vast hoe, wanneer en aan wie u het doorgaf.')];
}

/** Handed over: the melder reads to whom and when. What was not told before has no words here. */
function toldAfterHandOver(
  head: Melding,
  triage: NonNullable<Melding['triage']>,
  { bewijs, toelichting }: AfrondingRequest,
  gemeente: Gemeente,
): BerichtVan<'uitkomst'> | null {
  const { bestemming, bericht } = triage;
  if (!bewijs || !bestemming || isShielded(triage)) return null;
  const before = bericht?.soort === 'uitkomst' && bericht.uitkomst.soort === 'doorgezonden' ? bericht.uitkomst : null;
  const office = bestemming === 'andereGemeente' ? null : gemeente.doorzenden[bestemming];
  const bij = before?.bij ?? contactOf(office ?? { naam: bewijs.aan, telefoon: gemeente.telefoon, email: null });
  const { ontvangenOp } = head;
  const stand = { overdragenUiterlijk: null, overgedragenOp: bewijs.op };
  return {
    soort: 'uitkomst',
    uitkomst: { soort: 'doorgezonden', bestemming, bij, ontvangenOp, ...stand },
    toelichting: toelichting ?? null,
  };
}

/**
 * Whoever had it in hand says how it ended; of what was passed on: that it arrived. Only for a melding that was handed
 * on; `may.ts` sees to that. Throws `Problem`.
 */
export function decideAfronding(
  before: Melding,
  input: AfrondingRequest,
  context: { now: string; gemeente: Gemeente },
): { head: Melding; events: IntakeEvent[]; bericht: BerichtVan<'afronding' | 'uitkomst'> | null } {
  const { triage } = before;
  if (!triage) throw new Problem('nietMogelijk', 'Deze melding heeft nog geen uitkomst.');
  const { now, gemeente } = context;
  const faults = afrondingFaults(before, input, now);
  if (faults.length > 0) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', faults);
  }
  const stil = staysSilent(before, input);
  const tells = !stil && hearsOutcome(before, triage.uitkomst);
  const { bestemming } = triage;
  const passedOn = isPassingOn(triage) && bestemming && input.bewijs ? { bestemming, op: input.bewijs.op } : null;
  const arrived = passedOn && toldAfterHandOver(before, triage, input, gemeente);
  // On the page it takes the place of the promise that was told.
  const bericht = arrived && (tells || triage.bericht) ? arrived : triage.bericht;
  const head: Melding = { ...before, triage: { ...triage, bericht, stil, afgerondOp: now } };
  const { uitkomst } = triage;
  return {
    head: { ...head, status: statusOf(head) },
    events: [
      ...(passedOn
        ? [
            passedOnEvent(before, {
              doorgezondenOp: triage.op,
              bestemming: passedOn.bestemming,
              // It waited for this because only a mail went out.
              perMail: true,
              overgedragenOp: passedOn.op,
              daarnaast: false,
            }),
          ]
        : []),
      closedEvent(before, uitkomst, now, gemeente),
    ],
    bericht: tells ? (passedOn ? arrived : { soort: 'afronding', toelichting: input.toelichting ?? null }) : null,
  };
}
