import type { AnyEvent } from '../../events/catalogue.ts';
import { hearContact } from './hear-contact.ts';
import { hearErased } from './hear-erased.ts';
import { hearChangeAsked, hearReopened } from './hear-family.ts';
import type { Deps } from './store.ts';
import { triageMelding } from './triage-melding.ts';
import { weighMelding } from './weigh-melding.ts';

/** Event type -> use case. An event that is not ours here is a mistake in the rules: the dead-letter queue shows it. */
export function reactTo(deps: Deps) {
  return async (event: AnyEvent, now: string): Promise<'handled' | 'alreadyHandled'> => {
    switch (event.type) {
      case 'nl.regie.melding.ontvangen.v1':
        return weighMelding(deps, event, now);
      case 'nl.regie.melding.getrieerd.v1':
        return triageMelding(deps, event, now);
      case 'nl.regie.melding.heropend.v1':
        return hearReopened(deps, event, now);
      case 'nl.regie.melding.andereRegisseurGevraagd.v1':
        return hearChangeAsked(deps, event, now);
      case 'nl.regie.contacttaak.gedaan.v1':
        return hearContact(deps, event, now);
      case 'nl.regie.melding.gewist.v1':
        return hearErased(deps, event, now);
      default:
        throw new Error(`regie does not react to ${event.type}`);
    }
  };
}
