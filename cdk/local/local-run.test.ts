import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import * as z from 'zod';
import { readGemeente } from '../gemeenten/index.ts';
import { type AwsCall, type LocalRun, type LocalRunOptions, startLocalRun } from './local-run.ts';

// Every start synthesizes a CDK app, which takes a second on a quiet machine and many on a busy one.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const app = resolve(import.meta.dirname, 'fixture/app.ts');
const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vlot-run-'));
  folders.push(folder);
  return folder;
}
const start = (dataDir: string, more: Partial<LocalRunOptions> = {}) =>
  startLocalRun({ gemeente: 'almelo', dataDir, app, schedules: 'manual', speed: 100, ...more });

let dataDir: string;
let run: LocalRun;
beforeAll(async () => {
  dataDir = newFolder();
  run = await start(dataDir);
});
afterAll(async () => {
  await run.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const client = () => ({ endpoint: run.aws.endpoint, region: run.aws.region, credentials: run.aws.credentials });
const echoed = z.object({ event: z.any(), context: z.any() });
async function echo(path: string, init: RequestInit = {}) {
  const answer = await fetch(run.url + path, init);
  return { answer, ...echoed.parse(await answer.json()) };
}
const postItem = (id: string, on: LocalRun | { url: string } = run) =>
  fetch(`${on.url}/items`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });
async function seen(id: string, on: LocalRun = run): Promise<number> {
  const db = new DynamoDBClient({ endpoint: on.aws.endpoint, region: on.aws.region, credentials: on.aws.credentials });
  const { Item } = await db.send(
    new GetItemCommand({ TableName: on.tableName('intake'), Key: { pk: { S: `seen#${id}` } } }),
  );
  return Number(Item?.['seen']?.N ?? 0);
}
async function countOf(url: string | undefined): Promise<number> {
  const { Attributes } = await new SQSClient(client()).send(
    new GetQueueAttributesCommand({ QueueUrl: url ?? '', AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.['ApproximateNumberOfMessages']);
}
const queueNamed = (part: string) => run.queueUrls().find(({ queue }) => queue.includes(part));

describe('routes', () => {
  it('hand the request over in payload format 2.0', async () => {
    const { event, answer, context } = await echo('/echo/a%20b?x=1&x=2&y=z', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Mixed-Case': 'Ja', cookie: 'een=1; twee=2' },
      body: '{"naam":"café"}',
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{id}',
      rawPath: '/echo/a b',
      rawQueryString: 'x=1&x=2&y=z',
      cookies: ['een=1', 'twee=2'],
      queryStringParameters: { x: '1,2', y: 'z' },
      pathParameters: { id: 'a b' },
      headers: { 'x-mixed-case': 'Ja', 'content-type': 'application/json' },
      body: '{"naam":"café"}',
      isBase64Encoded: false,
      requestContext: {
        routeKey: 'ANY /echo/{id}',
        stage: '$default',
        requestId: answer.headers.get('apigw-requestid'),
        http: { method: 'POST', path: '/echo/a b', protocol: 'HTTP/1.1' },
        timeEpoch: expect.any(Number),
      },
    });
    expect(event.headers.cookie).toBeUndefined();
    expect(context.remaining).toBeLessThanOrEqual(2000);
    expect(answer.headers.getSetCookie()).toEqual(['een=1; HttpOnly', 'twee=2']);
    expect(answer.headers.get('x-test')).toBe('yes');
  });

  it('give a form in base64', async () => {
    const { event } = await echo('/echo/1', { method: 'POST', body: new URLSearchParams({ a: '1' }) });
    expect(event).toMatchObject({ isBase64Encoded: true, body: Buffer.from('a=1').toString('base64') });
  });

  it('choose the most specific route, and 404 when there is none', async () => {
    expect((await echo('/echo/vast')).event.routeKey).toBe('GET /echo/vast');
    expect((await echo('/rest/a/b')).event.pathParameters).toEqual({ proxy: 'a/b' });
    const none = await fetch(`${run.url}/echo/a/b`);
    expect([none.status, await none.json()]).toEqual([404, { message: 'Not Found' }]);
    expect((await fetch(`${run.url}/items`)).status).toBe(404);
  });

  it('put the secret header of the distribution on every request and drop what a client sends', async () => {
    const { event } = await echo('/echo/1', { headers: { 'X-Origin-Secret': 'zelf bedacht' } });
    const { SecretString } = await new SecretsManagerClient(client()).send(
      new GetSecretValueCommand({ SecretId: 'vlot/origin' }),
    );
    const secret = z
      .object({ oud: z.literal('geen'), nieuw: z.string().length(32) })
      .parse(JSON.parse(SecretString ?? ''));
    expect(event.headers['x-origin-secret']).toBe(secret.nieuw);
  });

  it('understand binary, inferred and empty answers', async () => {
    const binary = await fetch(`${run.url}/do/binary`);
    expect(await binary.text()).toBe('GIF');
    const plain = await fetch(`${run.url}/do/plain`);
    expect([plain.headers.get('content-type'), await plain.json()]).toEqual(['application/json', { hello: 'world' }]);
    expect((await fetch(`${run.url}/do/empty`)).status).toBe(204);
  });

  it('refuse more than 10 MB, throttle, and answer 503 after the time limit', async () => {
    const big = await fetch(`${run.url}/echo/1`, { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) }).catch(
      () => undefined,
    );
    expect(big?.status ?? 413).toBe(413);
    const few = await Promise.all(Array.from({ length: 5 }, () => fetch(`${run.url}/few`)));
    expect(few.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
    expect(await few.find(({ status }) => status === 429)?.json()).toEqual({ message: 'Too Many Requests' });
    const slow = await fetch(`${run.url}/do/sleep?ms=1700`);
    expect([slow.status, await slow.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });

  it('answer 200 requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => fetch(`${run.url}/echo/${index}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('the JWT authorizer', () => {
  const { claim, rollen } = readGemeente('almelo').aanmelden;
  const staff = (token?: string, path = '/staf') =>
    fetch(run.url + path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

  it('answers 401 without a valid token', async () => {
    const token = await run.token('regisseur');
    const [head, body, signature] = token.split('.');
    const changed = `${head}.${Buffer.from(`{"aud":"vlot","iss":"${run.signInUrl}","exp":9999999999,"sub":"regisseur"}`).toString('base64url')}.${signature}`;
    for (const wrong of [undefined, 'geen.echte.token', changed, `${head}.${body}.`]) {
      const answer = await staff(wrong);
      expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('gives the claims as API Gateway does: everything as text, lists between brackets', async () => {
    const answer = await staff(await run.token('werkverdeler'));
    expect(answer.status).toBe(200);
    const { event } = echoed.parse(await answer.json());
    expect(event.requestContext.authorizer.jwt).toMatchObject({
      scopes: null,
      claims: {
        sub: 'werkverdeler',
        [claim]: `[${(rollen.werkverdeler ?? []).join(' ')}]`,
        iss: run.signInUrl,
        name: 'Werkverdeler Voorbeeld',
        email: 'werkverdeler@almelo.example',
        exp: expect.stringMatching(/^\d+$/),
      },
    });
  });

  it('answers 403 when a scope is missing', async () => {
    expect((await staff(await run.token('regisseur'), '/staf/scoped')).status).toBe(403);
  });
});

describe('functions', () => {
  it('fail one by one: throwing, leaving, taking too long or too much memory', async () => {
    for (const deed of ['throw', 'exit', 'memory']) {
      const answer = await fetch(`${run.url}/do/${deed}`);
      expect([500, 503], deed).toContain(answer.status);
    }
    await fetch(`${run.url}/do/sleep?ms=60000`);
    await run.drain();
    const readMessages = () =>
      readFileSync(join(dataDir, 'logs', logNamed('ApiFunction')), 'utf8')
        .trim()
        .split('\n')
        .map((line) => z.object({ message: z.string() }).parse(JSON.parse(line)).message);
    // The log is written behind what happens.
    await vi.waitFor(() => expect(readMessages()).toContain('Sandbox.Timedout: Task timed out after 2.00 seconds'));
    const messages = readMessages();
    expect(messages).toContain('TypeError: broken on purpose');
    expect(messages).toContain('Runtime.ExitError: the function ended its own process');
    expect(messages.some((text) => text.startsWith('Runtime.OutOfMemory') || text.startsWith('Sandbox.Timedout'))).toBe(
      true,
    );
    expect((await fetch(`${run.url}/echo/1`)).status).toBe(200);
  });

  it('see their own environment and nothing of ours', async () => {
    const env = z.record(z.string(), z.string()).parse(await (await fetch(`${run.url}/do/env`)).json());
    expect(env).toMatchObject({ TABLE: run.tableName('intake'), AWS_REGION: 'eu-central-1', BUS: 'vlot-fixture' });
    expect(env).not.toHaveProperty('HOME');
  });

  const logNamed = (part: string) => `vlot-intake-${part}CE271BD4.log`;
});

describe('from table to mail', () => {
  it('goes through stream, bus, queue and function', async () => {
    expect((await postItem('mail-7')).status).toBe(201);
    await run.drain();
    expect(await seen('mail-7')).toBe(1);
    const mail = (await run.mails()).find(({ subject }) => subject === 'Over mail-7');
    expect(mail).toMatchObject({ to: ['inwoner@voorbeeld.example'], from: 'Vlot <vlot@almelo.example>' });
    const page = await (await fetch(`${run.mailUrl}/berichten/${mail?.id}`)).text();
    expect(page).toContain('Dag &lt;b&gt;u&lt;/b&gt;');
    expect(await (await fetch(`${run.mailUrl}/berichten.json`)).json()).toContainEqual(mail);
  });

  it('holds back what the filter leaves out', async () => {
    const db = new DynamoDBClient(client());
    await db.send(new PutItemCommand({ TableName: run.tableName('intake'), Item: { pk: { S: 'other#1' } } }));
    await run.drain();
    expect((await batches()).flat()).not.toContain('other#1');
  });

  it('moves a message that keeps failing to the dead letter queue, the others go on', async () => {
    await Promise.all(['sick-1', 'well-1', 'well-2'].map((id) => postItem(id)));
    await run.drain();
    expect([await seen('well-1'), await seen('well-2'), await seen('sick-1')]).toEqual([1, 1, 0]);
    const react = queueNamed('React');
    expect(await countOf(react?.deadLetter)).toBe(1);
    const { Messages } = await new SQSClient(client()).send(new ReceiveMessageCommand({ QueueUrl: react?.deadLetter }));
    expect(JSON.parse(Messages?.[0]?.Body ?? '{}')).toMatchObject({ source: 'vlot.fixture', detail: { id: 'sick-1' } });
  });

  it('gives a stream record up after its attempts, with a note in the failure queue, and passes the rest', async () => {
    const before = await countOf(queueNamed('RelayFailed')?.queue);
    await Promise.all(['well-3', 'throw-1', 'well-4', 'well-5'].map((id) => postItem(id)));
    await run.drain();
    for (const id of ['well-3', 'well-4', 'well-5']) expect(await seen(id)).toBeGreaterThanOrEqual(1);
    expect(await seen('throw-1')).toBe(0);
    expect((await batches()).filter((ids) => ids.join() === 'throw-1')).toHaveLength(3);
    const url = queueNamed('RelayFailed')?.queue;
    expect(await countOf(url)).toBe(before + 1);
    const { Messages } = await new SQSClient(client()).send(new ReceiveMessageCommand({ QueueUrl: url }));
    expect(JSON.parse(Messages?.[0]?.Body ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });

  it('delivers twice and shuffled when asked', async () => {
    run.setDelivery({ twice: true, shuffle: true });
    await postItem('twice-1');
    await run.drain();
    run.setDelivery({ twice: false, shuffle: false });
    expect(await seen('twice-1')).toBe(2);
  });

  async function batches(): Promise<string[][]> {
    const { Item } = await new DynamoDBClient(client()).send(
      new GetItemCommand({ TableName: run.tableName('intake'), Key: { pk: { S: 'relay-batches' } } }),
    );
    return (Item?.['batches']?.L ?? []).map((batch) => (batch.S ?? '').split(','));
  }
});

describe('AWS services', () => {
  const entry = (more: object = {}) => ({
    Source: 'vlot.fixture',
    DetailType: 'nl.regie.item',
    Detail: '{"id":"bus-1"}',
    EventBusName: 'vlot-fixture',
    ...more,
  });

  it('PutEvents takes ten entries of 256 KB and fails entries one by one', async () => {
    const bus = new EventBridgeClient(client());
    const result = await bus.send(
      new PutEventsCommand({
        Entries: [
          entry(),
          entry({ EventBusName: 'bestaat-niet' }),
          entry({ Detail: 'geen json' }),
          entry({ DetailType: 'x'.repeat(129) }),
        ],
      }),
    );
    expect(result.FailedEntryCount).toBe(3);
    expect(result.Entries?.map(({ EventId, ErrorCode }) => ErrorCode ?? typeof EventId)).toEqual([
      'string',
      'NotFoundException',
      'MalformedDetail',
      'InvalidArgument',
    ]);
    await expect(
      bus.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => entry()) })),
    ).rejects.toThrow(/length less than or equal to 10/);
    await expect(
      bus.send(new PutEventsCommand({ Entries: [entry({ Detail: JSON.stringify({ id: 'x'.repeat(262_144) }) })] })),
    ).rejects.toThrow(/over the limit/);
    await run.drain();
    expect(await seen('bus-1')).toBe(1);
  });

  it('SES sends only from a verified domain and with a configuration set that exists', async () => {
    const ses = new SESv2Client(client());
    const mail = (from: string, set?: string) =>
      ses.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: ['inwoner@voorbeeld.example'] },
          ReplyToAddresses: ['regisseurs@almelo.example'],
          Content: {
            Simple: { Subject: { Data: 'Rechtstreeks' }, Body: { Text: { Data: 'x' }, Html: { Data: '<p>x</p>' } } },
          },
          EmailTags: [{ Name: 'soort', Value: 'bevestiging' }],
          ...(set === undefined ? {} : { ConfigurationSetName: set }),
        }),
      );
    await expect(mail('iemand@anders.example')).rejects.toThrow(/not verified/);
    await expect(mail('vlot@almelo.example', 'niet-bestaand')).rejects.toThrow(/does not exist/);
    const { MessageId } = await mail('vlot@almelo.example', 'vlot-mail');
    expect((await run.mails()).at(-1)).toMatchObject({
      id: MessageId,
      html: '<p>x</p>',
      tags: { soort: 'bevestiging' },
    });
    const html = await fetch(`${run.mailUrl}/berichten/${MessageId}/html`);
    expect(html.headers.get('content-security-policy')).toMatch(/^sandbox;/);
  });

  it('fail before and after the call, and in part, where a test asks for it', async () => {
    const db = new DynamoDBClient(client());
    const put = (pk: string) =>
      db.send(new PutItemCommand({ TableName: run.tableName('intake'), Item: { pk: { S: pk } } }));
    const get = async (pk: string) =>
      (await db.send(new GetItemCommand({ TableName: run.tableName('intake'), Key: { pk: { S: pk } } }))).Item;
    const calls: AwsCall[] = [];
    run.setFaults((call) => {
      calls.push(call);
      return call.operation === 'PutItem' ? 'before' : undefined;
    });
    await expect(put('fault#1')).rejects.toThrow(expect.objectContaining({ name: 'FaultInjected' }));
    expect(await get('fault#1')).toBeUndefined();
    run.setFaults(({ operation }) => (operation === 'PutItem' ? 'after' : undefined));
    await expect(put('fault#2')).rejects.toThrow(expect.objectContaining({ name: 'FaultInjected' }));
    expect(await get('fault#2')).toBeDefined();
    let failures = 2;
    run.setFaults((call) => {
      calls.push(call);
      return call.operation === 'PutEvents' && failures-- > 0 ? { failEntries: [0] } : undefined;
    });
    await postItem('partly-1');
    await run.drain();
    run.setFaults(undefined);
    expect(await seen('partly-1')).toBe(1);
    expect(calls).toContainEqual({
      service: 'events',
      operation: 'PutEvents',
      functionName: expect.stringMatching(/^vlot-intake-RelayFunction/),
    });
    expect(calls[0]).toEqual({ service: 'dynamodb', operation: 'PutItem', functionName: undefined });
  });
});

test('tick fires the schedules with the time it is given, and ends what is past its time', async () => {
  await run.tick('2031-05-06T07:08:09Z');
  const db = new DynamoDBClient(client());
  const { Item } = await db.send(
    new GetItemCommand({ TableName: run.tableName('intake'), Key: { pk: { S: 'tick#2031-05-06T07:08:09Z' } } }),
  );
  expect(Item).toBeDefined();
});

describe('starting', () => {
  it.each([
    ['type', /vlot-intake, Odd: het type AWS::StepFunctions::StateMachine/],
    ['property', /vlot-intake, Odd \(AWS::SQS::Queue\): de eigenschap FifoQueue/],
    ['pattern', /vlot-intake, Odd \(AWS::Events::Rule\): EventPattern/],
  ])('stops at an unknown %s', async (fout, expected) => {
    await expect(start(newFolder(), { context: { fout } })).rejects.toThrow(expected);
  });

  it('shows what the app says when it fails', async () => {
    await expect(start(newFolder(), { gemeente: 'zwolle' })).rejects.toThrow(
      /^De gemeente zwolle is er niet: kies almelo\.$/,
    );
  });

  it('refuses a folder that is in use', async () => {
    await expect(start(dataDir)).rejects.toThrow(/al in gebruik door een andere Vlot/);
  });

  it('seeds once, keeps tokens, secrets and mail over a restart', async () => {
    const folder = newFolder();
    let seeds = 0;
    const seed = async () => {
      seeds += 1;
    };
    const first = await start(folder, { seed });
    const port = Number(new URL(first.url).port);
    const signIn = Number(new URL(first.signInUrl).port);
    await postItem('mail-1', first);
    await first.drain();
    const token = await first.token('beheerder');
    await first.stop();
    const second = await start(folder, { seed, ports: { portal: port, signIn } });
    const answer = await fetch(`${second.url}/staf`, { headers: { authorization: `Bearer ${token}` } });
    const mails = await second.mails();
    await second.stop();
    expect([seeds, answer.status, mails.length]).toEqual([1, 200, 1]);
  });
});

test('a run that is killed goes on where it was', async () => {
  const folder = newFolder();
  const accepted: string[] = [];
  for (const round of [1, 2, 3]) {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'fixture/run.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(String(line)));
    const posts = Array.from({ length: 40 }, async (_, index) => {
      const id = `kill-${round}-${index}`;
      const answer = await postItem(id, { url }).catch(() => undefined);
      if (answer?.status === 201) accepted.push(id);
      if (accepted.length >= round * 12) child.kill('SIGKILL');
    });
    await Promise.all(posts);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  const last = await start(folder);
  await last.drain();
  const counts = await Promise.all(accepted.map((id) => seen(id, last)));
  await last.stop();
  expect(accepted.length).toBeGreaterThanOrEqual(36);
  expect(counts.filter((count) => count < 1)).toEqual([]);
});

test('a client that leaves half way harms nobody', async () => {
  const request = httpRequest(`${run.url}/echo/1`, { method: 'POST', headers: { 'content-length': '1000' } });
  request.on('error', () => undefined);
  request.write('half');
  await once(request, 'socket');
  request.destroy();
  expect((await fetch(`${run.url}/echo/1`)).status).toBe(200);
});
