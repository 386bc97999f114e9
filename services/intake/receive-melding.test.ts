import { QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingInput, meldingOf, story } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { owedMails } from '../../test/support/told.ts';
import { followMelding } from './follow-melding.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { meldingPk } from './store.ts';

const now = '2026-11-21T21:50:00Z';
let db: TestTable;
let deps: ReceiveDependencies;

beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
});
afterAll(() => db.stop());
beforeEach(() => db.forgetCalls());

async function itemsOf(nummer: string) {
  const { Items = [] } = await db.table.client.send(
    new QueryCommand({
      TableName: db.table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: meldingPk(nummer) } },
    }),
  );
  return Items.map((item) => unmarshall(item));
}
const kinds = (items: Record<string, unknown>[]) => items.map(({ sk }) => String(sk).split('#')[0]).sort();
const receive = (changes = {}, idempotencyKey?: string) =>
  receiveMelding(deps, { input: meldingOf(changes), now, idempotencyKey });

describe('accepting a melding', () => {
  it('is one AWS call, with everything it owes', async () => {
    const { melding, isNew } = await receive({}, 'sleutel-een-aws-call');
    expect(db.calls()).toEqual(['TransactWriteItemsCommand']);
    expect(isNew).toBe(true);
    expect(melding).toMatchObject({ status: 'ontvangen', ontvangenOp: now, reactieUiterlijk: '2026-11-27' });
    const items = await itemsOf(melding.meldingsnummer);
    expect(kinds(items)).toEqual([
      'EVENT',
      'MAIL',
      'ONBEANTWOORD',
      'STAND',
      'STAND',
      'TERMIJN',
      'TERMIJN',
      'VOLGCODE',
      'VOLGCODE',
      'WERK',
      'WERK',
    ]);
    const head = items.find(({ sk }) => sk === 'STAND');
    expect(head).toMatchObject({ gsi1pk: 'STATUS#ontvangen', bewarenTot: '2031-11-21', folderVerstrektOp: now });
    expect(JSON.stringify(head)).not.toMatch(/Ouder Voorbeeld|voorbeeld\.example|overlegt|7607EW/);
  });

  it('keeps no code, only hashes, and the mail has its own', async () => {
    const { melding } = await receive();
    const items = await itemsOf(melding.meldingsnummer);
    const [mail] = await owedMails(deps, melding.meldingsnummer, now);
    const inMail = /\/volg\/(M-[\w-]+)\.([\w-]+)/.exec(String(mail?.tekst));
    expect(inMail?.[1]).toBe(melding.meldingsnummer);
    expect(inMail?.[2]).not.toBe(melding.volgcode);
    expect(JSON.stringify(items)).not.toContain(melding.volgcode);
    const { meldingsnummer } = melding;
    for (const volgcode of [melding.volgcode, inMail?.[2]]) {
      expect(await followMelding(deps, { meldingsnummer, volgcode, now })).toMatchObject({ status: 'ontvangen' });
    }
  });

  it('carries no name, story or contact data in its event', async () => {
    const { melding } = await receive();
    const event = (await itemsOf(melding.meldingsnummer)).find(({ sk }) => sk === 'EVENT#000001');
    expect(event?.['event']).toMatchObject({ subject: melding.meldingsnummer, sequence: '1' });
    expect(JSON.stringify(event)).not.toMatch(/Ouder Voorbeeld|voorbeeld\.example|overlegt|7607EW|Thuiszorg/);
  });

  it('owes no mail but a call where mail is forbidden', async () => {
    const melder = { ...meldingInput.melder, veiligContact: { nietMailen: true } };
    const { melding } = await receive({ melder });
    const items = await itemsOf(melding.meldingsnummer);
    expect(kinds(items).filter((kind) => ['MAIL', 'TAAK', 'EVENT'].includes(String(kind)))).toEqual([
      'EVENT',
      'EVENT',
      'MAIL',
      'TAAK',
    ]);
    expect(items.filter(({ sk }) => String(sk).startsWith('TERMIJN#contacttaak#'))).toHaveLength(1);
  });

  it('puts acutely unsafe first in line and tells the first on the ladder', async () => {
    const { melding } = await receive({ veiligheid: 'acuutOnveilig' });
    const items = await itemsOf(melding.meldingsnummer);
    expect(String(items.find(({ sk }) => sk === 'STAND')?.['gsi1sk'])).toMatch(/^0#/);
    const mails = items.filter(({ sk }) => String(sk).startsWith('MAIL#')).map(({ mail }) => mail);
    expect(mails.map(({ soort }) => soort).sort()).toEqual(['ontvangst', 'oproep', 'spoedmelding']);
    expect(mails.find(({ soort }) => soort === 'spoedmelding').aan).toBe('procesverantwoordelijke@almelo.example');
  });

  it('keeps nothing of a refused melding', async () => {
    await expect(receive({ watLooptVast: 'Mijn nummer is 111222333' })).rejects.toMatchObject({ code: 'bsnGevonden' });
    expect(db.calls()).toEqual([]);
  });
});

describe('a repetition', () => {
  it('gives the same number and a fresh code that works', async () => {
    const first = await receive({}, 'sleutel-herhaling');
    db.forgetCalls();
    const again = await receive({}, 'sleutel-herhaling');
    expect(db.calls()).toEqual(['TransactWriteItemsCommand', 'TransactWriteItemsCommand']);
    expect(again.isNew).toBe(false);
    expect({ ...again.melding, volgcode: '' }).toEqual({ ...first.melding, volgcode: '' });
    expect(again.melding.volgcode).not.toBe(first.melding.volgcode);
    for (const { volgcode } of [first.melding, again.melding]) {
      const { meldingsnummer } = first.melding;
      expect((await followMelding(deps, { meldingsnummer, volgcode, now })).meldingsnummer).toBe(meldingsnummer);
    }
    const items = await itemsOf(first.melding.meldingsnummer);
    expect(kinds(items).filter((kind) => kind === 'MAIL')).toHaveLength(1);
  });

  it('of another request is refused', async () => {
    await receive({}, 'sleutel-ander-verzoek');
    await expect(receive({ aantalHulpverleners: 9 }, 'sleutel-ander-verzoek')).rejects.toMatchObject({
      code: 'anderVerzoekZelfdeSleutel',
    });
  });

  it('without a key is another melding', async () => {
    const [one, two] = [await receive(), await receive()];
    expect(one.melding.meldingsnummer).not.toBe(two.melding.meldingsnummer);
  });

  it('twenty times at once is still one melding', async () => {
    const watLooptVast = `${story} Twintig keer tegelijk.`;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => receive({ watLooptVast }, 'sleutel-tegelijk')),
    );
    const numbers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(new Set(numbers.map(({ melding }) => melding.meldingsnummer)).size).toBe(1);
    expect(numbers.filter(({ isNew }) => isNew)).toHaveLength(1);
    const { Count } = await db.table.client.send(
      new ScanCommand({
        TableName: db.table.name,
        FilterExpression: 'watLooptVast = :story',
        ExpressionAttributeValues: { ':story': { S: watLooptVast } },
      }),
    );
    expect(Count).toBe(1);
  });
});

describe('a number that exists already', () => {
  it('is left alone, a new one is taken', async () => {
    const { melding: existing } = await receive();
    let asked = 0;
    const ids = {
      ...randomIdentifiers,
      meldingsnummer: (year: string) => {
        asked += 1;
        return asked === 1 ? existing.meldingsnummer : randomIdentifiers.meldingsnummer(year);
      },
    };
    const command = { input: meldingOf({ over: 'mijzelf' }), now, idempotencyKey: 'sleutel-zelfde-nummer' };
    const { melding } = await receiveMelding({ ...deps, ids }, command);
    expect(asked).toBe(2);
    expect(melding.meldingsnummer).not.toBe(existing.meldingsnummer);
    const head = (await itemsOf(existing.meldingsnummer)).find(({ sk }) => sk === 'STAND');
    expect(head?.['over']).toBe('mijnGezin');
  });

  it('again and again ends in a problem that a person can act on', async () => {
    const { melding: existing } = await receive();
    const ids = { ...randomIdentifiers, meldingsnummer: () => existing.meldingsnummer };
    const attempt = receiveMelding({ ...deps, ids }, { input: meldingOf(), now, idempotencyKey: undefined });
    await expect(attempt).rejects.toBeInstanceOf(Problem);
    await expect(attempt).rejects.toMatchObject({ code: 'teDruk' });
  });
});

describe('following', () => {
  it('gives one and the same answer to an unknown number, a wrong code and no code', async () => {
    const { melding } = await receive();
    const attempts = [
      { meldingsnummer: 'M-2026-000000', volgcode: melding.volgcode },
      { meldingsnummer: melding.meldingsnummer, volgcode: randomIdentifiers.code() },
      { meldingsnummer: melding.meldingsnummer, volgcode: undefined },
      { meldingsnummer: melding.meldingsnummer, volgcode: '' },
      { meldingsnummer: 'geen nummer', volgcode: melding.volgcode },
      { meldingsnummer: undefined, volgcode: melding.volgcode },
    ];
    const bodies = await Promise.all(
      attempts.map((query) =>
        followMelding(deps, { ...query, now }).catch((error: unknown) =>
          error instanceof Problem ? error.toBody() : error,
        ),
      ),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 404 });
  });

  it('takes the code as somebody types it from a letter', async () => {
    const { melding } = await receive();
    const { meldingsnummer } = melding;
    const volgcode = melding.volgcode.toLowerCase().replaceAll('-', ' ');
    expect(await followMelding(deps, { meldingsnummer, volgcode, now })).toMatchObject({
      meldingsnummer,
      status: 'ontvangen',
      reactieUiterlijk: '2026-11-27',
      tijdlijn: [{ status: 'ontvangen', op: now }],
      regisseur: null,
      overIemandAnders: false,
      anoniem: false,
      verstuurd: { watLooptVast: meldingInput.watLooptVast, over: meldingInput.over },
    });
  });
});
