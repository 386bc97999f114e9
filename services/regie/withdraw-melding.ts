import { attempts } from '../../shared/store/attempts.ts';
import type { Write } from '../../shared/store/table.ts';
import { split } from './decide-melding.ts';
import type { Casus } from './domain/casus.ts';
import { closesWith, withdrawMelding } from './domain/close-casus.ts';
import { splitMelding, submitMelding } from './domain/submitted-melding.ts';
import {
  addressWrites,
  type Change,
  casusAtAddress,
  casusChange,
  commitChanges,
  type Deps,
  type GewogenMelding,
  putWeging,
  readCasus,
  readPool,
  readWeging,
} from './store.ts';
import { moved, type Opening, placeOf } from './weigh-melding.ts';

type Outcome = { changes: Change[]; writes: Write[]; events: Change['events'] };

/**
 * Triage gave an outcome for which nobody has to lead: the melding leaves the casus that it was in or was put before,
 * and a casus that had nothing else closes. The weighing waits at triage again, should it be opened once more.
 */
export async function withdraw(
  deps: Deps,
  before: GewogenMelding,
  melding: GewogenMelding,
  held: Casus | undefined,
  now: string,
): Promise<Outcome> {
  const { meldingId } = melding;
  const next = { ...melding, versie: before.versie + 1, ...placeOf('triage', null) };
  const left = held && (await withoutOthers(deps, held, meldingId, now));
  if (!left) return { changes: [], writes: putWeging(next, before, now, deps.installation), events: [] };
  const decision = withdrawMelding(left, meldingId, now);
  const closed = decision.state.status === 'afgesloten';
  // Whoever led or stood in gets the place back.
  const pool = closed ? await readPool(deps.table) : [];
  const kept = closed ? { ...next, vorigeCasusId: left.casusId } : next;
  return {
    changes: [casusChange(deps, { before: left, decision, pool, now })],
    writes: [
      ...(closed ? await addressWrites(deps.table, left) : []),
      ...putWeging(kept, before, now, deps.installation),
    ],
    events: [],
  };
}

/**
 * What waits for a decision at a casus that closes goes its own way first, each in a transaction of its own: when this
 * breaks off, the event is offered again and finds fewer of them.
 */
async function withoutOthers(deps: Deps, held: Casus, meldingId: string, now: string): Promise<Casus | undefined> {
  let left: Casus | undefined = held;
  while (left && closesWith(left, meldingId) && left.voorgelegd.length > 0) {
    for (const other of left.voorgelegd) await sendAway(deps, left.casusId, other.meldingId, now);
    left = await readCasus(deps.table, held.casusId);
  }
  return left;
}

async function sendAway(deps: Deps, casusId: string, meldingId: string, now: string): Promise<void> {
  for await (const attempt of attempts()) {
    const [held, melding] = await Promise.all([readCasus(deps.table, casusId), readWeging(deps.table, meldingId)]);
    if (!held?.voorgelegd.some((waiting) => waiting.meldingId === meldingId)) return;
    const { changes, writes, events } = melding
      ? await ownWay(deps, held, melding, now)
      : { ...nothing, changes: [leaving(deps, held, meldingId, now)] };
    const result = await commitChanges(deps, changes, { now, writes, events });
    if (result.done) return;
    deps.log('collisionRetried', { casusId, meldingId, attempt });
  }
  throw new Error('Too many collisions');
}

const nothing: Outcome = { changes: [], writes: [], events: [] };

const leaving = (deps: Deps, held: Casus, meldingId: string, now: string): Change =>
  casusChange(deps, { before: held, decision: splitMelding(held, meldingId, now), pool: [], now });

/** By its own weighing, as if the casus that closes had never been there: the address is free for it. */
async function ownWay(deps: Deps, held: Casus, melding: GewogenMelding, now: string): Promise<Outcome> {
  const { meldingId, adresSleutel, overRegisseur } = melding;
  const { spoed, vermoedelijkComplex } = melding.weging;
  const there = adresSleutel ? await casusAtAddress(deps.table, adresSleutel) : undefined;
  if (there && there.casusId !== held.casusId && !overRegisseur) {
    const decision = submitMelding(there, { meldingId, spoed }, now, deps.installation.gemeente);
    const change = casusChange(deps, { before: there, decision, pool: [], now });
    const after = moved(deps, melding, { ...melding, ...placeOf('bestaandeCasus', there.casusId) }, now);
    return { changes: [leaving(deps, held, meldingId, now), change], ...after };
  }
  // About the regisseur: a person looks first, always (practice).
  const opens = vermoedelijkComplex && !overRegisseur;
  const opening: Opening = { adresSleutel, overneemt: there !== undefined };
  return split(deps, held, melding, now, opens ? opening : null);
}
