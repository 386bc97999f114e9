import { type Content, html, type Markup } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import { telLink } from './document.ts';

export const heading1 = (text: Content): Markup => html`<h1 class="nl-heading nl-heading--level-1">${text}</h1>`;
export const heading2 = (text: Content): Markup => html`<h2 class="nl-heading nl-heading--level-2">${text}</h2>`;
export const heading3 = (text: Content): Markup => html`<h3 class="nl-heading nl-heading--level-3">${text}</h3>`;
export const lead = (text: Content): Markup => html`<p class="nl-paragraph nl-paragraph--lead">${text}</p>`;
export const paragraph = (text: Content): Markup => html`<p class="nl-paragraph">${text}</p>`;
export const link = (href: string, text: Content): Markup => html`<a class="nl-link" href="${href}">${text}</a>`;
export const list = (items: readonly Content[]): Markup =>
  html`<ul class="utrecht-unordered-list">${items.map((item) => html`<li class="utrecht-unordered-list__item">${item}</li>`)}</ul>`;
export const card = (content: Content): Markup => html`<section class="kaart">${content}</section>`;
export const facts = (rows: readonly (readonly [name: string, value: Content])[]): Markup =>
  html`<dl class="feiten utrecht-data-list">${rows.map(
    ([name, value]) =>
      html`<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">${name}</dt><dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">${value}</dd></div>`,
  )}</dl>`;

export const alert = (soort: 'info' | 'ok' | 'warning' | 'error', content: Content): Markup =>
  html`<div class="utrecht-alert utrecht-alert--${soort}"><div class="utrecht-alert__content">${content}</div></div>`;

/** Before anything else, wherever somebody may be in danger. */
export const dangerLines = ({ gemeente, texts: { taal, delen } }: ResidentSetting): Markup =>
  html`<div class="utrecht-alert utrecht-alert--error gevaar" role="region" aria-label="${delen.bijGevaar}"><div class="utrecht-alert__content">
${paragraph(html`<strong>${delen.gevaar}</strong> ${delen.bel(telLink('112'))}`)}
${paragraph(delen.veiligThuis(telLink('0800-2000')))}
${paragraph(delen.crisis(telLink(gemeente.crisis.nummer), gemeente.crisis.uitleg[taal]))}
</div></div>`;

export const callUs = ({ gemeente, texts: { taal, delen } }: ResidentSetting): Markup =>
  paragraph(delen.ookBellen(telLink(gemeente.telefoon), gemeente.bereikbaar[taal]));

/** R76: free, and not of the municipality. */
export const clientSupport = ({ gemeente: { clientondersteuning }, texts: { delen } }: ResidentSetting): Markup =>
  paragraph(
    delen.clientondersteuner(
      link(clientondersteuning.website, clientondersteuning.naam),
      telLink(clientondersteuning.telefoon),
    ),
  );

/** The postcode stays on one line. */
export const complaint = ({ gemeente: { klacht }, texts: { taal, delen } }: ResidentSetting): Markup =>
  card(
    html`${heading2(delen.nietTevreden)}${paragraph(delen.klacht)}${paragraph(klacht.uitleg[taal])}${paragraph(klacht.adres.replaceAll(/(\d{4}) ([A-Z]{2})\b/g, '$1\u00a0$2'))}`,
  );

/** For a label of the municipality at the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a form did not get through; gets the focus, so that whoever cannot see the page hears it first. */
export type Setback = { titel: string; tekst: string };
export const setback = ({ titel, tekst }: Setback): Markup =>
  alert(
    'error',
    html`<h2 class="nl-heading nl-heading--level-2" tabindex="-1" autofocus>${titel}</h2>${paragraph(tekst)}`,
  );
