import { spellDate, spellMoment } from '../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../shared/gemeente.ts';
import { gebeurtenissen, soorten, type Veld, velden, weg, woorden } from './extract-words.ts';
import { spellReason } from './pages/casus-parts.ts';

/** What regie and plans keep, as they give it. */
export type Kept = readonly { soort: string; inhoud: Readonly<Record<string, unknown>> }[];
type Regel = { naam: string; waarde: string };
export type Onderdeel = { titel: string; regels: readonly Regel[] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A code as the words that it is made of: what no list names is still told. */
const split = (code: string): string =>
  code.replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${String(b).toLowerCase()}`);
const isCode = (text: string) => /^[a-z]+([A-Z][a-z]+)+$/.test(text);

/** What only another melding of this address is about: who reported it may not want this family to know. */
const othersOnly: ReadonlySet<unknown> = new Set(['nietBevestigd', 'overRegisseur']);
function isAboutOthers(record: Readonly<Record<string, unknown>>, nummer: string): boolean {
  const { meldingId, oorzaak, soort } = record;
  return typeof meldingId === 'string' ? meldingId !== nummer : othersOnly.has(oorzaak ?? soort);
}

/** Of what happened, so that it is told in its order; the rest stays as it comes. */
const timeOf = ({ event }: Readonly<Record<string, unknown>>): string => (isRecord(event) ? String(event['time']) : '');

/** What somebody else's melding brought about before this one belonged to it is theirs, also that there was anything. */
export function keptSince(kept: Kept, sinds: string | null): Kept {
  if (sinds === null) return kept;
  return kept
    .filter(({ inhoud }) => {
      const moment = timeOf(inhoud) || inhoud['op'];
      return typeof moment !== 'string' || moment >= sinds;
    })
    .map(({ soort, inhoud }) => ({
      soort,
      inhoud: Object.fromEntries(
        Object.entries(inhoud).filter(
          ([name, value]) => !(name.endsWith('Op') && typeof value === 'string' && value < sinds),
        ),
      ),
    }));
}

/**
 * Everything that is kept, in words, in the form of the extract of intake; `weggelaten` says what is in none and why.
 * Complete by construction: what no list names is told under its own name.
 */
export function tellKept(
  kept: Kept,
  nummer: string,
  gemeente: Gemeente,
): { onderdelen: Onderdeel[]; weggelaten: string[] } {
  const names = velden(gemeente);
  const words = woorden(gemeente);
  const kinds = soorten(gemeente);
  const events = gebeurtenissen(gemeente);
  const sections = new Map<string, Regel[]>();

  function say(name: string, value: unknown): string {
    if (value === true) return 'ja';
    if (value === false) return 'nee';
    if (typeof value !== 'string') return String(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return spellMoment(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${spellDate(value)} ${value.slice(0, 4)}`;
    return words[name]?.[value] ?? (isCode(value) ? split(value) : value);
  }

  /** `name` decides which words are meant, `label` is what the reader sees. */
  function tell(label: string, name: string, value: unknown): Regel[] {
    if (isEmpty(value)) return [];
    if (Array.isArray(value)) {
      // Before counting: a gap would tell that there is something of somebody else.
      const own = value.filter((one) =>
        name === 'meldingen' ? one === nummer : !(isRecord(one) && isAboutOthers(one, nummer)),
      );
      if (own.length === 0) return [];
      const said = own.map((one) => sayReason(one) ?? (isRecord(one) ? undefined : say(name, one)));
      if (said.every((one) => one !== undefined)) return [{ naam: label, waarde: said.join(', ') }];
      return own.flatMap((one, index) => tell(own.length === 1 ? label : `${label} ${index + 1}`, name, one));
    }
    if (!isRecord(value)) return [{ naam: label, waarde: say(name, value) }];
    return tellRecord(value, name, `${label}, `);
  }

  function tellRecord(record: Readonly<Record<string, unknown>>, parent: string, before: string): Regel[] {
    if (isAboutOthers(record, nummer)) return [];
    return Object.entries(record).flatMap(([name, value]) => {
      const veld: Veld = names[`${parent}.${name}`] ?? names[name] ?? split(name);
      return typeof veld === 'string' ? tell(`${before}${veld}`, name, value) : [];
    });
  }

  for (const { soort, inhoud } of kept.toSorted((a, b) => timeOf(a.inhoud).localeCompare(timeOf(b.inhoud)))) {
    const titel: Veld = kinds[soort] ?? split(soort);
    if (typeof titel !== 'string') continue;
    // Where several follow each other, the moment begins each.
    const { op, ...rest } = inhoud;
    const regels =
      soort === 'gebeurtenis' ? tellEvent(inhoud) : tellRecord(op === undefined ? rest : { op, ...rest }, soort, '');
    sections.set(titel, [...(sections.get(titel) ?? []), ...regels]);
  }

  /** The envelope is for software; when it was and what it says is for people. */
  function tellEvent({ event }: Readonly<Record<string, unknown>>): Regel[] {
    if (!isRecord(event) || !isRecord(event['data'])) return [];
    const { type, time, data } = event;
    const middle = String(type).split('.').slice(2, 4).join('.');
    if (isAboutOthers(data, nummer)) return [];
    const regels = tellRecord(data, 'data', '');
    return [{ naam: events[middle] ?? split(middle.replace('.', ' ')), waarde: say('time', time) }, ...regels];
  }

  const order = [...new Set([...Object.values(kinds).filter((one) => typeof one === 'string'), ...sections.keys()])];
  return {
    onderdelen: order.flatMap((titel) => {
      const regels = sections.get(titel) ?? [];
      return regels.length > 0 ? [{ titel, regels }] : [];
    }),
    weggelaten: Object.values(weg),
  };
}

/** A reason of the weighing is a sentence, for colleagues and for the family the same. */
function sayReason(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { code, waarde } = value;
  const known = typeof code === 'string' && (typeof waarde === 'string' || typeof waarde === 'number');
  return known ? spellReason({ code, waarde }) : undefined;
}
