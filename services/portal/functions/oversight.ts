import { randomUUID } from 'node:crypto';
import { pagesHandler } from '../../../shared/lambda/pages.ts';
import { medewerkerSessie } from '../desk-session.ts';
import { openPortal } from '../open-portal.ts';
import { createOversightPages } from '../oversight.ts';
import { deskErrorPage } from '../pages/desk.ts';
import { createSessions } from '../sessions.ts';

const { setting, table, url, api, file, wayIn } = openPortal(process.env, deskErrorPage);

export const handler = pagesHandler({
  ...wayIn,
  handle: createOversightPages({
    setting,
    api,
    file,
    newKey: randomUUID,
    sessions: createSessions({ table, schema: medewerkerSessie, name: 'werk', url }),
  }),
});
