import type { MeldingRequest } from '../contract.ts';

/** How a melder may be told something: by mail, by somebody who calls or writes, or not at all (anonymous). */
export type Bereik =
  | { langs: 'mail'; email: string; neutraal: boolean }
  | { langs: 'taak'; soort: 'bellen' | 'brief'; reden: 'nietMailen' | 'voorkeur' | 'geenEmail' }
  | { langs: 'niet' };

type Reachable = Pick<MeldingRequest, 'anoniem' | 'melder' | 'woonadres'>;

/** Mail only where it is possible, wanted and safe; otherwise a person calls or writes. Never silence. */
export function decideReach({ anoniem, melder, woonadres }: Reachable): Bereik {
  if (anoniem) return { langs: 'niet' };
  const { email, telefoon, voorkeurskanaal, veiligContact } = melder;
  const byLetter = woonadres !== undefined && (voorkeurskanaal === 'post' || !telefoon);
  const task = (reden: 'nietMailen' | 'voorkeur' | 'geenEmail'): Bereik => ({
    langs: 'taak',
    soort: byLetter ? 'brief' : 'bellen',
    reden,
  });
  if (veiligContact?.nietMailen) return task('nietMailen');
  if (voorkeurskanaal === 'telefoon' || voorkeurskanaal === 'post') return task('voorkeur');
  if (!email) return task('geenEmail');
  return { langs: 'mail', email, neutraal: veiligContact?.neutraal ?? false };
}
