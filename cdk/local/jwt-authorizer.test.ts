import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJwtAuthorizer } from './jwt-authorizer.ts';
import { type LocalServer, listen } from './server.ts';

let server: LocalServer;
let issuer: string;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' };
  server = await listen(0, '');
  issuer = `http://localhost:${server.port}`;
  server.handle((request, response) => {
    const answer = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
});
afterAll(() => server.stop());

const now = () => Math.floor(Date.now() / 1000);
const sign = async (claims: Record<string, unknown>, key = keys.privateKey) =>
  `Bearer ${await new SignJWT({ iss: issuer, aud: 'vlot', sub: 's', exp: now() + 60, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key)}`;
const ask = async (header: string, scopes: string[] = []) =>
  (await createJwtAuthorizer(issuer, ['vlot'])(header, scopes)).status;

describe('the JWT authorizer', () => {
  it('accepts a token of the issuer for the audience', async () => {
    expect(await ask(await sign({}))).toBe('ok');
    expect(await ask(await sign({ aud: ['x', 'vlot'] }))).toBe('ok');
    expect(await ask(await sign({ aud: undefined, client_id: 'vlot' }))).toBe('ok');
  });

  it.each([
    { iss: 'http://elders.example' },
    { aud: 'anders' },
    { aud: 'anders', client_id: 'vlot' },
    { exp: now() - 60 },
    { exp: undefined },
    { nbf: now() + 600 },
  ])('refuses %j', async (claims) => {
    expect(await ask(await sign(claims))).toBe('unauthorized');
  });

  it('refuses a signature of somebody else', async () => {
    const other = await generateKeyPair('RS256');
    expect(await ask(await sign({}, other.privateKey))).toBe('unauthorized');
  });

  it('wants one of the scopes of the route', async () => {
    const header = await sign({ scope: 'lezen schrijven' });
    expect(await ask(header, ['beheer', 'lezen'])).toBe('ok');
    expect(await ask(header, ['beheer'])).toBe('forbidden');
  });

  it('hands claims over as text', async () => {
    const result = await createJwtAuthorizer(issuer, ['vlot'])(
      await sign({ rollen: ['a', 'b'], actief: true, getal: 3 }),
      [],
    );
    expect(result).toMatchObject({ claims: { rollen: '[a b]', actief: 'true', getal: '3' } });
  });
});
