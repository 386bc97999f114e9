import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { type Adres, adresSleutel } from './identifiers.ts';

/** Rotation shows within this time. */
const freshMillis = 5 * 60_000;

/** Reads a JSON secret once per instance and again after five minutes. */
export function createSecretReader<T>(deps: {
  client: SecretsManagerClient;
  secretId: string;
  schema: z.ZodType<T>;
  clock(): number;
}): () => Promise<T> {
  let cached: { value: Promise<T>; at: number } | undefined;
  return () => {
    if (!cached || deps.clock() - cached.at > freshMillis) {
      const value = deps.client
        .send(new GetSecretValueCommand({ SecretId: deps.secretId }))
        .then(({ SecretString }) => deps.schema.parse(JSON.parse(SecretString ?? '')));
      cached = { value, at: deps.clock() };
      // A failed read is not remembered.
      value.catch(() => {
        cached = undefined;
      });
    }
    return cached.value;
  };
}

/** What CloudFront adds to every request; `vorig` stays valid while CloudFront is being updated. */
export const originSecret = z.looseObject({ huidig: z.string().min(32), vorig: z.string().optional() });
/** Key of the pseudonym of an address. */
export const adresSecret = z.looseObject({ sleutel: z.string().min(32) });

/** The values that a request may bear to have come through CloudFront: the current one, and during rotation the previous. */
export function createOriginReader(secretId: string): () => Promise<string[]> {
  const read = createSecretReader({
    client: new SecretsManagerClient({}),
    secretId,
    schema: originSecret,
    clock: Date.now,
  });
  return async () => {
    const { huidig, vorig } = await read();
    return vorig ? [huidig, vorig] : [huidig];
  };
}

/** Pseudonym of an address, with the key of this environment. */
export function createPseudonymizer(secretId: string): (adres: Adres) => Promise<string> {
  const read = createSecretReader({
    client: new SecretsManagerClient({}),
    secretId,
    schema: adresSecret,
    clock: Date.now,
  });
  return async (adres) => adresSleutel((await read()).sleutel, adres);
}
