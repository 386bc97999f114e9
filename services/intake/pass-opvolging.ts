import { meldingOpvolgingVerstreken } from '../../events/intake/melding-opvolging-verstreken.v1.ts';
import { termKey } from '../../shared/deadlines.ts';
import type { Write } from '../../shared/store/table.ts';
import { isPassingOn } from './domain/status.ts';
import { climb } from './domain/terms.ts';
import { followUpPassedMail } from './mails/for-hands.ts';
import type { PassTerm } from './pass-term.ts';
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
 * next one on the ladder hears it, until it is closed or opened again.
 */
export const passOpvolging: PassTerm = ({ head, term, now }, { installation, ids }) => {
  const { triage } = head;
  if (!triage?.opvolgingUiterlijk || triage.afgerondOp) return undefined;
  const { gemeente } = installation;
  const step = climb(term.niveau, now, head.spoed, gemeente);
  const team = gemeente.teams.find(({ code }) => code === triage.team);
  const wat = isPassingOn(triage)
    ? 'overdragen'
    : term.soort === wmoTermName
      ? 'wmoOnderzoek'
      : triage.uitkomst === 'wmoMelding'
        ? 'oppakken'
        : 'afronden';
  const { niveau, rol } = step;
  const { opvolgingUiterlijk } = triage;
  return {
    head,
    events: [
      {
        type: meldingOpvolgingVerstreken.type,
        data: { meldingId: head.meldingsnummer, wat, opvolgingUiterlijk, vastgesteldOp: now, niveau, rol },
      },
    ],
    mails: [
      followUpPassedMail({
        id: ids.uuid(),
        installation,
        melding: head,
        aan: step,
        bij: head.behandelaar?.naam ?? team?.naam ?? 'De medewerker',
        wat,
        uiterlijk: opvolgingUiterlijk,
      }),
    ],
    next: { at: step.volgende, niveau: step.volgendNiveau },
  };
};
