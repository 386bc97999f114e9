import * as z from 'zod';
import { termItem, termKey } from '../../shared/deadlines.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import { sealEvents } from './seal-events.ts';
import {
  addressPk,
  deletionItem,
  deletionKey,
  figureKey,
  headWrites,
  meldingPk,
  openIntakeStore,
  retentionTermName,
  stukKey,
} from './store.ts';

/** Items per transaction, and transactions per sweep: what is left waits for the next sweep. */
const pageSize = 90;
const maximumPages = 10;

const retentionTerm = (head: Melding, versie: number): Write => ({
  put: termItem({
    pk: meldingPk(head.meldingsnummer),
    soort: retentionTermName,
    at: `${head.bewarenTot}T00:00:00Z`,
    niveau: 1,
    versie,
  }),
  when: 'always',
});

/** What points at it from elsewhere. */
const pointers = (head: Melding): Write[] =>
  head.adresSleutel
    ? [{ remove: { pk: addressPk(head.adresSleutel), sk: meldingPk(head.meldingsnummer) }, when: 'always' }]
    : [];

/**
 * From now it is over: should the erasure break off, then the next sweep takes it up. Whoever else keeps something of it
 * hears so; that event stands with the deletion record, because nothing stays in the melding. False: it changed meanwhile.
 */
export async function markErased(
  { table, ids, installation: { gemeente } }: Pick<IntakeDependencies, 'table' | 'ids' | 'installation'>,
  head: Melding,
  now: string,
  door: string,
): Promise<boolean> {
  const marked = { ...head, versie: head.versie + 1, bewarenTot: dutchDate(now) };
  const meldingId = head.meldingsnummer;
  const gewist = sealEvents([{ type: 'nl.regie.melding.gewist.v1', data: { meldingId, gewistOp: now } }], {
    meldingsnummer: meldingId,
    from: marked.versie,
    now,
    gemeente,
    ids,
  });
  const result = await commit(table, {
    now,
    writes: [
      ...headWrites(marked, head),
      retentionTerm(marked, 1),
      { put: deletionItem(marked, now, { reden: 'verzoek', door }), when: 'always' },
    ],
    events: gewist.map(({ event }) => ({ pk: deletionKey(meldingId).pk, event })),
    mails: [],
  });
  return result.done;
}

/**
 * Rule 11: at the end of its retention the whole melding goes, with its files and what points at it, and a deletion
 * record stays. The head and the term go last, so an erasure that broke off is taken up again. A melding that changed
 * since is kept until its later date.
 */
export async function eraseMelding(deps: IntakeDependencies, nummer: string, now: string): Promise<void> {
  const store = openIntakeStore(deps.table);
  const [head, recorded] = await Promise.all([
    store.head(nummer),
    deps.table.get(deletionKey(nummer), z.object({ reden: z.string() })),
  ]);
  const pk = meldingPk(nummer);
  const term = termKey(pk, retentionTermName);
  // Asked for by the person concerned: then nothing that happened since keeps it.
  if (head && !recorded && dutchDate(now) < head.bewarenTot) {
    const later = { ...head, versie: head.versie + 1 };
    await deps.table.transact([...headWrites(later, head), retentionTerm(later, 1)]);
    return;
  }
  const filePrefix = stukKey(nummer, 'BIJLAGE', '').sk;
  const last = new Set([term.sk, 'STAND']);
  for (let page = 0; page < maximumPages; page += 1) {
    const keys = (await store.keysOf(nummer, pageSize)).filter(({ sk }) => !last.has(sk));
    if (keys.length === 0) {
      const writes: Write[] = head
        ? [
            { remove: { pk, sk: 'STAND' }, when: { version: head.versie } },
            ...pointers(head),
            { remove: figureKey(head), when: 'always' },
            ...(recorded ? [] : [{ put: deletionItem(head, now), when: 'always' as const }]),
          ]
        : [];
      const result = await deps.table.transact([...writes, { remove: term, when: 'always' }]);
      if (result.done) deps.log('erased', { meldingsnummer: nummer });
      return;
    }
    if (keys.some(({ sk }) => sk.startsWith(filePrefix))) {
      // The rows are all that knows of the files: the files go first.
      if (!deps.removeFiles) throw new Error('This function cannot remove files');
      await deps.removeFiles(nummer);
    }
    await deps.table.transact(keys.map((key): Write => ({ remove: key, when: 'always' })));
  }
}
