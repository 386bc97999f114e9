import type * as z from 'zod';
import { Problem } from '../../shared/problem.ts';
import { type Asked, commandCasus } from './casus-command.ts';
import { type WeigeringResponse, type weigeringRequest, weigeringResponse } from './contract.ts';
import { refuse } from './domain/refuse.ts';
import { sameEmail } from './domain/regisseur.ts';
import { mayAct } from './may-see.ts';
import { type Deps, judgeFor } from './store.ts';

/**
 * Who was proposed or appointed does not take the lead (R63): by that person, or by a werkverdeler for them. Who stands
 * in leads nothing, and so refuses nothing.
 */
export const refuseRegisseur = (
  deps: Deps,
  { request, ...asked }: Asked & { request: z.output<typeof weigeringRequest> },
): Promise<{ created: boolean; answer: WeigeringResponse }> =>
  commandCasus(deps, asked, {
    naam: 'weigering',
    body: request,
    answer: weigeringResponse,
    may: (state) => mayAct(state, asked.staff),
    decide: (state, pool) => {
      const { staff, now } = asked;
      const own = sameEmail(staff.email, state.aanspreekpunt?.email);
      if (!own && !staff.rollen.includes('werkverdeler')) {
        throw new Problem('geenToegang', 'Dit kan alleen wie de casus leidt, of een werkverdeler.');
      }
      const regisseurId = request.regisseurId ?? (own ? state.aanspreekpunt?.regisseurId : undefined);
      if (!regisseurId) {
        throw new Problem('ongeldigeInvoer', 'Zeg wie er weigert.', [
          { veld: '/regisseurId', code: 'verplicht', melding: 'Kies wie de casus niet op zich neemt.' },
        ]);
      }
      const decision = refuse(
        state,
        {
          regisseurId,
          reden: request.reden,
          toelichting: request.toelichting || null,
          candidates: judgeFor(pool, state, now),
          escalatieId: deps.ids.uuid(),
          now,
        },
        deps.installation.gemeente,
      );
      const next = decision.state.aanspreekpunt;
      return {
        decision,
        refusal: request.reden,
        answer: {
          casusId: state.casusId,
          regisseurId,
          reden: request.reden,
          geweigerdOp: now,
          aantal: decision.state.weigeringen.length,
          volgende: next && { regisseurId: next.regisseurId, naam: next.naam, organisatie: next.organisatie },
        },
      };
    },
  });
