import type { StaffRole } from '../../shared/gemeente.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import type { Melding } from './domain/melding.ts';
import { knownRegisseur } from './domain/status.ts';

/** Roles whose reading means that work on a melding has begun; a check by the privacyfunctionaris does not. */
export const workingRoles = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const;
/** Roles that may open every dossier. */
export const readingRoles = [...workingRoles, 'privacyfunctionaris'] as const;

type Concerned = Pick<Melding, 'overRegisseur' | 'feiten'>;

export const hasRole = (staff: Staff, roles: readonly StaffRole[]): boolean =>
  staff.rollen.some((role) => roles.includes(role));

/** A melding about the regisseur is kept from everybody with that role, whichever other roles they have. */
export const isHiddenFrom = (head: Pick<Melding, 'overRegisseur'>, staff: Staff): boolean =>
  head.overRegisseur && hasRole(staff, ['regisseur']);

/** The regisseur, or voorlopig aanspreekpunt, whom this melding has now; the pool and the sign-in share the address. */
function leads({ feiten }: Concerned, staff: Staff): boolean {
  const email = knownRegisseur(feiten)?.regisseur.email.toLowerCase();
  return hasRole(staff, ['regisseur']) && email !== undefined && email === staff.email?.toLowerCase();
}

export const worksOn = (head: Concerned, staff: Staff): boolean =>
  !isHiddenFrom(head, staff) && (hasRole(staff, workingRoles) || leads(head, staff));

export const mayRead = (head: Concerned, staff: Staff): boolean =>
  !isHiddenFrom(head, staff) && (hasRole(staff, readingRoles) || leads(head, staff));
