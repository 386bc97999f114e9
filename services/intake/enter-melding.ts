import { hashBody } from '../../shared/identifiers.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { type AcceptDependencies, acceptMelding } from './accept-melding.ts';
import type { OptekenRequest, OptekenResponse } from './contract.ts';
import { enterMelding as decide } from './domain/melding.ts';

export type EnterCommand = {
  input: OptekenRequest;
  staff: Pick<Staff, 'id' | 'naam'>;
  now: string;
  idempotencyKey: string | undefined;
};

/**
 * Staff write down what somebody said or wrote. The terms count from the first contact, and the resident hears that it
 * arrived by the way of their choice. One AWS call.
 */
export async function enterMelding(
  deps: AcceptDependencies,
  command: EnterCommand,
): Promise<{ isNew: boolean; answer: OptekenResponse }> {
  const { input, staff, now, idempotencyKey } = command;
  const { woonadres } = input.melding;
  const adresSleutel = woonadres ? await deps.pseudonymize(woonadres) : null;
  const context = { now, ids: deps.ids, gemeente: deps.installation.gemeente, adresSleutel };
  // A key of one person is nothing to another.
  const key = idempotencyKey && hashBody(['opgetekend', staff.id, idempotencyKey]);
  const request = { body: input, now, key };
  const { isNew, volgcode, melding } = await acceptMelding(deps, request, () => decide(input, staff, context));
  const { meldingsnummer, ontvangenOp, reactieUiterlijk, aangenomenOp: ingevoerdOp, contacttaak } = melding;
  return {
    isNew,
    answer: { meldingsnummer, volgcode, status: 'ontvangen', ontvangenOp, reactieUiterlijk, ingevoerdOp, contacttaak },
  };
}
