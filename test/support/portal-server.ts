import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { createAssets } from '../../services/portal/assets.ts';
import { inLanguage, languageOf } from '../../services/portal/language.ts';
import { errorPage } from '../../services/portal/pages/error.ts';
import { createResidentPages, pagesIn } from '../../services/portal/residents.ts';
import type { VolgSessie } from '../../services/portal/volgen.ts';
import type { Taal } from '../../shared/gemeente.ts';
import { pagesHandler } from '../../shared/lambda/pages.ts';
import { apiThat, type Sent, sessionsInMemory, settingOf } from './portal.ts';

/** The pages for residents for a browser, with an API that answers what the test says: every state can be looked at. */
export type PortalServer = {
  url: string;
  sent: Sent[];
  /** What the API answers from now on; undefined: nobody answers. */
  answer(how: (sent: Sent) => { status: number; body: unknown } | undefined): void;
  stop(): Promise<void>;
};

/** Addresses of all pages for residents that can be opened, in one language. */
export const residentRoutes = (taal: Taal, gemeente = 'almelo'): string[] =>
  pagesIn(taal, {
    setting: settingOf(gemeente),
    url: 'https://vlot.example',
    api: apiThat(() => undefined).api,
    newKey: randomUUID,
    sessions: sessionsInMemory<VolgSessie>('volgen'),
  }).flatMap(({ key }) => (key.startsWith('GET ') ? [key.slice('GET '.length)] : []));

/** Whether an address belongs to a route: one name in braces stands for one segment. */
export const isAt = (route: string, address: string): boolean =>
  new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address);

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

export async function startPortalServer(gemeenteNaam = 'almelo', clock = () => Date.now()): Promise<PortalServer> {
  const gemeente = readGemeente(gemeenteNaam);
  const setting = { gemeente, assets: createAssets(gemeente) };
  let answer: Parameters<PortalServer['answer']>[0] = () => undefined;
  const { api, sent } = apiThat((call) => answer(call));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const handle = pagesHandler({
    log: () => undefined,
    installation: {
      gemeente,
      omgeving: { stage: 'lokaal', url, herkomst: url, issuer: url },
    },
    originSecrets: async () => [''],
    errorPage: (_status, code, reference, path) => errorPage(inLanguage(setting, languageOf(path)), code, reference),
    handle: createResidentPages({
      setting,
      url,
      api,
      newKey: randomUUID,
      sessions: sessionsInMemory<VolgSessie>('volgen'),
    }),
  });
  server.on('request', async (request, response) => {
    const target = new URL(request.url ?? '/', url);
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath: target.pathname,
      rawQueryString: target.search.slice(1),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      cookies: (request.headers.cookie ?? '').split('; ').filter(Boolean),
      body: await readBody(request),
      isBase64Encoded: false,
      requestContext: { requestId: 'verzoek-1', timeEpoch: clock(), http: { method: request.method } },
    };
    // What API Gateway leaves out here, no page asks for.
    const result = await handle(event as never, {} as never);
    const {
      statusCode = 500,
      headers = {},
      cookies = [],
      body,
    } = result as {
      statusCode?: number;
      headers?: Record<string, string>;
      cookies?: string[];
      body?: string;
    };
    response.writeHead(statusCode, { ...headers, ...(cookies.length > 0 && { 'set-cookie': cookies }) });
    response.end(body);
  });
  return {
    url,
    sent,
    answer: (how) => {
      answer = how;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
