import { dutchDate, isWorkingDay } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';

const clock = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Whether people are at work: on a working day, within the hours that the municipality keeps (Dutch time). */
export function isOfficeHours(now: string, gemeente: Pick<Gemeente, 'kantooruren' | 'extraVrijeDagen'>): boolean {
  const { van, tot } = gemeente.kantooruren;
  const time = clock.format(new Date(now));
  return isWorkingDay(dutchDate(now), gemeente.extraVrijeDagen) && van <= time && time < tot;
}
