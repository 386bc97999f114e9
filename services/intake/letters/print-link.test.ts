import { describe, expect, it } from 'vitest';
import { printLink } from './print-link.ts';

const knop = 'Bekijk uw melding';

describe('a button on paper', () => {
  it('is an address to type, without the scheme', () => {
    const url = 'https://vlot.almelo.example/rechtspositie';
    expect(printLink({ knop: 'Lees de folder', url }, 'nl')).toEqual({
      tekst: 'Lees de folder: vlot.almelo.example/rechtspositie',
      feiten: [],
    });
    expect(printLink({ knop, url: 'https://vlot.almelo.example/' }, 'nl').tekst).toBe(`${knop}: vlot.almelo.example`);
  });

  it('gives number and code of a melding apart from the page that asks for them', () => {
    const url = 'https://vlot.almelo.example/volg/M-2026-7K3QZ9.ABCDEF-GHJKMN-PQRSTV-WXYZ01-23';
    expect(printLink({ knop, url }, 'nl')).toEqual({
      tekst: `${knop}: vlot.almelo.example/volg`,
      feiten: [
        { naam: 'Nummer', waarde: 'M-2026-7K3QZ9' },
        { naam: 'Code', waarde: 'ABCDEF-GHJKMN-PQRSTV-WXYZ01-23' },
      ],
    });
    expect(printLink({ knop, url }, 'en').feiten[0]?.naam).toBe('Number');
  });

  it('keeps a link that only looks like one whole', () => {
    const url = 'https://vlot.almelo.example/volg/M-2026-7K3QZ9';
    expect(printLink({ knop, url }, 'nl')).toEqual({
      tekst: `${knop}: vlot.almelo.example/volg/M-2026-7K3QZ9`,
      feiten: [],
    });
  });
});
