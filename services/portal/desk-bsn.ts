import type { Fault } from '../../shared/problem.ts';
import type { Refusal } from './desk-session.ts';
import type { Field, Values } from './melding-form.ts';

/** Rule 11 at the desk, the same for every form: what looks like a BSN is told at its field, with the choice that it is none. */
export const geenBsn: Field = {
  soort: 'vinkje',
  naam: 'geenBsn',
  label: 'Dit is geen burgerservicenummer',
  uitleg: 'Het nummer in de tekst is iets anders, zoals een klantnummer.',
};

export const bsnText =
  'In de tekst staat een getal dat op een burgerservicenummer (BSN) lijkt. Dat mogen wij hier niet bewaren. Haal het weg, of kruis aan dat het geen BSN is.';

export const isBsn = ({ problem }: Refusal): boolean => problem?.type === 'urn:vlot:probleem:bsnGevonden';

/** What the API found, in the words for a colleague. */
export const bsnFaults = ({ problem }: Refusal): Fault[] =>
  (problem?.fouten ?? []).map((fault) => ({ ...fault, melding: bsnText }));

/** Asked only after something was found, and kept from then on. */
export const asksBsn = ({ values, bsnGevonden }: { values: Values; bsnGevonden?: boolean }): boolean =>
  bsnGevonden === true || values.has(geenBsn.naam);

/** The request, with the mark beside its fields when somebody ticked it. */
export const withMark = (body: unknown, values: Values): unknown =>
  values.get(geenBsn.naam) === 'ja' && typeof body === 'object' && body !== null ? { ...body, geenBsn: true } : body;
