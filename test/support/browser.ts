import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver, type Page } from 'playwright-core';

/**
 * Chromium out of its npm package: no installation on the machine. Not with the arguments of that package: they are for
 * Lambda, switch web security off and end the browser with its first context.
 */
export async function startBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** What axe finds against WCAG 2.2 AA, one line per finding; `within`: in these parts of the page only. */
export async function violations(page: Page, within: readonly string[] = []): Promise<string[]> {
  const whole = new AxeBuilder({ page });
  const { violations: found } = await within
    .reduce((axe, part) => axe.include(part), whole)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** How many pixels stick out at the side. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
