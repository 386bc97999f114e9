import { Problem } from '../../shared/problem.ts';
import type { Deps } from './store.ts';

/** The organisation of this code in the municipality's file; another code is refused with the ones that exist. */
export function organisationOf(deps: Pick<Deps, 'installation'>, code: string, veld = '/organisatie') {
  const { organisaties } = deps.installation.gemeente;
  const found = organisaties.find((organisation) => organisation.code === code);
  if (found) return found;
  const allowed = organisaties.map((organisation) => organisation.code).join(', ');
  throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', [
    { veld, code: 'onbekend', melding: `Kies een van deze codes: ${allowed}.` },
  ]);
}
