import type { Voorrang } from '../contract.ts';
import type { Melding } from './melding.ts';

/** What to do first and why: safety, then the term, then who carries too much, then who waits longest. */

/** A melding waits for staff until it is closed; one with a regisseur is that person's, unless it was opened again. */
export function isOpen(head: Pick<Melding, 'status' | 'triage'>): boolean {
  return head.status !== 'afgerond' && !head.triage?.afgerondOp;
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
  const reasons: [Voorrang, boolean][] = [
    ['spoed', head.spoed],
    ['onveiligMetKinderen', head.veiligheid === 'zorgen' && head.jeugd],
    ['teLaat', head.reactieVerstreken],
    ['zorgenOverVeiligheid', head.veiligheid === 'zorgen' && !head.jeugd],
    ['jeugdigeAlleen', head.jeugdigeAlleen],
    ['regieOvergenomen', head.regieOvergenomen],
    ['heropend', head.heropend !== null],
    ['herhaald', head.herhaald],
  ];
  return reasons.filter(([, applies]) => applies).map(([reason]) => reason);
}

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
