import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installationOf } from '../../../test/support/intake.ts';
import { recognizeOrganisaties } from './organisaties.ts';

const { organisaties } = installationOf('almelo').gemeente;

describe('recognizeOrganisaties', () => {
  it('knows names, codes and aliases, whatever the case, accents and punctuation', () => {
    expect(
      recognizeOrganisaties(['CLIENTONDERSTEUNING', 'wijkteam  almelo', 'De Woningbouwvereniging!'], organisaties),
    ).toEqual({ bekend: ['almelo-sociaal', 'wijkteam-almelo', 'woningstichting'], onbekend: 0 });
  });

  it('counts what it does not know, each once', () => {
    expect(recognizeOrganisaties(['Tante Truus', 'tante truus.', 'Voetbalclub', 'thuiszorg'], organisaties)).toEqual({
      bekend: ['zorgaanbieder'],
      onbekend: 2,
    });
  });

  it('never loses or invents one', () => {
    const name = fc.constantFrom(...organisaties.flatMap(({ naam, aliassen }) => [naam, ...aliassen]));
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const { bekend, onbekend } = recognizeOrganisaties(names, organisaties);
        expect(onbekend).toBe(0);
        expect(bekend.length > 0).toBe(names.length > 0);
      }),
    );
  });
});
