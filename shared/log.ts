/**
 * Logs hold ids and codes only (rule 11), and only these messages: a closed list, so that nobody logs a body.
 * A line with `_aws` is a CloudWatch metric in embedded format; alarms watch those.
 */
const messages = {
  requestHandled: 'A request was answered',
  requestFailed: 'A request failed unexpectedly',
  eventHandled: 'An event was handled',
  eventRepeated: 'An event had been handled before',
  eventFailed: 'Handling an event failed; it will be offered again',
  eventDelivered: 'An event reached the bus',
  mailDelivered: 'A mail was handed to SES',
  outboxRowFailed: 'An outbox row could not be delivered; the sweep tries again',
  outboxRowParked: 'An outbox row stays impossible and was parked',
  outboxSwept: 'The sweep delivered rows that the stream had missed',
  termPassed: 'A term has passed and was acted upon',
  termFailed: 'Acting upon a passed term failed; the next sweep tries again',
  erased: 'An aggregate was erased at the end of its retention',
  mailReturned: 'A mail of ours came back',
  mailTaken: 'A mail became a melding',
  mailAdded: 'A mail was added to the melding that it answers',
  mailAutomatic: 'A mail that no person wrote was left alone',
  mailUnreadable: 'A mail could not be read and was taken in with its subject',
  bijlageScanned: 'An attachment was scanned',
  collisionRetried: 'Another command came first; decided again',
} as const;
export type Message = keyof typeof messages;

export type LogFields = Record<string, string | number | boolean | null | undefined>;
export type Log = (message: Message, fields?: LogFields) => void;

export function createLog(write: (line: string) => void, service: string): Log {
  return (message, fields = {}) => write(JSON.stringify({ service, message, text: messages[message], ...fields }));
}

/** Metrics that alarms watch, all in namespace `Vlot` with dimension `service`. */
export type Metric =
  | 'OutboxParked'
  | 'OldestOpenMeldingHours'
  | 'CasusWithoutRegisseur'
  /** Hours that the longest waiting complex casus has had nobody at all (R63). */
  | 'ComplexZonderRegisseurUren'
  /** A mail to the mailbox of the municipality itself came back: nobody reads what it is told. */
  | 'MailboxBounced'
  /** Mails that no person wrote: replies of programs, bounces, lists, loops. */
  | 'MailAutomatisch'
  /** R10: an outcome of triage, by which it is. */
  | 'Uitkomst'
  | 'TermFailed';

export function createMetrics(write: (line: string) => void, service: string) {
  /** `by`: dimensions besides the service, with few values each. */
  return (metric: Metric, value: number, timestamp: number, by: Readonly<Record<string, string>> = {}) =>
    write(
      JSON.stringify({
        service,
        ...by,
        [metric]: value,
        _aws: {
          Timestamp: timestamp,
          CloudWatchMetrics: [
            {
              Namespace: 'Vlot',
              Dimensions: [['service', ...Object.keys(by)]],
              Metrics: [{ Name: metric, Unit: 'None' }],
            },
          ],
        },
      }),
    );
}
export type Metrics = ReturnType<typeof createMetrics>;

export const stdout = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
