import type * as z from 'zod';
import { Problem } from '../../shared/problem.ts';
import { decideAppointment } from './appoint-regisseur.ts';
import { type Asked, commandCasus, type Outcome } from './casus-command.ts';
import { type WisselbesluitResponse, type wisselbesluitRequest, wisselbesluitResponse } from './contract.ts';
import type { Casus } from './domain/casus.ts';
import { declineChange, requireAsked } from './domain/change-lead.ts';
import { mayDivide } from './may-see.ts';
import { type Deps, putReason } from './store.ts';

type Request = z.output<typeof wisselbesluitRequest>;

function stays(before: Casus, reden: string, asked: Asked): Outcome<WisselbesluitResponse> {
  const decision = declineChange(before, asked.now);
  if (!before.aanspreekpunt) throw new Error('Nobody leads this casus');
  const { regisseurId, naam, telefoon, email, organisatie } = before.aanspreekpunt;
  return {
    decision,
    answer: {
      casusId: before.casusId,
      besluit: 'blijft',
      regisseurId,
      regisseur: { naam, telefoon, email, organisatie },
      beslotenOp: asked.now,
    },
    writes: [putReason('WISSEL', decision.state, { door: asked.staff.id, besluit: 'blijft', reden }, asked.now)],
  };
}

/** "Het klikt niet": somebody else, or the same person with the reason why. The family hears either from intake. */
export const decideChange = (
  deps: Deps,
  { request, ...asked }: Asked & { request: Request },
): Promise<{ created: boolean; answer: WisselbesluitResponse }> =>
  commandCasus(deps, asked, {
    naam: 'wisselbesluit',
    body: request,
    answer: wisselbesluitResponse,
    may: (state) => mayDivide(state, asked.staff),
    decide: (state, pool) => {
      requireAsked(state);
      if (request.besluit === 'blijft') return stays(state, request.reden, asked);
      if (request.regisseurId === state.aanspreekpunt?.regisseurId) {
        throw new Problem(
          'nietMogelijk',
          'Dit is wie de casus nu leidt. Kies iemand anders, of besluit dat deze blijft.',
        );
      }
      const { answer, ...outcome } = decideAppointment(deps, state, pool, request, asked);
      const { casusId, regisseurId, regisseur, benoemdOp } = answer;
      return { ...outcome, answer: { casusId, besluit: 'ander', regisseurId, regisseur, beslotenOp: benoemdOp } };
    },
  });
