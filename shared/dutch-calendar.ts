import type { Taal } from './gemeente.ts';

/**
 * Dutch dates and working days. Working days: Monday to Friday, not a general holiday of the Algemene termijnenwet
 * (article 3: 1 January, Good Friday, Easter Monday, Ascension Day, Whit Monday, King's Day, 5 May, both Christmas
 * days), and not a day that the municipality adds.
 *
 * Dates are `YYYY-MM-DD` in Europe/Amsterdam, moments ISO 8601 in UTC. No clock in here: time comes in as data.
 */
const zone = 'Europe/Amsterdam';
const dateFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
const dayMillis = 24 * 60 * 60 * 1000;

/** The date in the Netherlands at this moment. */
export function dutchDate(moment: string): string {
  return dateFormat.format(new Date(moment));
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10);
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Easter Sunday, Gregorian (the anonymous computus). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** General holidays of one year (Algemene termijnenwet, article 3). */
export function holidays(year: number): string[] {
  const easterSunday = easter(year);
  const kingsDay = `${year}-04-27`;
  return [
    `${year}-01-01`,
    addDays(easterSunday, -2),
    addDays(easterSunday, 1),
    weekday(kingsDay) === 0 ? `${year}-04-26` : kingsDay,
    `${year}-05-05`,
    addDays(easterSunday, 39),
    addDays(easterSunday, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ];
}

export function isWorkingDay(date: string, extraHolidays: readonly string[] = []): boolean {
  const day = weekday(date);
  if (day === 0 || day === 6) return false;
  return !holidays(Number(date.slice(0, 4))).includes(date) && !extraHolidays.includes(date);
}

/** The date `count` working days after `date`; the day itself does not count. */
export function addWorkingDays(date: string, count: number, extraHolidays: readonly string[] = []): string {
  let result = date;
  for (let left = count; left > 0; ) {
    result = addDays(result, 1);
    if (isWorkingDay(result, extraHolidays)) left -= 1;
  }
  return result;
}

/** Calendar months later; the last day of the month where the day does not exist. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay.getUTCDate()))).toISOString().slice(0, 10);
}

/** Minutes that Amsterdam is ahead of UTC at this moment. */
function offsetMinutes(millis: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(millis);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

/** The moment at which a term that runs until and including this date has passed: midnight in the Netherlands. */
export function endOfDutchDay(date: string): string {
  const midnight = Date.parse(`${addDays(date, 1)}T00:00:00Z`);
  return new Date(midnight - offsetMinutes(midnight - offsetMinutes(midnight) * 60_000) * 60_000).toISOString();
}

/** ISO 8601 in UTC without milliseconds, as the API and the events show it. */
export function toMoment(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

/** In words, for residents. Of the Netherlands in both languages: the hour is the one on their wall. */
const spelling = (locale: string) => ({
  date: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
  dateYear: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
  clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }),
});
const spellings = { nl: spelling('nl-NL'), en: spelling('en-GB') };

/** `vrijdag 27 november`, `Friday 27 November`. */
export const spellDate = (date: string, taal: Taal = 'nl'): string =>
  spellings[taal].date.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
/** `27 november 2026`, for a date far from now: the year says more than the day of the week. */
export const spellFarDate = (date: string): string => spellings.nl.dateYear.format(new Date(`${date}T00:00:00Z`));
/** `21 november 2026 om 22.50 uur`, `21 November 2026 at 22:50`. */
export function spellMoment(moment: string, taal: Taal = 'nl'): string {
  const { dateYear, clock } = spellings[taal];
  const date = dateYear.format(new Date(`${dutchDate(moment)}T00:00:00Z`));
  const time = clock.format(new Date(moment));
  return taal === 'nl' ? `${date} om ${time.replace(':', '.')} uur` : `${date} at ${time}`;
}
