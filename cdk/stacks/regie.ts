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
          'GET /regie/v1/regisseurs',
          'POST /regie/v1/regisseurs',
          'GET /regie/v1/casussen',
          'GET /regie/v1/casussen/{casusId}',
          'POST /regie/v1/casussen/{casusId}/benoemingen',
          'POST /regie/v1/casussen/{casusId}/meldingen/{meldingsnummer}/besluiten',
        ],
      },
      access: { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: true },
      meaning: {
        people: 'Medewerkers kunnen misschien geen regisseur benoemen.',
        first: 'laat de werkverdeler weten dat benoemen hapert en lees de logs.',
      },
    });
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
