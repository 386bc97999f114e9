import { describe, expect, it } from 'vitest';
import { matches, patternSchema } from './pattern.ts';

const event = { source: 'vlot.intake', detail: { id: 'm-1', count: 3, tags: ['a', 'b'], none: null } };

describe('an event pattern', () => {
  it.each([
    [{ source: ['vlot.intake'] }, true],
    [{ source: ['vlot.regie', 'vlot.intake'] }, true],
    [{ source: ['vlot.regie'] }, false],
    [{ detail: { count: [3] } }, true],
    [{ detail: { count: ['3'] } }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { none: [null] } }, true],
    [{ source: [{ prefix: 'vlot.' }] }, true],
    [{ source: [{ prefix: 'regie' }] }, false],
    [{ source: [{ 'anything-but': 'vlot.regie' }] }, true],
    [{ source: [{ 'anything-but': ['vlot.regie', 'vlot.intake'] }] }, false],
    [{ source: [{ 'anything-but': { prefix: 'vlot.' } }] }, false],
    [{ detail: { absent: [{ 'anything-but': 'x' }] } }, false],
    [{ detail: { id: [{ exists: true }], absent: [{ exists: false }] } }, true],
    [{ detail: { absent: [{ exists: true }] } }, false],
    [{ source: ['vlot.intake'], detail: { id: ['other'] } }, false],
  ])('%j: %s', (pattern, expected) => {
    expect(matches(patternSchema.parse(pattern), event)).toBe(expected);
  });

  it.each([
    { source: [{ suffix: '.intake' }] },
    { detail: { count: [{ numeric: ['>', 1] }] } },
    { $or: [{ source: ['a'] }] },
    { source: 'vlot.intake' },
    { source: [] },
  ])('refuses %j', (pattern) => {
    expect(patternSchema.safeParse(pattern).success).toBe(false);
  });
});
