import * as z from 'zod';
import { moment } from '../../../events/event.ts';
import { hoeGezegd } from '../contract-melder.ts';
import type { Gegevens, Melding } from './melding.ts';
import type { Toestemming } from './stukken.ts';

/** "May your regisseur or team read your story?": asked with the melding, and answered anew whenever the family likes. */

/** What was said last, after the melding. */
export const latereToestemming = z.object({ delenMetRegisseur: z.boolean(), op: moment, hoe: hoeGezegd });
export type LatereToestemming = z.infer<typeof latereToestemming>;

type Asked = Pick<Melding, 'wieMeldde' | 'ontvangenOp'>;
type Said = Pick<Gegevens, 'toestemming' | 'latereToestemming'>;

/** Of the own household only: an outsider cannot consent for a family (practice). */
export const mayConsent = ({ wieMeldde }: Pick<Melding, 'wieMeldde'>): boolean => wieMeldde.soort === 'eigenHuishouden';

/** What holds now; null when nobody said anything, and where it is no question. */
export function consentOf(head: Asked, { toestemming, latereToestemming: later }: Said): LatereToestemming | null {
  if (!mayConsent(head)) return null;
  return later ?? (toestemming && { ...toestemming, op: head.ontvangenOp, hoe: 'melding' });
}

/** Every answer, oldest first; the last one holds. `later` as they are kept. */
export function consentsOf(
  head: Asked & Pick<Melding, 'ingevoerd'>,
  { toestemming }: Said,
  later: readonly Toestemming[],
): Toestemming[] {
  if (!mayConsent(head)) return [];
  const { ingevoerd, ontvangenOp: op } = head;
  const door = ingevoerd && { id: ingevoerd.door, naam: ingevoerd.naam };
  const first = { op, hoe: 'melding', door, vastgelegdOp: ingevoerd?.op ?? op, toelichting: null } as const;
  return [...(toestemming ? [{ ...toestemming, ...first }] : []), ...later];
}
