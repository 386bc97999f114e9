import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type HeropeningRequest, type StandResponse, standResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { staysSilent } from './domain/silence.ts';
import { reopenChange } from './reopen-change.ts';
import { besluitWrite, whoDecides } from './stuk-items.ts';

/** Every outcome can be undone by a person, with a reason. */
export async function reopenMelding(
  deps: IntakeDependencies,
  command: StaffCommand & { input: HeropeningRequest },
): Promise<{ isNew: boolean; answer: StandResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const request = { naam: 'heropening', door: staff.id, body: input, key, answer: standResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const data = await allow('heropenen', command, before, store);
    const open = await store.openTasks(nummer);
    const { langs, ...change } = reopenChange(
      deps,
      { head: before, data, open, now },
      { reden: input.reden, tell: true, stil: staysSilent(before, input) },
    );
    return {
      change: {
        ...change,
        writes: [
          besluitWrite(nummer, before.versie, {
            soort: 'heropening',
            op: now,
            door: whoDecides(staff),
            reden: input.toelichting,
            uitkomst: before.triage?.uitkomst ?? null,
            bestemming: before.triage?.bestemming ?? null,
            team: before.triage?.team ?? null,
            verteld: langs,
            nietVertellen: input.nietVertellen,
            invoer: input,
          }),
          ...change.writes,
        ],
      },
      answer: { meldingsnummer: nummer, status: change.head.status, op: now, verteld: langs },
    };
  });
}
