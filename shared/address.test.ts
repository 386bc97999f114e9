import { describe, expect, it } from 'vitest';
import { spellAddress, spellStreet } from './address.ts';

const adres = { postcode: '7607ew', huisnummer: 30, toevoeging: 'a' };

describe('an address as people read it', () => {
  it('is street, number and postcode; without the street the postcode comes first', () => {
    expect(spellAddress({ ...adres, straat: ' Voorbeeldstraat ' })).toBe('Voorbeeldstraat 30 a, 7607 EW');
    expect(spellAddress({ postcode: '7607 EW', huisnummer: '30', straat: 'Laan  van Voorbeeld' })).toBe(
      'Laan van Voorbeeld 30, 7607 EW',
    );
    expect(spellAddress(adres)).toBe('7607 EW 30 a');
    expect(spellAddress({ ...adres, straat: '  ' })).toBe('7607 EW 30 a');
  });

  it.each(['Voorbeeldstraat 30 a', 'Voorbeeldstraat 30A', 'Voorbeeldstraat 30 A '])(
    'names the number once when it was written behind the street: %s',
    (straat) => {
      expect(spellStreet({ ...adres, straat })).toBe('Voorbeeldstraat 30 a');
    },
  );

  it.each([
    ['Plein 1940', 30, 'Plein 1940 30'],
    ['Plein 40-45', 45, 'Plein 40-45 45'],
    ['30', 30, '30 30'],
  ])('keeps a street that has a number of its own: %s', (straat, huisnummer, spelled) => {
    expect(spellStreet({ postcode: '7607EW', huisnummer, straat })).toBe(spelled);
  });
});
