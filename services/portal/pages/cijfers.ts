import type { Gemeente } from '../../../shared/gemeente.ts';
import type { CijfersResponse } from '../../intake/contract.ts';
import { type Content, html } from '../html.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { printHint, table, tabs } from './desk-parts.ts';
import { spellIngang, spellUitkomst } from './desk-words.ts';
import type { Setting } from './document.ts';
import { card, heading1, heading2, lead, paragraph } from './parts.ts';

export type CijfersView = {
  cijfers: CijfersResponse;
  /** To choose from. */
  jaren: readonly number[];
  ditJaar: boolean;
};

const decimal = (value: number): string => value.toLocaleString('nl-NL', { maximumFractionDigits: 1 });
/** Whole, but never "0" of something or "100" of not everything. */
const percent = (value: number): string => {
  const whole = Math.round(value);
  const lies = (whole === 0 || whole === 100) && whole !== value;
  return `${lies ? decimal(value) : whole} procent`;
};
const share = (aantal: number, totaal: number): string => percent(Math.round((aantal / totaal) * 1000) / 10);

/** What the figure says, before any table. */
function spellShare({ zonderRegisseur }: CijfersResponse, { label }: Gemeente): string {
  const { aantal, van, procent } = zonderRegisseur;
  if (van === 0 || procent === null) return 'Geen van deze meldingen was een vraag aan de gemeente om hulp.';
  if (van === 1) return `De enige melding loopt ${aantal === 1 ? 'zonder' : 'met een'} ${label.regisseur}.`;
  if (aantal === 0) return `Van de ${van} meldingen loopt er geen zonder ${label.regisseur}.`;
  const run = aantal === 1 ? 'loopt er 1' : `lopen er ${aantal}`;
  return `Van de ${van} meldingen ${run} zonder ${label.regisseur}: ${percent(procent)}.`;
}

function spellOthers({ totaal, zonderRegisseur }: CijfersResponse): string {
  const others = totaal - zonderRegisseur.van;
  if (others === 0) return '';
  return others === 1
    ? ' Er is nog 1 andere melding: die was geen melding of is doorgestuurd.'
    : ` Er zijn nog ${others} andere meldingen: die waren geen melding of zijn doorgestuurd.`;
}

function spellMedian(werkdagen: number): string {
  const within =
    werkdagen === 0
      ? 'op de dag zelf'
      : werkdagen === 1
        ? 'binnen 1 werkdag'
        : `binnen ${decimal(werkdagen)} werkdagen`;
  return `De helft van de meldingen had ${within} een besluit.`;
}

/** Numbers, nobody's data. In words first: a percentage alone does not tell whether it is good. */
function figures(setting: Setting, cijfers: CijfersResponse): Content {
  const { gemeente } = setting;
  const { jaar, totaal, perUitkomst, perIngang, mediaanWerkdagen } = cijfers;
  const { regisseur } = gemeente.label;
  const outcomes = { ...spellUitkomst(gemeente), casusVanzelf: 'Casus die de software opende' };
  const row = (naam: string, aantal: number) => [naam, String(aantal), share(aantal, totaal)];
  return html`${lead(`${spellShare(cijfers, gemeente)}${spellOthers(cijfers)}`)}
${card(
  html`${heading2('Wat zegt dit?')}${paragraph(`Bij een enkelvoudige vraag is geen ${regisseur} nodig. De verwachting is dat ongeveer 80 van de 100 vragen zonder ${regisseur} lopen. Zijn het er veel minder? Kijk dan of er gezinnen zijn die ook zonder kunnen. Zijn het er veel meer? Kijk dan of er gezinnen zijn die er toch een nodig hebben.`)}${
    mediaanWerkdagen !== null && paragraph(spellMedian(mediaanWerkdagen))
  }`,
)}
${heading2('Wat werd het?')}
${table(
  `Meldingen uit ${jaar} per uitkomst`,
  [{ kop: 'Uitkomst' }, { kop: 'Aantal' }, { kop: 'Deel' }],
  perUitkomst.map(({ uitkomst, aantal }) => row(outcomes[uitkomst], aantal)),
)}
${heading2('Hoe kwam het binnen?')}
${table(
  `Meldingen uit ${jaar} per ingang`,
  [{ kop: 'Ingang' }, { kop: 'Aantal' }, { kop: 'Deel' }],
  perIngang.map(({ ingang, aantal }) => row(spellIngang[ingang], aantal)),
)}
${paragraph(`Samen ${totaal === 1 ? '1 melding' : `${totaal} meldingen`}. Elke melding telt in het jaar waarin ze binnenkwam. Wat nog wacht of weer open is, telt niet mee. Ook wat gewist is, telt niet meer mee: oude jaren worden daardoor kleiner.`)}`;
}

export function cijfersPage(setting: Setting, medewerker: Medewerker, view: CijfersView): string {
  const { cijfers, jaren, ditJaar } = view;
  const { jaar, totaal } = cijfers;
  const titel = `Cijfers van ${jaar}${ditJaar ? ' tot nu toe' : ''}`;
  return staffPage(
    setting,
    { titel, hier: '/werk/cijfers' },
    medewerker,
    html`${heading1(titel)}
${tabs(
  'Jaar',
  jaren.map((one) => ({ href: `/werk/cijfers?jaar=${one}`, label: String(one), hier: one === jaar })),
)}
${
  totaal === 0
    ? html`<p class="nl-paragraph leeg">Er zijn nog geen meldingen uit ${jaar} waarover iets is besloten.</p>`
    : html`${figures(setting, cijfers)}${printHint()}`
}`,
  );
}
