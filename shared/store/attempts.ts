import { setTimeout } from 'node:timers/promises';

const maximum = 12;
const longestMillis = 1200;

/**
 * The attempts of one command on what others change too: 1, 2, 3 to 12. The pause in between is random and grows, so
 * that many at once take turns instead of colliding in step; all together 3.6 seconds on average and at most 7.3, below
 * the 10 of a request. Whoever comes out of the loop gives up: a queue offers its event again, a person is asked to look again.
 */
export async function* attempts(): AsyncGenerator<number> {
  for (let attempt = 1; attempt <= maximum; attempt += 1) {
    yield attempt;
    if (attempt < maximum) await setTimeout(Math.random() * Math.min(20 * 2 ** (attempt - 1), longestMillis));
  }
}
