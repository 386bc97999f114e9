import { hashBody, hashCode } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import type { MeldingRequest, MeldingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { receiveMelding as decide, type Melding } from './domain/melding.ts';
import { openedCommit } from './open-melding.ts';
import { type Accepted, accepted, acceptedItem, volgcodeItem } from './store.ts';

export type ReceiveDependencies = IntakeDependencies & {
  /** Pseudonym of an address; reads the key of this environment. */
  pseudonymize(adres: NonNullable<MeldingRequest['woonadres']>): Promise<string>;
};
export type ReceiveCommand = { input: MeldingRequest; now: string; idempotencyKey: string | undefined };
/** `isNew` is false for a repetition of a request that was accepted before. */
export type ReceiveResult = { isNew: boolean; melding: MeldingResponse };

const maximumAttempts = 5;
/** How long a repetition is recognised; far shorter than a melding is kept. */
const rememberSeconds = 7 * 24 * 60 * 60;

/** What makes a repetition of this request known. */
function markOf({ idempotencyKey, input, now }: ReceiveCommand, melding: Melding): Write | undefined {
  if (!idempotencyKey) return undefined;
  const { meldingsnummer, ontvangenOp, reactieUiterlijk } = melding;
  const item = acceptedItem(idempotencyKey, {
    verzoek: hashBody(input),
    antwoord: { meldingsnummer, ontvangenOp, reactieUiterlijk },
    verlooptOp: Math.floor(Date.parse(now) / 1000) + rememberSeconds,
  });
  return { put: item, when: 'absent' };
}

/** Same key and body: the same melding, and a fresh code because the first one is not kept. */
async function repeat(found: Accepted, command: ReceiveCommand, deps: ReceiveDependencies): Promise<ReceiveResult> {
  if (found.verzoek !== hashBody(command.input)) {
    throw new Problem('anderVerzoekZelfdeSleutel', 'Gebruik een nieuwe Idempotency-Key voor een ander verzoek.');
  }
  const volgcode = deps.ids.code();
  await deps.table.transact([
    { put: volgcodeItem(found.antwoord.meldingsnummer, hashCode(volgcode), command.now), when: 'absent' },
  ]);
  return { isNew: false, melding: { ...found.antwoord, volgcode, status: 'ontvangen' } };
}

/**
 * Accepts a melding in one AWS call: state, event, acknowledgement or contact task, terms, and the mark of the request.
 * Only writes; what it has to know of an earlier request comes back with the collision.
 */
export async function receiveMelding(deps: ReceiveDependencies, command: ReceiveCommand): Promise<ReceiveResult> {
  const { input, now, idempotencyKey } = command;
  const adresSleutel = input.woonadres ? await deps.pseudonymize(input.woonadres) : null;
  const { gemeente } = deps.installation;
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const context = { now, ontvangenOp: now, ids: deps.ids, gemeente, adresSleutel };
    const opened = decide(input, { kanaal: 'formulier' }, context);
    const { melding } = opened;
    const volgcode = deps.ids.code();
    const next = openedCommit(deps, opened, { now, volgcode, mark: markOf(command, melding) });
    const result = await commit(deps.table, next.commit);
    if (result.done) {
      const { meldingsnummer, status, ontvangenOp, reactieUiterlijk } = melding;
      return { isNew: true, melding: { meldingsnummer, volgcode, status, ontvangenOp, reactieUiterlijk } };
    }
    const earlier = idempotencyKey && result.reason === 'collision' ? result.collisions[1] : undefined;
    if (earlier?.['pk']) return repeat(accepted.parse(earlier), command, deps);
    // The number exists already, or the same request is being handled elsewhere at this moment.
    deps.log('collisionRetried', { attempt });
  }
  throw new Problem('teDruk', 'Het is nu erg druk. Probeer het over een minuut opnieuw.');
}
