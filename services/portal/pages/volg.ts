import { dutchDate } from '../../../shared/dutch-calendar.ts';
import type { VolgResponse } from '../../intake/contract-melder.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { ResidentSetting } from '../language.ts';
import { type Field, type FormFault, toValues, type Values } from '../melding-form.ts';
import type { VolgTexts } from '../texts/texts.ts';
import { telLink } from './document.ts';
import { button, errorSummary, fieldMarkup, hiddenFields, linkButton } from './fields.ts';
import { faultTitle, residentPage } from './layout.ts';
import { sentFacts, youngCard } from './melden.ts';
import {
  alert,
  callUs,
  card,
  clientSupport,
  complaint,
  facts,
  heading1,
  heading2,
  lead,
  link,
  list,
  paragraph,
} from './parts.ts';

/** Following a melding: the way in, and the page itself. */

const formId = 'formulier';

/** What shows whose melding it is: asked by the form, hidden behind a link. */
export const codeFields = (words: VolgTexts): Field[] => [
  { soort: 'tekst', naam: 'meldingsnummer', ...words.nummer, verplicht: true },
  { soort: 'tekst', naam: 'volgcode', ...words.code, verplicht: true },
];

/** One message for unknown, wrong and expired: who tries learns nothing. */
export const unknownCode = (words: VolgTexts): FormFault => ({
  veld: 'meldingsnummer',
  melding: words.onbekendeCode,
});

export function followFormPage(
  setting: ResidentSetting,
  state: { values: Values; fouten: readonly FormFault[]; bericht?: string },
): string {
  const { texts, to } = setting;
  const words = texts.volg;
  const { values, fouten, bericht } = state;
  const fields = codeFields(words);
  const show = (field: Field) =>
    fieldMarkup(field, {
      values,
      fout: fouten.find(({ veld }) => veld === field.naam)?.melding,
      woorden: texts.velden,
    });
  return residentPage(
    setting,
    {
      titel: faultTitle(setting, words.titel, fouten.length),
      pad: '/volg',
      hier: '/volg',
      wissel: { formulier: formId, actie: '/volg/invullen' },
    },
    html`${errorSummary(fields, fouten, texts.velden)}
${bericht && alert('info', paragraph(bericht))}
${heading1(words.titel)}
${lead(words.inleiding)}
<form id="${formId}" method="post" action="${to('/volg')}" novalidate>${card(html`${fields.map(show)}<div class="knoppen">${button(words.bekijk, { groot: true })}</div>`)}</form>
${card(html`${heading2(words.kwijt)}${callUs(setting)}`)}`,
  );
}

/** From the mail. Shows a button and changes nothing: mail scanners open links. */
export function followLinkPage(setting: ResidentSetting, meldingsnummer: string, volgcode: string): string {
  const { texts, to } = setting;
  const words = texts.volg;
  return residentPage(
    setting,
    { titel: words.bekijk, pad: '/volg', hier: '/volg', wissel: { formulier: formId, actie: '/volg/bekijken' } },
    html`${heading1(words.bekijk)}
${lead(words.link.inleiding)}
<form id="${formId}" method="post" action="${to('/volg')}">${hiddenFields([
      ['meldingsnummer', meldingsnummer],
      ['volgcode', volgcode],
    ])}${card(html`${paragraph(words.link.leestIemandMee)}<div class="knoppen">${button(words.bekijk, { groot: true })}</div>`)}</form>`,
  );
}

/** Without a line where there is nothing to say: of a closed melding nobody does anything any more. */
type Explanation = { nu: string; daarna: Content; wie?: string; wanneer?: string };

/** When a person confirms who leads. Whoever follows has a name already, so no other term is running for them. */
function confirmBy({ texts, spellDate }: ResidentSetting, bevestigenUiterlijk: string | null, today: string): string {
  const words = texts.volg.bevestigen;
  if (!bevestigenUiterlijk) return words.onbekend;
  const date = spellDate(bevestigenUiterlijk);
  return today > bevestigenUiterlijk ? words.teLaat(date) : words.uiterlijk(date);
}

/** Nobody can be called now: by when the melder hears who can. */
function searching({ texts: { volg }, spellDate }: ResidentSetting, uiterlijk: string, today: string) {
  const date = spellDate(uiterlijk);
  return {
    daarna: volg.zoeken.naam,
    wie: volg.gemeente,
    wanneer: today > uiterlijk ? volg.antwoordTeLaat(date) : volg.antwoordUiterlijk(date),
  };
}

/** By when it is handed over, or when it was. */
function passedOn(
  { texts, spellDate }: ResidentSetting,
  { naam, uiterlijk, op }: { naam: string; uiterlijk: string | null; op: string },
  today: string,
): string {
  const words = texts.volg.uitkomst.doorsturen;
  if (!uiterlijk) return words.klaar(naam, spellDate(dutchDate(op)));
  return (today > uiterlijk ? words.teLaat : words.bezig)(naam, spellDate(uiterlijk));
}

/** What was decided, in a sentence or two. */
function outcomeText(
  setting: ResidentSetting,
  { soort, contact, uiterlijk, op }: NonNullable<VolgResponse['uitkomst']>,
  today: string,
): string {
  const words = setting.texts.volg;
  return soort === 'doorgezonden'
    ? passedOn(setting, { naam: contact?.naam ?? words.gemeente, uiterlijk, op }, today)
    : words.uitkomst.soort[soort];
}

function explain(setting: ResidentSetting, melding: VolgResponse, today: string): Explanation {
  const { texts, spellDate } = setting;
  const words = texts.volg;
  const { status, reactieUiterlijk, bevestigenUiterlijk, regisseur, waarnemer, afwezig, vertrek, anoniem, uitkomst } =
    melding;
  const answerBy = spellDate(reactieUiterlijk);
  if (vertrek) {
    const { naam, organisatie, uiterlijk } = vertrek;
    return { nu: words.vertrek.nu(naam, organisatie), ...searching(setting, uiterlijk, today) };
  }
  if (status === 'afgerond') {
    return { nu: words.afgerond.nu, daarna: words.afgerond.daarna };
  }
  if (afwezig) return { nu: words.nietDaar.nu(afwezig.naam), ...searching(setting, afwezig.uiterlijk, today) };
  const away = regisseur && waarnemer && words.afwezig(regisseur.naam, spellDate(waarnemer.tot), waarnemer.naam);
  if (regisseur && !regisseur.voorlopig) {
    return {
      nu: away ?? words.benoemd.nu(regisseur.naam),
      daarna: words.benoemd.daarna(regisseur.naam),
      wie: regisseur.naam,
      wanneer: words.benoemd.wanneer,
    };
  }
  if (regisseur) {
    return {
      nu: away ?? words.voorlopig.nu(regisseur.naam),
      daarna: words.voorlopig.daarna,
      wie: words.voorlopig.wie(regisseur.naam),
      wanneer: confirmBy(setting, bevestigenUiterlijk, today),
    };
  }
  if (uitkomst && uitkomst.soort !== 'nieuweCasus') {
    const { contact, uiterlijk, soort } = uitkomst;
    return {
      nu: outcomeText(setting, uitkomst, today),
      daarna: anoniem ? words.zoeken.anoniemDaarna : words.uitkomst.daarna,
      wie: contact?.naam ?? words.gemeente,
      // Of what is passed on the sentence before says it.
      ...(uiterlijk && soort !== 'doorgezonden' && { wanneer: words.uitkomst.uiterlijk(spellDate(uiterlijk)) }),
    };
  }
  return {
    nu: status === 'ontvangen' ? words.zoeken.lezen : words.zoeken.zoeken,
    daarna: anoniem ? words.zoeken.anoniemDaarna : words.zoeken.naam,
    wie: words.gemeente,
    // Nobody may be promised an answer that cannot come.
    wanneer: anoniem
      ? words.zoeken.anoniemWanneer
      : today > reactieUiterlijk
        ? words.antwoordTeLaat(answerBy)
        : words.antwoordUiterlijk(answerBy),
  };
}

type Reachable = { naam: string; telefoon: string | null; email: string | null };

const person = ({ naam, telefoon, email }: Reachable, onder?: Content, slot?: Content): Markup =>
  html`<div class="persoon"><div class="naam">${naam}</div>${onder && html`<div>${onder}</div>`}
${telefoon && html`<div class="bellen">${telLink(telefoon)}</div>`}
${email && html`<div>${link(`mailto:${email}`, email)}</div>`}${slot && html`<div>${slot}</div>`}</div>`;

function contactCard(setting: ResidentSetting, melding: VolgResponse): Content {
  const { gemeente, texts, to, spellDate } = setting;
  const { regisseur, waarnemer, afwezig, vertrek, magAnderVragen } = melding;
  const words = texts.volg.contact;
  const askOther =
    magAnderVragen &&
    html`<div class="knoppen">${linkButton(to('/volg/wissel'), words.vraagAnder, { soort: 'secondary' })}</div>`;
  if (vertrek || (afwezig && melding.status !== 'afgerond')) {
    const { vertrek: left, nietDaar, uitkomst } = texts.volg;
    const bel = (vertrek ? left : nietDaar).bel(telLink(gemeente.telefoon), gemeente.bereikbaar[texts.taal]);
    return card(html`${heading2(uitkomst.contact)}${paragraph(bel)}${askOther}`);
  }
  if (!regisseur) return undefined;
  return card(html`${heading2(regisseur.voorlopig ? words.voorlopig : words.vast)}
${
  waarnemer &&
  alert(
    'info',
    html`${paragraph(texts.volg.afwezig(regisseur.naam, spellDate(waarnemer.tot), waarnemer.naam))}
${person(waarnemer, waarnemer.organisatie)}`,
  )
}
${person(regisseur, regisseur.organisatie)}
${regisseur.voorlopig && paragraph(words.watIsVoorlopig)}
${paragraph(link(to('/rechtspositie'), words.watMag))}
${paragraph(words.klikt)}
${askOther}`);
}

/** What was decided, in plain words; whom to reach, and by when something happens. */
function outcomeCard(setting: ResidentSetting, { uitkomst }: VolgResponse, today: string): Content {
  if (!uitkomst) return undefined;
  const { texts, spellDate } = setting;
  const words = texts.volg.uitkomst;
  const { soort, tekst, contact, uiterlijk } = uitkomst;
  return card(html`${heading2(words.titel)}
${paragraph(outcomeText(setting, uitkomst, today))}
${tekst && html`<p class="nl-paragraph verhaal">${tekst}</p>`}
${soort === 'wmoMelding' && list(words.wmo)}
${uiterlijk && soort !== 'doorgezonden' && paragraph(words.uiterlijk(spellDate(uiterlijk)))}
${
  contact &&
  html`<h3 class="nl-heading nl-heading--level-3">${words.contact}</h3>
${person(contact, undefined, contact.website && link(contact.website, words.website))}`
}
${paragraph(words.nietEens)}`);
}

/** It is also a klacht or a bezwaar, whatever becomes of the melding. */
const besidesCard = (
  setting: ResidentSetting,
  { bestemming, bij, uiterlijk, overgedragenOp }: VolgResponse['doorzendingen'][number],
  today: string,
): Markup =>
  card(html`${heading2(setting.texts.volg.uitkomst.doorsturen.ook[bestemming])}
${paragraph(passedOn(setting, { naam: bij.naam, uiterlijk, op: overgedragenOp ?? '' }, today))}
${person(bij)}`);

const timelineCard = ({ texts, spellMoment }: ResidentSetting, { tijdlijn }: VolgResponse) =>
  card(html`${heading2(texts.volg.watGebeurde)}
<ol class="stappen">${tijdlijn.map(({ status, op }) => html`<li><strong>${texts.volg.status[status]}</strong><time datetime="${op}">${spellMoment(op)}</time></li>`)}</ol>`);

const tellCard = ({ texts, to }: ResidentSetting, { magAanvullen }: VolgResponse) =>
  magAanvullen &&
  card(
    html`${heading2(texts.volg.vertel.titel)}${paragraph(texts.volg.vertel.waarom)}<div class="knoppen">${linkButton(to('/volg/vertellen'), texts.volg.vertel.knop, { soort: 'secondary' })}</div>`,
  );

/** Any time, as often as one likes: taking it back is no more work than giving it (AVG 7(3)). */
function consentCard({ texts, to, spellDate }: ResidentSetting, { toestemming }: VolgResponse): Content {
  if (!toestemming) return undefined;
  const words = texts.volg.toestemming;
  const { stand, op, gehoord } = toestemming;
  const date = op && spellDate(dutchDate(op));
  return card(html`${heading2(words.titel)}${paragraph(words.stand[stand])}
${date && paragraph(gehoord ? words.gehoord(date) : words.sinds(date))}
<div class="knoppen">${linkButton(to('/volg/toestemming'), words.knop, { soort: 'secondary' })}</div>`);
}

const stalledCard = ({ gemeente, texts: { volg } }: ResidentSetting) =>
  card(html`${heading2(volg.stokt.titel)}${list([volg.stokt.bel(telLink(gemeente.telefoon)), ...volg.stokt.regels])}`);

/** Folded: who looks over a shoulder does not read along. Absent with a code from a mail that others may open. */
function sentCard(setting: ResidentSetting, { verstuurd, aanvullingen, bijlagen }: VolgResponse): Content {
  const { texts, spellMoment } = setting;
  const words = texts.volg;
  if (!verstuurd) return undefined;
  return card(
    html`<details><summary>${words.verstuurd}</summary>${sentFacts(setting, toValues(verstuurd))}
${
  aanvullingen.length > 0 &&
  html`<h3 class="nl-heading nl-heading--level-3">${words.aanvullingen}</h3>${facts(
    aanvullingen.map(({ op, tekst }) => [spellMoment(op), tekst] as const),
  )}`
}
${
  bijlagen.length > 0 &&
  html`<h3 class="nl-heading nl-heading--level-3">${words.bijlagen}</h3>${facts(
    bijlagen.map(({ naam, status }) => [naam, words.bijlageStatus[status]] as const),
  )}`
}</details>`,
  );
}

const stopCard = ({ texts, to }: ResidentSetting, uitleg?: Content) =>
  card(
    html`${heading2(texts.volg.klaar)}${uitleg}<form method="post" action="${to('/volg/stoppen')}"><div class="knoppen">${button(texts.volg.stop, { soort: 'secondary' })}</div></form>`,
  );

/** Who reported about somebody else sees that it came in and that it was read; no more. */
function outsiderParts(setting: ResidentSetting, melding: VolgResponse, today: string): Content {
  const { texts, spellDate } = setting;
  const words = texts.volg;
  const date = spellDate(melding.reactieUiterlijk);
  const read = melding.status !== 'ontvangen';
  const late = today > melding.reactieUiterlijk;
  return html`${card(
    html`${heading2(words.watNu)}${lead(
      read ? words.gelezen : late ? words.gelezenTeLaat(date) : words.gelezenUiterlijk(date),
    )}${callUs(setting)}`,
  )}
${timelineCard(setting, melding)}
${tellCard(setting, melding)}
${sentCard(setting, melding)}
${complaint(setting)}
${stopCard(setting)}`;
}

function ownParts(setting: ResidentSetting, melding: VolgResponse, today: string): Content {
  const { gemeente, texts, to } = setting;
  const words = texts.volg;
  const { nu, daarna, wie, wanneer } = explain(setting, melding, today);
  return html`${
    melding.navraag &&
    card(
      html`${heading2(words.navraag.titel)}${paragraph(words.navraag.waarom)}<div class="knoppen">${linkButton(to('/volg/navraag'), words.navraag.knop)}</div>`,
    )
  }
${card(html`${heading2(words.watNu)}${lead(nu)}
<dl class="feiten utrecht-data-list">
<div><dt>${words.watDaarna}</dt><dd>${daarna}</dd></div>
${wie && html`<div><dt>${words.wie}</dt><dd>${wie}</dd></div>`}
${wanneer && html`<div><dt>${words.wanneer}</dt><dd>${wanneer}</dd></div>`}
</dl>`)}
${outcomeCard(setting, melding, today)}
${melding.doorzendingen.map((one) => besidesCard(setting, one, today))}
${contactCard(setting, melding)}
${youngCard(setting, melding.verstuurd?.melder.rol ?? null)}
${timelineCard(setting, melding)}
${tellCard(setting, melding)}
${consentCard(setting, melding)}
${!melding.anoniem && stalledCard(setting)}
${card(html`${heading2(words.naastU)}
${clientSupport(setting)}
${paragraph(texts.delen.jeugdstem(link(gemeente.jeugdstem.website, 'Jeugdstem'), telLink(gemeente.jeugdstem.telefoon)))}
${paragraph(link(to('/rechtspositie'), words.folder))}`)}
${sentCard(setting, melding)}
${complaint(setting)}
${stopCard(setting, paragraph(words.halfUur))}`;
}

/** `gedaan`: what was just sent from here. */
export function followPage(setting: ResidentSetting, melding: VolgResponse, now: string, gedaan?: string): string {
  const words = setting.texts.volg;
  const today = dutchDate(now);
  const number = html`<span class="code">${melding.meldingsnummer}</span>`;
  return residentPage(
    setting,
    { titel: html`${words.paginaTitel(melding.meldingsnummer)}`.text, pad: '/volg/melding', hier: '/volg' },
    html`${gedaan && alert('ok', html`<p class="nl-paragraph" tabindex="-1" autofocus>${gedaan}</p>`)}
${heading1(words.paginaTitel(number))}
${melding.overIemandAnders ? outsiderParts(setting, melding, today) : ownParts(setting, melding, today)}`,
  );
}

export function followFailedPage(
  setting: ResidentSetting,
  values: Iterable<readonly [string, string]> | undefined,
): string {
  const { texts, to } = setting;
  const words = texts.volg.mislukt;
  return residentPage(
    setting,
    {
      titel: words.titel,
      pad: values ? '/volg' : '/volg/melding',
      hier: '/volg',
      ...(values && { wissel: { formulier: formId, actie: '/volg/invullen' } }),
    },
    html`${heading1(words.titel)}
${alert('warning', paragraph(words.tekst))}
${card(
  html`${callUs(setting)}${
    values
      ? html`<form id="${formId}" method="post" action="${to('/volg')}">${hiddenFields(values)}<div class="knoppen">${button(words.opnieuw)}</div></form>`
      : html`<div class="knoppen">${linkButton(to('/volg/melding'), words.opnieuw)}</div>`
  }`,
)}`,
  );
}
