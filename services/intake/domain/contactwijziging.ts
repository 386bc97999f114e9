import type { Contactveld, ContactwijzigingRequest } from '../contract-gegevens.ts';
import { contactveld } from '../contract-gegevens.ts';
import { decideReach, writesToOwnAddress } from './contact.ts';
import type { Contacttaak } from './contacttaak.ts';
import type { Gegevens, Melding } from './melding.ts';
import type { Contactwijziging } from './stukken.ts';

/** Contact data of a melder that were wrong, or became known later (AVG 16). Pure. */

type Contact = Pick<Gegevens, 'melder' | 'woonadres'>;

const keptOf = ({ melder, woonadres }: Contact, veld: Contactveld) => (veld === 'woonadres' ? woonadres : melder[veld]);

/** Fields that the request names, in the order of the contract. */
export const namedIn = (input: ContactwijzigingRequest): Contactveld[] =>
  contactveld.options.filter((veld) => input[veld] !== undefined);

/** What was asked differs from what is kept; the order in an object says nothing. */
export function differs(data: Contact, input: ContactwijzigingRequest, veld: Contactveld): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(value ?? null, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).toSorted()) : inner,
    );
  return sorted(keptOf(data, veld)) !== sorted(input[veld]);
}

export function applyContact(data: Gegevens, input: ContactwijzigingRequest): Gegevens {
  const { woonadres: address, melder: before, ...rest } = data;
  const { email, telefoon, voorkeurskanaal, veiligContact, ...who } = before;
  const value = <T>(given: T | null | undefined, kept: T | undefined): T | undefined =>
    given === undefined ? kept : (given ?? undefined);
  const woonadres = value(input.woonadres, address);
  return {
    ...rest,
    ...(woonadres && { woonadres }),
    melder: {
      ...who,
      email: value(input.email, email),
      telefoon: value(input.telefoon, telefoon),
      voorkeurskanaal: value(input.voorkeurskanaal, voorkeurskanaal),
      veiligContact: value(input.veiligContact, veiligContact),
    },
  };
}

/** What it was, of the fields that changed; null: there was none. */
export function earlierOf(data: Contact, changed: readonly Contactveld[]): Contactwijziging['voorheen'] {
  const { email, telefoon, voorkeurskanaal, veiligContact } = data.melder;
  const had = { email, telefoon, voorkeurskanaal, veiligContact, woonadres: data.woonadres };
  return Object.fromEntries(changed.map((veld) => [veld, had[veld] ?? null]));
}

/** Something to reach the melder by, that was not there before or stood under another condition. */
export const bringsAWay = (input: ContactwijzigingRequest): boolean =>
  namedIn(input).some((veld) => input[veld] !== null);

export type Langs = 'mail' | 'bellen' | 'brief' | 'geen';

/** How the melder hears from now on; `geen`: a call without a number. */
export function waysOf(
  head: Pick<Melding, 'emailOnbereikbaar' | 'wieMeldde' | 'jeugdigeAlleen'>,
  data: Pick<Gegevens, 'anoniem' | 'melder' | 'woonadres'>,
): Langs {
  const bereik = decideReach({ ...data, emailOnbereikbaar: head.emailOnbereikbaar }, writesToOwnAddress(head));
  if (bereik.langs !== 'taak') return bereik.langs === 'mail' ? 'mail' : 'geen';
  return bereik.soort === 'bellen' && !data.melder.telefoon ? 'geen' : bereik.soort;
}

/** Opened because of the way only: with another way it is another task, or a mail. */
const becauseOfTheWay: ReadonlySet<string> = new Set([
  'nietMailen',
  'voorkeur',
  'geenEmail',
  'mailKwamTerug',
  'afzenderNietBevestigd',
]);
export const followsTheWay = ({ bericht, reden }: Pick<Contacttaak, 'bericht' | 'reden'>): boolean =>
  bericht !== null && becauseOfTheWay.has(reden);

/** It ended because nobody could be reached, and was not said since. */
export const wasNeverSaid = ({ afgerond, alsnogOp, bericht }: Contacttaak): boolean =>
  afgerond?.resultaat === 'geenWeg' && alsnogOp === undefined && bericht !== null;
