import { parseStructured, type Structured } from './structured-header.ts';

/** A header as it came: the name in lower case, the value unfolded and not decoded. */
export type MailHeader = { naam: string; waarde: string };

/**
 * One part of a mail as a place within the raw bytes. Nothing is copied and nothing is decoded before it is asked for:
 * a mail of 30 MB costs little more than its own size.
 */
export type MimePart = {
  headers: readonly MailHeader[];
  type: Structured;
  disposition: Structured;
  /** The body as it was sent, a view on the raw mail. */
  ruw: Buffer;
  delen: readonly MimePart[];
};

export type MimeTree = {
  wortel: MimePart;
  /** False when the mail had more parts, levels or headers than anybody sends. */
  volledig: boolean;
};

const maxDepth = 20;
/** Of the whole mail, with the mails in it. */
const maxParts = 500;
const maxHeaderBytes = 256 * 1024;

const lf = 0x0a;
const cr = 0x0d;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Headers are ASCII; where they are not, they are UTF-8 (RFC 6532) or an old program's own code page. */
function decodeHeader(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const headerLine = /^([!-9;-~]+)[ \t]*:(.*)$/s;

function parseHeaders(block: string): MailHeader[] {
  const headers: { naam: string; delen: string[] }[] = [];
  for (const line of block.split(/\r?\n/)) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line)) {
      last?.delen.push(line);
      continue;
    }
    const found = headerLine.exec(line);
    if (found) headers.push({ naam: (found[1] ?? '').toLowerCase(), delen: [found[2] ?? ''] });
  }
  return headers.map(({ naam, delen }) => ({ naam, waarde: delen.join('').replaceAll(/\s+/g, ' ').trim() }));
}

/** Where the headers end and the body starts. Text that does not start with a header is all body. */
function splitHeaders(bytes: Buffer): { headers: MailHeader[]; body: Buffer; whole: boolean } {
  const head = bytes.subarray(0, maxHeaderBytes);
  let at = 0;
  let lines = 0;
  while (at < head.length) {
    const eol = head.indexOf(lf, at);
    const end = eol === -1 ? head.length : eol;
    const length = end > at && head[end - 1] === cr ? end - 1 - at : end - at;
    if (length === 0) {
      return { headers: parseHeaders(decodeHeader(bytes.subarray(0, at))), body: bytes.subarray(end + 1), whole: true };
    }
    if (lines === 0 && !/^([!-9;-~]+[ \t]*:|From )/.test(head.toString('latin1', at, Math.min(end, at + 200)))) {
      return { headers: [], body: bytes, whole: true };
    }
    lines += 1;
    at = end + 1;
  }
  const whole = bytes.length <= maxHeaderBytes;
  return { headers: parseHeaders(decodeHeader(head)), body: bytes.subarray(head.length), whole };
}

/** The end of the line that holds a delimiter, and whether it is the last one; null when it is something else. */
function readDelimiter(bytes: Buffer, at: number, length: number): { next: number; last: boolean } | null {
  if (at > 0 && bytes[at - 1] !== lf) return null;
  let end = at + length;
  const last = bytes[end] === 0x2d && bytes[end + 1] === 0x2d;
  if (last) end += 2;
  while (bytes[end] === 0x20 || bytes[end] === 0x09 || bytes[end] === cr) end += 1;
  if (end < bytes.length && bytes[end] !== lf) return null;
  return { next: Math.min(end + 1, bytes.length), last };
}

function withoutLineEnd(bytes: Buffer, from: number, to: number): Buffer {
  let end = to;
  if (end > from && bytes[end - 1] === lf) end -= 1;
  if (end > from && bytes[end - 1] === cr) end -= 1;
  return bytes.subarray(from, end);
}

function splitParts(body: Buffer, boundary: string, most: number): { parts: Buffer[]; whole: boolean } {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let start = -1;
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const found = readDelimiter(body, at, delimiter.length);
    if (found) {
      if (start !== -1) parts.push(withoutLineEnd(body, start, at));
      if (found.last) return { parts, whole: true };
      if (parts.length >= most) return { parts, whole: false };
      start = found.next;
    }
    at = body.indexOf(delimiter, found?.next ?? at + 1);
  }
  // A mail that was cut off: what came is kept.
  if (start !== -1 && start < body.length) parts.push(body.subarray(start));
  return { parts, whole: true };
}

/** Some programs write another boundary in the header than in the body. */
function guessBoundary(body: Buffer): string | undefined {
  return /(?:^|\n)--([^\r\n]{1,70}?)[ \t]*\r?\n[A-Za-z-]+:/.exec(body.toString('latin1', 0, 64 * 1024))?.[1];
}

export function firstHeader(headers: readonly MailHeader[], naam: string): string | undefined {
  return headers.find((header) => header.naam === naam)?.waarde;
}

/** What is left of the limits, shared by a mail and the mails in it. */
export type MimeBudget = { delen: number };
export const mimeBudget = (): MimeBudget => ({ delen: maxParts });

/** Never throws, whatever the bytes are. */
export function parseMime(bytes: Buffer, budget: MimeBudget): MimeTree {
  let volledig = true;

  function parsePart(part: Buffer, depth: number, fallbackType: string): MimePart {
    budget.delen -= 1;
    const { headers, body, whole } = splitHeaders(part);
    if (!whole) volledig = false;
    const type = parseStructured(firstHeader(headers, 'content-type') ?? fallbackType);
    const disposition = parseStructured(firstHeader(headers, 'content-disposition') ?? '');
    const leaf = { headers, type, disposition, ruw: body, delen: [] };
    if (!type.waarde.startsWith('multipart/')) return leaf;
    if (depth >= maxDepth) {
      volledig = false;
      return leaf;
    }
    const most = Math.max(0, budget.delen);
    const declared = type.parameters.get('boundary') ?? '';
    let found = declared === '' ? { parts: [], whole: true } : splitParts(body, declared, most);
    if (found.parts.length === 0) {
      const guess = guessBoundary(body);
      if (guess !== undefined) found = splitParts(body, guess, most);
    }
    if (!found.whole) volledig = false;
    const childType = type.waarde === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    return { ...leaf, delen: found.parts.map((child) => parsePart(child, depth + 1, childType)) };
  }

  return { wortel: parsePart(bytes, 0, 'text/plain'), volledig };
}
