import { spellMoment } from '../../../shared/dutch-calendar.ts';
import type { BenoemingResponse, CasusResponse } from '../../regie/contract.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Field, FormFault } from '../melding-form.ts';
import { badges, casusFacts, headingOf, nameOf, whole } from './casus-parts.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import type { Setting } from './document.ts';
import { button, errorSummary, fieldMarkup, hiddenFields, linkButton } from './fields.ts';
import {
  alert,
  capital,
  card,
  heading1,
  heading2,
  heading3,
  link,
  list,
  paragraph,
  type Setback,
  setback,
} from './parts.ts';

/** One casus: what is known, whether a second melding belongs to it, and who will lead. */
type Kandidaat = CasusResponse['kandidaten'][number];

const unsuitable: Record<Kandidaat['redenen'][number], string> = {
  nietBeschikbaar: 'Is nu niet beschikbaar',
  geenHbo: 'Heeft geen hbo-opleiding',
  geenGeldigeRegistratie: 'Heeft geen geldige registratie bij SKJ of BIG',
  doelgroepPastNiet: 'Werkt niet met deze doelgroep',
  nietOnafhankelijk: 'Werkt bij een organisatie die hier al helpt',
  geenCapaciteit: 'Heeft geen plaats meer',
  meldingGaatOverRegisseur: 'De melding gaat over deze persoon',
  heeftGeweigerd: 'Heeft deze casus al geweigerd',
  gezinVroegIemandAnders: 'Het gezin vroeg om iemand anders',
};

const reason: Field = {
  soort: 'verhaal',
  laag: true,
  naam: 'reden',
  label: 'Waarom deze persoon?',
  uitleg: 'Schrijf geen namen of gegevens van het gezin op.',
  verplicht: true,
};
const who: Field = { soort: 'keuze', naam: 'regisseurId', label: 'Wie neemt de leiding?', verplicht: true, opties: [] };

/** Full, and nothing else against: a person may choose so with a reason (safety goes before capacity). */
const isOnlyFull = ({ redenen }: Kandidaat): boolean => redenen.length === 1 && redenen[0] === 'geenCapaciteit';

type Choice = { chosen: string | null; current: string | undefined };

function candidateCard(kandidaat: Kandidaat, index: number, { chosen, current }: Choice): Markup {
  const { regisseurId, naam, organisatie, belasting, capaciteit } = kandidaat;
  const id = `veld-regisseurId-${index + 1}`;
  const full = isOnlyFull(kandidaat);
  return html`<div class="keuze${full && ' vol'}"><input class="utrecht-checkbox" type="radio" id="${id}" name="regisseurId" value="${regisseurId}"${regisseurId === chosen && html` checked`}><label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}"><span class="naam">${naam}</span>${organisatie}<span class="uitleg">${regisseurId === current && 'Nu het voorlopige aanspreekpunt. '}Leidt ${belasting} van ${capaciteit} casussen. ${full ? html`<strong>Heeft geen plaats meer; kies dit alleen als het moet en schrijf op waarom.</strong>` : 'Past bij deze casus.'}</span></label></div>`;
}

export type BenoemState = {
  values: URLSearchParams;
  fouten: readonly FormFault[];
  sleutel: string;
  bericht?: Setback;
  /** What was decided a moment ago about a second melding. */
  besloten?: { besluit: 'bevestigd' | 'gesplitst'; melding: string };
};

export type CasusView = {
  casus: CasusResponse;
  magBenoemen: boolean;
  magBesluiten: boolean;
  /** Reads every melding; a regisseur reads those of the own casus only. */
  magMeldingenLezen: boolean;
};

const meldingLink = (nummer: string) => link(`/werk/meldingen/${nummer}`, whole(nummer));

function appointForm({ casus }: CasusView, { values, fouten, sleutel }: BenoemState): Content {
  const suitable = casus.kandidaten.filter(({ geschikt }) => geschikt);
  const full = casus.kandidaten.filter(isOnlyFull);
  if (suitable.length + full.length === 0) {
    return alert('warning', paragraph('Niemand past nu bij deze casus. Overleg met de proces\u00adverantwoordelijke.'));
  }
  const current = casus.aanspreekpunt?.regisseurId;
  const choice = { chosen: values.get('regisseurId') ?? current ?? null, current };
  const faultOf = (naam: string) => fouten.find(({ veld }) => veld === naam)?.melding;
  const whoFault = faultOf('regisseurId');
  return html`<form method="post" action="/werk/casussen/${casus.casusId}" novalidate>
${hiddenFields([['sleutel', sleutel], ...full.map(({ regisseurId }) => ['vol', regisseurId] as const)])}
${
  suitable.length === 0 &&
  alert(
    'warning',
    paragraph(
      'Wie past, heeft nu geen plaats meer. Het gezin kan niet wachten: kies toch iemand, of overleg met de proces\u00adverantwoordelijke.',
    ),
  )
}
<div class="vraag utrecht-form-fieldset${whoFault && ' utrecht-form-fieldset--invalid'}"><fieldset class="utrecht-form-fieldset__fieldset--html-fieldset"${whoFault && html` aria-describedby="veld-regisseurId-fout"`}>
<legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${who.label}</legend>
${whoFault && html`<div class="utrecht-form-field-error-message" id="veld-regisseurId-fout">${whoFault}</div>`}
<div class="kandidaten">${[...suitable, ...full].map((kandidaat, index) => candidateCard(kandidaat, index, choice))}</div>
</fieldset></div>
${fieldMarkup(reason, { values, fout: faultOf('reden') })}
<div class="knoppen">${button('Benoem deze persoon', { groot: true })}${link('/werk', 'Terug naar het overzicht')}</div>
</form>`;
}

function appointCard(setting: Setting, view: CasusView, state: BenoemState): Content {
  const { casus, magBenoemen } = view;
  const { label } = setting.gemeente;
  if (casus.status === 'benoemd' || casus.status === 'afgesloten') {
    return paragraph(`Deze casus heeft een ${label.regisseur}: ${casus.aanspreekpunt?.naam ?? 'onbekend'}.`);
  }
  return magBenoemen
    ? appointForm(view, state)
    : paragraph('Een werkverdeler of gedragswetenschapper benoemt. U kunt deze casus bekijken.');
}

/** Same household or not: a person says it, never the software. */
function besluitCard({ casus, magBesluiten, magMeldingenLezen }: CasusView, sleutel: string): Content {
  if (casus.voorgelegd.length === 0) return undefined;
  return card(html`${heading2('Van hetzelfde adres')}
${casus.voorgelegd.map(
  (
    nummer,
  ) => html`${heading3(html`Gaat melding ${magMeldingenLezen ? meldingLink(nummer) : whole(nummer)} over hetzelfde gezin?`)}
${
  magBesluiten
    ? html`${!magMeldingenLezen && paragraph('Weet u het niet zeker? Vraag een werkverdeler: die kan deze melding lezen.')}
<form method="post" action="/werk/casussen/${casus.casusId}/meldingen/${nummer}">${hiddenFields([['sleutel', sleutel]])}
<div class="knoppen">${button('Ja, hetzelfde gezin', { veld: ['besluit', 'bevestigd'], uitleg: `melding ${nummer}` })}${button('Nee, een ander gezin', { veld: ['besluit', 'gesplitst'], soort: 'secondary', uitleg: `melding ${nummer}` })}</div></form>`
    : paragraph('De regisseur van deze casus of een werkverdeler beslist dit.')
}`,
)}`);
}

/** What speaks against whoever leads now: also of a settled casus, because people and casussen change. */
const attention = ({ aandachtspunten, aanspreekpunt }: CasusResponse): Content =>
  aandachtspunten.length > 0 &&
  alert(
    'warning',
    html`${heading2(`Let op: past ${aanspreekpunt?.naam ?? 'het aanspreekpunt'} nog bij deze casus?`)}${list(aandachtspunten.map((reden) => unsuitable[reden]))}`,
  );

const besloten = ({ besluit, melding }: NonNullable<BenoemState['besloten']>): Markup =>
  alert(
    'ok',
    paragraph(
      besluit === 'bevestigd'
        ? `Melding ${melding} hoort nu bij deze casus.`
        : `Melding ${melding} staat nu los van deze casus en wordt apart behandeld.`,
    ),
  );

export function casusPage(setting: Setting, medewerker: Medewerker, view: CasusView, state: BenoemState): string {
  const { casus, magBenoemen } = view;
  const { fouten, bericht } = state;
  const open = casus.status !== 'benoemd' && casus.status !== 'afgesloten';
  const others = casus.kandidaten.filter((kandidaat) => !kandidaat.geschikt && !(magBenoemen && isOnlyFull(kandidaat)));
  return staffPage(
    setting,
    { titel: `${fouten.length > 0 || bericht ? 'Fout: ' : ''}${nameOf(casus)}`, hier: '/werk' },
    medewerker,
    html`${errorSummary([who, reason], fouten)}
${bericht && setback(bericht)}
${state.besloten && besloten(state.besloten)}
${heading1(headingOf(casus))}
${badges(casus)}
${attention(casus)}
${card(
  html`${heading2('Over deze casus')}${casusFacts(setting, casus, [
    casus.meldingen.length === 1
      ? ['Melding', casus.meldingen.map(meldingLink)]
      : ['Meldingen', list(casus.meldingen.map(meldingLink))],
  ])}`,
)}
${besluitCard(view, state.sleutel)}
${card(html`${heading2(open ? 'Benoemen' : capital(setting.gemeente.label.regisseur))}${appointCard(setting, view, state)}`)}
${
  open &&
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
