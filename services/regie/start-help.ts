import type * as z from 'zod';
import { type Asked, commandCasus } from './casus-command.ts';
import { type OrganisatieResponse, type organisatieRequest, organisatieResponse } from './contract.ts';
import { concerns, startHelp } from './domain/stand-in.ts';
import { mayAct } from './may-see.ts';
import { organisationOf } from './organisation.ts';
import type { Deps } from './store.ts';

/** An organisation starts to help in this household: is who leads still independent (practice, staff of a provider)? */
export const recordHelp = (
  deps: Deps,
  { request, ...asked }: Asked & { request: z.output<typeof organisatieRequest> },
): Promise<{ created: boolean; answer: OrganisatieResponse }> => {
  const { code } = organisationOf(deps, request.organisatie);
  return commandCasus(deps, asked, {
    naam: 'organisatie',
    body: request,
    answer: organisatieResponse,
    may: (state) => mayAct(state, asked.staff),
    decide: (state, pool) => {
      const lead = pool.find(({ regisseurId }) => regisseurId === state.aanspreekpunt?.regisseurId);
      const decision = startHelp(state, code, pool, asked.now, deps.installation.gemeente);
      return {
        decision,
        answer: {
          casusId: state.casusId,
          organisaties: decision.state.behoefte.betrokkenOrganisaties,
          aandachtspunten: concerns(decision.state, lead, asked.now),
        },
      };
    },
  });
};
