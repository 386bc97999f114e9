import * as z from 'zod';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem, toFaults } from '../../shared/problem.ts';
import {
  dossierResponse,
  type MeldingenResponse,
  meldingenResponse,
  pogingRequest,
  pogingResponse,
  pogingResultaat,
} from '../intake/contract.ts';
import { type DeskSession, type Handle, isUncertain, type MedewerkerSessie, spellSetback } from './desk-session.ts';
import { seesAll } from './pages/desk-layout.ts';
import { dossierPage, meldingenPage, type PogingState } from './pages/meldingen.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** The meldingen at the desk: those that are open, one with all that is known, and attempts to reach somebody. */

const pageSize = 100;
const listReaders =
  'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke, de procescoördinator en de privacyfunctionaris';
const dossierReaders =
  'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke, de privacyfunctionaris en de regisseur van deze melding';

/** An address that cannot exist asks nobody. */
function known<T>(schema: z.ZodType<T>, value: string | undefined): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('nietGevonden', 'Deze melding is er niet.');
}

export function meldingRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, keyOf, newKey, refused, signedIn } = desk;

  const list = (sessie: MedewerkerSessie, status: MeldingenResponse['meldingen'][number]['status']) =>
    ask(sessie, { path: `/intake/v1/meldingen?status=${status}&limiet=${pageSize}`, schema: meldingenResponse });

  const showList: Handle = async (request, sessie) => {
    const [received, busy] = await Promise.all([list(sessie, 'ontvangen'), list(sessie, 'inBehandeling')]);
    const subject = { wat: 'melding', voor: listReaders } as const;
    if (!received.ok) return refused(received, request, sessie, subject);
    if (!busy.ok) return refused(busy, request, sessie, subject);
    const meldingen = [...received.data.meldingen, ...busy.data.meldingen];
    const hasMore = received.data.volgende !== null || busy.data.volgende !== null;
    return page(meldingenPage(setting, sessie, meldingen, hasMore));
  };

  async function showDossierWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    nummer: string,
    state: PogingState,
    status = 200,
  ): Promise<PageResponse> {
    const answer = await ask(sessie, { path: `/intake/v1/meldingen/${nummer}/dossier`, schema: dossierResponse });
    if (!answer.ok) return refused(answer, request, sessie, { wat: 'melding', voor: dossierReaders });
    const magContacten = sessie.rollen.some((rol) => rol === 'regisseur' || seesAll.includes(rol));
    const view = { dossier: answer.data, magContacten, vandaag: dutchDate(request.now) };
    return page(dossierPage(setting, sessie, view, state), status);
  }

  const showDossier: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const gedaan = pogingResultaat.safeParse(request.query.get('poging')).data;
    return showDossierWith(request, sessie, nummer, { sleutel: newKey(), fouten: [], ...(gedaan && { gedaan }) });
  };

  const attempt: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const taakId = known(z.uuid(), params['taakId']);
    const sleutel = keyOf(request);
    const toelichting = (request.form.get('toelichting') ?? '').replaceAll('\r\n', '\n');
    const resultaat = request.form.get('resultaat');
    const values = new URLSearchParams({ toelichting, ...(resultaat && { resultaat }) });
    const typed = { taakId, values };
    const parsed = pogingRequest.safeParse({ resultaat, ...(toelichting.trim() && { toelichting }) });
    if (!parsed.success) {
      const fouten = toFaults(parsed.error).map(({ veld, melding }) => ({ veld: veld.slice(1), melding }));
      return showDossierWith(request, sessie, nummer, { sleutel: newKey(), fouten, getypt: typed }, 400);
    }
    const answer = await ask(sessie, {
      path: `/intake/v1/meldingen/${nummer}/contacttaken/${taakId}/pogingen`,
      schema: pogingResponse,
      body: parsed.data,
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) return seeOther(`/werk/meldingen/${nummer}?poging=${parsed.data.resultaat}`);
    const bericht = spellSetback(answer, 'Uw poging');
    if (!bericht) return refused(answer, request, sessie, { wat: 'melding', voor: dossierReaders });
    const uncertain = isUncertain(answer);
    const state = { sleutel: uncertain ? sleutel : newKey(), fouten: [], getypt: typed, bericht };
    return showDossierWith(request, sessie, nummer, state, uncertain ? 503 : answer.status);
  };

  return [
    { key: 'GET /werk/meldingen', handle: signedIn(showList) },
    { key: 'GET /werk/meldingen/{meldingsnummer}', handle: signedIn(showDossier) },
    { key: 'POST /werk/meldingen/{meldingsnummer}/contacttaken/{taakId}', handle: signedIn(attempt) },
  ];
}
