import * as z from 'zod';

/** The part of EventBridge patterns that runs here: exact, prefix, anything-but and exists. Others are refused. */
export type Pattern = { [field: string]: Pattern | Leaf[] };
type Leaf =
  | string
  | number
  | boolean
  | null
  | { prefix: string }
  | { 'anything-but': AnythingBut }
  | { exists: boolean };
type AnythingBut = string | number | (string | number)[] | { prefix: string };

const prefix = z.strictObject({ prefix: z.string() });
const leaf = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  prefix,
  z.strictObject({
    'anything-but': z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).min(1), prefix]),
  }),
  z.strictObject({ exists: z.boolean() }),
]);

const level: z.ZodType<Pattern> = z.record(
  z.string().refine((key) => !key.startsWith('$'), { error: '$or and other operators on fields do not run here' }),
  z.union([z.array(leaf).min(1), z.lazy(() => level)], {
    error: 'only exact values, prefix, anything-but and exists run here',
  }),
);

export const patternSchema = level;

/** True when every field of the pattern matches; an array in the event matches when any of its members does. */
export function matches(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const value = memberOf(event, field);
    if (!Array.isArray(wanted)) return matches(wanted, value);
    return wanted.some((one) => matchesLeaf(one, value));
  });
}

function memberOf(event: unknown, field: string): unknown {
  if (typeof event !== 'object' || event === null) return undefined;
  return Object.hasOwn(event, field) ? new Map(Object.entries(event)).get(field) : undefined;
}

function matchesLeaf(wanted: Leaf, value: unknown): boolean {
  if (typeof wanted === 'object' && wanted !== null && 'exists' in wanted) {
    const isLeaf = value !== undefined && (value === null || typeof value !== 'object' || Array.isArray(value));
    return wanted.exists === isLeaf;
  }
  if (Array.isArray(value)) return value.some((one) => matchesLeaf(wanted, one));
  if (value === undefined) return false;
  if (typeof wanted !== 'object' || wanted === null) return wanted === value;
  if ('prefix' in wanted) return typeof value === 'string' && value.startsWith(wanted.prefix);
  const but = wanted['anything-but'];
  if (typeof but === 'object' && !Array.isArray(but)) return typeof value === 'string' && !value.startsWith(but.prefix);
  return !(Array.isArray(but) ? but : [but]).some((one) => one === value);
}
