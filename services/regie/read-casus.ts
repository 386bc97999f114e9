import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import type { CasusResponse } from './contract.ts';
import { judgePool } from './domain/candidates.ts';
import { concerns } from './domain/casus.ts';
import { sameEmail } from './domain/regisseur.ts';
import { maySeeAll } from './list-casussen.ts';
import { presentCasus } from './present-casus.ts';
import { casusPk, type Deps, readCasus, readCurrent, readPool } from './store.ts';

/** One casus with every candidate and the reasons against. The read is recorded before anything is shown (rule 11). */
export async function readCasusFor(
  deps: Deps,
  query: { casusId: string; staff: Staff; now: string; requestId: string },
): Promise<CasusResponse> {
  const { casusId, staff, now } = query;
  const state = await readCasus(deps.table, casusId);
  const all = maySeeAll(staff);
  // Unknown and not yours look alike.
  if (!state || (!all && !sameEmail(staff.email, state.aanspreekpunt?.email))) {
    throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
  }
  const recorded = await deps.table.transact(
    recordReading({
      pk: casusPk(casusId),
      subject: casusId,
      subjectType: 'casusId',
      activity: 'casus-inzien',
      staff,
      now,
      requestId: query.requestId,
    }),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
  // The load of colleagues is for who divides the work.
  const [pool, leading] = await Promise.all([all ? readPool(deps.table) : [], readCurrent(deps.table, state)]);
  const current = state.aanspreekpunt?.regisseurId;
  return {
    ...presentCasus(state, now),
    aandachtspunten: concerns(state, leading, now),
    alleenBenoemen: false,
    wens: null,
    geweigerd: [],
    contacten: [],
    voorgelegd: state.voorgelegd.map(({ meldingId }) => meldingId),
    kandidaten: judgePool(pool, state.behoefte, dutchDate(now), current).map(({ regisseur, redenen }) => ({
      regisseurId: regisseur.regisseurId,
      naam: regisseur.naam,
      organisatie: regisseur.organisatieNaam,
      belasting: regisseur.belasting,
      capaciteit: regisseur.capaciteit,
      waarneemt: regisseur.waarneemt,
      urenPerWeek: regisseur.urenPerWeek,
      arrangementUren: regisseur.arrangementUren,
      minimumCasussen: deps.installation.gemeente.pool.minimumCasussen,
      onderMinimum: regisseur.belasting < deps.installation.gemeente.pool.minimumCasussen,
      geschikt: redenen.length === 0,
      voor: [],
      weigeringen: [],
      redenen,
    })),
  };
}
