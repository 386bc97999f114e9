import { randomUUID } from 'node:crypto';
import { arn, region } from './identity.ts';
import type { Queues } from './queues.ts';

export type Subscription = { topicArn: string; queue: string; raw: boolean };

/** SNS: every queue that is subscribed gets the message, as it is or in the envelope of SNS. */
export type Topics = {
  /** Must be called inside a transaction when it is to be one with something else. */
  publish(topicArn: string, subject: string, message: string): void;
};

export function openTopics(queues: Queues, subscriptions: readonly Subscription[]): Topics {
  return {
    publish(topicArn, subject, message) {
      for (const { queue, raw } of subscriptions.filter((one) => one.topicArn === topicArn)) {
        const envelope = {
          Type: 'Notification',
          MessageId: randomUUID(),
          TopicArn: topicArn,
          Subject: subject,
          Message: message,
          Timestamp: new Date().toISOString(),
          SignatureVersion: '1',
          Signature: 'local',
          SigningCertURL: `https://sns.${region}.amazonaws.com/local.pem`,
          UnsubscribeURL: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn('AWS::SNS::Topic', 'local', region)}`,
        };
        queues.send(queue, [{ body: raw ? message : JSON.stringify(envelope) }]);
      }
    },
  };
}
