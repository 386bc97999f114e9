import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type EventBridgeClient, PutEventsCommand, type PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { marshall } from '@aws-sdk/util-dynamodb';
import { toMoment } from './dutch-calendar.ts';
import type { Log, Metrics } from './log.ts';
import type { MailDraft, OwedMail } from './mail.ts';
import { type OutboxRow, outboxList, outboxRow, parkedList } from './store/commit.ts';
import type { Table } from './store/table.ts';

/**
 * Outbox rows -> EventBridge and SES (design, rule 2). Every entry of PutEvents is checked, a row is marked when it is
 * delivered, a row that stays impossible is parked and alarms. Events may be delivered twice, consumers know how to
 * cope; a mail is claimed first, so a second one goes out only when the answer of SES is lost.
 */
export type RelayDependencies = {
  table: Table;
  bus: { client: EventBridgeClient; name: string };
  mail: {
    client: SESv2Client;
    configurationSet: string;
    /** Finds the words of a mail that was kept without; needed by a service that owes such mails. */
    compose?(draft: MailDraft): OwedMail;
    /** Remembers under which message id a mail left, so that an answer to it finds its way (threads). */
    remembersThreads?: boolean;
  };
  /** `vlot.<service>`, the EventBridge source. */
  source: string;
  log: Log;
  metrics: Metrics;
};

/** Attempts after which a refused row is parked; the sweep comes by every minute. */
const refusedAttempts = 5;
/** More patience when nobody answered at all: an outage of an hour is not the row's fault. */
const unansweredAttempts = 60;
const claimMillis = 90_000;
/** How long an answer to a mail finds its melding by the message it answers; after that by a person. */
const threadDays = 400;

const isDraft = (owed: OwedMail | MailDraft): owed is MailDraft => 'bericht' in owed;

/** Younger rows are the stream's business; older than the longest relay run, or two of them would work at once. */
const sweepAfterMillis = 120_000;
const sweepPage = 50;
const sweepPages = 20;
const putEventsLimit = 10;

type EventRow = Extract<OutboxRow, { outbox: 'event' }>;
type MailRow = Extract<OutboxRow, { outbox: 'mail' }>;

const permanentMailErrors = new Set(['BadRequestException', 'MessageRejected', 'NotFoundException']);
/** RFC 2047 where a name is not plain ASCII, such as that of Súdwest-Fryslân. */
function displayName(name: string): string {
  return /^[\x20-\x7e]*$/.test(name)
    ? `"${name.replaceAll(/["\\]/g, '')}"`
    : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
}

const errorName = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

/** Lets all of them end before the first failure is passed on. */
async function allOf(work: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

export function createRelay(deps: RelayDependencies) {
  const key = (row: OutboxRow) => ({
    TableName: deps.table.name,
    Key: marshall({ pk: row.pk, sk: row.sk }),
  });

  /** Nothing to note when the row is gone or somebody else delivered it meanwhile. */
  async function note(
    update: Omit<UpdateItemCommandInput, 'TableName' | 'Key'> & Partial<Pick<UpdateItemCommandInput, 'Key'>>,
    row: OutboxRow,
  ): Promise<void> {
    try {
      await deps.table.client.send(new UpdateItemCommand({ ...key(row), ...update }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  function markDelivered(row: OutboxRow, messageId: string, now: number): Promise<void> {
    // Of a mail its kind and the date stay: links in it are secrets. What was said, where it was kept without words, stays
    // with the aggregate until its retention: when the mail comes back, somebody has to say the same on the phone.
    const forget =
      row.outbox === 'mail'
        ? ', geclaimdTot, mail.tekst, mail.html, mail.onderwerp, mail.aan, mail.naam, mail.volgcode'
        : '';
    return note(
      {
        UpdateExpression: `SET bezorgdOp = :now, berichtId = :id REMOVE gsi1pk, gsi1sk${forget}`,
        ExpressionAttributeValues: marshall({ ':now': toMoment(now), ':id': messageId }),
        ConditionExpression: 'attribute_exists(gsi1pk)',
      },
      row,
    );
  }

  function markFailed(row: OutboxRow, reason: string, maximumAttempts: number, now: number): Promise<void> {
    const attempts = row.pogingen + 1;
    const park = attempts >= maximumAttempts;
    deps.log(park ? 'outboxRowParked' : 'outboxRowFailed', { pk: row.pk, sk: row.sk, reason, attempts });
    if (park) deps.metrics('OutboxParked', 1, now);
    return note(
      {
        UpdateExpression: 'SET pogingen = :n, laatsteFout = :fout, gsi1pk = :lijst REMOVE geclaimdTot',
        ExpressionAttributeValues: marshall({
          ':n': attempts,
          ':fout': reason,
          ':lijst': park ? parkedList : outboxList,
        }),
        ConditionExpression: 'attribute_exists(gsi1pk)',
      },
      row,
    );
  }

  async function putEvents(rows: EventRow[]): Promise<PutEventsResultEntry[]> {
    const Entries = rows.map(({ event }) => ({
      EventBusName: deps.bus.name,
      Source: deps.source,
      DetailType: event.type,
      Detail: JSON.stringify(event),
    }));
    return (await deps.bus.client.send(new PutEventsCommand({ Entries }))).Entries ?? [];
  }

  /** One bad row must not hold up the others: when the call as a whole fails, each goes alone. */
  async function publish(rows: EventRow[], now: number): Promise<void> {
    let entries: PutEventsResultEntry[];
    try {
      entries = await putEvents(rows);
    } catch (error) {
      const [first, ...others] = rows;
      if (!first || others.length > 0) return allOf(rows.map((row) => publish([row], now)));
      await markFailed(first, errorName(error), unansweredAttempts, now);
      throw error;
    }
    await allOf(
      rows.map((row, index) => {
        const entry = entries[index];
        if (!entry?.EventId) return markFailed(row, entry?.ErrorCode ?? 'NoAnswer', refusedAttempts, now);
        deps.log('eventDelivered', { type: row.event.type, id: row.event.id });
        return markDelivered(row, entry.EventId, now);
      }),
    );
  }

  function wordsOf(owed: OwedMail | MailDraft): OwedMail {
    if (!isDraft(owed)) return owed;
    if (!deps.mail.compose) throw new Error('This relay composes no mails');
    return deps.mail.compose(owed);
  }

  /** So that an answer, which names the message that it answers, is added to the right aggregate. */
  function remember(row: MailRow, messageId: string, now: number): Promise<void> {
    return note(
      {
        Key: marshall({ pk: `BERICHT#${messageId}`, sk: 'BERICHT' }),
        UpdateExpression: 'SET aggregaat = :pk, mail = :mail, verlooptOp = :until',
        ExpressionAttributeValues: marshall({
          ':pk': row.pk,
          ':mail': row.mail.id,
          ':until': Math.floor(now / 1000) + threadDays * 24 * 60 * 60,
        }),
      },
      row,
    );
  }

  /** False when somebody else is sending it, or has sent it. */
  async function claim(row: MailRow, now: number): Promise<boolean> {
    try {
      await deps.table.client.send(
        new UpdateItemCommand({
          ...key(row),
          UpdateExpression: 'SET geclaimdTot = :until',
          ConditionExpression: 'gsi1pk = :open AND (attribute_not_exists(geclaimdTot) OR geclaimdTot < :now)',
          ExpressionAttributeValues: marshall({
            ':open': outboxList,
            ':now': toMoment(now),
            ':until': toMoment(now + claimMillis),
          }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async function send(row: MailRow, now: number): Promise<void> {
    if (!(await claim(row, now))) return;
    let messageId: string;
    let mail: OwedMail;
    try {
      mail = wordsOf(row.mail);
      const answer = await deps.mail.client.send(
        new SendEmailCommand({
          FromEmailAddress: `${displayName(mail.van.naam)} <${mail.van.email}>`,
          Destination: { ToAddresses: [mail.aan] },
          ...(mail.antwoordAan && { ReplyToAddresses: [mail.antwoordAan] }),
          ConfigurationSetName: deps.mail.configurationSet,
          // A mail that comes back is found by these.
          EmailTags: [
            { Name: 'mail', Value: mail.id },
            { Name: 'dienst', Value: deps.source.replace(/^vlot\./, '') },
            { Name: 'aggregaat', Value: row.pk.slice(row.pk.indexOf('#') + 1) },
          ],
          Content: {
            Simple: {
              Subject: { Data: mail.onderwerp, Charset: 'UTF-8' },
              Body: {
                Text: { Data: mail.tekst, Charset: 'UTF-8' },
                Html: { Data: mail.html, Charset: 'UTF-8' },
              },
            },
          },
        }),
      );
      messageId = answer.MessageId ?? '';
    } catch (error) {
      const refused = permanentMailErrors.has(errorName(error));
      await markFailed(row, errorName(error), refused ? 1 : unansweredAttempts, now);
      return;
    }
    deps.log('mailDelivered', { mail: mail.id, soort: mail.soort });
    if (deps.mail.remembersThreads) await remember(row, messageId, now);
    await markDelivered(row, messageId, now);
  }

  /**
   * Delivers what can be delivered. Rows it could not deliver stay open; it throws at the end only when a call as a
   * whole went wrong, so that the stream offers the batch again at once instead of waiting for the sweep.
   */
  async function deliver(rows: OutboxRow[], now: number): Promise<void> {
    const events = rows.filter((row) => row.outbox === 'event');
    const work: Promise<void>[] = rows.filter((row) => row.outbox === 'mail').map((row) => send(row, now));
    for (let from = 0; from < events.length; from += putEventsLimit) {
      work.push(publish(events.slice(from, from + putEventsLimit), now));
    }
    await allOf(work);
  }

  /**
   * Delivers rows that the stream missed: it keeps 24 hours, and a function may have died half-way. Goes through the
   * list in bounded pages, so that rows that keep failing do not hide the ones behind them.
   */
  async function sweep(now: string): Promise<void> {
    const until = new Date(Date.parse(now) - sweepAfterMillis).toISOString();
    const failures: unknown[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < sweepPages; pages += 1) {
      const page = await deps.table.work(outboxList, outboxRow, { until, limit: sweepPage, cursor });
      if (page.items.length > 0) {
        deps.log('outboxSwept', { rows: page.items.length });
        await deliver(page.items, Date.parse(now)).catch((error: unknown) => failures.push(error));
      }
      cursor = page.cursor;
      if (!cursor) break;
    }
    // Says how many rows wait for a person, for as long as they do.
    const parked = await deps.table.work(parkedList, outboxRow, { limit: sweepPage });
    deps.metrics('OutboxParked', parked.items.length, Date.parse(now));
    if (failures.length > 0) throw failures[0];
  }

  return { deliver, sweep };
}
export type Relay = ReturnType<typeof createRelay>;
