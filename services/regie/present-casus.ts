import type * as z from 'zod';
import type { casusOverzicht } from './contract.ts';
import { type Casus, highestStep, isUrgent } from './domain/casus.ts';

/** What staff sees of a casus in a list: no personal data of residents. */
export function presentCasus(state: Casus, now: string): z.infer<typeof casusOverzicht> {
  const { aanspreekpunt } = state;
  return {
    casusId: state.casusId,
    meldingen: state.meldingen,
    status: state.status,
    geopendOp: state.geopendOp,
    zwaarte: state.weging.zwaarte,
    gewogenDoor: 'regels',
    waarnemer: null,
    weigeringen: 0,
    punten: [],
    eersteContact: null,
    multiProbleem: state.weging.multiProbleem,
    spoed: isUrgent(state),
    redenen: state.weging.redenen,
    aanspreekpunt: aanspreekpunt && {
      regisseurId: aanspreekpunt.regisseurId,
      naam: aanspreekpunt.naam,
      organisatie: aanspreekpunt.organisatie,
    },
    bevestigenUiterlijk: state.bevestigenUiterlijk,
    teLaat: (state.status === 'wachtOpBenoeming' || state.status === 'voorlopig') && now >= state.bevestigenTot,
    escalatieNiveau: highestStep(state),
  };
}
