import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination, CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { Alarms } from './alarms.ts';

/** Mail goes out from the domain of the municipality's senders, over TLS or not at all. */
export class OutgoingMail extends Construct {
  readonly configurationSet: string;
  private readonly identity: string;
  private readonly senders: string[];

  constructor(scope: Construct, id: string, { gemeente, alarms }: { gemeente: Gemeente; alarms: Alarms }) {
    super(scope, id);
    this.senders = [gemeente.mail.afzender, gemeente.mail.afzenderNeutraal];
    const configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', {
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    this.configurationSet = configurationSet.ref;
    // Figures only, for whoever watches the domain's reputation.
    new CfnConfigurationSetEventDestination(this, 'Figures', {
      configurationSetName: configurationSet.ref,
      eventDestination: {
        enabled: true,
        matchingEventTypes: ['BOUNCE', 'COMPLAINT', 'REJECT', 'DELIVERY_DELAY'],
        cloudWatchDestination: {
          dimensionConfigurations: [
            {
              dimensionName: 'ses:configuration-set',
              dimensionValueSource: 'messageTag',
              defaultDimensionValue: 'vlot',
            },
          ],
        },
      },
    });
    // What comes back goes to the default bus of this account, which nobody outside of it hears; the only bus SES knows.
    new CfnConfigurationSetEventDestination(this, 'ComesBack', {
      configurationSetName: configurationSet.ref,
      eventDestination: {
        enabled: true,
        matchingEventTypes: ['BOUNCE', 'COMPLAINT'],
        eventBridgeDestination: {
          eventBusArn: Stack.of(this).formatArn({
            service: 'events',
            resource: 'event-bus',
            resourceName: 'default',
          }),
        },
      },
    });
    this.identity = new CfnEmailIdentity(this, 'Identity', {
      emailIdentity: gemeente.mail.afzender.split('@')[1] ?? '',
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      configurationSetAttributes: { configurationSetName: configurationSet.ref },
    }).ref;
    alarms.add('BounceRate', {
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        dimensionsMap: { 'ses:configuration-set': configurationSet.ref },
        period: Duration.hours(1),
        statistic: Stats.AVERAGE,
      }),
      // AWS reviews a sender from 5 percent and stops it from 10 percent on.
      from: 0.05,
      missing: 'fine',
      meaning: {
        people: 'Meer dan 5 van de 100 mails komen niet aan. Die inwoners weten niet wie hun contactpersoon is.',
        first:
          'kijk in SES welke domeinen weigeren; laat de inwoners bellen en klopt DKIM of SPF niet, herstel dan de DNS.',
      },
    });
  }

  /** Events of the mails that one service sent and that came back, or were called spam (EventBridge pattern). */
  comesBackTo(service: string): EventPattern {
    return {
      source: ['aws.ses'],
      detailType: ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet], dienst: [service] } } },
    };
  }

  /** To send mail, as one of the two senders of this municipality. */
  allowSending(): PolicyStatement[] {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    return [
      new PolicyStatement({
        sid: 'OwnSenders',
        actions: ['ses:SendEmail'],
        resources: [arn('identity', this.identity), arn('configuration-set', this.configurationSet)],
        conditions: { StringEquals: { 'ses:FromAddress': this.senders } },
      }),
    ];
  }
}
