import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { EdgeHeaders } from './edge-headers.ts';
import { account } from './identity.ts';
import type { JwtAuthorizer } from './jwt-authorizer.ts';
import type { Outcome } from './lambda/functions.ts';
import { matchRoute, parseRoute } from './route.ts';
import { createThrottle, type Limit } from './throttle.ts';

export type ApiRoute = {
  /** `GET /intake/v1/meldingen/{nummer}`, `ANY /x/{rest+}` or `$default`. */
  routeKey: string;
  functionName: string;
  timeoutMs: number;
  authorizer: JwtAuthorizer | undefined;
  scopes: string[];
  limit: Limit | undefined;
};

export type HttpApi = {
  apiId: string;
  routes: ApiRoute[];
  /** What the distribution in front of it adds; a client's own value of a header for the origin is dropped. */
  edgeHeaders: EdgeHeaders;
  invoke(functionName: string, event: unknown, onTurn: () => void): Promise<Outcome>;
  now?: () => number;
};

const maxPayload = 10 * 1024 * 1024;

const responseSchema = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
});

/** Answers HTTP requests as an API Gateway HTTP API with Lambda proxy integrations (payload format 2.0). */
export function createHttpApi(api: HttpApi): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const routes = api.routes.map((route) => ({ ...route, ...parseRoute(route.routeKey) }));
  const throttle = createThrottle(api.now ?? Date.now);
  return async (request, response) => {
    const requestId = randomUUID();
    response.setHeader('apigw-requestid', requestId);
    for (const { name, value } of api.edgeHeaders.toViewer) response.setHeader(name, value);
    const answer = (status: number, message: string) => send(response, status, { message });
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decoded(url.pathname);
    const matched = matchRoute(routes, request.method ?? 'GET', path);
    if (!matched) return answer(404, 'Not Found');
    const { route, parameters } = matched;
    if (route.limit && !throttle(route.routeKey, route.limit)) return answer(429, 'Too Many Requests');
    const authorized = await route.authorizer?.(header(request, 'authorization'), route.scopes);
    if (authorized?.status === 'unauthorized') {
      const detail = authorized.reason
        ? ` error="invalid_token" error_description="${authorized.reason.replaceAll('"', "'")}"`
        : '';
      response.setHeader('www-authenticate', `Bearer${detail}`);
      return answer(401, 'Unauthorized');
    }
    if (authorized?.status === 'forbidden') return answer(403, 'Forbidden');
    const body = await readBody(request, maxPayload);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return answer(413, 'Request Entity Too Large');
    }
    const jwt = authorized ? { claims: authorized.claims, scopes: authorized.scopes } : undefined;
    const event = toEvent(request, url, path, body, { requestId, route: route.routeKey, parameters, jwt, api });
    const outcome = await within(route.timeoutMs, (onTurn) => api.invoke(route.functionName, event, onTurn));
    if (outcome === undefined) return answer(503, 'Service Unavailable');
    if (!outcome.ok)
      return answer(
        outcome.errorType === 'Stopped' ? 503 : 500,
        outcome.errorType === 'Stopped' ? 'Service Unavailable' : 'Internal Server Error',
      );
    return sendResult(response, outcome.value);
  };
}

type Details = {
  requestId: string;
  route: string;
  parameters: Record<string, string>;
  jwt: { claims: Record<string, string>; scopes: string[] | null } | undefined;
  api: HttpApi;
};

function toEvent(request: IncomingMessage, url: URL, path: string, body: Buffer, details: Details) {
  const headers = headersOf(request, details.api.edgeHeaders.toOrigin);
  const cookies = request.headers.cookie?.split(/;\s*/).filter((cookie) => cookie !== '');
  const isText = isTextual(headers['content-type']);
  const host = request.headers.host ?? 'localhost';
  const now = new Date();
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const earlier = query.get(name);
    query.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return {
    version: '2.0',
    routeKey: details.route,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    ...(cookies && cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(query.size > 0 ? { queryStringParameters: Object.fromEntries(query) } : {}),
    requestContext: {
      accountId: account,
      apiId: details.api.apiId,
      ...(details.jwt ? { authorizer: { jwt: details.jwt } } : {}),
      domainName: host,
      domainPrefix: host.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: details.requestId,
      routeKey: details.route,
      stage: '$default',
      time: apacheTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(details.parameters).length > 0 ? { pathParameters: details.parameters } : {}),
    ...(body.length > 0 ? { body: isText ? body.toString('utf8') : body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Names in lower case, values of repeated headers joined by a comma, no cookies. */
function headersOf(request: IncomingMessage, originHeaders: EdgeHeaders['toOrigin']): Record<string, string> {
  const own = new Set([...originHeaders.map(({ name }) => name), 'cookie', 'connection', 'transfer-encoding']);
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (!own.has(name) && values) headers[name] = values.join(',');
  }
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], request.socket.remoteAddress].filter(Boolean).join(', ');
  headers['x-forwarded-proto'] = 'http';
  for (const { name, value } of originHeaders) headers[name] = value;
  return headers;
}

/** Other bodies, forms among them, come to the function in base64. */
function isTextual(contentType: string | undefined): boolean {
  return /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/i.test(contentType ?? '');
}

function sendResult(response: ServerResponse, value: unknown) {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    // Without a status code API Gateway takes the whole value for the body.
    return send(response, 200, value ?? null);
  }
  const result = responseSchema.safeParse(value);
  if (!result.success) return send(response, 500, { message: 'Internal Server Error' });
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data;
  for (const [name, one] of Object.entries(headers ?? {})) response.setHeader(name.toLowerCase(), String(one));
  if (cookies && cookies.length > 0) response.setHeader('set-cookie', cookies);
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (!response.hasHeader('content-type') && bytes.length > 0)
    response.setHeader('content-type', 'text/plain;charset=UTF-8');
  if (statusCode !== 204 && statusCode !== 304) response.setHeader('content-length', bytes.length);
  response.writeHead(statusCode).end(bytes);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

/** Undefined when there is more than `max` bytes. */
export async function readBody(request: IncomingMessage, max: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > max) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > max) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function header(request: IncomingMessage, name: string): string | undefined {
  return request.headersDistinct[name]?.[0];
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function apacheTime(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Undefined when the work is not done so many milliseconds after its turn came. */
async function within<T>(ms: number, work: (onTurn: () => void) => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (value: undefined) => void = () => undefined;
  const late = new Promise<undefined>((resolve) => {
    giveUp = resolve;
  });
  const onTurn = () => {
    timer = setTimeout(giveUp, ms, undefined);
  };
  try {
    return await Promise.race([work(onTurn), late]);
  } finally {
    clearTimeout(timer);
  }
}
