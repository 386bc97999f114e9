import { describe, expect, it } from 'vitest';
import { installationOf } from '../../../test/support/intake.ts';
import { addressLines } from './address.ts';
import type { Adressering } from './brief.ts';

const linesOf = (changes: Partial<Adressering> = {}, code = 'almelo') =>
  addressLines(
    { naam: 'Ouder Voorbeeld', postcode: '7607EW', huisnummer: 30, ...changes },
    installationOf(code).gemeente,
  );

describe('the address on a letter', () => {
  it('has room for the street, which Vlot does not know', () => {
    expect(linesOf({ toevoeging: 'a' })).toEqual({
      naam: 'Ouder Voorbeeld',
      straat: '30 a',
      schrijfStraat: true,
      plaats: '7607 EW  ALMELO',
    });
  });

  it('prints the street that somebody looked up, and no room for another', () => {
    expect(linesOf({ straatregel: ' Voorbeeldstraat  30 a ', plaats: 'Bornerbroek' })).toEqual({
      naam: 'Ouder Voorbeeld',
      straat: 'Voorbeeldstraat 30 a',
      schrijfStraat: false,
      plaats: '7607 EW  BORNERBROEK',
    });
  });

  it.each(['7607EW', '7607 ew', '7607ew', ' 7607  EW '])('writes %s with one space and in capitals', (postcode) => {
    expect(linesOf({ postcode }).plaats).toBe('7607 EW  ALMELO');
  });

  it('goes to whoever lives there when there is no name', () => {
    expect(linesOf({ naam: undefined }).naam).toBe('Aan de bewoner');
    expect(linesOf({ naam: '  ' }).naam).toBe('Aan de bewoner');
  });

  it('writes the place in capitals', () => {
    expect(linesOf({ plaats: "'s-Gravenzande" }).plaats).toBe("7607 EW  'S-GRAVENZANDE");
    expect(linesOf({}, 'denhaag').plaats).toBe('7607 EW  DEN HAAG');
  });
});
