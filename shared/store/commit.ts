import * as z from 'zod';
import type { CloudEvent } from '../../events/event.ts';
import { type MailDraft, mailDraft, type OwedMail, owedMail } from '../mail.ts';
import type { Item, Table, Write } from './table.ts';

/**
 * Rule 1 of the design: a command commits state, its events, the mails it owes and the mark of the event it came
 * from in one transaction. Event and mail rows are the outbox (the stream carries their insertion to the relay) and
 * stay as the journal of the aggregate.
 */
export type Commit = {
  now: string;
  writes: Write[];
  /** `pk` is the partition of the aggregate that the event belongs to. */
  events: { pk: string; event: CloudEvent }[];
  mails: { pk: string; mail: OwedMail | MailDraft }[];
  /** The event this is a reaction to; handled at most once per consumer. */
  inbox?: InboxMark;
};

/** `forgetAt` in epoch seconds; later than the archive could replay (90 against 30 days). */
export type InboxMark = { consumer: string; eventId: string; forgetAt: number };

/** `days` is the municipality's setting `bewaren.inboxDagen`. */
export const inboxMark = (consumer: string, eventId: string, now: string, days: number): InboxMark => ({
  consumer,
  eventId,
  forgetAt: Math.floor(Date.parse(now) / 1000) + days * 24 * 60 * 60,
});

export type CommitResult =
  | { done: true }
  | { done: false; reason: 'alreadyHandled' }
  /** `collisions[i]` belongs to `commit.writes[i]`: what was found there, undefined where all was well. */
  | { done: false; reason: 'collision'; collisions: (Record<string, unknown> | undefined)[] };

export const outboxList = 'OUTBOX';
export const parkedList = 'GEPARKEERD';

const row = {
  pk: z.string(),
  sk: z.string(),
  aangemaaktOp: z.string(),
  pogingen: z.int().nonnegative(),
  geclaimdTot: z.string().optional(),
};

/** An outbox row as the relay needs it. */
export const outboxRow = z.discriminatedUnion('outbox', [
  z.object({
    ...row,
    outbox: z.literal('event'),
    event: z.looseObject({ id: z.string(), type: z.string(), source: z.string() }),
  }),
  z.object({ ...row, outbox: z.literal('mail'), mail: z.union([owedMail, mailDraft]) }),
]);
export type OutboxRow = z.infer<typeof outboxRow>;

/** Sorts by number for a million events per aggregate. */
export const eventSortKey = (sequence: string) => `EVENT#${sequence.padStart(6, '0')}`;

function outboxItems(commit: Commit): Item[] {
  const open = (id: string) => ({
    aangemaaktOp: commit.now,
    pogingen: 0,
    gsi1pk: outboxList,
    gsi1sk: `${commit.now}#${id}`,
  });
  return [
    ...commit.events.map(({ pk, event }) => ({
      pk,
      sk: eventSortKey(event.sequence),
      outbox: 'event',
      event,
      ...open(event.id),
    })),
    ...commit.mails.map(({ pk, mail }) => ({ pk, sk: `MAIL#${mail.id}`, outbox: 'mail', mail, ...open(mail.id) })),
  ];
}

export async function commit(table: Table, change: Commit): Promise<CommitResult> {
  const inbox: Write[] = change.inbox
    ? [
        {
          put: {
            pk: `INBOX#${change.inbox.consumer}#${change.inbox.eventId}`,
            sk: 'INBOX',
            gezienOp: change.now,
            verlooptOp: change.inbox.forgetAt,
          },
          when: 'absent',
        },
      ]
    : [];
  const result = await table.transact([
    ...change.writes,
    ...outboxItems(change).map((put): Write => ({ put, when: 'absent' })),
    ...inbox,
  ]);
  if (result.done) return result;
  if (inbox.length > 0 && result.collisions.at(-1)?.['pk'] !== undefined) {
    return { done: false, reason: 'alreadyHandled' };
  }
  return { done: false, reason: 'collision', collisions: result.collisions.slice(0, change.writes.length) };
}
