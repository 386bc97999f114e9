import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';

/** Where new identifiers come from; injected, so that decisions stay pure. */
export type Identifiers = {
  /** Version 4 UUID. */
  uuid(): string;
  /** `M-<year>-XXXXXX`, 30 random bits: short enough to say on the phone; uniqueness is a write condition. */
  meldingsnummer(year: string): string;
  /** 130 random bits as five readable groups; only its hash is ever stored. */
  code(): string;
};

/** Crockford base32: no I, L, O or U, so nothing is misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function readable(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join('');
}

export const randomIdentifiers: Identifiers = {
  uuid: () => randomUUID(),
  meldingsnummer: (year) => `M-${year}-${readable(6)}`,
  code: () => (readable(26).match(/.{1,6}/g) ?? []).join('-'),
};

/** A code is 130 random bits, so a plain hash is enough: there is no dictionary to try. */
export function hashCode(code: string): string {
  const normal = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(normal).digest('base64url');
}

export function hashBody(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url');
}

export type Adres = { postcode: string; huisnummer: number; toevoeging?: string | undefined };

/**
 * Pseudonym of an address, equal for equal addresses within one municipality. A hint that two meldingen may be about
 * one household, never a reason to merge them.
 */
export function adresSleutel(secret: string, adres: Adres): string {
  const postcode = adres.postcode.toUpperCase().replaceAll(/\s/g, '');
  const toevoeging = (adres.toevoeging ?? '').toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return createHmac('sha256', secret).update(`${postcode}|${adres.huisnummer}|${toevoeging}`).digest('base64url');
}
