import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** No path, query, cookie or referer: each of them can hold a personal link. */
const fields = [
  'date',
  'time',
  'x-edge-location',
  'sc-bytes',
  'c-ip',
  'cs-method',
  'sc-status',
  'x-edge-result-type',
  'x-edge-request-id',
  'cs-protocol',
  'time-taken',
  'ssl-protocol',
  'x-edge-detailed-result-type',
];

/** Access logs of CloudFront, for when somebody attacks; addresses of visitors are gone after a month. */
export class EdgeLogs extends Construct {
  constructor(scope: Construct, id: string, { distribution }: { distribution: Distribution }) {
    super(scope, id);
    const stack = Stack.of(this);
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, 'AwsSolutions-S1', 'This is the bucket of logs itself');
    const source = new CfnDeliverySource(this, 'Source', {
      // The only name these types know; they have no generated ones.
      name: `${stack.stackName}-access`,
      logType: 'ACCESS_LOGS',
      resourceArn: distribution.distributionArn,
    });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        resources: [bucket.arnForObjects('*')],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account, 's3:x-amz-acl': 'bucket-owner-full-control' },
          ArnEquals: { 'aws:SourceArn': source.attrArn },
        },
      }),
    );
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name: `${stack.stackName}-access`,
      destinationResourceArn: bucket.bucketArn,
      outputFormat: 'json',
    });
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
      recordFields: fields,
    });
    if (bucket.policy) delivery.node.addDependency(bucket.policy);
  }
}
