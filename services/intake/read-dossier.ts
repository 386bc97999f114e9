import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import type { Write } from '../../shared/store/table.ts';
import type { DossierResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import { knownRegisseur, owesReaction, statusOf } from './domain/status.ts';
import { keepUntil } from './domain/terms.ts';
import { hasRole, mayRead, readingRoles, worksOn } from './may-read.ts';
import { presentGegevens, presentMelding } from './present-melding.ts';
import { headWrites, meldingPk, openIntakeStore, stopWaiting } from './store.ts';

type Reader = { staff: Staff; now: string; requestId: string };

const maximumAttempts = 5;

/** The first reading by somebody who works on it; undefined when nothing changes. */
function afterReading(head: Melding, reader: Reader, deps: IntakeDependencies): Melding | undefined {
  if (head.bekekenOp || !worksOn(head, reader.staff)) return undefined;
  return {
    ...head,
    versie: head.versie + 1,
    bekekenOp: reader.now,
    status: statusOf({ ...head, bekekenOp: reader.now }),
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
    if (!before || !mayRead(before, reader.staff)) throw notFound();
    const read = afterReading(before, reader, deps);
    const reacted = read && owesReaction(before) && !owesReaction(read);
    const first: Write[] = [...(read ? headWrites(read, before) : []), ...(reacted ? stopWaiting(nummer.data) : [])];
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
    if (recorded.done) return showDossier(deps, read ?? before, reader);
    deps.log('collisionRetried', { meldingsnummer: nummer.data, attempt });
  }
  throw new Problem('gewijzigd', 'Open het dossier opnieuw.');
}

async function showDossier(deps: IntakeDependencies, head: Melding, { staff, now }: Reader): Promise<DossierResponse> {
  const store = openIntakeStore(deps.table);
  const [data, tasks] = await Promise.all([store.gegevens(head.meldingsnummer), store.openTasks(head.meldingsnummer)]);
  if (!data) throw notFound();
  const known = knownRegisseur(head.feiten);
  // Contact data always: a regisseur has to call. The story only when the melder agreed to share it.
  const tellsStory = hasRole(staff, readingRoles) || data.toestemming?.delenMetRegisseur === true;
  return {
    overzicht: presentMelding(head, now),
    ...presentGegevens(data),
    watLooptVast: tellsStory ? data.watLooptVast : null,
    weetHetGezinHet: head.wieMeldde.soort === 'signaal' ? head.wieMeldde.weetHetGezinHet : null,
    folderVerstrektOp: head.folderVerstrektOp,
    redenen: head.gewogen?.redenen ?? [],
    contacttaken: tasks.map(({ taakId, soort, onderwerp, uiterlijk, reden }) => ({
      taakId,
      soort,
      onderwerp,
      uiterlijk,
      reden,
      script: [],
    })),
    pogingen: [],
    wieMeldde: head.wieMeldde.soort,
    ingevoerd: head.ingevoerd && { naam: head.ingevoerd.naam, op: head.ingevoerd.op },
    jeugdigeAlleen: head.jeugdigeAlleen,
    adresAfgeschermd: false,
    emailOnbereikbaar: head.emailOnbereikbaar,
    aanvullingen: [],
    bijlagen: [],
    historie: [],
    uitkomsten: [],
    opvolgingUiterlijk: head.triage?.opvolgingUiterlijk ?? null,
    casusId: known?.casusId ?? null,
    regisseur: known && { ...known.regisseur, voorlopig: known.voorlopig },
    navraag: [],
    overgenomenTaken: [],
    oproep: head.oproep,
    viaTeam: null,
    acties: [],
  };
}
