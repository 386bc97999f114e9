import { asksBsn, geenBsn } from '../desk-bsn.ts';
import { type FormState, untouched } from '../desk-form.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Field } from '../melding-form.ts';
import { button, errorSummary, fieldMarkup, hiddenFields } from './fields.ts';
import { setback } from './parts.ts';

/** What pages of the desk are built from: forms that keep what was typed, compact tables, parts that open. */

export type DeskForm = {
  naam: string;
  actie: string;
  velden: readonly Field[];
  knop: Content;
  /** For who hears the button without seeing where it stands. */
  uitleg?: string;
  /** Hidden, and travels along. */
  mee?: readonly (readonly [string, string])[];
  soort?: 'primary' | 'secondary';
};

/** The same names stand in many forms of a page, so each gets anchors of its own. */
export const anchored = ({ naam, velden }: Pick<DeskForm, 'naam' | 'velden'>): Field[] =>
  velden.map((field) => ({ ...field, anker: `${naam}-${field.naam}` }));

export const isMine = (state: FormState, naam: string): boolean => state.formulier === naam;

/**
 * Every form of a page has a key of its own, made from the one of the page: two forms never share a request. After
 * silence the form keeps the key that it was sent with.
 */
export const keyFor = (state: FormState, naam: string): string =>
  isMine(state, naam) ? state.sleutel : `${state.sleutel.slice(0, 36)}-${naam}`.slice(0, 64);

export function formFields(form: Pick<DeskForm, 'naam' | 'velden'>, state: FormState): Content {
  const { values, fouten } = isMine(state, form.naam) ? state : untouched(state.sleutel);
  return anchored(form).map((field) =>
    fieldMarkup(field, { values, fout: fouten.find(({ veld }) => veld === field.naam)?.melding }),
  );
}

/** Below the fields of the form in which something was found that looks like a BSN. */
export const bsnField = ({ naam }: Pick<DeskForm, 'naam'>, state: FormState): Content =>
  isMine(state, naam) && asksBsn(state) && formFields({ naam, velden: [geenBsn] }, state);

export const formMarkup = (form: DeskForm, state: FormState): Markup =>
  html`<form method="post" action="${form.actie}" novalidate>${hiddenFields([['sleutel', keyFor(state, form.naam)], ...(form.mee ?? [])])}
${formFields(form, state)}${bsnField(form, state)}
<div class="knoppen">${button(form.knop, { soort: form.soort ?? 'primary', ...(form.uitleg && { uitleg: form.uitleg }) })}</div></form>`;

/** One button that does one thing. */
export const buttonForm = (
  actie: string,
  sleutel: string,
  label: Content,
  options: {
    mee?: readonly (readonly [string, string])[];
    uitleg?: string;
    soort?: 'primary' | 'secondary';
    klein?: boolean;
  } = {},
): Markup =>
  html`<form method="post" action="${actie}">${hiddenFields([['sleutel', sleutel], ...(options.mee ?? [])])}${button(
    label,
    {
      soort: options.soort ?? 'secondary',
      klein: options.klein ?? true,
      ...(options.uitleg && { uitleg: options.uitleg }),
    },
  )}</form>`;

/** What is not needed every time; opens by itself when its form came back. */
export const foldable = (titel: Content, content: Content, open = false): Markup =>
  html`<details class="vouw"${open && html` open`}><summary>${titel}</summary>${content}</details>`;

/** Faults of whichever form came back, on top of the page. */
export function faultsOf(forms: readonly Pick<DeskForm, 'naam' | 'velden'>[], state: FormState): Content {
  const form = forms.find(({ naam }) => isMine(state, naam));
  return html`${errorSummary(form ? anchored(form) : [], state.fouten)}${state.bericht && setback(state.bericht)}`;
}

export const titleWith = (titel: string, { fouten, bericht }: FormState): string =>
  fouten.length > 0 || bericht ? `Fout: ${titel}` : titel;

export const badge = (text: string, soort: 'spoed' | 'laat' | 'rustig' | 'goed' = 'rustig'): Markup =>
  html`<span class="nl-data-badge ${soort}">${text}</span>`;

export type Column = { kop: string; getal?: boolean };

/** A table that becomes cards on a narrow screen; every cell names its column there. */
export const table = (bijschrift: string, columns: readonly Column[], rows: readonly (readonly Content[])[]): Markup =>
  html`<table class="tabel"><caption class="verborgen">${bijschrift}</caption><thead><tr>${columns.map(
    ({ kop }) => html`<th scope="col">${kop}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, index) =>
        index === 0
          ? html`<th scope="row" data-kop="${columns[index]?.kop}">${cell}</th>`
          : html`<td data-kop="${columns[index]?.kop}">${cell}</td>`,
      )}</tr>`,
  )}</tbody></table>`;

export type Tab = { href: string; label: string; hier: boolean };
/** Filters are links: one press, an address to keep, no script. */
export const tabs = (naam: string, items: readonly Tab[]): Markup =>
  html`<nav class="filters" aria-label="${naam}"><ul>${items.map(
    ({ href, label, hier }) => html`<li><a href="${href}"${hier && html` aria-current="true"`}>${label}</a></li>`,
  )}</ul></nav>`;

export const printHint = (): Markup =>
  html`<p class="nl-paragraph geenPrint">Afdrukken of als pdf bewaren? Druk op Ctrl+P, of kies Afdrukken in het menu van uw browser.</p>`;

export const nextPage = (href: string | undefined, first: string | undefined): Content =>
  (href || first) &&
  html`<nav class="bladeren" aria-label="Bladeren">${first && html`<a class="nl-link" href="${first}">Naar het begin van de lijst</a>`}${href && html`<a class="nl-button nl-button--secondary" href="${href}" rel="next">Volgende bladzijde</a>`}</nav>`;
