import { randomUUID } from 'node:crypto';
import { pagesHandler } from '../../../shared/lambda/pages.ts';
import { createDeskPages } from '../desk.ts';
import { medewerkerSessie } from '../desk-session.ts';
import { openPortal } from '../open-portal.ts';
import { createSessions } from '../sessions.ts';
import { aanmeldPoging, createSignIn } from '../sign-in.ts';

const { installation, setting, table, url, api, wayIn } = openPortal(process.env);

export const handler = pagesHandler({
  ...wayIn,
  handle: createDeskPages({
    setting,
    api,
    newKey: randomUUID,
    signIn: createSignIn(installation),
    pogingen: createSessions({ table, schema: aanmeldPoging, name: 'aanmelden', url }),
    sessions: createSessions({ table, schema: medewerkerSessie, name: 'werk', url }),
  }),
});
