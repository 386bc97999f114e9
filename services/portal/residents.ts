import { toMoment } from '../../shared/dutch-calendar.ts';
import type { Taal } from '../../shared/gemeente.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import type { ApiClient } from './api-client.ts';
import { addressIn, inLanguage } from './language.ts';
import { createMelden } from './melden.ts';
import type { Setting } from './pages/document.ts';
import { homePage } from './pages/home.ts';
import { privacyPage, rechtspositiePage, toegankelijkheidPage } from './pages/information.ts';
import { acties } from './pages/volg-actie.ts';
import { createRouter, type PageRoute, page } from './router.ts';
import { findEventSchema } from './schemas.ts';
import type { Sessions } from './sessions.ts';
import { createVolgen, type VolgSessie } from './volgen.ts';

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

export type ResidentDependencies = {
  setting: Setting;
  api: ApiClient;
  newKey(): string;
  sessions: Sessions<VolgSessie>;
  /** Origin of the portal. */
  url: string;
};

/** Every page that a resident reads, in one language. */
export function pagesIn(taal: Taal, deps: ResidentDependencies): PageRoute[] {
  const setting = inLanguage(deps.setting, taal);
  const melden = createMelden({ ...deps, setting });
  const volgen = createVolgen({ ...deps, setting });
  const still = (make: (shown: typeof setting) => string) => async (): Promise<PageResponse> => page(make(setting));
  const route = (method: 'GET' | 'POST', pad: string, handle: PageRoute['handle']): PageRoute => ({
    key: `${method} ${addressIn(taal, pad)}`,
    handle,
  });
  return [
    route('GET', '/', still(homePage)),
    route('GET', '/melden', melden.showEmptyForm),
    route('GET', '/melden/professional', melden.showProfessionalForm),
    route('POST', '/melden', melden.check),
    route('POST', '/melden/wijzigen', melden.change),
    route('POST', '/melden/versturen', melden.submit),
    route('GET', '/volg', volgen.showEmptyForm),
    route('POST', '/volg', volgen.start),
    route('POST', '/volg/invullen', volgen.showFilledForm),
    route('POST', '/volg/bekijken', volgen.showLinkAgain),
    route('GET', '/volg/melding', volgen.show),
    route('POST', '/volg/stoppen', volgen.stop),
    ...acties.flatMap((actie) => [
      route('GET', `/volg/${actie}`, volgen.showActie(actie)),
      route('POST', `/volg/${actie}`, volgen.send(actie)),
      route('POST', `/volg/${actie}/invullen`, volgen.showFilledActie(actie)),
    ]),
    route('GET', '/volg/{token}', volgen.showLink),
    route('GET', '/volg/{token}/navraag', volgen.showNavraagLink),
    route('GET', '/rechtspositie', still(rechtspositiePage)),
    route('GET', '/privacy', still(privacyPage)),
    route('GET', '/toegankelijkheid', still(toegankelijkheidPage)),
  ];
}

export function createResidentPages(deps: ResidentDependencies): (request: PageRequest) => Promise<PageResponse> {
  const { setting, url } = deps;
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
    ...pagesIn('nl', deps),
    ...pagesIn('en', deps),
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
        const schema = file.endsWith('.json') ? findEventSchema(file.slice(0, -'.json'.length)) : undefined;
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
