import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ServiceStack, type ServiceStackProps } from './service.ts';

/** Meldingen: receive, acknowledge, follow. */
export class Intake extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, 'intake', props);
    const adresSecret = new Secret(this, 'AdresSecret', {
      description: 'Key of the pseudonym of an address; with another key old and new meldingen no longer match',
      removalPolicy: RemovalPolicy.RETAIN,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'sleutel',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    acknowledge(
      adresSecret,
      'AwsSolutions-SMG4',
      'With another key a second melding from an address is no longer recognised',
    );

    this.api('Receive', {
      path: 'intake/receive',
      routes: { public: ['POST /intake/v1/meldingen'] },
      // The public function can write and nothing else: it reads no melding, whatever it is sent.
      access: { actions: ['PutItem'], index: false },
      secrets: { ADRES_SECRET_ID: adresSecret },
      meaning: {
        people: 'Inwoners kunnen misschien geen melding doen.',
        first: 'doe zelf een proefmelding; lukt die niet, zet dan op de website dat men moet bellen en lees de logs.',
      },
    });
    this.api('Follow', {
      path: 'intake/follow',
      routes: { public: ['GET /intake/v1/meldingen/{meldingsnummer}', 'GET /intake/v1/openapi.json'] },
      access: { actions: ['GetItem'], index: false },
      meaning: {
        people: 'Inwoners kunnen hun melding misschien niet volgen.',
        first: 'open de volgpagina van een proefmelding en lees de logs.',
      },
    });
    this.api('Staff', {
      path: 'intake/staff',
      routes: {
        staff: [
          'GET /intake/v1/meldingen',
          'GET /intake/v1/meldingen/{meldingsnummer}/dossier',
          'POST /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/pogingen',
        ],
      },
      access: { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: true },
      meaning: {
        people: 'Medewerkers kunnen meldingen misschien niet lezen.',
        first: 'laat de werkverdeler weten dat het dossier hapert en lees de logs.',
      },
    });
    this.reactions(
      'intake/reactions',
      'intake',
      { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: false },
      {
        people: 'Een inwoner hoort misschien niet wie de contactpersoon is.',
        first: 'lees de logs en herstel de oorzaak; het bericht wordt vanzelf opnieuw aangeboden.',
      },
    );
    this.relay('intake/relay', {
      people: 'De bevestiging van een melding komt misschien te laat.',
      first: 'lees de logs; zolang de veger loopt, gaat er niets verloren.',
    });
    this.watchTerms();
    this.sweep(
      'intake/sweep',
      { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], index: true },
      {
        people: 'Termijnen van meldingen worden misschien niet bewaakt.',
        first: 'lees de logs en vraag de werkverdeler om de open meldingen met de hand na te lopen.',
      },
    );

    const { reactieWerkdagen } = props.settings.gemeente.termijnen;
    this.alarms.own('OldestOpenMeldingHours', 'intake', {
      // The term counts working days; as many days on the clock is never later, so somebody can still act in time.
      from: reactieWerkdagen * 24,
      periods: 3,
      missing: 'wrong',
      meaning: {
        people: `Een inwoner wacht al ${reactieWerkdagen} dagen op een antwoord, of de software meet het niet meer. Beloofd is een antwoord binnen ${reactieWerkdagen} werkdagen.`,
        first: 'vraag de werkverdeler om de oudste open melding; is er geen, kijk dan of intake/sweep nog loopt.',
      },
    });
  }
}
