import type * as z from 'zod';
import { Problem } from '../../shared/problem.ts';
import { type Asked, commandCasus } from './casus-command.ts';
import {
  type DeskundigeAntwoordResponse,
  type DeskundigeRequest,
  type DeskundigeResponse,
  type deskundigeAntwoordRequest,
  deskundigeAntwoordResponse,
  deskundigeResponse,
} from './contract.ts';
import { answerExpert, askExpert } from './domain/expert.ts';
import { mayAct } from './may-see.ts';
import { organisationOf } from './organisation.ts';
import type { Deps } from './store.ts';

/** Teams that give advice about what goes beyond the limits of whoever leads. */
const advising = ['expert', 'sociaal'];

/** A team of this municipality by its mailbox, or a professional of an organisation that it knows. */
function expertOf({ installation }: Deps, { aan }: DeskundigeRequest) {
  if (aan.soort === 'persoon') {
    const { naam } = organisationOf({ installation }, aan.organisatie, '/aan/organisatie');
    return { team: null, naam: `${aan.naam} (${naam})`, email: aan.email };
  }
  const teams = installation.gemeente.teams.filter(({ soort }) => advising.includes(soort));
  const team = teams.find(({ code }) => code === aan.team);
  if (team) return { team: team.code, naam: team.naam, email: team.email };
  const choice = teams.map(({ code }) => code).join(', ');
  throw new Problem('ongeldigeInvoer', 'Kies een team uit de lijst.', [
    {
      veld: '/aan/team',
      code: 'onbekendTeam',
      melding: choice ? `Kies uit: ${choice}.` : 'Deze gemeente heeft geen expertteam of sociaal team.',
    },
  ]);
}

/** R67: who leads or stands in, or a werkverdeler for them, asks another expert in time. */
export async function askForExpert(
  deps: Deps,
  { request, ...asked }: Asked & { request: DeskundigeRequest },
): Promise<{ created: boolean; answer: DeskundigeResponse }> {
  const expert = expertOf(deps, request);
  return commandCasus(deps, asked, {
    naam: 'deskundige',
    body: request,
    answer: deskundigeResponse,
    may: (state) => mayAct(state, asked.staff),
    decide: (state) => {
      const deskundigeId = deps.ids.uuid();
      const { now } = asked;
      const question = { deskundigeId, ...expert, vraag: request.vraag };
      const decision = askExpert(state, question, now, deps.installation.gemeente);
      const uiterlijk = decision.state.deskundigen.find((one) => one.deskundigeId === deskundigeId)?.uiterlijk;
      if (!uiterlijk) throw new RangeError('A question has a term');
      return {
        decision,
        answer: { casusId: state.casusId, deskundigeId, naam: expert.naam, gevraagdOp: now, uiterlijk },
      };
    },
  });
}

/** What was answered is written down with the casus, and ends the term. */
export const recordExpertAnswer = (
  deps: Deps,
  {
    request,
    deskundigeId,
    ...asked
  }: Asked & {
    deskundigeId: string;
    request: z.output<typeof deskundigeAntwoordRequest>;
  },
): Promise<{ created: boolean; answer: DeskundigeAntwoordResponse }> =>
  commandCasus(deps, asked, {
    naam: `deskundige-antwoord#${deskundigeId}`,
    body: request,
    answer: deskundigeAntwoordResponse,
    may: (state) => mayAct(state, asked.staff),
    decide: (state) => {
      const decision = answerExpert(state, { deskundigeId, antwoord: request.antwoord }, asked.now);
      const before = state.deskundigen.find((one) => one.deskundigeId === deskundigeId)?.beantwoordOp;
      return {
        ...(decision && { decision }),
        answer: { casusId: state.casusId, deskundigeId, beantwoordOp: before ?? asked.now },
      };
    },
  });
