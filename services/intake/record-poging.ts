import * as z from 'zod';
import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { hashBody } from '../../shared/identifiers.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { commit } from '../../shared/store/commit.ts';
import type { PogingRequest, PogingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { attemptContact } from './domain/contacttaak.ts';
import { keepUntil } from './domain/terms.ts';
import { worksOn } from './may-read.ts';
import { sealEvents } from './seal-events.ts';
import { closeTaskWrites, headItem, openIntakeStore, pogingKey } from './store.ts';

export type PogingCommand = {
  meldingsnummer: string | undefined;
  taakId: string | undefined;
  input: PogingRequest;
  staff: Staff;
  now: string;
  idempotencyKey: string | undefined;
};

const maximumAttempts = 5;
const address = z.object({ meldingsnummer: meldingsnummerSchema, taakId: z.uuid() });
const notFound = () => new Problem('nietGevonden', 'Deze contacttaak bestaat niet of is niet voor u bestemd.');

/**
 * Somebody tried to call or write. Reached, or not safe with the reason why: the task is closed. Not reached: it is
 * recorded and the term goes on.
 */
export async function recordPoging(
  deps: IntakeDependencies,
  command: PogingCommand,
): Promise<{ isNew: boolean; answer: PogingResponse }> {
  const { input, staff, now, idempotencyKey } = command;
  const found = address.safeParse(command);
  if (!found.success) throw notFound();
  const { meldingsnummer: nummer, taakId } = found.data;
  const store = openIntakeStore(deps.table);
  const { gemeente } = deps.installation;
  // A key of one person is nothing to another.
  const sleutel = idempotencyKey ? hashBody([staff.id, idempotencyKey]) : deps.ids.uuid();
  const verzoek = hashBody(input);
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    // The head first: its version then also vouches for the task as it was read after it.
    const head = await store.head(nummer);
    if (!head || !worksOn(head, staff)) throw notFound();
    const [taak, earlier] = await Promise.all([
      store.task(nummer, taakId),
      idempotencyKey ? store.poging(nummer, taakId, sleutel) : undefined,
    ]);
    if (!taak) throw notFound();
    if (earlier && earlier.verzoek !== verzoek) {
      throw new Problem('anderVerzoekZelfdeSleutel', 'Gebruik een nieuwe Idempotency-Key voor een ander verzoek.');
    }
    if (earlier) return { isNew: false, answer: earlier.antwoord };

    const decided = attemptContact(nummer, taak, input, now);
    const answer = { taakId, status: decided.taak.status, op: decided.taak.afgerond?.op ?? now };
    if (decided.outcome === 'repeated') return { isNew: false, answer };
    const versie = head.versie + 1;
    const changed = { ...head, versie, bewarenTot: keepUntil(now, gemeente) };
    const attempted = { ...input, taakId, medewerker: staff.id, op: now, verzoek, antwoord: answer };
    const result = await commit(deps.table, {
      now,
      writes: [
        { put: headItem(changed), when: { version: head.versie } },
        { put: { ...pogingKey(nummer, taakId, sleutel), ...attempted }, when: 'absent' },
        ...(decided.outcome === 'closed' ? closeTaskWrites(nummer, decided.taak) : []),
      ],
      events: sealEvents(decided.outcome === 'closed' ? [decided.event] : [], {
        meldingsnummer: nummer,
        from: versie,
        now,
        gemeente,
        ids: deps.ids,
      }),
      mails: [],
    });
    if (result.done) return { isNew: true, answer };
    deps.log('collisionRetried', { meldingsnummer: nummer, attempt });
  }
  throw new Problem('gewijzigd', 'Open de melding opnieuw.');
}
