import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';

export type PageRoute = {
  /** `GET /volg/{token}`: one name in braces stands for one segment. */
  key: string;
  handle(request: PageRequest, params: Record<string, string>): Promise<PageResponse>;
};

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name && value) params[name] = decode(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

/** The first route that fits wins; an address without a route is not found, a wrong method is told as such. */
export function createRouter(routes: PageRoute[]): (request: PageRequest) => Promise<PageResponse> {
  return async (request) => {
    let known = false;
    for (const { key, handle } of routes) {
      const [method = '', pattern = ''] = key.split(' ');
      const params = match(pattern, request.path);
      if (!params) continue;
      if (method === request.method) return handle(request, params);
      known = true;
    }
    throw new Problem(known ? 'methodeNietToegestaan' : 'nietGevonden', 'Deze pagina is er niet.');
  };
}

export const page = (body: string, status = 200): PageResponse => ({ status, body });
export const seeOther = (location: string, cookies: string[] = []): PageResponse => ({
  status: 303,
  headers: { Location: location },
  ...(cookies.length > 0 && { cookies }),
});
