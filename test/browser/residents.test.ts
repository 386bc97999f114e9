import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { overflow, startBrowser, violations } from '../support/browser.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('almelo'), startBrowser()]);
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', ...options });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${system.run.url}${path}`);
  return page;
}

const story = 'Vijf hulpverleners komen langs en niemand weet van de ander. <b>Het is te veel.</b>';

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Over mijn gezin').check();
  await page.getByLabel('Wie bent u?').selectOption({ label: 'Ouder of verzorger' });
  await page.getByLabel('Wat loopt er vast?').fill(story);
  await page.getByLabel('Geld en schulden').check();
  await page.getByLabel('Wonen', { exact: true }).check();
  await page.getByLabel('Opvoeden en opgroeien').check();
  await page.getByRole('group', { name: 'Lukt het u om overzicht te houden' }).getByLabel('Nee').check();
  await page.getByLabel('Ik maak mij zorgen').check();
  await page.getByRole('group', { name: 'Zijn er kinderen' }).getByLabel('Ja').check();
  await page.getByLabel('Uw e-mailadres').fill(email);
}

const next = (page: Page) => page.getByRole('button', { name: 'Verder: controleer uw melding' }).click();

describe('reporting with the mouse', () => {
  test('from the first page to the name of who leads, by the link in the mail as well', async () => {
    const page = await visit('/');
    await page.getByRole('link', { name: 'Meld dat hulp vastloopt' }).click();
    await fillIn(page, 'muis@gezin.example');
    await next(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Controleer uw melding');
    expect(await page.getByText(story).count()).toBe(1);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wij hebben uw melding ontvangen');
    expect(await page.getByText(story).count()).toBe(1);
    await system.settle();
    await page.getByRole('button', { name: 'Bekijk uw melding' }).click();
    expect(page.url()).toBe(`${system.run.url}/volg/melding`);
    expect(await page.getByRole('heading', { name: 'Uw voorlopige aanspreekpunt' }).count()).toBe(1);
    const name = (await page.locator('.naam').textContent()) ?? '';

    const mails = await system.mailsTo('muis@gezin.example');
    expect(mails.some(({ text }) => text.includes(name))).toBe(true);
    const link = mails.map(({ text }) => /https?:\/\/\S+\/volg\/\S+/.exec(text)?.[0]).find(Boolean) ?? '';
    const other = await visit(new URL(link).pathname);
    await other.getByRole('button', { name: 'Bekijk uw melding' }).click();
    expect(other.url()).toBe(`${system.run.url}/volg/melding`);
    expect(await other.locator('.naam').textContent()).toBe(name);
    await other.getByRole('button', { name: 'Stop met volgen' }).click();
    await other.goto(`${system.run.url}/volg/melding`);
    expect(await other.getByLabel('Uw code').count()).toBe(1);
  });

  test('sending again is the same melding', async () => {
    const page = await visit('/melden');
    await fillIn(page, 'dubbel@gezin.example');
    await next(page);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    const number = await page.locator('.code').first().textContent();
    await page.reload();
    expect(await page.locator('.code').first().textContent()).toBe(number);
  });

  test('changing an answer on the check page keeps all others', async () => {
    const page = await visit('/melden');
    await fillIn(page, 'wijzig@gezin.example');
    await next(page);
    await page.getByRole('button', { name: /^Wijzig veiligheid/ }).click();
    expect(await page.getByLabel('Wat loopt er vast?').inputValue()).toBe(story);
    expect(await page.getByLabel('Geld en schulden').isChecked()).toBe(true);
    await page.getByLabel('Ja, het is veilig').check();
    await next(page);
    expect(await page.getByText('Ja, het is veilig').count()).toBe(1);
    expect(await page.getByText('wijzig@gezin.example').count()).toBe(1);
  });

  test('a BSN in the story: explained, nothing lost, and "Dit is geen BSN" lets it through', async () => {
    const page = await visit('/melden');
    await fillIn(page, 'bsn@gezin.example');
    await page.getByLabel('Wat loopt er vast?').fill('Mijn nummer is 111222333 en de hulp komt niet.');
    await next(page);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.getByLabel('Wat loopt er vast?').inputValue()).toContain('111222333');
    await page.getByLabel('Dit is geen BSN').check();
    await next(page);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wij hebben uw melding ontvangen');
  });

  test('a reporter about somebody else never sees a name', async () => {
    const page = await visit('/melden');
    expect(await page.getByRole('group', { name: 'Weet het gezin dit?' }).isVisible()).toBe(false);
    await fillIn(page, 'buur@straat.example');
    await page.getByLabel('Over iemand anders').check();
    await page.getByRole('group', { name: 'Weet het gezin dit?' }).getByLabel('Nee').check();
    await next(page);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    await system.settle();
    await page.getByRole('button', { name: 'Bekijk uw melding' }).click();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('Uw melding');
    expect(text).not.toMatch(/aanspreekpunt|wijkcoach/);
  });
});

describe('reporting from work', () => {
  test('a client supporter: who, about whom, what meanwhile, tasks; sees only that it was read', async () => {
    const page = await visit('/melden');
    await page.getByRole('link', { name: 'Meld dan vanuit uw werk' }).click();
    expect(page.url()).toBe(`${system.run.url}/melden/professional`);
    await page.getByLabel('Uw naam').fill('Mevrouw Voorbeeld');
    await page.getByLabel('Uw organisatie').fill('Almelo Sociaal');
    await page.getByLabel('Waar werkt u?').selectOption({ index: 1 });
    const tasks = page.getByLabel('Neemt u taken over omdat niemand anders het doet?');
    expect(await tasks.isVisible()).toBe(false);
    await page.getByLabel('Ik ben cliëntondersteuner').check();
    await tasks.fill('Post openen\nBellen met de woningbouw');
    await page.getByLabel('Uw e-mailadres op het werk').fill('ondersteuner@werk.example');
    await page.getByRole('group', { name: 'Weet het gezin van deze melding?' }).getByLabel('Ja').check();
    await page.getByLabel('Wat loopt er vast?').fill(story);
    await next(page);
    expect(await page.getByText('Bellen met de woningbouw').count()).toBe(1);
    await page.getByRole('button', { name: /^Wijzig wie bent u/ }).click();
    expect(await tasks.inputValue()).toBe('Post openen\nBellen met de woningbouw');
    await next(page);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wij hebben uw melding ontvangen');
    await system.settle();
    await page.getByRole('button', { name: 'Bekijk uw melding' }).click();
    expect(page.url()).toBe(`${system.run.url}/volg/melding`);
    expect(await page.locator('main').textContent()).not.toMatch(/aanspreekpunt|wijkcoach|Wat is er besloten/);
  });

  test('faults are told all at once, each at its field', async () => {
    const page = await visit('/melden/professional');
    await next(page);
    expect(await page.title()).toMatch(/^Fout: Meld vanuit uw werk/);
    expect(await page.locator('.fouten li').allTextContents()).toEqual(
      expect.arrayContaining(['Vul in bij welke organisatie u werkt.', 'Kies waar u werkt uit de lijst.']),
    );
  });
});

describe('reporting with the keyboard', () => {
  /** Tabs until the wanted element has the focus. */
  async function tabTo(page: Page, id: string): Promise<void> {
    for (let presses = 0; presses < 90; presses += 1) {
      if ((await page.evaluate('document.activeElement?.id')) === id) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${id} cannot be reached with Tab`);
  }

  test('errors first, then to the confirmation, without touching the mouse', async () => {
    const page = await visit('/melden');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Naar de inhoud');
    await tabTo(page, 'veld-melder-email');
    await page.keyboard.type('geen adres');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'dingen die nog niet kloppen' }).waitFor();
    expect(await page.title()).toMatch(/^Fout: /);
    // The summary has the focus; its first link is one Tab away and leads to the field.
    expect(await page.evaluate('document.activeElement?.textContent')).toContain('dingen die nog niet kloppen');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('location.hash')).toBe('#veld-over-1');
    await tabTo(page, 'veld-over-1');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'veld-melder-rol');
    await page.keyboard.type('Ouder');
    await tabTo(page, 'veld-watLooptVast');
    await page.keyboard.type(story);
    await tabTo(page, 'veld-melder-email');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('toets@gezin.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Controleer uw melding' }).waitFor();
    expect(await page.getByText('Over mijn gezin').count()).toBe(1);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Wij hebben uw melding ontvangen' }).waitFor();
  });

  test('what has the focus can be seen', async () => {
    const page = await visit('/melden');
    await tabTo(page, 'veld-watLooptVast');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
    expect(outline).toBe('3px');
  });

  test('Esc three times leaves, and "back" does not return', async () => {
    const page = await visit('/melden');
    await page.route('https://www.buienradar.nl/**', (route) => route.fulfill({ body: 'weer' }));
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
    await page.waitForURL('https://www.buienradar.nl/');
    await page.goBack().catch(() => undefined);
    expect(page.url()).not.toContain('/melden');
  });
});

describe('without JavaScript', () => {
  test('everything works, the way out included', async () => {
    const page = await visit('/melden', { javaScriptEnabled: false });
    await next(page);
    expect(await page.title()).toMatch(/^Fout: /);
    await fillIn(page, 'zonder@gezin.example');
    await next(page);
    await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
    await page.getByRole('button', { name: 'Bekijk uw melding' }).click();
    expect(page.url()).toBe(`${system.run.url}/volg/melding`);
    expect(await page.getByRole('link', { name: 'Snel weg' }).getAttribute('href')).toBe('https://www.buienradar.nl/');
  });
});

describe('every page', () => {
  const paths = [
    '/',
    '/melden',
    '/melden/professional',
    '/en',
    '/en/melden',
    '/volg',
    '/volg/M-2026-7K3WQD.ABC',
    '/rechtspositie',
    '/privacy',
    '/toegankelijkheid',
    '/nergens',
  ];

  test.each([1280, 320])(
    'is clean for axe (on a small screen) and fits, at %i px',
    async (width) => {
      const page = await visit('/', { viewport: { width, height: 800 } });
      const found: string[] = [];
      const check = async () => {
        // A wider page has the same elements.
        if (width === 320) found.push(...(await violations(page)));
        if ((await overflow(page)) > 0) found.push(`${page.url()}: sticks out`);
      };
      for (const path of paths) {
        await page.goto(`${system.run.url}${path}`);
        await check();
      }
      await page.goto(`${system.run.url}/melden`);
      await next(page);
      await check();
      await fillIn(page, `breed${width}@gezin.example`);
      await page.getByLabel('Nee, er is nu gevaar').check();
      await next(page);
      await check();
      await page.getByRole('button', { name: 'Verstuur uw melding' }).click();
      await check();
      await system.settle();
      await page.getByRole('button', { name: 'Bekijk uw melding' }).click();
      await check();
      await page.goto(`${system.run.url}/volg`);
      await page.getByLabel('Uw nummer').fill('M-2026-7K3WQD');
      await page.getByLabel('Uw code').fill('fout');
      await page.getByRole('button', { name: 'Bekijk uw melding' }).click();
      await check();
      expect(found).toEqual([]);
      // Some thirty runs of axe: minutes on a machine that is busy with something else.
    },
    300_000,
  );

  test('bears the security headers, errors and assets included', async () => {
    const page = await system.request<string>('GET', '/');
    const assets = [...page.body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(assets.length).toBeGreaterThanOrEqual(3);
    for (const path of [
      ...paths,
      ...assets,
      '/.well-known/security.txt',
      '/werk',
      '/schemas/nl.regie.melding.ontvangen.v1.json',
    ]) {
      const { headers } = await system.request('GET', path);
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe(
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      );
    }
  });

  test('a form from another site is refused', async () => {
    const response = await fetch(`${system.run.url}/melden/versturen`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'over=mijzelf',
    });
    expect(response.status).toBe(403);
  });
});
