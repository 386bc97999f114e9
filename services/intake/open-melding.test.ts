import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definitionOf } from '../../events/catalogue.ts';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingInput, meldingOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedMails } from '../../test/support/told.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { bericht } from './berichten/bericht.ts';
import { type MeldingInput, optekenRequest } from './contract.ts';
import { contacttaak } from './domain/contacttaak.ts';
import { receiveMelding as decide } from './domain/melding.ts';
import { enterMelding } from './enter-melding.ts';
import { followMelding } from './follow-melding.ts';
import { openedCommit } from './open-melding.ts';
import { receiveMelding } from './receive-melding.ts';
import { addressPk, meldingPk, openIntakeStore } from './store.ts';

/** A Saturday evening: outside office hours. */
const now = '2026-11-21T21:50:00Z';
let db: TestTable;
let deps: AcceptDependencies;

beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
});
afterAll(() => db.stop());
beforeEach(() => db.forgetCalls());

const { email: _, ...withoutEmail } = meldingInput.melder;
const about: Partial<MeldingInput> = { over: 'iemandAnders', weetHetGezinHet: 'nee' };
const professional: Partial<MeldingInput> = {
  over: 'iemandAnders',
  weetHetGezinHet: 'ja',
  melder: { naam: 'Agent Voorbeeld', rol: 'professional', email: 'agent@politie.example' },
  professional: { vindplaats: 'politie', organisatie: 'Politie Voorbeeld' },
};

/** Who reports and how they want to be reached -> what they hear, and what somebody has to do. */
const kinds: [string, Partial<MeldingInput>, string | null, string[]][] = [
  ['by mail', {}, 'ontvangst', []],
  ['neutral', { melder: { ...meldingInput.melder, veiligContact: { neutraal: true } } }, 'ontvangst', []],
  [
    'never by mail',
    { melder: { ...meldingInput.melder, veiligContact: { nietMailen: true } } },
    null,
    ['bellen nietMailen ontvangst'],
  ],
  [
    'by phone',
    { melder: { ...meldingInput.melder, voorkeurskanaal: 'telefoon' } },
    null,
    ['bellen voorkeur ontvangst'],
  ],
  ['by post', { melder: { ...meldingInput.melder, voorkeurskanaal: 'post' } }, null, ['brief voorkeur ontvangst']],
  ['without e-mail', { melder: withoutEmail }, null, ['bellen geenEmail ontvangst']],
  [
    'without e-mail and phone',
    { melder: { rol: 'ouder', voorkeurskanaal: 'post' } },
    null,
    ['brief voorkeur ontvangst'],
  ],
  ['anonymously', { anoniem: true, melder: { rol: 'inwoner' } }, null, []],
  ['anonymously about others', { ...about, anoniem: true, melder: { rol: 'buur' } }, null, []],
  ['about others', about, 'ontvangst', ['bellen gezinWeetHetNiet gezinInformeren']],
  [
    'about others, by phone',
    { ...about, melder: { ...withoutEmail, rol: 'buur' } },
    null,
    ['bellen gezinWeetHetNiet gezinInformeren', 'bellen geenEmail ontvangst'],
  ],
  ['from work', professional, 'ontvangst', []],
  [
    'young',
    { over: 'mijzelf', melder: { rol: 'jeugdige', leeftijd: 14, email: 'j@voorbeeld.example' } },
    'ontvangst',
    ['bellen nietVanzelf nietVanzelf'],
  ],
  [
    'young, by phone',
    { over: 'mijzelf', melder: { rol: 'jeugdige', telefoon: '0612345678' } },
    null,
    ['bellen nietVanzelf nietVanzelf', 'bellen geenEmail ontvangst'],
  ],
];
const ways = ['form', 'telefoon', 'balie', 'brief'] as const;
type Way = (typeof ways)[number];

const firstContact = '2026-11-20T15:00:00Z';
async function comeIn(way: Way, changes: Partial<MeldingInput>, key?: string) {
  if (way === 'form') {
    const { melding, isNew } = await receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey: key });
    return { ...melding, isNew, contacttaak: null };
  }
  const input = optekenRequest.parse({
    kanaal: way,
    eersteContactOp: firstContact,
    melding: { ...meldingInput, ...changes },
  });
  const { isNew, answer } = await enterMelding(deps, {
    input,
    staff: { id: 'kcc', naam: 'Klant Contact Voorbeeld' },
    now,
    idempotencyKey: key,
  });
  return { ...answer, isNew };
}
const row = z.looseObject({ sk: z.string() });
const itemsOf = (nummer: string, prefix = '') => db.table.partition(meldingPk(nummer), row, prefix);
const tasksOf = (nummer: string) => db.table.partition(meldingPk(nummer), contacttaak, 'TAAK#');

describe.each(ways)('by %s', (way) => {
  it.each(kinds)('who reports %s', async (_what, changes, mailed, tasks) => {
    const { meldingsnummer, contacttaak: acknowledging } = await comeIn(way, changes);
    // One AWS call, that only writes.
    expect(db.calls()).toEqual(['TransactWriteItemsCommand']);
    const head = await openIntakeStore(db.table).head(meldingsnummer);
    const events = await db.table.partition(
      meldingPk(meldingsnummer),
      z.object({ event: z.looseObject({ type: z.string(), sequence: z.string() }) }),
      'EVENT#',
    );
    expect(head?.versie).toBe(events.length);
    expect(events.map(({ event }) => event.sequence)).toEqual(events.map((_one, index) => String(index + 1)));
    for (const { event } of events) expect(definitionOf(event.type)?.schema.safeParse(event).success).toBe(true);

    const mails = await owedMails(deps, meldingsnummer, now);
    expect(mails.filter(({ soort }) => soort === 'ontvangst').map(({ soort }) => soort)).toEqual(
      mailed ? [mailed] : [],
    );
    const owed = await tasksOf(meldingsnummer);
    const said = owed.map(({ soort, reden, onderwerp }) => `${soort} ${reden} ${onderwerp}`);
    expect(said.sort()).toEqual([...tasks].sort());
    // A task about the acknowledgement holds what to say; the others need a professional's own words.
    for (const task of owed) expect(task.bericht !== null).toBe(task.onderwerp === 'ontvangst');
    expect(mails.filter(({ soort }) => soort === 'contacttaak')).toHaveLength(tasks.length);
    const own = owed.find(({ onderwerp }) => onderwerp === 'ontvangst');
    if (way !== 'form') expect(acknowledging).toEqual(own ? { taakId: own.taakId, soort: own.soort } : null);

    const ingang = way === 'form' ? (changes.professional ? 'professional' : 'formulier') : way;
    expect(head).toMatchObject({
      ingang,
      ontvangenOp: way === 'form' ? now : firstContact,
      reactieUiterlijk: '2026-11-27',
      status: 'ontvangen',
    });
    const folder = mailed && !changes.melder?.veiligContact?.neutraal && changes.over !== 'iemandAnders';
    expect(head?.folderVerstrektOp).toBe(folder ? now : null);
    // Nothing personal decides, and nothing personal leaves.
    expect(JSON.stringify([head, events])).not.toMatch(
      /Ouder Voorbeeld|Agent Voorbeeld|voorbeeld\.example|overlegt|7607EW/,
    );
  });
});

describe('what a new melding writes', () => {
  it('is written once and nothing else: no read, no removal, at most 100 items', () => {
    for (const [, changes] of kinds) {
      const opened = decide(meldingOf({ ...changes, veiligheid: 'acuutOnveilig' }), {
        now,
        ids: randomIdentifiers,
        gemeente: deps.installation.gemeente,
        adresSleutel: 'sleutel',
      });
      const { commit } = openedCommit(deps, opened, { now, volgcode: randomIdentifiers.code() });
      expect(commit.writes.every((write) => 'put' in write)).toBe(true);
      expect(commit.writes.length + commit.events.length + commit.mails.length).toBeLessThan(40);
      const keys = commit.writes.map((write) => ('put' in write ? `${write.put.pk} ${write.put.sk}` : ''));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('holds no words of the mail, only what it is about', async () => {
    const { meldingsnummer } = await comeIn('form', {});
    const [mail] = await itemsOf(meldingsnummer, 'MAIL#');
    const kept = z.object({ mail: z.looseObject({ bericht }) }).parse(mail).mail;
    expect(kept.bericht).toMatchObject({ soort: 'ontvangst', reactieUiterlijk: '2026-11-27' });
    expect(kept).not.toHaveProperty('tekst');
  });

  it('stands in the worklist, free', async () => {
    const { meldingsnummer } = await comeIn('form', {});
    const places = await itemsOf(meldingsnummer, 'WERK#');
    expect(places.map(({ sk, gsi1pk }) => [sk, gsi1pk])).toEqual([
      ['WERK#hand', 'WERK#vrij'],
      ['WERK#open', 'WERK#open'],
    ]);
  });

  it('points from the address to the melding, except anonymously', async () => {
    const woonadres = { postcode: '7608 AA', huisnummer: 77 };
    const first = await comeIn('form', { woonadres });
    const second = await comeIn('balie', { woonadres });
    await comeIn('form', { woonadres, anoniem: true, melder: { rol: 'buur' }, over: 'iemandAnders' });
    const head = await openIntakeStore(db.table).head(first.meldingsnummer);
    const there = await db.table.partition(
      addressPk(head?.adresSleutel ?? ''),
      z.looseObject({ meldingsnummer: z.string() }),
    );
    expect(there.map(({ meldingsnummer }) => meldingsnummer).sort()).toEqual(
      [first.meldingsnummer, second.meldingsnummer].sort(),
    );
  });
});

describe('who hears of it at once', () => {
  const staffMails = async (nummer: string) => {
    const mails = await owedMails(deps, nummer, now);
    return mails.filter(({ soort }) => soort !== 'ontvangst').map(({ soort, aan }) => [soort, aan]);
  };

  it('is the receiver of a finding place that has one', async () => {
    const { meldingsnummer } = await comeIn('form', professional);
    const [vindplaats] = await staffMails(meldingsnummer);
    expect(vindplaats).toEqual(['vindplaats', expect.stringMatching(/^zorgmeldingen@/)]);
    const school = { ...professional, professional: { vindplaats: 'school', organisatie: 'School Voorbeeld' } };
    expect(await staffMails((await comeIn('form', school)).meldingsnummer)).toEqual([]);
  });

  it('is who is on duty when it is acutely unsafe, and the first on the ladder', async () => {
    const { meldingsnummer } = await comeIn('telefoon', { veiligheid: 'acuutOnveilig' });
    expect((await staffMails(meldingsnummer)).map(([soort]) => soort).sort()).toEqual(['oproep', 'spoedmelding']);
    const [head] = [await openIntakeStore(db.table).head(meldingsnummer)];
    expect(head?.oproep).toMatchObject({ niveau: 1, opgeroepenOp: now, bevestigdOp: null, bevestigdDoor: null });
    expect(await itemsOf(meldingsnummer, 'TERMIJN#oproep')).toHaveLength(1);
  });
});

describe('a term of long ago', () => {
  it('is due at once', async () => {
    const input = optekenRequest.parse({
      kanaal: 'brief',
      eersteContactOp: '2026-09-01T09:00:00+02:00',
      melding: meldingInput,
    });
    const staff = { id: 'kcc', naam: 'Klant Contact Voorbeeld' };
    const { answer } = await enterMelding(deps, { input, staff, now, idempotencyKey: undefined });
    expect(answer).toMatchObject({
      ontvangenOp: '2026-09-01T07:00:00Z',
      reactieUiterlijk: '2026-09-08',
      ingevoerdOp: now,
    });
    const [term] = await itemsOf(answer.meldingsnummer, 'TERMIJN#reactie');
    expect(String(term?.['gsi1sk']) < now).toBe(true);
  });
});

describe('staff entry, twice', () => {
  it('is one melding with the same key, another for another employee, and no other request', async () => {
    const call = { melder: withoutEmail };
    const first = await comeIn('telefoon', call, 'sleutel-opgetekend');
    const again = await comeIn('telefoon', call, 'sleutel-opgetekend');
    expect(again).toMatchObject({ isNew: false, meldingsnummer: first.meldingsnummer, contacttaak: first.contacttaak });
    for (const { volgcode, meldingsnummer } of [first, again]) {
      expect((await followMelding(deps, { meldingsnummer, volgcode, now })).meldingsnummer).toBe(meldingsnummer);
    }
    expect(await tasksOf(first.meldingsnummer)).toHaveLength(1);
    await expect(comeIn('balie', call, 'sleutel-opgetekend')).rejects.toMatchObject({
      code: 'anderVerzoekZelfdeSleutel',
    });
    const input = optekenRequest.parse({
      kanaal: 'telefoon',
      eersteContactOp: firstContact,
      melding: { ...meldingInput, ...call },
    });
    const colleague = { id: 'ander', naam: 'Collega Voorbeeld' };
    const other = await enterMelding(deps, { input, staff: colleague, now, idempotencyKey: 'sleutel-opgetekend' });
    expect(other.answer.meldingsnummer).not.toBe(first.meldingsnummer);
  });

  it('keeps nothing of what was refused', async () => {
    const attempt = comeIn('telefoon', { watLooptVast: 'Het nummer is 111222333' });
    await expect(attempt).rejects.toBeInstanceOf(Problem);
    await expect(attempt).rejects.toMatchObject({ code: 'bsnGevonden', faults: [{ veld: '/melding/watLooptVast' }] });
    expect(db.calls()).toEqual([]);
  });
});
