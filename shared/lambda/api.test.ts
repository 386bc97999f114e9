import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { Installation } from '../gemeente.ts';
import type { LogFields, Message } from '../log.ts';
import { Problem } from '../problem.ts';
import { apiHandler, parseArrayClaim, parseInput, type Route, readStaff, securityHeaders } from './api.ts';

const installation: Installation = {
  gemeente: readGemeente('almelo'),
  omgeving: {
    stage: 'lokaal',
    url: 'http://localhost:8080',
    herkomst: 'http://localhost:8080',
    issuer: 'http://localhost:8082',
  },
};
const secret = 'a'.repeat(40);

function event(changes: Partial<APIGatewayProxyEventV2> & { route?: string } = {}): APIGatewayProxyEventV2 {
  const { route = 'POST /intake/v1/proef', headers, ...rest } = changes;
  return {
    version: '2.0',
    routeKey: route,
    rawPath: '/intake/v1/proef',
    rawQueryString: '',
    headers: { 'x-vlot-herkomst': secret, 'content-type': 'application/json', ...headers },
    requestContext: {
      accountId: '0',
      apiId: 'a',
      domainName: 'd',
      domainPrefix: 'd',
      http: { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 't' },
      requestId: '00000000-0000-4000-8000-000000000001',
      routeKey: route,
      stage: '$default',
      time: '',
      timeEpoch: Date.parse('2026-11-21T21:50:00.500Z'),
    },
    isBase64Encoded: false,
    ...rest,
  };
}

const body = z.strictObject({ naam: z.string().min(2), aantal: z.int() });

function run(input: APIGatewayProxyEventV2, routes?: Route[]) {
  const lines: [Message, LogFields | undefined][] = [];
  const handler = apiHandler({
    version: '1.2.3',
    installation,
    log: (message, fields) => lines.push([message, fields]),
    originSecrets: async () => [secret, 'vorig'.repeat(10)],
    routes: routes ?? [
      {
        key: 'POST /intake/v1/proef',
        handle: async (request) => ({ status: 201, body: { ...parseInput(body, request.body), now: request.now } }),
      },
    ],
  });
  const context = { callbackWaitsForEmptyEventLoop: false } as Context;
  return handler(input, context).then((result) => ({
    result,
    lines,
    json: result.isBase64Encoded ? undefined : JSON.parse(result.body ?? 'null'),
  }));
}

describe('the way in for HTTP', () => {
  it('answers with every header of the design rules', async () => {
    const { result, json } = await run(event({ body: '{"naam":"Jo","aantal":2}' }));
    expect(result.statusCode).toBe(201);
    expect(json).toEqual({ naam: 'Jo', aantal: 2, now: '2026-11-21T21:50:00Z' });
    expect(result.headers).toMatchObject({
      ...securityHeaders,
      'API-Version': '1.2.3',
      'Content-Type': 'application/json',
    });
  });

  it('tells all faults at once as problem+json with status 400', async () => {
    const { result, json } = await run(event({ body: '{"naam":"J","extra":1}' }));
    expect(result.headers?.['Content-Type']).toBe('application/problem+json');
    expect(json).toMatchObject({ status: 400, type: 'urn:vlot:probleem:ongeldigeInvoer' });
    expect(json.fouten.map(({ veld }: { veld: string }) => veld).sort()).toEqual(['/aantal', '/extra', '/naam']);
  });

  it.each([
    ['no JSON at all', event({ body: '{' }), 400],
    ['another content type', event({ body: 'x=1', headers: { 'content-type': 'text/plain' } }), 415],
    ['an answer format we do not have', event({ body: '{}', headers: { accept: 'text/csv' } }), 406],
    ['an unknown route', event({ route: 'GET /onzin' }), 404],
    ['a request around CloudFront', event({ headers: { 'x-vlot-herkomst': 'geraden' } }), 403],
  ])('refuses %s', async (_what, input, status) => {
    const { result, json } = await run(input);
    expect(result.statusCode).toBe(status);
    expect(json.detail.length).toBeGreaterThan(5);
    expect(result.headers).toMatchObject(securityHeaders);
  });

  it('accepts the previous origin secret during rotation', async () => {
    const { result } = await run(
      event({ body: '{"naam":"Jo","aantal":2}', headers: { 'x-vlot-herkomst': 'vorig'.repeat(10) } }),
    );
    expect(result.statusCode).toBe(201);
  });

  it('tells nothing of an unexpected fault and logs only its name', async () => {
    const route = {
      key: 'POST /intake/v1/proef',
      handle: () => Promise.reject(new TypeError('verhaal van het gezin')),
    };
    const { result, lines } = await run(event({ body: '{}' }), [route]);
    expect(result.statusCode).toBe(500);
    expect(`${result.body}${JSON.stringify(lines)}`).not.toContain('verhaal');
    expect(lines).toContainEqual(['requestFailed', expect.objectContaining({ error: 'TypeError' })]);
  });

  it('hands a file over as bytes, to who asks for its type, and its problems as JSON', async () => {
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff]);
    const route: Route = {
      key: 'GET /intake/v1/proef',
      produces: 'application/pdf',
      handle: async ({ query }) => {
        if (query['weg']) throw new Problem('nietGevonden', 'Deze brief is er niet.');
        return { status: 200, file: { type: 'application/pdf', bytes } };
      },
    };
    const ask = (accept: string, changes: Partial<APIGatewayProxyEventV2> = {}) =>
      run(event({ route: route.key, headers: { accept }, ...changes }), [route]);
    const { result } = await ask('application/pdf');
    expect(result).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(result.headers).toMatchObject({ ...securityHeaders, 'Content-Type': 'application/pdf' });
    expect([...Buffer.from(result.body ?? '', 'base64')]).toEqual([...bytes]);
    expect((await ask('*/*')).result.statusCode).toBe(200);
    expect((await ask('text/csv')).result.statusCode).toBe(406);
    const gone = await ask('application/pdf', { queryStringParameters: { weg: 'ja' } });
    expect(gone.result.isBase64Encoded).toBeUndefined();
    expect(gone.json).toMatchObject({ status: 404, detail: 'Deze brief is er niet.' });
  });

  it('passes a problem on as it is', async () => {
    const route = {
      key: 'POST /intake/v1/proef',
      handle: () => Promise.reject(new Problem('gewijzigd', 'Lees opnieuw.')),
    };
    const { json } = await run(event({ body: '{}' }), [route]);
    expect(json).toMatchObject({ status: 409, detail: 'Lees opnieuw.', title: 'Iemand anders was net eerder' });
  });
});

describe('staff', () => {
  it('reads an array claim as API Gateway delivers it', () => {
    expect(parseArrayClaim('[werkverdeler regisseur]')).toEqual(['werkverdeler', 'regisseur']);
    expect(parseArrayClaim('werkverdeler')).toEqual(['werkverdeler']);
    expect(parseArrayClaim(undefined)).toEqual([]);
  });

  it('maps the municipality’s groups onto roles, and nothing else', () => {
    const { claim, rollen } = installation.gemeente.aanmelden;
    const group = rollen.werkverdeler?.[0];
    const staff = readStaff({ sub: 'u1', name: 'W. Voorbeeld', [claim]: `[${group} tuinman]` }, installation);
    expect(staff).toMatchObject({ id: 'u1', naam: 'W. Voorbeeld', rollen: ['werkverdeler'] });
    expect(readStaff({ sub: 'u2' }, installation).rollen).toEqual([]);
  });
});
