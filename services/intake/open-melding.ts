import { termItem } from '../../shared/deadlines.ts';
import { hashCode } from '../../shared/identifiers.ts';
import type { Commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import type { Melding, Opened } from './domain/melding.ts';
import { climb } from './domain/terms.ts';
import { taskOpenedMail, urgentMail } from './mails/for-staff.ts';
import { vindplaatsMail } from './mails/news-for-staff.ts';
import { firstOproep } from './page-duty.ts';
import { sealEvents } from './seal-events.ts';
import {
  addressItem,
  gegevensItem,
  headWrites,
  meldingPk,
  openTaskWrites,
  retentionTermName,
  startWaiting,
  volgcodeItem,
} from './store.ts';
import { nothingTold, tellMelder } from './tell.ts';

export type NewMeldingCommit = {
  head: Melding;
  /** The call or letter that tells the melder that it arrived; null when a mail does, or nobody can be reached. */
  taak: Contacttaak | null;
  /** The head stands first and `mark` second: their collisions mean different things. */
  commit: Commit;
};

/** R53: a finding place may have a receiver of its own, such as the desk for zorgmeldingen of the police. */
function vindplaatsMails(melding: Melding, { installation, ids }: Pick<IntakeDependencies, 'installation' | 'ids'>) {
  const place = installation.gemeente.vindplaatsen.find(({ code }) => code === melding.vindplaats);
  if (!place?.ontvanger) return [];
  const aan = { naam: 'collega', email: place.ontvanger };
  return [vindplaatsMail({ id: ids.uuid(), installation, melding, aan, vindplaats: place.naam.nl })];
}

/**
 * Everything that a new melding owes, whichever way it came in: the state, its events, the acknowledgement or a task
 * in its place, its terms, who has to hear of it at once. Writes only; one transaction.
 */
export function openedCommit(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  opened: Opened,
  context: {
    now: string;
    /** A code that is handed over at once, such as in the answer to the form. */
    volgcode?: string;
    /** What makes a repetition of the request known. */
    mark?(taak: Contacttaak | null): Write | undefined;
  },
): NewMeldingCommit {
  const { installation, ids } = deps;
  const { gemeente } = installation;
  const { now, volgcode } = context;
  const { gegevens: data, bericht, taken } = opened;
  const nummer = opened.melding.meldingsnummer;
  const pk = meldingPk(nummer);
  const told = bericht ? tellMelder(deps, { head: opened.melding, data, now }, bericht) : nothingTold;
  const paged = firstOproep(opened.melding, now, deps);
  const events = [...opened.events, ...told.events, ...paged.events];
  const head: Melding = { ...opened.melding, oproep: paged.oproep, versie: events.length };
  const mark = context.mark?.(told.taak);
  const [first, ...places] = headWrites(head, undefined);
  const writes: Write[] = [
    ...(first ? [first] : []),
    ...(mark ? [mark] : []),
    ...places,
    { put: gegevensItem(nummer, data), when: 'absent' },
    ...(volgcode ? [{ put: volgcodeItem(nummer, hashCode(volgcode), now), when: 'absent' as const }] : []),
    ...told.writes,
    ...paged.writes,
    ...startWaiting(head),
    {
      put: termItem({ pk, soort: retentionTermName, at: `${head.bewarenTot}T00:00:00Z`, niveau: 1, versie: 1 }),
      when: 'absent',
    },
    ...taken.flatMap((taak) => openTaskWrites(nummer, taak)),
    ...(head.adresSleutel ? [{ put: addressItem(head.adresSleutel, head), when: 'always' as const }] : []),
  ];
  const mails = [
    ...told.mails,
    ...paged.mails,
    ...taken.map((taak) => taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak })),
    ...vindplaatsMails(head, deps),
    ...(head.spoed
      ? [urgentMail({ id: ids.uuid(), installation, aan: climb(1, now, true, gemeente), melding: head })]
      : []),
  ];
  return {
    head,
    taak: told.taak,
    commit: {
      now,
      writes,
      events: sealEvents(events, { meldingsnummer: nummer, from: 1, now, gemeente, ids }),
      mails: mails.map((mail) => ({ pk, mail })),
    },
  };
}
