import type * as z from 'zod';
import { type Asked, commandCasus } from './casus-command.ts';
import { type ContactbesluitResponse, type contactbesluitRequest, contactbesluitResponse } from './contract.ts';
import { decideContact as decide } from './domain/first-contact.ts';
import { mayDivide } from './may-see.ts';
import { type Deps, putReason } from './store.ts';

/** Contact with a family is not safe: a werkverdeler or gedragswetenschapper decides whether there is a safe way. */
export const decideContact = (
  deps: Deps,
  { request, ...asked }: Asked & { request: z.output<typeof contactbesluitRequest> },
): Promise<{ created: boolean; answer: ContactbesluitResponse }> =>
  commandCasus(deps, asked, {
    naam: 'contactbesluit',
    body: request,
    answer: contactbesluitResponse,
    may: (state) => mayDivide(state, asked.staff),
    decide: (state) => {
      const { now, staff } = asked;
      const { besluit, reden } = request;
      const decision = decide(state, besluit, now, deps.installation.gemeente);
      return {
        decision,
        writes: [putReason('CONTACTBESLUIT', decision.state, { door: staff.id, besluit, reden }, now)],
        answer: {
          casusId: state.casusId,
          besluit,
          beslotenOp: now,
          contactUiterlijk: decision.state.eersteContact?.uiterlijk ?? null,
        },
      };
    },
  });
