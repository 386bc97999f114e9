import { addMonths, addWorkingDays, dutchDate, endOfDutchDay, toMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';

/** A term as the resident reads it (`uiterlijk`, the last day) and as the sweep does (`tot`, the moment it has passed). */
export type Termijn = { uiterlijk: string; tot: string };

const hourMillis = 3_600_000;

export const addHours = (moment: string, hours: number) => toMoment(Date.parse(moment) + hours * hourMillis);

export function termInWorkingDays(now: string, count: number, gemeente: Gemeente): Termijn {
  const uiterlijk = addWorkingDays(dutchDate(now), count, gemeente.extraVrijeDagen);
  return { uiterlijk, tot: toMoment(Date.parse(endOfDutchDay(uiterlijk))) };
}

/** Crisis counts in clock hours, nights and weekends included (practice, crisis outside office hours). */
export function termInHours(now: string, hours: number): Termijn {
  const tot = addHours(now, hours);
  return { uiterlijk: dutchDate(tot), tot };
}

/** Latest answer to the melder. */
export function reactionTerm(now: string, spoed: boolean, gemeente: Gemeente): Termijn {
  return spoed
    ? termInHours(now, gemeente.termijnen.crisisUren)
    : termInWorkingDays(now, gemeente.termijnen.reactieWerkdagen, gemeente);
}

/** Latest call or letter to who cannot or must not be mailed. */
export function contactTerm(now: string, spoed: boolean, gemeente: Gemeente): Termijn {
  return spoed
    ? termInHours(now, gemeente.termijnen.crisisUren)
    : termInWorkingDays(now, gemeente.termijnen.contactWerkdagen, gemeente);
}

/** The last step repeats until somebody acts. */
const repeatWorkingDays = 5;
const repeatHoursInCrisis = 24;

export type LadderStep = {
  niveau: number;
  rol: string;
  naam: string;
  email: string;
  volgendNiveau: number;
  volgende: string;
};

/** Who is told when a term passes for the n-th time, and when the next person is. */
export function climb(niveau: number, now: string, spoed: boolean, gemeente: Gemeente): LadderStep {
  const ladder = gemeente.escalatieladder;
  const level = Math.min(niveau, ladder.length);
  const step = ladder[level - 1];
  if (!step) throw new Error('The escalation ladder is empty');
  const last = level === ladder.length;
  const volgende = spoed
    ? addHours(now, last ? repeatHoursInCrisis : gemeente.termijnen.crisisUren)
    : termInWorkingDays(now, last ? repeatWorkingDays : step.volgendeNaWerkdagen, gemeente).tot;
  const { rol, naam, email } = step;
  return { niveau: level, rol, naam, email, volgendNiveau: last ? level : level + 1, volgende };
}

/** Until when a melding is kept after a change on this day (rule 11). */
export const keepUntil = (now: string, gemeente: Gemeente) =>
  addMonths(dutchDate(now), gemeente.bewaren.meldingMaanden);
