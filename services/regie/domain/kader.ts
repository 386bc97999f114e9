import type { Kader } from '../../../events/vocabulary.ts';
import { type Casus, type Decision, requireState, unchanged, withVersion } from './casus.ts';

/** R52: a judge may impose help while the casus runs, and end it. Undefined: it is so already. */
export function setKader(before: Casus, kader: Kader): Decision | undefined {
  const open = requireState(before, 'setKader');
  return open.kader === kader ? undefined : withVersion(unchanged({ ...open, kader }), before.versie);
}

/** What triage says fills in what nobody knew; a person who knows the casus is not corrected by it. */
export const learnKader = (state: Casus, kader: Kader): Casus =>
  state.kader === 'onbekend' ? { ...state, kader } : state;
