import { casusGesplitst } from '../../../events/regie/casus-gesplitst.v1.ts';
import { casusMeldingBevestigd } from '../../../events/regie/casus-melding-bevestigd.v1.ts';
import { casusMeldingVoorgelegd } from '../../../events/regie/casus-melding-voorgelegd.v1.ts';
import { Problem } from '../../../shared/problem.ts';
import type { Signaal } from './benadering.ts';
import { type Behoefte, mergeNeeds } from './candidates.ts';
import {
  aboutBenoeming,
  after,
  benoemingTerm,
  bevestigingTerm,
  type Casus,
  closeEscalations,
  type Decision,
  isExcluded,
  isIn,
  isUrgent,
  named,
  openPunt,
  reachableAt,
  record,
  requireState,
  type TermChange,
  transitions,
  withVersion,
} from './casus.ts';
import { askContactDecision, promiseContact } from './first-contact.ts';
import type { CasusNotice } from './notice.ts';
import type { Regisseur } from './regisseur.ts';
import { judgeAnew, presenceEvent } from './stand-in.ts';
import { callBefore, type Rules, termFor, termOn } from './terms.ts';

/** Danger that comes up while nobody has been appointed: the benoeming can no longer wait for working days. */
function hastenBenoeming(state: Casus, now: string, rules: Rules): { state: Casus; terms: TermChange[] } {
  const { uiterlijk, tot } = termFor(now, rules.termijnen.benoemingWerkdagen, true, rules);
  if (!isIn(state, transitions.climbBenoeming) || tot >= state.benoemingTermijn) return { state, terms: [] };
  const running = state.escalaties.find(aboutBenoeming);
  const earlier = tot < state.bevestigenTot ? { bevestigenUiterlijk: uiterlijk, bevestigenTot: tot } : {};
  return {
    state: { ...state, ...earlier, benoemingTermijn: tot },
    terms: [{ soort: benoemingTerm, at: tot, niveau: (running?.niveau ?? 0) + 1 }],
  };
}

/**
 * A melding from the same address: the regisseur confirms or splits, nothing is merged by itself. One about whoever
 * leads goes past that person, to the werkverdelers and the ladder (practice).
 */
export function submitMelding(
  before: Casus,
  melding: { meldingId: string; spoed: boolean; overRegisseur?: boolean },
  now: string,
  rules: Rules,
): Decision {
  const open = requireState(before, 'submitMelding');
  const { meldingId, spoed } = melding;
  if (open.meldingen.includes(meldingId) || open.voorgelegd.some((one) => one.meldingId === meldingId)) {
    throw new Problem('nietMogelijk', `Melding ${meldingId} is al bij deze casus.`);
  }
  const lead = melding.overRegisseur ? open.aanspreekpunt : null;
  const termijn = termFor(now, rules.termijnen.bevestigingWerkdagen, spoed, rules);
  const submitted: Casus = {
    ...open,
    voorgelegd: [...open.voorgelegd, { meldingId, spoed, voorgelegdOp: now, overRegisseur: lead !== null }],
    uitgesloten:
      lead && !isExcluded(open, lead.email)
        ? [...open.uitgesloten, { regisseurId: lead.regisseurId, email: lead.email }]
        : open.uitgesloten,
  };
  const { state, terms } = spoed ? hastenBenoeming(submitted, now, rules) : { state: submitted, terms: [] };
  const { uiterlijk, tot } = termijn;
  const told = named(state, meldingId);
  const mails: CasusNotice[] = lead ? [] : [{ ...told, soort: 'voorgelegd', aan: reachableAt(state), uiterlijk }];
  const decision: Decision = {
    state,
    events: [record(casusMeldingVoorgelegd, { casusId: state.casusId, meldingId, voorgelegdOp: now })],
    mails,
    terms: [{ soort: bevestigingTerm(meldingId), at: tot, niveau: 1 }, ...terms],
  };
  if (!lead) return withVersion(decision, before.versie);
  const concern = openPunt(state, { soort: 'overRegisseur', meldingId, termijn }, now, [
    { ...told, soort: 'overRegisseur', aan: 'mailbox', uiterlijk },
    { ...told, soort: 'overRegisseur', aan: 'ladder', uiterlijk },
  ]);
  return withVersion(after(decision, concern), before.versie);
}

function requireSubmitted(state: Casus, meldingId: string) {
  const found = state.voorgelegd.find((waiting) => waiting.meldingId === meldingId);
  if (found) return found;
  throw new Problem('nietMogelijk', `Melding ${meldingId} wacht niet (meer) op een besluit bij deze casus.`);
}

const without = (state: Casus, meldingId: string) =>
  state.voorgelegd.filter((waiting) => waiting.meldingId !== meldingId);

/**
 * Same household: the melding joins the casus and its melder may know who leads. What it asks may be more than whoever
 * leads or stands in now can give, or their employer may help there: people are told, and decide.
 */
export function confirmMelding(
  before: Casus,
  melding: { meldingId: string; behoefte: Behoefte; reactieUiterlijk: string; signaal?: Signaal | null },
  pool: readonly Regisseur[],
  now: string,
  rules: Rules,
): Decision {
  const { meldingId } = melding;
  const waiting = requireSubmitted(before, meldingId);
  if (before.status === 'wachtOpBenoeming') {
    throw new Problem('nietMogelijk', 'Benoem eerst een regisseur. Daarna kunt u deze melding bevestigen.');
  }
  const open = requireState(before, 'confirmMelding');
  if (waiting.overRegisseur && isExcluded(open, open.aanspreekpunt.email)) {
    throw new Problem('nietMogelijk', 'Deze melding gaat over wie de casus leidt. Benoem eerst iemand anders.');
  }
  const closed = closeEscalations(open, (escalation) => isAbout(escalation, meldingId), 'bevestigd', now);
  const spoed = open.weging.spoed || waiting.spoed;
  const joined: Casus = {
    ...closed.state,
    meldingen: [...open.meldingen, meldingId],
    voorgelegd: without(open, meldingId),
    weging: { ...open.weging, spoed },
    behoefte: mergeNeeds(open.behoefte, melding.behoefte),
    reactieUiterlijk: [...open.reactieUiterlijk, melding.reactieUiterlijk],
    signalen: melding.signaal ? [...open.signalen, melding.signaal] : open.signalen,
  };
  const bellen = callBefore([melding.reactieUiterlijk], now, rules);
  const called = promiseContact(joined, bellen, now, rules);
  // Somebody of the household waits for a call now: whether that is safe is decided again.
  const promised =
    joined.nietBenaderen && !melding.signaal ? after(called, askContactDecision(called.state, now, rules)) : called;
  const checked = judgeAnew(promised.state, pool, now, rules);
  const { regisseurId, naam, telefoon, email, organisatie } = open.aanspreekpunt;
  return withVersion(
    {
      state: checked.state,
      events: [
        // First: who joins a casus whose regisseur left is not told that name.
        ...presenceEvent(checked.state, now),
        record(casusMeldingBevestigd, {
          casusId: open.casusId,
          meldingId,
          bevestigdOp: now,
          regisseurId,
          regisseur: { naam, telefoon, email, organisatie },
          voorlopig: open.status === 'voorlopig',
        }),
        ...closed.events,
        ...checked.events,
      ],
      // Now this melder hears as well by when the call comes.
      mails: [
        {
          ...named(checked.state, meldingId),
          soort: 'bevestigd',
          aan: reachableAt(checked.state),
          bellen,
          signaal: Boolean(melding.signaal),
        },
        ...promised.mails,
        ...checked.mails,
      ],
      terms: [{ soort: bevestigingTerm(meldingId), gone: true }, ...promised.terms, ...checked.terms],
    },
    before.versie,
  );
}

const isAbout = (escalation: Casus['escalaties'][number], meldingId: string) =>
  escalation.oorzaak === 'nietBevestigd' && escalation.meldingId === meldingId;

/** Another household: the melding leaves and goes its own way. */
export function splitMelding(before: Casus, meldingId: string, now: string): Decision {
  requireSubmitted(before, meldingId);
  const open = requireState(before, 'splitMelding');
  const closed = closeEscalations(open, (escalation) => isAbout(escalation, meldingId), 'gesplitst', now);
  return withVersion(
    {
      ...closed,
      state: { ...closed.state, voorgelegd: without(open, meldingId) },
      events: [record(casusGesplitst, { casusId: open.casusId, meldingId, gesplitstOp: now }), ...closed.events],
      terms: [{ soort: bevestigingTerm(meldingId), gone: true }],
    },
    before.versie,
  );
}

/** A melding of this casus is open again: who leads, or stands in, speaks with the family before the new date. */
export function reopen(
  before: Casus,
  melding: { meldingId: string; reactieUiterlijk: string },
  now: string,
  rules: Rules,
): Decision | undefined {
  const open = requireState(before, 'reopen');
  const { meldingId } = melding;
  const termijn = termOn(melding.reactieUiterlijk, now, isUrgent(open), rules);
  const decision = openPunt(open, { soort: 'heropend', meldingId, termijn }, now, [
    { ...named(open, meldingId), soort: 'heropend', aan: reachableAt(open), uiterlijk: termijn.uiterlijk },
  ]);
  return decision.terms.length === 0 ? undefined : withVersion(decision, before.versie);
}
