import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DossierResponse } from '../../services/intake/contract.ts';
import { overflow, startBrowser, violations } from '../support/browser.ts';
import { complexMelding, type System, simpleMelding, startSystem } from '../support/system.ts';

/** A whole working morning of a werkverdeler, once with a mouse and once without: every page is checked on the way. */
let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('hellendoorn'), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** How somebody works: each does the same with a page. */
type Hands = {
  press(target: Locator): Promise<void>;
  /** A radio button or a box to tick. */
  choose(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
};

const mouse: Hands = {
  press: (target) => target.click(),
  choose: (target) => target.check(),
  write: (target, text) => target.fill(text),
};

const isFocused = (target: Locator) => target.evaluate((element) => element.matches(':focus'));

/** Only keys: Tab to get somewhere, arrows within one question, Space and Enter. */
async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await isFocused(target)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`Not reached with Tab: ${target}`);
}
const keys: Hands = {
  async press(target) {
    await tabTo(target);
    // A click waits for the next page by itself; a key does not.
    await Promise.all([target.page().waitForEvent('load'), target.page().keyboard.press('Enter')]);
  },
  async choose(target) {
    const { keyboard } = target.page();
    if ((await target.getAttribute('type')) === 'checkbox') {
      await tabTo(target);
      return keyboard.press('Space');
    }
    // Tab stops once in a question; arrows go through its answers.
    const name = await target.getAttribute('name');
    const group = target.page().locator(`input[type=radio][name="${name}"]`);
    const stop = (await group.and(target.page().locator(':checked')).count()) > 0 ? ':checked' : ':first-child';
    await tabTo(stop === ':checked' ? group.and(target.page().locator(':checked')).first() : group.first());
    if (!(await target.isChecked())) await keyboard.press('Space');
    for (let presses = 0; presses < 40 && !(await target.isChecked()); presses += 1) await keyboard.press('ArrowDown');
  },
  async write(target, text) {
    await tabTo(target);
    const { keyboard } = target.page();
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(text);
  },
};

const check = async (page: Page) => expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

async function signIn(width: number): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${system.run.url}/werk`);
  await page.getByRole('button', { name: 'werkverdeler', exact: true }).click();
  await page.waitForURL(`${system.run.url}/werk`);
  return page;
}

const dossierOf = async (nummer: string) =>
  (await (await system.as('werkverdeler')).get<DossierResponse>(`/intake/v1/meldingen/${nummer}/dossier`)).body;

let house = 100;
const inHellendoorn = () => {
  house += 1;
  return { postcode: '7447 AB', huisnummer: house };
};

test.each([
  ['with a mouse', mouse, 1280],
  ['with a keyboard, on a small screen', keys, 390],
] as const)('a morning %s', { timeout: 240_000 }, async (_name, hands, width) => {
  const light = await system.report(simpleMelding({ woonadres: inHellendoorn() }));
  const complaint = await system.report(
    simpleMelding({
      woonadres: inHellendoorn(),
      watLooptVast: 'De medewerker aan de balie was zeer onbeleefd tegen mij.',
    }),
  );
  const heavy = await system.report(complexMelding({ woonadres: inHellendoorn() }));
  await system.settle();
  const page = await signIn(width);
  await check(page);

  // Claim: one button in the list of what nobody has yet.
  await hands.press(page.getByRole('link', { name: 'Nog niet opgepakt' }));
  await check(page);
  await hands.press(page.getByRole('button', { name: `Oppakken ${light.body.meldingsnummer}` }));
  expect(await page.getByText(`Melding ${light.body.meldingsnummer} is nu van u.`).count()).toBe(1);
  await check(page);

  // Weigh, and hand to the VIA-team of the postcode.
  await hands.press(page.getByRole('link', { name: light.body.meldingsnummer, exact: true }).first());
  expect(await title(page)).toBe(`Melding ${light.body.meldingsnummer}`);
  await check(page);
  await hands.choose(page.getByLabel('Het VIA-team van de buurt pakt het op'));
  await hands.press(page.getByRole('button', { name: 'Verder' }));
  await check(page);
  expect(await page.getByLabel('VIA-team Hellendoorn').isChecked()).toBe(true);
  await hands.press(page.getByRole('button', { name: 'Verder: controleer' }));
  expect(await page.title()).toMatch(/^Fout: /);
  await check(page);
  await hands.write(page.getByLabel('Waarom kiest u dit?'), 'Een lichte vraag, dicht bij huis.');
  await hands.press(page.getByRole('button', { name: 'Verder: controleer' }));
  expect(await title(page)).toBe('Controleer');
  expect(await page.locator('blockquote').textContent()).toContain('VIA-team Hellendoorn');
  await check(page);
  await hands.press(page.getByRole('button', { name: 'Leg vast en verstuur' }));
  expect(await page.getByText('Vastgelegd. De melder krijgt een mail.').count()).toBe(1);
  await check(page);
  expect((await dossierOf(light.body.meldingsnummer)).overzicht).toMatchObject({
    uitkomst: 'viaTeam',
    team: 'via-hellendoorn',
  });

  // Pass on: a complaint is not ours, and keeps its date.
  await hands.press(page.getByRole('link', { name: 'Werklijst', exact: true }));
  await hands.press(page.getByRole('link', { name: complaint.body.meldingsnummer, exact: true }));
  await hands.press(page.getByRole('button', { name: 'Oppakken' }));
  await hands.choose(page.locator('[name="keuze"][value="klacht"]'));
  await hands.press(page.getByRole('button', { name: 'Verder' }));
  await check(page);
  await hands.write(page.getByLabel('Waarom kiest u dit?'), 'Gaat over bejegening.');
  await hands.press(page.getByRole('button', { name: 'Verder: controleer' }));
  expect(await page.getByText('Klachtenfunctionaris krijgt een mail').count()).toBe(1);
  await check(page);
  await hands.press(page.getByRole('button', { name: 'Leg vast en verstuur' }));
  // Not lost on the way: it stays open until somebody records who has it.
  expect((await dossierOf(complaint.body.meldingsnummer)).overzicht).toMatchObject({
    status: 'inBehandeling',
    uitkomst: 'doorgezonden',
  });

  // Appoint: everybody side by side.
  await hands.press(page.getByRole('link', { name: 'Wacht op benoeming' }));
  await check(page);
  await hands.press(
    page.getByRole('link', { name: `Bekijk en benoem Casus bij melding ${heavy.body.meldingsnummer}` }),
  );
  await check(page);
  await hands.write(page.getByLabel('Waarom deze persoon?'), 'Past goed bij het gezin.');
  await hands.press(page.getByRole('button', { name: 'Benoem deze persoon' }));
  expect(await title(page)).toContain('is benoemd');
  await check(page);

  // Enter a phone call of somebody who wants post.
  await hands.press(page.getByRole('link', { name: 'Nieuwe melding' }));
  await check(page);
  await hands.choose(page.getByRole('radio', { name: 'Telefoon' }).first());
  await hands.choose(page.getByLabel('Over zichzelf'));
  await page.getByLabel('Wie is de melder?').selectOption('inwoner');
  await hands.write(page.getByLabel('Wat vertelt de melder?'), 'De hulp komt al drie weken niet meer langs.');
  await hands.write(page.getByRole('textbox', { name: 'Naam' }), 'De heer Voorbeeld');
  await hands.choose(page.getByRole('radio', { name: /^Post/ }));
  await hands.press(page.getByRole('button', { name: 'Bewaar de melding' }));
  expect(await page.title()).toMatch(/^Fout: /);
  await check(page);
  const address = inHellendoorn();
  await hands.write(page.getByLabel('Postcode'), address.postcode);
  await hands.write(page.getByLabel('Huisnummer'), String(address.huisnummer));
  await hands.press(page.getByRole('button', { name: 'Bewaar de melding' }));
  expect(await page.locator('.fouten').allTextContents()).toEqual([]);
  expect(await title(page)).toBe('De melding is bewaard');
  await check(page);
  const [entered = ''] = await page.locator('.code').allTextContents();

  // Print the letter, and say that it is gone.
  const letter = page.getByRole('link', { name: /^Open de brief/ });
  const pdf = await page.context().request.get(`${system.run.url}${await letter.getAttribute('href')}`);
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await hands.press(page.getByRole('button', { name: 'De brief is weg' }));
  expect(await title(page)).toBe(`Melding ${entered}`);
  expect(await page.getByText('Deze taak is klaar.').count()).toBe(1);
  await check(page);
  expect((await dossierOf(entered)).contacttaken).toEqual([]);
  await page.context().close();
});
