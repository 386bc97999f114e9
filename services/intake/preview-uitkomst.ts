import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { StaffCommand } from './allow.ts';
import { composeTekst, scriptOf, toLines } from './berichten/compose.ts';
import { notFound, readNummer } from './change-melding.ts';
import type { UitkomstRequest, UitkomstvoorbeeldResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { casusOf } from './domain/casus-of.ts';
import { decideReach, writesToOwnAddress } from './domain/contact.ts';
import { needsNobody, whoLeads } from './domain/status.ts';
import { weighUitkomst } from './give-uitkomst.ts';
import { openIntakeStore } from './store.ts';

/**
 * What the melder would read or hear of an outcome, in the language and by the way of the real one. Refused for what
 * the outcome would be refused for; keeps nothing.
 */
export async function previewUitkomst(
  deps: IntakeDependencies,
  command: Omit<StaffCommand, 'idempotencyKey'> & { input: UitkomstRequest },
): Promise<UitkomstvoorbeeldResponse> {
  const { installation, table } = deps;
  const nummer = readNummer(command.meldingsnummer);
  const store = openIntakeStore(table);
  const before = await store.head(nummer);
  if (!before) throw notFound();
  const { data, decided } = await weighUitkomst(deps, command, before, store);
  const { head, bericht } = decided;
  const opvolgingUiterlijk = head.triage?.opvolgingUiterlijk ?? null;
  const bereik = decideReach({ ...data, emailOnbereikbaar: head.emailOnbereikbaar }, writesToOwnAddress(head));
  const ends = needsNobody(head.triage) && casusOf(before.feiten) !== null;
  const also = {
    opvolgingUiterlijk,
    casusEindigt: ends ? { leider: whoLeads(before.feiten)?.regisseur.naam ?? null } : null,
  };
  if (!bericht || bereik.langs === 'niet') return { langs: 'niet', onderwerp: null, regels: [], ...also };
  const vandaag = dutchDate(command.now);
  if (bereik.langs === 'taak' && bereik.soort === 'bellen') {
    const regels = scriptOf(installation, head, data, { bericht }, vandaag);
    return { langs: 'bellen', onderwerp: null, regels, ...also };
  }
  const vorm = bereik.langs === 'mail' ? 'mail' : 'brief';
  const { onderwerp, blokken } = composeTekst(installation, vorm, {
    bericht,
    meldingsnummer: nummer,
    naam: data.melder.naam ?? null,
    taal: data.taal,
    neutraal: bereik.langs === 'mail' ? bereik.neutraal : (data.melder.veiligContact?.neutraal ?? false),
    // The lines hold no links, so there is no code to make.
    volgcode: '',
    vandaag,
  });
  return { langs: vorm, onderwerp, regels: blokken.flatMap(toLines), ...also };
}
