import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAssembly, synthesize } from './assembly.ts';
import { createAwsEndpoint } from './aws-endpoint.ts';
import { openBus } from './bus.ts';
import { openDataFolder } from './data-folder.ts';
import { openDynamoDb } from './dynamodb/engine.ts';
import type { EventSource } from './event-sources.ts';
import type { FaultHook } from './faults.ts';
import { credentials, type Place, region } from './identity.ts';
import { openFunctions } from './lambda/functions.ts';
import { type Mail, openMailBox } from './mail.ts';
import { type Feedback, openMailFeedback } from './mail-feedback.ts';
import { createMailPage } from './mail-page.ts';
import { openObjects, type StoredObject } from './objects.ts';
import { openQueues } from './queues.ts';
import type { Verdicts } from './receipt.ts';
import { createS3Api } from './s3-api.ts';
import { openScans } from './scans.ts';
import { openSchedules } from './schedules.ts';
import { openSecrets } from './secrets.ts';
import { listen } from './server.ts';
import { openSignIn } from './sign-in.ts';
import { openSmtp } from './smtp.ts';
import { createSqsApi } from './sqs-api.ts';
import { bringUpTable, tableNameOf, trimStreams } from './tables.ts';
import { bucketDefinitions, scanPlans } from './template/buckets.ts';
import { eventSources } from './template/event-sources.ts';
import { functionDefinitions } from './template/functions.ts';
import { httpApi } from './template/http-api.ts';
import { feedbackDestinations, receiptRule, subscriptions } from './template/mail.ts';
import { queueDefinitions, queueUrlsOf } from './template/queues.ts';
import { busRules, scheduleRules } from './template/rules.ts';
import { openTopics } from './topics.ts';

export type { AwsCall, Fault, FaultHook } from './faults.ts';
export type { Mail } from './mail.ts';
export type { Verdicts } from './receipt.ts';

export type LocalRunOptions = {
  gemeente: string;
  dataDir: string;
  /** 0 or absent: any free port. */
  ports?: { portal?: number; mail?: number; signIn?: number; smtp?: number };
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
  /** Resolves when no stream record waits, no queue that feeds a function holds a message, nothing is being invoked,
   * no mail comes in, and no scan is under way but those that are held. */
  drain(): Promise<void>;
  /** Oldest first. */
  mails(): Promise<Mail[]>;
  /** SES says on the bus that this mail came back, or that its reader calls it spam. */
  comesBack(which: (mail: Mail) => boolean, kind?: Feedback): Mail;
  /** Mail comes in on 127.0.0.1 at this port; `verdicts` is what the next mails are found to be. */
  smtp: { port: number; verdicts: Verdicts };
  /** Results of virus scans: held back until `release`. */
  scans: { hold(): void; release(): void };
  /** What lies in the buckets, of which the key begins like this. */
  objects(prefix: string): StoredObject[];
  /** Access token of an example staff user. */
  token(user: string): Promise<string>;
  setFaults(hook: FaultHook | undefined): void;
  /** Bus to queues: every message twice, in random order. */
  setDelivery(mode: { twice: boolean; shuffle: boolean }): void;
  /** Types in the templates that do nothing here, with how many there are. */
  inert: Map<string, number>;
  stop(): Promise<void>;
};

const graceMs = 5_000;
/** More objects than a test looks at. */
const everything = 10_000;
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
  db: DatabaseSync,
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
  const signIn = await openSignIn(db, signInUrl, options.gemeente);

  progress('Functies, routes en regels verbinden ...');
  const { definitions, appIds } = functionDefinitions(assembly, place, secrets);
  const roleOf = new Map(
    assembly.ofType('AWS::Lambda::Function').map(({ name, properties }) => [name, assembly.roles.get(properties.Role)]),
  );
  const functions = openFunctions(definitions, { dataDir, report: progress });
  const buses = assembly.ofType('AWS::Events::EventBus').map(({ name }) => name);
  const bus = openBus(db, queues, buses, busRules(assembly), region);
  const mailBox = openMailBox(
    db,
    assembly.ofType('AWS::SES::EmailIdentity').map(({ properties }) => properties.EmailIdentity),
    assembly.ofType('AWS::SES::ConfigurationSet').map(({ name }) => name),
    openMailFeedback(bus, feedbackDestinations(assembly)),
  );
  const buckets = bucketDefinitions(assembly);
  const objects = openObjects(db, join(dataDir, 'objects'), buckets);
  const scans = openScans(db, objects, bus, scanPlans(assembly));
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
      s3: createS3Api(db, objects),
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
  const smtp = await openSmtp(options.ports?.smtp ?? 0, 'kies een andere met VLOT_SMTP_PORT', {
    db,
    objects,
    topics: openTopics(queues, subscriptions(assembly)),
    rule: receiptRule(assembly),
  });
  closers.push(() => smtp.stop());
  const expire = (now: number) => {
    dynamoDb.deleteExpired(now);
    objects.expire(now);
  };
  const housekeeping = startHousekeeping(options.schedules ?? 'clock', () => {
    expire(Date.now());
    trimStreams(dynamoDb, tables, Date.now());
  });
  if (options.schedules !== 'manual') schedules.start();

  let stopped: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    stopping = true;
    portal.handle(undefined);
    await smtp.stop();
    schedules.stop();
    scans.stop();
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
      if (options.schedules === 'manual') expire(Date.parse(time));
    },
    async drain() {
      const busy = () =>
        !smtp.isIdle() || !scans.isIdle() || functions.active() > 0 || !all.every((source) => source.isIdle());
      while (busy()) await sleep(10);
    },
    mails: async () => mailBox.list().reverse(),
    comesBack(which, kind = 'bounce') {
      const mail = mailBox.list().find(which);
      if (!mail) throw new Error('there is no such mail');
      mailBox.comesBack(mail, kind);
      return mail;
    },
    smtp,
    scans,
    objects: (prefix) => buckets.flatMap(({ name }) => objects.list(name, { prefix, after: '', max: everything })),
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

async function seedOnce(db: DatabaseSync, run: LocalRun, options: LocalRunOptions): Promise<void> {
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
