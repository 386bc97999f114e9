import type * as z from 'zod';
import { type Asked, commandCasus } from './casus-command.ts';
import { type KaderResponse, type kaderRequest, kaderResponse } from './contract.ts';
import { setKader } from './domain/kader.ts';
import { mayAct } from './may-see.ts';
import { type Deps, putReason } from './store.ts';

/** R52: who leads or stands in, or a werkverdeler, says whether help is voluntary here; who said so is kept. */
export const recordKader = (
  deps: Deps,
  { request, ...asked }: Asked & { request: z.output<typeof kaderRequest> },
): Promise<{ created: boolean; answer: KaderResponse }> =>
  commandCasus(deps, asked, {
    naam: 'kader',
    body: request,
    answer: kaderResponse,
    may: (state) => mayAct(state, asked.staff),
    decide: (state) => {
      const { now, staff } = asked;
      const { kader, toelichting = null } = request;
      const decision = setKader(state, kader);
      return {
        answer: { casusId: state.casusId, kader },
        ...(decision && {
          decision,
          writes: [putReason('KADER', decision.state, { door: staff.id, kader, toelichting }, now)],
        }),
      };
    },
  });
