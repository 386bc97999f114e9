import { type Route, requireRole } from '../../shared/lambda/api.ts';
import { parseStaffInput } from '../../shared/lambda/staff-input.ts';
import { uitkomstRequest } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { relatedRoles, workingRoles } from './domain/may.ts';
import { renderBrief } from './letters/render-brief.ts';
import { makeBrief } from './make-brief.ts';
import { previewUitkomst } from './preview-uitkomst.ts';

/**
 * What a resident is going to read: a letter to print, and what an outcome would tell before it is given. Apart from
 * the other routes of staff: the library that makes a PDF is bigger than all the rest, and all texts are here.
 */
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
  {
    key: 'POST /intake/v1/meldingen/{meldingsnummer}/uitkomstvoorbeelden',
    async handle(request) {
      const staff = requireRole(request, ...workingRoles);
      const input = parseStaffInput(uitkomstRequest, request.body);
      const { meldingsnummer } = request.params;
      return { status: 200, body: await previewUitkomst(deps, { meldingsnummer, staff, now: request.now, input }) };
    },
  },
];
