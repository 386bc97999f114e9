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
    this.api('SignIn', {
      path: 'portal/sign-in',
      // Public for API Gateway: the browser brings a session cookie, behind which the portal keeps the token.
      routes: { public: ['GET /aanmelden', 'GET /aanmelden/terug', 'POST /afmelden'] },
      access,
      meaning: {
        people: 'Medewerkers kunnen misschien niet aanmelden.',
        first:
          'meld u zelf aan; lukt dat niet, kijk dan eerst of de aanmelddienst van de gemeente werkt en lees de logs.',
      },
    });
    this.api('Desk', {
      path: 'portal/desk',
      routes: { public: ['ANY /werk', 'ANY /werk/{proxy+}'] },
      access,
      meaning: {
        people: 'Medewerkers kunnen meldingen misschien niet lezen of behandelen.',
        first: 'meld u zelf aan en open de werklijst; lukt dat niet, lees dan de logs van deze functie en van intake.',
      },
    });
    // One bundle for all pages of staff would be over the limit: these are needed less often, or by fewer people.
    const pagesOf = (names: readonly string[]) => ({
      public: names.flatMap((name) => [`ANY /werk/${name}`, `ANY /werk/${name}/{proxy+}`] as const),
    });
    this.api('Office', {
      path: 'portal/office',
      routes: pagesOf(['benoemen', 'casussen', 'nieuw', 'regisseurs', 'verlof']),
      access,
      meaning: {
        people: 'Medewerkers kunnen misschien niemand benoemen en geen telefoontje of brief invoeren.',
        first: 'meld u zelf aan en open Nieuwe melding; lukt dat niet, lees dan de logs van deze functie en van regie.',
      },
    });
    this.api('Oversight', {
      path: 'portal/oversight',
      routes: pagesOf(['cijfers', 'garantie', 'inzagen', 'uittreksel', 'werkvoorraad']),
      access,
      meaning: {
        people:
          'Medewerkers zien misschien niet wat op hen wacht, geen cijfers en inzagen, en kunnen geen uittreksel maken.',
        first: 'meld u zelf aan en open Garantie; lukt dat niet, lees dan de logs van deze functie en van regie.',
      },
    });
  }
}
