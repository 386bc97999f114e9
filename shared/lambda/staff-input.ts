import type * as z from 'zod';
import { bsnText, containsBsn } from '../bsn.ts';
import { type Fault, Problem } from '../problem.ts';
import { parseInput } from './api.ts';

/** An id is no text that somebody typed, and its digits may be anything. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every text with a BSN in it, by its JSON Pointer. */
function faultsIn(value: unknown, veld: string, except: RegExp | undefined): Fault[] {
  if (typeof value === 'string') {
    const found = !except?.test(veld) && !uuid.test(value) && containsBsn(value);
    return found ? [{ veld, code: 'bsn', melding: bsnText }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => faultsIn(inner, `${veld}/${name}`, except));
}

/** Any other value than yes or no stays where it is, and is then a fault. */
function takeMark(body: unknown): { geenBsn: boolean; fields: unknown } {
  if (typeof body !== 'object' || body === null || !('geenBsn' in body) || typeof body.geenBsn !== 'boolean') {
    return { geenBsn: false, fields: body };
  }
  const { geenBsn, ...fields } = body;
  return { geenBsn, fields };
}

/**
 * Parses what staff typed, and refuses it when a text holds a BSN (rule 11), all fields at once; with `geenBsn: true`
 * beside the fields it is let through. `except`: pointers of fields that hold a number of another kind.
 */
export function parseStaffInput<T>(schema: z.ZodType<T>, body: unknown, except?: RegExp): T {
  const { geenBsn, fields } = takeMark(body);
  const input = parseInput(schema, fields);
  const faults = geenBsn ? [] : faultsIn(fields, '', except);
  if (faults.length === 0) return input;
  throw new Problem(
    'bsnGevonden',
    'Hier bewaren wij geen burgerservicenummer (BSN). Haal het weg. Is het een ander nummer? Stuur dan geenBsn: true mee.',
    faults,
  );
}
