import { dutchDate, spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { MeldingStatus, VolgResponse } from '../../intake/contract.ts';
import { type Content, html } from '../html.ts';
import { type Field, type FormFault, toValues, type Values } from '../melding-form.ts';
import { type Setting, telLink } from './document.ts';
import { button, errorSummary, fieldMarkup, hiddenFields } from './fields.ts';
import { residentPage } from './layout.ts';
import { sentFacts } from './melden.ts';
import { alert, callUs, capital, card, heading1, heading2, lead, link, paragraph } from './parts.ts';

const fields: Field[] = [
  {
    soort: 'tekst',
    naam: 'meldingsnummer',
    label: 'Uw nummer',
    uitleg: 'Het begint met M-, bijvoorbeeld M-2026-7K3WQD.',
    verplicht: true,
  },
  {
    soort: 'tekst',
    naam: 'volgcode',
    label: 'Uw code',
    uitleg: 'De lange code die u kreeg toen u de melding deed. Hoofdletters en streepjes maken niet uit.',
    verplicht: true,
  },
];

/** One message for unknown, wrong and expired: who tries learns nothing. */
export const unknownCode: FormFault = {
  veld: 'meldingsnummer',
  melding: 'Dit nummer en deze code horen niet bij elkaar, of ze zijn verlopen. Kijk ze nog eens na, of bel ons.',
};

export function followFormPage(
  setting: Setting,
  state: { values: Values; fouten: readonly FormFault[]; bericht?: string },
): string {
  const { values, fouten, bericht } = state;
  const show = (field: Field) =>
    fieldMarkup(field, { values, fout: fouten.find(({ veld }) => veld === field.naam)?.melding });
  return residentPage(
    setting,
    { titel: `${fouten.length > 0 ? 'Fout: ' : ''}Volg uw melding`, hier: '/volg' },
    html`${errorSummary(fields, fouten)}
${bericht && alert('info', paragraph(bericht))}
${heading1('Volg uw melding')}
${lead('Vul het nummer en de code in die u kreeg. Dan ziet u wat er nu gebeurt en wie u kunt bellen.')}
<form method="post" action="/volg" novalidate>${card(html`${fields.map(show)}<div class="knoppen">${button('Bekijk uw melding', { groot: true })}</div>`)}</form>
${card(html`${heading2('Nummer of code kwijt?')}${callUs(setting.gemeente)}`)}`,
  );
}

/** From the mail. Shows a button and changes nothing: mail scanners open links. */
export function followLinkPage(setting: Setting, meldingsnummer: string, volgcode: string): string {
  return residentPage(
    setting,
    { titel: 'Bekijk uw melding', hier: '/volg' },
    html`${heading1('Bekijk uw melding')}
${lead('Druk op de knop om te zien wat er met uw melding gebeurt.')}
<form method="post" action="/volg">${hiddenFields([
      ['meldingsnummer', meldingsnummer],
      ['volgcode', volgcode],
    ])}${card(html`${paragraph('Leest iemand mee? Sluit dan deze bladzijde, of druk op "Snel weg".')}<div class="knoppen">${button('Bekijk uw melding', { groot: true })}</div>`)}</form>`,
  );
}

const spellStatus = (gemeente: Gemeente): Record<MeldingStatus, string> => ({
  ontvangen: 'Wij hebben uw melding ontvangen',
  bekeken: 'Wij hebben uw melding gelezen',
  // Software weighed it: that nobody read it yet is possible, so this does not say so.
  inBehandeling: 'Wij zoeken de juiste persoon voor u',
  voorlopigAanspreekpunt: 'U hebt een voorlopig aanspreekpunt',
  regisseurBenoemd: `${capital(gemeente.label.uwRegisseur)} is bekend`,
  afgerond: 'Uw melding is afgerond',
});

/** When a person confirms who leads. Whoever follows has a name already, so no other term is running for them. */
function confirmBy(gemeente: Gemeente, bevestigenUiterlijk: string | null, today: string): string {
  const call = 'Bellen kan nu al.';
  if (!bevestigenUiterlijk) return `Zodra de gemeente het bevestigt, krijgt u bericht. ${call}`;
  return today > bevestigenUiterlijk
    ? `De gemeente zou dit uiterlijk ${spellDate(bevestigenUiterlijk)} bevestigen. Dat is nog niet gebeurd. Dat spijt ons. ${call} U kunt ook de gemeente bellen: ${gemeente.telefoon}.`
    : `De gemeente bevestigt dit uiterlijk ${spellDate(bevestigenUiterlijk)}. ${call}`;
}

type Explanation = { nu: string; daarna: Content; wie: string; wanneer: string };

function explain(
  gemeente: Gemeente,
  { status, reactieUiterlijk, bevestigenUiterlijk, regisseur, anoniem }: VolgResponse,
  today: string,
): Explanation {
  const late = today > reactieUiterlijk;
  const answerBy = late
    ? `U had uiterlijk ${spellDate(reactieUiterlijk)} van ons moeten horen. Dat spijt ons. Onze leidinggevende heeft bericht gekregen. Bel gerust: ${gemeente.telefoon}.`
    : `Uiterlijk ${spellDate(reactieUiterlijk)} hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.`;
  if (status === 'afgerond') {
    return {
      nu: 'Uw melding is afgerond.',
      daarna: 'Loopt de hulp toch weer vast? Bel ons of doe een nieuwe melding.',
      wie: regisseur ? regisseur.naam : `De gemeente ${gemeente.naam}`,
      wanneer: 'U hoeft niets te doen.',
    };
  }
  if (regisseur && !regisseur.voorlopig) {
    return {
      nu: `${regisseur.naam} is ${gemeente.label.uwRegisseur}: uw vaste contactpersoon.`,
      daarna: `${regisseur.naam} neemt contact met u op. Samen maakt u een ${gemeente.label.plan}. U beslist mee.`,
      wie: regisseur.naam,
      wanneer: 'U mag nu bellen. U hoeft niet te wachten tot u gebeld wordt.',
    };
  }
  if (regisseur) {
    return {
      nu: `${regisseur.naam} is uw voorlopige aanspreekpunt. U kunt nu al bellen.`,
      daarna: `De gemeente bevestigt wie ${gemeente.label.uwRegisseur} wordt. Dat kan ook iemand anders zijn. U krijgt daarover bericht.`,
      wie: `${regisseur.naam}, en een medewerker van de gemeente die de keuze bevestigt`,
      wanneer: confirmBy(gemeente, bevestigenUiterlijk, today),
    };
  }
  return {
    nu: status === 'ontvangen' ? 'Wij lezen uw melding.' : 'Wij zoeken nu de juiste persoon voor u.',
    daarna: anoniem
      ? 'Wij kijken wat er nodig is.'
      : `U krijgt de naam en het telefoonnummer van ${gemeente.label.uwRegisseur}.`,
    wie: `De gemeente ${gemeente.naam}`,
    // Nobody may be promised an answer that cannot come.
    wanneer: anoniem ? 'U meldde anoniem. Daarom kunnen wij u niet bellen of schrijven.' : answerBy,
  };
}

function contactCard(gemeente: Gemeente, regisseur: NonNullable<VolgResponse['regisseur']>): Content {
  return card(html`${heading2(regisseur.voorlopig ? 'Uw voorlopige aanspreekpunt' : `${capital(gemeente.label.uwRegisseur)}: uw vaste contactpersoon`)}
<div class="persoon"><div class="naam">${regisseur.naam}</div><div>${regisseur.organisatie}</div>
<div class="bellen">${telLink(regisseur.telefoon)}</div>
<div><a class="nl-link" href="mailto:${regisseur.email}">${regisseur.email}</a></div></div>
${
  regisseur.voorlopig &&
  paragraph(
    `Voorlopig betekent: deze persoon helpt u nu verder, terwijl de gemeente bevestigt wie ${gemeente.label.uwRegisseur} wordt.`,
  )
}
${paragraph('Klikt het niet? U mag om iemand anders vragen. Zeg het tegen deze persoon, of bel de gemeente.')}
${paragraph(html`${link('/rechtspositie', `Wat mag ${gemeente.label.uwRegisseur} beslissen?`)}`)}`);
}

const stopForm = html`<form method="post" action="/volg/stoppen"><div class="knoppen">${button('Stop met volgen', { soort: 'secondary' })}</div></form>`;

export function followPage(setting: Setting, melding: VolgResponse, now: string): string {
  const { gemeente } = setting;
  const words = spellStatus(gemeente);
  const timeline = card(html`${heading2('Wat er gebeurde')}
<ol class="stappen">${melding.tijdlijn.map(({ status, op }) => html`<li><strong>${words[status]}</strong><time datetime="${op}">${spellMoment(op)}</time></li>`)}</ol>`);
  const head = { titel: `Uw melding ${melding.meldingsnummer}`, hier: '/volg' };
  const outsider = melding.overIemandAnders;
  if (outsider) {
    return residentPage(
      setting,
      head,
      html`${heading1(html`Uw melding <span class="code">${melding.meldingsnummer}</span>`)}
${card(
  html`${heading2('Wat gebeurt er nu?')}${lead(
    melding.status !== 'ontvangen'
      ? 'Wij hebben uw melding gelezen. Meer mogen wij niet vertellen. Zo beschermen wij het gezin.'
      : dutchDate(now) > melding.reactieUiterlijk
        ? `Wij hadden uw melding uiterlijk ${spellDate(melding.reactieUiterlijk)} moeten lezen. Dat is nog niet gebeurd. Dat spijt ons. Bel gerust.`
        : `Wij hebben uw melding ontvangen. Uiterlijk ${spellDate(melding.reactieUiterlijk)} hebben wij hem gelezen.`,
  )}${callUs(gemeente)}`,
)}
${timeline}
${sentCard(gemeente, melding)}
${complaintCard(gemeente)}
${card(html`${heading2('Klaar met kijken?')}${stopForm}`)}`,
    );
  }
  const { nu, daarna, wie, wanneer } = explain(gemeente, melding, dutchDate(now));
  return residentPage(
    setting,
    head,
    html`${heading1(html`Uw melding <span class="code">${melding.meldingsnummer}</span>`)}
${card(html`${heading2('Wat gebeurt er nu?')}${lead(nu)}
<dl class="feiten utrecht-data-list">
<div><dt>Wat komt daarna?</dt><dd>${daarna}</dd></div>
<div><dt>Wie doet dat?</dt><dd>${wie}</dd></div>
<div><dt>Wanneer?</dt><dd>${wanneer}</dd></div>
</dl>`)}
${melding.regisseur && contactCard(gemeente, melding.regisseur)}
${timeline}
${card(html`${heading2('Wilt u iemand naast u?')}
${paragraph(html`Een cliëntondersteuner helpt u gratis: ${link(gemeente.clientondersteuning.website, gemeente.clientondersteuning.naam)}, ${telLink(gemeente.clientondersteuning.telefoon)}.`)}
${paragraph(html`Gaat het om jeugdhulp? De vertrouwenspersonen van ${link(gemeente.jeugdstem.website, 'Jeugdstem')} luisteren en denken mee: ${telLink(gemeente.jeugdstem.telefoon)}. Ook gratis.`)}
${paragraph(link('/rechtspositie', 'Lees de folder over uw rechten'))}`)}
${sentCard(gemeente, melding)}
${complaintCard(gemeente)}
${card(html`${heading2('Klaar met kijken?')}${paragraph('Over een half uur vragen wij opnieuw om uw code.')}${stopForm}`)}`,
  );
}

/** Folded: who looks over a shoulder does not read along. Absent with a code from a mail that others may open. */
const sentCard = (gemeente: Gemeente, { verstuurd }: VolgResponse) =>
  verstuurd &&
  card(
    html`<details><summary>Lees wat u hebt verstuurd</summary>${sentFacts(gemeente, toValues(verstuurd))}</details>`,
  );

const complaintCard = (gemeente: Gemeente) =>
  card(
    html`${heading2('Niet tevreden?')}${paragraph('Uw klacht heeft geen gevolgen voor uw hulp.')}${paragraph(gemeente.klacht.uitleg.nl)}${paragraph(gemeente.klacht.adres)}`,
  );

export function followFailedPage(setting: Setting, values: Iterable<readonly [string, string]> | undefined): string {
  return residentPage(
    setting,
    { titel: 'Dit lukt nu niet', hier: '/volg' },
    html`${heading1('Dit lukt nu niet')}
${alert('warning', paragraph('Wij kunnen uw melding nu niet laten zien. Het ligt niet aan u. Probeer het over een minuut opnieuw.'))}
${card(
  html`${callUs(setting.gemeente)}${
    values
      ? html`<form method="post" action="/volg">${hiddenFields(values)}<div class="knoppen">${button('Probeer opnieuw')}</div></form>`
      : html`<div class="knoppen"><a class="nl-button nl-button--primary" href="/volg/melding">Probeer opnieuw</a></div>`
  }`,
)}`,
  );
}
