import type { Gemeente, Team } from '../../../shared/gemeente.ts';

/** VIA-team of a woonservicegebied (R82); null where the municipality has no areas, or the postcode lies in none. */
export function viaTeamOf(gebied: string | null, gemeente: Pick<Gemeente, 'gebieden' | 'teams'>): Team | null {
  const code = gemeente.gebieden.find((area) => area.code === gebied)?.viaTeam;
  return gemeente.teams.find((team) => team.code === code && team.soort === 'via') ?? null;
}

/** R85: general provisions, those that help with most of these leefgebieden first; without a match all of them. */
export function provisionsFor(
  leefgebieden: readonly string[],
  gemeente: Pick<Gemeente, 'socialeKaart'>,
): Gemeente['socialeKaart'] {
  const matches = (codes: readonly string[]) => codes.filter((code) => leefgebieden.includes(code)).length;
  return gemeente.socialeKaart.toSorted((a, b) => matches(b.leefgebieden) - matches(a.leefgebieden));
}
