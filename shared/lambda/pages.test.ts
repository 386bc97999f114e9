import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { installationOf } from '../../test/support/intake.ts';
import type { LogFields, Message } from '../log.ts';
import { Problem } from '../problem.ts';
import { originHeader } from './api.ts';
import { type PageRequest, pageHeaders, pagesHandler } from './pages.ts';

const secret = 'a secret that only the distribution knows';
const installation = installationOf('almelo');
const origin = installation.omgeving.url;

function wayIn(handle: (request: PageRequest) => Promise<{ status: number; body?: string }>) {
  const lines: [Message, LogFields | undefined][] = [];
  const handler = pagesHandler({
    installation,
    log: (message, fields) => lines.push([message, fields]),
    originSecrets: async () => [secret],
    errorPage: (status, code, reference) => `<h1>${status} ${code} ${reference}</h1>`,
    handle,
  });
  return { lines, call: (event: APIGatewayProxyEventV2) => handler(event, {} as Context) };
}

type Changes = {
  method?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  base64?: boolean;
  cookies?: string[];
};

function eventOf({
  method = 'GET',
  path = '/',
  query = '',
  headers = {},
  body,
  base64 = false,
  cookies,
}: Changes = {}): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: { [originHeader]: secret, ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'herkomst.example',
      domainPrefix: 'herkomst',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:21:50:00 +0000',
      timeEpoch: Date.parse('2026-11-21T21:50:00Z'),
    },
    isBase64Encoded: base64,
    ...(body !== undefined && { body }),
    ...(cookies && { cookies }),
  };
}

const formType = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (changes: Changes = {}) =>
  eventOf({ method: 'POST', body: 'a=1', ...changes, headers: { ...formType, origin, ...changes.headers } });
const echo = async (request: PageRequest) => ({
  status: 200,
  body: JSON.stringify([
    request.method,
    request.path,
    request.query.get('q'),
    request.form.get('a'),
    request.cookie('volgen'),
    request.now,
  ]),
});

describe('what comes in', () => {
  test('path, query, form, cookies and the moment', async () => {
    const { call } = wayIn(echo);
    const event = post({
      path: '/volg',
      query: 'q=caf%C3%A9',
      body: 'a=caf%C3%A9+%26+co',
      cookies: ['x=1', 'volgen=a=b'],
    });
    expect((await call(event)).body).toBe(
      JSON.stringify(['POST', '/volg', 'café', 'café & co', 'a=b', '2026-11-21T21:50:00Z']),
    );
  });

  test('a body in base64, as API Gateway may hand it over', async () => {
    const { call } = wayIn(echo);
    const body = Buffer.from('a=ja').toString('base64');
    expect((await call(post({ body, base64: true }))).body).toContain('"ja"');
  });

  test.each([
    ['past the distribution', eventOf({ headers: { [originHeader]: 'guessed' } }), 403],
    ['a method that pages do not have', eventOf({ method: 'DELETE' }), 405],
    ['a form from another site', post({ headers: { origin: 'https://evil.example' } }), 403],
    ['a form from nowhere', post({ headers: { origin: 'null' } }), 403],
    ['a form from a sister site', post({ headers: { origin: 'null', 'sec-fetch-site': 'same-site' } }), 403],
    ['another format', post({ headers: { 'content-type': 'application/json' } }), 415],
  ])('refused: %s', async (_name, event, status) => {
    let reached = false;
    const { call } = wayIn(async () => {
      reached = true;
      return { status: 200 };
    });
    expect((await call(event)).statusCode).toBe(status);
    expect(reached).toBe(false);
  });

  test('a browser that hides the origin still says that the form is ours', async () => {
    const { call } = wayIn(echo);
    expect((await call(post({ headers: { origin: 'null', 'sec-fetch-site': 'same-origin' } }))).statusCode).toBe(200);
  });
});

describe('what goes out', () => {
  const cases: [string, () => Promise<{ status: number; body?: string }>, number][] = [
    ['a page', async () => ({ status: 200, body: '<p>' }), 200],
    ['a page that is not there', async () => Promise.reject(new Problem('nietGevonden', 'x')), 404],
    ['an accident', async () => Promise.reject(new Error('secret detail')), 500],
  ];
  test.each(cases)('%s bears every security header', async (_name, handle, status) => {
    const answer = await wayIn(handle).call(eventOf());
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({ ...pageHeaders, 'Content-Type': 'text/html; charset=utf-8' });
    expect(answer.body).not.toContain('secret detail');
  });

  test('the policy allows nothing inline and nothing from elsewhere', () => {
    const policy = pageHeaders['Content-Security-Policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  test('an accident is logged by its name only', async () => {
    const { call, lines } = wayIn(async () => Promise.reject(new TypeError('de heer Voorbeeld')));
    await call(eventOf({ path: '/volg/M-2026-7K3WQD.SECRET' }));
    expect(lines).toEqual([['requestFailed', { route: '$default', requestId: 'request-1', error: 'TypeError' }]]);
  });
});
