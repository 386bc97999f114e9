import { termItem, termKey } from '../../shared/deadlines.ts';
import { endOfDutchDay, toMoment } from '../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { Write } from '../../shared/store/table.ts';
import type { Melding } from './domain/melding.ts';
import { type Termijn, termInWorkingDays } from './domain/terms.ts';
import { followUpTermName, meldingPk } from './store.ts';

/**
 * A Wmo-melding that was handed on has to be picked up: after that only the six weeks of the inquiry run, so whoever
 * gets it in hand must really take it. With every other outcome that hands on, the term runs until it is closed,
 * whoever has it: nothing to do here.
 */
const isPickedUp = ({ triage }: Melding): boolean => triage?.uitkomst === 'wmoMelding' && triage.afgerondOp === null;

/** Somebody claimed it, or opened what was handed to them: what remains is the term of the inquiry. */
export const pickedUp = (head: Melding): Write[] =>
  isPickedUp(head) ? [{ remove: termKey(meldingPk(head.meldingsnummer), followUpTermName), when: 'always' }] : [];

/**
 * By when it must be taken that was given back or handed over now: never later than the inquiry ends. Null: there is
 * nothing to pick up, or the inquiry should have ended; that climbs until it is closed, and a new term would hide it.
 */
export function pickUpTerm(head: Melding, now: string, gemeente: Gemeente): Termijn | null {
  const laatste = head.triage?.opvolgingUiterlijk;
  if (!isPickedUp(head) || !laatste) return null;
  const fresh = termInWorkingDays(now, gemeente.termijnen.opvolgingWerkdagen, gemeente);
  const tot = toMoment(Date.parse(endOfDutchDay(laatste)));
  if (fresh.tot <= tot) return fresh;
  return now < tot ? { uiterlijk: laatste, tot } : null;
}

/** Nobody took it yet: the ladder hears it when that lasts. `term` is what `pickUpTerm` says. */
export function waitsForPickUp(head: Melding, term: Termijn | null): Write[] {
  const { meldingsnummer, versie } = head;
  const pk = meldingPk(meldingsnummer);
  // The version tells a sweep, which may hold the term that was there before, that this is another one.
  const put = term && termItem({ pk, soort: followUpTermName, at: term.tot, niveau: 1, versie: versie + 1 });
  return put ? [{ put, when: 'always' }] : [];
}
