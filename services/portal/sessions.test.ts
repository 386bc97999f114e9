import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { createSessions } from './sessions.ts';

let store: TestTable;
beforeAll(async () => {
  store = await startTestTable('portal');
});
afterAll(() => store.stop());

const now = '2026-11-21T21:50:00Z';
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const open = (url = 'https://vlot.almelo.example') =>
  createSessions({ table: store.table, schema: z.object({ geheim: z.string() }), name: 'volgen', url });
const cookieValue = (setCookie: string) => /^[^=]+=([^;]*)/.exec(setCookie)?.[1] ?? '';

describe('a session', () => {
  test('is read with its cookie, until its time has passed', async () => {
    const sessions = open();
    const cookie = cookieValue(await sessions.start({ geheim: 'x' }, now, 30));
    expect(await sessions.read(cookie, later(29))).toEqual({ geheim: 'x' });
    expect(await sessions.read(cookie, later(30))).toBeUndefined();
    expect(await sessions.read('another', now)).toBeUndefined();
    expect(await sessions.read(undefined, now)).toBeUndefined();
  });

  test('is gone once it ended', async () => {
    const sessions = open();
    const cookie = cookieValue(await sessions.start({ geheim: 'x' }, now, 30));
    expect(await sessions.end(cookie)).toContain('Max-Age=0');
    expect(await sessions.read(cookie, now)).toBeUndefined();
  });

  test('the cookie: this host only over https, out of reach of scripts and of other sites', async () => {
    expect(await open().start({ geheim: 'x' }, now, 30)).toMatch(
      /^__Host-volgen=[\w-]{43}; Path=\/; Max-Age=1800; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await open('http://localhost:8080').start({ geheim: 'x' }, now, 30)).toMatch(/^volgen=.*; SameSite=Lax$/);
  });

  test('the table knows neither the id nor the content', async () => {
    const cookie = cookieValue(await open().start({ geheim: 'ABCDEF-GHJKMN' }, now, 30));
    const { Items = [] } = await store.table.client.send(new ScanCommand({ TableName: 'portal' }));
    const text = JSON.stringify(Items.map((item) => unmarshall(item)));
    expect(Items.length).toBeGreaterThan(0);
    expect(text).not.toContain('ABCDEF-GHJKMN');
    expect(text).not.toContain(cookie);
  });
});
