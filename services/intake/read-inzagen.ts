import * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { readingPrefix, readingsBy, recordReading } from '../../shared/reading-log.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import { allow } from './allow.ts';
import { notFound } from './change-melding.ts';
import type { InzagenResponse, inzagenQuery } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { meldingPk, openIntakeStore } from './store.ts';

type Reader = { staff: Staff; now: string; requestId: string };

/** Lines of before the list by employee existed lack some of it. */
const line = z.object({
  op: z.string(),
  medewerker: z.string(),
  naam: z.string().nullable().default(null),
  rollen: z.array(z.string()),
  onderwerp: z.string().default(''),
  verwerking: z.string().default(''),
});

/** Who read what, the newest first; for the privacyfunctionaris, whose own look is recorded like any other. */
export async function readInzagen(
  deps: IntakeDependencies,
  query: z.output<typeof inzagenQuery>,
  reader: Reader,
): Promise<InzagenResponse> {
  const { meldingsnummer, medewerker = '', limiet: limit, cursor } = query;
  const { table } = deps;
  const options = { limit, cursor, newestFirst: true };
  if (meldingsnummer !== undefined) {
    const store = openIntakeStore(table);
    const head = await store.head(meldingsnummer);
    if (!head) throw notFound();
    await allow('inzagenLezen', reader, head, store);
    const pk = meldingPk(meldingsnummer);
    await record(deps, { pk, subject: meldingsnummer, subjectType: 'meldingsnummer' }, reader);
    return present(await table.page(pk, line, { ...options, prefix: readingPrefix }).catch(refuseCursor));
  }
  await record(deps, { pk: `MEDEWERKER#${medewerker}`, subject: medewerker, subjectType: 'medewerker' }, reader);
  return present(await table.work(readingsBy(medewerker), line, options).catch(refuseCursor));
}

const present = (page: { items: z.infer<typeof line>[]; cursor: string | undefined }): InzagenResponse => ({
  inzagen: page.items,
  volgende: page.cursor ?? null,
});

async function record(
  { table }: IntakeDependencies,
  what: { pk: string; subject: string; subjectType: 'meldingsnummer' | 'medewerker' },
  reader: Reader,
): Promise<void> {
  const recorded = await table.transact(recordReading({ ...what, activity: 'inzagen-inzien', ...reader }));
  if (!recorded.done) throw new Error('The reading could not be recorded');
}
