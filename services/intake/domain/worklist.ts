import type { Voorrang } from '../contract.ts';
import type { Melding } from './melding.ts';
import { isPassingOn, owesReaction } from './status.ts';

/** What to do first and why: safety, then the term, then who carries too much, then who waits longest. */

type Placed = Pick<
  Melding,
  'status' | 'triage' | 'heropend' | 'behandelaar' | 'wieMeldde' | 'spoed' | 'feiten' | 'bekekenOp'
>;

/**
 * Whether the desk has to decide. Not when an outcome stands and the melder heard what was promised, nor when a person
 * appointed a regisseur: then it is that person's, unless it was opened again since.
 */
export function isOpen(head: Placed): boolean {
  if (head.status === 'afgerond') return false;
  if (head.triage) return owesReaction(head);
  return head.status !== 'regisseurBenoemd' || owesReaction(head);
}

/** Where it stands in the worklist; `hand`: nobody claimed it, or who did. */
export type Places = { open: boolean; hand: 'vrij' | { sleutel: string } | null; team: string | null };

export function placesOf(head: Placed): Places {
  const open = isOpen(head);
  const handedOn = head.status !== 'afgerond' && head.triage !== null;
  const { behandelaar } = head;
  // Of a team it stands in that team's list; maatwerk that was given back, and what is passed on, in no other.
  const free = open || (handedOn && (head.triage?.uitkomst === 'maatwerk' || isPassingOn(head.triage)));
  return {
    open,
    hand: behandelaar && (open || handedOn) ? { sleutel: behandelaar.sleutel } : free ? 'vrij' : null,
    team: handedOn ? (head.triage?.team ?? null) : null,
  };
}

type Weighed = Pick<
  Melding,
  | 'spoed'
  | 'reactieVerstreken'
  | 'veiligheid'
  | 'jeugd'
  | 'jeugdigeAlleen'
  | 'regieOvergenomen'
  | 'heropend'
  | 'herhaald'
  | 'triage'
>;

/** Every reason for going before others, the strongest first. */
export function priorityOf(head: Weighed): Voorrang[] {
  const applies: Record<Voorrang, boolean> = {
    spoed: head.spoed,
    onveiligMetKinderen: head.veiligheid === 'zorgen' && head.jeugd,
    teLaat: head.reactieVerstreken,
    zorgenOverVeiligheid: head.veiligheid === 'zorgen' && !head.jeugd,
    jeugdigeAlleen: head.jeugdigeAlleen,
    regieOvergenomen: head.regieOvergenomen,
    // Once it has an outcome again it is no longer different from others.
    heropend: head.heropend !== null && head.triage === null,
    herhaald: head.herhaald,
  };
  return order.filter((reason) => applies[reason]);
}

/** The strongest first. */
const order: readonly Voorrang[] = [
  'spoed',
  'onveiligMetKinderen',
  'teLaat',
  'zorgenOverVeiligheid',
  'jeugdigeAlleen',
  'regieOvergenomen',
  'heropend',
  'herhaald',
];

/** Position in the worklist: the strongest reason, then the term, then the number. Sorts as text. */
export function workPosition(head: Weighed & Pick<Melding, 'reactieTot' | 'meldingsnummer' | 'mogelijkSpam'>): string {
  const first = priorityOf(head)[0];
  const rank = head.mogelijkSpam && !first ? order.length + 1 : first ? order.indexOf(first) : order.length;
  return `${rankText(rank)}#${head.reactieTot}#${head.meldingsnummer}`;
}

const rankText = (rank: number) => String(rank).padStart(2, '0');
/** Positions of meldingen with this strongest reason begin with it. */
export const positionPrefix = (reason: Voorrang): string => `${rankText(order.indexOf(reason))}#`;
