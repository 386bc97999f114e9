import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overflow, startBrowser, violations } from '../support/browser.ts';
import { allrounder, complexMelding, type System, startSystem } from '../support/system.ts';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('almelo'), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Opens a page of the desk, picks the user at the issuer, and comes back; `to`: where this role begins. */
async function signIn(path: string, user: string, width = 1280, { run } = system, to = path): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${run.url}${path}`);
  await page.getByRole('button', { name: user, exact: true }).click();
  await page.waitForURL(`${run.url}${to}`);
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
  const page = await signIn('/werk/benoemen', 'werkverdeler');
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

  await page.goto(`${system.run.url}/werk/benoemen`);
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

test('a session that ended while typing: the text is there to copy, and the link leads back', async () => {
  const { casus } = await reportedCasus();
  const path = `/werk/casussen/${casus.casusId}`;
  const page = await signIn(path, 'werkverdeler', 320);
  await page.getByLabel('Waarom deze persoon?').fill('Kent de buurt goed.');
  await page.context().clearCookies({ name: 'werk' });
  await page.getByRole('button', { name: 'Benoem deze persoon' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Meld u opnieuw aan');
  expect(await page.getByLabel('Uw tekst').inputValue()).toBe('Kent de buurt goed.');
  expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
  await page.getByRole('link', { name: 'Aanmelden' }).click();
  await page.getByRole('button', { name: 'werkverdeler', exact: true }).click();
  await page.waitForURL(`${system.run.url}${path}`);
  expect(await page.getByLabel('Waarom deze persoon?').count()).toBe(1);
});

test('two meldingen from one address: a werkverdeler reads both and says that it is one household', async () => {
  const woonadres = { postcode: '7607 ZZ', huisnummer: 900 };
  const first = await system.report(complexMelding({ woonadres }));
  await system.settle();
  const second = await system.report(complexMelding({ woonadres }));
  await system.settle();
  const casus = await system.casusOf(first.body.meldingsnummer);
  const page = await signIn(`/werk/casussen/${casus?.casusId}`, 'werkverdeler', 320);
  expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
  await page.getByRole('link', { name: second.body.meldingsnummer }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Melding ${second.body.meldingsnummer}`);
  await page.goBack();
  await page.getByRole('button', { name: /^Ja, hetzelfde gezin/ }).click();
  expect(await page.getByText(`Melding ${second.body.meldingsnummer} hoort nu bij deze casus.`).count()).toBe(1);
  expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
  const settled = await system.casus(casus?.casusId ?? '');
  expect([settled.meldingen, settled.voorgelegd]).toEqual([
    [first.body.meldingsnummer, second.body.meldingsnummer],
    [],
  ]);
});

test('another household: the melding leaves the casus', async () => {
  const woonadres = { postcode: '7607 ZZ', huisnummer: 901 };
  const first = await system.report(complexMelding({ woonadres }));
  await system.settle();
  await system.report(complexMelding({ woonadres }));
  await system.settle();
  const casus = await system.casusOf(first.body.meldingsnummer);
  const page = await signIn(`/werk/casussen/${casus?.casusId}`, 'werkverdeler');
  await page.getByRole('button', { name: /^Nee, een ander gezin/ }).click();
  expect(await page.getByText('staat nu los van deze casus').count()).toBe(1);
  expect((await system.casus(casus?.casusId ?? '')).meldingen).toEqual([first.body.meldingsnummer]);
});

const waitsForCall = () =>
  complexMelding({
    over: 'iemandAnders',
    weetHetGezinHet: 'nee',
    melder: { naam: 'Buur Voorbeeld', rol: 'buur', telefoon: '06 00000003' },
  });

test.each([1280, 320])(
  'calls and letters, one melding by its number, and an attempt to reach somebody, at %i px',
  async (width) => {
    const { body } = await system.report(waitsForCall());
    await system.settle();
    const page = await signIn('/werk', 'werkverdeler', width);
    const check = async () => expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('link', { name: 'Bellen en schrijven' }).click();
    await check();
    await page.getByLabel('Zoek op meldingsnummer').fill(body.meldingsnummer.toLowerCase());
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await check();
    const card = page.locator('section', { has: page.getByRole('heading', { name: 'Vertel het gezin' }) });
    // With more than one task the forms are folded, so that the story is near.
    const unfold = async () => {
      const fold = card.locator('details:not([open]) > summary');
      if ((await fold.count()) > 0) await fold.click();
    };

    await unfold();
    await card.getByLabel('Niet veilig').check();
    await card.getByRole('button', { name: /^Leg vast/ }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await card.getByLabel('Niet veilig').isChecked()).toBe(true);
    await check();
    await page.getByRole('link', { name: 'Schrijf op waarom contact niet veilig is.' }).click();
    expect(await card.getByLabel('Toelichting').evaluate((field) => field.matches(':focus'))).toBe(true);

    await card.getByLabel('Niet gelukt').check();
    await card.getByLabel('Toelichting').fill('Geen gehoor.');
    await card.getByRole('button', { name: /^Leg vast/ }).click();
    expect(await page.getByText('probeer het op tijd nog eens').count()).toBe(1);
    expect(await card.count()).toBe(1);

    await unfold();
    await card.getByLabel('Gelukt').first().check();
    await card.getByRole('button', { name: /^Leg vast/ }).click();
    expect(await page.getByText('Deze taak is klaar.').count()).toBe(1);
    expect(await card.count()).toBe(0);
    await check();
  },
);

test('a regisseur finds the own casus, also when it is settled, and the melding behind it', async () => {
  const { nummer, casus } = await reportedCasus();
  const me = (await system.pool()).find(({ email }) => email === 'regisseur@almelo.example');
  await system.appoint(casus.casusId, me?.regisseurId ?? '');
  await system.settle();
  const page = await signIn('/werk', 'regisseur', 320, system, '/werk/casussen');
  expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
  await page.getByRole('link', { name: `Bekijk de casus Casus bij melding ${nummer}` }).click();
  expect(await page.getByText('voorlopig', { exact: false }).count()).toBe(0);
  await page.getByRole('link', { name: nummer, exact: true }).click();
  expect(await page.getByRole('heading', { name: 'Wie meldde en zo bereikt u die' }).count()).toBe(1);
  expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
  await page.goto(`${system.run.url}/werk/garantie`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('U hebt geen toegang tot deze pagina');
  await page.getByRole('link', { name: 'Naar: Uw casussen' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Uw casussen');
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

test('a full pool: a werkverdeler goes above the capacity, warned and with a reason', async () => {
  const full = await startSystem('almelo', { pool: [allrounder('Vol', 'wijkteam-almelo', 1)] });
  try {
    await full.report(complexMelding());
    await full.settle();
    const { body } = await full.report(complexMelding());
    await full.settle();
    const casus = await full.casusOf(body.meldingsnummer);
    expect(casus?.status).toBe('wachtOpBenoeming');
    const page = await signIn(`/werk/casussen/${casus?.casusId}`, 'werkverdeler', 320, full);
    expect(await page.getByText('Kies dit alleen als het moet en schrijf op waarom.').count()).toBe(1);
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByLabel('Vol Voorbeeld').check();
    await page.getByLabel('Waarom deze persoon?').fill('Er zijn kinderen en niemand anders kan.');
    await page.getByRole('button', { name: 'Benoem deze persoon' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Vol Voorbeeld is benoemd');
  } finally {
    await full.stop();
  }
});
