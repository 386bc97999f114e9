/** Anything that is not for print: controls but the end of a line, soft hyphens, marks of direction and width. */
const unprinted = /[^\P{C}\n]/gu;

/** One spelling of each letter (an e with a loose accent looks wrong in print), and nothing that cannot be seen. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\S\n\ufeff]/g, ' ')
    .replaceAll(unprinted, '');
