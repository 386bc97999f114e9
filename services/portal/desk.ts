import * as z from 'zod';
import { id } from '../../events/vocabulary.ts';
import { staffRole } from '../../shared/gemeente.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem, toFaults } from '../../shared/problem.ts';
import {
  benoemingRequest,
  benoemingResponse,
  type CasussenResponse,
  casusResponse,
  casussenResponse,
} from '../regie/contract.ts';
import type { Answer, ApiClient } from './api-client.ts';
import type { FormFault } from './melding-form.ts';
import { appointedPage, casusPage, deskMessagePage, noAccessPage, worklistPage } from './pages/desk.ts';
import type { Setting } from './pages/layout.ts';
import { createRouter, page, seeOther } from './router.ts';
import type { Sessions } from './sessions.ts';
import { type AanmeldPoging, ownPath, type SignIn } from './sign-in.ts';

/** The desk of staff: who may do what is decided by the APIs, with the user's own token. */
export const medewerkerSessie = z.object({ token: z.string(), naam: z.string(), rollen: z.array(staffRole) });
export type MedewerkerSessie = z.infer<typeof medewerkerSessie>;

const attemptMinutes = 10;
const pageSize = 100;

export type DeskDependencies = {
  setting: Setting;
  api: ApiClient;
  newKey(): string;
  signIn: SignIn;
  pogingen: Sessions<AanmeldPoging>;
  sessions: Sessions<MedewerkerSessie>;
};

type Handle = (request: PageRequest, sessie: MedewerkerSessie, params: Record<string, string>) => Promise<PageResponse>;

export function createDeskPages(deps: DeskDependencies): (request: PageRequest) => Promise<PageResponse> {
  const { setting, api, newKey, signIn, pogingen, sessions } = deps;

  const toSignIn = (path: string, cookies: string[] = []) =>
    seeOther(`/aanmelden?terug=${encodeURIComponent(ownPath(path))}`, cookies);

  /** Only for who is signed in; anybody else signs in first and comes back to the same page. */
  const signedIn =
    (handle: Handle) =>
    async (request: PageRequest, params: Record<string, string>): Promise<PageResponse> => {
      const sessie = await sessions.read(request.cookie(sessions.cookieName), request.now);
      return sessie ? handle(request, sessie, params) : toSignIn(request.path);
    };

  const bearer = ({ token }: MedewerkerSessie) => ({ authorization: `Bearer ${token}` });

  /** What an API answers when it does not give what was asked. */
  async function refused(
    answer: Extract<Answer<unknown>, { ok: false }>,
    request: PageRequest,
    sessie: MedewerkerSessie,
  ): Promise<PageResponse> {
    if (answer.status === 401) return toSignIn(request.path, [await sessions.end(request.cookie(sessions.cookieName))]);
    if (answer.status === 403) return page(noAccessPage(setting, sessie), 403);
    const back = { href: '/werk', knop: 'Naar het overzicht' };
    if (answer.status === 404) {
      return page(
        deskMessagePage(setting, sessie, {
          titel: 'Deze casus is er niet',
          uitleg: 'Misschien klopt het adres niet, of mag u deze casus niet zien.',
          ...back,
        }),
        404,
      );
    }
    return page(
      deskMessagePage(setting, sessie, {
        titel: 'Dit lukt nu niet',
        uitleg: 'Er ging iets mis. Probeer het over een minuut opnieuw.',
        href: request.path,
        knop: 'Probeer opnieuw',
      }),
      503,
    );
  }

  const listCasussen = (sessie: MedewerkerSessie, status: CasussenResponse['casussen'][number]['status']) =>
    api({
      path: `/regie/v1/casussen?status=${status}&limiet=${pageSize}`,
      schema: casussenResponse,
      headers: bearer(sessie),
    });

  const readCasus = (sessie: MedewerkerSessie, casusId: string) =>
    api({ path: `/regie/v1/casussen/${casusId}`, schema: casusResponse, headers: bearer(sessie) });

  const showWorklist: Handle = async (request, sessie) => {
    const [waiting, proposed] = await Promise.all([
      listCasussen(sessie, 'wachtOpBenoeming'),
      listCasussen(sessie, 'voorlopig'),
    ]);
    if (!waiting.ok) return refused(waiting, request, sessie);
    if (!proposed.ok) return refused(proposed, request, sessie);
    const casussen = [...waiting.data.casussen, ...proposed.data.casussen];
    const hasMore = waiting.data.volgende !== null || proposed.data.volgende !== null;
    return page(worklistPage(setting, sessie, casussen, hasMore));
  };

  const magBenoemen = ({ rollen }: MedewerkerSessie) =>
    rollen.includes('werkverdeler') || rollen.includes('gedragswetenschapper');

  const knownId = (params: Record<string, string>): string => {
    const parsed = id.safeParse(params['casusId']);
    if (parsed.success) return parsed.data;
    throw new Problem('nietGevonden', 'Deze casus is er niet.');
  };

  const showCasus: Handle = async (request, sessie, params) => {
    const answer = await readCasus(sessie, knownId(params));
    if (!answer.ok) return refused(answer, request, sessie);
    const view = { casus: answer.data, magBenoemen: magBenoemen(sessie) };
    const state = { values: new URLSearchParams(), fouten: [], sleutel: newKey() };
    return page(casusPage(setting, sessie, view, state));
  };

  const appoint: Handle = async (request, sessie, params) => {
    const casusId = knownId(params);
    const values = new URLSearchParams({ reden: (request.form.get('reden') ?? '').replaceAll('\r\n', '\n') });
    const regisseurId = request.form.get('regisseurId');
    if (regisseurId) values.set('regisseurId', regisseurId);
    const given = request.form.get('sleutel') ?? '';
    const sleutel = /^[\w-]{16,64}$/.test(given) ? given : newKey();

    /** The form again, with all that was typed and the candidates as they stand now. */
    const again = async (fouten: FormFault[], bericht: string | undefined, status: number) => {
      const answer = await readCasus(sessie, casusId);
      if (!answer.ok) return refused(answer, request, sessie);
      const view = { casus: answer.data, magBenoemen: magBenoemen(sessie) };
      // Another choice is another request: after a refusal the form gets a new key, after silence the same.
      const state = { values, fouten, sleutel: status === 503 ? sleutel : newKey(), ...(bericht && { bericht }) };
      return page(casusPage(setting, sessie, view, state), status);
    };

    const parsed = benoemingRequest.safeParse({ regisseurId: regisseurId ?? '', reden: values.get('reden') });
    if (!parsed.success) {
      const fouten = toFaults(parsed.error).map(({ veld, melding }) => ({ veld: veld.slice(1), melding }));
      return again(fouten, undefined, 400);
    }
    const answer = await api({
      path: `/regie/v1/casussen/${casusId}/benoemingen`,
      schema: benoemingResponse,
      body: parsed.data,
      headers: { ...bearer(sessie), 'idempotency-key': sleutel },
    });
    if (answer.ok) return page(appointedPage(setting, sessie, answer.data));
    const { status, problem } = answer;
    if (status === 400 || status === 409) {
      return again([], problem?.detail ?? 'Dit kan nu niet. Kijk de casus nog eens na.', status);
    }
    if (status === 0 || status >= 429) {
      return again([], 'Er ging iets mis. Uw keuze is nog niet bewaard. Probeer het opnieuw.', 503);
    }
    return refused(answer, request, sessie);
  };

  return createRouter([
    { key: 'GET /werk', handle: signedIn(showWorklist) },
    { key: 'GET /werk/casussen/{casusId}', handle: signedIn(showCasus) },
    { key: 'POST /werk/casussen/{casusId}', handle: signedIn(appoint) },
    {
      key: 'GET /aanmelden',
      handle: async (request) => {
        const { location, poging } = await signIn.begin(request.query.get('terug') ?? '/werk');
        return seeOther(location, [await pogingen.start(poging, request.now, attemptMinutes)]);
      },
    },
    {
      key: 'GET /aanmelden/terug',
      handle: async (request) => {
        const cookie = request.cookie(pogingen.cookieName);
        const poging = await pogingen.read(cookie, request.now);
        if (!poging) return toSignIn('/werk');
        // One attempt, one answer: whatever comes of it, this cookie is used up.
        const cleared = await pogingen.end(cookie);
        try {
          const { token, staff, minutes } = await signIn.finish(request.rawQuery, poging);
          const sessie = { token, naam: staff.naam, rollen: staff.rollen };
          const started = await sessions.start(sessie, request.now, minutes);
          return seeOther(poging.terug, [cleared, started]);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          const message = {
            titel: 'Aanmelden is niet gelukt',
            uitleg: error.detail,
            href: '/werk',
            knop: 'Probeer opnieuw',
          };
          return { ...page(deskMessagePage(setting, undefined, message), 401), cookies: [cleared] };
        }
      },
    },
    {
      key: 'POST /afmelden',
      handle: async (request) => {
        const cleared = await sessions.end(request.cookie(sessions.cookieName));
        const elsewhere = await signIn.endUrl().catch(() => undefined);
        const message = {
          titel: 'U bent afgemeld',
          uitleg: 'Werkt u op een computer van iemand anders? Sluit dan ook de browser.',
          href: '/werk',
          knop: 'Opnieuw aanmelden',
          ...(elsewhere && { tweede: { href: elsewhere, knop: 'Ook afmelden bij uw organisatie' } }),
        };
        return { ...page(deskMessagePage(setting, undefined, message)), cookies: [cleared] };
      },
    },
  ]);
}
