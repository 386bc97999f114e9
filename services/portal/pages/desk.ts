import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { BenoemingResponse, CasusResponse, CasussenResponse } from '../../regie/contract.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Field, FormFault } from '../melding-form.ts';
import { button, errorSummary, fieldMarkup, hiddenFields, linkButton } from './fields.ts';
import { type Medewerker, type Setting, staffPage } from './layout.ts';
import { alert, card, facts, heading1, heading2, lead, link, list, paragraph } from './parts.ts';

type CasusOverzicht = CasussenResponse['casussen'][number];
type Kandidaat = CasusResponse['kandidaten'][number];

/** The reasons of the weighing, as the colleague who confirms reads them. */
function spellReason({ code, waarde }: CasusOverzicht['redenen'][number]): string {
  const safety: Record<string, string> = {
    acuutOnveilig: 'Er is nu gevaar',
    zorgen: 'Er zijn zorgen over de veiligheid',
  };
  const overview: Record<string, string> = {
    nee: 'Het lukt niet om overzicht te houden',
    soms: 'Het lukt maar soms om overzicht te houden',
  };
  switch (code) {
    case 'leefgebieden':
      return waarde === 1 ? 'Problemen op 1 leefgebied' : `Problemen op ${waarde} leefgebieden`;
    case 'multiProbleem':
      return `Meervoudige problemen: ${waarde} of meer leefgebieden`;
    case 'overzichtHouden':
      return overview[waarde] ?? `Overzicht houden: ${waarde}`;
    case 'hulpverleners':
      return waarde === 1 ? '1 hulpverlener of organisatie' : `${waarde} hulpverleners of organisaties`;
    case 'veiligheid':
      return safety[waarde] ?? `Veiligheid: ${waarde}`;
    case 'minderjarigen':
      return waarde === 'ja' ? 'Er zijn minderjarige kinderen' : 'Er zijn misschien minderjarige kinderen';
    case 'onbekendeOrganisaties':
      return waarde === 1
        ? 'Er helpt 1 organisatie die wij niet kennen: let op onafhankelijkheid'
        : `Er helpen ${waarde} organisaties die wij niet kennen: let op onafhankelijkheid`;
    default:
      return `${code}: ${waarde}`;
  }
}

const unsuitable: Record<Kandidaat['redenen'][number], string> = {
  nietBeschikbaar: 'Is nu niet beschikbaar',
  geenHbo: 'Heeft geen hbo-opleiding',
  geenGeldigeRegistratie: 'Heeft geen geldige registratie bij SKJ of BIG',
  doelgroepPastNiet: 'Werkt niet met deze doelgroep',
  nietOnafhankelijk: 'Werkt bij een organisatie die hier al helpt',
  geenCapaciteit: 'Heeft geen plaats meer',
  meldingGaatOverRegisseur: 'De melding gaat over deze persoon',
};

const badges = (casus: CasusOverzicht): Content => {
  const found: Markup[] = [
    ...(casus.spoed ? [html`<span class="nl-data-badge spoed">Spoed: nu onveilig</span>`] : []),
    ...(casus.teLaat ? [html`<span class="nl-data-badge laat">Te laat</span>`] : []),
    ...(casus.escalatieNiveau
      ? [html`<span class="nl-data-badge laat">Geëscaleerd: stap ${casus.escalatieNiveau}</span>`]
      : []),
  ];
  return found.length > 0 && html`<p class="merkjes">${found}</p>`;
};

const nameOf = (casus: CasusOverzicht) => `Casus bij melding ${casus.meldingen.join(', ')}`;

const casusFacts = (casus: CasusOverzicht) =>
  facts([
    [
      'Aanspreekpunt',
      casus.aanspreekpunt
        ? `${casus.aanspreekpunt.naam} (${casus.aanspreekpunt.organisatie}), voorlopig`
        : 'Nog niemand: het gezin wacht',
    ],
    ['Bevestigen', `uiterlijk ${spellDate(casus.bevestigenUiterlijk)}`],
    ['Open sinds', spellMoment(casus.geopendOp)],
    ['Weging', `${casus.zwaarte}, vermoedelijk complex`],
    ['Waarom', list(casus.redenen.map(spellReason))],
  ]);

/** Acutely unsafe first, then late, then without anybody, then the longest waiting. */
function byUrgency(one: CasusOverzicht, other: CasusOverzicht): number {
  const rank = (casus: CasusOverzicht) =>
    Number(casus.spoed) * 4 + Number(casus.teLaat) * 2 + Number(casus.aanspreekpunt === null);
  return rank(other) - rank(one) || one.geopendOp.localeCompare(other.geopendOp);
}

export function worklistPage(
  setting: Setting,
  medewerker: Medewerker,
  casussen: readonly CasusOverzicht[],
  hasMore: boolean,
): string {
  const count = casussen.length;
  return staffPage(
    setting,
    { titel: 'Wacht op benoeming', hier: '/werk' },
    medewerker,
    html`${heading1('Wacht op benoeming')}
${lead(
  count === 0
    ? 'Er wacht nu geen casus op een benoeming.'
    : count === 1
      ? 'Er wacht 1 casus. Bevestig wie de leiding neemt, of kies iemand anders.'
      : `Er wachten ${count} casussen. Bevestig wie de leiding neemt, of kies iemand anders.`,
)}
${hasMore && alert('info', paragraph('Er zijn er nog meer. Ze verschijnen zodra u deze hebt gedaan.'))}
${[...casussen].sort(byUrgency).map(
  (casus) => html`<article class="kaart casus">${heading2(nameOf(casus))}${badges(casus)}${casusFacts(casus)}
<div class="knoppen"><a class="nl-button nl-button--primary" href="/werk/casussen/${casus.casusId}">Bekijk en benoem<span class="verborgen"> ${nameOf(casus)}</span></a></div></article>`,
)}`,
  );
}

const reason: Field = {
  soort: 'verhaal',
  laag: true,
  naam: 'reden',
  label: 'Waarom deze persoon?',
  uitleg: 'Schrijf geen namen of gegevens van het gezin op.',
  verplicht: true,
};
const choiceField = (options: { waarde: string; label: string }[]): Field => ({
  soort: 'keuze',
  naam: 'regisseurId',
  label: 'Wie neemt de leiding?',
  verplicht: true,
  opties: options,
});

function candidateCard(
  kandidaat: Kandidaat,
  index: number,
  chosen: string | null,
  current: string | undefined,
): Markup {
  const { regisseurId, naam, organisatie, belasting, capaciteit } = kandidaat;
  const id = `veld-regisseurId-${index + 1}`;
  return html`<div class="keuze"><input class="utrecht-checkbox" type="radio" id="${id}" name="regisseurId" value="${regisseurId}"${regisseurId === chosen && html` checked`}><label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}"><span class="naam">${naam}</span>${organisatie}<span class="uitleg">${regisseurId === current && 'Nu het voorlopige aanspreekpunt. '}Leidt ${belasting} van ${capaciteit} casussen. Past bij deze casus.</span></label></div>`;
}

export type BenoemState = { values: URLSearchParams; fouten: readonly FormFault[]; sleutel: string; bericht?: string };

export type CasusView = { casus: CasusResponse; magBenoemen: boolean };

export function casusPage(setting: Setting, medewerker: Medewerker, view: CasusView, state: BenoemState): string {
  const { casus, magBenoemen } = view;
  const { values, fouten, sleutel, bericht } = state;
  const suitable = casus.kandidaten.filter(({ geschikt }) => geschikt);
  const others = casus.kandidaten.filter(({ geschikt }) => !geschikt);
  const current = casus.aanspreekpunt?.regisseurId;
  const chosen = values.get('regisseurId') ?? current ?? null;
  const who = choiceField(suitable.map(({ regisseurId, naam }) => ({ waarde: regisseurId, label: naam })));
  const faultOf = (naam: string) => fouten.find(({ veld }) => veld === naam)?.melding;
  const done = casus.status === 'benoemd' || casus.status === 'afgesloten';
  const whoFault = faultOf('regisseurId');
  const form = html`<form method="post" action="/werk/casussen/${casus.casusId}" novalidate>
${hiddenFields([['sleutel', sleutel]])}
<div class="vraag utrecht-form-fieldset${whoFault && ' utrecht-form-fieldset--invalid'}"><fieldset class="utrecht-form-fieldset__fieldset--html-fieldset"${whoFault && html` aria-describedby="veld-regisseurId-fout"`}>
<legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${who.label}</legend>
${whoFault && html`<div class="utrecht-form-field-error-message" id="veld-regisseurId-fout">${whoFault}</div>`}
<div class="kandidaten">${suitable.map((kandidaat, index) => candidateCard(kandidaat, index, chosen, current))}</div>
</fieldset></div>
${fieldMarkup(reason, { values, fout: faultOf('reden') })}
<div class="knoppen">${button('Benoem deze persoon', { groot: true })}${link('/werk', 'Terug naar het overzicht')}</div>
</form>`;
  return staffPage(
    setting,
    { titel: `${fouten.length > 0 || bericht ? 'Fout: ' : ''}${nameOf(casus)}` },
    medewerker,
    html`${errorSummary([who, reason], fouten)}
${bericht && alert('error', html`<h2 class="nl-heading nl-heading--level-2" tabindex="-1" autofocus>Niet gelukt</h2>${paragraph(bericht)}`)}
${heading1(nameOf(casus))}
${badges(casus)}
${card(
  html`${heading2('Over deze casus')}${casusFacts(casus)}${
    casus.voorgelegd.length > 0 &&
    paragraph(
      `Van hetzelfde adres kwam ook: melding ${casus.voorgelegd.join(', ')}. De regisseur bevestigt of die erbij hoort.`,
    )
  }`,
)}
${card(
  html`${heading2('Benoemen')}${
    done
      ? paragraph(
          `Deze casus heeft een ${setting.gemeente.label.regisseur}: ${casus.aanspreekpunt?.naam ?? 'onbekend'}.`,
        )
      : !magBenoemen
        ? paragraph('Een werkverdeler of gedragswetenschapper benoemt. U kunt deze casus bekijken.')
        : suitable.length === 0
          ? alert('warning', paragraph('Niemand past nu bij deze casus. Overleg met de procesverantwoordelijke.'))
          : form
  }`,
)}
${
  others.length > 0 &&
  card(html`${heading2('Deze collega’s kunnen nu niet')}
<div class="kandidaten">${others.map(
    ({ naam, organisatie, redenen }) =>
      html`<div><strong class="naam">${naam}</strong>${organisatie}<ul>${redenen.map((reden) => html`<li>${unsuitable[reden]}</li>`)}</ul></div>`,
  )}</div>`)
}`,
  );
}

export function appointedPage(setting: Setting, medewerker: Medewerker, benoeming: BenoemingResponse): string {
  const { regisseur } = benoeming;
  const { label } = setting.gemeente;
  return staffPage(
    setting,
    { titel: `${regisseur.naam} is benoemd` },
    medewerker,
    html`${alert('ok', html`<h1 class="nl-heading nl-heading--level-1">${regisseur.naam} is benoemd</h1>${paragraph(`Benoemd op ${spellMoment(benoeming.benoemdOp)}.`)}`)}
${card(html`${heading2('Wat gebeurt er nu?')}
${list([
  `${regisseur.naam} krijgt een mail met de casus.`,
  `De melder hoort wie de ${label.regisseur} is en hoe die te bereiken is. Wil de melder geen mail? Dan staat er een taak klaar om te bellen of te schrijven.`,
  `De naam staat op het ${label.plan}.`,
])}
<div class="knoppen">${linkButton('/werk', 'Terug naar het overzicht')}</div>`)}`,
  );
}

export function noAccessPage(setting: Setting, medewerker: Medewerker): string {
  return staffPage(
    setting,
    { titel: 'Geen toegang' },
    medewerker,
    html`${heading1('U hebt geen toegang tot deze pagina')}
${lead('Deze pagina is voor de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke en de regisseur.')}
${card(paragraph(html`Klopt dat niet? Vraag de beheerder om de goede rol: ${link(`mailto:${setting.gemeente.beheerder}`, setting.gemeente.beheerder)}.`))}`,
  );
}

export function deskMessagePage(
  setting: Setting,
  medewerker: Medewerker | undefined,
  message: { titel: string; uitleg: string; href: string; knop: string; tweede?: { href: string; knop: string } },
): string {
  return staffPage(
    setting,
    { titel: message.titel },
    medewerker,
    html`${heading1(message.titel)}
${lead(message.uitleg)}
<div class="knoppen">${linkButton(message.href, message.knop)}${message.tweede && linkButton(message.tweede.href, message.tweede.knop, { soort: 'secondary' })}</div>`,
  );
}
