import { spellDate, spellMoment } from '../../../shared/dutch-calendar.ts';
import type { GarantieResponse, WeigeringenResponse } from '../../regie/contract.ts';
import { html } from '../html.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import { badge, nextPage, table } from './desk-parts.ts';
import { spellWacht, spellWeigering } from './desk-words.ts';
import type { Setting } from './document.ts';
import { alert, card, facts, heading1, heading2, heading3, lead, link, paragraph } from './parts.ts';

export type GarantieView = {
  garantie: GarantieResponse;
  weigeringen: WeigeringenResponse | undefined;
  /** Not the first page. */
  verder: boolean;
};

const times = (count: number) => `${count} keer`;

/** The longest waiting first; late ones in red and in words. */
export function garantiePage(setting: Setting, medewerker: Medewerker, view: GarantieView): string {
  const { garantie, weigeringen, verder } = view;
  const { label, termijnen } = setting.gemeente;
  const { aantal, zonderIemand, teLaat, meer, casussen } = garantie;
  return staffPage(
    setting,
    { titel: 'Garantie', hier: '/werk/garantie', breed: true },
    medewerker,
    html`${heading1('Garantie')}
${lead(`Elke complexe casus heeft binnen ${termijnen.benoemingWerkdagen === 1 ? '1 werkdag' : `${termijnen.benoemingWerkdagen} werkdagen`} een ${label.regisseur}.`)}
${
  aantal === 0
    ? alert('ok', paragraph('Geen enkele complexe casus wacht nu.'))
    : html`<ul class="cijfers"><li><strong>${aantal}${meer && '+'}</strong> wachten</li><li${teLaat > 0 && html` class="rood"`}><strong>${teLaat}${meer && '+'}</strong> te laat</li><li${zonderIemand > 0 && html` class="rood"`}><strong>${zonderIemand}${meer && '+'}</strong> zonder iemand</li></ul>
${table(
  'Complexe casussen die wachten',
  [{ kop: 'Casus' }, { kop: 'Wacht' }, { kop: 'Uiterlijk' }, { kop: 'Wie' }, { kop: 'Geweigerd' }],
  casussen.map((casus) => [
    html`${link(`/werk/casussen/${casus.casusId}`, html`<span class="heel">${casus.meldingId}</span>`)}${
      (casus.spoed || casus.teLaat) &&
      html`<span class="merkjes">${casus.spoed && badge('Spoed', 'spoed')}${casus.teLaat && badge('Te laat', 'spoed')}</span>`
    }`,
    html`${casus.uren} uur (${spellWacht(casus.werkdagen).toLowerCase()})<span class="klein">sinds ${spellMoment(casus.wachtSinds)}</span>`,
    `${casus.teLaat ? 'Te laat: ' : ''}${spellDate(casus.uiterlijk)}`,
    casus.status === 'voorlopig' ? 'Voorlopig iemand' : 'Nog niemand',
    casus.weigeringen === 0 ? 'Nog niet' : times(casus.weigeringen),
  ]),
)}`
}
${nextPage(
  garantie.volgende ? `/werk/garantie?cursor=${encodeURIComponent(garantie.volgende)}` : undefined,
  verder ? '/werk/garantie' : undefined,
)}
${
  weigeringen &&
  card(
    html`${heading2('Waarom mensen weigerden')}${
      weigeringen.totaal === 0
        ? paragraph('Nog niemand weigerde een casus.')
        : html`${facts(weigeringen.perReden.map(({ reden, aantal: count }) => [spellWeigering[reden], times(count)] as const))}${heading3('Per organisatie')}${facts(
            weigeringen.perOrganisatie.map(({ naam, aantal: count }) => [naam, times(count)] as const),
          )}`
    }`,
  )
}`,
  );
}
