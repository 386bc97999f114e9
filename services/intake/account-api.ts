import { parseInput, type Route, requireRole } from '../../shared/lambda/api.ts';
import { parseStaffInput } from '../../shared/lambda/staff-input.ts';
import { cijfersQuery, inzagenQuery, wissingRequest } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { eraseOnRequest } from './erase-on-request.ts';
import { makeUittreksel } from './make-uittreksel.ts';
import { readInzagen } from './read-inzagen.ts';
import { showFigures } from './show-figures.ts';

/** Apart from the desk: the tables of the extract would weigh on every function of it. */
const melding = (path: string) => `/intake/v1/meldingen/{meldingsnummer}${path}`;

/** What is accounted for: who read what, what is kept about somebody, what is erased, and the figures of a year. */
export const accountRoutes = (deps: IntakeDependencies): Route[] => [
  {
    key: 'GET /intake/v1/inzagen',
    async handle(request) {
      const staff = requireRole(request, 'privacyfunctionaris');
      const query = parseInput(inzagenQuery, request.query);
      const { now, requestId } = request;
      return { status: 200, body: await readInzagen(deps, query, { staff, now, requestId }) };
    },
  },
  {
    key: `GET ${melding('/uittreksel')}`,
    async handle(request) {
      const staff = requireRole(request, 'privacyfunctionaris');
      const { meldingsnummer } = request.params;
      const { now, requestId } = request;
      return { status: 200, body: await makeUittreksel(deps, { meldingsnummer }, { staff, now, requestId }) };
    },
  },
  {
    key: `POST ${melding('/wissingen')}`,
    async handle(request) {
      const staff = requireRole(request, 'privacyfunctionaris');
      const input = parseStaffInput(wissingRequest, request.body);
      const { meldingsnummer } = request.params;
      return { status: 201, body: await eraseOnRequest(deps, { meldingsnummer, staff, now: request.now, input }) };
    },
  },
  {
    key: 'GET /intake/v1/cijfers',
    async handle(request) {
      requireRole(request, 'werkverdeler', 'procescoordinator', 'procesverantwoordelijke');
      return { status: 200, body: await showFigures(deps, parseInput(cijfersQuery, request.query)) };
    },
  },
];
