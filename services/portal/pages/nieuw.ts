import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { OptekenResponse } from '../../intake/contract.ts';
import { asksBsn, geenBsn } from '../desk-bsn.ts';
import { type Content, html } from '../html.ts';
import { type Field, type FormFault, ingang, soortOf, type Values } from '../melding-form.ts';
import { nieuwSections } from '../nieuw-form.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { buttonForm } from './desk-parts.ts';
import { schrijfStraat } from './desk-words.ts';
import { type Setting, telLink } from './document.ts';
import { button, errorSummary, fieldMarkup, hiddenFields, linkButton } from './fields.ts';
import {
  alert,
  card,
  facts,
  heading1,
  heading2,
  heading3,
  link,
  list,
  paragraph,
  type Setback,
  setback,
} from './parts.ts';

/** Entering what somebody said, and afterwards what to read out. */
export type NieuwState = {
  values: Values;
  fouten: readonly FormFault[];
  sleutel: string;
  bericht?: Setback;
  /** Intake found what looks like a BSN. */
  bsnGevonden?: boolean;
};

/** Fields that belong side by side. */
const rows: string[][] = [
  ['datum', 'tijd'],
  ['woonadres.postcode', 'woonadres.huisnummer', 'woonadres.toevoeging'],
];

function fieldsMarkup(fields: readonly Field[], show: (field: Field) => Content): Content {
  return fields.map((field) => {
    const row = rows.find((names) => names.includes(field.naam));
    if (!row) return show(field);
    if (row[0] !== field.naam) return undefined;
    return html`<div class="naast">${fields.filter(({ naam }) => row.includes(naam)).map(show)}</div>`;
  });
}

export function nieuwPage(setting: Setting, medewerker: Medewerker, state: NieuwState): string {
  const { gemeente } = setting;
  const { values, fouten, sleutel, bericht } = state;
  const soort = soortOf(values);
  const sections = nieuwSections(gemeente, soort);
  const fields = [...sections.flatMap(({ velden }) => velden), geenBsn];
  const show = (field: Field) =>
    fieldMarkup(field, { values, fout: fouten.find(({ veld }) => veld === field.naam)?.melding });
  const wrong = fouten.length > 0 || bericht;
  return staffPage(
    setting,
    { titel: `${wrong ? 'Fout: ' : ''}Nieuwe melding`, hier: '/werk/nieuw' },
    medewerker,
    html`${errorSummary(fields, fouten)}${bericht && setback(bericht)}
${heading1(soort === 'professional' ? 'Nieuwe melding, vanuit het werk' : 'Nieuwe melding')}
${paragraph(html`Schrijf op wat iemand vertelt of schrijft. Nu gevaar? Laat 112 bellen. Veilig Thuis: ${telLink('0800-2000')}. Crisisnummer: ${telLink(gemeente.crisis.nummer)}.`)}
${paragraph(
  soort === 'professional'
    ? link('/werk/nieuw', 'Meldt een inwoner?')
    : link('/werk/nieuw?wie=professional', 'Meldt een school, huisarts, de politie of een andere professional?'),
)}
<form method="post" action="/werk/nieuw" novalidate>${hiddenFields([
      ['sleutel', sleutel],
      ...(soort === 'professional' ? ([[ingang, 'professional']] as const) : []),
    ])}
${sections.map(
  ({ titel, inleiding, velden }) =>
    html`<section class="kaart">${heading2(titel)}${inleiding?.map((line) => paragraph(line))}${fieldsMarkup(velden, show)}${
      asksBsn(state) && velden.some(({ naam }) => naam === 'watLooptVast') && show(geenBsn)
    }</section>`,
)}
<div class="knoppen">${button('Bewaar de melding', { groot: true })}</div></form>`,
  );
}

/** What happens next, by who can be told how. */
function howTold(values: Values, { meldingsnummer, contacttaak }: OptekenResponse, sleutel: string): Content {
  if (values.get('anoniem') === 'ja') return paragraph('De melder is anoniem: wij sturen niets.');
  if (!contacttaak) return paragraph('De melder krijgt een mail met het nummer en een eigen link.');
  const { taakId, soort } = contacttaak;
  const base = `/werk/meldingen/${meldingsnummer}/contacttaken/${taakId}`;
  const told = (label: string) => buttonForm(base, sleutel, label, { mee: [['resultaat', 'bereikt']], klein: false });
  if (soort === 'brief') {
    return html`${alert('warning', html`${heading2('Druk de brief af')}${paragraph('De melder krijgt de bevestiging per post. Daarin staan het nummer en de code.')}${!values.get('woonadres.straat')?.trim() && paragraph(schrijfStraat)}`)}
<p class="nl-paragraph"><a class="nl-button nl-button--primary" href="${base}/brief" target="_blank">Open de brief om af te drukken (pdf)<span class="verborgen">, in een nieuw venster</span></a></p>
${told('De brief is weg')}`;
  }
  return html`${paragraph('De melder krijgt geen mail. Hebt u de melder nog aan de lijn? Lees het nummer en de code voor. Anders belt een collega.')}${told('Ik heb het de melder verteld')}`;
}

export function opgetekendPage(
  setting: Setting,
  medewerker: Medewerker,
  { values, melding, sleutel }: { values: Values; melding: OptekenResponse; sleutel: string },
): string {
  const anoniem = values.get('anoniem') === 'ja';
  return staffPage(
    setting,
    { titel: 'De melding is bewaard', hier: '/werk/nieuw' },
    medewerker,
    html`${alert('ok', html`${heading1('De melding is bewaard')}${paragraph(`Eerste contact: ${spellMoment(melding.ontvangenOp)}.`)}`)}
${card(html`${heading2('Lees dit voor')}
${facts([
  ['Nummer', html`<span class="code">${melding.meldingsnummer}</span>`],
  ['Code', html`<span class="code">${melding.volgcode}</span>`],
  ...(anoniem ? [] : [['De melder hoort van ons', `uiterlijk ${spellDate(melding.reactieUiterlijk)}`] as const]),
])}
${paragraph('Met het nummer en de code ziet de melder wat er gebeurt. Geef ze alleen aan de melder zelf. De code staat alleen hier.')}`)}
${card(html`${heading2('Hoe hoort de melder het?')}${howTold(values, melding, sleutel)}`)}
${
  soortOf(values) === 'inwoner' &&
  card(
    html`${heading3('Vertel ook')}${list([
      html`Een cliëntondersteuner helpt gratis: ${setting.gemeente.clientondersteuning.naam}, ${telLink(setting.gemeente.clientondersteuning.telefoon)}.`,
      'De folder over rechten hoort bij het eerste contact.',
    ])}`,
  )
}
<div class="knoppen">${linkButton('/werk/nieuw', 'Nog een melding')}${linkButton(`/werk/meldingen/${melding.meldingsnummer}`, 'Open de melding', { soort: 'secondary' })}</div>`,
  );
}
