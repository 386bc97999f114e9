import { addWorkingDays, dutchDate } from '../../../shared/dutch-calendar.ts';

/** Working days that have begun since the day of `from`, which itself does not count. Both are moments. */
export function workingDaysBetween(from: string, to: string, extraHolidays: readonly string[]): number {
  const last = dutchDate(to);
  let count = 0;
  for (let day = addWorkingDays(dutchDate(from), 1, extraHolidays); day <= last; count += 1) {
    day = addWorkingDays(day, 1, extraHolidays);
  }
  return count;
}

const dayMillis = 24 * 60 * 60 * 1000;
/** Calendar days after a date. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10);
