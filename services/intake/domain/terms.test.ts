import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutchDate, isWorkingDay } from '../../../shared/dutch-calendar.ts';
import { installationOf } from '../../../test/support/intake.ts';
import { climb, contactTerm, keepUntil, reactionTerm } from './terms.ts';

const { gemeente } = installationOf('almelo');
const moments = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);

describe('the latest date of an answer', () => {
  it('counts working days from the Dutch date of receipt', () => {
    // Saturday evening: five working days later is Friday, until midnight in the Netherlands.
    expect(reactionTerm('2026-11-21T21:50:00Z', false, gemeente)).toEqual({
      uiterlijk: '2026-11-27',
      tot: '2026-11-27T23:00:00Z',
    });
    // Monday 23.30 UTC is Tuesday here.
    expect(reactionTerm('2026-11-23T23:30:00Z', false, gemeente).uiterlijk).toBe('2026-12-01');
  });

  it('skips Easter, and keeps summer time', () => {
    expect(reactionTerm('2026-04-01T10:00:00Z', false, gemeente)).toEqual({
      uiterlijk: '2026-04-10',
      tot: '2026-04-10T22:00:00Z',
    });
  });

  it('counts clock hours when it is acutely unsafe', () => {
    expect(reactionTerm('2026-11-21T22:50:00Z', true, gemeente)).toEqual({
      uiterlijk: '2026-11-22',
      tot: '2026-11-22T02:50:00Z',
    });
  });

  it('is always a later working day', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const { uiterlijk, tot } = reactionTerm(now, false, gemeente);
        expect(isWorkingDay(uiterlijk, gemeente.extraVrijeDagen)).toBe(true);
        expect(uiterlijk > dutchDate(now)).toBe(true);
        expect(tot > now).toBe(true);
        expect(dutchDate(tot) > uiterlijk).toBe(true);
      }),
    );
  });

  it('is shorter for a call', () => {
    expect(contactTerm('2026-11-21T21:50:00Z', false, gemeente).uiterlijk).toBe('2026-11-24');
  });
});

describe('the ladder', () => {
  it('climbs and then repeats its last step', () => {
    const now = '2026-11-28T00:01:00Z';
    expect(climb(1, now, false, gemeente)).toMatchObject({
      rol: 'procesverantwoordelijke',
      niveau: 1,
      volgendNiveau: 2,
    });
    expect(climb(2, now, false, gemeente)).toMatchObject({ rol: 'manager', niveau: 2, volgendNiveau: 3 });
    expect(climb(3, now, false, gemeente)).toMatchObject({ rol: 'portefeuillehouder', volgendNiveau: 3 });
    expect(climb(1, now, false, gemeente).volgende).toBe('2026-11-30T23:00:00Z');
    expect(climb(3, now, false, gemeente).volgende).toBe('2026-12-04T23:00:00Z');
  });

  it('climbs in hours when it is acutely unsafe, and never stands still', () => {
    expect(climb(1, '2026-11-28T00:01:00Z', true, gemeente).volgende).toBe('2026-11-28T04:01:00Z');
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 9 }), fc.boolean(), (now, niveau, spoed) => {
        expect(climb(niveau, now, spoed, gemeente).volgende > now).toBe(true);
      }),
    );
  });
});

describe('retention', () => {
  it('counts from the Dutch date', () => {
    expect(keepUntil('2026-11-21T23:30:00Z', gemeente)).toBe('2031-11-22');
    expect(keepUntil('2026-11-21T21:50:00Z', gemeente)).toBe('2031-11-21');
  });
});
