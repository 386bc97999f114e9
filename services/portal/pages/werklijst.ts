import { dutchDate, spellDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import { type MeldingOverzicht, type Voorrang, voorrang, type WerklijstResponse } from '../../intake/contract.ts';
import { type Content, html, type Markup } from '../html.ts';
import { whole } from './casus-parts.ts';
import { hasOne, type Medewerker, seesAll, staffPage, teamOnly } from './desk-layout.ts';
import { badge, buttonForm, nextPage, table, tabs } from './desk-parts.ts';
import {
  explainVoorrang,
  spellHolder,
  spellIngang,
  spellOver,
  spellStatus,
  spellTaak,
  spellTaakReden,
  spellUitkomst,
  spellVoorrang,
  spellWacht,
} from './desk-words.ts';
import type { Setting } from './document.ts';
import { alert, heading1, link, paragraph, type Setback, setback } from './parts.ts';

/** The day: what to do first, and why. No names of residents here. */

export type Lijst = 'open' | 'vrij' | 'mijn' | 'team' | 'contacttaken' | 'afgerond';
export type WerklijstKeuze = {
  lijst: Lijst;
  team?: string | undefined;
  voorrang?: Voorrang | undefined;
  cursor?: string | undefined;
};

export function werklijstHref(keuze: WerklijstKeuze): string {
  const query = new URLSearchParams();
  if (keuze.lijst !== 'open') query.set('lijst', keuze.lijst);
  if (keuze.team) query.set('team', keuze.team);
  if (keuze.voorrang) query.set('voorrang', keuze.voorrang);
  if (keuze.cursor) query.set('cursor', keuze.cursor);
  const text = query.toString();
  return text ? `/werk?${text}` : '/werk';
}

export type WerklijstView = {
  keuze: WerklijstKeuze;
  inhoud: WerklijstResponse;
  sleutel: string;
  bericht?: Setback;
  /** Number that was claimed a moment ago. */
  opgepakt?: string;
  /** Number that this team gave back a moment ago. */
  heropend?: string;
};

const colours: Partial<Record<Voorrang, 'spoed' | 'laat'>> = {
  spoed: 'spoed',
  teLaat: 'laat',
  onveiligMetKinderen: 'laat',
  jeugdigeAlleen: 'laat',
};

/** The strongest reason first; each says in full why when pointed at or read aloud. */
export const voorrangBadges = (
  melding: Pick<MeldingOverzicht, 'voorrang' | 'mogelijkSpam' | 'overRegisseur' | 'nietBereikbaar'>,
): Markup[] => [
  ...melding.voorrang.map((code) => badge(spellVoorrang[code], colours[code])),
  ...(melding.overRegisseur ? [badge('Over de regisseur', 'laat')] : []),
  ...(melding.nietBereikbaar ? [badge('Niet bereikbaar', 'laat')] : []),
  ...(melding.mogelijkSpam ? [badge('Misschien spam')] : []),
];

export const reasonsFirst = (codes: readonly Voorrang[]): string[] => codes.map((code) => explainVoorrang[code]);

const teamName = ({ teams }: Gemeente, team: string) => teams.find(({ code }) => code === team)?.naam ?? team;

const mayClaim = (medewerker: Medewerker) => hasOne(medewerker, [...seesAll, 'teamlid']);

/** Who has it in hand says more than what was decided. */
function stand(gemeente: Gemeente, melding: MeldingOverzicht): string {
  if (melding.team) return teamName(gemeente, melding.team);
  return melding.uitkomst ? spellUitkomst(gemeente)[melding.uitkomst] : spellStatus(gemeente)[melding.status];
}

/** Short, because it stands in a list; in words too, because a colour tells nothing to who cannot see it. */
function shortTerm({ anoniem, teLaat, reactieUiterlijk, status }: MeldingOverzicht): string {
  if (status === 'afgerond') return 'Klaar';
  if (anoniem) return 'Anoniem: antwoorden kan niet';
  const date = spellDate(reactieUiterlijk);
  return teLaat ? `Te laat: moest uiterlijk ${date}` : `Uiterlijk ${date}`;
}

function meldingRow(
  setting: Setting,
  medewerker: Medewerker,
  view: WerklijstView,
  melding: MeldingOverzicht,
): Content[] {
  const { gemeente } = setting;
  const nummer = melding.meldingsnummer;
  const badges = voorrangBadges(melding);
  return [
    html`<a class="nl-link heel" href="/werk/meldingen/${nummer}">${nummer}</a>${badges.length > 0 && html`<span class="merkjes">${badges}</span>`}`,
    html`${spellWacht(melding.wachtWerkdagen)}<span class="klein heel">${spellDate(dutchDate(melding.ontvangenOp))}</span>`,
    shortTerm(melding),
    html`${spellOver[melding.over]}<span class="klein">${spellIngang[melding.ingang]}${melding.zwaarte && `, ${melding.zwaarte}`}</span>`,
    stand(gemeente, melding),
    melding.behandelaar
      ? spellHolder(melding.behandelaar)
      : mayClaim(medewerker) && melding.status !== 'afgerond'
        ? buttonForm('/werk', `${view.sleutel.slice(0, 36)}-${nummer}`, 'Oppakken', {
            uitleg: nummer,
            mee: [
              ['meldingsnummer', nummer],
              ['lijst', view.keuze.lijst],
              ...(view.keuze.team ? ([['team', view.keuze.team]] as const) : []),
              ...(view.keuze.voorrang ? ([['voorrang', view.keuze.voorrang]] as const) : []),
              ...(view.keuze.cursor ? ([['cursor', view.keuze.cursor]] as const) : []),
            ],
          })
        : 'Niemand',
  ];
}

const taakRow = ({ gemeente }: Setting, taak: WerklijstResponse['contacttaken'][number]): Content[] => [
  html`<a class="nl-link" href="/werk/meldingen/${taak.meldingsnummer}#taak-${taak.taakId}">${spellTaak(taak, gemeente)}</a>${
    (taak.spoed || taak.teLaat) &&
    html`<span class="merkjes">${taak.spoed && badge('Spoed', 'spoed')}${taak.teLaat && badge('Te laat', 'laat')}</span>`
  }`,
  html`<span class="heel">${taak.meldingsnummer}</span>`,
  `${taak.teLaat ? 'Te laat: dit moest ' : ''}uiterlijk ${spellDate(taak.uiterlijk)}`,
  spellTaakReden(taak.reden),
];

const titles: Record<Lijst, string> = {
  open: 'Wat moet er nu gebeuren?',
  vrij: 'Nog niet opgepakt',
  mijn: 'Van mij',
  team: 'Van uw team',
  contacttaken: 'Bellen en schrijven',
  afgerond: 'Afgeronde meldingen',
};
const nothing: Record<Lijst, string> = {
  open: 'Er wacht nu niets.',
  vrij: 'Alles is opgepakt.',
  mijn: 'U hebt nu niets opgepakt.',
  team: 'Uw team heeft nu geen meldingen.',
  contacttaken: 'Niemand wacht op een telefoontje of een brief.',
  afgerond: 'Er zijn nog geen afgeronde meldingen.',
};

function filters({ gemeente }: Setting, medewerker: Medewerker, { keuze }: WerklijstView): Content {
  const item = (label: string, to: WerklijstKeuze, hier: boolean) => ({ href: werklijstHref(to), label, hier });
  const teams = medewerker.teams.map((team) =>
    item(teamName(gemeente, team), { lijst: 'team', team }, keuze.lijst === 'team' && keuze.team === team),
  );
  if (teamOnly(medewerker)) {
    return tabs('Lijsten', [...teams, item('Van mij', { lijst: 'mijn' }, keuze.lijst === 'mijn')]);
  }
  const { lijst } = keuze;
  const reasons = lijst === 'open' || lijst === 'vrij';
  return html`${tabs('Lijsten', [
    item('Alles', { lijst: 'open' }, lijst === 'open'),
    item('Nog niet opgepakt', { lijst: 'vrij' }, lijst === 'vrij'),
    item('Van mij', { lijst: 'mijn' }, lijst === 'mijn'),
    ...teams,
    item('Bellen en schrijven', { lijst: 'contacttaken' }, lijst === 'contacttaken'),
    item('Afgerond', { lijst: 'afgerond' }, lijst === 'afgerond'),
  ])}
${
  reasons &&
  tabs('Eerst omdat', [
    item('Elke reden', { lijst }, keuze.voorrang === undefined),
    ...voorrang.options.map((code) => item(spellVoorrang[code], { lijst, voorrang: code }, keuze.voorrang === code)),
  ])
}`;
}

const search = (): Markup =>
  html`<form class="zoek" method="get" action="/werk/meldingen" role="search"><label class="utrecht-form-label" for="zoek-nummer">Zoek op meldingsnummer</label><div><input class="utrecht-textbox utrecht-textbox--html-input kort" id="zoek-nummer" name="nummer" type="text" autocomplete="off" spellcheck="false"><button class="nl-button nl-button--secondary klein">Open</button></div></form>`;

export function werklijstPage(setting: Setting, medewerker: Medewerker, view: WerklijstView): string {
  const { keuze, inhoud, bericht, opgepakt, heropend } = view;
  const titel = titles[keuze.lijst];
  const tasks = keuze.lijst === 'contacttaken';
  const empty = tasks ? inhoud.contacttaken.length === 0 : inhoud.meldingen.length === 0;
  return staffPage(
    setting,
    { titel: bericht ? `Fout: ${titel}` : titel, hier: '/werk', breed: true },
    medewerker,
    html`${bericht && setback(bericht)}
${opgepakt && alert('ok', paragraph(html`Melding ${link(`/werk/meldingen/${opgepakt}`, opgepakt)} is nu van u.`))}
${heropend && alert('ok', paragraph(html`Melding ${whole(heropend)} is weer open. De gemeente kiest opnieuw wie haar oppakt.`))}
<div class="kopregel">${heading1(titel)}${!teamOnly(medewerker) && search()}</div>
${filters(setting, medewerker, view)}
${
  empty
    ? html`<p class="nl-paragraph leeg">${nothing[keuze.lijst]}</p>`
    : tasks
      ? table(
          titel,
          [{ kop: 'Taak' }, { kop: 'Melding' }, { kop: 'Wanneer' }, { kop: 'Waarom zo' }],
          inhoud.contacttaken.map((taak) => taakRow(setting, taak)),
        )
      : table(
          titel,
          [
            { kop: 'Melding' },
            { kop: 'Wacht' },
            { kop: 'Antwoord' },
            { kop: 'Gaat over' },
            { kop: 'Stand' },
            { kop: 'Wie heeft het' },
          ],
          inhoud.meldingen.map((melding) => meldingRow(setting, medewerker, view, melding)),
        )
}
${nextPage(
  inhoud.volgende ? werklijstHref({ ...keuze, cursor: inhoud.volgende }) : undefined,
  keuze.cursor ? werklijstHref({ ...keuze, cursor: undefined }) : undefined,
)}`,
  );
}
