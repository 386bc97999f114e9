import { html } from '../html.ts';
import { leadsOnly, type Medewerker, staffPage } from './desk-layout.ts';
import type { Setting } from './document.ts';
import { linkButton } from './fields.ts';
import { card, heading1, lead, link, paragraph } from './parts.ts';

/** The pages of the desk that say something instead of showing work. */

const usualReaders = 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke en de regisseur';

/** Who has no work on the first page, but does have the list of meldingen. */
const readsList = ({ rollen }: Medewerker): boolean =>
  rollen.includes('procescoordinator') || rollen.includes('privacyfunctionaris');

/** `voor`: whom the page is for. The button leads to what this person may see. */
export function noAccessPage(setting: Setting, medewerker: Medewerker, voor = usualReaders): string {
  return staffPage(
    setting,
    { titel: 'Geen toegang' },
    medewerker,
    html`${heading1('U hebt geen toegang tot deze pagina')}
${lead(`Deze pagina is voor ${voor}.`)}
${card(paragraph(html`Klopt dat niet? Vraag de beheerder om de goede rol: ${link(`mailto:${setting.gemeente.beheerder}`, setting.gemeente.beheerder)}.`))}
${leadsOnly(medewerker) && html`<div class="knoppen">${linkButton('/werk', 'Naar uw casussen')}</div>`}
${voor === usualReaders && readsList(medewerker) && html`<div class="knoppen">${linkButton('/werk/meldingen', 'Naar de meldingen')}</div>`}`,
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
