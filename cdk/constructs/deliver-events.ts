import { Stack } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

import type { Construct } from 'constructs';
import type { Alarms, Meaning } from './alarms.ts';
import { undeliveredQueue } from './undelivered.ts';

export type QueueRuleProps = {
  /** The default bus of the account when absent: what AWS services themselves say. */
  bus?: EventBus | undefined;
  description: string;
  pattern: EventPattern;
  queue: Queue;
  /** Of the queue, when it has one. */
  key?: Key | undefined;
  alarms: Alarms;
  alarmId: string;
  /** Whom EventBridge could not reach, in Dutch, and what that means for people. */
  to: string;
  meaning: Meaning;
};

/** Events of this kind go to this queue; what cannot be delivered is kept and alarms. */
export function deliverEvents(scope: Construct, props: QueueRuleProps): void {
  const undelivered = undeliveredQueue(scope, 'Undelivered', props.key);
  const rule = new Rule(scope, 'Rule', {
    ...(props.bus && { eventBus: props.bus }),
    description: props.description,
    eventPattern: props.pattern,
    // Not the target of the library: into a queue with a key of its own that lets every rule there is.
    targets: [{ bind: () => ({ arn: props.queue.queueArn, deadLetterConfig: { arn: undelivered.queueArn } }) }],
  });
  props.key?.addToResourcePolicy(
    new PolicyStatement({
      sid: 'EventsComeIn',
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  for (const queue of [props.queue, undelivered]) {
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OwnRule',
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    );
  }
  props.alarms.notEmpty(`${props.alarmId}Undelivered`, undelivered, {
    people: `EventBridge kon een bericht niet bij ${props.to} bezorgen. ${props.meaning.people}`,
    first: 'kijk of de wachtrij en haar rechten nog bestaan en zet het bericht terug met npm run redrive -- aws.',
  });
}
