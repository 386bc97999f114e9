import { Duration } from 'aws-cdk-lib';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Subscriber, subscriptions } from '../../events/catalogue.ts';
import { acknowledge } from './acknowledge.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { deadLetterQueue, undeliveredQueue } from './undelivered.ts';

const timeout = Duration.seconds(30);
/** After so many times a message is set aside. */
const maxReceiveCount = 5;
/** Functions of this queue at once: enough for a burst. The README asks for the account's quota first. */
const maxConcurrency = 5;

/** Way in 2 of 4: what the catalogue says that this service hears, by rule, queue and function. */
export class QueueFunction extends Construct {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps & { bus: EventBus; subscriber: Subscriber }) {
    super(scope, id);
    const deadLetters = deadLetterQueue(this, 'DeadLetters');
    const undelivered = undeliveredQueue(this, 'Undelivered');
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the timeout, as AWS advises: a slow batch is not offered a second time meanwhile.
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount },
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      description: `Vlot: ${props.subscriber} hears these events (events/catalogue.ts)`,
      eventPattern: { detailType: [...subscriptions[props.subscriber]] },
      targets: [new SqsQueue(queue, { deadLetterQueue: undelivered })],
    });
    const { lambda } = new ServiceFunction(this, id, {
      ...props,
      timeout,
      memory: 512,
      statements: [
        ...props.statements,
        new PolicyStatement({
          sid: 'OwnQueue',
          actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
          resources: [queue.queueArn],
        }),
      ],
    });
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
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
      people: `Een bericht voor ${props.subscriber} mislukte ${maxReceiveCount} keer en ligt stil. ${props.meaning.people}`,
      first: `lees de fout in de logs van ${props.path}, herstel de oorzaak en zet het bericht terug met npm run redrive.`,
    });
    props.alarms.notEmpty(`${id}Undelivered`, undelivered, {
      people: `EventBridge kon een bericht niet bij ${props.subscriber} bezorgen. ${props.meaning.people}`,
      first: 'kijk of de wachtrij en haar rechten nog bestaan en zet het bericht terug met npm run redrive -- aws.',
    });
  }
}
