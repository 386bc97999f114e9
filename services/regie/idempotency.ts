import * as z from 'zod';
import { hashBody } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import type { Table, Write } from '../../shared/store/table.ts';

/** `Idempotency-Key` on POST (design, rule 7): the mark is written in the transaction of the command itself. */
const keepSeconds = 24 * 60 * 60;
const mark = z.object({ verzoek: z.string(), antwoord: z.unknown() });

/** `scope` names the command and who gives it: a key of one person is nothing to another. */
export type Idempotency = { key: string | undefined; scope: string; body: unknown };

const keyOf = ({ scope, key }: Idempotency) => ({ pk: `IDEMPOTENTIE#${scope}#${key}`, sk: 'IDEMPOTENTIE' });

/** The answer given before, for the same key and body; another body under the same key is refused. */
export async function earlierAnswer<T>(
  table: Table,
  idempotency: Idempotency,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  if (!idempotency.key) return undefined;
  const found = await table.get(keyOf(idempotency), mark);
  if (!found) return undefined;
  if (found.verzoek === hashBody(idempotency.body)) return schema.parse(found.antwoord);
  throw new Problem('anderVerzoekZelfdeSleutel', 'Gebruik een nieuwe sleutel voor een ander verzoek.');
}

export function rememberAnswer(idempotency: Idempotency, antwoord: unknown, now: string): Write[] {
  if (!idempotency.key) return [];
  const put = {
    ...keyOf(idempotency),
    verzoek: hashBody(idempotency.body),
    antwoord,
    verlooptOp: Math.floor(Date.parse(now) / 1000) + keepSeconds,
  };
  return [{ put, when: 'absent' }];
}
