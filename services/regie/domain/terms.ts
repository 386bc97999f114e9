import { addWorkingDays, dutchDate, endOfDutchDay, toMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';

export type Rules = Pick<Gemeente, 'escalatieladder' | 'termijnen' | 'extraVrijeDagen'>;

/** A term as people read it (`uiterlijk`, the last day) and as the sweep does (`tot`, the moment it has passed). */
export type Termijn = { uiterlijk: string; tot: string };

const hourMillis = 3_600_000;
/** A crisis climbs quickly; whoever stands at the top is then reminded at most once a day. */
const repeatHoursInCrisis = 24;

const addHours = (moment: string, hours: number) => toMoment(Date.parse(moment) + hours * hourMillis);

function inWorkingDays(now: string, count: number, rules: Rules): Termijn {
  const uiterlijk = addWorkingDays(dutchDate(now), count, rules.extraVrijeDagen);
  return { uiterlijk, tot: toMoment(Date.parse(endOfDutchDay(uiterlijk))) };
}

/** Acutely unsafe counts in clock hours, nights and weekends included (practice, crisis outside office hours). */
export function termFor(now: string, workingDays: number, urgent: boolean, rules: Rules): Termijn {
  if (!urgent) return inWorkingDays(now, workingDays, rules);
  const tot = addHours(now, rules.termijnen.crisisUren);
  return { uiterlijk: dutchDate(tot), tot };
}

const dayMillis = 24 * hourMillis;
export const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - dayMillis).toISOString().slice(0, 10);
/** The moment at which this date begins in the Netherlands. */
export const startOfDutchDay = (date: string): string => toMoment(Date.parse(endOfDutchDay(dayBefore(date))));

/** A term that runs until and including this date; where it is acutely unsafe never longer than the hours of a crisis. */
export function termOn(date: string, now: string, urgent: boolean, rules: Rules): Termijn {
  const tot = toMoment(Date.parse(endOfDutchDay(date)));
  if (!urgent) return { uiterlijk: date, tot };
  const crisis = addHours(now, rules.termijnen.crisisUren);
  return crisis < tot ? { uiterlijk: dutchDate(crisis), tot: crisis } : { uiterlijk: date, tot };
}

/** Whole clock hours from one moment to another. */
export const hoursBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / hourMillis));

/** Working days that have begun since the day of `from`, which itself does not count. */
export function workingDaysBetween(from: string, to: string, extraHolidays: readonly string[]): number {
  const last = dutchDate(to);
  let count = 0;
  for (let day = addWorkingDays(dutchDate(from), 1, extraHolidays); day <= last; count += 1) {
    day = addWorkingDays(day, 1, extraHolidays);
  }
  return count;
}

/** When the regisseur calls. `voor`: before this date, `uiterlijk`: on this date at the latest. */
export type Bellen = { voor: string } | { uiterlijk: string };

/**
 * The earliest of what the melders were told (`reactieUiterlijk` of each melding): before that date, or where it is
 * here already, before the date that intake gives a call then. Today is only asked for when today was promised.
 */
export function callBefore(promises: readonly string[], now: string, rules: Rules): Bellen {
  const today = dutchDate(now);
  if (promises.includes(today)) return { uiterlijk: today };
  const otherwise = addWorkingDays(today, rules.termijnen.contactWerkdagen, rules.extraVrijeDagen);
  const dates = promises.map((date) => (date > today ? date : otherwise));
  return { voor: dates.toSorted()[0] ?? otherwise };
}

/** The last step repeats for as long as nobody acts. */
export function ladderStep(ladder: Gemeente['escalatieladder'], niveau: number) {
  const step = ladder[Math.min(niveau, ladder.length) - 1];
  if (!step) throw new RangeError('The escalation ladder is empty');
  return step;
}

/** The moment of the step after this one. */
export function nextStepAt(niveau: number, now: string, urgent: boolean, rules: Rules): string {
  const { escalatieladder: ladder, termijnen } = rules;
  if (!urgent) return inWorkingDays(now, ladderStep(ladder, niveau).volgendeNaWerkdagen, rules).tot;
  const { crisisUren } = termijnen;
  return addHours(now, niveau >= ladder.length ? Math.max(crisisUren, repeatHoursInCrisis) : crisisUren);
}
