import { hashBody, hashCode } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import type { MeldingRequest } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import type { Opened } from './domain/melding.ts';
import { openedCommit } from './open-melding.ts';
import { type Accepted, accepted, acceptedItem, volgcodeItem } from './store.ts';

export type AcceptDependencies = IntakeDependencies & {
  /** Pseudonym of an address; reads the key of this environment. */
  pseudonymize(adres: NonNullable<MeldingRequest['woonadres']>): Promise<string>;
};

/** A request that may come twice; `key` is its own among all that ever come in here. */
export type AcceptRequest = { body: unknown; now: string; key: string | undefined };
/** `isNew` is false for a repetition of a request that was accepted before; the code is always a fresh one. */
export type AcceptResult = { isNew: boolean; volgcode: string; melding: Accepted['antwoord'] };

/** How long a repetition is recognised; far shorter than a melding is kept. */
const rememberSeconds = 7 * 24 * 60 * 60;

const answerOf = ({ melding }: Opened, taak: Contacttaak | null, now: string): Accepted['antwoord'] => ({
  meldingsnummer: melding.meldingsnummer,
  ontvangenOp: melding.ontvangenOp,
  reactieUiterlijk: melding.reactieUiterlijk,
  aangenomenOp: now,
  contacttaak: taak && { taakId: taak.taakId, soort: taak.soort },
});

/** Same key and body: the same melding, and a fresh code because the first one is not kept. */
async function repeat(found: Accepted, request: AcceptRequest, deps: AcceptDependencies): Promise<AcceptResult> {
  if (found.verzoek !== hashBody(request.body)) {
    throw new Problem('anderVerzoekZelfdeSleutel', 'Gebruik een nieuwe Idempotency-Key voor een ander verzoek.');
  }
  const volgcode = deps.ids.code();
  await deps.table.transact([
    { put: volgcodeItem(found.antwoord.meldingsnummer, hashCode(volgcode), request.now), when: 'absent' },
  ]);
  return { isNew: false, volgcode, melding: found.antwoord };
}

/**
 * Accepts a melding in one AWS call: state, event, acknowledgement or contact task, terms, and the mark of the request.
 * Only writes; what it has to know of an earlier request comes back with the collision.
 */
export async function acceptMelding(
  deps: AcceptDependencies,
  request: AcceptRequest,
  decide: () => Opened,
): Promise<AcceptResult> {
  const { key, now, body } = request;
  for await (const attempt of attempts()) {
    const opened = decide();
    const volgcode = deps.ids.code();
    const mark = (taak: Contacttaak | null): Write | undefined =>
      key === undefined
        ? undefined
        : {
            put: acceptedItem(key, {
              verzoek: hashBody(body),
              antwoord: answerOf(opened, taak, now),
              verlooptOp: Math.floor(Date.parse(now) / 1000) + rememberSeconds,
            }),
            when: 'absent',
          };
    const next = openedCommit(deps, opened, { now, volgcode, mark });
    const result = await commit(deps.table, next.commit);
    if (result.done) return { isNew: true, volgcode, melding: answerOf(opened, next.taak, now) };
    const earlier = key !== undefined && result.reason === 'collision' ? result.collisions[1] : undefined;
    if (earlier?.['pk']) return repeat(accepted.parse(earlier), request, deps);
    // The number exists already, or the same request is being handled elsewhere at this moment.
    deps.log('collisionRetried', { attempt });
  }
  throw new Problem('teDruk', 'Het is nu erg druk. Probeer het over een minuut opnieuw.');
}
