import { meldingHeropend } from '../../../events/intake/melding-heropend.v1.ts';
import type { HeropenReden } from '../../../events/vocabulary.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { BerichtVan } from '../berichten/bericht.ts';
import type { IntakeEvent, Melding } from './melding.ts';
import { asTold, knownRegisseur, statusOf } from './status.ts';
import { reactionTerm } from './terms.ts';

export type Reopened = {
  /** Without a new version: whoever commits it gives one. */
  head: Melding;
  event: IntakeEvent;
  /** What the melder hears, unless staff decides that telling is not safe. */
  bericht: BerichtVan<'heropend'>;
};

/**
 * Every outcome can be undone: the melding waits for staff again, before others, and a first reaction is owed from
 * now. Nobody has it in hand, so that it does not stay with who is away. Facts about a casus stay: who was named is
 * still named, but that does not count as a reaction.
 */
export function reopen(
  head: Melding,
  { reden, stil }: { reden: HeropenReden; stil: boolean },
  now: string,
  gemeente: Gemeente,
): Reopened {
  const { uiterlijk, tot } = reactionTerm(now, head.spoed, gemeente);
  const { triage, heropend, bekekenOp } = head;
  const daarvoor = {
    bekekenOp: heropend?.daarvoor.bekekenOp ?? bekekenOp ?? triage?.op ?? null,
    afgerondOp: asTold(head).triage?.afgerondOp ?? null,
  };
  const opened: Melding = {
    ...head,
    triage: null,
    heropend: { op: now, reden, aantal: (heropend?.aantal ?? 0) + 1, daarvoor, ...(stil && { stil }) },
    behandelaar: null,
    bekekenOp: null,
    navraag: head.navraag?.antwoord ? head.navraag : null,
    reactieUiterlijk: uiterlijk,
    reactieTot: tot,
    reactieVerstreken: false,
  };
  return {
    head: { ...opened, status: statusOf(opened) },
    event: {
      type: meldingHeropend.type,
      data: {
        meldingId: head.meldingsnummer,
        heropendOp: now,
        reden,
        vorigeUitkomst: triage?.uitkomst ?? null,
        casusId: knownRegisseur(head.feiten)?.casusId ?? null,
        reactieUiterlijk: uiterlijk,
      },
    },
    bericht: { soort: 'heropend', reactieUiterlijk: uiterlijk },
  };
}
