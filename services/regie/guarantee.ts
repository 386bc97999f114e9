import type * as z from 'zod';
import { type Weigerreden, weigerreden } from '../../events/vocabulary.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { GarantieResponse, garantieQuery, WeigeringenResponse } from './contract.ts';
import { sameEmail } from './domain/regisseur.ts';
import { hoursBetween, workingDaysBetween } from './domain/terms.ts';
import { type Deps, garantieItem, garantieList, readPool } from './store.ts';

/** Counting stops here: that so many wait says enough. */
const pageSize = 100;
const maximumPages = 5;

type Waiting = z.infer<typeof garantieItem>;

async function countWaiting(deps: Deps): Promise<{ items: Waiting[]; meer: boolean }> {
  const items: Waiting[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maximumPages; page += 1) {
    const found = await deps.table.work(garantieList, garantieItem, { limit: pageSize, cursor });
    items.push(...found.items);
    cursor = found.cursor;
    if (!cursor) return { items, meer: false };
  }
  return { items, meer: true };
}

/** R63: every complex casus that waits for a benoeming, how long already, red when late. Costs the same however many. */
export async function showGuarantee(
  deps: Deps,
  query: z.output<typeof garantieQuery>,
  staff: Staff,
  now: string,
): Promise<GarantieResponse> {
  const page = await deps.table
    .work(garantieList, garantieItem, { limit: query.limiet, cursor: query.cursor })
    .catch(refuseCursor);
  const { items, meer } = await countWaiting(deps);
  const mayKnow = ({ uitgesloten }: Waiting) => !uitgesloten.some((email) => sameEmail(email, staff.email));
  const counted = items.filter(mayKnow);
  return {
    aantal: counted.length,
    zonderIemand: counted.filter(({ status }) => status === 'wachtOpBenoeming').length,
    teLaat: counted.filter(({ tot }) => now >= tot).length,
    meer,
    casussen: page.items.filter(mayKnow).map(({ tot, uitgesloten: _, ...item }) => ({
      ...item,
      uren: hoursBetween(item.wachtSinds, now),
      werkdagen: workingDaysBetween(item.wachtSinds, now, deps.installation.gemeente.extraVrijeDagen),
      teLaat: now >= tot,
    })),
    volgende: page.cursor ?? null,
  };
}

type Counts = Partial<Record<Weigerreden, number>>;

const perReden = (people: readonly { weigeringen: Counts }[]) =>
  weigerreden.options.flatMap((reden) => {
    const aantal = people.reduce((sum, { weigeringen }) => sum + (weigeringen[reden] ?? 0), 0);
    return aantal > 0 ? [{ reden, aantal }] : [];
  });
const sum = (counts: readonly { aantal: number }[]) => counts.reduce((total, { aantal }) => total + aantal, 0);

/** How often the lead is refused, and why: per reason and per organisation, nobody by name. One query of the pool. */
export async function showRefusals(deps: Deps): Promise<WeigeringenResponse> {
  const pool = await readPool(deps.table);
  const organisaties = Map.groupBy(pool, ({ organisatie }) => organisatie);
  const all = perReden(pool);
  return {
    totaal: sum(all),
    perReden: all,
    perOrganisatie: [...organisaties]
      .map(([organisatie, people]) => {
        const redenen = perReden(people);
        return { organisatie, naam: people[0]?.organisatieNaam ?? organisatie, aantal: sum(redenen), redenen };
      })
      .filter(({ aantal }) => aantal > 0)
      .toSorted((a, b) => b.aantal - a.aantal || a.naam.localeCompare(b.naam)),
  };
}
