import { id } from '../../events/vocabulary.ts';
import type { StaffRole } from '../../shared/gemeente.ts';
import { parseInput, type Route, requireRole } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { inzagenQuery, plannenQuery } from './contract.ts';
import { extractPlan } from './extract-plan.ts';
import { listReadings } from './list-inzagen.ts';
import { listPlannen, readPlanFor, seesAll } from './read-plannen.ts';
import type { Deps } from './store.ts';

export const version = '1.1.0';

const readers = [...seesAll, 'regisseur'] as const satisfies StaffRole[];

/** Routes -> use cases. `openapi` is the committed document, open to everybody (C1). */
export function routes(deps: Deps, openapi: unknown): Route[] {
  return [
    {
      key: 'GET /plans/v1/openapi.json',
      handle: async () => ({ status: 200, body: openapi, headers: { 'Access-Control-Allow-Origin': '*' } }),
    },
    {
      key: 'GET /plans/v1/plannen',
      handle: async (request) => {
        const staff = requireRole(request, ...readers, 'privacyfunctionaris');
        const { casusId } = parseInput(plannenQuery, request.query);
        const { now, requestId } = request;
        return { status: 200, body: await listPlannen(deps, { casusId, staff, now, requestId }) };
      },
    },
    {
      key: 'GET /plans/v1/plannen/{planId}',
      handle: async (request) => {
        const staff = requireRole(request, ...readers);
        const planId = id.safeParse(request.params['planId']);
        if (!planId.success) throw new Problem('nietGevonden', 'Dit plan bestaat niet.');
        const { now, requestId } = request;
        return { status: 200, body: await readPlanFor(deps, { planId: planId.data, staff, now, requestId }) };
      },
    },
    {
      key: 'GET /plans/v1/inzagen',
      handle: async (request) => {
        const staff = requireRole(request, 'privacyfunctionaris');
        const query = parseInput(inzagenQuery, request.query);
        const { now, requestId } = request;
        return { status: 200, body: await listReadings(deps, query, { staff, now, requestId }) };
      },
    },
    {
      key: 'GET /plans/v1/plannen/{planId}/uittreksel',
      handle: async (request) => {
        const staff = requireRole(request, 'privacyfunctionaris');
        const planId = id.safeParse(request.params['planId']);
        if (!planId.success) throw new Problem('nietGevonden', 'Dit plan bestaat niet.');
        const { now, requestId } = request;
        return { status: 200, body: await extractPlan(deps, { planId: planId.data, staff, now, requestId }) };
      },
    },
  ];
}
