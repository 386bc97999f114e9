import type { EventOf } from '../../events/catalogue.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { inboxMark } from '../../shared/store/commit.ts';
import type { Casus } from './domain/casus.ts';
import { hearInformed, stopContact } from './domain/first-contact.ts';
import {
  casusChange,
  commitChanges,
  type Deps,
  type GewogenMelding,
  putWeging,
  readCasus,
  readWeging,
} from './store.ts';
import { NotWeighedYet } from './triage-melding.ts';

type ContacttaakGedaan = EventOf<'nl.regie.contacttaak.gedaan.v1'>;

/** What says something about the family. */
const said: ReadonlySet<string> = new Set(['bereikt', 'nietVeilig']);

function decide(deps: Deps, { data }: ContacttaakGedaan, held: Casus | undefined, now: string) {
  const { gemeente } = deps.installation;
  if (!held || held.status === 'afgesloten' || !held.meldingen.includes(data.meldingId)) return undefined;
  if (data.resultaat === 'bereikt') return hearInformed(held, data.meldingId, now, gemeente);
  return data.resultaat !== 'nietVeilig' || held.nietBenaderen ? undefined : stopContact(held, now, gemeente);
}

/**
 * Reaction to contacttaak.gedaan: a family that somebody else reported about was informed, or contact is not safe.
 * Whoever leads hears the first; after the second nobody is asked to call. It is kept with the weighing, for a casus
 * that opens later.
 */
export async function hearContact(
  deps: Deps,
  event: ContacttaakGedaan,
  now: string,
): Promise<'handled' | 'alreadyHandled'> {
  const { meldingId, reden, resultaat } = event.data;
  if (reden !== 'gezinWeetHetNiet' || !said.has(resultaat)) return 'handled';
  const inbox = inboxMark('regie', event.id, now, deps.installation.gemeente.bewaren.inboxDagen);
  for await (const attempt of attempts()) {
    const before = await readWeging(deps.table, meldingId);
    if (!before) throw new NotWeighedYet(`Melding ${meldingId} was not weighed yet`);
    const held = before.casusId ? await readCasus(deps.table, before.casusId) : undefined;
    const decision = decide(deps, event, held, now);
    const next: GewogenMelding = {
      ...before,
      versie: before.versie + 1,
      ...(resultaat === 'bereikt' ? { weetHetGezinHet: 'ja' as const, nietVeilig: false } : { nietVeilig: true }),
    };
    const result = await commitChanges(
      deps,
      decision ? [casusChange(deps, { before: held, decision, pool: [], now })] : [],
      { now, writes: putWeging(next, before, now, deps.installation), inbox },
    );
    if (result.done) return 'handled';
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    deps.log('collisionRetried', { meldingId, attempt });
  }
  throw new Error('Too many collisions');
}
