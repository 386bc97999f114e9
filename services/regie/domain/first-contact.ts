import { dutchDate, endOfDutchDay, toMoment } from '../../../shared/dutch-calendar.ts';
import {
  after,
  type Casus,
  closeEscalations,
  closePunten,
  contactTerm,
  type Decision,
  type EersteContact,
  isUrgent,
  named,
  reachableAt,
  requireState,
  unchanged,
  withVersion,
} from './casus.ts';
import { type Bellen, dayBefore, nextStepAt, type Rules, termFor, termOn } from './terms.ts';

/** After so many times without an answer people look for another way; the term then no longer moves. */
export const attemptsBeforeAlarm = 3;
/** As many as anybody reads; older ones stay in the partition of the casus. */
const shown = 20;

/** The call that the family was promised: whoever leads records it before that date, or hears of it. */
export function promiseContact(state: Casus, bellen: Bellen, now: string, rules: Rules): Decision {
  const last = 'voor' in bellen ? dayBefore(bellen.voor) : bellen.uiterlijk;
  const today = dutchDate(now);
  const termijn = termOn(last < today ? today : last, now, isUrgent(state), rules);
  const running = state.eersteContact;
  // What was promised sooner holds, and may have climbed already.
  if (running && running.tot <= termijn.tot) return unchanged(state);
  const eersteContact: EersteContact = { ...termijn, herinnerd: false, pogingen: running?.pogingen ?? 0 };
  return {
    ...unchanged({ ...state, eersteContact }),
    terms: [{ soort: contactTerm, at: termijn.tot, niveau: 1 }],
  };
}

/** Nobody leads, or somebody else does: what was promised by the one before is no longer asked of them. */
export function forgetContact(state: Casus, now: string): Decision {
  if (!state.eersteContact) return unchanged(state);
  const closed = closeEscalations(state, ({ oorzaak }) => oorzaak === 'geenContact', 'opgelost', now);
  return { ...closed, state: { ...closed.state, eersteContact: null }, terms: [{ soort: contactTerm, gone: true }] };
}

/** Whoever leads called. A talk ends the term and what waited for it; no answer asks for another attempt. */
export function recordContact(
  before: Casus,
  resultaat: 'gesproken' | 'nietBereikt',
  now: string,
  rules: Rules,
): Decision {
  const open = requireState(before, 'recordContact');
  const contacten = [...open.contacten, { op: now, resultaat }].slice(-shown);
  const noted: Casus = { ...open, contacten };
  if (resultaat === 'gesproken') {
    const ended = forgetContact(noted, now);
    const heard = closePunten(ended.state, ['heropend'], 'contact', now);
    return withVersion(after(ended, heard), before.versie);
  }
  const running = open.eersteContact;
  if (!running) return withVersion(unchanged(noted), before.versie);
  const pogingen = running.pogingen + 1;
  const tried: Casus = { ...noted, eersteContact: { ...running, pogingen } };
  if (pogingen >= attemptsBeforeAlarm) {
    const mails =
      pogingen === attemptsBeforeAlarm ? [{ ...named(tried), soort: 'nietBereikt' as const, pogingen }] : [];
    return withVersion({ ...unchanged(tried), mails }, before.versie);
  }
  const termijn = termFor(now, rules.termijnen.contactWerkdagen, isUrgent(tried), rules);
  // Never sooner than was promised: an early attempt takes no time away.
  const later = termijn.tot > running.tot ? termijn : { uiterlijk: running.uiterlijk, tot: running.tot };
  const closed = closeEscalations(tried, ({ oorzaak }) => oorzaak === 'geenContact', 'contact', now);
  return withVersion(
    {
      ...closed,
      state: { ...closed.state, eersteContact: { ...later, herinnerd: false, pogingen } },
      terms: [{ soort: contactTerm, at: later.tot, niveau: 1 }],
    },
    before.versie,
  );
}

/** The first time that it is late, whoever leads is reminded; the next time it climbs. */
export function remindOfContact(before: Casus, now: string, rules: Rules): Decision {
  const open = requireState(before, 'climbContact');
  const running = open.eersteContact;
  if (!running) return withVersion(unchanged(before), before.versie);
  const at = isUrgent(open)
    ? nextStepAt(1, now, true, rules)
    : toMoment(Date.parse(endOfDutchDay(nextDay(now, rules))));
  return withVersion(
    {
      state: { ...open, eersteContact: { ...running, herinnerd: true } },
      events: [],
      mails: [{ ...named(open), soort: 'contactHerinnering', aan: reachableAt(open) }],
      terms: [{ soort: contactTerm, at, niveau: 1 }],
    },
    before.versie,
  );
}

const nextDay = (now: string, rules: Rules) => termFor(now, 1, false, rules).uiterlijk;
