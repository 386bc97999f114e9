import { meldingAangevuld } from '../../events/intake/melding-aangevuld.v1.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { MeldingChange } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { inHand } from './domain/in-hand.ts';
import type { IntakeEvent, Melding } from './domain/melding.ts';
import { asTold } from './domain/status.ts';
import { aanvullingMail } from './mails/news-for-staff.ts';
import { reopenChange } from './reopen-change.ts';
import { type Aanvulling, aanvullingItem, type IntakeStore } from './store.ts';

/**
 * Something new about a melding, from its melder: kept, and whoever has it in hand hears of it by number. A melding
 * that was closed opens again, because nobody would look otherwise; nothing that comes in is lost.
 */
export async function aanvullingChange(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  store: Pick<IntakeStore, 'gegevens' | 'openTasks'>,
  head: Melding,
  added: Pick<Aanvulling, 'bron' | 'tekst'> & { bijlagen: number },
  now: string,
): Promise<Required<MeldingChange>> {
  const { installation, ids } = deps;
  const { bron, tekst, bijlagen } = added;
  const nummer = head.meldingsnummer;
  const reopened = head.status === 'afgerond' ? await reopenWith(deps, store, head, now) : undefined;
  const aangevuld: IntakeEvent = {
    type: meldingAangevuld.type,
    data: { meldingId: nummer, aangevuldOp: now, bron, bijlagen },
  };
  const aan = inHand(reopened?.head ?? head, dutchDate(now), installation.gemeente);
  const item = aanvullingItem(nummer, ids.uuid(), {
    op: now,
    bron,
    door: null,
    tekst,
    vertrouwelijk: false,
  });
  return {
    head: reopened?.head ?? head,
    writes: [{ put: item, when: 'absent' }, ...(reopened?.writes ?? [])],
    events: [aangevuld, ...(reopened?.events ?? [])],
    mails: [
      ...(bron === 'medewerker' ? [] : [aanvullingMail({ id: ids.uuid(), installation, melding: head, aan, bron })]),
      ...(reopened?.mails ?? []),
    ],
  };
}

async function reopenWith(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  store: Pick<IntakeStore, 'gegevens' | 'openTasks'>,
  head: Melding,
  now: string,
): Promise<Required<MeldingChange> | undefined> {
  const [data, open] = await Promise.all([store.gegevens(head.meldingsnummer), store.openTasks(head.meldingsnummer)]);
  if (!data) return undefined;
  // Who was not told that it was closed is not told that it is open again.
  const tell = Boolean(asTold(head).triage?.afgerondOp);
  return reopenChange(deps, { head, data, open, now }, { reden: 'nieuweInformatie', tell });
}
