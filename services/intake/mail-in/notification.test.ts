import { describe, expect, it } from 'vitest';
import { mailNotification } from './notification.ts';

const message = {
  notificationType: 'Received',
  mail: {
    timestamp: '2026-11-21T09:15:00.000Z',
    source: 'ans@voorbeeld.example',
    messageId: 'mvhvgjol1',
    destination: ['regisseurs@almelo.example'],
    headersTruncated: false,
  },
  receipt: {
    timestamp: '2026-11-21T09:15:00.000Z',
    processingTimeMillis: 222,
    recipients: ['regisseurs@almelo.example'],
    spamVerdict: { status: 'PASS' },
    virusVerdict: { status: 'PASS' },
    spfVerdict: { status: 'GRAY' },
    dkimVerdict: { status: 'FAIL' },
    dmarcVerdict: { status: 'PROCESSING_FAILED' },
    action: { type: 'S3', topicArn: 'arn:aws:sns:x', bucketName: 'post', objectKey: 'mail/mvhvgjol1' },
  },
};
const envelope = (inner: unknown) =>
  JSON.stringify({ Type: 'Notification', MessageId: 'm', TopicArn: 'arn:aws:sns:x', Message: JSON.stringify(inner) });

describe('the notification of SES', () => {
  it('is read from the envelope of SNS, as text or as an object, and without it', () => {
    const expected = {
      source: 'ans@voorbeeld.example',
      spf: 'GRAY',
      dkim: 'FAIL',
      dmarc: 'PROCESSING_FAILED',
      key: 'mail/mvhvgjol1',
    };
    for (const body of [envelope(message), JSON.parse(envelope(message)), JSON.stringify(message), message]) {
      const { mail, receipt } = mailNotification.parse(body);
      expect({
        source: mail.source,
        spf: receipt.spfVerdict,
        dkim: receipt.dkimVerdict,
        dmarc: receipt.dmarcVerdict,
        key: receipt.action.objectKey,
      }).toEqual(expected);
    }
  });

  it('takes a verdict that is missing or not known for one that failed', () => {
    const { dmarcVerdict: _, ...receipt } = message.receipt;
    const read = mailNotification.parse(
      envelope({ ...message, receipt: { ...receipt, spamVerdict: { status: 'DISABLED' }, virusVerdict: null } }),
    );
    expect(read.receipt).toMatchObject({
      dmarcVerdict: 'PROCESSING_FAILED',
      spamVerdict: 'PROCESSING_FAILED',
      virusVerdict: 'PROCESSING_FAILED',
    });
  });

  it('reads the empty sender of a bounce', () => {
    for (const source of ['', null, undefined]) {
      expect(mailNotification.parse(envelope({ ...message, mail: { ...message.mail, source } })).mail.source).toBe('');
    }
  });

  it.each([
    '',
    'geen json',
    '{"Type":"Notification","Message":"geen json"}',
    envelope({ notificationType: 'Bounce' }),
    envelope({ ...message, receipt: { ...message.receipt, action: { type: 'Lambda' } } }),
  ])('refuses %s', (body) => {
    expect(mailNotification.safeParse(body).success).toBe(false);
  });
});
