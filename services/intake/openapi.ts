import * as z from 'zod';
import { createDocument } from 'zod-openapi';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { problemSchema } from '../../shared/problem.ts';
import { apiVersion } from './api.ts';
import {
  dossierResponse,
  meldingenQuery,
  meldingenResponse,
  meldingRequest,
  meldingResponse,
  pogingRequest,
  pogingResponse,
  volgResponse,
} from './contract.ts';

/** The OpenAPI document of intake, made from the contract; `openapi.json` is generated from it and committed. */
const versionHeader = z.string().meta({ description: 'Versie van deze API', example: apiVersion });
const answer = (description: string, schema: z.ZodType, headers: z.ZodRawShape = {}) => ({
  description,
  headers: z.object({ 'API-Version': versionHeader, ...headers }),
  content: { 'application/json': { schema } },
});
const probleem = problemSchema.meta({ id: 'Probleem' });
const problem = (description: string) => ({
  description,
  headers: z.object({ 'API-Version': versionHeader }),
  content: { 'application/problem+json': { schema: probleem } },
});
const faulty = { '400': problem('De gegevens kloppen nog niet; alle fouten staan erin.') };
const forStaff = { ...faulty, '401': problem('Niet aangemeld.'), '403': problem('Niet bevoegd.') };
const busy = { '429': problem('Te druk; probeer het later opnieuw.') };
const security = [{ medewerker: [] }];
const location = z.string().meta({ description: 'Adres waar de melding te volgen is' });
const dossierLocation = z.string().meta({ description: 'Adres van het dossier' });
const path = z.object({ meldingsnummer: meldingsnummer.meta({ description: 'Nummer van de melding' }) });

export const document = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Vlot intake',
    version: apiVersion,
    description:
      'Meld dat hulp vastloopt en volg wat ermee gebeurt. Melden en volgen kan zonder aanmelden. Stuur nooit een BSN mee.',
    contact: { name: 'Vlot', url: 'https://vlot.example', email: 'beheer@vlot.example' },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/intake/v1' }],
  tags: [{ name: 'meldingen' }],
  paths: {
    '/meldingen': {
      post: {
        operationId: 'receiveMelding',
        tags: ['meldingen'],
        summary: 'Meld dat hulp vastloopt.',
        description:
          'Verplicht: wat er vastloopt, over wie het gaat, de rol van de melder, en een manier om de melder te bereiken. Dat laatste niet bij een anonieme melding. Vrije tekst met een geldig BSN wordt geweigerd, behalve met geenBsn: true. De volgcode staat alleen in dit antwoord.',
        requestParams: {
          header: z.object({
            'Idempotency-Key': z.string().min(8).max(128).optional().meta({
              description:
                'Dezelfde sleutel en hetzelfde verzoek geven dezelfde melding, met een nieuwe volgcode. Zeven dagen geldig.',
            }),
          }),
        },
        requestBody: { required: true, content: { 'application/json': { schema: meldingRequest } } },
        responses: {
          '201': answer('De melding is ontvangen.', meldingResponse, { Location: location }),
          '200': answer('Deze melding was al ontvangen.', meldingResponse, { Location: location }),
          ...faulty,
          '409': problem('Deze Idempotency-Key is al gebruikt voor een ander verzoek.'),
          '415': problem('Stuur application/json.'),
          ...busy,
        },
      },
      get: {
        operationId: 'listMeldingen',
        tags: ['meldingen'],
        summary: 'Meldingen per status, acuut onveilig eerst. Voor medewerkers.',
        security,
        requestParams: { query: meldingenQuery },
        responses: { '200': answer('Eén bladzijde.', meldingenResponse), ...forStaff },
      },
    },
    '/meldingen/{meldingsnummer}': {
      get: {
        operationId: 'followMelding',
        tags: ['meldingen'],
        summary: 'Volg een melding met de volgcode.',
        description: 'Een onbekend nummer en een verkeerde code geven hetzelfde antwoord.',
        requestParams: {
          path,
          header: z.object({ Volgcode: z.string().meta({ description: 'De code uit het antwoord op de melding' }) }),
        },
        responses: {
          '200': answer('Wat de melder mag zien.', volgResponse),
          '404': problem('Nummer en code horen niet bij elkaar.'),
          ...busy,
        },
      },
    },
    '/meldingen/{meldingsnummer}/dossier': {
      get: {
        operationId: 'readDossier',
        tags: ['meldingen'],
        summary: 'De hele melding. De inzage wordt eerst vastgelegd. Voor medewerkers.',
        security,
        requestParams: { path },
        responses: { '200': answer('De melding.', dossierResponse), ...forStaff, '404': problem('Niet gevonden.') },
      },
    },
    '/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen': {
      post: {
        operationId: 'recordPoging',
        tags: ['meldingen'],
        summary: 'Leg vast of contact is gelukt. Voor medewerkers.',
        description:
          'Bereikt en niet veilig sluiten de contacttaak. Bij niet bereikt blijft de termijn lopen. Bij niet veilig hoort een toelichting.',
        security,
        requestParams: {
          path: path.extend({ taakId: z.uuid().meta({ description: 'Id van de contacttaak, uit het dossier' }) }),
          header: z.object({
            'Idempotency-Key': z.string().min(8).max(128).optional().meta({
              description: 'Dezelfde sleutel en hetzelfde verzoek tellen als één poging.',
            }),
          }),
        },
        requestBody: { required: true, content: { 'application/json': { schema: pogingRequest } } },
        responses: {
          '201': answer('De poging is vastgelegd.', pogingResponse, { Location: dossierLocation }),
          '200': answer('Deze poging was al vastgelegd.', pogingResponse, { Location: dossierLocation }),
          ...forStaff,
          '404': problem('Niet gevonden.'),
          '409': problem('De taak is al anders afgesloten, of de sleutel is al gebruikt voor een ander verzoek.'),
          '415': problem('Stuur application/json.'),
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
