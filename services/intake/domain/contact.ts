import type { ContacttaakReden } from '../../../events/intake/contacttaak-geopend.v1.ts';
import type { Gegevens, Melding } from './melding.ts';

/** How a melder may be told something: by mail, by somebody who calls or writes, or not at all (anonymous). */
export type Bereik =
  | { langs: 'mail'; email: string; neutraal: boolean }
  | { langs: 'taak'; soort: 'bellen' | 'brief'; reden: ContacttaakReden }
  | { langs: 'niet' };

type Reachable = Pick<Gegevens, 'anoniem' | 'melder' | 'woonadres'> & Partial<Pick<Melding, 'emailOnbereikbaar'>>;

/**
 * Mail only where it is possible, wanted and safe; otherwise a person calls or writes. Never silence. The address of a
 * signaal is the family's, so its reporter is never written to there; nor is a young person at their parents' door.
 */
export function decideReach({ anoniem, melder, woonadres, emailOnbereikbaar }: Reachable, ownAddress = true): Bereik {
  if (anoniem) return { langs: 'niet' };
  const { email, telefoon, voorkeurskanaal, veiligContact } = melder;
  const mayWrite = woonadres !== undefined && ownAddress;
  const byLetter = mayWrite && (voorkeurskanaal === 'post' || !telefoon);
  const task = (reden: ContacttaakReden): Bereik => ({ langs: 'taak', soort: byLetter ? 'brief' : 'bellen', reden });
  if (veiligContact?.nietMailen) return task('nietMailen');
  if (voorkeurskanaal === 'telefoon' || voorkeurskanaal === 'post') return task('voorkeur');
  if (!email) return task('geenEmail');
  if (emailOnbereikbaar) return task(emailOnbereikbaar.reden);
  return { langs: 'mail', email, neutraal: veiligContact?.neutraal ?? false };
}

/** Whether the address that is kept is where the melder lives and opens the post alone. */
export const writesToOwnAddress = (head: Pick<Melding, 'wieMeldde' | 'jeugdigeAlleen'>): boolean =>
  head.wieMeldde.soort === 'eigenHuishouden' && !head.jeugdigeAlleen;

/** Neither a call nor a letter gets there; a mail still may. */
export const isUnreachable = ({ nietBereikbaarOp }: Pick<Melding, 'nietBereikbaarOp'>): boolean =>
  typeof nietBereikbaarOp === 'string';

/** The mail that came in does not prove who sent it: a person answers, no mail does. */
export const unconfirmed = (now: string): NonNullable<Melding['emailOnbereikbaar']> => ({
  op: now,
  reden: 'afzenderNietBevestigd',
});
