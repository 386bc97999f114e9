import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { inTransaction } from './data-folder.ts';
import type { Feedback, MailFeedback } from './mail-feedback.ts';

// aws-ses-v2-local keeps everything in memory, and mail is what people look for after a restart: hence our own.

export type Mail = {
  id: string;
  from: string;
  to: string[];
  replyTo: string[];
  subject: string;
  text: string;
  html: string;
  /** ISO 8601. */
  sentAt: string;
  tags: Record<string, string>;
  configurationSet?: string | undefined;
};

export type MailBox = {
  /** `POST /v2/email/outbound-emails`. */
  send(body: unknown): { status: number; type?: string; body: unknown };
  /** Newest first. */
  list(): Mail[];
  find(id: string): Mail | undefined;
  /** As if the mailbox did not exist, or its owner called the mail spam; says on the bus what SES says. */
  comesBack(mail: Mail, kind: Feedback): void;
};

const content = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const addresses = z.array(z.string().min(3)).default([]);
const tagText = z.string().regex(/^[A-Za-z0-9_.@-]{1,256}$/);
const sendEmail = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ReplyToAddresses: addresses,
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content,
      Body: z.strictObject({ Text: content.optional(), Html: content.optional() }),
      Headers: z
        .array(z.strictObject({ Name: z.string().regex(/^[\x21-\x39\x3b-\x7e]{1,126}$/), Value: z.string().max(870) }))
        .max(15)
        .optional(),
    }),
  }),
  EmailTags: z
    .array(z.strictObject({ Name: tagText, Value: tagText }))
    .max(50)
    .default([]),
  ConfigurationSetName: z.string().optional(),
  FeedbackForwardingEmailAddress: z.string().optional(),
});

/** Mailboxes of SES that send everything back, the same on one machine. */
const simulators = { bounce: 'bounce@simulator.amazonses.com', complaint: 'complaint@simulator.amazonses.com' };

const row = z.object({ mail: z.string() });

/** Sends as SES does outside its sandbox: only from a verified domain, only with a configuration set that exists. */
export function openMailBox(
  db: DatabaseSync,
  identities: string[],
  configurationSets: string[],
  feedback: MailFeedback,
): MailBox {
  db.exec(
    'CREATE TABLE IF NOT EXISTS local_mails (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, mail TEXT NOT NULL) STRICT',
  );
  const insert = db.prepare('INSERT INTO local_mails (id, mail) VALUES (?, ?)');
  const select = db.prepare('SELECT mail FROM local_mails ORDER BY number DESC');
  const selectOne = db.prepare('SELECT mail FROM local_mails WHERE id = ?');
  const toMail = (found: unknown) => {
    const mail: Mail = JSON.parse(row.parse(found).mail);
    return mail;
  };
  const refuse = (status: number, type: string, message: string) => ({ status, type, body: { message } });
  return {
    send(body) {
      const request = sendEmail.safeParse(body);
      if (!request.success) return refuse(400, 'BadRequestException', z.prettifyError(request.error));
      const { FromEmailAddress: from, Destination: destination, Content, ConfigurationSetName: set } = request.data;
      const to = [...destination.ToAddresses, ...destination.CcAddresses, ...destination.BccAddresses];
      if (to.length === 0 || to.length > 50)
        return refuse(400, 'BadRequestException', 'Between 1 and 50 recipients are allowed.');
      const sender = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
      const domain = sender.split('@')[1] ?? '';
      if (
        !identities.some((identity) => identity === sender || identity === domain || domain.endsWith(`.${identity}`))
      ) {
        return refuse(
          400,
          'MessageRejected',
          `Email address is not verified. The following identities failed the check: ${sender}`,
        );
      }
      if (set !== undefined && !configurationSets.includes(set)) {
        return refuse(404, 'NotFoundException', `Configuration set <${set}> does not exist.`);
      }
      const { Subject, Body } = Content.Simple;
      const mail: Mail = {
        id: randomUUID(),
        from,
        to,
        replyTo: request.data.ReplyToAddresses,
        subject: Subject.Data,
        text: Body.Text?.Data ?? '',
        html: Body.Html?.Data ?? '',
        sentAt: new Date().toISOString(),
        tags: Object.fromEntries(request.data.EmailTags.map(({ Name, Value }) => [Name, Value])),
        ...(set !== undefined && { configurationSet: set }),
      };
      inTransaction(db, () => {
        insert.run(mail.id, JSON.stringify(mail));
        for (const [kind, address] of Object.entries(simulators)) {
          if (to.some((one) => one.includes(address))) feedback.emit(mail, kind === 'complaint' ? kind : 'bounce');
        }
      });
      return { status: 200, body: { MessageId: mail.id } };
    },
    comesBack: (mail, kind) => inTransaction(db, () => feedback.emit(mail, kind)),
    list: () => select.all().map(toMail),
    find(id) {
      const found = selectOne.get(id);
      return found === undefined ? undefined : toMail(found);
    },
  };
}
