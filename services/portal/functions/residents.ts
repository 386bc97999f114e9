import { randomUUID } from 'node:crypto';
import { pagesHandler } from '../../../shared/lambda/pages.ts';
import { openPortal } from '../open-portal.ts';
import { createResidentPages } from '../residents.ts';
import { createSessions } from '../sessions.ts';
import { volgSessie } from '../volgen.ts';

const { setting, table, url, api, wayIn } = openPortal(process.env);

export const handler = pagesHandler({
  ...wayIn,
  handle: createResidentPages({
    setting,
    url,
    api,
    newKey: randomUUID,
    sessions: createSessions({ table, schema: volgSessie, name: 'volgen', url }),
  }),
});
