import { isTelephone, numberRun, passesElfproef, startsBsn } from '../domain/bsn.ts';

export const bsnRemoved = '[BSN verwijderd]';

/** Our own numbers are never taken for a BSN. */
const meldingsnummer = /M-\d{4}-[0-9A-HJKMNP-TV-Z]{6}/gi;

/**
 * The text as the rules for a BSN read it: other forms of a digit as that digit, any blank as a space. `at` says for
 * each character of it where it stood.
 */
function plainForm(text: string): { plain: string; at: number[] } {
  let plain = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const form = /^[\x21-\x7e]$/.test(character) ? character : character.normalize('NFKC').replaceAll(/\s/g, ' ');
    plain += form;
    for (let unit = 0; unit < form.length; unit += 1) at.push(index);
    index += character.length;
  }
  at.push(text.length);
  return { plain, at };
}

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
function findInRun(run: string): [from: number, to: number][] {
  if (isTelephone(run)) return [];
  const groups = [...run.matchAll(/\d+/g)];
  const digits = groups.map(([group]) => group);
  const separators = run.replaceAll(/[\d+]/g, '');
  const found: [number, number][] = [];
  for (let at = 0; at < groups.length; at += 1) {
    const telephone = telephoneEnd(digits, at, at === 0 && run.startsWith('+'));
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
 * Rule 11: in e-mail a BSN is masked and the mail accepted. By the same rules as in the form, and also where two
 * telephone numbers follow each other or one of our numbers comes before.
 */
export function maskBsn(text: string): string {
  if (!/\p{N}/u.test(text)) return text;
  const { plain, at } = plainForm(text);
  const guarded = plain.replaceAll(meldingsnummer, (nummer) => 'x'.repeat(nummer.length));
  let masked = '';
  let done = 0;
  for (const run of guarded.matchAll(numberRun)) {
    for (const [from, to] of findInRun(run[0])) {
      const start = at[run.index + from] ?? text.length;
      // The character that holds the last digit goes with it.
      const end = at[run.index + to] ?? text.length;
      masked += text.slice(done, start) + bsnRemoved;
      done = end;
    }
  }
  return masked + text.slice(done);
}
