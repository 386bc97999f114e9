import * as z from 'zod';
import type { CloudEvent } from '../../events/event.ts';
import { seal } from '../../events/event.ts';
import { jaNeeWeetNiet, meldingsnummer, over, type Weigerreden } from '../../events/vocabulary.ts';
import { termItem, termKey } from '../../shared/deadlines.ts';
import { addMonths, dutchDate } from '../../shared/dutch-calendar.ts';
import type { Installation } from '../../shared/gemeente.ts';
import type { Identifiers } from '../../shared/identifiers.ts';
import type { Log } from '../../shared/log.ts';
import { retentionTerm } from '../../shared/retention.ts';
import { type CommitResult, commit, type InboxMark } from '../../shared/store/commit.ts';
import type { Item, Key, Table, Write } from '../../shared/store/table.ts';
import { puntSoort } from './contract.ts';
import { behoefte, type Candidate, judgePool } from './domain/candidates.ts';
import {
  type Casus,
  type CasusStatus,
  casus,
  type Decision,
  departureOf,
  firstMelding,
  isUrgent,
  puntTerm,
  type Recorded,
  weging,
} from './domain/casus.ts';
import { type Regisseur, regisseur, withLoad, withRefusal, withStandIn } from './domain/regisseur.ts';
import { composeNotice } from './mails.ts';

/**
 * The table of regie.
 * `CASUS#<id>`: STAND (head), BENOEMING#<n> and WISSEL#<n> (who decided and why), CONTACT#<n>, PUNT#<soort> (open work,
 * in the list of work items), GARANTIE (while nobody is appointed, in the list of the guarantee), terms, journal.
 * `MELDING#<nr>`: WEGING, journal.
 * `POOL`: REGISSEUR#<id> (the whole pool is one query) and EMAIL#<adres> (nobody is in it twice).
 * `REGISSEUR#<id>`: CASUS#<id>, the casussen that make up the load; WAARNEMING#<id>, those of colleagues; the term of
 * their agenda, journal. `ADRES#<sleutel>`: CASUS, the open casus there.
 */
export type Deps = { table: Table; installation: Installation; ids: Identifiers; log: Log };

export const casusPk = (casusId: string) => `CASUS#${casusId}`;
const casusKey = (casusId: string): Key => ({ pk: casusPk(casusId), sk: 'STAND' });
export const casusList = (status: CasusStatus) => `CASUS#${status}`;
const poolPk = 'POOL';
const regisseurPrefix = 'REGISSEUR#';
export const meldingPk = (meldingId: string) => `MELDING#${meldingId}`;
const wegingKey = (meldingId: string): Key => ({ pk: meldingPk(meldingId), sk: 'WEGING' });
const adresKey = (sleutel: string): Key => ({ pk: `ADRES#${sleutel}`, sk: 'CASUS' });
export const regisseurPk = (regisseurId: string) => `REGISSEUR#${regisseurId}`;
const loadKey = (regisseurId: string, casusId: string): Key => ({ pk: regisseurPk(regisseurId), sk: casusPk(casusId) });
const standInPrefix = 'WAARNEMING#';
const standInKey = (regisseurId: string, casusId: string): Key => ({
  pk: regisseurPk(regisseurId),
  sk: `${standInPrefix}${casusId}`,
});
/** The open work items of all casussen, the earliest term first. */
export const puntenList = 'PUNT';
/** Complex casussen without a benoeming, the longest waiting first. */
export const garantieList = 'GARANTIE';
export const puntItem = z.object({
  casusId: z.uuid(),
  soort: puntSoort,
  meldingId: meldingsnummer.nullable(),
  sinds: z.string(),
  uiterlijk: z.iso.date(),
  tot: z.string(),
  spoed: z.boolean(),
  uitgesloten: z.array(z.string()),
});
export const garantieItem = z.object({
  casusId: z.uuid(),
  meldingId: meldingsnummer,
  status: z.enum(['wachtOpBenoeming', 'voorlopig']),
  spoed: z.boolean(),
  wachtSinds: z.string(),
  uiterlijk: z.iso.date(),
  tot: z.string(),
  weigeringen: z.int(),
  uitgesloten: z.array(z.string()),
});

/** The weighing of one melding, kept with what is needed to open a casus for it later (after a split). */
export const gewogenMelding = z.object({
  versie: z.int().positive(),
  meldingId: meldingsnummer,
  gewogenOp: z.string(),
  weging,
  behoefte,
  /** Latest answer that intake gave the melder. */
  reactieUiterlijk: z.iso.date(),
  adresSleutel: z.string().nullable(),
  /** About the regisseur: never to that person (practice). */
  overRegisseur: z.boolean(),
  gewogenDoor: z.enum(['regels', 'professional']),
  /** About whom, and with somebody else's household whether that family knows of it. */
  over,
  weetHetGezinHet: jaNeeWeetNiet.nullable(),
  /** Whoever informs the family found that contact is not safe. */
  nietVeilig: z.boolean(),
  /** Where it is: `casus` and `voorgelegd` with the casus, `triage` without. */
  plek: z.enum(['casus', 'voorgelegd', 'triage']),
  casusId: z.uuid().nullable(),
  /** Version of the melding at the newest triage that was heard: an older one, heard later, changes nothing. */
  getrieerd: z.int().positive().nullable().default(null),
  /** A casus that was closed with this melding: what it remembers of persons holds for the next one. */
  vorigeCasusId: z.uuid().nullable().default(null),
});
export type GewogenMelding = z.infer<typeof gewogenMelding>;

export const readCasus = (table: Table, casusId: string): Promise<Casus | undefined> =>
  table.get(casusKey(casusId), casus);
export const readPool = (table: Table): Promise<Regisseur[]> => table.partition(poolPk, regisseur, regisseurPrefix);
export const readRegisseur = (table: Table, regisseurId: string): Promise<Regisseur | undefined> =>
  table.get({ pk: poolPk, sk: `${regisseurPrefix}${regisseurId}` }, regisseur);
/** Who leads this casus now, as the pool knows them. */
export const readCurrent = async (table: Table, state: Casus): Promise<Regisseur | undefined> =>
  state.aanspreekpunt ? readRegisseur(table, state.aanspreekpunt.regisseurId) : undefined;

/** The whole pool, judged for one casus with all that it remembers. */
export const judgeFor = (pool: readonly Regisseur[], state: Casus, now: string): Candidate[] =>
  judgePool(pool, state.behoefte, dutchDate(now), state.aanspreekpunt?.regisseurId, state);

export const readWeging = (table: Table, meldingId: string): Promise<GewogenMelding | undefined> =>
  table.get(wegingKey(meldingId), gewogenMelding);

/** The open casus of an address; a closed casus has no such pointer. */
export async function casusAtAddress(table: Table, sleutel: string): Promise<Casus | undefined> {
  const pointer = await table.get(adresKey(sleutel), z.object({ casusId: z.uuid() }));
  return pointer && (await readCasus(table, pointer.casusId));
}

/** The casussen that one regisseur leads (hardly ever more than the capacity), and those of colleagues meanwhile. */
export async function casusIdsOf(table: Table, regisseurId: string): Promise<string[]> {
  const pk = regisseurPk(regisseurId);
  const pointer = z.object({ casusId: z.uuid() });
  const [own, others] = await Promise.all([
    table.partition(pk, pointer, 'CASUS#'),
    table.partition(pk, pointer, standInPrefix),
  ]);
  return [...own, ...others].map(({ casusId }) => casusId);
}

export async function casussenOf(table: Table, regisseurId: string): Promise<Casus[]> {
  const ids = await casusIdsOf(table, regisseurId);
  const heads = await Promise.all(ids.map((casusId) => readCasus(table, casusId)));
  return heads.filter((head) => head !== undefined);
}

/** Retention runs from the last change (rule 11). */
const retainUntil = (now: string, months: number) => addMonths(dutchDate(now), months);

/** Lists show acutely unsafe casussen first, then the longest waiting. */
const listPosition = (state: Casus) => `${isUrgent(state) ? '0' : '1'}#${state.geopendOp}#${state.casusId}`;

export function putCasus(state: Casus, before: Casus | undefined, now: string, { gemeente }: Installation): Write[] {
  const bewarenTot = retainUntil(now, gemeente.bewaren.casusMaanden);
  const head: Write = {
    put: {
      ...casusKey(state.casusId),
      ...state,
      bewarenTot,
      gsi1pk: casusList(state.status),
      gsi1sk: listPosition(state),
    },
    when: before ? { version: before.versie } : 'absent',
  };
  return [head, retentionTerm(casusPk(state.casusId), bewarenTot, state.versie)];
}

/** The weighing with the term of its retention; the weighing is the last of the two. */
export const putWeging = (
  melding: GewogenMelding,
  before: GewogenMelding | undefined,
  now: string,
  { gemeente }: Installation,
): Write[] => [
  retentionTerm(meldingPk(melding.meldingId), retainUntil(now, gemeente.bewaren.casusMaanden), melding.versie),
  {
    put: { ...wegingKey(melding.meldingId), ...melding },
    when: before ? { version: before.versie } : 'absent',
  },
];

/**
 * Taken in the transaction that opens the casus: two at once from one address cannot both open one. `over`: from a casus
 * that lets go of it in the same transaction.
 */
export const putAddressPointer = (sleutel: string, casusId: string, over = false): Write => ({
  put: { ...adresKey(sleutel), casusId },
  when: over ? 'always' : 'absent',
});

export const removeCasus = (state: Casus): Write => ({
  remove: casusKey(state.casusId),
  when: { version: state.versie },
});

/** Lets go of the address, if it is this casus that holds it. */
export async function addressWrites(table: Table, { casusId, adresSleutel }: Casus): Promise<Write[]> {
  if (!adresSleutel) return [];
  const pointer = await table.get(adresKey(adresSleutel), z.object({ casusId: z.uuid() }));
  return pointer?.casusId === casusId ? [{ remove: adresKey(adresSleutel), when: 'always' }] : [];
}

export const putRegisseur = (person: Regisseur, before?: Regisseur): Write => ({
  put: { pk: poolPk, sk: `${regisseurPrefix}${person.regisseurId}`, ...person },
  when: before ? { version: before.versie } : 'absent',
});

const emailKey = (email: string): Key => ({ pk: poolPk, sk: `EMAIL#${email.toLowerCase()}` });
const putEmail = ({ email, regisseurId }: Regisseur): Write => ({
  put: { ...emailKey(email), regisseurId },
  when: 'absent',
});

export const addToPool = (person: Regisseur): Write[] => [putRegisseur(person), putEmail(person)];

/** Another address: the old one may be used again, the new one by nobody else. */
export const moveEmail = (before: Regisseur, after: Regisseur): Write[] =>
  emailKey(before.email).sk === emailKey(after.email).sk
    ? []
    : [putEmail(after), { remove: emailKey(before.email), when: 'always' }];

/** When something changes by itself for this person; `niveau` has no meaning here. */
export const agendaTerm = 'agenda';
export const putAgenda = (regisseurId: string, at: string, versie: number, passed?: number): Write => ({
  put: termItem({ pk: regisseurPk(regisseurId), soort: agendaTerm, at, niveau: 1, versie }),
  when: passed === undefined ? 'always' : { version: passed },
});
export const agendaKey = (regisseurId: string): Key => termKey(regisseurPk(regisseurId), agendaTerm);

type Leading = Pick<Casus, 'casusId' | 'aanspreekpunt' | 'waarneming'> & Partial<Pick<Casus, 'status'>>;

/** Who led a casus that is closed stays known there, and holds no place any more. */
const holders = (state: Leading | undefined) => ({
  lead: state?.status === 'afgesloten' ? undefined : state?.aanspreekpunt?.regisseurId,
  standIn: state?.waarneming?.regisseurId,
});

/**
 * Gives back the place of the previous aanspreekpunt and takes one of the next, moves who stands in, and counts a
 * refusal: everybody concerned is written once, under their version.
 */
export function moveLoad(
  pool: readonly Regisseur[],
  before: Leading | undefined,
  after: Leading,
  options: { exceed?: boolean | undefined; refusal?: Weigerreden | undefined } = {},
): Write[] {
  const { casusId } = after;
  const moved = new Map<string, Regisseur>();
  const change = (regisseurId: string | undefined, step: (person: Regisseur) => Regisseur): void => {
    const person = moved.get(regisseurId ?? '') ?? pool.find((one) => one.regisseurId === regisseurId);
    if (person) moved.set(person.regisseurId, step(person));
  };
  const writes: Write[] = [];
  const [was, is] = [holders(before), holders(after)];
  const [from, to] = [was.lead, is.lead];
  if (options.refusal) {
    const { refusal } = options;
    change(from, (person) => withRefusal(person, refusal));
  }
  if (from !== to) {
    if (from) writes.push({ remove: loadKey(from, casusId), when: 'always' });
    change(from, (person) => withLoad(person, -1));
    change(to, (person) => withLoad(person, 1, options.exceed));
    if (to && moved.has(to)) writes.push({ put: { ...loadKey(to, casusId), casusId }, when: 'absent' });
  }
  const [out, stands] = [was.standIn, is.standIn];
  if (out !== stands) {
    if (out) writes.push({ remove: standInKey(out, casusId), when: 'always' });
    change(out, (person) => withStandIn(person, -1));
    change(stands, (person) => withStandIn(person, 1));
    if (stands) writes.push({ put: { ...standInKey(stands, casusId), casusId }, when: 'always' });
  }
  for (const person of moved.values()) {
    const known = pool.find(({ regisseurId }) => regisseurId === person.regisseurId);
    if (known) writes.push(putRegisseur({ ...person, versie: known.versie + 1 }, known));
  }
  return writes;
}

/** What stands in the lists of work items and of the guarantee, kept equal to the head in the same transaction. */
function listWrites(before: Casus | undefined, state: Casus): Write[] {
  const pk = casusPk(state.casusId);
  const spoed = isUrgent(state);
  const uitgesloten = state.uitgesloten.map(({ email }) => email);
  const key = (one: Casus['punten'][number]) => ({ pk, sk: `PUNT#${puntTerm(one).slice('punt#'.length)}` });
  const gone = (before?.punten ?? []).filter((one) => !state.punten.some((kept) => puntTerm(kept) === puntTerm(one)));
  const guarantee = { pk, sk: 'GARANTIE' };
  return [
    ...gone.map((one): Write => ({ remove: key(one), when: 'always' })),
    ...state.punten.map(
      (one): Write => ({
        put: {
          ...key(one),
          ...one,
          casusId: state.casusId,
          spoed,
          uitgesloten,
          gsi1pk: puntenList,
          gsi1sk: `${one.tot}#${state.casusId}`,
        },
        when: 'always',
      }),
    ),
    ...(waits(state)
      ? [
          {
            put: {
              ...guarantee,
              casusId: state.casusId,
              meldingId: firstMelding(state),
              ...waitingOf(state),
              spoed,
              weigeringen: state.weigeringen.length,
              uitgesloten,
              gsi1pk: garantieList,
              gsi1sk: `${waitingOf(state).wachtSinds}#${state.casusId}`,
            },
            when: 'always' as const,
          },
        ]
      : before && waits(before)
        ? [{ remove: guarantee, when: 'always' as const }]
        : []),
  ];
}

const waitsForBenoeming = ({ status }: Casus): boolean => status === 'wachtOpBenoeming' || status === 'voorlopig';
const waits = (state: Casus): boolean =>
  isComplex(state) && (waitsForBenoeming(state) || departureOf(state) !== undefined);

/** Since when, until when, and whether anybody is there: nobody when who led has left. */
function waitingOf(state: Casus) {
  const left = departureOf(state);
  const promised = { wachtSinds: state.wachtSinds, uiterlijk: state.bevestigenUiterlijk, tot: state.bevestigenTot };
  if (!left) return { ...promised, status: state.status };
  const { sinds: wachtSinds, uiterlijk, tot } = left;
  return { ...(waitsForBenoeming(state) ? promised : { wachtSinds, uiterlijk, tot }), status: 'wachtOpBenoeming' };
}

/** Complex by the weighing of a professional, else by the presumption (practice, words). */
export const isComplex = ({ weging }: Casus): boolean => weging.zwaarte === 'zwaar';

/** `passed`: the version of the term that this command acts upon, so that it acts once. */
export function termWrites(state: Casus, terms: Decision['terms'], passed?: number): Write[] {
  const pk = casusPk(state.casusId);
  return terms.map((change) =>
    'gone' in change
      ? { remove: termKey(pk, change.soort), when: 'always' }
      : {
          put: termItem({ pk, ...change, versie: state.versie }),
          // The head's version is the condition of every other command, and the term follows it.
          when: passed === undefined ? 'always' : { version: passed },
        },
  );
}

/** Gives events their envelope; `last` is the aggregate's version after the last of them. */
export function sealAll(
  deps: Deps,
  aggregate: { pk: string; subject: string; last: number },
  events: readonly Recorded[],
  now: string,
): { pk: string; event: CloudEvent }[] {
  const { gemeente } = deps.installation;
  return events.map(({ definition, data }, index) => ({
    pk: aggregate.pk,
    event: seal(definition, {
      data,
      id: deps.ids.uuid(),
      oin: gemeente.oin,
      host: gemeente.domein,
      subject: aggregate.subject,
      sequence: aggregate.last - events.length + 1 + index,
      time: now,
    }),
  }));
}

/** One decision about a casus, ready to be committed, alone or with another. */
export function casusChange(
  deps: Deps,
  change: {
    before: Casus | undefined;
    decision: Decision;
    pool: readonly Regisseur[];
    now: string;
    passedTerm?: number;
    /** A person chose to exceed the capacity. */
    exceed?: boolean;
    /** The aanspreekpunt of before refused, for this reason. */
    refusal?: Weigerreden;
  },
) {
  const { before, decision, pool, now } = change;
  const { state } = decision;
  const pk = casusPk(state.casusId);
  return {
    writes: [
      ...putCasus(state, before, now, deps.installation),
      ...moveLoad(pool, before, state, change),
      ...listWrites(before, state),
      ...termWrites(state, decision.terms, change.passedTerm),
    ],
    events: sealAll(deps, { pk, subject: state.casusId, last: state.versie }, decision.events, now),
    mails: decision.mails.map((notice) => ({ pk, mail: composeNotice(notice, deps.ids.uuid(), deps.installation) })),
  };
}
export type Change = ReturnType<typeof casusChange>;

export function commitChanges(
  deps: Deps,
  changes: readonly Change[],
  extra: { now: string; writes?: Write[]; events?: Change['events']; inbox?: InboxMark },
): Promise<CommitResult> {
  return commit(deps.table, {
    now: extra.now,
    writes: [...changes.flatMap(({ writes }) => writes), ...(extra.writes ?? [])],
    events: [...changes.flatMap(({ events }) => events), ...(extra.events ?? [])],
    mails: changes.flatMap(({ mails }) => mails),
    ...(extra.inbox && { inbox: extra.inbox }),
  });
}

/** Where reasons of a person are kept: free text, so never in an event. */
export const putReason = (
  soort: 'BENOEMING' | 'WISSEL' | 'CONTACT' | 'CONTACTBESLUIT' | 'KADER',
  state: Casus,
  decided: Record<string, unknown> & { door: string },
  now: string,
): Write => ({
  put: {
    pk: casusPk(state.casusId),
    sk: `${soort}#${String(state.versie).padStart(6, '0')}`,
    ...decided,
    regisseurId: state.aanspreekpunt?.regisseurId,
    op: now,
  } satisfies Item,
  when: 'absent',
});
