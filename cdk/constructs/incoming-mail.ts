import { CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms, Meaning } from './alarms.ts';
import { type PostBucket, rawMailPrefix } from './post-bucket.ts';
import { undeliveredQueue } from './undelivered.ts';

export type IncomingMailProps = {
  /** Mail to this address and no other. */
  mailbox: string;
  post: PostBucket;
  key: Key;
  queue: Queue;
  alarms: Alarms;
  meaning: Meaning;
};

/**
 * Mail to the municipality's mailbox: SES puts it in the bucket and tells the queue, by way of a topic because that
 * carries what SES found about sender, spam and viruses. Mail of more than 40 MB is refused by SES. The rule set works
 * when a person made it the active one; CloudFormation cannot.
 */
export class IncomingMail extends Construct {
  constructor(scope: Construct, id: string, { mailbox, post, key, queue, alarms, meaning }: IncomingMailProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const ruleSet = new CfnReceiptRuleSet(this, 'RuleSet');
    new CfnOutput(this, 'ActivateRuleSet', { value: ruleSet.ref, description: 'The receipt rule set to make active' });
    const ses = new ServicePrincipal('ses.amazonaws.com');
    const ownRules = {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: {
        // The rule itself is made last: SES tries its rights out when it is made.
        'aws:SourceArn': Stack.of(this).formatArn({
          service: 'ses',
          resource: 'receipt-rule-set',
          resourceName: `${ruleSet.ref}:receipt-rule/*`,
        }),
      },
    };

    const topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OwnReceiptRules',
        principals: [ses],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: ownRules,
      }),
    );
    post.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OwnReceiptRules',
        principals: [ses],
        actions: ['s3:PutObject'],
        resources: [post.bucket.arnForObjects(`${rawMailPrefix}*`)],
        conditions: ownRules,
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'MailComesIn',
        principals: [ses],
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'MailIsTold',
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );

    const undelivered = undeliveredQueue(this, 'Undelivered', key);
    new CfnSubscription(this, 'Subscription', {
      topicArn: topic.topicArn,
      protocol: 'sqs',
      endpoint: queue.queueArn,
      rawMessageDelivery: true,
      redrivePolicy: { deadLetterTargetArn: undelivered.queueArn },
    });
    for (const one of [queue, undelivered]) {
      one.addToResourcePolicy(
        new PolicyStatement({
          sid: 'OwnTopic',
          principals: [new ServicePrincipal('sns.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [one.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
        }),
      );
    }
    alarms.notEmpty('MailUndelivered', undelivered, {
      people: `Een mail van een inwoner is wel ontvangen, maar niet aangeboden om te verwerken. ${meaning.people}`,
      first: `kijk of de wachtrij en haar rechten nog bestaan en zet het bericht terug in de wachtrij van intake/mail-in. De mail zelf staat in de emmer onder ${rawMailPrefix}.`,
    });

    const rule = new CfnReceiptRule(this, 'Rule', {
      ruleSetName: ruleSet.ref,
      rule: {
        enabled: true,
        scanEnabled: true,
        tlsPolicy: 'Require',
        recipients: [mailbox],
        actions: [
          {
            s3Action: {
              bucketName: post.bucket.bucketName,
              objectKeyPrefix: rawMailPrefix,
              topicArn: topic.topicArn,
            },
          },
        ],
      },
    });
    rule.node.addDependency(topic, key);
    if (post.bucket.policy) rule.node.addDependency(post.bucket.policy);
  }
}
