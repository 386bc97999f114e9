import { type Content, html, type Markup } from '../html.ts';
import { addressIn, otherLanguage, type ResidentSetting } from '../language.ts';
import { brand, documentPage, menu } from './document.ts';
import { enterButton } from './fields.ts';

/** Where "Snel weg" leads: a page that anybody could have been reading. */
const neutralPage = 'https://www.buienradar.nl/';

export type PageHead = {
  titel: string;
  /** Address of this page, in Dutch; one that can be opened. */
  pad: string;
  /** Address of the menu item that this page belongs to, in Dutch. */
  hier?: string;
  /** A page with a form: the other language gets what was typed, at this address (in Dutch). */
  wissel?: { formulier: string; actie: string };
};

/** Works without JavaScript, and loses nothing that was typed. */
function languageSwitch({ taal, texts: { kader } }: ResidentSetting, { pad, wissel }: PageHead): Markup {
  const other = otherLanguage(taal);
  if (!wissel) {
    return html`<a class="taal" href="${addressIn(other, pad)}" lang="${other}" hreflang="${other}">${kader.andereTaal}</a>`;
  }
  return html`${enterButton(wissel.formulier)}<button class="taal" form="${wissel.formulier}" formaction="${addressIn(other, wissel.actie)}" lang="${other}">${kader.andereTaal}</button>`;
}

/** A page for residents: leaving fast on top, phone and hours below. */
export function residentPage(setting: ResidentSetting, head: PageHead, main: Content): string {
  const { gemeente, taal, texts, to } = setting;
  const { kader } = texts;
  const hier = head.hier && to(head.hier);
  return documentPage(
    setting,
    {
      titel: `${head.titel} - ${kader.gemeente}`,
      taal,
      naarInhoud: kader.naarInhoud,
      script: true,
      extra: html`<link rel="alternate" hreflang="nl" href="${addressIn('nl', head.pad)}"><link rel="alternate" hreflang="en" href="${addressIn('en', head.pad)}">
`,
    },
    html`<header class="kop"><div class="binnen">
${brand(setting, to('/'), kader.gemeente, kader.onderNaam)}
<a class="nl-button snelweg" href="${neutralPage}" rel="noreferrer noopener" data-snel-weg>${kader.snelWeg}</a>
</div></header>
${menu(
  [
    [to('/melden'), kader.menu.melden],
    [to('/volg'), kader.menu.volg],
    [to('/rechtspositie'), kader.menu.rechten],
  ],
  hier,
  languageSwitch(setting, head),
)}
<main id="inhoud" tabindex="-1"><div class="binnen">
${main}
</div></main>
<footer class="voet"><div class="binnen">
<div><p><strong>${kader.lieverBellen}</strong></p>
<p>${kader.gemeente}: <a href="tel:${gemeente.telefoon.replaceAll(/[^0-9+]/g, '')}">${gemeente.telefoon}</a></p>
<p>${kader.bereikbaar} ${gemeente.bereikbaar[taal]}</p></div>
<div><ul>
<li><a href="${to('/privacy')}">${kader.voet.privacy}</a></li>
<li><a href="${to('/toegankelijkheid')}">${kader.voet.toegankelijkheid}</a></li>
<li><a href="${to('/rechtspositie')}">${kader.voet.rechten}</a></li>
<li><a href="/werk"${taal !== 'nl' && html` hreflang="nl"`}>${kader.voet.medewerkers}</a></li>
</ul></div>
</div></footer>`,
  );
}

/** In front of the title where something has to be mended: whoever cannot see the page hears it first. */
export const faultTitle = ({ texts }: ResidentSetting, titel: string, fouten: number): string =>
  fouten > 0 ? `${texts.velden.fout}: ${titel}` : titel;
