import type { StaffRole } from '../../../shared/gemeente.ts';
import { type Content, html } from '../html.ts';
import { brand, documentPage, menu, type Setting } from './document.ts';

export type DeskPageHead = {
  titel: string;
  /** Address of the menu item that this page belongs to. */
  hier?: string;
  /** A table of colleagues side by side needs the width of the screen. */
  breed?: boolean;
};

export type Medewerker = { naam: string; rollen: readonly StaffRole[]; teams: readonly string[] };

type WithRoles = { rollen: readonly StaffRole[] };

/** Roles that see every casus and every melding. */
export const seesAll: readonly StaffRole[] = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'];
/** Roles with a worklist. */
export const listReaders: readonly StaffRole[] = [...seesAll, 'procescoordinator', 'teamlid'];
/** Who enters what somebody said. */
export const enterRoles: readonly StaffRole[] = ['klantcontact', ...seesAll];
export const poolReaders: readonly StaffRole[] = [...seesAll, 'procescoordinator', 'beheerder'];
const guaranteeReaders: readonly StaffRole[] = [...seesAll, 'procescoordinator'];
const figureReaders: readonly StaffRole[] = ['werkverdeler', 'procescoordinator', 'procesverantwoordelijke'];

export const hasOne = ({ rollen }: WithRoles, roles: readonly StaffRole[]): boolean =>
  rollen.some((role) => roles.includes(role));

/** Who leads casussen and divides no work: sees the own ones, and no list of meldingen. */
export const leadsOnly = ({ rollen }: WithRoles): boolean =>
  rollen.includes('regisseur') && !hasOne({ rollen }, listReaders);

export const teamOnly = ({ rollen }: WithRoles): boolean =>
  rollen.includes('teamlid') && !hasOne({ rollen }, [...seesAll, 'procescoordinator']);

type Item = readonly [href: string, label: string];

/** The menu is what somebody works with; the APIs decide who may. */
export function staffMenu(medewerker: WithRoles): Item[] {
  const items: [readonly StaffRole[], Item][] = [
    [listReaders, ['/werk', 'Werklijst']],
    [['regisseur'], ['/werk/casussen', 'Uw casussen']],
    [['regisseur'], ['/werk/verlof', 'Verlof en ziekte']],
    [seesAll, ['/werk/benoemen', 'Wacht op benoeming']],
    [guaranteeReaders, ['/werk/werkvoorraad', 'Werkvoorraad']],
    [enterRoles, ['/werk/nieuw', 'Nieuwe melding']],
    [poolReaders, ['/werk/regisseurs', 'Regisseurs']],
    [guaranteeReaders, ['/werk/garantie', 'Garantie']],
    [figureReaders, ['/werk/cijfers', 'Cijfers']],
    [['privacyfunctionaris'], ['/werk/inzagen', 'Inzagen']],
  ];
  return items.flatMap(([roles, item]) => (hasOne(medewerker, roles) ? [item] : []));
}

/** Where this person's work begins. */
export const homeOf = (medewerker: WithRoles): Item => staffMenu(medewerker)[0] ?? ['/werk', 'Naar het begin'];

/** A page for staff; without a name, nobody is signed in. */
export function staffPage(
  setting: Setting,
  head: DeskPageHead,
  medewerker: Medewerker | undefined,
  main: Content,
): string {
  const binnen = html`<div class="binnen${head.breed && ' breed'}">`;
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
${menu(medewerker ? staffMenu(medewerker) : [], head.hier)}
<main id="inhoud" class="werk" tabindex="-1">${binnen}
${main}
</div></main>
<footer class="voet"><div class="binnen"><div><p>Elke keer dat u een casus of melding opent, wordt dat vastgelegd.</p></div>
<div><ul><li><a href="/">Site voor inwoners</a></li></ul></div></div></footer>`,
  );
}
