import { type OverWie, overNiemand, regisseursIn } from './domain/about-regisseur.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import type { IntakeStore } from './store.ts';

/**
 * Whom a melding about the regisseur may be about. Its own facts do not count: who was appointed for it is who takes
 * over. Asks nothing of the table for a melding that is about no regisseur.
 */
export async function readOverWie(
  head: Pick<Melding, 'meldingsnummer' | 'overRegisseur' | 'adresSleutel'>,
  data: Pick<Gegevens, 'bekendeRegisseur'>,
  store: Pick<IntakeStore, 'atAddress' | 'head'>,
): Promise<OverWie> {
  if (!head.overRegisseur) return overNiemand;
  const nearby = head.adresSleutel ? await store.atAddress(head.adresSleutel) : [];
  // Only in a casus somebody leads.
  const others = nearby.filter((other) => other.casusId !== null && other.meldingsnummer !== head.meldingsnummer);
  const heads = await Promise.all(others.map(({ meldingsnummer }) => store.head(meldingsnummer)));
  return {
    gezegd: data.bekendeRegisseur,
    regisseurs: heads.flatMap((other) => (other ? regisseursIn(other.feiten) : [])),
  };
}
