import { Problem } from '../../../shared/problem.ts';
import { answerNavraag } from '../answer-navraag.ts';
import { changeMelding } from '../change-melding.ts';
import type { NavraagAntwoordRequest } from '../contract.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { bsnFaults, refuseBsn } from '../domain/bsn.ts';
import { isAboutOthers } from '../domain/navraag.ts';
import { findOwnMelding, unknownMelding } from '../find-melding.ts';
import { openIntakeStore } from '../store.ts';
import { type AnswerCommand, type Answered, answerFor, requestOf, withDoubt } from './answer-context.ts';

/** "Loopt de hulp weer?": only who reported about the own household was ever asked. */
export async function answerQuestion(
  deps: IntakeDependencies,
  command: AnswerCommand<NavraagAntwoordRequest>,
): Promise<Answered> {
  const { input, now } = command;
  const { head, beperkt } = await findOwnMelding(openIntakeStore(deps.table), command);
  if (!input.geenBsn) refuseBsn(bsnFaults([['/toelichting', input.toelichting]]));
  const request = requestOf('navraagantwoorden', command);
  return changeMelding(deps, { nummer: head.meldingsnummer, now, request }, async (before, store) => {
    const nummer = before.meldingsnummer;
    const [data, open] = await Promise.all([store.gegevens(nummer), store.openTasks(nummer)]);
    if (!data) throw unknownMelding();
    // Whoever helps the family is asked then; who reported never learns that somebody does.
    if (isAboutOthers(before)) throw new Problem('nietMogelijk', 'Er staat geen vraag open bij deze melding.');
    const { antwoord } = input;
    const toelichting = withDoubt(beperkt, input.toelichting ?? null);
    const change = answerNavraag(deps, { head: before, data, open, now }, { antwoord, toelichting });
    return { change, answer: answerFor(change.head, now) };
  });
}
