import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionPaths } from '../../cdk/functions.ts';
import { subscriptions } from '../../events/catalogue.ts';
import { keyOf, ofType, type Resource, synthesize, target } from './synth.ts';

const resources = synthesize();
const openapi = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ security: z.unknown().optional() }))),
});
const all = (type: string) => ofType(resources, type);

/** Keys of the queues that are the dead-letter queue or failure destination of something. */
const deadLetterQueues = new Set([
  ...all('AWS::SQS::Queue').flatMap((queue) =>
    queue.properties.RedrivePolicy ? [target(queue, queue.properties.RedrivePolicy.deadLetterTargetArn)] : [],
  ),
  ...all('AWS::Events::Rule').flatMap((rule) =>
    rule.properties.Targets.map((to: { DeadLetterConfig?: { Arn: unknown } }) =>
      target(rule, to.DeadLetterConfig?.Arn),
    ),
  ),
  ...[...all('AWS::Lambda::EventSourceMapping'), ...all('AWS::Lambda::EventInvokeConfig')].flatMap((config) =>
    config.properties.DestinationConfig
      ? [target(config, config.properties.DestinationConfig.OnFailure.Destination)]
      : [],
  ),
  ...all('AWS::SNS::Subscription').flatMap((subscription) =>
    subscription.properties.RedrivePolicy
      ? [target(subscription, subscription.properties.RedrivePolicy.deadLetterTargetArn)]
      : [],
  ),
]);
const find = (from: Resource, value: unknown) => resources.find((resource) => keyOf(resource) === target(from, value));

describe('events', () => {
  it('every subscription of the catalogue is a rule on the bus, with a queue and a dead-letter queue', () => {
    const rules = all('AWS::Events::Rule').filter((rule) => rule.properties.EventBusName);
    const heard = Object.fromEntries(rules.map((rule) => [rule.stack, rule.properties.EventPattern]));
    expect(heard).toEqual(
      Object.fromEntries(Object.entries(subscriptions).map(([service, types]) => [service, { 'detail-type': types }])),
    );
    for (const rule of rules) {
      expect(rule.properties.Targets).toHaveLength(1);
      const [to] = rule.properties.Targets;
      const queue = all('AWS::SQS::Queue').find((candidate) => keyOf(candidate) === target(rule, to.Arn));
      expect(queue?.properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 });
      expect(to.DeadLetterConfig.Arn).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Arn'] });
      expect(rule.properties.EventBusName).toEqual({ 'Fn::ImportValue': expect.stringContaining('foundation') });
    }
  });

  it('hears on the default bus what AWS says of its own mails and attachments, and no more', () => {
    const rules = all('AWS::Events::Rule').filter(
      ({ properties }) => properties.EventPattern && !properties.EventBusName,
    );
    const set = { 'Fn::ImportValue': expect.stringContaining('foundation') };
    const mailsOf = (dienst: string) => ({
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [set], dienst: [dienst] } } },
    });
    expect(rules.map(({ id, properties }) => [id.replace(/Rule.*/, ''), properties.EventPattern]).sort()).toEqual([
      ['Bounces', mailsOf('intake')],
      ['Bounces', mailsOf('regie')],
      [
        'Scans',
        {
          source: ['aws.guardduty'],
          'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
          detail: { s3ObjectDetails: { bucketName: [{ Ref: expect.stringContaining('PostBucket') }] } },
        },
      ],
    ]);
    for (const rule of rules) {
      const [to] = rule.properties.Targets;
      expect(find(rule, to.Arn)?.properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 });
      expect(to.DeadLetterConfig.Arn).toBeDefined();
    }
  });

  it('only the rule, topic or service that fills a queue may send to it', () => {
    for (const policy of all('AWS::SQS::QueuePolicy')) {
      for (const { Effect, Principal, Condition } of policy.properties.PolicyDocument.Statement) {
        if (Effect !== 'Allow') continue;
        expect(Principal.Service, keyOf(policy)).toMatch(/^(events|sns)\.amazonaws\.com$/);
        expect(Condition.ArnEquals['aws:SourceArn'], keyOf(policy)).toBeDefined();
      }
    }
    expect.hasAssertions();
  });

  it('every other rule is a schedule that keeps what it could not deliver', () => {
    const rules = all('AWS::Events::Rule').filter((rule) => !rule.properties.EventPattern);
    expect(rules.map(({ stack }) => stack).sort()).toEqual(['intake', 'plans', 'regie']);
    for (const rule of rules) {
      expect(rule.properties.ScheduleExpression).toBe('rate(1 minute)');
      expect(rule.properties.Targets[0].DeadLetterConfig.Arn).toBeDefined();
    }
  });

  it('every queue has a dead-letter queue or is one, keeps 14 days and is encrypted', () => {
    expect(all('AWS::SQS::Queue')).toHaveLength(27);
    for (const queue of all('AWS::SQS::Queue')) {
      expect(Boolean(queue.properties.RedrivePolicy) !== deadLetterQueues.has(keyOf(queue)), keyOf(queue)).toBe(true);
      expect(queue.properties.MessageRetentionPeriod).toBe(14 * 86_400);
      // Under the service's own key where messages hold addresses or subjects of mails, and what they leave behind too.
      const personal = /^(MailIn|IncomingMail|Bounces)/.test(queue.id);
      expect(queue.properties.SqsManagedSseEnabled, keyOf(queue)).toBe(personal ? undefined : true);
      const own = queue.properties.KmsMasterKeyId;
      expect(own && find(queue, own)?.id, keyOf(queue)).toEqual(
        personal ? expect.stringMatching(/^DataKey/) : undefined,
      );
    }
  });

  it('every dead-letter queue has an alarm', () => {
    const watched = all('AWS::CloudWatch::Alarm')
      .filter((alarm) => alarm.properties.MetricName === 'ApproximateNumberOfMessagesVisible')
      .map((alarm) => target(alarm, alarm.properties.Dimensions[0].Value));
    expect(watched.sort()).toEqual([...deadLetterQueues].sort());
  });

  it('a queue waits six times as long as its function may take, and one bad message fails alone', () => {
    const mappings = all('AWS::Lambda::EventSourceMapping').filter((mapping) => mapping.properties.ScalingConfig);
    expect(mappings).toHaveLength(7);
    for (const mapping of mappings) {
      const queue = find(mapping, mapping.properties.EventSourceArn);
      const lambda = find(mapping, mapping.properties.FunctionName);
      expect(queue?.properties.VisibilityTimeout).toBe(6 * lambda?.properties.Timeout);
      expect(mapping.properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(mapping.properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it('the stream offers insertions of outbox rows only, and gives up on one row without holding up the rest', () => {
    const mappings = all('AWS::Lambda::EventSourceMapping').filter((mapping) => mapping.properties.StartingPosition);
    expect(mappings).toHaveLength(3);
    for (const { properties } of mappings) {
      expect(
        properties.FilterCriteria.Filters.map((filter: { Pattern: string }) => JSON.parse(filter.Pattern)),
      ).toEqual([{ eventName: ['INSERT'], dynamodb: { NewImage: { outbox: { S: ['event', 'mail'] } } } }]);
      expect(properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 3600,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } } },
      });
    }
  });

  it('the archive keeps 30 days', () => {
    expect(all('AWS::Events::Archive').map(({ properties }) => properties.RetentionDays)).toEqual([30]);
  });
});

describe('tables', () => {
  it('one per service: on demand, recoverable, own key that rotates, not to be deleted', () => {
    const tables = all('AWS::DynamoDB::Table');
    expect(tables.map(({ stack }) => stack).sort()).toEqual(['intake', 'plans', 'portal', 'regie']);
    for (const table of tables) {
      expect(table.properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'verlooptOp', Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      });
      const key = resources.find(
        (resource) => keyOf(resource) === target(table, table.properties.SSESpecification.KMSMasterKeyId),
      );
      expect(key?.properties.EnableKeyRotation).toBe(true);
    }
  });
});

describe('front door', () => {
  const routes = all('AWS::ApiGatewayV2::Route');
  const keys = (type: string) =>
    routes
      .filter((route) => (route.properties.AuthorizationType === 'JWT') === (type === 'JWT'))
      .map((route) => route.properties.RouteKey)
      .sort();

  it('asks for a token on every route for staff, and on no public one', () => {
    expect(keys('JWT')).toEqual([
      'GET /intake/v1/cijfers',
      'GET /intake/v1/inzagen',
      'GET /intake/v1/meldingen',
      'GET /intake/v1/meldingen/{meldingsnummer}/bijlagen/{bijlageId}',
      'GET /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/brief',
      'GET /intake/v1/meldingen/{meldingsnummer}/dossier',
      'GET /intake/v1/meldingen/{meldingsnummer}/uittreksel',
      'GET /intake/v1/werklijst',
      'GET /plans/v1/inzagen',
      'GET /plans/v1/plannen',
      'GET /plans/v1/plannen/{planId}',
      'GET /plans/v1/plannen/{planId}/uittreksel',
      'GET /regie/v1/aandachtspunten',
      'GET /regie/v1/casussen',
      'GET /regie/v1/casussen/{casusId}',
      'GET /regie/v1/casussen/{casusId}/uittreksel',
      'GET /regie/v1/collegas',
      'GET /regie/v1/garantie',
      'GET /regie/v1/inzagen',
      'GET /regie/v1/regisseurs',
      'GET /regie/v1/regisseurs/{regisseurId}/begeleidingen',
      'GET /regie/v1/weigeringen',
      'PATCH /regie/v1/regisseurs/{regisseurId}',
      'POST /intake/v1/meldingen/{meldingsnummer}/afrondingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/contactgegevens',
      'POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/doorzendingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/doorzendingen/{doorzendingId}/bewijzen',
      'POST /intake/v1/meldingen/{meldingsnummer}/heropeningen',
      'POST /intake/v1/meldingen/{meldingsnummer}/notities',
      'POST /intake/v1/meldingen/{meldingsnummer}/ontlastingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/oppakkingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/oproepbevestigingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/toestemmingsnotities',
      'POST /intake/v1/meldingen/{meldingsnummer}/uitkomsten',
      'POST /intake/v1/meldingen/{meldingsnummer}/uitkomstvoorbeelden',
      'POST /intake/v1/meldingen/{meldingsnummer}/verwantschappen',
      'POST /intake/v1/meldingen/{meldingsnummer}/wissingen',
      'POST /intake/v1/opgetekende-meldingen',
      'POST /regie/v1/casussen/{casusId}/benoemingen',
      'POST /regie/v1/casussen/{casusId}/contactbesluiten',
      'POST /regie/v1/casussen/{casusId}/contacten',
      'POST /regie/v1/casussen/{casusId}/deskundigen',
      'POST /regie/v1/casussen/{casusId}/deskundigen/{deskundigeId}/antwoorden',
      'POST /regie/v1/casussen/{casusId}/kaders',
      'POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten',
      'POST /regie/v1/casussen/{casusId}/organisaties',
      'POST /regie/v1/casussen/{casusId}/waarnemingen',
      'POST /regie/v1/casussen/{casusId}/weigeringen',
      'POST /regie/v1/casussen/{casusId}/wisselbesluiten',
      'POST /regie/v1/casussen/{casusId}/wissingen',
      'POST /regie/v1/regisseurs',
      'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden',
      'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden/{afwezigheidId}/beeindigingen',
      'POST /regie/v1/regisseurs/{regisseurId}/begeleidingen',
      'POST /regie/v1/regisseurs/{regisseurId}/uitdiensttredingen',
    ]);
    expect(keys('NONE')).toEqual([
      '$default',
      'ANY /werk',
      'ANY /werk/benoemen',
      'ANY /werk/benoemen/{proxy+}',
      'ANY /werk/casussen',
      'ANY /werk/casussen/{proxy+}',
      'ANY /werk/cijfers',
      'ANY /werk/cijfers/{proxy+}',
      'ANY /werk/garantie',
      'ANY /werk/garantie/{proxy+}',
      'ANY /werk/inzagen',
      'ANY /werk/inzagen/{proxy+}',
      'ANY /werk/nieuw',
      'ANY /werk/nieuw/{proxy+}',
      'ANY /werk/regisseurs',
      'ANY /werk/regisseurs/{proxy+}',
      'ANY /werk/uittreksel',
      'ANY /werk/uittreksel/{proxy+}',
      'ANY /werk/verlof',
      'ANY /werk/verlof/{proxy+}',
      'ANY /werk/werkvoorraad',
      'ANY /werk/werkvoorraad/{proxy+}',
      'ANY /werk/{proxy+}',
      'GET /aanmelden',
      'GET /aanmelden/terug',
      'GET /intake/v1/meldingen/{meldingsnummer}',
      'GET /intake/v1/openapi.json',
      'GET /plans/v1/openapi.json',
      'GET /regie/v1/openapi.json',
      'POST /afmelden',
      'POST /intake/v1/meldingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/aanvullingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/navraagantwoorden',
      'POST /intake/v1/meldingen/{meldingsnummer}/toestemmingen',
      'POST /intake/v1/meldingen/{meldingsnummer}/wisselverzoeken',
    ]);
    for (const { properties } of routes) {
      expect(['JWT', 'NONE']).toContain(properties.AuthorizationType);
      expect(Boolean(properties.AuthorizerId)).toBe(properties.AuthorizationType === 'JWT');
    }
  });

  it.each(['intake', 'plans', 'regie'])(
    'has every route that the API document of %s promises, and for whom',
    (service) => {
      const file = join(import.meta.dirname, '../../services', service, 'openapi.json');
      const { paths } = openapi.parse(JSON.parse(readFileSync(file, 'utf8')));
      const promised = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { security }]) => [
          `${method.toUpperCase()} /${service}/v1${path}`,
          security === undefined ? 'NONE' : 'JWT',
        ]),
      );
      const there = routes
        .filter(({ properties }) => properties.RouteKey.includes(` /${service}/v1/`))
        .map(({ properties }) => [properties.RouteKey, properties.AuthorizationType]);
      expect(there.sort()).toEqual([...promised, [`GET /${service}/v1/openapi.json`, 'NONE']].sort());
    },
  );

  it('is closed at its own address, throttled, and logs routes and no paths', () => {
    expect(all('AWS::ApiGatewayV2::Api')[0]?.properties.DisableExecuteApiEndpoint).toBe(true);
    const [stage] = all('AWS::ApiGatewayV2::Stage');
    expect(stage?.properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 500,
    });
    const format = stage?.properties.AccessLogSettings.Format;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/path|sourceIp|userAgent|authorizer|querystring/i);
  });

  it('takes a lower limit for a test', () => {
    const lower = synthesize({ gemeente: 'almelo', throttle: { rate: 2, burst: 3 } });
    expect(ofType(lower, 'AWS::ApiGatewayV2::Stage')[0]?.properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 2,
      ThrottlingBurstLimit: 3,
    });
  });
});

describe('mail that comes in', () => {
  const [rule] = all('AWS::SES::ReceiptRule');
  const [bucket] = all('AWS::S3::Bucket').filter(({ stack }) => stack === 'intake');

  it('is taken for the mailbox only, over TLS, looked through, kept and told', () => {
    const { Recipients, ScanEnabled, TlsPolicy, Enabled, Actions } = rule?.properties.Rule ?? {};
    expect([Recipients, ScanEnabled, TlsPolicy, Enabled]).toEqual([
      ['regisseurs@almelo.example'],
      true,
      'Require',
      true,
    ]);
    expect(Actions).toHaveLength(1);
    const { BucketName, ObjectKeyPrefix, TopicArn } = Actions[0].S3Action;
    expect(rule && find(rule, BucketName)).toBe(bucket);
    expect(ObjectKeyPrefix).toBe('binnen/');
    const [subscription] = all('AWS::SNS::Subscription').filter(({ stack }) => stack === 'intake');
    expect(subscription?.properties).toMatchObject({ TopicArn, Protocol: 'sqs', RawMessageDelivery: true });
    expect(subscription && find(subscription, subscription.properties.Endpoint)?.id).toMatch(/^MailIn/);
  });

  it('is made after the rights that SES tries out', () => {
    expect(rule?.dependsOn).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^PostBucketPolicy/),
        expect.stringMatching(/^IncomingMailTopicPolicy/),
      ]),
    );
  });

  it('stays as long as the municipality says, attachments as long as their melding; no versions, own key', () => {
    expect(bucket?.properties.LifecycleConfiguration.Rules).toEqual([
      { ExpirationInDays: 30, Prefix: 'binnen/', Status: 'Enabled' },
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
    expect(bucket?.properties.VersioningConfiguration).toBeUndefined();
    expect(bucket?.properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const [{ ServerSideEncryptionByDefault: encryption }] =
      bucket?.properties.BucketEncryption.ServerSideEncryptionConfiguration ?? [];
    expect(bucket && find(bucket, encryption.KMSMasterKeyID)?.id).toMatch(/^DataKey/);
  });

  it('lets only its own receipt rules of this account in, to bucket, topic and key', () => {
    const letIn = [...all('AWS::S3::BucketPolicy'), ...all('AWS::SNS::TopicPolicy'), ...all('AWS::KMS::Key')]
      .filter(({ stack }) => stack === 'intake')
      .flatMap(({ properties }) => (properties.PolicyDocument ?? properties.KeyPolicy).Statement)
      .filter(({ Principal }) => Principal.Service === 'ses.amazonaws.com');
    expect(letIn.map(({ Action }) => Action)).toEqual([
      's3:PutObject',
      'sns:Publish',
      ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
    ]);
    for (const { Condition } of letIn) {
      expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
    }
  });

  it('virus scan watches attachments', () => {
    const [plan] = all('AWS::GuardDuty::MalwareProtectionPlan');
    const { BucketName, ObjectPrefixes } = plan?.properties.ProtectedResource.S3Bucket ?? {};
    expect(plan && find(plan, BucketName)).toBe(bucket);
    expect(ObjectPrefixes).toEqual(['bijlagen/']);
  });

  it('alarms say what it means when a mail of a resident was not worked on', () => {
    const alarm = all('AWS::CloudWatch::Alarm').find(({ id }) => id.startsWith('AlarmsMailInDeadLetters'));
    expect(alarm?.properties.AlarmDescription).toMatch(/^Een mail van een inwoner is niet verwerkt/);
  });
});

describe('edge', () => {
  it('adds the secret header from the copy of the secret in its own region', () => {
    const [origin] = all('AWS::CloudFront::Distribution')[0]?.properties.DistributionConfig.Origins ?? [];
    expect(origin.DomainName).toBe('herkomst.vlot.almelo.example');
    expect(origin.OriginCustomHeaders).toEqual([
      {
        HeaderName: 'x-vlot-herkomst',
        HeaderValue: '{{resolve:secretsmanager:vlot/almelo/productie/herkomst:SecretString:huidig}}',
      },
    ]);
    const secret = all('AWS::SecretsManager::Secret').find(({ stack }) => stack === 'foundation');
    expect(secret?.properties).toMatchObject({
      Name: 'vlot/almelo/productie/herkomst',
      ReplicaRegions: [{ Region: 'us-east-1' }],
      GenerateSecretString: { GenerateStringKey: 'huidig', PasswordLength: 64 },
    });
  });

  it('refers to nothing in another region', () => {
    expect(JSON.stringify(resources.filter(({ stack }) => stack === 'edge'))).not.toContain('Fn::ImportValue');
  });

  it('never blocks on what stands in a body', () => {
    const rules = all('AWS::WAFv2::WebACL')[0]?.properties.Rules;
    const overrides = rules.flatMap(
      (rule: { Statement: { ManagedRuleGroupStatement?: { RuleActionOverrides: unknown[] } } }) =>
        rule.Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
    );
    const body = overrides.filter((override: { Name: string }) => override.Name.endsWith('_BODY'));
    expect(body.length).toBeGreaterThanOrEqual(7);
    for (const override of body) expect(override.ActionToUse).toEqual({ Count: {} });
    for (const override of overrides) {
      if (override.ActionToUse.Block) expect(override.ActionToUse.Block.CustomResponse.ResponseCode).toBe(403);
    }
  });

  it('tells in Dutch whom to call, and when to try again', () => {
    const { Rules, CustomResponseBodies } = all('AWS::WAFv2::WebACL')[0]?.properties ?? {};
    for (const { Content } of Object.values<{ Content: string }>(CustomResponseBodies)) {
      expect(Content).toContain('0546 00 00 00');
      expect(Content).toContain('lang="nl"');
    }
    expect(Rules[0].Action.Block.CustomResponse).toMatchObject({
      ResponseCode: 429,
      ResponseHeaders: [{ Name: 'Retry-After', Value: '300' }],
    });
    const policy = all('AWS::CloudFront::ResponseHeadersPolicy')[0]?.properties.ResponseHeadersPolicyConfig;
    expect(policy.CustomHeadersConfig.Items).toEqual([{ Header: 'Retry-After', Value: '10', Override: false }]);
    expect(JSON.stringify(policy.SecurityHeadersConfig)).not.toContain('"Override":true');
  });

  it('logs no path, query, cookie or referer', () => {
    const [delivery] = all('AWS::Logs::Delivery');
    expect(delivery?.properties.RecordFields).toContain('sc-status');
    expect(delivery?.properties.RecordFields.join(' ')).not.toMatch(/uri|query|cookie|referer|host/i);
  });
});

describe('logs and alarms', () => {
  it('every function writes in a log group of its own, and all logs end', () => {
    const groups = all('AWS::Logs::LogGroup');
    for (const group of groups) expect(group.properties.RetentionInDays).toBe(180);
    const used = all('AWS::Lambda::Function').map((lambda) => target(lambda, lambda.properties.LoggingConfig.LogGroup));
    expect(new Set(used).size).toBe(functionPaths.length);
  });

  it('every alarm says in Dutch what it means and what to do first, and tells the operator', () => {
    const alarms = all('AWS::CloudWatch::Alarm');
    for (const alarm of alarms) {
      const { AlarmDescription, AlarmActions, TreatMissingData } = alarm.properties;
      expect(AlarmDescription.length, keyOf(alarm)).toBeGreaterThanOrEqual(60);
      expect(AlarmDescription, keyOf(alarm)).toMatch(/ Eerst doen: .+\.$/);
      expect(JSON.stringify(AlarmActions), keyOf(alarm)).toContain('OperatorTopic');
      expect(['notBreaching', 'breaching'], keyOf(alarm)).toContain(TreatMissingData);
    }
    expect(new Set(alarms.map(({ properties }) => properties.AlarmDescription)).size).toBe(alarms.length);
  });

  it('rings when a melding waits, and when nobody measures that any more', () => {
    const [alarm] = all('AWS::CloudWatch::Alarm').filter(
      ({ properties }) => properties.MetricName === 'OldestOpenMeldingHours',
    );
    expect(alarm?.properties).toMatchObject({
      Namespace: 'Vlot',
      Dimensions: [{ Name: 'service', Value: 'intake' }],
      Threshold: 120,
      TreatMissingData: 'breaching',
    });
  });

  it.each([
    ['OutboxParked', ['intake', 'plans', 'regie']],
    ['TermFailed', ['intake', 'plans', 'regie']],
  ])('watches %s in every service that writes it', (metric, services) => {
    const alarms = all('AWS::CloudWatch::Alarm').filter(({ properties }) => properties.MetricName === metric);
    expect(alarms.map(({ properties }) => properties.Dimensions[0].Value).sort()).toEqual(services);
  });

  it.each([
    ['Errors', functionPaths.length],
    ['Throttles', functionPaths.length],
    ['IteratorAge', 3],
    ['5xx', 1],
    ['Reputation.BounceRate', 1],
    ['CasusWithoutRegisseur', 1],
    ['ComplexZonderRegisseurUren', 1],
    ['MailboxBounced', 2],
  ])('watches %s', (metric, count) => {
    expect(all('AWS::CloudWatch::Alarm').filter(({ properties }) => properties.MetricName === metric)).toHaveLength(
      count,
    );
  });
});

describe('names', () => {
  const nameProperties = [
    'TableName',
    'FunctionName',
    'QueueName',
    'TopicName',
    'RoleName',
    'LogGroupName',
    'BucketName',
    'AlarmName',
    'AliasName',
    'Name',
  ];
  const refers = new Set([
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Permission',
    'AWS::Lambda::EventInvokeConfig',
  ]);

  it('are left to CloudFormation, except where two sides have to know one', () => {
    const named = resources
      .filter(({ type }) => !refers.has(type))
      .flatMap((resource) =>
        nameProperties.filter((property) => resource.properties[property]).map(() => resource.type),
      );
    expect(named.sort()).toEqual([
      // A title that need not be unique.
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Authorizer',
      'AWS::Events::EventBus',
      // These two have no generated name.
      'AWS::Logs::DeliveryDestination',
      'AWS::Logs::DeliverySource',
      'AWS::SecretsManager::Secret',
    ]);
  });
});

describe('functions', () => {
  const lambdas = all('AWS::Lambda::Function');

  it('run on Node 24 and arm64, without tracing', () => {
    expect(lambdas).toHaveLength(functionPaths.length);
    for (const { properties } of lambdas) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
      expect(properties.TracingConfig).toBeUndefined();
      expect(properties.ReservedConcurrentExecutions).toBeUndefined();
    }
  });

  it('get names of resources in their environment and nothing else', () => {
    const literal = (lambda: Resource) =>
      Object.values(lambda.properties.Environment.Variables).filter((value) => typeof value === 'string');
    for (const lambda of lambdas) expect(literal(lambda), keyOf(lambda)).toEqual([]);
    const names = new Set(lambdas.flatMap(({ properties }) => Object.keys(properties.Environment.Variables)));
    expect([...names].sort()).toEqual([
      'ADRES_SECRET_ID',
      'BUCKET_NAME',
      'BUS_NAME',
      'MAIL_CONFIGURATION_SET',
      'ORIGIN_SECRET_ID',
      'TABLE_NAME',
    ]);
  });
});
