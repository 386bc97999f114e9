import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsBsn, passesElfproef } from './bsn.ts';

/** Every eight digits have at most one last digit that makes them a BSN. */
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => ({ digits, last: digits.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11 }))
  .filter(({ digits, last }) => last < 10 && digits.some((digit) => digit > 0))
  .map(({ digits, last }) => [...digits, last].join(''));

const groups = (digits: string, separator: string) => digits.replaceAll(/(\d{3})(?=\d)/g, `$1${separator}`);

describe('the elfproef', () => {
  it('knows a number that passes and one that does not', () => {
    expect(passesElfproef('111222333')).toBe(true);
    expect(passesElfproef('111222334')).toBe(false);
    expect(passesElfproef('000000000')).toBe(false);
  });

  it('fails as soon as one digit changes', () => {
    fc.assert(
      fc.property(bsn, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (number, at, change) => {
        const digit = (Number(number[at]) + change) % 10;
        expect(passesElfproef(number)).toBe(true);
        expect(passesElfproef(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('a BSN in free text', () => {
  it('is found however it is written', () => {
    fc.assert(
      fc.property(bsn, fc.constantFrom('', ' ', '.', '-', '\u00a0'), (number, separator) => {
        expect(containsBsn(`mijn nummer is ${groups(number, separator)}, zegt de brief`)).toBe(true);
      }),
    );
  });

  it('is found beside other numbers', () => {
    expect(containsBsn('Sinds 2024 111222333 bekend')).toBe(true);
    expect(containsBsn('bsn:111222333.')).toBe(true);
    expect(containsBsn('op 12-03-2024 111 222 333')).toBe(true);
  });

  it.each([
    '06 11222333',
    '0611122233',
    '06-111 222 33',
    '0 6 1 1 1 2 2 2 3 3',
    '+31 611222333',
    '+31 6 11 12 22 33',
    '0031611222333',
    '+31 111222333',
    '0031 111222333',
    '0 111222333',
    '1112223330',
    'op 11-12-2233 3 gesprekken',
    '11122233',
    'kenmerk 4111222333 en verder',
    'op 12-03-2024 zijn er 3 gesprekken',
    'zonder cijfers',
  ])('is not seen in "%s"', (text) => {
    expect(containsBsn(text)).toBe(false);
  });
});

describe('a text of the longest size', () => {
  const fill = (part: string) => part.repeat(Math.ceil(4000 / part.length)).slice(0, 4000);

  it.each(['1 ', '1-', '1', '12 ', '0 ', '1 2-', '+1 ', '111222334 ', '1.1 1-', '+', ' ', '12345678 '])(
    'of only "%s" is read in no time',
    (part) => {
      const started = performance.now();
      expect(containsBsn(fill(part))).toBe(false);
      expect(performance.now() - started).toBeLessThan(50);
    },
  );

  it('is read to the end', () => {
    expect(containsBsn(`${fill('7 0-')}x 111 222 333`)).toBe(true);
    expect(containsBsn(`${'7-'.repeat(1990)}7 111 222 333`)).toBe(true);
  });

  it('finds a BSN behind a telephone number', () => {
    expect(containsBsn('+31 611222333 111222333')).toBe(true);
  });
});

describe('what looks like a BSN and is none', () => {
  const telephone = fc
    .tuple(
      fc.constantFrom('06 12 34 56 78', '06-12345678', '0612345678', '0546-123456', '0546 12 34 56', '038 123 4567'),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
    )
    .map(([form, digits]) => {
      let index = 0;
      // The first two digits stay, so that it is still an area that exists.
      return form.replaceAll(/\d/g, (one, at: number) => (at < 2 ? one : String(digits[index++ % 8])));
    });
  const meldingsnummer = fc
    .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 6, maxLength: 6 })
    .map((characters) => `M-2026-${characters.join('')}`);

  it('telephone numbers, alone or one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(telephone, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(' ', ' of ', ', ', '-'),
        (all, between) => {
          expect(containsBsn(`Bel ${all.join(between)}.`)).toBe(false);
        },
      ),
    );
  });

  it('a meldingsnummer', () => {
    // 2026-12351 passes the elfproef.
    expect(passesElfproef('202612351')).toBe(true);
    expect(containsBsn('Hoort bij M-2026-12351X')).toBe(false);
    fc.assert(
      fc.property(fc.array(meldingsnummer, { minLength: 1, maxLength: 3 }), (numbers) => {
        expect(containsBsn(`Zie ${numbers.join(' ')}`)).toBe(false);
      }),
    );
  });

  it('hides no BSN that stands beside it', () => {
    fc.assert(
      fc.property(bsn, fc.oneof(telephone, meldingsnummer), (number, other) => {
        expect(containsBsn(`${other}, ${number}`)).toBe(true);
        expect(containsBsn(`${number}, ${other}`)).toBe(true);
      }),
    );
    expect(containsBsn('06 12345678 111222333')).toBe(true);
    expect(containsBsn('M-2026-7K3WQD 111222333')).toBe(true);
    expect(containsBsn('M-2026-123456782')).toBe(true);
  });
});
