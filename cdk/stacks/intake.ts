import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ServiceStack, type ServiceStackProps } from './service.ts';

const write = { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: false } as const;

/** Meldingen: every way in, triage, telling the resident. */
export class Intake extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, 'intake', props);
    const { gemeente } = props.settings;
    const adresSecret = this.makeAdresSecret();

    this.forResidents(adresSecret);
    this.forStaff(adresSecret);

    this.bounces('intake/bounces', write, {
      people: 'Een inwoner heeft een mail niet gekregen, en er is nog niemand die belt.',
      first: 'lees de logs en vraag de werkverdeler om de meldingen van vandaag na te lopen.',
    });
    this.reactions('intake/reactions', 'intake', write, {
      people: 'Een inwoner hoort misschien niet wie de contactpersoon is.',
      first: 'lees de logs en herstel de oorzaak; het bericht wordt vanzelf opnieuw aangeboden.',
    });
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
    this.watchWaiting(gemeente.termijnen.reactieWerkdagen);
  }

  private makeAdresSecret(): Secret {
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
    return adresSecret;
  }

  private forResidents(adresSecret: Secret): void {
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
      access: { actions: ['GetItem', 'Query'], index: false },
      meaning: {
        people: 'Inwoners kunnen hun melding misschien niet volgen.',
        first: 'open de volgpagina van een proefmelding en lees de logs.',
      },
    });
    this.api('Answer', {
      path: 'intake/answer',
      // Public: who brings the number and the code of a melding.
      routes: {
        public: ['aanvullingen', 'navraagantwoorden', 'wisselverzoeken'].map(
          (what) => `POST /intake/v1/meldingen/{meldingsnummer}/${what}`,
        ),
      },
      access: write,
      meaning: {
        people: 'Inwoners kunnen hun melding misschien niet aanvullen of zeggen of de hulp weer loopt.',
        first: 'vul zelf een proefmelding aan en lees de logs.',
      },
    });
  }

  private forStaff(adresSecret: Secret): void {
    const onMelding = (method: string, what: string) => `${method} /intake/v1/meldingen/{meldingsnummer}/${what}`;
    this.api('Staff', {
      path: 'intake/staff',
      routes: {
        staff: [
          'GET /intake/v1/meldingen',
          'GET /intake/v1/werklijst',
          'GET /intake/v1/inzagen',
          onMelding('GET', 'dossier'),
          onMelding('GET', 'uittreksel'),
          onMelding('POST', 'contacttaken/{taakId}/pogingen'),
          onMelding('POST', 'wissingen'),
        ],
      },
      access: { ...write, index: true },
      meaning: {
        people: 'Medewerkers kunnen meldingen misschien niet lezen.',
        first: 'laat de werkverdeler weten dat het dossier hapert en lees de logs.',
      },
    });
    this.api('Triage', {
      path: 'intake/triage',
      routes: {
        staff: [
          'oppakkingen',
          'uitkomsten',
          'uitkomstvoorbeelden',
          'heropeningen',
          'verwantschappen',
          'oproepbevestigingen',
          'afrondingen',
          'ontlastingen',
          'notities',
        ].map((what) => onMelding('POST', what)),
      },
      access: write,
      meaning: {
        people: 'Medewerkers kunnen misschien niet vastleggen wat er met een melding gebeurt. Inwoners wachten langer.',
        first: 'laat de werkverdeler weten dat triage hapert, laat besluiten op papier noteren en lees de logs.',
      },
    });
    this.api('Enter', {
      path: 'intake/enter',
      routes: { staff: ['POST /intake/v1/opgetekende-meldingen'] },
      access: { actions: ['PutItem'], index: false },
      secrets: { ADRES_SECRET_ID: adresSecret },
      meaning: {
        people: 'Wie belt of aan de balie komt, kan misschien geen melding laten optekenen.',
        first: 'laat het klantcontactcentrum meldingen op papier noteren en lees de logs.',
      },
    });
    this.api('Letters', {
      path: 'intake/letters',
      routes: { staff: [onMelding('GET', 'contacttaken/{taakId}/brief')] },
      access: { actions: ['GetItem', 'Query', 'PutItem'], index: false },
      meaning: {
        people: 'Medewerkers kunnen misschien geen brief afdrukken voor wie geen mail heeft.',
        first: 'vraag de werkverdeler om deze inwoners te bellen en lees de logs.',
      },
    });
  }

  private watchWaiting(reactieWerkdagen: number): void {
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
