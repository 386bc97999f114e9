import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { deadLetterQueue, encryptedBy } from './undelivered.ts';

/** After so many times a message is set aside. */
const maxReceiveCount = 5;
/** Functions of this queue at once: enough for a burst. The README asks for the account's quota first. */
const maxConcurrency = 5;

export type QueueFunctionProps = ServiceFunctionProps & {
  /** What it means when a message failed for good; a sentence that ends with how often it was tried. */
  stuck: (times: number) => string;
  /** 30 seconds when absent. */
  timeout?: Duration | undefined;
  /** Messages that one invocation gets; 10 when absent. */
  batchSize?: number | undefined;
  /** For a queue whose messages hold personal data. */
  key?: IKey | undefined;
};

/** Way in 2 of 4: a queue, with one for what failed too often, and its function. What fills it, is its caller's. */
export class QueueFunction extends Construct {
  readonly queue: Queue;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    super(scope, id);
    const timeout = props.timeout ?? Duration.seconds(30);
    const deadLetters = deadLetterQueue(this, 'DeadLetters', props.key);
    this.queue = new Queue(this, 'Queue', {
      ...encryptedBy(props.key),
      enforceSSL: true,
      // Six times the timeout, as AWS advises: a slow batch is not offered a second time meanwhile.
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount },
    });
    const { lambda, role } = new ServiceFunction(this, id, {
      ...props,
      timeout,
      memory: 512,
      statements: [
        ...props.statements,
        new PolicyStatement({
          sid: 'OwnQueue',
          actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
          resources: [this.queue.queueArn],
        }),
      ],
    });
    this.role = role;
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize ?? 10,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
    acknowledge(
      mapping,
      'Serverless-LambdaEventSourceMappingDestination',
      'The queue has a dead-letter queue, which does this',
    );
    acknowledge(lambda, 'Serverless-LambdaDLQ', 'Reads from a queue that has a dead-letter queue');
    props.alarms.notEmpty(`${id}DeadLetters`, deadLetters, {
      people: `${props.stuck(maxReceiveCount)} ${props.meaning.people}`,
      first: `lees de fout in de logs van ${props.path}, herstel de oorzaak en zet het bericht terug met npm run redrive.`,
    });
  }
}
