import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { guessTaal } from './guess-taal.ts';

describe('the language of a mail', () => {
  test.each([
    ['My brother gets help from three organisations and nobody knows who is responsible. Please help us.', 'en'],
    ['Help for my son\nWe have been waiting for nine months. Can you call me?', 'en'],
    ['Mijn moeder krijgt thuiszorg en dagbesteding. Niemand stemt af. Ik weet het niet meer.', 'nl'],
    ['Hulp loopt vast, bel mij', 'nl'],
    ['Help!', 'nl'],
    ['', 'nl'],
    // Words of English in a Dutch mail, and a translation below a Dutch text, stay Dutch.
    ['Wij zijn moe van alle e-mails. De job coach zei: please wait, you will hear from us. Wat nu?', 'nl'],
  ])('%j', (text, taal) => {
    expect(guessTaal(text)).toBe(taal);
  });

  it('never fails, whatever is sent', () => {
    fc.assert(fc.property(fc.string(), (text) => ['nl', 'en'].includes(guessTaal(text))));
    expect(guessTaal('the '.repeat(1_000_000))).toBe('en');
  });
});
