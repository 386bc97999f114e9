import type * as z from 'zod';
import { id, meldingsnummer } from '../../events/vocabulary.ts';
import type { StaffRole } from '../../shared/gemeente.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem, toFaults } from '../../shared/problem.ts';
import {
  benoemingRequest,
  benoemingResponse,
  type CasussenResponse,
  casusResponse,
  casussenResponse,
  meldingBesluitRequest,
  meldingBesluitResponse,
} from '../regie/contract.ts';
import { type DeskSession, type Handle, isUncertain, type MedewerkerSessie, spellSetback } from './desk-session.ts';
import { appointedPage, type BenoemState, casusPage } from './pages/casus.ts';
import { leadsOnly, seesAll } from './pages/desk-layout.ts';
import { ownCasussenPage, worklistPage } from './pages/werklijst.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** The casussen at the desk: the worklist, one casus, appointing, and whether a second melding belongs to it. */

const pageSize = 100;

const hasOne = ({ rollen }: MedewerkerSessie, roles: readonly StaffRole[]) =>
  rollen.some((role) => roles.includes(role));

/** An address that cannot exist asks nobody. */
function known<T>(schema: z.ZodType<T>, value: string | undefined): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('nietGevonden', 'Deze casus is er niet.');
}

export function casusRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, keyOf, newKey, refused, signedIn } = desk;

  const listCasussen = (sessie: MedewerkerSessie, status: CasussenResponse['casussen'][number]['status']) =>
    ask(sessie, { path: `/regie/v1/casussen?status=${status}&limiet=${pageSize}`, schema: casussenResponse });

  const showWorklist: Handle = async (request, sessie) => {
    const own = leadsOnly(sessie);
    const [one, other] = await Promise.all([
      listCasussen(sessie, own ? 'voorlopig' : 'wachtOpBenoeming'),
      listCasussen(sessie, own ? 'benoemd' : 'voorlopig'),
    ]);
    if (!one.ok) return refused(one, request, sessie);
    if (!other.ok) return refused(other, request, sessie);
    const casussen = [...one.data.casussen, ...other.data.casussen];
    if (own) return page(ownCasussenPage(setting, sessie, casussen));
    const hasMore = one.data.volgende !== null || other.data.volgende !== null;
    return page(worklistPage(setting, sessie, casussen, hasMore));
  };

  async function showCasusWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    casusId: string,
    state: BenoemState,
    status = 200,
  ): Promise<PageResponse> {
    const answer = await ask(sessie, { path: `/regie/v1/casussen/${casusId}`, schema: casusResponse });
    if (!answer.ok) return refused(answer, request, sessie);
    const view = {
      casus: answer.data,
      magBenoemen: hasOne(sessie, ['werkverdeler', 'gedragswetenschapper']),
      magBesluiten: hasOne(sessie, ['werkverdeler', 'regisseur']),
      magMeldingenLezen: hasOne(sessie, seesAll),
    };
    return page(casusPage(setting, sessie, view, state), status);
  }

  const showCasus: Handle = async (request, sessie, params) => {
    const casusId = known(id, params['casusId']);
    const besluit = meldingBesluitRequest.safeParse({ besluit: request.query.get('besluit') }).data?.besluit;
    const melding = meldingsnummer.safeParse(request.query.get('melding')).data;
    return showCasusWith(request, sessie, casusId, {
      values: new URLSearchParams(),
      fouten: [],
      sleutel: newKey(),
      ...(besluit && melding && { besloten: { besluit, melding } }),
    });
  };

  const appoint: Handle = async (request, sessie, params) => {
    const casusId = known(id, params['casusId']);
    const values = new URLSearchParams({ reden: (request.form.get('reden') ?? '').replaceAll('\r\n', '\n') });
    const regisseurId = request.form.get('regisseurId');
    if (regisseurId) values.set('regisseurId', regisseurId);
    const sleutel = keyOf(request);

    const parsed = benoemingRequest.safeParse({
      regisseurId: regisseurId ?? '',
      reden: values.get('reden'),
      // Only who was shown as full, with the warning, may be chosen above the capacity.
      ...(request.form.getAll('vol').includes(regisseurId ?? '') && { bovenCapaciteit: true }),
    });
    if (!parsed.success) {
      const fouten = toFaults(parsed.error).map(({ veld, melding }) => ({ veld: veld.slice(1), melding }));
      return showCasusWith(request, sessie, casusId, { values, fouten, sleutel: newKey() }, 400);
    }
    const answer = await ask(sessie, {
      path: `/regie/v1/casussen/${casusId}/benoemingen`,
      schema: benoemingResponse,
      body: parsed.data,
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) return page(appointedPage(setting, sessie, answer.data));
    const bericht = spellSetback(answer, 'Uw keuze');
    if (!bericht) return refused(answer, request, sessie);
    const uncertain = isUncertain(answer);
    const state = { values, fouten: [], sleutel: uncertain ? sleutel : newKey(), bericht };
    return showCasusWith(request, sessie, casusId, state, uncertain ? 503 : answer.status);
  };

  const decide: Handle = async (request, sessie, params) => {
    const casusId = known(id, params['casusId']);
    const melding = known(meldingsnummer, params['meldingsnummer']);
    const sleutel = keyOf(request);
    const values = new URLSearchParams();
    const parsed = meldingBesluitRequest.safeParse({ besluit: request.form.get('besluit') });
    if (!parsed.success) {
      const bericht = { titel: 'Niet gelukt', tekst: 'Kies of de melding over hetzelfde gezin gaat.' };
      return showCasusWith(request, sessie, casusId, { values, fouten: [], sleutel: newKey(), bericht }, 400);
    }
    const answer = await ask(sessie, {
      path: `/regie/v1/casussen/${casusId}/meldingen/${melding}/besluiten`,
      schema: meldingBesluitResponse,
      body: parsed.data,
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) return seeOther(`/werk/casussen/${casusId}?melding=${melding}&besluit=${parsed.data.besluit}`);
    const bericht = spellSetback(answer, 'Uw besluit');
    if (!bericht) return refused(answer, request, sessie);
    const uncertain = isUncertain(answer);
    const state = { values, fouten: [], sleutel: uncertain ? sleutel : newKey(), bericht };
    return showCasusWith(request, sessie, casusId, state, uncertain ? 503 : answer.status);
  };

  return [
    { key: 'GET /werk', handle: signedIn(showWorklist) },
    { key: 'GET /werk/casussen/{casusId}', handle: signedIn(showCasus) },
    { key: 'POST /werk/casussen/{casusId}', handle: signedIn(appoint) },
    { key: 'POST /werk/casussen/{casusId}/meldingen/{meldingsnummer}', handle: signedIn(decide) },
  ];
}
