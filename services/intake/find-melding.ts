import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { hashCode } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import type { Melding } from './domain/melding.ts';
import type { IntakeStore } from './store.ts';

/** How a melder names the own melding: the number and the secret code, in the header `Volgcode`. */
export type OwnMelding = { meldingsnummer: string | undefined; volgcode: string | undefined };

/** Unknown number, wrong code and no code look alike, also in what is read. Throws `Problem`. */
export async function findOwnMelding(
  store: Pick<IntakeStore, 'head' | 'code'>,
  { meldingsnummer, volgcode }: OwnMelding,
): Promise<{ head: Melding; beperkt: boolean }> {
  const nummer = meldingsnummerSchema.safeParse(meldingsnummer?.toUpperCase());
  const [head, code] = nummer.success
    ? await Promise.all([store.head(nummer.data), store.code(nummer.data, hashCode(volgcode ?? ''))])
    : [undefined, undefined];
  if (head && code) return { head, beperkt: code.beperkt };
  throw unknownMelding();
}

export const unknownMelding = () =>
  new Problem('nietGevonden', 'Dit nummer en deze code horen niet bij elkaar. Controleer ze allebei.');
