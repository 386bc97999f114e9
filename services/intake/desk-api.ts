import * as z from 'zod';
import { type ApiRequest, parseInput, type Route, readIdempotencyKey, requireRole } from '../../shared/lambda/api.ts';
import { parseStaffInput } from '../../shared/lambda/staff-input.ts';
import type { StaffCommand } from './allow.ts';
import { type ContactDependencies, changeContact } from './change-contact.ts';
import { claimMelding } from './claim-melding.ts';
import { confirmOproep } from './confirm-oproep.ts';
import {
  afrondingRequest,
  contactwijzigingRequest,
  doorzendingBewijsRequest,
  doorzendingRequest,
  heropeningRequest,
  meldingenQuery,
  notitieRequest,
  ontlastingRequest,
  oppakkingRequest,
  pogingRequest,
  toestemmingsnotitieRequest,
  uitkomstRequest,
  verwantschapRequest,
  werklijstQuery,
} from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { readingRoles, relatedRoles, workingRoles } from './domain/may.ts';
import { finishMelding } from './finish-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { listMeldingen } from './list-meldingen.ts';
import { listWerklijst } from './list-werklijst.ts';
import { addNote } from './note.ts';
import { passOn, recordPassedOn } from './pass-on.ts';
import { readDossier } from './read-dossier.ts';
import { recordConsent } from './record-consent.ts';
import { recordPoging } from './record-poging.ts';
import { relateMeldingen } from './relate-meldingen.ts';
import { relieveSupporter } from './relieve-supporter.ts';
import { reopenMelding } from './reopen-melding.ts';

/** Routes of the desk -> use cases. The role is checked here, what somebody is to one melding in `domain/may.ts`. */
const desk = [...workingRoles, 'regisseur', 'teamlid'] as const;
const dossierQuery = z.strictObject({ adres: z.literal('tonen').optional() });

const melding = (path: string) => `/intake/v1/meldingen/{meldingsnummer}${path}`;
const location = ({ params }: ApiRequest) => ({ Location: `/intake/v1/meldingen/${params['meldingsnummer']}/dossier` });

/** A command about one melding: 201 the first time, 200 when it was done before. */
function command<Input>(
  path: string,
  roles: Parameters<typeof requireRole>[1][],
  schema: z.ZodType<Input>,
  run: (command: StaffCommand & { input: Input }, request: ApiRequest) => Promise<{ isNew: boolean; answer: unknown }>,
): Route {
  return {
    key: `POST ${melding(path)}`,
    async handle(request) {
      const staff = requireRole(request, ...roles);
      const input = parseStaffInput(schema, request.body);
      const { meldingsnummer } = request.params;
      const idempotencyKey = readIdempotencyKey(request);
      const { isNew, answer } = await run({ meldingsnummer, staff, now: request.now, idempotencyKey, input }, request);
      return { status: isNew ? 201 : 200, body: answer, headers: location(request) };
    },
  };
}

/** What staff read and record. */
export const staffRoutes = (deps: IntakeDependencies): Route[] => [
  {
    key: 'GET /intake/v1/meldingen',
    async handle(request) {
      const staff = requireRole(request, ...readingRoles, 'procescoordinator');
      const query = parseInput(meldingenQuery, request.query);
      return { status: 200, body: await listMeldingen(deps, query, { staff, now: request.now }) };
    },
  },
  {
    key: 'GET /intake/v1/werklijst',
    async handle(request) {
      const staff = requireRole(request, ...desk, 'procescoordinator');
      const query = parseInput(werklijstQuery, request.query);
      return { status: 200, body: await listWerklijst(deps, query, { staff, now: request.now }) };
    },
  },
  {
    key: `GET ${melding('/dossier')}`,
    async handle(request) {
      const staff = requireRole(request, ...readingRoles, ...relatedRoles);
      const { adres } = parseInput(dossierQuery, request.query);
      const { meldingsnummer } = request.params;
      const { now, requestId } = request;
      return { status: 200, body: await readDossier(deps, { meldingsnummer, adres }, { staff, now, requestId }) };
    },
  },
  command('/contacttaken/{taakId}/pogingen', [...desk, 'klantcontact'], pogingRequest, (about, { params }) =>
    recordPoging(deps, { ...about, taakId: params['taakId'] }),
  ),
];

/** What is decided about a melding. */
export const triageRoutes = (deps: ContactDependencies): Route[] => [
  command('/oppakkingen', [...desk], oppakkingRequest, (about) => claimMelding(deps, about)),
  command('/uitkomsten', [...workingRoles], uitkomstRequest, (about) => giveUitkomst(deps, about)),
  command('/doorzendingen', [...workingRoles], doorzendingRequest, (about) => passOn(deps, about)),
  command('/doorzendingen/{doorzendingId}/bewijzen', [...workingRoles], doorzendingBewijsRequest, (about, { params }) =>
    recordPassedOn(deps, { ...about, doorzendingId: params['doorzendingId'] }),
  ),
  command('/afrondingen', [...desk], afrondingRequest, (about) => finishMelding(deps, about)),
  command('/heropeningen', [...desk], heropeningRequest, (about) => reopenMelding(deps, about)),
  command('/verwantschappen', [...workingRoles], verwantschapRequest, (about) => relateMeldingen(deps, about)),
  command('/notities', [...desk], notitieRequest, (about) => addNote(deps, about)),
  command('/toestemmingsnotities', [...desk], toestemmingsnotitieRequest, (about) => recordConsent(deps, about)),
  command('/contactgegevens', [...desk], contactwijzigingRequest, (about) => changeContact(deps, about)),
  command('/ontlastingen', [...desk], ontlastingRequest, (about) => relieveSupporter(deps, about)),
  command('/oproepbevestigingen', [...workingRoles], z.strictObject({}).optional(), (about) =>
    confirmOproep(deps, about),
  ),
];
