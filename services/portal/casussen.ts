import * as z from 'zod';
import { id, meldingsnummer } from '../../events/vocabulary.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import {
  benoemingRequest,
  benoemingResponse,
  type CasussenResponse,
  casusResponse,
  casussenResponse,
  contactbesluitRequest,
  contactbesluitResponse,
  contactRequest,
  contactResponse,
  deskundigeAntwoordRequest,
  deskundigeAntwoordResponse,
  deskundigeRequest,
  deskundigeResponse,
  kaderRequest,
  kaderResponse,
  meldingBesluitRequest,
  meldingBesluitResponse,
  organisatieRequest,
  organisatieResponse,
  waarnemingRequest,
  waarnemingResponse,
  weigeringRequest,
  weigeringResponse,
  wisselbesluitRequest,
  wisselbesluitResponse,
} from '../regie/contract.ts';
import { submit, toInput, untouched, valuesOf } from './desk-form.ts';
import type { DeskSession, Handle, MedewerkerSessie, Subject } from './desk-session.ts';
import { known } from './known.ts';
import type { Field } from './melding-form.ts';
import {
  appointedPage,
  benoemFields,
  type CasusState,
  casusPage,
  contactbesluitForm,
  contactForm,
  isCasusDone,
  organisatieForm,
  waarneemForm,
  weigerForm,
  wisselFields,
} from './pages/casus.ts';
import { antwoordForm, deskundigeForm, deskundigeInput, kaderForm } from './pages/casus-help.ts';
import { ownCasussenPage, waitingPage } from './pages/casussen.ts';
import { hasOne, leadsOnly, seesAll } from './pages/desk-layout.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** The casussen at the desk: what waits, one casus with everybody who could lead it, and each thing that a person decides. */

const pageSize = 100;
const subject: Subject = {
  wat: 'casus',
  voor: 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke en de regisseur',
};

export function casusRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, newKey, refused, signedIn } = desk;

  const listCasussen = (sessie: MedewerkerSessie, status: CasussenResponse['casussen'][number]['status']) =>
    ask(sessie, { path: `/regie/v1/casussen?status=${status}&limiet=${pageSize}`, schema: casussenResponse });

  const list =
    (own: boolean): Handle =>
    async (request, sessie) => {
      // Who divides work sees all casussen: those are not their own.
      if (own && hasOne(sessie, seesAll) && !hasOne(sessie, ['regisseur'])) return seeOther('/werk/benoemen');
      const [one, other] = await Promise.all([
        listCasussen(sessie, own ? 'voorlopig' : 'wachtOpBenoeming'),
        listCasussen(sessie, own ? 'benoemd' : 'voorlopig'),
      ]);
      if (!one.ok) return refused(one, request, sessie, subject);
      if (!other.ok) return refused(other, request, sessie, subject);
      const casussen = [...one.data.casussen, ...other.data.casussen];
      if (own) return page(ownCasussenPage(setting, sessie, casussen));
      const hasMore = one.data.volgende !== null || other.data.volgende !== null;
      return page(waitingPage(setting, sessie, casussen, hasMore));
    };

  async function showCasusWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    casusId: string,
    state: CasusState,
    status = 200,
  ): Promise<PageResponse> {
    const answer = await ask(sessie, { path: `/regie/v1/casussen/${casusId}`, schema: casusResponse });
    if (!answer.ok) return refused(answer, request, sessie, subject);
    // A closed casus is for reading only.
    const may = (rollen: Parameters<typeof hasOne>[1]) => answer.data.status !== 'afgesloten' && hasOne(sessie, rollen);
    const view = {
      casus: answer.data,
      magBenoemen: may(['werkverdeler', 'gedragswetenschapper']),
      magBesluiten: may(['werkverdeler', 'regisseur']),
      magMeldingenLezen: hasOne(sessie, seesAll),
      magContact: may(['werkverdeler', 'regisseur']),
      verdeelt: may(['werkverdeler']),
    };
    return page(casusPage(setting, sessie, view, state), status);
  }

  const showCasus: Handle = async (request, sessie, params) => {
    const casusId = known(id, params['casusId']);
    const besluit = meldingBesluitRequest.safeParse({ besluit: request.query.get('besluit') }).data?.besluit;
    const melding = meldingsnummer.safeParse(request.query.get('melding')).data;
    const gedaan = request.query.get('gedaan') ?? '';
    return showCasusWith(request, sessie, casusId, {
      ...untouched(newKey(), isCasusDone(gedaan) ? gedaan : undefined),
      ...(besluit && melding && { besloten: { besluit, melding } }),
    });
  };

  /** One form of the casus: where it goes, what regie gets, and what is said afterwards. */
  function form<Out>(one: {
    formulier: string;
    /** Behind the address of the casus at regie. */
    path: string;
    wat: string;
    velden: readonly Field[];
    schema: z.ZodType;
    answer: z.ZodType<Out>;
    invoer?(fields: Record<string, unknown>, values: URLSearchParams): unknown;
    done(data: Out, casusId: string, sessie: MedewerkerSessie): PageResponse;
  }): Handle {
    return async (request, sessie, params) => {
      const casusId = known(id, params['casusId']);
      const values = valuesOf(request.form);
      const fields = toInput(one.velden, values);
      return submit(desk, request, sessie, {
        formulier: one.formulier,
        wat: one.wat,
        subject,
        values,
        velden: one.velden,
        invoer: one.invoer ? one.invoer(fields, values) : fields,
        schema: one.schema,
        path: `/regie/v1/casussen/${casusId}/${one.path}`,
        answer: one.answer,
        done: (data) => one.done(data, casusId, sessie),
        again: (state, status) => showCasusWith(request, sessie, casusId, state, status),
      });
    };
  }

  const toCasus = (casusId: string, gedaan: string) => seeOther(`/werk/casussen/${casusId}?gedaan=${gedaan}`);
  /** Only who was shown as full, with the warning, may be chosen above the capacity. */
  const above = (values: URLSearchParams) =>
    values.getAll('vol').includes(values.get('regisseurId') ?? '') ? { bovenCapaciteit: true } : {};

  const appoint = form({
    formulier: 'benoemen',
    path: 'benoemingen',
    wat: 'Uw keuze',
    velden: benoemFields,
    schema: benoemingRequest,
    answer: benoemingResponse,
    invoer: (fields, values) => ({ regisseurId: '', reden: '', ...fields, ...above(values) }),
    done: (data, _casusId, sessie) => page(appointedPage(setting, sessie, data)),
  });

  const change = form({
    formulier: 'wissel',
    path: 'wisselbesluiten',
    wat: 'Uw besluit',
    velden: wisselFields,
    schema: wisselbesluitRequest,
    answer: wisselbesluitResponse,
    // Who stays asks for no other person.
    invoer: ({ besluit, regisseurId, reden }, values) =>
      besluit === 'blijft'
        ? { besluit, reden: reden ?? '' }
        : { besluit, regisseurId: regisseurId ?? '', reden: reden ?? '', ...above(values) },
    done: ({ besluit }, casusId) => toCasus(casusId, besluit),
  });

  const refuse = form({
    formulier: 'weigeren',
    path: 'weigeringen',
    wat: 'Uw keuze',
    velden: weigerForm('').velden,
    schema: weigeringRequest,
    answer: weigeringResponse,
    invoer: (fields, values) => ({
      ...fields,
      ...(values.get('regisseurId') && { regisseurId: values.get('regisseurId') }),
    }),
    // Whoever refused no longer leads, and may not open the casus any more.
    done: (_data, casusId, sessie) => (leadsOnly(sessie) ? seeOther('/werk/casussen') : toCasus(casusId, 'geweigerd')),
  });

  const contact = form({
    formulier: 'contact',
    path: 'contacten',
    wat: 'Het contact',
    velden: contactForm('').velden,
    schema: contactRequest,
    answer: contactResponse,
    done: ({ resultaat }, casusId) => toCasus(casusId, resultaat),
  });

  const decideContact = form({
    formulier: 'contactbesluit',
    path: 'contactbesluiten',
    wat: 'Uw besluit',
    velden: contactbesluitForm('').velden,
    schema: contactbesluitRequest,
    answer: contactbesluitResponse,
    done: ({ besluit }, casusId) => toCasus(casusId, besluit),
  });

  const standIn = form({
    formulier: 'waarnemen',
    path: 'waarnemingen',
    wat: 'Uw keuze',
    velden: waarneemForm('', []).velden,
    schema: waarnemingRequest,
    answer: waarnemingResponse,
    invoer: (fields) => ({ waarnemerId: '', ...fields }),
    done: (_data, casusId) => toCasus(casusId, 'waarnemer'),
  });

  const organisation = form({
    formulier: 'organisatie',
    path: 'organisaties',
    wat: 'Uw keuze',
    velden: organisatieForm('', setting.gemeente).velden,
    schema: organisatieRequest.extend({ organisatie: z.string('Kies een organisatie uit de lijst.') }),
    answer: organisatieResponse,
    done: (_data, casusId) => toCasus(casusId, 'organisatie'),
  });

  const setKader = form({
    formulier: 'kader',
    path: 'kaders',
    wat: 'Het kader',
    velden: kaderForm('').velden,
    schema: kaderRequest,
    answer: kaderResponse,
    done: (_data, casusId) => toCasus(casusId, 'kader'),
  });

  const askExpert = form({
    formulier: 'deskundige',
    path: 'deskundigen',
    wat: 'Uw vraag',
    velden: deskundigeForm('', setting.gemeente).velden,
    schema: deskundigeRequest,
    answer: deskundigeResponse,
    invoer: deskundigeInput,
    done: (_data, casusId) => toCasus(casusId, 'deskundige'),
  });

  const expertAnswered: Handle = async (request, sessie, params) => {
    const deskundigeId = known(id, params['deskundigeId']);
    const { naam, velden } = antwoordForm('', deskundigeId);
    return form({
      formulier: naam,
      path: `deskundigen/${deskundigeId}/antwoorden`,
      wat: 'Het antwoord',
      velden,
      schema: deskundigeAntwoordRequest,
      answer: deskundigeAntwoordResponse,
      done: (_data, casusId) => toCasus(casusId, 'antwoord'),
    })(request, sessie, params);
  };

  const decide: Handle = async (request, sessie, params) => {
    const casusId = known(id, params['casusId']);
    const melding = known(meldingsnummer, params['meldingsnummer']);
    return submit(desk, request, sessie, {
      formulier: `besluit-${melding}`,
      wat: 'Uw besluit',
      subject,
      values: valuesOf(request.form),
      velden: [],
      invoer: { besluit: request.form.get('besluit') },
      schema: z.strictObject({
        besluit: z.enum(meldingBesluitRequest.shape.besluit.options, 'Kies of de melding over hetzelfde gezin gaat.'),
      }),
      path: `/regie/v1/casussen/${casusId}/meldingen/${melding}/besluiten`,
      answer: meldingBesluitResponse,
      done: ({ besluit }) => seeOther(`/werk/casussen/${casusId}?melding=${melding}&besluit=${besluit}`),
      again: (state, status) => showCasusWith(request, sessie, casusId, state, status),
    });
  };

  const at = '/werk/casussen/{casusId}';
  return [
    { key: 'GET /werk/benoemen', handle: signedIn(list(false)) },
    { key: 'GET /werk/casussen', handle: signedIn(list(true)) },
    { key: `GET ${at}`, handle: signedIn(showCasus) },
    { key: `POST ${at}`, handle: signedIn(appoint) },
    { key: `POST ${at}/weigeringen`, handle: signedIn(refuse) },
    { key: `POST ${at}/wisselbesluiten`, handle: signedIn(change) },
    { key: `POST ${at}/contacten`, handle: signedIn(contact) },
    { key: `POST ${at}/contactbesluiten`, handle: signedIn(decideContact) },
    { key: `POST ${at}/waarnemingen`, handle: signedIn(standIn) },
    { key: `POST ${at}/organisaties`, handle: signedIn(organisation) },
    { key: `POST ${at}/kaders`, handle: signedIn(setKader) },
    { key: `POST ${at}/deskundigen`, handle: signedIn(askExpert) },
    { key: `POST ${at}/deskundigen/{deskundigeId}`, handle: signedIn(expertAnswered) },
    { key: `POST ${at}/meldingen/{meldingsnummer}`, handle: signedIn(decide) },
  ];
}
