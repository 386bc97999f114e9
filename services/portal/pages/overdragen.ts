import { html } from '../html.ts';
import type { Values } from '../melding-form.ts';
import { whole } from './casus-parts.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import type { Setting } from './document.ts';
import { button, hiddenFields } from './fields.ts';
import { alert, card, heading1, heading2, lead, paragraph } from './parts.ts';

/** Before it goes: with a typing mistake in the address the melding would be nobody's. */
export function overdragenCheckPage(
  setting: Setting,
  medewerker: Medewerker,
  { nummer, values, sleutel }: { nummer: string; values: Values; sleutel: string },
): string {
  const actie = `/werk/meldingen/${nummer}/oppakkingen`;
  const toelichting = values.get('toelichting');
  return staffPage(
    setting,
    { titel: 'Klopt dit adres?', hier: '/werk' },
    medewerker,
    html`${heading1('Klopt dit adres?')}${lead(html`Melding ${whole(nummer)} gaat naar:`)}
${card(html`<p class="nl-paragraph code">${values.get('aan')?.trim()}</p>${toelichting && html`${heading2('Wat uw collega leest')}<p class="nl-paragraph verhaal">${toelichting}</p>`}`)}
${alert('info', paragraph('Lees het adres letter voor letter na. Met een tikfout krijgt niemand de melding.'))}
<form method="post" action="${actie}/klopt">${hiddenFields([...values, ['sleutel', sleutel]])}
<div class="knoppen">${button('Draag over', { groot: true })}${button('Wijzig', { soort: 'secondary', actie: `${actie}/wijzigen` })}</div></form>`,
  );
}
