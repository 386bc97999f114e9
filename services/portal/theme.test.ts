import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, textOn, themeCss } from './theme.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

const tokenOf = (css: string, name: string) => new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(css)?.[1] ?? '';

test('contrast as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

describe('whatever colours a municipality chooses', () => {
  test('text on its buttons can be read', () => {
    fc.assert(fc.property(colour, (background) => contrast(textOn(background), background) >= 4.5));
    expect(textOn('#ffff00')).toBe('#000000');
  });

  test('links and outlined buttons can be read on white', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(colour, colour, colour, (primair, primairDonker, accent) => {
        const css = themeCss({ primair, primairDonker, accent });
        for (const name of [
          'basis-color-action-1-color-default',
          'basis-color-action-2-color-default',
          'basis-color-action-2-color-hover',
        ]) {
          expect(contrast(tokenOf(css, name), '#ffffff')).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });
});
