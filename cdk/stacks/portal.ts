import type { Construct } from 'constructs';
import { ServiceStack, type ServiceStackProps } from './service.ts';

/** The web pages. Its table holds sessions and no domain data. */
export class Portal extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, 'portal', props);
    const access = { actions: ['GetItem', 'PutItem', 'DeleteItem'], index: false } as const;
    this.api('Residents', {
      path: 'portal/residents',
      // Whatever is no other route is a page for residents, also the page that says that it does not exist.
      routes: { public: ['$default'] },
      access,
      meaning: {
        people: 'Inwoners zien misschien een foutpagina in plaats van het formulier.',
        first:
          'open de website zelf; lukt dat niet, zet dan op de site van de gemeente dat men moet bellen en lees de logs.',
      },
    });
    this.api('Desk', {
      path: 'portal/desk',
      // Public for API Gateway: the browser brings a session cookie, behind which the portal keeps the token.
      routes: {
        public: ['ANY /werk', 'ANY /werk/{proxy+}', 'GET /aanmelden', 'GET /aanmelden/terug', 'POST /afmelden'],
      },
      access,
      meaning: {
        people: 'Medewerkers kunnen misschien niet aanmelden of werken.',
        first:
          'meld u zelf aan; lukt dat niet, kijk dan eerst of de aanmelddienst van de gemeente werkt en lees de logs.',
      },
    });
  }
}
