import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, type IRole, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Mail as it came in, with everything. */
export const rawMailPrefix = 'binnen/';
/** What came with it and was taken over. */
export const attachmentPrefix = 'bijlagen/';
export type PostPrefix = typeof rawMailPrefix | typeof attachmentPrefix;

/**
 * What residents send that does not fit in a table. Under the key of the service, without versions: what retention
 * deletes is gone. Mail as it came in ends by itself, attachments end with their melding.
 */
export class PostBucket extends Construct {
  readonly bucket: Bucket;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, props: { key: IKey; rawMailDays: number }) {
    super(scope, id);
    this.key = props.key;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [
        { prefix: rawMailPrefix, expiration: Duration.days(props.rawMailDays) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Named roles only can read it, and a reading by staff is recorded in the table before the data is shown',
    );
  }

  /** Whoever is not named cannot read there, whatever else they may in this account. */
  readOnlyBy(prefix: PostPrefix, roles: readonly IRole[]): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: prefix === rawMailPrefix ? 'ReadersOfMail' : 'ReadersOfAttachments',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [this.bucket.arnForObjects(`${prefix}*`)],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': roles.map(({ roleArn }) => roleArn) } },
      }),
    );
  }

  /** Whoever has rights on objects has them on names that nobody knows before. */
  acknowledgeObjects(role: Role, ...prefixes: PostPrefix[]): void {
    const bucket = this.bucket.node.defaultChild;
    const id = bucket instanceof CfnBucket ? Stack.of(this).getLogicalId(bucket) : '';
    for (const prefix of prefixes) {
      acknowledge(
        role,
        `AwsSolutions-IAM5[Resource::<${id}.Arn>/${prefix}*]`,
        'Objects get their names later; the right ends at this one prefix of the one bucket',
      );
    }
  }

  allow(sid: string, actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[], prefix: PostPrefix) {
    return new PolicyStatement({
      sid,
      actions: actions.map((action) => `s3:${action}`),
      resources: [this.bucket.arnForObjects(`${prefix}*`)],
    });
  }

  /** To find what has to go. */
  allowList(prefix: PostPrefix): PolicyStatement {
    return new PolicyStatement({
      sid: 'ListOwnBucket',
      actions: ['s3:ListBucket'],
      resources: [this.bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
    });
  }

  /** The key, for whoever may read or write objects, and only by way of S3. */
  allowKey(): PolicyStatement {
    return new PolicyStatement({
      sid: 'OwnBucketKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
    });
  }
}
