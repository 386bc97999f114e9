import { describe, expect, it } from 'vitest';
import { missingPermission, needsOf, needsOfSource, readRole } from './permissions.ts';

const region = 'eu-central-1';
const table = `arn:aws:dynamodb:${region}:000000000000:table/proef`;
const role = readRole({
  Policies: [
    {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Query'], Resource: [table, `${table}/index/gsi1`] },
          {
            Effect: 'Allow',
            Action: 'events:PutEvents',
            Resource: `arn:aws:events:${region}:000000000000:event-bus/bus`,
          },
        ],
      },
    },
  ],
});
const missing = (service: string, operation: string, body: unknown) =>
  missingPermission(role, needsOf(service, operation, body, region))?.action;

describe('what a role allows', () => {
  it('allows its own actions on its own resources, an index apart from its table', () => {
    expect(missing('dynamodb', 'PutItem', { TableName: 'proef' })).toBeUndefined();
    expect(missing('dynamodb', 'Query', { TableName: 'proef', IndexName: 'gsi1' })).toBeUndefined();
    expect(missing('dynamodb', 'Query', { TableName: 'proef', IndexName: 'gsi2' })).toBe('dynamodb:Query');
    expect(missing('events', 'PutEvents', { Entries: [{ EventBusName: 'bus' }] })).toBeUndefined();
  });

  it('refuses another action, another table and another bus', () => {
    expect(missing('dynamodb', 'GetItem', { TableName: 'proef' })).toBe('dynamodb:GetItem');
    expect(missing('dynamodb', 'PutItem', { TableName: 'proefkonijn' })).toBe('dynamodb:PutItem');
    expect(missing('events', 'PutEvents', { Entries: [{ EventBusName: 'bus' }, {}] })).toBe('events:PutEvents');
    expect(missing('secretsmanager', 'GetSecretValue', { SecretId: 'x' })).toBe('secretsmanager:GetSecretValue');
  });

  it('knows which action an operation on objects is, and where a prefix ends', () => {
    const reader = readRole({
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::post/binnen/*' },
              { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::post' },
            ],
          },
        },
      ],
    });
    const lacks = (operation: string, bucket: string, key: string) =>
      missingPermission(reader, needsOf('s3', operation, { bucket, key }, region));
    expect(lacks('GetObject', 'post', 'binnen/a')).toBeUndefined();
    expect(lacks('HeadObject', 'post', 'binnen/a/b')).toBeUndefined();
    expect(lacks('ListObjectsV2', 'post', '')).toBeUndefined();
    expect(lacks('GetObject', 'post', 'bijlagen/a')).toEqual({
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::post/bijlagen/a',
    });
    expect(lacks('GetObject', 'post2', 'binnen/a')?.action).toBe('s3:GetObject');
    expect(lacks('PutObject', 'post', 'binnen/a')?.action).toBe('s3:PutObject');
    expect(lacks('ListObjectsV2', 'ander', '')?.action).toBe('s3:ListBucket');
  });

  it('looks into a transaction', () => {
    const put = { Put: { TableName: 'proef' } };
    expect(missing('dynamodb', 'TransactWriteItems', { TransactItems: [put] })).toBeUndefined();
    expect(
      missing('dynamodb', 'TransactWriteItems', { TransactItems: [put, { Delete: { TableName: 'proef' } }] }),
    ).toBe('dynamodb:DeleteItem');
  });

  it('knows what reading a queue or a stream takes', () => {
    expect(missingPermission(role, needsOfSource(`arn:aws:sqs:${region}:000000000000:wachtrij`))?.action).toBe(
      'sqs:ReceiveMessage',
    );
    expect(missingPermission(role, needsOfSource(`${table}/stream/local`))?.action).toBe('dynamodb:DescribeStream');
  });
});
