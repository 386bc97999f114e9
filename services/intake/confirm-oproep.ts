import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { takeInHand } from './claim-melding.ts';
import { oproepbevestigingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { refuseSubject } from './domain/about-regisseur.ts';
import { confirmPage } from './page-duty.ts';
import { readOverWie } from './read-over-wie.ts';

/** Whoever is on duty takes it up, and has it in hand from now unless a colleague has. */
export async function confirmOproep(deps: IntakeDependencies, command: StaffCommand) {
  const nummer = readNummer(command.meldingsnummer);
  const { staff, now, idempotencyKey: key } = command;
  const request = { naam: 'oproepbevestiging', door: staff.id, body: null, key, answer: oproepbevestigingResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const data = await allow('oproepBevestigen', command, before, store);
    refuseSubject(staff, await readOverWie(before, data, store));
    const confirmed = confirmPage(before, staff.naam, now);
    const claimed = before.behandelaar ? { head: confirmed.head, events: [] } : takeInHand(confirmed.head, staff, now);
    return {
      change: {
        head: claimed.head,
        writes: confirmed.writes,
        events: [...confirmed.events, ...claimed.events],
      },
      answer: { meldingsnummer: nummer, bevestigdOp: now, naam: staff.naam },
    };
  });
}
