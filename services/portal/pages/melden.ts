import { spellAddress } from '../../../shared/address.ts';
import type { MeldingResponse } from '../../intake/contract-melder.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import {
  applies,
  type Field,
  type FormFault,
  geenBsn,
  ingang,
  isSignaal,
  lacksStreet,
  sectionsFor,
  soortOf,
  type Values,
} from '../melding-form.ts';
import { velden as dutch } from '../texts/nl.ts';
import type { Texts } from '../texts/texts.ts';
import { telLink } from './document.ts';
import { anchorOf, button, errorSummary, fieldMarkup, hiddenFields, notes } from './fields.ts';
import { faultTitle, residentPage } from './layout.ts';
import {
  alert,
  callUs,
  card,
  clientSupport,
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

/** The pages of a melding: form (for residents, and for who reports from their work), check, received, not sent yet. */

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

const formId = 'formulier';
const acute = (values: Values) => values.get('veiligheid') === 'acuutOnveilig';
const anonymous = (values: Values) => values.get('anoniem') === 'ja';

export function formPage(setting: ResidentSetting, { values, fouten, bsnGevonden }: FormState): string {
  const { gemeente, texts, to } = setting;
  const { melden: words, formulier: questions, velden: woorden } = texts;
  const atWork = soortOf(values) === 'professional';
  const head = atWork ? words.professional : words;
  const sections = sectionsFor(gemeente, soortOf(values), questions);
  const noBsn = geenBsn(questions);
  const fields = [...sections.flatMap(({ velden }) => velden), noBsn];
  const show = (field: Field) =>
    fieldMarkup(field, { values, fout: fouten.find(({ veld }) => veld === field.naam)?.melding, woorden });
  const askBsn = bsnGevonden || values.has('geenBsn');
  return residentPage(
    setting,
    {
      titel: faultTitle(setting, head.titel, fouten.length),
      pad: atWork ? '/melden/professional' : '/melden',
      hier: '/melden',
      wissel: { formulier: formId, actie: '/melden/wijzigen' },
    },
    html`${dangerLines(setting)}
${errorSummary(fields, fouten, woorden)}
${heading1(head.titel)}
${lead(head.inleiding)}
${card(html`${heading2(words.wieLeest)}
${list(atWork ? words.wieLeestProfessional : words.lezers)}
${paragraph(words.leesMeer(link(to('/privacy'), words.watMetGegevens)))}
${paragraph(
  atWork
    ? words.professional.inwoner(link(to('/melden'), words.professional.naarInwoner))
    : words.werktU(link(to('/melden/professional'), words.alsProfessional)),
)}`)}
<form id="${formId}" method="post" action="${to('/melden')}" novalidate>
${atWork && hiddenFields([[ingang, 'professional']])}
${sections.map(
  (section) => html`<section class="kaart">${heading2(section.titel)}${section.inleiding?.map(paragraph)}
${notes(section)}${fieldsMarkup(section.velden, show)}
${askBsn && section.velden.some(({ naam }) => naam === 'watLooptVast') && show(noBsn)}</section>`,
)}
${card(html`${heading2(words.klaar)}${paragraph(words.nogEenKeer)}
<div class="knoppen">${button(words.verder, { groot: true })}</div>`)}
</form>`,
  );
}

/** Empty when the question was left open. */
export function spellAnswer(field: Field, values: Values, ja: string = dutch.ja): string {
  const given = values.getAll(field.naam).filter((value) => value.trim() !== '');
  if (field.soort === 'vinkje') return given.length > 0 ? ja : '';
  if (field.soort === 'tekst' || field.soort === 'verhaal') return given.join('\n').trim();
  return given.map((value) => field.opties.find(({ waarde }) => waarde === value)?.label ?? value).join('\n');
}

const isAddress = ({ naam }: Field) => naam.startsWith('woonadres.');

/** Empty when it was left open. */
function spelledAddress(values: Values): string {
  const part = (name: string) => values.get(`woonadres.${name}`)?.trim() ?? '';
  const adres = { postcode: part('postcode'), huisnummer: part('huisnummer') };
  return spellAddress({ ...adres, toevoeging: part('toevoeging'), straat: part('straat') });
}

/** The answers to these questions, `[label, answer]`; an address reads as one line. */
const answersTo = (velden: readonly Field[], values: Values, { formulier, velden: woorden }: Texts) =>
  velden
    .filter((field) => applies(field, values) && (!isAddress(field) || field.naam === 'woonadres.postcode'))
    .map((field): [string, string] =>
      isAddress(field)
        ? [formulier.adres, spelledAddress(values)]
        : [field.label, spellAnswer(field, values, woorden.ja)],
    );

/** Nobody is held up for it: a letter without the street arrives, once staff wrote the street on it. */
function askStreet({ texts, to }: ResidentSetting, velden: readonly Field[], values: Values): Content {
  const { straat, straatInvullen } = texts.melden.controle;
  const field = velden.find(({ naam }) => naam === 'woonadres.straat');
  if (!field || !lacksStreet(values)) return undefined;
  const actie = `${to('/melden/wijzigen')}#${anchorOf(field, field.naam)}`;
  return alert('info', html`${paragraph(straat)}${button(straatInvullen, { soort: 'secondary', klein: true, actie })}`);
}

/**
 * One try to send: the key with which a second try is the same melding, and the language of the first, once it is on
 * its way: the same key with another language would be another request.
 */
export type Attempt = { sleutel: string; taal?: string };

const attemptFields = (values: Values, { sleutel, taal }: Attempt) =>
  hiddenFields([...values, ['sleutel', sleutel], ...(taal ? ([['taal', taal]] as const) : [])]);

/** What was answered; all that was left open in one row, so that an answer is not lost between empty ones. */
function checkRows({ texts }: ResidentSetting, velden: readonly Field[], values: Values): [string, Content][] {
  const rows = answersTo(velden, values, texts);
  const open = rows.filter(([, answer]) => answer === '').map(([label]) => label);
  const answered = rows.filter(([, answer]) => answer !== '');
  return open.length === 0 ? answered : [...answered, [texts.melden.controle.nietIngevuld, list(open)]];
}

export function checkPage(setting: ResidentSetting, values: Values, attempt: Attempt): string {
  const { gemeente, texts, to } = setting;
  const words = texts.melden.controle;
  const sections = sectionsFor(gemeente, soortOf(values), texts.formulier);
  return residentPage(
    setting,
    { titel: words.titel, pad: '/melden', hier: '/melden', wissel: { formulier: formId, actie: '/melden' } },
    html`${acute(values) && dangerLines(setting)}
${heading1(words.titel)}
${lead(words.inleiding)}
<form id="${formId}" method="post" action="${to('/melden/versturen')}">
${attemptFields(values, attempt)}
${sections.map(({ titel, velden }) => {
  const first = velden[0];
  return html`<section class="kaart"><div class="kopregel">${heading2(titel)}${
    first &&
    button(words.wijzig, {
      soort: 'secondary',
      klein: true,
      actie: `${to('/melden/wijzigen')}#${anchorOf(first, first.naam)}`,
      uitleg: titel.replace(/\?$/, '').toLowerCase(),
    })
  }</div>
${askStreet(setting, velden, values)}${facts(checkRows(setting, velden, values))}</section>`;
})}
${card(html`<div class="knoppen">${button(words.verstuur, { groot: true })}${button(words.naarFormulier, { soort: 'secondary', actie: to('/melden/wijzigen') })}</div>`)}
</form>`,
  );
}

/**
 * Nothing is lost: everything that was typed travels along, and a second try cannot make a second melding. Only when
 * intake refused (`nietGelukt`) we know that nothing arrived; silence may have hidden a melding that did.
 */
export function notSentPage(
  setting: ResidentSetting,
  values: Values,
  attempt: Attempt,
  reden: 'druk' | 'onbekend' | 'nietGelukt',
): string {
  const { gemeente, taal, texts, to } = setting;
  const { nietVerstuurd: words, controle } = texts.melden;
  const titel = reden === 'onbekend' ? words.onzekerTitel : words.titel;
  return residentPage(
    setting,
    { titel, pad: '/melden', hier: '/melden', wissel: { formulier: formId, actie: '/melden' } },
    html`${acute(values) && dangerLines(setting)}
${heading1(titel)}
${alert('warning', html`${paragraph(words.reden[reden])}${paragraph(words.staatErNog)}`)}
<form id="${formId}" method="post" action="${to('/melden/versturen')}">
${attemptFields(values, attempt)}
${card(html`${paragraph(words.lukt(telLink(gemeente.telefoon), gemeente.bereikbaar[taal]))}
<div class="knoppen">${button(words.opnieuw, { groot: true })}${button(controle.naarFormulier, { soort: 'secondary', actie: to('/melden/wijzigen') })}</div>`)}
</form>`,
  );
}

function nextSteps({ texts, spellDate }: ResidentSetting, values: Values, melding: MeldingResponse): Content {
  const words = texts.melden.ontvangen;
  if (anonymous(values)) return list(words.anoniem);
  const byDate = spellDate(melding.reactieUiterlijk);
  if (soortOf(values) === 'professional') return list(words.professional(byDate));
  return list(isSignaal(values) ? words.signaal(byDate) : words.eigen(byDate));
}

/** The answers that were given, in the words of the form. */
export function sentFacts({ gemeente, texts }: ResidentSetting, values: Values): Content {
  return facts(
    sectionsFor(gemeente, soortOf(values), texts.formulier).flatMap(({ velden }) =>
      answersTo(velden, values, texts).filter(([, answer]) => answer),
    ),
  );
}

/** A young person reports alone: parents are not told by software. */
export const youngCard = ({ texts }: ResidentSetting, rol: string | null): Content => {
  const { titel, regels } = texts.melden.ontvangen.jongere;
  return rol === 'jeugdige' && card(html`${heading2(titel)}${regels.map(paragraph)}`);
};

export function receivedPage(
  setting: ResidentSetting,
  values: Values,
  attempt: Required<Attempt>,
  melding: MeldingResponse,
): string {
  const { texts, to, spellDate, spellMoment } = setting;
  const words = texts.melden.ontvangen;
  return residentPage(
    setting,
    {
      titel: words.titel,
      pad: '/melden',
      hier: '/melden',
      // Sending the same once more is the same melding: the code, shown only here, comes along.
      wissel: { formulier: formId, actie: '/melden/versturen' },
    },
    html`${acute(values) && dangerLines(setting)}
<form id="${formId}" method="post" action="${to('/melden/versturen')}">${attemptFields(values, attempt)}</form>
${alert('ok', html`${heading1(words.titel)}${paragraph(words.dank)}`)}
${card(html`${heading2(words.bewaar)}
${facts([
  [words.nummer, html`<span class="code">${melding.meldingsnummer}</span>`],
  [words.code, html`<span class="code">${melding.volgcode}</span>`],
  [words.ontvangenOp, spellMoment(melding.ontvangenOp)],
  // Who reports about somebody else is not promised what nobody may tell them.
  ...(anonymous(values)
    ? []
    : [
        [
          soortOf(values) === 'professional' || isSignaal(values) ? words.wijLezen : words.uHoort,
          words.uiterlijk(spellDate(melding.reactieUiterlijk)),
        ] as const,
      ]),
])}
${paragraph(words.bewaarUitleg)}
<form method="post" action="${to('/volg')}">${hiddenFields([
  ['meldingsnummer', melding.meldingsnummer],
  ['volgcode', melding.volgcode],
])}<div class="knoppen">${button(words.bekijk)}</div></form>`)}
${youngCard(setting, values.get('melder.rol'))}
${card(html`${heading2(words.watNu)}${nextSteps(setting, values, melding)}
${
  soortOf(values) === 'inwoner' &&
  html`${heading3(words.naastU)}
${clientSupport(setting)}
${paragraph(words.leesOok(link(to('/rechtspositie'), words.watRechtenZijn)))}`
}
${callUs(setting)}`)}
${card(html`${heading2(words.verstuurd)}${sentFacts(setting, values)}`)}`,
  );
}
