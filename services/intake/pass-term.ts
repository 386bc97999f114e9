import { contacttaakTermijnVerstreken } from '../../events/intake/contacttaak-termijn-verstreken.v1.ts';
import { meldingReactietermijnVerstreken } from '../../events/intake/melding-reactietermijn-verstreken.v1.ts';
import { type Term, termItem, termKey, term as termSchema } from '../../shared/deadlines.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { askNavraag, callAboutNavraag } from './ask-navraag.ts';
import { passScan } from './attachments/pass-scan.ts';
import type { MeldingChange } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import { owesReaction } from './domain/status.ts';
import { climb } from './domain/terms.ts';
import { eraseMelding } from './erase-melding.ts';
import { contactTermPassedMail, reactionTermPassedMail } from './mails/for-staff.ts';
import { passDoorzending } from './pass-doorzending.ts';
import { passOproep } from './pass-oproep.ts';
import { passOpvolging } from './pass-opvolging.ts';
import { sealEvents } from './seal-events.ts';
import { headWrites, type IntakeStore, nummerOf, openIntakeStore, retentionTermName, taskIdOf } from './store.ts';

export type Passing = { head: Melding; term: Term; now: string; store: IntakeStore };
/** What is committed when a term passes, and when it passes again; null: it is over. */
export type Passed = MeldingChange & { next: { at: string; niveau: number } | null };
/** Undefined: what the term was about is gone, and so it goes. */
export type PassTerm = (passing: Passing, deps: IntakeDependencies) => Promise<Passed | undefined> | Passed | undefined;

const passReaction: PassTerm = ({ head, term, now }, { installation, ids }) => {
  if (!owesReaction(head)) return undefined;
  const step = climb(term.niveau, now, head.spoed, installation.gemeente);
  const { meldingsnummer: meldingId, reactieUiterlijk } = head;
  const { niveau, rol } = step;
  return {
    head: { ...head, reactieVerstreken: true },
    events: [
      {
        type: meldingReactietermijnVerstreken.type,
        data: { meldingId, reactieUiterlijk, vastgesteldOp: now, niveau, rol },
      },
    ],
    mails: [reactionTermPassedMail({ id: ids.uuid(), installation, aan: step, melding: head })],
    next: { at: step.volgende, niveau: step.volgendNiveau },
  };
};

const passTask: PassTerm = async ({ head, term, now, store }, { installation, ids }) => {
  const taakId = taskIdOf(term.soort);
  const tasks = await store.openTasks(head.meldingsnummer);
  const taak = tasks.find((task) => task.taakId === taakId);
  if (!taak) return undefined;
  const step = climb(term.niveau, now, head.spoed, installation.gemeente);
  const { niveau, rol } = step;
  return {
    head,
    events: [
      {
        type: contacttaakTermijnVerstreken.type,
        data: { taakId: taak.taakId, meldingId: head.meldingsnummer, uiterlijk: taak.uiterlijk, niveau, rol },
      },
    ],
    mails: [contactTermPassedMail({ id: ids.uuid(), installation, aan: step, melding: head, taak })],
    next: { at: step.volgende, niveau: step.volgendNiveau },
  };
};

/** Name of a term, up to its `#` -> what happens when it passes. */
const terms: Readonly<Record<string, PassTerm>> = {
  reactie: passReaction,
  contacttaak: passTask,
  doorzending: passDoorzending,
  navraag: askNavraag,
  navraagAntwoord: callAboutNavraag,
  oproep: passOproep,
  opvolging: passOpvolging,
  scan: passScan,
  wmoOnderzoek: passOpvolging,
};

/** A step was not taken in time: an event, a mail to the next person on the ladder, and the next date (rule 9). */
export async function passTerm(deps: IntakeDependencies, due: Term, now: string): Promise<void> {
  const nummer = nummerOf(due.pk);
  if (due.soort === retentionTermName) return eraseMelding(deps, nummer, now);
  const store = openIntakeStore(deps.table);
  // The index is a little behind: whoever reacted just now must not be reported as late.
  const [term, head] = await Promise.all([deps.table.get({ pk: due.pk, sk: due.sk }, termSchema), store.head(nummer)]);
  if (!term || term.gsi1sk > now) return;
  const pass = terms[term.soort.split('#')[0] ?? ''];
  if (!pass) throw new Error(`Unknown term ${term.soort}`);
  const over: Write = { remove: termKey(term.pk, term.soort), when: { version: term.versie } };
  const passed = head && (await pass({ head, term, now, store }, deps));
  if (!head || !passed) {
    // What it was about is gone: otherwise it would come back every minute.
    await deps.table.transact([over]);
    return;
  }

  const { gemeente } = deps.installation;
  const { next, events = [], writes = [], mails = [] } = passed;
  const { pk, soort } = term;
  const again: Write | undefined = next
    ? {
        put: termItem({ pk, soort, at: next.at, niveau: next.niveau, versie: term.versie + 1 }),
        when: { version: term.versie },
      }
    : undefined;
  const result = await commit(deps.table, {
    now,
    writes: [
      ...headWrites({ ...passed.head, versie: head.versie + Math.max(1, events.length) }, head),
      again ?? over,
      ...writes,
    ],
    events: sealEvents(events, { meldingsnummer: nummer, from: head.versie + 1, now, gemeente, ids: deps.ids }),
    mails: mails.map((mail) => ({ pk, mail })),
  });
  // Somebody else was first; the next sweep looks again.
  if (!result.done) deps.log('collisionRetried', { meldingsnummer: nummer });
}
