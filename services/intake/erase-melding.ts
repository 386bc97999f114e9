import { termItem, termKey } from '../../shared/deadlines.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { deletionItem, headItem, meldingPk, openIntakeStore, retentionTermName } from './store.ts';

/** Items per transaction, and transactions per sweep: what is left waits for the next sweep. */
const pageSize = 90;
const maximumPages = 10;

/**
 * Rule 11: at the end of its retention the whole melding goes, and a deletion record stays. The head and the term go
 * last, so an erasure that broke off is taken up again. A melding that changed since is kept until its later date.
 */
export async function eraseMelding(deps: IntakeDependencies, nummer: string, now: string): Promise<void> {
  const store = openIntakeStore(deps.table);
  const head = await store.head(nummer);
  const pk = meldingPk(nummer);
  const term = termKey(pk, retentionTermName);
  if (head && dutchDate(now) < head.bewarenTot) {
    const later = { pk, soort: retentionTermName, at: `${head.bewarenTot}T00:00:00Z`, niveau: 1, versie: 1 };
    await deps.table.transact([
      { put: headItem({ ...head, versie: head.versie + 1 }), when: { version: head.versie } },
      { put: termItem(later), when: 'always' },
    ]);
    return;
  }
  const last = new Set([term.sk, 'STAND']);
  for (let page = 0; page < maximumPages; page += 1) {
    const keys = (await store.keysOf(nummer, pageSize)).filter(({ sk }) => !last.has(sk));
    if (keys.length === 0) {
      const writes: Write[] = head
        ? [
            { remove: { pk, sk: 'STAND' }, when: { version: head.versie } },
            { put: deletionItem(head, now), when: 'always' },
          ]
        : [];
      const result = await deps.table.transact([...writes, { remove: term, when: 'always' }]);
      if (result.done) deps.log('erased', { meldingsnummer: nummer });
      return;
    }
    await deps.table.transact(keys.map((key): Write => ({ remove: key, when: 'always' })));
  }
}
