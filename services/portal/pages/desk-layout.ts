import type { StaffRole } from '../../../shared/gemeente.ts';
import { type Content, html } from '../html.ts';
import { brand, documentPage, menu, type Setting } from './document.ts';

export type DeskPageHead = {
  titel: string;
  /** Address of the menu item that this page belongs to. */
  hier?: string;
};

export type Medewerker = { naam: string; rollen: readonly StaffRole[] };

/** Roles that see every casus and every melding. */
export const seesAll: readonly StaffRole[] = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'];

/** Who leads casussen and divides no work: sees the own ones, and no list of meldingen. */
export const leadsOnly = ({ rollen }: { rollen: readonly StaffRole[] }): boolean =>
  rollen.includes('regisseur') && !rollen.some((role) => seesAll.includes(role));

const staffMenu = (medewerker: Medewerker | undefined): [href: string, label: string][] =>
  medewerker && leadsOnly(medewerker)
    ? [['/werk', 'Uw casussen']]
    : [
        ['/werk', 'Wacht op benoeming'],
        ['/werk/meldingen', 'Meldingen'],
      ];

/** A page for staff; without a name, nobody is signed in. */
export function staffPage(
  setting: Setting,
  head: DeskPageHead,
  medewerker: Medewerker | undefined,
  main: Content,
): string {
  return documentPage(
    setting,
    { titel: `${head.titel} - Vlot ${setting.gemeente.naam}`, taal: 'nl', naarInhoud: 'Naar de inhoud' },
    html`<header class="kop"><div class="binnen">
${brand(setting, '/werk', `Gemeente ${setting.gemeente.naam}`, 'Voor medewerkers')}
${
  medewerker &&
  html`<form class="wieIngelogd" method="post" action="/afmelden"><span>${medewerker.naam}</span><button class="nl-button nl-button--secondary klein">Afmelden</button></form>`
}
</div></header>
${menu(staffMenu(medewerker), head.hier)}
<main id="inhoud" tabindex="-1"><div class="binnen">
${main}
</div></main>
<footer class="voet"><div class="binnen"><div><p>Elke keer dat u een casus of melding opent, wordt dat vastgelegd.</p></div>
<div><ul><li><a href="/">Site voor inwoners</a></li></ul></div></div></footer>`,
  );
}
