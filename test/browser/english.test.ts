import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { uitkomst } from '../../events/vocabulary.ts';
import type { VolgResponse } from '../../services/intake/contract-melder.ts';
import { overflow, startBrowser, violations } from '../support/browser.ts';
import { isAt, type PortalServer, residentRoutes, startPortalServer } from '../support/portal-server.ts';
import { later, type System, startSystem } from '../support/system.ts';

/** A resident who reads English, on a phone; and every state of every page, in both languages. */
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
});

async function visit(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Common Dutch words that are none in English; names of offices and what somebody typed may be Dutch. */
const dutchWords =
  /(?<![\p{L}-])(uw|u|wij|ons|onze|melding|meldt|niet|geen|een|het|de|van|voor|met|deze|dit|wat|wie|hoe|hulp|gemeente|bel|bellen|vul|kies|wordt|naar|ook|moet|mag|kunt|hebt|bent|uiterlijk|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|juni|juli|augustus|oktober|fout|verplicht|verder|opnieuw|terug)(?!\p{L})/iu;
/** Names in the example file, the sender of a mail, and the switch to the other language. */
const allowed =
  /^Gemeente Almelo$|Veilig Thuis|Almelo Sociaal|Wmo-loket|Nederlands|Klachtenfunctionaris gemeente Almelo[^\n]*/gm;

/** Presses it, and waits for the page that it leads to. */
async function press(target: Locator): Promise<void> {
  const loaded = target.page().waitForEvent('load');
  await target.click();
  await loaded;
}

async function readAll(page: Page): Promise<string> {
  const texts = await page.evaluate<string[]>(`[
    document.title,
    document.body.innerText,
    ...[...document.querySelectorAll('details')].map((one) => one.textContent),
    ...[...document.querySelectorAll('[aria-label],[alt],[title],option')].map((one) =>
      [one.getAttribute('aria-label'), one.getAttribute('alt'), one.getAttribute('title'), one.textContent].join(' ')),
  ]`);
  return texts.join('\n');
}

/** As wide as it is; a phone is turned into a small one as well. */
async function sticksOut(page: Page, alsoSmall: boolean): Promise<boolean> {
  if ((await overflow(page)) > 0) return true;
  const size = page.viewportSize();
  if (!alsoSmall || !size) return false;
  await page.setViewportSize({ ...size, width: 320 });
  const small = await overflow(page);
  await page.setViewportSize(size);
  return small > 0;
}

/** Addresses of all pages that were looked at. */
const seen = new Set<string>();

/** What is wrong with a page that should be English: a Dutch word, an empty place, axe, something that sticks out. */
async function inspect(page: Page, own: readonly string[] = [], withAxe = true): Promise<string[]> {
  const where = new URL(page.url()).pathname;
  const text = own.reduce((all, one) => all.replaceAll(one, ''), await readAll(page)).replaceAll(allowed, '');
  const lang = await page.evaluate('document.documentElement.lang');
  seen.add(where);
  return [
    ...(withAxe ? await violations(page) : []),
    ...((await sticksOut(page, withAxe)) ? [`${where}: sticks out`] : []),
    ...(/undefined|\bnull\b|NaN|\[object/.test(text) ? [`${where}: an empty place`] : []),
    ...(lang === 'en' ? text.split('\n').filter((line) => dutchWords.test(line)) : []).map(
      (line) => `${where}: ${line.trim()}`,
    ),
    ...((await page.getByRole('link', { name: lang === 'en' ? 'Quick exit' : 'Snel weg' }).count()) === 1
      ? []
      : [`${where}: no way to leave fast`]),
  ];
}

describe('every page, in every state, without the system behind it', () => {
  let portal: PortalServer;
  const op = '2026-11-21T21:50:00Z';
  const story = 'Vijf hulpverleners en niemand belt.';
  const typed = [story, 'Zorg Voorbeeld', 'De thuishulp stopt.', 'Wij komen dinsdag langs.'];

  const received = {
    meldingsnummer: 'M-2026-7K3WQD',
    volgcode: 'ABCDEF-GHJKMN-PQRSTV',
    status: 'ontvangen',
    ontvangenOp: op,
    reactieUiterlijk: '2026-11-27',
  };
  const regisseur = {
    naam: 'Samira Voorbeeld',
    telefoon: '0546 00 00 11',
    email: 'samira@almelo.example',
    organisatie: 'Team Voorbeeld',
  };
  const followed: VolgResponse = {
    meldingsnummer: 'M-2026-7K3WQD',
    status: 'inBehandeling',
    reactieUiterlijk: '2026-11-27',
    tijdlijn: ['ontvangen', 'bekeken', 'inBehandeling', 'voorlopigAanspreekpunt', 'regisseurBenoemd', 'afgerond'].map(
      (status) => ({ status: status as VolgResponse['status'], op }),
    ),
    regisseur: null,
    overIemandAnders: false,
    anoniem: false,
    bevestigenUiterlijk: null,
    taal: 'en',
    uitkomst: null,
    waarnemer: null,
    afwezig: null,
    vertrek: null,
    navraag: null,
    aanvullingen: [{ op, tekst: 'De thuishulp stopt.' }],
    bijlagen: (['quarantaine', 'vrijgegeven', 'geweigerd'] as const).map((status) => ({ naam: 'x.pdf', status })),
    toestemming: { stand: 'ja', op, gehoord: true },
    magAanvullen: true,
    doorzendingen: [],
    magAnderVragen: true,
    verstuurd: {
      watLooptVast: story,
      over: 'mijnGezin',
      melder: { rol: 'jeugdige', leeftijd: 14, email: 'jong@gezin.example', voorkeurskanaal: 'email' },
      woonadres: { postcode: '7607EW', huisnummer: 30 },
      leefgebieden: ['financien', 'huisvesting'],
      betrokkenOrganisaties: ['Zorg Voorbeeld'],
      aantalHulpverleners: 5,
      wisselingenHulpverleners: 4,
      gesprekThuis: true,
      minderjarigen: 'ja',
      doelgroepen: ['jeugd', 'lvb'],
      overzichtHouden: 'nee',
      bekendeRegisseur: null,
      toestemming: { delenMetRegisseur: true },
      geheimAdres: true,
      professional: null,
      taal: 'en',
      veiligheid: 'zorgen',
      overRegisseur: false,
    },
  };
  const outcome = (soort: NonNullable<VolgResponse['uitkomst']>['soort']): Partial<VolgResponse> => ({
    uitkomst: {
      soort,
      op,
      tekst: 'Wij komen dinsdag langs.',
      contact: {
        naam: 'Wmo-loket',
        telefoon: '0546 00 00 00',
        email: 'wmo@almelo.example',
        website: 'https://x.example',
      },
      uiterlijk: '2026-12-04',
    },
  });
  const states: [name: string, changes: Partial<VolgResponse>][] = [
    ['received', { status: 'ontvangen' }],
    ['looked for', {}],
    ['anonymous', { anoniem: true, status: 'ontvangen', verstuurd: null, magAnderVragen: false }],
    ['voorlopig', { regisseur: { ...regisseur, voorlopig: true }, bevestigenUiterlijk: '2099-11-24' }],
    ['voorlopig, late', { regisseur: { ...regisseur, voorlopig: true }, bevestigenUiterlijk: '2026-11-22' }],
    [
      'away, and asked',
      {
        regisseur: { ...regisseur, voorlopig: false },
        waarnemer: { ...regisseur, naam: 'Karim Voorbeeld', tot: '2027-01-03' },
        navraag: { ronde: 1, gevraagdOp: op },
      },
    ],
    ['left', { vertrek: { naam: 'Samira Voorbeeld', organisatie: 'Team Voorbeeld', uiterlijk: '2099-11-24' } }],
    ['closed', { status: 'afgerond' }],
    ['outsider', { overIemandAnders: true, status: 'bekeken' }],
    ['outsider, waiting', { overIemandAnders: true, status: 'ontvangen', reactieUiterlijk: '2099-11-27' }],
    ...uitkomst
      .exclude(['geenMelding'])
      .options.map((soort): [string, Partial<VolgResponse>] => [soort, outcome(soort)]),
  ];

  beforeAll(async () => {
    portal = await startPortalServer();
  });
  afterAll(async () => {
    await portal?.stop();
  });

  const answerWith = (changes: Partial<VolgResponse>) =>
    portal.answer(({ method, path }) => {
      if (method === 'GET') return { status: 200, body: { ...followed, ...changes } };
      if (path === '/intake/v1/meldingen') return { status: 201, body: received };
      return { status: 201, body: { meldingsnummer: received.meldingsnummer, op, status: 'inBehandeling' } };
    });

  async function follow(page: Page, prefix: string): Promise<void> {
    await page.goto(`${portal.url}${prefix}/volg/M-2026-7K3WQD.ABCDEF`);
    await press(page.locator('main form button'));
  }

  test.each([
    ['en', '/en', 390],
    ['en', '/en', 1280],
    ['nl', '', 390],
    ['nl', '', 1280],
  ] as const)(
    'in %s (%s) at %i px: clean for axe (on a phone), fits, says it in its own language',
    async (_taal, prefix, width) => {
      answerWith({});
      const page = await visit(portal.url, { viewport: { width, height: 844 } });
      const found: string[] = [];
      // A wider page has the same elements: it is looked at for what sticks out, not by axe once more.
      const check = async () => found.push(...(await inspect(page, typed, width === 390)));
      for (const path of [
        '/',
        '/melden',
        '/melden/professional',
        '/volg',
        '/volg?verlopen',
        '/volg/M-2026-7K3WQD.ABC',
        '/volg/M-2026-7K3WQD.ABC/navraag',
        '/rechtspositie',
        '/privacy',
        '/toegankelijkheid',
        '/nergens',
      ]) {
        await page.goto(`${portal.url}${path === '/' ? prefix || '/' : prefix + path}`);
        await check();
      }
      // Faults, of both forms.
      for (const path of ['/melden', '/melden/professional']) {
        await page.goto(`${portal.url}${prefix}${path}`);
        await page.locator('#veld-melder-email').fill('x');
        await press(page.locator('main form .groot'));
        await check();
      }
      await page.goto(`${portal.url}${prefix}/melden`);
      await page.locator('#veld-over-2').check();
      await page.locator('#veld-melder-rol').selectOption('jeugdige');
      await page.locator('#veld-melder-leeftijd').fill('14');
      await page.locator('#veld-watLooptVast').fill(story);
      await page.locator('#veld-melder-email').fill('jong@gezin.example');
      await page.locator('#veld-veiligheid-1').check();
      await check();
      await press(page.locator('main form .groot'));
      await check();
      portal.answer(() => undefined);
      await press(page.locator('main form .groot'));
      await check();
      answerWith({});
      await press(page.locator('main form .groot'));
      await check();
      await follow(page, prefix);
      for (const path of ['/volg/vertellen', '/volg/navraag', '/volg/wissel', '/volg/toestemming']) {
        await page.goto(`${portal.url}${prefix}${path}`);
        await check();
        portal.answer(() => undefined);
        if (path === '/volg/toestemming') await page.locator('#veld-delenMetRegisseur-2').check();
        else await page.locator('#veld-tekst, #veld-toelichting').fill('De thuishulp stopt.');
        if (path === '/volg/navraag') await page.locator('#veld-antwoord-3').check();
        await press(page.locator('main form .groot'));
        await check();
        answerWith({});
        await press(page.locator('main form .groot'));
        await check();
      }
      expect(found).toEqual([]);
    },
    300_000,
  );

  test.each(['nl', 'en'] as const)('no page was left out, in %s', (taal) => {
    const routes = residentRoutes(taal);
    expect(routes.length).toBeGreaterThan(12);
    expect(routes.filter((route) => ![...seen].some((address) => isAt(route, address)))).toEqual([]);
  });

  test.each(states)('following in English: %s', async (_name, changes) => {
    answerWith(changes);
    const page = await visit(`${portal.url}/en`, phone);
    await follow(page, '/en');
    expect(await inspect(page, typed)).toEqual([]);
  });

  test('the switch loses nothing that was typed, there and back, and sends nothing', async () => {
    answerWith({});
    const page = await visit(`${portal.url}/melden`, { javaScriptEnabled: false, ...phone });
    const before = portal.sent.length;
    await page.locator('#veld-over-3').check();
    await page.locator('#veld-weetHetGezinHet-2').check();
    await page.locator('#veld-melder-rol').selectOption('buur');
    await page.locator('#veld-watLooptVast').fill(story);
    await page.locator('#veld-leefgebieden-1').check();
    await page.locator('#veld-leefgebieden-4').check();
    await page.locator('#veld-betrokkenOrganisaties').fill('Zorg Voorbeeld\nSchool Voorbeeld');
    await page.locator('#veld-melder-telefoon').fill('06 00000001');
    const values = () =>
      page.evaluate<[string, string][]>("[...new FormData(document.querySelector('main form'))].map((one) => one)");
    const typedIn = await values();
    await press(page.getByRole('button', { name: 'English' }));
    expect(new URL(page.url()).pathname).toBe('/en/melden/wijzigen');
    expect(await values()).toEqual(typedIn);
    await press(page.getByRole('button', { name: 'Nederlands' }));
    expect(await values()).toEqual(typedIn);
    // From the check page as well, and the code that is shown only once is not lost either.
    await press(page.locator('main form .groot'));
    await press(page.getByRole('button', { name: 'English' }));
    await page.getByRole('heading', { level: 1, name: 'Check your report' }).waitFor();
    expect(portal.sent.length).toBe(before);
    await press(page.locator('main form .groot'));
    await press(page.getByRole('button', { name: 'Nederlands' }));
    await page.getByRole('heading', { level: 1, name: 'Wij hebben uw melding ontvangen' }).waitFor();
    expect(await page.getByText('ABCDEF-GHJKMN-PQRSTV').count()).toBe(1);
    const sent = portal.sent.slice(before);
    expect(sent.map(({ body }) => body)).toEqual([sent[0]?.body, sent[0]?.body]);
    expect(sent[0]?.body).toMatchObject({ taal: 'en' });
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
  });

  test('questions for some only stand there for them', async () => {
    const page = await visit(`${portal.url}/en/melden`);
    const age = page.getByLabel('How old are you?');
    const warning = page.getByText('We send you no letter: your parents can read it.');
    const apart = page.getByText('Do the parents live apart?');
    expect([await age.isVisible(), await warning.isVisible(), await apart.isVisible()]).toEqual([false, false, false]);
    await page.getByLabel('Who are you?').selectOption('jeugdige');
    expect([await age.isVisible(), await warning.isVisible(), await apart.isVisible()]).toEqual([true, true, false]);
    await page.getByLabel('Who are you?').selectOption('ouder');
    expect([await age.isVisible(), await warning.isVisible(), await apart.isVisible()]).toEqual([false, false, true]);
    await page.goto(`${portal.url}/en/melden/professional`);
    const tasks = page.getByLabel('Do you do tasks because nobody else does them?');
    expect(await tasks.isVisible()).toBe(false);
    await page.getByLabel('I am a client supporter').check();
    expect(await tasks.isVisible()).toBe(true);
  });
});

describe('a resident in English, with everything behind it', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem('almelo');
  });
  afterAll(async () => {
    await system?.stop();
  });

  const story = 'Five care workers visit us and none of them knows about the others.';

  async function fillIn(page: Page, email: string): Promise<void> {
    await page.getByLabel('About my family').check();
    await page.getByLabel('Who are you?').selectOption({ label: 'Parent or carer' });
    await page.getByLabel('What is stuck?').fill(story);
    await page.getByLabel('Money and debts').check();
    await page.getByLabel('Housing', { exact: true }).check();
    await page.getByLabel('Raising children and growing up').check();
    await page
      .getByRole('group', { name: 'Can you keep track of all the help?' })
      .getByLabel('No', { exact: true })
      .check();
    await page.getByLabel('I am worried').check();
    await page.getByLabel('Your mail address').fill(email);
  }

  /** From the form to the page with the name of who leads. */
  async function reportAndFollow(page: Page, email: string): Promise<string> {
    await page.goto(`${system.run.url}/en/melden`);
    await fillIn(page, email);
    await page.getByRole('button', { name: 'Next: check your report' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Check your report');
    await page.getByRole('button', { name: 'Send your report' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We have received your report');
    await system.settle();
    await page.getByRole('button', { name: 'See your report' }).click();
    expect(page.url()).toBe(`${system.run.url}/en/volg/melding`);
    return (await page.locator('.naam').first().textContent()) ?? '';
  }

  test.each([true, false])('on a phone, JavaScript %s: fills in, checks, sends, follows', async (javaScriptEnabled) => {
    const page = await visit(system.run.url, { ...phone, javaScriptEnabled });
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.getByRole('link', { name: 'Report that help is stuck' }).getAttribute('href')).toBe('/en/melden');
    const name = await reportAndFollow(page, `phone-${javaScriptEnabled}@family.example`);
    expect(name).toMatch(/\p{L}+ \p{L}+/u);
    // axe is a script.
    if (javaScriptEnabled) expect(await inspect(page, [story, name])).toEqual([]);
  });

  test('tells more, and finds it back on the page', async () => {
    const page = await visit(system.run.url, phone);
    await reportAndFollow(page, 'more@family.example');
    await page.getByRole('link', { name: 'Tell us more' }).click();
    await page.getByLabel('What do you want to add?').fill('The home help has stopped too.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await page.getByText('Thank you. We have added it to your report.').count()).toBe(1);
    await page.getByText('Read what you sent').click();
    expect(await page.getByText('The home help has stopped too.').count()).toBe(1);
  });

  test('the choice travels: mails are English, and lead to English pages', async () => {
    const page = await visit(system.run.url, phone);
    const name = await reportAndFollow(page, 'mail@family.example');
    const mails = await system.mailsTo('mail@family.example');
    expect(mails.length).toBeGreaterThan(0);
    for (const { subject, text } of mails) {
      expect(
        `${subject}\n${text}`
          .replaceAll(allowed, '')
          .split('\n')
          .filter((line) => dutchWords.test(line)),
      ).toEqual([]);
    }
    const link = mails.map(({ text }) => /https?:\/\/\S+\/volg\/\S+/.exec(text)?.[0]).find(Boolean) ?? '';
    expect(new URL(link).pathname).toMatch(/^\/en\/volg\//);
    const other = await visit(`${system.run.url}${new URL(link).pathname}`, phone);
    await other.getByRole('button', { name: 'See your report' }).click();
    expect(await other.locator('.naam').first().textContent()).toBe(name);
  });

  test('"Is the help moving again?": the mail asks, opening it answers nothing, "not yet" opens the report again', async () => {
    const page = await visit(system.run.url, phone);
    await reportAndFollow(page, 'again@family.example');
    const number = (await page.locator('h1 .code').textContent()) ?? '';
    const casus = await system.casusOf(number);
    const appointed = await system.appoint(casus?.casusId ?? '', casus?.aanspreekpunt?.regisseurId ?? '');
    expect(appointed.status).toBe(201);
    await system.settle();
    await system.run.tick(later(16));
    await system.settle();
    const mails = await system.mailsTo('again@family.example');
    const link = mails.map(({ text }) => /https?:\/\/\S+\/navraag/.exec(text)?.[0]).find(Boolean) ?? '';
    expect(new URL(link).pathname).toMatch(/^\/en\/volg\/.+\/navraag$/);
    const asked = await visit(`${system.run.url}${new URL(link).pathname}`, phone);
    expect(await asked.getByRole('heading', { level: 1 }).textContent()).toBe('Is the help moving again?');
    expect(await inspect(asked)).toEqual([]);
    await asked.reload();
    await asked.getByLabel('Not yet').check();
    await asked.getByLabel('Do you want to tell us more?').fill('Nobody came on Monday.');
    await asked.getByRole('button', { name: 'Send your answer' }).click();
    expect(await asked.getByText('Thank you. Your report is open again.').count()).toBe(1);
    expect(await asked.getByRole('link', { name: 'Answer the question' }).count()).toBe(0);
    // Asked once, answered once.
    await asked.goto(`${system.run.url}${new URL(link).pathname}`);
    await asked.getByLabel('Yes').check();
    await asked.getByRole('button', { name: 'Send your answer' }).click();
    expect(await asked.getByText('This is no longer possible.').count()).toBe(1);
  }, 60_000);

  test('by keyboard only: Tab, arrows and Enter are enough', async () => {
    const page = await visit(`${system.run.url}/en/melden`);
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 100; presses += 1) {
        if ((await page.evaluate('document.activeElement?.id')) === id) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${id} cannot be reached with Tab`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Go to the content');
    await tabTo('veld-over-1');
    await page.keyboard.press('ArrowDown');
    await tabTo('veld-melder-rol');
    await page.keyboard.type('Parent');
    await tabTo('veld-watLooptVast');
    await page.keyboard.type(story);
    await tabTo('veld-melder-email');
    await page.keyboard.type('keys@family.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Check your report' }).waitFor();
    await page.getByRole('button', { name: 'Send your report' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'We have received your report' }).waitFor();
  });
});
