import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import { createLog } from '../../shared/log.ts';
import { createRelay } from '../../shared/relay.ts';
import { intakeOn, meldingInput, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { draftComposer } from './berichten/compose-draft.ts';
import { hearReturned, returned } from './bounces.ts';
import { changeMelding } from './change-melding.ts';
import { type MeldingInput, uitkomstRequest } from './contract.ts';
import type { Melding } from './domain/melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { receiveMelding } from './receive-melding.ts';
import { meldingPk, openIntakeStore } from './store.ts';
import { tellMelder } from './tell.ts';

/** Mail that comes back, as SES tells it on the default bus. */
const now = '2026-11-23T10:00:00Z';
const soon = '2026-11-23T10:05:00Z';
let db: TestTable | undefined;
let deps: AcceptDependencies;
let logged: string[];
let metrics: [string, number][];

beforeEach(async () => {
  await db?.stop();
  db = await startTestTable();
  logged = [];
  metrics = [];
  deps = { ...intakeOn(db.table), log: createLog((line) => logged.push(line), 'intake') };
});
afterAll(() => db?.stop());

const row = z.looseObject({ sk: z.string(), mail: z.looseObject({ id: z.string(), soort: z.string() }).optional() });
const itemsOf = (nummer: string, prefix: string) => deps.table.partition(meldingPk(nummer), row, prefix);
async function mailOf(nummer: string, soort: string) {
  const found = (await itemsOf(nummer, 'MAIL#')).filter(({ mail }) => mail?.soort === soort);
  const id = found.at(-1)?.mail?.id;
  if (!id) throw new Error(`No mail ${soort}`);
  return id;
}
const openTasks = (nummer: string) => openIntakeStore(deps.table).openTasks(nummer);
const headOf = (nummer: string) => openIntakeStore(deps.table).head(nummer);
async function received(changes: Partial<MeldingInput> = {}) {
  const { melding } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: undefined });
  return melding.meldingsnummer;
}

type Ses = {
  kind?: 'Permanent' | 'Transient' | 'Undetermined' | 'complaint';
  subType?: string;
  /** What the server that refused it said of it; absent with an automatic answer. */
  action?: string;
  to?: string;
  subject?: string;
  mail?: string;
};
function sesEvent(
  nummer: string | undefined,
  { kind = 'Permanent', subType = 'General', action, to = 'ouder@voorbeeld.example', subject, mail }: Ses,
) {
  const complaint = kind === 'complaint';
  return returned.parse({
    version: '0',
    source: 'aws.ses',
    'detail-type': complaint ? 'Email Complaint Received' : 'Email Bounced',
    detail: {
      eventType: complaint ? 'Complaint' : 'Bounce',
      ...(complaint
        ? { complaint: { complainedRecipients: [{ emailAddress: to }] } }
        : {
            bounce: {
              bounceType: kind,
              bounceSubType: subType,
              bouncedRecipients: [{ emailAddress: to, ...(action && { action, status: '4.4.7' }) }],
            },
          }),
      mail: {
        messageId: 'm-1',
        destination: [to],
        commonHeaders: { subject: subject ?? 'Een onderwerp' },
        tags: {
          dienst: ['intake'],
          ...(mail && { mail: [mail] }),
          ...(nummer && { aggregaat: [nummer] }),
        },
      },
    },
  });
}
const hear = (nummer: string | undefined, about: Ses, at = soon) =>
  hearReturned({ ...deps, metrics: (metric, value) => metrics.push([metric, value]) }, sesEvent(nummer, about), at);
/** Something else that the melder is told by mail. */
async function tell(nummer: string, bericht: Parameters<typeof tellMelder>[2], at: string) {
  await changeMelding<null>(deps, { nummer, now: at }, async (head, store) => {
    const data = await store.gegevens(nummer);
    if (!data) throw new Error('No data');
    const { writes, events, mails } = tellMelder(deps, { head, data, now: at }, bericht);
    return { change: { head, writes, events, mails }, answer: null };
  });
}
const regisseur = { naam: 'Samira Voorbeeld', telefoon: '1', email: 's@almelo.example', organisatie: 'Team' };
const named = {
  soort: 'aanspreekpunt' as const,
  regisseur,
  bevestigenUiterlijk: null,
  contact: { uiterlijk: '2026-11-27', wanneer: 'voor' as const },
  telefoonBekend: true,
  spoed: false,
};

describe('a mail to a melder', () => {
  it.each(['Permanent', 'complaint'] as const)(
    '%s: somebody calls with the same words, and writes no mail again',
    async (kind) => {
      const nummer = await received();
      const mail = await mailOf(nummer, 'ontvangst');
      expect(await hear(nummer, { kind, mail })).toBe('handled');
      expect(await headOf(nummer)).toMatchObject({
        emailOnbereikbaar: { op: soon, reden: 'mailKwamTerug' },
        // The folder went with it.
        folderVerstrektOp: null,
      });
      expect(await openTasks(nummer)).toMatchObject([
        {
          soort: 'bellen',
          reden: 'mailKwamTerug',
          onderwerp: 'ontvangst',
          bericht: { soort: 'ontvangst' },
          berichtOp: now,
        },
      ]);
      expect((await itemsOf(nummer, 'TERMIJN#contacttaak#')).length).toBe(1);
      expect((await itemsOf(nummer, 'MAIL#')).map((one) => one.mail?.soort).sort()).toEqual([
        'contacttaak',
        'ontvangst',
      ]);
      // From now on everything goes by a person.
      await tell(nummer, named, '2026-11-23T11:00:00Z');
      const kinds = (await itemsOf(nummer, 'MAIL#')).map((one) => one.mail?.soort);
      expect(kinds.filter((soort) => soort === 'aanspreekpunt')).toEqual([]);
    },
  );

  it('after it was delivered: its words were gone, what it was about was kept, and no secret', async () => {
    const nummer = await received();
    const mail = await mailOf(nummer, 'ontvangst');
    const sent: string[] = [];
    const client = { send: async () => ({ MessageId: 'ses-1' }) };
    const relay = createRelay({
      table: deps.table,
      bus: { client: { send: async () => ({ Entries: [{ EventId: 'e' }] }) } as never, name: 'bus' },
      mail: {
        client: client as never,
        configurationSet: 'set',
        compose: draftComposer(deps.installation, () => Date.parse(now)),
      },
      source: 'vlot.intake',
      log: (what) => sent.push(what),
      metrics: () => undefined,
    });
    await relay.sweep('2026-11-23T10:04:00Z');
    expect(sent).toContain('mailDelivered');
    const [delivered] = await itemsOf(nummer, `MAIL#${mail}`);
    expect(delivered?.mail).toMatchObject({ soort: 'ontvangst', bericht: { soort: 'ontvangst' } });
    for (const secret of ['volgcode', 'aan', 'naam', 'tekst', 'html'])
      expect(delivered?.mail).not.toHaveProperty(secret);
    await hear(nummer, { mail });
    expect(await openTasks(nummer)).toMatchObject([{ onderwerp: 'ontvangst', reden: 'mailKwamTerug' }]);
  });

  it('that an automatic answer came to did arrive', async () => {
    const nummer = await received();
    expect(await hear(nummer, { kind: 'Transient', mail: await mailOf(nummer, 'ontvangst') })).toBe('handled');
    expect((await headOf(nummer))?.emailOnbereikbaar).toBeNull();
    expect(await openTasks(nummer)).toEqual([]);
  });

  it.each<[string, Omit<Ses, 'mail'>]>([
    ['a full mailbox', { kind: 'Transient', subType: 'MailboxFull' }],
    ['words that a server refuses', { kind: 'Transient', subType: 'ContentRejected' }],
    ['too large', { kind: 'Transient', subType: 'MessageTooLarge' }],
    ['a file that a server refuses', { kind: 'Transient', subType: 'AttachmentRejected' }],
    ['a server that did not answer for hours', { kind: 'Transient', action: 'failed' }],
    ['nobody knows why', { kind: 'Undetermined', subType: 'Undetermined' }],
  ])('%s: SES gave up, somebody calls about this mail, and the next one goes by mail', async (_, why) => {
    const nummer = await received();
    const mail = await mailOf(nummer, 'ontvangst');
    expect(await hear(nummer, { ...why, mail })).toBe('handled');
    expect(await hear(nummer, { ...why, mail })).toBe('alreadyHandled');
    // The folder went with it, so it did not arrive either.
    expect(await headOf(nummer)).toMatchObject({ emailOnbereikbaar: null, folderVerstrektOp: null });
    expect(await openTasks(nummer)).toMatchObject([
      { soort: 'bellen', reden: 'mailKwamTerug', onderwerp: 'ontvangst', bericht: { soort: 'ontvangst' } },
    ]);
    await tell(nummer, named, '2026-11-23T11:00:00Z');
    expect(await mailOf(nummer, 'aanspreekpunt')).toBeTruthy();
  });

  it('that was sent before staff kept the melding silent brings no call', async () => {
    const nummer = await received();
    const mail = await mailOf(nummer, 'ontvangst');
    await changeMelding<null>(deps, { nummer, now }, (head) => ({
      change: {
        head: {
          ...head,
          heropend: {
            op: now,
            reden: 'verkeerdeUitkomst',
            aantal: 1,
            daarvoor: { bekekenOp: null, afgerondOp: null },
            stil: true,
          },
        } satisfies Melding,
      },
      answer: null,
    }));
    await hear(nummer, { mail });
    expect((await headOf(nummer))?.emailOnbereikbaar).toMatchObject({ reden: 'mailKwamTerug' });
    expect(await openTasks(nummer)).toEqual([]);
  });

  it('is heard once, however often SES says it, and at once', async () => {
    const nummer = await received();
    const mail = await mailOf(nummer, 'ontvangst');
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => hear(nummer, { mail })));
    expect(outcomes.filter((outcome) => outcome === 'handled')).toHaveLength(1);
    expect(await hear(nummer, { mail, kind: 'complaint' })).toBe('alreadyHandled');
    expect(await openTasks(nummer)).toHaveLength(1);
  });

  it.each([
    ['the older first', 0],
    ['the newer first', 1],
  ] as const)('two of them, %s: one call, about the newer', async (_, first) => {
    const nummer = await received();
    await tell(nummer, named, '2026-11-23T10:01:00Z');
    const mails = [await mailOf(nummer, 'ontvangst'), await mailOf(nummer, 'aanspreekpunt')];
    for (const index of [first, 1 - first])
      await hear(nummer, { mail: mails[index] ?? '' }, `2026-11-23T10:1${index}:00Z`);
    expect(await openTasks(nummer)).toMatchObject([
      { onderwerp: 'aanspreekpunt', bericht: { regisseur: { naam: 'Samira Voorbeeld' } } },
    ]);
  });

  it('with an advice is told as it was written, besides a call about who leads', async () => {
    const nummer = await received();
    const advice = {
      soort: 'uitkomst' as const,
      uitkomst: { soort: 'advies' as const, antwoord: 'Bel de huisarts.' },
      toelichting: null,
    };
    await tell(nummer, advice, '2026-11-23T10:01:00Z');
    await hear(nummer, { mail: await mailOf(nummer, 'ontvangst') });
    await hear(nummer, { mail: await mailOf(nummer, 'uitkomst') });
    const tasks = await openTasks(nummer);
    expect(tasks.map(({ onderwerp }) => onderwerp).sort()).toEqual(['ontvangst', 'uitkomst']);
    expect(tasks.find(({ onderwerp }) => onderwerp === 'uitkomst')?.bericht).toEqual(advice);
    // In the aggregate it stays; in events and logs it never comes.
    expect(JSON.stringify([await itemsOf(nummer, 'EVENT#'), logged])).not.toMatch(/huisarts|voorbeeld\.example/);
  });

  it('that asked whether help goes on becomes a call, unless it was answered', async () => {
    const nummer = await received();
    const asking = async (antwoord: 'ja' | null) => {
      await changeMelding<null>(deps, { nummer, now }, (head) => ({
        change: { head: { ...head, navraag: { ronde: 1, gevraagdOp: now, antwoord } } satisfies Melding },
        answer: null,
      }));
      await tell(nummer, { soort: 'navraag', ronde: 1, weken: 2 }, now);
      await hear(nummer, { mail: await mailOf(nummer, 'navraag') });
      return (await openTasks(nummer)).filter(({ onderwerp }) => onderwerp === 'navraag');
    };
    expect(await asking('ja')).toEqual([]);
    const other = await received();
    await changeMelding<null>(deps, { nummer: other, now }, (head) => ({
      change: { head: { ...head, navraag: { ronde: 1, gevraagdOp: now, antwoord: null } } satisfies Melding },
      answer: null,
    }));
    await tell(other, { soort: 'navraag', ronde: 1, weken: 2 }, now);
    await hear(other, { mail: await mailOf(other, 'navraag') });
    expect(await openTasks(other)).toMatchObject([{ onderwerp: 'navraag', reden: 'mailKwamTerug' }]);
  });

  it('of who reported about others goes by phone, never to the address of the family', async () => {
    const nummer = await received({
      over: 'iemandAnders',
      weetHetGezinHet: 'ja',
      melder: { rol: 'buur', email: 'buur@voorbeeld.example' },
    });
    await hear(nummer, { mail: await mailOf(nummer, 'ontvangst'), to: 'buur@voorbeeld.example' });
    expect(await openTasks(nummer)).toMatchObject([{ soort: 'bellen', reden: 'mailKwamTerug' }]);
  });

  it('without a telephone becomes a letter to the own address', async () => {
    const nummer = await received({ melder: { rol: 'ouder', email: 'ouder@voorbeeld.example' } });
    await hear(nummer, { mail: await mailOf(nummer, 'ontvangst') });
    expect(await openTasks(nummer)).toMatchObject([{ soort: 'brief', reden: 'mailKwamTerug' }]);
  });
});

describe('a mail to staff', () => {
  it('is told to the mailbox, once, with the address and the subject', async () => {
    const nummer = await received({ veiligheid: 'acuutOnveilig' });
    const about = { mail: await mailOf(nummer, 'oproep'), to: 'Piket <piket@almelo.example>', subject: 'Spoed' };
    await Promise.all([hear(nummer, about), hear(nummer, about)]);
    const told = (await itemsOf(nummer, 'MAIL#')).filter(({ mail }) => mail?.soort === 'mailKwamTerug');
    expect(told).toMatchObject([{ mail: { aan: deps.installation.gemeente.werkbak } }]);
    expect(JSON.stringify(told)).toMatch(/piket@almelo\.example.*Spoed|Spoed.*piket@almelo\.example/);
    expect((await headOf(nummer))?.emailOnbereikbaar).toBeNull();
  });

  it('is told to the mailbox when its reader has a full mailbox, not when somebody is away', async () => {
    const nummer = await received({ veiligheid: 'acuutOnveilig' });
    const about = { mail: await mailOf(nummer, 'oproep'), to: 'piket@almelo.example', kind: 'Transient' as const };
    const notices = async () => (await itemsOf(nummer, 'MAIL#')).filter(({ mail }) => mail?.soort === 'mailKwamTerug');
    await hear(nummer, about);
    expect(await notices()).toEqual([]);
    await hear(nummer, { ...about, subType: 'MailboxFull' });
    expect(await notices()).toHaveLength(1);
  });

  it('to the office that a melding was passed on to opens it again, with a term, and once', async () => {
    const nummer = await received();
    const input = uitkomstRequest.parse({
      uitkomst: 'doorgezonden',
      reden: 'Woonplaatsbeginsel.',
      bestemming: 'andereGemeente',
      gemeente: { naam: 'Anderdorp', telefoon: '0500 000000', email: 'post@anderdorp.example' },
    });
    const command = { meldingsnummer: nummer, staff: staffOf('werkverdeler'), now: soon, idempotencyKey: undefined };
    await giveUitkomst(deps, { ...command, input });
    expect((await headOf(nummer))?.status).toBe('inBehandeling');
    const about = { mail: await mailOf(nummer, 'doorgezonden'), to: 'post@anderdorp.example' };
    await Promise.all([hear(nummer, about), hear(nummer, about)]);
    expect(await headOf(nummer)).toMatchObject({
      status: 'inBehandeling',
      triage: null,
      heropend: { reden: 'teruggegeven', aantal: 1 },
    });
    expect(await itemsOf(nummer, 'TERMIJN#reactie')).toHaveLength(1);
    expect(await itemsOf(nummer, 'WERK#open')).toHaveLength(1);
    const kinds = (await itemsOf(nummer, 'MAIL#')).map(({ mail }) => mail?.soort);
    expect(kinds.filter((kind) => kind === 'mailKwamTerug')).toHaveLength(1);
    // Until somebody decides anew there is nothing to tell the melder.
    expect(kinds).not.toContain('heropend');
  });

  it('to the mailbox itself rings an alarm, and writes no mail to it', async () => {
    const nummer = await received({ melder: { ...meldingInput.melder, voorkeurskanaal: 'telefoon' } });
    const mail = await mailOf(nummer, 'contacttaak');
    const before = (await itemsOf(nummer, 'MAIL#')).length;
    await hear(nummer, { mail, to: deps.installation.gemeente.werkbak.toUpperCase() });
    expect(metrics).toEqual([['MailboxBounced', 1]]);
    expect(await itemsOf(nummer, 'MAIL#')).toHaveLength(before);
  });
});

describe('what is about nothing', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['a melding that was erased', 'M-2020-000000', randomIdentifiers.uuid()],
    ['no number', undefined, randomIdentifiers.uuid()],
    ['another kind of number', 'CASUS-1', randomIdentifiers.uuid()],
    ['no mail', 'M-2020-000000', undefined],
  ])('%s is logged without an address, and no more', async (_, nummer, mail) => {
    expect(await hear(nummer, { ...(mail && { mail }) })).toBe('handled');
    expect(logged.join()).toContain('mailReturned');
    expect(logged.join()).not.toContain('voorbeeld.example');
  });

  it('a mail that is not in the journal changes nothing', async () => {
    const nummer = await received();
    await hear(nummer, { mail: randomIdentifiers.uuid() });
    expect((await headOf(nummer))?.emailOnbereikbaar).toBeNull();
  });

  it('a message that SES would never send goes to the dead-letter queue', () => {
    expect(returned.safeParse({ 'detail-type': 'Email Sent', detail: {} }).success).toBe(false);
  });

  it('a row that was spoilt is not mistaken for a mail to staff', async () => {
    const nummer = await received();
    const mail = await mailOf(nummer, 'ontvangst');
    await deps.table.client.send(
      new UpdateItemCommand({
        TableName: deps.table.name,
        Key: marshall({ pk: meldingPk(nummer), sk: `MAIL#${mail}` }),
        UpdateExpression: 'SET mail.bericht = :b',
        ExpressionAttributeValues: marshall({ ':b': { soort: 'onbekend' } }),
      }),
    );
    await expect(hear(nummer, { mail })).rejects.toThrow();
  });
});
