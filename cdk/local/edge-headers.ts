import * as z from 'zod';

/**
 * CloudFront does nothing on one machine, except for the headers that the front door needs to behave the same: what it
 * adds to a request for the origin, and what it adds to an answer that does not have it yet.
 */
export type EdgeHeaders = { toOrigin: Header[]; toViewer: Header[] };
export type Header = { name: string; value: string };

const distribution = z.object({
  DistributionConfig: z.object({
    Origins: z.array(
      z.object({
        OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })).default([]),
      }),
    ),
  }),
});

const security = z.object({
  ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }).optional(),
  ContentTypeOptions: z.object({}).optional(),
  FrameOptions: z.object({ FrameOption: z.string() }).optional(),
  ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }).optional(),
  StrictTransportSecurity: z
    .object({ AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.boolean().default(false) })
    .optional(),
});
const responseHeadersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: security.default({}),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) })
      .default({ Items: [] }),
  }),
});

function ofDistribution(properties: unknown): Header[] {
  return distribution
    .parse(properties)
    .DistributionConfig.Origins.flatMap(({ OriginCustomHeaders }) => OriginCustomHeaders)
    .map(({ HeaderName, HeaderValue }) => ({ name: HeaderName.toLowerCase(), value: HeaderValue }));
}

function ofPolicy(properties: unknown): Header[] {
  const { SecurityHeadersConfig: config, CustomHeadersConfig } =
    responseHeadersPolicy.parse(properties).ResponseHeadersPolicyConfig;
  const transport = config.StrictTransportSecurity;
  const found: [string, string | undefined][] = [
    ['content-security-policy', config.ContentSecurityPolicy?.ContentSecurityPolicy],
    ['x-content-type-options', config.ContentTypeOptions && 'nosniff'],
    ['x-frame-options', config.FrameOptions?.FrameOption],
    ['referrer-policy', config.ReferrerPolicy?.ReferrerPolicy],
    [
      'strict-transport-security',
      transport &&
        `max-age=${transport.AccessControlMaxAgeSec}${transport.IncludeSubdomains ? '; includeSubDomains' : ''}`,
    ],
    ...CustomHeadersConfig.Items.map(({ Header, Value }): [string, string] => [Header.toLowerCase(), Value]),
  ];
  return found.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** What this resource of the edge means for the front door; nothing for every other type. */
export function readEdgeHeaders(type: string, properties: unknown): EdgeHeaders {
  return {
    toOrigin: type === 'AWS::CloudFront::Distribution' ? ofDistribution(properties) : [],
    toViewer: type === 'AWS::CloudFront::ResponseHeadersPolicy' ? ofPolicy(properties) : [],
  };
}
