import { Problem } from '../../../shared/problem.ts';
import { aanvullingChange } from '../add-aanvulling.ts';
import { changeMelding } from '../change-melding.ts';
import type { AanvullingRequest } from '../contract.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { bsnFaults, refuseBsn } from '../domain/bsn.ts';
import { findOwnMelding } from '../find-melding.ts';
import { openIntakeStore } from '../store.ts';
import { type AnswerCommand, type Answered, answerFor, requestOf, withDoubt } from './answer-context.ts';

/** More than a person writes; a partition stays small. */
const maximumAanvullingen = 50;

/** Everybody who has a code may add something, whomever it is about. */
export async function addToMelding(
  deps: IntakeDependencies,
  command: AnswerCommand<AanvullingRequest>,
): Promise<Answered> {
  const { input, now } = command;
  const { head, beperkt } = await findOwnMelding(openIntakeStore(deps.table), command);
  if (!input.geenBsn) refuseBsn(bsnFaults([['/tekst', input.tekst]]));
  const request = requestOf('aanvullingen', command);
  return changeMelding(deps, { nummer: head.meldingsnummer, now, request }, async (before, store) => {
    const added = await store.aanvullingen(before.meldingsnummer);
    if (added.filter(({ bron }) => bron === 'melder').length >= maximumAanvullingen) {
      const { telefoon } = deps.installation.gemeente;
      throw new Problem('nietMogelijk', `U heeft al ${maximumAanvullingen} keer iets toegevoegd. Bel ${telefoon}.`);
    }
    const change = await aanvullingChange(
      deps,
      store,
      before,
      { bron: 'melder', tekst: withDoubt(beperkt, input.tekst), bijlagen: 0 },
      now,
    );
    return { change, answer: answerFor(change.head, now) };
  });
}
