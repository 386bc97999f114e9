import type { AnyEvent } from '../../events/catalogue.ts';
import type { Deps } from './store.ts';
import { weighMelding } from './weigh-melding.ts';

/** Event type -> use case. An event that is not ours here is a mistake in the rules: the dead-letter queue shows it. */
export function reactTo(deps: Deps) {
  return (event: AnyEvent, now: string): Promise<'handled' | 'alreadyHandled'> => {
    switch (event.type) {
      case 'nl.regie.melding.ontvangen.v1':
        return weighMelding(deps, event, now);
      default:
        throw new Error(`regie does not react to ${event.type}`);
    }
  };
}
