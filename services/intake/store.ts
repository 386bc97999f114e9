import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { date, moment } from '../../events/event.ts';
import { bestemming, meldingsnummer, uitkomst } from '../../events/vocabulary.ts';
import { termItem, termKey } from '../../shared/deadlines.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import type { Item, Key, Table, Write } from '../../shared/store/table.ts';
import { pogingResponse } from './contract-contact.ts';
import { bijlageStatus, type MeldingStatus, meldingStatus } from './contract-melder.ts';
import { casusOf } from './domain/casus-of.ts';
import { type Contacttaak, contacttaak } from './domain/contacttaak.ts';
import { type Doorzending, doorzending } from './domain/doorzending.ts';
import { figure, figureOf } from './domain/figures.ts';
import { type Gegevens, gegevens, type Melding, melding } from './domain/melding.ts';
import { toestemming, verwantschap } from './domain/stukken.ts';
import { placesOf, workPosition } from './domain/worklist.ts';

/**
 * intake's table. Partition `MELDING#<number>`: STAND (the head), GEGEVENS (personal data), VOLGCODE#<hash>,
 * TAAK#<id>, POGING#<task>#<key>, TERMIJN#<kind>, ONBEANTWOORD, and the journal. Beside it: IDEMPOTENTIE#..., INBOX#..., VERWIJDERD#....
 */
export const meldingPk = (nummer: string) => `MELDING#${nummer}`;
export const nummerOf = (pk: string) => meldingsnummer.parse(pk.slice('MELDING#'.length));

export const statusList = (status: MeldingStatus) => `STATUS#${status}`;
/** Meldingen of which the melder has not heard who helps, oldest first. */
export const unansweredList = 'ONBEANTWOORD';

export const reactionTermName = 'reactie';
export const retentionTermName = 'bewaartermijn';
const taskTermPrefix = 'contacttaak#';
export const taskTermName = (taakId: string) => `${taskTermPrefix}${taakId}`;
export const taskIdOf = (soort: string) =>
  soort.startsWith(taskTermPrefix) ? soort.slice(taskTermPrefix.length) : undefined;

const passingTermPrefix = 'doorzending#';
/** What is passed on besides is handed over. */
export const passingTermName = (doorzendingId: string) => `${passingTermPrefix}${doorzendingId}`;
export const passingIdOf = (soort: string) => soort.slice(passingTermPrefix.length);

/** Whoever has it in hand says how it ended; the inquiry of the Wmo; the on-duty contact confirms. */
export const followUpTermName = 'opvolging';
export const wmoTermName = 'wmoOnderzoek';
export const oproepTermName = 'oproep';
/** "Loopt de hulp weer?", and the latest day of an answer to it. */
export const navraagTermName = (ronde: number) => `navraag#${ronde}`;
export const navraagAnswerTermName = 'navraagAntwoord';

/**
 * What a dossier shows stands together in its partition, between the journal (EVENT#, INZAGE#, LOGBOEK#, MAIL#) and the
 * terms: one query gets all of it, and a long journal does not make it slower. So the sort key of everything that is
 * shown lies in this range: NAVRAAG#, POGING#, STAND, STAND#GEGEVENS, STUK#<kind>#..., TAAK#.
 */
export const dossierRange = { from: 'N', to: 'TAAK#~' } as const;
/** A part of the file; `rest` orders the parts of one kind. */
export const stukKey = (
  nummer: string,
  kind: 'AANVULLING' | 'BESLUIT' | 'BIJLAGE' | 'CONTACT' | 'DOORZENDING' | 'ONTLASTING' | 'TOESTEMMING' | 'VERWANT',
  rest: string,
): Key => ({ pk: meldingPk(nummer), sk: `STUK#${kind}#${rest}` });
const dataSk = 'STAND#GEGEVENS';

const headKey = (nummer: string): Key => ({ pk: meldingPk(nummer), sk: 'STAND' });

/** Acutely unsafe before all others, then in order of arrival. */
export const headItem = (head: Melding): Item => ({
  ...headKey(head.meldingsnummer),
  ...head,
  gsi1pk: statusList(head.status),
  gsi1sk: `${head.spoed ? 0 : 1}#${head.ontvangenOp}#${head.meldingsnummer}`,
});

export const gegevensItem = (nummer: string, data: Gegevens): Item => ({
  pk: meldingPk(nummer),
  sk: dataSk,
  ...data,
});

/**
 * The worklist: one pointer per open melding for `open`, one for who has it in hand (`vrij` or a person), one for the
 * team. A pointer holds what the list shows, so a page costs one bounded query however many meldingen there are.
 */
export const workList = {
  open: 'WERK#open',
  vrij: 'WERK#vrij',
  van: (sleutel: string) => `WERK#van#${sleutel}`,
  team: (code: string) => `WERK#team#${code}`,
  contacttaken: 'WERK#contacttaken',
};
const workSortKeys = ['WERK#open', 'WERK#hand', 'WERK#team'] as const;

/** Where a melding stands in the worklist; empty once nobody at the desk has to do anything. */
export function workItems(head: Melding): Item[] {
  const { open, hand, team } = placesOf(head);
  const pk = meldingPk(head.meldingsnummer);
  const place = workPosition(head);
  const shown = { ...head, sk: undefined };
  const item = (sk: (typeof workSortKeys)[number], list: string): Item => ({
    ...shown,
    pk,
    sk,
    gsi1pk: list,
    gsi1sk: place,
  });
  return [
    ...(open ? [item('WERK#open', workList.open)] : []),
    ...(hand ? [item('WERK#hand', hand === 'vrij' ? workList.vrij : workList.van(hand.sleutel))] : []),
    ...(team ? [item('WERK#team', workList.team(team))] : []),
  ];
}

/** The head with its places in the worklist. `before` undefined: a new melding. */
export function headWrites(head: Melding, before: Melding | undefined): Write[] {
  const items = workItems(head);
  const kept = new Set(items.map(({ sk }) => sk));
  const had = before ? workItems(before).map(({ sk }) => sk) : [];
  return [
    { put: headItem(head), when: before ? { version: before.versie } : 'absent' },
    ...items.map((put): Write => ({ put, when: 'always' })),
    ...had
      .filter((sk) => !kept.has(sk))
      .map((sk): Write => ({ remove: { pk: meldingPk(head.meldingsnummer), sk }, when: 'always' })),
    ...figureWrites(head, before),
    // Whoever writes a new melding writes its first pointer too.
    ...(before && head.adresSleutel ? [{ put: addressItem(head.adresSleutel, head), when: 'always' as const }] : []),
  ];
}

const figuresPk = (maand: string) => `CIJFERS#${maand}`;
/** By the month of receipt, which never changes, so that one melding has one figure. */
export const figureKey = ({ meldingsnummer: nummer, ontvangenOp }: Melding): Key => ({
  pk: figuresPk(dutchDate(ontvangenOp).slice(0, 7)),
  sk: nummer,
});

/** What is counted of a melding (R10), only where that changes. */
function figureWrites(head: Melding, before: Melding | undefined): Write[] {
  const [had, has] = [before && figureOf(before), figureOf(head)];
  if (has)
    return JSON.stringify(had) === JSON.stringify(has) ? [] : [{ put: { ...figureKey(head), ...has }, when: 'always' }];
  return had ? [{ remove: figureKey(head), when: 'always' }] : [];
}

/**
 * Other meldingen from an address: `ADRES#<sleutel>` holds one pointer for each, with what the history shows, so that
 * it costs one query. Every change of a melding keeps its pointer as it is.
 */
export const addressPk = (sleutel: string) => `ADRES#${sleutel}`;
export const addressItem = (sleutel: string, head: Melding): Item => ({
  pk: addressPk(sleutel),
  sk: meldingPk(head.meldingsnummer),
  ...addressPointer.parse({
    meldingsnummer: head.meldingsnummer,
    ontvangenOp: head.ontvangenOp,
    status: head.status,
    wieMeldde: head.wieMeldde.soort,
    uitkomst: head.triage?.uitkomst ?? null,
    bestemming: head.triage?.bestemming ?? null,
    casusId: casusOf(head.feiten),
    overRegisseur: head.overRegisseur,
  }),
});
export const addressPointer = z.object({
  meldingsnummer,
  ontvangenOp: moment,
  status: meldingStatus,
  wieMeldde: z.enum(['eigenHuishouden', 'signaal', 'anoniem', 'onbekend']),
  uitkomst: uitkomst.nullable(),
  bestemming: bestemming.nullable(),
  casusId: z.uuid().nullable(),
  overRegisseur: z.boolean(),
});
export type AddressPointer = z.infer<typeof addressPointer>;

/** What was added since: by the melder, by mail, or by staff. */
export const aanvulling = z.object({
  op: moment,
  bron: z.enum(['melder', 'email', 'medewerker']),
  /** Name of the employee; null for the melder. */
  door: z.string().nullable(),
  tekst: z.string(),
  /** R81: what staff wrote down of a talk; absent for everything else. */
  soort: z.literal('gespreksverslag').optional(),
  /** About who leads ("het klikt niet"): for staff who decide about that, never for a regisseur or a team. */
  vertrouwelijk: z.boolean().default(false),
});
export type Aanvulling = z.infer<typeof aanvulling>;
export const aanvullingItem = (nummer: string, id: string, added: Aanvulling): Item => ({
  ...stukKey(nummer, 'AANVULLING', `${added.op}#${id}`),
  ...added,
});

/** "Loopt de hulp weer?": once asked, and the answer when it comes. */
export const navraag = z.object({
  ronde: z.int().positive(),
  gevraagdOp: moment,
  antwoord: z.enum(['ja', 'beetje', 'nee']).nullable(),
  beantwoordOp: moment.nullable(),
  toelichting: z.string().nullable(),
});
export type Navraag = z.infer<typeof navraag>;
export const navraagItem = (nummer: string, asked: Navraag): Item => ({
  pk: meldingPk(nummer),
  sk: `NAVRAAG#${asked.gevraagdOp}#${asked.ronde}`,
  op: asked.beantwoordOp ?? asked.gevraagdOp,
  ...asked,
});

/** What was answered to a request about a melding, under its Idempotency-Key. */
export const answeredKey = (nummer: string, sleutel: string): Key => ({
  pk: meldingPk(nummer),
  sk: `VERZOEK#${sleutel}`,
});
const answered = z.object({ verzoek: z.string(), antwoord: z.unknown() });

/** `beperkt`: went out in a neutral mail, so somebody else may open it; it never gives back what was sent. */
export const volgcodeItem = (nummer: string, hash: string, now: string, beperkt = false): Item => ({
  pk: meldingPk(nummer),
  sk: `VOLGCODE#${hash}`,
  gemaaktOp: now,
  beperkt,
});
const volgcode = z.object({ beperkt: z.boolean().default(false) });

export const taskItem = (nummer: string, task: Contacttaak): Item => ({
  pk: meldingPk(nummer),
  sk: `TAAK#${task.taakId}`,
  ...task,
  // The list of calls and letters: acutely unsafe before all others, then the first term.
  ...(task.status === 'open' && {
    gsi1pk: workList.contacttaken,
    gsi1sk: `${task.spoed ? 0 : 1}#${task.tot}#${nummer}`,
  }),
});

/** What is passed on besides; it stands between the calls and letters until it was handed over. */
export const doorzendingItem = (nummer: string, one: Doorzending): Item => ({
  ...stukKey(nummer, 'DOORZENDING', one.doorzendingId),
  ...one,
  ...(one.tot !== null &&
    !one.overgedragen && {
      gsi1pk: workList.contacttaken,
      gsi1sk: `${one.spoed ? 0 : 1}#${one.tot}#${nummer}`,
    }),
});

const unansweredKey = (nummer: string): Key => ({ pk: meldingPk(nummer), sk: 'ONBEANTWOORD' });

/** The melder waits: the term of the first reaction, and the place in the list of who waits longest. */
export const startWaiting = (head: Melding): Write[] => [
  {
    put: termItem({
      pk: meldingPk(head.meldingsnummer),
      soort: reactionTermName,
      at: head.reactieTot,
      niveau: 1,
      versie: head.versie,
    }),
    when: 'always',
  },
  {
    put: {
      ...unansweredKey(head.meldingsnummer),
      ontvangenOp: head.heropend?.op ?? head.ontvangenOp,
      gsi1pk: unansweredList,
      gsi1sk: `${head.heropend?.op ?? head.ontvangenOp}#${head.meldingsnummer}`,
    },
    when: 'always',
  },
];

export const stopWaiting = (nummer: string): Write[] => [
  { remove: termKey(meldingPk(nummer), reactionTermName), when: 'always' },
  { remove: unansweredKey(nummer), when: 'always' },
];

export const openTaskWrites = (nummer: string, task: Contacttaak): Write[] => [
  { put: taskItem(nummer, task), when: 'absent' },
  {
    put: termItem({ pk: meldingPk(nummer), soort: taskTermName(task.taakId), at: task.tot, niveau: 1, versie: 1 }),
    when: 'absent',
  },
];

/** A person closed the task: nothing climbs any more. */
export const closeTaskWrites = (nummer: string, task: Contacttaak): Write[] => [
  { put: taskItem(nummer, task), when: 'always' },
  { remove: termKey(meldingPk(nummer), taskTermName(task.taakId)), when: 'always' },
];

/** A newer task tells what this one would have told. */
export const lapseTaskWrites = (nummer: string, task: Contacttaak): Write[] =>
  closeTaskWrites(nummer, { ...task, status: 'vervallen' });

/** One attempt at contact, also the mark of its Idempotency-Key: `sleutel` names who asked and the key. */
export const poging = z.object({ verzoek: z.string(), antwoord: pogingResponse });
export const pogingKey = (nummer: string, taakId: string, sleutel: string): Key => ({
  pk: meldingPk(nummer),
  sk: `POGING#${taakId}#${sleutel}`,
});

/** What was answered to a request with this Idempotency-Key; never the code, which is made afresh. */
export const accepted = z.object({
  verzoek: z.string(),
  antwoord: z.object({
    meldingsnummer,
    ontvangenOp: moment,
    reactieUiterlijk: date,
    aangenomenOp: moment,
    contacttaak: z.object({ taakId: z.uuid(), soort: z.enum(['bellen', 'brief']) }).nullable(),
  }),
});
export type Accepted = z.infer<typeof accepted>;

export const acceptedItem = (key: string, fields: Accepted & { verlooptOp: number }): Item => ({
  pk: `IDEMPOTENTIE#meldingen#${key}`,
  sk: 'IDEMPOTENTIE',
  ...fields,
});

export const deletionKey = (nummer: string): Key => ({ pk: `VERWIJDERD#${nummer}`, sk: 'VERWIJDERD' });
/** All that remains of a melding after its retention, or after the person concerned asked for it (rule 11). */
export const deletionItem = (
  head: Melding,
  now: string,
  reden: { reden: 'bewaartermijn' } | { reden: 'verzoek'; door: string } = { reden: 'bewaartermijn' },
): Item => ({
  ...deletionKey(head.meldingsnummer),
  meldingsnummer: head.meldingsnummer,
  ...reden,
  bewarenTot: head.bewarenTot,
  verwijderdOp: now,
});

const keyOnly = z.object({ pk: z.string(), sk: z.string() });

export function openIntakeStore(table: Table) {
  return {
    head: (nummer: string) => table.get(headKey(nummer), melding),
    answered: (nummer: string, sleutel: string) => table.get(answeredKey(nummer, sleutel), answered),
    /** Other meldingen from this address. */
    atAddress: (sleutel: string) => table.partition(addressPk(sleutel), addressPointer, 'MELDING#'),
    work: (list: string, page: { limit: number; cursor?: string | undefined }) => table.work(list, melding, page),
    gegevens: (nummer: string) => table.get({ pk: meldingPk(nummer), sk: dataSk }, gegevens),
    code: (nummer: string, hash: string) => table.get({ pk: meldingPk(nummer), sk: `VOLGCODE#${hash}` }, volgcode),
    task: (nummer: string, taakId: string) => table.get({ pk: meldingPk(nummer), sk: `TAAK#${taakId}` }, contacttaak),
    poging: (nummer: string, taakId: string, sleutel: string) => table.get(pogingKey(nummer, taakId, sleutel), poging),
    /** Oldest first. */
    aanvullingen: (nummer: string) => table.partition(meldingPk(nummer), aanvulling, 'STUK#AANVULLING#'),
    /** Files that came along, by the moment at which they came. */
    bijlagen: (nummer: string) =>
      table.partition(meldingPk(nummer), z.object({ naam: z.string(), status: bijlageStatus }), 'STUK#BIJLAGE#'),
    /** What was decided about other meldingen from the address. */
    verwantschappen: (nummer: string) => table.partition(meldingPk(nummer), verwantschap, 'STUK#VERWANT#'),
    /** What was said about the story after the melding, oldest first. */
    toestemmingen: (nummer: string) => table.partition(meldingPk(nummer), toestemming, 'STUK#TOESTEMMING#'),
    doorzending: (nummer: string, id: string) => table.get(stukKey(nummer, 'DOORZENDING', id), doorzending),
    /** What it is besides, oldest first. */
    async doorzendingen(nummer: string): Promise<Doorzending[]> {
      const found = await table.partition(meldingPk(nummer), doorzending, 'STUK#DOORZENDING#');
      return found.toSorted((a, b) => a.op.localeCompare(b.op));
    },
    tasks: (nummer: string) => table.partition(meldingPk(nummer), contacttaak, 'TAAK#'),
    async openTasks(nummer: string): Promise<Contacttaak[]> {
      const tasks = await table.partition(meldingPk(nummer), contacttaak, 'TAAK#');
      return tasks.filter(({ status }) => status === 'open');
    },
    list: (status: MeldingStatus, page: { limit: number; cursor: string | undefined }) =>
      table.work(statusList(status), melding, page),
    /** Of all meldingen that were received in a month, `2026-11`. */
    figuresOf: (maand: string) => table.partition(figuresPk(maand), figure),
    async oldestUnanswered(): Promise<string | undefined> {
      const { items } = await table.work(unansweredList, z.object({ ontvangenOp: moment }), { limit: 1 });
      return items[0]?.ontvangenOp;
    },
    /** One bounded page of the keys of a partition. */
    async keysOf(nummer: string, limit: number): Promise<Key[]> {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ProjectionExpression: 'pk, sk',
          ExpressionAttributeValues: marshall({ ':pk': meldingPk(nummer) }),
          Limit: limit,
        }),
      );
      return Items.map((item) => keyOnly.parse(unmarshall(item)));
    },
  };
}
export type IntakeStore = ReturnType<typeof openIntakeStore>;
