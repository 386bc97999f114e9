import { type AttributeValue, addNumbers, type Item, significantDigits, typeOf } from './attribute-value.ts';
import { valueAt } from './condition.ts';
import { validationError } from './dynalite.ts';

/** A document path: names, and numbers for places in a list. */
export type Path = (string | number)[];

type Source =
  | Path
  | AttributeValue
  | { type: 'add' | 'subtract'; args: [Source, Source] }
  | { type: 'function'; name: 'list_append'; args: [Source, Source] }
  | { type: 'function'; name: 'if_not_exists'; args: [Path, Source] };

type Section =
  | { type: 'set'; path: Path; val: Source }
  | { type: 'remove'; path: Path }
  | { type: 'add' | 'delete'; path: Path; val: AttributeValue };

/** What dynalite's update parser makes of an UpdateExpression. */
export type Updates = { sections: Section[]; paths: Path[]; nestedPaths: Record<string, unknown> };

const wrongType = 'An operand in the update expression has an incorrect data type';
const wrongPath = 'The document path provided in the update expression is invalid for update';

// Holds the place of a removed list element until all sections are applied: places count in the old list.
const removed: AttributeValue = {};

/** The item after the update. Every operand is read from the item as it was, whatever the order of the sections. */
export function applyUpdates(updates: Updates, old: Item): Item {
  const writes = updates.sections.map((section) => ({ path: section.path, value: newValue(section, old) }));
  const item = structuredClone(old);
  const lists = new Set<AttributeValue[]>();
  for (const { path, value } of [...writes.filter((w) => w.value === undefined), ...inListOrder(writes)]) {
    const last = path.at(-1);
    const parent = valueAt(path.slice(0, -1), item);
    if (typeof last === 'string' && parent?.M !== undefined) {
      if (value === undefined) delete parent.M[last];
      else parent.M[last] = value;
    } else if (typeof last === 'number' && parent?.L !== undefined) {
      lists.add(parent.L);
      if (last < parent.L.length) parent.L[last] = value ?? removed;
      else if (value !== undefined) parent.L.push(value);
    } else {
      throw validationError(wrongPath);
    }
  }
  for (const list of lists) list.splice(0, list.length, ...list.filter((value) => value !== removed));
  return item;
}

type Write = { path: Path; value: AttributeValue | undefined };

// Values past the end of a list are appended in the order of their places.
function inListOrder(writes: Write[]): Write[] {
  const place = (write: Write) => {
    const last = write.path.at(-1);
    return typeof last === 'number' ? last : -1;
  };
  return writes.filter((write) => write.value !== undefined).sort((a, b) => place(a) - place(b));
}

function newValue(section: Section, old: Item): AttributeValue | undefined {
  switch (section.type) {
    case 'set':
      return read(section.val, old);
    case 'remove':
      return undefined;
    case 'add':
      return added(valueAt(section.path, old), section.val);
    case 'delete':
      return without(valueAt(section.path, old), section.val);
  }
}

function read(source: Source, old: Item): AttributeValue {
  if (Array.isArray(source)) {
    const value = valueAt(source, old);
    if (value === undefined) {
      throw validationError('The provided expression refers to an attribute that does not exist in the item');
    }
    return value;
  }
  if (!('type' in source)) return source;
  if (source.type === 'function') {
    if (source.name === 'if_not_exists') return valueAt(source.args[0], old) ?? read(source.args[1], old);
    const head = read(source.args[0], old).L;
    const tail = read(source.args[1], old).L;
    if (head === undefined || tail === undefined) throw validationError(wrongType);
    return { L: [...head, ...tail] };
  }
  const left = read(source.args[0], old).N;
  const right = read(source.args[1], old).N;
  if (left === undefined || right === undefined) throw validationError(wrongType);
  return { N: sum(left, right, source.type === 'add' ? 1n : -1n) };
}

function sum(left: string, right: string, sign: 1n | -1n): string {
  const result = addNumbers(left, right, sign);
  if (significantDigits(result) > 38) {
    throw validationError('Attempting to store more than 38 significant digits in a Number');
  }
  if ((result.replace('-', '').split('.')[0] ?? '').length > 126) {
    throw validationError('Number overflow. Attempting to store a number with magnitude larger than supported range');
  }
  return result;
}

function added(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (existing !== undefined && typeOf(existing) !== typeOf(value)) throw validationError(wrongType);
  if (value.N !== undefined) return { N: sum(existing?.N ?? '0', value.N, 1n) };
  if (value.SS !== undefined) return { SS: [...new Set([...(existing?.SS ?? []), ...value.SS])] };
  if (value.NS !== undefined) return { NS: [...new Set([...(existing?.NS ?? []), ...value.NS])] };
  if (value.BS !== undefined) return { BS: [...new Set([...(existing?.BS ?? []), ...value.BS])] };
  throw validationError(wrongType);
}

function without(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (existing === undefined) return undefined;
  if (typeOf(existing) !== typeOf(value)) throw validationError(wrongType);
  const rest = (set: string[] | undefined, gone: string[] | undefined) =>
    (set ?? []).filter((element) => !(gone ?? []).includes(element));
  const left = rest(existing.SS ?? existing.NS ?? existing.BS, value.SS ?? value.NS ?? value.BS);
  if (left.length === 0) return undefined;
  if (value.SS !== undefined) return { SS: left };
  return value.NS !== undefined ? { NS: left } : { BS: left };
}
