import type * as z from 'zod';
import { id, meldingsnummer } from '../../events/vocabulary.ts';
import type { StaffRole } from '../../shared/gemeente.ts';
import {
  type ApiRequest,
  type ApiResponse,
  parseInput,
  type Route,
  readIdempotencyKey,
  requireRole,
} from '../../shared/lambda/api.ts';
import { parseStaffInput } from '../../shared/lambda/staff-input.ts';
import { Problem } from '../../shared/problem.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { askForExpert, recordExpertAnswer } from './ask-expert.ts';
import type { Asked } from './casus-command.ts';
import { type AskedOfPerson, announceAbsence, changeRegisseur, endAbsence, endService } from './change-regisseur.ts';
import { readCoaching, recordCoaching } from './coach-regisseur.ts';
import {
  afwezigheidRequest,
  beeindigingRequest,
  begeleidingRequest,
  benoemingRequest,
  casussenQuery,
  contactbesluitRequest,
  contactRequest,
  deskundigeAntwoordRequest,
  deskundigeRequest,
  garantieQuery,
  inzagenQuery,
  kaderRequest,
  meldingBesluitRequest,
  organisatieRequest,
  puntenQuery,
  regisseurPatch,
  regisseurRequest,
  uitdienstRequest,
  uittrekselQuery,
  waarnemingRequest,
  weigeringRequest,
  wisselbesluitRequest,
  wissingRequest,
} from './contract.ts';
import { decideChange } from './decide-change.ts';
import { decideContact } from './decide-contact.ts';
import { decideMelding } from './decide-melding.ts';
import { eraseOnRequest } from './erase.ts';
import { showGuarantee, showRefusals } from './guarantee.ts';
import { listCasussen, listPunten } from './list-casussen.ts';
import { seesAll } from './may-see.ts';
import { nameStandInFor } from './name-stand-in.ts';
import { extractCasus, listReadings } from './privacy.ts';
import { readCasusFor } from './read-casus.ts';
import { recordCall } from './record-contact.ts';
import { refuseRegisseur } from './refuse-regisseur.ts';
import { addRegisseur, listColleagues, listRegisseurs } from './regisseurs.ts';
import { recordKader } from './set-kader.ts';
import { recordHelp } from './start-help.ts';
import type { Deps } from './store.ts';

export const version = '1.1.0';

const readers = [...seesAll, 'regisseur'] as const satisfies StaffRole[];
const poolReaders = [...seesAll, 'procescoordinator', 'beheerder'] as const satisfies StaffRole[];
const managers = ['beheerder', 'werkverdeler'] as const satisfies StaffRole[];
const dividers = ['werkverdeler', 'gedragswetenschapper'] as const satisfies StaffRole[];
/** R66: the person is asked for again where it is read. */
const coaches = ['procescoordinator', 'regisseur'] as const satisfies StaffRole[];
const leaders = ['werkverdeler', 'regisseur'] as const satisfies StaffRole[];

/** In the professional registers a number may have nine digits too. */
const registerNumbers = /^\/registraties\/\d+\/nummer$/;

/** An address that cannot exist is an address that does not exist. */
function readParam<T>(schema: z.ZodType<T>, value: string | undefined): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem('nietGevonden', 'Dit adres bestaat niet.');
}

/** Who asks what of which casus; the role is asked before anything is read. */
function askedOf(request: ApiRequest, roles: readonly StaffRole[]): Asked {
  const staff = requireRole(request, ...roles);
  const casusId = readParam(id, request.params['casusId']);
  return { casusId, staff, now: request.now, idempotencyKey: readIdempotencyKey(request) };
}

function askedOfPerson(request: ApiRequest, roles: readonly StaffRole[]): AskedOfPerson {
  const staff = requireRole(request, ...roles);
  const regisseurId = readParam(id, request.params['regisseurId']);
  return { regisseurId, staff, now: request.now, idempotencyKey: readIdempotencyKey(request) };
}

const reader = (request: ApiRequest, ...roles: StaffRole[]) => ({
  staff: requireRole(request, ...roles),
  now: request.now,
  requestId: request.requestId,
});

const created = (location: string, outcome: { created: boolean; answer: unknown }): ApiResponse => ({
  status: outcome.created ? 201 : 200,
  body: outcome.answer,
  headers: { Location: location },
});

/** A command on one casus: its role, its body, its use case. */
const casusCommand = <T>(
  noun: string,
  roles: readonly StaffRole[],
  schema: z.ZodType<T>,
  run: (asked: Asked & { request: T }) => Promise<{ created: boolean; answer: unknown }>,
): Route => ({
  key: `POST /regie/v1/casussen/{casusId}/${noun}`,
  handle: async (request) => {
    const asked = askedOf(request, roles);
    const outcome = await run({ ...asked, request: parseStaffInput(schema, request.body) });
    return created(`/regie/v1/casussen/${asked.casusId}`, outcome);
  },
});

function casusRoutes(deps: Deps): Route[] {
  return [
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
      key: 'GET /regie/v1/aandachtspunten',
      handle: async (request) => {
        const staff = requireRole(request, ...seesAll, 'procescoordinator');
        const query = parseInput(puntenQuery, request.query);
        return { status: 200, body: await listPunten(deps, query, staff, request.now) };
      },
    },
    casusCommand('benoemingen', dividers, benoemingRequest, (asked) => appointRegisseur(deps, asked)),
    casusCommand('wisselbesluiten', dividers, wisselbesluitRequest, (asked) => decideChange(deps, asked)),
    casusCommand('weigeringen', leaders, weigeringRequest, (asked) => refuseRegisseur(deps, asked)),
    casusCommand('waarnemingen', ['werkverdeler'], waarnemingRequest, (asked) => nameStandInFor(deps, asked)),
    casusCommand('contactbesluiten', dividers, contactbesluitRequest, (asked) => decideContact(deps, asked)),
    casusCommand('contacten', leaders, contactRequest, (asked) => recordCall(deps, asked)),
    casusCommand('kaders', leaders, kaderRequest, (asked) => recordKader(deps, asked)),
    casusCommand('deskundigen', leaders, deskundigeRequest, (asked) => askForExpert(deps, asked)),
    {
      key: 'POST /regie/v1/casussen/{casusId}/deskundigen/{deskundigeId}/antwoorden',
      handle: async (request) => {
        const asked = askedOf(request, leaders);
        const deskundigeId = readParam(id, request.params['deskundigeId']);
        const answered = parseStaffInput(deskundigeAntwoordRequest, request.body);
        const outcome = await recordExpertAnswer(deps, { ...asked, deskundigeId, request: answered });
        return created(`/regie/v1/casussen/${asked.casusId}`, outcome);
      },
    },
    casusCommand('organisaties', leaders, organisatieRequest, (asked) => recordHelp(deps, asked)),
    {
      key: 'POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten',
      handle: async (request) => {
        const asked = askedOf(request, leaders);
        const outcome = await decideMelding(deps, {
          ...asked,
          meldingId: readParam(meldingsnummer, request.params['meldingsnummer']),
          besluit: parseStaffInput(meldingBesluitRequest, request.body).besluit,
        });
        return created(`/regie/v1/casussen/${asked.casusId}`, outcome);
      },
    },
  ];
}

function poolRoutes(deps: Deps): Route[] {
  const location = '/regie/v1/regisseurs';
  return [
    {
      key: 'GET /regie/v1/regisseurs',
      handle: async (request) => {
        requireRole(request, ...poolReaders);
        return { status: 200, body: await listRegisseurs(deps) };
      },
    },
    {
      key: 'GET /regie/v1/collegas',
      handle: async (request) => {
        const staff = requireRole(request, ...readers);
        return { status: 200, body: await listColleagues(deps, staff) };
      },
    },
    {
      key: 'POST /regie/v1/regisseurs',
      handle: async (request) => {
        const staff = requireRole(request, ...managers);
        const { now } = request;
        const asked = { request: parseStaffInput(regisseurRequest, request.body, registerNumbers), staff, now };
        const idempotencyKey = readIdempotencyKey(request);
        return created(location, await addRegisseur(deps, { ...asked, idempotencyKey }));
      },
    },
    {
      key: 'PATCH /regie/v1/regisseurs/{regisseurId}',
      handle: async (request) => {
        const asked = askedOfPerson(request, managers);
        const change = parseStaffInput(regisseurPatch, request.body, registerNumbers);
        return { status: 200, body: (await changeRegisseur(deps, { ...asked, request: change })).answer };
      },
    },
    {
      key: 'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden',
      handle: async (request) => {
        const asked = askedOfPerson(request, [...managers, 'regisseur']);
        const absence = parseStaffInput(afwezigheidRequest, request.body);
        return created(location, await announceAbsence(deps, { ...asked, request: absence }));
      },
    },
    {
      key: 'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden/{afwezigheidId}/beeindigingen',
      handle: async (request) => {
        const asked = askedOfPerson(request, [...managers, 'regisseur']);
        const afwezigheidId = readParam(id, request.params['afwezigheidId']);
        parseStaffInput(beeindigingRequest, request.body ?? {});
        return created(location, await endAbsence(deps, { ...asked, afwezigheidId }));
      },
    },
    {
      key: 'GET /regie/v1/regisseurs/{regisseurId}/begeleidingen',
      handle: async (request) => {
        const who = reader(request, ...coaches);
        const regisseurId = readParam(id, request.params['regisseurId']);
        return { status: 200, body: await readCoaching(deps, { regisseurId, ...who }) };
      },
    },
    {
      key: 'POST /regie/v1/regisseurs/{regisseurId}/begeleidingen',
      handle: async (request) => {
        const asked = askedOfPerson(request, coaches);
        const note = parseStaffInput(begeleidingRequest, request.body);
        const outcome = await recordCoaching(deps, { ...asked, request: note });
        return created(`${location}/${asked.regisseurId}/begeleidingen`, outcome);
      },
    },
    {
      key: 'POST /regie/v1/regisseurs/{regisseurId}/uitdiensttredingen',
      handle: async (request) => {
        const asked = askedOfPerson(request, managers);
        parseStaffInput(uitdienstRequest, request.body ?? {});
        return created(location, await endService(deps, asked));
      },
    },
  ];
}

function figureRoutes(deps: Deps): Route[] {
  return [
    {
      key: 'GET /regie/v1/garantie',
      handle: async (request) => {
        const staff = requireRole(request, ...seesAll, 'procescoordinator');
        const query = parseInput(garantieQuery, request.query);
        return { status: 200, body: await showGuarantee(deps, query, staff, request.now) };
      },
    },
    {
      key: 'GET /regie/v1/weigeringen',
      handle: async (request) => {
        requireRole(request, 'procescoordinator', 'werkverdeler', 'procesverantwoordelijke');
        return { status: 200, body: await showRefusals(deps) };
      },
    },
  ];
}

function privacyRoutes(deps: Deps): Route[] {
  return [
    {
      key: 'GET /regie/v1/inzagen',
      handle: async (request) => {
        const who = reader(request, 'privacyfunctionaris');
        return { status: 200, body: await listReadings(deps, parseInput(inzagenQuery, request.query), who) };
      },
    },
    {
      key: 'GET /regie/v1/casussen/{casusId}/uittreksel',
      handle: async (request) => {
        const who = reader(request, 'privacyfunctionaris');
        const casusId = readParam(id, request.params['casusId']);
        const { meldingsnummer } = parseInput(uittrekselQuery, request.query);
        return { status: 200, body: await extractCasus(deps, { casusId, meldingsnummer }, who) };
      },
    },
    {
      key: 'POST /regie/v1/casussen/{casusId}/wissingen',
      handle: async (request) => {
        const { casusId, staff, now } = askedOf(request, ['privacyfunctionaris']);
        const { reden } = parseStaffInput(wissingRequest, request.body);
        return { status: 201, body: await eraseOnRequest(deps, { casusId, reden, door: staff.id, now }) };
      },
    },
  ];
}

/** Routes -> use cases. `openapi` is the committed document, open to everybody (C1). */
export function routes(deps: Deps, openapi: unknown): Route[] {
  return [
    {
      key: 'GET /regie/v1/openapi.json',
      handle: async () => ({ status: 200, body: openapi, headers: { 'Access-Control-Allow-Origin': '*' } }),
    },
    ...poolRoutes(deps),
    ...casusRoutes(deps),
    ...figureRoutes(deps),
    ...privacyRoutes(deps),
  ];
}
