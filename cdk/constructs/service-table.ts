import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** Name of the sparse index of work (shared/store/table.ts). */
const workIndex = 'gsi1';

/**
 * The one table of a service: on demand, recoverable to any second of the last 35 days, under the service's own key,
 * and kept when the stack goes. Only functions of the service get to it, each with the actions it names.
 */
export class ServiceTable extends Construct {
  readonly tableName: string;
  readonly streamArn: string;
  private readonly table: Table;
  /** Of all that the service keeps: table, bucket, queues with personal data. */
  readonly key: Key;

  constructor(scope: Construct, id: string, props: { service: string }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `Vlot ${props.service}: data of residents`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'verlooptOp',
    });
    this.table.addGlobalSecondaryIndex({
      indexName: workIndex,
      partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
      sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.tableName = this.table.tableName;
    this.streamArn = this.table.tableStreamArn ?? '';
  }

  /** Exactly these actions on this table; `Query` on the work index too where `index` says so. */
  allow(actions: readonly TableAction[], options: { index: boolean }): PolicyStatement[] {
    return [
      new PolicyStatement({
        sid: 'OwnTable',
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.table.tableArn],
      }),
      ...(options.index
        ? [
            new PolicyStatement({
              sid: 'OwnIndex',
              actions: ['dynamodb:Query'],
              resources: [`${this.table.tableArn}/index/${workIndex}`],
            }),
          ]
        : []),
      this.throughDynamoDb(),
    ];
  }

  /** What Lambda needs to read the stream on behalf of the function. */
  allowStream(): PolicyStatement[] {
    return [
      new PolicyStatement({
        sid: 'OwnStream',
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [this.streamArn],
      }),
      // ListStreams knows no resources; Lambda refuses the mapping without it. It lists names, no data.
      new PolicyStatement({ sid: 'ListStreams', actions: ['dynamodb:ListStreams'], resources: ['*'] }),
    ];
  }

  /** For whoever reads from a queue under the key of the service, and only by way of SQS. */
  allowQueueKey(): PolicyStatement {
    return new PolicyStatement({
      sid: 'OwnQueueKey',
      actions: ['kms:Decrypt'],
      resources: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `sqs.${Stack.of(this).region}.amazonaws.com` } },
    });
  }

  /** The key opens for whoever may use the table, and only by way of DynamoDB. */
  private throughDynamoDb(): PolicyStatement {
    return new PolicyStatement({
      sid: 'OwnKey',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    });
  }
}
