import type * as z from 'zod';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { Problem } from '../../shared/problem.ts';
import { type Asked, commandCasus, type Outcome, requirePerson } from './casus-command.ts';
import { type BenoemingResponse, type benoemingRequest, benoemingResponse, type RedenTegen } from './contract.ts';
import { appoint } from './domain/appoint.ts';
import { reasonsAgainst, redenTekst } from './domain/candidates.ts';
import type { Casus } from './domain/casus.ts';
import type { Regisseur } from './domain/regisseur.ts';
import { mayDivide } from './may-see.ts';
import { type Deps, putReason } from './store.ts';

type Choice = z.output<typeof benoemingRequest>;

/** Refuses who does not fit. True: this exceeds the capacity, as asked; nothing else may speak against it. */
function judge(state: Casus, person: Regisseur, bovenCapaciteit: boolean, now: string): boolean {
  const holdsPlace = state.aanspreekpunt?.regisseurId === person.regisseurId;
  // A refusal or a wish of the family is for a person to weigh; that a melding is about somebody is not.
  const about = state.uitgesloten.some(({ regisseurId }) => regisseurId === person.regisseurId);
  const redenen: RedenTegen[] = [
    ...reasonsAgainst(person, state.behoefte, dutchDate(now), holdsPlace),
    ...(about ? (['meldingGaatOverRegisseur'] as const) : []),
  ].filter((reden) => !(reden === 'nietBeschikbaar' && holdsPlace && state.waarneming !== null));
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
  const { regisseurId, naam, telefoon, email, organisatie } = state.aanspreekpunt;
  const regisseur = { naam, telefoon, email, organisatie };
  return { casusId: state.casusId, regisseurId, regisseur, benoemdOp: state.benoemdOp };
}

/** The decision, with who took it and why; the same for a benoeming and for a change that the family asked for. */
export function decideAppointment(
  deps: Deps,
  before: Casus,
  pool: readonly Regisseur[],
  choice: Choice,
  by: Pick<Asked, 'staff' | 'now'>,
): Outcome<BenoemingResponse> {
  if (before.status === 'benoemd' && before.aanspreekpunt.regisseurId === choice.regisseurId) {
    return { answer: answerOf(before) };
  }
  const { now, staff } = by;
  const person = requirePerson(pool, choice.regisseurId);
  const decision = appoint(before, person, now, deps.installation.gemeente);
  const exceed = judge(before, person, choice.bovenCapaciteit, now);
  if (decision.state.status !== 'benoemd') throw new Error('An appointment ends in benoemd');
  const decided = { door: staff.id, reden: choice.reden, bovenCapaciteit: exceed };
  return {
    answer: answerOf(decision.state),
    decision,
    exceed,
    writes: [putReason('BENOEMING', decision.state, decided, now)],
  };
}

/**
 * A werkverdeler or gedragswetenschapper decides who leads (R62). The same person as the voorlopig aanspreekpunt is a
 * confirmation; another gives the place back and takes one, in one transaction. A capacity may be exceeded on request.
 */
export const appointRegisseur = (
  deps: Deps,
  { request, ...asked }: Asked & { request: Choice },
): Promise<{ created: boolean; answer: BenoemingResponse }> =>
  commandCasus(deps, asked, {
    naam: 'benoeming',
    body: request,
    answer: benoemingResponse,
    may: (state) => mayDivide(state, asked.staff),
    decide: (state, pool) => decideAppointment(deps, state, pool, request, asked),
  });
