import { readdirSync, readFileSync } from 'node:fs';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eicar } from '../../../cdk/local/scans.ts';
import { createLog } from '../../../shared/log.ts';
import { startTestBucket, type TestBucket } from '../../../test/support/bucket.ts';
import { intakeOn, staffOf } from '../../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../../test/support/table.ts';
import { keptBijlage } from '../attachments/bijlagen.ts';
import { hearScan, scanResult } from '../attachments/hear-scan.ts';
import { openBijlage } from '../attachments/open-bijlage.ts';
import { fileRemover } from '../attachments/remove-files.ts';
import { passTerm } from '../pass-term.ts';
import { meldingPk, openIntakeStore } from '../store.ts';
import type { Verdict } from './notification.ts';
import { receivedMail } from './notification.ts';
import { type MailDependencies, receiveMail } from './receive-mail.ts';

const now = '2026-11-23T10:05:00.000Z';
const at = '2026-11-23T10:00:00.000Z';
let db: TestTable | undefined;
let post: TestBucket | undefined;
let deps: MailDependencies;
let logged: string[];
let metrics: string[];

beforeEach(async () => {
  await Promise.all([db?.stop(), post?.stop()]);
  [db, post] = await Promise.all([startTestTable(), startTestBucket()]);
  logged = [];
  metrics = [];
  deps = {
    ...intakeOn(db.table),
    bucket: post.bucket,
    log: createLog((line) => logged.push(line), 'intake'),
    metrics: (metric) => metrics.push(metric),
  };
});
afterAll(() => Promise.all([db?.stop(), post?.stop()]));

type Verdicts = Partial<Record<'spf' | 'dkim' | 'dmarc' | 'spam' | 'virus', Verdict>>;
type Sent = { id?: string; source?: string; verdicts?: Verdicts; keep?: boolean };

function notified({ id = 'mail-1', source = 'ouder@gezin.example', verdicts = {} }: Sent = {}) {
  const status = (name: keyof Verdicts) => ({ status: verdicts[name] ?? 'PASS' });
  return receivedMail.parse({
    notificationType: 'Received',
    mail: { messageId: id, timestamp: at, source, commonHeaders: { subject: 'Onderwerp van SES' } },
    receipt: {
      timestamp: at,
      recipients: ['regisseurs@almelo.example'],
      spfVerdict: status('spf'),
      dkimVerdict: status('dkim'),
      dmarcVerdict: status('dmarc'),
      spamVerdict: status('spam'),
      virusVerdict: status('virus'),
      action: { type: 'S3', bucketName: 'post', objectKey: `binnen/${id}` },
    },
  });
}
async function send(raw: string | Uint8Array, sent: Sent = {}, when = now) {
  const told = notified(sent);
  if (sent.keep !== false) await post?.put(told.receipt.action.objectKey, raw);
  return receiveMail(deps, told, when);
}

const pdf = `%PDF-1.4\n${'x'.repeat(200)}`;
const part = (name: string, content: string) =>
  `--B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`;
const mail = (text: string, options: { from?: string; headers?: string[]; files?: string[]; subject?: string } = {}) =>
  [
    `From: Ouder Voorbeeld <${options.from ?? 'ouder@gezin.example'}>`,
    `Subject: ${options.subject ?? 'Het loopt vast'}`,
    ...(options.headers ?? []),
    'Content-Type: multipart/mixed; boundary=B',
    '',
    `--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${(options.files ?? []).join('')}--B--`,
    '',
  ].join('\r\n');

const row = z.looseObject({ pk: z.string(), sk: z.string() });
async function everything() {
  const items: z.infer<typeof row>[] = [];
  let from: Record<string, never> | undefined;
  const { Items = [] } = await deps.table.client.send(
    new ScanCommand({ TableName: deps.table.name, ExclusiveStartKey: from }),
  );
  items.push(...Items.map((item) => row.parse(unmarshall(item))));
  return items;
}
const numbersOf = async () =>
  (await everything()).filter(({ sk }) => sk === 'STAND').map(({ pk }) => pk.slice('MELDING#'.length));
async function one() {
  const numbers = await numbersOf();
  expect(numbers).toHaveLength(1);
  return numbers[0] ?? '';
}
const store = () => openIntakeStore(deps.table);
const partOf = (nummer: string, prefix: string) => deps.table.partition(meldingPk(nummer), row, prefix);
const filesOf = (nummer: string) => deps.table.partition(meldingPk(nummer), keptBijlage, 'STUK#BIJLAGE#');
const mailsOf = async (nummer: string) =>
  (await partOf(nummer, 'MAIL#')).map(({ mail: owed }) =>
    z.looseObject({ soort: z.string(), aan: z.string() }).parse(owed),
  );
const toMelder = async (nummer: string) =>
  (await mailsOf(nummer)).filter(({ aan }) => aan === 'ouder@gezin.example').map(({ soort }) => soort);
const scan = (key: string, status: string, when = now) =>
  hearScan(
    deps,
    scanResult.parse({
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      detail: {
        s3ObjectDetails: { bucketName: 'post', objectKey: key },
        scanResultDetails: { scanResultStatus: status },
      },
    }),
    when,
  );

describe('a mail that somebody wrote', () => {
  it('is answered in English when it is written in English', async () => {
    await send(mail('Hello, we do not know who can help us with our son. Please call.'));
    const nummer = await one();
    expect(await store().gegevens(nummer)).toMatchObject({ taal: 'en' });
    const told = (await partOf(nummer, 'MAIL#')).map((item) => item['mail']);
    expect(told).toContainEqual(expect.objectContaining({ aan: 'ouder@gezin.example', taal: 'en' }));
  });

  it('is a melding from the moment at which it came in, with an answer and with its files closed', async () => {
    expect(await send(mail('Wij lopen vast.', { files: [part('brief.pdf', pdf), part('x.exe', 'MZ..')] }))).toBe(
      'handled',
    );
    const nummer = await one();
    expect(await store().head(nummer)).toMatchObject({
      ingang: 'email',
      over: 'onbekend',
      wieMeldde: { soort: 'onbekend' },
      ontvangenOp: at,
      emailOnbereikbaar: null,
      mogelijkSpam: false,
    });
    expect(await store().gegevens(nummer)).toMatchObject({
      onderwerp: 'Het loopt vast',
      watLooptVast: 'Wij lopen vast.',
      melder: { rol: 'anders', naam: 'Ouder Voorbeeld', email: 'ouder@gezin.example' },
    });
    const files = await filesOf(nummer);
    expect(files.map(({ naam, status, reden }) => [naam, status, reden])).toEqual([
      ['brief.pdf', 'quarantaine', null],
      ['x.exe', 'geweigerd', 'soortNietToegestaan'],
    ]);
    expect(post?.keys('bijlagen/')).toEqual([files[0]?.sleutel]);
    const [owed] = (await mailsOf(nummer)).filter(({ soort }) => soort === 'ontvangst');
    expect(owed).toMatchObject({
      aan: 'ouder@gezin.example',
      bericht: { wie: 'onbekend', geweigerdeBijlagen: [{ naam: 'x.exe', reden: 'soortNietToegestaan' }] },
    });
    expect(await partOf(nummer, 'INKOMEND#')).toMatchObject([{ sleutel: 'binnen/mail-1' }]);
  });

  it('is taken in once, however often it is offered, also at the same moment', async () => {
    const raw = mail('Wij lopen vast.', { files: [part('brief.pdf', pdf)] });
    await post?.put('binnen/mail-1', raw);
    const told = notified();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => receiveMail(deps, told, now)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value === 'handled')).toHaveLength(1);
    expect(await send(raw, { keep: false })).toBe('alreadyHandled');
    expect(await filesOf(await one())).toHaveLength(1);
    expect(post?.keys('bijlagen/')).toHaveLength(1);
  });

  it('without text or sender is still a melding, and somebody gets in touch', async () => {
    await send('Subject: \r\n\r\n', { source: 'ouder@gezin.example' });
    const nummer = await one();
    expect(await store().gegevens(nummer)).toMatchObject({
      watLooptVast: '[Deze e-mail is leeg.]',
      melder: { email: 'ouder@gezin.example' },
    });
    expect(await store().openTasks(nummer)).toMatchObject([{ reden: 'afzenderNietBevestigd' }]);
    expect(await toMelder(nummer)).toEqual([]);
  });

  it('takes the next number where another melding has the first, and leaves no file behind', async () => {
    await send(mail('Eerste'));
    const taken = await one();
    await deps.table.client.send(new ScanCommand({ TableName: deps.table.name }));
    // The mark is gone, as after its days: the same mail is a new one, and its number is in use.
    await deps.table.transact([{ remove: { pk: 'INBOX#intake.mail#mail-1', sk: 'INBOX' }, when: 'always' }]);
    await send(mail('Tweede', { files: [part('brief.pdf', pdf)] }));
    const numbers = await numbersOf();
    expect(numbers).toHaveLength(2);
    const other = numbers.find((nummer) => nummer !== taken) ?? '';
    expect(post?.keys('bijlagen/')).toEqual((await filesOf(other)).map(({ sleutel }) => sleutel));
  });
});

describe('every combination of verdicts', () => {
  const verdict: Verdict[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED'];
  it('answers only a sender that is real, and calls otherwise', async () => {
    let count = 0;
    const kinds = ['PASS', 'FAIL', 'GRAY'] as const;
    for (const spf of kinds)
      for (const dkim of kinds)
        for (const dmarc of kinds)
          for (const spam of kinds) {
            count += 1;
            const adres = `ouder${count}@gezin.example`;
            await send(mail('Wij lopen vast.', { from: adres }), {
              id: `mail-v${count}`,
              source: adres,
              verdicts: { spf, dkim, dmarc, spam },
            });
          }
    const items = await everything();
    const heads = items.filter(({ sk }) => sk === 'STAND');
    expect(heads).toHaveLength(81);
    const answered = items.filter(
      ({ sk, mail: owed }) =>
        sk.startsWith('MAIL#') && z.looseObject({ soort: z.string() }).safeParse(owed).data?.soort === 'ontvangst',
    );
    // DMARC passes: 9; SPF and DKIM both pass without it: 2. All only where spam passes.
    expect(answered).toHaveLength(9 + 2);
    const tasks = items.filter(({ sk, reden }) => sk.startsWith('TAAK#') && reden === 'afzenderNietBevestigd');
    expect(tasks).toHaveLength(81 - 11);
    expect(heads.filter(({ mogelijkSpam }) => mogelijkSpam)).toHaveLength(27);
  });
  it.each(verdict.filter((one) => one !== 'PASS'))('a virus verdict of %s is no pass', async (virus) => {
    await send(mail('Hulp', { files: [part('brief.pdf', pdf)] }), { verdicts: { virus } });
    const nummer = await one();
    expect(await toMelder(nummer)).toEqual([]);
    expect((await filesOf(nummer)).map(({ status }) => status)).toEqual([
      virus === 'FAIL' ? 'geweigerd' : 'quarantaine',
    ]);
  });
});

describe('a mail that no person wrote', () => {
  it.each([
    ['Auto-Submitted: auto-replied', 'automatischAntwoord'],
    ['List-Id: <nieuws.example>', 'lijst'],
    ['X-Vlot: 1', 'lus'],
  ])('%s: no melding, no answer', async (header, reden) => {
    expect(await send(mail('Ik ben er niet.', { headers: [header] }))).toBe('handled');
    expect(await everything()).toEqual([]);
    expect(metrics).toEqual(['MailAutomatisch']);
    expect(logged.join()).toContain(reden);
    expect(post?.keys('binnen/')).toEqual(['binnen/mail-1']);
  });
});

it('of SES itself, when its rule was made, is nothing', async () => {
  expect(await send('', { id: 'AMAZON_SES_SETUP_NOTIFICATION', keep: false })).toBe('handled');
  expect(await everything()).toEqual([]);
});

describe('an answer', () => {
  async function begun() {
    await send(mail('Wij lopen vast.'));
    const nummer = await one();
    await deps.table.transact([
      { put: { pk: 'BERICHT#0107-een', sk: 'BERICHT', aggregaat: meldingPk(nummer) }, when: 'always' },
    ]);
    return nummer;
  }
  const reply = ['In-Reply-To: <0107-een@eu-central-1.amazonses.com>'];
  const added = (nummer: string) =>
    store()
      .aanvullingen(nummer)
      .then((all) => all.filter(({ bron }) => bron === 'email'));

  it('is added to the melding, by message id and by number, and brings no mail', async () => {
    const nummer = await begun();
    await send(mail('Nog iets.', { headers: reply, subject: 'Re: melding', files: [part('foto.pdf', pdf)] }), {
      id: 'mail-2',
    });
    await send(mail('En nog iets.', { subject: `Re: melding ${nummer}` }), { id: 'mail-3' });
    expect((await added(nummer)).map(({ tekst }) => tekst.split('\n\n').at(-1)).sort()).toEqual([
      'En nog iets.',
      'Nog iets.',
    ]);
    expect(await numbersOf()).toEqual([nummer]);
    expect(await toMelder(nummer)).toEqual(['ontvangst']);
    expect(await filesOf(nummer)).toMatchObject([{ naam: 'foto.pdf', status: 'quarantaine' }]);
    expect(
      (await partOf(nummer, 'EVENT#')).map(({ event }) => z.looseObject({ type: z.string() }).parse(event).type),
    ).toEqual(['nl.regie.melding.ontvangen.v1', 'nl.regie.melding.aangevuld.v1', 'nl.regie.melding.aangevuld.v1']);
  });

  it('of somebody else is a melding of its own that tells them nothing', async () => {
    const nummer = await begun();
    await send(mail('Wie is dit?', { from: 'vreemde@elders.example', headers: reply, subject: `Re: ${nummer}` }), {
      id: 'mail-2',
    });
    expect(await added(nummer)).toEqual([]);
    const other = (await numbersOf()).find((found) => found !== nummer) ?? '';
    const notes = await store().aanvullingen(other);
    expect(notes.map(({ bron, tekst }) => [bron, tekst.includes(nummer)])).toEqual([['medewerker', true]]);
    expect(JSON.stringify(await mailsOf(other))).not.toContain(nummer);
  });

  it('whose sender is not certain is added and marked, and never answered by mail: somebody calls about the file', async () => {
    const nummer = await begun();
    await send(mail('Stop maar.', { headers: reply, files: [part('x.exe', 'MZ')] }), {
      id: 'mail-2',
      verdicts: { dmarc: 'FAIL', spf: 'FAIL' },
    });
    expect((await added(nummer))[0]?.tekst).toMatch(/^\[Afzender niet bevestigd/);
    expect(await toMelder(nummer)).toEqual(['ontvangst']);
    expect(await store().openTasks(nummer)).toMatchObject([
      {
        soort: 'bellen',
        reden: 'afzenderNietBevestigd',
        onderwerp: 'aanvulling',
        bericht: { geweigerdeBijlagen: [{ naam: 'x.exe', reden: 'soortNietToegestaan' }] },
      },
    ]);
    // Only what this mail brings about: the melder is still mailed about the rest.
    expect((await store().head(nummer))?.emailOnbereikbaar).toBeNull();
  });

  it('of which a file was refused is answered once an hour, and by a call in between', async () => {
    const nummer = await begun();
    const refused = (id: string, when: string) =>
      send(mail('Zie bijlage.', { headers: reply, files: [part('x.exe', 'MZ')] }), { id }, when);
    await refused('mail-2', '2026-11-23T10:30:00.000Z');
    expect(await store().openTasks(nummer)).toMatchObject([{ onderwerp: 'aanvulling' }]);
    await refused('mail-3', '2026-11-23T11:06:00.000Z');
    await refused('mail-4', '2026-11-23T11:07:00.000Z');
    expect(await toMelder(nummer)).toEqual(expect.arrayContaining(['ontvangst', 'aanvulling']));
    expect(await toMelder(nummer)).toHaveLength(2);
  });

  it('to a melding that was erased is a melding', async () => {
    const nummer = await begun();
    for (const sk of ['STAND', 'STAND#GEGEVENS']) {
      await deps.table.transact([{ remove: { pk: meldingPk(nummer), sk }, when: 'always' }]);
    }
    await send(mail('Bent u er nog?', { headers: reply }), { id: 'mail-2' });
    expect(await numbersOf()).not.toContain(nummer);
    expect(await numbersOf()).toHaveLength(1);
  });
});

it('two programs that answer each other stop', async () => {
  let answers = 0;
  for (let turn = 0; turn < 6; turn += 1) {
    const when = new Date(Date.parse(now) + turn * 1000).toISOString();
    await send(mail('Ik ben met vakantie.', { subject: 'Vakantie' }), { id: `mail-${turn}` }, when);
    const owed = (await Promise.all((await numbersOf()).map(toMelder))).flat().length;
    if (owed === answers) break;
    answers = owed;
  }
  expect(answers).toBe(1);
});

it('all fixtures: a melding for everything that a person wrote, no BSN anywhere', async () => {
  const folder = new URL('./fixtures/', import.meta.url);
  const names = readdirSync(folder);
  for (const name of names) {
    const raw = readFileSync(new URL(name, folder));
    const source = /^From:.*?([\w.+-]+@[\w.-]+)/im.exec(raw.toString('latin1'))?.[1] ?? 'iemand@gezin.example';
    expect(await send(raw, { id: name.replace('.eml', ''), source }), name).toBe('handled');
  }
  const automatic = logged.filter((line) => line.includes('mailAutomatic')).length;
  expect(await numbersOf()).toHaveLength(names.length - automatic);
  expect(automatic).toBeGreaterThan(3);
  const text = `${JSON.stringify(await everything())}${logged.join()}`;
  expect(text).not.toMatch(/111[ .]?222[ .]?333|123[ .]?456[ .]?782/);
  expect(text).not.toContain('undefined');
});

describe('the virus scan', () => {
  async function withFile(verdicts: Verdicts = {}) {
    await send(mail('Zie bijlage.', { files: [part('brief.pdf', pdf), part('ander.txt', `tekst ${eicar}`)] }), {
      verdicts,
    });
    const nummer = await one();
    const keys = (await filesOf(nummer)).map(({ sleutel }) => sleutel ?? '');
    return { nummer, keys };
  }
  const statuses = async (nummer: string) => (await filesOf(nummer)).map(({ status, reden }) => [status, reden]);

  it('opens what is clean, and removes a virus and says so', async () => {
    const { nummer, keys } = await withFile();
    expect(await scan(keys[0] ?? '', 'NO_THREATS_FOUND')).toBe('handled');
    expect(await scan(keys[0] ?? '', 'NO_THREATS_FOUND')).toBe('alreadyHandled');
    expect(await scan(keys[1] ?? '', 'THREATS_FOUND')).toBe('handled');
    expect(await scan(keys[1] ?? '', 'THREATS_FOUND')).toBe('alreadyHandled');
    expect(await scan(keys[1] ?? '', 'NO_THREATS_FOUND')).toBe('alreadyHandled');
    expect(await statuses(nummer)).toEqual([
      ['vrijgegeven', null],
      ['geweigerd', 'virus'],
    ]);
    expect(post?.keys('bijlagen/')).toEqual([keys[0]]);
    expect((await toMelder(nummer)).sort()).toEqual(['aanvulling', 'ontvangst']);
  });

  it('of an uncertain sender is told by somebody who calls, never by mail', async () => {
    const { nummer, keys } = await withFile({ dmarc: 'FAIL', spf: 'FAIL' });
    await scan(keys[1] ?? '', 'THREATS_FOUND');
    expect(await scan(keys[1] ?? '', 'THREATS_FOUND')).toBe('alreadyHandled');
    expect(await toMelder(nummer)).toEqual([]);
    const tasks = await store().openTasks(nummer);
    expect(tasks.map(({ onderwerp, reden }) => [onderwerp, reden]).sort()).toEqual([
      ['aanvulling', 'afzenderNietBevestigd'],
      ['ontvangst', 'afzenderNietBevestigd'],
    ]);
    expect(tasks.find(({ onderwerp }) => onderwerp === 'aanvulling')?.bericht).toMatchObject({
      geweigerdeBijlagen: [{ reden: 'virus' }],
    });
    expect((await store().aanvullingen(nummer)).some(({ tekst }) => tekst.includes('virus'))).toBe(true);
  });

  it('of an answer whose sender is not certain is told by a call, and changes nothing for later mails', async () => {
    await send(mail('Wij lopen vast.'));
    const nummer = await one();
    const again = mail('Zie bijlage.', { subject: `Re: melding ${nummer}`, files: [part('a.txt', `x ${eicar}`)] });
    await send(again, { id: 'mail-2', verdicts: { dmarc: 'FAIL', spf: 'FAIL' } });
    const [file] = await filesOf(nummer);
    await scan(file?.sleutel ?? '', 'THREATS_FOUND');
    expect(await toMelder(nummer)).toEqual(['ontvangst']);
    expect(await store().openTasks(nummer)).toMatchObject([
      { onderwerp: 'aanvulling', reden: 'afzenderNietBevestigd' },
    ]);
    expect((await store().head(nummer))?.emailOnbereikbaar).toBeNull();
  });

  it('that comes before the melding is offered again; after erasure it is nothing', async () => {
    const key = 'bijlagen/M-2026-AAAAAA/20261123100000-abc-01';
    await expect(scan(key, 'NO_THREATS_FOUND')).rejects.toThrow('before');
    await deps.table.transact([
      { put: { pk: 'VERWIJDERD#M-2026-AAAAAA', sk: 'VERWIJDERD', verwijderdOp: now }, when: 'always' },
    ]);
    expect(await scan(key, 'NO_THREATS_FOUND')).toBe('handled');
    expect(await scan('malware-protection-resource-validation-object', 'NO_THREATS_FOUND')).toBe('handled');
  });

  it('that finds nothing out leaves it closed; staff sees why, and hears after a day', async () => {
    const { nummer, keys } = await withFile();
    await scan(keys[0] ?? '', 'UNSUPPORTED');
    expect(await statuses(nummer)).toContainEqual(['quarantaine', null]);
    expect((await store().aanvullingen(nummer)).some(({ tekst }) => tekst.includes('wachtwoord'))).toBe(true);
    const [term] = await partOf(nummer, 'TERMIJN#scan#');
    const due = z.object({
      pk: z.string(),
      sk: z.string(),
      soort: z.string(),
      gsi1sk: z.string(),
      niveau: z.int(),
      versie: z.int(),
    });
    expect(term?.['gsi1sk']).toBe('2026-11-24T10:05:00.000Z');
    await passTerm(deps, due.parse(term), '2026-11-24T10:06:00.000Z');
    expect((await mailsOf(nummer)).map(({ soort }) => soort)).toContain('scanBlijftUit');
    for (const key of keys) await scan(key, 'NO_THREATS_FOUND');
    const [again] = await partOf(nummer, 'TERMIJN#scan#');
    await passTerm(deps, due.parse(again), '2027-01-24T10:06:00.000Z');
    expect(await partOf(nummer, 'TERMIJN#scan#')).toEqual([]);
  });

  it('decides whether staff can open it; who did is recorded, and what they get is a file to save', async () => {
    const { nummer, keys } = await withFile();
    const [first] = await filesOf(nummer);
    const asked = (rol: Parameters<typeof staffOf>[0], bijlageId = first?.bijlageId) =>
      openBijlage(deps, { meldingsnummer: nummer, bijlageId }, { staff: staffOf(rol), now, requestId: 'r' });
    await expect(asked('werkverdeler')).rejects.toMatchObject({ status: 409 });
    await scan(keys[0] ?? '', 'NO_THREATS_FOUND');
    await expect(asked('klantcontact')).rejects.toMatchObject({ status: 404 });
    await expect(asked('werkverdeler', '../x')).rejects.toMatchObject({ status: 404 });
    expect(await partOf(nummer, 'INZAGE#')).toEqual([]);
    const { url, naam } = await asked('werkverdeler');
    expect(naam).toBe('brief.pdf');
    expect(await partOf(nummer, 'INZAGE#')).toHaveLength(1);
    const answer = await fetch(url);
    expect(await answer.text()).toBe(pdf);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="brief.pdf"/);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
  });

  it('and erasure leave nothing in the bucket', async () => {
    const { nummer } = await withFile();
    await post?.put('bijlagen/M-2026-ZZZZZZ/blijft', 'x');
    await fileRemover(deps.bucket)(nummer);
    expect(post?.keys('bijlagen/')).toEqual(['bijlagen/M-2026-ZZZZZZ/blijft']);
  });
});

describe('a fault at any step', () => {
  /** Fails the n-th call of a client, before or after it took effect. */
  function failing(turn: number, when: 'before' | 'after') {
    let calls = 0;
    const step = { step: 'finalizeRequest', name: 'fault', override: true } as const;
    const fault =
      <Args, Output>(next: (args: Args) => Promise<Output>) =>
      async (args: Args): Promise<Output> => {
        calls += 1;
        const mine = calls === turn;
        if (mine && when === 'before') throw Object.assign(new Error('fault'), { name: 'FaultInjected' });
        const result = await next(args);
        if (mine) throw Object.assign(new Error('fault'), { name: 'FaultInjected' });
        return result;
      };
    deps.table.client.middlewareStack.add(fault, step);
    deps.bucket.client.middlewareStack.add(fault, step);
    return {
      hit: () => calls >= turn,
      stop: () => {
        for (const client of [deps.table.client, deps.bucket.client]) client.middlewareStack.remove('fault');
      },
    };
  }

  it('ends with exactly one melding with all of its files', { timeout: 60_000 }, async () => {
    const files = [part('een.pdf', pdf), part('twee.pdf', `${pdf}2`)];
    let steps = 0;
    for (const when of ['before', 'after'] as const) {
      for (let turn = 1; ; turn += 1) {
        const adres = `${when}${turn}@gezin.example`;
        const id = `mail-${when}-${turn}`;
        await post?.put(`binnen/${id}`, mail('Hulp', { from: adres, files }));
        const told = notified({ id, source: adres });
        const fault = failing(turn, when);
        const first = await receiveMail(deps, told, now).catch(() => 'failed' as const);
        const hit = fault.hit();
        fault.stop();
        if (first === 'failed') expect(['handled', 'alreadyHandled']).toContain(await receiveMail(deps, told, now));
        if (!hit) break;
        steps += 1;
      }
    }
    const numbers = await numbersOf();
    expect(numbers).toHaveLength(steps + 2);
    expect(steps).toBeGreaterThan(10);
    for (const nummer of numbers) expect(await filesOf(nummer)).toHaveLength(2);
    expect(post?.keys('bijlagen/')).toHaveLength(numbers.length * 2);
    expect(await Promise.all(numbers.map(async (nummer) => (await partOf(nummer, 'MAIL#')).length))).toEqual(
      numbers.map(() => 1),
    );
  });
});

it('200 mails at once are 200 meldingen', { timeout: 60_000 }, async () => {
  const ids = Array.from({ length: 200 }, (_, index) => `mail-${index}`);
  await Promise.all(
    ids.map((id) => send(mail('Hulp', { from: `${id}@gezin.example`, files: [part('een.pdf', pdf)] }), { id })),
  );
  expect(await numbersOf()).toHaveLength(200);
  expect(post?.keys('bijlagen/')).toHaveLength(200);
});
