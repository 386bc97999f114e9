import * as z from 'zod';
import type { EventOf } from '../../../events/catalogue.ts';
import { jaNeeWeetNiet, meldingsnummer } from '../../../events/vocabulary.ts';
import type { Benadering } from '../contract.ts';

/** A melding of a casus that somebody outside of the household made, and whether the family knows of it. */
export const signaal = z.object({ meldingId: meldingsnummer, weetHetGezinHet: jaNeeWeetNiet });
export type Signaal = z.infer<typeof signaal>;

type Told = Pick<EventOf<'nl.regie.melding.ontvangen.v1'>['data'], 'meldingId' | 'over' | 'weetHetGezinHet'>;
/** Null: about the own household. Who does not say whether the family knows, is not sure. */
export const signaalOf = ({ meldingId, over, weetHetGezinHet }: Told): Signaal | null =>
  over === 'iemandAnders' ? { meldingId, weetHetGezinHet: weetHetGezinHet ?? 'weetNiet' } : null;

type Known = { meldingen: readonly string[]; signalen: readonly Signaal[]; nietBenaderen: boolean };

/** How the family of a casus may be reached (practice, a third party reports): one melding of their own is enough. */
export function benaderingOf({ meldingen, signalen, nietBenaderen }: Known): Benadering {
  if (nietBenaderen) return 'nietVeilig';
  const about = meldingen.map((nummer) => signalen.find(({ meldingId }) => meldingId === nummer));
  if (about.includes(undefined)) return 'gewoon';
  return about.some((one) => one?.weetHetGezinHet === 'ja') ? 'signaal' : 'gezinWeetHetNiet';
}

/** What is known of this melding now. */
export const learnSignaal = <S extends Pick<Known, 'signalen'>>(state: S, melding: Told): S => {
  const told = signaalOf(melding);
  const others = state.signalen.filter(({ meldingId }) => meldingId !== melding.meldingId);
  return { ...state, signalen: told ? [...others, told] : others };
};

/** Somebody spoke with the family: it knows of everything by now. */
export const familyKnows = (signalen: readonly Signaal[]): Signaal[] =>
  signalen.map((one) => ({ ...one, weetHetGezinHet: 'ja' }));
