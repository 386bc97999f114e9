import { term } from '../../shared/deadlines.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { type Advance, advance } from './domain/agenda.ts';
import type { StaffNotice } from './domain/notice.ts';
import type { Regisseur } from './domain/regisseur.ts';
import { followPool } from './domain/stand-in.ts';
import { composeStaffNotice } from './mails.ts';
import {
  agendaKey,
  casusChange,
  casusIdsOf,
  commitChanges,
  type Deps,
  putAgenda,
  putRegisseur,
  readCasus,
  readPool,
  readRegisseur,
  regisseurPk,
  sealAll,
} from './store.ts';

/**
 * What changed about somebody in the pool reaches the casussen they lead or stand in for. The change itself is one
 * transaction, which leaves a term that is due at once; every casus is one more; only then the term moves on. So a
 * crash half-way is taken up by the next sweep, and doing it twice changes nothing.
 */
async function settleCasussen(deps: Deps, regisseurId: string, now: string): Promise<void> {
  for (const casusId of await casusIdsOf(deps.table, regisseurId)) await settleCasus(deps, casusId, now);
}

async function settleCasus(deps: Deps, casusId: string, now: string): Promise<void> {
  for await (const attempt of attempts()) {
    const [before, pool] = await Promise.all([readCasus(deps.table, casusId), readPool(deps.table)]);
    const decision = before && followPool(before, pool, now, deps.installation.gemeente);
    if (!decision) return;
    const result = await commitChanges(deps, [casusChange(deps, { before, decision, pool, now })], { now });
    if (result.done) return;
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Error('Too many collisions');
}

/** The person, what is told about them, and the term that brings it into the casussen, in one transaction. */
export function regisseurCommit(
  deps: Deps,
  change: {
    before: Regisseur;
    advance: Advance;
    now: string;
    notices?: StaffNotice[];
    writes?: Write[];
    passed?: number;
  },
) {
  const { before, now } = change;
  const { person, events, mails } = change.advance;
  const pk = regisseurPk(person.regisseurId);
  return commit(deps.table, {
    now,
    writes: [
      putRegisseur(person, before),
      putAgenda(person.regisseurId, now, person.versie, change.passed),
      ...(change.writes ?? []),
    ],
    events: sealAll(deps, { pk, subject: person.regisseurId, last: person.versie }, events, now),
    mails: [...mails, ...(change.notices ?? [])].map((notice) => ({
      pk,
      mail: composeStaffNotice(notice, deps.ids.uuid(), deps.installation),
    })),
  });
}

/** Time has come for somebody in the pool: an absence begins or ends, a registration warns or expires. */
export async function passAgenda(deps: Deps, regisseurId: string, now: string): Promise<void> {
  for await (const attempt of attempts()) {
    const [due, before] = await Promise.all([
      deps.table.get(agendaKey(regisseurId), term),
      readRegisseur(deps.table, regisseurId),
    ]);
    if (!due || !before || due.gsi1sk > now) return;
    const step = advance(before, now, deps.installation.gemeente);
    if (step.person !== before) {
      await regisseurCommit(deps, { before, advance: step, now, passed: due.versie });
      continue;
    }
    await settleCasussen(deps, regisseurId, now);
    const moved = await deps.table.transact([
      step.next === null
        ? { remove: agendaKey(regisseurId), when: { version: due.versie } }
        : putAgenda(regisseurId, step.next, before.versie, due.versie),
    ]);
    if (moved.done) return;
    deps.log('collisionRetried', { pk: regisseurPk(regisseurId), attempt });
  }
  throw new Error('Too many collisions');
}

/** At once, after a command; what fails here is done by the sweep, a minute later. */
export async function settleNow(deps: Deps, regisseurId: string, now: string): Promise<void> {
  await passAgenda(deps, regisseurId, now).catch((error: unknown) => {
    deps.log('termFailed', {
      pk: regisseurPk(regisseurId),
      soort: 'agenda',
      error: error instanceof Error ? error.name : 'unknown',
    });
  });
}
