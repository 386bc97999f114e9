import type * as z from 'zod';
import { dutchDate } from '../../../shared/dutch-calendar.ts';
import type { Request } from '../change-melding.ts';
import { antwoordResponse } from '../contract-melder.ts';
import type { Melding } from '../domain/melding.ts';
import { viewFor } from '../domain/status.ts';
import type { OwnMelding } from '../find-melding.ts';

/** What a melder asks about the own melding. */
export type AnswerCommand<Input> = OwnMelding & { input: Input; now: string; idempotencyKey: string | undefined };
export type Answered = { isNew: boolean; answer: z.infer<typeof antwoordResponse> };

/** Whoever has a code of a melding is its melder: one key is one request, whichever link it came by. */
export const requestOf = <Input>(
  naam: string,
  { input, idempotencyKey }: AnswerCommand<Input>,
): Request<Answered['answer']> => ({
  naam,
  door: 'melder',
  body: input,
  key: idempotencyKey,
  answer: antwoordResponse,
});

/** The status as this melder may see it. */
export const answerFor = (head: Melding, now: string): Answered['answer'] => ({
  meldingsnummer: head.meldingsnummer,
  op: now,
  status: viewFor(head.wieMeldde.soort, head.over, head, dutchDate(now)).status,
});

/**
 * A link in a neutral mail may be opened by somebody who reads along, such as a violent partner who writes that all is
 * well. It is taken in like anything else, and whoever reads it knows that it is not certain who wrote it.
 */
const doubt = '[Via de link in een neutrale e-mail. Het is niet zeker dat de melder dit zelf schreef.]';
export const withDoubt = <T extends string | null>(beperkt: boolean, tekst: T): T | string =>
  beperkt ? [doubt, tekst].filter(Boolean).join('\n\n') : tekst;
