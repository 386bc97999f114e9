import { id } from '../../events/vocabulary.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import {
  afwezigheidRequest,
  afwezigheidResponse,
  beeindigingRequest,
  collegasResponse,
  type RegisseurResponse,
  regisseurPatch,
  regisseurResponse,
  regisseursResponse,
  uitdienstRequest,
  uitdienstResponse,
} from '../regie/contract.ts';
import { type FormState, submit, toInput, untouched, valuesOf } from './desk-form.ts';
import type { DeskSession, Handle, MedewerkerSessie, Refusal, Subject } from './desk-session.ts';
import { known } from './known.ts';
import { hasOne, poolReaders } from './pages/desk-layout.ts';
import {
  afwezigForm,
  type Collega,
  gegevensForm,
  gegevensOf,
  isRegisseurDone,
  regisseurPage,
  regisseursPage,
} from './pages/regisseurs.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** The pool at the desk: registrations, leave and illness with a stand-in, contact data, out of service. */
const subject: Subject = {
  wat: 'persoon',
  voor: 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke, de procescoördinator en de beheerder',
};

export function regisseurRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, newKey, refused, signedIn } = desk;
  const pool = (sessie: MedewerkerSessie) => ask(sessie, { path: '/regie/v1/regisseurs', schema: regisseursResponse });
  const changes = (sessie: MedewerkerSessie) => hasOne(sessie, ['werkverdeler', 'beheerder']);

  const showPool: Handle = async (request, sessie) => {
    const answer = await pool(sessie);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    const view = { ...answer.data, vandaag: dutchDate(request.now), magWijzigen: changes(sessie) };
    return page(regisseursPage(setting, sessie, view));
  };

  type Known = { regisseur: RegisseurResponse | undefined; collegas: readonly Collega[] };

  /** Who leads casussen knows the own place in the pool, and of colleagues only who may stand in. */
  async function load(
    sessie: MedewerkerSessie,
    regisseurId: string | undefined,
  ): Promise<({ ok: true } & Known) | Refusal> {
    if (hasOne(sessie, poolReaders)) {
      const answer = await pool(sessie);
      if (!answer.ok) return answer;
      const { regisseurs } = answer.data;
      return { ok: true, regisseur: regisseurs.find((one) => one.regisseurId === regisseurId), collegas: regisseurs };
    }
    const answer = await ask(sessie, { path: '/regie/v1/collegas', schema: collegasResponse });
    if (!answer.ok) return answer;
    const { ik, collegas } = answer.data;
    return {
      ok: true,
      regisseur: ik && (regisseurId === undefined || ik.regisseurId === regisseurId) ? ik : undefined,
      collegas: collegas.map(({ organisatie, ...one }) => ({ ...one, organisatieNaam: organisatie })),
    };
  }

  async function showWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    regisseurId: string | undefined,
    state: FormState,
    status = 200,
  ): Promise<PageResponse> {
    const answer = await load(sessie, regisseurId);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    const { regisseur, collegas } = answer;
    if (!regisseur) return refused({ ok: false, status: 404, problem: undefined }, request, sessie, subject);
    const eigen = regisseur.email.toLowerCase() === sessie.email;
    const view = {
      regisseur,
      regisseurs: collegas,
      vandaag: dutchDate(request.now),
      magWijzigen: changes(sessie),
      magAfwezig: changes(sessie) || eigen,
      eigen: !hasOne(sessie, poolReaders),
    };
    return page(regisseurPage(setting, sessie, view, state), status);
  }

  const show: Handle = async (request, sessie, params) => {
    const gedaan = request.query.get('gedaan') ?? '';
    const state = untouched(newKey(), isRegisseurDone(gedaan) ? gedaan : undefined);
    return showWith(request, sessie, known(id, params['regisseurId']), state);
  };
  const showOwn: Handle = async (request, sessie) => showWith(request, sessie, undefined, untouched(newKey()));
  const back = (regisseurId: string, gedaan: string) => seeOther(`/werk/regisseurs/${regisseurId}?gedaan=${gedaan}`);

  const goAway: Handle = async (request, sessie, params) => {
    const regisseurId = known(id, params['regisseurId']);
    const { velden } = afwezigForm({ regisseurId }, []);
    const values = valuesOf(request.form);
    return submit(desk, request, sessie, {
      formulier: 'afwezig',
      wat: 'De afwezigheid',
      subject,
      values,
      velden,
      invoer: { waarnemerId: null, ...toInput(velden, values) },
      schema: afwezigheidRequest,
      path: `/regie/v1/regisseurs/${regisseurId}/afwezigheden`,
      answer: afwezigheidResponse,
      done: ({ zonderWaarnemer }) => back(regisseurId, zonderWaarnemer.length > 0 ? 'afwezig-open' : 'afwezig'),
      again: (state, status) => showWith(request, sessie, regisseurId, state, status),
    });
  };

  const comeBack: Handle = async (request, sessie, params) => {
    const regisseurId = known(id, params['regisseurId']);
    const afwezigheidId = known(id, params['afwezigheidId']);
    return submit(desk, request, sessie, {
      formulier: `einde-${afwezigheidId}`,
      wat: 'Uw keuze',
      subject,
      values: new URLSearchParams(),
      velden: [],
      invoer: {},
      schema: beeindigingRequest,
      path: `/regie/v1/regisseurs/${regisseurId}/afwezigheden/${afwezigheidId}/beeindigingen`,
      answer: afwezigheidResponse,
      done: () => back(regisseurId, 'beeindigd'),
      again: (state, status) => showWith(request, sessie, regisseurId, state, status),
    });
  };

  const leave: Handle = async (request, sessie, params) => {
    const regisseurId = known(id, params['regisseurId']);
    return submit(desk, request, sessie, {
      formulier: 'uitdienst',
      wat: 'Uw keuze',
      subject,
      values: new URLSearchParams(),
      velden: [],
      invoer: {},
      schema: uitdienstRequest,
      path: `/regie/v1/regisseurs/${regisseurId}/uitdiensttredingen`,
      answer: uitdienstResponse,
      done: () => back(regisseurId, 'uitDienst'),
      again: (state, status) => showWith(request, sessie, regisseurId, state, status),
    });
  };

  /** Only what differs from what is kept: the rest belongs to whoever changes it meanwhile. */
  function changed(values: URLSearchParams, regisseur: RegisseurResponse): Record<string, unknown> {
    const kept = gegevensOf(regisseur);
    const input = toInput(gegevensForm('', setting.gemeente).velden, values);
    const { SKJ: _skj, BIG: _big, ...plain } = input;
    const fields = Object.entries(plain).filter(([naam]) => values.get(naam)?.trim() !== kept.get(naam));
    const registraties = (['SKJ', 'BIG'] as const).flatMap((register) => {
      const nummer = values.get(`${register}.nummer`)?.trim() ?? '';
      const geldigTot = values.get(`${register}.geldigTot`) ?? '';
      return nummer || geldigTot ? [{ register, nummer, geldigTot }] : [];
    });
    const same = (['SKJ', 'BIG'] as const).every((register) =>
      ['nummer', 'geldigTot'].every(
        (naam) => (values.get(`${register}.${naam}`) ?? '').trim() === (kept.get(`${register}.${naam}`) ?? ''),
      ),
    );
    return { ...Object.fromEntries(fields), ...(same ? {} : { registraties }) };
  }

  const change: Handle = async (request, sessie, params) => {
    const regisseurId = known(id, params['regisseurId']);
    const answer = await pool(sessie);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    const regisseur = answer.data.regisseurs.find((one) => one.regisseurId === regisseurId);
    if (!regisseur) return refused({ ok: false, status: 404, problem: undefined }, request, sessie, subject);
    const { velden } = gegevensForm(regisseurId, setting.gemeente);
    const values = valuesOf(request.form);
    const invoer = changed(values, regisseur);
    if (Object.keys(invoer).length === 0) return back(regisseurId, 'gegevens');
    return submit(desk, request, sessie, {
      formulier: 'gegevens',
      wat: 'De wijziging',
      subject,
      values,
      velden,
      invoer,
      schema: regisseurPatch,
      method: 'PATCH',
      path: `/regie/v1/regisseurs/${regisseurId}`,
      answer: regisseurResponse,
      done: () => back(regisseurId, 'gegevens'),
      again: (state, status) => showWith(request, sessie, regisseurId, state, status),
    });
  };

  const at = '/werk/regisseurs/{regisseurId}';
  return [
    { key: 'GET /werk/regisseurs', handle: signedIn(showPool) },
    { key: 'GET /werk/verlof', handle: signedIn(showOwn) },
    { key: `GET ${at}`, handle: signedIn(show) },
    { key: `POST ${at}/afwezigheden`, handle: signedIn(goAway) },
    { key: `POST ${at}/afwezigheden/{afwezigheidId}`, handle: signedIn(comeBack) },
    { key: `POST ${at}/uitdiensttredingen`, handle: signedIn(leave) },
    { key: `POST ${at}/gegevens`, handle: signedIn(change) },
  ];
}
