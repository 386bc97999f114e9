import type * as z from 'zod';
import { id, meldingsnummer } from '../../events/vocabulary.ts';
import type { StaffRole } from '../../shared/gemeente.ts';
import { parseInput, type Route, readIdempotencyKey, requireRole } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { benoemingRequest, casussenQuery, meldingBesluitRequest, regisseurRequest } from './contract.ts';
import { decideMelding } from './decide-melding.ts';
import { listCasussen, seesAll } from './list-casussen.ts';
import { readCasusFor } from './read-casus.ts';
import { addRegisseur, listRegisseurs } from './regisseurs.ts';
import type { Deps } from './store.ts';

export const version = '1.0.0';

const readers = [...seesAll, 'regisseur'] as const satisfies StaffRole[];
const poolReaders = [...seesAll, 'procescoordinator', 'beheerder'] as const satisfies StaffRole[];

/** An address that cannot exist is an address that does not exist. */
function readParam<T>(schema: z.ZodType<T>, value: string | undefined): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem('nietGevonden', 'Dit adres bestaat niet.');
}

/** Routes -> use cases. `openapi` is the committed document, open to everybody (C1). */
export function routes(deps: Deps, openapi: unknown): Route[] {
  return [
    {
      key: 'GET /regie/v1/openapi.json',
      handle: async () => ({ status: 200, body: openapi, headers: { 'Access-Control-Allow-Origin': '*' } }),
    },
    {
      key: 'GET /regie/v1/regisseurs',
      handle: async (request) => {
        requireRole(request, ...poolReaders);
        return { status: 200, body: await listRegisseurs(deps) };
      },
    },
    {
      key: 'POST /regie/v1/regisseurs',
      handle: async (request) => {
        const staff = requireRole(request, 'beheerder', 'werkverdeler');
        const { created, answer } = await addRegisseur(deps, {
          request: parseInput(regisseurRequest, request.body),
          staff,
          now: request.now,
          idempotencyKey: readIdempotencyKey(request),
        });
        return { status: created ? 201 : 200, body: answer, headers: { Location: '/regie/v1/regisseurs' } };
      },
    },
    {
      key: 'GET /regie/v1/casussen',
      handle: async (request) => {
        const staff = requireRole(request, ...readers);
        const query = parseInput(casussenQuery, request.query);
        return { status: 200, body: await listCasussen(deps, query, staff, request.now) };
      },
    },
    {
      key: 'GET /regie/v1/casussen/{casusId}',
      handle: async (request) => {
        const staff = requireRole(request, ...readers);
        const casusId = readParam(id, request.params['casusId']);
        const { now, requestId } = request;
        return { status: 200, body: await readCasusFor(deps, { casusId, staff, now, requestId }) };
      },
    },
    {
      key: 'POST /regie/v1/casussen/{casusId}/benoemingen',
      handle: async (request) => {
        const staff = requireRole(request, 'werkverdeler', 'gedragswetenschapper');
        const casusId = readParam(id, request.params['casusId']);
        const { created, answer } = await appointRegisseur(deps, {
          casusId,
          request: parseInput(benoemingRequest, request.body),
          staff,
          now: request.now,
          idempotencyKey: readIdempotencyKey(request),
        });
        return {
          status: created ? 201 : 200,
          body: answer,
          headers: { Location: `/regie/v1/casussen/${casusId}` },
        };
      },
    },
    {
      key: 'POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten',
      handle: async (request) => {
        const staff = requireRole(request, 'werkverdeler', 'regisseur');
        const casusId = readParam(id, request.params['casusId']);
        const { created, answer } = await decideMelding(deps, {
          casusId,
          meldingId: readParam(meldingsnummer, request.params['meldingsnummer']),
          besluit: parseInput(meldingBesluitRequest, request.body).besluit,
          staff,
          now: request.now,
          idempotencyKey: readIdempotencyKey(request),
        });
        return {
          status: created ? 201 : 200,
          body: answer,
          headers: { Location: `/regie/v1/casussen/${casusId}` },
        };
      },
    },
  ];
}
