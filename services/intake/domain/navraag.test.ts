import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutchDate, isWorkingDay } from '../../../shared/dutch-calendar.ts';
import { installationOf } from '../../../test/support/intake.ts';
import { askingMoments, isTakenUp } from './navraag.ts';
import type { Feit } from './status.ts';

const { gemeente } = installationOf('almelo');
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const named = (soort: 'voorgesteld' | 'benoemd', op: string): Feit => {
  const regisseur = { naam: 'Samira Voorbeeld', telefoon: '1', email: 's@almelo.example', organisatie: 'Team' };
  const common = { eventId: uuid(1), casusId: uuid(2), sequence: 1, op, regisseurId: uuid(3), regisseur };
  return soort === 'voorgesteld' ? { soort, ...common, bevestigenUiterlijk: '2026-11-23' } : { soort, ...common };
};
const told = { soort: 'afronding' as const, toelichting: null };
const triage = (uitkomst: Parameters<typeof isTakenUp>[0]['triage'], changes = {}) =>
  uitkomst && { ...uitkomst, ...changes };
const outcome = (
  uitkomst: NonNullable<Parameters<typeof isTakenUp>[0]['triage']>['uitkomst'],
  isTold = true,
  afgerondOp: string | null = null,
) =>
  triage({
    uitkomst,
    bestemming: null,
    op: '2026-11-23T10:00:00Z',
    team: null,
    bericht: isTold ? told : null,
    opvolgingUiterlijk: null,
    afgerondOp,
  });
const own = {
  wieMeldde: { soort: 'eigenHuishouden' as const },
  over: 'mijnGezin' as const,
  feiten: [],
  triage: null,
  heropend: null,
};
const reopened = {
  op: '2026-12-01T10:00:00Z',
  reden: 'hulpLooptNiet' as const,
  aantal: 1,
  daarvoor: { bekekenOp: null, afgerondOp: null },
};

describe('when help should run', () => {
  it.each<[string, Partial<Parameters<typeof isTakenUp>[0]>, boolean]>([
    ['nobody yet', {}, false],
    ['a voorlopig aanspreekpunt', { feiten: [named('voorgesteld', '2026-11-23T10:00:00Z')] }, false],
    ['somebody appointed', { feiten: [named('benoemd', '2026-11-23T10:00:00Z')] }, true],
    ['opened again since', { feiten: [named('benoemd', '2026-11-23T10:00:00Z')], heropend: reopened }, false],
    ['appointed again since', { feiten: [named('benoemd', '2026-12-02T10:00:00Z')], heropend: reopened }, true],
    [
      'opened again, and who was appointed goes on',
      {
        feiten: [named('benoemd', '2026-11-23T10:00:00Z')],
        heropend: reopened,
        triage: triage(outcome('bekendeRegisseur', false), { op: '2026-12-02T10:00:00Z' }),
      },
      true,
    ],
    ['advice', { triage: outcome('advies', true, '2026-11-23T10:00:00Z') }, true],
    ['a general provision', { triage: outcome('algemeneVoorziening', true, '2026-11-23T10:00:00Z') }, true],
    ['a team', { triage: outcome('viaTeam') }, true],
    ['a new casus, no name yet', { triage: outcome('nieuweCasus') }, false],
    ['passed on elsewhere', { triage: outcome('doorgezonden', true, '2026-11-23T10:00:00Z') }, false],
    ['spam', { triage: outcome('geenMelding', false, '2026-11-23T10:00:00Z') }, false],
    ['an outcome that was not told', { triage: outcome('viaTeam', false) }, false],
    [
      'passed on elsewhere although somebody was appointed',
      {
        triage: outcome('doorgezonden', false, '2026-11-24T10:00:00Z'),
        feiten: [named('benoemd', '2026-11-23T10:00:00Z')],
      },
      false,
    ],
  ])('%s', (_, changes, expected) => {
    expect(isTakenUp({ ...own, ...changes })).toBe(expected);
    for (const soort of ['anoniem', 'onbekend'] as const) {
      expect(isTakenUp({ ...own, ...changes, wieMeldde: { soort } })).toBe(false);
    }
  });

  const signaal = {
    wieMeldde: { soort: 'signaal' as const, weetHetGezinHet: 'nee' as const },
    over: 'iemandAnders' as const,
  };
  const anoniem = { wieMeldde: { soort: 'anoniem' as const }, over: 'iemandAnders' as const };
  it.each<[string, Partial<Parameters<typeof isTakenUp>[0]>, boolean]>([
    ['nobody yet', {}, false],
    ['a voorlopig aanspreekpunt', { feiten: [named('voorgesteld', '2026-11-23T10:00:00Z')] }, false],
    ['somebody appointed', { feiten: [named('benoemd', '2026-11-23T10:00:00Z')] }, true],
    ['opened again since', { feiten: [named('benoemd', '2026-11-23T10:00:00Z')], heropend: reopened }, false],
    ['a team', { triage: outcome('viaTeam', false) }, true],
    ['an employee', { triage: outcome('maatwerk', false) }, true],
    ['advice, that only the melder heard', { triage: outcome('advies', false, '2026-11-23T10:00:00Z') }, false],
    ['passed on elsewhere', { triage: outcome('doorgezonden', false, '2026-11-23T10:00:00Z') }, false],
    ['a team, kept silent', { triage: triage(outcome('viaTeam', false), { stil: true }) }, false],
    [
      'somebody appointed, kept silent',
      {
        triage: triage(outcome('nieuweCasus', false), { stil: true }),
        feiten: [named('benoemd', '2026-11-24T10:00:00Z')],
      },
      false,
    ],
  ])('reported by others: %s', (_, changes, expected) => {
    for (const who of [signaal, anoniem]) expect(isTakenUp({ ...own, ...who, ...changes })).toBe(expected);
  });
});

describe('the moments of asking', () => {
  it('are two and six weeks later, in the morning', () => {
    expect(askingMoments('2026-11-23T10:00:00Z', gemeente)).toEqual([
      { ronde: 1, at: '2026-12-07T08:00:00Z' },
      { ronde: 2, at: '2027-01-04T08:00:00Z' },
    ]);
  });

  it('are never sooner, always on a working day, and at most five days later', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }),
        (from) => {
          const day = Date.parse(`${dutchDate(from.toISOString())}T00:00:00Z`);
          for (const { ronde, at } of askingMoments(from.toISOString(), gemeente)) {
            const weeks = gemeente.termijnen.navraagWeken[ronde - 1] ?? 0;
            const late = (Date.parse(`${at.slice(0, 10)}T00:00:00Z`) - day) / 86_400_000 - weeks * 7;
            expect(late).toBeGreaterThanOrEqual(0);
            expect(late).toBeLessThanOrEqual(5);
            expect(isWorkingDay(at.slice(0, 10))).toBe(true);
            expect(dutchDate(at)).toBe(at.slice(0, 10));
          }
        },
      ),
    );
  });
});
