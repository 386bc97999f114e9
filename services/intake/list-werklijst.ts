import * as z from 'zod';
import { date, moment } from '../../events/event.ts';
import type { Installation } from '../../shared/gemeente.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { refuseCursor } from '../../shared/refuse-cursor.ts';
import type { Table } from '../../shared/store/table.ts';
import type { WerklijstResponse, werklijstQuery } from './contract.ts';
import { contacttaak } from './domain/contacttaak.ts';
import { doorzending } from './domain/doorzending.ts';
import { hasRole, isHiddenFrom, keyOf, seesShielded, workingRoles } from './domain/may.ts';
import { melding } from './domain/melding.ts';
import { positionPrefix } from './domain/worklist.ts';
import { presentMelding, shield } from './present-melding.ts';
import { nummerOf, openIntakeStore, workList } from './store.ts';

type Query = z.output<typeof werklijstQuery>;
type Reader = { staff: Staff; now: string };

const task = contacttaak.extend({ pk: z.string() });
/** Between the calls and letters: what is passed on and was not handed over yet. */
const passing = doorzending.extend({ pk: z.string(), uiterlijk: date, tot: moment });

/** Which list this person means; a list of others is refused. */
function listOf({ lijst, team }: Query, staff: Staff): string {
  const triage = hasRole(staff.rollen, [...workingRoles, 'procescoordinator']);
  switch (lijst) {
    case 'open':
    case 'vrij':
    case 'contacttaken':
      if (!triage) throw new Problem('geenToegang', 'Deze lijst is voor wie meldingen verdeelt.');
      return workList[lijst];
    case 'mijn':
      return workList.van(keyOf(staff));
    case 'team': {
      const code = team ?? staff.teams[0];
      if (code === undefined) {
        throw new Problem('ongeldigeInvoer', 'Verbeter het genoemde veld en stuur het opnieuw.', [
          { veld: '/team', code: 'teamOntbreekt', melding: 'Kies een team.' },
        ]);
      }
      const own = staff.rollen.includes('teamlid') && staff.teams.includes(code);
      if (!triage && !own) throw new Problem('geenToegang', 'U ziet alleen de lijst van uw eigen team.');
      return workList.team(code);
    }
  }
}

/**
 * What to do first: one bounded query of pointers that hold what the list shows, so that a page costs the same however
 * many meldingen there are. No personal data, so no reading is recorded.
 */
export async function listWerklijst(
  deps: { table: Table; installation: Installation },
  query: Query,
  { staff, now }: Reader,
): Promise<WerklijstResponse> {
  const list = listOf(query, staff);
  const { limiet: limit, cursor, voorrang } = query;
  if (query.lijst === 'contacttaken') return listTasks(deps, { limit, cursor }, { staff, now });
  const prefix = voorrang && positionPrefix(voorrang);
  const page = await deps.table.work(list, melding, { prefix, limit, cursor }).catch(refuseCursor);
  return {
    meldingen: page.items
      .filter((head) => !isHiddenFrom(head, staff.rollen))
      .map((head) => presentMelding(seesShielded(staff) ? head : shield(head), now, deps.installation.gemeente)),
    contacttaken: [],
    volgende: page.cursor ?? null,
  };
}

async function listTasks(
  { table }: { table: Table },
  page: { limit: number; cursor: string | undefined },
  { staff, now }: Reader,
): Promise<WerklijstResponse> {
  const found = await table.work(workList.contacttaken, z.union([task, passing]), page).catch(refuseCursor);
  const shown = found.items.map((one): WerklijstResponse['contacttaken'][number] => {
    const { pk, uiterlijk, spoed, tot } = one;
    const what =
      'taakId' in one
        ? { taakId: one.taakId, soort: one.soort, onderwerp: one.onderwerp, reden: one.reden }
        : // To whom stands in the dossier: not everybody who sees this list may know of Veilig Thuis.
          {
            taakId: one.doorzendingId,
            soort: 'overdragen' as const,
            onderwerp: 'doorzending' as const,
            reden: 'doorzending',
          };
    return { ...what, meldingsnummer: nummerOf(pk), uiterlijk, spoed, teLaat: now >= tot };
  });
  return {
    meldingen: [],
    contacttaken: staff.rollen.includes('regisseur') ? await withoutOwn(table, shown) : shown,
    volgende: found.cursor ?? null,
  };
}

/** Who triages and is a regisseur too must not see a call about a melding about the regisseur. */
async function withoutOwn(table: Table, tasks: WerklijstResponse['contacttaken']) {
  const store = openIntakeStore(table);
  const heads = await Promise.all([...new Set(tasks.map(({ meldingsnummer }) => meldingsnummer))].map(store.head));
  const visible = new Set(heads.filter((head) => head && !head.overRegisseur).map((head) => head?.meldingsnummer));
  return tasks.filter(({ meldingsnummer }) => visible.has(meldingsnummer));
}
