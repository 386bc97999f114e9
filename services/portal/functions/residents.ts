import { randomUUID } from 'node:crypto';
import { pagesHandler } from '../../../shared/lambda/pages.ts';
import { inLanguage, languageOf } from '../language.ts';
import { openPortal } from '../open-portal.ts';
import { errorPage } from '../pages/error.ts';
import { createResidentPages } from '../residents.ts';
import { createSessions } from '../sessions.ts';
import { volgSessie } from '../volgen.ts';

const { setting, table, url, api, wayIn } = openPortal(process.env, (portal, _status, code, reference, path) =>
  errorPage(inLanguage(portal, languageOf(path)), code, reference),
);

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
