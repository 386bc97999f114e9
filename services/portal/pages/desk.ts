import type { ProblemCode } from '../../../shared/problem.ts';
import { html } from '../html.ts';
import { homeOf, type Medewerker, staffMenu, staffPage } from './desk-layout.ts';
import type { Setting } from './document.ts';
import { linkButton } from './fields.ts';
import { card, heading1, lead, link, paragraph } from './parts.ts';

/** The pages of the desk that say something instead of showing work. */

const usualReaders = 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke en de regisseur';

/** `voor`: whom the page is for. The button leads to where this person's work is. */
export function noAccessPage(setting: Setting, medewerker: Medewerker, voor = usualReaders): string {
  const [href, label] = homeOf(medewerker);
  const works = staffMenu(medewerker).length > 0;
  return staffPage(
    setting,
    { titel: 'Geen toegang' },
    medewerker,
    html`${heading1('U hebt geen toegang tot deze pagina')}
${lead(`Deze pagina is voor ${voor}.`)}
${card(paragraph(html`Klopt dat niet? Vraag de beheerder om de goede rol: ${link(`mailto:${setting.gemeente.beheerder}`, setting.gemeente.beheerder)}.`))}
${works && html`<div class="knoppen">${linkButton(href, `Naar: ${label}`)}</div>`}`,
  );
}

export function deskMessagePage(
  setting: Setting,
  medewerker: Medewerker | undefined,
  message: {
    titel: string;
    uitleg: string;
    href: string;
    knop: string;
    tweede?: { href: string; knop: string } /** What was typed, to copy. */;
    tekst?: string;
  },
): string {
  return staffPage(
    setting,
    { titel: message.titel },
    medewerker,
    html`${heading1(message.titel)}
${lead(message.uitleg)}
${
  message.tekst &&
  card(html`<label class="utrecht-form-label" for="uw-tekst">Uw tekst</label>${paragraph('Kopieer uw tekst. Dan kunt u hem straks weer plakken.')}<textarea class="utrecht-textarea utrecht-textarea--html-textarea laag" id="uw-tekst" readonly>
${message.tekst}</textarea>`)
}
<div class="knoppen">${linkButton(message.href, message.knop)}${message.tweede && linkButton(message.tweede.href, message.tweede.knop, { soort: 'secondary' })}</div>`,
  );
}

const errorWords: Partial<Record<ProblemCode, readonly [titel: string, uitleg: string]>> = {
  nietGevonden: ['Deze pagina is er niet', 'Misschien klopt het adres niet.'],
  methodeNietToegestaan: ['Dit kan hier niet', 'Begin opnieuw op de eerste bladzijde.'],
  geenToegang: ['Dit kan niet', 'Gebruik het formulier op de pagina.'],
  verkeerdFormaat: ['Dit kan niet', 'Gebruik het formulier op de pagina.'],
};

/** For what goes wrong before anybody is known: the number is in the log too. */
export function deskErrorPage(setting: Setting, _status: number, code: ProblemCode, reference: string): string {
  const [titel, uitleg] = errorWords[code] ?? [
    'Er ging bij ons iets mis',
    `Het ligt niet aan u. Probeer het opnieuw, of noem de beheerder dit nummer: ${reference}`,
  ];
  return deskMessagePage(setting, undefined, { titel, uitleg, href: '/werk', knop: 'Naar het begin' });
}
