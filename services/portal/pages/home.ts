import { html } from '../html.ts';
import type { Setting } from './document.ts';
import { linkButton } from './fields.ts';
import { residentPage } from './layout.ts';
import { callUs, card, dangerLines, heading1, heading2, lead, link, list, paragraph } from './parts.ts';

export function homePage(setting: Setting): string {
  const { gemeente } = setting;
  return residentPage(
    setting,
    { titel: 'Loopt hulp vast? Meld het' },
    html`${dangerLines(gemeente)}
<section class="kaart held">
${heading1('Loopt de hulp voor u of uw gezin vast?')}
${lead('Wachten, van het kastje naar de muur, of hulpverleners die langs elkaar heen werken. Meld het hier. Dan zoeken wij één persoon die voor u de leiding neemt.')}
<div class="knoppen">${linkButton('/melden', 'Meld dat hulp vastloopt', { groot: true })}${linkButton('/volg', 'Volg uw melding', { soort: 'secondary', groot: true })}</div>
</section>
${card(html`${heading2('Zo werkt het')}
<ol class="stappen">
<li><strong>U vertelt wat er vastloopt.</strong> Zonder inloggen. Het duurt ongeveer tien minuten.</li>
<li><strong>U krijgt meteen een nummer en een code.</strong> Daarmee ziet u wat er met uw melding gebeurt.</li>
<li><strong>U weet wie u kunt bellen.</strong> U krijgt de naam en het telefoonnummer van ${gemeente.label.uwRegisseur}.</li>
</ol>`)}
${card(html`${heading2('Hulp bij uw melding')}
${paragraph(html`Een cliëntondersteuner helpt u gratis: ${link(gemeente.clientondersteuning.website, gemeente.clientondersteuning.naam)}, ${gemeente.clientondersteuning.telefoon}.`)}
${callUs(gemeente)}
${list([link('/rechtspositie', `Wat mag ${gemeente.label.uwRegisseur}, en wat zijn uw rechten?`), link('/privacy', 'Wat doen wij met uw gegevens?')])}`)}`,
  );
}
