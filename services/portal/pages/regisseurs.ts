import { spellDate, spellFarDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { RegisseurResponse } from '../../regie/contract.ts';
import type { FormState } from '../desk-form.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Field, Values } from '../melding-form.ts';
import { hasOne, type Medewerker, staffPage } from './desk-layout.ts';
import {
  badge,
  buttonForm,
  type DeskForm,
  faultsOf,
  foldable,
  formMarkup,
  isMine,
  keyFor,
  table,
  titleWith,
} from './desk-parts.ts';
import { spellWeigering } from './desk-words.ts';
import { type Setting, telLink } from './document.ts';
import { linkButton } from './fields.ts';
import { alert, capital, card, facts, heading1, heading2, lead, link, list, paragraph } from './parts.ts';

/** The pool: who can lead, until when registrations hold, who is away and who stands in. */
type Regisseur = RegisseurResponse;

const base = (regisseurId: string) => `/werk/regisseurs/${regisseurId}`;

/** Days between two dates. */
const daysUntil = (today: string, date: string) => Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);

/** Amber when it ends within the term of the municipality, red when it has ended. */
function registratie(
  { register, geldigTot }: Regisseur['registraties'][number],
  vandaag: string,
  waarschuwing: number,
): Markup {
  const left = daysUntil(vandaag, geldigTot);
  const text = `${register}-registratie geldig tot en met ${spellFarDate(geldigTot)}`;
  if (left < 0) return html`${text} ${badge('Verlopen', 'spoed')}`;
  return left <= waarschuwing ? html`${text} ${badge('Loopt af', 'laat')}` : html`${text}`;
}

const spellStatus = { beschikbaar: 'Beschikbaar', afwezig: 'Afwezig', uitDienst: 'Uit dienst' } as const;
const spellReden = { verlof: 'Verlof', ziekte: 'Ziekte' } as const;

function standing({ status, afwezigheden }: Regisseur, namen: ReadonlyMap<string, string>): Content {
  return html`${status === 'beschikbaar' ? spellStatus[status] : badge(spellStatus[status], 'laat')}${afwezigheden.map(
    ({ van, tot, reden, waarnemerId }) =>
      html`<span class="klein">${spellReden[reden]} ${spellDate(van)} tot en met ${spellDate(tot)}: ${waarnemerId ? `${namen.get(waarnemerId) ?? 'een collega'} neemt waar` : 'niemand neemt waar'}</span>`,
  )}`;
}

const spellDoelgroep = { jeugd: 'jeugd', ggz: 'ggz', lvb: 'lvb', ouderen: 'ouderen' } as const;

export type PoolView = { regisseurs: readonly Regisseur[]; vandaag: string; magWijzigen: boolean };

const namesOf = (regisseurs: readonly Pick<Regisseur, 'regisseurId' | 'naam'>[]) =>
  new Map(regisseurs.map(({ regisseurId, naam }) => [regisseurId, naam]));

/** Who needs attention first: away without a stand-in, then registrations that end, then by name. */
export function regisseursPage(setting: Setting, medewerker: Medewerker, { regisseurs, vandaag }: PoolView): string {
  const { gemeente } = setting;
  const namen = namesOf(regisseurs);
  const sorted = [...regisseurs].sort(
    (one, other) =>
      Number(one.status === 'uitDienst') - Number(other.status === 'uitDienst') || one.naam.localeCompare(other.naam),
  );
  const titel = 'Regisseurs';
  return staffPage(
    setting,
    { titel, hier: '/werk/regisseurs', breed: true },
    medewerker,
    html`${heading1(titel)}
${
  regisseurs.length === 0
    ? lead('Er staat nog niemand in de lijst.')
    : table(
        'Wie kan een casus leiden',
        [
          { kop: 'Naam' },
          { kop: 'Stand' },
          { kop: 'Werk' },
          { kop: 'Registratie' },
          { kop: 'Doelgroepen' },
          { kop: 'Weigeringen' },
        ],
        sorted.map((one) => [
          html`${link(base(one.regisseurId), one.naam)}<span class="klein">${one.organisatieNaam}</span>`,
          standing(one, namen),
          html`Leidt ${one.belasting} van hoogstens ${one.capaciteit}${one.waarneemt > 0 && `, neemt er ${one.waarneemt} waar`}<span class="klein">${one.urenPerWeek} uur per week</span>`,
          one.registraties.length === 0
            ? 'Geen'
            : one.registraties.map(
                (registration) =>
                  html`<span class="blok">${registratie(registration, vandaag, gemeente.termijnen.registratieWaarschuwingDagen)}</span>`,
              ),
          one.doelgroepen.map((code) => spellDoelgroep[code]).join(', '),
          String(Object.values(one.weigeringen).reduce((sum, count) => sum + count, 0)),
        ]),
      )
}`,
  );
}

/** What is known of somebody who may stand in. */
export type Collega = Pick<Regisseur, 'regisseurId' | 'naam' | 'organisatieNaam' | 'status'>;

export const afwezigForm = (regisseur: Pick<Regisseur, 'regisseurId'>, regisseurs: readonly Collega[]): DeskForm => ({
  naam: 'afwezig',
  actie: `${base(regisseur.regisseurId)}/afwezigheden`,
  velden: [
    {
      soort: 'keuze',
      naam: 'reden',
      label: 'Waarom?',
      verplicht: true,
      opties: [
        { waarde: 'verlof', label: 'Verlof' },
        { waarde: 'ziekte', label: 'Ziekte' },
      ],
    },
    { soort: 'tekst', type: 'date', kort: true, naam: 'van', label: 'Eerste dag', verplicht: true },
    { soort: 'tekst', type: 'date', kort: true, naam: 'tot', label: 'Laatste dag', verplicht: true },
    {
      soort: 'lijst',
      naam: 'waarnemerId',
      label: 'Wie neemt waar?',
      uitleg: 'Laat u dit open? Dan zoekt de werkverdeler voor elke casus iemand.',
      opties: regisseurs
        .filter(({ regisseurId, status }) => regisseurId !== regisseur.regisseurId && status === 'beschikbaar')
        .map(({ regisseurId, naam, organisatieNaam }) => ({
          waarde: regisseurId,
          label: `${naam} (${organisatieNaam})`,
        })),
    },
  ],
  knop: 'Leg vast',
  uitleg: 'de afwezigheid',
});

export const gegevensForm = (regisseurId: string, { organisaties }: Gemeente): DeskForm => ({
  naam: 'gegevens',
  actie: `${base(regisseurId)}/gegevens`,
  velden: [
    { soort: 'tekst', naam: 'naam', label: 'Naam', verplicht: true },
    { soort: 'tekst', naam: 'telefoon', label: 'Telefoon', type: 'tel', verplicht: true },
    { soort: 'tekst', naam: 'email', label: 'E-mail', type: 'email', verplicht: true },
    {
      soort: 'lijst',
      naam: 'organisatie',
      label: 'Werkt bij',
      verplicht: true,
      opties: organisaties.map(({ code, naam }) => ({ waarde: code, label: naam })),
    },
    { soort: 'tekst', naam: 'urenPerWeek', label: 'Uren per week', cijfers: true, kort: true },
    { soort: 'tekst', naam: 'capaciteit', label: 'Hoogste aantal casussen tegelijk', cijfers: true, kort: true },
    ...(['SKJ', 'BIG'] as const).flatMap((register): Field[] => [
      { soort: 'tekst', naam: `${register}.nummer`, label: `Nummer ${register}`, kort: true },
      {
        soort: 'tekst',
        type: 'date',
        naam: `${register}.geldigTot`,
        label: `${register} geldig tot en met`,
        kort: true,
      },
    ]),
  ],
  knop: 'Bewaar',
  uitleg: 'de gegevens',
});

/** As it is kept now. */
export function gegevensOf(regisseur: Regisseur): Values {
  const values = new URLSearchParams({
    naam: regisseur.naam,
    telefoon: regisseur.telefoon,
    email: regisseur.email,
    organisatie: regisseur.organisatie,
    urenPerWeek: String(regisseur.urenPerWeek),
    capaciteit: String(regisseur.capaciteit),
  });
  for (const { register, nummer, geldigTot } of regisseur.registraties) {
    values.set(`${register}.nummer`, nummer);
    values.set(`${register}.geldigTot`, geldigTot);
  }
  return values;
}

const done: Record<string, string> = {
  afwezig: 'Vastgelegd. De gezinnen horen wie er dan is.',
  'afwezig-open': 'Vastgelegd. Voor een of meer casussen neemt niemand waar. De werkverdeler zoekt dan iemand.',
  beeindigd: 'Vastgelegd: weer aanwezig.',
  uitDienst: 'Vastgelegd. Elke casus van deze persoon staat nu bij ‘Wacht op benoeming’.',
  gegevens: 'Bewaard. Gezinnen en plannen krijgen de nieuwe gegevens vanzelf.',
};
export const isRegisseurDone = (code: string): boolean => Object.hasOwn(done, code);

export function regisseurPage(
  setting: Setting,
  medewerker: Medewerker,
  view: {
    regisseur: Regisseur;
    regisseurs: readonly Collega[];
    vandaag: string;
    magWijzigen: boolean;
    magAfwezig: boolean;
    /** The own page of who leads casussen. */
    eigen: boolean;
  },
  state: FormState,
): string {
  const { gemeente } = setting;
  const { regisseur, regisseurs, vandaag, magWijzigen, magAfwezig, eigen } = view;
  const { regisseurId } = regisseur;
  const namen = namesOf(regisseurs);
  const away = afwezigForm(regisseur, regisseurs);
  const change = gegevensForm(regisseurId, gemeente);
  const known = isMine(state, 'gegevens') ? state : { ...state, formulier: 'gegevens', values: gegevensOf(regisseur) };
  const { weigeringen, afwezigheden, status } = regisseur;
  return staffPage(
    setting,
    { titel: titleWith(regisseur.naam, state), hier: eigen ? '/werk/verlof' : '/werk/regisseurs' },
    medewerker,
    html`${faultsOf([away, change], state)}
${state.gedaan && done[state.gedaan] && alert('ok', paragraph(done[state.gedaan]))}
${heading1(regisseur.naam)}
${card(
  facts([
    ['Stand', standing(regisseur, namen)],
    ['Werkt bij', regisseur.organisatieNaam],
    ['Telefoon', telLink(regisseur.telefoon)],
    ['E-mail', link(`mailto:${regisseur.email}`, regisseur.email)],
    [
      'Werk',
      `Leidt ${regisseur.belasting} van hoogstens ${regisseur.capaciteit} casussen, neemt er ${regisseur.waarneemt} waar`,
    ],
    [
      'Registratie',
      regisseur.registraties.length === 0
        ? 'Geen'
        : list(
            regisseur.registraties.map((one) =>
              registratie(one, vandaag, gemeente.termijnen.registratieWaarschuwingDagen),
            ),
          ),
    ],
    ['Doelgroepen', regisseur.doelgroepen.map((code) => spellDoelgroep[code]).join(', ')],
    [
      'Weigerde',
      Object.keys(weigeringen).length === 0
        ? 'Nog nooit'
        : list(
            Object.entries(weigeringen).map(([code, count]) => {
              const words = Object.entries(spellWeigering).find(([known]) => known === code)?.[1] ?? code;
              return `${words}: ${count} keer`;
            }),
          ),
    ],
  ]),
)}
${
  (eigen || hasOne(medewerker, ['procescoordinator'])) &&
  paragraph(link(`${base(regisseurId)}/begeleiding`, 'Selectie en begeleiding (afgeschermd)'))
}
${
  magAfwezig &&
  card(
    html`${heading2('Verlof of ziekte')}
${afwezigheden.map(
  ({ afwezigheidId, van, tot, reden }) =>
    html`<p class="nl-paragraph">${spellReden[reden]}: ${spellDate(van)} tot en met ${spellDate(tot)}</p>${buttonForm(
      `${base(regisseurId)}/afwezigheden/${afwezigheidId}`,
      keyFor(state, `einde-${afwezigheidId}`),
      'Weer aanwezig',
      { uitleg: `${spellReden[reden].toLowerCase()} vanaf ${spellDate(van)} eindigt` },
    )}`,
)}
${status !== 'uitDienst' && foldable('Afwezigheid invoeren', formMarkup(away, state), isMine(state, 'afwezig'))}`,
  )
}
${
  magWijzigen &&
  status !== 'uitDienst' &&
  card(
    html`${heading2('Wijzigen')}${foldable('Gegevens wijzigen', formMarkup(change, { ...known, sleutel: keyFor(state, 'gegevens') }), isMine(state, 'gegevens'))}${foldable(
      'Uit dienst',
      html`${paragraph(`${capital(regisseur.naam)} leidt nu ${regisseur.belasting} ${regisseur.belasting === 1 ? 'casus' : 'casussen'}. Daarna staat elke casus bij ‘Wacht op benoeming’: de werkverdeler zoekt iemand anders.`)}${buttonForm(`${base(regisseurId)}/uitdiensttredingen`, keyFor(state, 'uitdienst'), `${regisseur.naam} is uit dienst`, { klein: false })}`,
    )}`,
  )
}
${!eigen && linkButton('/werk/regisseurs', 'Terug naar de lijst', { soort: 'secondary' })}`,
  );
}
