import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Assembly, type Resource, readAssembly, synthesize } from './assembly.ts';
import { createAwsEndpoint } from './aws-endpoint.ts';
import { type BusRule, openBus } from './bus.ts';
import { openDataFolder } from './data-folder.ts';
import { openDynamoDb } from './dynamodb/engine.ts';
import type { EventSource } from './event-sources.ts';
import type { FaultHook } from './faults.ts';
import { type ApiRoute, createHttpApi } from './http-api.ts';
import { arn, nameFromArn, type Place, queueUrl } from './identity.ts';
import { createJwtAuthorizer } from './jwt-authorizer.ts';
import { type FunctionDefinition, type Functions, openFunctions } from './lambda/functions.ts';
import { type Mail, openMailBox } from './mail.ts';
import { createMailPage } from './mail-page.ts';
import { missingPermission, needsOfSource } from './permissions.ts';
import { createQueueSource } from './queue-source.ts';
import { openQueues, type QueueDefinition, type Queues } from './queues.ts';
import { openSchedules, type ScheduleRule } from './schedules.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { listen } from './server.ts';
import { openSignIn } from './sign-in.ts';
import { createSqsApi } from './sqs-api.ts';
import { StartError } from './start-error.ts';
import { createStreamSource } from './stream-source.ts';
import { bringUpTable, trimStreams } from './tables.ts';

export type { AwsCall, Fault, FaultHook } from './faults.ts';
export type { Mail } from './mail.ts';
export { users } from './sign-in.ts';

export type LocalRunOptions = {
  gemeente: string;
  dataDir: string;
  /** 0 or absent: any free port. */
  ports?: { portal?: number; mail?: number; signIn?: number };
  progress?: (line: string) => void;
  /** `manual`: schedules and the expiry of items only happen at `tick`. */
  schedules?: 'clock' | 'manual';
  /** Divides visibility timeouts, delays and waits between attempts; 1 is as on AWS. */
  speed?: number;
  faults?: FaultHook;
  /** Extra CDK context for the synth. */
  context?: Record<string, unknown>;
  /** Path of the CDK app; the system's own when absent. */
  app?: string;
  /** Runs once in the life of a data folder, when everything is up. */
  seed?: (run: LocalRun) => Promise<void>;
};

export type LocalRun = {
  url: string;
  mailUrl: string;
  signInUrl: string;
  aws: {
    endpoint: string;
    sqsEndpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** Table in the stack of a service: `intake`, `regie`, `plans`, `portal`. */
  tableName(service: string): string;
  queueUrls(): { queue: string; deadLetter: string | undefined }[];
  /** Fires every schedule rule once with this `time`; resolves when those invocations ended. */
  tick(time: string): Promise<void>;
  /** Resolves when no stream record waits, no queue that feeds a function holds a message, and nothing is being invoked. */
  drain(): Promise<void>;
  /** Oldest first. */
  mails(): Promise<Mail[]>;
  /** Access token of an example staff user. */
  token(user: string): Promise<string>;
  setFaults(hook: FaultHook | undefined): void;
  /** Bus to queues: every message twice, in random order. */
  setDelivery(mode: { twice: boolean; shuffle: boolean }): void;
  /** Types in the templates that do nothing here, with how many there are. */
  inert: Map<string, number>;
  stop(): Promise<void>;
};

const region = 'eu-central-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const graceMs = 5_000;
const apiWorkers = 4;
const queueWorkers = 2;
const environmentLimit = 4096;
const ownApp = resolve(import.meta.dirname, '../app.ts');

/** Runs the synthesized assembly of a municipality on this machine, on 127.0.0.1 only. */
export async function startLocalRun(options: LocalRunOptions): Promise<LocalRun> {
  const dataDir = resolve(options.dataDir);
  const folder = openDataFolder(dataDir);
  const closers: (() => Promise<void> | void)[] = [() => folder.close()];
  try {
    return await startIn(folder.db, dataDir, options, closers);
  } catch (error) {
    for (const close of closers.reverse()) await close();
    throw error;
  }
}

async function startIn(
  db: ReturnType<typeof openDataFolder>['db'],
  dataDir: string,
  options: LocalRunOptions,
  closers: (() => Promise<void> | void)[],
): Promise<LocalRun> {
  const progress = options.progress ?? (() => undefined);
  const speed = options.speed ?? 1;
  const open = async (port: number | undefined, variable: string) => {
    const server = await listen(port ?? 0, `kies een andere met ${variable}`);
    closers.push(() => server.stop());
    return server;
  };
  const portal = await open(options.ports?.portal, 'PORT');
  const mailServer = await open(options.ports?.mail, 'VLOT_MAIL_PORT');
  const signInServer = await open(options.ports?.signIn, 'VLOT_SIGNIN_PORT');
  const awsServer = await open(0, 'VLOT_DATA');
  const url = `http://localhost:${portal.port}`;
  const signInUrl = `http://localhost:${signInServer.port}`;
  const place: Place = { region, url, awsEndpoint: `http://127.0.0.1:${awsServer.port}` };

  progress('Sjabloon en functies maken ...');
  const outDir = join(dataDir, 'cdk.out');
  await synthesize(options.app ?? ownApp, outDir, {
    gemeente: options.gemeente,
    stage: 'lokaal',
    'lokaal:url': url,
    'lokaal:aanmelden': signInUrl,
    ...options.context,
  });
  const assembly = readAssembly(outDir, place);

  progress('Tabellen, wachtrijen en geheimen klaarzetten ...');
  const tables = assembly.ofType('AWS::DynamoDB::Table');
  const dynamoDb = openDynamoDb(db, { region });
  for (const table of tables) bringUpTable(dynamoDb, table);
  const queues = openQueues(db, queueDefinitions(assembly, speed));
  const secrets = openSecrets(db, assembly.ofType('AWS::SecretsManager::Secret'), region);
  const mailBox = openMailBox(
    db,
    assembly.ofType('AWS::SES::EmailIdentity').map(({ properties }) => properties.EmailIdentity),
    assembly.ofType('AWS::SES::ConfigurationSet').map(({ name }) => name),
  );
  const signIn = await openSignIn(db, signInUrl, options.gemeente);

  progress('Functies, routes en regels verbinden ...');
  const { definitions, appIds } = functionDefinitions(assembly, place, secrets);
  const roleOf = new Map(
    assembly.ofType('AWS::Lambda::Function').map(({ name, properties }) => [name, assembly.roles.get(properties.Role)]),
  );
  const functions = openFunctions(definitions, { dataDir, report: progress });
  const bus = openBus(
    db,
    queues,
    assembly.ofType('AWS::Events::EventBus').map(({ name }) => name),
    busRules(assembly),
    region,
  );
  const sources = eventSources(assembly, { db, dynamoDb, queues, functions, speed });
  let stopping = false;
  const schedules = openSchedules(
    db,
    scheduleRules(assembly, { queues, functions, speed, report: progress, isStopping: () => stopping }),
    region,
  );

  let faults = options.faults;
  awsServer.handle(
    createAwsEndpoint({
      dynamodb: (operation, body) => dynamoDb.handle(operation, body),
      sqs: createSqsApi(queues, place),
      bus,
      mailBox,
      secrets,
      functionName: (appId) => appIds.get(appId),
      role: (name) => roleOf.get(name),
      region,
      faultHook: () => faults,
    }),
  );
  mailServer.handle(createMailPage(mailBox));
  signInServer.handle((request, response) => signIn.handle(request, response));
  dynamoDb.onStream((table) => setImmediate(() => wake(sources.streams.get(table))));
  queues.onMessage((queue) => wake(sources.queues.get(queue)));
  const all = [...sources.streams.values(), ...sources.queues.values()].flat();
  wake(all);
  portal.handle(httpApi(assembly, secrets, functions));
  const housekeeping = startHousekeeping(options.schedules ?? 'clock', () => {
    dynamoDb.deleteExpired(Date.now());
    trimStreams(dynamoDb, tables, Date.now());
  });
  if (options.schedules !== 'manual') schedules.start();

  let stopped: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    stopping = true;
    portal.handle(undefined);
    schedules.stop();
    clearInterval(housekeeping);
    for (const source of all) source.stop();
    await functions.settle(graceMs);
    // One turn for those who wait for an outcome to write it down.
    await sleep(0);
    for (const source of all) source.close();
    await functions.end();
    await Promise.all([portal, mailServer, signInServer, awsServer].map((server) => server.stop()));
    dynamoDb.close();
    closers[0]?.();
  }

  const run: LocalRun = {
    url,
    mailUrl: `http://localhost:${mailServer.port}`,
    signInUrl,
    aws: { endpoint: place.awsEndpoint, sqsEndpoint: place.awsEndpoint, region, credentials },
    tableName: (service) => tableNameOf(tables, service),
    queueUrls: () => queueUrlsOf(queues, place),
    async tick(time) {
      await schedules.tick(new Date(time));
      if (options.schedules === 'manual') dynamoDb.deleteExpired(Date.parse(time));
    },
    async drain() {
      while (functions.active() > 0 || !all.every((source) => source.isIdle())) await sleep(10);
    },
    mails: async () => mailBox.list().reverse(),
    token: (user) => signIn.token(user),
    setFaults(hook) {
      faults = hook;
    },
    setDelivery: (mode) => bus.setDelivery(mode),
    inert: assembly.inert,
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
  };
  closers.push(() => functions.end());
  await seedOnce(db, run, options);
  return run;
}

async function seedOnce(
  db: ReturnType<typeof openDataFolder>['db'],
  run: LocalRun,
  options: LocalRunOptions,
): Promise<void> {
  // Tables are per municipality, and so is what they start with.
  const fact = `seeded:${options.gemeente}`;
  if (!options.seed || db.prepare('SELECT 1 FROM local_facts WHERE name = ?').get(fact) !== undefined) return;
  options.progress?.('Voorbeeldgegevens klaarzetten ...');
  await options.seed(run);
  db.prepare("INSERT INTO local_facts (name, value) VALUES (?, 'yes')").run(fact);
}

function wake(sources: EventSource[] | undefined): void {
  for (const source of sources ?? []) source.wake();
}

function startHousekeeping(schedules: 'clock' | 'manual', work: () => void): NodeJS.Timeout | undefined {
  if (schedules === 'manual') return undefined;
  return setInterval(work, 60_000).unref();
}

function queueDefinitions(assembly: Assembly, speed: number): QueueDefinition[] {
  return assembly.ofType('AWS::SQS::Queue').map(({ name, properties }) => ({
    name,
    visibilityMs: (properties.VisibilityTimeout * 1000) / speed,
    delayMs: (properties.DelaySeconds * 1000) / speed,
    retentionMs: properties.MessageRetentionPeriod * 1000,
    redrive: properties.RedrivePolicy && {
      deadLetter: nameFromArn(properties.RedrivePolicy.deadLetterTargetArn),
      maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
    },
  }));
}

/** A function's name by what follows `function:` in an ARN or an invocation URI. */
function functionNameIn(value: string): string {
  return value.startsWith('arn:') ? nameFromArn(value) : value;
}

function functionDefinitions(assembly: Assembly, place: Place, secrets: Secrets) {
  const appIds = new Map<string, string>();
  const turns = concurrency(assembly);
  const definitions = assembly.ofType('AWS::Lambda::Function').map((resource, index): FunctionDefinition => {
    const { name, properties } = resource;
    // Short, because the SDK takes 50 characters at most and logical ids are not unique across stacks.
    const appId = `f${index}-${resource.logicalId}`.slice(0, 50);
    appIds.set(appId, name);
    const own = Object.fromEntries(
      Object.entries(properties.Environment?.Variables ?? {}).map(([key, value]) => [key, secrets.fillIn(value)]),
    );
    const size = Object.entries(own).reduce(
      (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
      0,
    );
    if (size > environmentLimit) {
      throw new StartError(
        `Stack ${resource.stack}, ${resource.logicalId}: de omgeving is ${size} bytes, Lambda staat er ${environmentLimit} toe.`,
      );
    }
    const folder = assembly.assetFolder(properties.Code.S3Key);
    return {
      name,
      arn: arn('AWS::Lambda::Function', name, place.region),
      folder,
      handler: properties.Handler,
      memory: properties.MemorySize,
      timeout: properties.Timeout,
      concurrency: turns.get(name) ?? 1,
      environment: {
        ...own,
        AWS_REGION: place.region,
        AWS_DEFAULT_REGION: place.region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: 'local',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
        LAMBDA_TASK_ROOT: folder,
        AWS_ENDPOINT_URL: place.awsEndpoint,
        AWS_SDK_UA_APP_ID: appId,
        // The settings of whoever runs this are none of a function's business.
        AWS_CONFIG_FILE: join(folder, 'no-config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
        TZ: ':UTC',
      },
    };
  });
  return { definitions, appIds };
}

/** How many invocations each function may have at once, by what calls it. */
function concurrency(assembly: Assembly): Map<string, number> {
  const turns = new Map<string, number>();
  const add = (name: string, count: number) => turns.set(name, (turns.get(name) ?? 0) + count);
  const served = new Set(
    assembly
      .ofType('AWS::ApiGatewayV2::Integration')
      .map(({ properties }) => functionNameIn(properties.IntegrationUri)),
  );
  for (const name of served) add(name, apiWorkers);
  for (const { properties } of assembly.ofType('AWS::Lambda::EventSourceMapping')) {
    const isQueue = properties.EventSourceArn.startsWith('arn:aws:sqs:');
    add(
      functionNameIn(properties.FunctionName),
      isQueue ? Math.min(properties.ScalingConfig?.MaximumConcurrency ?? queueWorkers, queueWorkers) : 1,
    );
  }
  return turns;
}

function httpApi(assembly: Assembly, secrets: Secrets, functions: Functions) {
  const [api, second] = assembly.ofType('AWS::ApiGatewayV2::Api');
  if (second) throw new StartError(`Stack ${second.stack}, ${second.logicalId}: op één machine draait één HTTP API.`);
  const integrations = new Map(assembly.ofType('AWS::ApiGatewayV2::Integration').map((one) => [one.name, one]));
  const authorizers = new Map(
    assembly
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map(({ name, properties }) => [
        name,
        createJwtAuthorizer(properties.JwtConfiguration.Issuer, properties.JwtConfiguration.Audience),
      ]),
  );
  const [stage] = assembly.ofType('AWS::ApiGatewayV2::Stage');
  const routes = assembly.ofType('AWS::ApiGatewayV2::Route').map((route): ApiRoute => {
    const { RouteKey: routeKey, Target, AuthorizationType, AuthorizerId = '', AuthorizationScopes } = route.properties;
    const integration = integrations.get(Target.replace(/^integrations\//, ''));
    const authorizer = AuthorizationType === 'JWT' ? authorizers.get(AuthorizerId) : undefined;
    if (!integration || (AuthorizationType === 'JWT' && !authorizer)) {
      throw new StartError(
        `Stack ${route.stack}, ${route.logicalId}: de route ${routeKey} verwijst naar iets dat er niet is.`,
      );
    }
    return {
      routeKey,
      functionName: functionNameIn(integration.properties.IntegrationUri),
      timeoutMs: integration.properties.TimeoutInMillis,
      authorizer,
      scopes: AuthorizationScopes ?? [],
      limit: limitOf(stage, routeKey),
    };
  });
  return createHttpApi({
    apiId: api?.name ?? '',
    routes,
    edgeHeaders: {
      toOrigin: assembly.edgeHeaders.toOrigin.map(({ name, value }) => ({ name, value: secrets.fillIn(value) })),
      toViewer: assembly.edgeHeaders.toViewer,
    },
    invoke: (name, event, onTurn) => functions.invoke(name, event, onTurn),
  });
}

function limitOf(stage: Resource<'AWS::ApiGatewayV2::Stage'> | undefined, routeKey: string) {
  const settings = { ...stage?.properties.DefaultRouteSettings, ...stage?.properties.RouteSettings?.[routeKey] };
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings;
  return rate === undefined && burst === undefined ? undefined : { rate: rate ?? 10_000, burst: burst ?? 5_000 };
}

function busRules(assembly: Assembly): BusRule[] {
  return assembly.ofType('AWS::Events::Rule').flatMap(({ stack, logicalId, properties }) => {
    if (!properties.EventPattern || properties.State === 'DISABLED') return [];
    const queues = properties.Targets.map(({ Arn }) => {
      if (Arn.startsWith('arn:aws:sqs:')) return nameFromArn(Arn);
      throw new StartError(
        `Stack ${stack}, ${logicalId}: een regel met een patroon levert hier alleen aan een wachtrij, niet aan ${Arn}.`,
      );
    });
    return [{ bus: properties.EventBusName.split('/').at(-1) ?? '', pattern: properties.EventPattern, queues }];
  });
}

type ScheduleParts = {
  queues: Queues;
  functions: Functions;
  speed: number;
  report: (line: string) => void;
  isStopping: () => boolean;
};

function scheduleRules(assembly: Assembly, parts: ScheduleParts): ScheduleRule[] {
  const invokeConfigs = new Map(
    assembly
      .ofType('AWS::Lambda::EventInvokeConfig')
      .map(({ properties }) => [functionNameIn(properties.FunctionName), properties]),
  );
  return assembly.ofType('AWS::Events::Rule').flatMap((rule) => {
    const { ScheduleExpression: expression, State, Targets } = rule.properties;
    if (expression === undefined || State === 'DISABLED') return [];
    const fire = async (event: unknown) => {
      await Promise.all(
        Targets.map(async ({ Arn }) => {
          const name = nameFromArn(Arn);
          if (Arn.startsWith('arn:aws:sqs:')) {
            parts.queues.send(name, [{ body: JSON.stringify(event) }]);
            return;
          }
          const config = invokeConfigs.get(name);
          const destination = config?.DestinationConfig?.OnFailure.Destination;
          const ok = await invokeLater(name, event, config?.MaximumRetryAttempts ?? 2, parts);
          if (!ok && destination !== undefined && !parts.isStopping()) {
            const note = {
              version: '1.0',
              timestamp: new Date().toISOString(),
              requestContext: { functionArn: Arn, condition: 'RetriesExhausted' },
              requestPayload: event,
            };
            parts.queues.send(nameFromArn(destination), [{ body: JSON.stringify(note) }]);
          }
        }),
      );
    };
    return [{ name: rule.name, arn: arn('AWS::Events::Rule', rule.name, region), expression, fire }];
  });
}

/** An asynchronous invocation: Lambda tries it again after one and after two minutes. */
async function invokeLater(name: string, event: unknown, retries: number, parts: ScheduleParts): Promise<boolean> {
  for (let attempt = 0; !parts.isStopping(); attempt += 1) {
    const outcome = await parts.functions.invoke(name, event);
    if (outcome.ok) return true;
    if (attempt >= retries) return false;
    await sleep(((attempt + 1) * 60_000) / parts.speed, undefined, { ref: false });
  }
  return false;
}

type SourceParts = {
  db: ReturnType<typeof openDataFolder>['db'];
  dynamoDb: ReturnType<typeof openDynamoDb>;
  queues: Queues;
  functions: Functions;
  speed: number;
};

/** The event source mappings, by the table or queue that wakes them. */
function eventSources(assembly: Assembly, { db, dynamoDb, queues, functions, speed }: SourceParts) {
  const streams = new Map<string, EventSource[]>();
  const queueSources = new Map<string, EventSource[]>();
  const lambdas = assembly.ofType('AWS::Lambda::Function');
  const timeouts = new Map(lambdas.map(({ name, properties }) => [name, properties.Timeout]));
  const roles = new Map(lambdas.map(({ name, properties }) => [name, assembly.roles.get(properties.Role)]));
  for (const mapping of assembly.ofType('AWS::Lambda::EventSourceMapping')) {
    const { properties } = mapping;
    if (!properties.Enabled) continue;
    const functionName = functionNameIn(properties.FunctionName);
    const role = roles.get(functionName);
    const missing = role && missingPermission(role, needsOfSource(properties.EventSourceArn));
    if (missing) {
      throw new StartError(
        `Stack ${mapping.stack}, ${mapping.logicalId}: de rol van ${functionName} mist ${missing.action} op ${missing.resource}.`,
      );
    }
    const sourceName = nameFromArn(properties.EventSourceArn);
    const invoke = (event: unknown) => functions.invoke(functionName, event);
    const filters = properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [];
    const reportsFailures = properties.FunctionResponseTypes.length > 0;
    const add = (map: Map<string, EventSource[]>, source: EventSource) =>
      map.set(sourceName, [...(map.get(sourceName) ?? []), source]);
    if (properties.EventSourceArn.startsWith('arn:aws:dynamodb:')) {
      const destination = properties.DestinationConfig?.OnFailure.Destination;
      const stream = {
        id: mapping.name,
        table: sourceName,
        functionArn: arn('AWS::Lambda::Function', functionName, region),
        startAt: properties.StartingPosition ?? 'TRIM_HORIZON',
        batchSize: properties.BatchSize ?? 100,
        bisect: properties.BisectBatchOnFunctionError,
        maximumRetryAttempts: properties.MaximumRetryAttempts,
        maximumRecordAge: properties.MaximumRecordAgeInSeconds,
        reportsFailures,
        filters,
        onFailureQueue: destination === undefined ? undefined : nameFromArn(destination),
        speed,
      };
      add(streams, createStreamSource(db, dynamoDb.readStream, queues, stream, invoke));
      continue;
    }
    const queue = queues.definition(sourceName);
    if (!queue)
      throw new StartError(
        `Stack ${mapping.stack}, ${mapping.logicalId}: de bron ${properties.EventSourceArn} draait hier niet.`,
      );
    if ((queue.visibilityMs * speed) / 1000 < (timeouts.get(functionName) ?? 0)) {
      throw new StartError(
        `Stack ${mapping.stack}, ${mapping.logicalId}: de zichtbaarheidstijd van ${sourceName} is korter dan de functie mag duren.`,
      );
    }
    const maximumConcurrency = Math.min(properties.ScalingConfig?.MaximumConcurrency ?? queueWorkers, queueWorkers);
    const settings = {
      queue,
      region,
      batchSize: properties.BatchSize ?? 10,
      maximumConcurrency,
      reportsFailures,
      filters,
    };
    add(queueSources, createQueueSource(queues, settings, invoke));
  }
  return { streams, queues: queueSources };
}

/** By the last word of the stack's name, so `vlot-almelo-intake` holds the table of `intake`. */
function tableNameOf(tables: Resource<'AWS::DynamoDB::Table'>[], service: string): string {
  const found = tables.find(({ stack }) => stack.toLowerCase().split('-').at(-1) === service.toLowerCase());
  if (!found) throw new StartError(`Er is geen tabel van de dienst ${service}.`);
  return found.name;
}

function queueUrlsOf(queues: Queues, place: Place) {
  const deadLetters = new Set(queues.names().map((name) => queues.definition(name)?.redrive?.deadLetter));
  return queues
    .names()
    .filter((name) => !deadLetters.has(name))
    .map((name) => {
      const deadLetter = queues.definition(name)?.redrive?.deadLetter;
      return {
        queue: queueUrl(name, place),
        deadLetter: deadLetter === undefined ? undefined : queueUrl(deadLetter, place),
      };
    });
}
