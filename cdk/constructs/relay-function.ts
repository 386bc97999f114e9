import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { ServiceTable } from './service-table.ts';
import { undeliveredQueue } from './undelivered.ts';

/** Way in 3 of 4: the insertion of outbox rows in the service's table, for the relay. */
export class RelayFunction extends Construct {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps & { table: ServiceTable }) {
    super(scope, id);
    // Holds metadata only; the rows themselves stay in the outbox, where the sweep finds them.
    const skipped = undeliveredQueue(this, 'Skipped');
    const { lambda, role } = new ServiceFunction(this, id, {
      ...props,
      timeout: Duration.seconds(60),
      memory: 512,
      statements: [
        ...props.statements,
        ...props.table.allowStream(),
        new PolicyStatement({ sid: 'OwnSkipped', actions: ['sqs:SendMessage'], resources: [skipped.queueArn] }),
      ],
    });
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'dynamodb:ListStreams knows no resources and Lambda refuses the mapping without it; it lists names, no data',
    );
    acknowledge(
      role,
      'Serverless-LambdaStarPermissions',
      'dynamodb:ListStreams knows no resources and Lambda refuses the mapping without it; it lists names, no data',
    );
    new EventSourceMapping(this, 'Mapping', {
      target: lambda,
      eventSourceArn: props.table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 20,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { outbox: { S: FilterRule.or('event', 'mail') } } },
        }),
      ],
      bisectBatchOnError: true,
      retryAttempts: 5,
      // After this the sweep has long taken over.
      maxRecordAge: Duration.hours(1),
      parallelizationFactor: 4,
      onFailure: { bind: () => ({ destination: skipped.queueArn }) },
    });
    acknowledge(lambda, 'Serverless-LambdaDLQ', 'Reads from a stream whose mapping has a failure destination');
    props.alarms.notEmpty(`${id}Skipped`, skipped, {
      people: `De bezorger ${props.path} heeft wijzigingen overgeslagen; de veger bezorgt ze later alsnog. ${props.meaning.people}`,
      first: `lees de fout in de logs van ${props.path}; loopt de veger, dan hoeft u de berichten in deze wachtrij alleen weg te halen.`,
    });
    props.alarms.add(`${id}IteratorAge`, {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: lambda.functionName },
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      from: Duration.minutes(5).toMilliseconds(),
      periods: 3,
      missing: 'fine',
      meaning: {
        people: `Mails en berichten van ${props.path} komen meer dan vijf minuten te laat. ${props.meaning.people}`,
        first: `kijk of ${props.path} fouten geeft of te weinig ruimte krijgt.`,
      },
    });
  }
}
