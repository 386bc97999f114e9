import type { Gemeente } from '../../../shared/gemeente.ts';

/** Case, accents, spaces and punctuation do not matter. */
const normalize = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * What the melder typed -> codes of the municipality's file. The words themselves stay with intake; of what the file
 * does not know only the number goes out, because independence of those cannot be judged.
 */
export function recognizeOrganisaties(
  typed: readonly string[],
  organisaties: Gemeente['organisaties'],
): { bekend: string[]; onbekend: number } {
  const codes = new Map(
    organisaties.flatMap(({ code, naam, aliassen }) =>
      [code, naam, ...aliassen].map((name): [string, string] => [normalize(name), code]),
    ),
  );
  const bekend = new Set<string>();
  const onbekend = new Set<string>();
  for (const name of typed.map(normalize)) {
    const code = codes.get(name);
    if (code) bekend.add(code);
    else onbekend.add(name);
  }
  return { bekend: [...bekend].sort(), onbekend: onbekend.size };
}
