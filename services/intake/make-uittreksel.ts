import * as z from 'zod';
import { dutchDate, spellDate, spellMoment } from '../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { recordReading } from '../../shared/reading-log.ts';
import { allow } from './allow.ts';
import { notFound, readNummer } from './change-melding.ts';
import type { UittrekselResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { gegevensVelden, meldingVelden, naamVan, type Veld, weg } from './domain/extract-fields.ts';
import { forMelder, type Kept } from './domain/extract-shield.ts';
import { type Woorden, woordenOf } from './domain/extract-words.ts';
import type { Melding } from './domain/melding.ts';
import { meldingPk, openIntakeStore } from './store.ts';

type Reader = { staff: Staff; now: string; requestId: string };
type Regel = { naam: string; waarde: string };
type Onderdeel = UittrekselResponse['onderdelen'][number];

const item = z.looseObject({ sk: z.string() });

/** `overAfloop`: tells what became of it; not for who reported about somebody else. */
type Kind = { titel: string; velden: Readonly<Record<string, Veld>>; overAfloop?: boolean } | { weg: string };

const technical: Readonly<Record<string, Veld>> = {
  pk: { weg: weg.techniek },
  sk: { weg: weg.techniek },
  gsi1pk: { weg: weg.techniek },
  gsi1sk: { weg: weg.techniek },
  versie: { weg: weg.techniek },
};

/** How a sort key begins -> what the extract says of such items. The first that fits. */
export const kinds: readonly (readonly [prefix: string, kind: Kind])[] = [
  ['STAND#GEGEVENS', { titel: 'Wat u ons vertelde', velden: gegevensVelden }],
  ['STAND', { titel: 'Uw melding', velden: meldingVelden }],
  [
    'STUK#AANVULLING#',
    {
      titel: 'Wat er later bij kwam',
      velden: {
        op: 'op',
        bron: 'van',
        tekst: 'tekst',
        soort: 'soort',
        door: { weg: weg.medewerker },
        vertrouwelijk: { weg: weg.techniek },
      },
    },
  ],
  [
    'STUK#BIJLAGE#',
    {
      titel: 'Bijlagen',
      velden: {
        naam: 'naam',
        soort: 'soort',
        bytes: 'grootte in bytes',
        status: 'stand',
        reden: 'reden',
        op: 'op',
        scan: 'gecontroleerd op virussen',
        bijlageId: { weg: weg.techniek },
        sleutel: { weg: weg.techniek },
        beantwoordbaar: { weg: weg.techniek },
      },
    },
  ],
  [
    'STUK#BESLUIT#',
    {
      titel: 'Wat wij besloten',
      overAfloop: true,
      velden: {
        soort: 'soort',
        op: 'op',
        reden: { weg: weg.eigenWoorden },
        uitkomst: 'uitkomst',
        bestemming: 'doorgezonden naar',
        team: 'team',
        verteld: 'hoe u het hoorde',
        nietVertellen: { weg: weg.beschermd },
        invoer: { weg: weg.eigenWoorden },
        door: { weg: weg.medewerker },
      },
    },
  ],
  [
    'STUK#DOORZENDING#',
    {
      titel: 'Wat wij voor u doorstuurden',
      overAfloop: true,
      velden: {
        bestemming: 'als',
        op: 'op',
        naar: 'naar',
        uiterlijk: 'overdragen uiterlijk',
        overgedragenOp: 'overgedragen op',
        overgedragen: { weg: weg.eigenWoorden },
        bericht: { weg: weg.techniek },
        toelichting: { weg: weg.eigenWoorden },
        doorzendingId: { weg: weg.techniek },
        tot: { weg: weg.dubbel },
        spoed: { weg: weg.dubbel },
        door: { weg: weg.medewerker },
        reden: { weg: weg.eigenWoorden },
        invoer: { weg: weg.eigenWoorden },
      },
    },
  ],
  [
    'STUK#ONTLASTING#',
    {
      titel: 'Taken die iemand overnam',
      velden: { taak: 'nummer van de taak', door: 'overgenomen door', op: 'op', medewerker: { weg: weg.medewerker } },
    },
  ],
  [
    'STUK#TOESTEMMING#',
    {
      titel: 'Wat u later zei over uw verhaal delen',
      velden: {
        delenMetRegisseur: 'verhaal delen met de regisseur',
        op: 'gezegd op',
        hoe: 'hoe u dat zei',
        vastgelegdOp: 'opgeschreven op',
        toelichting: { weg: weg.eigenWoorden },
        door: { weg: weg.medewerker },
      },
    },
  ],
  [
    'STUK#CONTACT#',
    {
      titel: 'Wat wij aan uw contactgegevens veranderden',
      velden: {
        op: 'op',
        velden: 'wat',
        voorheen: 'eerst stond er',
        toelichting: { weg: weg.eigenWoorden },
        door: { weg: weg.medewerker },
      },
    },
  ],
  ['STUK#VERWANT#', { weg: weg.anderen }],
  [
    'NAVRAAG#',
    {
      titel: 'Of de hulp weer loopt',
      overAfloop: true,
      velden: {
        ronde: 'keer',
        gevraagdOp: 'gevraagd op',
        antwoord: 'antwoord',
        beantwoordOp: 'beantwoord op',
        toelichting: 'toelichting',
        op: { weg: weg.dubbel },
      },
    },
  ],
  [
    'TAAK#',
    {
      titel: 'Bellen en brieven',
      overAfloop: true,
      velden: {
        soort: 'soort',
        status: 'stand',
        reden: 'waarom geen e-mail',
        onderwerp: 'waarover',
        bericht: 'wat wij u wilden vertellen',
        geopendOp: 'sinds',
        uiterlijk: 'uiterlijk',
        afgerond: 'hoe het afliep',
        berichtOp: 'bericht van',
        alsnogOp: 'later alsnog verteld op',
        taakId: { weg: weg.techniek },
        spoed: { weg: weg.dubbel },
        tot: { weg: weg.dubbel },
      },
    },
  ],
  [
    'POGING#',
    {
      titel: 'Pogingen om u te bereiken',
      overAfloop: true,
      velden: {
        op: 'op',
        resultaat: 'resultaat',
        toelichting: { weg: weg.eigenWoorden },
        taakId: { weg: weg.techniek },
        medewerker: { weg: weg.medewerker },
        naam: { weg: weg.medewerker },
        verzoek: { weg: weg.techniek },
        antwoord: { weg: weg.dubbel },
      },
    },
  ],
  [
    'MAIL#',
    {
      titel: 'E-mails die wij over uw melding stuurden',
      overAfloop: true,
      velden: {
        mail: 'e-mail',
        aangemaaktOp: 'op',
        bezorgdOp: 'bezorgd op',
        outbox: { weg: weg.techniek },
        pogingen: { weg: weg.techniek },
        geclaimdTot: { weg: weg.techniek },
        laatsteFout: { weg: weg.techniek },
        berichtId: { weg: weg.techniek },
      },
    },
  ],
  [
    'INZAGE#',
    {
      titel: 'Wie uw melding las',
      velden: {
        op: 'op',
        rollen: 'rol',
        verwerking: 'waarvoor',
        medewerker: { weg: weg.medewerker },
        naam: { weg: weg.medewerker },
        onderwerp: { weg: weg.dubbel },
        verzoek: { weg: weg.techniek },
        trace_id: { weg: weg.techniek },
      },
    },
  ],
  ['EVENT#', { weg: weg.dubbel }],
  ['LOGBOEK#', { weg: weg.dubbel }],
  ['WERK#', { weg: weg.dubbel }],
  ['TERMIJN#', { weg: weg.dubbel }],
  ['ONBEANTWOORD', { weg: weg.dubbel }],
  ['VOLGCODE#', { weg: weg.beveiliging }],
  ['VERZOEK#', { weg: weg.techniek }],
];

/** Of the head, what tells how it went on. */
const outcomeFields: ReadonlySet<string> = new Set([
  'triage',
  'feiten',
  'gewogen',
  'heropend',
  'navraag',
  'behandelaar',
  'oproep',
  'herhaald',
  'gebied',
]);
const hiddenOutcome =
  'Wat er met de melding gebeurde gaat over het gezin, niet over u. Dat vertellen wij niet aan wie over een ander meldt.';

/** What may be said to who reported about somebody else. */
const forOutsider: ReadonlySet<string> = new Set(['ontvangst', 'aanvulling', 'ontlasting']);
/** What the melder is told in a mail, a call or a letter. */
function saidIn(one: Kept): string | undefined {
  const bericht = isRecord(one['mail']) ? one['mail']['bericht'] : one['bericht'];
  return isRecord(bericht) ? String(bericht['soort']) : undefined;
}

const words = (code: string): string =>
  code.replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${String(b).toLowerCase()}`);
const isCode = (text: string) => /^[a-z]+([A-Z][a-z]+)+$/.test(text);

function say(name: string, value: unknown, woorden: Woorden): string {
  if (value === true) return 'ja';
  if (value === false) return 'nee';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return spellMoment(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${spellDate(value)} ${value.slice(0, 4)}`;
  return woorden[name]?.[value] ?? (isCode(value) ? words(value) : value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of the head, what names an employee who handled it; the moment stays. */
const byStaff: ReadonlySet<string> = new Set(['behandelaar', 'ingevoerd']);
const withoutStaff = (name: string, value: unknown): unknown =>
  byStaff.has(name) && isRecord(value) ? { op: value['op'], sinds: value['sinds'] } : value;

/**
 * Everything in a value, each part under the names that lead to it; what is empty is left out. `name` is that of the
 * field as it is kept: it tells which words a code has.
 */
function tell(naam: string, name: string, value: unknown, woorden: Woorden): Regel[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) {
    if (value.every((one) => !isRecord(one) && !Array.isArray(one))) {
      return value.length > 0 ? [{ naam, waarde: value.map((one) => say(name, one, woorden)).join(', ') }] : [];
    }
    return value.flatMap((one, index) => tell(`${naam} ${index + 1}`, name, one, woorden));
  }
  if (!isRecord(value)) return [{ naam, waarde: say(name, value, woorden) }];
  return Object.entries(value).flatMap(([deeper, part]) => {
    const veld = naamVan[deeper] ?? words(deeper);
    return typeof veld === 'string' ? tell(`${naam}, ${veld}`, deeper, part, woorden) : [];
  });
}

/** Keys of tasks and mails are in no order. */
const momentOf = (one: Kept): string => String(one['op'] ?? one['geopendOp'] ?? one['aangemaaktOp'] ?? '');

/** Complete by construction: what no list names is told under its own name. */
function extractOf(head: Melding, items: readonly Kept[], now: string, gemeente: Gemeente): UittrekselResponse {
  const woorden = woordenOf(gemeente);
  const sections = new Map<string, Regel[]>();
  const outsider = head.wieMeldde.soort === 'signaal' || head.wieMeldde.soort === 'onbekend';
  const inOrder = forMelder(head, items, dutchDate(now)).toSorted((a, b) => momentOf(a).localeCompare(momentOf(b)));
  for (const one of inOrder) {
    const kind: Kind = kinds.find(([prefix]) => one.sk.startsWith(prefix))?.[1] ?? { titel: 'Overig', velden: {} };
    if ('weg' in kind || (one.sk.startsWith('MAIL#') && !saidIn(one))) continue;
    if (outsider && kind.overAfloop && !forOutsider.has(saidIn(one) ?? '')) continue;
    const velden: Readonly<Record<string, Veld>> = { ...technical, ...kind.velden };
    const lines = Object.entries(one).flatMap(([name, value]) => {
      if (one.sk === 'STAND' && outcomeFields.has(name) && outsider) return [];
      const veld = velden[name] ?? words(name);
      if (typeof veld !== 'string') return [];
      return tell(veld, name, one.sk === 'STAND' ? withoutStaff(name, value) : value, woorden);
    });
    sections.set(kind.titel, [...(sections.get(kind.titel) ?? []), ...lines]);
  }
  const order = [...new Set([...kinds.flatMap(([, kind]) => ('titel' in kind ? [kind.titel] : [])), 'Overig'])];
  const onderdelen = order.flatMap((titel): Onderdeel[] => {
    const regels = sections.get(titel);
    return regels && regels.length > 0 ? [{ titel, regels }] : [];
  });
  // All of them, always: which reason applies would tell what it is about.
  const reasons = [...Object.values(weg), ...(outsider ? [hiddenOutcome] : [])];
  const left = reasons.map((waarde) => ({ naam: 'Weggelaten', waarde }));
  return {
    meldingsnummer: head.meldingsnummer,
    gemaaktOp: now,
    onderdelen: [...onderdelen, { titel: 'Wat hier niet in staat, en waarom', regels: left }],
  };
}

/** Everything that is kept about who reported. Making it is a reading, recorded before anything is read. */
export async function makeUittreksel(
  deps: IntakeDependencies,
  query: { meldingsnummer: string | undefined },
  reader: Reader,
): Promise<UittrekselResponse> {
  const nummer = readNummer(query.meldingsnummer);
  const store = openIntakeStore(deps.table);
  const head = await store.head(nummer);
  if (!head) throw notFound();
  await allow('uittrekselMaken', reader, head, store);
  const pk = meldingPk(nummer);
  const recorded = await deps.table.transact(
    recordReading({ pk, subject: nummer, subjectType: 'meldingsnummer', activity: 'uittreksel-maken', ...reader }),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
  return extractOf(head, await deps.table.partition(pk, item), reader.now, deps.installation.gemeente);
}
