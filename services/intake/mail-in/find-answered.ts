import * as z from 'zod';
import type { Table } from '../../../shared/store/table.ts';
import { meldingPk, openIntakeStore } from '../store.ts';
import type { Incoming } from './judge-mail.ts';

/** More than a mail of a person names. */
const maximumNamed = 10;
/** Written by the relay when a mail left. */
const sentMessage = z.object({ aggregaat: z.string() });

/** `eigen`: the melding that this mail adds to. `andere`: numbers that it names and that are somebody else's. */
export type Answered = { eigen: string | null; andere: readonly string[] };

/**
 * A mail adds to a melding only when it comes from the address of its melder; whether that address is real is decided
 * apart. Somebody else's mail is a melding of its own: a number alone opens nothing.
 */
export async function findAnswered(table: Table, { soort, afzender }: Incoming): Promise<Answered> {
  if (soort.soort !== 'antwoord') return { eigen: null, andere: [] };
  const named = await Promise.all(
    soort.berichtIds.slice(0, maximumNamed).map(async (id) => {
      const found = await table.get({ pk: `BERICHT#${id.split('@')[0]}`, sk: 'BERICHT' }, sentMessage);
      return found?.aggregaat;
    }),
  );
  const numbers = soort.meldingsnummers.slice(0, maximumNamed).map(meldingPk);
  const store = openIntakeStore(table);
  const others: string[] = [];
  for (const pk of new Set([...named, ...numbers])) {
    if (!pk?.startsWith('MELDING#')) continue;
    const nummer = pk.slice('MELDING#'.length);
    const data = await store.gegevens(nummer);
    if (!data) continue;
    if (afzender.adres !== null && data.melder.email?.toLowerCase() === afzender.adres) {
      return { eigen: nummer, andere: [] };
    }
    others.push(nummer);
  }
  return { eigen: null, andere: others };
}
