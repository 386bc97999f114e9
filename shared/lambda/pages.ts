import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { toMoment } from '../dutch-calendar.ts';
import type { Installation } from '../gemeente.ts';
import type { Log } from '../log.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import { originHeader, securityHeaders } from './api.ts';

/** The API way in (1 of 4) for people: the same checks, but forms come in and HTML pages go out. */

/** Nothing inline, nothing from elsewhere; forms go to the portal itself. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * `same-origin` and not `no-referrer`: with the latter a browser sends `Origin: null` with our own forms. Nothing
 * outside the portal ever learns an address.
 */
export const pageHeaders = {
  ...securityHeaders,
  'Content-Security-Policy': contentSecurityPolicy,
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const;

export type PageRequest = {
  /** When API Gateway received it. */
  now: string;
  requestId: string;
  method: string;
  path: string;
  /** As sent, without `?`. */
  rawQuery: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  /** Fields of a posted form; empty for GET. */
  form: URLSearchParams;
};

export type PageResponse = {
  status: number;
  body?: string;
  /** The body is bytes, written as base64. */
  base64?: true;
  /** `text/html` unless told otherwise. */
  contentType?: string;
  headers?: Record<string, string>;
  cookies?: string[];
};

export type PagesDependencies = {
  log: Log;
  installation: Installation;
  originSecrets(): Promise<readonly string[]>;
  handle(request: PageRequest): Promise<PageResponse>;
  /** A whole page, in the language of the address, with a phone number; `reference` is for the phone and in the log. */
  errorPage(status: number, code: ProblemCode, reference: string, path: string): string;
};

function readForm(event: APIGatewayProxyEventV2): URLSearchParams {
  if (event.requestContext.http.method !== 'POST' || !event.body) return new URLSearchParams();
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(event.headers['content-type'] ?? '')) {
    throw new Problem('verkeerdFormaat', 'Gebruik het formulier op de pagina.');
  }
  return new URLSearchParams(event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body);
}

function readCookies(event: APIGatewayProxyEventV2): Map<string, string> {
  return new Map(
    (event.cookies ?? []).map((cookie) => {
      const [name = '', ...value] = cookie.trim().split('=');
      return [name, value.join('=')];
    }),
  );
}

/** A form is accepted from our own pages only: a browser says where a POST comes from, and a page cannot forge it. */
function isOwnPage(event: APIGatewayProxyEventV2, installation: Installation): boolean {
  if (event.headers['origin'] === new URL(installation.omgeving.url).origin) return true;
  return event.headers['sec-fetch-site'] === 'same-origin';
}

async function answer(event: APIGatewayProxyEventV2, deps: PagesDependencies): Promise<PageResponse> {
  const secrets = await deps.originSecrets();
  if (!secrets.includes(event.headers[originHeader] ?? '')) {
    throw new Problem('geenToegang', `Gebruik het adres ${deps.installation.omgeving.url}.`);
  }
  const { method } = event.requestContext.http;
  if (!['GET', 'HEAD', 'POST'].includes(method)) throw new Problem('methodeNietToegestaan', 'Dit kan hier niet.');
  if (method === 'POST' && !isOwnPage(event, deps.installation)) {
    throw new Problem('geenToegang', 'Gebruik het formulier op de pagina.');
  }
  const cookies = readCookies(event);
  return deps.handle({
    now: toMoment(event.requestContext.timeEpoch),
    requestId: event.requestContext.requestId,
    method: method === 'HEAD' ? 'GET' : method,
    path: event.rawPath,
    rawQuery: event.rawQueryString,
    query: new URLSearchParams(event.rawQueryString),
    header: (name) => event.headers[name],
    cookie: (name) => cookies.get(name),
    form: readForm(event),
  });
}

function toResult(response: PageResponse): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: response.status,
    headers: {
      ...pageHeaders,
      ...(response.body !== undefined && { 'Content-Type': response.contentType ?? 'text/html; charset=utf-8' }),
      ...response.headers,
    },
    ...(response.cookies && { cookies: response.cookies }),
    ...(response.body !== undefined && { body: response.body }),
    ...(response.base64 && { isBase64Encoded: true }),
  };
}

/** Every error becomes a page; what is not a `Problem` is logged by name and shown without any detail. */
function errorPages(
  deps: PagesDependencies,
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return {
    onError: (request) => {
      const { requestId } = request.event.requestContext;
      const { error } = request;
      const problem = error instanceof Problem ? error : new Problem('onverwachteFout', 'Het ligt niet aan u.');
      if (problem !== error) {
        deps.log('requestFailed', { route: request.event.routeKey, requestId, error: error?.name });
      }
      request.response = toResult({
        status: problem.status,
        body: deps.errorPage(problem.status, problem.code, requestId, request.event.rawPath),
      });
    },
  };
}

export function pagesHandler(deps: PagesDependencies) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context>()
    .use(errorPages(deps))
    .handler(async (event: APIGatewayProxyEventV2) => {
      const response = await answer(event, deps);
      deps.log('requestHandled', {
        route: event.routeKey,
        requestId: event.requestContext.requestId,
        status: response.status,
      });
      return toResult(response);
    });
}
