import * as z from 'zod';
import { Problem } from '../../shared/problem.ts';
import { parkedList } from '../../shared/store/commit.ts';
import { bericht } from './berichten/bericht.ts';
import { changeMelding } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { nummerOf } from './store.ts';
import { sayInPerson } from './undelivered.ts';

/** A row that the relay gave up; `bericht` only where a resident would have been told something. */
const parkedRow = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  aangemaaktOp: z.string(),
  gsi1pk: z.string().optional(),
  mail: z.looseObject({ id: z.string(), bericht: bericht.optional() }).optional(),
});

const pageSize = 50;
const maximumPages = 20;

/**
 * A mail to a melder that SES would not take: somebody calls or writes with the same words, as with a mail that came
 * back. Whoever manages the system was alarmed when it was parked; it leaves that list here, because sent by hand later
 * it would be told twice. What is parked for staff stays.
 */
export async function tellParked(deps: IntakeDependencies, now: string): Promise<void> {
  const failures: unknown[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < maximumPages; pages += 1) {
    const page = await deps.table.work(parkedList, parkedRow, { limit: pageSize, cursor });
    for (const row of page.items) {
      if (row.mail?.bericht) await tellOne(deps, row, now).catch((error: unknown) => failures.push(error));
    }
    cursor = page.cursor;
    if (!cursor) break;
  }
  if (failures.length > 0) throw failures[0];
}

async function tellOne(deps: IntakeDependencies, { pk, sk }: z.infer<typeof parkedRow>, now: string): Promise<void> {
  const nummer = nummerOf(pk);
  try {
    await changeMelding<null>(deps, { nummer, now }, async (head, store) => {
      const [row, data, open] = await Promise.all([
        deps.table.get({ pk, sk }, parkedRow),
        store.gegevens(nummer),
        store.openTasks(nummer),
      ]);
      const told = row?.mail?.bericht;
      // The index is a little behind, and a row may have been offered again by hand.
      if (!row || !told || !data || row.gsi1pk !== parkedList) return { change: undefined, answer: null };
      const change = sayInPerson(deps, { head, data, open, now }, { told, sentOp: row.aangemaaktOp, wat: 'bericht' });
      const left = {
        ...row,
        gsi1pk: undefined,
        gsi1sk: undefined,
        geclaimdTot: undefined,
        mail: { ...row.mail, aan: undefined, naam: undefined, volgcode: undefined },
      };
      return { change: { ...change, writes: [...(change.writes ?? []), { put: left, when: 'always' }] }, answer: null };
    });
    deps.log('mailReturned', { mail: sk, meldingsnummer: nummer, what: 'refused' });
  } catch (error) {
    // Erased meanwhile: nobody left to tell.
    if (!(error instanceof Problem && error.status === 404)) throw error;
  }
}
