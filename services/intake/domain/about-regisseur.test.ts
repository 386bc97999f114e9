import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSubject, regisseursIn } from './about-regisseur.ts';
import { type Feit, feit } from './status.ts';

const samira = { naam: 'Samira Şahin-Wójcik', email: 'Samira@hellendoorn.example' };

describe('whether somebody is whom a melding is about', () => {
  it.each([
    ['samira sahin wojcik', true],
    ['Mevrouw  SAMIRA ŞAHIN-WÓJCIK', true],
    ['mw. Samira Sahin-Wojcik', true],
    ['Şahin-Wójcik, Samira', true],
    ['Samira', false],
    ['Samira Voorbeeld', false],
    ['Samira Şahin-Wójcik-Voorbeeld', false],
    ['', false],
  ])('by name, whatever capitals and accents: %s is %s', (naam, is) => {
    expect(findSubject({ naam }, { regisseurs: [samira], gezegd: null })).toEqual(is ? samira.naam : null);
  });

  it('by work mail, and by the name in it where no name is known', () => {
    const about = { regisseurs: [samira], gezegd: null };
    expect(findSubject({ naam: 'Anders Voorbeeld', email: ' SAMIRA@Hellendoorn.example' }, about)).toBe(samira.naam);
    expect(findSubject({ email: 's.anders@hellendoorn.example' }, about)).toBeNull();
    const said = { regisseurs: [], gezegd: 'Noor Voorbeeld' };
    expect(findSubject({ email: 'noor.voorbeeld@hellendoorn.example' }, said)).toBe('Noor Voorbeeld');
    expect(findSubject({ email: 'noor@hellendoorn.example' }, said)).toBeNull();
  });

  it('by what the melder said, also in a sentence', () => {
    const about = { regisseurs: [], gezegd: 'dat is mevrouw Noor Voorbeeld van de gemeente' };
    expect(findSubject({ naam: 'Noor Voorbeeld' }, about)).toBe('Noor Voorbeeld');
    // A first name alone may be anybody's, and so may parts of two names.
    expect(findSubject({ naam: 'Noor' }, about)).toBeNull();
    const two = { regisseurs: [], gezegd: 'Jan Voorbeeld en Piet Anders' };
    expect(findSubject({ naam: 'Jan Anders' }, two)).toBeNull();
    expect(findSubject({ naam: 'Noor' }, { regisseurs: [], gezegd: 'noor' })).toBe('Noor');
  });

  it('nobody is whom it is about when nobody is known', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.emailAddress(), { nil: undefined }), (naam, email) => {
        expect(findSubject({ naam, email }, { regisseurs: [], gezegd: null })).toBeNull();
      }),
    );
  });

  it('whoever is known is found again in any writing of the name', () => {
    const word = fc.stringMatching(/^[a-zéëıøü]{2,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const naam = words.join(' ');
        const written = ` ${words.join('  ').toLocaleUpperCase('nl').normalize('NFD')} `;
        expect(findSubject({ naam: written }, { regisseurs: [{ naam }], gezegd: null })).toBe(naam);
      }),
    );
  });
});

it('of a melding it knows everybody who ever led or stood in', () => {
  const fact = { casusId: '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01', op: '2026-11-20T10:00:00Z' };
  const contact = (naam: string) => ({
    naam,
    telefoon: '0548 00 00 09',
    email: `${naam.toLowerCase()}@hellendoorn.example`,
    organisatie: 'Voorbeeld',
  });
  const uuid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
  const facts: Feit[] = [
    { soort: 'geopend', ...fact, eventId: uuid(1), sequence: 1 },
    { soort: 'benoemd', ...fact, eventId: uuid(2), sequence: 2, regisseurId: uuid(5), regisseur: contact('Eerste') },
    { soort: 'benoemd', ...fact, eventId: uuid(3), sequence: 3, regisseurId: uuid(6), regisseur: contact('Tweede') },
    feit.parse({
      soort: 'gewijzigd',
      ...fact,
      eventId: uuid(4),
      sequence: 4,
      leider: uuid(6),
      contact: contact('Tweede'),
      waarnemer: { regisseurId: uuid(7), regisseur: contact('Derde'), tot: '2026-12-01' },
    }),
  ];
  expect(new Set(regisseursIn(facts).map(({ naam }) => naam))).toEqual(new Set(['Eerste', 'Tweede', 'Derde']));
});
