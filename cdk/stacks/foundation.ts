import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApi, CfnApiMapping, CfnAuthorizer, CfnDomainName, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { Alarms } from '../constructs/alarms.ts';
import { OperatorTopic } from '../constructs/operator-topic.ts';
import { OutgoingMail } from '../constructs/outgoing-mail.ts';
import type { Settings } from '../settings.ts';
import { originSecretName } from './names.ts';

/** The one HTTP API; services add their own routes to it. */
export type FrontDoor = { apiId: string; authorizerId: string };

/** What all services stand on: the bus and its archive, the front door, the mail, the operator's topic. */
export class Foundation extends Stack {
  readonly bus: EventBus;
  readonly frontDoor: FrontDoor;
  readonly mail: OutgoingMail;
  readonly operator: OperatorTopic;
  readonly originSecret: Secret;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, props);
    const { gemeente, omgeving } = props.settings;

    this.operator = new OperatorTopic(this, 'Operator', { email: gemeente.beheerder });
    const alarms = new Alarms(this, this.operator.topic);

    // A physical name: the functions and partners outside of these stacks write it in rules and policies.
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: `vlot-${gemeente.code}-${omgeving.stage}`,
      description: `Vlot ${gemeente.naam}: events of all services`,
    });
    new CfnArchive(this, 'Archive', {
      sourceArn: this.bus.eventBusArn,
      description: 'Everything of the last 30 days, to offer again; consumers recognise what they had before',
      retentionDays: 30,
    });

    this.originSecret = new Secret(this, 'OriginSecret', {
      // A physical name: the edge stack reads the copy in us-east-1 by this name, without a cross-region reference.
      secretName: originSecretName(props.settings),
      description: 'What CloudFront adds to every request; `vorig` is the previous value during rotation',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'huidig',
        passwordLength: 64,
        excludePunctuation: true,
      },
      replicaRegions: [{ region: 'us-east-1' }],
    });
    acknowledge(
      this.originSecret,
      'AwsSolutions-SMG4',
      'CloudFront and the functions change together, in the two steps that the README describes; a timer would lock everybody out',
    );

    this.frontDoor = this.openFrontDoor(props.settings, alarms);
    this.mail = new OutgoingMail(this, 'Mail', { gemeente, alarms });
  }

  private openFrontDoor({ gemeente, omgeving, throttle }: Settings, alarms: Alarms): FrontDoor {
    const api = new CfnApi(this, 'FrontDoor', {
      name: `Vlot ${gemeente.naam}`,
      protocolType: 'HTTP',
      description: 'Reached through CloudFront only; functions refuse what comes without its header',
      disableExecuteApiEndpoint: true,
    });
    const authorizer = new CfnAuthorizer(this, 'Staff', {
      apiId: api.ref,
      name: 'staff',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: omgeving.issuer, audience: [gemeente.aanmelden.clientId] },
    });
    const accessLogs = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.SIX_MONTHS });
    const stage = new CfnStage(this, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: throttle.rate,
        throttlingBurstLimit: throttle.burst,
        detailedMetricsEnabled: true,
      },
      accessLogSettings: {
        destinationArn: accessLogs.logGroupArn,
        // The route and never the path: a path may hold a personal link. No address of the caller either.
        format: JSON.stringify({
          requestId: '$context.requestId',
          time: '$context.requestTime',
          routeKey: '$context.routeKey',
          status: '$context.status',
          responseLength: '$context.responseLength',
          latency: '$context.responseLatency',
          error: '$context.error.responseType',
        }),
      },
    });
    const domain = new CfnDomainName(this, 'OriginDomain', {
      domainName: gemeente.herkomstDomein,
      domainNameConfigurations: [
        {
          certificateArn: new Certificate(this, 'Certificate', {
            domainName: gemeente.herkomstDomein,
            validation: CertificateValidation.fromDns(),
          }).certificateArn,
          endpointType: 'REGIONAL',
          securityPolicy: 'TLS_1_2',
        },
      ],
    });
    new CfnApiMapping(this, 'Mapping', { apiId: api.ref, domainName: domain.ref, stage: stage.ref });
    alarms.add('ServerErrors', {
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5xx',
        dimensionsMap: { ApiId: api.ref },
        period: Duration.minutes(5),
        statistic: Stats.SUM,
      }),
      from: 5,
      missing: 'fine',
      meaning: {
        people:
          'Inwoners of medewerkers krijgen een foutpagina. Een melding die nu wordt gedaan, komt misschien niet aan.',
        first: 'kijk in de toegangslogs welke route 5xx geeft en lees dan de logs van die functie.',
      },
    });
    return { apiId: api.ref, authorizerId: authorizer.ref };
  }
}
