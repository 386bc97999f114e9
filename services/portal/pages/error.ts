import type { ProblemCode } from '../../../shared/problem.ts';
import { html } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import type { ErrorTexts } from '../texts/texts.ts';
import { linkButton } from './fields.ts';
import { residentPage } from './layout.ts';
import { callUs, card, heading1, lead, paragraph } from './parts.ts';

function wordsFor(code: ProblemCode, words: ErrorTexts): { titel: string; tekst: string } {
  switch (code) {
    case 'nietGevonden':
    case 'methodeNietToegestaan':
    case 'geenToegang':
    case 'aanmeldenNodig':
    case 'teDruk':
      return words[code];
    case 'verkeerdFormaat':
      return words.geenToegang;
    default:
      return words.onverwacht;
  }
}

/** `reference` is for the phone, and in the log. The switch of language leads to the first page: this one may not exist. */
export function errorPage(setting: ResidentSetting, code: ProblemCode, reference: string): string {
  const { texts, to } = setting;
  const words = texts.foutpagina;
  const { titel, tekst } = wordsFor(code, words);
  return residentPage(
    setting,
    { titel, pad: '/' },
    html`${heading1(titel)}
${lead(tekst)}
${card(html`${callUs(setting)}${code === 'onverwachteFout' && paragraph(words.noemDitNummer(reference))}
<div class="knoppen">${linkButton(to('/'), words.naarBegin)}</div>`)}`,
  );
}
