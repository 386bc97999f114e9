import type * as z from 'zod';
import { type Asked, commandCasus } from './casus-command.ts';
import { type ContactResponse, type contactRequest, contactResponse } from './contract.ts';
import { recordContact } from './domain/first-contact.ts';
import { mayAct } from './may-see.ts';
import { type Deps, putReason } from './store.ts';

/** The family was called, as promised: one click by who leads or stands in, or by a werkverdeler for them. */
export const recordCall = (
  deps: Deps,
  { request, ...asked }: Asked & { request: z.output<typeof contactRequest> },
): Promise<{ created: boolean; answer: ContactResponse }> =>
  commandCasus(deps, asked, {
    naam: 'contact',
    body: request,
    answer: contactResponse,
    may: (state) => mayAct(state, asked.staff),
    decide: (state) => {
      const { now, staff } = asked;
      const { resultaat, toelichting = null } = request;
      const decision = recordContact(state, resultaat, now, deps.installation.gemeente);
      return {
        decision,
        writes: [putReason('CONTACT', decision.state, { door: staff.id, resultaat, toelichting }, now)],
        answer: {
          casusId: state.casusId,
          resultaat,
          vastgelegdOp: now,
          opnieuwUiterlijk: decision.state.eersteContact?.uiterlijk ?? null,
        },
      };
    },
  });
