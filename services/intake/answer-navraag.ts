import { meldingNavraagBeantwoord } from '../../events/intake/melding-navraag-beantwoord.v1.ts';
import { termKey } from '../../shared/deadlines.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { Problem } from '../../shared/problem.ts';
import type { Write } from '../../shared/store/table.ts';
import type { MeldingChange } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import { inHand } from './domain/in-hand.ts';
import type { Gegevens, IntakeEvent, Melding } from './domain/melding.ts';
import { isAboutOthers } from './domain/navraag.ts';
import { navraagNegatiefMail } from './mails/news-for-staff.ts';
import { reopenChange } from './reopen-change.ts';
import { lapseTaskWrites, meldingPk, navraagAnswerTermName, navraagItem } from './store.ts';

export type NavraagAnswer = { antwoord: 'ja' | 'beetje' | 'nee'; toelichting: string | null };

/**
 * The answer to "Loopt de hulp weer?", from the page of the melder or as somebody heard it on the phone. `nee` opens
 * the melding again; with `beetje` whoever has it in hand hears of it. `open` are the open contact tasks, without the
 * one that is closed with this answer. Throws `Problem` when nothing was asked.
 */
export function answerNavraag(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  on: { head: Melding; data: Gegevens; open: readonly Contacttaak[]; now: string },
  { antwoord, toelichting }: NavraagAnswer,
): Required<MeldingChange> {
  const { installation, ids } = deps;
  const { data, open, now } = on;
  const { navraag, meldingsnummer: nummer } = on.head;
  if (!navraag) throw new Problem('nietMogelijk', 'Er staat geen vraag open bij deze melding.');
  if (navraag.antwoord) {
    throw new Problem('nietMogelijk', 'Deze vraag is al beantwoord. Is er iets veranderd? Vul dan de melding aan.');
  }
  const { ronde, gevraagdOp } = navraag;
  const head: Melding = { ...on.head, navraag: { ...navraag, antwoord } };
  const beantwoord: IntakeEvent = {
    type: meldingNavraagBeantwoord.type,
    data: { meldingId: nummer, beantwoordOp: now, ronde, antwoord },
  };
  const answered: Write = {
    put: navraagItem(nummer, { ronde, gevraagdOp, antwoord, beantwoordOp: now, toelichting }),
    when: 'always',
  };
  const tellStaff = (about: Melding, saying: 'beetje' | 'nee') => {
    const aan = inHand(about, dutchDate(now), installation.gemeente);
    const anderMeldde = isAboutOthers(about);
    return navraagNegatiefMail({ id: ids.uuid(), installation, melding: about, aan, antwoord: saying, anderMeldde });
  };
  if (antwoord === 'nee') {
    const reopened = reopenChange(deps, { head, data, open, now }, { reden: 'hulpLooptNiet', tell: true });
    return {
      head: reopened.head,
      writes: [answered, ...reopened.writes],
      events: [beantwoord, ...reopened.events],
      mails: [tellStaff(reopened.head, 'nee'), ...reopened.mails],
    };
  }
  return {
    head,
    writes: [
      answered,
      { remove: termKey(meldingPk(nummer), navraagAnswerTermName), when: 'always' },
      ...open.filter(({ onderwerp }) => onderwerp === 'navraag').flatMap((task) => lapseTaskWrites(nummer, task)),
    ],
    events: [beantwoord],
    mails: antwoord === 'beetje' ? [tellStaff(head, 'beetje')] : [],
  };
}
