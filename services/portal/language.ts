import { spellDate, spellMoment } from '../../shared/dutch-calendar.ts';
import type { Gemeente, Taal } from '../../shared/gemeente.ts';
import type { Setting } from './pages/document.ts';
import { en } from './texts/en.ts';
import { nl } from './texts/nl.ts';
import type { Texts } from './texts/texts.ts';

/** The address decides: `/melden` is Dutch, `/en/melden` English. Paths below `/en` keep their Dutch nouns. */
const prefixes: Record<Taal, string> = { nl: '', en: '/en' };

export const languageOf = (path: string): Taal => (path === '/en' || path.startsWith('/en/') ? 'en' : 'nl');
export const otherLanguage = (taal: Taal): Taal => (taal === 'nl' ? 'en' : 'nl');
/** `pad` is an address in Dutch. */
export const addressIn = (taal: Taal, pad: string): string =>
  pad === '/' ? prefixes[taal] || '/' : `${prefixes[taal]}${pad}`;

/** What a page for residents needs: the municipality, and everything in one language. */
export type ResidentSetting = Setting & {
  taal: Taal;
  texts: Texts;
  /** The same page in this language. */
  to(pad: string): string;
  spellDate(date: string): string;
  spellMoment(moment: string): string;
};

const texts: Record<Taal, (gemeente: Gemeente) => Texts> = { nl, en };

export const inLanguage = (setting: Setting, taal: Taal): ResidentSetting => ({
  ...setting,
  taal,
  texts: texts[taal](setting.gemeente),
  to: (pad) => addressIn(taal, pad),
  spellDate: (date) => spellDate(date, taal),
  spellMoment: (moment) => spellMoment(moment, taal),
});
