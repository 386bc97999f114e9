import * as z from 'zod';
import { arn } from './identity.ts';

/**
 * Least privilege holds on one machine too: a call that the role of a function does not allow is refused as on AWS, so
 * a missing permission shows in every journey instead of in production. Checked are actions and resources; conditions
 * and key policies are not.
 */
const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statement = z.object({ Effect: z.literal('Allow'), Action: texts, Resource: texts });
const policySchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) });
const roleSchema = z.object({ Policies: z.array(policySchema).default([]) });
const attachedSchema = policySchema.extend({ Roles: z.array(z.string()).default([]) });
export type Role = z.output<typeof statement>[];
export type Need = { action: string; resource: string };

export const readRole = (properties: unknown): Role =>
  roleSchema.parse(properties).Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const matches = (pattern: string, value: string) =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(value);

/** A policy of its own, with the names of the roles that it belongs to. Managed policies are not read. */
export function readPolicy(properties: unknown): { roles: string[]; statements: Role } {
  const { Roles, PolicyDocument } = attachedSchema.parse(properties);
  return { roles: Roles, statements: PolicyDocument.Statement };
}

/** The first thing that is needed and not allowed. */
export const missingPermission = (role: Role, needs: Need[]): Need | undefined =>
  needs.find(
    ({ action, resource }) =>
      !role.some(
        ({ Action, Resource }) =>
          Action.some((one) => matches(one, action)) && Resource.some((one) => matches(one, resource)),
      ),
  );

const tableRequest = z.looseObject({ TableName: z.string(), IndexName: z.string().optional() });
const transaction = z.looseObject({
  TransactItems: z.array(z.record(z.string(), z.looseObject({ TableName: z.string() }))),
});
const transactActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};
const publication = z.looseObject({ Entries: z.array(z.looseObject({ EventBusName: z.string().default('default') })) });
const objectRequest = z.object({ bucket: z.string(), key: z.string() });
/** Actions that have another name than their operation. */
const s3Actions: Record<string, string> = { HeadObject: 'GetObject', ListObjectsV2: 'ListBucket' };
const secretRequest = z.looseObject({ SecretId: z.string() });

/** What a call needs, as the service authorization reference says. */
export function needsOf(service: string, operation: string, body: unknown, region: string): Need[] {
  const named = (type: string, name: string) => (name.startsWith('arn:') ? name : arn(type, name, region));
  const table = (name: string) => named('AWS::DynamoDB::Table', name);
  if (service === 'dynamodb' && operation.startsWith('Transact')) {
    return transaction.parse(body).TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => ({
        action: `dynamodb:${transactActions[kind] ?? kind}`,
        resource: table(TableName),
      })),
    );
  }
  if (service === 'dynamodb') {
    const { TableName, IndexName } = tableRequest.parse(body);
    const resource = IndexName === undefined ? table(TableName) : `${table(TableName)}/index/${IndexName}`;
    return [{ action: `dynamodb:${operation}`, resource }];
  }
  if (service === 'events') {
    return publication.parse(body).Entries.map(({ EventBusName }) => ({
      action: `events:${operation}`,
      resource: named('AWS::Events::EventBus', EventBusName),
    }));
  }
  if (service === 's3') {
    const { bucket, key } = objectRequest.parse(body);
    const resource = arn('AWS::S3::Bucket', bucket, region);
    return [
      { action: `s3:${s3Actions[operation] ?? operation}`, resource: key === '' ? resource : `${resource}/${key}` },
    ];
  }
  if (service === 'secretsmanager') {
    return [{ action: `secretsmanager:${operation}`, resource: secretRequest.parse(body).SecretId }];
  }
  return [];
}

/** What an event source mapping needs of the role of its function. */
export const needsOfSource = (sourceArn: string): Need[] =>
  (sourceArn.includes(':sqs:')
    ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
    : ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
  ).map((action) => ({ action, resource: sourceArn }));
