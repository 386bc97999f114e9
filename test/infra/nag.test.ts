import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionPaths } from '../../cdk/functions.ts';
import { defineApp } from './synth.ts';

const { app, clean } = defineApp();
afterAll(clean);

const packs = (scope: App) => [new AwsSolutionsChecks(scope), new ServerlessChecks(scope)];

/** `rule @ path of the resource` */
function findings(checks: ReturnType<typeof packs>): string[] {
  return checks
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map((resource) => `${ruleName} @ ${resource.constructPath ?? ''}`),
    )
    .sort();
}

/** Every exception that the code makes, with its reason. */
function acknowledgements() {
  return app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(z.record(z.string(), z.string()).parse(data)))
      .map(([id, reason]) => ({ rule: id.replace(/^annotation::/i, ''), construct, reason })),
  );
}

/** All that is accepted, by rule: how many resources. A new exception has to be added here. */
const accepted = {
  'AwsSolutions-APIG4': 35,
  'AwsSolutions-CFR1': 1,
  'AwsSolutions-CFR3': 1,
  'AwsSolutions-IAM5[Resource::*]': 3,
  'AwsSolutions-IAM5[Resource::<PostBucket32D09C76.Arn>/bijlagen/*]': 5,
  'AwsSolutions-IAM5[Resource::<PostBucket32D09C76.Arn>/binnen/*]': 1,
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:eu-central-1:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]': 1,
  'AwsSolutions-S1': 2,
  'AwsSolutions-SMG4': 2,
  'AwsSolutions-SQS3': 13,
  'Serverless-LambdaDLQ': functionPaths.length,
  'Serverless-LambdaEventSourceMappingDestination': 7,
  'Serverless-LambdaStarPermissions': 3,
  'Serverless-LambdaTracing': functionPaths.length,
  'Serverless-SNSRedrivePolicy': 1,
  'Serverless-SQSRedrivePolicy': 20,
};

describe('cdk-nag', () => {
  it('finds nothing that is not acknowledged', () => {
    expect(findings(packs(app))).toEqual([]);
  });

  it('would find exactly what is acknowledged: no exception is wider or older than its finding', () => {
    const strict = packs(app).map((pack) => Object.assign(pack, { isAcknowledged: () => false }));
    const acknowledged = acknowledgements().map(({ rule, construct }) => `${rule} @ ${construct.node.path}`);
    expect([...new Set(acknowledged)].sort()).toEqual([...new Set(findings(strict))]);
  });

  it('knows every exception, each on a single resource and with a reason', () => {
    const counts: Record<string, number> = {};
    for (const { rule, construct, reason } of acknowledgements()) {
      counts[rule] = (counts[rule] ?? 0) + 1;
      expect(construct.node.children, `${rule} @ ${construct.node.path}`).toEqual([]);
      expect(reason.length, `${rule} @ ${construct.node.path}`).toBeGreaterThan(30);
    }
    expect(counts).toEqual(accepted);
  });
});
