import type * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { CasussenResponse, casussenQuery, PuntenResponse, puntenQuery } from './contract.ts';
import { casus, isUrgent } from './domain/casus.ts';
import { sameEmail } from './domain/regisseur.ts';
import { maySee, maySeeAll } from './may-see.ts';
import { presentCasus } from './present-casus.ts';
import { casusList, casussenOf, type Deps, puntenList, puntItem, readPool } from './store.ts';

type Query = z.output<typeof casussenQuery>;

/** Acutely unsafe first, then the longest waiting. */
export async function listCasussen(deps: Deps, query: Query, staff: Staff, now: string): Promise<CasussenResponse> {
  if (!maySeeAll(staff)) return { casussen: await ownCasussen(deps, query, staff, now), volgende: null };
  const page = await deps.table
    .work(casusList(query.status), casus, { limit: query.limiet, cursor: query.cursor })
    .catch(refuseCursor);
  return {
    casussen: page.items.filter((state) => maySee(state, staff)).map((state) => presentCasus(state, now, staff)),
    volgende: page.cursor ?? null,
  };
}

/** About as many as the capacity of one person, and those of colleagues meanwhile; all on one page. */
async function ownCasussen(deps: Deps, query: Query, staff: Staff, now: string) {
  const pool = await readPool(deps.table);
  const me = pool.find(({ email }) => sameEmail(email, staff.email));
  if (!me) return [];
  const own = await casussenOf(deps.table, me.regisseurId);
  return own
    .filter((state) => state.status === query.status && maySee(state, staff))
    .toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || a.geopendOp.localeCompare(b.geopendOp))
    .map((state) => presentCasus(state, now, staff));
}

/** Work items of all casussen, the earliest term first; nobody sees what is about them. */
export async function listPunten(
  deps: Deps,
  query: z.output<typeof puntenQuery>,
  staff: Staff,
  now: string,
): Promise<PuntenResponse> {
  const page = await deps.table
    .work(puntenList, puntItem, { limit: query.limiet, cursor: query.cursor })
    .catch(refuseCursor);
  return {
    punten: page.items
      .filter(({ uitgesloten }) => !uitgesloten.some((email) => sameEmail(email, staff.email)))
      .map(({ tot, uitgesloten: _, ...item }) => ({ ...item, teLaat: now >= tot })),
    volgende: page.cursor ?? null,
  };
}
