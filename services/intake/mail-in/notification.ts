import * as z from 'zod';

const verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED']);
export type Verdict = z.infer<typeof verdict>;

/** A verdict that is missing or not known is no reason to lose a mail, and never a pass. */
const status = z
  .object({ status: verdict })
  .catch({ status: 'PROCESSING_FAILED' })
  .transform((found) => found.status);

/** What SES says about a mail that it received and put in the bucket; only what is used here. */
export const receivedMail = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    /** Name of the mail within SES: the same mail may be announced more than once. */
    messageId: z.string().min(1),
    timestamp: z.iso.datetime({ offset: true }),
    /** Envelope sender; empty for bounces. */
    source: z
      .string()
      .nullish()
      .transform((source) => source ?? ''),
    /** As SES read it; only for a mail that cannot be read here. */
    commonHeaders: z.object({ subject: z.string().optional() }).catch({}).default({}),
  }),
  receipt: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    recipients: z.array(z.string()),
    spfVerdict: status,
    dkimVerdict: status,
    dmarcVerdict: status,
    spamVerdict: status,
    virusVerdict: status,
    action: z.object({ type: z.literal('S3'), bucketName: z.string().min(1), objectKey: z.string().min(1) }),
  }),
});
export type ReceivedMail = z.infer<typeof receivedMail>;

const json = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
});

/** The body of a message on the queue: the envelope of SNS, or the message itself where the subscription is raw. */
export const mailNotification = z.preprocess(
  (value) => (typeof value === 'string' ? (json.safeParse(value).data ?? value) : value),
  z.union([
    z
      .object({ Type: z.literal('Notification'), Message: json.pipe(receivedMail) })
      .transform((envelope) => envelope.Message),
    receivedMail,
  ]),
);
