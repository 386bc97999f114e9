import * as z from 'zod';
import { createDocument } from 'zod-openapi';
import { id, meldingsnummer } from '../../events/vocabulary.ts';
import { answer, problem, problems } from '../../shared/openapi.ts';
import {
  benoemingRequest,
  benoemingResponse,
  casusResponse,
  casussenQuery,
  casussenResponse,
  meldingBesluitRequest,
  meldingBesluitResponse,
  regisseurRequest,
  regisseurResponse,
  regisseursResponse,
} from './contract.ts';

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(8).max(128).optional().meta({
    description: 'Dezelfde sleutel en hetzelfde verzoek geven hetzelfde antwoord, hoogstens één keer uitgevoerd.',
  }),
});
const casusPath = z.object({ casusId: id.meta({ description: 'Nummer van de casus' }) });
const security = [{ medewerker: [] }];
const json = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

/** The OpenAPI document of regie, made from the contract; `openapi.json` is generated from it and committed. */
export const document = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Vlot regie',
    version: '1.0.0',
    description: 'Casussen, de pool van regisseurs en benoemingen. Alleen voor medewerkers.',
    contact: { name: 'Vlot', url: 'https://vlot.example', email: 'beheer@vlot.example' },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/regie/v1' }],
  tags: [{ name: 'regisseurs' }, { name: 'casussen' }],
  paths: {
    '/regisseurs': {
      get: {
        operationId: 'listRegisseurs',
        tags: ['regisseurs'],
        summary: 'De pool van regisseurs, de minst belaste eerst.',
        security,
        responses: { '200': answer('De pool.', regisseursResponse), ...problems },
      },
      post: {
        operationId: 'addRegisseur',
        tags: ['regisseurs'],
        summary: 'Zet een persoon in de pool.',
        security,
        requestParams: { header: idempotencyHeader },
        requestBody: json(regisseurRequest),
        responses: {
          '201': answer('De persoon staat in de pool.', regisseurResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', regisseurResponse),
          ...problems,
          '409': problem('Deze persoon staat al in de pool, of de sleutel is van een ander verzoek.'),
        },
      },
    },
    '/casussen': {
      get: {
        operationId: 'listCasussen',
        tags: ['casussen'],
        summary: 'Casussen met één status; onveilig eerst, dan wie het langst wacht.',
        description: 'Wie alleen regisseur is, ziet alleen de eigen casussen, alle op één bladzijde.',
        security,
        requestParams: { query: casussenQuery },
        responses: { '200': answer('Een bladzijde.', casussenResponse), ...problems },
      },
    },
    '/casussen/{casusId}': {
      get: {
        operationId: 'readCasus',
        tags: ['casussen'],
        summary: 'Eén casus met de kandidaten en de redenen. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { path: casusPath },
        responses: { '200': answer('De casus.', casusResponse), ...problems, '404': problem('Niet gevonden.') },
      },
    },
    '/casussen/{casusId}/benoemingen': {
      post: {
        operationId: 'appointRegisseur',
        tags: ['casussen'],
        summary: 'Benoem wie de casus leidt: bevestig het voorlopige aanspreekpunt of kies een ander.',
        security,
        requestParams: { path: casusPath, header: idempotencyHeader },
        requestBody: json(benoemingRequest),
        responses: {
          '201': answer('Benoemd.', benoemingResponse),
          '200': answer('Deze persoon was al benoemd.', benoemingResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('Niet geschikt, geen plaats, of de casus is intussen gewijzigd.'),
        },
      },
    },
    '/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten': {
      post: {
        operationId: 'decideMelding',
        tags: ['casussen'],
        summary: 'Zeg of een tweede melding van hetzelfde adres bij de casus hoort.',
        security,
        requestParams: { path: casusPath.extend({ meldingsnummer }), header: idempotencyHeader },
        requestBody: json(meldingBesluitRequest),
        responses: {
          '201': answer('Besloten.', meldingBesluitResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', meldingBesluitResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('Deze melding wacht niet (meer) op een besluit.'),
        },
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
