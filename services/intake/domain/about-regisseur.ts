import { type Fault, Problem } from '../../../shared/problem.ts';
import type { Feit } from './status.ts';

/** Practice, the melding is about the regisseur: it is never routed to that person, whichever way it is handed on. */

export type Persoon = { naam?: string; email?: string | undefined };
/** Whom a melding may be about: what the melder said, and who led or stood in at the same address. */
export type OverWie = { gezegd: string | null; regisseurs: readonly { naam: string; email?: string }[] };
/** Of a melding that is about no regisseur. */
export const overNiemand: OverWie = { gezegd: null, regisseurs: [] };

/** Everybody whom these facts ever named: a melding may be about who led before. */
export const regisseursIn = (feiten: readonly Feit[]): OverWie['regisseurs'] =>
  feiten.flatMap((fact) => {
    if ('regisseur' in fact) return [fact.regisseur];
    if (fact.soort === 'gewijzigd') return [fact.contact, ...(fact.waarnemer ? [fact.waarnemer.regisseur] : [])];
    return [];
  });

/** Letters that are no letter with an accent. */
const whole: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };
const title = /^(mevrouw|mevr|mw|meneer|mijnheer|de heer|heer|dhr|mrs|ms|mr) /;

/** The words of a name without capitals, accents, signs and title. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øłđıßæœ]/g, (letter) => whole[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(title, '');

/** "Voorbeeld, Samira" is the same person as "Samira Voorbeeld". */
const inOrder = (name: string): string => plain(name).split(' ').toSorted().join(' ');
const sameName = (a: string, b: string): boolean => plain(a) !== '' && inOrder(a) === inOrder(b);

/** A melder says it in a sentence; there a first name alone may be anybody's. */
const isSaid = (name: string, said: string): boolean =>
  sameName(name, said) || (plain(name).includes(' ') && ` ${plain(said)} `.includes(` ${plain(name)} `));

const spelled = (words: string): string => words.replaceAll(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());

/** Name of whom it may be about, if that is this person; of a colleague only the work mail may be known. */
export function findSubject({ naam, email }: Persoon, { gezegd, regisseurs }: OverWie): string | null {
  const mail = email?.trim().toLowerCase();
  const name = naam ?? plain(mail?.split('@')[0] ?? '');
  const found = regisseurs.find(
    (one) => (mail !== undefined && one.email?.toLowerCase() === mail) || sameName(name, one.naam),
  );
  if (found) return found.naam;
  return gezegd !== null && isSaid(name, gezegd) ? spelled(name) : null;
}

const who = (subject: string): string => `Deze melding gaat over de regisseur. Dat kan ${subject} zijn.`;

/** None when this person may get it. */
export function subjectFaults(veld: string, person: Persoon, about: OverWie): Fault[] {
  const subject = findSubject(person, about);
  return subject ? [{ veld, code: 'overRegisseur', melding: `${who(subject)} Kies een andere collega.` }] : [];
}

/** Throws `Problem` for whoever would take up a melding about themselves. */
export function refuseSubject(person: Persoon, about: OverWie): void {
  const subject = findSubject(person, about);
  if (subject) throw new Problem('nietMogelijk', `${who(subject)} Laat een andere collega de melding oppakken.`);
}
