import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createDeskSession, type MedewerkerSessie } from '../../services/portal/desk-session.ts';
import type { PageRoute } from '../../services/portal/router.ts';
import { Problem } from '../../shared/problem.ts';
import { type Given, openDesk } from './desk.ts';
import { apiThat, requestOf, type Sent, sessionsInMemory, settingOf } from './portal.ts';

/** The desk for a browser, with APIs that answer what the test says: every page in every state, without a system. */
export type DeskServer = { url: string; stop(): Promise<void> };
export type Rol = MedewerkerSessie['rollen'][number];

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The header `rol` of a request says who sends it. */
export async function startDeskServer(
  answer: (sent: Sent) => Given,
  gemeente: string,
  teams: string[],
): Promise<DeskServer> {
  const assets = new Map(settingOf(gemeente).assets.all.map((asset) => [asset.path, asset]));
  const desks = new Map<string, ReturnType<typeof openDesk>>();
  const deskOf = (rol: Rol) => {
    const known = desks.get(rol);
    const desk = known ?? openDesk(answer, [rol], { gemeente, teams, email: `${rol}@${gemeente}.example` });
    desks.set(rol, desk);
    return desk;
  };
  const server = createServer(async (request, response) => {
    const target = request.url ?? '/';
    const asset = assets.get(target);
    if (asset) {
      response.writeHead(200, { 'content-type': asset.contentType });
      response.end(asset.body);
      return;
    }
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const form = new URLSearchParams(await readBody(request));
    try {
      const desk = await deskOf(String(request.headers['rol']) as Rol);
      const { status, headers, body } = await desk.handle({
        ...requestOf(method, target, { cookies: { werk: '1' } }),
        form,
      });
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(body);
    } catch (error) {
      response.writeHead(error instanceof Problem ? 404 : 500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const portal = join(import.meta.dirname, '../../services/portal');

/** Every route of the desk, from all files of the portal that make some: a new file is found by itself. */
export async function deskRoutes(gemeente: string): Promise<string[]> {
  const desk = createDeskSession({
    setting: settingOf(gemeente),
    ...apiThat(() => undefined),
    newKey: () => 'a-new-key-00000000',
    sessions: sessionsInMemory('werk'),
  });
  const keys: string[] = [];
  for (const file of readdirSync(portal)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const names = [...readFileSync(join(portal, file), 'utf8').matchAll(/^export function (\w+Routes)\(/gm)];
    if (names.length === 0) continue;
    const made = (await import(join(portal, file))) as Record<string, (of: typeof desk) => PageRoute[]>;
    for (const [, name = ''] of names) keys.push(...(made[name]?.(desk) ?? []).map(({ key }) => key));
  }
  return keys;
}
