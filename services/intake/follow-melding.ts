import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { hashCode } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import type { Table } from '../../shared/store/table.ts';
import type { VolgResponse } from './contract.ts';
import { outcomeFor } from './domain/outcome-view.ts';
import { viewFor } from './domain/status.ts';
import { presentGegevens } from './present-melding.ts';
import { openIntakeStore } from './store.ts';

/** What the melder may see. Unknown number, wrong code and no code look alike, also in what is read. */
export async function followMelding(
  deps: { table: Table },
  query: { meldingsnummer: string | undefined; volgcode: string | undefined; now: string },
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
  const own = head.wieMeldde.soort === 'eigenHuishouden';
  const view = viewFor(head.wieMeldde.soort, head.over, head, dutchDate(query.now));
  return {
    meldingsnummer: head.meldingsnummer,
    reactieUiterlijk: head.reactieUiterlijk,
    overIemandAnders: head.over === 'iemandAnders',
    anoniem: data.anoniem,
    taal: data.taal,
    uitkomst: outcomeFor(head, code.beperkt),
    navraag:
      own && head.navraag && !head.navraag.antwoord
        ? { ronde: head.navraag.ronde, gevraagdOp: head.navraag.gevraagdOp }
        : null,
    aanvullingen: [],
    bijlagen: [],
    magAanvullen: true,
    magAnderVragen: own && view.regisseur !== null,
    verstuurd: code.beperkt
      ? null
      : {
          ...presentGegevens(data),
          over: head.over,
          veiligheid: head.veiligheid,
          overRegisseur: head.overRegisseur,
        },
    ...view,
  };
}
