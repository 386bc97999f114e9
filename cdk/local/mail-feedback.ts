import { randomUUID } from 'node:crypto';
import type { Bus } from './bus.ts';
import { account, arn, region } from './identity.ts';
import type { Mail } from './mail.ts';

export type Feedback = 'bounce' | 'complaint';

/** A configuration set that tells the default bus what became of a mail. */
export type FeedbackDestination = { configurationSet: string; kinds: Feedback[] };

export type MailFeedback = {
  /** Must be called inside a transaction. Silent when no event destination of the mail's configuration set asks. */
  emit(mail: Mail, kind: Feedback): void;
};

export function openMailFeedback(bus: Bus, destinations: readonly FeedbackDestination[]): MailFeedback {
  return {
    emit(mail, kind) {
      const set = mail.configurationSet;
      if (!destinations.some((one) => one.configurationSet === set && one.kinds.includes(kind))) return;
      bus.emit({
        source: 'aws.ses',
        detailType: kind === 'bounce' ? 'Email Bounced' : 'Email Complaint Received',
        resources: [arn('AWS::SES::ConfigurationSet', set ?? '', region)],
        detail: { ...outcome[kind](mail), mail: described(mail) },
      });
    },
  };
}

const feedback = (mail: Mail) => ({ feedbackId: `${randomUUID()}-000000`, timestamp: mail.sentAt });

const outcome = {
  bounce: (mail: Mail) => ({
    eventType: 'Bounce',
    bounce: {
      ...feedback(mail),
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: mail.to.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      })),
      reportingMTA: 'dns; mta.vlot.local',
    },
  }),
  complaint: (mail: Mail) => ({
    eventType: 'Complaint',
    complaint: {
      ...feedback(mail),
      complaintSubType: null,
      complainedRecipients: mail.to.map((emailAddress) => ({ emailAddress })),
      complaintFeedbackType: 'abuse',
      userAgent: 'Vlot, op deze computer',
      arrivalDate: mail.sentAt,
    },
  }),
};

function described(mail: Mail) {
  const domain = /@([^>]+)>?\s*$/.exec(mail.from)?.[1] ?? '';
  return {
    timestamp: mail.sentAt,
    source: mail.from,
    sourceArn: arn('AWS::SES::EmailIdentity', domain, region),
    sendingAccountId: account,
    messageId: mail.id,
    destination: mail.to,
    headersTruncated: false,
    headers: [
      { name: 'From', value: mail.from },
      { name: 'To', value: mail.to.join(', ') },
      { name: 'Subject', value: mail.subject },
    ],
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
    tags: {
      'ses:operation': ['SendEmail'],
      'ses:configuration-set': [mail.configurationSet ?? ''],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [domain],
      'ses:caller-identity': ['vlot'],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  };
}
