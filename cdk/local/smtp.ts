import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { inTransaction } from './data-folder.ts';
import { type Header, readHeaders, takeVerdicts } from './mail-headers.ts';
import type { Objects } from './objects.ts';
import { accepts, notificationOf, type ReceiptRule, type Verdicts } from './receipt.ts';
import { StartError } from './start-error.ts';
import type { Topics } from './topics.ts';

/** SES receives 40 MB and no more. */
const maxBytes = 40 * 1024 * 1024;
/** No mail program comes near this; the rest would be read as text. */
const maxHeaderBlock = 256 * 1024;

export const allPass: Verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' };

export type Smtp = {
  port: number;
  /** What the next mails are found to be, unless a mail says so itself (X-Vlot-Verdict-Spf: FAIL). */
  verdicts: Verdicts;
  /** No mail is being taken in. */
  isIdle(): boolean;
  stop(): Promise<void>;
};

export type SmtpParts = {
  db: DatabaseSync;
  objects: Objects;
  topics: Topics;
  /** None: no mail is taken in. */
  rule: ReceiptRule | undefined;
};

/**
 * SES as it receives: a mail that was answered with 250 is in its bucket and announced to its topic, in one
 * transaction, so also after a `kill -9`. On 127.0.0.1 only, without TLS.
 */
export async function openSmtp(port: number, advice: string, parts: SmtpParts): Promise<Smtp> {
  let active = 0;
  const smtp: Smtp = { port, verdicts: { ...allPass }, isIdle: () => active === 0, stop: async () => undefined };
  const server = new SMTPServer({
    name: 'vlot',
    banner: 'Vlot, op deze computer',
    size: maxBytes,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onRcptTo({ address }, _session, answer) {
      if (parts.rule && accepts(parts.rule, address)) return answer();
      answer(refusal(550, '5.1.1 Requested action not taken: mailbox unavailable'));
    },
    onData(stream, session, answer) {
      active += 1;
      receive(stream, session, smtp.verdicts, parts)
        .then((messageId) => answer(null, `Ok ${messageId}`))
        .catch((error: unknown) => answer(error instanceof Error ? error : new Error(String(error))))
        .finally(() => {
          active -= 1;
        });
    },
  });
  // A client that leaves half way is no fault of ours.
  server.on('error', () => undefined);
  smtp.port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, port, advice)));
    const listening = server.listen(port, '127.0.0.1', () => {
      const address = listening.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
  smtp.stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return smtp;
}

async function receive(
  stream: SMTPServerDataStream,
  { envelope, clientHostname }: SMTPServerSession,
  verdicts: Verdicts,
  { db, objects, topics, rule }: SmtpParts,
): Promise<string> {
  const messageId = newMessageId();
  if (!rule) throw refusal(550, '5.1.1 Requested action not taken: mailbox unavailable');
  const source = envelope.mailFrom ? envelope.mailFrom.address : '';
  const destination = envelope.rcptTo.map(({ address }) => address);
  const at = new Date();
  const own = [
    `Return-Path: <${source}>`,
    `Received: from ${clientHostname} by inbound-smtp.vlot.local with SMTP id ${messageId}; ${at.toUTCString()}`,
  ];
  const found: { headers: Header[]; verdicts: Verdicts } = { headers: [], verdicts };
  const staged = await objects.stage(
    withHeaders(stream, (block) => {
      const taken = takeVerdicts(block);
      found.verdicts = { ...verdicts, ...taken.verdicts };
      const { spam, virus } = found.verdicts;
      const added = [...own, `X-SES-Spam-Verdict: ${spam}`, `X-SES-Virus-Verdict: ${virus}`];
      const complete = `${added.join('\r\n')}\r\n${taken.block}`;
      found.headers = readHeaders(Buffer.from(complete, 'latin1').toString('utf8'));
      return complete;
    }),
    maxBytes + maxHeaderBlock,
  );
  if (staged && stream.sizeExceeded) objects.discard(staged);
  if (!staged || stream.sizeExceeded) throw refusal(552, `5.3.4 Message too long, at most ${maxBytes} bytes`);
  const received = { messageId, source, destination, at: at.toISOString(), ...found };
  const recipients = destination.filter((address) => accepts(rule, address));
  const notification = JSON.stringify(notificationOf(rule, { ...received, recipients }));
  inTransaction(db, () => {
    objects.keep(rule.bucket, `${rule.prefix}${messageId}`, staged);
    if (rule.topicArn === undefined) return;
    topics.publish(rule.topicArn, 'Amazon SES Email Receipt Notification', notification);
  });
  return messageId;
}

/** The message with another header block; of the body never more than a piece is in memory. */
async function* withHeaders(
  message: AsyncIterable<Uint8Array>,
  change: (block: string) => string,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of message) {
    if (!head) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = endOfHeaders(head);
    if (end === undefined && head.length < maxHeaderBlock) continue;
    yield Buffer.from(change(head.subarray(0, end ?? 0).toString('latin1')), 'latin1');
    yield head.subarray(end ?? 0);
    head = undefined;
  }
  if (!head) return;
  yield Buffer.from(change(head.toString('latin1')), 'latin1');
}

/** Where the empty line is. Lines end on CRLF or, from careless programs, on LF. */
function endOfHeaders(text: Buffer): number | undefined {
  if (text[0] === 0x0a || (text[0] === 0x0d && text[1] === 0x0a)) return 0;
  const found = [text.indexOf('\r\n\r\n'), text.indexOf('\n\n')].filter((at) => at >= 0).sort((a, b) => a - b);
  const [first] = found;
  return first === undefined ? undefined : first + (text[first] === 0x0d ? 2 : 1);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

function newMessageId(): string {
  return Array.from({ length: 40 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function refusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}

function cannotListen(error: Error, port: number, advice: string): Error {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  return inUse
    ? new StartError(`Poort ${port} is al in gebruik: stop het programma dat hem gebruikt of ${advice}.`)
    : error;
}
