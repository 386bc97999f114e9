import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { MeldingResponse } from '../../intake/contract.ts';
import { type Content, html, type Markup } from '../html.ts';
import { type Field, type FormFault, geenBsn, meldingSections, type Values } from '../melding-form.ts';
import { type Setting, telLink } from './document.ts';
import { anchorOf, button, errorSummary, fieldMarkup, hiddenFields } from './fields.ts';
import { residentPage } from './layout.ts';
import {
  alert,
  callUs,
  card,
  dangerLines,
  facts,
  heading1,
  heading2,
  heading3,
  lead,
  link,
  list,
  paragraph,
} from './parts.ts';

/** The four pages of a melding: form, check, received, and not sent yet. */

/** Fields that belong side by side. */
const rows: string[][] = [['woonadres.postcode', 'woonadres.huisnummer', 'woonadres.toevoeging']];

function fieldsMarkup(fields: readonly Field[], show: (field: Field) => Markup): Content {
  return fields.map((field) => {
    const row = rows.find((names) => names.includes(field.naam));
    if (!row) return show(field);
    if (row[0] !== field.naam) return undefined;
    return html`<div class="naast">${fields.filter(({ naam }) => row.includes(naam)).map(show)}</div>`;
  });
}

export type FormState = {
  values: Values;
  fouten: readonly FormFault[];
  /** Intake found what looks like a BSN: explain it and let people say that it is not one. */
  bsnGevonden?: boolean;
};

export function formPage(setting: Setting, { values, fouten, bsnGevonden }: FormState): string {
  const { gemeente } = setting;
  const sections = meldingSections(gemeente);
  const fields = [...sections.flatMap(({ velden }) => velden), geenBsn];
  const show = (field: Field) =>
    fieldMarkup(field, { values, fout: fouten.find(({ veld }) => veld === field.naam)?.melding });
  const askBsn = bsnGevonden || values.has('geenBsn');
  return residentPage(
    setting,
    { titel: `${fouten.length > 0 ? 'Fout: ' : ''}Meld dat hulp vastloopt`, hier: '/melden' },
    html`${dangerLines(gemeente)}
${errorSummary(fields, fouten)}
${heading1('Meld dat hulp vastloopt')}
${lead('Vertel wat er vastloopt. U hoeft niet alles in te vullen: wat u niet wilt vertellen, slaat u over.')}
${card(html`${heading2('Wie leest uw melding?')}
${list([
  `Medewerkers van de gemeente ${gemeente.naam} die uitzoeken wie u het beste kan helpen.`,
  `Als u dat goed vindt: ${gemeente.label.uwRegisseur}. Dat is de persoon die de leiding neemt.`,
  'Niemand anders. Ook uw hulpverleners lezen dit niet.',
])}
${paragraph(html`Lees meer over ${link('/privacy', 'wat wij met uw gegevens doen')}.`)}`)}
<form method="post" action="/melden" novalidate>
${sections.map(
  ({ titel, inleiding, velden }) => html`<section class="kaart">${heading2(titel)}${inleiding?.map(paragraph)}
${fieldsMarkup(velden, show)}
${askBsn && velden.some(({ naam }) => naam === 'watLooptVast') && show(geenBsn)}</section>`,
)}
${card(html`${heading2('Klaar?')}${paragraph('Op de volgende bladzijde ziet u alles nog een keer. Daarna kunt u het versturen.')}
<div class="knoppen">${button('Verder: controleer uw melding', { groot: true })}</div>`)}
</form>`,
  );
}

/** Empty when the question was left open. */
export function spellAnswer(field: Field, values: Values): string {
  const given = values.getAll(field.naam).filter((value) => value.trim() !== '');
  if (field.soort === 'vinkje') return given.length > 0 ? 'Ja' : '';
  if (field.soort === 'tekst' || field.soort === 'verhaal') return given.join('\n').trim();
  return given.map((value) => field.opties.find(({ waarde }) => waarde === value)?.label ?? value).join('\n');
}

const applies = (field: Field, values: Values) => !field.alleenAnders || values.get('over') === 'iemandAnders';

export function checkPage(setting: Setting, values: Values, sleutel: string): string {
  const { gemeente } = setting;
  const sections = meldingSections(gemeente);
  return residentPage(
    setting,
    { titel: 'Controleer uw melding', hier: '/melden' },
    html`${values.get('veiligheid') === 'acuutOnveilig' && dangerLines(gemeente)}
${heading1('Controleer uw melding')}
${lead('Klopt alles? Verstuur dan uw melding. Uw melding is nog niet verstuurd.')}
<form method="post" action="/melden/versturen">
${hiddenFields([...values, ['sleutel', sleutel]])}
${sections.map(({ titel, velden }) => {
  const first = velden[0];
  return html`<section class="kaart"><div class="kopregel">${heading2(titel)}${
    first &&
    button('Wijzig', {
      soort: 'secondary',
      klein: true,
      actie: `/melden/wijzigen#${anchorOf(first, first.naam)}`,
      uitleg: titel.replace(/\?$/, '').toLowerCase(),
    })
  }</div>
${facts(
  velden
    .filter((field) => applies(field, values))
    .map((field) => [field.label, spellAnswer(field, values) || 'Niet ingevuld'] as const),
)}</section>`;
})}
${card(html`<div class="knoppen">${button('Verstuur uw melding', { groot: true })}${button('Terug naar het formulier', { soort: 'secondary', actie: '/melden/wijzigen' })}</div>`)}
</form>`,
  );
}

/**
 * Nothing is lost: everything that was typed travels along, and a second try cannot make a second melding. Only when
 * intake refused (`nietGelukt`) we know that nothing arrived; silence may have hidden a melding that did.
 */
export function notSentPage(
  setting: Setting,
  values: Values,
  sleutel: string,
  reden: 'druk' | 'onbekend' | 'nietGelukt',
): string {
  const { gemeente } = setting;
  const titel =
    reden === 'onbekend' ? 'Wij weten niet zeker of uw melding is aangekomen' : 'Uw melding is nog niet verstuurd';
  const uitleg = {
    druk: 'Het is nu erg druk. Wacht een minuut en probeer het opnieuw.',
    onbekend: 'Het ligt niet aan u. Probeer het opnieuw: dan komt uw melding maar één keer aan.',
    nietGelukt: 'Er ging iets mis. Het ligt niet aan u. Probeer het opnieuw.',
  };
  return residentPage(
    setting,
    { titel, hier: '/melden' },
    html`${values.get('veiligheid') === 'acuutOnveilig' && dangerLines(gemeente)}
${heading1(titel)}
${alert('warning', html`${paragraph(uitleg[reden])}${paragraph('Alles wat u invulde staat er nog.')}`)}
<form method="post" action="/melden/versturen">
${hiddenFields([...values, ['sleutel', sleutel]])}
${card(html`${paragraph(html`Lukt het niet? Bel ons dan: ${telLink(gemeente.telefoon)}, ${gemeente.bereikbaar.nl}.`)}
<div class="knoppen">${button('Probeer opnieuw', { groot: true })}${button('Terug naar het formulier', { soort: 'secondary', actie: '/melden/wijzigen' })}</div>`)}
</form>`,
  );
}

function nextSteps(gemeente: Gemeente, values: Values, melding: MeldingResponse): Content {
  const byDate = spellDate(melding.reactieUiterlijk);
  if (values.get('anoniem') === 'ja') {
    return list([
      'Wij lezen uw melding.',
      'U meldde anoniem. Daarom kunnen wij u niet antwoorden. Met uw nummer en code kunt u wel zien of wij uw melding hebben gelezen.',
    ]);
  }
  const late = `Uiterlijk ${byDate} hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`;
  if (values.get('over') === 'iemandAnders') {
    return list([
      'Wij lezen uw melding en kijken wat er nodig is.',
      late,
      'Wij mogen u niet vertellen wat er daarna gebeurt. Zo beschermen wij het gezin.',
    ]);
  }
  return list([
    'Wij zoeken nu de juiste persoon voor u.',
    late,
    `U krijgt de naam en het telefoonnummer van ${gemeente.label.uwRegisseur}.`,
  ]);
}

/** The answers that were given, in the words of the form. */
export function sentFacts(gemeente: Gemeente, values: Values): Content {
  return facts(
    meldingSections(gemeente)
      .flatMap(({ velden }) => velden)
      .filter((field) => applies(field, values) && spellAnswer(field, values))
      .map((field) => [field.label, spellAnswer(field, values)] as const),
  );
}

export function receivedPage(setting: Setting, values: Values, melding: MeldingResponse): string {
  const { gemeente } = setting;
  const acuut = values.get('veiligheid') === 'acuutOnveilig';
  return residentPage(
    setting,
    { titel: 'Wij hebben uw melding ontvangen', hier: '/melden' },
    html`${acuut && dangerLines(gemeente)}
${alert('ok', html`<h1 class="nl-heading nl-heading--level-1">Wij hebben uw melding ontvangen</h1>${paragraph('Dank u wel dat u dit vertelt.')}`)}
${card(html`${heading2('Bewaar dit goed')}
${facts([
  ['Uw nummer', html`<span class="code">${melding.meldingsnummer}</span>`],
  ['Uw code', html`<span class="code">${melding.volgcode}</span>`],
  ['Ontvangen op', spellMoment(melding.ontvangenOp)],
  ...(values.get('anoniem') === 'ja'
    ? []
    : [['U hoort van ons', html`uiterlijk ${spellDate(melding.reactieUiterlijk)}`] as const]),
])}
${paragraph('Met het nummer en de code ziet u wat er met uw melding gebeurt. Geef ze niet aan anderen. Wij laten de code maar één keer zien. Schrijf hem op, of druk deze bladzijde af.')}
<form method="post" action="/volg">${hiddenFields([
  ['meldingsnummer', melding.meldingsnummer],
  ['volgcode', melding.volgcode],
])}<div class="knoppen">${button('Bekijk uw melding')}</div></form>`)}
${card(html`${heading2('Wat gebeurt er nu?')}${nextSteps(gemeente, values, melding)}
${heading3('Wilt u iemand naast u?')}
${paragraph(html`Een cliëntondersteuner helpt u gratis: ${link(gemeente.clientondersteuning.website, gemeente.clientondersteuning.naam)}, ${gemeente.clientondersteuning.telefoon}.`)}
${paragraph(html`Lees ook ${link('/rechtspositie', 'wat uw rechten zijn')}.`)}
${callUs(gemeente)}`)}
${card(html`${heading2('Dit hebt u verstuurd')}${sentFacts(gemeente, values)}`)}`,
  );
}
