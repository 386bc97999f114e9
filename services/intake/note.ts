import type * as z from 'zod';
import { meldingAangevuld } from '../../events/intake/melding-aangevuld.v1.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type notitieRequest, notitieResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { noteWrite } from './stuk-items.ts';

/** What staff writes down; never shown to the melder by itself. */
export async function addNote(
  deps: IntakeDependencies,
  command: StaffCommand & { input: z.output<typeof notitieRequest> },
) {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const soort = input.soort === 'gespreksverslag' ? { soort: input.soort } : {};
  const request = { naam: 'notitie', door: staff.id, body: input, key, answer: notitieResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    await allow('notitieMaken', command, before, store);
    return {
      change: {
        head: before,
        writes: [noteWrite(nummer, deps.ids.uuid(), { op: now, door: staff.naam, tekst: input.tekst, ...soort })],
        events: [
          {
            type: meldingAangevuld.type,
            data: { meldingId: nummer, aangevuldOp: now, bron: 'medewerker', bijlagen: 0 },
          },
        ],
      },
      answer: { op: now },
    };
  });
}
