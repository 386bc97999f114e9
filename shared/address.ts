/** An address as people read it; the number may come from a form that nobody checked yet. */
export type Address = {
  straat?: string | undefined;
  postcode: string;
  huisnummer: number | string;
  toevoeging?: string | undefined;
};

const trimmed = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** `7607 EW` */
export function spellPostcode(postcode: string): string {
  const close = postcode.toUpperCase().replaceAll(/\s/g, '');
  return `${close.slice(0, 4)} ${close.slice(4)}`.trim();
}

/** `30 a` */
export const spellNumber = ({ huisnummer, toevoeging }: Address): string =>
  trimmed(`${huisnummer} ${toevoeging ?? ''}`);

/** `Voorbeeldstraat 30 a`, also when the number was written behind the street; undefined when the street is not known. */
export function spellStreet(adres: Address): string | undefined {
  const close = (text: string) => text.replaceAll(/\s/g, '').toLowerCase();
  const [straat, number] = [trimmed(adres.straat), spellNumber(adres)];
  if (straat === '') return undefined;
  const words = straat.split(' ');
  // The last words may be the number itself, in one word or two.
  const twice = [1, 2].find((count) => words.length > count && close(words.slice(-count).join('')) === close(number));
  return `${twice ? words.slice(0, -twice).join(' ') : straat} ${number}`;
}

/** `Voorbeeldstraat 30 a, 7607 EW`; without the street `7607 EW 30 a`, which is one front door as well. */
export function spellAddress(adres: Address): string {
  const street = spellStreet(adres);
  const postcode = spellPostcode(adres.postcode);
  return street ? `${street}, ${postcode}` : trimmed(`${postcode} ${spellNumber(adres)}`);
}
