import { termKey } from '../../shared/deadlines.ts';
import type { OwedMail } from '../../shared/mail.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import type { LadderStep } from './domain/terms.ts';
import { followUpPassedMail } from './mails/for-hands.ts';
import { followUpTermName, meldingPk, wmoTermName } from './store.ts';

/** It was closed, or opened again: nobody has to say any more how it ended. */
export const forgetFollowUp = (nummer: string): Write[] =>
  [followUpTermName, wmoTermName].map(
    (soort): Write => ({
      remove: termKey(meldingPk(nummer), soort),
      when: 'always',
    }),
  );

/**
 * Whoever has it in hand did not pick it up, did not say how it ended, or the inquiry of the Wmo took too long: the
 * next one on the ladder hears it. Undefined when the term is about nothing any more.
 */
export function followUpPassed(
  soort: typeof followUpTermName | typeof wmoTermName,
  { head, step }: { head: Melding; step: LadderStep },
  { installation, ids }: Pick<IntakeDependencies, 'installation' | 'ids'>,
): OwedMail | undefined {
  const { triage } = head;
  if (!triage?.opvolgingUiterlijk || triage.afgerondOp) return undefined;
  const team = installation.gemeente.teams.find(({ code }) => code === triage.team);
  const isWmo = triage.uitkomst === 'wmoMelding';
  return followUpPassedMail({
    id: ids.uuid(),
    installation,
    melding: head,
    aan: step,
    bij: team?.naam ?? head.behandelaar?.naam ?? 'De medewerker',
    wat: soort === wmoTermName ? 'wmoOnderzoek' : isWmo ? 'oppakken' : 'afronden',
    uiterlijk: triage.opvolgingUiterlijk,
  });
}
