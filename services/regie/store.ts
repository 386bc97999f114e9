import * as z from 'zod';
import type { CloudEvent } from '../../events/event.ts';
import { seal } from '../../events/event.ts';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { termItem, termKey } from '../../shared/deadlines.ts';
import { addMonths, dutchDate } from '../../shared/dutch-calendar.ts';
import type { Installation } from '../../shared/gemeente.ts';
import type { Identifiers } from '../../shared/identifiers.ts';
import type { Log } from '../../shared/log.ts';
import { retentionTerm } from '../../shared/retention.ts';
import { type CommitResult, commit, type InboxMark } from '../../shared/store/commit.ts';
import type { Item, Key, Table, Write } from '../../shared/store/table.ts';
import { behoefte } from './domain/candidates.ts';
import { type Casus, type CasusStatus, casus, type Decision, isUrgent, type Recorded, weging } from './domain/casus.ts';
import { type Regisseur, regisseur, withLoad } from './domain/regisseur.ts';
import { composeNotice } from './mails.ts';

/**
 * The table of regie.
 * `CASUS#<id>`: STAND (head), BENOEMING#<n> (who decided and why), terms, journal. `MELDING#<nr>`: WEGING, journal.
 * `POOL`: REGISSEUR#<id> (the whole pool is one query) and EMAIL#<adres> (nobody is in it twice).
 * `REGISSEUR#<id>`: CASUS#<id>, the casussen that make up the load. `ADRES#<sleutel>`: CASUS, the open casus there.
 */
export type Deps = { table: Table; installation: Installation; ids: Identifiers; log: Log };

/** Tries before a command gives up: an event is then offered again by the queue, a person is asked to look again. */
export const maximumTries = 12;

export const casusPk = (casusId: string) => `CASUS#${casusId}`;
const casusKey = (casusId: string): Key => ({ pk: casusPk(casusId), sk: 'STAND' });
export const casusList = (status: CasusStatus) => `CASUS#${status}`;
const poolPk = 'POOL';
const regisseurPrefix = 'REGISSEUR#';
export const meldingPk = (meldingId: string) => `MELDING#${meldingId}`;
const wegingKey = (meldingId: string): Key => ({ pk: meldingPk(meldingId), sk: 'WEGING' });
const adresKey = (sleutel: string): Key => ({ pk: `ADRES#${sleutel}`, sk: 'CASUS' });
const loadKey = (regisseurId: string, casusId: string): Key => ({
  pk: `REGISSEUR#${regisseurId}`,
  sk: casusPk(casusId),
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
});
export type GewogenMelding = z.infer<typeof gewogenMelding>;

export const readCasus = (table: Table, casusId: string): Promise<Casus | undefined> =>
  table.get(casusKey(casusId), casus);
export const readPool = (table: Table): Promise<Regisseur[]> => table.partition(poolPk, regisseur, regisseurPrefix);
/** Who leads this casus now, as the pool knows them. */
export const readCurrent = async (table: Table, state: Casus): Promise<Regisseur | undefined> =>
  state.aanspreekpunt
    ? table.get({ pk: poolPk, sk: `${regisseurPrefix}${state.aanspreekpunt.regisseurId}` }, regisseur)
    : undefined;
export const readWeging = (table: Table, meldingId: string): Promise<GewogenMelding | undefined> =>
  table.get(wegingKey(meldingId), gewogenMelding);

/** The open casus of an address; a closed casus has no such pointer. */
export async function casusAtAddress(table: Table, sleutel: string): Promise<Casus | undefined> {
  const pointer = await table.get(adresKey(sleutel), z.object({ casusId: z.uuid() }));
  return pointer && (await readCasus(table, pointer.casusId));
}

/** The casussen that one regisseur leads: hardly ever more than the capacity. */
export async function casussenOf(table: Table, regisseurId: string): Promise<Casus[]> {
  const pointers = await table.partition(`REGISSEUR#${regisseurId}`, z.object({ casusId: z.uuid() }), 'CASUS#');
  const heads = await Promise.all(pointers.map(({ casusId }) => readCasus(table, casusId)));
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

/** Taken in the transaction that opens the casus: two at once from one address cannot both open one. */
export const putAddressPointer = (sleutel: string, casusId: string): Write => ({
  put: { ...adresKey(sleutel), casusId },
  when: 'absent',
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

const putRegisseur = (person: Regisseur, before?: Regisseur): Write => ({
  put: { pk: poolPk, sk: `${regisseurPrefix}${person.regisseurId}`, ...person },
  when: before ? { version: before.versie } : 'absent',
});

export const addToPool = (person: Regisseur): Write[] => [
  putRegisseur(person),
  { put: { pk: poolPk, sk: `EMAIL#${person.email.toLowerCase()}`, regisseurId: person.regisseurId }, when: 'absent' },
];

type Leading = Pick<Casus, 'casusId' | 'aanspreekpunt'>;

/** Gives back the place of the previous aanspreekpunt and takes one of the next, each under its version. */
export function moveLoad(
  pool: readonly Regisseur[],
  before: Leading | undefined,
  after: Leading,
  exceed = false,
): Write[] {
  const from = before?.aanspreekpunt?.regisseurId;
  const to = after.aanspreekpunt?.regisseurId;
  if (from === to) return [];
  const writes: Write[] = [];
  const previous = pool.find(({ regisseurId }) => regisseurId === from);
  if (from) writes.push({ remove: loadKey(from, after.casusId), when: 'always' });
  if (previous) writes.push(putRegisseur(withLoad(previous, -1), previous));
  const next = pool.find(({ regisseurId }) => regisseurId === to);
  if (to && next) {
    writes.push(putRegisseur(withLoad(next, 1, exceed), next));
    writes.push({ put: { ...loadKey(to, after.casusId), casusId: after.casusId }, when: 'absent' });
  }
  return writes;
}

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
  },
) {
  const { before, decision, pool, now } = change;
  const { state } = decision;
  const pk = casusPk(state.casusId);
  return {
    writes: [
      ...putCasus(state, before, now, deps.installation),
      ...moveLoad(pool, before, state, change.exceed),
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
export const putBenoeming = (
  state: Casus,
  decided: { door: string; reden: string; bovenCapaciteit: boolean },
  now: string,
): Write => ({
  put: {
    ...benoemingKey(state),
    ...decided,
    regisseurId: state.aanspreekpunt?.regisseurId,
    op: now,
  } satisfies Item,
  when: 'absent',
});
const benoemingKey = (state: Casus): Key => ({
  pk: casusPk(state.casusId),
  sk: `BENOEMING#${String(state.versie).padStart(6, '0')}`,
});
