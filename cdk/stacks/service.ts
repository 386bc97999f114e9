import { type Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type Subscriber, subscriptions } from '../../events/catalogue.ts';
import type { Code } from '../bundle.ts';
import { Alarms, type Meaning } from '../constructs/alarms.ts';
import { ApiFunction, type Routes } from '../constructs/api-function.ts';
import { deliverEvents } from '../constructs/deliver-events.ts';
import { QueueFunction } from '../constructs/queue-function.ts';
import { RelayFunction } from '../constructs/relay-function.ts';
import { ScheduleFunction } from '../constructs/schedule-function.ts';
import { ServiceTable, type TableAction } from '../constructs/service-table.ts';
import type { FunctionPath, Service } from '../functions.ts';
import type { Settings } from '../settings.ts';
import type { Foundation } from './foundation.ts';

export type ServiceStackProps = StackProps & { settings: Settings; code: Code; foundation: Foundation };

type Access = {
  actions: readonly TableAction[];
  /** Reads the work index too. */
  index: boolean;
};

/** What a function may and knows besides its table. */
type More = { environment?: Record<string, string>; statements?: PolicyStatement[] };

/** What every service is made of. A service's own stack says which functions it has and what each may do. */
export abstract class ServiceStack extends Stack {
  protected readonly alarms: Alarms;
  protected readonly table: ServiceTable;
  protected readonly from: ServiceStackProps;
  private readonly service: Service;

  constructor(scope: Construct, id: string, service: Service, props: ServiceStackProps) {
    super(scope, id, props);
    this.service = service;
    this.from = props;
    this.alarms = new Alarms(this, props.foundation.operator.topic);
    this.table = new ServiceTable(this, 'Data', { service });
  }

  protected api(
    name: string,
    options: {
      path: FunctionPath;
      routes: Routes;
      access: Access;
      secrets?: Record<string, Secret>;
      meaning: Meaning;
      more?: More;
    },
  ): ApiFunction {
    const secrets = { ORIGIN_SECRET_ID: this.from.foundation.originSecret, ...options.secrets };
    return new ApiFunction(this, name, {
      ...this.common(options.path, options.access, options.meaning),
      frontDoor: this.from.foundation.frontDoor,
      routes: options.routes,
      environment: {
        TABLE_NAME: this.table.tableName,
        ...Object.fromEntries(Object.entries(secrets).map(([key, secret]) => [key, secret.secretArn])),
        ...options.more?.environment,
      },
      statements: [
        ...this.table.allow(options.access.actions, options.access),
        ...(options.more?.statements ?? []),
        new PolicyStatement({
          sid: 'OwnSecrets',
          actions: ['secretsmanager:GetSecretValue'],
          resources: Object.values(secrets).map((secret) => secret.secretArn),
        }),
      ],
    });
  }

  /** Hears what the catalogue subscribes this service to. */
  protected reactions(path: FunctionPath, subscriber: Subscriber, access: Access, meaning: Meaning): void {
    const common = this.common(path, access, meaning);
    const reactions = new QueueFunction(this, 'Reactions', {
      ...common,
      stuck: (times) => `Een bericht voor ${subscriber} mislukte ${times} keer en ligt stil.`,
    });
    deliverEvents(reactions, {
      bus: this.from.foundation.bus,
      description: `Vlot: ${subscriber} hears these events (events/catalogue.ts)`,
      pattern: { detailType: [...subscriptions[subscriber]] },
      queue: reactions.queue,
      alarms: this.alarms,
      alarmId: 'Reactions',
      to: subscriber,
      meaning,
    });
  }

  /** A function with a queue of its own. What fills the queue is up to the caller. */
  protected queueFunction(
    name: string,
    options: {
      path: FunctionPath;
      access: Access;
      meaning: Meaning;
      stuck: (times: number) => string;
      /** Messages hold personal data. */
      personal: boolean;
      timeout?: Duration;
      batchSize?: number;
      more?: More;
    },
  ): QueueFunction {
    const common = this.common(options.path, options.access, options.meaning);
    return new QueueFunction(this, name, {
      ...common,
      environment: { ...common.environment, ...options.more?.environment },
      statements: [
        ...common.statements,
        ...(options.personal ? [this.table.allowQueueKey()] : []),
        ...(options.more?.statements ?? []),
      ],
      stuck: options.stuck,
      timeout: options.timeout,
      batchSize: options.batchSize,
      key: options.personal ? this.table.key : undefined,
    });
  }

  /** Hears which of its mails came back. What SES says bears addresses, so its queue is under the service's key. */
  protected bounces(path: FunctionPath, access: Access, meaning: Meaning): void {
    const bounces = this.queueFunction('Bounces', {
      path,
      access,
      meaning,
      personal: true,
      stuck: (times) => `Dat een mail van ${this.service} is teruggekomen, kon ${times} keer niet worden verwerkt.`,
    });
    deliverEvents(bounces, {
      description: `Vlot: mails of ${this.service} that came back`,
      pattern: this.from.foundation.mail.comesBackTo(this.service),
      queue: bounces.queue,
      key: this.table.key,
      alarms: this.alarms,
      alarmId: 'Bounces',
      to: path,
      meaning,
    });
    this.alarms.own('MailboxBounced', this.service, {
      from: 1,
      missing: 'fine',
      meaning: {
        people: `De mailbox van de gemeente weigert mail van ${this.service}. Niemand leest wie er wacht.`,
        first:
          'laat de beheerder van de mailbox nagaan of hij vol of gesloten is, en vraag de werkverdeler om de werkvoorraad in het portaal na te lopen.',
      },
    });
  }

  /** Brings the outbox to the bus and to SES. */
  protected relay(path: FunctionPath, meaning: Meaning): void {
    const common = this.common(path, { actions: ['UpdateItem'], index: false }, meaning);
    new RelayFunction(this, 'Relay', {
      ...common,
      ...this.delivering(common),
      table: this.table,
    });
  }

  /** Delivers what the stream missed and does what else is due. */
  protected sweep(path: FunctionPath, access: Access, meaning: Meaning, more: More = {}): ScheduleFunction {
    const common = this.common(path, access, meaning);
    const delivering = this.delivering(common);
    const sweep = new ScheduleFunction(this, 'Sweep', {
      ...common,
      environment: { ...delivering.environment, ...more.environment },
      statements: [...delivering.statements, ...(more.statements ?? [])],
    });
    this.alarms.own('OutboxParked', this.service, {
      from: 1,
      missing: 'fine',
      meaning: {
        people: `Een mail of bericht van ${this.service} kon na 5 pogingen niet weg en ligt stil. Misschien wacht een inwoner op die mail.`,
        first: `zoek outboxRowParked in de logs van ${this.service}, herstel de oorzaak en draai npm run redrive -- aws.`,
      },
    });
    return sweep;
  }

  /** For a service whose sweep passes terms. */
  protected watchTerms(): void {
    this.alarms.own('TermFailed', this.service, {
      from: 1,
      periods: 2,
      missing: 'fine',
      meaning: {
        people: `Een termijn van ${this.service} is voorbij en de software kon niets doen. Niemand is gewaarschuwd dat een inwoner wacht.`,
        first: `zoek termFailed in de logs van ${this.service}, bel de werkverdeler met het nummer van de zaak en herstel de fout.`,
      },
    });
  }

  private common(path: FunctionPath, access: Access, meaning: Meaning) {
    return {
      path,
      code: this.from.code,
      alarms: this.alarms,
      environment: { TABLE_NAME: this.table.tableName },
      statements: this.table.allow(access.actions, access),
      meaning,
    };
  }

  private delivering(common: { environment: Record<string, string>; statements: PolicyStatement[] }) {
    const { bus, mail } = this.from.foundation;
    return {
      environment: {
        ...common.environment,
        BUS_NAME: bus.eventBusName,
        MAIL_CONFIGURATION_SET: mail.configurationSet,
      },
      statements: [
        ...common.statements,
        new PolicyStatement({ sid: 'Bus', actions: ['events:PutEvents'], resources: [bus.eventBusArn] }),
        ...mail.allowSending(),
      ],
    };
  }
}
