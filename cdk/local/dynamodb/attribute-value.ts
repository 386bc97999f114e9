/** A value as it travels in the JSON protocol: exactly one key, numbers as strings, binary as base64. */
export type AttributeValue = {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: AttributeValue[];
  M?: Item;
};
export type Item = { [name: string]: AttributeValue };

export function typeOf(value: AttributeValue): string {
  return Object.keys(value)[0] ?? '';
}

/** Own attributes only, so that an attribute named `constructor` does not exist by accident. */
export function attribute(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

/**
 * Bytes whose unsigned order is DynamoDB's order: UTF-8 for S, the bytes for B, numeric for N.
 * N: sign (0 negative, 1 zero, 2 positive), exponent, digits; all inverted and closed by 0xff for negatives.
 */
export function encodeKey(value: AttributeValue): Buffer {
  if (value.S !== undefined) return Buffer.from(value.S, 'utf8');
  if (value.B !== undefined) return Buffer.from(value.B, 'base64');
  if (value.N !== undefined) return encodeNumber(value.N);
  throw new Error(`no key can hold the type ${typeOf(value)}`);
}

function encodeNumber(text: string): Buffer {
  const { negative, whole, fraction } = splitNumber(text);
  const all = `${whole}${fraction}`;
  const first = all.search(/[1-9]/);
  if (first === -1) return Buffer.from([1]);
  const digits = all.slice(first).replace(/0+$/, '');
  const exponent = whole.length - 1 - first + 130;
  if (!negative) return Buffer.from([2, exponent, ...Buffer.from(digits)]);
  return Buffer.from([0, 255 - exponent, ...Array.from(digits, (digit) => 0x39 - Number(digit)), 0xff]);
}

function splitNumber(text: string): { negative: boolean; whole: string; fraction: string } {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not a normal number: ${text}`);
  return { negative: match[1] === '-', whole: match[2] ?? '', fraction: match[3] ?? '' };
}

/** Exact decimal sum (DynamoDB keeps 38 digits; a double would not). */
export function addNumbers(left: string, right: string, sign: 1n | -1n): string {
  const places = Math.max(splitNumber(left).fraction.length, splitNumber(right).fraction.length);
  return formatNumber(scaled(left, places) + sign * scaled(right, places), places);
}

function scaled(text: string, places: number): bigint {
  const { negative, whole, fraction } = splitNumber(text);
  const size = BigInt(whole + fraction.padEnd(places, '0'));
  return negative ? -size : size;
}

function formatNumber(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export function significantDigits(text: string): number {
  return text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
}

/** Order of two S, N or B of the same type; undefined where DynamoDB does not compare them. */
export function compare(left: AttributeValue | undefined, right: AttributeValue | undefined): number | undefined {
  if (left === undefined || right === undefined || typeOf(left) !== typeOf(right)) return undefined;
  if (left.S === undefined && left.N === undefined && left.B === undefined) return undefined;
  return Buffer.compare(encodeKey(left), encodeKey(right));
}

/** Deep equality; sets without order, numbers by value. */
export function equal(left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined || typeOf(left) !== typeOf(right)) return false;
  if (left.M !== undefined && right.M !== undefined) return equalItems(left.M, right.M);
  if (left.L !== undefined && right.L !== undefined) {
    const other = right.L;
    return left.L.length === other.length && left.L.every((value, index) => equal(value, other[index]));
  }
  if (left.BOOL !== undefined) return left.BOOL === right.BOOL;
  if (left.NULL !== undefined) return true;
  const set = left.SS ?? left.NS ?? left.BS;
  const otherSet = right.SS ?? right.NS ?? right.BS;
  if (set !== undefined && otherSet !== undefined) {
    return set.length === otherSet.length && set.every((value) => otherSet.includes(value));
  }
  return compare(left, right) === 0;
}

export function equalItems(left: Item, right: Item): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => equal(attribute(left, name), attribute(right, name)))
  );
}

/** Size in bytes as DynamoDB counts it for its limits and for capacity. */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.SS !== undefined) return value.SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (value.NS !== undefined) return value.NS.reduce((sum, text) => sum + numberSize(text), 0);
  if (value.BS !== undefined) return value.BS.reduce((sum, text) => sum + Buffer.byteLength(text, 'base64'), 0);
  if (value.L !== undefined) return value.L.reduce((sum, element) => sum + 1 + valueSize(element), 3);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return 1;
}

function numberSize(text: string): number {
  return 1 + Math.ceil(significantDigits(text) / 2) + (text.startsWith('-') ? 1 : 0);
}
