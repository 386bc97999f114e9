import * as z from 'zod';
import { addMonths, dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { readingPrefix, readingsBy, recordReading } from '../../shared/reading-log.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { InzagenResponse, inzagenQuery, UittrekselResponse } from './contract.ts';
import type { Casus } from './domain/casus.ts';
import { joinedAt, type Kept, ownPart, withoutWords } from './domain/own-part.ts';
import { casusPk, type Deps, meldingPk, readCasus } from './store.ts';

/** For the privacy officer: who read what, and everything that is kept about a household. Each read is itself recorded. */
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
    casusId: pk.startsWith(casusPk('')) ? pk.slice(casusPk('').length) : null,
  })),
  volgende: page.cursor ?? null,
});

async function requireCasus(deps: Deps, casusId: string): Promise<Casus> {
  const state = await readCasus(deps.table, casusId);
  if (!state) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
  return state;
}

async function recordCasusReading(deps: Deps, casusId: string, activity: string, reader: Reader): Promise<void> {
  const pk = casusPk(casusId);
  const recorded = await deps.table.transact(
    recordReading({ pk, subject: casusId, subjectType: 'casusId', activity, ...reader }),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
}

/** The reads of one member of staff belong to no casus, so these lines go by themselves after as many months. */
async function recordStaffReading(deps: Deps, medewerker: string, reader: Reader): Promise<void> {
  const until = addMonths(dutchDate(reader.now), deps.installation.gemeente.bewaren.casusMaanden);
  const verlooptOp = Math.floor(Date.parse(`${until}T00:00:00Z`) / 1000);
  const lines = recordReading({
    pk: `MEDEWERKER#${medewerker}`,
    subject: medewerker,
    subjectType: 'medewerker',
    activity: 'inzagen-inzien',
    ...reader,
  });
  const recorded = await deps.table.transact(
    lines.map((line) => ('put' in line ? { ...line, put: { ...line.put, verlooptOp } } : line)),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
}

/** Reads of one casus (a partition), or by one member of staff (the work index); the newest first. */
export async function listReadings(
  deps: Deps,
  query: z.output<typeof inzagenQuery>,
  reader: Reader,
): Promise<InzagenResponse> {
  const { casusId, medewerker = '', limiet: limit, cursor } = query;
  const options = { limit, cursor, newestFirst: true };
  if (casusId !== undefined) {
    await requireCasus(deps, casusId);
    await recordCasusReading(deps, casusId, 'inzagen-inzien', reader);
    const of = { ...options, prefix: readingPrefix };
    return present(await deps.table.page(casusPk(casusId), inzage, of).catch(refuseCursor));
  }
  await recordStaffReading(deps, medewerker, reader);
  return present(await deps.table.work(readingsBy(medewerker), inzage, options).catch(refuseCursor));
}

const soorten = [
  ['STAND', 'casus'],
  ['WEGING', 'weging'],
  ['BENOEMING#', 'benoeming'],
  ['WISSEL#', 'wisselbesluit'],
  ['CONTACT#', 'contact'],
  ['KADER#', 'kader'],
  ['EVENT#', 'gebeurtenis'],
  ['INZAGE#', 'inzage'],
] as const;
const anything = z.looseObject({ pk: z.string(), sk: z.string() });
/** How it is stored says nothing about anybody. */
const technical = new Set(['pk', 'gsi1pk', 'gsi1sk', 'versie', 'outbox', 'pogingen', 'geclaimdTot']);

/** Mails go between staff, and the log holds the same events once more. */
function presentKept(item: Kept): UittrekselResponse['gegevens'] {
  const soort = soorten.find(([prefix]) => item.sk.startsWith(prefix))?.[1];
  const inhoud = Object.fromEntries(Object.entries(item).filter(([name]) => !technical.has(name)));
  return soort ? [{ soort, inhoud }] : [];
}

/**
 * What regie keeps about who reported: of the casus what concerns this melding, with its own weighing. A casus is of a
 * household, and its extract goes to one person in it.
 */
export async function extractCasus(
  deps: Deps,
  { casusId, meldingsnummer }: { casusId: string; meldingsnummer: string },
  reader: Reader,
): Promise<UittrekselResponse> {
  const state = await requireCasus(deps, casusId);
  const isIn = state.meldingen.includes(meldingsnummer);
  if (!isIn && !state.voorgelegd.some(({ meldingId }) => meldingId === meldingsnummer)) {
    throw new Problem('nietGevonden', 'Deze melding is niet (meer) bij deze casus.');
  }
  await recordCasusReading(deps, casusId, 'uittreksel-maken', reader);
  const pks = [casusPk(casusId), meldingPk(meldingsnummer)];
  const stored = await Promise.all(pks.map((pk) => deps.table.partition(pk, anything)));
  const { opener, since } = joinedAt(meldingsnummer, stored.flat());
  const { items, eigenWoorden } = withoutWords(ownPart(state, meldingsnummer, stored.flat()));
  return {
    casusId,
    meldingsnummer,
    hoortErbij: isIn,
    sinds: opener ? null : ([since, reader.now].toSorted()[0] ?? null),
    gemaaktOp: reader.now,
    gegevens: items.flatMap(presentKept),
    eigenWoorden,
  };
}
