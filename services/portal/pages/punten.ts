import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { PuntenResponse } from '../../regie/contract.ts';
import { type Content, html } from '../html.ts';
import { hasOne, type Medewerker, seesAll, staffPage } from './desk-layout.ts';
import { badge, nextPage, table } from './desk-parts.ts';
import { spellPunt } from './desk-words.ts';
import type { Setting } from './document.ts';
import { alert, heading1, lead, link, paragraph } from './parts.ts';

export type PuntenView = PuntenResponse & {
  /** Not the first page. */
  verder: boolean;
};

/** The earliest term first; late ones in red and in words. */
export function puntenPage(setting: Setting, medewerker: Medewerker, view: PuntenView): string {
  const asked = spellPunt(setting.gemeente);
  const { punten, volgende, verder } = view;
  const late = punten.filter(({ teLaat }) => teLaat).length;
  // Who watches over the whole opens no casus.
  const toCasus = (casusId: string, text: Content) =>
    hasOne(medewerker, seesAll) ? link(`/werk/casussen/${casusId}`, text) : text;
  return staffPage(
    setting,
    { titel: 'Werkvoorraad', hier: '/werk/werkvoorraad', breed: true },
    medewerker,
    html`${heading1('Werkvoorraad')}
${lead('Casussen waarvoor iemand iets moet doen of besluiten. Wat het eerst klaar moet zijn, staat bovenaan.')}
${
  punten.length === 0
    ? alert('ok', paragraph('Er wacht nu niets.'))
    : html`${late > 0 && alert('warning', paragraph(late === 1 ? '1 punt is te laat.' : `${late} punten zijn te laat.`))}
${table(
  'Wat op iemand wacht',
  [{ kop: 'Wat' }, { kop: 'Melding' }, { kop: 'Sinds' }, { kop: 'Uiterlijk' }],
  punten.map(({ soort, casusId, meldingId, sinds, uiterlijk, teLaat, spoed }) => [
    html`${toCasus(casusId, asked[soort])}${
      (spoed || teLaat) &&
      html`<span class="merkjes">${spoed && badge('Spoed', 'spoed')}${teLaat && badge('Te laat', 'spoed')}</span>`
    }`,
    meldingId ? html`<span class="heel">${meldingId}</span>` : 'Hele casus',
    spellMoment(sinds),
    `${teLaat ? 'Te laat: ' : ''}${spellDate(uiterlijk)}`,
  ]),
)}`
}
${nextPage(
  volgende ? `/werk/werkvoorraad?cursor=${encodeURIComponent(volgende)}` : undefined,
  verder ? '/werk/werkvoorraad' : undefined,
)}`,
  );
}
