import { bsnText, containsBsn } from '../../../shared/bsn.ts';
import { type Fault, Problem } from '../../../shared/problem.ts';
import type { MeldingRequest } from '../contract.ts';

/** Rule 11: a public form has no place for a BSN, and free text with one is refused with an explanation. */
const fieldsOf = (veld: string, texts: readonly (string | undefined)[]): [string, string | undefined][] =>
  texts.map((text, index) => [`${veld}/${index}`, text]);

function freeText(input: MeldingRequest): [veld: string, text: string | undefined][] {
  const { melder, professional } = input;
  return [
    ['/watLooptVast', input.watLooptVast],
    ['/melder/naam', melder.naam],
    ['/melder/veiligContact/belMoment', melder.veiligContact?.belMoment],
    ['/woonadres/toevoeging', input.woonadres?.toevoeging],
    ['/woonadres/straat', input.woonadres?.straat],
    ...fieldsOf('/betrokkenOrganisaties', input.betrokkenOrganisaties),
    ['/bekendeRegisseur', input.bekendeRegisseur],
    ['/professional/organisatie', professional?.organisatie],
    ['/professional/functie', professional?.functie],
    ['/professional/watWeetHetGezin', professional?.watWeetHetGezin],
    ['/professional/watDoetUZelf', professional?.watDoetUZelf],
    ...fieldsOf('/professional/overgenomenTaken', professional?.overgenomenTaken ?? []),
  ];
}

/** One fault per field. */
export const bsnFaults = (fields: readonly (readonly [veld: string, text: string | undefined])[]): Fault[] =>
  fields
    .filter(([, text]) => text !== undefined && containsBsn(text))
    .map(([veld]) => ({ veld, code: 'bsn', melding: bsnText }));

/** None when the melder says that it is no BSN. */
export const findBsn = (input: MeldingRequest): Fault[] => (input.geenBsn ? [] : bsnFaults(freeText(input)));

/** Throws `Problem`. */
export function refuseBsn(faults: Fault[]): void {
  if (faults.length === 0) return;
  throw new Problem(
    'bsnGevonden',
    'Stuur uw burgerservicenummer (BSN) niet mee. Dat is veiliger voor u. Wij vragen er later zelf om als het nodig is.',
    faults,
  );
}
