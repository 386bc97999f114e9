import * as z from 'zod';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import {
  afrondingRequest,
  bijlageResponse,
  contactwijzigingRequest,
  contactwijzigingResponse,
  type DossierResponse,
  doorzendingBewijsRequest,
  doorzendingRequest,
  doorzendingResponse,
  dossierResponse,
  heropeningRequest,
  notitieRequest,
  notitieResponse,
  ontlastingRequest,
  ontlastingResponse,
  oppakkingRequest,
  oppakkingResponse,
  oproepbevestigingResponse,
  pogingRequest,
  pogingResponse,
  standResponse,
  toestemmingsnotitieRequest,
  toestemmingsnotitieResponse,
  verwantschapRequest,
  verwantschapResponse,
} from '../intake/contract.ts';
import { type CasusResponse, casusResponse } from '../regie/contract.ts';
import { type FormState, submit, toInput, untouched, valuesOf } from './desk-form.ts';
import type { DeskSession, Handle, MedewerkerSessie, Subject } from './desk-session.ts';
import { dutchMoment } from './dutch-moment.ts';
import { known } from './known.ts';
import type { Values } from './melding-form.ts';
import { readContact } from './pages/contact-form.ts';
import { hasOne, seesAll, teamOnly } from './pages/desk-layout.ts';
import { isDone, meldingPage } from './pages/melding.ts';
import { fieldsOf } from './pages/melding-forms.ts';
import { overdragenCheckPage } from './pages/overdragen.ts';
import { doorzendenInput, passingFields, readProof } from './pages/passing-on.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** One melding at the desk: everything that is known with one request to intake, and each thing that a person does. */

const subject: Subject = {
  wat: 'melding',
  voor: 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke, de privacyfunctionaris, en het team of de regisseur van deze melding',
};

type Act = {
  /** Name of the form on the page, with what stands behind the address. */
  formulier(onder: string, values: Values): string;
  wat: string;
  /** What intake gets, from the form and from what stands behind the address. */
  invoer(fields: Record<string, unknown>, onder: string, values: Values): unknown;
  schema: z.ZodType;
  answer: z.ZodType;
  /** Path at intake, below the melding; the name of the address unless told otherwise. */
  path?(onder: string): string;
  /** Code of what is said afterwards. */
  gedaan?(values: Values): string;
};

const acts: Record<string, Act> = {
  contacttaken: {
    formulier: (taakId) => `poging-${taakId}`,
    wat: 'Uw poging',
    invoer: (fields) => fields,
    schema: pogingRequest,
    answer: pogingResponse,
    path: (taakId) => `contacttaken/${known(z.uuid(), taakId)}/pogingen`,
    gedaan: (values) => `contacttaken-${values.get('resultaat')}`,
  },
  oppakkingen: {
    formulier: (_onder, values) => values.get('actie') ?? '',
    wat: 'Uw keuze',
    invoer: (fields, _onder, values) => ({ ...fields, actie: values.get('actie') }),
    schema: oppakkingRequest,
    answer: oppakkingResponse,
    gedaan: (values) => values.get('actie') ?? '',
  },
  notities: {
    formulier: () => 'notitie',
    wat: 'Uw notitie',
    invoer: (fields) => fields,
    schema: notitieRequest,
    answer: notitieResponse,
  },
  contactgegevens: {
    formulier: () => 'contactgegevens',
    wat: 'Wat u veranderde',
    invoer: (_fields, _onder, values) => readContact(values),
    schema: contactwijzigingRequest,
    answer: contactwijzigingResponse,
  },
  toestemmingsnotities: {
    formulier: () => 'toestemming',
    wat: 'Wat de melder zei',
    invoer: (fields, _onder, values) => {
      const [chosen, date, time] = ['delenMetRegisseur', 'gehoordOp.datum', 'gehoordOp.tijd'].map((naam) =>
        values.get(naam),
      );
      return {
        ...fields,
        delenMetRegisseur: chosen === 'ja' || (chosen === 'nee' ? false : undefined),
        // Half a moment is none: the contract then asks for it.
        gehoordOp: date || time ? (dutchMoment(date ?? '', time ?? '') ?? '') : undefined,
      };
    },
    schema: toestemmingsnotitieRequest,
    answer: toestemmingsnotitieResponse,
  },
  verwantschappen: {
    formulier: (other, values) => `${(values.get('besluit') ?? '').slice(0, 5)}-${other}`,
    wat: 'Uw besluit',
    invoer: (_fields, other, values) => ({
      meldingsnummer: known(meldingsnummer, other),
      besluit: values.get('besluit'),
    }),
    schema: verwantschapRequest,
    answer: verwantschapResponse,
    path: () => 'verwantschappen',
  },
  ontlastingen: {
    formulier: (taak) => `ontlasten-${taak}`,
    wat: 'Uw keuze',
    invoer: (fields, taak) => ({ ...fields, taak: known(z.coerce.number().int(), taak) }),
    schema: ontlastingRequest,
    answer: ontlastingResponse,
    path: () => 'ontlastingen',
  },
  doorzendingen: {
    formulier: () => 'doorzenden',
    wat: 'Het doorsturen',
    invoer: (fields, _onder, values) => doorzendenInput(fields, values),
    schema: doorzendingRequest,
    answer: doorzendingResponse,
  },
  bewijzen: {
    formulier: (id) => `bewijs-${id}`,
    wat: 'De overdracht',
    invoer: (fields, _id, values) => ({ ...fields, bewijs: readProof(values) }),
    schema: doorzendingBewijsRequest,
    answer: doorzendingResponse,
    path: (id) => `doorzendingen/${known(z.uuid(), id)}/bewijzen`,
  },
  overdrachten: {
    formulier: () => 'overdracht',
    wat: 'De overdracht',
    invoer: (fields, _onder, values) => ({ ...fields, resultaat: 'overgedragen', bewijs: readProof(values) }),
    schema: afrondingRequest,
    answer: standResponse,
    path: () => 'afrondingen',
  },
  heropeningen: {
    formulier: () => 'heropenen',
    wat: 'Het heropenen',
    invoer: (fields) => fields,
    schema: heropeningRequest,
    answer: standResponse,
  },
  afrondingen: {
    formulier: () => 'afronden',
    wat: 'Het afronden',
    invoer: (fields) => fields,
    schema: afrondingRequest,
    answer: standResponse,
  },
  oproepbevestigingen: {
    formulier: () => 'oproep',
    wat: 'Uw bevestiging',
    invoer: () => ({}),
    schema: z.strictObject({}),
    answer: oproepbevestigingResponse,
  },
};

/** One request to intake, and one to regie where there is a casus that this person may see. */
export async function readMelding(
  { ask }: DeskSession,
  sessie: MedewerkerSessie,
  nummer: string,
  query = '',
): Promise<
  | { ok: true; dossier: DossierResponse; casus: CasusResponse | undefined }
  | Extract<Awaited<ReturnType<DeskSession['ask']>>, { ok: false }>
> {
  const answer = await ask(sessie, { path: `/intake/v1/meldingen/${nummer}/dossier${query}`, schema: dossierResponse });
  if (!answer.ok) return answer;
  const { casusId } = answer.data;
  if (!casusId || !hasOne(sessie, [...seesAll, 'regisseur']))
    return { ok: true, dossier: answer.data, casus: undefined };
  // Regie may be away, or know better who may see the casus: the melding is shown all the same.
  const casus = await ask(sessie, { path: `/regie/v1/casussen/${casusId}`, schema: casusResponse });
  return { ok: true, dossier: answer.data, casus: casus.ok ? casus.data : undefined };
}

export function meldingRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, fetchFile, keyOf, newKey, refused, signedIn } = desk;

  async function showWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    nummer: string,
    state: FormState,
    status = 200,
  ): Promise<PageResponse> {
    const query = request.method === 'GET' && request.query.get('adres') === 'tonen' ? '?adres=tonen' : '';
    const answer = await readMelding(desk, sessie, nummer, query);
    if (!answer.ok) return refused(answer, request, sessie, subject);
    const { dossier, casus } = answer;
    return page(meldingPage(setting, sessie, { dossier, casus, vandaag: dutchDate(request.now) }, state), status);
  }

  const show: Handle = async (request, sessie, params) => {
    const gedaan = request.query.get('gedaan') ?? '';
    const state = untouched(newKey(), isDone(gedaan) ? gedaan : undefined);
    return showWith(request, sessie, known(meldingsnummer, params['meldingsnummer']), state);
  };

  const act: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const name = params['actie'] ?? '';
    const one = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (!one) throw new Problem('nietGevonden', 'Deze pagina is er niet.');
    const onder = params['onder'] ?? '';
    const values = valuesOf(request.form);
    const formulier = one.formulier(onder, values);
    const velden = passingFields(name) ?? fieldsOf(name);
    if (formulier === 'overdragen' && onder !== 'klopt') {
      const sleutel = keyOf(request);
      if (onder === 'wijzigen') {
        return showWith(request, sessie, nummer, { formulier, values, fouten: [], sleutel });
      }
      // What cannot be an address goes on, and comes back with a fault at its field.
      if (one.schema.safeParse(one.invoer(toInput(velden, values), onder, values)).success) {
        return page(overdragenCheckPage(setting, sessie, { nummer, values, sleutel }));
      }
    }
    return submit(desk, request, sessie, {
      formulier,
      wat: one.wat,
      subject,
      values,
      velden,
      invoer: one.invoer(toInput(velden, values), onder, values),
      schema: one.schema,
      path: `/intake/v1/meldingen/${nummer}/${one.path?.(onder) ?? name}`,
      answer: one.answer,
      // Opened again it is no longer of the team: its page is then closed to who works there.
      done: () =>
        name === 'heropeningen' && teamOnly(sessie)
          ? seeOther(`/werk?heropend=${nummer}`)
          : seeOther(`/werk/meldingen/${nummer}?gedaan=${one.gedaan?.(values) ?? name}`),
      again: (state, status) => showWith(request, sessie, nummer, state, status),
    });
  };

  /** The letter as it is printed; intake records that it was made. */
  const brief: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const taakId = known(z.uuid(), params['taakId']);
    const answer = await fetchFile(
      sessie,
      `/intake/v1/meldingen/${nummer}/contacttaken/${taakId}/brief`,
      'application/pdf',
    );
    if (!answer.ok) {
      if (answer.status !== 409) return refused(answer, request, sessie, subject);
      const tekst = answer.problem?.detail ?? 'Van deze taak is geen brief te maken.';
      const state = { ...untouched(newKey()), bericht: { titel: 'Geen brief', tekst } };
      return showWith(request, sessie, nummer, state, 409);
    }
    return {
      status: 200,
      contentType: 'application/pdf',
      body: answer.bytes.toString('base64'),
      base64: true,
      headers: {
        'Content-Disposition': `inline; filename="brief-${nummer}.pdf"`,
        // The browser's own reader of PDF is no page of ours: it may style itself.
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      },
    };
  };

  /** To an address that works for some minutes. */
  const bijlage: Handle = async (request, sessie, params) => {
    const nummer = known(meldingsnummer, params['meldingsnummer']);
    const bijlageId = known(z.string().regex(/^[\w-]{1,80}$/), params['bijlageId']);
    const answer = await ask(sessie, {
      path: `/intake/v1/meldingen/${nummer}/bijlagen/${bijlageId}`,
      schema: bijlageResponse,
    });
    return answer.ok ? seeOther(answer.data.url) : refused(answer, request, sessie, subject);
  };

  return [
    { key: 'GET /werk/meldingen/{meldingsnummer}', handle: signedIn(show) },
    { key: 'GET /werk/meldingen/{meldingsnummer}/contacttaken/{taakId}/brief', handle: signedIn(brief) },
    { key: 'GET /werk/meldingen/{meldingsnummer}/bijlagen/{bijlageId}', handle: signedIn(bijlage) },
    { key: 'POST /werk/meldingen/{meldingsnummer}/{actie}', handle: signedIn(act) },
    { key: 'POST /werk/meldingen/{meldingsnummer}/{actie}/{onder}', handle: signedIn(act) },
  ];
}
