import * as z from 'zod';
import { addMonths, dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { readingPrefix, readingsBy, recordReading } from '../../shared/reading-log.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { Write } from '../../shared/store/table.ts';
import type { InzagenResponse, inzagenQuery } from './contract.ts';
import { type Deps, planPk, readPlan } from './store.ts';

type Reader = { staff: Staff; now: string; requestId: string };

const inzage = z.object({
  pk: z.string(),
  op: z.string(),
  medewerker: z.string(),
  naam: z.string().nullable().default(null),
  rollen: z.array(z.string()),
  verwerking: z.string().default(''),
  verzoek: z.string(),
});

const present = (page: { items: z.infer<typeof inzage>[]; cursor: string | undefined }): InzagenResponse => ({
  inzagen: page.items.map(({ pk, ...line }) => ({
    ...line,
    planId: pk.startsWith(planPk('')) ? pk.slice(planPk('').length) : null,
  })),
  volgende: page.cursor ?? null,
});

async function record(deps: Deps, lines: Write[]): Promise<void> {
  const recorded = await deps.table.transact(lines);
  if (!recorded.done) throw new Error('The reading could not be recorded');
}

/** Who read which plan, for the privacy officer, whose own look is recorded like any other. */
export async function listReadings(
  deps: Deps,
  query: z.output<typeof inzagenQuery>,
  reader: Reader,
): Promise<InzagenResponse> {
  const { planId, medewerker = '', limiet: limit, cursor } = query;
  const activity = 'inzagen-inzien';
  const options = { limit, cursor, newestFirst: true };
  if (planId !== undefined) {
    if (!(await readPlan(deps.table, planId))) throw new Problem('nietGevonden', 'Dit plan bestaat niet.');
    const pk = planPk(planId);
    await record(deps, recordReading({ pk, subject: planId, subjectType: 'planId', activity, ...reader }));
    return present(await deps.table.page(pk, inzage, { ...options, prefix: readingPrefix }).catch(refuseCursor));
  }
  const pk = `MEDEWERKER#${medewerker}`;
  const lines = recordReading({ pk, subject: medewerker, subjectType: 'medewerker', activity, ...reader });
  // They belong to no plan, so they go by themselves after as many months.
  const until = addMonths(dutchDate(reader.now), deps.installation.gemeente.bewaren.casusMaanden);
  const verlooptOp = Math.floor(Date.parse(`${until}T00:00:00Z`) / 1000);
  await record(
    deps,
    lines.map((line) => ('put' in line ? { ...line, put: { ...line.put, verlooptOp } } : line)),
  );
  return present(await deps.table.work(readingsBy(medewerker), inzage, options).catch(refuseCursor));
}
