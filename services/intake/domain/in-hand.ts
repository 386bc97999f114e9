import type { Gemeente } from '../../../shared/gemeente.ts';
import type { Melding } from './melding.ts';
import { leaderFor, standsIn } from './status.ts';

type InHand = Pick<Melding, 'behandelaar' | 'feiten' | 'triage' | 'overRegisseur' | 'status'>;

/**
 * Who hears of something new about a melding: who claimed it, else who stands in or leads and is there, else the team that
 * has it, else the mailbox of the municipality. A melding about the regisseur is never sent to that person.
 */
export function inHand(head: InHand, today: string, gemeente: Gemeente): { naam: string; email: string } {
  const { behandelaar, triage } = head;
  const mailbox = { naam: 'collega', email: gemeente.werkbak };
  if (head.status === 'afgerond') return mailbox;
  if (behandelaar?.sleutel.includes('@')) return { naam: behandelaar.naam, email: behandelaar.sleutel };
  const known = head.overRegisseur ? null : leaderFor(head);
  const leads = standsIn(known, today)?.regisseur ?? (known?.afwezig ? undefined : known?.regisseur);
  if (leads) return { naam: leads.naam, email: leads.email };
  const team = gemeente.teams.find(({ code }) => code === triage?.team);
  return team ? { naam: team.naam, email: team.email } : mailbox;
}
