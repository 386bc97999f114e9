import { describe, expect, test } from 'vitest';
import { answers, ok, openDesk } from '../../test/support/desk.ts';
import { problem } from '../../test/support/portal.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const nummer = 'M-2026-7K3WQ1';
const punt = {
  soort: 'geenWaarnemer',
  casusId: uuid(1),
  meldingId: null,
  sinds: '2026-11-20T10:00:00Z',
  uiterlijk: '2026-11-30',
  teLaat: false,
  spoed: false,
};
const late = { ...punt, casusId: uuid(2), soort: 'heropend', meldingId: nummer, uiterlijk: '2026-11-19', teLaat: true };
const listed = (punten: object[], volgende: string | null = null) =>
  answers({ 'GET /regie/v1/aandachtspunten': ok({ punten, volgende }) });

describe('what waits for somebody', () => {
  test('what is asked, since when and by when, late in red and in words, and the way to the casus', async () => {
    const { get } = await openDesk(listed([{ ...late, spoed: true }, punt], 'x y'));
    const { status, body = '' } = await get('/werk/werkvoorraad');
    expect(status).toBe(200);
    for (const text of [
      'Een melding is weer open',
      'weg en niemand neemt waar',
      nummer,
      '1 punt is te laat.',
      'Te laat: donderdag 19 november',
      'maandag 30 november',
      '20 november',
      `href="/werk/casussen/${uuid(1)}"`,
      `href="/werk/casussen/${uuid(2)}"`,
      'href="/werk/werkvoorraad?cursor=x%20y"',
    ]) {
      expect(body).toContain(text);
    }
    const [, first = '', second = ''] = body.split('<tr').slice(1);
    expect(first).toMatch(/spoed.*Spoed.*Te laat/s);
    expect(second).not.toMatch(/Te laat|Spoed/);
    expect(/<nav class="menu".*?<\/nav>/s.exec(body)?.[0]).toMatch(
      /href="\/werk\/werkvoorraad"[^>]*aria-current="page"/,
    );
  });

  test('says so when nothing waits, and passes on where the list goes on', async () => {
    const { get, sent } = await openDesk(listed([]));
    const { body } = await get('/werk/werkvoorraad?cursor=abc');
    expect(body).toContain('Er wacht nu niets.');
    expect(body).not.toContain('te laat');
    expect(sent.at(-1)?.path).toContain('cursor=abc');
  });

  test('who watches over the whole reads the list, and is not sent to a casus that stays closed to them', async () => {
    const { get } = await openDesk(listed([punt]), ['procescoordinator']);
    const { body } = await get('/werk/werkvoorraad');
    expect(body).toContain('weg en niemand neemt waar');
    expect(body).not.toContain('/werk/casussen/');
  });

  test('somebody else is told whose page it is', async () => {
    const apis = answers({ 'GET /regie/v1/aandachtspunten': problem('geenToegang', 403) });
    const { get } = await openDesk(apis, ['regisseur']);
    expect((await get('/werk/werkvoorraad')).status).toBe(403);
  });
});
