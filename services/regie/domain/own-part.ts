import type { Casus } from './casus.ts';

/** An item of the partition of a casus or of the weighing of a melding, as it is stored. */
export type Kept = { sk: string } & Record<string, unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown): string => (typeof value === 'string' ? value : '');

type Field = Casus extends infer State ? (State extends State ? keyof State : never) : never;
/**
 * What of a casus is about everybody in it (`all`), about whoever opened it (`opener`), or about others than who asks
 * (`none`): other meldingen, or what became of all of them together. A new field does not compile until somebody decided.
 */
const headFields = {
  casusId: 'all',
  status: 'all',
  aanspreekpunt: 'all',
  benoemdOp: 'opener',
  waarneming: 'all',
  eersteContact: 'all',
  contacten: 'all',
  weigeringen: 'all',
  wisselingenRegisseur: 'all',
  kader: 'all',
  deskundigen: 'all',
  escalaties: 'all',
  punten: 'all',
  meldingen: 'all',
  geopendOp: 'opener',
  wachtSinds: 'opener',
  bevestigenUiterlijk: 'opener',
  wens: 'opener',
  versie: 'none',
  /** Of all meldingen together; the own weighing stands in the weighing. */
  weging: 'none',
  gewogenDoor: 'none',
  behoefte: 'none',
  reactieUiterlijk: 'none',
  adresSleutel: 'none',
  bevestigenTot: 'none',
  benoemingTermijn: 'none',
  voorgelegd: 'none',
  uitgesloten: 'none',
  alleenBenoemen: 'none',
  /** That somebody else reported, and that contact is not safe: whoever is the danger may ask for the extract. */
  signalen: 'none',
  nietBenaderen: 'none',
  gezinVroegAnder: 'none',
  bekend: 'none',
} as const satisfies Record<Field, 'all' | 'opener' | 'none'>;
/** Kept with the head, and no part of what decides. */
const besideHead: ReadonlySet<string> = new Set(['bewarenTot']);

/** Escalations and work items that are only about another melding say so by their kind where they have no number. */
const aboutAll: ReadonlySet<unknown> = new Set([
  'zonderRegisseur',
  'nietBenoemd',
  'geenWaarnemer',
  'uitDienst',
  'pastNietMeer',
  'deskundigeGevraagd',
  'geenContact',
]);

/** That this address had a casus already, which somebody else's melding opened. */
const neighbours: ReadonlySet<string> = new Set(['casus.meldingVoorgelegd', 'casus.gesplitst']);

/** Where a melding is, and what was known of the address: not about its melder. */
const wegingNotTold: ReadonlySet<string> = new Set([
  'plek',
  'casusId',
  'vorigeCasusId',
  'getrieerd',
  'over',
  'weetHetGezinHet',
  'nietVeilig',
]);

/** A contact that was not safe is never told, nor that somebody said so. */
const isUnsafe = ({ resultaat }: Record<string, unknown>): boolean => resultaat === 'nietVeilig';

type Event = { type: string; time: string; data: Record<string, unknown> };
function eventIn({ sk, event }: Kept): Event | undefined {
  if (!sk.startsWith('EVENT#') || !isRecord(event) || !isRecord(event['data'])) return undefined;
  return { type: at(event['type']).split('.').slice(2, 4).join('.'), time: at(event['time']), data: event['data'] };
}

/** Since when this melding is in the casus: from the beginning, or from when somebody said that it belongs there. */
export function joinedAt(nummer: string, items: readonly Kept[]): { opener: boolean; since: string } {
  const events = items.map(eventIn).filter((one) => one !== undefined && one.data['meldingId'] === nummer);
  if (events.some((one) => one?.type === 'casus.geopend')) return { opener: true, since: '' };
  const confirmed = events.findLast((one) => one?.type === 'casus.meldingBevestigd');
  return { opener: false, since: confirmed?.time ?? '9999' };
}

function headOf(stored: Kept, nummer: string, { opener, since }: ReturnType<typeof joinedAt>): Kept {
  const fields: Readonly<Record<string, string>> = headFields;
  const own = (one: unknown): boolean => {
    if (!isRecord(one)) return one === nummer;
    if (isUnsafe(one)) return false;
    const { meldingId, oorzaak, soort, op, gevraagdOp } = one;
    if (typeof meldingId === 'string') return meldingId === nummer;
    if (meldingId === null) return aboutAll.has(oorzaak ?? soort);
    return at(op ?? gevraagdOp) >= since;
  };
  const told = Object.entries(stored).flatMap(([name, value]) => {
    const part = besideHead.has(name) ? 'all' : fields[name];
    if (part === undefined || part === 'none' || (part === 'opener' && !opener)) return [];
    return [[name, Array.isArray(value) ? value.filter(own) : value]];
  });
  return { ...Object.fromEntries(told), sk: stored.sk };
}

/** The event as it concerns this melding; undefined when it does not. */
function eventOf(one: Kept, nummer: string, since: string, climbing: ReadonlySet<unknown>): Kept | undefined {
  const found = eventIn(one);
  if (!found || !isRecord(one['event']) || found.time < since || neighbours.has(found.type)) return undefined;
  const { type, data } = found;
  const { meldingId, meldingen, escalatieId, vervolg: _, casusId, reden, ...rest } = data;
  if (typeof meldingId === 'string' && meldingId !== nummer) return undefined;
  if (Array.isArray(meldingen) && !meldingen.includes(nummer)) return undefined;
  if (type.startsWith('escalatie.') && !climbing.has(escalatieId)) return undefined;
  const own = {
    // Why it was closed may be something that hardly anybody may know.
    ...(type !== 'casus.afgesloten' && reden !== undefined && { reden }),
    ...(type !== 'casus.gewogen' && casusId !== undefined && { casusId }),
    ...(meldingId !== undefined && { meldingId }),
    ...(meldingen !== undefined && { meldingen: [nummer] }),
    ...(escalatieId !== undefined && { escalatieId }),
    ...rest,
  };
  return { ...one, event: { ...one['event'], data: own } };
}

/**
 * What of a casus is about the household of this melding and no other person in it (AVG 15(4)): who else reported, such as
 * the other parent or a child, is never told, nor that somebody did. `items`: of the casus and of the weighing.
 */
export function ownPart(state: Pick<Casus, 'meldingen'>, nummer: string, items: readonly Kept[]): Kept[] {
  const weging = items
    .filter(({ sk }) => sk === 'WEGING')
    .map(({ sk, ...one }) => ({
      ...Object.fromEntries(Object.entries(one).filter(([name]) => !wegingNotTold.has(name))),
      sk,
    }));
  const events = items.map(eventIn);
  const isIn = state.meldingen.includes(nummer);
  const joined = joinedAt(nummer, items);
  const since = isIn ? joined.since : '9999';
  const climbing = new Set(
    events.flatMap((one) =>
      one && one.time >= since && aboutAll.has(one.data['oorzaak']) ? [one.data['escalatieId']] : [],
    ),
  );
  const declined = new Set(
    events.flatMap((one) =>
      one?.type === 'regisseur.wisselAfgewezen' && one.data['meldingId'] === nummer ? [one.data['beslotenOp']] : [],
    ),
  );
  const journal = items.flatMap((one) => {
    const weighed = eventIn(one)?.type === 'casus.gewogen';
    const told = eventOf(one, nummer, weighed ? '' : since, climbing);
    return told ? [told] : [];
  });
  if (!isIn) return [...weging, ...journal.filter((one) => eventIn(one)?.type === 'casus.gewogen')];
  const rest = items.filter((one) => {
    const { sk, op, verwerking } = one;
    // For whom it was made is not kept here; at the melding it is.
    if (isUnsafe(one) || verwerking === 'uittreksel-maken') return false;
    if (sk.startsWith('WISSEL#')) return declined.has(op);
    return /^(?:BENOEMING|CONTACT|KADER|INZAGE)#/.test(sk) && at(op) >= since;
  });
  return [
    ...items.filter(({ sk }) => sk === 'STAND').map((one) => headOf(one, nummer, joined)),
    ...weging,
    ...rest,
    ...journal,
  ];
}

/** Words of staff, which may be about anybody: a person reads them before who asks does. */
const wordsOfStaff: readonly (readonly [prefix: string, names: readonly string[]])[] = [
  ['BENOEMING#', ['reden']],
  ['WISSEL#', ['reden']],
  ['CONTACT#', ['toelichting']],
  ['KADER#', ['toelichting']],
  ['STAND', ['toelichting', 'vraag', 'antwoord']],
];

export type EigenWoorden = { op: string; tekst: string };

/** The same without the words of staff, and those words apart. */
export function withoutWords(items: readonly Kept[]): { items: Kept[]; eigenWoorden: EigenWoorden[] } {
  const eigenWoorden: EigenWoorden[] = [];
  const strip = (record: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([name, value]) => {
        if (names.includes(name) && (typeof value === 'string' || value === null)) {
          const op = at(record['beantwoordOp'] ?? record['op'] ?? record['gevraagdOp']);
          if (value) eigenWoorden.push({ op, tekst: value });
          return [];
        }
        if (!Array.isArray(value)) return [[name, value]];
        return [[name, value.map((one) => (isRecord(one) ? strip(one, names) : one))]];
      }),
    );
  const stripped = items.map((one): Kept => {
    const names = wordsOfStaff.find(([prefix]) => one.sk.startsWith(prefix))?.[1];
    return names ? { ...strip(one, names), sk: one.sk } : one;
  });
  return { items: stripped, eigenWoorden: eigenWoorden.toSorted((a, b) => a.op.localeCompare(b.op)) };
}
