import type { AnyEvent } from '../../events/catalogue.ts';
import { closePlan } from './close-plan.ts';
import { followRegisseur } from './follow-regisseur.ts';
import type { Deps } from './store.ts';

/** Event type -> use case. An event that is not ours here is a mistake in the rules: the dead-letter queue shows it. */
export function reactTo(deps: Deps) {
  return (event: AnyEvent, now: string): Promise<'handled' | 'alreadyHandled'> => {
    switch (event.type) {
      case 'nl.regie.regisseur.voorgesteld.v1':
      case 'nl.regie.regisseur.benoemd.v1':
      case 'nl.regie.regisseur.gewijzigd.v1':
      case 'nl.regie.regisseur.geweigerd.v1':
        return followRegisseur(deps, event, now);
      case 'nl.regie.casus.afgesloten.v1':
        return closePlan(deps, event, now);
      default:
        throw new Error(`plans does not react to ${event.type}`);
    }
  };
}
