import { type Fault, Problem } from '../../../shared/problem.ts';
import type { MeldingRequest } from '../contract.ts';
import { faultTexts } from '../fault-texts.ts';

/**
 * Rule 11: a public form has no place for a BSN, and free text with one is refused with an explanation. A number
 * counts as a BSN when it has nine digits and passes the elfproef; one in eleven other numbers does so too, hence the
 * choice `geenBsn`.
 */
export function passesElfproef(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** Digits in groups, each separated by one space, dot or hyphen. */
const run = /\+?\d+(?:[ .-]\d+)*/g;

/**
 * 10 digits from a zero, or the international form (at most 15 digits): a telephone number, whatever its groups look
 * like. A longer run is more than one number.
 */
function isTelephone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  if (text.startsWith('+')) return digits.length >= 10 && digits.length <= 15;
  return /^0\d{9}$/.test(digits) || /^0031\d{9}$/.test(digits);
}

/** Looks on from one group until more than nine digits are joined: at most nine steps, however long the text is. */
function startsBsn(groups: readonly string[], separators: string, from: number): boolean {
  let digits = '';
  for (let to = from; to < groups.length; to += 1) {
    // A date followed by a number is not one number: within a BSN the separator does not change.
    if (to > from + 1 && separators[to - 1] !== separators[from]) return false;
    digits += groups[to];
    if (digits.length > 9) return false;
    if (passesElfproef(digits)) return true;
  }
  return false;
}

/** The parts of the rule, for masking by the same rule. */
export { isTelephone, run as numberRun, startsBsn };

export function containsBsn(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, ' ');
  for (const [found] of plain.matchAll(run)) {
    if (isTelephone(found)) continue;
    const groups = found.replace('+', '').split(/[ .-]/);
    const separators = found.replaceAll(/[\d+]/g, '');
    if (groups.some((_, from) => startsBsn(groups, separators, from))) return true;
  }
  return false;
}

const fieldsOf = (veld: string, texts: readonly (string | undefined)[]): [string, string | undefined][] =>
  texts.map((text, index) => [`${veld}/${index}`, text]);

function freeText(input: MeldingRequest): [veld: string, text: string | undefined][] {
  const { melder, professional } = input;
  return [
    ['/watLooptVast', input.watLooptVast],
    ['/melder/naam', melder.naam],
    ['/melder/veiligContact/belMoment', melder.veiligContact?.belMoment],
    ['/woonadres/toevoeging', input.woonadres?.toevoeging],
    ...fieldsOf('/betrokkenOrganisaties', input.betrokkenOrganisaties),
    ['/bekendeRegisseur', input.bekendeRegisseur],
    ['/professional/organisatie', professional?.organisatie],
    ['/professional/functie', professional?.functie],
    ['/professional/watWeetHetGezin', professional?.watWeetHetGezin],
    ['/professional/watDoetUZelf', professional?.watDoetUZelf],
    ...fieldsOf('/professional/overgenomenTaken', professional?.overgenomenTaken ?? []),
  ];
}

/** One fault per field. */
export const bsnFaults = (fields: readonly (readonly [veld: string, text: string | undefined])[]): Fault[] =>
  fields
    .filter(([, text]) => text !== undefined && containsBsn(text))
    .map(([veld]) => ({ veld, code: 'bsn', melding: faultTexts.bsn }));

/** None when the melder says that it is no BSN. */
export const findBsn = (input: MeldingRequest): Fault[] => (input.geenBsn ? [] : bsnFaults(freeText(input)));

/** Throws `Problem`. */
export function refuseBsn(faults: Fault[]): void {
  if (faults.length === 0) return;
  throw new Problem(
    'bsnGevonden',
    'Stuur uw burgerservicenummer (BSN) niet mee. Dat is veiliger voor u. Wij vragen er later zelf om als het nodig is.',
    faults,
  );
}
