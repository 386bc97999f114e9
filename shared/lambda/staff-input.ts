import * as z from 'zod';
import { bsnText, containsBsn } from '../bsn.ts';
import { type Fault, Problem } from '../problem.ts';
import { parseInput } from './api.ts';

/** Beside the fields of a request: who typed it says that what looks like a BSN is none. */
const marked = z.looseObject({ geenBsn: z.boolean() });

const uuid = z.uuid();

/** Every text with a BSN in it, by its JSON Pointer. An id is no text that somebody typed. */
function faultsIn(value: unknown, veld: string, except: RegExp | undefined): Fault[] {
  if (typeof value === 'string') {
    const found = !except?.test(veld) && !uuid.safeParse(value).success && containsBsn(value);
    return found ? [{ veld, code: 'bsn', melding: bsnText }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => faultsIn(inner, `${veld}/${name}`, except));
}

/**
 * Parses what staff typed, and refuses it when a text holds a BSN (rule 11), all fields at once; with `geenBsn: true`
 * beside the fields it is let through. `except`: pointers of fields that hold a number of another kind.
 */
export function parseStaffInput<T>(schema: z.ZodType<T>, body: unknown, except?: RegExp): T {
  const mark = marked.safeParse(body);
  if (!mark.success) return refuseBsn(parseInput(schema, body), faultsIn(body, '', except));
  const { geenBsn, ...fields } = mark.data;
  return refuseBsn(parseInput(schema, fields), geenBsn ? [] : faultsIn(fields, '', except));
}

function refuseBsn<T>(input: T, faults: Fault[]): T {
  if (faults.length === 0) return input;
  throw new Problem(
    'bsnGevonden',
    'Hier bewaren wij geen burgerservicenummer (BSN). Haal het weg. Is het een ander nummer? Stuur dan geenBsn: true mee.',
    faults,
  );
}
