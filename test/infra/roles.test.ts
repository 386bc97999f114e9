import { describe, expect, it } from 'vitest';
import { keyOf, list, ofType, type Resource, synthesize, target } from './synth.ts';

const resources = synthesize();

type Statement = { Sid: string; Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

const everyRole = ofType(resources, 'AWS::IAM::Role');
/** All but the one of an AWS service itself, which scans attachments. */
const roles = everyRole.filter(({ properties }) => properties.Description.startsWith('Vlot '));
const statements = (role: Resource): Statement[] =>
  role.properties.Policies.flatMap(
    (policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement,
  );
const actions = (role: Resource) => statements(role).flatMap(({ Action }) => list(Action));
const roleOf = (path: string) => {
  const role = roles.find(({ properties }) => properties.Description === `Vlot ${path}`);
  if (!role) throw new Error(`No role for ${path}`);
  return role;
};

const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const key = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];
const secret = ['secretsmanager:GetSecretValue'];
const queue = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const stream = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
const deliver = ['events:PutEvents', 'ses:SendEmail', 'sqs:SendMessage'];
const bucketKey = ['kms:Decrypt', 'kms:GenerateDataKey'];
const table = (...names: string[]) => names.map((name) => `dynamodb:${name}`);
const everything = table('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');

/** The whole of what each function may do. */
const allowed: Record<string, string[]> = {
  'intake/receive': [...logs, ...key, ...secret, ...table('PutItem')],
  'intake/follow': [...logs, ...key, ...secret, ...table('GetItem', 'Query')],
  'intake/answer': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/triage': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/enter': [...logs, ...key, ...secret, ...table('PutItem')],
  'intake/letters': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem')],
  'intake/attachments': [...logs, ...key, ...secret, ...bucketKey, 's3:GetObject', ...table('GetItem', 'PutItem')],
  'intake/mail-in': [
    ...logs,
    ...key,
    ...queue,
    ...bucketKey,
    's3:GetObject',
    's3:PutObject',
    's3:DeleteObject',
    ...table('GetItem', 'Query', 'PutItem', 'DeleteItem'),
  ],
  'intake/scans': [...logs, ...key, ...queue, 's3:DeleteObject', ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/bounces': [...logs, ...key, ...queue, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/staff': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/account': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/reactions': [...logs, ...key, ...queue, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'intake/relay': [...logs, ...key, ...stream, ...deliver, ...table('UpdateItem')],
  'intake/sweep': [...logs, ...key, ...deliver, ...everything, 's3:DeleteObject', 's3:ListBucket'],
  'regie/staff': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'regie/bounces': [...logs, ...key, ...queue, ...table('GetItem', 'PutItem')],
  'regie/reactions': [...logs, ...key, ...queue, ...table('GetItem', 'Query', 'PutItem', 'DeleteItem')],
  'regie/relay': [...logs, ...key, ...stream, ...deliver, ...table('UpdateItem')],
  'regie/sweep': [...logs, ...key, ...deliver, ...everything],
  'plans/staff': [...logs, ...key, ...secret, ...table('GetItem', 'Query', 'PutItem')],
  'plans/reactions': [...logs, ...key, ...queue, ...table('GetItem', 'PutItem')],
  'plans/relay': [...logs, ...key, ...stream, ...deliver, ...table('UpdateItem')],
  'plans/sweep': [...logs, ...key, ...deliver, ...everything],
  'portal/residents': [...logs, ...key, ...secret, ...table('GetItem', 'PutItem', 'DeleteItem')],
  'portal/sign-in': [...logs, ...key, ...secret, ...table('GetItem', 'PutItem', 'DeleteItem')],
  'portal/desk': [...logs, ...key, ...secret, ...table('GetItem', 'PutItem', 'DeleteItem')],
  'portal/office': [...logs, ...key, ...secret, ...table('GetItem', 'PutItem', 'DeleteItem')],
  'portal/oversight': [...logs, ...key, ...secret, ...table('GetItem', 'PutItem', 'DeleteItem')],
};

describe('roles', () => {
  it('there is one per function and no other way to get rights', () => {
    const lambdas = ofType(resources, 'AWS::Lambda::Function');
    expect(lambdas.map((lambda) => target(lambda, lambda.properties.Role)).sort()).toEqual(roles.map(keyOf).sort());
    for (const role of everyRole) expect(role.properties.ManagedPolicyArns).toBeUndefined();
    expect(ofType(resources, 'AWS::IAM::Policy')).toEqual([]);
    expect(ofType(resources, 'AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  it.each(Object.entries(allowed))('%s may do exactly this', (path, expected) => {
    expect([...new Set(actions(roleOf(path)))].sort()).toEqual([...new Set(expected)].sort());
  });

  it('knows all of them', () => {
    expect(roles.map(({ properties }) => properties.Description.replace('Vlot ', '')).sort()).toEqual(
      Object.keys(allowed).sort(),
    );
  });

  it('the virus scan reads attachments and nothing else of what residents send', () => {
    const [scan, other] = everyRole.filter((role) => !roles.includes(role));
    expect(other).toBeUndefined();
    expect(scan?.properties.AssumeRolePolicyDocument.Statement[0].Principal).toEqual({
      Service: 'malware-protection-plan.guardduty.amazonaws.com',
    });
    const reading = scan ? statements(scan).filter(({ Action }) => list(Action).includes('s3:GetObject')) : [];
    expect(reading.map(({ Resource }) => JSON.stringify(Resource))).toEqual([
      expect.stringMatching(/"\/bijlagen\/\*"/),
    ]);
  });

  it('raw mail is read by mail-in only, and attachments by who shows them and the scan, whoever asks', () => {
    const [policy] = ofType(resources, 'AWS::S3::BucketPolicy').filter(({ stack }) => stack === 'intake');
    const denials: Record<string, string[]> = {};
    for (const { Effect, Action, Condition, Resource } of policy?.properties.PolicyDocument.Statement ?? []) {
      if (Effect !== 'Deny' || !list(Action).includes('s3:GetObject')) continue;
      const readers = [Condition.ArnNotEquals['aws:PrincipalArn']].flat().map((value: unknown) => {
        const reader = everyRole.find((role) => policy && keyOf(role) === target(policy, value));
        return String(reader?.properties.Description);
      });
      denials[JSON.stringify(Resource).replace(/.*"\/(\w+)\/\*".*/, '$1')] = readers.sort();
    }
    expect(denials).toEqual({
      binnen: ['Vlot intake/mail-in'],
      bijlagen: ['GuardDuty: virus scan of attachments', 'Vlot intake/attachments'],
    });
  });

  it('the function that takes a melding may write its own table and read two secrets, nothing else', () => {
    const role = roleOf('intake/receive');
    const [writing] = statements(role).filter(({ Action }) =>
      list(Action).some((action) => action.startsWith('dynamodb:')),
    );
    expect(writing?.Action).toBe('dynamodb:PutItem');
    const [own] = ofType(resources, 'AWS::DynamoDB::Table').filter(({ stack }) => stack === 'intake');
    expect(target(role, writing?.Resource)).toBe(own && keyOf(own));
    const [secrets] = statements(role).filter(({ Sid }) => Sid === 'OwnSecrets');
    expect(secrets?.Resource).toHaveLength(2);
  });

  it('nobody reaches a table, key, queue or log of another service', () => {
    for (const role of roles) {
      for (const statement of statements(role)) {
        const foreign = JSON.stringify(statement.Resource).includes('Fn::ImportValue');
        // What all services share: the bus, the identity and configuration set of the mail, the origin secret.
        expect(foreign, `${keyOf(role)} ${statement.Sid}`).toBe(
          ['Bus', 'OwnSenders', 'OwnSecrets'].includes(statement.Sid),
        );
      }
    }
  });

  it('mail goes out as the two senders only, and keys open by way of table, bucket or queue only', () => {
    for (const role of roles) {
      for (const { Sid, Action, Condition } of statements(role)) {
        if (list(Action).includes('ses:SendEmail')) {
          expect(Condition).toEqual({
            StringEquals: { 'ses:FromAddress': ['vlot@almelo.example', 'post@almelo.example'] },
          });
        }
        if (list(Action).includes('kms:Decrypt')) {
          const via = { OwnKey: 'dynamodb', OwnBucketKey: 's3', OwnQueueKey: 'sqs' }[Sid];
          expect(Condition).toEqual({ StringEquals: { 'kms:ViaService': `${via}.eu-central-1.amazonaws.com` } });
        }
      }
    }
    expect.hasAssertions();
  });

  it('no statement has a wildcard, except for objects under a prefix and the listing of streams', () => {
    const wild = roles.flatMap((role) =>
      statements(role)
        .filter(({ Action, Resource }) => JSON.stringify([Action, Resource]).includes('*'))
        .map(({ Sid, Action }) => `${role.properties.Description}: ${Sid} ${list(Action).join()}`),
    );
    expect(wild.sort()).toEqual([
      'Vlot intake/attachments: Attachments s3:GetObject',
      'Vlot intake/mail-in: Attachments s3:PutObject,s3:DeleteObject',
      'Vlot intake/mail-in: RawMail s3:GetObject',
      'Vlot intake/relay: ListStreams dynamodb:ListStreams',
      'Vlot intake/scans: Attachments s3:DeleteObject',
      'Vlot intake/sweep: Retention s3:DeleteObject',
      'Vlot plans/relay: ListStreams dynamodb:ListStreams',
      'Vlot regie/relay: ListStreams dynamodb:ListStreams',
    ]);
  });
});
