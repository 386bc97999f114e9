import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { deliverEvents } from '../constructs/deliver-events.ts';
import { IncomingMail } from '../constructs/incoming-mail.ts';
import { attachmentPrefix, PostBucket, rawMailPrefix } from '../constructs/post-bucket.ts';
import type { QueueFunction } from '../constructs/queue-function.ts';
import { VirusScan } from '../constructs/virus-scan.ts';
import { ServiceStack, type ServiceStackProps } from './service.ts';

const write = { actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], index: false } as const;

/** Meldingen: every way in, triage, telling the resident. */
export class Intake extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, 'intake', props);
    const { gemeente } = props.settings;
    const post = new PostBucket(this, 'Post', { key: this.table.key, rawMailDays: gemeente.bewaren.ruweMailDagen });
    const bucket = { BUCKET_NAME: post.bucket.bucketName };
    const adresSecret = this.makeAdresSecret();

    this.forResidents(adresSecret);
    this.forStaff(adresSecret);

    const attachments = this.api('Attachments', {
      path: 'intake/attachments',
      routes: { staff: ['GET /intake/v1/meldingen/{meldingsnummer}/bijlagen/{bijlageId}'] },
      access: { actions: ['GetItem', 'PutItem'], index: false },
      meaning: {
        people: 'Medewerkers kunnen misschien niet zien wat een inwoner heeft meegestuurd.',
        first: 'laat de werkverdeler weten dat bijlagen haperen en lees de logs.',
      },
      more: {
        environment: bucket,
        statements: [post.allow('Attachments', ['GetObject'], attachmentPrefix), post.allowKey()],
      },
    });

    const mailIn = this.takeMailIn(post, gemeente.mailbox);
    this.hearScans(post, [attachments.role]);
    post.readOnlyBy(rawMailPrefix, [mailIn.role]);

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
    const sweep = this.sweep(
      'intake/sweep',
      { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], index: true },
      {
        people: 'Termijnen van meldingen worden misschien niet bewaakt.',
        first: 'lees de logs en vraag de werkverdeler om de open meldingen met de hand na te lopen.',
      },
      {
        environment: bucket,
        statements: [post.allow('Retention', ['DeleteObject'], attachmentPrefix), post.allowList(attachmentPrefix)],
      },
    );
    for (const { role } of [attachments, sweep]) post.acknowledgeObjects(role, attachmentPrefix);
    post.acknowledgeObjects(mailIn.role, attachmentPrefix, rawMailPrefix);
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
        public: ['aanvullingen', 'navraagantwoorden', 'wisselverzoeken', 'toestemmingen'].map(
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
          onMelding('GET', 'dossier'),
          onMelding('POST', 'contacttaken/{taakId}/pogingen'),
        ],
      },
      access: { ...write, index: true },
      meaning: {
        people: 'Medewerkers kunnen meldingen misschien niet lezen.',
        first: 'laat de werkverdeler weten dat het dossier hapert en lees de logs.',
      },
    });
    this.api('Account', {
      path: 'intake/account',
      routes: {
        staff: [
          'GET /intake/v1/cijfers',
          'GET /intake/v1/inzagen',
          onMelding('GET', 'uittreksel'),
          onMelding('POST', 'wissingen'),
        ],
      },
      access: { ...write, index: true },
      meaning: {
        people: 'Een inwoner krijgt misschien geen antwoord op een vraag over de eigen gegevens.',
        first: 'laat de privacyfunctionaris weten dat inzage en wissen haperen en lees de logs.',
      },
    });
    this.api('Triage', {
      path: 'intake/triage',
      routes: {
        staff: [
          'oppakkingen',
          'uitkomsten',
          'heropeningen',
          'verwantschappen',
          'oproepbevestigingen',
          'afrondingen',
          'doorzendingen',
          'doorzendingen/{doorzendingId}/bewijzen',
          'ontlastingen',
          'notities',
          'toestemmingsnotities',
          'contactgegevens',
        ].map((what) => onMelding('POST', what)),
      },
      access: write,
      // A corrected address leads to other meldingen from there.
      secrets: { ADRES_SECRET_ID: adresSecret },
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
      routes: { staff: [onMelding('GET', 'contacttaken/{taakId}/brief'), onMelding('POST', 'uitkomstvoorbeelden')] },
      access: { actions: ['GetItem', 'Query', 'PutItem'], index: false },
      meaning: {
        people: 'Medewerkers kunnen misschien geen brief afdrukken voor wie geen mail heeft.',
        first: 'vraag de werkverdeler om deze inwoners te bellen en lees de logs.',
      },
    });
  }

  /** Mail to the municipality's mailbox. */
  private takeMailIn(post: PostBucket, mailbox: string): QueueFunction {
    const meaning = {
      people: 'Een inwoner die een mail stuurde, heeft misschien geen melding en hoort niets.',
      first: 'lees de logs; de mail staat nog in de emmer en wordt vanzelf opnieuw aangeboden.',
    };
    const mailIn = this.queueFunction('MailIn', {
      path: 'intake/mail-in',
      access: write,
      meaning,
      stuck: (times) => `Een mail van een inwoner is niet verwerkt: het mislukte ${times} keer.`,
      // What SES says holds the sender and the subject.
      personal: true,
      // One mail can be 40 MB.
      batchSize: 1,
      timeout: Duration.seconds(60),
      more: {
        environment: { BUCKET_NAME: post.bucket.bucketName },
        statements: [
          post.allow('RawMail', ['GetObject'], rawMailPrefix),
          post.allow('Attachments', ['PutObject', 'DeleteObject'], attachmentPrefix),
          post.allowKey(),
        ],
      },
    });
    new IncomingMail(this, 'IncomingMail', {
      mailbox,
      post,
      key: this.table.key,
      queue: mailIn.queue,
      alarms: this.alarms,
      meaning,
    });
    return mailIn;
  }

  /** What the virus scan found in attachments. */
  private hearScans(post: PostBucket, readers: IRole[]): void {
    const scan = new VirusScan(this, 'VirusScan', { post });
    post.readOnlyBy(attachmentPrefix, [...readers, scan.role]);
    const meaning = {
      people: 'Wat een inwoner meestuurde, blijft voor medewerkers dicht.',
      first: 'lees de logs; tot de uitslag er is, kan niemand de bijlage openen.',
    };
    const scans = this.queueFunction('Scans', {
      path: 'intake/scans',
      access: write,
      meaning,
      stuck: (times) => `De uitslag van een virusscan kon ${times} keer niet worden verwerkt.`,
      personal: false,
      more: {
        environment: { BUCKET_NAME: post.bucket.bucketName },
        statements: [post.allow('Attachments', ['DeleteObject'], attachmentPrefix)],
      },
    });
    post.acknowledgeObjects(scans.role, attachmentPrefix);
    deliverEvents(scans, {
      description: 'Vlot: what the virus scan found in attachments',
      pattern: scan.results,
      queue: scans.queue,
      alarms: this.alarms,
      alarmId: 'Scans',
      to: 'intake/scans',
      meaning,
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
