import { type Term, termItem, termKey } from '../../shared/deadlines.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { decideReach, writesToOwnAddress } from './domain/contact.ts';
import { openTask } from './domain/contacttaak.ts';
import { inHand } from './domain/in-hand.ts';
import type { Melding } from './domain/melding.ts';
import { askingMoments, isAboutOthers, isTakenUp } from './domain/navraag.ts';
import { termInWorkingDays } from './domain/terms.ts';
import { taskOpenedMail } from './mails/for-staff.ts';
import type { Passed } from './pass-term.ts';
import {
  type IntakeStore,
  lapseTaskWrites,
  meldingPk,
  navraagAnswerTermName,
  navraagItem,
  navraagTermName,
  openTaskWrites,
} from './store.ts';
import { type Told, tellMelder } from './tell.ts';

/** "Loopt de hulp weer?": the terms at which it is asked. Nothing when this melding had been taken up already. */
export function startNavraag(before: Melding, after: Melding, now: string, gemeente: Gemeente): Write[] {
  if (isTakenUp(before) || !isTakenUp(after)) return [];
  const pk = meldingPk(after.meldingsnummer);
  return askingMoments(now, gemeente).map(
    ({ ronde, at }): Write => ({
      put: termItem({ pk, soort: navraagTermName(ronde), at, niveau: ronde, versie: 1 }),
      when: 'always',
    }),
  );
}

/** A family that somebody else reported about: staff asks whoever helps it, and who reported hears nothing. */
function askHelper(head: Melding, now: string, { installation, ids }: IntakeDependencies): Told {
  const { gemeente } = installation;
  const nummer = head.meldingsnummer;
  const { taak, event } = openTask(
    nummer,
    { soort: 'bellen', reden: 'anderMeldde', onderwerp: 'navraag', bericht: null },
    { now, spoed: head.spoed, ids, gemeente },
  );
  const naar = inHand(head, dutchDate(now), gemeente).email;
  return {
    writes: openTaskWrites(nummer, taak),
    events: [event],
    mails: [taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak, naar })],
    langs: 'taak',
    taak,
  };
}

type Passing = { head: Melding; term: Term; now: string; store: IntakeStore };

/** It is time to ask: by mail with a term for the answer, or by somebody who calls or writes. */
export async function askNavraag(
  { head, term, now, store }: Passing,
  deps: IntakeDependencies,
): Promise<Passed | undefined> {
  const nummer = head.meldingsnummer;
  if (!isTakenUp(head)) return undefined;
  const [data, open] = await Promise.all([store.gegevens(nummer), store.openTasks(nummer)]);
  if (!data) return undefined;
  const { gemeente } = deps.installation;
  const ronde = term.niveau;
  const weken = gemeente.termijnen.navraagWeken[ronde - 1];
  if (!weken) return undefined;
  const told = isAboutOthers(head)
    ? askHelper(head, now, deps)
    : tellMelder(deps, { head, data, now }, { soort: 'navraag', ronde, weken });
  if (told.langs === 'niet') return undefined;
  const earlier = open.filter(({ onderwerp }) => onderwerp === 'navraag');
  const answerBefore = termInWorkingDays(now, gemeente.termijnen.navraagAntwoordWerkdagen, gemeente);
  const pk = meldingPk(nummer);
  const asked = { ronde, gevraagdOp: now, antwoord: null };
  return {
    head: { ...head, navraag: asked },
    writes: [
      { put: navraagItem(nummer, { ...asked, beantwoordOp: null, toelichting: null }), when: 'always' },
      // A call or letter has a term of its own.
      told.langs === 'mail'
        ? {
            put: termItem({ pk, soort: navraagAnswerTermName, at: answerBefore.tot, niveau: ronde, versie: 1 }),
            when: 'always',
          }
        : { remove: termKey(pk, navraagAnswerTermName), when: 'always' },
      ...earlier.flatMap((task) => lapseTaskWrites(nummer, task)),
      ...told.writes,
    ],
    events: told.events,
    mails: told.mails,
    next: null,
  };
}

/** No answer to the mail: somebody calls, or writes where there is no telephone. Never silence. */
export async function callAboutNavraag(
  { head, now, store }: Passing,
  { installation, ids }: IntakeDependencies,
): Promise<Passed | undefined> {
  const { navraag, meldingsnummer: nummer } = head;
  if (!navraag || navraag.antwoord || !isTakenUp(head)) return undefined;
  const data = await store.gegevens(nummer);
  const weken = installation.gemeente.termijnen.navraagWeken[navraag.ronde - 1];
  if (!data || !weken) return undefined;
  // As if mail were no way: by telephone, or by letter where that is safe and there is no telephone.
  const { email: _, voorkeurskanaal: __, ...reachable } = data.melder;
  const bereik = decideReach({ ...data, melder: reachable }, writesToOwnAddress(head));
  if (bereik.langs !== 'taak') return undefined;
  const bericht = { soort: 'navraag' as const, ronde: navraag.ronde, weken };
  const { taak, event } = openTask(
    nummer,
    { soort: bereik.soort, reden: 'geenAntwoord', onderwerp: 'navraag', bericht },
    { now, spoed: head.spoed, ids, gemeente: installation.gemeente },
  );
  return {
    head,
    writes: openTaskWrites(nummer, taak),
    events: [event],
    mails: [taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak })],
    next: null,
  };
}
