import * as z from 'zod';
import { commonHeaders, type Header, truncate } from './mail-headers.ts';

export const verdictSchema = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED']);
export type Verdict = z.output<typeof verdictSchema>;
export type Verdicts = Record<'spf' | 'dkim' | 'dmarc' | 'spam' | 'virus', Verdict>;

/** One receipt rule: for these recipients a mail goes into the bucket and its notification to the topic. */
export type ReceiptRule = {
  /** Addresses, domains, or `.domain` for what is under it; in small letters. None: everybody. */
  recipients: string[];
  bucket: string;
  prefix: string;
  topicArn: string | undefined;
};

export const accepts = ({ recipients }: ReceiptRule, address: string): boolean => {
  const [, domain = ''] = address.toLowerCase().split('@');
  return (
    recipients.length === 0 ||
    recipients.some((one) =>
      one.includes('@') ? one === address.toLowerCase() : one.startsWith('.') ? domain.endsWith(one) : one === domain,
    )
  );
};

export type Received = {
  messageId: string;
  /** MAIL FROM; empty for a mail that reports on another. */
  source: string;
  destination: string[];
  recipients: string[];
  headers: Header[];
  verdicts: Verdicts;
  /** ISO 8601. */
  at: string;
};

/** What SES tells the topic of a rule. */
export function notificationOf(rule: ReceiptRule, mail: Received): Record<string, unknown> {
  const { spf, dkim, dmarc, spam, virus } = mail.verdicts;
  return {
    notificationType: 'Received',
    mail: {
      timestamp: mail.at,
      source: mail.source,
      messageId: mail.messageId,
      destination: mail.destination,
      ...truncate(mail.headers),
      commonHeaders: commonHeaders(mail.headers),
    },
    receipt: {
      timestamp: mail.at,
      processingTimeMillis: 1,
      recipients: mail.recipients,
      spamVerdict: { status: spam },
      virusVerdict: { status: virus },
      spfVerdict: { status: spf },
      dkimVerdict: { status: dkim },
      dmarcVerdict: { status: dmarc },
      // Only there when the mail failed: what the sender's domain asks for.
      ...(dmarc === 'FAIL' && { dmarcPolicy: 'none' }),
      action: {
        type: 'S3',
        topicArn: rule.topicArn,
        bucketName: rule.bucket,
        objectKeyPrefix: rule.prefix,
        objectKey: `${rule.prefix}${mail.messageId}`,
      },
    },
  };
}
