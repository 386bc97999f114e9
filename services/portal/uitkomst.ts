import { meldingsnummer } from '../../events/vocabulary.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { toFaults } from '../../shared/problem.ts';
import { dossierResponse, uitkomstRequest, uitkomstResponse, uitkomstvoorbeeldResponse } from '../intake/contract.ts';
import { regisseursResponse } from '../regie/contract.ts';
import { bsnFaults, geenBsn, isBsn, withMark } from './desk-bsn.ts';
import { type FormState, toBsnFouten, toFouten, untouched, valuesOf } from './desk-form.ts';
import {
  type DeskSession,
  type Handle,
  isUncertain,
  type MedewerkerSessie,
  type Refusal,
  type Subject,
  spellSetback,
} from './desk-session.ts';
import { known } from './known.ts';
import type { FormFault, Values } from './melding-form.ts';
import { keuzePage, uitkomstCheckPage, uitkomstPage } from './pages/uitkomst.ts';
import { isThere, type Keuze } from './pages/uitkomst-keuze.ts';
import { type PageRoute, page, seeOther } from './router.ts';
import { isKeuze, needsPool, uitkomstDefaults, uitkomstFields, uitkomstInput } from './uitkomst-form.ts';

/** An outcome: choose, fill in, check what the melder will read, send. What is typed lives in the page until then. */
const subject: Subject = {
  wat: 'melding',
  voor: 'wie een uitkomst mag geven: de werkverdeler, de gedragswetenschapper en de procesverantwoordelijke',
};

export function uitkomstRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, keyOf, newKey, refused, signedIn } = desk;
  const { gemeente } = setting;

  /** Names of the pool, where the choice is about people; without them the form says so by an empty list. */
  async function poolFor(sessie: MedewerkerSessie, keuze: Keuze) {
    if (!needsPool(keuze)) return undefined;
    const answer = await ask(sessie, { path: '/regie/v1/regisseurs', schema: regisseursResponse });
    return answer.ok ? answer.data.regisseurs : undefined;
  }

  async function showForm(
    request: PageRequest,
    sessie: MedewerkerSessie,
    nummer: string,
    keuze: Keuze,
    state: FormState,
    status = 200,
  ): Promise<PageResponse> {
    const [answer, regisseurs] = await Promise.all([
      ask(sessie, { path: `/intake/v1/meldingen/${nummer}/dossier`, schema: dossierResponse }),
      poolFor(sessie, keuze),
    ]);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    const context = { dossier: answer.data, regisseurs };
    const velden = uitkomstFields(gemeente, keuze, context);
    const values = state.formulier ? state.values : uitkomstDefaults(gemeente, keuze, context);
    const view = { dossier: answer.data, keuze, velden };
    return page(uitkomstPage(setting, sessie, view, { ...state, values }), status);
  }

  /** Our own fields and no others travel along. */
  function read(request: PageRequest): { keuze: Keuze; values: Values } | undefined {
    const typed = valuesOf(request.form);
    const keuze = typed.get('keuze');
    if (!isKeuze(keuze) || !isThere(gemeente, keuze)) return undefined;
    const names = new Set([...uitkomstFields(gemeente, keuze), geenBsn].map(({ naam }) => naam));
    const values = new URLSearchParams({ keuze });
    for (const [naam, value] of typed) if (names.has(naam) && value !== '') values.append(naam, value);
    return { keuze, values };
  }

  const fieldsOf = (keuze: Keuze) => uitkomstFields(gemeente, keuze);
  /** A fault of the casus or the person belongs to the one question that stands for both. */
  const faultsOf = (keuze: Keuze, fouten: FormFault[]): FormFault[] =>
    fouten.map((fout) => (fout.veld ? fout : { ...fout, veld: keuze === 'bekendeRegisseur' ? 'wie' : '' }));

  /** The form once more, with what looks like a BSN at its field. */
  const showBsn = (
    request: PageRequest,
    sessie: MedewerkerSessie,
    nummer: string,
    { keuze, values }: { keuze: Keuze; values: Values },
    answer: Refusal,
  ) => {
    const fouten = toBsnFouten(bsnFaults(answer), fieldsOf(keuze));
    const state = { formulier: 'uitkomst', values, fouten, sleutel: newKey(), bsnGevonden: true };
    return showForm(request, sessie, nummer, keuze, state, 400);
  };

  const choose: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const keuze = request.query.get('keuze');
    if (isKeuze(keuze) && isThere(gemeente, keuze)) {
      return showForm(request, sessie, nummer, keuze, untouched(newKey()));
    }
    const gekozen = request.query.get('anders') ?? undefined;
    const fout = gekozen === undefined ? 'Kies wat er met de melding gebeurt.' : undefined;
    return page(keuzePage(setting, sessie, nummer, { gekozen, fout }), fout ? 400 : 200);
  };

  async function showCheck(
    sessie: MedewerkerSessie,
    nummer: string,
    { keuze, values }: { keuze: Keuze; values: Values },
    state: FormState,
    voorbeeld: Parameters<typeof uitkomstCheckPage>[2]['voorbeeld'],
    status = 200,
  ): Promise<PageResponse> {
    const velden = uitkomstFields(gemeente, keuze, { regisseurs: await poolFor(sessie, keuze) });
    return page(uitkomstCheckPage(setting, sessie, { nummer, keuze, velden, values, voorbeeld }, state), status);
  }

  const check: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const form = read(request);
    if (!form) return page(keuzePage(setting, sessie, nummer, { fout: 'Kies wat er met de melding gebeurt.' }), 400);
    const { keuze, values } = form;
    const back = (fouten: FormFault[], bericht?: FormState['bericht']) =>
      showForm(
        request,
        sessie,
        nummer,
        keuze,
        { formulier: 'uitkomst', values, fouten, sleutel: newKey(), ...(bericht && { bericht }) },
        400,
      );
    const parsed = uitkomstRequest.safeParse(uitkomstInput(gemeente, keuze, values));
    if (!parsed.success) return back(faultsOf(keuze, toFouten(toFaults(parsed.error), fieldsOf(keuze))));
    if (keuze === 'bekendeRegisseur' && !values.has('wie')) {
      return back([{ veld: 'wie', melding: 'Kies een casus of een persoon.' }]);
    }
    const answer = await ask(sessie, {
      path: `/intake/v1/meldingen/${nummer}/uitkomstvoorbeelden`,
      schema: uitkomstvoorbeeldResponse,
      body: withMark(parsed.data, values),
    });
    if (!answer.ok && isBsn(answer)) return showBsn(request, sessie, nummer, form, answer);
    // What intake would refuse is told before sending; that it cannot show an example is no reason to stop.
    if (!answer.ok && (answer.status === 401 || answer.status === 403))
      return refused(answer, request, sessie, subject);
    if (!answer.ok && (answer.status === 400 || answer.status === 409)) {
      const fouten = toFouten(answer.problem?.fouten ?? [], fieldsOf(keuze));
      return back(fouten, fouten.length > 0 ? undefined : spellSetback(answer, 'Uw keuze'));
    }
    return showCheck(sessie, nummer, form, untouched(newKey()), answer.ok ? answer.data : undefined);
  };

  const change: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const form = read(request);
    if (!form) return seeOther(`/werk/meldingen/${nummer}/uitkomst?anders=`);
    const state = { formulier: 'uitkomst', values: form.values, fouten: [], sleutel: newKey() };
    return showForm(request, sessie, nummer, form.keuze, state);
  };

  const send: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const form = read(request);
    if (!form) return seeOther(`/werk/meldingen/${nummer}/uitkomst?anders=`);
    const { keuze, values } = form;
    const sleutel = keyOf(request);
    const again = (fouten: FormFault[], bericht?: FormState['bericht'], status = 400) =>
      showForm(
        request,
        sessie,
        nummer,
        keuze,
        { formulier: 'uitkomst', values, fouten, sleutel: newKey(), ...(bericht && { bericht }) },
        status,
      );
    const parsed = uitkomstRequest.safeParse(uitkomstInput(gemeente, keuze, values));
    if (!parsed.success) return again(faultsOf(keuze, toFouten(toFaults(parsed.error), fieldsOf(keuze))));
    const answer = await ask(sessie, {
      path: `/intake/v1/meldingen/${nummer}/uitkomsten`,
      schema: uitkomstResponse,
      body: withMark(parsed.data, values),
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) return seeOther(`/werk/meldingen/${nummer}?gedaan=uitkomst-${answer.data.verteld}`);
    if (isBsn(answer)) return showBsn(request, sessie, nummer, form, answer);
    const bericht = spellSetback(answer, 'Uw keuze');
    if (!bericht) return refused(answer, request, sessie, subject);
    const fouten = answer.status === 400 ? toFouten(answer.problem?.fouten ?? [], fieldsOf(keuze)) : [];
    if (fouten.length > 0) return again(fouten);
    if (!isUncertain(answer)) return again([], bericht, answer.status);
    return showCheck(
      sessie,
      nummer,
      form,
      { formulier: 'uitkomst', values, fouten: [], sleutel, bericht },
      undefined,
      503,
    );
  };

  const at = '/werk/meldingen/{meldingsnummer}/uitkomst';
  return [
    { key: `GET ${at}`, handle: signedIn(choose) },
    { key: `POST ${at}`, handle: signedIn(check) },
    { key: `POST ${at}/wijzigen`, handle: signedIn(change) },
    { key: `POST ${at}/versturen`, handle: signedIn(send) },
  ];
}
