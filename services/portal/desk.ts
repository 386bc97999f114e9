import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import type { ApiClient } from './api-client.ts';
import { casusRoutes } from './casussen.ts';
import { createDeskSession, type MedewerkerSessie } from './desk-session.ts';
import { meldingRoutes } from './meldingen.ts';
import { deskMessagePage } from './pages/desk.ts';
import type { Setting } from './pages/document.ts';
import { createRouter, page, seeOther } from './router.ts';
import type { Sessions } from './sessions.ts';
import type { AanmeldPoging, SignIn } from './sign-in.ts';

/** The desk of staff: who may do what is decided by the APIs, with the user's own token. */
const attemptMinutes = 10;

export type DeskDependencies = {
  setting: Setting;
  api: ApiClient;
  newKey(): string;
  signIn: SignIn;
  pogingen: Sessions<AanmeldPoging>;
  sessions: Sessions<MedewerkerSessie>;
};

export function createDeskPages(deps: DeskDependencies): (request: PageRequest) => Promise<PageResponse> {
  const { setting, signIn, pogingen, sessions } = deps;
  const desk = createDeskSession(deps);
  const { toSignIn } = desk;

  return createRouter([
    ...casusRoutes(desk),
    ...meldingRoutes(desk),
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
