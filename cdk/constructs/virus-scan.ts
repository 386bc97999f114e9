import { Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { attachmentPrefix, type PostBucket } from './post-bucket.ts';

/** The managed rule by which GuardDuty hears of new objects; its name begins like this. */
const managedRule = 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';

/** GuardDuty looks at every new attachment; until it says that one is clean, nobody gets to see it. */
export class VirusScan extends Construct {
  readonly role: Role;
  /** The results (EventBridge pattern, default bus). */
  readonly results: EventPattern;

  constructor(scope: Construct, id: string, { post }: { post: PostBucket }) {
    super(scope, id);
    const { bucket } = post;
    const rule = Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: managedRule });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com'),
      description: 'GuardDuty: virus scan of attachments',
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            new PolicyStatement({
              sid: 'ManagedRule',
              actions: ['events:DeleteRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets'],
              resources: [rule],
              conditions: { StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } },
            }),
            new PolicyStatement({
              sid: 'WatchManagedRule',
              actions: ['events:DescribeRule', 'events:ListTargetsByRule'],
              resources: [rule],
            }),
            new PolicyStatement({
              sid: 'HearOfNewObjects',
              actions: ['s3:GetBucketNotification', 's3:ListBucket', 's3:PutBucketNotification'],
              resources: [bucket.bucketArn],
            }),
            new PolicyStatement({
              sid: 'TryOut',
              actions: ['s3:PutObject'],
              resources: [bucket.arnForObjects('malware-protection-resource-validation-object')],
            }),
            post.allow('Scan', ['GetObject'], attachmentPrefix),
            post.allowKey(),
          ],
        }),
      },
    });
    post.acknowledgeObjects(this.role, attachmentPrefix);
    acknowledge(
      this.role,
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:${Stack.of(this).region}:<AWS::AccountId>:rule/${managedRule}]`,
      'GuardDuty makes this rule and chooses the end of its name; a condition holds it to rules that GuardDuty manages',
    );
    const plan = new CfnMalwareProtectionPlan(this, 'Plan', {
      role: this.role.roleArn,
      protectedResource: { s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: [attachmentPrefix] } },
    });
    plan.node.addDependency(this.role);
    if (bucket.policy) plan.node.addDependency(bucket.policy);
    this.results = {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [bucket.bucketName] } },
    };
  }
}
