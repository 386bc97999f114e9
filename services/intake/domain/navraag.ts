import { addWorkingDays, dutchDate } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { Melding } from './melding.ts';
import { isKeptSilent } from './silence.ts';
import { goesOn, isPassingOn, whoLeads } from './status.ts';

/**
 * "Loopt de hulp weer?" (practice: a name is not the end). Asked of who reported about the own household. Of a family that
 * somebody else reported about, whoever helps it is asked: that melder hears nothing.
 */

/** Outcomes after which help should go on again. What was passed on elsewhere is not ours to ask about. */
const helps: ReadonlySet<string> = new Set([
  'advies',
  'algemeneVoorziening',
  'viaTeam',
  'sociaalTeam',
  'expertteam',
  'maatwerk',
  'wmoMelding',
]);

/** With these somebody has the family in hand. The others help only who was told of them. */
const inHands: ReadonlySet<string> = new Set(['viaTeam', 'sociaalTeam', 'expertteam', 'maatwerk', 'wmoMelding']);

type TakenUp = Pick<Melding, 'wieMeldde' | 'over' | 'feiten' | 'triage' | 'heropend'>;

export const isAboutOthers = ({ wieMeldde, over }: Pick<Melding, 'wieMeldde' | 'over'>): boolean =>
  wieMeldde.soort === 'signaal' || (wieMeldde.soort === 'anoniem' && over === 'iemandAnders');

/** Somebody was appointed or goes on, or the melder was told an outcome, and it was not opened again since. */
export function isTakenUp(head: TakenUp): boolean {
  const { wieMeldde, feiten, triage, heropend } = head;
  const others = isAboutOthers(head);
  if (wieMeldde.soort !== 'eigenHuishouden' && !others) return false;
  // Shielded, or kept silent: no more people than need to know are asked about it.
  if (others && isKeptSilent(head)) return false;
  if (triage && helps.has(triage.uitkomst)) return others ? inHands.has(triage.uitkomst) : triage.bericht !== null;
  if (triage?.afgerondOp || isPassingOn(triage)) return false;
  const known = whoLeads(feiten);
  return known !== null && !known.voorlopig && (known.op > (heropend?.op ?? '') || goesOn(triage, known));
}

export type AskAt = { ronde: number; at: string };

const dayMillis = 24 * 60 * 60 * 1000;
/** In the morning in the Netherlands, summer and winter: whoever answers can still be called that day. */
const morning = 'T08:00:00Z';

/** When it is asked: so many weeks after the day on which it was taken up, on a working day. */
export function askingMoments(takenUpOp: string, gemeente: Gemeente): AskAt[] {
  const day = Date.parse(`${dutchDate(takenUpOp)}T00:00:00Z`);
  return gemeente.termijnen.navraagWeken.map((weeks, index) => {
    const eve = new Date(day + (weeks * 7 - 1) * dayMillis).toISOString().slice(0, 10);
    return { ronde: index + 1, at: `${addWorkingDays(eve, 1, gemeente.extraVrijeDagen)}${morning}` };
  });
}
