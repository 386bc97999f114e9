import { createHash } from 'node:crypto';
import * as z from 'zod';
import { moment } from '../../../events/event.ts';
import type { Table, Write } from '../../../shared/store/table.ts';

const hour = 3_600_000;
const slot = z.object({ tot: moment, versie: z.int().positive() });

/** `claim` is committed with the answer; it collides when another answer to this address came first. */
export type AnswerSlot = { vrij: false } | { vrij: true; claim: Write };

/**
 * At most one automatic answer an hour to one address, so that two programs that answer each other stop. Who writes
 * more often is called instead. The address itself is not in the item.
 */
export async function readAnswerSlot(table: Table, adres: string, now: string): Promise<AnswerSlot> {
  const hash = createHash('sha256').update(adres.toLowerCase()).digest('base64url');
  const key = { pk: `ANTWOORD#${hash}`, sk: 'ANTWOORD' };
  const found = await table.get(key, slot);
  if (found && found.tot > now) return { vrij: false };
  const tot = Date.parse(now) + hour;
  return {
    vrij: true,
    claim: {
      put: {
        ...key,
        tot: new Date(tot).toISOString(),
        versie: (found?.versie ?? 0) + 1,
        verlooptOp: Math.ceil(tot / 1000) + 3600,
      },
      when: found ? { version: found.versie } : 'absent',
    },
  };
}
