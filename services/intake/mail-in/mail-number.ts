import { createHash } from 'node:crypto';

/** Crockford base32, as every meldingsnummer. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number that a mail gets as a melding. The same mail gets the same number however often it is offered, so that
 * what an attempt that broke off had kept in the bucket is overwritten by the next one. `attempt` counts from 0: the
 * next number, where another melding has this one.
 */
export function mailNumber(mailId: string, year: string, attempt: number): string {
  const digest = createHash('sha256').update(`${attempt} ${mailId}`).digest();
  return `M-${year}-${Array.from(digest.subarray(0, 6), (byte) => alphabet[byte % 32]).join('')}`;
}
