import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import type { StaffRole } from '../../shared/gemeente.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import type { Write } from '../../shared/store/table.ts';
import type { DossierResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import { statusOf } from './domain/status.ts';
import { keepUntil } from './domain/terms.ts';
import { isHiddenFrom } from './list-meldingen.ts';
import { presentGegevens, presentMelding } from './present-melding.ts';
import { headItem, meldingPk, openIntakeStore } from './store.ts';

type Reader = { staff: Staff; now: string; requestId: string };

const maximumAttempts = 5;
/** Whose reading means that work on it has begun; a check by the privacyfunctionaris does not. */
const working: readonly StaffRole[] = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'];

function afterReading(head: Melding, reader: Reader, deps: IntakeDependencies): Melding | undefined {
  if (head.bekekenOp || !reader.staff.rollen.some((role) => working.includes(role))) return undefined;
  return {
    ...head,
    versie: head.versie + 1,
    bekekenOp: reader.now,
    status: statusOf({ bekekenOp: reader.now, feiten: head.feiten }),
    bewarenTot: keepUntil(reader.now, deps.installation.gemeente),
  };
}

const notFound = () => new Problem('nietGevonden', 'Deze melding bestaat niet of is niet voor u bestemd.');

/** Rule 11: the reading is recorded before any personal data is read. */
export async function readDossier(
  deps: IntakeDependencies,
  query: { meldingsnummer: string | undefined },
  reader: Reader,
): Promise<DossierResponse> {
  const nummer = meldingsnummerSchema.safeParse(query.meldingsnummer);
  if (!nummer.success) throw notFound();
  const store = openIntakeStore(deps.table);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const before = await store.head(nummer.data);
    if (!before || isHiddenFrom(before, reader.staff)) throw notFound();
    const read = afterReading(before, reader, deps);
    const first: Write[] = read ? [{ put: headItem(read), when: { version: before.versie } }] : [];
    const recorded = await deps.table.transact([
      ...first,
      ...recordReading({
        pk: meldingPk(nummer.data),
        subject: nummer.data,
        subjectType: 'meldingsnummer',
        activity: 'melding-dossier-inzien',
        ...reader,
      }),
    ]);
    if (recorded.done) return showDossier(deps, read ?? before, reader.now);
    deps.log('collisionRetried', { meldingsnummer: nummer.data, attempt });
  }
  throw new Problem('gewijzigd', 'Open het dossier opnieuw.');
}

async function showDossier(deps: IntakeDependencies, head: Melding, now: string): Promise<DossierResponse> {
  const store = openIntakeStore(deps.table);
  const [data, tasks] = await Promise.all([store.gegevens(head.meldingsnummer), store.openTasks(head.meldingsnummer)]);
  if (!data) throw notFound();
  return {
    overzicht: presentMelding(head, now),
    ...presentGegevens(data),
    weetHetGezinHet: head.wieMeldde.soort === 'signaal' ? head.wieMeldde.weetHetGezinHet : null,
    redenen: head.gewogen?.redenen ?? [],
    contacttaken: tasks.map(({ taakId, soort, uiterlijk, reden }) => ({ taakId, soort, uiterlijk, reden })),
  };
}
