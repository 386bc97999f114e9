import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Where alarms go: to the operator that the municipality's file names, who confirms the subscription once by mail. */
export class OperatorTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: { email: string }) {
    super(scope, id);
    // CloudWatch cannot publish to a topic under the key that AWS manages.
    const key = new Key(this, 'Key', { description: 'Vlot: messages to the operator', enableKeyRotation: true });
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    this.topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const subscription = new CfnSubscription(this, 'Mail', {
      topicArn: this.topic.topicArn,
      protocol: 'email',
      endpoint: props.email,
    });
    acknowledge(
      subscription,
      'Serverless-SNSRedrivePolicy',
      'SNS itself tries a mailbox again for hours; an alarm that cannot be mailed stands in CloudWatch as well',
    );
  }
}
