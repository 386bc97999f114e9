import { toMoment } from '../../shared/dutch-calendar.ts';
import { Problem } from '../../shared/problem.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import {
  type ToestemmingsnotitieRequest,
  type ToestemmingsnotitieResponse,
  toestemmingsnotitieResponse,
} from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { consentOf } from './domain/toestemming.ts';
import { toestemmingWrites, whoDecides } from './stuk-items.ts';

/** Clocks differ by minutes, and who types a time types whole minutes; milliseconds. */
const minute = 60_000;
const clockDifference = 5 * minute;

/** When it was said. What was said later on the follow page is never undone by what somebody heard before that. */
function saidAt({ gehoordOp }: ToestemmingsnotitieRequest, now: string, head: Melding, data: Gegevens): string {
  if (gehoordOp === undefined) return now;
  const heard = Date.parse(gehoordOp);
  const refuse = (code: string, melding: string) =>
    new Problem('ongeldigeInvoer', 'Verbeter het genoemde veld en stuur het opnieuw.', [
      { veld: '/gehoordOp', code, melding },
    ]);
  if (heard > Date.parse(now) + clockDifference) {
    throw refuse('inDeToekomst', 'Dit moment is nog niet geweest. Verbeter de datum of tijd.');
  }
  if (heard + minute <= Date.parse(head.ontvangenOp)) {
    throw refuse('voorDeMelding', 'Dit is voordat de melding binnenkwam. Verbeter de datum of tijd.');
  }
  const holds = consentOf(head, data);
  if (holds && heard + minute <= Date.parse(holds.op)) {
    throw refuse('laterGezegd', 'De melder zei hier daarna nog iets over. Wat het laatst is gezegd, geldt.');
  }
  return toMoment(Math.min(heard, Date.parse(now)));
}

/** The family told somebody of staff whether regisseur or team may read their story; it counts at once. */
export async function recordConsent(
  deps: IntakeDependencies,
  command: StaffCommand & { input: ToestemmingsnotitieRequest },
): Promise<{ isNew: boolean; answer: ToestemmingsnotitieResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const { delenMetRegisseur, toelichting } = input;
  const request = { naam: 'toestemming', door: staff.id, body: input, key, answer: toestemmingsnotitieResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const data = await allow('toestemmingVastleggen', command, before, store);
    const op = saidAt(input, now, before, data);
    const heard = { hoe: 'gehoord', door: whoDecides(staff), vastgelegdOp: now } as const;
    const said = { delenMetRegisseur, op, toelichting, ...heard };
    return {
      change: { head: before, writes: toestemmingWrites(nummer, before.versie, data, said) },
      answer: { meldingsnummer: nummer, delenMetRegisseur, op },
    };
  });
}
