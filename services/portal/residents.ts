import { toMoment } from '../../shared/dutch-calendar.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import { createMelden, type MeldenDependencies } from './melden.ts';
import { homePage } from './pages/home.ts';
import { privacyPage, rechtspositiePage, toegankelijkheidPage } from './pages/information.ts';
import { createRouter, type PageRoute, page } from './router.ts';
import { eventSchemas } from './schemas.ts';
import { createVolgen, type VolgenDependencies } from './volgen.ts';

/** Every public page. Assets carry their content's hash in the name, all else is never stored by a browser. */

const halfYearMillis = 182 * 24 * 60 * 60 * 1000;

/** RFC 9116; `Expires` lies half a year ahead, so that it is always within the year. */
function securityTxt(url: string, contact: string, now: string): string {
  return `Contact: mailto:${contact}
Expires: ${toMoment(Date.parse(now) + halfYearMillis)}
Preferred-Languages: nl, en
Canonical: ${url}/.well-known/security.txt
`;
}

export type ResidentDependencies = MeldenDependencies & VolgenDependencies & { url: string };

export function createResidentPages(deps: ResidentDependencies): (request: PageRequest) => Promise<PageResponse> {
  const { setting, url } = deps;
  const melden = createMelden(deps);
  const volgen = createVolgen(deps);
  const still = (make: () => string) => async (): Promise<PageResponse> => page(make());
  const assets: PageRoute[] = setting.assets.all.map(({ path, contentType, body }) => ({
    key: `GET ${path}`,
    handle: async () => ({
      status: 200,
      body,
      contentType,
      headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
    }),
  }));
  return createRouter([
    { key: 'GET /', handle: still(() => homePage(setting)) },
    { key: 'GET /melden', handle: melden.showEmptyForm },
    { key: 'POST /melden', handle: melden.check },
    { key: 'POST /melden/wijzigen', handle: melden.change },
    { key: 'POST /melden/versturen', handle: melden.submit },
    { key: 'GET /volg', handle: volgen.showEmptyForm },
    { key: 'POST /volg', handle: volgen.start },
    { key: 'GET /volg/melding', handle: volgen.show },
    { key: 'POST /volg/stoppen', handle: volgen.stop },
    { key: 'GET /volg/{token}', handle: volgen.showLink },
    { key: 'GET /rechtspositie', handle: still(() => rechtspositiePage(setting)) },
    { key: 'GET /privacy', handle: still(() => privacyPage(setting)) },
    { key: 'GET /toegankelijkheid', handle: still(() => toegankelijkheidPage(setting)) },
    {
      key: 'GET /.well-known/security.txt',
      handle: async ({ now }) => ({
        status: 200,
        contentType: 'text/plain; charset=utf-8',
        body: securityTxt(url, setting.gemeente.beheerder, now),
      }),
    },
    {
      key: 'GET /schemas/{file}',
      handle: async (_request, { file = '' }) => {
        const schema = file.endsWith('.json') ? eventSchemas.get(file.slice(0, -'.json'.length)) : undefined;
        if (!schema) throw new Problem('nietGevonden', 'Dit schema is er niet.');
        return {
          status: 200,
          contentType: 'application/schema+json',
          body: JSON.stringify(schema),
          // For everybody who subscribes, on whatever site.
          headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
        };
      },
    },
    ...assets,
  ]);
}
