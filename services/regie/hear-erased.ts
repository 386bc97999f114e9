import * as z from 'zod';
import type { EventOf } from '../../events/catalogue.ts';
import { eraseMelding } from './erase.ts';
import { type Deps, meldingPk, readCasus, readWeging } from './store.ts';
import { NotWeighedYet } from './triage-melding.ts';

/** A casus that runs still holds the melding: what lets go of it has not been heard yet, so the queue offers it again. */
export class StillHeld extends Error {
  override name = 'StillHeld';
}

/**
 * Reaction to melding.gewist (AVG 17): the weighing and its journal go as well. Intake erases nothing of which help
 * followed (Jeugdwet 7.3.8, Wmo 5.3.4), so no casus that runs loses anything.
 */
export async function hearErased(
  deps: Deps,
  { data: { meldingId } }: EventOf<'nl.regie.melding.gewist.v1'>,
  now: string,
): Promise<'handled' | 'alreadyHandled'> {
  const pk = meldingPk(meldingId);
  const gone = { pk: `VERWIJDERD#${pk}`, sk: 'VERWIJDERD' };
  if (await deps.table.get(gone, z.object({ reden: z.string() }))) return 'alreadyHandled';
  const weighed = await readWeging(deps.table, meldingId);
  if (!weighed) throw new NotWeighedYet(`Melding ${meldingId} was not weighed yet`);
  const held = weighed.casusId ? await readCasus(deps.table, weighed.casusId) : undefined;
  if (held && held.status !== 'afgesloten') throw new StillHeld(`A casus still holds melding ${meldingId}`);
  await eraseMelding(deps, meldingId, { now });
  deps.log('erased', { pk });
  return 'handled';
}
