import { faultTexts } from '../intake/fault-texts.ts';
import type { Texts } from './texts/texts.ts';

/** Intake says in Dutch what is wrong with an input; whoever reads English gets the text with the same key. */

const isKey = (key: string): key is keyof typeof faultTexts => Object.hasOwn(faultTexts, key);
const keyOf = (text: string) => Object.entries(faultTexts).find(([, dutch]) => dutch === text)?.[0];

/** What has no translation is never shown in the wrong language. */
export function translateFault({ taal, invoer, melden }: Texts, melding: string): string {
  const key = keyOf(melding);
  if (key !== undefined && isKey(key)) return invoer[key];
  return taal === 'nl' ? melding : melden.kloptNiet;
}

/** Some fields have their own words, where those of the contract would not help whoever fills in the form. */
export const spellFault =
  (texts: Texts) =>
  (naam: string, melding: string): string => {
    if (naam === 'professional.organisatie' && melding !== faultTexts.tekstTeLang) return texts.melden.organisatieNodig;
    if (naam === 'professional.vindplaats') return texts.invoer.onbekendeVindplaats;
    return translateFault(texts, melding);
  };
