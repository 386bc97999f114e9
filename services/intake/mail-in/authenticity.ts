import type { ReceivedMail } from './notification.ts';

type Verdicts = Pick<
  ReceivedMail['receipt'],
  'spfVerdict' | 'dkimVerdict' | 'dmarcVerdict' | 'spamVerdict' | 'virusVerdict'
>;

export type Authenticity = {
  /** May an automatic answer go to the address in From? If not, a person gets in touch. */
  magBeantwoord: boolean;
  /** Taken in as any other, and shown as such: a filter may be wrong about a family. */
  mogelijkSpam: boolean;
  /** The text is taken in, no attachment is. */
  virus: boolean;
};

/**
 * Only PASS is a pass. The sender is real where DMARC passes or SPF and DKIM both pass; an answer to a forged sender
 * would reach somebody who never wrote, and one to spam or a virus would spread it.
 */
export function assessAuthenticity(verdicts: Verdicts): Authenticity {
  const { spfVerdict, dkimVerdict, dmarcVerdict, spamVerdict, virusVerdict } = verdicts;
  const real = dmarcVerdict === 'PASS' || (spfVerdict === 'PASS' && dkimVerdict === 'PASS');
  return {
    magBeantwoord: real && spamVerdict === 'PASS' && virusVerdict === 'PASS',
    mogelijkSpam: spamVerdict === 'FAIL',
    virus: virusVerdict === 'FAIL',
  };
}
