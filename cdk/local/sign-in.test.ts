import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readGemeente } from '../gemeenten/index.ts';
import { type LocalServer, listen } from './server.ts';
import { openSignIn } from './sign-in.ts';

// A token carries the groups that the municipality's file maps onto the role.
const { claim, rollen } = readGemeente('almelo').aanmelden;

let server: LocalServer;
let issuer: string;
beforeAll(async () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE local_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  server = await listen(0, '');
  issuer = `http://localhost:${server.port}`;
  const signIn = await openSignIn(db, issuer, 'almelo');
  server.handle((request, response) => signIn.handle(request, response));
});
afterAll(() => server.stop());

const verifier = 'een-lange-willekeurige-tekst-van-minstens-43-tekens';
const redirect = 'http://localhost:8080/aangemeld';
const question = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    response_type: 'code',
    client_id: 'vlot',
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'staat',
    nonce: 'eenmalig',
    ...more,
  });
async function codeFor(user: string): Promise<string> {
  const answer = await fetch(`${issuer}/authorize`, {
    method: 'POST',
    body: question({ gebruiker: user }),
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}
const tokens = (form: Record<string, string>) =>
  fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
const exchange = (code: string, more: Record<string, string> = {}) =>
  tokens({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    client_id: 'vlot',
    ...more,
  });

describe('signing in', () => {
  it('shows the users on a page without script and under a strict policy', async () => {
    const answer = await fetch(`${issuer}/authorize?${question()}`);
    const page = await answer.text();
    expect(page).toContain('value="werkverdeler"');
    expect(page).not.toContain('<script');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:8080");
    expect(policy).not.toContain('unsafe');
  });

  it('gives a code, and for the code and its proof the tokens, once', async () => {
    const code = await codeFor('regisseur');
    const answer = await exchange(code);
    const { id_token, access_token } = z
      .object({ id_token: z.string(), access_token: z.string() })
      .parse(await answer.json());
    const { jwks_uri } = z
      .object({ jwks_uri: z.string() })
      .parse(await (await fetch(`${issuer}/.well-known/openid-configuration`)).json());
    const verified = await jwtVerify(id_token, createRemoteJWKSet(new URL(jwks_uri)), { issuer, audience: 'vlot' });
    expect(verified.payload).toMatchObject({ sub: 'regisseur', [claim]: rollen.regisseur, nonce: 'eenmalig' });
    expect((verified.payload.exp ?? 0) - (verified.payload.iat ?? 0)).toBe(3600);
    expect(access_token.split('.')).toHaveLength(3);
    expect((await exchange(code)).status).toBe(400);
  });

  it.each([{ code_verifier: `${verifier}x` }, { redirect_uri: `${redirect}/anders` }])(
    'refuses the exchange with %j',
    async (wrong) => {
      expect((await exchange(await codeFor('regisseur'), wrong)).status).toBe(400);
    },
  );

  it.each([
    { code_challenge_method: 'plain' },
    { redirect_uri: 'https://elders.example/' },
    { client_id: 'anders' },
    { response_type: 'token' },
  ])('refuses the question with %j', async (wrong) => {
    expect((await fetch(`${issuer}/authorize?${question(wrong)}`)).status).toBe(400);
  });

  it('gives a script tokens for any password, but only for a known user', async () => {
    const form = { grant_type: 'password', username: 'beheerder', password: 'wat dan ook', client_id: 'vlot' };
    expect(await (await tokens(form)).json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect((await tokens({ ...form, username: 'niemand' })).status).toBe(400);
  });
});
