import { describe, expect, it } from 'vitest';
import { assessAuthenticity } from './authenticity.ts';
import type { Verdict } from './notification.ts';

const verdicts: Verdict[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED'];

/** The rule once more, as a list: with spam and virus PASS these and no others may be answered (spf, dkim, dmarc). */
const answered = new Set([
  ...verdicts.flatMap((spf) => verdicts.map((dkim) => `${spf} ${dkim} PASS`)),
  'PASS PASS FAIL',
  'PASS PASS GRAY',
  'PASS PASS PROCESSING_FAILED',
]);

const combinations = verdicts.flatMap((spfVerdict) =>
  verdicts.flatMap((dkimVerdict) =>
    verdicts.flatMap((dmarcVerdict) =>
      verdicts.flatMap((spamVerdict) =>
        verdicts.map((virusVerdict) => ({ spfVerdict, dkimVerdict, dmarcVerdict, spamVerdict, virusVerdict })),
      ),
    ),
  ),
);

describe('whether a sender may be answered', () => {
  it('follows the rule for all 1024 combinations', () => {
    const wrong = combinations.filter((one) => {
      const clean = one.spamVerdict === 'PASS' && one.virusVerdict === 'PASS';
      const expected = clean && answered.has(`${one.spfVerdict} ${one.dkimVerdict} ${one.dmarcVerdict}`);
      return assessAuthenticity(one).magBeantwoord !== expected;
    });
    expect(combinations).toHaveLength(1024);
    expect(wrong).toEqual([]);
    expect(combinations.filter((one) => assessAuthenticity(one).magBeantwoord)).toHaveLength(19);
  });

  it('marks spam and viruses where they were found, and only there', () => {
    for (const one of combinations) {
      const { mogelijkSpam, virus } = assessAuthenticity(one);
      expect([mogelijkSpam, virus]).toEqual([one.spamVerdict === 'FAIL', one.virusVerdict === 'FAIL']);
    }
  });
});
