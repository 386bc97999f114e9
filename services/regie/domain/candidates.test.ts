import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doelgroep, minderjarigen } from '../../../events/vocabulary.ts';
import { regisseurState } from '../../../test/support/regie.ts';
import { choose, judgePool, mergeNeeds, reasonsAgainst, reasonsNobodyFits } from './candidates.ts';
import { withLoad } from './regisseur.ts';

const today = '2026-11-23';
const need = { minderjarigen: 'nee' as const, doelgroepen: [], betrokkenOrganisaties: [] };

const anyRegisseur = fc
  .record({
    regisseurId: fc.uuid(),
    status: fc.constantFrom('beschikbaar' as const, 'afwezig' as const, 'uitDienst' as const),
    hbo: fc.boolean(),
    organisatie: fc.constantFrom('a', 'b', 'c'),
    doelgroepen: fc.subarray([...doelgroep.options], { minLength: 1 }),
    registered: fc.boolean(),
    capaciteit: fc.integer({ min: 1, max: 4 }),
    belasting: fc.nat(4),
  })
  .map(({ registered, ...fields }) =>
    regisseurState({
      ...fields,
      registraties: registered ? [{ register: 'SKJ', nummer: '1', geldigTot: today }] : [],
      belasting: Math.min(fields.belasting, fields.capaciteit),
    }),
  );
const anyNeed = fc.record({
  minderjarigen: fc.constantFrom(...minderjarigen.options),
  doelgroepen: fc.subarray([...doelgroep.options]),
  betrokkenOrganisaties: fc.subarray(['a', 'b', 'c']),
});

describe('candidates', () => {
  it.each([
    ['away', regisseurState({ status: 'afwezig' }), need, ['nietBeschikbaar']],
    ['no hbo', regisseurState({ hbo: false }), need, ['geenHbo']],
    ['full', regisseurState({ belasting: 5 }), need, ['geenCapaciteit']],
    ['no registration, adults only', regisseurState({ registraties: [] }), need, []],
    [
      'no registration, perhaps minors',
      regisseurState({ registraties: [] }),
      { ...need, minderjarigen: 'onbekend' as const },
      ['geenGeldigeRegistratie'],
    ],
    [
      'registration ended yesterday',
      regisseurState({ registraties: [{ register: 'BIG', nummer: '1', geldigTot: '2026-11-22' }] }),
      { ...need, minderjarigen: 'ja' as const },
      ['geenGeldigeRegistratie'],
    ],
    [
      'registration ends today',
      regisseurState({ registraties: [{ register: 'BIG', nummer: '1', geldigTot: today }] }),
      { ...need, minderjarigen: 'ja' as const },
      [],
    ],
    [
      'minors ask for youth',
      regisseurState({ doelgroepen: ['ggz'] }),
      { ...need, minderjarigen: 'ja' as const },
      ['doelgroepPastNiet'],
    ],
    [
      'every target group is covered',
      regisseurState({ doelgroepen: ['ggz'] }),
      { ...need, doelgroepen: ['ggz' as const, 'lvb' as const] },
      ['doelgroepPastNiet'],
    ],
    [
      'employer helps already',
      regisseurState({ organisatie: 'radar' }),
      { ...need, betrokkenOrganisaties: ['radar'] },
      ['nietOnafhankelijk'],
    ],
  ])('%s', (_, person, behoefte, expected) => {
    expect(reasonsAgainst(person, behoefte, today)).toEqual(expected);
  });

  it('does not count the own place of who holds it', () => {
    expect(reasonsAgainst(regisseurState({ belasting: 5 }), need, today, true)).toEqual([]);
  });

  it('always chooses somebody suitable and least loaded, whatever the order of the pool', () => {
    fc.assert(
      fc.property(fc.array(anyRegisseur, { maxLength: 12 }), anyNeed, (pool, behoefte) => {
        const judged = judgePool(pool, behoefte, today);
        const chosen = choose(judged);
        const suitable = pool.filter((person) => reasonsAgainst(person, behoefte, today).length === 0);
        expect(chosen === undefined).toBe(suitable.length === 0);
        if (chosen) {
          expect(suitable).toContainEqual(chosen);
          for (const other of suitable) {
            expect(chosen.belasting / chosen.capaciteit).toBeLessThanOrEqual(other.belasting / other.capaciteit);
          }
        }
        expect(choose(judgePool(pool.toReversed(), behoefte, today))?.regisseurId).toBe(chosen?.regisseurId);
      }),
    );
  });

  it('weighs the load by what somebody can carry', () => {
    const person = fc.record({
      regisseurId: fc.uuid(),
      capaciteit: fc.integer({ min: 2, max: 40 }),
      belasting: fc.nat(39),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 2, maxLength: 6 }), (people) => {
        const pool = people.map((fields) =>
          regisseurState({ ...fields, belasting: fields.belasting % fields.capaciteit }),
        );
        const chosen = choose(judgePool(pool, need, today));
        const ratios = pool.map(({ belasting, capaciteit }) => belasting / capaciteit);
        expect(chosen && chosen.belasting / chosen.capaciteit).toBe(Math.min(...ratios));
      }),
    );
  });

  it('never exceeds a capacity by itself, whatever people exceed in between', () => {
    const step = fc.tuple(fc.constantFrom('arrive', 'release', 'exceed'), fc.nat(20));
    fc.assert(
      fc.property(
        fc.array(anyRegisseur, { minLength: 1, maxLength: 5 }),
        anyNeed,
        fc.array(step, { maxLength: 60 }),
        (start, behoefte, todo) => {
          let pool = start;
          for (const [what, index] of todo) {
            const among = what === 'release' ? pool.filter(({ belasting }) => belasting > 0) : pool;
            const chosen =
              what === 'arrive' ? choose(judgePool(pool, behoefte, today)) : among[index % Math.max(1, among.length)];
            if (!chosen) continue;
            if (what === 'arrive') expect(chosen.belasting).toBeLessThan(chosen.capaciteit);
            const changed = withLoad(chosen, what === 'release' ? -1 : 1, what === 'exceed');
            expect(changed.versie).toBe(chosen.versie + 1);
            pool = pool.map((other) => (other.regisseurId === chosen.regisseurId ? changed : other));
          }
          expect(pool.every(({ belasting }) => belasting >= 0)).toBe(true);
        },
      ),
    );
  });

  it('never exceeds a capacity, for any sequence of arrivals and releases', () => {
    const steps = fc.array(fc.oneof(fc.constant('arrive' as const), fc.nat(20)), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(anyRegisseur, { minLength: 1, maxLength: 5 }), anyNeed, steps, (start, behoefte, todo) => {
        let pool = start;
        for (const step of todo) {
          const loaded = pool.filter(({ belasting }) => belasting > 0);
          const person =
            step === 'arrive' ? choose(judgePool(pool, behoefte, today)) : loaded[step % Math.max(1, loaded.length)];
          if (!person) continue;
          const changed = withLoad(person, step === 'arrive' ? 1 : -1);
          pool = pool.map((other) => (other.regisseurId === person.regisseurId ? changed : other));
        }
        for (const { belasting, capaciteit } of pool) {
          expect(belasting).toBeGreaterThanOrEqual(0);
          expect(belasting).toBeLessThanOrEqual(capaciteit);
        }
      }),
    );
  });

  it('refuses a load outside the capacity', () => {
    expect(() => withLoad(regisseurState({ belasting: 5 }), 1)).toThrow(RangeError);
    expect(() => withLoad(regisseurState({ belasting: 0 }), -1)).toThrow(RangeError);
    expect(withLoad(regisseurState({ belasting: 5 }), 1, true)).toMatchObject({ belasting: 6, versie: 2 });
    expect(() => withLoad(regisseurState({ belasting: 0 }), -1, true)).toThrow(RangeError);
    expect(withLoad(regisseurState({ belasting: 4 }), 1)).toMatchObject({ belasting: 5, versie: 2 });
  });

  it('names each reason once, and an empty pool as such', () => {
    const full = regisseurState({ belasting: 5 });
    expect(reasonsNobodyFits(judgePool([full, regisseurState({ belasting: 5, hbo: false })], need, today))).toEqual([
      'geenHbo',
      'geenCapaciteit',
    ]);
    expect(reasonsNobodyFits([])).toEqual(['legePool']);
  });

  it('takes the stricter need when two meldingen are about one household', () => {
    const a = { minderjarigen: 'onbekend' as const, doelgroepen: ['ggz' as const], betrokkenOrganisaties: ['radar'] };
    const b = { minderjarigen: 'nee' as const, doelgroepen: ['lvb' as const], betrokkenOrganisaties: ['xonar'] };
    expect(mergeNeeds(a, b)).toEqual({
      minderjarigen: 'onbekend',
      doelgroepen: ['ggz', 'lvb'],
      betrokkenOrganisaties: ['radar', 'xonar'],
    });
  });
});
