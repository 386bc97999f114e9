import * as z from 'zod';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import { type CasusResponse, contactResultaat } from './contract.ts';
import { choose, reasonsFor } from './domain/candidates.ts';
import { type Casus, isExcluded } from './domain/casus.ts';
import { type Regisseur, sameEmail } from './domain/regisseur.ts';
import { concerns } from './domain/stand-in.ts';
import { maySee, maySeeAll } from './may-see.ts';
import { presentCasus } from './present-casus.ts';
import { casusPk, type Deps, judgeFor, readCasus, readCurrent, readPool } from './store.ts';

const contactReason = z.object({ op: z.string(), resultaat: contactResultaat, toelichting: z.string().nullable() });

const stayed = z.object({ op: z.string(), reden: z.string(), regisseurId: z.string().optional() });

type Kandidaat = CasusResponse['kandidaten'][number];

/** Everybody side by side, with what speaks for and against (R59 to R62): suitable ones first, least loaded first. */
function candidates(deps: Deps, state: Casus, pool: readonly Regisseur[], now: string): Kandidaat[] {
  // Who left is no candidate at all, unless the casus is still theirs.
  const judged = judgeFor(pool, state, now).filter(
    ({ regisseur }) => regisseur.status !== 'uitDienst' || regisseur.regisseurId === state.aanspreekpunt?.regisseurId,
  );
  const least = choose(judged)?.regisseurId;
  const minimumCasussen = deps.installation.gemeente.pool.minimumCasussen;
  const bekend = state.waarneming ? [...state.bekend, state.waarneming.regisseurId] : state.bekend;
  const shown = judged.map(({ regisseur, redenen }): Kandidaat => {
    const { regisseurId, belasting } = regisseur;
    const holdsPlace = state.aanspreekpunt?.regisseurId === regisseurId;
    const leastLoaded = regisseurId === least;
    const asked = { behoefte: state.behoefte, weging: state.weging, bekend, holdsPlace, leastLoaded };
    return {
      regisseurId,
      naam: regisseur.naam,
      organisatie: regisseur.organisatieNaam,
      belasting,
      capaciteit: regisseur.capaciteit,
      waarneemt: regisseur.waarneemt,
      urenPerWeek: regisseur.urenPerWeek,
      arrangementUren: regisseur.arrangementUren,
      minimumCasussen,
      onderMinimum: belasting < minimumCasussen,
      geschikt: redenen.length === 0,
      voor: reasonsFor(regisseur, asked, dutchDate(now)),
      redenen,
      weigeringen: state.weigeringen.filter((one) => one.regisseurId === regisseurId).map(({ reden }) => reden),
    };
  });
  return [...shown.filter(({ geschikt }) => geschikt), ...shown.filter(({ geschikt }) => !geschikt)];
}

/** Why contact is not safe: everybody who might call has to know. */
async function readUnsafe({ table }: Deps, casusId: string): Promise<CasusResponse['nietVeilig']> {
  const said = await table.partition(casusPk(casusId), contactReason, 'CONTACT#');
  const last = said.findLast(({ resultaat }) => resultaat === 'nietVeilig');
  return last ? { op: last.op, toelichting: last.toelichting ?? '' } : null;
}

/** Why who leads stayed: for who divides the work, and for that very person. */
async function readStayed({ table }: Deps, state: Casus, staff: Staff): Promise<CasusResponse['gebleven']> {
  const leads = sameEmail(staff.email, state.aanspreekpunt?.email);
  if (isExcluded(state, staff.email) || !(leads || maySeeAll(staff))) return [];
  const decided = await table.partition(casusPk(state.casusId), stayed, 'WISSEL#');
  return decided
    .filter(({ regisseurId }) => maySeeAll(staff) || regisseurId === state.aanspreekpunt?.regisseurId)
    .map(({ op, reden }) => ({ op, reden }));
}

/** One casus with every candidate and the reasons. The read is recorded before anything is shown (rule 11). */
export async function readCasusFor(
  deps: Deps,
  query: { casusId: string; staff: Staff; now: string; requestId: string },
): Promise<CasusResponse> {
  const { casusId, staff, now } = query;
  const state = await readCasus(deps.table, casusId);
  // Unknown and not yours look alike.
  if (!state || !maySee(state, staff)) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
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
  // The load of colleagues, and what they refused, is for who divides the work; nobody reads what is about them.
  const hidden = isExcluded(state, staff.email);
  const divides = maySeeAll(staff) && !hidden;
  // Nobody leads what is closed: who could, and whether who did still fits, is asked by nobody.
  const closed = state.status === 'afgesloten';
  const [pool, leading] = await Promise.all([
    divides && !closed ? readPool(deps.table) : [],
    closed ? undefined : readCurrent(deps.table, state),
  ]);
  return {
    ...presentCasus(state, now, staff),
    aandachtspunten: concerns(state, leading, now).filter((reden) => !(hidden && reden === 'meldingGaatOverRegisseur')),
    voorgelegd: state.voorgelegd
      .filter(({ overRegisseur }) => !(hidden && overRegisseur))
      .map(({ meldingId }) => meldingId),
    alleenBenoemen: state.alleenBenoemen,
    wens: divides ? state.wens : null,
    geweigerd: divides ? state.weigeringen : [],
    contacten: state.contacten,
    nietVeilig: state.nietBenaderen ? await readUnsafe(deps, casusId) : null,
    wisselingenRegisseur: state.wisselingenRegisseur,
    gebleven: await readStayed(deps, state, staff),
    kader: state.kader,
    deskundigen: state.deskundigen.map(({ team: _team, email: _email, tot, ...one }) => ({
      ...one,
      teLaat: one.antwoord === null && now >= tot,
    })),
    kandidaten: candidates(deps, state, pool, now),
  };
}
