import type * as z from 'zod';
import { Problem } from '../../shared/problem.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type ontlastingRequest, ontlastingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { ontlasting } from './domain/stukken.ts';
import { meldingPk } from './store.ts';
import { ontlastingWrite, whoDecides } from './stuk-items.ts';
import { tellMelder } from './tell.ts';

/**
 * R37: somebody took over a task of the client supporter who carried the regie for lack of better. The supporter hears
 * that, and no more; once all tasks are somebody else's the melding no longer goes before others for it.
 */
export async function relieveSupporter(
  deps: IntakeDependencies,
  command: StaffCommand & { input: z.output<typeof ontlastingRequest> },
) {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const request = { naam: 'ontlasting', door: staff.id, body: input, key, answer: ontlastingResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const data = await allow('ontlasten', command, before, store);
    const tasks = data.professional?.overgenomenTaken ?? [];
    const taak = tasks[input.taak];
    if (taak === undefined) {
      throw new Problem('ongeldigeInvoer', 'Verbeter het genoemde veld en stuur het opnieuw.', [
        {
          veld: '/taak',
          code: 'onbekendeTaak',
          melding: 'Deze taak staat niet in de melding. Kies er een uit de lijst.',
        },
      ]);
    }
    const relieved = await deps.table.partition(meldingPk(nummer), ontlasting, 'STUK#ONTLASTING#');
    const earlier = relieved.find((one) => one.taak === input.taak);
    if (earlier) {
      if (earlier.door === input.door) {
        return { change: undefined, answer: { taak: earlier.taak, door: earlier.door, op: earlier.op } };
      }
      throw new Problem('nietMogelijk', `Deze taak is al overgenomen door ${earlier.door}.`);
    }
    const open = await store.openTasks(nummer);
    const head = { ...before, regieOvergenomen: relieved.length + 1 < tasks.length };
    const told = tellMelder(
      deps,
      { head, data, now, open },
      { soort: 'ontlasting', taken: [{ taak, door: input.door }] },
    );
    return {
      change: {
        head,
        writes: [
          ontlastingWrite(nummer, { taak: input.taak, door: input.door, op: now, medewerker: whoDecides(staff) }),
          ...told.writes,
        ],
        events: told.events,
        mails: told.mails,
      },
      answer: { taak: input.taak, door: input.door, op: now },
    };
  });
}
