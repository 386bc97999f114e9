import { describe, expect, it } from 'vitest';
import { meldingOf } from '../../../test/support/intake.ts';
import { findBsn } from './bsn.ts';

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
    woonadres: { postcode: '7607EW', huisnummer: 1, toevoeging: '111222333', straat: 'Laan 111222333' },
    betrokkenOrganisaties: ['Thuiszorg', number],
    bekendeRegisseur: number,
  });

  it('names every free-text field that has one', () => {
    expect(findBsn(everywhere).map(({ veld }) => veld)).toEqual([
      '/watLooptVast',
      '/melder/naam',
      '/melder/veiligContact/belMoment',
      '/woonadres/toevoeging',
      '/woonadres/straat',
      '/betrokkenOrganisaties/1',
      '/bekendeRegisseur',
    ]);
  });

  it('believes a melder who says that it is no BSN', () => {
    expect(findBsn({ ...everywhere, geenBsn: true })).toEqual([]);
  });
});
