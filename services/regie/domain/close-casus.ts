import { casusAfgesloten } from '../../../events/regie/casus-afgesloten.v1.ts';
import { casusGesplitst } from '../../../events/regie/casus-gesplitst.v1.ts';
import { Problem } from '../../../shared/problem.ts';
import { puntSoort } from '../contract.ts';
import {
  after,
  asAfgesloten,
  benoemingTerm,
  type Casus,
  closeEscalations,
  closePunten,
  contactTerm,
  type Decision,
  isIn,
  named,
  puntTerm,
  reachableAt,
  record,
  requireState,
  transitions,
  withVersion,
} from './casus.ts';
import type { CasusNotice } from './notice.ts';
import { splitMelding } from './submitted-melding.ts';

/**
 * Triage gave a melding an outcome for which nobody has to lead. Whatever this casus asked of anybody because of that
 * melding ends: a call that is still made may be wrong, and where a family is not safe it may be dangerous. Which
 * outcome it was is not said: it may be one that hardly anybody may know of.
 */
export function withdrawMelding(before: Casus, meldingId: string, now: string): Decision {
  if (before.voorgelegd.some((waiting) => waiting.meldingId === meldingId)) {
    return withdrawSubmitted(before, meldingId, now);
  }
  if (!before.meldingen.includes(meldingId)) {
    throw new Problem('nietMogelijk', `Melding ${meldingId} is niet (meer) bij deze casus.`);
  }
  return before.meldingen.length > 1 ? leaveCasus(before, meldingId, now) : closeCasus(before, now);
}

/** The casus ends with the melding: nothing else is in it. */
export const closesWith = (state: Casus, meldingId: string): boolean =>
  state.meldingen.length === 1 && state.meldingen.includes(meldingId);

/** It was only put before the casus: nobody there had to do more than decide about it. */
function withdrawSubmitted(before: Casus, meldingId: string, now: string): Decision {
  const gone = splitMelding(before, meldingId, now);
  return withVersion(
    after(gone, closePunten(gone.state, ['overRegisseur'], 'gesplitst', now, meldingId)),
    before.versie,
  );
}

/** One mail to whoever leads or stands in; nobody, while nobody can be reached. */
function callOff(state: Casus, soort: 'casusGesloten' | 'meldingUitCasus', meldingId: string): CasusNotice[] {
  const aan = reachableAt(state);
  // Not as Spoed: there is nothing to be done any more.
  return aan ? [{ ...named(state, meldingId), spoed: false, soort, aan }] : [];
}

/** The casus goes on with the other meldingen. What was promised to all of them still holds. */
function leaveCasus(before: Casus, meldingId: string, now: string): Decision {
  const open = requireState(before, 'leave');
  const stays = open.meldingen.map((one) => one !== meldingId);
  const rest: Casus = {
    ...open,
    meldingen: open.meldingen.filter((_, index) => stays[index]),
    reactieUiterlijk: open.reactieUiterlijk.filter((_, index) => stays[index]),
  };
  const ended = closePunten(rest, puntSoort.options, 'gesplitst', now, meldingId);
  return withVersion(
    {
      ...ended,
      events: [record(casusGesplitst, { casusId: open.casusId, meldingId, gesplitstOp: now }), ...ended.events],
      mails: callOff(open, 'meldingUitCasus', meldingId),
    },
    before.versie,
  );
}

/**
 * Everything that ran in the casus ends with it, in whichever state it was. Who led stays known, and holds no place
 * any more. What was put before it goes its own way first.
 */
export function closeCasus(before: Casus, now: string): Decision {
  const open = requireState(before, 'close');
  if (open.voorgelegd.length > 0) {
    throw new Problem('nietMogelijk', 'Bij deze casus wacht nog een melding op een besluit.');
  }
  const { casusId, meldingen, aanspreekpunt, gezinVroegAnder } = open;
  // Nobody decided about it any more: who led is not the first to be asked, should there be another casus.
  const unwanted = aanspreekpunt && open.punten.some(({ soort }) => soort === 'wisselGevraagd');
  const closed = asAfgesloten({
    ...open,
    gezinVroegAnder: unwanted ? [...new Set([...gezinVroegAnder, aanspreekpunt.regisseurId])] : gezinVroegAnder,
  });
  const ended = closeEscalations({ ...closed, escalaties: open.escalaties }, () => true, 'afgesloten', now);
  const soorten = [
    ...(isIn(open, transitions.climbBenoeming) ? [benoemingTerm] : []),
    ...(open.eersteContact ? [contactTerm] : []),
    ...open.punten.map(puntTerm),
  ];
  return withVersion(
    {
      ...ended,
      events: [
        record(casusAfgesloten, { casusId, meldingen, afgeslotenOp: now, reden: 'andereUitkomst' }),
        ...ended.events,
      ],
      mails: meldingen.slice(0, 1).flatMap((meldingId) => callOff(open, 'casusGesloten', meldingId)),
      terms: soorten.map((soort) => ({ soort, gone: true })),
    },
    before.versie,
  );
}
