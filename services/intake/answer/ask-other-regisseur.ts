import { meldingAndereRegisseurGevraagd } from '../../../events/intake/melding-andere-regisseur-gevraagd.v1.ts';
import { Problem } from '../../../shared/problem.ts';
import type { Write } from '../../../shared/store/table.ts';
import { changeMelding } from '../change-melding.ts';
import type { WisselverzoekRequest } from '../contract.ts';
import type { IntakeDependencies } from '../dependencies.ts';
import { bsnFaults, refuseBsn } from '../domain/bsn.ts';
import type { IntakeEvent, Melding } from '../domain/melding.ts';
import { leaderFor } from '../domain/status.ts';
import { termInWorkingDays } from '../domain/terms.ts';
import { findOwnMelding, unknownMelding } from '../find-melding.ts';
import { aanvullingItem, openIntakeStore } from '../store.ts';
import { tellMelder } from '../tell.ts';
import { type AnswerCommand, type Answered, answerFor, requestOf } from './answer-context.ts';

/** Who leads the own household and may be asked to make place; the same refusal for everybody else. */
function leaderOf(head: Melding) {
  const known = head.wieMeldde.soort === 'eigenHuishouden' ? leaderFor(head) : null;
  if (known) return known;
  throw new Problem('nietMogelijk', 'Bij deze melding kunt u nu niet om iemand anders vragen.');
}

/** "Klikt het niet? U mag om iemand anders vragen." A werkverdeler decides; why is nothing for who leads. */
export async function askOtherRegisseur(
  deps: IntakeDependencies,
  command: AnswerCommand<WisselverzoekRequest>,
): Promise<Answered> {
  const { input, now } = command;
  const { head } = await findOwnMelding(openIntakeStore(deps.table), command);
  if (!input.geenBsn) refuseBsn(bsnFaults([['/toelichting', input.toelichting]]));
  const request = requestOf('wisselverzoeken', command);
  return changeMelding(deps, { nummer: head.meldingsnummer, now, request }, async (before, store) => {
    const nummer = before.meldingsnummer;
    const { casusId, regisseurId } = leaderOf(before);
    if (before.wissel?.regisseurId === regisseurId) {
      throw new Problem('nietMogelijk', 'U heeft dit al gevraagd. Wij laten u weten wat er is besloten.');
    }
    const [data, open] = await Promise.all([store.gegevens(nummer), store.openTasks(nummer)]);
    if (!data) throw unknownMelding();
    const { gemeente } = deps.installation;
    const { uiterlijk } = termInWorkingDays(now, gemeente.termijnen.wisselWerkdagen, gemeente);
    const after: Melding = { ...before, wissel: { op: now, regisseurId, uiterlijk } };
    const gevraagd: IntakeEvent = {
      type: meldingAndereRegisseurGevraagd.type,
      data: { meldingId: nummer, casusId, regisseurId, gevraagdOp: now },
    };
    const told = tellMelder(deps, { head: after, data, now, open }, { soort: 'wissel', stand: 'ontvangen', uiterlijk });
    const why: Write[] = input.toelichting
      ? [
          {
            put: aanvullingItem(nummer, deps.ids.uuid(), {
              op: now,
              bron: 'melder',
              door: null,
              tekst: input.toelichting,
              vertrouwelijk: true,
            }),
            when: 'absent',
          },
        ]
      : [];
    const change = {
      head: after,
      writes: [...why, ...told.writes],
      events: [gevraagd, ...told.events],
      mails: told.mails,
    };
    return { change, answer: answerFor(after, now) };
  });
}
