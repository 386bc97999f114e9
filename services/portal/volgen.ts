import * as z from 'zod';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { toFaults } from '../../shared/problem.ts';
import {
  aanvullingRequest,
  antwoordResponse,
  navraagAntwoordRequest,
  toestemmingRequest,
  volgResponse,
  wisselverzoekRequest,
} from '../intake/contract-melder.ts';
import type { ApiClient } from './api-client.ts';
import { translateFault } from './faults.ts';
import type { ResidentSetting } from './language.ts';
import type { FormFault, Values } from './melding-form.ts';
import { followFailedPage, followFormPage, followLinkPage, followPage, unknownCode } from './pages/volg.ts';
import { type ActieState, actieFields, actiePage, type VolgActie } from './pages/volg-actie.ts';
import { page, seeOther } from './router.ts';
import type { Sessions } from './sessions.ts';

/** Following a melding. The code is swapped for a cookie, so that it stands in no address but that of the mail. */
export const volgSessie = z.object({ meldingsnummer: z.string(), volgcode: z.string() });
export type VolgSessie = z.infer<typeof volgSessie>;

const sessionMinutes = 30;

export type VolgenDependencies = {
  setting: ResidentSetting;
  api: ApiClient;
  sessions: Sessions<VolgSessie>;
  newKey(): string;
};

/** Where intake takes each, and what it takes. */
const destinations = {
  vertellen: { path: 'aanvullingen', schema: aanvullingRequest },
  navraag: { path: 'navraagantwoorden', schema: navraagAntwoordRequest },
  wissel: { path: 'wisselverzoeken', schema: wisselverzoekRequest },
  toestemming: { path: 'toestemmingen', schema: toestemmingRequest },
} as const;

/** What was filled in, as intake takes it; what was not chosen is left out. */
function inputOf(actie: VolgActie, values: Values): unknown {
  const text = (naam: string) => values.get(naam)?.trim() || undefined;
  switch (actie) {
    case 'vertellen':
      return { tekst: text('tekst') ?? '', geenBsn: values.get('geenBsn') === 'ja' };
    case 'navraag':
      return { antwoord: text('antwoord'), toelichting: text('toelichting') };
    case 'wissel':
      return { toelichting: text('toelichting') };
    case 'toestemming': {
      const chosen = text('delenMetRegisseur');
      return { delenMetRegisseur: chosen === 'ja' || (chosen === 'nee' ? false : undefined) };
    }
  }
}

function readCode(form: URLSearchParams): VolgSessie {
  return {
    meldingsnummer: (form.get('meldingsnummer') ?? '').trim().toUpperCase().slice(0, 40),
    // Only what a header can carry; anything else cannot be a code.
    volgcode: (form.get('volgcode') ?? '').replaceAll(/[^\w-]/g, '').slice(0, 100),
  };
}

/** `M-2026-7K3WQD.ABCDEF-GHJKMN`, as it stands in the link of a mail. */
function splitToken(token: string): VolgSessie {
  const dot = token.indexOf('.');
  return dot < 0
    ? { meldingsnummer: token, volgcode: '' }
    : { meldingsnummer: token.slice(0, dot), volgcode: token.slice(dot + 1) };
}

export function createVolgen({ setting, api, sessions, newKey }: VolgenDependencies) {
  const { texts, to } = setting;
  const words = texts.volg;
  const pathOf = ({ meldingsnummer }: VolgSessie) => `/intake/v1/meldingen/${encodeURIComponent(meldingsnummer)}`;
  const readSession = (request: PageRequest) => sessions.read(request.cookie(sessions.cookieName), request.now);

  const lookUp = (sessie: VolgSessie) =>
    api({ path: pathOf(sessie), schema: volgResponse, headers: { volgcode: sessie.volgcode } });

  const showForm = (values: Values, status: number, bericht?: string) =>
    page(
      followFormPage(setting, {
        values,
        fouten: status === 200 ? [] : [unknownCode(words)],
        ...(bericht && { bericht }),
      }),
      status,
    );

  async function startSession(request: PageRequest, sessie: VolgSessie, to: string): Promise<PageResponse> {
    await sessions.end(request.cookie(sessions.cookieName));
    return seeOther(to, [await sessions.start(sessie, request.now, sessionMinutes)]);
  }

  /** What was just done, told above the page; a code in the address, never a text. */
  function spellDone(gedaan: string | null): string | undefined {
    const done: Record<string, string> = {
      vertellen: words.vertel.gedaan,
      wissel: words.wissel.gedaan,
      'navraag-ja': words.navraag.gedaan.ja,
      'navraag-beetje': words.navraag.gedaan.beetje,
      'navraag-nee': words.navraag.gedaan.nee,
      toestemming: words.toestemming.gedaan,
    };
    return gedaan !== null && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined;
  }

  const keep = (form: URLSearchParams): Values =>
    new URLSearchParams(
      [...form].flatMap(([naam, value]) =>
        actieFields.includes(naam) ? [[naam, value.replaceAll('\r\n', '\n')] satisfies [string, string]] : [],
      ),
    );
  const keyOf = (form: URLSearchParams) => {
    const sleutel = form.get('sleutel') ?? '';
    return /^[\w-]{16,64}$/.test(sleutel) ? sleutel : newKey();
  };
  const showActie = (actie: VolgActie, state: ActieState, status = 200) =>
    page(actiePage(setting, actie, state), status);

  async function sendActie(request: PageRequest, actie: VolgActie): Promise<PageResponse> {
    const { form } = request;
    const values = keep(form);
    const sleutel = keyOf(form);
    const sessie = await readSession(request);
    const given = readCode(form);
    // A code in the form was asked for because that of the session was no longer good, or came with a mail.
    const code = given.volgcode ? 'verborgen' : sessie ? undefined : 'vragen';
    const state: ActieState = { values, fouten: [], sleutel, ...(code && { code }) };
    const again = (fouten: FormFault[], extra: Partial<ActieState> = {}) =>
      showActie(actie, { ...state, fouten, ...extra }, 400);

    const { path, schema } = destinations[actie];
    const checked = schema.safeParse(inputOf(actie, values));
    const spell = (faults: readonly { veld: string; melding: string }[]): FormFault[] =>
      faults.map(({ veld, melding }) => ({ veld: veld.slice(1), melding: translateFault(texts, melding) }));
    // The session is over: what was typed stays, and the code is asked once more.
    if (code === 'vragen') return again([{ veld: 'meldingsnummer', melding: words.opnieuwInvullen }]);
    if (!checked.success) return again(spell(toFaults(checked.error)));

    const who = given.volgcode || !sessie ? given : sessie;
    const answer = await api({
      path: `${pathOf(who)}/${path}`,
      schema: antwoordResponse,
      body: checked.data,
      headers: { volgcode: who.volgcode, 'idempotency-key': sleutel },
    });
    if (answer.ok) {
      const target = to(`/volg/melding?gedaan=${actie === 'navraag' ? `navraag-${values.get('antwoord')}` : actie}`);
      return who === sessie ? seeOther(target) : startSession(request, who, target);
    }
    const { status, problem } = answer;
    if (problem?.type === 'urn:vlot:probleem:bsnGevonden') {
      const veld = actie === 'vertellen' ? 'tekst' : 'toelichting';
      return again([{ veld, melding: actie === 'vertellen' ? texts.melden.bsn : texts.invoer.bsn }], {
        bsnGevonden: true,
      });
    }
    if (status === 404) return again([unknownCode(words)], { code: 'vragen' });
    if (status === 400 && problem?.fouten) return again(spell(problem.fouten));
    const refused = actie === 'toestemming' ? words.toestemming.kanNiet : words.kanNietMeer;
    if (status === 409) return showActie(actie, { ...state, bericht: refused }, 409);
    return showActie(actie, { ...state, bericht: words.nietGelukt }, 503);
  }

  return {
    async showEmptyForm(request: PageRequest): Promise<PageResponse> {
      return showForm(new URLSearchParams(), 200, request.query.has('verlopen') ? words.opnieuwInvullen : undefined);
    },

    /** What was typed in the other language. */
    async showFilledForm(request: PageRequest): Promise<PageResponse> {
      const { form } = request;
      return showForm(
        new URLSearchParams({
          meldingsnummer: form.get('meldingsnummer') ?? '',
          volgcode: form.get('volgcode') ?? '',
        }),
        200,
      );
    },

    /** Looks the same for every link, good or bad, and asks nobody anything. */
    async showLink(_request: PageRequest, { token = '' }: Record<string, string>): Promise<PageResponse> {
      const { meldingsnummer, volgcode } = splitToken(token);
      return page(followLinkPage(setting, meldingsnummer, volgcode));
    },
    async showLinkAgain({ form }: PageRequest): Promise<PageResponse> {
      return page(followLinkPage(setting, form.get('meldingsnummer') ?? '', form.get('volgcode') ?? ''));
    },

    /** From the mail that asks "Loopt de hulp weer?": the question, and nothing is answered by opening it. */
    async showNavraagLink(_request: PageRequest, { token = '' }: Record<string, string>): Promise<PageResponse> {
      const values = new URLSearchParams(splitToken(token));
      return showActie('navraag', { values, fouten: [], sleutel: newKey(), code: 'verborgen' });
    },

    async start(request: PageRequest): Promise<PageResponse> {
      const sessie = readCode(request.form);
      const values = new URLSearchParams(sessie);
      if (!sessie.meldingsnummer || !sessie.volgcode) return showForm(values, 400);
      const answer = await lookUp(sessie);
      if (answer.ok) return startSession(request, sessie, to('/volg/melding'));
      const known = answer.status === 400 || answer.status === 404;
      return known ? showForm(values, 400) : page(followFailedPage(setting, values), 503);
    },

    async show(request: PageRequest): Promise<PageResponse> {
      const sessie = await readSession(request);
      if (!sessie) return seeOther(to('/volg?verlopen'));
      const answer = await lookUp(sessie);
      if (answer.ok) {
        return page(followPage(setting, answer.data, request.now, spellDone(request.query.get('gedaan'))));
      }
      if (answer.status !== 404) return page(followFailedPage(setting, undefined), 503);
      return seeOther(to('/volg?verlopen'), [await sessions.end(request.cookie(sessions.cookieName))]);
    },

    showActie:
      (actie: VolgActie) =>
      async (request: PageRequest): Promise<PageResponse> => {
        if (!(await readSession(request))) return seeOther(to('/volg?verlopen'));
        return showActie(actie, { values: new URLSearchParams(), fouten: [], sleutel: newKey() });
      },

    /** What was typed in the other language, with the same key: it is still the same answer. */
    showFilledActie:
      (actie: VolgActie) =>
      async (request: PageRequest): Promise<PageResponse> => {
        const values = keep(request.form);
        const code = values.get('volgcode') ? 'verborgen' : (await readSession(request)) ? undefined : 'vragen';
        return showActie(actie, { values, fouten: [], sleutel: keyOf(request.form), ...(code && { code }) });
      },

    send:
      (actie: VolgActie) =>
      (request: PageRequest): Promise<PageResponse> =>
        sendActie(request, actie),

    async stop(request: PageRequest): Promise<PageResponse> {
      return seeOther(to('/volg'), [await sessions.end(request.cookie(sessions.cookieName))]);
    },
  };
}
