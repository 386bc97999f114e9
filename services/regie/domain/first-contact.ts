import { dutchDate, endOfDutchDay, toMoment } from '../../../shared/dutch-calendar.ts';
import { Problem } from '../../../shared/problem.ts';
import type { ContactResultaat } from '../contract.ts';
import { familyKnows } from './benadering.ts';
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
  openPunt,
  reachableAt,
  requireState,
  unchanged,
  withVersion,
} from './casus.ts';
import { type Bellen, callBefore, dayBefore, nextStepAt, type Rules, termFor, termOn } from './terms.ts';

/** After so many times without an answer people look for another way; the term then no longer moves. */
export const attemptsBeforeAlarm = 3;
/** As many as anybody reads; older ones stay in the partition of the casus. */
const shown = 20;

/** The call that the family was promised: whoever leads records it before that date, or hears of it. Never where it is not safe. */
export function promiseContact(state: Casus, bellen: Bellen, now: string, rules: Rules): Decision {
  if (state.nietBenaderen) return unchanged(state);
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

/** Contact is not safe: a werkverdeler decides what happens, within a term of its own. */
export function askContactDecision(state: Casus, now: string, rules: Rules): Decision {
  const termijn = termFor(now, rules.termijnen.contactWerkdagen, isUrgent(state), rules);
  return openPunt(state, { soort: 'contactBesluit', meldingId: null, termijn }, now, [
    { ...named(state), soort: 'contactNietVeilig', uiterlijk: termijn.uiterlijk },
  ]);
}

/** Nobody is reminded of a call that is not safe, and nobody asked for one. */
function endContact(state: Casus, now: string, rules: Rules): Decision {
  const ended = forgetContact({ ...state, nietBenaderen: true }, now);
  const heard = closePunten(ended.state, ['heropend'], 'opgelost', now);
  return after(after(ended, heard), askContactDecision(heard.state, now, rules));
}

/** Whoever informs the family found that it is not safe. */
export const stopContact = (before: Casus, now: string, rules: Rules): Decision =>
  withVersion(endContact(requireState(before, 'stopContact'), now, rules), before.versie);

/** After `nietVeilig` a person decides: there is a safe way, or nobody gets in touch. */
export function decideContact(before: Casus, besluit: 'contact' | 'geenContact', now: string, rules: Rules): Decision {
  const open = requireState(before, 'decideContact');
  if (!open.nietBenaderen) {
    throw new Problem('nietMogelijk', 'Bij deze casus staat niet dat contact met het gezin niet veilig is.');
  }
  const nietBenaderen = besluit === 'geenContact';
  const closed = closePunten({ ...open, nietBenaderen }, ['contactBesluit'], 'opgelost', now);
  const bellen = { uiterlijk: termFor(now, rules.termijnen.contactWerkdagen, isUrgent(open), rules).uiterlijk };
  const promised =
    nietBenaderen || !open.aanspreekpunt ? unchanged(closed.state) : promiseContact(closed.state, bellen, now, rules);
  const told: Decision = {
    ...promised,
    mails: open.aanspreekpunt
      ? [
          {
            ...named(promised.state),
            soort: 'contactBesloten',
            aan: reachableAt(open),
            bellen: nietBenaderen ? null : bellen,
          },
        ]
      : [],
  };
  return withVersion(after(closed, told), before.versie);
}

/** Whoever informs a family that somebody else reported about, did: whoever leads may call now. */
export function hearInformed(before: Casus, meldingId: string, now: string, rules: Rules): Decision {
  const open = requireState(before, 'informed');
  const signalen = open.signalen.map((one) =>
    one.meldingId === meldingId ? { ...one, weetHetGezinHet: 'ja' as const } : one,
  );
  const state: Casus = { ...open, signalen };
  const waits = open.eersteContact !== null && named(open).benadering === 'gezinWeetHetNiet';
  const bellen = callBefore(open.reactieUiterlijk, now, rules);
  return withVersion(
    {
      ...unchanged(state),
      mails: waits ? [{ ...named(state, meldingId), soort: 'gezinGeinformeerd', aan: reachableAt(open), bellen }] : [],
    },
    before.versie,
  );
}

/**
 * Whoever leads called. A talk ends the term and what waited for it; no answer asks for another attempt; not safe ends
 * every call, and asks a person to decide.
 */
export function recordContact(before: Casus, resultaat: ContactResultaat, now: string, rules: Rules): Decision {
  const open = requireState(before, 'recordContact');
  const contacten = [...open.contacten, { op: now, resultaat }].slice(-shown);
  const noted: Casus = { ...open, contacten };
  if (resultaat === 'nietVeilig') return withVersion(endContact(noted, now, rules), before.versie);
  if (resultaat === 'gesproken') {
    const spoken: Casus = { ...noted, nietBenaderen: false, signalen: familyKnows(noted.signalen) };
    const ended = forgetContact(spoken, now);
    const heard = closePunten(ended.state, ['heropend', 'contactBesluit'], 'contact', now);
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
