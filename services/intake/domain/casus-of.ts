import type { Feit } from './status.ts';

const isOver = ({ soort }: Feit): boolean => soort === 'gesplitst' || soort === 'afgesloten';

/** The casus that a melding belongs to now; null when there is none, it is closed, or the melding was taken out of it. */
export function casusOf(feiten: readonly Feit[]): string | null {
  const left = (fact: Feit) =>
    feiten.some((other) => isOver(other) && other.casusId === fact.casusId && other.sequence > fact.sequence);
  return feiten.findLast((fact) => !isOver(fact) && !left(fact))?.casusId ?? null;
}
