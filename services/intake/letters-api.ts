import { type Route, requireRole } from '../../shared/lambda/api.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { relatedRoles, workingRoles } from './domain/may.ts';
import { renderBrief } from './letters/render-brief.ts';
import { makeBrief } from './make-brief.ts';

/** Apart from the other routes of staff: the library that makes a PDF is bigger than all the rest. */
const pdf = 'application/pdf';

export const lettersRoutes = (deps: IntakeDependencies): Route[] => [
  {
    key: 'GET /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/brief',
    produces: pdf,
    async handle(request) {
      const staff = requireRole(request, ...workingRoles, ...relatedRoles);
      const { meldingsnummer, taakId } = request.params;
      const { now, requestId } = request;
      const brief = await makeBrief(deps, { meldingsnummer, taakId, staff, now, requestId });
      return {
        status: 200,
        file: { type: pdf, bytes: await renderBrief(brief) },
        headers: { 'Content-Disposition': `inline; filename="brief-${brief.kenmerk}.pdf"` },
      };
    },
  },
];
