import type * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { meldingBesluitResponse } from './contract.ts';
import { signaalOf } from './domain/benadering.ts';
import { type Casus, isExcluded, leads } from './domain/casus.ts';
import { confirmMelding, splitMelding } from './domain/submitted-melding.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import {
  casusChange,
  commitChanges,
  type Deps,
  type GewogenMelding,
  putWeging,
  readCasus,
  readPool,
  readWeging,
} from './store.ts';
import { gewogenEvent, type Opening, openFor, placeOf } from './weigh-melding.ts';

type Besluit = z.infer<typeof meldingBesluitResponse>;

/** Who leads or stands in, or a werkverdeler; about somebody never that person. */
function mayDecide(state: Casus, meldingId: string, staff: Staff): boolean {
  const about = state.voorgelegd.some((one) => one.meldingId === meldingId && one.overRegisseur);
  if (about && isExcluded(state, staff.email)) return false;
  return staff.rollen.includes('werkverdeler') || leads(state, staff.email);
}

/**
 * A melding that turned out to be another household's is treated on its own, by the weighing it already had; or as
 * `opening` says, where null is: a person looks first.
 */
export async function split(deps: Deps, before: Casus, melding: GewogenMelding, now: string, opening?: Opening | null) {
  const apart = splitMelding(before, melding.meldingId, now);
  const decision = opening?.overneemt ? { ...apart, state: { ...apart.state, adresSleutel: null } } : apart;
  const own = casusChange(deps, { before, decision, pool: [], now });
  // The address stays with the first casus: a third melding from there is put before that one.
  const byWeighing = melding.weging.vermoedelijkComplex ? { adresSleutel: null } : null;
  const opens = opening === undefined ? byWeighing : opening;
  const opened = opens ? await openFor(deps, melding, opens, now) : undefined;
  const vervolg = opened ? ('casus' as const) : ('triage' as const);
  const casusId = opened?.casusId ?? null;
  const next = { ...melding, versie: melding.versie + 1, ...placeOf(vervolg, casusId) };
  return {
    changes: opened ? [own, opened.change] : [own],
    writes: [...(opened?.writes ?? []), ...putWeging(next, melding, now, deps.installation)],
    events: gewogenEvent(deps, next, { casusId, vervolg }, now),
  };
}

async function confirm(deps: Deps, before: Casus, melding: GewogenMelding, now: string) {
  const pool = await readPool(deps.table);
  const joining = { ...melding, signaal: signaalOf(melding) };
  const decision = confirmMelding(before, joining, pool, now, deps.installation.gemeente);
  const next = { ...melding, versie: melding.versie + 1, ...placeOf('casus', before.casusId) };
  return {
    changes: [casusChange(deps, { before, decision, pool, now })],
    writes: putWeging(next, melding, now, deps.installation),
    events: [],
  };
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
  for await (const attempt of attempts()) {
    const before = await readCasus(deps.table, casusId);
    if (!before || !mayDecide(before, meldingId, staff)) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
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
