import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { MeldingOverzicht } from './contract.ts';
import { isUnreachable } from './domain/contact.ts';
import { waitsForOpening } from './domain/handed-over.ts';
import { isShielded } from './domain/may.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { owesReaction, statusOf } from './domain/status.ts';
import { workingDaysBetween } from './domain/working-days.ts';
import { priorityOf } from './domain/worklist.ts';

/** As somebody sees it who may not know that it went to Veilig Thuis or the police: somebody is busy with it. */
export function shield(head: Melding): Melding {
  if (!isShielded(head.triage)) return head;
  const plain = { ...head, triage: null, bekekenOp: head.bekekenOp ?? head.ontvangenOp };
  return { ...plain, status: statusOf(plain) };
}

/** A melding as staff see it in a list: codes and dates only. */
export function presentMelding(
  head: Melding,
  now: string,
  gemeente: Pick<Gemeente, 'extraVrijeDagen'>,
): MeldingOverzicht {
  const { behandelaar } = head;
  return {
    meldingsnummer: head.meldingsnummer,
    status: head.status,
    ontvangenOp: head.ontvangenOp,
    reactieUiterlijk: head.reactieUiterlijk,
    spoed: head.spoed,
    veiligheid: head.veiligheid,
    over: head.over,
    zwaarte: head.gewogen?.zwaarte ?? null,
    overRegisseur: head.overRegisseur,
    anoniem: head.wieMeldde.soort === 'anoniem',
    teLaat: now >= head.reactieTot && owesReaction(head),
    ingang: head.ingang,
    vindplaats: head.vindplaats,
    voorrang: priorityOf(head),
    wachtWerkdagen:
      dutchDate(now) > dutchDate(head.ontvangenOp)
        ? workingDaysBetween(head.ontvangenOp, now, gemeente.extraVrijeDagen)
        : 0,
    behandelaar: behandelaar && {
      id: behandelaar.id,
      naam: behandelaar.naam,
      sinds: behandelaar.sinds,
      geopend: !waitsForOpening(behandelaar),
    },
    uitkomst: head.triage?.uitkomst ?? null,
    team: head.triage?.team ?? null,
    gebied: head.gebied,
    mogelijkSpam: head.mogelijkSpam,
    nietBereikbaar: isUnreachable(head),
  };
}

/** What was sent, for who may read it. */
export function presentGegevens({ anoniem: _, onderwerp: __, latereToestemming: ___, woonadres, ...rest }: Gegevens) {
  return { ...rest, woonadres: woonadres ?? null };
}
