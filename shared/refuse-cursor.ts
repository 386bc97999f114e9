import { Problem } from './problem.ts';

/** For `table.work(...).catch(refuseCursor)`: a cursor is ours, or the caller hears that it is none. */
export function refuseCursor(error: unknown): never {
  if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ValidationException')) {
    throw new Problem('ongeldigeInvoer', 'Begin opnieuw bij de eerste bladzijde.', [
      { veld: '/cursor', code: 'ongeldig', melding: 'Gebruik de waarde van "volgende" uit het vorige antwoord.' },
    ]);
  }
  throw error;
}
