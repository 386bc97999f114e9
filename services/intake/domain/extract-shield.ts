import { isShielded } from './may.ts';
import type { Melding } from './melding.ts';
import { viewFor } from './status.ts';

/** An item of the partition of a melding, as it is stored. */
export type Kept = { sk: string } & Record<string, unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without anything that went to Veilig Thuis or the likes, however deep it lies. */
function withoutShielded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutShielded).filter((one) => one !== null);
  if (!isRecord(value)) return value;
  if (isShielded(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutShielded(part)]));
}

/** Facts that tell who leads. The others tell that this address had a casus already. */
const ownFacts: ReadonlySet<unknown> = new Set([
  'geopend',
  'voorgesteld',
  'bevestigd',
  'benoemd',
  'geweigerd',
  'gewijzigd',
]);

/**
 * Decisions that the melder is not to hear of: it went there, it was opened again after it went there, or somebody chose
 * silence; which holds for what comes after, until somebody says otherwise.
 */
function keptFromMelder(items: readonly Kept[]): ReadonlySet<Kept> {
  let silent = false;
  const decisions = items
    .filter(({ sk }) => sk.startsWith('STUK#BESLUIT#'))
    .toSorted((a, b) => a.sk.localeCompare(b.sk));
  return new Set(
    decisions.filter(({ bestemming, nietVertellen, invoer }) => {
      const told = isRecord(invoer) && invoer['tochVertellen'] === true;
      silent = isShielded({ bestemming }) || nietVertellen === true || (silent && !told);
      return silent;
    }),
  );
}

/** Whether the melding is open again after something that the melder never heard of. */
function undidSilence({ heropend }: Melding, decisions: readonly Kept[], kept: ReadonlySet<Kept>): boolean {
  if (!heropend) return false;
  const before = decisions
    .filter(({ sk, op }) => sk.startsWith('STUK#BESLUIT#') && String(op) <= heropend.op)
    .toSorted((a, b) => a.sk.localeCompare(b.sk));
  // What the melder added opens it as well, and is no decision.
  const opened = before.findLast(({ soort, op }) => soort === 'heropening' && op === heropend.op);
  const undone = opened ?? before.findLast(({ soort }) => soort === 'uitkomst');
  return undone !== undefined && kept.has(undone);
}

function headForMelder(
  head: Melding,
  stored: Kept,
  { items, kept, today }: { items: readonly Kept[]; kept: ReadonlySet<Kept>; today: string },
): Kept {
  const undone = undidSilence(head, items, kept);
  const stands = [...kept].some(({ soort, op }) => soort === 'uitkomst' && op === head.triage?.op);
  const silent = isShielded(head.triage) || stands;
  const bekekenOp = head.bekekenOp ?? (undone ? (head.heropend?.daarvoor.bekekenOp ?? null) : null);
  const heropend = undone ? null : head.heropend;
  // Who was named since is as untold as what it was named for.
  const until = silent ? (head.triage?.op ?? '') : '9999';
  const feiten = head.feiten.filter(({ soort, op }) => ownFacts.has(soort) && op <= until);
  // Told what was decided, and not that it ended.
  const ended = head.triage?.stil ? null : (head.triage?.afgerondOp ?? null);
  const triage = silent || !head.triage ? null : { ...head.triage, afgerondOp: ended };
  const seen = { ...head, bekekenOp, heropend, feiten, triage };
  return {
    ...Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, withoutShielded(value)])),
    sk: stored.sk,
    bekekenOp,
    // How often, and what stood before it, also counts what was not told.
    heropend: heropend && { op: heropend.op, reden: heropend.reden },
    triage: triage && withoutShielded(Object.fromEntries(Object.entries(triage).filter(([name]) => name !== 'stil'))),
    // As on the page of the melder.
    status: viewFor(head.wieMeldde.soort, head.over, seen, today).status,
    feiten,
  };
}

/**
 * What a melder may read of what is kept (AVG 15), as if there had never been a matter for Veilig Thuis or the likes, nor
 * a contact that only a professional decides about: the melder may be the one whom somebody is kept safe from (AVG 15(4)
 * and 23, UAVG 41). The words of staff never stand in it by themselves, for they may speak of it; if only some were left
 * out, that would tell. Nor does what shows that somebody else reported from the same address.
 */
export function forMelder(head: Melding, items: readonly Kept[], today: string): Kept[] {
  const notByItself = new Set(
    items
      .filter(({ sk, onderwerp }) => sk.startsWith('TAAK#') && onderwerp === 'nietVanzelf')
      .map((one) => one['taakId']),
  );
  const kept = keptFromMelder(items);
  return items.flatMap((one): Kept[] => {
    const { sk } = one;
    if (sk === 'STAND') return [headForMelder(head, one, { items, kept, today })];
    if (kept.has(one) || isShielded({ bestemming: one['bestemming'] }) || one['bron'] === 'medewerker') return [];
    // Passed on besides, and not told.
    if (sk.startsWith('STUK#DOORZENDING#') && one['bericht'] !== true) return [];
    if (sk.startsWith('TAAK#')) {
      if (notByItself.has(one['taakId'])) return [];
      // A promised call lapses with the end of the melding, which may be one that the melder does not hear of.
      if (one['onderwerp'] === 'eersteContact') {
        const { status: _, ...promised } = one;
        return [{ ...promised, sk }];
      }
      const { afgerond, ...rest } = one;
      const unsafe = isRecord(afgerond) && afgerond['resultaat'] === 'nietVeilig';
      return [unsafe ? { ...rest, sk } : one];
    }
    if (sk.startsWith('POGING#')) {
      return notByItself.has(one['taakId']) || one['resultaat'] === 'nietVeilig' ? [] : [one];
    }
    return [one];
  });
}
