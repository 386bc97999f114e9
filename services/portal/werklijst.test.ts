import { describe, expect, test } from 'vitest';
import { staffRole } from '../../shared/gemeente.ts';
import { answers, newKey, nummer, ok, openDesk, overzicht, sleutel, taak, uuid } from '../../test/support/desk.ts';
import { now, problem } from '../../test/support/portal.ts';

const lijst = (meldingen: unknown[] = [], contacttaken: unknown[] = [], volgende: string | null = null) =>
  ok({ meldingen, contacttaken, volgende });
const claimed = ok({ meldingsnummer: nummer, behandelaar: { id: 'w', naam: 'Wim Voorbeeld', sinds: now } }, 201);
const apis = answers({
  'GET /intake/v1/werklijst': lijst([
    overzicht(1, { spoed: true, teLaat: true, voorrang: ['spoed', 'onveiligMetKinderen', 'teLaat'] }),
    overzicht(2, { voorrang: ['regieOvergenomen', 'herhaald'], mogelijkSpam: true }),
    overzicht(3, { behandelaar: { id: 'x', naam: 'Noor Voorbeeld', sinds: now, geopend: true }, team: 'sociaal-team' }),
  ]),
  'POST /intake/v1/meldingen/M-2026-7K3WQ1/oppakkingen': claimed,
});

describe('what to do first', () => {
  test('a team reads that what it gave back goes on elsewhere', async () => {
    const { get } = await openDesk(apis, ['teamlid'], { teams: ['sociaal-team'] });
    expect((await get(`/werk?heropend=${nummer}`)).body).toMatch(
      new RegExp(`${nummer}.{0,20} is weer open. De gemeente kiest opnieuw wie haar oppakt.`),
    );
    expect((await get('/werk?heropend=onzin')).body).not.toContain('is weer open');
  });

  test('the order of intake is kept; why it goes first stands in words; late in words', async () => {
    const { get, sent } = await openDesk(apis);
    const { body = '' } = await get('/werk');
    expect([...body.matchAll(/href="\/werk\/meldingen\/(M-[^"]+)"/g)].map(([, found]) => found?.at(-1))).toEqual([
      '1',
      '2',
      '3',
    ]);
    for (const text of [
      'Spoed',
      'Er zijn kinderen bij',
      'Te laat: moest uiterlijk dinsdag 1 december',
      'Ondersteuner draagt de regie',
      'Eerder gemeld',
      'Misschien spam',
      'Noor Voorbeeld',
      'Sociaal team',
    ]) {
      expect(body).toContain(text);
    }
    expect(sent.map(({ path }) => path)).toEqual(['/intake/v1/werklijst?limiet=25&lijst=open']);
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token-of-wim');
  });

  test.each([
    ['/werk?lijst=vrij&voorrang=spoed', '/intake/v1/werklijst?limiet=25&lijst=vrij&voorrang=spoed'],
    ['/werk?lijst=mijn', '/intake/v1/werklijst?limiet=25&lijst=mijn'],
    ['/werk?lijst=team', '/intake/v1/werklijst?limiet=25&lijst=team&team=sociaal-team'],
    ['/werk?lijst=afgerond', '/intake/v1/meldingen?limiet=25&status=afgerond'],
    ['/werk?lijst=%3Cx%3E&voorrang=onzin', '/intake/v1/werklijst?limiet=25&lijst=open'],
    ['/werk?cursor=abc', '/intake/v1/werklijst?limiet=25&cursor=abc&lijst=open'],
  ])('%s asks %s', async (page, path) => {
    const { get, sent } = await openDesk(
      answers({
        'GET /intake/v1/werklijst': lijst(),
        'GET /intake/v1/meldingen?': ok({ meldingen: [], volgende: null }),
      }),
      ['werkverdeler'],
      { teams: ['sociaal-team'] },
    );
    expect((await get(page)).status).toBe(200);
    expect(sent.map((call) => call.path)).toEqual([path]);
  });

  test('the next page keeps the filter, and the way back to the beginning', async () => {
    const { get } = await openDesk(answers({ 'GET /intake/v1/werklijst': lijst([overzicht()], [], 'a b&c') }));
    const { body } = await get('/werk?lijst=vrij&cursor=x');
    expect(body).toContain('href="/werk?lijst=vrij&amp;cursor=a+b%26c"');
    expect(body).toContain('href="/werk?lijst=vrij">Naar het begin van de lijst');
  });

  test('calls and letters lead to the task on the page of its melding', async () => {
    const task = { ...taak(), meldingsnummer: nummer, spoed: false, teLaat: true };
    const { script: _script, ...row } = task;
    const { get } = await openDesk(answers({ 'GET /intake/v1/werklijst': lijst([], [row]) }));
    const { body } = await get('/werk?lijst=contacttaken');
    expect(body).toContain(`href="/werk/meldingen/${nummer}#taak-${uuid(9)}"`);
    expect(body).toContain('Te laat: dit moest uiterlijk dinsdag 24 november');
  });

  test('nothing to do is said kindly', async () => {
    const { get } = await openDesk(answers({ 'GET /intake/v1/werklijst': lijst() }));
    expect((await get('/werk?lijst=vrij')).body).toContain('Alles is opgepakt.');
  });
});

describe('claiming from the list', () => {
  test('one button; the list comes back with the same filter and says so', async () => {
    const { get, post, sent } = await openDesk(apis);
    const { body } = await get('/werk?lijst=vrij');
    expect(body).toContain(`name="sleutel" value="${newKey}-${nummer}"`);
    const answer = await post('/werk', { meldingsnummer: nummer, lijst: 'vrij', sleutel: `${newKey}-${nummer}` });
    expect(sent.at(-1)).toMatchObject({
      path: `/intake/v1/meldingen/${nummer}/oppakkingen`,
      body: { actie: 'oppakken' },
    });
    expect(sent.at(-1)?.headers.get('idempotency-key')).toBe(`${newKey}-${nummer}`);
    expect(answer.headers?.['Location']).toBe(`/werk?lijst=vrij&opgepakt=${nummer}`);
    expect((await get(answer.headers?.['Location'] ?? '')).body).toContain('is nu van u.');
  });

  test.each([
    ['a colleague was earlier', problem('gewijzigd', 409, 'Noor was net eerder.'), 409, 'Noor was net eerder.'],
    ['silence', undefined, 503, 'Wij weten niet zeker'],
  ])('%s', async (_name, given, status, text) => {
    const { post } = await openDesk(answers({ 'GET /intake/v1/werklijst': lijst([overzicht()]), 'POST /': given }));
    const answer = await post('/werk', { meldingsnummer: nummer, sleutel });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(text);
  });

  test('who only looks gets no button', async () => {
    const { get } = await openDesk(apis, ['procescoordinator']);
    const { body } = await get('/werk');
    expect(body).not.toContain('Oppakken');
    expect(body).toContain('Niemand');
  });
});

describe('a number that somebody reads out', () => {
  test.each([nummer, 'm-2026-7k3wq1', ' 2026 7K3WQ1 ', 'M20267K3WQ1'])('%s opens the melding', async (typed) => {
    const { get } = await openDesk(apis);
    const answer = await get(`/werk/meldingen?nummer=${encodeURIComponent(typed)}`);
    expect(answer).toMatchObject({ status: 303, headers: { Location: `/werk/meldingen/${nummer}` } });
  });

  test('a number that cannot be one is told how it looks', async () => {
    const { get } = await openDesk(apis);
    const answer = await get('/werk/meldingen?nummer=12');
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Een meldingsnummer ziet eruit als M-2026-7K3WQ1.');
  });
});

describe('each role begins where its work is', () => {
  const menus: Record<string, string[]> = {
    werkverdeler: [
      '/werk',
      '/werk/benoemen',
      '/werk/werkvoorraad',
      '/werk/nieuw',
      '/werk/regisseurs',
      '/werk/garantie',
      '/werk/cijfers',
    ],
    gedragswetenschapper: [
      '/werk',
      '/werk/benoemen',
      '/werk/werkvoorraad',
      '/werk/nieuw',
      '/werk/regisseurs',
      '/werk/garantie',
    ],
    procesverantwoordelijke: [
      '/werk',
      '/werk/benoemen',
      '/werk/werkvoorraad',
      '/werk/nieuw',
      '/werk/regisseurs',
      '/werk/garantie',
      '/werk/cijfers',
    ],
    procescoordinator: ['/werk', '/werk/werkvoorraad', '/werk/regisseurs', '/werk/garantie', '/werk/cijfers'],
    teamlid: ['/werk'],
    klantcontact: ['/werk/nieuw'],
    regisseur: ['/werk/casussen', '/werk/verlof'],
    privacyfunctionaris: ['/werk/inzagen'],
    beheerder: ['/werk/regisseurs'],
    klachtenfunctionaris: [],
  };
  test.each(staffRole.options)('%s', async (rol) => {
    const { get } = await openDesk(apis, [rol], { teams: ['sociaal-team'] });
    const items = menus[rol] ?? [];
    const answer = await get('/werk');
    if (items[0] !== undefined && items[0] !== '/werk') {
      expect(answer).toMatchObject({ status: 303, headers: { Location: items[0] } });
      return;
    }
    const menu = /<nav class="menu".*?<\/nav>/s.exec(answer.body ?? '')?.[0] ?? '';
    expect([...menu.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(items);
  });

  test('who works in a team asks for the own team only, whatever the address says', async () => {
    const { get, sent } = await openDesk(apis, ['teamlid'], { teams: ['sociaal-team'] });
    const { body } = await get('/werk?lijst=open&team=expertteam');
    expect(sent.map(({ path }) => path)).toEqual(['/intake/v1/werklijst?limiet=25&lijst=team&team=sociaal-team']);
    expect(body).not.toContain('lijst=contacttaken');
    expect(body).toContain('Van uw team');
  });

  test('without a team nobody is asked', async () => {
    const { get, sent } = await openDesk(apis, ['teamlid']);
    expect((await get('/werk')).body).toContain('Uw team heeft nu geen meldingen.');
    expect(sent).toEqual([]);
  });

  test('no access in words, with the way to the own work', async () => {
    const { get } = await openDesk(() => problem('geenToegang', 403), ['klachtenfunctionaris']);
    const { status, body } = await get('/werk');
    expect(status).toBe(403);
    expect(body).toContain('Deze pagina is voor de werkverdeler');
  });

  test.each([500, 0])('an API that answers %i becomes a page in Dutch', async (status) => {
    const { get } = await openDesk(() => (status ? problem('onverwachteFout', status) : undefined));
    expect((await get('/werk')).body).toContain('Dit lukt nu niet');
  });

  test('a token that is no longer good: sign in again', async () => {
    const { get, sessions } = await openDesk(() => problem('aanmeldenNodig', 401));
    expect(await get('/werk')).toMatchObject({ status: 303, cookies: ['werk=; Max-Age=0'] });
    expect(sessions.kept.size).toBe(0);
  });
});
