import { type Content, html } from '../html.ts';
import { brand, documentPage, menu, type Setting } from './document.ts';

/** Where "Snel weg" leads: a page that anybody could have been reading. */
const neutralPage = 'https://www.buienradar.nl/';

export type PageHead = {
  titel: string;
  /** Address of the menu item that this page belongs to. */
  hier?: string;
};

/** A page for residents: leaving fast on top, phone and hours below. */
export function residentPage(setting: Setting, head: PageHead, main: Content): string {
  const { gemeente } = setting;
  return documentPage(
    setting,
    {
      titel: `${head.titel} - Gemeente ${gemeente.naam}`,
      taal: 'nl',
      naarInhoud: 'Naar de inhoud',
      script: true,
    },
    html`<header class="kop"><div class="binnen">
${brand(setting, '/', `Gemeente ${gemeente.naam}`, 'Als hulp vastloopt')}
<a class="nl-button snelweg" href="${neutralPage}" rel="noreferrer noopener" data-snel-weg>Snel weg</a>
</div></header>
${menu(
  [
    ['/melden', 'Melden'],
    ['/volg', 'Uw melding volgen'],
    ['/rechtspositie', 'Uw rechten'],
  ],
  head.hier,
)}
<main id="inhoud" tabindex="-1"><div class="binnen">
${main}
</div></main>
<footer class="voet"><div class="binnen">
<div><p><strong>Liever bellen?</strong></p>
<p>Gemeente ${gemeente.naam}: <a href="tel:${gemeente.telefoon.replaceAll(/[^0-9+]/g, '')}">${gemeente.telefoon}</a></p>
<p>Bereikbaar: ${gemeente.bereikbaar.nl}</p></div>
<div><ul>
<li><a href="/privacy">Privacy</a></li>
<li><a href="/toegankelijkheid">Toegankelijkheid</a></li>
<li><a href="/rechtspositie">Uw rechten</a></li>
<li><a href="/werk">Voor medewerkers</a></li>
</ul></div>
</div></footer>`,
  );
}
