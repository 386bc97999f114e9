import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import * as z from 'zod';
import { type LocalRun, startLocalRun } from './local-run.ts';
import { eicar } from './scans.ts';

// Every start synthesizes a CDK app, which takes a second on a quiet machine and many on a busy one.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const app = resolve(import.meta.dirname, 'fixture/app.ts');
const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'vlot-mail-'));
  folders.push(folder);
  return folder;
};
const start = (dataDir: string) => startLocalRun({ gemeente: 'almelo', dataDir, app, schedules: 'manual', speed: 100 });

let run: LocalRun;
beforeAll(async () => {
  run = await start(newFolder());
});
afterAll(async () => {
  await run.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const clientOf = (on: LocalRun) => ({
  endpoint: on.aws.endpoint,
  region: on.aws.region,
  credentials: on.aws.credentials,
});
const send = (port: number, raw: string | Readable, to = 'post@almelo.example', from = 'ouder@gezin.example') =>
  createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true }).sendMail({
    envelope: { from, to },
    raw,
  });
const plain = (subject: string, headers: string[] = []) =>
  [
    `From: "Voorbeeld, Ouder" <ouder@gezin.example>`,
    'To: Post <post@almelo.example>',
    `Subject: ${subject}`,
    'Message-ID: <een@gezin.example>',
    ...headers,
    '',
    'Het loopt vast.',
    '',
  ].join('\r\n');

/** Everything that lies in a queue nobody works on. */
async function taken(part: string): Promise<Record<string, unknown>[]> {
  const sqs = new SQSClient(clientOf(run));
  const QueueUrl = run.queueUrls().find(({ queue }) => queue.includes(part))?.queue;
  const found: Record<string, unknown>[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return found;
    for (const { Body = '', ReceiptHandle } of Messages) {
      found.push(JSON.parse(Body));
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
async function noteOf(messageId: string, on = run) {
  const { Item } = await new DynamoDBClient(clientOf(on)).send(
    new GetItemCommand({ TableName: on.tableName('intake'), Key: { pk: { S: `mail#${messageId}` } } }),
  );
  return Item;
}
const idIn = (response: string) => /Ok (\w{40})/.exec(response)?.[1] ?? '';

describe('a mail that comes in', () => {
  it('is kept as it came, told as SES tells it, and worked on with the rights of the function', async () => {
    const raw = plain('Hulp =?utf-8?q?loopt?=\r\n vast', ['X-Eigen: ja']);
    const { response } = await send(run.smtp.port, raw);
    await run.drain();
    const messageId = idIn(response);
    const [kept] = run.objects(`binnen/${messageId}`);
    const text = readFileSync(kept?.path ?? '', 'utf8');
    expect(text.endsWith(raw)).toBe(true);
    expect(text).toMatch(/^Return-Path: <ouder@gezin.example>\r\nReceived: from /);
    expect(await noteOf(messageId)).toMatchObject({ answers: { S: '200,200,403' }, bytes: { N: String(text.length) } });
    const [envelope] = await taken('Enveloped');
    expect(envelope).toMatchObject({ Type: 'Notification', Subject: 'Amazon SES Email Receipt Notification' });
    const { mail, receipt, notificationType } = JSON.parse(String(envelope?.['Message']));
    expect([notificationType, mail.messageId, mail.source, mail.destination, mail.headersTruncated]).toEqual([
      'Received',
      messageId,
      'ouder@gezin.example',
      ['post@almelo.example'],
      false,
    ]);
    expect(mail.headers).toContainEqual({ name: 'Subject', value: 'Hulp =?utf-8?q?loopt?= vast' });
    expect(mail.commonHeaders).toMatchObject({
      from: ['Voorbeeld, Ouder <ouder@gezin.example>'],
      to: ['Post <post@almelo.example>'],
      messageId: '<een@gezin.example>',
      returnPath: '<ouder@gezin.example>',
    });
    expect(receipt).toMatchObject({
      recipients: ['post@almelo.example'],
      spfVerdict: { status: 'PASS' },
      dkimVerdict: { status: 'PASS' },
      dmarcVerdict: { status: 'PASS' },
      spamVerdict: { status: 'PASS' },
      virusVerdict: { status: 'PASS' },
      action: { type: 'S3', bucketName: kept?.bucket, objectKeyPrefix: 'binnen/', objectKey: `binnen/${messageId}` },
    });
    expect(receipt).not.toHaveProperty('dmarcPolicy');
  });

  it('has the verdicts that the mail or the test says, and does not show where they came from', async () => {
    run.smtp.verdicts.spam = 'GRAY';
    const headers = ['X-Vlot-Verdict-Spf: fail', 'x-vlot-verdict-dmarc:\r\n FAIL', 'X-Vlot-Verdict-Dkim: misschien'];
    const { response } = await send(run.smtp.port, plain('Vals', headers));
    run.smtp.verdicts.spam = 'PASS';
    await run.drain();
    const [envelope] = await taken('Enveloped');
    expect(JSON.parse(String(envelope?.['Message'])).receipt).toMatchObject({
      spfVerdict: { status: 'FAIL' },
      dmarcVerdict: { status: 'FAIL' },
      dmarcPolicy: 'none',
      dkimVerdict: { status: 'PASS' },
      spamVerdict: { status: 'GRAY' },
    });
    const text = readFileSync(run.objects(`binnen/${idIn(response)}`)[0]?.path ?? '', 'utf8');
    expect(text).not.toMatch(/X-Vlot-Verdict-(Spf|Dmarc)/i);
    expect(text).toContain('X-Vlot-Verdict-Dkim: misschien\r\n\r\nHet loopt vast.');
    expect(text).toContain('X-SES-Spam-Verdict: GRAY');
  });

  it('is refused for an address that no rule names', async () => {
    await expect(send(run.smtp.port, plain('Fout'), 'ander@almelo.example')).rejects.toThrow(/550 5\.1\.1/);
    const { accepted, rejected } = await send(
      run.smtp.port,
      plain('Half'),
      'ander@almelo.example, A@zuid.wijk.almelo.example',
    );
    expect([accepted, rejected]).toEqual([['A@zuid.wijk.almelo.example'], ['ander@almelo.example']]);
    await run.drain();
    const [envelope] = await taken('Enveloped');
    expect(JSON.parse(String(envelope?.['Message'])).receipt.recipients).toEqual(['A@zuid.wijk.almelo.example']);
  });

  it('of 30 MB is kept whole, and one of more than 40 MB is refused and leaves nothing', async () => {
    const mail = (megabytes: number) =>
      Readable.from(
        (function* () {
          yield plain('Groot');
          const line = `${'x'.repeat(74)}\r\n`.repeat(Math.ceil((1024 * 1024) / 76));
          for (let count = 0; count < megabytes; count += 1) yield line;
        })(),
      );
    const { response } = await send(run.smtp.port, mail(30));
    const [kept] = run.objects(`binnen/${idIn(response)}`);
    expect(kept?.bytes).toBeGreaterThan(30 * 1024 * 1024);
    const count = run.objects('binnen/').length;
    await expect(send(run.smtp.port, mail(41))).rejects.toThrow(/552/);
    expect(run.objects('binnen/')).toHaveLength(count);
    await run.drain();
    await taken('Enveloped');
  });

  it('that is broken off leaves nothing, and the next one is taken', async () => {
    const count = run.objects('binnen/').length;
    const socket = connect(run.smtp.port, '127.0.0.1');
    const heard = async (code: string) => {
      for await (const [data] of [await once(socket, 'data')]) expect(String(data)).toContain(code);
    };
    await heard('220');
    for (const [line, code] of [
      ['HELO test', '250'],
      ['MAIL FROM:<a@gezin.example>', '250'],
      ['RCPT TO:<post@almelo.example>', '250'],
      ['DATA', '354'],
    ] as const) {
      socket.write(`${line}\r\n`);
      await heard(code);
    }
    socket.write('Subject: half\r\n\r\nHet loo');
    socket.destroy();
    await once(socket, 'close');
    await run.drain();
    expect(run.objects('binnen/')).toHaveLength(count);
    const { response } = await send(run.smtp.port, plain('Heel'));
    expect(idIn(response)).toHaveLength(40);
    await run.drain();
    await taken('Enveloped');
  });
});

describe('the virus scan', () => {
  const put = (name: string, Body: string, bucket = run.objects('')[0]?.bucket) =>
    new S3Client(clientOf(run)).send(new PutObjectCommand({ Bucket: bucket, Key: name, Body }));
  const results = async () =>
    (await taken('Told')).map((event) => {
      const { s3ObjectDetails, scanResultDetails } = z
        .object({
          s3ObjectDetails: z.object({ objectKey: z.string() }),
          scanResultDetails: z.object({ scanResultStatus: z.string(), threats: z.unknown() }),
        })
        .parse(event['detail']);
      return [s3ObjectDetails.objectKey, scanResultDetails.scanResultStatus, scanResultDetails.threats];
    });

  it('tells what it found in every attachment, and in nothing else', async () => {
    await run.drain();
    await taken('Told');
    await put('bijlagen/foto', 'niets aan de hand');
    await put('bijlagen/besmet', `${'x'.repeat(70_000)}${eicar}`);
    await put('binnen/besmet', eicar);
    await run.drain();
    expect(await results()).toEqual([
      ['bijlagen/foto', 'NO_THREATS_FOUND', null],
      ['bijlagen/besmet', 'THREATS_FOUND', [{ name: expect.stringContaining('EICAR') }]],
    ]);
  });

  it('waits while it is held, and says nothing of what was deleted meanwhile', async () => {
    run.scans.hold();
    await put('bijlagen/later', 'x');
    await run.drain();
    expect(await results()).toEqual([]);
    run.scans.release();
    await run.drain();
    expect(await results()).toEqual([['bijlagen/later', 'NO_THREATS_FOUND', null]]);
  });
});

describe('a mail that comes back', () => {
  const mail = (to: string, dienst: string) =>
    new SESv2Client(clientOf(run)).send(
      new SendEmailCommand({
        FromEmailAddress: 'Vlot <vlot@almelo.example>',
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: 'Bevestiging' }, Body: { Text: { Data: 'Dag' } } } },
        EmailTags: [
          { Name: 'mail', Value: 'mail-1' },
          { Name: 'dienst', Value: dienst },
        ],
        ConfigurationSetName: 'vlot-mail',
      }),
    );

  it('is told on the default bus as SES tells it, with the tags of the mail', async () => {
    await taken('Told');
    const { MessageId } = await mail('bounce@simulator.amazonses.com', 'intake');
    await mail('bounce@simulator.amazonses.com', 'regie');
    // No event destination asks for complaints here.
    await mail('complaint@simulator.amazonses.com', 'intake');
    expect(await taken('Told')).toMatchObject([
      {
        source: 'aws.ses',
        'detail-type': 'Email Bounced',
        resources: ['arn:aws:ses:eu-central-1:000000000000:configuration-set/vlot-mail'],
        detail: {
          eventType: 'Bounce',
          bounce: {
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com', action: 'failed', status: '5.1.1' }],
          },
          mail: {
            messageId: MessageId,
            destination: ['bounce@simulator.amazonses.com'],
            tags: { mail: ['mail-1'], dienst: ['intake'], 'ses:configuration-set': ['vlot-mail'] },
          },
        },
      },
    ]);
  });

  it('is made to by a test, and by the button on its page', async () => {
    await mail('ouder@gezin.example', 'intake');
    const back = run.comesBack(({ to }) => to.includes('ouder@gezin.example'));
    const page = await (await fetch(`${run.mailUrl}/berichten/${back.id}`)).text();
    expect(page).toContain('Laat terugkomen');
    const pressed = await fetch(`${run.mailUrl}/berichten/${back.id}/terugkomen`, { method: 'POST' });
    expect(await pressed.text()).toContain('teruggekomen');
    expect(
      (await taken('Told')).map(({ detail }) => z.looseObject({ eventType: z.string() }).parse(detail).eventType),
    ).toEqual(['Bounce', 'Bounce']);
  });
});

test('raw mail ends after its days, attachments stay', async () => {
  expect(run.objects('binnen/').length).toBeGreaterThan(0);
  const kept = run.objects('bijlagen/').length;
  await run.tick(new Date(Date.now() + 31 * 86_400_000).toISOString());
  expect([run.objects('binnen/').length, run.objects('bijlagen/').length]).toEqual([0, kept]);
});

test('what was answered with 250 is there after a kill, and is worked on', async () => {
  const folder = newFolder();
  const accepted: string[] = [];
  for (const round of [1, 2]) {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'fixture/run.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const { smtp } = z.object({ smtp: z.number() }).parse(JSON.parse(String(line)));
    const mails = Array.from({ length: 40 }, async () => {
      const answer = await send(smtp, plain(`Ronde ${round}`)).catch(() => undefined);
      if (answer) accepted.push(idIn(answer.response));
      if (accepted.length >= round * 10) child.kill('SIGKILL');
    });
    await Promise.all(mails);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  const last = await start(folder);
  await last.drain();
  const notes = await Promise.all(accepted.map((id) => noteOf(id, last)));
  const scanned = last.objects('bijlagen/').length;
  await last.stop();
  expect(accepted.length).toBeGreaterThanOrEqual(20);
  expect(notes.filter((note) => note === undefined)).toEqual([]);
  expect(scanned).toBeGreaterThanOrEqual(accepted.length);
});
