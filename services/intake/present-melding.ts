import type * as z from 'zod';
import type { meldingOverzicht } from './contract.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { owesReaction } from './domain/status.ts';
import { priorityOf } from './domain/worklist.ts';

/** A melding as staff see it in a list: codes and dates only. */
export function presentMelding(head: Melding, now: string): z.output<typeof meldingOverzicht> {
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
    wachtWerkdagen: 0,
    behandelaar: head.behandelaar && {
      id: head.behandelaar.id,
      naam: head.behandelaar.naam,
      sinds: head.behandelaar.sinds,
    },
    uitkomst: head.triage?.uitkomst ?? null,
    team: head.triage?.team ?? null,
    gebied: head.gebied,
    mogelijkSpam: head.mogelijkSpam,
  };
}

/** What was sent, for who may read it. */
export function presentGegevens({ anoniem: _, onderwerp: __, woonadres, ...rest }: Gegevens) {
  return { ...rest, woonadres: woonadres ?? null };
}
