import { Problem } from '../../../shared/problem.ts';
import { changeMelding } from '../change-melding.ts';
import type { ToestemmingRequest } from '../contract-melder.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { consentOf, mayConsent } from '../domain/toestemming.ts';
import { findOwnMelding, unknownMelding } from '../find-melding.ts';
import { openIntakeStore } from '../store.ts';
import { toestemmingWrites } from '../stuk-items.ts';
import { type AnswerCommand, type Answered, answerFor, requestOf } from './answer-context.ts';

/** More often than a person agrees; a partition stays small. Saying no is never counted. */
const maximumAgreed = 50;

/**
 * "May your regisseur or team read your story?" Given, refused or withdrawn, and it counts at once (AVG 7(3)). By a link
 * of a neutral mail no only: that somebody who reads along agreed is no consent, and less is read when it was not them.
 */
export async function decideConsent(
  deps: IntakeDependencies,
  command: AnswerCommand<ToestemmingRequest>,
): Promise<Answered> {
  const { input, now } = command;
  const { delenMetRegisseur } = input;
  const { head, beperkt } = await findOwnMelding(openIntakeStore(deps.table), command);
  const request = requestOf('toestemmingen', command);
  return changeMelding(deps, { nummer: head.meldingsnummer, now, request }, async (before, store) => {
    const nummer = before.meldingsnummer;
    if (!mayConsent(before)) throw new Problem('nietMogelijk', 'Bij deze melding kunt u dit niet kiezen.');
    const { telefoon } = deps.installation.gemeente;
    if (beperkt && delenMetRegisseur) {
      throw new Problem('nietMogelijk', `Met deze link weten wij niet zeker dat u het bent. Bel ${telefoon}.`);
    }
    const data = await store.gegevens(nummer);
    if (!data) throw unknownMelding();
    const answer = answerFor(before, now);
    if (consentOf(before, data)?.delenMetRegisseur === delenMetRegisseur) return { change: undefined, answer };
    if (delenMetRegisseur) {
      const said = await store.toestemmingen(nummer);
      if (said.filter((one) => one.delenMetRegisseur).length >= maximumAgreed) {
        throw new Problem('nietMogelijk', `U hebt dit al ${maximumAgreed} keer veranderd. Bel ${telefoon}.`);
      }
    }
    const hoe = beperkt ? 'neutraleLink' : 'volgpagina';
    const said = { delenMetRegisseur, op: now, hoe, door: null, vastgelegdOp: now, toelichting: null } as const;
    return { change: { head: before, writes: toestemmingWrites(nummer, before.versie, data, said) }, answer };
  });
}
