import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Metric as VlotMetric } from '../../shared/log.ts';

/** In Dutch, for the operator: what it means for people, and what to do first. */
export type Meaning = { people: string; first: string };

export type AlarmProps = {
  metric: IMetric;
  /** Rings from this value on. */
  from: number;
  /** Of so many periods in a row. */
  periods?: number;
  missing: 'fine' | 'wrong';
  meaning: Meaning;
};

/** The alarms of one stack; every one of them notifies the operator and says what it means for people. */
export class Alarms extends Construct {
  private readonly operator: ITopic;

  constructor(scope: Construct, operator: ITopic) {
    super(scope, 'Alarms');
    this.operator = operator;
  }

  add(id: string, props: AlarmProps): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: `${props.meaning.people} Eerst doen: ${props.meaning.first}`,
      metric: props.metric,
      threshold: props.from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: props.periods ?? 1,
      treatMissingData: props.missing === 'fine' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.operator));
    alarm.addOkAction(new SnsAction(this.operator));
  }

  /** Something in this queue is work that nobody does any more. */
  notEmpty(id: string, queue: IQueue, meaning: Meaning): void {
    this.add(id, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      from: 1,
      missing: 'fine',
      meaning,
    });
  }

  functionFails(lambda: LambdaFunction, id: string, path: string, meaning: Meaning): void {
    this.add(`${id}Errors`, {
      metric: lambda.metricErrors({ period: Duration.minutes(5), statistic: Stats.SUM }),
      from: 1,
      missing: 'fine',
      meaning: { people: `De functie ${path} geeft fouten. ${meaning.people}`, first: meaning.first },
    });
    this.add(`${id}Throttles`, {
      metric: lambda.metricThrottles({ period: Duration.minutes(5), statistic: Stats.SUM }),
      from: 1,
      missing: 'fine',
      meaning: {
        people: `De functie ${path} krijgt te weinig ruimte van AWS, dus werk wacht. ${meaning.people}`,
        first: 'vraag bij Service Quotas meer gelijktijdige Lambda-uitvoeringen aan (nieuwe accounts hebben er 10).',
      },
    });
  }

  /** A metric that a function writes in its log (shared/log.ts). */
  own(metric: VlotMetric, service: string, props: Omit<AlarmProps, 'metric'>): void {
    this.add(metric, {
      ...props,
      metric: new Metric({
        namespace: 'Vlot',
        metricName: metric,
        dimensionsMap: { service },
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      }),
    });
  }
}
