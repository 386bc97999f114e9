import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { createApiClient, createFileClient } from '../../services/portal/api-client.ts';
import { createAssets } from '../../services/portal/assets.ts';
import { inLanguage } from '../../services/portal/language.ts';
import type { Sessions } from '../../services/portal/sessions.ts';
import type { Taal } from '../../shared/gemeente.ts';
import type { PageRequest } from '../../shared/lambda/pages.ts';

/** The portal without a network: APIs that answer what the test says, sessions in memory. */
export const now = '2026-11-21T21:50:00Z';

export function settingOf(name = 'almelo') {
  const gemeente = readGemeente(name);
  return { gemeente, assets: createAssets(gemeente) };
}

export const residentSettingOf = (taal: Taal = 'nl', name = 'almelo') => inLanguage(settingOf(name), taal);

export function requestOf(
  method: 'GET' | 'POST',
  target: string,
  init: { form?: Record<string, string>; cookies?: Record<string, string> } = {},
): PageRequest {
  const url = new URL(target, 'https://vlot.almelo.example');
  return {
    now,
    requestId: 'request-1',
    method,
    path: url.pathname,
    rawQuery: url.search.slice(1),
    query: url.searchParams,
    header: () => undefined,
    cookie: (name) => init.cookies?.[name],
    form: new URLSearchParams(init.form),
  };
}

export type Sent = { path: string; method: string; headers: Headers; body: unknown };

/** `answer` undefined: nobody answers. */
export function apiThat(answer: (sent: Sent) => { status: number; body: unknown } | undefined) {
  const sent: Sent[] = [];
  const send: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const call = {
      path: url.pathname + url.search,
      method: init?.method ?? 'GET',
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    sent.push(call);
    const given = answer(call);
    if (!given) throw new TypeError('fetch failed');
    if (given.body instanceof Uint8Array) {
      return new Response(given.body.slice(), { status: given.status, headers: { 'content-type': 'application/pdf' } });
    }
    return Response.json(given.body, { status: given.status });
  };
  const url = 'https://vlot.almelo.example';
  return { api: createApiClient(url, send), file: createFileClient(url, send), sent };
}

export const problem = (code: string, status: number, detail = 'Uitleg voor de lezer.', fouten?: unknown) => ({
  status,
  body: { type: `urn:vlot:probleem:${code}`, status, title: 'Titel', detail, ...(fouten !== undefined && { fouten }) },
});

/** Keeps sessions by a counted id: `name=1`. */
export function sessionsInMemory<T>(cookieName: string): Sessions<T> & { kept: Map<string, T> } {
  const kept = new Map<string, T>();
  let count = 0;
  return {
    kept,
    cookieName,
    read: async (cookie) => (cookie === undefined ? undefined : kept.get(cookie)),
    start: async (content) => {
      count += 1;
      kept.set(String(count), content);
      return `${cookieName}=${count}`;
    },
    end: async (cookie) => {
      if (cookie !== undefined) kept.delete(cookie);
      return `${cookieName}=; Max-Age=0`;
    },
  };
}
