import type * as z from 'zod';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { type BenoemingResponse, type benoemingRequest, benoemingResponse } from './contract.ts';
import { reasonsAgainst, redenTekst } from './domain/candidates.ts';
import { appoint, type Casus } from './domain/casus.ts';
import type { Regisseur } from './domain/regisseur.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import { casusChange, commitChanges, type Deps, maximumTries, putBenoeming, readCasus, readPool } from './store.ts';

/** Refuses who does not fit. True: this exceeds the capacity, as asked; nothing else may speak against it. */
function judge(state: Casus, person: Regisseur, bovenCapaciteit: boolean, now: string): boolean {
  const holdsPlace = state.aanspreekpunt?.regisseurId === person.regisseurId;
  const redenen = reasonsAgainst(person, state.behoefte, dutchDate(now), holdsPlace);
  const [first] = redenen;
  if (!first) return false;
  const onlyFull = redenen.length === 1 && first === 'geenCapaciteit';
  if (onlyFull && bovenCapaciteit) return true;
  const text = `${person.naam} ${redenen.map((reden) => redenTekst[reden]).join(', ')}.`;
  throw onlyFull
    ? new Problem('geenCapaciteit', `${text} Kies iemand anders, of benoem boven de capaciteit.`)
    : new Problem('regisseurNietGeschikt', `${text} Kies iemand anders.`);
}

function answerOf(state: Extract<Casus, { status: 'benoemd' }>): BenoemingResponse {
  const { regisseurId, ...regisseur } = state.aanspreekpunt;
  return { casusId: state.casusId, regisseurId, regisseur, benoemdOp: state.benoemdOp };
}

/**
 * A werkverdeler or gedragswetenschapper decides who leads (R62). The same person as the voorlopig aanspreekpunt is a
 * confirmation; another gives the place back and takes one, in one transaction. A capacity may be exceeded on request.
 */
export async function appointRegisseur(
  deps: Deps,
  command: {
    casusId: string;
    request: z.output<typeof benoemingRequest>;
    staff: Staff;
    now: string;
    idempotencyKey: string | undefined;
  },
): Promise<{ created: boolean; answer: BenoemingResponse }> {
  const { casusId, request, staff, now } = command;
  const idempotency = { key: command.idempotencyKey, scope: `benoeming#${casusId}#${staff.id}`, body: request };
  for (let attempt = 1; attempt <= maximumTries; attempt += 1) {
    const earlier = await earlierAnswer(deps.table, idempotency, benoemingResponse);
    if (earlier) return { created: false, answer: earlier };
    const [before, pool] = await Promise.all([readCasus(deps.table, casusId), readPool(deps.table)]);
    if (!before) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
    if (before.status === 'benoemd' && before.aanspreekpunt.regisseurId === request.regisseurId) {
      return { created: false, answer: answerOf(before) };
    }
    const person = pool.find(({ regisseurId }) => regisseurId === request.regisseurId);
    if (!person) {
      throw new Problem('ongeldigeInvoer', 'Kies een regisseur uit de lijst.', [
        { veld: '/regisseurId', code: 'onbekend', melding: 'Deze regisseur staat niet in de lijst.' },
      ]);
    }
    const decision = appoint(before, person, now, deps.installation.gemeente);
    const exceed = judge(before, person, request.bovenCapaciteit, now);
    if (decision.state.status !== 'benoemd') throw new Error('An appointment ends in benoemd');
    const answer = answerOf(decision.state);
    const result = await commitChanges(deps, [casusChange(deps, { before, decision, pool, now, exceed })], {
      now,
      writes: [
        putBenoeming(decision.state, { door: staff.id, reden: request.reden, bovenCapaciteit: exceed }, now),
        ...rememberAnswer(idempotency, answer, now),
      ],
    });
    if (result.done) return { created: true, answer };
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Problem('gewijzigd', 'Bekijk de casus opnieuw en kies dan nog een keer.');
}
