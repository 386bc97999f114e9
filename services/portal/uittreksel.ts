import * as z from 'zod';
import { meldingsnummer } from '../../events/vocabulary.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { dossierResponse, uittrekselResponse, wissingRequest, wissingResponse } from '../intake/contract.ts';
import { plannenResponse, uittrekselResponse as planUittrekselResponse } from '../plans/contract.ts';
import {
  uittrekselResponse as casusUittrekselResponse,
  wissingRequest as casusWissingRequest,
  wissingResponse as casusWissingResponse,
} from '../regie/contract.ts';
import { type FormState, submit, toInput, untouched, valuesOf } from './desk-form.ts';
import type { DeskSession, Handle, MedewerkerSessie, Refusal, Subject } from './desk-session.ts';
import { type Kept, keptSince, type Onderdeel, tellKept } from './extract.ts';
import { known } from './known.ts';
import {
  type EigenWoorden,
  erasedPage,
  type Uittreksel,
  uittrekselPage,
  wisCasusForm,
  wisMeldingForm,
} from './pages/uittreksel.ts';
import { type PageRoute, page } from './router.ts';

/** Everything kept about who reported, from all services at once, and erasure where the law allows it (AVG 15, 17). */
const subject: Subject = { wat: 'melding', voor: 'de privacyfunctionaris' };
const sure = z.literal(true, 'Kruis aan dat u weet dat dit niet terug te draaien is.');

export function uittrekselRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, newKey, refused, signedIn } = desk;

  /** All plans of the household, or nothing: a part would look like the whole. */
  async function gatherPlans(sessie: MedewerkerSessie, casusId: string): Promise<Kept | undefined> {
    const plannen = await ask(sessie, { path: `/plans/v1/plannen?casusId=${casusId}`, schema: plannenResponse });
    if (!plannen.ok) return undefined;
    const found = await Promise.all(
      plannen.data.plannen.map(({ planId }) =>
        ask(sessie, { path: `/plans/v1/plannen/${planId}/uittreksel`, schema: planUittrekselResponse }),
      ),
    );
    return found.every((one) => one.ok) ? found.flatMap(({ data }) => data.gegevens) : undefined;
  }

  /** What could not be fetched is named: an extract that looks whole must be whole. */
  async function gather(
    sessie: MedewerkerSessie,
    nummer: string,
  ): Promise<{ ok: true; uittreksel: Uittreksel; casusId: string | null; eigenWoorden: EigenWoorden } | Refusal> {
    const [melding, dossier] = await Promise.all([
      ask(sessie, { path: `/intake/v1/meldingen/${nummer}/uittreksel`, schema: uittrekselResponse }),
      ask(sessie, { path: `/intake/v1/meldingen/${nummer}/dossier`, schema: dossierResponse }),
    ]);
    if (!melding.ok) return melding;
    if (!dossier.ok) return dossier;
    const { casusId, wieMeldde } = dossier.data;
    const { meldingsnummer: number, gemaaktOp, onderdelen } = melding.data;
    const made = { meldingsnummer: number, gemaaktOp };
    // The casus is of the household: who reported about somebody else gets nothing of it.
    if (!casusId || wieMeldde !== 'eigenHuishouden') {
      return { ok: true, casusId: null, eigenWoorden: [], uittreksel: { ...made, onderdelen, ontbreekt: [] } };
    }
    const casus = await ask(sessie, {
      path: `/regie/v1/casussen/${casusId}/uittreksel?meldingsnummer=${number}`,
      schema: casusUittrekselResponse,
    });
    // Only put before the casus of this address, which may be of somebody else: its plan is none of theirs.
    const member = !casus.ok || casus.data.hoortErbij;
    const all = member ? await gatherPlans(sessie, casusId) : [];
    const plannen = all && keptSince(all, casus.ok ? casus.data.sinds : null);
    const { plan } = setting.gemeente.label;
    const ontbreekt = [...(casus.ok ? [] : ['de casus']), ...(plannen ? [] : [`het ${plan}`])];
    const kept = [...(casus.ok ? casus.data.gegevens : []), ...(plannen ?? [])];
    const told = tellKept(kept, number, setting.gemeente);
    const noPlan: Onderdeel[] = member && plannen?.length === 0 ? [{ titel: `Het ${plan}`, regels: [] }] : [];
    const left = told.weggelaten.map((waarde) => ({ naam: 'Weggelaten', waarde }));
    return {
      ok: true,
      casusId: member ? casusId : null,
      eigenWoorden: casus.ok ? casus.data.eigenWoorden : [],
      uittreksel: {
        ...made,
        onderdelen: [
          ...onderdelen,
          ...told.onderdelen,
          ...noPlan,
          ...(member ? [{ titel: 'Wat er van de casus niet in staat, en waarom', regels: left }] : []),
        ],
        ontbreekt,
      },
    };
  }

  async function showWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    nummer: string,
    state: FormState,
    status = 200,
  ): Promise<PageResponse> {
    const answer = await gather(sessie, nummer);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    return page(uittrekselPage(setting, sessie, answer, state), status);
  }

  const show: Handle = async (request, sessie, params) =>
    showWith(request, sessie, known(meldingsnummer, params['meldingsnummer']), untouched(newKey()));

  /** Word for word what the page says: what somebody gets is the same on paper and as a file. */
  const download: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const answer = await gather(sessie, nummer);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    return {
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: `${JSON.stringify(answer.uittreksel, null, 2)}\n`,
      headers: { 'Content-Disposition': `attachment; filename="uittreksel-${nummer}.json"` },
    };
  };

  const erase: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const { velden } = wisMeldingForm(nummer);
    const values = valuesOf(request.form);
    const { zeker, ...input } = toInput(velden, values);
    return submit(desk, request, sessie, {
      formulier: 'wissen',
      wat: 'Het wissen',
      subject,
      values,
      velden,
      invoer: { toelichting: '', ...input, zeker },
      schema: wissingRequest.extend({ zeker: sure }).transform(({ toelichting }) => ({ toelichting })),
      path: `/intake/v1/meldingen/${nummer}/wissingen`,
      answer: wissingResponse,
      done: ({ gewistOp }) =>
        page(erasedPage(setting, sessie, { wat: `Melding ${nummer}`, gewistOp, terug: '/werk/inzagen' })),
      again: (state, status) => showWith(request, sessie, nummer, state, status),
    });
  };

  const eraseCasus: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const casusId = known(z.uuid(), params['casusId']);
    const { velden } = wisCasusForm(nummer, casusId);
    const values = valuesOf(request.form);
    return submit(desk, request, sessie, {
      formulier: 'wissenCasus',
      wat: 'Het wissen',
      subject,
      values,
      velden,
      invoer: { reden: '', ...toInput(velden, values) },
      schema: casusWissingRequest.extend({ zeker: sure }).transform(({ reden }) => ({ reden })),
      path: `/regie/v1/casussen/${casusId}/wissingen`,
      answer: casusWissingResponse,
      done: ({ gewistOp }) =>
        page(erasedPage(setting, sessie, { wat: 'De casus', gewistOp, terug: `/werk/uittreksel/${nummer}` })),
      again: (state, status) => showWith(request, sessie, nummer, state, status),
    });
  };

  const at = '/werk/uittreksel/{meldingsnummer}';
  return [
    { key: `GET ${at}`, handle: signedIn(show) },
    { key: `GET ${at}/json`, handle: signedIn(download) },
    { key: `POST ${at}`, handle: signedIn(erase) },
    { key: `POST ${at}/casus/{casusId}`, handle: signedIn(eraseCasus) },
  ];
}
