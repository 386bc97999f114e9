import { type AcceptDependencies, acceptMelding } from './accept-melding.ts';
import type { MeldingRequest, MeldingResponse } from './contract.ts';
import { receiveMelding as decide } from './domain/melding.ts';

export type ReceiveDependencies = AcceptDependencies;
export type ReceiveCommand = { input: MeldingRequest; now: string; idempotencyKey: string | undefined };
/** `isNew` is false for a repetition of a request that was accepted before. */
export type ReceiveResult = { isNew: boolean; melding: MeldingResponse };

/** The form of residents, and the entry of professionals. One AWS call. */
export async function receiveMelding(deps: ReceiveDependencies, command: ReceiveCommand): Promise<ReceiveResult> {
  const { input, now, idempotencyKey: key } = command;
  const adresSleutel = input.woonadres ? await deps.pseudonymize(input.woonadres) : null;
  const context = { now, ids: deps.ids, gemeente: deps.installation.gemeente, adresSleutel };
  const { isNew, volgcode, melding } = await acceptMelding(deps, { body: input, now, key }, () =>
    decide(input, context),
  );
  const { meldingsnummer, ontvangenOp, reactieUiterlijk } = melding;
  return { isNew, melding: { meldingsnummer, volgcode, status: 'ontvangen', ontvangenOp, reactieUiterlijk } };
}
