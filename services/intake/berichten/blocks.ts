import type { Block } from '../../../shared/compose-mail.ts';

/** Small pieces that both languages build their texts from. */
export const tekst = (...sentences: (string | false | null)[]): Block => ({
  tekst: sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '').join(' '),
});

/** Nothing at all where the condition does not hold. */
export const when = (condition: unknown, ...blocks: Block[]): Block[] => (condition ? blocks : []);

/** As a letter greets: whoever is written down as "De heer Voorbeeld" is "heer Voorbeeld" after "Beste". */
export const greeted = (naam: string | null, heer: string, mevrouw: string): string =>
  (naam ?? '')
    .trim()
    .replace(/^(?:de\s+heer|heer|dhr\.?)\s+/i, `${heer} `)
    .replace(/^(?:mevrouw|mevr\.?|mw\.?)\s+/i, `${mevrouw} `);

/** A list of `naam: waarde` with the lines that have a value; no list at all without any. */
export function facts(...lines: [naam: string, waarde: string | null][]): Block[] {
  const filled = lines.flatMap(([naam, waarde]) => (waarde?.trim() ? [`${naam}: ${waarde.trim()}`] : []));
  return filled.length > 0 ? [{ lijst: filled }] : [];
}

/** What an employee wrote, one block for each paragraph. */
export const paragraphs = (text: string | null): Block[] =>
  (text ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ tekst: paragraph }));

/** As somebody says or types it. */
export const spokenUrl = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');
