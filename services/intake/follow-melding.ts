import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { hashCode } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import type { Table } from '../../shared/store/table.ts';
import type { VolgResponse } from './contract.ts';
import { viewFor } from './domain/status.ts';
import { presentGegevens } from './present-melding.ts';
import { openIntakeStore } from './store.ts';

/** What the melder may see. Unknown number, wrong code and no code look alike, also in what is read. */
export async function followMelding(
  deps: { table: Table },
  query: { meldingsnummer: string | undefined; volgcode: string | undefined },
): Promise<VolgResponse> {
  const store = openIntakeStore(deps.table);
  const nummer = meldingsnummerSchema.safeParse(query.meldingsnummer?.toUpperCase());
  const [head, code] = nummer.success
    ? await Promise.all([store.head(nummer.data), store.code(nummer.data, hashCode(query.volgcode ?? ''))])
    : [undefined, undefined];
  const data = head && code ? await store.gegevens(head.meldingsnummer) : undefined;
  if (!head || !code || !data) {
    throw new Problem('nietGevonden', 'Dit nummer en deze code horen niet bij elkaar. Controleer ze allebei.');
  }
  return {
    meldingsnummer: head.meldingsnummer,
    reactieUiterlijk: head.reactieUiterlijk,
    overIemandAnders: head.over === 'iemandAnders',
    anoniem: data.anoniem,
    verstuurd: code.beperkt
      ? null
      : {
          ...presentGegevens(data),
          over: head.over,
          veiligheid: head.veiligheid,
          overRegisseur: head.overRegisseur,
        },
    ...viewFor(head.wieMeldde.soort, head.over, head),
  };
}
