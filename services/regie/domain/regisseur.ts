import * as z from 'zod';
import type { RegisseurContact, Weigerreden } from '../../../events/vocabulary.ts';
import { regisseurResponse } from '../contract.ts';

/** One person in the pool (R58 to R61). `belasting` never exceeds `capaciteit` by what the software does. */
export const regisseur = z.object({
  ...regisseurResponse.shape,
  versie: z.int().positive(),
  /** Steps about registrations that have been told, so that each is told once (`agenda.ts`). */
  gemeld: z.array(z.string()),
});
export type Regisseur = z.infer<typeof regisseur>;

export const contactOf = (person: Regisseur): RegisseurContact => ({
  naam: person.naam,
  telefoon: person.telefoon,
  email: person.email,
  organisatie: person.organisatieNaam,
});

/**
 * Takes or gives back one place; the version makes two takers of the last place collide. `exceed` is the explicit
 * exception of a werkverdeler or gedragswetenschapper; what the software decides never has it.
 */
export function withLoad(person: Regisseur, delta: 1 | -1, exceed = false): Regisseur {
  const belasting = person.belasting + delta;
  if (belasting < 0 || (delta > 0 && belasting > person.capaciteit && !exceed)) {
    throw new RangeError(`Load ${belasting} is outside the capacity of regisseur ${person.regisseurId}`);
  }
  return { ...person, belasting, versie: person.versie + 1 };
}

/** Standing in is no load (a colleague's casus stays the colleague's), but everybody sees how much it is. */
export function withStandIn(person: Regisseur, delta: 1 | -1): Regisseur {
  return { ...person, waarneemt: Math.max(0, person.waarneemt + delta), versie: person.versie + 1 };
}

/** One refusal more, counted with the person under its reason (R63). */
export function withRefusal(person: Regisseur, reden: Weigerreden): Regisseur {
  const weigeringen = { ...person.weigeringen, [reden]: (person.weigeringen[reden] ?? 0) + 1 };
  return { ...person, weigeringen, versie: person.versie + 1 };
}

/** Sign-in names differ in case from one identity provider to the next. */
export const sameEmail = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
