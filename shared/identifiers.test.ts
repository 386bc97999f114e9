import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adresSleutel, hashCode, randomIdentifiers } from './identifiers.ts';

describe('identifiers', () => {
  it('makes numbers that can be said on the phone', () => {
    for (let count = 0; count < 200; count += 1) {
      expect(randomIdentifiers.meldingsnummer('2026')).toMatch(/^M-2026-[0-9A-HJKMNP-TV-Z]{6}$/);
    }
  });

  it('makes codes of at least 128 random bits, never the same', () => {
    const codes = Array.from({ length: 500 }, () => randomIdentifiers.code());
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) expect(code.replaceAll('-', '').length * 5).toBeGreaterThanOrEqual(128);
  });

  it('recognises a code however it is typed', () => {
    const code = randomIdentifiers.code();
    expect(hashCode(code.toLowerCase().replaceAll('-', ' '))).toBe(hashCode(code));
    expect(hashCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(hashCode(code));
    expect(hashCode(randomIdentifiers.code())).not.toBe(hashCode(code));
  });

  it('knows an address again, however it is written, and only that one', () => {
    const key = (postcode: string, huisnummer: number, toevoeging?: string) =>
      adresSleutel('geheim', { postcode, huisnummer, toevoeging });
    expect(key('7607 ew', 30, 'a')).toBe(key('7607EW', 30, ' A'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 1, max: 99999 }), (one, two) => {
        expect(key('7607EW', one) === key('7607EW', two)).toBe(one === two);
      }),
    );
    expect(key('7607EW', 3, '0')).not.toBe(key('7607EW', 30));
    // Only some say the street, and a street says no more than postcode and number do.
    const said = { postcode: '7607EW', huisnummer: 30, straat: 'Voorbeeldstraat' };
    expect(adresSleutel('geheim', said)).toBe(key('7607EW', 30));
    expect(adresSleutel('ander', { postcode: '7607EW', huisnummer: 30 })).not.toBe(key('7607EW', 30));
  });
});
