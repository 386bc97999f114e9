import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import * as z from 'zod';
import nl from 'zod/v4/locales/nl.js';
import { toMoment } from '../dutch-calendar.ts';
import { type Installation, type StaffRole, staffRole } from '../gemeente.ts';
import type { Log } from '../log.ts';
import { Problem, toFaults } from '../problem.ts';

/** Way in 1 of 4: HTTP. Follows the NL API Design Rules 2.2 (requirements C1). */

z.config(nl());

/** Every answer bears these (C1, /core/transport/security-headers). */
export const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
} as const;

export const originHeader = 'x-vlot-herkomst';

export type Staff = {
  id: string;
  naam: string;
  email: string | undefined;
  rollen: StaffRole[];
  /** Codes of the teams of the municipality's file that this person works in. */
  teams: string[];
};

export type ApiRequest = {
  /** When API Gateway received it. */
  now: string;
  requestId: string;
  params: Record<string, string | undefined>;
  query: Record<string, string | undefined>;
  header(name: string): string | undefined;
  /** The parsed JSON body; `undefined` where there is none. */
  body: unknown;
  /** Present on routes behind the JWT authorizer. */
  staff: Staff | undefined;
};

/** `body` goes out as JSON; `file` as it is, and then there is no `body`. */
export type ApiResponse = {
  status: number;
  body?: unknown;
  file?: { type: string; bytes: Uint8Array };
  headers?: Record<string, string>;
};

/**
 * `key` as API Gateway names the route: `POST /intake/v1/meldingen`. `produces`: what it answers with where that is not
 * JSON; its problems still are.
 */
export type Route = { key: string; produces?: string; handle(request: ApiRequest): Promise<ApiResponse> };

export type ApiDependencies = {
  /** Semantic version of this API, in the header `API-Version`. */
  version: string;
  routes: Route[];
  log: Log;
  installation: Installation;
  /** Values CloudFront may send: the current one and, during rotation, the previous. */
  originSecrets(): Promise<readonly string[]>;
};

type Event = APIGatewayProxyEventV2 | APIGatewayProxyEventV2WithJWTAuthorizer;

/** API Gateway hands an array claim over as the text `[a b]`. */
export function parseArrayClaim(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  const inner = claim.startsWith('[') && claim.endsWith(']') ? claim.slice(1, -1) : claim;
  return inner.split(/[\s,]+/).filter(Boolean);
}

export function readStaff(claims: Record<string, unknown>, installation: Installation): Staff {
  const { aanmelden, teams } = installation.gemeente;
  const { claim, rollen } = aanmelden;
  const groups = new Set(parseArrayClaim(claims[claim]));
  return {
    id: String(claims['sub']),
    naam: typeof claims['name'] === 'string' ? claims['name'] : String(claims['sub']),
    email: typeof claims['email'] === 'string' ? claims['email'] : undefined,
    rollen: staffRole.options.filter((role) => rollen[role]?.some((group) => groups.has(group))),
    teams: teams.filter(({ groep }) => groups.has(groep)).map(({ code }) => code),
  };
}

/** Whoever is not signed in, or lacks every one of these roles, goes no further. */
export function requireRole(request: ApiRequest, ...roles: StaffRole[]): Staff {
  if (!request.staff) throw new Problem('aanmeldenNodig', 'Meld u aan en probeer het opnieuw.');
  if (!request.staff.rollen.some((role) => roles.includes(role))) {
    throw new Problem('geenToegang', `Dit kan alleen iemand met de rol ${roles.join(' of ')}.`);
  }
  return request.staff;
}

/** Parses input at the edge; all faults come back together. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', toFaults(result.error));
}

const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,128}$/);

/** The header `Idempotency-Key`, when given: 8 to 128 visible characters. */
export function readIdempotencyKey(request: ApiRequest): string | undefined {
  const value = request.header('idempotency-key');
  if (value === undefined) return undefined;
  const parsed = idempotencyKey.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('ongeldigeInvoer', 'De header Idempotency-Key moet 8 tot 128 tekens hebben, zonder spaties.');
}

function parseBody(event: Event): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem('verkeerdFormaat', 'Zet de header Content-Type op application/json.');
  }
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('ongeldigeInvoer', 'Het bericht is geen geldige JSON.', [
      { veld: '/', code: 'json', melding: 'Controleer aanhalingstekens, komma’s en haakjes.' },
    ]);
  }
}

function accepts(event: Event, produces: string | undefined): boolean {
  const accept = event.headers['accept'];
  if (!accept || /(\*\/\*|application\/(\*|json|problem\+json))/i.test(accept)) return true;
  return produces !== undefined && accept.toLowerCase().includes(produces);
}

function toRequest(event: Event, installation: Installation): ApiRequest {
  const jwt = 'authorizer' in event.requestContext ? event.requestContext.authorizer.jwt : undefined;
  return {
    now: toMoment(event.requestContext.timeEpoch),
    requestId: event.requestContext.requestId,
    params: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    header: (name) => event.headers[name],
    body: parseBody(event),
    staff: jwt ? readStaff(jwt.claims, installation) : undefined,
  };
}

async function answer(event: Event, deps: ApiDependencies): Promise<ApiResponse> {
  const secrets = await deps.originSecrets();
  if (!secrets.includes(event.headers[originHeader] ?? '')) {
    throw new Problem('geenToegang', `Gebruik het adres ${deps.installation.omgeving.url}.`);
  }
  const route = deps.routes.find(({ key }) => key === event.routeKey);
  if (!route) throw new Problem('nietGevonden', 'Dit adres bestaat niet.');
  if (!accepts(event, route.produces)) {
    throw new Problem('nietAcceptabel', `Vraag om ${route.produces ?? 'application/json'}.`);
  }
  return route.handle(toRequest(event, deps.installation));
}

function toResult(response: ApiResponse, version: string, contentType: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: response.status,
    headers: {
      ...securityHeaders,
      'API-Version': version,
      ...(response.body !== undefined && { 'Content-Type': contentType }),
      ...(response.file && { 'Content-Type': response.file.type }),
      ...response.headers,
    },
    ...(response.body !== undefined && { body: JSON.stringify(response.body) }),
    // API Gateway turns it back into bytes.
    ...(response.file && { body: Buffer.from(response.file.bytes).toString('base64'), isBase64Encoded: true }),
  };
}

/** Errors become problem+json; what is not a `Problem` is logged by name and told without any detail. */
function problemJson(deps: ApiDependencies): middy.MiddlewareObj<Event, APIGatewayProxyStructuredResultV2> {
  return {
    onError: (request) => {
      const { requestId } = request.event.requestContext;
      const { error } = request;
      const problem =
        error instanceof Problem
          ? error
          : new Problem('onverwachteFout', 'Het ligt niet aan u. Probeer het opnieuw of bel de gemeente.');
      if (problem !== error) {
        deps.log('requestFailed', { route: request.event.routeKey, requestId, error: error?.name });
      }
      request.response = toResult(
        { status: problem.status, body: problem.toBody(requestId) },
        deps.version,
        'application/problem+json',
      );
    },
  };
}

export function apiHandler(deps: ApiDependencies) {
  return middy<Event, APIGatewayProxyStructuredResultV2, Error, Context>()
    .use(problemJson(deps))
    .handler(async (event: Event) => {
      const response = await answer(event, deps);
      deps.log('requestHandled', {
        route: event.routeKey,
        requestId: event.requestContext.requestId,
        status: response.status,
      });
      return toResult(response, deps.version, 'application/json');
    });
}
