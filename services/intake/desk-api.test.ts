import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiHandler, originHeader } from '../../shared/lambda/api.ts';
import { intakeOn, meldingOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { accountRoutes } from './account-api.ts';
import { apiVersion } from './api.ts';
import { staffRoutes, triageRoutes } from './desk-api.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

const received = async () => {
  const now = '2026-11-23T08:30:00Z';
  const { melding } = await receiveMelding(deps, { input: meldingOf(), now, idempotencyKey: undefined });
  return melding.meldingsnummer;
};

/** As API Gateway calls it; `path` may hold a query, `groups` are those of the sign-in. */
async function call(
  method: 'GET' | 'POST',
  route: string,
  options: { groups?: string[]; nummer?: string; query?: Record<string, string>; body?: unknown; key?: string },
) {
  const { groups, nummer, query, body, key } = options;
  const handler = apiHandler({
    version: apiVersion,
    routes: [...staffRoutes(deps), ...accountRoutes(deps), ...triageRoutes(deps)],
    log: deps.log,
    installation: deps.installation,
    originSecrets: async () => ['origin'],
  });
  const event = {
    routeKey: `${method} /intake/v1${route}`,
    headers: {
      [originHeader]: 'origin',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    pathParameters: { ...(nummer && { meldingsnummer: nummer }) },
    queryStringParameters: query,
    body: body === undefined ? undefined : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      timeEpoch: Date.parse('2026-11-24T09:00:00Z'),
      requestId: '00000000-0000-4000-8000-000000000001',
      ...(groups && {
        authorizer: {
          jwt: { claims: { sub: groups[0], name: 'W Voorbeeld', groups, email: 'w@hellendoorn.example' } },
        },
      }),
    },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
  const result = await handler(event, {} as Context);
  return { status: result.statusCode, body: JSON.parse(String(result.body ?? 'null')), headers: result.headers ?? {} };
}
const groupOf = (rol: keyof ReceiveDependencies['installation']['gemeente']['aanmelden']['rollen']): string[] =>
  deps.installation.gemeente.aanmelden.rollen[rol] ?? [];

it('asks for a sign-in, then for a role', async () => {
  expect((await call('GET', '/werklijst', {})).status).toBe(401);
  expect((await call('GET', '/werklijst', { groups: ['vlot-iets-anders'] })).status).toBe(403);
  expect((await call('GET', '/werklijst', { groups: groupOf('werkverdeler') })).status).toBe(200);
  expect((await call('GET', '/inzagen', { groups: groupOf('werkverdeler'), query: { medewerker: 'x' } })).status).toBe(
    403,
  );
});

it('a command is 201 the first time, 200 again, with the address of the dossier', async () => {
  const nummer = await received();
  const route = '/meldingen/{meldingsnummer}/uitkomsten';
  const body = { uitkomst: 'advies', reden: 'R.', antwoord: 'Bel de huisarts.' };
  const ask = { groups: groupOf('werkverdeler'), nummer, body, key: 'een-sleutel-van-8' };
  const first = await call('POST', route, ask);
  expect(first).toMatchObject({ status: 201, body: { status: 'afgerond' } });
  expect(first.headers).toMatchObject({ Location: `/intake/v1/meldingen/${nummer}/dossier` });
  expect((await call('POST', route, ask)).status).toBe(200);
  expect((await call('POST', route, { ...ask, body: { ...body, reden: 'Anders.' } })).status).toBe(409);
  const dossier = await call('GET', '/meldingen/{meldingsnummer}/dossier', { groups: groupOf('werkverdeler'), nummer });
  expect(dossier.body.uitkomsten).toMatchObject([{ uitkomst: 'advies', door: 'W Voorbeeld' }]);
});

it('says all faults at once, in Dutch', async () => {
  const nummer = await received();
  const body = { uitkomst: 'maatwerk', medewerker: { naam: '', telefoon: '1' } };
  const route = '/meldingen/{meldingsnummer}/uitkomsten';
  const answer = await call('POST', route, { groups: groupOf('werkverdeler'), nummer, body });
  expect(answer.status).toBe(400);
  expect(answer.body.fouten.map(({ veld }: { veld: string }) => veld).toSorted()).toEqual([
    '/medewerker/naam',
    '/medewerker/telefoon',
    '/reden',
  ]);
});

it('an unknown number and a query that is none are told apart', async () => {
  const groups = groupOf('werkverdeler');
  const unknown = await call('GET', '/meldingen/{meldingsnummer}/dossier', { groups, nummer: 'M-2026-000000' });
  expect(unknown.status).toBe(404);
  expect((await call('GET', '/werklijst', { groups, query: { lijst: 'alles' } })).status).toBe(400);
  expect((await call('GET', '/werklijst', { groups, query: { cursor: 'bm9uc2Vucw' } })).status).toBe(400);
  expect(
    (await call('POST', '/meldingen/{meldingsnummer}/oproepbevestigingen', { groups, nummer: await received() }))
      .status,
  ).toBe(409);
});
