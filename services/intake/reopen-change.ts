import type { HeropenReden } from '../../events/vocabulary.ts';
import { termKey } from '../../shared/deadlines.ts';
import type { Write } from '../../shared/store/table.ts';
import type { MeldingChange } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { reopen } from './domain/reopening.ts';
import { isKeptSilent } from './domain/silence.ts';
import { firstOproep } from './page-duty.ts';
import {
  followUpTermName,
  lapseTaskWrites,
  meldingPk,
  navraagAnswerTermName,
  navraagTermName,
  startWaiting,
  wmoTermName,
} from './store.ts';
import { nothingTold, type Told, tellMelder } from './tell.ts';

/** What a call or letter would have told that no longer holds. */
const overtaken: ReadonlySet<string> = new Set(['uitkomst', 'eersteContact', 'afronding', 'navraag']);
/** As many rounds as a municipality's file may hold. */
const maximumRounds = 4;

/** Terms that belong to the outcome that no longer stands. */
export const forgetOutcomeTerms = (nummer: string): Write[] =>
  [
    followUpTermName,
    wmoTermName,
    navraagAnswerTermName,
    ...Array.from({ length: maximumRounds }, (_, index) => navraagTermName(index + 1)),
  ].map((soort): Write => ({ remove: termKey(meldingPk(nummer), soort), when: 'always' }));

/**
 * The melding is open again: what is committed with the decision that it came from. With `stil` telling is not safe; by
 * default as it was. `tell` is false where there is nothing to tell. `open` are the open contact tasks.
 */
export function reopenChange(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  on: { head: Melding; data: Gegevens; open: readonly Contacttaak[]; now: string },
  { reden, tell, stil = isKeptSilent(on.head) }: { reden: HeropenReden; tell: boolean; stil?: boolean },
): Required<MeldingChange> & Pick<Told, 'langs'> {
  const { data, open, now } = on;
  const nummer = on.head.meldingsnummer;
  const { head, event, bericht } = reopen(on.head, { reden, stil }, now, deps.installation.gemeente);
  const lapsed = open.filter(({ onderwerp }) => overtaken.has(onderwerp));
  // Who reported about somebody else never hears of an outcome, so not that it was undone either.
  const own = head.wieMeldde.soort === 'eigenHuishouden';
  // Acutely unsafe and not solved after all: somebody has to pick it up now, day or night.
  const paged = firstOproep(head, now, deps);
  const told = tell && own && !stil ? tellMelder(deps, { head, data, now, open }, bericht) : nothingTold;
  return {
    head: { ...head, oproep: paged.oproep },
    writes: [
      ...forgetOutcomeTerms(nummer),
      ...lapsed.flatMap((task) => lapseTaskWrites(nummer, task)),
      ...startWaiting(head),
      ...paged.writes,
      ...told.writes,
    ],
    events: [event, ...paged.events, ...told.events],
    mails: [...paged.mails, ...told.mails],
    langs: told.langs,
  };
}
