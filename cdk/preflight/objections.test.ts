import { describe, expect, it } from 'vitest';
import { readGemeente } from '../gemeenten/index.ts';
import type { Settings } from '../settings.ts';
import { objections } from './objections.ts';

const almelo = readGemeente('almelo');

/** The example file as a municipality would fill it in. */
const real: Settings = {
  gemeente: JSON.parse(
    JSON.stringify(almelo)
      .replaceAll('.example', '.invalid')
      .replaceAll(/00 00 0(\d)/g, '12 34 5$1')
      .replaceAll(/Voorbeeld/gi, 'Echt'),
  ),
  omgeving: {
    stage: 'productie',
    url: 'https://vlot.almelo.invalid',
    herkomst: 'https://herkomst.almelo.invalid',
    issuer: 'https://aanmelden.almelo.invalid',
  },
  throttle: { rate: 100, burst: 500 },
};

describe('objections', () => {
  it('finds nothing in a file that is filled in', () => {
    expect(objections(real)).toEqual([]);
  });

  it('names every example address and number of the example file', () => {
    const found = objections({ ...real, gemeente: almelo });
    for (const field of [
      'domein',
      'mailbox',
      'mail.afzender',
      'aanmelden.issuer',
      'escalatieladder.0.email',
      'beheerder',
    ]) {
      expect(found.filter((line) => line.startsWith(`${field}: `) && line.includes('is een voorbeeld'))).toHaveLength(
        1,
      );
    }
    for (const field of ['telefoon', 'crisis.nummer', 'jeugdstem.telefoon']) {
      expect(found.filter((line) => line.startsWith(`${field}: `) && line.includes('verzonnen nummer'))).toHaveLength(
        1,
      );
    }
    expect(found.some((line) => line.startsWith('organisaties.2.naam: '))).toBe(true);
  });

  it.each([
    ['stage', { ...real, omgeving: { ...real.omgeving, stage: 'lokaal' } }],
    ['url', { ...real, omgeving: { ...real.omgeving, url: 'http://localhost:8080' } }],
    ['aanmelden.issuer', { ...real, omgeving: { ...real.omgeving, issuer: 'http://localhost:8082' } }],
    ['throttle', { ...real, throttle: { rate: 1, burst: 1 } }],
    ['herkomstDomein', { ...real, gemeente: { ...real.gemeente, herkomstDomein: real.gemeente.domein } }],
    [
      'mail.afzenderNeutraal',
      {
        ...real,
        gemeente: { ...real.gemeente, mail: { ...real.gemeente.mail, afzenderNeutraal: 'post@elders.invalid' } },
      },
    ],
  ])('refuses on %s', (field, settings) => {
    expect(objections(settings)).toEqual([expect.stringMatching(new RegExp(`^${field}: .+\\.$`))]);
  });
});
