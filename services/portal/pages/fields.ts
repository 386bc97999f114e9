import { type Content, html, type Markup } from '../html.ts';
import type { Field, FormFault, Option, Section, Values } from '../melding-form.ts';
import { velden as dutch } from '../texts/nl.ts';
import type { FieldTexts } from '../texts/texts.ts';

/**
 * Form fields: label above, explanation and fault tied to the field, nothing required by the browser itself. In Dutch,
 * unless a page brings other words.
 */

const idOf = ({ naam, anker = naam }: Pick<Field, 'naam' | 'anker'>) => `veld-${anker.replaceAll('.', '-')}`;
/** Where the link of the error summary leads. */
export const anchorOf = (field: Field | undefined, naam: string): string =>
  field?.soort === 'keuze' || field?.soort === 'meerkeuze' ? `${idOf(field)}-1` : idOf(field ?? { naam });

type State = { values: Values; fout: string | undefined; woorden?: FieldTexts };

/** Not at a single box: one that is not ticked says so itself. */
const optional = (field: Field, { woorden = dutch }: State) =>
  !field.verplicht && html` <span class="nietverplicht">(${woorden.nietVerplicht})</span>`;

const description = (id: string, text: string | undefined) =>
  text && html`<div class="utrecht-form-field-description" id="${id}-uitleg">${text}</div>`;

const faultMessage = (id: string, fout: string | undefined) =>
  fout &&
  html`<div class="utrecht-form-field-error-message" id="${id}-fout"><span aria-hidden="true">✗ </span>${fout}</div>`;

const describedBy = (id: string, uitleg: string | undefined, fout: string | undefined): Content => {
  const ids = [uitleg && `${id}-uitleg`, fout && `${id}-fout`].filter(Boolean).join(' ');
  return ids && html` aria-describedby="${ids}"`;
};

const invalid = (fout: string | undefined) => fout && html` aria-invalid="true"`;

const classes = (kind: string, fout: string | undefined, extra: Content) =>
  html`class="vraag ${kind}${fout && html` ${kind}--invalid`}${extra}"`;

/** Shown with one answer to another question; without `:has()` in the browser, always. */
const shownWith = ({ bij }: Pick<Field, 'bij'>) => bij && ` bij-${bij}`;

function choice(
  type: 'radio' | 'checkbox',
  naam: string,
  id: string,
  option: Option,
  checked: boolean,
  extra: Content,
) {
  return html`<div class="keuze"><input class="utrecht-checkbox" type="${type}" id="${id}" name="${naam}" value="${option.waarde}"${checked && html` checked`}${option.uitleg && html` aria-describedby="${id}-uitleg"`}${extra}><label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}">${option.label}${option.uitleg && html`<span class="uitleg" id="${id}-uitleg">${option.uitleg}</span>`}</label></div>`;
}

function group(field: Extract<Field, { soort: 'keuze' | 'meerkeuze' }>, state: State): Markup {
  const { values, fout } = state;
  const id = idOf(field);
  const several = field.soort === 'meerkeuze';
  const chosen = values.getAll(field.naam);
  const options = field.opties.map((option, index) =>
    choice(
      several ? 'checkbox' : 'radio',
      field.naam,
      `${id}-${index + 1}`,
      option,
      chosen.includes(option.waarde),
      !several && invalid(fout),
    ),
  );
  return html`<div ${classes('utrecht-form-fieldset', fout, shownWith(field))}><fieldset class="utrecht-form-fieldset__fieldset--html-fieldset" id="${id}"${describedBy(id, field.uitleg, fout)}>
<legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${field.label}${optional(field, state)}</legend>
${description(id, field.uitleg)}${faultMessage(id, fout)}
${several ? html`<div class="raster">${options}</div>` : options}
</fieldset></div>`;
}

function tick(field: Extract<Field, { soort: 'vinkje' }>, state: State): Markup {
  const { values, fout } = state;
  const id = idOf(field);
  return html`<div ${classes('utrecht-form-field', fout, shownWith(field))}>${faultMessage(id, fout)}
<div class="keuze"><input class="utrecht-checkbox" type="checkbox" id="${id}" name="${field.naam}" value="ja"${values.get(field.naam) === 'ja' && html` checked`}${describedBy(id, field.uitleg, fout)}${invalid(fout)}><label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}">${field.label}${field.uitleg && html`<span class="uitleg" id="${id}-uitleg">${field.uitleg}</span>`}</label></div></div>`;
}

type Control = Extract<Field, { soort: 'tekst' | 'verhaal' | 'lijst' }>;

function control(field: Control, { values, fout, woorden = dutch }: State): Markup {
  const id = idOf(field);
  const value = values.get(field.naam) ?? '';
  const attributes = html`id="${id}" name="${field.naam}"${describedBy(id, field.uitleg, fout)}${invalid(fout)}${field.verplicht && html` aria-required="true"`}`;
  switch (field.soort) {
    case 'verhaal':
      // A browser drops the first line break of a textarea: this one is for it.
      return html`<textarea class="utrecht-textarea utrecht-textarea--html-textarea${field.laag && ' laag'}" rows="${field.laag ? 3 : 8}" ${attributes}>
${value}</textarea>`;
    case 'lijst':
      return html`<select class="utrecht-select utrecht-select--html-select" ${attributes}><option value="">${woorden.kies}</option>${field.opties.map(
        ({ waarde, label }) => html`<option value="${waarde}"${waarde === value && html` selected`}>${label}</option>`,
      )}</select>`;
    case 'tekst':
      return html`<input class="utrecht-textbox utrecht-textbox--html-input${field.kort && ' kort'}" type="${field.type ?? 'text'}" value="${value}"${field.cijfers && html` inputmode="numeric"`} autocomplete="${field.autocomplete ?? 'off'}" ${attributes}>`;
  }
}

export function fieldMarkup(field: Field, state: State): Markup {
  if (field.soort === 'keuze' || field.soort === 'meerkeuze') return group(field, state);
  if (field.soort === 'vinkje') return tick(field, state);
  const id = idOf(field);
  return html`<div ${classes('utrecht-form-field', state.fout, shownWith(field))}>
<label class="utrecht-form-label" for="${id}">${field.label}${optional(field, state)}</label>
${description(id, field.uitleg)}${faultMessage(id, state.fout)}
${control(field, state)}</div>`;
}

/** What only some need to know, above the fields of a section. */
export const notes = ({ noten = [] }: Section): Content =>
  noten.map(
    (note) =>
      html`<div class="noot${shownWith(note)}">${note.regels.map((regel) => html`<p class="nl-paragraph">${regel}</p>`)}</div>`,
  );

/** Above the form; gets the focus, so that whoever cannot see the page hears it first. */
export function errorSummary(
  fields: readonly Field[],
  fouten: readonly FormFault[],
  woorden: FieldTexts = dutch,
): Content {
  if (fouten.length === 0) return undefined;
  const items = fouten.map(({ veld, melding }) => {
    const field = fields.find(({ naam }) => naam === veld);
    return html`<li class="utrecht-unordered-list__item">${
      veld ? html`<a class="nl-link" href="#${anchorOf(field, veld)}">${melding}</a>` : melding
    }</li>`;
  });
  return html`<div class="fouten"><h2 class="nl-heading nl-heading--level-2" tabindex="-1" autofocus>${woorden.fouten(
    fouten.length,
  )}</h2><ul class="utrecht-unordered-list">${items}</ul></div>`;
}

export const hiddenFields = (values: Iterable<readonly [string, string]>): Content =>
  [...values].map(([naam, value]) => html`<input type="hidden" name="${naam}" value="${value}">`);

/**
 * What Enter in a text field does: the first button of a form in the page, and the switch of language stands before the
 * form's own.
 */
export const enterButton = (form: string): Markup =>
  html`<button class="verborgen" form="${form}" tabindex="-1" aria-hidden="true"></button>`;

export const button = (
  label: Content,
  options: {
    soort?: 'primary' | 'secondary';
    actie?: string;
    groot?: boolean;
    klein?: boolean;
    uitleg?: string;
    veld?: readonly [naam: string, waarde: string];
  } = {},
): Markup =>
  html`<button class="nl-button nl-button--${options.soort ?? 'primary'}${options.groot && ' groot'}${options.klein && ' klein'}"${options.actie && html` formaction="${options.actie}"`}${options.veld && html` name="${options.veld[0]}" value="${options.veld[1]}"`}>${label}${options.uitleg && html`<span class="verborgen"> ${options.uitleg}</span>`}</button>`;

export const linkButton = (
  href: string,
  label: Content,
  options: { soort?: 'primary' | 'secondary'; groot?: boolean } = {},
): Markup =>
  html`<a class="nl-button nl-button--${options.soort ?? 'primary'}${options.groot && ' groot'}" href="${href}">${label}</a>`;
