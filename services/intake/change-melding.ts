import type * as z from 'zod';
import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { hashBody } from '../../shared/identifiers.ts';
import type { MailDraft, OwedMail } from '../../shared/mail.ts';
import { Problem } from '../../shared/problem.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { commit, type InboxMark } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { startNavraag } from './ask-navraag.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { IntakeEvent, Melding } from './domain/melding.ts';
import { keepUntil } from './domain/terms.ts';
import { sealEvents } from './seal-events.ts';
import { answeredKey, headWrites, type IntakeStore, meldingPk, openIntakeStore } from './store.ts';

/** What a decision about one melding changes; the head without its version, which is kept here. */
export type MeldingChange = {
  head: Melding;
  writes?: Write[];
  events?: IntakeEvent[];
  mails?: (OwedMail | MailDraft)[];
};

/** A request that may come twice: who asked, for what, with which body, and the header Idempotency-Key. */
export type Request<Answer> = {
  /** Name of the subresource: one key is used for one kind of request. */
  naam: string;
  door: string;
  body: unknown;
  key: string | undefined;
  answer: z.ZodType<Answer>;
};

export const notFound = () => new Problem('nietGevonden', 'Deze melding bestaat niet of is niet voor u bestemd.');

/** A number that cannot exist is a melding that does not exist. */
export function readNummer(value: string | undefined): string {
  const parsed = meldingsnummerSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw notFound();
}

/**
 * Reads a melding, decides, and commits in one transaction on the version of the head, again after a collision. The
 * same request with the same key gets the same answer; the same key with another body is refused. `decide` may throw a
 * `Problem`, and returns `change: undefined` when there is nothing to change.
 */
export async function changeMelding<Answer>(
  deps: IntakeDependencies,
  command: { nummer: string; now: string; request?: Request<Answer>; inbox?: InboxMark },
  decide: (
    head: Melding,
    store: IntakeStore,
  ) =>
    | Promise<{ change: MeldingChange | undefined; answer: Answer }>
    | { change: MeldingChange | undefined; answer: Answer },
): Promise<{ isNew: boolean; answer: Answer }> {
  const { nummer, now, request, inbox } = command;
  const store = openIntakeStore(deps.table);
  const { gemeente } = deps.installation;
  const pk = meldingPk(nummer);
  const sleutel = request?.key ? hashBody([request.naam, request.door, request.key]) : undefined;
  const verzoek = hashBody(request?.body ?? null);
  for await (const attempt of attempts()) {
    const before = await store.head(nummer);
    if (!before) throw notFound();
    const earlier = sleutel && request ? await store.answered(nummer, sleutel) : undefined;
    if (earlier && request) {
      if (earlier.verzoek !== verzoek) {
        throw new Problem('anderVerzoekZelfdeSleutel', 'Gebruik een nieuwe Idempotency-Key voor een ander verzoek.');
      }
      return { isNew: false, answer: request.answer.parse(earlier.antwoord) };
    }
    const { change, answer } = await decide(before, store);
    if (!change) return { isNew: false, answer };
    const events = change.events ?? [];
    const head = {
      ...change.head,
      versie: before.versie + Math.max(1, events.length),
      bewarenTot: keepUntil(now, gemeente),
    };
    const result = await commit(deps.table, {
      now,
      writes: [
        ...headWrites(head, before),
        ...(change.writes ?? []),
        ...startNavraag(before, head, now, gemeente),
        ...(sleutel
          ? [{ put: { ...answeredKey(nummer, sleutel), verzoek, antwoord: answer }, when: 'absent' as const }]
          : []),
      ],
      events: sealEvents(events, { meldingsnummer: nummer, from: before.versie + 1, now, gemeente, ids: deps.ids }),
      mails: (change.mails ?? []).map((mail) => ({ pk, mail })),
      ...(inbox && { inbox }),
    });
    if (result.done) return { isNew: true, answer };
    if (result.reason === 'alreadyHandled') return { isNew: false, answer };
    deps.log('collisionRetried', { meldingsnummer: nummer, attempt });
  }
  throw new Problem('gewijzigd', 'Open de melding opnieuw.');
}
