import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import * as z from 'zod';
import { readGemeente } from '../gemeenten/index.ts';
import { readBody } from './http-api.ts';
import { escapeHtml, sendPage, sendStyleSheet } from './page.ts';

// Why not oauth2-mock-server: it has no page to pick a user, no password grant with the name in the token, does not
// keep its keys (every restart would end every session), and what would remain of it is the discovery document.

/**
 * The example users: one per role, named after it, and one member of each team: `teamlid-sociaal-team`. The roles are
 * those that a municipality's file knows, so a new role has a user by itself.
 */
export function usersOf(gemeente: string): ReadonlyMap<string, readonly string[]> {
  const { aanmelden, teams } = readGemeente(gemeente);
  const roles = Object.entries(aanmelden.rollen).filter(([rol]) => rol !== 'teamlid');
  return new Map([
    ...roles,
    ...teams.map(({ code, groep }): [string, string[]] => [
      `teamlid-${code}`,
      [...(aanmelden.rollen.teamlid ?? []), groep],
    ]),
  ]);
}

export type SignIn = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Access token of an example user. */
  token(user: string): Promise<string>;
};

const clientId = 'vlot';
const lifetimeSeconds = 3600;
const codeMs = 60_000;
const challenge = z.string().regex(/^[\w-]{43}$/);

const authorizeRequest = z.object({
  response_type: z.literal('code'),
  client_id: z.literal(clientId),
  redirect_uri: z.url({ protocol: /^http$/, hostname: /^(localhost|127\.0\.0\.1)$/ }),
  code_challenge: challenge,
  code_challenge_method: z.literal('S256'),
  state: z.string().max(2000).optional(),
  nonce: z.string().max(2000).optional(),
  scope: z.string().max(2000).optional(),
});
type AuthorizeRequest = z.output<typeof authorizeRequest>;

const tokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
    client_id: z.string().optional(),
  }),
  z.object({
    grant_type: z.literal('password'),
    username: z.string(),
    password: z.string().min(1),
    client_id: z.literal(clientId),
    scope: z.string().optional(),
  }),
]);
const storedKey = z.object({ value: z.string() });
type Code = { user: string; request: AuthorizeRequest; expiresAt: number };

/** The issuer of staff tokens. Its key is kept, so that tokens and sessions outlive a restart. */
export async function openSignIn(db: DatabaseSync, issuer: string, gemeente: string): Promise<SignIn> {
  const users = usersOf(gemeente);
  const userName = z.enum([...users.keys()]);
  const { claim } = readGemeente(gemeente).aanmelden;
  const jwk = await keptKey(db);
  const privateKey = await importJWK(jwk, 'RS256');
  const publicKeys = { keys: [{ kty: jwk.kty, n: jwk.n, e: jwk.e, kid: jwk.kid, alg: 'RS256', use: 'sig' }] };
  const codes = new Map<string, Code>();

  async function sign(user: string, extra: Record<string, unknown>): Promise<string> {
    const claims = {
      client_id: clientId,
      name: `${user.charAt(0).toUpperCase()}${user.slice(1)} Voorbeeld`,
      email: `${user}@${gemeente}.example`,
      [claim]: users.get(user) ?? [],
      ...extra,
    };
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: jwk.kid ?? '', typ: 'JWT' })
      .setIssuer(issuer)
      .setSubject(user)
      .setAudience(clientId)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(privateKey);
  }

  async function tokens(user: string, nonce: string | undefined) {
    return {
      access_token: await sign(user, { scope: 'openid' }),
      id_token: await sign(user, nonce === undefined ? {} : { nonce }),
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      scope: 'openid',
    };
  }

  function showUsers(url: URL, response: ServerResponse) {
    const parsed = authorizeRequest.safeParse(Object.fromEntries(url.searchParams));
    if (!parsed.success) {
      return sendPage(
        response,
        'Aanmelden lukt niet',
        '<p>De vraag om aan te melden is niet compleet. Ga terug en probeer het opnieuw.</p>',
        { status: 400 },
      );
    }
    const fields = Object.entries(parsed.data)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value ?? '')}">`)
      .join('');
    const buttons = [...users.keys()]
      .map((user) => `<button name="gebruiker" value="${user}">${user}</button>`)
      .join('\n');
    const origin = new URL(parsed.data.redirect_uri).origin;
    sendPage(
      response,
      'Aanmelden als medewerker',
      `<p>Dit zijn voorbeeldgebruikers: een per rol en per team, zonder wachtwoord. Kies wie u bent.</p>
<form method="post" action="/authorize">${fields}
${buttons}</form>`,
      // A form's redirect must be allowed as well, or the browser stops on the way back.
      { formAction: `'self' ${origin}` },
    );
  }

  function pickUser(form: Record<string, string>, response: ServerResponse) {
    const request = authorizeRequest.safeParse(withoutEmpty(form));
    const user = userName.safeParse(form['gebruiker']);
    if (!request.success || !user.success) {
      return sendPage(response, 'Aanmelden lukt niet', '<p>Kies een van de voorbeeldgebruikers.</p>', { status: 400 });
    }
    const code = randomBytes(24).toString('base64url');
    const now = Date.now();
    for (const [old, { expiresAt }] of codes) if (expiresAt < now) codes.delete(old);
    codes.set(code, { user: user.data, request: request.data, expiresAt: now + codeMs });
    const target = new URL(request.data.redirect_uri);
    target.searchParams.set('code', code);
    target.searchParams.set('iss', issuer);
    if (request.data.state !== undefined) target.searchParams.set('state', request.data.state);
    response.writeHead(303, { location: target.href, 'cache-control': 'no-store' }).end();
  }

  async function giveTokens(form: Record<string, string>, response: ServerResponse): Promise<void> {
    const request = tokenRequest.safeParse(form);
    if (!request.success)
      return sendJson(response, 400, { error: 'invalid_request', error_description: z.prettifyError(request.error) });
    if (request.data.grant_type === 'password') {
      const user = userName.safeParse(request.data.username);
      if (!user.success)
        return sendJson(response, 400, {
          error: 'invalid_grant',
          error_description: `Gebruikers: ${[...users.keys()].join(', ')}`,
        });
      return sendJson(response, 200, await tokens(user.data, undefined));
    }
    const given = request.data;
    const code = codes.get(given.code);
    codes.delete(given.code);
    const proof = createHash('sha256').update(given.code_verifier).digest('base64url');
    if (
      !code ||
      code.expiresAt < Date.now() ||
      code.request.redirect_uri !== given.redirect_uri ||
      code.request.code_challenge !== proof
    ) {
      return sendJson(response, 400, { error: 'invalid_grant' });
    }
    return sendJson(response, 200, await tokens(code.user, code.request.nonce));
  }

  return {
    async token(user) {
      return (await tokens(userName.parse(user), undefined)).access_token;
    },
    async handle(request, response) {
      const url = new URL(request.url ?? '/', issuer);
      const form = request.method === 'POST' ? formOf(await readBody(request, 64 * 1024)) : {};
      switch (`${request.method} ${url.pathname}`) {
        case 'GET /.well-known/openid-configuration':
          return sendJson(response, 200, discovery(issuer));
        case 'GET /jwks':
          return sendJson(response, 200, publicKeys);
        case 'GET /authorize':
          return showUsers(url, response);
        case 'POST /authorize':
          return pickUser(form, response);
        case 'POST /token':
          return giveTokens(form, response);
        case 'GET /uit':
          return sendPage(response, 'Afgemeld', '<p>U bent afgemeld.</p>');
        case 'GET /stijl.css':
          return sendStyleSheet(response);
        case 'GET /':
          return sendPage(
            response,
            'Aanmelden als medewerker',
            '<p>Begin in Vlot zelf: daar staat een knop om aan te melden.</p>',
          );
        default:
          return sendPage(response, 'Niet gevonden', '<p>Deze pagina is er niet.</p>', { status: 404 });
      }
    },
  };
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/uit`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'password'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    scopes_supported: ['openid'],
    authorization_response_iss_parameter_supported: true,
    claims_supported: ['sub', 'name', 'email'],
  };
}

async function keptKey(db: DatabaseSync): Promise<JWK> {
  const found = db.prepare("SELECT value FROM local_facts WHERE name = 'signing-key'").get();
  if (found !== undefined) return JSON.parse(storedKey.parse(found).value);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID() };
  db.prepare("INSERT INTO local_facts (name, value) VALUES ('signing-key', ?)").run(JSON.stringify(jwk));
  return jwk;
}

function formOf(body: Buffer | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body?.toString('utf8') ?? ''));
}

function withoutEmpty(form: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
