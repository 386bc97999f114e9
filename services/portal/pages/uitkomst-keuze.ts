import type { Gemeente } from '../../../shared/gemeente.ts';
import { type Content, html, type Markup } from '../html.ts';
import { button } from './fields.ts';
import { capital } from './parts.ts';

/** What can become of a melding: one choice, in the words of the work. Which fields belong to it is in `uitkomst-form.ts`. */
export const doorzendKeuzes = [
  'klacht',
  'bezwaar',
  'veiligThuis',
  'politie',
  'veiligheidshuis',
  'jor',
  'andereGemeente',
] as const;
export const keuzes = [
  'advies',
  'algemeneVoorziening',
  'wmoMelding',
  'viaTeam',
  'sociaalTeam',
  'expertteam',
  'maatwerk',
  'bekendeRegisseur',
  'nieuweCasus',
  ...doorzendKeuzes,
  'geenMelding',
] as const;
export type Keuze = (typeof keuzes)[number];

export const teamSoort = { viaTeam: 'via', sociaalTeam: 'sociaal', expertteam: 'expert', wmoMelding: 'wmo' } as const;
type TeamKeuze = keyof typeof teamSoort;
const isTeamKeuze = (keuze: Keuze): keuze is TeamKeuze => keuze in teamSoort;
export const teamsFor = ({ teams }: Gemeente, keuze: Keuze) =>
  isTeamKeuze(keuze) ? teams.filter(({ soort }) => soort === teamSoort[keuze]) : [];

export const spellKeuze = ({ label }: Gemeente): Record<Keuze, string> => ({
  advies: 'Wij geven antwoord of advies',
  algemeneVoorziening: 'Naar een voorziening uit de sociale kaart',
  wmoMelding: 'Dit is een Wmo-melding',
  viaTeam: 'Het VIA-team van de buurt pakt het op',
  sociaalTeam: 'Het sociaal team pakt het op',
  expertteam: 'Het expertteam pakt het op',
  maatwerk: 'Een medewerker regelt maatwerk',
  bekendeRegisseur: `Er is al een ${label.regisseur}`,
  nieuweCasus: `Complex: een ${label.regisseur} neemt de leiding`,
  klacht: 'Een klacht',
  bezwaar: 'Een bezwaar',
  veiligThuis: 'Veilig Thuis',
  politie: 'De politie',
  veiligheidshuis: 'Het Veiligheidshuis',
  jor: 'Overleg Risicojongeren (JOR)',
  andereGemeente: 'Een andere gemeente',
  geenMelding: 'Spam, een test of dubbel',
});

const groups = ({ label }: Gemeente): [titel: string, keuzes: Keuze[]][] => [
  ['Beantwoorden of doorverwijzen', ['advies', 'algemeneVoorziening', 'wmoMelding']],
  ['Een team of medewerker pakt het op', ['viaTeam', 'sociaalTeam', 'expertteam', 'maatwerk']],
  [capital(label.regisseur), ['bekendeRegisseur', 'nieuweCasus']],
  ['Doorsturen', [...doorzendKeuzes]],
  ['Geen melding', ['geenMelding']],
];

/** Only what this municipality has. */
export const isThere = (gemeente: Gemeente, keuze: Keuze): boolean =>
  (!isTeamKeuze(keuze) || teamsFor(gemeente, keuze).length > 0) &&
  (keuze !== 'algemeneVoorziening' || gemeente.socialeKaart.length > 0);

export function keuzeForm(gemeente: Gemeente, nummer: string, chosen?: string, fout?: string): Markup {
  const words = spellKeuze(gemeente);
  const option = (keuze: Keuze): Content =>
    isThere(gemeente, keuze) &&
    html`<div class="regel"><input class="utrecht-checkbox" type="radio" id="keuze-${keuze}" name="keuze" value="${keuze}"${chosen === keuze && html` checked`}><label for="keuze-${keuze}">${words[keuze]}</label></div>`;
  return html`<form method="get" action="/werk/meldingen/${nummer}/uitkomst" class="kiezer">
${fout && html`<div class="utrecht-form-field-error-message" id="keuze-fout">${fout}</div>`}
${groups(gemeente).map(
  ([titel, codes]) =>
    html`<fieldset${fout && html` aria-describedby="keuze-fout"`}><legend>${titel}</legend>${codes.map(option)}</fieldset>`,
)}
<div class="knoppen">${button('Verder')}</div></form>`;
}
