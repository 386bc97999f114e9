import { createHash } from 'node:crypto';
import type { RegisseurInput } from '../../services/regie/contract.ts';
import { almelo } from './pools/almelo.ts';
import { denhaag } from './pools/denhaag.ts';
import { heerlen } from './pools/heerlen.ts';
import { hellendoorn } from './pools/hellendoorn.ts';

/** Example pools per municipality; another municipality starts with an empty pool. */
const pools: Record<string, RegisseurInput[]> = { almelo, denhaag, heerlen, hellendoorn };

/**
 * Fills the pool through the real API, as the beheerder. Every person has its own Idempotency-Key, so a crash half-way
 * or a second run adds nobody twice.
 */
export async function seed(
  run: { url: string; token(user: string): Promise<string> },
  gemeente: string,
): Promise<void> {
  const authorization = `Bearer ${await run.token('beheerder')}`;
  for (const person of pools[gemeente] ?? []) {
    const body = JSON.stringify(person);
    const key = `voorbeeld-${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;
    const response = await fetch(`${run.url}/regie/v1/regisseurs`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
      body,
    });
    // 409: this person is in the pool already, from a run so long ago that its key is forgotten.
    if (!response.ok && response.status !== 409) {
      throw new Error(`The example regisseur ${person.email} was refused: ${response.status} ${await response.text()}`);
    }
  }
}
