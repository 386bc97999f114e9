import * as z from 'zod';
import { createDocument } from 'zod-openapi';
import { id, meldingsnummer } from '../../events/vocabulary.ts';
import { answer, problem, problems, staffBody } from '../../shared/openapi.ts';
import {
  afwezigheidRequest,
  afwezigheidResponse,
  beeindigingRequest,
  begeleidingenResponse,
  begeleidingRequest,
  begeleidingResponse,
  benoemingRequest,
  benoemingResponse,
  casusResponse,
  casussenQuery,
  casussenResponse,
  collegasResponse,
  contactbesluitRequest,
  contactbesluitResponse,
  contactRequest,
  contactResponse,
  deskundigeAntwoordRequest,
  deskundigeAntwoordResponse,
  deskundigeRequest,
  deskundigeResponse,
  garantieQuery,
  garantieResponse,
  inzagenQuery,
  inzagenResponse,
  kaderRequest,
  kaderResponse,
  meldingBesluitRequest,
  meldingBesluitResponse,
  organisatieRequest,
  organisatieResponse,
  puntenQuery,
  puntenResponse,
  regisseurPatch,
  regisseurRequest,
  regisseurResponse,
  regisseursResponse,
  uitdienstRequest,
  uitdienstResponse,
  uittrekselQuery,
  uittrekselResponse,
  waarnemingRequest,
  waarnemingResponse,
  weigeringenResponse,
  weigeringRequest,
  weigeringResponse,
  wisselbesluitRequest,
  wisselbesluitResponse,
  wissingRequest,
  wissingResponse,
} from './contract.ts';

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(8).max(128).optional().meta({
    description: 'Dezelfde sleutel en hetzelfde verzoek geven hetzelfde antwoord, hoogstens één keer uitgevoerd.',
  }),
});
const casusPath = z.object({ casusId: id.meta({ description: 'Nummer van de casus' }) });
const regisseurPath = z.object({ regisseurId: id.meta({ description: 'Nummer van de regisseur' }) });
const security = [{ medewerker: [] }];

/** A command on one casus looks the same, whichever it is. */
const casusCommand = (command: {
  operationId: string;
  summary: string;
  request: z.ZodType;
  response: z.ZodType;
  conflict: string;
}) => ({
  post: {
    operationId: command.operationId,
    tags: ['casussen'],
    summary: command.summary,
    security,
    requestParams: { path: casusPath, header: idempotencyHeader },
    requestBody: staffBody(command.request),
    responses: {
      '201': answer('Gedaan.', command.response),
      '200': answer('Dit was al zo, of dit verzoek was al uitgevoerd.', command.response),
      ...problems,
      '404': problem('Niet gevonden.'),
      '409': problem(command.conflict),
    },
  },
});

/** The OpenAPI document of regie, made from the contract; `openapi.json` is generated from it and committed. */
export const document = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Vlot regie',
    version: '1.1.0',
    description: 'Casussen, de pool van regisseurs en benoemingen. Alleen voor medewerkers.',
    contact: { name: 'Vlot', url: 'https://vlot.example', email: 'beheer@vlot.example' },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/regie/v1' }],
  tags: [{ name: 'regisseurs' }, { name: 'casussen' }, { name: 'cijfers' }, { name: 'privacy' }],
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
        requestBody: staffBody(regisseurRequest),
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
    '/casussen/{casusId}/benoemingen': casusCommand({
      operationId: 'appointRegisseur',
      summary: 'Benoem wie de casus leidt: bevestig het voorlopige aanspreekpunt of kies een ander.',
      request: benoemingRequest,
      response: benoemingResponse,
      conflict: 'Niet geschikt, geen plaats, of niets vraagt om een ander.',
    }),
    '/casussen/{casusId}/wisselbesluiten': casusCommand({
      operationId: 'decideChange',
      summary: 'Besluit over de vraag van het gezin om iemand anders.',
      request: wisselbesluitRequest,
      response: wisselbesluitResponse,
      conflict: 'Het gezin vraagt nu niet om iemand anders, of deze persoon is niet geschikt.',
    }),
    '/casussen/{casusId}/weigeringen': casusCommand({
      operationId: 'refuseRegisseur',
      summary: 'Wie voorgesteld of benoemd is, neemt de casus niet op zich (R63). De volgende wordt meteen gevraagd.',
      request: weigeringRequest,
      response: weigeringResponse,
      conflict: 'Iemand anders leidt de casus nu.',
    }),
    '/casussen/{casusId}/waarnemingen': casusCommand({
      operationId: 'nameStandIn',
      summary: 'Kies wie deze ene casus waarneemt.',
      request: waarnemingRequest,
      response: waarnemingResponse,
      conflict: 'Niet geschikt, of wie de casus leidt is er gewoon.',
    }),
    '/casussen/{casusId}/contacten': casusCommand({
      operationId: 'recordContact',
      summary: 'Leg vast of u het gezin hebt gesproken.',
      request: contactRequest,
      response: contactResponse,
      conflict: 'Niemand leidt deze casus.',
    }),
    '/casussen/{casusId}/contactbesluiten': casusCommand({
      operationId: 'decideContact',
      summary:
        'Contact met het gezin is niet veilig: leg vast of er een veilige manier is, of dat niemand contact opneemt.',
      request: contactbesluitRequest,
      response: contactbesluitResponse,
      conflict: 'Bij deze casus staat niet dat contact niet veilig is.',
    }),
    '/casussen/{casusId}/kaders': casusCommand({
      operationId: 'setKader',
      summary: 'Leg vast of de hulp hier vrijwillig is of door de rechter is opgelegd (R52).',
      request: kaderRequest,
      response: kaderResponse,
      conflict: 'De casus is afgesloten.',
    }),
    '/casussen/{casusId}/deskundigen': casusCommand({
      operationId: 'askExpert',
      summary:
        'Vraag een andere deskundige om raad. De mail noemt alleen het nummer van de casus en wie te bellen (R67).',
      request: deskundigeRequest,
      response: deskundigeResponse,
      conflict: 'De casus is afgesloten, of er wachten al te veel vragen.',
    }),
    '/casussen/{casusId}/deskundigen/{deskundigeId}/antwoorden': {
      post: {
        operationId: 'answerExpert',
        tags: ['casussen'],
        summary: 'Leg vast wat de deskundige antwoordde; daarmee eindigt de termijn.',
        security,
        requestParams: {
          path: casusPath.extend({ deskundigeId: id.meta({ description: 'Nummer van de vraag' }) }),
          header: idempotencyHeader,
        },
        requestBody: staffBody(deskundigeAntwoordRequest),
        responses: {
          '201': answer('Vastgelegd.', deskundigeAntwoordResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', deskundigeAntwoordResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('De casus is afgesloten.'),
        },
      },
    },
    '/casussen/{casusId}/organisaties': casusCommand({
      operationId: 'startHelp',
      summary: 'Leg vast dat een organisatie hier hulp gaat geven; de onafhankelijkheid wordt opnieuw bekeken.',
      request: organisatieRequest,
      response: organisatieResponse,
      conflict: 'De casus is afgesloten.',
    }),
    '/casussen/{casusId}/uittreksel': {
      get: {
        operationId: 'extractCasus',
        tags: ['privacy'],
        summary: 'Wat regie bewaart over wie met dit nummer meldde. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { path: casusPath, query: uittrekselQuery },
        responses: { '200': answer('Alles.', uittrekselResponse), ...problems, '404': problem('Niet gevonden.') },
      },
    },
    '/casussen/{casusId}/wissingen': {
      post: {
        operationId: 'eraseCasus',
        tags: ['privacy'],
        summary: 'Wis een afgesloten casus op verzoek; er blijft alleen een bewijs van verwijdering.',
        security,
        requestParams: { path: casusPath },
        requestBody: staffBody(wissingRequest),
        responses: {
          '201': answer('Gewist.', wissingResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('De casus loopt nog en moet worden bewaard.'),
        },
      },
    },
    '/collegas': {
      get: {
        operationId: 'listCollegas',
        tags: ['regisseurs'],
        summary: 'De eigen plaats in de pool, en wie er kan waarnemen.',
        security,
        responses: { '200': answer('Ik en de anderen.', collegasResponse), ...problems },
      },
    },
    '/aandachtspunten': {
      get: {
        operationId: 'listAandachtspunten',
        tags: ['casussen'],
        summary: 'Werk dat op iemand wacht, van alle casussen; de vroegste termijn eerst.',
        security,
        requestParams: { query: puntenQuery },
        responses: { '200': answer('Een bladzijde.', puntenResponse), ...problems },
      },
    },
    '/garantie': {
      get: {
        operationId: 'showGarantie',
        tags: ['cijfers'],
        summary: 'Complexe casussen die op een benoeming wachten, wie het langst wacht eerst (R63).',
        security,
        requestParams: { query: garantieQuery },
        responses: { '200': answer('Een bladzijde, met de aantallen.', garantieResponse), ...problems },
      },
    },
    '/weigeringen': {
      get: {
        operationId: 'showWeigeringen',
        tags: ['cijfers'],
        summary: 'Hoe vaak de regie wordt geweigerd, per reden en per organisatie; geen namen.',
        security,
        responses: { '200': answer('De cijfers.', weigeringenResponse), ...problems },
      },
    },
    '/inzagen': {
      get: {
        operationId: 'listInzagen',
        tags: ['privacy'],
        summary: 'Wie een casus inzag, of wat een medewerker inzag. Ook deze inzage wordt vastgelegd.',
        security,
        requestParams: { query: inzagenQuery },
        responses: { '200': answer('Een bladzijde.', inzagenResponse), ...problems, '404': problem('Niet gevonden.') },
      },
    },
    '/regisseurs/{regisseurId}': {
      patch: {
        operationId: 'changeRegisseur',
        tags: ['regisseurs'],
        summary:
          'Wijzig telefoon, mail, werkgever, registratie en meer; gezinnen en plannen horen wat zij nodig hebben.',
        security,
        requestParams: { path: regisseurPath, header: idempotencyHeader },
        requestBody: staffBody(regisseurPatch),
        responses: {
          '200': answer('Gewijzigd.', regisseurResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('Dit e-mailadres is al van iemand anders.'),
        },
      },
    },
    '/regisseurs/{regisseurId}/afwezigheden': {
      post: {
        operationId: 'announceAbsence',
        tags: ['regisseurs'],
        summary: 'Meld verlof of ziekte, en wie waarneemt.',
        security,
        requestParams: { path: regisseurPath, header: idempotencyHeader },
        requestBody: staffBody(afwezigheidRequest),
        responses: {
          '201': answer('Vastgelegd.', afwezigheidResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', afwezigheidResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('In deze dagen is deze persoon al afwezig.'),
        },
      },
    },
    '/regisseurs/{regisseurId}/afwezigheden/{afwezigheidId}/beeindigingen': {
      post: {
        operationId: 'endAbsence',
        tags: ['regisseurs'],
        summary: 'Beëindig verlof of ziekte eerder.',
        security,
        requestParams: {
          path: regisseurPath.extend({ afwezigheidId: id.meta({ description: 'Nummer van de afwezigheid' }) }),
          header: idempotencyHeader,
        },
        requestBody: staffBody(beeindigingRequest),
        responses: {
          '201': answer('Beëindigd.', afwezigheidResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', afwezigheidResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
        },
      },
    },
    '/regisseurs/{regisseurId}/begeleidingen': {
      get: {
        operationId: 'listBegeleidingen',
        tags: ['regisseurs'],
        summary: 'Selectie en begeleiding van één persoon (R66). Voor de procescoördinator en de persoon zelf.',
        description: 'De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { path: regisseurPath },
        responses: {
          '200': answer('Alles, de nieuwste eerst.', begeleidingenResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
        },
      },
      post: {
        operationId: 'recordBegeleiding',
        tags: ['regisseurs'],
        summary: 'Leg iets vast over selectie of begeleiding.',
        security,
        requestParams: { path: regisseurPath, header: idempotencyHeader },
        requestBody: staffBody(begeleidingRequest),
        responses: {
          '201': answer('Vastgelegd.', begeleidingResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', begeleidingResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
          '409': problem('Deze persoon is uit dienst.'),
        },
      },
    },
    '/regisseurs/{regisseurId}/uitdiensttredingen': {
      post: {
        operationId: 'endService',
        tags: ['regisseurs'],
        summary: 'Iemand gaat uit dienst: elke casus wordt werk met een termijn.',
        security,
        requestParams: { path: regisseurPath, header: idempotencyHeader },
        requestBody: staffBody(uitdienstRequest),
        responses: {
          '201': answer('Uit dienst.', uitdienstResponse),
          '200': answer('Dit verzoek was al uitgevoerd.', uitdienstResponse),
          ...problems,
          '404': problem('Niet gevonden.'),
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
        requestBody: staffBody(meldingBesluitRequest),
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
