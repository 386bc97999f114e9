import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The longest that SQS keeps a message. */
const retentionPeriod = Duration.days(14);

/**
 * How a queue is encrypted: under the service's own key where messages hold personal data (mail addresses, subjects),
 * else SSE-SQS, because the events of Vlot carry none.
 */
export const encryptedBy = (key: IKey | undefined) =>
  key ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key } : { encryption: QueueEncryption.SQS_MANAGED };

/** Where a queue sets aside what failed too often. */
export function deadLetterQueue(scope: Construct, id: string, key?: IKey): Queue {
  const queue = new Queue(scope, id, { ...encryptedBy(key), enforceSSL: true, retentionPeriod });
  acknowledge(queue, 'Serverless-SQSRedrivePolicy', 'This is a dead-letter queue itself, with an alarm on it');
  return queue;
}

/** A dead-letter queue of something that is no queue itself: a rule, a topic, a stream, a schedule. */
export function undeliveredQueue(scope: Construct, id: string, key?: IKey): Queue {
  const queue = deadLetterQueue(scope, id, key);
  acknowledge(
    queue,
    'AwsSolutions-SQS3',
    'The dead-letter queue of a rule, topic, stream or schedule, which cdk-nag cannot see',
  );
  return queue;
}
