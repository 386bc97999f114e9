import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { StaffRole } from '../../shared/gemeente.ts';
import { apiHandler, originHeader, type Route } from '../../shared/lambda/api.ts';
import { intakeOn, meldingInput, meldingOf, story } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { accountRoutes } from './account-api.ts';
import { answerRoutes, apiVersion, enterRoutes, followRoutes, receiveRoutes } from './api.ts';
import {
  antwoordResponse,
  dossierResponse,
  meldingenResponse,
  meldingResponse,
  optekenResponse,
  volgResponse,
} from './contract.ts';
import { staffRoutes, triageRoutes } from './desk-api.ts';
import { lettersRoutes } from './letters-api.ts';
import openapi from './openapi.json' with { type: 'json' };
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { headItem, meldingPk, openIntakeStore } from './store.ts';

/** Through the way in for HTTP, as API Gateway calls it. */
const now = '2026-11-21T21:50:00Z';
const secret = 'the origin secret of this test, 32+';
let db: TestTable;
let deps: ReceiveDependencies;
let routes: Route[];

beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
  routes = [
    ...receiveRoutes(deps),
    ...followRoutes({ table: db.table, openapi }),
    ...answerRoutes(deps),
    ...enterRoutes(deps),
    ...staffRoutes(deps),
    ...accountRoutes(deps),
    ...triageRoutes(deps),
    ...lettersRoutes(deps),
  ];
});
afterAll(() => db.stop());

type Call = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  role?: StaffRole | StaffRole[];
  email?: string;
};

async function call(key: string, { params, query, headers, body, role, email }: Call = {}) {
  const handler = apiHandler({
    version: apiVersion,
    routes,
    log: deps.log,
    installation: deps.installation,
    originSecrets: async () => [secret],
  });
  const groups = [role ?? []].flat().map((name) => `vlot-${name}`);
  const [method = '', path = ''] = key.split(' ');
  const result = await handler(
    {
      version: '2.0',
      routeKey: key,
      rawPath: path,
      rawQueryString: '',
      headers: {
        [originHeader]: secret,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      requestContext: {
        accountId: '1',
        apiId: '1',
        domainName: '',
        domainPrefix: '',
        http: { method, path, protocol: '', sourceIp: '', userAgent: '' },
        requestId: '3f6c2a44-6f0a-4c6e-9f10-6d3a8f0c1a11',
        routeKey: key,
        stage: '$default',
        time: '',
        timeEpoch: Date.parse(now),
        ...(role && {
          authorizer: {
            principalId: '',
            integrationLatency: 0,
            jwt: {
              claims: { sub: 'u1', name: 'Wim Voorbeeld', groups: `[${groups.join(' ')}]`, ...(email && { email }) },
              scopes: [],
            },
          },
        }),
      },
      isBase64Encoded: false,
      ...(params && { pathParameters: params }),
      ...(query && { queryStringParameters: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    {} as Context,
  );
  const { statusCode, headers: answered, body: text } = result as APIGatewayProxyStructuredResultV2;
  return { status: statusCode, headers: answered, body: JSON.parse(text ?? 'null') };
}

async function received(changes = {}) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding;
}
const dossier = (meldingsnummer: string, role: StaffRole | StaffRole[], email?: string) =>
  call('GET /intake/v1/meldingen/{meldingsnummer}/dossier', {
    params: { meldingsnummer },
    role,
    ...(email && { email }),
  });

/** As intake has heard it from regie. */
async function led(changes = {}) {
  const melding = await received(changes);
  const head = await openIntakeStore(db.table).head(melding.meldingsnummer);
  if (!head) throw new Error('No head');
  const feit = {
    soort: 'benoemd' as const,
    eventId: deps.ids.uuid(),
    casusId: deps.ids.uuid(),
    sequence: 1,
    op: now,
    regisseurId: deps.ids.uuid(),
    regisseur: { naam: 'Samira Voorbeeld', telefoon: '1', email: 'S.Voorbeeld@almelo.example', organisatie: 'Team' },
  };
  await db.table.transact([
    { put: headItem({ ...head, versie: head.versie + 1, feiten: [feit] }), when: { version: head.versie } },
  ]);
  return melding;
}

describe('POST /intake/v1/meldingen', () => {
  it('answers 201 with a place to follow it, and 200 to a repetition', async () => {
    const headers = { 'idempotency-key': 'sleutel-api' };
    const first = await call('POST /intake/v1/meldingen', { body: meldingInput, headers });
    expect(first.status).toBe(201);
    const melding = meldingResponse.parse(first.body);
    expect(first.headers).toMatchObject({
      Location: `/intake/v1/meldingen/${melding.meldingsnummer}`,
      'API-Version': '1.0.0',
      'Cache-Control': 'no-store',
    });
    expect((await call('POST /intake/v1/meldingen', { body: meldingInput, headers })).status).toBe(200);
    const other = { ...meldingInput, aantalHulpverleners: 1 };
    expect((await call('POST /intake/v1/meldingen', { body: other, headers })).status).toBe(409);
  });

  it('gives all faults at once, in Dutch', async () => {
    const body = { watLooptVast: 'kort', over: 'buurman', melder: { rol: 'ouder' }, kleur: 'rood' };
    const answer = await call('POST /intake/v1/meldingen', { body });
    expect(answer.status).toBe(400);
    expect(answer.headers?.['Content-Type']).toBe('application/problem+json');
    expect(answer.body.fouten.map(({ veld }: { veld: string }) => veld)).toEqual(
      expect.arrayContaining(['/watLooptVast', '/over', '/kleur']),
    );
  });

  it('refuses a BSN with the choice that it is none', async () => {
    const body = { ...meldingInput, watLooptVast: 'Mijn nummer is 111 222 333' };
    const refused = await call('POST /intake/v1/meldingen', { body });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ type: 'urn:vlot:probleem:bsnGevonden', fouten: [{ veld: '/watLooptVast' }] });
    expect(JSON.stringify(refused.body)).not.toContain('111');
    expect((await call('POST /intake/v1/meldingen', { body: { ...body, geenBsn: true } })).status).toBe(201);
  });
});

describe('GET /intake/v1/meldingen/{meldingsnummer}', () => {
  it('shows the melder what the contract says', async () => {
    const { meldingsnummer, volgcode } = await received();
    const answer = await call('GET /intake/v1/meldingen/{meldingsnummer}', {
      params: { meldingsnummer },
      headers: { volgcode },
    });
    expect(answer.status).toBe(200);
    expect(volgResponse.parse(answer.body)).toMatchObject({ meldingsnummer, status: 'ontvangen' });
    expect((await call('GET /intake/v1/meldingen/{meldingsnummer}', { params: { meldingsnummer } })).status).toBe(404);
  });
});

describe('POST /intake/v1/opgetekende-meldingen', () => {
  const key = 'POST /intake/v1/opgetekende-meldingen';
  const body = { kanaal: 'telefoon', eersteContactOp: '2026-11-20T10:00:00+01:00', melding: meldingInput };

  it.each(['klantcontact', 'werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const)(
    'is for the %s, and says who wrote it down',
    async (role) => {
      const answer = await call(key, { body, role });
      expect(answer.status).toBe(201);
      const entered = optekenResponse.parse(answer.body);
      expect(entered).toMatchObject({ ontvangenOp: '2026-11-20T09:00:00Z', ingevoerdOp: now, contacttaak: null });
      expect(answer.headers?.['Location']).toBe(`/intake/v1/meldingen/${entered.meldingsnummer}`);
      expect((await openIntakeStore(db.table).head(entered.meldingsnummer))?.ingevoerd).toEqual({
        door: 'u1',
        naam: 'Wim Voorbeeld',
        op: now,
      });
    },
  );

  it.each([
    'regisseur',
    'teamlid',
    'privacyfunctionaris',
    'klachtenfunctionaris',
    'beheerder',
    'procescoordinator',
  ] as const)('is not for the %s', async (role) => {
    expect((await call(key, { body, role })).status).toBe(403);
  });

  it('is for nobody without a sign-in, and gives all faults at once', async () => {
    expect((await call(key, { body })).status).toBe(401);
    const wrong = { ...body, kanaal: 'postduif', eersteContactOp: 'gisteren', melding: { ...meldingInput, over: 'x' } };
    const { status, body: problem } = await call(key, { body: wrong, role: 'klantcontact' });
    expect(status).toBe(400);
    expect(problem.fouten.map(({ veld }: { veld: string }) => veld)).toEqual([
      '/kanaal',
      '/eersteContactOp',
      '/melding/over',
    ]);
  });
});

describe('what a melder does with the own melding', () => {
  it.each([
    ['aanvullingen', { tekst: 'Er is iets bij gekomen.' }, 201],
    ['navraagantwoorden', { antwoord: 'ja' }, 409],
    ['wisselverzoeken', {}, 409],
  ] as const)('%s needs the number and the code, and is answered as the contract says', async (what, body, status) => {
    const { meldingsnummer, volgcode } = await received();
    const key = `POST /intake/v1/meldingen/{meldingsnummer}/${what}`;
    const params = { meldingsnummer };
    expect((await call(key, { params, body })).status).toBe(404);
    expect((await call(key, { params, body: { kleur: 'rood' }, headers: { volgcode } })).status).toBe(400);
    const headers = { volgcode, 'idempotency-key': 'sleutel-melder' };
    const answer = await call(key, { params, body, headers });
    expect(answer.status).toBe(status);
    if (status === 201) {
      expect(antwoordResponse.parse(answer.body)).toEqual({ meldingsnummer, op: now, status: 'ontvangen' });
      expect((await call(key, { params, body, headers })).status).toBe(200);
      expect((await call(key, { params, body: { tekst: 'Iets anders.' }, headers })).status).toBe(409);
    }
  });
});

describe('GET /intake/v1/openapi.json', () => {
  it('is open to everybody and describes every route', async () => {
    const answer = await call('GET /intake/v1/openapi.json');
    expect(answer.headers?.['Access-Control-Allow-Origin']).toBe('*');
    const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} /intake/v1${path}`),
    );
    const served = routes.map(({ key }) => key).filter((key) => !key.endsWith('openapi.json'));
    // Files have a function of their own.
    const files = 'GET /intake/v1/meldingen/{meldingsnummer}/bijlagen/{bijlageId}';
    expect(described.sort()).toEqual([...new Set([...served, files])].sort());
    expect(answer.body.info.contact).toMatchObject({ name: expect.any(String), email: expect.any(String) });
  });
});

describe('GET /intake/v1/meldingen', () => {
  it('is for staff only', async () => {
    expect((await call('GET /intake/v1/meldingen')).status).toBe(401);
    expect((await call('GET /intake/v1/meldingen', { role: 'klachtenfunctionaris' })).status).toBe(403);
    expect((await call('GET /intake/v1/meldingen', { role: 'werkverdeler', query: { limiet: '0' } })).status).toBe(400);
  });

  it('puts acutely unsafe first, pages, and tells nothing personal', async () => {
    await received();
    const urgent = await received({ veiligheid: 'acuutOnveilig' });
    const first = await call('GET /intake/v1/meldingen', { role: 'werkverdeler', query: { limiet: '2' } });
    const page = meldingenResponse.parse(first.body);
    expect(page.meldingen).toHaveLength(2);
    expect(page.meldingen[0]).toMatchObject({ meldingsnummer: urgent.meldingsnummer, spoed: true });
    expect(JSON.stringify(page)).not.toMatch(/Ouder Voorbeeld|voorbeeld\.example|overlegt/);
    const second = await call('GET /intake/v1/meldingen', {
      role: 'werkverdeler',
      query: { limiet: '2', cursor: page.volgende ?? '' },
    });
    const numbers = [...page.meldingen, ...second.body.meldingen].map(({ meldingsnummer }) => meldingsnummer);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    'x',
    encoded(null),
    encoded('pk'),
    encoded({ pk: 'x' }),
    encoded({ pk: null }),
    encoded({ pk: { N: '1' } }),
    encoded({ pk: { S: 'x' } }),
    encoded({ vreemd: { S: 'x' } }),
  ])('refuses the cursor %s', async (cursor) => {
    const answer = await call('GET /intake/v1/meldingen', { role: 'werkverdeler', query: { cursor } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ fouten: [{ veld: '/cursor' }] });
  });

  it('hides a melding about the regisseur from every regisseur', async () => {
    const { meldingsnummer } = await received({ overRegisseur: true });
    const query = { limiet: '100' };
    const seenBy = async (role: StaffRole | StaffRole[]) =>
      JSON.stringify((await call('GET /intake/v1/meldingen', { role, query })).body).includes(meldingsnummer);
    expect(await seenBy('werkverdeler')).toBe(true);
    expect((await call('GET /intake/v1/meldingen', { role: 'regisseur' })).status).toBe(403);
    expect(await seenBy(['werkverdeler', 'regisseur'])).toBe(false);
    expect((await dossier(meldingsnummer, ['werkverdeler', 'regisseur'])).status).toBe(404);
    expect((await dossier(meldingsnummer, 'werkverdeler')).status).toBe(200);
  });
});

describe('GET /intake/v1/meldingen/{meldingsnummer}/dossier', () => {
  const readings = (nummer: string) =>
    db.table.partition(meldingPk(nummer), z.looseObject({ sk: z.string() }), 'INZAGE#');

  it('records the reading before it shows anything personal', async () => {
    const { meldingsnummer, volgcode } = await received();
    db.forgetCalls();
    const answer = await dossier(meldingsnummer, 'werkverdeler');
    expect(db.calls().slice(0, 2)).toEqual(['QueryCommand', 'TransactWriteItemsCommand']);
    expect(dossierResponse.parse(answer.body)).toMatchObject({
      watLooptVast: story,
      melder: { naam: 'Ouder Voorbeeld' },
      woonadres: { postcode: '7607EW', huisnummer: 30 },
      overzicht: { status: 'inBehandeling' },
    });
    expect(await readings(meldingsnummer)).toMatchObject([{ medewerker: 'u1' }]);
    const followed = await call('GET /intake/v1/meldingen/{meldingsnummer}', {
      params: { meldingsnummer },
      headers: { volgcode },
    });
    expect(followed.body.status).toBe('inBehandeling');
  });

  it('tells a third party that it was read, and nothing else', async () => {
    const { meldingsnummer, volgcode } = await received({ over: 'iemandAnders' });
    await dossier(meldingsnummer, 'gedragswetenschapper');
    const { body } = await call('GET /intake/v1/meldingen/{meldingsnummer}', {
      params: { meldingsnummer },
      headers: { volgcode },
    });
    expect(body).toMatchObject({ status: 'bekeken', regisseur: null, overIemandAnders: true });
  });

  it('records every reading; one by the privacyfunctionaris starts no work', async () => {
    const { meldingsnummer } = await received();
    expect((await dossier(meldingsnummer, 'privacyfunctionaris')).body.overzicht.status).toBe('ontvangen');
    await dossier(meldingsnummer, 'werkverdeler');
    await dossier(meldingsnummer, 'werkverdeler');
    expect(await readings(meldingsnummer)).toHaveLength(3);
  });

  it('shows the calls that are owed', async () => {
    const melder = { ...meldingInput.melder, veiligContact: { nietMailen: true, belMoment: 'na 10 uur' } };
    const { meldingsnummer } = await received({ melder });
    const { body } = await dossier(meldingsnummer, 'procesverantwoordelijke');
    expect(body.contacttaken).toMatchObject([
      { soort: 'bellen', onderwerp: 'ontvangst', reden: 'nietMailen', uiterlijk: '2026-11-24' },
    ]);
    expect(body.melder.veiligContact.belMoment).toBe('na 10 uur');
    expect(body.folderVerstrektOp).toBeNull();
  });

  it('refuses other roles and unknown numbers, and records nothing', async () => {
    const { meldingsnummer } = await received();
    expect((await dossier(meldingsnummer, 'procescoordinator')).status).toBe(403);
    expect((await dossier(meldingsnummer, 'regisseur', 's.voorbeeld@almelo.example')).status).toBe(404);
    expect(await readings(meldingsnummer)).toEqual([]);
    expect((await dossier('M-2026-000000', 'werkverdeler')).status).toBe(404);
    expect((await dossier('x', 'werkverdeler')).status).toBe(404);
    expect(await readings('M-2026-000000')).toEqual([]);
  });

  it('ends no term by reading alone: somebody who reads it and lays it aside has decided nothing', async () => {
    const waiting = (nummer: string) =>
      db.table.partition(meldingPk(nummer), z.looseObject({ sk: z.string() }), 'TERMIJN#reactie');
    const urgent = await received({ veiligheid: 'acuutOnveilig' });
    const signal = await received({ over: 'iemandAnders' });
    const own = await received();
    for (const { meldingsnummer } of [urgent, signal, own]) {
      await dossier(meldingsnummer, 'privacyfunctionaris');
      expect(await waiting(meldingsnummer)).toHaveLength(1);
      await dossier(meldingsnummer, 'werkverdeler');
    }
    expect(await waiting(urgent.meldingsnummer)).toHaveLength(1);
    expect(await waiting(signal.meldingsnummer)).toHaveLength(1);
    expect(await waiting(own.meldingsnummer)).toHaveLength(1);
  });

  it('opens for the regisseur of the melding, with the story only when the melder agreed', async () => {
    const silent = await led();
    const answer = await dossier(silent.meldingsnummer, 'regisseur', 's.voorbeeld@almelo.example');
    expect(dossierResponse.parse(answer.body)).toMatchObject({
      watLooptVast: null,
      melder: { telefoon: '06 12345678' },
      woonadres: { huisnummer: 30 },
    });
    expect(await readings(silent.meldingsnummer)).toHaveLength(1);
    expect((await openIntakeStore(db.table).head(silent.meldingsnummer))?.bekekenOp).toBe(now);
    const shared = await led({ toestemming: { delenMetRegisseur: true } });
    expect((await dossier(shared.meldingsnummer, 'regisseur', 's.voorbeeld@almelo.example')).body.watLooptVast).toBe(
      story,
    );
  });

  it('stays closed for another regisseur, one without an address, and one whom it is about', async () => {
    const { meldingsnummer } = await led();
    expect((await dossier(meldingsnummer, 'regisseur', 'b.voorbeeld@almelo.example')).status).toBe(404);
    expect((await dossier(meldingsnummer, 'regisseur')).status).toBe(404);
    expect((await dossier(meldingsnummer, 'werkverdeler', 's.voorbeeld@almelo.example')).status).toBe(200);
    const about = await led({ overRegisseur: true });
    expect((await dossier(about.meldingsnummer, 'regisseur', 's.voorbeeld@almelo.example')).status).toBe(404);
  });
});

describe('POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen', () => {
  const melder = { ...meldingInput.melder, veiligContact: { nietMailen: true } };
  const email = 's.voorbeeld@almelo.example';

  async function owed(changes = {}) {
    const { meldingsnummer } = await led({ melder, ...changes });
    const [task] = await openIntakeStore(db.table).openTasks(meldingsnummer);
    if (!task) throw new Error('No task');
    return { meldingsnummer, taakId: task.taakId };
  }
  const attempt = (params: Record<string, string>, body: unknown, by: Partial<Call> = {}) =>
    call('POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen', {
      params,
      body,
      role: 'werkverdeler',
      ...by,
    });
  const itemsOf = (nummer: string, prefix: string) =>
    db.table.partition(meldingPk(nummer), z.looseObject({ sk: z.string() }), prefix);
  const termsOf = (nummer: string) => itemsOf(nummer, 'TERMIJN#contacttaak#');
  const closedEvents = async (nummer: string) =>
    (await itemsOf(nummer, 'EVENT#')).filter(
      ({ event }) => z.looseObject({ type: z.string() }).parse(event).type === 'nl.regie.contacttaak.gedaan.v1',
    );

  it('closes the task when somebody was reached', async () => {
    const task = await owed();
    const answer = await attempt(task, { resultaat: 'bereikt' });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ taakId: task.taakId, status: 'gedaan', op: now });
    expect(await termsOf(task.meldingsnummer)).toEqual([]);
    const { body } = await dossier(task.meldingsnummer, 'werkverdeler');
    expect(body.contacttaken).toEqual([]);
    expect(await closedEvents(task.meldingsnummer)).toMatchObject([
      { event: { data: { taakId: task.taakId, resultaat: 'bereikt', gedaanOp: now } } },
    ]);
    const again = await attempt(task, { resultaat: 'bereikt' });
    expect([again.status, again.body]).toEqual([200, answer.body]);
    expect((await attempt(task, { resultaat: 'nietBereikt' })).status).toBe(409);
    expect(await closedEvents(task.meldingsnummer)).toHaveLength(1);
  });

  it('closes it once when two people say so at the same moment', async () => {
    const task = await owed();
    const answers = await Promise.all([1, 2, 3].map(() => attempt(task, { resultaat: 'bereikt' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(await closedEvents(task.meldingsnummer)).toHaveLength(1);
    expect(await itemsOf(task.meldingsnummer, 'POGING#')).toHaveLength(1);
  });

  it('asks why when it is not safe, and keeps that out of the event', async () => {
    const task = await owed({ over: 'iemandAnders', melder: meldingInput.melder });
    expect((await attempt(task, { resultaat: 'nietVeilig' })).body).toMatchObject({
      fouten: [{ veld: '/toelichting' }],
    });
    const toelichting = 'De vader leest alle berichten.';
    const answer = await attempt(task, { resultaat: 'nietVeilig', toelichting });
    expect(answer.body).toMatchObject({ status: 'vervallen' });
    expect(await itemsOf(task.meldingsnummer, 'POGING#')).toMatchObject([{ toelichting, medewerker: 'u1' }]);
    expect(await termsOf(task.meldingsnummer)).toEqual([]);
    const [event] = await closedEvents(task.meldingsnummer);
    expect(event).toMatchObject({ event: { data: { resultaat: 'nietVeilig' } } });
    expect(JSON.stringify(event)).not.toContain('vader');
  });

  it('records who was not reached, and the term goes on', async () => {
    const task = await owed();
    const headers = { 'idempotency-key': 'poging-een' };
    const answer = await attempt(task, { resultaat: 'nietBereikt' }, { headers });
    expect([answer.status, answer.body.status]).toEqual([201, 'open']);
    expect((await attempt(task, { resultaat: 'nietBereikt' }, { headers })).status).toBe(200);
    expect((await attempt(task, { resultaat: 'bereikt' }, { headers })).status).toBe(409);
    expect(await itemsOf(task.meldingsnummer, 'POGING#')).toHaveLength(1);
    expect((await attempt(task, { resultaat: 'nietBereikt' })).status).toBe(201);
    expect(await itemsOf(task.meldingsnummer, 'POGING#')).toHaveLength(2);
    expect(await termsOf(task.meldingsnummer)).toHaveLength(1);
    expect(await closedEvents(task.meldingsnummer)).toEqual([]);
  });

  it('is for who works on this melding', async () => {
    const task = await owed();
    const body = { resultaat: 'nietBereikt' };
    expect((await attempt(task, body, { role: 'privacyfunctionaris' })).status).toBe(403);
    expect((await attempt(task, body, { role: ['privacyfunctionaris', 'regisseur'] })).status).toBe(403);
    expect((await attempt(task, body, { role: 'regisseur', email })).status).toBe(201);
    expect((await attempt({ ...task, taakId: deps.ids.uuid() }, body)).status).toBe(404);
    expect((await attempt({ ...task, taakId: 'x' }, body)).status).toBe(404);
    const about = await owed({ overRegisseur: true });
    expect((await attempt(about, body, { role: ['werkverdeler', 'regisseur'], email })).status).toBe(404);
  });
});
