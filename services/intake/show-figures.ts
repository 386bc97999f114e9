import type { CijfersResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { summarize } from './domain/figures.ts';
import { openIntakeStore } from './store.ts';

/** R10: the meldingen that were received in one year, by what became of them. Numbers, nobody's data. */
export async function showFigures(
  deps: Pick<IntakeDependencies, 'table' | 'installation'>,
  { jaar }: { jaar: number },
): Promise<CijfersResponse> {
  const store = openIntakeStore(deps.table);
  const months = Array.from({ length: 12 }, (_, index) => `${jaar}-${String(index + 1).padStart(2, '0')}`);
  const figures = await Promise.all(months.map(store.figuresOf));
  return summarize(jaar, figures.flat(), deps.installation.gemeente.extraVrijeDagen);
}
