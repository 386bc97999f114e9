import * as z from 'zod';

/**
 * A word that occurs nowhere else for every place where somebody can write freely, found by walking the schema of what
 * they send: a field that is added gets a canary by itself, and then needs a line that says who may read it.
 */
export type Leaf = { path: string; soort: 'tekst' | 'email' | 'vorm' | 'getal'; max: number };

const hasPattern = (schema: z.ZodString): boolean =>
  (schema.def.checks ?? []).some((check) => check._zod.def.check === 'string_format');

type Keuze = (options: readonly unknown[]) => readonly unknown[];
const every: Keuze = (options) => options;

/** Every leaf that is no closed choice, by its dotted name; `keuze` picks from the options of a union. */
export function leavesOf(schema: unknown, keuze: Keuze = every, path = ''): Leaf[] {
  const within = (inner: unknown, name = path) => leavesOf(inner, keuze, name);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, part]) => within(part, path === '' ? name : `${path}.${name}`));
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return within(schema.unwrap());
  if (schema instanceof z.ZodPipe) return within(schema.in);
  if (schema instanceof z.ZodArray) return within(schema.element, `${path}.0`);
  if (schema instanceof z.ZodUnion) return keuze(schema.options).flatMap((one) => within(one));
  if (schema instanceof z.ZodEmail) return [{ path, soort: 'email', max: 100 }];
  if (schema instanceof z.ZodString)
    return [{ path, soort: hasPattern(schema) ? 'vorm' : 'tekst', max: schema.maxLength ?? 1000 }];
  if (schema instanceof z.ZodNumber) return [{ path, soort: 'getal', max: 0 }];
  const closed = [z.ZodEnum, z.ZodLiteral, z.ZodBoolean, z.ZodUUID, z.ZodISODate, z.ZodISODateTime];
  if (closed.some((one) => schema instanceof one)) return [];
  throw new Error(`What can somebody write in ${path}?`);
}

type Nested = { [name: string]: unknown };
function get(target: unknown, [first, ...rest]: string[]): unknown {
  if (first === undefined || typeof target !== 'object' || target === null) return target;
  return get((target as Nested)[first], rest);
}
function put(target: Nested, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = (target[first] ?? (rest[0] === '0' ? [] : {})) as Nested;
  target[first] = inner;
  put(inner, rest, value);
}

export type Canary = { wie: string; veld: string; woord: string };

let count = 0;
function wordOf(wie: string, { path, soort, max }: Leaf): string {
  count += 1;
  if (soort === 'email') return `kanarie.${wie.toLowerCase()}.${count}@canarie.example`;
  const field = path.replaceAll(/\W0|\W/g, '');
  const word = `Kanarie${wie}${field.charAt(0).toUpperCase()}${field.slice(1)}${count}x`;
  return word.length <= max ? word : `Kn${count}x`;
}

/**
 * What `wie` sends as `naam`: what is given stays, every other leaf gets its canary. `codes`: leaves that hold a code
 * of the municipality's file or a number of ours, never words.
 */
export function fillIn(
  wie: string,
  naam: string,
  schema: unknown,
  given: object,
  { codes = [], leeg = [] }: { codes?: readonly string[]; leeg?: readonly string[] } = {},
): { body: Nested; canaries: Canary[] } {
  const body = structuredClone(given) as Nested;
  const canaries: Canary[] = [];
  const choice: Keuze = (options) => {
    const found = options.find((option) => {
      if (!(option instanceof z.ZodObject)) return false;
      return Object.entries(option.shape).some(
        ([name, part]) =>
          part instanceof z.ZodLiteral && JSON.stringify(given).includes(`"${name}":${JSON.stringify(part.value)}`),
      );
    });
    if (!found) throw new Error(`Which kind of ${naam}?`);
    return [found];
  };
  for (const leaf of leavesOf(schema, choice)) {
    const steps = leaf.path.split('.');
    if (leeg.some((path) => leaf.path === path || leaf.path.startsWith(`${path}.`))) continue;
    const known = get(body, steps);
    if (known !== undefined || codes.includes(leaf.path) || leaf.soort === 'getal') {
      // Of what has to look like something, the test gives a value of its own, which is looked for too.
      if (leaf.soort === 'vorm' && !codes.includes(leaf.path))
        canaries.push({ wie, veld: `${naam}.${leaf.path}`, woord: String(known) });
      continue;
    }
    if (leaf.soort === 'vorm') throw new Error(`${naam}.${leaf.path} needs a value that looks right`);
    const woord = wordOf(wie, leaf);
    put(body, steps, woord);
    canaries.push({ wie, veld: `${naam}.${leaf.path}`, woord });
  }
  return { body, canaries };
}
