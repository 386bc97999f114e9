import { extractText, getDocumentProxy } from 'unpdf';
import { expect } from 'vitest';

/** What no reader should ever meet in a mail, letter or page. */
const leftovers =
  /undefined|\bnull\b|NaN|\[object |\$\{|\{\{|Invalid Date|^- .*: *$|^- *$|: *$(?![\s\S])|,\s*,|\(\s*\)|\b1970\b/m;

/** Fails on an empty field or a word that only software says; `what` names the text in the failure. */
export function expectReadable(text: string, what: string): void {
  expect(text.trim(), what).not.toBe('');
  expect(leftovers.exec(text)?.[0], `${what}:\n${text}`).toBeUndefined();
}

/** The words of a PDF in reading order. */
export async function readPdf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
  return text;
}
