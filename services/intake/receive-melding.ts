import { termItem } from '../../shared/deadlines.ts';
import { hashBody, hashCode } from '../../shared/identifiers.ts';
import type { OwedMail } from '../../shared/mail.ts';
import { Problem } from '../../shared/problem.ts';
import { type Commit, commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import type { MeldingRequest, MeldingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { receiveMelding as decide, type Received } from './domain/melding.ts';
import { climb } from './domain/terms.ts';
import { acknowledgement } from './mails/acknowledgement.ts';
import { taskOpenedMail, urgentMail } from './mails/for-staff.ts';
import { sealEvents } from './seal-events.ts';
import {
  type Accepted,
  accepted,
  acceptedItem,
  gegevensItem,
  headItem,
  meldingPk,
  openTaskWrites,
  retentionTermName,
  startWaiting,
  volgcodeItem,
} from './store.ts';

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

function owedMails(received: Received, deps: ReceiveDependencies, now: string): { mails: OwedMail[]; writes: Write[] } {
  const { installation, ids } = deps;
  const { melding, gegevens, bereik, taken } = received;
  const mails: OwedMail[] = [];
  const writes: Write[] = [];
  if (bereik.langs === 'mail') {
    const volgcode = ids.code();
    const { email, neutraal } = bereik;
    const aan = { naam: gegevens.melder.naam, email, neutraal };
    mails.push(acknowledgement({ id: ids.uuid(), installation, melding, aan, volgcode }));
    writes.push({ put: volgcodeItem(melding.meldingsnummer, hashCode(volgcode), now, neutraal), when: 'absent' });
  }
  mails.push(...taken.map((taak) => taskOpenedMail({ id: ids.uuid(), installation, melding, taak })));
  if (melding.spoed) {
    const aan = climb(1, now, true, installation.gemeente);
    mails.push(urgentMail({ id: ids.uuid(), installation, aan, melding }));
  }
  return { mails, writes };
}

function toCommit(received: Received, volgcode: string, command: ReceiveCommand, deps: ReceiveDependencies): Commit {
  const { melding, gegevens, taken, events } = received;
  const { now, idempotencyKey, input } = command;
  const nummer = melding.meldingsnummer;
  const pk = meldingPk(nummer);
  const owed = owedMails(received, deps, now);
  const { gemeente } = deps.installation;
  // The head stands first and the mark of the request second: their collisions mean different things.
  const writes: Write[] = [
    { put: headItem(melding), when: 'absent' },
    ...(idempotencyKey
      ? [
          {
            put: acceptedItem(idempotencyKey, {
              verzoek: hashBody(input),
              antwoord: {
                meldingsnummer: nummer,
                ontvangenOp: melding.ontvangenOp,
                reactieUiterlijk: melding.reactieUiterlijk,
              },
              verlooptOp: Math.floor(Date.parse(now) / 1000) + rememberSeconds,
            }),
            when: 'absent' as const,
          },
        ]
      : []),
    { put: gegevensItem(nummer, gegevens), when: 'absent' },
    { put: volgcodeItem(nummer, hashCode(volgcode), now), when: 'absent' },
    ...owed.writes,
    ...startWaiting(melding),
    {
      put: termItem({
        pk,
        soort: retentionTermName,
        at: `${melding.bewarenTot}T00:00:00Z`,
        niveau: 1,
        versie: 1,
      }),
      when: 'absent',
    },
    ...taken.flatMap((taak) => openTaskWrites(nummer, taak)),
  ];
  return {
    now,
    writes,
    events: sealEvents(events, { meldingsnummer: nummer, from: 1, now, gemeente, ids: deps.ids }),
    mails: owed.mails.map((mail) => ({ pk, mail })),
  };
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
    const received = decide(input, { now, ids: deps.ids, gemeente, adresSleutel });
    const { melding } = received;
    const volgcode = deps.ids.code();
    const result = await commit(deps.table, toCommit(received, volgcode, command, deps));
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
