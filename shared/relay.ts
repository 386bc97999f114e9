import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { marshall } from '@aws-sdk/util-dynamodb';
import { toMoment } from './dutch-calendar.ts';
import type { Log, Metrics } from './log.ts';
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
  mail: { client: SESv2Client; configurationSet: string };
  /** `vlot.<service>`, the EventBridge source. */
  source: string;
  log: Log;
  metrics: Metrics;
};

/** Attempts after which a row is parked; the sweep comes by every minute. */
const maximumAttempts = 5;
const claimMillis = 90_000;
/** Younger rows are the stream's business; older than the longest relay run, or two of them would work at once. */
const sweepAfterMillis = 120_000;
const putEventsLimit = 10;

type EventRow = Extract<OutboxRow, { outbox: 'event' }>;
type MailRow = Extract<OutboxRow, { outbox: 'mail' }>;

const permanentMailErrors = new Set(['BadRequestException', 'MessageRejected', 'NotFoundException']);
const errorName = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

export function createRelay(deps: RelayDependencies) {
  const key = (row: OutboxRow) => ({
    TableName: deps.table.name,
    Key: marshall({ pk: row.pk, sk: row.sk }),
  });

  async function markDelivered(row: OutboxRow, messageId: string, now: number): Promise<void> {
    // The text of a mail is not kept: what was said is in the aggregate, and links in it are secrets.
    const forget = row.outbox === 'mail' ? ', geclaimdTot, mail.tekst, mail.html' : '';
    await deps.table.client.send(
      new UpdateItemCommand({
        ...key(row),
        UpdateExpression: `SET bezorgdOp = :now, berichtId = :id REMOVE gsi1pk, gsi1sk${forget}`,
        ExpressionAttributeValues: marshall({ ':now': toMoment(now), ':id': messageId }),
        ConditionExpression: 'attribute_exists(pk)',
      }),
    );
  }

  async function markFailed(row: OutboxRow, reason: string, permanent: boolean, now: number): Promise<void> {
    const attempts = row.pogingen + 1;
    const park = permanent || attempts >= maximumAttempts;
    deps.log(park ? 'outboxRowParked' : 'outboxRowFailed', { pk: row.pk, sk: row.sk, reason, attempts });
    if (park) deps.metrics('OutboxParked', 1, now);
    await deps.table.client.send(
      new UpdateItemCommand({
        ...key(row),
        UpdateExpression: 'SET pogingen = :n, laatsteFout = :fout, gsi1pk = :lijst REMOVE geclaimdTot',
        ExpressionAttributeValues: marshall({
          ':n': attempts,
          ':fout': reason,
          ':lijst': park ? parkedList : outboxList,
        }),
        ConditionExpression: 'attribute_exists(gsi1pk)',
      }),
    );
  }

  async function publish(rows: EventRow[], now: number): Promise<void> {
    const { Entries = [] } = await deps.bus.client.send(
      new PutEventsCommand({
        Entries: rows.map(({ event }) => ({
          EventBusName: deps.bus.name,
          Source: deps.source,
          DetailType: event.type,
          Detail: JSON.stringify(event),
        })),
      }),
    );
    await Promise.all(
      rows.map((row, index) => {
        const entry = Entries[index];
        if (!entry?.EventId) return markFailed(row, entry?.ErrorCode ?? 'NoAnswer', false, now);
        deps.log('eventDelivered', { type: row.event.type, id: row.event.id });
        return markDelivered(row, entry.EventId, now);
      }),
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
    const { mail } = row;
    let messageId: string;
    try {
      const answer = await deps.mail.client.send(
        new SendEmailCommand({
          FromEmailAddress: `"${mail.van.naam.replaceAll('"', '')}" <${mail.van.email}>`,
          Destination: { ToAddresses: [mail.aan] },
          ...(mail.antwoordAan && { ReplyToAddresses: [mail.antwoordAan] }),
          ConfigurationSetName: deps.mail.configurationSet,
          EmailTags: [{ Name: 'mail', Value: mail.id }],
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
      await markFailed(row, errorName(error), permanentMailErrors.has(errorName(error)), now);
      return;
    }
    deps.log('mailDelivered', { mail: mail.id, soort: mail.soort });
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
    const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Delivers rows that the stream missed: it keeps 24 hours, and a function may have died half-way. */
  async function sweep(now: string): Promise<void> {
    const until = new Date(Date.parse(now) - sweepAfterMillis).toISOString();
    const { items } = await deps.table.work(outboxList, outboxRow, { until, limit: 50 });
    if (items.length === 0) return;
    deps.log('outboxSwept', { rows: items.length });
    await deliver(items, Date.parse(now));
  }

  return { deliver, sweep };
}
export type Relay = ReturnType<typeof createRelay>;
