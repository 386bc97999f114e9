import { type Term, term as termSchema } from '../../shared/deadlines.ts';
import { benoemingTerm, bevestigingTerm, type Casus, climb } from './domain/casus.ts';
import { casusChange, casusPk, commitChanges, type Deps, maximumTries, readCasus } from './store.ts';

/** Whether the casus still waits for what this term is about. */
function stillWaits(state: Casus, soort: string): boolean {
  if (soort === benoemingTerm) return state.status === 'wachtOpBenoeming' || state.status === 'voorlopig';
  return state.voorgelegd.some(({ meldingId }) => bevestigingTerm(meldingId) === soort);
}

/** A step was not taken in time (R63): the next person on the ladder is told, the werkverdelers are reminded. */
export async function passTerm(deps: Deps, due: Term, now: string): Promise<void> {
  const casusId = due.pk.slice(casusPk('').length);
  for (let attempt = 1; attempt <= maximumTries; attempt += 1) {
    const [current, before] = await Promise.all([
      deps.table.get({ pk: due.pk, sk: due.sk }, termSchema),
      readCasus(deps.table, casusId),
    ]);
    // The index runs behind: the term may have been met or moved. The term is read before or after the head, so both
    // versions are conditions of the commit.
    if (!current || !before || current.gsi1sk > now) return;
    const condition = { version: current.versie };
    const stale = !stillWaits(before, current.soort);
    const result = stale
      ? await commitChanges(deps, [], { now, writes: [{ remove: { pk: due.pk, sk: due.sk }, when: condition }] })
      : await commitChanges(deps, [climbChange(deps, before, current, now)], { now });
    if (result.done) return;
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Error('Too many collisions');
}

function climbChange(deps: Deps, before: Casus, due: Term, now: string) {
  const decision = climb(before, due, { escalatieId: deps.ids.uuid(), now }, deps.installation.gemeente);
  return casusChange(deps, { before, decision, pool: [], now, passedTerm: due.versie });
}
