import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Table } from '../../shared/store/table.ts';
import type { VolgResponse } from './contract.ts';
import { berichtOver } from './domain/doorzending.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { isAboutOthers } from './domain/navraag.ts';
import { outcomeFor } from './domain/outcome-view.ts';
import { viewFor, type Zicht } from './domain/status.ts';
import { consentOf, mayConsent } from './domain/toestemming.ts';
import { findOwnMelding, type OwnMelding, unknownMelding } from './find-melding.ts';
import { presentGegevens } from './present-melding.ts';
import { openIntakeStore } from './store.ts';

/** "Loopt de hulp weer?" as long as it waits for an answer. */
function openQuestion(head: Melding): VolgResponse['navraag'] {
  const { navraag } = head;
  return navraag && !navraag.antwoord && !isAboutOthers(head)
    ? { ronde: navraag.ronde, gevraagdOp: navraag.gevraagdOp }
    : null;
}

/** Whether they may still ask for somebody else; who leads has to be known, and not asked about already. */
const mayAskOther = ({ wissel }: Melding, { regisseur, afwezig }: Zicht): boolean =>
  (regisseur ?? afwezig) !== null && wissel === null;

/** What holds now about the story; who reads along in a neutral mail is not told. */
function consentFor(head: Melding, data: Gegevens, beperkt: boolean): VolgResponse['toestemming'] {
  if (!mayConsent(head)) return null;
  if (beperkt) return { stand: 'verborgen', op: null, gehoord: false };
  const holds = consentOf(head, data);
  if (!holds) return { stand: 'nietGezegd', op: null, gehoord: false };
  return { stand: holds.delenMetRegisseur ? 'ja' : 'nee', op: holds.op, gehoord: holds.hoe === 'gehoord' };
}

/**
 * What the melder may see. Unknown number, wrong code and no code look alike, also in what is read. A code from a
 * neutral mail, which others may open, never gives back what was written.
 */
export async function followMelding(
  deps: { table: Table },
  query: OwnMelding & { now: string },
): Promise<VolgResponse> {
  const store = openIntakeStore(deps.table);
  const { head, beperkt } = await findOwnMelding(store, query);
  const nummer = head.meldingsnummer;
  const [data, added, files, besides] = await Promise.all([
    store.gegevens(nummer),
    beperkt ? [] : store.aanvullingen(nummer),
    beperkt ? [] : store.bijlagen(nummer),
    // A complaint is about help: nothing for who reads along.
    beperkt ? [] : store.doorzendingen(nummer),
  ]);
  if (!data) throw unknownMelding();
  const view = viewFor(head.wieMeldde.soort, head.over, head, dutchDate(query.now));
  return {
    meldingsnummer: nummer,
    reactieUiterlijk: head.reactieUiterlijk,
    overIemandAnders: head.over === 'iemandAnders',
    anoniem: data.anoniem,
    taal: data.taal,
    uitkomst: outcomeFor(head, beperkt),
    doorzendingen: besides.flatMap((one) => {
      const told = berichtOver(head, one);
      if (!told) return [];
      const { bestemming, bij, overdragenUiterlijk: uiterlijk, overgedragenOp } = told;
      return [{ bestemming, bij, uiterlijk, overgedragenOp }];
    }),
    navraag: openQuestion(head),
    // Of the melder only: what staff wrote down is not an answer to anybody.
    aanvullingen: added.filter(({ bron }) => bron !== 'medewerker').map(({ op, tekst }) => ({ op, tekst })),
    bijlagen: files.map(({ naam, status }) => ({ naam, status })),
    toestemming: consentFor(head, data, beperkt),
    magAanvullen: true,
    magAnderVragen: mayAskOther(head, view),
    verstuurd: beperkt
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
