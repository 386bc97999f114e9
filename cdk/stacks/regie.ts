import type { Construct } from 'constructs';
import { ServiceStack, type ServiceStackProps } from './service.ts';

/** Casussen and the pool of regisseurs: weighing, appointing, escalating. */
export class Regie extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, 'regie', props);
    this.api('Staff', {
      path: 'regie/staff',
      routes: {
        public: ['GET /regie/v1/openapi.json'],
        staff: [
          'GET /regie/v1/aandachtspunten',
          'GET /regie/v1/casussen',
          'GET /regie/v1/casussen/{casusId}',
          'POST /regie/v1/casussen/{casusId}/benoemingen',
          'POST /regie/v1/casussen/{casusId}/contactbesluiten',
          'POST /regie/v1/casussen/{casusId}/contacten',
          'POST /regie/v1/casussen/{casusId}/deskundigen',
          'POST /regie/v1/casussen/{casusId}/deskundigen/{deskundigeId}/antwoorden',
          'POST /regie/v1/casussen/{casusId}/kaders',
          'POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten',
          'POST /regie/v1/casussen/{casusId}/organisaties',
          'GET /regie/v1/casussen/{casusId}/uittreksel',
          'POST /regie/v1/casussen/{casusId}/waarnemingen',
          'POST /regie/v1/casussen/{casusId}/weigeringen',
          'POST /regie/v1/casussen/{casusId}/wisselbesluiten',
          'POST /regie/v1/casussen/{casusId}/wissingen',
          'GET /regie/v1/collegas',
          'GET /regie/v1/garantie',
          'GET /regie/v1/inzagen',
          'GET /regie/v1/regisseurs',
          'POST /regie/v1/regisseurs',
          'PATCH /regie/v1/regisseurs/{regisseurId}',
          'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden',
          'POST /regie/v1/regisseurs/{regisseurId}/afwezigheden/{afwezigheidId}/beeindigingen',
          'GET /regie/v1/regisseurs/{regisseurId}/begeleidingen',
          'POST /regie/v1/regisseurs/{regisseurId}/begeleidingen',
          'POST /regie/v1/regisseurs/{regisseurId}/uitdiensttredingen',
          'GET /regie/v1/weigeringen',
        ],
      },
      access: { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: true },
      meaning: {
        people: 'Medewerkers kunnen misschien geen regisseur benoemen.',
        first: 'laat de werkverdeler weten dat benoemen hapert en lees de logs.',
      },
    });
    this.bounces(
      'regie/bounces',
      { actions: ['GetItem', 'PutItem'], index: false },
      {
        people: 'Een regisseur heeft een mail over een gezin niet gekregen, en niemand weet dat.',
        first: 'lees de logs en laat de werkverdeler de regisseurs van vandaag bellen.',
      },
    );
    this.reactions(
      'regie/reactions',
      'regie',
      { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: false },
      {
        people: 'Een gezin krijgt misschien geen voorlopig aanspreekpunt.',
        first: 'lees de logs en herstel de oorzaak; het bericht wordt vanzelf opnieuw aangeboden.',
      },
    );
    this.relay('regie/relay', {
      people: 'Een gezin of regisseur hoort misschien te laat over een benoeming.',
      first: 'lees de logs; zolang de veger loopt, gaat er niets verloren.',
    });
    this.watchTerms();
    this.sweep(
      'regie/sweep',
      { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], index: true },
      {
        people: 'Benoemingen die niet op tijd zijn bevestigd, klimmen misschien niet op.',
        first: 'lees de logs en vraag de werkverdeler om de openstaande casussen met de hand na te lopen.',
      },
    );
    const { benoemingWerkdagen } = props.settings.gemeente.termijnen;
    this.alarms.own('ComplexZonderRegisseurUren', 'regie', {
      from: benoemingWerkdagen * 24,
      periods: 3,
      missing: 'wrong',
      meaning: {
        people: `Een gezin met een ingewikkelde zaak heeft al ${benoemingWerkdagen * 24} uur niemand, of de software meet het niet meer. De gemeente belooft dat er altijd iemand is.`,
        first:
          'bel de werkverdeler en de procesverantwoordelijke; is er geen zaak zonder regisseur, kijk dan of regie/sweep nog loopt.',
      },
    });
    this.alarms.own('CasusWithoutRegisseur', 'regie', {
      from: 1,
      missing: 'fine',
      meaning: {
        people:
          'Een gezin heeft geen aanspreekpunt: in de pool past niemand. De procesverantwoordelijke heeft een mail gekregen.',
        first: 'bel de werkverdeler; die mag iemand benoemen boven de capaciteit, met een reden.',
      },
    });
  }
}
