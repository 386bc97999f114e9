import type { EventOf } from '../../../events/catalogue.ts';
import { meldingDoorgezonden } from '../../../events/intake/melding-doorgezonden.v1.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import { type Fault, Problem } from '../../../shared/problem.ts';
import type { Bewijs, DoorzendingBewijsRequest, DoorzendingRequest, UitkomstRequest } from '../contract.ts';
import type { Doorzending, Receiver } from './doorzending.ts';
import { isShielded } from './may.ts';
import type { Melding } from './melding.ts';
import { staysSilent } from './silence.ts';
import { isPassingOn } from './status.ts';
import { type Termijn, termInWorkingDays } from './terms.ts';

/**
 * Awb 2:3 and 6:15: what belongs elsewhere is passed on without delay, and the date of receipt keeps counting. A mail
 * carries the number only, so it is passed on once a person recorded to whom, how and when the text itself went; until
 * then a term climbs.
 */

type PassingOn = Pick<
  Extract<UitkomstRequest, { uitkomst: 'doorgezonden' }>,
  'bestemming' | 'gemeente' | 'bewijs' | 'meldcode'
>;

const fault = (veld: string, code: string, melding: string): Fault => ({ veld, code, melding });

export function passedOnTo(input: PassingOn, gemeente: Gemeente): Receiver | null {
  if (input.bestemming !== 'andereGemeente') return gemeente.doorzenden[input.bestemming];
  const { gemeente: other } = input;
  return other ? { naam: other.naam, telefoon: other.telefoon, email: other.email ?? null } : null;
}

/** Clocks of those who fill in a form differ by minutes; milliseconds. */
const clockDifference = 5 * 60_000;

export const proofFaults = ({ op }: Bewijs, now: string): Fault[] =>
  Date.parse(op) > Date.parse(now) + clockDifference
    ? [fault('/bewijs/op', 'inDeToekomst', 'Dit moment is nog niet geweest. Vul in wanneer u het doorgaf.')]
    : [];

export function passingFaults(input: PassingOn, { now, gemeente }: { now: string; gemeente: Gemeente }): Fault[] {
  const to = passedOnTo(input, gemeente);
  const faults: Fault[] = [];
  if (!to)
    faults.push(fault('/gemeente', 'gemeenteOntbreekt', 'Vul in welke gemeente het is en hoe die te bereiken is.'));
  if (input.bestemming !== 'andereGemeente' && input.gemeente) {
    faults.push(
      fault('/gemeente', 'gemeenteOverbodig', 'Een andere gemeente hoort alleen bij de bestemming andere gemeente.'),
    );
  }
  if (to && to.email === null && !input.bewijs) {
    faults.push(
      fault(
        '/bewijs',
        'bewijsOntbreekt',
        `${to.naam} krijgt geen e-mail van ons. Leg vast hoe en aan wie u het doorgaf.`,
      ),
    );
  }
  if (input.bewijs) faults.push(...proofFaults(input.bewijs, now));
  if (input.bestemming === 'veiligThuis' && !input.meldcode) {
    faults.push(
      fault('/meldcode', 'meldcodeOntbreekt', 'Doorloop eerst de stappen van de meldcode en leg ze hier vast.'),
    );
  }
  return faults;
}

export const passedOnEvent = (
  { meldingsnummer: meldingId, ontvangenOp }: Pick<Melding, 'meldingsnummer' | 'ontvangenOp'>,
  what: Omit<EventOf<'nl.regie.melding.doorgezonden.v1'>['data'], 'meldingId' | 'ontvangenOp'>,
) => ({ type: meldingDoorgezonden.type, data: { meldingId, ontvangenOp, ...what } });

type Who = { id: string; naam: string };
const handedOver = ({ wijze, aan, kenmerk, op }: Bewijs, door: Who, now: string): Doorzending['overgedragen'] => ({
  wijze,
  aan: aan ?? null,
  kenmerk,
  op,
  door,
  vastgelegdOp: now,
});

/** Of the own household only: who reported about somebody else hears nothing of what becomes of it. */
const mayHear = ({ wieMeldde }: Melding) => wieMeldde.soort === 'eigenHuishouden';

/**
 * Also a klacht, a bezwaar or a matter for Veilig Thuis (practice): whatever becomes of the melding, this changes
 * nothing about it. Throws `Problem` with all faults. `open`: what is being passed on already.
 */
export function decideDoorzending(
  head: Melding,
  input: DoorzendingRequest,
  context: { now: string; gemeente: Gemeente; doorzendingId: string; door: Who; open: readonly Doorzending[] },
): { stuk: Doorzending; termijn: Termijn | null; naar: Receiver } {
  const { now, gemeente, doorzendingId, door, open } = context;
  const faults = passingFaults(input, context);
  const same = open.some(({ bestemming, overgedragen }) => bestemming === input.bestemming && !overgedragen);
  if (same || (isPassingOn(head.triage) && head.triage?.bestemming === input.bestemming)) {
    const text = 'Dit wordt al doorgestuurd. Leg daar vast wanneer het is overgedragen.';
    faults.push(fault('/bestemming', 'alDoorgezonden', text));
  }
  const naar = passedOnTo(input, gemeente);
  if (faults.length > 0 || !naar) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', faults);
  }
  const termijn = input.bewijs ? null : termInWorkingDays(now, gemeente.termijnen.opvolgingWerkdagen, gemeente);
  const stuk: Doorzending = {
    doorzendingId,
    bestemming: input.bestemming,
    op: now,
    door,
    reden: input.reden,
    naar: { naam: naar.naam, telefoon: naar.telefoon, email: naar.email },
    uiterlijk: termijn?.uiterlijk ?? null,
    tot: termijn?.tot ?? null,
    overgedragen: input.bewijs ? handedOver(input.bewijs, door, now) : null,
    overgedragenOp: input.bewijs?.op ?? null,
    bericht: mayHear(head) && !isShielded(input) && !staysSilent(head, input),
    spoed: head.spoed,
    toelichting: input.toelichting ?? null,
    invoer: input,
  };
  return { stuk, termijn, naar };
}

/** Handed over. Throws `Problem`; twice is a mistake that a colleague has to know of. */
export function proveDoorzending(
  head: Melding,
  one: Doorzending,
  input: DoorzendingBewijsRequest,
  { now, door }: { now: string; door: Who },
): { stuk: Doorzending; tells: boolean } {
  if (one.overgedragen) {
    throw new Problem('nietMogelijk', `${one.overgedragen.door.naam} legde deze overdracht al vast.`);
  }
  const faults = proofFaults(input.bewijs, now);
  if (faults.length > 0) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', faults);
  }
  // What was not told stays so, unless it may be told now.
  const asked = (one.bericht || input.tochVertellen === true) && !staysSilent(head, input);
  const tells = asked && mayHear(head) && !isShielded(one);
  const overgedragen = handedOver(input.bewijs, door, now);
  const bericht = one.bericht || tells;
  return { stuk: { ...one, overgedragen, overgedragenOp: input.bewijs.op, bericht, toelichting: null }, tells };
}
