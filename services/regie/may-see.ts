import type { Staff } from '../../shared/lambda/api.ts';
import { type Casus, isExcluded, leads } from './domain/casus.ts';

/** Roles that see every casus; a regisseur without one of these sees the own casussen only. */
export const seesAll = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const;
export const maySeeAll = (staff: Staff): boolean => staff.rollen.some((role) => seesAll.some((all) => all === role));

/** Whom a melding is about sees the casus only while leading it, whatever other role they have (practice). */
export function maySee(state: Casus, staff: Staff): boolean {
  if (leads(state, staff.email)) return true;
  return maySeeAll(staff) && !isExcluded(state, staff.email);
}

/** May decide for the casus: who leads or stands in, or a werkverdeler. */
export const mayAct = (state: Casus, staff: Staff): boolean =>
  leads(state, staff.email) || (staff.rollen.includes('werkverdeler') && !isExcluded(state, staff.email));

/** May divide the work: a role, and no melding of the casus is about this person. */
export const mayDivide = (state: Casus, staff: Staff): boolean =>
  !isExcluded(state, staff.email) || leads(state, staff.email);
