import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { StaffRole } from '../../shared/gemeente.ts';
import { apiHandler, originHeader } from '../../shared/lambda/api.ts';
import { intakeOn, meldingInput, meldingOf, story } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { apiVersion } from './api.ts';
import { type MeldingInput, optekenRequest } from './contract.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import { enterMelding } from './enter-melding.ts';
import { followMelding } from './follow-melding.ts';
import { lettersRoutes } from './letters-api.ts';
import { whyNoBrief } from './make-brief.ts';
import { receiveMelding } from './receive-melding.ts';
import { headItem, meldingPk, openIntakeStore, taskItem } from './store.ts';

/** Letters that staff prints, read back from the PDF. */
const now = '2026-11-23T10:00:00Z';
const secret = 'the origin secret of this test, 32+';
const route = 'GET /intake/v1/meldingen/{meldingsnummer}/contacttaken/{taakId}/brief';
let db: TestTable;
let deps: AcceptDependencies;

beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table);
});
afterAll(() => db.stop());

type Who = { role: StaffRole; id?: string; email?: string };

async function print(
  meldingsnummer: string,
  taakId: string,
  { role, id = 'u1', email }: Who = { role: 'werkverdeler' },
) {
  const routes = lettersRoutes(deps);
  const { installation, log } = deps;
  const handler = apiHandler({ version: apiVersion, routes, log, installation, originSecrets: async () => [secret] });
  const claims = { sub: id, name: 'Wim Voorbeeld', groups: `[vlot-${role}]`, ...(email && { email }) };
  const event: APIGatewayProxyEventV2WithJWTAuthorizer = {
    version: '2.0',
    routeKey: route,
    rawPath: '',
    rawQueryString: '',
    headers: { [originHeader]: secret, accept: 'application/pdf' },
    pathParameters: { meldingsnummer, taakId },
    requestContext: {
      accountId: '1',
      apiId: '1',
      domainName: '',
      domainPrefix: '',
      http: { method: 'GET', path: '', protocol: '', sourceIp: '', userAgent: '' },
      requestId: '3f6c2a44-6f0a-4c6e-9f10-6d3a8f0c1a11',
      routeKey: route,
      stage: '$default',
      time: '',
      timeEpoch: Date.parse(now),
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
    },
    isBase64Encoded: false,
  };
  const result = (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
  const { statusCode, headers, body = '', isBase64Encoded } = result;
  if (!isBase64Encoded) return { status: statusCode, headers, text: '', problem: JSON.parse(body) };
  const pdf = await getDocumentProxy(Uint8Array.from(Buffer.from(body, 'base64')));
  const { text } = await extractText(pdf, { mergePages: true });
  return { status: statusCode, headers, text: text.replaceAll(/\s+/g, ' '), problem: undefined };
}

/** A melding whose melder wants post, with its open task. */
async function posted(changes: Partial<MeldingInput> = {}) {
  const input = meldingOf({ melder: { ...meldingInput.melder, voorkeurskanaal: 'post' }, ...changes });
  const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
  const [taak] = await openIntakeStore(db.table).openTasks(melding.meldingsnummer);
  if (!taak) throw new Error('No task');
  return { nummer: melding.meldingsnummer, taak };
}
const codeIn = (text: string) => /Code: (\S+)/.exec(text)?.[1] ?? '';
const follow = (meldingsnummer: string, volgcode: string) =>
  followMelding({ table: db.table }, { meldingsnummer, volgcode, now });
const rows = (nummer: string, prefix: string) =>
  db.table.partition(meldingPk(nummer), z.looseObject({ sk: z.string() }), prefix);
async function change(nummer: string, changes: object) {
  const head = await openIntakeStore(db.table).head(nummer);
  if (!head) throw new Error('No head');
  await db.table.transact([{ put: headItem({ ...head, ...changes }), when: 'always' }]);
}

describe('a letter for an open task', () => {
  it('has the street when the melder said it, else the number behind a line to write on', async () => {
    const woonadres = { postcode: '7607 AB', huisnummer: 30, toevoeging: 'a' };
    const known = await posted({ woonadres: { ...woonadres, straat: 'Voorbeeldstraat' } });
    expect((await print(known.nummer, known.taak.taakId)).text).toContain('Voorbeeldstraat 30 a 7607 AB ALMELO');
    const unknown = await posted({ woonadres });
    expect((await print(unknown.nummer, unknown.taak.taakId)).text).toContain('Ouder Voorbeeld 30 a 7607 AB ALMELO');
  });

  it('says what a mail would have said, with the address, the number and a code of its own', async () => {
    const { nummer, taak } = await posted();
    const { status, headers, text } = await print(nummer, taak.taakId);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="brief-${nummer}.pdf"`,
      'Cache-Control': 'no-store',
    });
    for (const part of [
      'Ouder Voorbeeld',
      '7607 EW',
      'ALMELO',
      'Wij hebben uw melding ontvangen',
      `Nummer: ${nummer}`,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Bekijk uw melding: vlot.almelo.example/volg');
    expect(text).not.toMatch(/e-mail heeft|hierboven|undefined/);
    expect(text).not.toContain(story);
    expect(await follow(nummer, codeIn(text))).toMatchObject({
      meldingsnummer: nummer,
      verstuurd: { watLooptVast: story },
    });
  });

  it('gives each print its own code, and stays open until somebody records that it went out', async () => {
    const { nummer, taak } = await posted();
    const codes = [codeIn((await print(nummer, taak.taakId)).text), codeIn((await print(nummer, taak.taakId)).text)];
    expect(new Set(codes).size).toBe(2);
    for (const code of codes) await expect(follow(nummer, code)).resolves.toBeDefined();
    expect((await openIntakeStore(db.table).openTasks(nummer)).map(({ taakId }) => taakId)).toEqual([taak.taakId]);
    const kept = JSON.stringify(await rows(nummer, ''));
    for (const code of codes) expect(kept).not.toContain(code);
  });

  it('is recorded as reading, also when it is refused for want of an address', async () => {
    const { nummer, taak } = await posted();
    await print(nummer, taak.taakId);
    expect(await rows(nummer, 'INZAGE#')).toMatchObject([{ medewerker: 'u1', verwerking: 'melding-brief-maken' }]);
    const { woonadres: _, ...without } = meldingInput;
    const input = meldingOf({
      ...without,
      woonadres: undefined,
      melder: { ...meldingInput.melder, voorkeurskanaal: 'telefoon' },
    });
    const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
    const [call] = await openIntakeStore(db.table).openTasks(melding.meldingsnummer);
    const refused = await print(melding.meldingsnummer, call?.taakId ?? '');
    expect(refused.problem).toMatchObject({
      status: 409,
      detail: 'Het adres van de melder is niet bekend. Bel de melder.',
    });
    expect(await rows(melding.meldingsnummer, 'INZAGE#')).toHaveLength(1);
    expect(await rows(melding.meldingsnummer, 'VOLGCODE#')).toHaveLength(1);
  });

  it('is in the language of the melder', async () => {
    const { nummer, taak } = await posted({ taal: 'en' });
    const { text } = await print(nummer, taak.taakId);
    expect(text).toContain('We have received your report');
    expect(text).toContain('See your report: vlot.almelo.example/en/volg');
  });

  it('shows nothing about help where contact has to be safe, and its code gives nothing back', async () => {
    const melder = { ...meldingInput.melder, voorkeurskanaal: 'post' as const, veiligContact: { neutraal: true } };
    const { nummer, taak } = await posted({ melder });
    const { text } = await print(nummer, taak.taakId);
    expect(text).toContain('Bekijk uw bericht');
    expect(text).not.toMatch(/hulp|melding|gezin|wijkcoach|klacht|rechtspositie|cliënt|112|0800/i);
    expect((await follow(nummer, codeIn(text))).verstuurd).toBeNull();
  });

  it('may take the place of a call', async () => {
    const { nummer, taak } = await posted({ melder: { ...meldingInput.melder, voorkeurskanaal: 'telefoon' } });
    expect(taak.soort).toBe('bellen');
    expect((await print(nummer, taak.taakId)).status).toBe(200);
  });
});

const byPhone = { ...meldingInput.melder, voorkeurskanaal: 'telefoon' as const };
describe('never a letter', () => {
  it('to the address of the family, for who reported about somebody else', async () => {
    const { nummer, taak } = await posted({ over: 'iemandAnders', weetHetGezinHet: 'ja', melder: byPhone });
    const { problem } = await print(nummer, taak.taakId);
    expect(problem).toMatchObject({ status: 409 });
    expect(problem.detail).toContain('van het gezin');
    expect(await rows(nummer, 'INZAGE#')).toEqual([]);
  });

  it('to the door of a young person who reports alone', async () => {
    const melder = {
      naam: 'Jongere',
      rol: 'jeugdige' as const,
      leeftijd: 14,
      telefoon: '06 12345678',
      voorkeurskanaal: 'telefoon' as const,
    };
    const { nummer } = await posted({ melder });
    const tasks = await openIntakeStore(db.table).openTasks(nummer);
    expect(tasks.length).toBeGreaterThan(1);
    for (const { taakId } of tasks) expect((await print(nummer, taakId)).problem.detail).toContain('jongere');
  });

  it('for a task that is closed, of which a professional finds the words, or that does not exist', async () => {
    const { nummer, taak } = await posted();
    const put = (changes: Partial<Contacttaak>) =>
      db.table.transact([{ put: taskItem(nummer, { ...taak, ...changes }), when: 'always' }]);
    await put({ status: 'gedaan' });
    expect((await print(nummer, taak.taakId)).problem.detail).toContain('al afgesloten');
    await put({ bericht: null });
    expect((await print(nummer, taak.taakId)).problem.detail).toContain('geen brief');
    expect((await print(nummer, deps.ids.uuid())).status).toBe(404);
    expect((await print(nummer, 'onzin')).status).toBe(404);
    expect((await print('M-2026-ZZZZZZ', taak.taakId)).status).toBe(404);
  });

  it('says why, for every kind of who reported', () => {
    const head = { wieMeldde: { soort: 'eigenHuishouden' }, jeugdigeAlleen: false } as const;
    const task = { status: 'open', bericht: { soort: 'geweigerd', naam: 'Samira' } } as const;
    expect(whyNoBrief(head, task)).toBeNull();
    for (const wieMeldde of [
      { soort: 'anoniem' },
      { soort: 'onbekend' },
      { soort: 'signaal', weetHetGezinHet: 'ja' },
    ] as const) {
      expect(whyNoBrief({ ...head, wieMeldde }, task)).toBe('andermansAdres');
    }
    expect(whyNoBrief({ ...head, jeugdigeAlleen: true }, task)).toBe('jeugdige');
    expect(whyNoBrief(head, { ...task, status: 'vervallen' })).toBe('taakDicht');
    expect(whyNoBrief(head, { ...task, bericht: null })).toBe('eigenWoorden');
  });
});

describe('who may print', () => {
  it.each(['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke'] as const)('%s may', async (role) => {
    const { nummer, taak } = await posted({ geheimAdres: true });
    const { status, text } = await print(nummer, taak.taakId, { role });
    expect(status).toBe(200);
    expect(text).toContain('7607 EW');
  });

  it.each([
    ['beheerder', 403],
    ['klachtenfunctionaris', 403],
    ['privacyfunctionaris', 403],
    ['regisseur', 404],
    ['teamlid', 404],
    ['klantcontact', 404],
  ] as const)('%s without a part in it may not', async (role, status) => {
    const { nummer, taak } = await posted();
    expect((await print(nummer, taak.taakId, { role })).status).toBe(status);
    expect(await rows(nummer, 'INZAGE#')).toEqual([]);
  });

  it('the team that has it in hand may, but not see a secret address', async () => {
    const team = { email: 'lid@almelo.example', role: 'teamlid' as const };
    for (const [geheimAdres, status] of [
      [false, 200],
      [true, 403],
    ] as const) {
      const { nummer, taak } = await posted({ geheimAdres });
      await change(nummer, { behandelaar: { sleutel: team.email, id: 'u2', naam: 'Lid', sinds: now } });
      const answer = await print(nummer, taak.taakId, { ...team, id: 'u2' });
      expect(answer.status).toBe(status);
      expect(await rows(nummer, 'VOLGCODE#')).toHaveLength(status === 200 ? 2 : 1);
    }
  });

  it('who wrote it down today may, and nobody else of klantcontact', async () => {
    const melding = { ...meldingInput, melder: { ...meldingInput.melder, voorkeurskanaal: 'post' as const } };
    const input = optekenRequest.parse({ kanaal: 'telefoon', eersteContactOp: '2026-11-23T09:00:00Z', melding });
    const staff = { id: 'k1', naam: 'Kim Voorbeeld' };
    const { answer } = await enterMelding(deps, { input, staff, now, idempotencyKey: undefined });
    const taakId = answer.contacttaak?.taakId ?? '';
    const { status, text } = await print(answer.meldingsnummer, taakId, { role: 'klantcontact', id: 'k1' });
    expect(status).toBe(200);
    expect(text).toContain('Een medewerker heeft opgeschreven wat u ons vertelde.');
    expect((await print(answer.meldingsnummer, taakId, { role: 'klantcontact', id: 'k2' })).status).toBe(404);
  });

  it('not the regisseur whom it is about, and no regisseur sees it', async () => {
    const { nummer, taak } = await posted({ overRegisseur: true });
    expect((await print(nummer, taak.taakId, { role: 'regisseur' })).status).toBe(404);
  });
});
