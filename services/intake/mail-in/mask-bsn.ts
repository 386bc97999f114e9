import { bsnSpans } from '../../../shared/bsn.ts';

export const bsnRemoved = '[BSN verwijderd]';

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

/** Rule 11: in e-mail a BSN is masked and the mail accepted. By the same rules as in the form. */
export function maskBsn(text: string): string {
  if (!/\p{N}/u.test(text)) return text;
  const { plain, at } = plainForm(text);
  let masked = '';
  let done = 0;
  for (const [from, to] of bsnSpans(plain)) {
    const start = at[from] ?? text.length;
    // The character that holds the last digit goes with it.
    const end = at[to] ?? text.length;
    masked += text.slice(done, start) + bsnRemoved;
    done = end;
  }
  return masked + text.slice(done);
}
