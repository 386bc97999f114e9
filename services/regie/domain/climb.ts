import { escalatieGeklommen } from '../../../events/regie/escalatie-geklommen.v1.ts';
import { escalatieGestart } from '../../../events/regie/escalatie-gestart.v1.ts';
import { Problem } from '../../../shared/problem.ts';
import {
  aboutBenoeming,
  benoemingTerm,
  bevestigingTerm,
  type Casus,
  contactTerm,
  type Decision,
  type Escalatie,
  isUrgent,
  named,
  puntTerm,
  record,
  requireState,
  type Transition,
  withVersion,
} from './casus.ts';
import { remindOfContact } from './first-contact.ts';
import type { Oorzaak } from './notice.ts';
import { ladderStep, nextStepAt, type Rules } from './terms.ts';

/** What a term is about; undefined when the casus no longer waits for it. */
type Waits = {
  transition: Transition;
  oorzaak: Oorzaak;
  meldingId: string | null;
  urgent: boolean;
  running: (open: Escalatie) => boolean;
};

function waitsFor(state: Casus, soort: string): Waits | undefined {
  const urgent = isUrgent(state);
  if (soort === benoemingTerm) {
    const waits = state.status === 'wachtOpBenoeming' || state.status === 'voorlopig';
    const oorzaak = 'nietBenoemd' as const;
    return waits
      ? { transition: 'climbBenoeming', oorzaak, meldingId: null, urgent, running: aboutBenoeming }
      : undefined;
  }
  if (soort === contactTerm) {
    const running = (open: Escalatie) => open.oorzaak === 'geenContact';
    return state.eersteContact
      ? { transition: 'climbContact', oorzaak: 'geenContact', meldingId: null, urgent, running }
      : undefined;
  }
  const submitted = state.voorgelegd.find(({ meldingId }) => bevestigingTerm(meldingId) === soort);
  if (submitted) {
    const { meldingId, spoed } = submitted;
    const running = (open: Escalatie) => open.oorzaak === 'nietBevestigd' && open.meldingId === meldingId;
    return { transition: 'climbBevestiging', oorzaak: 'nietBevestigd', meldingId, urgent: spoed, running };
  }
  const item = state.punten.find((one) => puntTerm(one) === soort);
  if (!item) return undefined;
  const running = (open: Escalatie) => open.oorzaak === item.soort && open.meldingId === item.meldingId;
  return { transition: 'climbPunt', oorzaak: item.soort, meldingId: item.meldingId, urgent, running };
}

/** Whether the casus still waits for what this term is about. */
export const stillWaits = (state: Casus, soort: string): boolean => waitsFor(state, soort) !== undefined;

/** A step was not taken in time: the escalation starts, or climbs, and somebody is told. */
export function climb(
  before: Casus,
  term: { soort: string; niveau: number },
  input: { escalatieId: string; now: string },
  rules: Rules,
): Decision {
  const waits = waitsFor(before, term.soort);
  if (!waits) throw new Problem('nietMogelijk', 'De casus wacht hier niet (meer) op.');
  const open = requireState(before, waits.transition);
  const { meldingId, urgent } = waits;
  const running = open.escalaties.find(waits.running);
  if (term.soort === contactTerm && !running && !open.eersteContact?.herinnerd) {
    return remindOfContact(open, input.now, rules);
  }
  const niveau = running ? running.niveau + 1 : 1;
  const step = ladderStep(rules.escalatieladder, niveau);
  const oorzaak = running?.oorzaak ?? waits.oorzaak;
  const escalatieId = running?.escalatieId ?? input.escalatieId;
  const shared = { escalatieId, casusId: open.casusId, oorzaak, rol: step.rol };
  const next = nextStepAt(niveau, input.now, urgent, rules);
  const state: Casus = {
    ...open,
    ...(term.soort === benoemingTerm && { benoemingTermijn: next }),
    escalaties: [...open.escalaties.filter((one) => one !== running), { escalatieId, oorzaak, niveau, meldingId }],
  };
  const about = named(state, meldingId);
  return withVersion(
    {
      state,
      events: [
        niveau === 1
          ? record(escalatieGestart, { ...shared, niveau: 1, gestartOp: input.now })
          : record(escalatieGeklommen, { ...shared, niveau, geklommenOp: input.now }),
      ],
      mails: [
        { ...about, soort: 'geklommen', oorzaak, niveau },
        { ...about, soort: 'herinnering', oorzaak },
      ],
      terms: [{ soort: term.soort, at: next, niveau: niveau + 1 }],
    },
    before.versie,
  );
}
