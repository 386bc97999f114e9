import { spellNumber, spellPostcode } from '../../../shared/address.ts';
import type { Adressering, Brief } from './brief.ts';

/**
 * Three lines as PostNL wants them: who, street with number, postcode with two spaces before the place in capitals.
 *
 * The sorting machine reads the last two lines from below: a postcode and a number are one front door, so a letter
 * without a street arrives. The postman and the neighbour read the street, though, so `schrijfStraat` asks the sheet
 * for a thin line before the number on which staff writes it by hand. Filled in, it is an ordinary address; left
 * empty, it still says "30 a" above "7607 EW  ALMELO". The lines stay Dutch in an English letter: a Dutch postman
 * reads them.
 */
export type AddressLines = {
  naam: string;
  straat: string;
  /** `straat` is the number alone; leave room for the street before it. */
  schrijfStraat: boolean;
  plaats: string;
};

const trimmed = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

export function addressLines(aan: Adressering, gemeente: Brief['gemeente']): AddressLines {
  const straatregel = trimmed(aan.straatregel);
  return {
    naam: trimmed(aan.naam) || 'Aan de bewoner',
    straat: straatregel || spellNumber(aan),
    schrijfStraat: straatregel === '',
    // A wrong guess of the village does not matter: the postcode decides.
    plaats: `${spellPostcode(aan.postcode)}  ${(trimmed(aan.plaats) || gemeente.naam).toLocaleUpperCase('nl')}`,
  };
}
