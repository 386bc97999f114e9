import type { Brief } from './brief.ts';
import { words } from './words.ts';

/**
 * What a button is on paper: its words and an address that somebody can type. Nobody types a personal link, so one
 * that leads to a melding becomes the page that asks for the number and the code, with those two as facts.
 */
export type PrintedLink = { tekst: string; feiten: readonly { naam: string; waarde: string }[] };

const personal = /^(?<page>.*\/volg)\/(?<nummer>M-\d{4}-[0-9A-Z]+)\.(?<code>[0-9A-Za-z-]+)$/;

/** Without the scheme, which no browser asks for. */
const spoken = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

export function printLink({ knop, url }: { knop: string; url: string }, taal: Brief['taal']): PrintedLink {
  const { page, nummer, code } = personal.exec(url)?.groups ?? {};
  if (page === undefined || nummer === undefined || code === undefined)
    return { tekst: `${knop}: ${spoken(url)}`, feiten: [] };
  return {
    tekst: `${knop}: ${spoken(page)}`,
    feiten: [
      { naam: words[taal].nummer, waarde: nummer },
      { naam: words[taal].code, waarde: code },
    ],
  };
}
