import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingang, uitkomst } from '../../../events/vocabulary.ts';
import { type Figure, summarize } from './figures.ts';

/** A Monday; nobody works at the weekend before. */
const ontvangenOp = '2026-11-23T09:00:00Z';
const one = (changes: Partial<Figure> = {}): Figure => ({
  ontvangenOp,
  ingang: 'formulier',
  uitkomst: 'advies',
  casus: false,
  op: '2026-11-23T12:00:00Z',
  ...changes,
});
const shareOf = (...figures: Figure[]) => summarize(2026, figures, []).zonderRegisseur;

describe('the share of questions without a regisseur (R10)', () => {
  it('counts what was answered or handed on, of all that was ours', () => {
    expect(shareOf()).toEqual({ aantal: 0, van: 0, procent: null });
    expect(shareOf(one(), one({ uitkomst: 'viaTeam' }), one({ uitkomst: 'nieuweCasus' }))).toEqual({
      aantal: 2,
      van: 3,
      procent: 66.7,
    });
  });

  it('counts a casus that the software opened, and a melding that came to a casus after all', () => {
    expect(shareOf(one({ uitkomst: null, casus: true }), one({ casus: true }))).toMatchObject({ aantal: 0, van: 2 });
  });

  it('leaves out what was no melding, and what was passed on elsewhere', () => {
    expect(shareOf(one(), one({ uitkomst: 'geenMelding' }), one({ uitkomst: 'doorgezonden' }))).toMatchObject({
      aantal: 1,
      van: 1,
      procent: 100,
    });
  });

  it('counts in working days until the decision', () => {
    const days = (...moments: string[]) =>
      summarize(
        2026,
        moments.map((op) => one({ op })),
        [],
      ).mediaanWerkdagen;
    expect(days()).toBeNull();
    expect(days('2026-11-23T12:00:00Z', '2026-11-25T12:00:00Z', '2026-11-30T12:00:00Z')).toBe(2);
    expect(days('2026-11-23T12:00:00Z', '2026-11-24T12:00:00Z')).toBe(0.5);
  });

  it('loses nobody: every figure stands once under its outcome and once under its way in', () => {
    const some = fc.array(
      fc.record({
        ontvangenOp: fc.constant(ontvangenOp),
        ingang: fc.constantFrom(...ingang.options),
        uitkomst: fc.option(fc.constantFrom(...uitkomst.options), { nil: null }),
        casus: fc.boolean(),
        op: fc.constant('2026-11-26T09:00:00Z'),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(some, (figures) => {
        const { totaal, perUitkomst, perIngang, zonderRegisseur } = summarize(2026, figures, []);
        const sum = (counts: { aantal: number }[]) => counts.reduce((all, { aantal }) => all + aantal, 0);
        expect([totaal, sum(perUitkomst), sum(perIngang)]).toEqual(Array(3).fill(figures.length));
        expect(zonderRegisseur.aantal).toBeLessThanOrEqual(zonderRegisseur.van);
        expect(zonderRegisseur.van).toBeLessThanOrEqual(totaal);
      }),
    );
  });
});
