import type { Gemeente } from '../../../shared/gemeente.ts';
import type { Assets } from '../assets.ts';
import { type Content, html, type Markup } from '../html.ts';

/** What pages for residents and for staff are made of alike. */

/** What every page needs beside its own data. */
export type Setting = { gemeente: Gemeente; assets: Assets };

export const telLink = (number: string): Markup =>
  html`<a class="nl-link" href="tel:${number.replaceAll(/[^0-9+]/g, '')}">${number}</a>`;

export type DocumentHead = {
  titel: string;
  taal: 'nl' | 'en';
  /** Words of the link over the menu to the content. */
  naarInhoud: string;
  script?: boolean;
  /** More for `<head>`. */
  extra?: Content;
};

export function documentPage({ assets }: Setting, head: DocumentHead, body: Content): string {
  return html`<!doctype html>
<html lang="${head.taal}" class="vlot utrecht-root">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.titel}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.path}">
${head.extra}${head.script && html`<script src="${assets.script.path}" defer></script>`}
</head>
<body>
<a class="nl-skip-link" href="#inhoud">${head.naarInhoud}</a>
${body}
</body>
</html>
`.text;
}

export const brand = ({ assets }: Setting, href: string, naam: string, onder: string): Markup =>
  html`<a class="merk" href="${href}"><img src="${assets.icon.path}" alt="" width="36" height="36"><span>${naam}<span>${onder}</span></span></a>`;

export const menu = (
  items: readonly (readonly [href: string, label: string])[],
  here: string | undefined,
  /** At the end of the line. */
  extra?: Content,
): Markup => html`<nav class="menu" aria-label="Menu"><div class="binnen"><ul>
${items.map(([href, label]) => html`<li><a href="${href}"${here === href && html` aria-current="page"`}>${label}</a></li>`)}
</ul>${extra}</div></nav>`;
