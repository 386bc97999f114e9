import { describe, expect, it } from 'vitest';
import { readGemeente } from '../../../cdk/gemeenten/index.ts';
import { dutyList, type Page, pageAbout } from './duty.ts';
import { isOfficeHours } from './office-hours.ts';

const gemeente = readGemeente('hellendoorn');
const night = '2026-11-22T03:00:00Z';
const [piket, ladder] = [gemeente.crisis.piket, gemeente.escalatieladder];

/** Who is paged, one after the other, at these moments. */
function pagedAt(moments: readonly string[]): string[] {
  let before: Page['oproep'] | null = null;
  return moments.map((at) => {
    const page: Page = pageAbout('M-2026-7K3QZ9', before, at, gemeente);
    before = page.oproep;
    return page.aan.naam;
  });
}

describe('on duty', () => {
  it.each([
    ['2026-11-24T09:00:00Z', true],
    ['2026-11-24T03:00:00Z', false],
    ['2026-11-22T11:00:00Z', false],
    ['2026-12-25T11:00:00Z', false],
  ])('%s: office hours %s', (at, open) => {
    expect(isOfficeHours(at, gemeente)).toBe(open);
    expect(dutyList(at, gemeente)[0]?.naam).toBe(open ? ladder[0]?.naam : piket[0]?.naam);
  });

  it('goes down the list, and begins anew after the last on it', () => {
    const names = dutyList(night, gemeente).map(({ naam }) => naam);
    expect(names).toHaveLength(piket.length + ladder.length);
    expect(pagedAt([...names, 'again', 'once more'].map(() => night))).toEqual([...names, names[0], names[1]]);
  });

  it('skips nobody when the office opens or closes in between', () => {
    const closing = ['2026-11-24T15:50:00Z', '2026-11-24T16:05:00Z', '2026-11-24T16:20:00Z'];
    expect(closing.map((at) => isOfficeHours(at, gemeente))).toEqual([true, false, false]);
    expect(pagedAt(closing)).toEqual([ladder[0]?.naam, piket[0]?.naam, piket[1]?.naam ?? ladder[1]?.naam]);
    const opening = ['2026-11-24T07:20:00Z', '2026-11-24T07:25:00Z', '2026-11-24T07:40:00Z'];
    expect(opening.map((at) => isOfficeHours(at, gemeente))).toEqual([false, false, true]);
    expect(pagedAt(opening).at(-1)).toBe(ladder[0]?.naam);
  });

  it('counts the pages and gives each its minutes', () => {
    const first = pageAbout('M-2026-7K3QZ9', null, night, gemeente);
    expect(first).toMatchObject({ oproep: { niveau: 1 }, bevestigenVoor: '2026-11-22T03:15:00Z' });
    expect(pageAbout('M-2026-7K3QZ9', first.oproep, night, gemeente).oproep.niveau).toBe(2);
  });

  it('starts afresh for a crisis that comes back after somebody confirmed', () => {
    const first = pageAbout('M-2026-7K3QZ9', null, night, gemeente);
    const confirmed = { ...first.oproep, bevestigdOp: night, bevestigdDoor: 'Iemand Voorbeeld' };
    const again = pageAbout('M-2026-7K3QZ9', confirmed, night, gemeente);
    expect([again.oproep.niveau, again.aan]).toEqual([1, first.aan]);
  });
});
