import { dutchDate, spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import {
  type Benadering,
  type BenoemingResponse,
  type CasusResponse,
  type ContactResultaat,
  contactbesluitRequest,
  contactRequest,
  weigeringRequest,
} from '../../regie/contract.ts';
import type { FormState } from '../desk-form.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Field } from '../melding-form.ts';
import { antwoordForm, deskundigeForm, deskundigenCard, kaderCard, kaderForm } from './casus-help.ts';
import { badges, casusFacts, headingOf, nameOf, whole } from './casus-parts.ts';
import { leadsOnly, type Medewerker, staffPage } from './desk-layout.ts';
import {
  badge,
  bsnField,
  type DeskForm,
  faultsOf,
  foldable,
  formFields,
  formMarkup,
  isMine,
  keyFor,
  table,
  titleWith,
} from './desk-parts.ts';
import { spellPunt, spellTegen, spellVoor, spellWeigering } from './desk-words.ts';
import type { Setting } from './document.ts';
import { button, hiddenFields, linkButton } from './fields.ts';
import { alert, capital, card, facts, heading1, heading2, heading3, link, list, paragraph } from './parts.ts';

/** One casus: what is known, what waits for somebody, and who leads: everybody side by side, with for and against. */
type Kandidaat = CasusResponse['kandidaten'][number];

const reason: Field = {
  soort: 'verhaal',
  laag: true,
  naam: 'reden',
  label: 'Waarom deze persoon?',
  uitleg: 'Schrijf geen namen of gegevens van het gezin op.',
  verplicht: true,
};
const who: Field = { soort: 'keuze', naam: 'regisseurId', label: 'Wie neemt de leiding?', verplicht: true, opties: [] };
const besluit: Field = {
  soort: 'keuze',
  naam: 'besluit',
  label: 'Het gezin vraagt iemand anders. Wat besluit u?',
  verplicht: true,
  opties: [
    { waarde: 'ander', label: 'Iemand anders neemt het over' },
    { waarde: 'blijft', label: 'Dezelfde persoon blijft', uitleg: 'Spreek eerst met het gezin. Zij horen uw besluit.' },
  ],
};
export const benoemFields: readonly Field[] = [who, reason];
export const wisselFields: readonly Field[] = [besluit, who, reason];

export const weigerForm = (casusId: string, regisseurId?: string): DeskForm => ({
  naam: 'weigeren',
  actie: `/werk/casussen/${casusId}/weigeringen`,
  ...(regisseurId && { mee: [['regisseurId', regisseurId] as const] }),
  velden: [
    {
      soort: 'keuze',
      naam: 'reden',
      label: 'Waarom niet?',
      verplicht: true,
      opties: weigeringRequest.shape.reden.options.map((waarde) => ({ waarde, label: spellWeigering[waarde] })),
    },
    {
      soort: 'verhaal',
      laag: true,
      naam: 'toelichting',
      label: 'Toelichting',
      uitleg: 'De werkverdeler leest dit. Schrijf geen gegevens van het gezin op.',
    },
  ],
  knop: 'Weiger deze casus',
  soort: 'secondary',
});

const resultaten = (benadering: Benadering): Record<ContactResultaat, string> => ({
  gesproken: 'Ik heb het gezin gesproken',
  nietBereikt:
    benadering === 'gezinWeetHetNiet'
      ? 'Nog niet gesproken. Schrijf op wie het gezin informeert'
      : 'Niet bereikt: ik probeer het nog eens',
  nietVeilig: 'Niet veilig: contact geeft nu gevaar. Niemand belt meer, de werkverdeler besluit',
});

export const contactForm = (casusId: string, benadering: Benadering = 'gewoon'): DeskForm => ({
  naam: 'contact',
  actie: `/werk/casussen/${casusId}/contacten`,
  velden: [
    {
      soort: 'keuze',
      naam: 'resultaat',
      label: 'Hoe ging het?',
      verplicht: true,
      opties: contactRequest.shape.resultaat.options.map((waarde) => ({
        waarde,
        label: resultaten(benadering)[waarde],
      })),
    },
    {
      soort: 'verhaal',
      laag: true,
      naam: 'toelichting',
      label: 'Toelichting',
      uitleg: 'Is contact niet veilig? Schrijf dan op waarom.',
    },
  ],
  knop: 'Leg vast',
  uitleg: 'het contact',
});

export const contactbesluitForm = (casusId: string): DeskForm => ({
  naam: 'contactbesluit',
  actie: `/werk/casussen/${casusId}/contactbesluiten`,
  velden: [
    {
      soort: 'keuze',
      naam: 'besluit',
      label: 'Contact is niet veilig. Wat besluit u?',
      uitleg: 'Is er gevaar? Denk aan Veilig Thuis. Dan kiest de triage een andere uitkomst bij de melding.',
      verplicht: true,
      opties: contactbesluitRequest.shape.besluit.options.map((waarde) => ({
        waarde,
        label:
          waarde === 'contact'
            ? 'Er is een veilige manier: wie de leiding heeft neemt contact op'
            : 'Niemand neemt contact op',
      })),
    },
    { soort: 'verhaal', laag: true, naam: 'reden', label: 'Waarom, en hoe?', verplicht: true },
  ],
  knop: 'Leg het besluit vast',
});

export const waarneemForm = (casusId: string, kandidaten: readonly Kandidaat[]): DeskForm => ({
  naam: 'waarnemen',
  actie: `/werk/casussen/${casusId}/waarnemingen`,
  velden: [
    {
      soort: 'lijst',
      naam: 'waarnemerId',
      label: 'Wie neemt zolang waar?',
      verplicht: true,
      opties: kandidaten
        .filter(({ geschikt, redenen }) => geschikt || redenen.every((reden) => reden === 'geenCapaciteit'))
        .map(({ regisseurId, naam, organisatie }) => ({ waarde: regisseurId, label: `${naam} (${organisatie})` })),
    },
  ],
  knop: 'Leg vast',
  uitleg: 'wie waarneemt',
});

export const organisatieForm = (casusId: string, { organisaties }: Gemeente): DeskForm => ({
  naam: 'organisatie',
  actie: `/werk/casussen/${casusId}/organisaties`,
  velden: [
    {
      soort: 'lijst',
      naam: 'organisatie',
      label: 'Welke organisatie begint met helpen?',
      uitleg:
        'Werkt wie de leiding heeft daar? Dan is die niet meer onafhankelijk, en staat de casus weer bij ‘Wacht op benoeming’.',
      verplicht: true,
      opties: organisaties.map(({ code, naam }) => ({ waarde: code, label: naam })),
    },
  ],
  knop: 'Leg vast',
  uitleg: 'de organisatie',
  soort: 'secondary',
});

/** Full, and nothing else against: a person may choose so with a reason (safety goes before capacity). */
const isOnlyFull = ({ redenen }: Kandidaat): boolean => redenen.length === 1 && redenen[0] === 'geenCapaciteit';

export type CasusView = {
  casus: CasusResponse;
  magBenoemen: boolean;
  magBesluiten: boolean;
  /** Reads every melding; a regisseur reads those of the own casus only. */
  magMeldingenLezen: boolean;
  /** Leads, stands in, or divides the work: records the first talk, and may refuse. */
  magContact: boolean;
  /** Divides the work: speaks for whoever leads. */
  verdeelt: boolean;
};

export type CasusState = FormState & {
  /** What was decided a moment ago about a second melding. */
  besloten?: { besluit: 'bevestigd' | 'gesplitst'; melding: string };
};

const meldingLink = (nummer: string) => link(`/werk/meldingen/${nummer}`, whole(nummer));

type Choice = { chosen: string | null; current: string | undefined; pick: boolean; form: string };

function candidateRow(kandidaat: Kandidaat, index: number, { chosen, current, pick, form }: Choice): Content[] {
  const { regisseurId, naam, organisatie, belasting, capaciteit, waarneemt, urenPerWeek, minimumCasussen } = kandidaat;
  const id = `veld-${form}-regisseurId-${index + 1}`;
  const full = isOnlyFull(kandidaat);
  const free = kandidaat.geschikt || full;
  const name = html`<span class="naam">${naam}</span><span class="klein">${organisatie}${regisseurId === current && '. Nu het aanspreekpunt'}${pick && !free && '. Niet te kiezen'}</span>`;
  return [
    pick && free
      ? html`<span class="kies"><input class="utrecht-checkbox" type="radio" id="${id}" name="regisseurId" value="${regisseurId}"${regisseurId === chosen && html` checked`}><label for="${id}">${name}</label></span>`
      : name,
    html`<ul class="voor">${kandidaat.voor.map((code) => html`<li>${spellVoor[code]}</li>`)}</ul>`,
    kandidaat.redenen.length === 0
      ? 'Niets'
      : html`<ul class="tegen">${kandidaat.redenen.map((code) => html`<li>${spellTegen[code]}</li>`)}</ul>${
          full && pick && html`<span class="klein">Kies dit alleen als het moet en schrijf op waarom.</span>`
        }`,
    html`Leidt ${belasting} van hoogstens ${capaciteit}${waarneemt > 0 && `, neemt er ${waarneemt} waar`}<span class="klein">${urenPerWeek} uur per week${kandidaat.arrangementUren > 0 && `, ${kandidaat.arrangementUren} uur per casus betaald`}</span>${
      kandidaat.onderMinimum &&
      html`<span class="klein">Onder het minimum van ${minimumCasussen} complexe casussen</span>`
    }`,
  ];
}

const columns = [{ kop: 'Wie' }, { kop: 'Pleit ervoor' }, { kop: 'Pleit ertegen' }, { kop: 'Werk nu' }];

function candidates({ casus }: CasusView, form: DeskForm, state: FormState, optional: boolean): Content {
  const { values, fouten } = isMine(state, form.naam) ? state : { values: new URLSearchParams(), fouten: [] };
  const current = casus.aanspreekpunt?.regisseurId;
  const chosen = values.get('regisseurId') ?? (optional ? null : (current ?? null));
  const fault = fouten.find(({ veld }) => veld === 'regisseurId')?.melding;
  const sorted = [...casus.kandidaten].sort(
    (one, other) =>
      Number(other.geschikt) - Number(one.geschikt) || Number(isOnlyFull(other)) - Number(isOnlyFull(one)),
  );
  const anchor = `veld-${form.naam}-regisseurId`;
  return html`<div class="vraag utrecht-form-fieldset${fault && ' utrecht-form-fieldset--invalid'}"><fieldset class="utrecht-form-fieldset__fieldset--html-fieldset"${fault && html` aria-describedby="${anchor}-fout"`}>
<legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${who.label}</legend>
${fault && html`<div class="utrecht-form-field-error-message" id="${anchor}-fout">${fault}</div>`}
${table(
  'Wie kan deze casus leiden, met wat ervoor en ertegen pleit',
  columns,
  sorted.map((kandidaat, index) => candidateRow(kandidaat, index, { chosen, current, pick: true, form: form.naam })),
)}</fieldset></div>`;
}

const fullOnes = ({ kandidaten }: CasusResponse) =>
  kandidaten.filter(isOnlyFull).map(({ regisseurId }) => ['vol', regisseurId] as const);

const benoemForm = (casusId: string): DeskForm => ({
  naam: 'benoemen',
  actie: `/werk/casussen/${casusId}`,
  velden: [reason],
  knop: 'Benoem deze persoon',
});
const wisselForm = (casusId: string): DeskForm => ({
  naam: 'wissel',
  actie: `/werk/casussen/${casusId}/wisselbesluiten`,
  velden: [besluit],
  knop: 'Leg het besluit vast',
});

function appointForm(view: CasusView, state: FormState, wissel: boolean): Content {
  const { casus } = view;
  const form = wissel ? wisselForm(casus.casusId) : benoemForm(casus.casusId);
  const suitable = casus.kandidaten.filter(({ geschikt }) => geschikt);
  const full = casus.kandidaten.filter(isOnlyFull);
  const nobody = suitable.length + full.length === 0;
  const warning = alert(
    'warning',
    paragraph(
      nobody
        ? 'Niemand past nu bij deze casus. Overleg met de proces\u00adverantwoordelijke.'
        : 'Wie past, heeft nu geen plaats meer. Het gezin kan niet wachten: kies toch iemand, of overleg met de proces\u00adverantwoordelijke.',
    ),
  );
  if (nobody && !wissel) {
    return html`${warning}${
      casus.kandidaten.length > 0 &&
      table(
        'Waarom niemand past',
        columns,
        casus.kandidaten.map((kandidaat, index) =>
          candidateRow(kandidaat, index, { chosen: null, current: undefined, pick: false, form: form.naam }),
        ),
      )
    }`;
  }
  const label = wissel ? 'Waarom besluit u dit?' : reason.label;
  return html`<form method="post" action="${form.actie}" novalidate>
${hiddenFields([['sleutel', keyFor(state, form.naam)], ...fullOnes(casus)])}
${suitable.length === 0 && warning}
${wissel && formFields({ naam: form.naam, velden: [besluit] }, state)}
${candidates(view, form, state, wissel)}
${formFields({ naam: form.naam, velden: [{ ...reason, label }] }, state)}${bsnField(form, state)}
<div class="knoppen">${button(form.knop, { groot: true })}</div>
</form>`;
}

/** A casus that has a regisseur asks for a choice only while something asks for somebody else. */
const asksAnother = ({ punten }: CasusResponse): boolean =>
  punten.some(({ soort }) => ['uitDienst', 'pastNietMeer', 'geenWaarnemer', 'overRegisseur'].includes(soort));
const isWaiting = ({ status }: CasusResponse) => status === 'wachtOpBenoeming' || status === 'voorlopig';
const wantsAnother = ({ punten }: CasusResponse) => punten.some(({ soort }) => soort === 'wisselGevraagd');

function appointCard({ gemeente }: Setting, view: CasusView, state: FormState): Markup {
  const { casus, magBenoemen } = view;
  const { label } = gemeente;
  if (casus.status === 'afgesloten') {
    const text = 'Niemand leidt deze casus nog, en niemand belt het gezin. De melding kreeg een andere uitkomst.';
    return card(html`${heading2('Gesloten')}${paragraph(text)}`);
  }
  const wissel = wantsAnother(casus) && !isWaiting(casus);
  const asks = isWaiting(casus) || asksAnother(casus) || wissel;
  const titel = wissel ? 'Het gezin vraagt iemand anders' : asks ? 'Benoemen' : capital(label.regisseur);
  return card(
    html`${heading2(titel)}${
      !asks
        ? paragraph(`Deze casus heeft een ${label.regisseur}: ${casus.aanspreekpunt?.naam ?? 'onbekend'}.`)
        : magBenoemen
          ? appointForm(view, state, wissel)
          : paragraph('Een werkverdeler of gedragswetenschapper benoemt. U kunt deze casus bekijken.')
    }`,
  );
}

/** Same household or not: a person says it, never the software. */
function besluitCard({ casus, magBesluiten, magMeldingenLezen }: CasusView, state: FormState): Content {
  if (casus.voorgelegd.length === 0) return undefined;
  return card(html`${heading2('Van hetzelfde adres')}
${casus.voorgelegd.map(
  (
    nummer,
  ) => html`${heading3(html`Gaat melding ${magMeldingenLezen ? meldingLink(nummer) : whole(nummer)} over hetzelfde gezin?`)}
${
  magBesluiten
    ? html`${!magMeldingenLezen && paragraph('Weet u het niet zeker? Vraag een werkverdeler: die kan deze melding lezen.')}
<form method="post" action="/werk/casussen/${casus.casusId}/meldingen/${nummer}">${hiddenFields([['sleutel', keyFor(state, `besluit-${nummer}`)]])}
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
    html`${heading2(`Let op: past ${aanspreekpunt?.naam ?? 'het aanspreekpunt'} nog bij deze casus?`)}${list(aandachtspunten.map((reden) => spellTegen[reden]))}`,
  );

const besloten = ({ besluit: what, melding }: NonNullable<CasusState['besloten']>): Markup =>
  alert(
    'ok',
    paragraph(
      what === 'bevestigd'
        ? `Melding ${melding} hoort nu bij deze casus.`
        : `Melding ${melding} staat nu los van deze casus en wordt apart behandeld.`,
    ),
  );

const done: Record<string, string> = {
  gesproken: 'Vastgelegd: het gezin is gesproken.',
  nietBereikt: 'Vastgelegd. Probeer het op tijd nog eens.',
  nietVeilig: 'Vastgelegd. Niemand belt meer. De werkverdeler hoort het en besluit wat er gebeurt.',
  contact: 'Vastgelegd. Wie de leiding heeft hoort dat er een veilige manier is.',
  geenContact: 'Vastgelegd. Wie de leiding heeft hoort dat niemand contact opneemt.',
  geweigerd: 'Vastgelegd. De volgende is gevraagd en het gezin hoort dat wij iemand anders zoeken.',
  blijft: 'Vastgelegd. Het gezin hoort dat dezelfde persoon blijft.',
  ander: 'Vastgelegd. Het gezin hoort wie het overneemt.',
  waarnemer: 'Vastgelegd. Het gezin hoort wie er nu is.',
  kader: 'Vastgelegd. Bij de casus staat wie wat doet.',
  deskundige: 'Gevraagd. De deskundige krijgt een mail met het nummer, en wie te bellen.',
  antwoord: 'Vastgelegd. De vraag wacht niet meer.',
  organisatie: 'Vastgelegd. Wij kijken opnieuw of wie de leiding heeft nog onafhankelijk is.',
};
export const isCasusDone = (code: string): boolean => Object.hasOwn(done, code);

function workItems({ gemeente }: Setting, { casus }: CasusView): Content {
  if (casus.punten.length === 0) return undefined;
  return card(
    html`${heading2('Wat wacht er op iemand?')}${list(
      casus.punten.map(
        ({ soort, meldingId, uiterlijk, teLaat }) =>
          html`${spellPunt(gemeente)[soort]}${meldingId && html` (${meldingLink(meldingId)})`}: ${teLaat && html`<strong>te laat</strong>, `}uiterlijk ${spellDate(uiterlijk)}`,
      ),
    )}`,
  );
}

const spellContact: Record<ContactResultaat, string> = {
  gesproken: 'Gesproken',
  nietBereikt: 'Niet bereikt',
  nietVeilig: 'Niet veilig',
};

const notTheirs = 'Het telefoonnummer in de melding is niet dat van het gezin. Vertel het gezin niet wie er meldde.';

/** First of all: whoever calls without knowing this may bring a family into danger. */
function reach({ gemeente }: Setting, { casus, magBenoemen }: CasusView, state: FormState): Content {
  switch (casus.benadering) {
    case 'gewoon':
      return undefined;
    case 'signaal':
      return alert('info', html`${heading2('Het gezin meldde dit niet zelf')}${paragraph(notTheirs)}`);
    case 'gezinWeetHetNiet':
      return alert(
        'warning',
        html`${heading2('Het gezin meldde dit niet zelf, en weet er misschien niets van')}${paragraph(
          `Spreek eerst met de werkverdeler af wie het gezin informeert: ${gemeente.werkbak} of ${gemeente.telefoon}. Bel niet voordat dat is afgesproken.`,
        )}${paragraph(notTheirs)}`,
      );
    case 'nietVeilig': {
      const { nietVeilig } = casus;
      const waits = casus.punten.some(({ soort }) => soort === 'contactBesluit');
      return html`${alert(
        'warning',
        html`${heading2('Contact met dit gezin is niet veilig')}${paragraph('Bel niet, schrijf niet en ga er niet heen, totdat een werkverdeler anders besluit.')}${paragraph(
          nietVeilig
            ? `Waarom: ${nietVeilig.toelichting} (${spellMoment(nietVeilig.op)})`
            : 'Waarom staat bij de contacttaak van de melding.',
        )}`,
      )}${
        magBenoemen &&
        casus.status !== 'afgesloten' &&
        card(
          foldable(
            'Besluit over contact met het gezin',
            formMarkup(contactbesluitForm(casus.casusId), state),
            waits || isMine(state, 'contactbesluit'),
          ),
        )
      }`;
    }
  }
}

function contactCard({ casus, magContact }: CasusView, state: FormState): Content {
  const { contacten, eersteContact, benadering } = casus;
  const records = magContact && casus.aanspreekpunt && casus.status !== 'afgesloten';
  if (contacten.length === 0 && !eersteContact && !records) return undefined;
  const asks =
    benadering === 'gezinWeetHetNiet'
      ? ['Spreek', 'af wie het gezin informeert.']
      : ['Het gezin hoort', 'iets van wie de leiding heeft.'];
  return card(html`${heading2('Contact met het gezin')}
${contacten.length > 0 && list(contacten.map(({ op, resultaat }) => `${spellContact[resultaat]}, ${spellMoment(op)}`))}
${eersteContact && paragraph(html`${eersteContact.teLaat && html`<strong>Te laat.</strong> `}${asks[0]} uiterlijk ${spellDate(eersteContact.uiterlijk)} ${asks[1]}`)}
${records && foldable(eersteContact && benadering !== 'gezinWeetHetNiet' ? 'Ik heb gebeld' : 'Contact vastleggen', formMarkup(contactForm(casus.casusId, benadering), state), isMine(state, 'contact') || (eersteContact?.teLaat ?? false))}`);
}

function refusals({ casus }: CasusView): Content {
  if (casus.geweigerd.length === 0) return undefined;
  return card(
    html`${heading2('Wie weigerde')}${facts(
      casus.geweigerd.map(
        ({ naam, reden, toelichting, op }) =>
          [
            naam,
            `${spellWeigering[reden]}${toelichting ? `. ${toelichting}` : ''} (${spellDate(dutchDate(op))})`,
          ] as const,
      ),
    )}`,
  );
}

/** The family asked for somebody else. */
function whyStayed({ casus }: CasusView): Content {
  if (casus.gebleven.length === 0) return undefined;
  return card(
    html`${heading2('Waarom dezelfde persoon blijft')}${facts(
      casus.gebleven.map(({ op, reden }) => [capital(spellDate(dutchDate(op))), reden] as const),
    )}`,
  );
}

function moreCard({ gemeente }: Setting, view: CasusView, state: FormState): Content {
  const { casus, magContact, magBenoemen, verdeelt } = view;
  const leader = casus.aanspreekpunt;
  const parts = [
    magContact &&
      leader &&
      casus.status !== 'afgesloten' &&
      foldable(
        verdeelt ? `Vastleggen dat ${leader.naam} weigert` : 'Ik neem deze casus niet aan',
        html`${paragraph('De volgende wordt meteen gevraagd. Het gezin hoort dat wij iemand anders zoeken, niet waarom.')}${formMarkup(weigerForm(casus.casusId, verdeelt ? leader.regisseurId : undefined), state)}`,
        isMine(state, 'weigeren'),
      ),
    magBenoemen &&
      casus.punten.some(({ soort }) => soort === 'geenWaarnemer') &&
      foldable('Iemand laten waarnemen', formMarkup(waarneemForm(casus.casusId, casus.kandidaten), state), true),
    magContact &&
      leader &&
      foldable(
        'Een organisatie begint met helpen',
        formMarkup(organisatieForm(casus.casusId, gemeente), state),
        isMine(state, 'organisatie'),
      ),
  ].filter(Boolean);
  return parts.length > 0 && card(html`${heading2('Meer')}${parts}`);
}

const spellWissels = ({ label }: Gemeente, { wisselingenRegisseur }: CasusResponse): string =>
  wisselingenRegisseur === 0
    ? `Nog geen andere ${label.regisseur}`
    : `${wisselingenRegisseur} keer een andere ${label.regisseur}`;

/** First what is known and what waits, then who leads, then what comes up later. */
export function casusPage(setting: Setting, medewerker: Medewerker, view: CasusView, state: CasusState): string {
  const { casus } = view;
  const forms = [
    { naam: 'benoemen', velden: benoemFields },
    { naam: 'wissel', velden: wisselFields },
    weigerForm(casus.casusId),
    contactForm(casus.casusId),
    contactbesluitForm(casus.casusId),
    waarneemForm(casus.casusId, casus.kandidaten),
    organisatieForm(casus.casusId, setting.gemeente),
    kaderForm(casus.casusId),
    deskundigeForm(casus.casusId, setting.gemeente),
    ...casus.deskundigen.map(({ deskundigeId }) => antwoordForm(casus.casusId, deskundigeId)),
  ];
  const own = leadsOnly(medewerker);
  const { wens } = casus;
  return staffPage(
    setting,
    { titel: titleWith(nameOf(casus), state), hier: own ? '/werk/casussen' : '/werk/benoemen', breed: true },
    medewerker,
    html`${faultsOf(forms, state)}
${state.besloten && besloten(state.besloten)}
${state.gedaan && done[state.gedaan] && alert('ok', paragraph(done[state.gedaan]))}
${heading1(headingOf(casus))}
${badges(casus)}
${reach(setting, view, state)}
${attention(casus)}
${workItems(setting, view)}
<div class="tweeluik gelijk"><div>
${card(
  html`${heading2('Over deze casus')}${casusFacts(setting, casus, [
    casus.meldingen.length === 1
      ? ['Melding', casus.meldingen.map(meldingLink)]
      : ['Meldingen', list(casus.meldingen.map(meldingLink))],
    ['Wisselingen', spellWissels(setting.gemeente, casus)],
  ])}`,
)}
</div><div>
${besluitCard(view, state)}
${contactCard(view, state)}
${refusals(view)}
${whyStayed(view)}
${
  wens &&
  card(
    html`${heading2('Wens bij de melding')}${paragraph(
      wens.redenen.length === 0
        ? `Gevraagd en voorgesteld: ${casus.kandidaten.find(({ regisseurId }) => regisseurId === wens.regisseurId)?.naam ?? 'een collega'}.`
        : `Gevraagd: ${casus.kandidaten.find(({ regisseurId }) => regisseurId === wens.regisseurId)?.naam ?? 'een collega'}. Dat kon niet:`,
    )}${wens.redenen.length > 0 && list(wens.redenen.map((code) => (code === 'onbekend' ? 'Deze persoon staat niet in de lijst' : spellTegen[code])))}`,
  )
}
</div></div>
${casus.alleenBenoemen && alert('info', html`${badge('Alleen een persoon benoemt', 'laat')} ${paragraph('De melding gaat over een regisseur. De software stelt daarom niemand voor.')}`)}
${appointCard(setting, view, state)}
<div class="tweeluik gelijk"><div>
${kaderCard(setting.gemeente, casus, view.magContact, state)}
</div><div>
${deskundigenCard(setting.gemeente, casus, view.magContact, state)}
${moreCard(setting, view, state)}
</div></div>
${linkButton(own ? '/werk/casussen' : '/werk/benoemen', 'Terug naar het overzicht', { soort: 'secondary' })}`,
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
  `Meldde het gezin zelf? Dan hoort de melder wie de ${label.regisseur} is en hoe die te bereiken is. Wil de melder geen mail? Dan staat er een taak klaar om te bellen of te schrijven.`,
  `De naam staat op het ${label.plan}.`,
])}
<div class="knoppen">${linkButton('/werk/benoemen', 'Terug naar het overzicht')}</div>`)}`,
  );
}
