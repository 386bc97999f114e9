import * as z from 'zod';
import { patternSchema } from './pattern.ts';

/** Accepted in a template because it changes nothing on one machine. */
const inert = z.unknown().optional();
const text = z.string();
const tags = inert;
const json = z.string().transform((value, context) => {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});

const keySchema = z.array(z.strictObject({ AttributeName: text, KeyType: z.enum(['HASH', 'RANGE']) }));

const table = z.strictObject({
  TableName: text.optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: text, AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: text,
        KeySchema: keySchema,
        Projection: z.strictObject({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(text).optional(),
        }),
        ContributorInsightsSpecification: inert,
      }),
    )
    .optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  StreamSpecification: z
    .strictObject({
      StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']),
      ResourcePolicy: inert,
    })
    .optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: text, Enabled: z.boolean() }).optional(),
  PointInTimeRecoverySpecification: inert,
  SSESpecification: inert,
  DeletionProtectionEnabled: inert,
  ContributorInsightsSpecification: inert,
  TableClass: inert,
  Tags: tags,
});

const lambda = z.strictObject({
  FunctionName: text.optional(),
  Code: z.strictObject({ S3Bucket: z.unknown(), S3Key: text }),
  Handler: text,
  Runtime: z.literal('nodejs24.x'),
  MemorySize: z.number().default(128),
  /** Seconds. */
  Timeout: z.number().default(3),
  Environment: z.strictObject({ Variables: z.record(text, text) }).optional(),
  Architectures: inert,
  Role: text,
  LoggingConfig: inert,
  TracingConfig: inert,
  Description: inert,
  KmsKeyArn: inert,
  EphemeralStorage: inert,
  RecursiveLoop: inert,
  RuntimeManagementConfig: inert,
  Tags: tags,
});

const filterCriteria = z
  .strictObject({ Filters: z.array(z.strictObject({ Pattern: json.pipe(patternSchema) })) })
  .optional();

const eventSourceMapping = z.strictObject({
  EventSourceArn: text,
  FunctionName: text,
  Enabled: z.boolean().default(true),
  BatchSize: z.number().min(1).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: filterCriteria,
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  /** -1: without end, as on AWS. */
  MaximumRetryAttempts: z.number().min(-1).default(-1),
  MaximumRecordAgeInSeconds: z.number().min(-1).default(-1),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: text }) }).optional(),
  // Here a batch never waits to fill up and one reader keeps the order of the whole table.
  MaximumBatchingWindowInSeconds: inert,
  ParallelizationFactor: inert,
  MetricsConfig: inert,
  KmsKeyArn: inert,
  Tags: tags,
});

const eventInvokeConfig = z.strictObject({
  FunctionName: text,
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.number().min(0).max(2).default(2),
  MaximumEventAgeInSeconds: inert,
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: text }) }).optional(),
});

const throttling = z.strictObject({
  /** Requests per second, steady. */
  ThrottlingRateLimit: z.number().optional(),
  /** Requests at once. */
  ThrottlingBurstLimit: z.number().optional(),
  DetailedMetricsEnabled: inert,
});

const api = z.strictObject({
  Name: text,
  ProtocolType: z.literal('HTTP'),
  Description: inert,
  DisableExecuteApiEndpoint: inert,
  IpAddressType: inert,
  Tags: tags,
});

const route = z.strictObject({
  ApiId: text,
  RouteKey: text,
  Target: text,
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: text.optional(),
  AuthorizationScopes: z.array(text).optional(),
  OperationName: inert,
});

const integration = z.strictObject({
  ApiId: text,
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: text,
  IntegrationMethod: inert,
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().max(30_000).default(30_000),
  Description: inert,
});

const authorizer = z.strictObject({
  ApiId: text,
  Name: text,
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Issuer: text, Audience: z.array(text).min(1) }),
});

const stage = z.strictObject({
  ApiId: text,
  StageName: z.literal('$default'),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: throttling.optional(),
  RouteSettings: z.record(text, throttling).optional(),
  AccessLogSettings: inert,
  AccessPolicyId: inert,
  Description: inert,
  Tags: tags,
});

const eventBus = z.strictObject({
  Name: text,
  Description: inert,
  KmsKeyIdentifier: inert,
  DeadLetterConfig: inert,
  LogConfig: inert,
  Policy: inert,
  Tags: tags,
});

const rule = z.strictObject({
  Name: text.optional(),
  Description: inert,
  EventBusName: text.default('default'),
  EventPattern: patternSchema.optional(),
  ScheduleExpression: text.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z
    .array(
      z.strictObject({
        Id: text,
        Arn: text,
        // Delivery to a queue on the same machine cannot fail, so these two wait for nothing.
        DeadLetterConfig: inert,
        RetryPolicy: z
          .strictObject({ MaximumRetryAttempts: z.number().optional(), MaximumEventAgeInSeconds: inert })
          .optional(),
      }),
    )
    .default([]),
  Tags: tags,
});

const queue = z.strictObject({
  QueueName: text.optional(),
  /** Seconds, all four. */
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number().default(345_600),
  DelaySeconds: z.number().default(0),
  ReceiveMessageWaitTimeSeconds: inert,
  MaximumMessageSize: inert,
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: text, maxReceiveCount: z.coerce.number().int().min(1) })
    .optional(),
  RedriveAllowPolicy: inert,
  SqsManagedSseEnabled: inert,
  KmsMasterKeyId: inert,
  KmsDataKeyReusePeriodSeconds: inert,
  Tags: tags,
});

const emailIdentity = z.strictObject({
  EmailIdentity: text,
  ConfigurationSetAttributes: inert,
  DkimAttributes: inert,
  DkimSigningAttributes: inert,
  FeedbackAttributes: inert,
  MailFromAttributes: inert,
  Tags: tags,
});

const configurationSet = z.strictObject({
  Name: text.optional(),
  DeliveryOptions: inert,
  ReputationOptions: inert,
  SendingOptions: inert,
  SuppressionOptions: inert,
  TrackingOptions: inert,
  VdmOptions: inert,
  ArchivingOptions: inert,
  Tags: tags,
});

const secret = z.strictObject({
  Name: text.optional(),
  Description: inert,
  KmsKeyId: inert,
  ReplicaRegions: inert,
  GenerateSecretString: z
    .strictObject({
      SecretStringTemplate: text.optional(),
      GenerateStringKey: text.optional(),
      PasswordLength: z.number().default(32),
      ExcludeCharacters: text.default(''),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeNumbers: z.boolean().default(false),
      ExcludeLowercase: z.boolean().default(false),
      ExcludeUppercase: z.boolean().default(false),
      IncludeSpace: z.boolean().default(false),
      RequireEachIncludedType: inert,
    })
    .optional(),
  SecretString: text.optional(),
  Tags: tags,
});

const bucket = z.strictObject({
  BucketName: text.optional(),
  LifecycleConfiguration: z
    .strictObject({
      Rules: z.array(
        z.strictObject({
          Id: inert,
          Status: z.enum(['Enabled', 'Disabled']),
          Prefix: text.default(''),
          ExpirationInDays: z.int().min(1).optional(),
          // An object comes here whole, so there are no parts to forget.
          AbortIncompleteMultipartUpload: inert,
        }),
      ),
    })
    .optional(),
  // No versions run here.
  VersioningConfiguration: z.strictObject({ Status: z.literal('Suspended') }).optional(),
  BucketEncryption: inert,
  PublicAccessBlockConfiguration: inert,
  OwnershipControls: inert,
  LoggingConfiguration: inert,
  Tags: tags,
});

const topic = z.strictObject({
  TopicName: text.optional(),
  DisplayName: inert,
  KmsMasterKeyId: inert,
  SignatureVersion: inert,
  TracingConfig: inert,
  Tags: tags,
});

const subscription = z.strictObject({
  TopicArn: text,
  Endpoint: text,
  /** What goes to a mailbox goes nowhere here. */
  Protocol: z.enum(['sqs', 'email']),
  RawMessageDelivery: z.boolean().default(false),
  // Delivery to a queue on the same machine cannot fail.
  RedrivePolicy: inert,
});

const receiptRuleSet = z.strictObject({ RuleSetName: text.optional(), Tags: tags });

const receiptRule = z.strictObject({
  RuleSetName: text,
  After: text.optional(),
  Rule: z.strictObject({
    Name: inert,
    Enabled: z.boolean().default(false),
    Recipients: z.array(text).default([]),
    /** Nothing is scanned here: a test says what was found. */
    ScanEnabled: inert,
    /** On one machine nothing is encrypted on its way. */
    TlsPolicy: inert,
    Actions: z.tuple([
      z.strictObject({
        S3Action: z.strictObject({
          BucketName: text,
          ObjectKeyPrefix: text.default(''),
          TopicArn: text.optional(),
          IamRoleArn: inert,
        }),
      }),
    ]),
  }),
});

const eventDestination = z.strictObject({
  ConfigurationSetName: text,
  EventDestination: z.strictObject({
    Name: inert,
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(text),
    CloudWatchDestination: inert,
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string().endsWith(':event-bus/default') }).optional(),
  }),
});

const malwareProtectionPlan = z.strictObject({
  Role: text,
  ProtectedResource: z.strictObject({
    S3Bucket: z.strictObject({ BucketName: text, ObjectPrefixes: z.array(text).default(['']) }),
  }),
  Actions: z.strictObject({ Tagging: z.strictObject({ Status: z.literal('DISABLED') }) }).optional(),
  Tags: tags,
});

/** The types that run on one machine, each with every property it may carry. */
export const runs = {
  'AWS::DynamoDB::Table': table,
  'AWS::Lambda::Function': lambda,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::Rule': rule,
  'AWS::SQS::Queue': queue,
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Topic': topic,
  'AWS::SNS::Subscription': subscription,
  'AWS::SES::EmailIdentity': emailIdentity,
  'AWS::SES::ConfigurationSet': configurationSet,
  'AWS::SES::ConfigurationSetEventDestination': eventDestination,
  'AWS::SES::ReceiptRuleSet': receiptRuleSet,
  'AWS::SES::ReceiptRule': receiptRule,
  'AWS::GuardDuty::MalwareProtectionPlan': malwareProtectionPlan,
  'AWS::SecretsManager::Secret': secret,
} as const;

export type RunningType = keyof typeof runs;
export type Properties<T extends RunningType> = z.output<(typeof runs)[T]>;

/** Types that have no counterpart on one machine; named at the start, otherwise ignored. A `*` stands for a whole service. */
export const inertTypes = [
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::CDK::Metadata',
  'AWS::CertificateManager::Certificate',
  'AWS::CloudFront::*',
  'AWS::CloudWatch::*',
  'AWS::Events::Archive',
  'AWS::Events::EventBusPolicy',
  'AWS::IAM::*',
  'AWS::KMS::*',
  'AWS::Lambda::Permission',
  'AWS::Logs::*',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::WAFv2::*',
] as const;

export function isInert(type: string): boolean {
  return inertTypes.some((known) => (known.endsWith('*') ? type.startsWith(known.slice(0, -1)) : type === known));
}

export function isRunning(type: string): type is RunningType {
  return Object.hasOwn(runs, type);
}
