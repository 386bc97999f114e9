import type * as z from 'zod';
import { type Asked, commandCasus, requirePerson } from './casus-command.ts';
import { type WaarnemingResponse, type waarnemingRequest, waarnemingResponse } from './contract.ts';
import { contactOf } from './domain/regisseur.ts';
import { nameStandIn } from './domain/stand-in.ts';
import { mayDivide } from './may-see.ts';
import type { Deps } from './store.ts';

/** Who stands in for this one casus, where the stand-in of the absence does not fit. */
export const nameStandInFor = (
  deps: Deps,
  { request, ...asked }: Asked & { request: z.output<typeof waarnemingRequest> },
): Promise<{ created: boolean; answer: WaarnemingResponse }> =>
  commandCasus(deps, asked, {
    naam: 'waarneming',
    body: request,
    answer: waarnemingResponse,
    may: (state) => mayDivide(state, asked.staff),
    decide: (state, pool) => {
      const person = requirePerson(pool, request.waarnemerId, '/waarnemerId');
      const lead = pool.find(({ regisseurId }) => regisseurId === state.aanspreekpunt?.regisseurId);
      const decision = nameStandIn(state, lead, person, asked.now);
      const tot = decision.state.waarneming?.tot;
      if (!tot) throw new Error('Somebody stands in until a date');
      return {
        decision,
        answer: { casusId: state.casusId, waarnemerId: person.regisseurId, waarnemer: contactOf(person), tot },
      };
    },
  });
