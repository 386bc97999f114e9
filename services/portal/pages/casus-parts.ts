import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { CasussenResponse, PuntSoort } from '../../regie/contract.ts';
import { type Content, html, type Markup } from '../html.ts';
import type { Setting } from './document.ts';
import { capital, facts, list } from './parts.ts';

/** What the worklist and the page of one casus show alike. */
export type CasusOverzicht = CasussenResponse['casussen'][number];

/** The reasons of the weighing, as the colleague who confirms reads them. */
export function spellReason({ code, waarde }: { code: string; waarde: string | number }): string {
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
    case 'wisselingen':
      return `${waarde} keer een andere hulpverlener in het afgelopen jaar`;
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

const puntBadge: Record<PuntSoort, string> = {
  wisselGevraagd: 'Gezin vraagt iemand anders',
  heropend: 'Heropend',
  geenWaarnemer: 'Niemand neemt waar',
  uitDienst: 'Uit dienst',
  pastNietMeer: 'Past niet meer',
  overRegisseur: 'Melding over wie leidt',
  deskundigeGevraagd: 'Wacht op een deskundige',
  contactBesluit: 'Contact is niet veilig',
};

export const badges = (casus: Pick<CasusOverzicht, 'spoed' | 'teLaat' | 'escalatieNiveau' | 'punten'>): Content => {
  const found: Markup[] = [
    ...(casus.spoed ? [html`<span class="nl-data-badge spoed">Spoed: nu onveilig</span>`] : []),
    ...(casus.teLaat ? [html`<span class="nl-data-badge laat">Te laat</span>`] : []),
    ...(casus.escalatieNiveau
      ? [html`<span class="nl-data-badge laat">Geëscaleerd: stap ${casus.escalatieNiveau}</span>`]
      : []),
    ...casus.punten.map(
      ({ soort, teLaat }) => html`<span class="nl-data-badge laat">${puntBadge[soort]}${teLaat && ': te laat'}</span>`,
    ),
  ];
  return found.length > 0 && html`<p class="merkjes">${found}</p>`;
};

export const nameOf = (casus: CasusOverzicht) => `Casus bij melding ${casus.meldingen.join(', ')}`;

/** A number stays in one piece, on a small screen too. */
export const whole = (nummer: string): Markup => html`<span class="heel">${nummer}</span>`;

export const headingOf = (casus: CasusOverzicht): Markup =>
  html`Casus bij melding ${casus.meldingen.map((nummer, index) => html`${index > 0 && ', '}${whole(nummer)}`)}`;

type Row = readonly [name: string, value: Content];

/** Who leads, and what is still to be decided: by the status, because a settled casus asks nothing. */
function leaderRows(setting: Setting, casus: CasusOverzicht): Row[] {
  const { aanspreekpunt, status } = casus;
  const who = aanspreekpunt && `${aanspreekpunt.naam} (${aanspreekpunt.organisatie})`;
  const byDate = `uiterlijk ${spellDate(casus.bevestigenUiterlijk)}`;
  const { waarnemer, eersteContact } = casus;
  const more: Row[] = [
    ...(waarnemer
      ? [['Waarnemer', `${waarnemer.naam} (${waarnemer.organisatie}), tot en met ${spellDate(waarnemer.tot)}`] as const]
      : []),
    ...(eersteContact
      ? [
          [
            'Eerste gesprek',
            `${eersteContact.teLaat ? 'Te laat: moest ' : ''}uiterlijk ${spellDate(eersteContact.uiterlijk)}${eersteContact.pogingen > 0 ? ` (${eersteContact.pogingen} keer geprobeerd)` : ''}`,
          ] as const,
        ]
      : []),
    ...(casus.weigeringen > 0 ? [['Geweigerd', `${casus.weigeringen} keer`] as const] : []),
  ];
  if (status === 'benoemd' || status === 'afgesloten') {
    return [[capital(setting.gemeente.label.regisseur), who ?? 'Onbekend'], ...more];
  }
  const rows: Row[] = who
    ? [
        ['Aanspreekpunt', `${who}, voorlopig`],
        ['Bevestigen', byDate],
      ]
    : [
        ['Aanspreekpunt', 'Nog niemand: het gezin wacht'],
        ['Benoemen', byDate],
      ];
  return [...rows, ...more];
}

export const casusFacts = (setting: Setting, casus: CasusOverzicht, first: readonly Row[] = []): Markup =>
  facts([
    ...first,
    ...leaderRows(setting, casus),
    ['Open sinds', spellMoment(casus.geopendOp)],
    [
      'Weging',
      `${casus.zwaarte}, ${casus.gewogenDoor === 'professional' ? 'gewogen door een collega' : 'gewogen door de software'}`,
    ],
    ['Waarom', list(casus.redenen.map(spellReason))],
  ]);
