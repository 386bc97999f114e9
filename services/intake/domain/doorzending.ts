import * as z from 'zod';
import { date, moment } from '../../../events/event.ts';
import type { Bestemming } from '../../../events/vocabulary.ts';
import type { BerichtVan } from '../berichten/bericht.ts';
import { type Contactgegevens, naast } from '../contract-melder.ts';
import type { Melding } from './melding.ts';

/** To whom something is passed on. */
export type Receiver = { naam: string; telefoon: string; email: string | null };

const contactOf = ({ naam, telefoon, email }: Receiver): Contactgegevens => ({ naam, telefoon, email, website: null });

/** What the melder reads of it: by when it is handed over, or when it was. */
export const toldOfPassing = (
  { ontvangenOp }: Pick<Melding, 'ontvangenOp'>,
  bestemming: Bestemming,
  to: Receiver,
  stand: { overdragenUiterlijk: string | null; overgedragenOp: string | null },
) => ({ bestemming, bij: contactOf(to), ontvangenOp, ...stand });

/** Handed over, as it stands in the file. */
const overdracht = z.object({
  wijze: z.enum(['telefoon', 'post', 'systeem', 'persoonlijk']),
  aan: z.string().nullable(),
  kenmerk: z.string(),
  op: moment,
  door: z.object({ id: z.string(), naam: z.string() }),
  vastgelegdOp: moment,
});
/** Passed on beside whatever becomes of the melding: a part of the file that changes once, when it was handed over. */
export const doorzending = z.object({
  doorzendingId: z.uuid(),
  bestemming: naast,
  op: moment,
  door: z.object({ id: z.string(), naam: z.string() }),
  reden: z.string(),
  /** The office, as the municipality's file had it. */
  naar: z.object({ naam: z.string(), telefoon: z.string(), email: z.string().nullable() }),
  /** Before when it is handed over; null when it was at once. */
  uiterlijk: date.nullable(),
  tot: moment.nullable(),
  overgedragen: overdracht.nullable(),
  overgedragenOp: moment.nullable(),
  /** What the melder may read of it; null when it is not told. */
  bericht: z.boolean(),
  spoed: z.boolean(),
  toelichting: z.string().nullable(),
  invoer: z.record(z.string(), z.unknown()),
});
export type Doorzending = z.infer<typeof doorzending>;

/** What the melder hears of it now; null: nothing. Veilig Thuis never. */
export function berichtOver(head: Melding, one: Doorzending): BerichtVan<'doorzending'> | null {
  const { bestemming, naar, uiterlijk, overgedragenOp, toelichting } = one;
  if (!one.bericht || bestemming === 'veiligThuis') return null;
  const stand = { overdragenUiterlijk: overgedragenOp ? null : uiterlijk, overgedragenOp };
  return { soort: 'doorzending', ...toldOfPassing(head, bestemming, naar, stand), bestemming, toelichting };
}
