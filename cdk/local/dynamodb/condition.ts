import { type AttributeValue, attribute, compare, equal, type Item, typeOf } from './attribute-value.ts';
import type { Path } from './update.ts';

export type Operand = Path | AttributeValue | { type: 'function'; name: string; args: Operand[] };
/** The tree that dynalite's condition parser makes. */
export type Condition =
  | { type: 'and'; args: [Condition, Condition] }
  | { type: 'or'; args: [Condition, Condition] }
  | { type: 'not'; args: [Condition] }
  | { type: 'function'; name: string; args: Operand[] }
  | { type: '=' | '<>' | '<' | '<=' | '>' | '>=' | 'between' | 'in'; args: Operand[] };

export function holds(condition: Condition, item: Item): boolean {
  if (condition.type === 'and') return holds(condition.args[0], item) && holds(condition.args[1], item);
  if (condition.type === 'or') return holds(condition.args[0], item) || holds(condition.args[1], item);
  if (condition.type === 'not') return !holds(condition.args[0], item);
  const [value, ...others] = condition.args.map((operand) => resolve(operand, item));
  if (condition.type === 'function') return call(condition.name, value, others[0]);
  const order = compare(value, others[0]);
  switch (condition.type) {
    case '=':
      return equal(value, others[0]);
    case '<>':
      return !equal(value, others[0]);
    case '<':
      return order !== undefined && order < 0;
    case '<=':
      return order !== undefined && order <= 0;
    case '>':
      return order !== undefined && order > 0;
    case '>=':
      return order !== undefined && order >= 0;
    case 'between': {
      const upper = compare(value, others[1]);
      return order !== undefined && upper !== undefined && order >= 0 && upper <= 0;
    }
    case 'in':
      return others.some((other) => equal(value, other));
  }
}

/** The value at a document path, or nothing. */
export function valueAt(path: Path, item: Item): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    if (value === undefined) return undefined;
    if (typeof step === 'number') value = value.L?.[step];
    else value = value.M === undefined ? undefined : attribute(value.M, step);
  }
  return value;
}

function resolve(operand: Operand, item: Item): AttributeValue | undefined {
  if (Array.isArray(operand)) return valueAt(operand, item);
  if (!('type' in operand)) return operand;
  const inner = operand.args[0];
  return inner === undefined ? undefined : size(resolve(inner, item));
}

function size(value: AttributeValue | undefined): AttributeValue | undefined {
  const length =
    value?.S?.length ??
    (value?.B === undefined ? undefined : Buffer.byteLength(value.B, 'base64')) ??
    (value?.SS ?? value?.NS ?? value?.BS ?? value?.L)?.length ??
    (value?.M === undefined ? undefined : Object.keys(value.M).length);
  return length === undefined ? undefined : { N: String(length) };
}

function call(name: string, value: AttributeValue | undefined, argument: AttributeValue | undefined): boolean {
  if (name === 'attribute_exists') return value !== undefined;
  if (name === 'attribute_not_exists') return value === undefined;
  if (value === undefined || argument === undefined) return false;
  if (name === 'attribute_type') return typeOf(value) === argument.S;
  if (name === 'begins_with') return beginsWith(value, argument);
  if (name === 'contains') return contains(value, argument);
  throw new Error(`unknown function ${name}`);
}

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if (value.S !== undefined && prefix.S !== undefined) return value.S.startsWith(prefix.S);
  if (value.B === undefined || prefix.B === undefined) return false;
  const start = Buffer.from(prefix.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, start.length).equals(start);
}

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.L !== undefined) return value.L.some((element) => equal(element, part));
  if (part.S !== undefined) return value.S?.includes(part.S) ?? value.SS?.includes(part.S) ?? false;
  if (part.N !== undefined) return value.NS?.includes(part.N) ?? false;
  if (part.B === undefined) return false;
  if (value.B !== undefined) return Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  return value.BS?.includes(part.B) ?? false;
}
