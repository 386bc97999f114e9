import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsBsn } from '../../../shared/bsn.ts';
import { maskBsn } from './mask-bsn.ts';

const digit = fc.integer({ min: 0, max: 9 });
const bsn = fc
  .array(digit, { minLength: 8, maxLength: 8 })
  .map((digits) => ({ digits, last: digits.reduce((sum, one, index) => sum + one * (9 - index), 0) % 11 }))
  .filter(({ digits, last }) => last < 10 && digits.some((one) => one > 0))
  .map(({ digits, last }) => [...digits, last].join(''));
const written = fc
  .tuple(bsn, fc.constantFrom('', ' ', '.', '-', '\u00a0'))
  .map(([number, separator]) => number.replaceAll(/(\d{3})(?=\d)/g, `$1${separator}`));

/** Dutch numbers as people write them. */
const telephone = fc
  .tuple(
    fc.constantFrom('06 12 34 56 78', '06-12345678', '0612345678', '0546-123456', '0546 12 34 56', '038 123 4567'),
    fc.array(digit, { minLength: 8, maxLength: 8 }),
  )
  .map(([form, digits]) => {
    let index = 0;
    // The first two digits stay, so that it is still an area that exists.
    return form.replaceAll(/\d/g, (one, at: number) => (at < 2 ? one : String(digits[index++ % 8])));
  });
const international = telephone.map((number) => number.replace(/^0/, '+31 '));
const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const meldingsnummer = fc
  .array(fc.constantFrom(...alphabet), { minLength: 6, maxLength: 6 })
  .map((characters) => `M-2026-${characters.join('')}`);
const words = fc.constantFrom('Mijn zoon. ', 'zie brief, ', 'op 12-03-2024 ', 'nummer: ', '🙏 ', 'é½ ');

describe('a BSN in a mail', () => {
  it('is masked however it is written, and all else stays', () => {
    fc.assert(
      fc.property(words, written, words, (before, number, after) => {
        expect(maskBsn(`${before}bsn ${number}, ${after}`)).toBe(`${before}bsn [BSN verwijderd], ${after}`);
      }),
    );
  });

  it('is masked more than once, next to each other too', () => {
    expect(maskBsn('111222333 en 111.222.333')).toBe('[BSN verwijderd] en [BSN verwijderd]');
    expect(maskBsn('111222333 123456782')).toBe('[BSN verwijderd] [BSN verwijderd]');
    expect(maskBsn('brief_111222333.pdf')).toBe('brief_[BSN verwijderd].pdf');
    expect(maskBsn('111\n222\n333')).toBe('[BSN verwijderd]');
    expect(maskBsn('１１１２２２３３３')).toBe('[BSN verwijderd]');
    expect(maskBsn('06 12345678 111222333')).toBe('06 12345678 [BSN verwijderd]');
  });

  it('leaves nothing that the form would refuse', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, written), { maxLength: 12 }), (parts) => {
        expect(containsBsn(maskBsn(parts.join(' x ')))).toBe(false);
      }),
    );
  });

  it('is not seen in telephone numbers, alone or one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(telephone, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(' ', ' of ', ', '),
        (all, between) => {
          const text = `Bel ${all.join(between)}.`;
          expect(maskBsn(text)).toBe(text);
        },
      ),
    );
    // 123456782 is a BSN.
    expect(maskBsn('038 123 4567 82 keer')).toBe('038 123 4567 82 keer');
    fc.assert(
      fc.property(international, (number) => {
        expect(maskBsn(`Bel ${number} morgen`)).toBe(`Bel ${number} morgen`);
      }),
    );
  });

  it('is not seen in our own numbers', () => {
    fc.assert(
      fc.property(meldingsnummer, fc.constantFrom(' ', ' 111 ', '. ', ''), (number, after) => {
        expect(maskBsn(`Over ${number}${after}`)).toBe(`Over ${number}${after}`);
      }),
    );
    expect(maskBsn('M-2026-123456 782')).toBe('M-2026-123456 782');
    expect(maskBsn('M-2026-123456 111222333')).toBe('M-2026-123456 [BSN verwijderd]');
  });

  it('is looked for in time in proportion to the text', () => {
    for (const part of ['1 ', '1', '06 ', '+31 ', '12 34 ', '111222334 ', '½']) {
      const text = part.repeat(Math.ceil(200_000 / part.length));
      const started = performance.now();
      maskBsn(text);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
