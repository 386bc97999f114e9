import { regisseurWisselAfgewezen } from '../../../events/regie/regisseur-wissel-afgewezen.v1.ts';
import { Problem } from '../../../shared/problem.ts';
import {
  type Casus,
  closePunten,
  type Decision,
  departureOf,
  firstMelding,
  isUrgent,
  named,
  openPunt,
  reachableAt,
  record,
  requireState,
  withVersion,
} from './casus.ts';
import { type Rules, termFor } from './terms.ts';

/** "Het klikt niet": the family asks for somebody else; a werkverdeler decides within the term. */
export function askChange(
  before: Casus,
  asked: { meldingId: string; regisseurId: string },
  now: string,
  rules: Rules,
): Decision | undefined {
  const open = requireState(before, 'askChange');
  // Somebody else leads by now, or it has been asked already: nothing more to decide.
  if (open.aanspreekpunt.regisseurId !== asked.regisseurId) return undefined;
  if (open.punten.some(({ soort }) => soort === 'wisselGevraagd')) return undefined;
  const termijn = termFor(now, rules.termijnen.wisselWerkdagen, isUrgent(open), rules);
  const { meldingId } = asked;
  return withVersion(
    openPunt(open, { soort: 'wisselGevraagd', meldingId, termijn }, now, [
      { ...named(open, meldingId), soort: 'wisselGevraagd', uiterlijk: termijn.uiterlijk },
    ]),
    before.versie,
  );
}

export function requireAsked(state: Casus) {
  const asked = state.punten.find(({ soort }) => soort === 'wisselGevraagd');
  if (asked) return asked;
  throw new Problem('nietMogelijk', 'Het gezin vraagt nu niet om iemand anders, of hierover is al besloten.');
}

/** The same person stays. The reason is kept with the casus; intake lets somebody explain it to the family. */
export function declineChange(before: Casus, now: string): Decision {
  const open = requireState(before, 'declineChange');
  const asked = requireAsked(open);
  if (departureOf(open)) {
    throw new Problem('nietMogelijk', 'Wie deze casus leidde, is uit dienst. Benoem iemand anders.');
  }
  const closed = closePunten(open, ['wisselGevraagd'], 'afgewezen', now);
  const stays = record(regisseurWisselAfgewezen, {
    casusId: open.casusId,
    meldingId: asked.meldingId ?? firstMelding(open),
    regisseurId: open.aanspreekpunt.regisseurId,
    beslotenOp: now,
  });
  return withVersion(
    {
      ...closed,
      events: [stays, ...closed.events],
      mails: [{ ...named(open), soort: 'wisselAfgewezen', aan: reachableAt(open) }],
    },
    before.versie,
  );
}
