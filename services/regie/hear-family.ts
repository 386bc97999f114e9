import type { EventOf } from '../../events/catalogue.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { inboxMark } from '../../shared/store/commit.ts';
import type { Casus, Decision } from './domain/casus.ts';
import { askChange } from './domain/change-lead.ts';
import { reopen } from './domain/submitted-melding.ts';
import type { Rules } from './domain/terms.ts';
import { casusChange, commitChanges, type Deps, readCasus } from './store.ts';

/** What the family lets know after somebody leads: the help does not run, or it does not click. */
async function onCasus(
  deps: Deps,
  heard: { eventId: string; casusId: string; now: string },
  decide: (before: Casus, rules: Rules) => Decision | undefined,
): Promise<'handled' | 'alreadyHandled'> {
  const { casusId, now } = heard;
  const { gemeente } = deps.installation;
  const inbox = inboxMark('regie', heard.eventId, now, gemeente.bewaren.inboxDagen);
  for await (const attempt of attempts()) {
    const before = await readCasus(deps.table, casusId);
    // Erased or closed meanwhile: triage has the melding, and opens a casus when it is needed.
    const decision = before && before.status !== 'afgesloten' ? decide(before, gemeente) : undefined;
    const changes = decision ? [casusChange(deps, { before, decision, pool: [], now })] : [];
    const result = await commitChanges(deps, changes, { now, inbox });
    if (result.done) return 'handled';
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Error('Too many collisions');
}

/** Reaction to melding.heropend: who leads, or stands in, reacts before the new date; without a casus it is triage's. */
export async function hearReopened(deps: Deps, event: EventOf<'nl.regie.melding.heropend.v1'>, now: string) {
  const { casusId, meldingId, reactieUiterlijk } = event.data;
  if (casusId === null) return 'handled';
  const heard = { eventId: event.id, casusId, now };
  return onCasus(deps, heard, (before, rules) => reopen(before, { meldingId, reactieUiterlijk }, now, rules));
}

/** Reaction to melding.andereRegisseurGevraagd: a werkverdeler decides within the term. */
export function hearChangeAsked(
  deps: Deps,
  event: EventOf<'nl.regie.melding.andereRegisseurGevraagd.v1'>,
  now: string,
): Promise<'handled' | 'alreadyHandled'> {
  const { casusId, meldingId, regisseurId } = event.data;
  const heard = { eventId: event.id, casusId, now };
  return onCasus(deps, heard, (before, rules) =>
    // Nobody leads it any more: who will be next is asked for already.
    before.status === 'wachtOpBenoeming' ? undefined : askChange(before, { meldingId, regisseurId }, now, rules),
  );
}
