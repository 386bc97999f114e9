import type * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { meldingBesluitResponse } from './contract.ts';
import { type Casus, confirmMelding, splitMelding } from './domain/casus.ts';
import { sameEmail } from './domain/regisseur.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import {
  casusChange,
  commitChanges,
  type Deps,
  type GewogenMelding,
  maximumTries,
  putWeging,
  readCasus,
  readCurrent,
  readWeging,
} from './store.ts';
import { gewogenEvent, openFor } from './weigh-melding.ts';

type Besluit = z.infer<typeof meldingBesluitResponse>;

function mayDecide(state: Casus, staff: Staff): boolean {
  return staff.rollen.includes('werkverdeler') || sameEmail(staff.email, state.aanspreekpunt?.email);
}

/** A melding that turned out to be another household's is treated on its own, by the weighing it already had. */
async function split(deps: Deps, before: Casus, melding: GewogenMelding, now: string) {
  const decision = splitMelding(before, melding.meldingId, now);
  const own = casusChange(deps, { before, decision, pool: [], now });
  const next = { ...melding, versie: melding.versie + 1 };
  // The address stays with the first casus: a third melding from there is put before that one.
  const opened = melding.weging.vermoedelijkComplex ? await openFor(deps, melding, null, now) : undefined;
  return {
    changes: opened ? [own, opened.change] : [own],
    writes: putWeging(next, melding, now, deps.installation),
    events: gewogenEvent(deps, next, { casusId: opened?.casusId ?? null, vervolg: opened ? 'casus' : 'triage' }, now),
  };
}

async function confirm(deps: Deps, before: Casus, melding: GewogenMelding, now: string) {
  const current = await readCurrent(deps.table, before);
  const decision = confirmMelding(before, melding, current, now, deps.installation.gemeente);
  return { changes: [casusChange(deps, { before, decision, pool: [], now })], writes: [], events: [] };
}

/** Same household or not: the casus' own regisseur or a werkverdeler says it, never the software. */
export async function decideMelding(
  deps: Deps,
  command: {
    casusId: string;
    meldingId: string;
    besluit: Besluit['besluit'];
    staff: Staff;
    now: string;
    idempotencyKey: string | undefined;
  },
): Promise<{ created: boolean; answer: Besluit }> {
  const { casusId, meldingId, besluit, staff, now } = command;
  const scope = `besluit#${casusId}#${meldingId}#${staff.id}`;
  const idempotency = { key: command.idempotencyKey, scope, body: { besluit } };
  for (let attempt = 1; attempt <= maximumTries; attempt += 1) {
    const before = await readCasus(deps.table, casusId);
    if (!before || !mayDecide(before, staff)) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
    const earlier = await earlierAnswer(deps.table, idempotency, meldingBesluitResponse);
    if (earlier) return { created: false, answer: earlier };
    const melding = await readWeging(deps.table, meldingId);
    if (!melding) throw new Problem('nietGevonden', 'Deze melding bestaat niet.');
    const { changes, writes, events } =
      besluit === 'bevestigd' ? await confirm(deps, before, melding, now) : await split(deps, before, melding, now);
    const answer: Besluit = { casusId, meldingsnummer: meldingId, besluit, besloten: now };
    const result = await commitChanges(deps, changes, {
      now,
      writes: [...writes, ...rememberAnswer(idempotency, answer, now)],
      events,
    });
    if (result.done) return { created: true, answer };
    deps.log('collisionRetried', { casusId, meldingId, attempt });
  }
  throw new Problem('gewijzigd', 'Bekijk de casus opnieuw en kies dan nog een keer.');
}
