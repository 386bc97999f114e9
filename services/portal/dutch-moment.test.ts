import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dutchClock, dutchMoment } from './dutch-moment.ts';

test.each([
  ['2026-11-21', '22:50', '2026-11-21T21:50:00Z'],
  ['2026-07-01', '09:05', '2026-07-01T07:05:00Z'],
  // The first of the two in October, and the hour that is skipped in March.
  ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ['2026-03-29', '02:30', undefined],
  ['2026-02-30', '10:00', undefined],
  ['', '10:00', undefined],
  ['2026-11-21', '25:00', undefined],
])('%s %s in the Netherlands is %s', (date, time, moment) => {
  expect(dutchMoment(date, time)).toBe(moment);
});

test('there and back, all year round, to the minute', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), (at) => {
      const moment = `${at.toISOString().slice(0, 16)}:00Z`;
      const { datum, tijd } = dutchClock(moment);
      const back = dutchMoment(datum, tijd) ?? '';
      expect(dutchClock(back)).toEqual({ datum, tijd });
      expect([0, 3_600_000]).toContain(Date.parse(moment) - Date.parse(back));
    }),
  );
});
