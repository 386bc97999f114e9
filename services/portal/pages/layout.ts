import type { Gemeente, StaffRole } from '../../../shared/gemeente.ts';
import type { Assets } from '../assets.ts';
import { type Content, html, type Markup } from '../html.ts';

/** What every page needs beside its own data. */
export type Setting = { gemeente: Gemeente; assets: Assets };

/** Where "Snel weg" leads: a page that anybody could have been reading. */
const neutralPage = 'https://www.buienradar.nl/';

export const telLink = (number: string): Markup =>
  html`<a class="nl-link" href="tel:${number.replaceAll(/[^0-9+]/g, '')}">${number}</a>`;

function documentPage({ assets }: Setting, head: { titel: string; script?: boolean }, body: Content): string {
  return html`<!doctype html>
<html lang="nl" class="vlot utrecht-root">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.titel}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.path}">
${head.script && html`<script src="${assets.script.path}" defer></script>`}
</head>
<body>
<a class="nl-skip-link" href="#inhoud">Naar de inhoud</a>
${body}
</body>
</html>
`.text;
}

const brand = ({ gemeente, assets }: Setting, href: string, onder: string) =>
  html`<a class="merk" href="${href}"><img src="${assets.icon.path}" alt="" width="36" height="36"><span>Gemeente ${gemeente.naam}<span>${onder}</span></span></a>`;

const menu = (
  items: [href: string, label: string][],
  here: string | undefined,
) => html`<nav class="menu" aria-label="Menu"><div class="binnen"><ul>
${items.map(([href, label]) => html`<li><a href="${href}"${here === href && html` aria-current="page"`}>${label}</a></li>`)}
</ul></div></nav>`;

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
    { titel: `${head.titel} - Gemeente ${gemeente.naam}`, script: true },
    html`<header class="kop"><div class="binnen">
${brand(setting, '/', 'Als hulp vastloopt')}
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

export type Medewerker = { naam: string; rollen: readonly StaffRole[] };

/** Roles that see every casus and every melding. */
export const seesAll: readonly StaffRole[] = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'];

/** Who leads casussen and divides no work: sees the own ones, and no list of meldingen. */
export const leadsOnly = ({ rollen }: { rollen: readonly StaffRole[] }): boolean =>
  rollen.includes('regisseur') && !rollen.some((role) => seesAll.includes(role));

const staffMenu = (medewerker: Medewerker | undefined): [href: string, label: string][] =>
  medewerker && leadsOnly(medewerker)
    ? [['/werk', 'Uw casussen']]
    : [
        ['/werk', 'Wacht op benoeming'],
        ['/werk/meldingen', 'Meldingen'],
      ];

/** A page for staff; without a name, nobody is signed in. */
export function staffPage(setting: Setting, head: PageHead, medewerker: Medewerker | undefined, main: Content): string {
  return documentPage(
    setting,
    { titel: `${head.titel} - Vlot ${setting.gemeente.naam}` },
    html`<header class="kop"><div class="binnen">
${brand(setting, '/werk', 'Voor medewerkers')}
${
  medewerker &&
  html`<form class="wieIngelogd" method="post" action="/afmelden"><span>${medewerker.naam}</span><button class="nl-button nl-button--secondary klein">Afmelden</button></form>`
}
</div></header>
${menu(staffMenu(medewerker), head.hier)}
<main id="inhoud" tabindex="-1"><div class="binnen">
${main}
</div></main>
<footer class="voet"><div class="binnen"><div><p>Elke keer dat u een casus of melding opent, wordt dat vastgelegd.</p></div>
<div><ul><li><a href="/">Site voor inwoners</a></li></ul></div></div></footer>`,
  );
}
