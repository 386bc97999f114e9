/**
 * Rule 11: recognising a BSN in free text, the same for what residents write, what staff type and what comes by mail.
 * A number counts as a BSN when it has nine digits and passes the elfproef. One in eleven other numbers does so too:
 * whoever typed it may say that it is none.
 */
export const bsnText = 'Dit lijkt op een burgerservicenummer (BSN). Haal het weg, of geef aan dat het geen BSN is.';

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

/** Our own numbers are never taken for a BSN; what goes on after six characters is none of ours. */
const meldingsnummer = /(?<![0-9a-z])M-\d{4}-[0-9A-HJKMNP-TV-Z]{6}(?![0-9a-z])/gi;

/** The last group of a telephone number that starts here, written as one is: 06 .., 0546 .., or in one piece. */
function telephoneEnd(groups: readonly string[], from: number, international: boolean): number {
  const first = groups[from] ?? '';
  const opens = international ? /^31/.test(first) : /^0(\d{0,3}|\d{9})$|^0031/.test(first);
  if (!opens) return -1;
  let digits = '';
  for (let to = from; to < groups.length && digits.length < 14; to += 1) {
    digits += groups[to];
    if (isTelephone(international ? `+${digits}` : digits) && (!international || /^31\d{9}$/.test(digits))) return to;
  }
  return -1;
}

function bsnEnd(groups: readonly string[], from: number): number {
  let digits = '';
  for (let to = from; to < groups.length; to += 1) {
    digits += groups[to];
    if (passesElfproef(digits)) return to;
  }
  return from;
}

/** Where in a run of groups of digits a BSN stands. */
function findInRun(text: string): [from: number, to: number][] {
  if (isTelephone(text)) return [];
  const groups = [...text.matchAll(/\d+/g)];
  const digits = groups.map(([group]) => group);
  const separators = text.replaceAll(/[\d+]/g, '');
  const found: [number, number][] = [];
  for (let at = 0; at < groups.length; at += 1) {
    const telephone = telephoneEnd(digits, at, at === 0 && text.startsWith('+'));
    if (telephone !== -1) {
      at = telephone;
      continue;
    }
    if (!startsBsn(digits, separators, at)) continue;
    const last = groups[bsnEnd(digits, at)];
    const start = groups[at];
    if (start && last) found.push([start.index, last.index + last[0].length]);
    at = bsnEnd(digits, at);
  }
  return found;
}

/**
 * From where until where a BSN stands. `plain`: digits as 0 to 9 (NFKC) and every blank as a space. Telephone numbers,
 * also some in a row, and our own numbers are passed over.
 */
export function bsnSpans(plain: string): [from: number, to: number][] {
  const guarded = plain.replaceAll(meldingsnummer, (nummer) => 'x'.repeat(nummer.length));
  return [...guarded.matchAll(run)].flatMap((found) =>
    findInRun(found[0]).map(([from, to]): [number, number] => [found.index + from, found.index + to]),
  );
}

export const containsBsn = (text: string): boolean =>
  bsnSpans(text.normalize('NFKC').replaceAll(/\s/g, ' ')).length > 0;
