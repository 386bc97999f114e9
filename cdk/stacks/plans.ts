import type { Construct } from 'constructs';
import { ServiceStack, type ServiceStackProps } from './service.ts';

/** Huishoudens and their one plan. */
export class Plans extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, 'plans', props);
    this.api('Staff', {
      path: 'plans/staff',
      routes: {
        public: ['GET /plans/v1/openapi.json'],
        staff: [
          'GET /plans/v1/inzagen',
          'GET /plans/v1/plannen',
          'GET /plans/v1/plannen/{planId}',
          'GET /plans/v1/plannen/{planId}/uittreksel',
        ],
      },
      access: { actions: ['GetItem', 'Query', 'PutItem'], index: true },
      meaning: {
        people: 'Regisseurs kunnen misschien geen plan openen.',
        first: 'laat de regisseurs weten dat plannen haperen en lees de logs.',
      },
    });
    this.reactions(
      'plans/reactions',
      'plans',
      { actions: ['GetItem', 'PutItem'], index: false },
      {
        people: 'Een gezin met een regisseur heeft misschien nog geen plan.',
        first: 'lees de logs en herstel de oorzaak; het bericht wordt vanzelf opnieuw aangeboden.',
      },
    );
    this.relay('plans/relay', {
      people: 'Andere onderdelen horen misschien te laat over een plan.',
      first: 'lees de logs; zolang de veger loopt, gaat er niets verloren.',
    });
    // The only term here is that of retention: nobody waits for it.
    this.alarms.own('TermFailed', 'plans', {
      from: 1,
      periods: 2,
      missing: 'fine',
      meaning: {
        people: 'Gegevens van een gezin blijven langer bewaard dan is beloofd.',
        first: 'zoek termFailed in de logs van plans en herstel de fout; daarna gaat het wissen vanzelf verder.',
      },
    });
    this.sweep(
      'plans/sweep',
      { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], index: true },
      {
        people: 'Berichten over plannen blijven misschien liggen, en wat weg moet, wordt niet gewist.',
        first: 'lees de logs en kijk daarna of de wachtrijen leeglopen.',
      },
    );
  }
}
