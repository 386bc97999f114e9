import type * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { attempts } from '../../shared/store/attempts.ts';
import type { Write } from '../../shared/store/table.ts';
import type { Casus, Decision } from './domain/casus.ts';
import type { Regisseur } from './domain/regisseur.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import { casusChange, commitChanges, type Deps, readCasus, readPool } from './store.ts';

/** Who asks, when, and under which key; the same for every command. */
export type Asked = { casusId: string; staff: Staff; now: string; idempotencyKey: string | undefined };

export type Outcome<T> = {
  answer: T;
  /** Undefined: what was asked is so already. */
  decision?: Decision;
  writes?: Write[];
} & Pick<Parameters<typeof casusChange>[1], 'exceed' | 'refusal'>;

/**
 * A command on one casus: read, decide, commit under the versions read, and decide again when somebody came first.
 * Unknown and not yours look alike. An answer that was given before is given again.
 */
export async function commandCasus<T>(
  deps: Deps,
  asked: Asked,
  command: {
    /** Name in the idempotency mark. */
    naam: string;
    body: unknown;
    answer: z.ZodType<T>;
    may: (state: Casus) => boolean;
    decide: (state: Casus, pool: readonly Regisseur[]) => Outcome<T>;
  },
): Promise<{ created: boolean; answer: T }> {
  const { casusId, staff, now } = asked;
  const scope = `${command.naam}#${casusId}#${staff.id}`;
  const idempotency = { key: asked.idempotencyKey, scope, body: command.body };
  for await (const attempt of attempts()) {
    const earlier = await earlierAnswer(deps.table, idempotency, command.answer);
    if (earlier) return { created: false, answer: earlier };
    const [before, pool] = await Promise.all([readCasus(deps.table, casusId), readPool(deps.table)]);
    if (!before || !command.may(before)) throw new Problem('nietGevonden', 'Deze casus bestaat niet.');
    const { answer, decision, writes = [], ...options } = command.decide(before, pool);
    if (!decision) return { created: false, answer };
    const change = casusChange(deps, { before, decision, pool, now, ...options });
    const result = await commitChanges(deps, [change], {
      now,
      writes: [...writes, ...rememberAnswer(idempotency, answer, now)],
    });
    if (result.done) return { created: true, answer };
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Problem('gewijzigd', 'Bekijk de casus opnieuw en kies dan nog een keer.');
}

export function requirePerson(pool: readonly Regisseur[], regisseurId: string, veld = '/regisseurId'): Regisseur {
  const person = pool.find((one) => one.regisseurId === regisseurId);
  if (person) return person;
  throw new Problem('ongeldigeInvoer', 'Kies een regisseur uit de lijst.', [
    { veld, code: 'onbekend', melding: 'Deze regisseur staat niet in de lijst.' },
  ]);
}
