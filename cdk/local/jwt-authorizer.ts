import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';

export type JwtResult =
  | { status: 'ok'; claims: Record<string, string>; scopes: string[] | null }
  | { status: 'unauthorized'; reason: string }
  | { status: 'forbidden' };

export type JwtAuthorizer = (header: string | undefined, scopes: string[]) => Promise<JwtResult>;

/** Does what the JWT authorizer of an HTTP API does, with the keys that the issuer publishes. */
export function createJwtAuthorizer(issuer: string, audience: string[]): JwtAuthorizer {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  const keySet = async () => {
    if (keys) return keys;
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await answer.json());
    keys = createRemoteJWKSet(new URL(jwks_uri));
    return keys;
  };
  return async (header, scopes) => {
    const token = /^(?:Bearer\s+)?(\S+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) return { status: 'unauthorized', reason: '' };
    try {
      const { payload } = await jwtVerify(token, await keySet(), {
        issuer,
        algorithms: ['RS256', 'RS384', 'RS512'],
        requiredClaims: ['exp'],
      });
      if (!isFor(payload, audience))
        return { status: 'unauthorized', reason: 'the token does not have a valid audience' };
      const given = scopesOf(payload);
      if (scopes.length > 0 && !scopes.some((scope) => given.includes(scope))) return { status: 'forbidden' };
      return {
        status: 'ok',
        claims: asStrings(payload),
        scopes: scopes.length > 0 ? scopes.filter((scope) => given.includes(scope)) : null,
      };
    } catch (error) {
      return { status: 'unauthorized', reason: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** `client_id` only counts where `aud` is absent. */
function isFor(payload: JWTPayload, audience: string[]): boolean {
  const named = payload.aud ?? z.string().optional().parse(payload['client_id']);
  return [named ?? []].flat().some((one) => audience.includes(one));
}

function scopesOf(payload: JWTPayload): string[] {
  const scope = payload['scope'] ?? payload['scp'];
  return typeof scope === 'string' ? scope.split(' ') : z.array(z.string()).catch([]).parse(scope);
}

/** API Gateway hands every claim over as text; a list becomes `[a b]`. */
function asStrings(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );
}
