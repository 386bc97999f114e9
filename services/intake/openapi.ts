import * as z from 'zod';
import { createDocument } from 'zod-openapi';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { staffBody } from '../../shared/openapi.ts';
import { problemSchema } from '../../shared/problem.ts';
import { apiVersion } from './api.ts';
import {
  aanvullingRequest,
  afrondingRequest,
  antwoordResponse,
  bijlageResponse,
  cijfersQuery,
  cijfersResponse,
  contactwijzigingRequest,
  contactwijzigingResponse,
  doorzendingBewijsRequest,
  doorzendingRequest,
  doorzendingResponse,
  dossierResponse,
  heropeningRequest,
  inzagenQuery,
  inzagenResponse,
  meldingenQuery,
  meldingenResponse,
  meldingRequest,
  meldingResponse,
  navraagAntwoordRequest,
  notitieRequest,
  notitieResponse,
  ontlastingRequest,
  ontlastingResponse,
  oppakkingRequest,
  oppakkingResponse,
  oproepbevestigingResponse,
  optekenRequest,
  optekenResponse,
  pogingRequest,
  pogingResponse,
  standResponse,
  toestemmingRequest,
  toestemmingsnotitieRequest,
  toestemmingsnotitieResponse,
  uitkomstRequest,
  uitkomstResponse,
  uitkomstvoorbeeldResponse,
  uittrekselResponse,
  verwantschapRequest,
  verwantschapResponse,
  volgResponse,
  werklijstQuery,
  werklijstResponse,
  wisselverzoekRequest,
  wissingRequest,
  wissingResponse,
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
const taakPath = path.extend({ taakId: z.uuid().meta({ description: 'Id van de contacttaak, uit het dossier' }) });
const repeatable = z.string().min(8).max(128).optional().meta({
  description: 'Dezelfde sleutel en hetzelfde verzoek tellen één keer.',
});
const notFound = { '404': problem('Niet gevonden, of niet voor u bestemd.') };
const json = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

/** What staff do with one melding: a subresource of it. */
const command = (
  operationId: string,
  summary: string,
  body: { request: z.ZodType; response: z.ZodType; done: string; description?: string; params?: z.ZodObject },
) => ({
  post: {
    operationId,
    tags: ['medewerkers'],
    summary,
    ...(body.description && { description: body.description }),
    security,
    requestParams: { path: body.params ?? path, header: z.object({ 'Idempotency-Key': repeatable }) },
    requestBody: staffBody(body.request),
    responses: {
      '201': answer(body.done, body.response, { Location: dossierLocation }),
      '200': answer('Dit was al gedaan.', body.response, { Location: dossierLocation }),
      ...forStaff,
      ...notFound,
      '409': problem('Dit kan in deze stand niet, iemand was net eerder, of de sleutel is al gebruikt.'),
      '415': problem('Stuur application/json.'),
    },
  },
});

const volgcode = z.string().meta({ description: 'De code uit het antwoord op de melding of uit een e-mail of brief' });
/** What a melder does with the own melding, without signing in. */
const fromMelder = (operationId: string, summary: string, request: z.ZodType) => ({
  post: {
    operationId,
    tags: ['meldingen'],
    summary,
    description: 'Een onbekend nummer en een verkeerde code geven hetzelfde antwoord.',
    requestParams: { path, header: z.object({ Volgcode: volgcode, 'Idempotency-Key': repeatable }) },
    requestBody: json(request),
    responses: {
      '201': answer('Ontvangen.', antwoordResponse),
      '200': answer('Dit was al ontvangen.', antwoordResponse),
      ...faulty,
      '404': problem('Nummer en code horen niet bij elkaar.'),
      '409': problem('Dit kan nu niet, of de sleutel is al gebruikt voor een ander verzoek.'),
      '415': problem('Stuur application/json.'),
      ...busy,
    },
  },
});

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
  tags: [{ name: 'meldingen' }, { name: 'medewerkers' }],
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
        tags: ['medewerkers'],
        summary: 'Meldingen per status, acuut onveilig eerst.',
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
          header: z.object({ Volgcode: volgcode }),
        },
        responses: {
          '200': answer('Wat de melder mag zien.', volgResponse),
          '404': problem('Nummer en code horen niet bij elkaar.'),
          ...busy,
        },
      },
    },
    '/meldingen/{meldingsnummer}/aanvullingen': fromMelder(
      'addToMelding',
      'Voeg iets toe aan uw melding.',
      aanvullingRequest,
    ),
    '/meldingen/{meldingsnummer}/navraagantwoorden': fromMelder(
      'answerNavraag',
      'Antwoord op de vraag of de hulp weer loopt. Bij nee gaat de melding weer open.',
      navraagAntwoordRequest,
    ),
    '/meldingen/{meldingsnummer}/wisselverzoeken': fromMelder(
      'askOtherRegisseur',
      'Vraag om een andere vaste contactpersoon.',
      wisselverzoekRequest,
    ),
    '/meldingen/{meldingsnummer}/toestemmingen': fromMelder(
      'decideConsent',
      'Zeg of de regisseur of het team uw verhaal mag lezen. Dat mag zo vaak u wilt, en geldt meteen.',
      toestemmingRequest,
    ),
    '/opgetekende-meldingen': {
      post: {
        operationId: 'enterMelding',
        tags: ['medewerkers'],
        summary: 'Schrijf op wat iemand vertelde aan de telefoon, aan de balie of in een brief.',
        description: 'Termijnen tellen vanaf het eerste contact.',
        security,
        requestParams: { header: z.object({ 'Idempotency-Key': repeatable }) },
        requestBody: json(optekenRequest),
        responses: {
          '201': answer('De melding is ontvangen.', optekenResponse, { Location: location }),
          '200': answer('Deze melding was al ontvangen.', optekenResponse, { Location: location }),
          ...forStaff,
          '409': problem('Deze Idempotency-Key is al gebruikt voor een ander verzoek.'),
          '415': problem('Stuur application/json.'),
        },
      },
    },
    '/werklijst': {
      get: {
        operationId: 'listWerklijst',
        tags: ['medewerkers'],
        summary: 'Wat eerst moet, en waarom. Zonder persoonsgegevens.',
        security,
        requestParams: { query: werklijstQuery },
        responses: { '200': answer('Eén bladzijde.', werklijstResponse), ...forStaff },
      },
    },
    '/cijfers': {
      get: {
        operationId: 'showCijfers',
        tags: ['medewerkers'],
        summary: 'Wat er van de meldingen van een jaar werd, en hoeveel er zonder regisseur lopen. Alleen aantallen.',
        security,
        requestParams: { query: cijfersQuery },
        responses: { '200': answer('De cijfers.', cijfersResponse), ...forStaff },
      },
    },
    '/meldingen/{meldingsnummer}/dossier': {
      get: {
        operationId: 'readDossier',
        tags: ['medewerkers'],
        summary: 'De hele melding. De inzage wordt eerst vastgelegd.',
        description: 'Een geheim adres staat er alleen in met adres=tonen, en dat is een inzage op zich.',
        security,
        requestParams: { path, query: z.object({ adres: z.literal('tonen').optional() }) },
        responses: { '200': answer('De melding.', dossierResponse), ...forStaff, ...notFound },
      },
    },
    '/meldingen/{meldingsnummer}/oppakkingen': command(
      'claimMelding',
      'Pak een melding op, draag over of geef terug.',
      {
        request: oppakkingRequest,
        response: oppakkingResponse,
        done: 'Wie de melding nu heeft.',
      },
    ),
    '/meldingen/{meldingsnummer}/uitkomsten': command('giveUitkomst', 'Beslis wat er met een melding gebeurt.', {
      request: uitkomstRequest,
      response: uitkomstResponse,
      done: 'De uitkomst is vastgelegd.',
      description: 'Een uitkomst blijft staan tot de melding wordt heropend.',
    }),
    '/meldingen/{meldingsnummer}/uitkomstvoorbeelden': {
      post: {
        operationId: 'previewUitkomst',
        tags: ['medewerkers'],
        summary: 'Wat de melder van een uitkomst zou lezen of horen. Er wordt niets bewaard.',
        security,
        requestParams: { path },
        requestBody: staffBody(uitkomstRequest),
        responses: {
          '200': answer('Het voorbeeld.', uitkomstvoorbeeldResponse),
          ...forStaff,
          ...notFound,
          '409': problem('Deze melding heeft al een uitkomst.'),
          '415': problem('Stuur application/json.'),
        },
      },
    },
    '/meldingen/{meldingsnummer}/afrondingen': command('finishMelding', 'Leg vast hoe het afliep.', {
      request: afrondingRequest,
      response: standResponse,
      done: 'De melding is afgerond.',
    }),
    '/meldingen/{meldingsnummer}/doorzendingen': command(
      'passOn',
      'Het is ook een klacht, een bezwaar of iets voor Veilig Thuis: stuur dat door.',
      {
        request: doorzendingRequest,
        response: doorzendingResponse,
        done: 'Vastgelegd. De uitkomst en de casus veranderen niet.',
        description:
          'Zonder bewijs wordt de overdracht later vastgelegd, voor de dag in overdragenUiterlijk. Van Veilig Thuis hoort de melder niets.',
      },
    ),
    '/meldingen/{meldingsnummer}/doorzendingen/{doorzendingId}/bewijzen': command(
      'recordPassedOn',
      'Leg vast dat een klacht, een bezwaar of een zorg voor Veilig Thuis is overgedragen.',
      {
        request: doorzendingBewijsRequest,
        response: doorzendingResponse,
        done: 'Vastgelegd.',
        params: path.extend({
          doorzendingId: z.uuid().meta({ description: 'Id van de doorzending, uit het dossier' }),
        }),
      },
    ),
    '/meldingen/{meldingsnummer}/heropeningen': command('reopenMelding', 'Heropen een melding.', {
      request: heropeningRequest,
      response: standResponse,
      done: 'De melding is weer open en de reactietermijn begint opnieuw.',
    }),
    '/meldingen/{meldingsnummer}/verwantschappen': command(
      'relateMeldingen',
      'Beslis of twee meldingen over hetzelfde huishouden gaan.',
      {
        request: verwantschapRequest,
        response: verwantschapResponse,
        done: 'Het besluit staat bij beide meldingen. Er wordt niets samengevoegd.',
      },
    ),
    '/meldingen/{meldingsnummer}/notities': command('addNote', 'Schrijf iets op bij een melding.', {
      request: notitieRequest,
      response: notitieResponse,
      done: 'Opgeschreven.',
    }),
    '/meldingen/{meldingsnummer}/toestemmingsnotities': command(
      'recordConsent',
      'Leg vast of het gezin wil dat de regisseur of het team het verhaal leest.',
      {
        request: toestemmingsnotitieRequest,
        response: toestemmingsnotitieResponse,
        done: 'Vastgelegd. Het geldt meteen.',
        description: 'Alleen bij een melding over het eigen huishouden. Wat het laatst is gezegd, geldt.',
      },
    ),
    '/meldingen/{meldingsnummer}/contactgegevens': command(
      'changeContact',
      'Verbeter de contactgegevens van de melder, of vul ze aan.',
      {
        request: contactwijzigingRequest,
        response: contactwijzigingResponse,
        done: 'Vastgelegd. Wat nog verteld moest worden, gaat langs de nieuwe weg.',
        description:
          'Een veld dat ontbreekt, blijft zoals het was; null haalt het weg. Wat er eerst stond, wordt met de toelichting bewaard.',
      },
    ),
    '/meldingen/{meldingsnummer}/ontlastingen': command(
      'relieveSupporter',
      'Leg vast wie een taak van de cliëntondersteuner overnam.',
      { request: ontlastingRequest, response: ontlastingResponse, done: 'De cliëntondersteuner hoort het.' },
    ),
    '/meldingen/{meldingsnummer}/oproepbevestigingen': command('confirmOproep', 'Bevestig een oproep bij spoed.', {
      request: z.strictObject({}),
      response: oproepbevestigingResponse,
      done: 'Niemand anders wordt nog opgeroepen.',
    }),
    '/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen': command(
      'recordPoging',
      'Leg vast of contact is gelukt.',
      {
        request: pogingRequest,
        response: pogingResponse,
        done: 'De poging is vastgelegd.',
        description:
          'Bereikt en niet veilig sluiten de contacttaak. Bij niet bereikt blijft de termijn lopen. Bij niet veilig hoort een toelichting.',
        params: taakPath,
      },
    ),
    '/meldingen/{meldingsnummer}/contacttaken/{taakId}/brief': {
      get: {
        operationId: 'makeBrief',
        tags: ['medewerkers'],
        summary: 'De brief van een contacttaak, klaar om af te drukken. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: { path: taakPath },
        responses: {
          '200': {
            description: 'De brief.',
            headers: z.object({ 'API-Version': versionHeader }),
            content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
          },
          ...forStaff,
          ...notFound,
          '409': problem('Voor deze taak is er geen brief.'),
        },
      },
    },
    '/meldingen/{meldingsnummer}/bijlagen/{bijlageId}': {
      get: {
        operationId: 'openBijlage',
        tags: ['medewerkers'],
        summary: 'Een adres van een bijlage, dat enkele minuten werkt. De inzage wordt eerst vastgelegd.',
        security,
        requestParams: {
          path: path.extend({ bijlageId: z.string().meta({ description: 'Id van de bijlage, uit het dossier' }) }),
        },
        responses: {
          '200': answer('De bijlage.', bijlageResponse),
          ...forStaff,
          ...notFound,
          '409': problem('Deze bijlage is nog niet vrijgegeven.'),
        },
      },
    },
    '/inzagen': {
      get: {
        operationId: 'readInzagen',
        tags: ['medewerkers'],
        summary: 'Wie wat las, per melding of per medewerker. Voor de privacyfunctionaris.',
        security,
        requestParams: { query: inzagenQuery },
        responses: { '200': answer('Eén bladzijde, nieuwste eerst.', inzagenResponse), ...forStaff, ...notFound },
      },
    },
    '/meldingen/{meldingsnummer}/uittreksel': {
      get: {
        operationId: 'makeUittreksel',
        tags: ['medewerkers'],
        summary: 'Alles wat van de melder is bewaard (AVG artikel 15). Voor de privacyfunctionaris.',
        security,
        requestParams: { path },
        responses: { '200': answer('Het uittreksel.', uittrekselResponse), ...forStaff, ...notFound },
      },
    },
    '/meldingen/{meldingsnummer}/wissingen': {
      post: {
        operationId: 'eraseMelding',
        tags: ['medewerkers'],
        summary: 'Wis een melding op verzoek, waar de wet dat toelaat. Voor de privacyfunctionaris.',
        security,
        requestParams: { path },
        requestBody: staffBody(wissingRequest),
        responses: {
          '201': answer('De melding is gewist.', wissingResponse),
          ...forStaff,
          ...notFound,
          '409': problem('De gemeente moet deze melding bewaren; de redenen staan erin.'),
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
