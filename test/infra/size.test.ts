import { App } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { spellOutKeys } from '../../cdk/bundle/leave-out.ts';
import { sizes } from '../../cdk/bundle/size.ts';
import { bundleFunctions } from '../../cdk/bundle.ts';
import { readSettings } from '../../cdk/settings.ts';

it('no bundle is over its limit', { timeout: 60_000 }, async () => {
  const code = await bundleFunctions(readSettings(new App({ context: { gemeente: 'almelo' } }).node));
  const all = sizes(code);
  expect(all.filter(({ bytes, limit }) => bytes > limit || bytes < 10_000)).toEqual([]);
  expect(all.find(({ path }) => path === 'intake/receive')?.limit).toBe(330_000);
});

it('spells out the keys of SDK schemas, so that esbuild may drop those nobody uses', () => {
  const source = 'const _c = "client";\nconst _hE = "httpError";\nvar a = [{ [_e]: _c, [_hE]: 400 }];';
  expect(spellOutKeys(source)).toContain('var a = [{ [_e]: _c, "httpError": 400 }];');
});
