import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The longest that SQS keeps a message. */
const retentionPeriod = Duration.days(14);

/** Where a queue sets aside what failed too often. SSE-SQS is enough: no personal data of residents in messages. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod });
  acknowledge(queue, 'Serverless-SQSRedrivePolicy', 'This is a dead-letter queue itself, with an alarm on it');
  return queue;
}

/** A dead-letter queue of something that is no queue itself: a rule, a stream, a schedule. */
export function undeliveredQueue(scope: Construct, id: string): Queue {
  const queue = deadLetterQueue(scope, id);
  acknowledge(
    queue,
    'AwsSolutions-SQS3',
    'The dead-letter queue of a rule, stream or schedule, which cdk-nag cannot see',
  );
  return queue;
}
