import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../shared/gemeente.ts';
import type { ApiRequest, ApiResponse } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { melding, now, regieDeps, regisseurFields, staff } from '../../test/support/regie.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { routes } from './api.ts';
import {
  benoemingResponse,
  casusResponse,
  casussenResponse,
  regisseurResponse,
  regisseursResponse,
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

  it.each([
    ['GET /regie/v1/regisseurs', 'regisseur'],
    ['POST /regie/v1/regisseurs', 'gedragswetenschapper'],
    ['GET /regie/v1/casussen', 'klachtenfunctionaris'],
    ['GET /regie/v1/casussen/{casusId}', 'beheerder'],
    ['POST /regie/v1/casussen/{casusId}/benoemingen', 'regisseur'],
    ['POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten', 'gedragswetenschapper'],
  ] satisfies [string, StaffRole][])('%s is not for a %s, nor for who is not signed in', async (route, rol) => {
    expect(await refusal(call(route, rol))).toBe(403);
    expect(await refusal(call(route, undefined))).toBe(401);
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
