import type { Installation } from '../../shared/gemeente.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { Table } from '../../shared/store/table.ts';
import type { MeldingenResponse, MeldingStatus } from './contract.ts';
import { isHiddenFrom } from './domain/may.ts';
import { presentMelding } from './present-melding.ts';
import { openIntakeStore } from './store.ts';

/** One page of a status, acutely unsafe first, then the oldest. No personal data, so no reading is recorded. */
export async function listMeldingen(
  deps: { table: Table; installation: Installation },
  query: { status: MeldingStatus; limiet: number; cursor?: string | undefined },
  reader: { staff: Staff; now: string },
): Promise<MeldingenResponse> {
  const store = openIntakeStore(deps.table);
  const { gemeente } = deps.installation;
  const page = await store.list(query.status, { limit: query.limiet, cursor: query.cursor }).catch(refuseCursor);
  return {
    meldingen: page.items
      .filter((head) => !isHiddenFrom(head, reader.staff.rollen))
      .map((head) => presentMelding(head, reader.now, gemeente)),
    volgende: page.cursor ?? null,
  };
}
