import * as oidc from 'openid-client';
import * as z from 'zod';
import type { Installation } from '../../shared/gemeente.ts';
import { readStaff, type Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';

/** Staff sign-in: authorization code with PKCE, state and nonce. Tokens stay on the server. */

/** What must be remembered between leaving for the issuer and coming back. */
export const aanmeldPoging = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  terug: z.string(),
});
export type AanmeldPoging = z.infer<typeof aanmeldPoging>;

export type SignedIn = { token: string; staff: Staff; minutes: number };

export type SignIn = {
  begin(terug: string): Promise<{ location: string; poging: AanmeldPoging }>;
  finish(rawQuery: string, poging: AanmeldPoging): Promise<SignedIn>;
  /** Where the issuer ends its own session, if it says so. */
  endUrl(): Promise<string | undefined>;
};

/** A working day; the issuer's own limit may be shorter. */
const longestMinutes = 8 * 60;

const isLocal = (url: string) => /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url);

/** A page of our own to go back to: never another site. */
export const ownPath = (path: string | null | undefined): string =>
  path && /^\/werk(\/[\w/-]*)?$/.test(path) ? path : '/werk';

export function createSignIn(installation: Installation): SignIn {
  const { omgeving, gemeente } = installation;
  const redirectUri = `${omgeving.url}/aanmelden/terug`;
  let known: Promise<oidc.Configuration> | undefined;
  const configuration = () => {
    known ??= oidc
      .discovery(new URL(omgeving.issuer), gemeente.aanmelden.clientId, undefined, oidc.None(), {
        // Plain http only for the issuer on the same machine.
        ...(isLocal(omgeving.issuer) && { execute: [oidc.allowInsecureRequests] }),
      })
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };

  return {
    async begin(terug) {
      const config = await configuration();
      const poging = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        terug: ownPath(terug),
      };
      const location = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: poging.state,
        nonce: poging.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(poging.verifier),
        code_challenge_method: 'S256',
      });
      return { location: location.href, poging };
    },

    async finish(rawQuery, poging) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}?${rawQuery}`), {
          pkceCodeVerifier: poging.verifier,
          expectedState: poging.state,
          expectedNonce: poging.nonce,
          idTokenExpected: true,
        });
        const staff = readStaff(tokens.claims() ?? {}, installation);
        const minutes = Math.floor((tokens.expiresIn() ?? 3600) / 60);
        return { token: tokens.access_token, staff, minutes: Math.max(1, Math.min(minutes, longestMinutes)) };
      } catch {
        throw new Problem('aanmeldenNodig', 'Aanmelden is niet gelukt. Probeer het opnieuw.');
      }
    },

    async endUrl() {
      return (await configuration()).serverMetadata().end_session_endpoint;
    },
  };
}
