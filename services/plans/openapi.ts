import * as z from 'zod';
import { createDocument } from 'zod-openapi';
import { id } from '../../events/vocabulary.ts';
import { answer, problem, problems } from '../../shared/openapi.ts';
import {
  inzagenQuery,
  inzagenResponse,
  plannenQuery,
  plannenResponse,
  planResponse,
  uittrekselResponse,
} from './contract.ts';

const security = [{ medewerker: [] }];

/** The OpenAPI document of plans, made from the contract; `openapi.json` is generated from it and committed. */
export const document = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Vlot plans',
    version: '1.1.0',
    description: 'Huishoudens en hun plan, met naam en bereikbaarheid van wie leidt. Alleen voor medewerkers.',
    contact: { name: 'Vlot', url: 'https://vlot.example', email: 'beheer@vlot.example' },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/plans/v1' }],
  tags: [{ name: 'plannen' }, { name: 'privacy' }],
  paths: {
    '/plannen': {
      get: {
        operationId: 'listPlannen',
        tags: ['plannen'],
        summary: 'Het plan van een casus: geen of één. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { query: plannenQuery },
        responses: { '200': answer('Het plan, als het er is.', plannenResponse), ...problems },
      },
    },
    '/plannen/{planId}': {
      get: {
        operationId: 'readPlan',
        tags: ['plannen'],
        summary: 'Eén plan. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { path: z.object({ planId: id.meta({ description: 'Nummer van het plan' }) }) },
        responses: { '200': answer('Het plan.', planResponse), ...problems, '404': problem('Niet gevonden.') },
      },
    },
    '/inzagen': {
      get: {
        operationId: 'listInzagen',
        tags: ['privacy'],
        summary: 'Wie een plan inzag, of welke plannen een medewerker inzag. Ook deze inzage wordt vastgelegd.',
        security,
        requestParams: { query: inzagenQuery },
        responses: { '200': answer('Een bladzijde.', inzagenResponse), ...problems, '404': problem('Niet gevonden.') },
      },
    },
    '/plannen/{planId}/uittreksel': {
      get: {
        operationId: 'extractPlan',
        tags: ['privacy'],
        summary: 'Alles wat plans over het huishouden bewaart. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { path: z.object({ planId: id.meta({ description: 'Nummer van het plan' }) }) },
        responses: { '200': answer('Alles.', uittrekselResponse), ...problems, '404': problem('Niet gevonden.') },
      },
    },
  },
  components: {
    securitySchemes: {
      medewerker: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'Toegangsbewijs van de aanmelding van de gemeente.',
      },
    },
  },
});
