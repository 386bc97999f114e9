import type * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import type { casusOverzicht } from './contract.ts';
import { benaderingOf } from './domain/benadering.ts';
import { type Aanspreekpunt, type Casus, highestStep, isExcluded, isUrgent } from './domain/casus.ts';
import { maySeeAll } from './may-see.ts';

/** The others repeat what the family answered; whether who leads may read that is known to intake, which shows it. */
const aboutSafety: ReadonlySet<string> = new Set(['veiligheid', 'minderjarigen', 'triage']);

const short = ({ regisseurId, naam, organisatie }: Aanspreekpunt) => ({ regisseurId, naam, organisatie });

/** Work items, the earliest term first; one about the reader is not shown. */
function punten(state: Casus, now: string, hidden: boolean) {
  return state.punten
    .filter(({ soort }) => !(hidden && soort === 'overRegisseur'))
    .toSorted((a, b) => a.tot.localeCompare(b.tot))
    .map(({ soort, meldingId, sinds, uiterlijk, tot }) => ({
      soort,
      meldingId,
      sinds,
      uiterlijk,
      teLaat: now >= tot,
      escalatieNiveau:
        state.escalaties.find((open) => open.oorzaak === soort && open.meldingId === meldingId)?.niveau ?? null,
    }));
}

/** What staff sees of a casus in a list: no personal data of residents, and nothing about themselves. */
export function presentCasus(state: Casus, now: string, staff: Staff): z.infer<typeof casusOverzicht> {
  const { aanspreekpunt, waarneming, eersteContact } = state;
  const hidden = isExcluded(state, staff.email);
  const shown = hidden
    ? {
        ...state,
        escalaties: state.escalaties.filter(({ oorzaak, meldingId }) => {
          const about = state.voorgelegd.some((one) => one.overRegisseur && one.meldingId === meldingId);
          return oorzaak !== 'overRegisseur' && !about;
        }),
        voorgelegd: state.voorgelegd.filter(({ overRegisseur }) => !overRegisseur),
      }
    : state;
  return {
    casusId: state.casusId,
    meldingen: state.meldingen,
    status: state.status,
    geopendOp: state.geopendOp,
    zwaarte: state.weging.zwaarte,
    gewogenDoor: state.gewogenDoor,
    multiProbleem: state.weging.multiProbleem,
    spoed: isUrgent(shown),
    redenen: state.weging.redenen.filter(({ code }) => maySeeAll(staff) || aboutSafety.has(code)),
    aanspreekpunt: aanspreekpunt && short(aanspreekpunt),
    waarnemer: waarneming && { ...short(waarneming), tot: waarneming.tot },
    bevestigenUiterlijk: state.bevestigenUiterlijk,
    teLaat: (state.status === 'wachtOpBenoeming' || state.status === 'voorlopig') && now >= state.bevestigenTot,
    escalatieNiveau: highestStep(shown),
    weigeringen: state.weigeringen.length,
    punten: punten(state, now, hidden),
    benadering: benaderingOf(state),
    eersteContact: eersteContact && {
      uiterlijk: eersteContact.uiterlijk,
      teLaat: now >= eersteContact.tot,
      pogingen: eersteContact.pogingen,
    },
  };
}
