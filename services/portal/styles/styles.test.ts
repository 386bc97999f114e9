import { expect, test } from 'vitest';
import { makeStyles } from './select.ts';
import { portalStyles } from './styles.ts';

test('the packed styles are those of the installed packages: run `node services/portal/styles/select.ts`', async () => {
  expect(portalStyles).toBe(await makeStyles());
});

test('components of NL Design System are in it, with values instead of thousands of tokens', () => {
  expect(portalStyles).toContain('.nl-button');
  expect(portalStyles).toContain('.utrecht-form-field');
  expect(portalStyles.length).toBeLessThan(40_000);
});

test('nothing comes from elsewhere: the policy would refuse it', () => {
  expect(portalStyles).not.toMatch(/url\(|@import|http/);
});
