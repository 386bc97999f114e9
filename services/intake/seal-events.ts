import type { CloudEvent } from '../../events/event.ts';
import { seal } from '../../events/event.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { Identifiers } from '../../shared/identifiers.ts';
import type { IntakeEvent } from './domain/melding.ts';
import { meldingPk } from './store.ts';

/** Puts what was decided about one melding in its envelope; `from` is the sequence of the first event. */
export function sealEvents(
  events: readonly IntakeEvent[],
  fields: { meldingsnummer: string; from: number; now: string; gemeente: Gemeente; ids: Identifiers },
): { pk: string; event: CloudEvent }[] {
  return events.map(({ type, data }, index) => ({
    pk: meldingPk(fields.meldingsnummer),
    event: seal<string, unknown>(
      { type, owner: 'intake' },
      {
        data,
        id: fields.ids.uuid(),
        oin: fields.gemeente.oin,
        host: fields.gemeente.domein,
        subject: fields.meldingsnummer,
        sequence: fields.from + index,
        time: fields.now,
      },
    ),
  }));
}
