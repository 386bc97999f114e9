import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StaffRole, staffRole } from '../../shared/gemeente.ts';
import type { ApiRequest, ApiResponse } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { melding, now, regieDeps, regisseurFields, staff } from '../../test/support/regie.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { routes } from './api.ts';
import {
  afwezigheidResponse,
  benoemingResponse,
  casusResponse,
  casussenResponse,
  collegasResponse,
  contactResponse,
  garantieResponse,
  inzagenResponse,
  puntenResponse,
  regisseurResponse,
  regisseursResponse,
  uitdienstResponse,
  uittrekselResponse,
  weigeringenResponse,
  weigeringResponse,
} from './contract.ts';
import openapi from './openapi.json' with { type: 'json' };
import type { Deps } from './store.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let deps: Deps;
beforeEach(async () => {
  test = await startTestTable();
  deps = regieDeps(test.table);
});
afterEach(() => test.stop());

type Call = Partial<Pick<ApiRequest, 'params' | 'query' | 'body'>> & { key?: string };

function call(route: string, rol: StaffRole | undefined, { key, ...rest }: Call = {}): Promise<ApiResponse> {
  const found = routes(deps, openapi).find((one) => one.key === route);
  if (!found) throw new Error(`no route ${route}`);
  return found.handle({
    now,
    requestId: 'verzoek',
    params: {},
    query: {},
    body: undefined,
    header: (name) => (name === 'idempotency-key' ? key : undefined),
    staff: rol && staff(rol),
    ...rest,
  });
}
const refusal = async (promise: Promise<ApiResponse>): Promise<number> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error.status;
  throw new Error(`Expected a Problem, got ${String(error)}`);
};

describe('the API of regie', () => {
  it('serves its document to everybody and describes every route', async () => {
    const answer = await call('GET /regie/v1/openapi.json', undefined);
    expect(answer).toMatchObject({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' } });
    const described = Object.entries(openapi.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} /regie/v1${path}`),
    );
    const served = routes(deps, openapi).map(({ key }) => key);
    expect(described.sort()).toEqual(served.filter((key) => !key.endsWith('openapi.json')).sort());
  });

  /** Who may, per route; every other role may not. */
  const allowed: Record<string, StaffRole[]> = {
    'GET /regie/v1/regisseurs': [
      'werkverdeler',
      'gedragswetenschapper',
      'procesverantwoordelijke',
      'procescoordinator',
      'beheerder',
    ],
    'GET /regie/v1/collegas': ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke', 'regisseur'],
    'POST /regie/v1/regisseurs': ['beheerder', 'werkverdeler'],
    'PATCH /regie/v1/regisseurs/{regisseurId}': ['beheerder', 'werkverdeler'],
    'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden': ['beheerder', 'werkverdeler', 'regisseur'],
    'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden/{afwezigheidId}/beeindigingen': [
      'beheerder',
      'werkverdeler',
      'regisseur',
    ],
    'GET /regie/v1/regisseurs/{regisseurId}/begeleidingen': ['procescoordinator', 'regisseur'],
    'POST /regie/v1/regisseurs/{regisseurId}/begeleidingen': ['procescoordinator', 'regisseur'],
    'POST /regie/v1/regisseurs/{regisseurId}/uitdiensttredingen': ['beheerder', 'werkverdeler'],
    'GET /regie/v1/casussen': ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke', 'regisseur'],
    'GET /regie/v1/casussen/{casusId}': [
      'werkverdeler',
      'gedragswetenschapper',
      'procesverantwoordelijke',
      'regisseur',
    ],
    'GET /regie/v1/aandachtspunten': [
      'werkverdeler',
      'gedragswetenschapper',
      'procesverantwoordelijke',
      'procescoordinator',
    ],
    'POST /regie/v1/casussen/{casusId}/benoemingen': ['werkverdeler', 'gedragswetenschapper'],
    'POST /regie/v1/casussen/{casusId}/wisselbesluiten': ['werkverdeler', 'gedragswetenschapper'],
    'POST /regie/v1/casussen/{casusId}/weigeringen': ['werkverdeler', 'regisseur'],
    'POST /regie/v1/casussen/{casusId}/waarnemingen': ['werkverdeler'],
    'POST /regie/v1/casussen/{casusId}/contacten': ['werkverdeler', 'regisseur'],
    'POST /regie/v1/casussen/{casusId}/contactbesluiten': ['werkverdeler', 'gedragswetenschapper'],
    'POST /regie/v1/casussen/{casusId}/kaders': ['werkverdeler', 'regisseur'],
    'POST /regie/v1/casussen/{casusId}/deskundigen': ['werkverdeler', 'regisseur'],
    'POST /regie/v1/casussen/{casusId}/deskundigen/{deskundigeId}/antwoorden': ['werkverdeler', 'regisseur'],
    'POST /regie/v1/casussen/{casusId}/organisaties': ['werkverdeler', 'regisseur'],
    'POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten': ['werkverdeler', 'regisseur'],
    'GET /regie/v1/garantie': ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke', 'procescoordinator'],
    'GET /regie/v1/weigeringen': ['werkverdeler', 'procesverantwoordelijke', 'procescoordinator'],
    'GET /regie/v1/inzagen': ['privacyfunctionaris'],
    'GET /regie/v1/casussen/{casusId}/uittreksel': ['privacyfunctionaris'],
    'POST /regie/v1/casussen/{casusId}/wissingen': ['privacyfunctionaris'],
  };

  it('names who may for every route', () => {
    const served = routes(deps, openapi).map(({ key }) => key);
    expect(Object.keys(allowed).sort()).toEqual(served.filter((key) => !key.endsWith('openapi.json')).sort());
  });

  it.each(Object.entries(allowed))('%s is for these roles only', async (route, roles) => {
    expect(await refusal(call(route, undefined))).toBe(401);
    const params = { casusId: deps.ids.uuid(), regisseurId: deps.ids.uuid(), afwezigheidId: deps.ids.uuid() };
    for (const rol of staffRole.options) {
      const outcome = await call(route, rol, { params }).then(
        ({ status }) => status,
        (error: unknown) => (error instanceof Problem ? error.status : 500),
      );
      if (roles.includes(rol)) expect([200, 400, 404], `${route} as ${rol}`).toContain(outcome);
      else expect(outcome, `${route} as ${rol}`).toBe(403);
    }
  });

  it('goes from a refusal by the regisseur to a call, through the contract', async () => {
    const people = [{ email: 'regisseur@almelo.example' }, { naam: 'Bram Voorbeeld' }];
    const [anna] = await Promise.all(
      people
        .slice(0, 1)
        .map((fields) => call('POST /regie/v1/regisseurs', 'beheerder', { body: regisseurFields(fields) })),
    );
    const { regisseurId } = regisseurResponse.parse(anna?.body);
    await weighMelding(deps, melding(), now);
    await call('POST /regie/v1/regisseurs', 'beheerder', { body: regisseurFields(people[1]) });
    const { casussen } = casussenResponse.parse((await call('GET /regie/v1/casussen', 'regisseur')).body);
    const params = { casusId: casussen[0]?.casusId ?? '' };
    const post = (noun: string, rol: StaffRole, body: unknown) =>
      call(`POST /regie/v1/casussen/{casusId}/${noun}`, rol, { params, body });
    const refused = await post('weigeringen', 'regisseur', { reden: 'tijdgebrek' });
    expect(weigeringResponse.parse(refused.body)).toMatchObject({ regisseurId, volgende: { naam: 'Bram Voorbeeld' } });
    expect(
      contactResponse.parse((await post('contacten', 'werkverdeler', { resultaat: 'gesproken' })).body),
    ).toMatchObject({ opnieuwUiterlijk: null });
    const change = { params: { regisseurId }, body: { telefoon: '0546 00 00 11' } };
    const changed = await call('PATCH /regie/v1/regisseurs/{regisseurId}', 'beheerder', change);
    expect(regisseurResponse.parse(changed.body)).toMatchObject({ weigeringen: { tijdgebrek: 1 }, competenties: [] });
    const me = collegasResponse.parse((await call('GET /regie/v1/collegas', 'regisseur')).body);
    expect(me).toMatchObject({ ik: { regisseurId }, collegas: [{ naam: 'Bram Voorbeeld', status: 'beschikbaar' }] });
    const nothing = { params: { regisseurId }, body: {} };
    expect(await refusal(call('PATCH /regie/v1/regisseurs/{regisseurId}', 'beheerder', nothing))).toBe(400);
    const days = { van: '2026-11-24', tot: '2026-11-30', reden: 'verlof', waarnemerId: null };
    const route = 'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden';
    const away = await call(route, 'regisseur', { params: { regisseurId }, body: days });
    const { afwezigheidId } = afwezigheidResponse.parse(away.body);
    const wrong = { ...days, tot: '2026-11-01' };
    expect(await refusal(call(route, 'regisseur', { params: { regisseurId }, body: wrong }))).toBe(400);
    const back = await call(`${route}/{afwezigheidId}/beeindigingen`, 'regisseur', {
      params: { regisseurId, afwezigheidId },
      body: {},
    });
    expect(back.status).toBe(201);
    const gone = { params: { regisseurId }, body: {} };
    const left = await call('POST /regie/v1/regisseurs/{regisseurId}/uitdiensttredingen', 'beheerder', gone);
    expect(uitdienstResponse.parse(left.body)).toEqual({ regisseurId, status: 'uitDienst', casussen: [] });
    for (const [key, schema] of [
      ['GET /regie/v1/garantie', garantieResponse],
      ['GET /regie/v1/weigeringen', weigeringenResponse],
      ['GET /regie/v1/aandachtspunten', puntenResponse],
    ] as const) {
      expect(schema.safeParse((await call(key, 'procesverantwoordelijke')).body).success, key).toBe(true);
    }
    const officer = (key: string, rest: Call) => call(key, 'privacyfunctionaris', rest);
    inzagenResponse.parse((await officer('GET /regie/v1/inzagen', { query: params })).body);
    const both = { query: { ...params, medewerker: 'werkverdeler' } };
    expect(await refusal(officer('GET /regie/v1/inzagen', both))).toBe(400);
    const extract = 'GET /regie/v1/casussen/{casusId}/uittreksel';
    const query = { meldingsnummer: casussen[0]?.meldingen[0] };
    uittrekselResponse.parse((await officer(extract, { params, query })).body);
    expect(await refusal(officer(extract, { params }))).toBe(400);
    const erase = { params, body: { reden: 'Het gezin vroeg erom' } };
    expect(await refusal(officer('POST /regie/v1/casussen/{casusId}/wissingen', erase))).toBe(409);
  });

  it('goes from a melding to a benoeming', async () => {
    const added = await call('POST /regie/v1/regisseurs', 'beheerder', { body: regisseurFields(), key: 'sleutel-1' });
    expect(added.status).toBe(201);
    const person = regisseurResponse.parse(added.body);
    await weighMelding(deps, melding(), now);
    const listed = casussenResponse.parse((await call('GET /regie/v1/casussen', 'werkverdeler')).body);
    const casusId = listed.casussen[0]?.casusId ?? '';
    const params = { casusId };
    casusResponse.parse((await call('GET /regie/v1/casussen/{casusId}', 'werkverdeler', { params })).body);
    const body = { regisseurId: person.regisseurId, reden: 'Past het best' };
    const route = 'POST /regie/v1/casussen/{casusId}/benoemingen';
    const appointed = await call(route, 'gedragswetenschapper', { params, body });
    expect(appointed).toMatchObject({ status: 201, headers: { Location: `/regie/v1/casussen/${casusId}` } });
    expect((await call(route, 'werkverdeler', { params, body })).status).toBe(200);
    expect(benoemingResponse.parse(appointed.body).regisseurId).toBe(person.regisseurId);
    const pool = regisseursResponse.parse((await call('GET /regie/v1/regisseurs', 'werkverdeler')).body);
    expect(pool.regisseurs[0]?.belasting).toBe(1);
  });

  it('answers 404 for an address that cannot exist and 400 for wrong input', async () => {
    const params = { casusId: 'geen-nummer' };
    expect(await refusal(call('GET /regie/v1/casussen/{casusId}', 'werkverdeler', { params }))).toBe(404);
    expect(await refusal(call('GET /regie/v1/casussen', 'werkverdeler', { query: { status: 'x' } }))).toBe(400);
    const route = 'POST /regie/v1/casussen/{casusId}/benoemingen';
    const known = { casusId: deps.ids.uuid() };
    expect(await refusal(call(route, 'werkverdeler', { params: known, body: {} }))).toBe(400);
  });
});
