import { contacttaakTermijnVerstreken } from '../../events/intake/contacttaak-termijn-verstreken.v1.ts';
import { meldingReactietermijnVerstreken } from '../../events/intake/melding-reactietermijn-verstreken.v1.ts';
import { type Term, termItem, term as termSchema } from '../../shared/deadlines.ts';
import type { OwedMail } from '../../shared/mail.ts';
import { commit } from '../../shared/store/commit.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { IntakeEvent, Melding } from './domain/melding.ts';
import { owesReaction } from './domain/status.ts';
import { climb, type LadderStep } from './domain/terms.ts';
import { eraseMelding } from './erase-melding.ts';
import { contactTermPassedMail, reactionTermPassedMail } from './mails/for-staff.ts';
import { sealEvents } from './seal-events.ts';
import { headWrites, nummerOf, openIntakeStore, reactionTermName, retentionTermName, taskIdOf } from './store.ts';

type Passed = { event: IntakeEvent; mail: OwedMail };
type Passing = { head: Melding; term: Term; step: LadderStep; now: string };

function passReaction({ head, step, now }: Passing, deps: IntakeDependencies): Passed | undefined {
  if (!owesReaction(head)) return undefined;
  const { installation, ids } = deps;
  const { meldingsnummer: meldingId, reactieUiterlijk } = head;
  const { niveau, rol } = step;
  return {
    event: {
      type: meldingReactietermijnVerstreken.type,
      data: { meldingId, reactieUiterlijk, vastgesteldOp: now, niveau, rol },
    },
    mail: reactionTermPassedMail({ id: ids.uuid(), installation, aan: step, melding: head }),
  };
}

/** Undefined when the task is done or lapsed: then there is nothing to climb about. */
async function passTask(taakId: string, passing: Passing, deps: IntakeDependencies): Promise<Passed | undefined> {
  const { head, step } = passing;
  const tasks = await openIntakeStore(deps.table).openTasks(head.meldingsnummer);
  const taak = tasks.find((task) => task.taakId === taakId);
  if (!taak) return undefined;
  const { installation, ids } = deps;
  const { niveau, rol } = step;
  return {
    event: {
      type: contacttaakTermijnVerstreken.type,
      data: { taakId, meldingId: head.meldingsnummer, uiterlijk: taak.uiterlijk, niveau, rol },
    },
    mail: contactTermPassedMail({ id: ids.uuid(), installation, aan: step, melding: head, taak }),
  };
}

/** A step was not taken in time: an event, a mail to the next person on the ladder, and the next date (rule 9). */
export async function passTerm(deps: IntakeDependencies, due: Term, now: string): Promise<void> {
  const nummer = nummerOf(due.pk);
  if (due.soort === retentionTermName) return eraseMelding(deps, nummer, now);
  // The index is a little behind: whoever reacted just now must not be reported as late.
  const [term, head] = await Promise.all([
    deps.table.get({ pk: due.pk, sk: due.sk }, termSchema),
    openIntakeStore(deps.table).head(nummer),
  ]);
  if (!term || term.gsi1sk > now) return;
  // What it was about is gone: otherwise it would come back every minute.
  const forget = async () => {
    await deps.table.transact([{ remove: { pk: due.pk, sk: due.sk }, when: { version: term.versie } }]);
  };
  if (!head) return forget();

  const { gemeente } = deps.installation;
  const step = climb(term.niveau, now, head.spoed, gemeente);
  const passing = { head, term, step, now };
  const taakId = taskIdOf(term.soort);
  if (!taakId && term.soort !== reactionTermName) throw new Error(`Unknown term ${term.soort}`);
  const passed = taakId ? await passTask(taakId, passing, deps) : passReaction(passing, deps);
  if (!passed) return forget();

  const versie = head.versie + 1;
  const { pk, soort } = term;
  const next = termItem({ pk, soort, at: step.volgende, niveau: step.volgendNiveau, versie: term.versie + 1 });
  const result = await commit(deps.table, {
    now,
    writes: [
      ...headWrites({ ...head, versie, reactieVerstreken: head.reactieVerstreken || !taakId }, head),
      { put: next, when: { version: term.versie } },
    ],
    events: sealEvents([passed.event], { meldingsnummer: nummer, from: versie, now, gemeente, ids: deps.ids }),
    mails: [{ pk, mail: passed.mail }],
  });
  // Somebody else was first; the next sweep looks again.
  if (!result.done) deps.log('collisionRetried', { meldingsnummer: nummer });
}
