import type { EventOf } from '../../../events/catalogue.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';

/**
 * Weighing of a melding by the rules of the municipality (R7, R8, R9). Every threshold is in its file. The outcome is a
 * presumption with its reasons; weighing a casus for real is professional work (practice, words).
 */
export type MeldingData = EventOf<'nl.regie.melding.ontvangen.v1'>['data'];
export type Reden = { code: string; waarde: string | number };
export type Weging = Pick<
  EventOf<'nl.regie.casus.gewogen.v1'>['data'],
  'zwaarte' | 'multiProbleem' | 'vermoedelijkComplex' | 'definitie' | 'redenen'
> & {
  /** Acutely unsafe: first in every list. */
  spoed: boolean;
};

type Weighed = Pick<
  MeldingData,
  | 'leefgebieden'
  | 'aantalHulpverleners'
  | 'wisselingenHulpverleners'
  | 'betrokkenOrganisaties'
  | 'onbekendeOrganisaties'
  | 'overzichtHouden'
  | 'veiligheid'
  | 'minderjarigen'
>;
type Rules = Pick<Gemeente, 'complex' | 'drempels'>;

const includes = (list: readonly string[], value: string) => list.includes(value);

export function weigh(melding: Weighed, { complex, drempels }: Rules): Weging {
  const leefgebieden = new Set(melding.leefgebieden).size;
  // Every organisation that helps sends at least one person, also where the melder left the number open.
  const hulpverleners = Math.max(
    melding.aantalHulpverleners ?? 0,
    new Set(melding.betrokkenOrganisaties).size + melding.onbekendeOrganisaties,
  );
  const multiProbleem = leefgebieden >= drempels.multiProbleem;
  const regieMoeilijk = includes(complex.overzichtHouden, melding.overzichtHouden);
  const veelHulpverleners = complex.minimumHulpverleners > 0 && hulpverleners >= complex.minimumHulpverleners;
  // R8: several leefgebieden, often several helpers. Who names one leefgebied and has many helpers counts as well.
  const meerdereKanten = leefgebieden >= complex.minimumLeefgebieden || (leefgebieden > 0 && veelHulpverleners);
  const spoed = melding.veiligheid === 'acuutOnveilig';
  const kindInGevaar = melding.minderjarigen !== 'nee' && includes(complex.veiligheid, melding.veiligheid);
  const vermoedelijkComplex = (regieMoeilijk && meerdereKanten) || kindInGevaar || spoed;
  const middelzwaar = multiProbleem || regieMoeilijk || melding.veiligheid === 'zorgen' || veelHulpverleners;

  const redenen: Reden[] = [];
  if (leefgebieden > 0) redenen.push({ code: 'leefgebieden', waarde: leefgebieden });
  if (multiProbleem) redenen.push({ code: 'multiProbleem', waarde: drempels.multiProbleem });
  if (regieMoeilijk) redenen.push({ code: 'overzichtHouden', waarde: melding.overzichtHouden });
  if (hulpverleners > 0) redenen.push({ code: 'hulpverleners', waarde: hulpverleners });
  // R38: somebody else again and again is what complex casussen tell most; a person weighs it.
  const wisselingen = melding.wisselingenHulpverleners ?? 0;
  if (wisselingen > 0) redenen.push({ code: 'wisselingen', waarde: wisselingen });
  if (spoed || kindInGevaar) redenen.push({ code: 'veiligheid', waarde: melding.veiligheid });
  if (kindInGevaar) redenen.push({ code: 'minderjarigen', waarde: melding.minderjarigen });
  // Independence of these cannot be judged by the software; a person looks.
  if (melding.onbekendeOrganisaties > 0) {
    redenen.push({ code: 'onbekendeOrganisaties', waarde: melding.onbekendeOrganisaties });
  }
  return {
    zwaarte: vermoedelijkComplex ? 'zwaar' : middelzwaar ? 'middelzwaar' : 'eenvoudig',
    multiProbleem,
    vermoedelijkComplex,
    spoed,
    definitie: complex.versie,
    redenen,
  };
}
