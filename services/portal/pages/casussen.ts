import { html } from '../html.ts';
import { badges, type CasusOverzicht, casusFacts, headingOf, nameOf } from './casus-parts.ts';
import { type Medewerker, staffPage } from './desk-layout.ts';
import type { Setting } from './document.ts';
import { alert, heading1, heading2, lead, paragraph } from './parts.ts';

/** Casussen that wait for somebody, and those of who leads. */

/** Acutely unsafe first, then late, then without anybody, then the longest waiting. */
function byUrgency(one: CasusOverzicht, other: CasusOverzicht): number {
  const rank = (casus: CasusOverzicht) =>
    Number(casus.spoed) * 4 + Number(casus.teLaat) * 2 + Number(casus.aanspreekpunt === null);
  return rank(other) - rank(one) || one.geopendOp.localeCompare(other.geopendOp);
}

export function waitingPage(
  setting: Setting,
  medewerker: Medewerker,
  casussen: readonly CasusOverzicht[],
  hasMore: boolean,
): string {
  const count = casussen.length;
  return staffPage(
    setting,
    { titel: 'Wacht op benoeming', hier: '/werk/benoemen' },
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
  (
    casus,
  ) => html`<article class="kaart casus">${heading2(headingOf(casus))}${badges(casus)}${casusFacts(setting, casus)}
<div class="knoppen"><a class="nl-button nl-button--primary" href="/werk/casussen/${casus.casusId}">Bekijk en benoem<span class="verborgen"> ${nameOf(casus)}</span></a></div></article>`,
)}`,
  );
}

/** For who leads casussen: the own ones, those that still need a decision first. */
export function ownCasussenPage(setting: Setting, medewerker: Medewerker, casussen: readonly CasusOverzicht[]): string {
  const settled = (casus: CasusOverzicht) => Number(casus.status === 'benoemd');
  const sorted = [...casussen].sort((one, other) => settled(one) - settled(other) || byUrgency(one, other));
  return staffPage(
    setting,
    { titel: 'Uw casussen', hier: '/werk/casussen' },
    medewerker,
    html`${heading1('Uw casussen')}
${lead(
  sorted.length === 0
    ? 'U bent nu bij geen casus het aanspreekpunt.'
    : sorted.length === 1
      ? 'U bent bij 1 casus het aanspreekpunt.'
      : `U bent bij ${sorted.length} casussen het aanspreekpunt.`,
)}
${sorted.map(
  (
    casus,
  ) => html`<article class="kaart casus">${heading2(headingOf(casus))}${badges(casus)}${casusFacts(setting, casus)}
<div class="knoppen"><a class="nl-button nl-button--primary" href="/werk/casussen/${casus.casusId}">Bekijk de casus<span class="verborgen"> ${nameOf(casus)}</span></a></div></article>`,
)}`,
  );
}
