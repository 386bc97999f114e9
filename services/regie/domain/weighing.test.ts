import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minderjarigen, overzichtHouden, veiligheid } from '../../../events/vocabulary.ts';
import { weigh } from './weighing.ts';

const rules = {
  drempels: { multiProbleem: 3 },
  complex: {
    versie: '2026-1',
    overzichtHouden: ['nee' as const],
    minimumLeefgebieden: 2,
    minimumHulpverleners: 3,
    veiligheid: ['acuutOnveilig' as const, 'zorgen' as const],
  },
};
const light = {
  leefgebieden: ['financien'],
  aantalHulpverleners: null,
  wisselingenHulpverleners: null,
  betrokkenOrganisaties: [],
  onbekendeOrganisaties: 0,
  overzichtHouden: 'ja' as const,
  veiligheid: 'veilig' as const,
  minderjarigen: 'nee' as const,
};
const areas = (count: number) => Array.from({ length: count }, (_, index) => `gebied${index}`);

const anyMelding = fc.record({
  leefgebieden: fc.nat(12).map(areas),
  aantalHulpverleners: fc.option(fc.nat(20), { nil: null }),
  wisselingenHulpverleners: fc.option(fc.nat(20), { nil: null }),
  betrokkenOrganisaties: fc.nat(5).map(areas),
  onbekendeOrganisaties: fc.nat(5),
  overzichtHouden: fc.constantFrom(...overzichtHouden.options),
  veiligheid: fc.constantFrom(...veiligheid.options),
  minderjarigen: fc.constantFrom(...minderjarigen.options),
});

describe('weighing', () => {
  it('leaves a single question light, with its reason', () => {
    expect(weigh(light, rules)).toEqual({
      zwaarte: 'eenvoudig',
      multiProbleem: false,
      vermoedelijkComplex: false,
      spoed: false,
      definitie: '2026-1',
      redenen: [{ code: 'leefgebieden', waarde: 1 }],
    });
  });

  it('counts changes of care workers as a reason, that by itself weighs nothing (R38)', () => {
    const changes = weigh({ ...light, wisselingenHulpverleners: 6 }, rules);
    expect(changes.redenen).toContainEqual({ code: 'wisselingen', waarde: 6 });
    expect(changes.zwaarte).toBe('eenvoudig');
    expect(weigh({ ...light, wisselingenHulpverleners: 0 }, rules).redenen.map(({ code }) => code)).not.toContain(
      'wisselingen',
    );
  });

  it('calls three leefgebieden multi-problem, not yet complex (R7)', () => {
    const outcome = weigh({ ...light, leefgebieden: areas(3) }, rules);
    expect(outcome).toMatchObject({ multiProbleem: true, vermoedelijkComplex: false, zwaarte: 'middelzwaar' });
  });

  it('counts a leefgebied that is named twice once', () => {
    expect(weigh({ ...light, leefgebieden: ['werk', 'werk', 'werk'] }, rules).multiProbleem).toBe(false);
  });

  it.each([
    ['several leefgebieden', { leefgebieden: areas(2) }, true],
    ['one leefgebied and many helpers', { aantalHulpverleners: 3 }, true],
    ['one leefgebied and many organisations', { onbekendeOrganisaties: 3 }, true],
    ['one leefgebied and few helpers', { aantalHulpverleners: 2 }, false],
    ['no leefgebied at all', { leefgebieden: [], aantalHulpverleners: 9 }, false],
  ])('who cannot keep the overview with %s', (_, fields, complex) => {
    expect(weigh({ ...light, overzichtHouden: 'nee', ...fields }, rules).vermoedelijkComplex).toBe(complex);
  });

  it.each([
    ['acuutOnveilig', 'nee', true],
    ['zorgen', 'nee', false],
    ['zorgen', 'onbekend', true],
    ['zorgen', 'ja', true],
    ['weetNiet', 'ja', false],
  ] as const)('safety %s with minors %s', (safety, minors, complex) => {
    const outcome = weigh({ ...light, veiligheid: safety, minderjarigen: minors }, rules);
    expect(outcome.vermoedelijkComplex).toBe(complex);
    expect(outcome.spoed).toBe(safety === 'acuutOnveilig');
  });

  it('never gets lighter by one more leefgebied', () => {
    const weight = { eenvoudig: 0, middelzwaar: 1, zwaar: 2 };
    fc.assert(
      fc.property(anyMelding, (melding) => {
        const before = weigh(melding, rules);
        const after = weigh({ ...melding, leefgebieden: [...melding.leefgebieden, 'nog-een'] }, rules);
        expect(weight[after.zwaarte]).toBeGreaterThanOrEqual(weight[before.zwaarte]);
        expect(Number(after.multiProbleem)).toBeGreaterThanOrEqual(Number(before.multiProbleem));
        expect(Number(after.vermoedelijkComplex)).toBeGreaterThanOrEqual(Number(before.vermoedelijkComplex));
      }),
    );
  });

  it('always gives a reason for what it presumes', () => {
    fc.assert(
      fc.property(anyMelding, (melding) => {
        const { vermoedelijkComplex, zwaarte, redenen } = weigh(melding, rules);
        expect(vermoedelijkComplex).toBe(zwaarte === 'zwaar');
        expect(zwaarte === 'eenvoudig' || redenen.length > 0 || melding.veiligheid === 'zorgen').toBe(true);
      }),
    );
  });
});
