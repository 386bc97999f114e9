import { html } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import { linkButton } from './fields.ts';
import { residentPage } from './layout.ts';
import { callUs, card, clientSupport, dangerLines, heading1, heading2, lead, link, list } from './parts.ts';

export function homePage(setting: ResidentSetting): string {
  const { texts, to } = setting;
  const words = texts.voorpagina;
  return residentPage(
    setting,
    { titel: words.titel, pad: '/' },
    html`${dangerLines(setting)}
<section class="kaart held">
${heading1(words.kop)}
${lead(words.inleiding)}
<div class="knoppen">${linkButton(to('/melden'), words.meld, { groot: true })}${linkButton(to('/volg'), words.volg, { soort: 'secondary', groot: true })}</div>
</section>
${card(html`${heading2(words.zo)}
<ol class="stappen">
${words.stappen.map(([kort, lang]) => html`<li><strong>${kort}</strong> ${lang}</li>`)}
</ol>`)}
${card(html`${heading2(words.hulp)}
${clientSupport(setting)}
${callUs(setting)}
${list([
  link(to('/melden/professional'), words.professional),
  link(to('/rechtspositie'), words.watMagEnRechten),
  link(to('/privacy'), words.gegevens),
])}`)}`,
  );
}
