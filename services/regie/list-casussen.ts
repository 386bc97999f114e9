import type * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { CasussenResponse, casussenQuery } from './contract.ts';
import { casus, isUrgent } from './domain/casus.ts';
import { sameEmail } from './domain/regisseur.ts';
import { presentCasus } from './present-casus.ts';
import { casusList, casussenOf, type Deps, readPool } from './store.ts';

/** Roles that see every casus; a regisseur without one of these sees the own casussen only. */
export const seesAll = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const;
export const maySeeAll = (staff: Staff): boolean => staff.rollen.some((role) => seesAll.some((all) => all === role));

type Query = z.output<typeof casussenQuery>;

/** Acutely unsafe first, then the longest waiting. */
export async function listCasussen(deps: Deps, query: Query, staff: Staff, now: string): Promise<CasussenResponse> {
  if (!maySeeAll(staff)) return { casussen: await ownCasussen(deps, query, staff, now), volgende: null };
  const page = await deps.table
    .work(casusList(query.status), casus, { limit: query.limiet, cursor: query.cursor })
    .catch(refuseCursor);
  return {
    casussen: page.items.map((state) => presentCasus(state, now)),
    volgende: page.cursor ?? null,
  };
}

/** About as many as the capacity of one person, so all on one page. */
async function ownCasussen(deps: Deps, query: Query, staff: Staff, now: string) {
  const pool = await readPool(deps.table);
  const me = pool.find(({ email }) => sameEmail(email, staff.email));
  if (!me) return [];
  const own = await casussenOf(deps.table, me.regisseurId);
  return own
    .filter(({ status }) => status === query.status)
    .toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || a.geopendOp.localeCompare(b.geopendOp))
    .map((state) => presentCasus(state, now));
}
