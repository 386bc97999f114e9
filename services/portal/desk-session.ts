import * as z from 'zod';
import { staffRole } from '../../shared/gemeente.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import type { Answer, ApiCall, ApiClient, FileClient } from './api-client.ts';
import { deskMessagePage, noAccessPage } from './pages/desk.ts';
import type { Setting } from './pages/document.ts';
import type { Setback } from './pages/parts.ts';
import { page, seeOther } from './router.ts';
import type { Sessions } from './sessions.ts';
import { ownPath } from './sign-in.ts';

/** What every page of the desk does the same: who is signed in, asking the APIs, and what a refusal looks like. */
export const medewerkerSessie = z.object({
  token: z.string(),
  naam: z.string(),
  rollen: z.array(staffRole),
  /** Codes of the teams of the municipality's file that this person works in. */
  teams: z.array(z.string()),
  /** Work mail in lower case; null where the issuer does not give it. */
  email: z.string().nullable(),
});
export type MedewerkerSessie = z.infer<typeof medewerkerSessie>;

export type Handle = (
  request: PageRequest,
  sessie: MedewerkerSessie,
  params: Record<string, string>,
) => Promise<PageResponse>;
export type Refusal = Extract<Answer<unknown>, { ok: false }>;

/** What is asked for, in words, when it is not there; and for whom a page is that somebody may not see. */
export type Subject = { wat: 'casus' | 'melding' | 'persoon' | 'pagina'; voor?: string };

export type DeskSession = ReturnType<typeof createDeskSession>;

/** The page that an address under it belongs to: a form may be sent to a longer address that has no page. */
const pageOf = (path: string): string => path.split('/').slice(0, 4).join('/');

/** Fields in which somebody writes more than a word. */
const written = ['watLooptVast', 'antwoord', 'tekst', 'reden', 'toelichting'];

/** What was typed, so that it can be copied from a page that cannot send it. */
const typedIn = (form: URLSearchParams): string =>
  written
    .map((naam) => (form.get(naam) ?? '').replaceAll('\r\n', '\n').trim())
    .filter(Boolean)
    .join('\n\n');

const keyFormat = /^[\w-]{16,64}$/;

export type DeskDependencies = {
  setting: Setting;
  api: ApiClient;
  /** For what is no JSON: a letter. */
  file: FileClient;
  newKey(): string;
  sessions: Sessions<MedewerkerSessie>;
};

export function createDeskSession(deps: DeskDependencies) {
  const { setting, api, file, newKey, sessions } = deps;

  const toSignIn = (path: string, cookies: string[] = []) =>
    seeOther(`/aanmelden?terug=${encodeURIComponent(ownPath(path))}`, cookies);

  /**
   * A form cannot be led on to the issuer: the policy (`form-action`) stops it there and the text would be gone. So
   * a form gets a page with a link and with what was typed.
   */
  function signInFirst(request: PageRequest, cookies: string[] = []): PageResponse {
    const back = pageOf(request.path);
    if (request.method !== 'POST') return toSignIn(back, cookies);
    const tekst = typedIn(request.form);
    const body = deskMessagePage(setting, undefined, {
      titel: 'Meld u opnieuw aan',
      uitleg: 'U was te lang weg. Uw keuze is nog niet bewaard. Meld u aan, dan komt u terug op dezelfde pagina.',
      href: `/aanmelden?terug=${encodeURIComponent(ownPath(back))}`,
      knop: 'Aanmelden',
      ...(tekst && { tekst }),
    });
    return { ...page(body, 401), ...(cookies.length > 0 && { cookies }) };
  }

  return {
    setting,
    newKey,
    toSignIn,

    /** Only for who is signed in; anybody else signs in first and comes back to the same page. */
    signedIn:
      (handle: Handle) =>
      async (request: PageRequest, params: Record<string, string>): Promise<PageResponse> => {
        const sessie = await sessions.read(request.cookie(sessions.cookieName), request.now);
        return sessie ? handle(request, sessie, params) : signInFirst(request);
      },

    /** Asks an API with the user's own token: the APIs decide who may do what. */
    ask: <T>(sessie: MedewerkerSessie, call: ApiCall<T>): Promise<Answer<T>> =>
      api({ ...call, headers: { ...call.headers, authorization: `Bearer ${sessie.token}` } }),

    fetchFile: (sessie: MedewerkerSessie, path: string, contentType: string) =>
      file({ path, contentType, headers: { authorization: `Bearer ${sessie.token}` } }),

    /** The key of this form, so that sending it again is the same request. */
    keyOf(request: PageRequest): string {
      const given = request.form.get('sleutel') ?? '';
      return keyFormat.test(given) ? given : newKey();
    },

    /** What an API answers when it does not give what was asked. */
    async refused(
      answer: Refusal,
      request: PageRequest,
      sessie: MedewerkerSessie,
      { wat, voor }: Subject,
    ): Promise<PageResponse> {
      if (answer.status === 401) {
        return signInFirst(request, [await sessions.end(request.cookie(sessions.cookieName))]);
      }
      if (answer.status === 403) return page(noAccessPage(setting, sessie, voor), 403);
      if (answer.status === 404) {
        const message = {
          titel: `Deze ${wat} is er niet`,
          uitleg: `Misschien klopt het adres niet, of mag u deze ${wat} niet zien.`,
          href: '/werk',
          knop: 'Naar het begin',
        };
        return page(deskMessagePage(setting, sessie, message), 404);
      }
      const tekst = typedIn(request.form);
      const message = {
        titel: 'Dit lukt nu niet',
        uitleg: 'Er ging iets mis. Probeer het over een minuut opnieuw.',
        href: pageOf(request.path),
        knop: 'Probeer opnieuw',
        ...(tekst && { tekst }),
      };
      return page(deskMessagePage(setting, sessie, message), 503);
    },
  };
}

/**
 * What to say when a form did not get through; undefined when the answer was a refusal of another kind. Silence is not
 * a no: the same key makes sure that a second try is the same request.
 */
export function spellSetback({ status, problem }: Refusal, wat: string): Setback | undefined {
  if (status === 400 || status === 409) {
    const tekst = problem?.detail ?? 'Dit kan nu niet. Kijk het nog eens na.';
    // What belongs to no field says why, such as which law forbids it.
    const waarom = (status === 409 ? (problem?.fouten ?? []) : []).filter(({ veld }) => veld === '/');
    return { titel: 'Niet gelukt', tekst: [tekst, ...waarom.map(({ melding }) => melding)].join(' ') };
  }
  if (status === 429) {
    return {
      titel: 'Het is nu erg druk',
      tekst: `${wat} is nog niet bewaard. Wacht een minuut en probeer het opnieuw.`,
    };
  }
  if (status === 0 || status > 429) {
    const tekst = `Wij weten niet zeker of ${wat.toLowerCase()} is bewaard. Probeer het opnieuw: dan komt het maar één keer aan.`;
    return { titel: 'Probeer het nog eens', tekst };
  }
  return undefined;
}

/** After silence the same key; after a refusal the next choice is another request. */
export const isUncertain = ({ status }: Refusal): boolean => status === 0 || status >= 429;
