export type RoutePattern = { method: string; segments: string[] | undefined };

/** `segments` is undefined for `$default`, which matches everything. */
export function parseRoute(routeKey: string): RoutePattern {
  if (routeKey === '$default') return { method: 'ANY', segments: undefined };
  const [method = '', path = ''] = routeKey.split(' ');
  return { method, segments: path.split('/').slice(1) };
}

/** The most specific route wins: literal before parameter before greedy parameter before `$default`, and its method before ANY. */
export function matchRoute<T extends RoutePattern>(
  routes: readonly T[],
  method: string,
  path: string,
): { route: T; parameters: Record<string, string> } | undefined {
  const segments = path.split('/').slice(1);
  let best: { route: T; parameters: Record<string, string>; rank: string } | undefined;
  for (const route of routes) {
    if (route.method !== 'ANY' && route.method !== method) continue;
    const found = route.segments ? matchSegments(route.segments, segments) : { parameters: {}, rank: '' };
    if (!found) continue;
    const rank = found.rank + (route.method === 'ANY' ? '0' : '1');
    if (!best || rank > best.rank) best = { route, parameters: found.parameters, rank };
  }
  return best;
}

/** In `rank` every segment is one digit: 3 literal, 2 parameter, 1 greedy. */
function matchSegments(
  pattern: string[],
  segments: string[],
): { parameters: Record<string, string>; rank: string } | undefined {
  const parameters: Record<string, string> = {};
  let rank = '';
  for (const [index, part] of pattern.entries()) {
    const name = /^\{([^}+]+)(\+?)\}$/.exec(part);
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (name?.[2] === '+') {
      const rest = segments.slice(index).join('/');
      return rest === '' ? undefined : { parameters: { ...parameters, [name[1] ?? '']: rest }, rank: `${rank}1` };
    }
    if (name) {
      if (segment === '') return undefined;
      parameters[name[1] ?? ''] = segment;
      rank += '2';
    } else if (part === segment) rank += '3';
    else return undefined;
  }
  return pattern.length === segments.length ? { parameters, rank } : undefined;
}
