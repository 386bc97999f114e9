import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import type { MedewerkerSessie } from './desk-session.ts';
import { deskMessagePage } from './pages/desk.ts';
import type { Setting } from './pages/document.ts';
import { createRouter, page, seeOther } from './router.ts';
import type { Sessions } from './sessions.ts';
import type { AanmeldPoging, SignIn } from './sign-in.ts';

/** Signing in and out: apart from the desk, which then carries nothing of it. */
const attemptMinutes = 10;

export type SignInDependencies = {
  setting: Setting;
  signIn: SignIn;
  pogingen: Sessions<AanmeldPoging>;
  sessions: Sessions<MedewerkerSessie>;
};

export function createSignInPages(deps: SignInDependencies): (request: PageRequest) => Promise<PageResponse> {
  const { setting, signIn, pogingen, sessions } = deps;
  return createRouter([
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
        if (!poging) return seeOther('/aanmelden');
        // One attempt, one answer: whatever comes of it, this cookie is used up.
        const cleared = await pogingen.end(cookie);
        try {
          const { token, staff, minutes } = await signIn.finish(request.rawQuery, poging);
          const { naam, rollen, teams, email } = staff;
          const sessie = { token, naam, rollen, teams, email: email?.toLowerCase() ?? null };
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
