import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Gemeente } from '../../shared/gemeente.ts';

/** Requests of one address in five minutes; a library or town hall is one address too. */
const requestsPerAddress = 1000;

type Group = { name: string; blocks: string[]; counts: string[] };

/**
 * AWS's own rule groups. Each rule is named, so that a block shows the Dutch page. Rules on the body count and never
 * block: people write stories there, longer than 8 KB and in words that look like an attack.
 */
const groups: Group[] = [
  {
    name: 'AWSManagedRulesAmazonIpReputationList',
    blocks: ['AWSManagedIPReputationList', 'AWSManagedReconnaissanceList'],
    counts: ['AWSManagedIPDDoSList'],
  },
  {
    name: 'AWSManagedRulesCommonRuleSet',
    blocks: [
      'UserAgent_BadBots_HEADER',
      'SizeRestrictions_QUERYSTRING',
      'SizeRestrictions_Cookie_HEADER',
      'SizeRestrictions_URIPATH',
      'EC2MetaDataSSRF_COOKIE',
      'EC2MetaDataSSRF_URIPATH',
      'EC2MetaDataSSRF_QUERYARGUMENTS',
      'GenericLFI_QUERYARGUMENTS',
      'GenericLFI_URIPATH',
      'RestrictedExtensions_URIPATH',
      'RestrictedExtensions_QUERYARGUMENTS',
      'GenericRFI_QUERYARGUMENTS',
      'GenericRFI_URIPATH',
      'CrossSiteScripting_COOKIE',
      'CrossSiteScripting_QUERYARGUMENTS',
      'CrossSiteScripting_URIPATH',
    ],
    counts: [
      // Systems of partners often send no user agent.
      'NoUserAgent_HEADER',
      'SizeRestrictions_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'CrossSiteScripting_BODY',
    ],
  },
  {
    name: 'AWSManagedRulesKnownBadInputsRuleSet',
    blocks: [
      'JavaDeserializationRCE_HEADER',
      'JavaDeserializationRCE_URIPATH',
      'JavaDeserializationRCE_QUERYSTRING',
      'Host_localhost_HEADER',
      'PROPFIND_METHOD',
      'ExploitablePaths_URIPATH',
      'Log4JRCE_HEADER',
      'Log4JRCE_QUERYSTRING',
      'Log4JRCE_URIPATH',
    ],
    counts: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY', 'ReactJSRCE_BODY'],
  },
];

function page(title: string, text: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p><p>Is er nu gevaar? Bel 112. Is het thuis niet veilig? Bel Veilig Thuis: 0800-2000. Dag en nacht, gratis.</p></body></html>`;
}

/** WAF before CloudFront; an HTTP API itself cannot carry one. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { gemeente }: { gemeente: Gemeente }) {
    super(scope, id);
    const call = `Bel de gemeente ${gemeente.naam}: ${gemeente.telefoon} (${gemeente.bereikbaar.nl}).`;
    const block = { customResponse: { responseCode: 403, customResponseBodyKey: 'blocked' } };
    this.arn = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('vlot'),
      customResponseBodies: {
        blocked: {
          contentType: 'TEXT_HTML',
          content: page(
            'Dit lukt zo niet',
            `Onze beveiliging hield uw verzoek tegen. Dat kan een vergissing zijn. ${call}`,
          ),
        },
        slower: {
          contentType: 'TEXT_HTML',
          content: page(
            'Even wachten',
            `Er komen nu te veel verzoeken van uw adres. Probeer het over vijf minuten opnieuw. Kan het niet wachten? ${call}`,
          ),
        },
      },
      rules: [
        {
          name: 'requests-per-address',
          priority: 0,
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsPerAddress, evaluationWindowSec: 300 },
          },
          action: {
            block: {
              customResponse: {
                responseCode: 429,
                customResponseBodyKey: 'slower',
                responseHeaders: [{ name: 'Retry-After', value: '300' }],
              },
            },
          },
          visibilityConfig: visibility('requests-per-address'),
        },
        ...groups.map((group, index) => ({
          name: group.name,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: group.name,
              ruleActionOverrides: [
                ...group.blocks.map((name) => ({ name, actionToUse: { block } })),
                ...group.counts.map((name) => ({ name, actionToUse: { count: {} } })),
              ],
            },
          },
          visibilityConfig: visibility(group.name),
        })),
      ],
    }).attrArn;
  }
}

/** Figures only: a sample of requests would show paths and headers. */
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
