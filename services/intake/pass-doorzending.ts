import { meldingOpvolgingVerstreken } from '../../events/intake/melding-opvolging-verstreken.v1.ts';
import { climb } from './domain/terms.ts';
import { followUpPassedMail } from './mails/for-hands.ts';
import type { PassTerm } from './pass-term.ts';
import { passingIdOf } from './store.ts';

/** What is passed on besides was not handed over in time: the next one on the ladder hears it, until it is. */
export const passDoorzending: PassTerm = async ({ head, term, now, store }, { installation, ids }) => {
  const one = await store.doorzending(head.meldingsnummer, passingIdOf(term.soort));
  if (!one?.uiterlijk || one.overgedragen) return undefined;
  const step = climb(term.niveau, now, head.spoed, installation.gemeente);
  const { niveau, rol } = step;
  const { uiterlijk } = one;
  const wat = 'overdragen';
  return {
    head,
    events: [
      {
        type: meldingOpvolgingVerstreken.type,
        data: { meldingId: head.meldingsnummer, wat, opvolgingUiterlijk: uiterlijk, vastgesteldOp: now, niveau, rol },
      },
    ],
    mails: [
      followUpPassedMail({
        id: ids.uuid(),
        installation,
        melding: head,
        aan: step,
        bij: one.door.naam,
        wat,
        uiterlijk,
      }),
    ],
    next: { at: step.volgende, niveau: step.volgendNiveau },
  };
};
