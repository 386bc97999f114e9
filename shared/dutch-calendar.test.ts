import Holidays from 'date-holidays';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addWorkingDays,
  dutchDate,
  endOfDutchDay,
  holidays,
  isWorkingDay,
  spellDate,
  spellMoment,
} from './dutch-calendar.ts';

const years = Array.from({ length: 12 }, (_, index) => 2024 + index);

describe('general holidays', () => {
  // date-holidays calls Good Friday an observance and 5 May public only in a lustrum; the law names both every year.
  const named = new Set(['01-01', '05-05']);
  it.each(years)('agree with date-holidays in %i', (year) => {
    const reference = new Holidays('NL')
      .getHolidays(year)
      .filter(({ type, name, date }) => type === 'public' || name === 'Goede Vrijdag' || named.has(date.slice(5, 10)))
      .map(({ date }) => date.slice(0, 10));
    const weekdays = (dates: string[]) =>
      [...new Set(dates)].filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())).sort();
    expect(weekdays(holidays(year))).toEqual(weekdays(reference));
  });

  it('moves King’s Day to Saturday when it falls on a Sunday', () => {
    expect(holidays(2025)).toContain('2025-04-26');
    expect(holidays(2025)).not.toContain('2025-04-27');
  });
});

const anyDate = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2035-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('working days', () => {
  it('counts from the day after, as in the contract of the main job', () => {
    expect(addWorkingDays('2026-11-21', 5)).toBe('2026-11-27');
    expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-23');
  });

  it('skips Christmas, New Year and what the municipality adds', () => {
    expect(addWorkingDays('2026-12-23', 2)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-31', 1)).toBe('2027-01-04');
    expect(addWorkingDays('2026-12-31', 1, ['2027-01-04'])).toBe('2027-01-05');
  });

  it('always ends on a working day, later with more days, with exactly that many working days between', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), (date, count) => {
        const end = addWorkingDays(date, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(addWorkingDays(date, count + 1) > end).toBe(true);
        let working = 0;
        for (let day = Date.parse(date) + 86_400_000; day <= Date.parse(end); day += 86_400_000) {
          if (isWorkingDay(new Date(day).toISOString().slice(0, 10))) working += 1;
        }
        expect(working).toBe(count);
      }),
    );
  });
});

describe('moments and dates', () => {
  it('a term ends at midnight in the Netherlands, in winter and in summer', () => {
    expect(endOfDutchDay('2026-11-27')).toBe('2026-11-27T23:00:00.000Z');
    expect(endOfDutchDay('2026-07-01')).toBe('2026-07-01T22:00:00.000Z');
    expect(endOfDutchDay('2026-03-28')).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDutchDay('2026-03-29')).toBe('2026-03-29T22:00:00.000Z');
    expect(endOfDutchDay('2026-10-25')).toBe('2026-10-25T23:00:00.000Z');
  });

  it('the end of a day is the first moment of the next', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const end = Date.parse(endOfDutchDay(date));
        expect(dutchDate(new Date(end - 1).toISOString())).toBe(date);
        expect(dutchDate(new Date(end).toISOString()) > date).toBe(true);
      }),
    );
  });

  it('adds calendar months, to the last day where the day does not exist', () => {
    expect(addMonths('2026-11-21', 60)).toBe('2031-11-21');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 600 }), (date, months) => {
        const [year = 0, month = 0] = addMonths(date, months).split('-').map(Number);
        expect(year * 12 + month).toBe(Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + months);
      }),
    );
  });

  it('is read aloud in Dutch', () => {
    expect(spellDate('2026-11-27')).toBe('vrijdag 27 november');
    expect(spellMoment('2026-11-21T21:50:00Z')).toBe('21 november 2026 om 22.50 uur');
  });

  it('and in English, with the hour on a Dutch wall', () => {
    expect(spellDate('2026-11-27', 'en')).toBe('Friday 27 November');
    expect(spellMoment('2026-11-21T21:50:00Z', 'en')).toBe('21 November 2026 at 22:50');
    expect(spellMoment('2026-07-01T06:05:00Z', 'en')).toBe('1 July 2026 at 08:05');
  });
});
