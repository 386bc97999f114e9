import type { Melding } from './melding.ts';

/**
 * What was kept from the melder stays so (practice, safe contact): a mail about a later step would tell in a shared
 * mailbox what the first one spared. It ends when staff says that it may be told now.
 */
export const isKeptSilent = ({ triage, heropend }: Pick<Melding, 'triage' | 'heropend'>): boolean =>
  (triage ? triage.stil : heropend?.stil) ?? false;

export const staysSilent = (
  before: Pick<Melding, 'triage' | 'heropend'>,
  { nietVertellen, tochVertellen }: { nietVertellen: boolean; tochVertellen?: boolean | undefined },
): boolean => nietVertellen || (isKeptSilent(before) && !tochVertellen);
