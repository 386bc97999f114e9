import type { Feit } from './status.ts';

/** The casus that a melding belongs to now; null when there is none, or a split took the melding out of it. */
export function casusOf(feiten: readonly Feit[]): string | null {
  const left = (fact: Feit) =>
    feiten.some(
      (other) => other.soort === 'gesplitst' && other.casusId === fact.casusId && other.sequence > fact.sequence,
    );
  return feiten.findLast((fact) => fact.soort !== 'gesplitst' && !left(fact))?.casusId ?? null;
}
