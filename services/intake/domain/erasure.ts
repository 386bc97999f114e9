import { casusOf } from './casus-of.ts';
import { isShielded } from './may.ts';
import type { Melding } from './melding.ts';

/**
 * Erasure on request. AVG 17(3)(b) gives way to a duty to keep: Jeugdwet 7.3.8 and Wmo 5.3.4 once help is arranged (a
 * casus, a team that has it). Jeugdwet 7.3.9 and Wmo 5.3.5 let a file go on request, but not where keeping it matters
 * to somebody else's safety.
 */
export type Refusal = { reden: string; danWat: string };

type Judged = Pick<Melding, 'status' | 'feiten' | 'wieMeldde' | 'veiligheid' | 'triage'>;

const handled: readonly string[] = [
  'viaTeam',
  'sociaalTeam',
  'expertteam',
  'maatwerk',
  'wmoMelding',
  'bekendeRegisseur',
  'nieuweCasus',
];

/** Every reason why it must stay, with what can be done instead; empty: it may go. `besluiten`: all that it ever had. */
export function erasureRefusals(
  head: Judged,
  besluiten: readonly { bestemming: string | null; uitkomst: string | null }[],
  doorzendingen: readonly { bestemming: string; overgedragen: unknown }[] = [],
): Refusal[] {
  const refusals: Refusal[] = [];
  if (head.status !== 'afgerond') {
    refusals.push({
      reden: 'De melding is nog niet afgerond.',
      danWat: 'Laat de melding eerst afronden, of leg uit dat de inwoner haar kan intrekken.',
    });
  }
  const helped = [...besluiten, ...(head.triage ? [head.triage] : [])];
  if (casusOf(head.feiten) !== null || helped.some(({ uitkomst }) => uitkomst !== null && handled.includes(uitkomst))) {
    refusals.push({
      reden: 'Op deze melding is hulp gevolgd. Dan moet de gemeente het dossier bewaren (Jeugdwet 7.3.8, Wmo 5.3.4).',
      danWat:
        'Behandel het verzoek bij het dossier van de casus of het team. Na de bewaartermijn verdwijnt deze melding vanzelf.',
    });
  }
  if (doorzendingen.some(({ overgedragen }) => !overgedragen)) {
    refusals.push({
      reden: 'Een deel van deze melding wordt doorgestuurd en is nog niet overgedragen (Awb 2:3).',
      danWat: 'Laat eerst vastleggen dat het is overgedragen.',
    });
  }
  if ([...helped, ...doorzendingen].some(isShielded)) {
    refusals.push({
      reden:
        'Deze melding ging naar Veilig Thuis, de politie of een overleg over veiligheid. Bewaren is van belang voor de veiligheid van een ander.',
      danWat: 'Wijs de inwoner op bezwaar en op de Autoriteit Persoonsgegevens.',
    });
  }
  if (head.wieMeldde.soort === 'signaal' || head.wieMeldde.soort === 'onbekend') {
    refusals.push({
      reden:
        'Deze melding gaat over iemand anders. Bewaren kan van belang zijn voor die ander (Jeugdwet 7.3.9, Wmo 5.3.5).',
      danWat: 'Geef de melder een uittreksel van de eigen gegevens.',
    });
  }
  if (head.wieMeldde.soort === 'anoniem') {
    refusals.push({
      reden: 'Deze melding is anoniem. Niemand kan aantonen dat het de eigen melding is.',
      danWat: 'Leg uit dat er geen naam en geen contactgegevens zijn bewaard.',
    });
  }
  if (head.veiligheid === 'acuutOnveilig') {
    refusals.push({
      reden:
        'De melding zegt dat het acuut onveilig was. Bewaren kan van belang zijn voor de veiligheid van een ander.',
      danWat: 'Bespreek het verzoek met de gedragswetenschapper en wijs de inwoner op bezwaar.',
    });
  }
  return refusals;
}
