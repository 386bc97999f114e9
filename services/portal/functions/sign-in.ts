import { pagesHandler } from '../../../shared/lambda/pages.ts';
import { createSignInPages } from '../aanmelden.ts';
import { medewerkerSessie } from '../desk-session.ts';
import { openPortal } from '../open-portal.ts';
import { deskErrorPage } from '../pages/desk.ts';
import { createSessions } from '../sessions.ts';
import { aanmeldPoging, createSignIn } from '../sign-in.ts';

const { installation, setting, table, url, wayIn } = openPortal(process.env, deskErrorPage);

export const handler = pagesHandler({
  ...wayIn,
  handle: createSignInPages({
    setting,
    signIn: createSignIn(installation),
    pogingen: createSessions({ table, schema: aanmeldPoging, name: 'aanmelden', url }),
    sessions: createSessions({ table, schema: medewerkerSessie, name: 'werk', url }),
  }),
});
