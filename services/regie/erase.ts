import { type Term, term, termKey } from '../../shared/deadlines.ts';
import { Problem } from '../../shared/problem.ts';
import { deletionRecord, emptyPartition, eraseAggregate, retentionTermName } from '../../shared/retention.ts';
import type { Write } from '../../shared/store/table.ts';
import type { WissingResponse } from './contract.ts';
import type { Casus } from './domain/casus.ts';
import {
  addressWrites,
  casusPk,
  type Deps,
  meldingPk,
  moveLoad,
  readCasus,
  readPool,
  readWeging,
  removeCasus,
} from './store.ts';

/** What goes last, and together: the head, its pointers, and the place in the pool that it still took. */
async function lastWrites(deps: Deps, state: Casus | undefined): Promise<Write[]> {
  if (!state) return [];
  const nobody = { casusId: state.casusId, aanspreekpunt: null, waarneming: null };
  return [
    removeCasus(state),
    ...moveLoad(await readPool(deps.table), state, nobody),
    ...(await addressWrites(deps.table, state)),
  ];
}

/** The end of the retention of a casus. */
export async function eraseCasus(deps: Deps, due: Term, casusId: string, now: string): Promise<void> {
  const state = await readCasus(deps.table, casusId);
  const last = () => lastWrites(deps, state);
  const erased = await eraseAggregate(deps.table, due, { now, keep: ['STAND'], last });
  if (erased) deps.log('erased', { casusId });
}

/** The weighing of one melding and its journal. */
export async function eraseWeging(deps: Deps, due: Term, now: string): Promise<void> {
  const erased = await eraseAggregate(deps.table, due, { now, keep: [], last: async () => [] });
  if (erased) deps.log('erased', { pk: due.pk });
}

/**
 * Erasure on request (AVG 17): a casus that runs is a duty of the municipality (AVG 17(3b); Jeugdwet 7.3.9, Wmo 5.3.5),
 * so only a closed one goes. What remains is that it was erased, by whom and why; the reason may name nobody.
 */
export async function eraseOnRequest(
  deps: Deps,
  command: { casusId: string; reden: string; door: string; now: string },
): Promise<WissingResponse> {
  const { casusId, reden, door, now } = command;
  const pk = casusPk(casusId);
  const state = await readCasus(deps.table, casusId);
  if (!state) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
  if (state.status !== 'afgesloten') {
    throw new Problem(
      'nietMogelijk',
      'Deze casus loopt nog. Zolang de gemeente helpt, moet zij het dossier bewaren. Wissen kan nadat de casus is afgesloten.',
    );
  }
  const key = termKey(pk, retentionTermName);
  const due = await deps.table.get(key, term);
  if (!due) throw new Error('A casus has a term of retention');
  for (const meldingId of state.meldingen) {
    const elsewhere = (await readWeging(deps.table, meldingId))?.casusId ?? casusId;
    // Opened again since: that casus needs the weighing.
    if (elsewhere === casusId) await eraseMelding(deps, meldingId, { door, now });
  }
  if (!(await emptyPartition(deps.table, pk, ['STAND', key.sk]))) throw changed();
  const result = await deps.table.transact([
    ...(await lastWrites(deps, state)),
    { put: { ...deletionRecord(pk, due, now), reden: 'verzoek', waarom: reden, door }, when: 'always' },
    { remove: key, when: { version: due.versie } },
  ]);
  if (!result.done) throw changed();
  deps.log('erased', { casusId });
  return { casusId, gewistOp: now };
}

const changed = () => new Problem('gewijzigd', 'Het wissen is niet klaar. Probeer het opnieuw.');

/** The weighing of one melding and its journal, on request; `door`: who did it, where that was here. */
export async function eraseMelding(deps: Deps, meldingId: string, by: { door?: string; now: string }): Promise<void> {
  const pk = meldingPk(meldingId);
  const key = termKey(pk, retentionTermName);
  const due = await deps.table.get(key, term);
  // Gone already, when an erasure broke off.
  if (!due) return;
  if (!(await emptyPartition(deps.table, pk, [key.sk]))) throw changed();
  const result = await deps.table.transact([
    {
      put: { ...deletionRecord(pk, due, by.now), reden: 'verzoek', ...(by.door && { door: by.door }) },
      when: 'always',
    },
    { remove: key, when: { version: due.versie } },
  ]);
  if (!result.done) throw changed();
}
