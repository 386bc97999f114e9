import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overflow, startBrowser, violations } from '../support/browser.ts';
import { complexMelding, type System, startSystem } from '../support/system.ts';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('almelo'), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Opens a page of the desk, picks the user at the issuer, and comes back. */
async function signIn(path: string, user: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${system.run.url}${path}`);
  await page.getByRole('button', { name: user, exact: true }).click();
  await page.waitForURL(`${system.run.url}${path}`);
  return page;
}

async function reportedCasus() {
  const { body } = await system.report(complexMelding());
  await system.settle();
  const casus = await system.casusOf(body.meldingsnummer);
  if (!casus) throw new Error('No casus opened');
  return { nummer: body.meldingsnummer, casus };
}

test('a werkverdeler signs in, confirms who leads, and signs out', async () => {
  const { nummer, casus } = await reportedCasus();
  const page = await signIn('/werk', 'werkverdeler');
  const cookies = await page.context().cookies(system.run.url);
  expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([['werk', true, 'Lax']]);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: `Bekijk en benoem Casus bij melding ${nummer}` }).click();
  expect(page.url()).toContain(casus.casusId);
  expect(await violations(page)).toEqual([]);
  const chosen = page.locator('input[name=regisseurId]:checked');
  expect(await chosen.getAttribute('value')).toBe(casus.aanspreekpunt?.regisseurId);

  await page.getByRole('button', { name: 'Benoem deze persoon' }).click();
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await violations(page)).toEqual([]);

  await page.getByLabel('Waarom deze persoon?').fill('Past goed bij het gezin.');
  await page.getByRole('button', { name: 'Benoem deze persoon' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('is benoemd');
  expect(await violations(page)).toEqual([]);
  expect((await system.casus(casus.casusId)).status).toBe('benoemd');

  // A reload sends the same form with the same key: still one benoeming.
  await page.reload();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('is benoemd');

  await page.goto(`${system.run.url}/werk`);
  expect(await page.getByText(nummer).count()).toBe(0);
  await page.getByRole('button', { name: 'Afmelden' }).click();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${system.run.url}/werk`);
  expect(page.url()).toContain(system.run.signInUrl);
});

test('somebody else is chosen, at 320 px, coming in on the address of the casus', async () => {
  const { casus } = await reportedCasus();
  const page = await signIn(`/werk/casussen/${casus.casusId}`, 'gedragswetenschapper', 320);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const other = page.locator(`input[name=regisseurId]:not([value="${casus.aanspreekpunt?.regisseurId}"])`).first();
  const regisseurId = await other.getAttribute('value');
  await other.check();
  await page.getByLabel('Waarom deze persoon?').fill('Kent het gezin al.');
  await page.getByRole('button', { name: 'Benoem deze persoon' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('is benoemd');
  expect((await system.casus(casus.casusId)).aanspreekpunt?.regisseurId).toBe(regisseurId);
});

test('another role gets no access, in words', async () => {
  const page = await signIn('/werk', 'klachtenfunctionaris');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('U hebt geen toegang tot deze pagina');
  expect(await violations(page)).toEqual([]);
});

test('who already acted is told, and the choice can be made anew', async () => {
  const { casus } = await reportedCasus();
  const page = await signIn(`/werk/casussen/${casus.casusId}`, 'werkverdeler');
  await page.getByLabel('Waarom deze persoon?').fill('Past goed bij het gezin.');
  const values = await page
    .locator('input[name=regisseurId]')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value') ?? ''));
  const other = values.find((value) => value !== casus.aanspreekpunt?.regisseurId) ?? '';
  await system.appoint(casus.casusId, other);
  await page.getByRole('button', { name: 'Benoem deze persoon' }).click();
  const text = await page.locator('main').textContent();
  expect(text).toMatch(/is benoemd|Niet gelukt/);
  expect(await violations(page)).toEqual([]);
});
