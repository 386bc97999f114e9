import { type Term, term as termSchema } from '../../shared/deadlines.ts';
import { retentionTermName } from '../../shared/retention.ts';
import { attempts } from '../../shared/store/attempts.ts';
import type { Casus } from './domain/casus.ts';
import { climb, stillWaits } from './domain/climb.ts';
import { eraseCasus, eraseWeging } from './erase.ts';
import { passAgenda } from './settle-regisseur.ts';
import { agendaTerm, casusChange, casusPk, commitChanges, type Deps, readCasus, regisseurPk } from './store.ts';

/** A step was not taken in time (R63): the next person on the ladder is told, the werkverdelers are reminded. */
export async function passTerm(deps: Deps, due: Term, now: string): Promise<void> {
  if (due.soort === agendaTerm) return passAgenda(deps, due.pk.slice(regisseurPk('').length), now);
  const casusId = due.pk.slice(casusPk('').length);
  if (due.soort === retentionTermName) return passRetention(deps, due, now);
  for await (const attempt of attempts()) {
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

/** The index runs behind here too: what has changed since has a later date. */
async function passRetention(deps: Deps, due: Term, now: string): Promise<void> {
  const current = await deps.table.get({ pk: due.pk, sk: due.sk }, termSchema);
  if (!current || current.gsi1sk > now) return;
  if (!due.pk.startsWith(casusPk(''))) return eraseWeging(deps, current, now);
  return eraseCasus(deps, current, due.pk.slice(casusPk('').length), now);
}

function climbChange(deps: Deps, before: Casus, due: Term, now: string) {
  const decision = climb(before, due, { escalatieId: deps.ids.uuid(), now }, deps.installation.gemeente);
  return casusChange(deps, { before, decision, pool: [], now, passedTerm: due.versie });
}
