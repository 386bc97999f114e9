import { type Route, requireRole } from '../../../shared/lambda/api.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { readingRoles, relatedRoles } from '../domain/may.ts';
import type { Bucket } from './bucket.ts';
import { openBijlage } from './open-bijlage.ts';

/** Apart from the other routes of staff: only this function can read what lies in the bucket. */
export const attachmentsRoutes = (deps: IntakeDependencies & { bucket: Bucket }): Route[] => [
  {
    key: 'GET /intake/v1/meldingen/{meldingsnummer}/bijlagen/{bijlageId}',
    async handle(request) {
      const staff = requireRole(request, ...readingRoles, ...relatedRoles);
      const { meldingsnummer, bijlageId } = request.params;
      const { now, requestId } = request;
      const body = await openBijlage(deps, { meldingsnummer, bijlageId }, { staff, now, requestId });
      return { status: 200, body, headers: { 'Cache-Control': 'no-store' } };
    },
  },
];
