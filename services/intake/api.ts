import type * as z from 'zod';
import type { StaffRole } from '../../shared/gemeente.ts';
import { parseInput, type Route, readIdempotencyKey, requireRole } from '../../shared/lambda/api.ts';
import type { Table } from '../../shared/store/table.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { addToMelding } from './answer/add-to-melding.ts';
import type { AnswerCommand, Answered } from './answer/answer-context.ts';
import { answerQuestion } from './answer/answer-question.ts';
import { askOtherRegisseur } from './answer/ask-other-regisseur.ts';
import { decideConsent } from './answer/decide-consent.ts';
import {
  aanvullingRequest,
  meldingRequest,
  navraagAntwoordRequest,
  toestemmingRequest,
  wisselverzoekRequest,
} from './contract-melder.ts';
import { optekenRequest } from './contract-opteken.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { enterMelding } from './enter-melding.ts';
import { followMelding } from './follow-melding.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';

/** Routes -> use cases, one list per function: each function may do no more than its routes need. */
export const apiVersion = '1.0.0';

/** Who writes down what somebody says. */
export const enteringRoles = [
  'klantcontact',
  'werkverdeler',
  'gedragswetenschapper',
  'procesverantwoordelijke',
] as const satisfies readonly StaffRole[];

export const receiveRoutes = (deps: ReceiveDependencies): Route[] => [
  {
    key: 'POST /intake/v1/meldingen',
    async handle(request) {
      const input = parseInput(meldingRequest, request.body);
      const idempotencyKey = readIdempotencyKey(request);
      const { isNew, melding } = await receiveMelding(deps, { input, now: request.now, idempotencyKey });
      return {
        status: isNew ? 201 : 200,
        body: melding,
        headers: { Location: `/intake/v1/meldingen/${melding.meldingsnummer}` },
      };
    },
  },
];

/** What staff write down; on behalf of whoever said it. */
export const enterRoutes = (deps: AcceptDependencies): Route[] => [
  {
    key: 'POST /intake/v1/opgetekende-meldingen',
    async handle(request) {
      const staff = requireRole(request, ...enteringRoles);
      const input = parseInput(optekenRequest, request.body);
      const idempotencyKey = readIdempotencyKey(request);
      const { isNew, answer } = await enterMelding(deps, { input, staff, now: request.now, idempotencyKey });
      return {
        status: isNew ? 201 : 200,
        body: answer,
        headers: { Location: `/intake/v1/meldingen/${answer.meldingsnummer}` },
      };
    },
  },
];

/** What a melder does with the own melding: the number in the path, the secret in the header `Volgcode`. */
function answerRoute<Input>(
  deps: IntakeDependencies,
  subresource: string,
  schema: z.ZodType<Input>,
  answer: (deps: IntakeDependencies, command: AnswerCommand<Input>) => Promise<Answered>,
): Route {
  return {
    key: `POST /intake/v1/meldingen/{meldingsnummer}/${subresource}`,
    async handle(request) {
      const command = {
        input: parseInput(schema, request.body),
        meldingsnummer: request.params['meldingsnummer'],
        volgcode: request.header('volgcode'),
        now: request.now,
        idempotencyKey: readIdempotencyKey(request),
      };
      const { isNew, answer: body } = await answer(deps, command);
      return {
        status: isNew ? 201 : 200,
        body,
        headers: { Location: `/intake/v1/meldingen/${body.meldingsnummer}` },
      };
    },
  };
}

export const answerRoutes = (deps: IntakeDependencies): Route[] => [
  answerRoute(deps, 'aanvullingen', aanvullingRequest, addToMelding),
  answerRoute(deps, 'navraagantwoorden', navraagAntwoordRequest, answerQuestion),
  answerRoute(deps, 'wisselverzoeken', wisselverzoekRequest, askOtherRegisseur),
  answerRoute(deps, 'toestemmingen', toestemmingRequest, decideConsent),
];

export const followRoutes = (deps: { table: Table; openapi: unknown }): Route[] => [
  {
    key: 'GET /intake/v1/meldingen/{meldingsnummer}',
    async handle(request) {
      const { meldingsnummer } = request.params;
      const query = { meldingsnummer, volgcode: request.header('volgcode'), now: request.now };
      return { status: 200, body: await followMelding(deps, query) };
    },
  },
  {
    key: 'GET /intake/v1/openapi.json',
    handle: async () => ({ status: 200, body: deps.openapi, headers: { 'Access-Control-Allow-Origin': '*' } }),
  },
];
