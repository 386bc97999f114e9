import { oproepBevestigd } from '../../events/intake/oproep-bevestigd.v1.ts';
import { termItem, termKey } from '../../shared/deadlines.ts';
import type { OwedMail } from '../../shared/mail.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { pageAbout } from './domain/duty.ts';
import type { IntakeEvent, Melding } from './domain/melding.ts';
import { pageMail } from './mails/for-hands.ts';
import { meldingPk, oproepTermName } from './store.ts';

/** What a page changes, to be committed with whatever it comes from. */
export type Paged = { oproep: Melding['oproep']; writes: Write[]; events: IntakeEvent[]; mails: OwedMail[] };

type Deps = Pick<IntakeDependencies, 'installation' | 'ids'>;
const nobodyPaged = (head: Pick<Melding, 'oproep'>): Paged => ({
  oproep: head.oproep,
  writes: [],
  events: [],
  mails: [],
});

/** The next page about this melding, and the term after which another one follows. */
export function page(
  head: Melding,
  now: string,
  { installation, ids }: Deps,
): { paged: Paged; bevestigenVoor: string } {
  const nummer = head.meldingsnummer;
  const { oproep, aan, bevestigenVoor, event } = pageAbout(nummer, head.oproep, now, installation.gemeente);
  const term = termItem({
    pk: meldingPk(nummer),
    soort: oproepTermName,
    at: bevestigenVoor,
    niveau: oproep.niveau + 1,
    versie: oproep.niveau,
  });
  return {
    bevestigenVoor,
    paged: {
      oproep,
      writes: [{ put: term, when: 'always' }],
      events: [event],
      mails: [pageMail({ id: ids.uuid(), installation, melding: head, aan, bevestigenVoor })],
    },
  };
}

/**
 * An acutely unsafe melding came in: somebody on duty is paged at once and asked to confirm. Nothing where it is not
 * acutely unsafe. The caller puts `oproep` on the head and commits the rest with it.
 */
export function firstOproep(head: Melding, now: string, deps: Deps): Paged {
  return head.spoed ? page(head, now, deps).paged : nobodyPaged(head);
}

type Confirmed = { head: Melding; writes: Write[]; events: IntakeEvent[] };

/** Somebody took it up: nobody is paged any more. Unchanged where nobody was paged, or somebody confirmed before. */
export function confirmPage(head: Melding, naam: string, now: string): Confirmed {
  const { oproep } = head;
  if (!oproep || oproep.bevestigdOp) return { head, writes: [], events: [] };
  const meldingId = head.meldingsnummer;
  return {
    head: { ...head, oproep: { ...oproep, bevestigdOp: now, bevestigdDoor: naam } },
    writes: [{ remove: termKey(meldingPk(meldingId), oproepTermName), when: 'always' }],
    events: [{ type: oproepBevestigd.type, data: { meldingId, niveau: oproep.niveau, bevestigdOp: now } }],
  };
}
