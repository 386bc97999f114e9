import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { originHeader } from '../../shared/lambda/api.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { EdgeLogs } from '../constructs/edge-logs.ts';
import { Firewall } from '../constructs/firewall.ts';
import type { Settings } from '../settings.ts';
import { originSecretName } from './names.ts';

/**
 * What residents reach: certificate, firewall and CloudFront, which all live in us-east-1. It points at the configured
 * domain of the front door and at the name of a secret, so nothing is referred to across regions.
 */
export class Edge extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, props);
    const { gemeente } = props.settings;
    const certificate = new Certificate(this, 'Certificate', {
      domainName: gemeente.domein,
      validation: CertificateValidation.fromDns(),
    });
    // CloudFormation reads a secret again only when the reference changes: a rotation names the new version.
    const version = props.settings.herkomst ? `::${props.settings.herkomst}` : '';
    const origin = new HttpOrigin(gemeente.herkomstDomein, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // Filled in by CloudFormation from the copy in this region. It replaces what a visitor sends under this name.
      customHeaders: {
        [originHeader]: `{{resolve:secretsmanager:${originSecretName(props.settings)}:SecretString:huidig${version}}}`,
      },
    });
    const common = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // All but Host: the front door has its own name.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.headers(),
      compress: true,
    };
    const firewall = new Firewall(this, 'Firewall', { gemeente });
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Vlot ${gemeente.naam}`,
      domainNames: [gemeente.domein],
      certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: firewall.arn,
      defaultBehavior: {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
      },
      additionalBehaviors: {
        '/assets/*': { ...common, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
      },
    });
    new EdgeLogs(this, 'AccessLogs', { distribution });
    acknowledge(
      distribution,
      'AwsSolutions-CFR1',
      'A family may report from a holiday address or from across the border',
    );
    acknowledge(
      distribution,
      'AwsSolutions-CFR3',
      'Logged by standard logging v2, which can leave out path, query, cookies and referer',
    );
  }

  /** Under whatever the origin says itself: also on answers that no function made, such as a 429 or a 503. */
  private headers(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'SecurityHeaders', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'", override: false },
        contentTypeOptions: { override: false },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: false },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: false,
        },
      },
      // The 429 of API Gateway itself has none; on any other answer it says nothing.
      customHeadersBehavior: { customHeaders: [{ header: 'Retry-After', value: '10', override: false }] },
    });
  }
}
