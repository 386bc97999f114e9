/** Where the local run pretends to be. */
export const account = '000000000000';
export const region = 'eu-central-1';
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export type Place = {
  region: string;
  /** Address of the HTTP API. */
  url: string;
  /** Address of the AWS services, which is also where queue URLs point. */
  awsEndpoint: string;
};

/** Which property of a type holds its physical name. */
export const nameProperty: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ReceiptRuleSet': 'RuleSetName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::ApiGatewayV2::DomainName': 'DomainName',
  'AWS::ApiGatewayV2::Stage': 'StageName',
};

const arnOf: Record<string, (name: string) => string> = {
  'AWS::DynamoDB::Table': (name) => `dynamodb:{region}:{account}:table/${name}`,
  'AWS::Lambda::Function': (name) => `lambda:{region}:{account}:function:${name}`,
  'AWS::SQS::Queue': (name) => `sqs:{region}:{account}:${name}`,
  'AWS::SNS::Topic': (name) => `sns:{region}:{account}:${name}`,
  'AWS::Events::EventBus': (name) => `events:{region}:{account}:event-bus/${name}`,
  'AWS::Events::Rule': (name) => `events:{region}:{account}:rule/${name}`,
  'AWS::SecretsManager::Secret': (name) => `secretsmanager:{region}:{account}:secret:${name}`,
  'AWS::SES::EmailIdentity': (name) => `ses:{region}:{account}:identity/${name}`,
  'AWS::SES::ConfigurationSet': (name) => `ses:{region}:{account}:configuration-set/${name}`,
  'AWS::Logs::LogGroup': (name) => `logs:{region}:{account}:log-group:${name}:*`,
  'AWS::IAM::Role': (name) => `iam::{account}:role/${name}`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::GuardDuty::MalwareProtectionPlan': (name) => `guardduty:{region}:{account}:malware-protection-plan/${name}`,
  'AWS::KMS::Key': (name) => `kms:{region}:{account}:key/${name}`,
};

export function arn(type: string, name: string, region: string): string {
  const known = arnOf[type]?.(name) ?? `vlot:{region}:{account}:${type.replaceAll('::', '-')}/${name}`;
  return `arn:aws:${known.replace('{region}', region).replace('{account}', account)}`;
}

export function queueUrl(name: string, place: Place): string {
  return `${place.awsEndpoint}/${account}/${name}`;
}

/** What `Ref` gives for a resource; for most types its name. */
export function refOf(type: string, name: string, place: Place): string {
  if (type === 'AWS::SQS::Queue') return queueUrl(name, place);
  if (type === 'AWS::SecretsManager::Secret' || type === 'AWS::SNS::Topic') return arn(type, name, place.region);
  return name;
}

export function attributeOf(type: string, name: string, attribute: string, place: Place): string {
  if (attribute === 'Arn') return arn(type, name, place.region);
  if (attribute === 'StreamArn') return `${arn(type, name, place.region)}/stream/local`;
  if (attribute === 'QueueUrl') return queueUrl(name, place);
  if (attribute === 'ApiEndpoint') return place.url;
  if (['QueueName', 'TopicName', 'Name', 'ApiId'].includes(attribute)) return name;
  return `${name}-${attribute}`;
}

/** The last part of an ARN of a function, queue or table: its name. */
export function nameFromArn(value: string): string {
  const tail = value.split(':').slice(5).join(':');
  return tail.replace(/^(function:|table\/|event-bus\/)/, '').replace(/\/stream\/.*$/, '');
}
