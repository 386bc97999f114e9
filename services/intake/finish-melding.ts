import { Problem } from '../../shared/problem.ts';
import { allow, onlyHandedOn, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type AfrondingRequest, type StandResponse, standResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { isShielded, seesShielded } from './domain/may.ts';
import { isPassingOn } from './domain/status.ts';
import { decideAfronding } from './domain/triage.ts';
import { waitingWrites } from './give-uitkomst.ts';
import { forgetFollowUp } from './pass-opvolging.ts';
import { lapseTaskWrites } from './store.ts';
import { besluitWrite, whoDecides } from './stuk-items.ts';
import { nothingTold, tellMelder } from './tell.ts';

/** Whoever had it in hand says how it ended: the melding is closed, and can be opened again. */
export async function finishMelding(
  deps: IntakeDependencies,
  command: StaffCommand & { input: AfrondingRequest },
): Promise<{ isNew: boolean; answer: StandResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const { gemeente } = deps.installation;
  const request = { naam: 'afronding', door: staff.id, body: input, key, answer: standResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const data = await allow('afronden', command, before, store);
    // Whoever may not know that it went there has nothing to say of how it went.
    if (isShielded(before.triage) && !seesShielded(staff)) throw new Problem('nietMogelijk', onlyHandedOn);
    const open = await store.openTasks(nummer);
    const { head, events, bericht } = decideAfronding(before, input, { now, gemeente });
    const told = bericht ? tellMelder(deps, { head, data, now, open }, bericht) : nothingTold;
    // By when it would arrive: no longer what there is to say once it has.
    const overtaken = isPassingOn(before.triage) ? open.filter(({ onderwerp }) => onderwerp === 'uitkomst') : [];
    return {
      change: {
        head,
        writes: [
          besluitWrite(nummer, before.versie, {
            soort: 'afronding',
            op: now,
            door: whoDecides(staff),
            reden: input.reden,
            uitkomst: before.triage?.uitkomst ?? null,
            bestemming: before.triage?.bestemming ?? null,
            team: before.triage?.team ?? null,
            verteld: told.langs,
            nietVertellen: input.nietVertellen,
            invoer: input,
          }),
          ...forgetFollowUp(nummer),
          ...open
            .filter(({ onderwerp }) => onderwerp === 'eersteContact')
            .flatMap((task) => lapseTaskWrites(nummer, task)),
          ...waitingWrites(before, head),
          ...(bericht ? overtaken.flatMap((task) => lapseTaskWrites(nummer, task)) : []),
          ...told.writes,
        ],
        events: [...events, ...told.events],
        mails: told.mails,
      },
      answer: { meldingsnummer: nummer, status: head.status, op: now, verteld: told.langs },
    };
  });
}
