import { regisseurGewijzigd } from '../../../events/regie/regisseur-gewijzigd.v1.ts';
import { dutchDate } from '../../../shared/dutch-calendar.ts';
import { Problem } from '../../../shared/problem.ts';
import type { Afwezigheid, RedenTegen } from '../contract.ts';
import { reasonsAgainst, reasonsOfHistory, redenTekst } from './candidates.ts';
import {
  type Aanspreekpunt,
  aanspreekpuntOf,
  after,
  type Casus,
  closePunten,
  type Decision,
  departureOf,
  isIn,
  isUrgent,
  named,
  openPunt,
  type Recorded,
  record,
  requireState,
  transitions,
  unchanged,
  uncoveredOf,
  withVersion,
} from './casus.ts';
import type { Regisseur } from './regisseur.ts';
import { type Rules, termFor } from './terms.ts';

/** What speaks against whoever leads now, by all that is known of the household; the place in the casus is held. */
export function concerns(state: Casus, current: Regisseur | undefined, now: string): RedenTegen[] {
  if (!current || current.regisseurId !== state.aanspreekpunt?.regisseurId) return [];
  const redenen: RedenTegen[] = reasonsAgainst(current, state.behoefte, dutchDate(now), true);
  const about = state.uitgesloten.some(({ regisseurId }) => regisseurId === current.regisseurId);
  // Being away is no reason to lose a casus: that is what standing in is for.
  const covered = state.waarneming !== null;
  return [
    ...redenen.filter((reden) => !(covered && reden === 'nietBeschikbaar')),
    ...(about ? (['meldingGaatOverRegisseur'] as const) : []),
  ];
}

/** Independence, registration and target group hold for who stands in as well; a place is not asked. */
export function reasonsAgainstStandIn(state: Casus, person: Regisseur, now: string): RedenTegen[] {
  return [
    ...reasonsAgainst(person, state.behoefte, dutchDate(now), true),
    ...reasonsOfHistory(person.regisseurId, state),
  ];
}

/** The absence of today; of two at once the one that lasts longest. */
export const absenceOn = (person: Regisseur, today: string): Afwezigheid | undefined =>
  person.afwezigheden
    .filter(({ van, tot }) => van <= today && today <= tot)
    .toSorted((a, b) => (a.tot < b.tot ? 1 : -1))[0];

/** Who can be reached how, for whoever told the family: with a stand-in, changed, not now, or not any more at all. */
function changedEvent(state: Casus, now: string): Recorded[] {
  if (!state.aanspreekpunt) return [];
  const contact = ({ naam, telefoon, email, organisatie }: Aanspreekpunt) => ({ naam, telefoon, email, organisatie });
  const { aanspreekpunt, waarneming } = state;
  const left = departureOf(state);
  const uncovered = uncoveredOf(state);
  return [
    record(regisseurGewijzigd, {
      casusId: state.casusId,
      meldingen: state.meldingen,
      regisseurId: aanspreekpunt.regisseurId,
      regisseur: contact(aanspreekpunt),
      waarnemer: waarneming && {
        regisseurId: waarneming.regisseurId,
        regisseur: contact(waarneming),
        tot: waarneming.tot,
      },
      // What the family is told is the term of the work item itself: that is what climbs.
      afwezig: uncovered ? { sinds: uncovered.sinds, waarnemerUiterlijk: uncovered.uiterlijk } : null,
      vertrek: left ? { op: left.sinds, nieuweRegisseurUiterlijk: left.uiterlijk } : null,
      gewijzigdOp: now,
    }),
  ];
}

/** Said again with a benoeming or a confirmed melding: those events do not know who stands in, is away or left. */
export const presenceEvent = (state: Casus, now: string): Recorded[] =>
  state.waarneming || uncoveredOf(state) || departureOf(state) ? changedEvent(state, now) : [];

const sameContact = (a: Aanspreekpunt, b: Aanspreekpunt): boolean =>
  a.regisseurId === b.regisseurId &&
  a.naam === b.naam &&
  a.telefoon === b.telefoon &&
  a.email === b.email &&
  a.organisatie === b.organisatie;

/** A work item as long as something speaks against who leads; people are told, and decide. */
export function checkFit(state: Casus, lead: Regisseur | undefined, now: string, rules: Rules): Decision {
  if (!lead || lead.regisseurId !== state.aanspreekpunt?.regisseurId) return unchanged(state);
  // Whoever is away or left is another work item, and so is a melding about whoever leads.
  const redenen = concerns(state, lead, now).filter(
    (reden) => reden !== 'nietBeschikbaar' && reden !== 'meldingGaatOverRegisseur',
  );
  if (redenen.length === 0) return closePunten(state, ['pastNietMeer'], 'opgelost', now);
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, isUrgent(state), rules);
  const tell = (aan: 'mailbox' | 'ladder') =>
    ({ ...named(state), soort: 'pastNietMeer', aan, redenen, uiterlijk: termijn.uiterlijk }) as const;
  return openPunt(state, { soort: 'pastNietMeer', meldingId: null, termijn }, now, [tell('mailbox'), tell('ladder')]);
}

/** Who should stand in now: whoever does and still fits, else whom the absence names, else nobody. */
function standInFor(state: Casus, absence: Afwezigheid, pool: readonly Regisseur[], now: string) {
  const fits = (regisseurId: string | null | undefined) => {
    const person = pool.find((one) => one.regisseurId === regisseurId);
    return person &&
      person.regisseurId !== state.aanspreekpunt?.regisseurId &&
      reasonsAgainstStandIn(state, person, now).length === 0
      ? person
      : undefined;
  };
  const person = fits(state.waarneming?.regisseurId) ?? fits(absence.waarnemerId);
  return person ? { ...aanspreekpuntOf(person), tot: absence.tot } : null;
}

/** Leave, illness, return or farewell of who leads: who stands in, and the work item where nobody does. */
function followPresence(
  state: Casus,
  lead: Regisseur,
  pool: readonly Regisseur[],
  now: string,
  rules: Rules,
): Decision {
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, isUrgent(state), rules);
  const { uiterlijk } = termijn;
  if (lead.status === 'uitDienst') {
    const alone = closePunten({ ...state, waarneming: null }, ['geenWaarnemer'], 'opgelost', now);
    return after(
      alone,
      openPunt(alone.state, { soort: 'uitDienst', meldingId: null, termijn }, now, [
        { ...named(state), soort: 'uitDienst', uiterlijk },
      ]),
    );
  }
  const absence = lead.status === 'afwezig' ? absenceOn(lead, dutchDate(now)) : undefined;
  if (!absence) return closePunten({ ...state, waarneming: null }, ['geenWaarnemer'], 'opgelost', now);
  const waarneming = standInFor(state, absence, pool, now);
  const next: Casus = { ...state, waarneming };
  if (!waarneming) {
    return openPunt(next, { soort: 'geenWaarnemer', meldingId: null, termijn }, now, [
      { ...named(state), soort: 'geenWaarnemer', uiterlijk },
    ]);
  }
  const closed = closePunten(next, ['geenWaarnemer'], 'waargenomen', now);
  const isNew = waarneming.regisseurId !== state.waarneming?.regisseurId;
  return {
    ...closed,
    mails: isNew ? [{ ...named(state), soort: 'waarneming', aan: waarneming.email, tot: waarneming.tot }] : [],
  };
}

/**
 * What the pool now says of who leads and who stands in, brought into the casus: contact data, presence, whether they
 * still fit. Undefined when nothing changes, so it may be asked as often as one likes.
 */
export function followPool(before: Casus, pool: readonly Regisseur[], now: string, rules: Rules): Decision | undefined {
  const lead = pool.find(({ regisseurId }) => regisseurId === before.aanspreekpunt?.regisseurId);
  if (!isIn(before, transitions.nameStandIn) || !lead) return undefined;
  const known: Casus = { ...before, aanspreekpunt: aanspreekpuntOf(lead) };
  const present = followPresence(known, lead, pool, now, rules);
  const checked = after(present, checkFit(present.state, lead, now, rules));
  const { state } = checked;
  const left = departureOf(state) !== undefined;
  const told = left
    ? // Once: where somebody who left can be reached is nothing for a family.
      !departureOf(before)
    : !sameContact(before.aanspreekpunt, aanspreekpuntOf(lead)) || !samePresence(before, state);
  if (!told && checked.events.length + checked.mails.length + checked.terms.length === 0) return undefined;
  const events = [...(told ? changedEvent(state, now) : []), ...checked.events];
  return withVersion({ ...checked, events }, before.versie);
}

const sameStandIn = (a: Casus['waarneming'], b: Casus['waarneming']): boolean =>
  a === null || b === null ? a === b : sameContact(a, b) && a.tot === b.tot;

/** Whom a family can call: who leads, who stands in, or nobody. */
const samePresence = (a: Casus, b: Casus): boolean =>
  sameStandIn(a.waarneming, b.waarneming) && (uncoveredOf(a) === undefined) === (uncoveredOf(b) === undefined);

/** A werkverdeler names who stands in for this one casus, where the one of the absence does not fit. */
export function nameStandIn(before: Casus, lead: Regisseur | undefined, person: Regisseur, now: string): Decision {
  const open = requireState(before, 'nameStandIn');
  const absence = lead?.status === 'afwezig' ? absenceOn(lead, dutchDate(now)) : undefined;
  if (!absence) throw new Problem('nietMogelijk', 'Wie deze casus leidt, is er gewoon. Waarnemen is nu niet nodig.');
  if (person.regisseurId === open.aanspreekpunt.regisseurId) {
    throw new Problem('regisseurNietGeschikt', 'Dit is wie de casus zelf leidt. Kies iemand anders.');
  }
  const redenen = reasonsAgainstStandIn(open, person, now);
  if (redenen.length > 0) {
    const text = redenen.map((reden) => redenTekst[reden]).join(', ');
    throw new Problem('regisseurNietGeschikt', `${person.naam} ${text}. Kies iemand anders.`);
  }
  const state: Casus = { ...open, waarneming: { ...aanspreekpuntOf(person), tot: absence.tot } };
  const closed = closePunten(state, ['geenWaarnemer'], 'waargenomen', now);
  return withVersion(
    {
      ...closed,
      events: [...changedEvent(closed.state, now), ...closed.events],
      mails: [{ ...named(state), soort: 'waarneming', aan: person.email, tot: absence.tot }],
    },
    before.versie,
  );
}

/** More came to be known of the household: whether who leads still fits, and who stands in. */
export function judgeAnew(state: Casus, pool: readonly Regisseur[], now: string, rules: Rules): Decision {
  const lead = pool.find(({ regisseurId }) => regisseurId === state.aanspreekpunt?.regisseurId);
  if (!lead) return unchanged(state);
  const present = state.waarneming ? followPresence(state, lead, pool, now, rules) : unchanged(state);
  return after(present, checkFit(present.state, lead, now, rules));
}

/** An organisation starts to help in this household: independence is judged anew, of who stands in too (practice). */
export function startHelp(
  before: Casus,
  organisatie: string,
  pool: readonly Regisseur[],
  now: string,
  rules: Rules,
): Decision {
  const open = requireState(before, 'startHelp');
  const { betrokkenOrganisaties } = open.behoefte;
  const state: Casus = {
    ...open,
    behoefte: { ...open.behoefte, betrokkenOrganisaties: [...new Set([...betrokkenOrganisaties, organisatie])] },
  };
  const judged = judgeAnew(state, pool, now, rules);
  // Whom the absence named may take over from whoever stood in for this casus alone, or nobody may.
  const told = !samePresence(before, judged.state);
  const events = told ? [...changedEvent(judged.state, now), ...judged.events] : judged.events;
  return withVersion({ ...judged, events }, before.versie);
}
