import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meldingOf } from '../../../test/support/intake.ts';
import { containsBsn, findBsn, passesElfproef } from './bsn.ts';

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

describe('findBsn', () => {
  const number = '111 222 333';
  const everywhere = meldingOf({
    watLooptVast: `Mijn nummer is ${number}`,
    melder: {
      naam: number,
      rol: 'ouder',
      email: 'ouder@voorbeeld.example',
      telefoon: '0611122233',
      veiligContact: { belMoment: number },
    },
    woonadres: { postcode: '7607EW', huisnummer: 1, toevoeging: '111222333' },
    betrokkenOrganisaties: ['Thuiszorg', number],
    bekendeRegisseur: number,
  });

  it('names every free-text field that has one', () => {
    expect(findBsn(everywhere).map(({ veld }) => veld)).toEqual([
      '/watLooptVast',
      '/melder/naam',
      '/melder/veiligContact/belMoment',
      '/woonadres/toevoeging',
      '/betrokkenOrganisaties/1',
      '/bekendeRegisseur',
    ]);
  });

  it('believes a melder who says that it is no BSN', () => {
    expect(findBsn({ ...everywhere, geenBsn: true })).toEqual([]);
  });
});
