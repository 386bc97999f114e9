import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { undeliveredQueue } from './undelivered.ts';

/** Way in 4 of 4: the clock, once a minute. */
export class ScheduleFunction extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const missed = undeliveredQueue(this, 'Missed');
    const { lambda, role } = new ServiceFunction(this, id, {
      ...props,
      // Ends before the next minute begins.
      timeout: Duration.seconds(50),
      memory: 512,
      statements: [
        ...props.statements,
        new PolicyStatement({ sid: 'OwnMissed', actions: ['sqs:SendMessage'], resources: [missed.queueArn] }),
      ],
    });
    this.role = role;
    new EventInvokeConfig(this, 'Invocations', {
      function: lambda,
      // The next minute is the retry.
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      onFailure: { bind: () => ({ destination: missed.queueArn }) },
    });
    new Rule(this, 'Rule', {
      description: `Vlot ${props.path}: what is due`,
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaTarget(lambda, { deadLetterQueue: missed, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
      ],
    });
    acknowledge(lambda, 'Serverless-LambdaDLQ', 'Has a failure destination, which holds the reason as well');
    props.alarms.notEmpty(`${id}Missed`, missed, {
      people: `De veger ${props.path} heeft een of meer minuten overgeslagen. ${props.meaning.people}`,
      first: `kijk of ${props.path} nu weer loopt; dan haalt hij alles in en kunt u deze wachtrij leegmaken.`,
    });
  }
}
