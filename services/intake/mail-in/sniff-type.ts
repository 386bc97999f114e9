import { inflateRawSync } from 'node:zlib';

/*
 * Own table: file-type knows hundreds of types in 70 KB minified, and looks at neither macros nor what a text hides;
 * here everything that is not on this short list is refused.
 */

export type BestandSoort = { mime: string; extensie: string };

const kinds = {
  pdf: { mime: 'application/pdf', extensie: 'pdf' },
  jpg: { mime: 'image/jpeg', extensie: 'jpg' },
  png: { mime: 'image/png', extensie: 'png' },
  gif: { mime: 'image/gif', extensie: 'gif' },
  webp: { mime: 'image/webp', extensie: 'webp' },
  heic: { mime: 'image/heic', extensie: 'heic' },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensie: 'docx' },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensie: 'xlsx' },
  odt: { mime: 'application/vnd.oasis.opendocument.text', extensie: 'odt' },
  txt: { mime: 'text/plain', extensie: 'txt' },
  mp3: { mime: 'audio/mpeg', extensie: 'mp3' },
  m4a: { mime: 'audio/mp4', extensie: 'm4a' },
  ogg: { mime: 'audio/ogg', extensie: 'ogg' },
  wav: { mime: 'audio/wav', extensie: 'wav' },
  mp4: { mime: 'video/mp4', extensie: 'mp4' },
  mov: { mime: 'video/quicktime', extensie: 'mov' },
} as const satisfies Record<string, BestandSoort>;

export const allowedKinds: readonly BestandSoort[] = Object.values(kinds);

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/** Brand of an ISO media file: many programs write one of these. */
function sniffMedia(bytes: Buffer): BestandSoort | null {
  const brand = ascii(bytes, 8, 12);
  const compatible = ascii(bytes, 16, Math.min(bytes.length, bytes.readUInt32BE(0), 80));
  if (/^(heic|heix|heim|heis|hevc|hevx)$/.test(brand)) return kinds.heic;
  if (/^(mif1|msf1)$/.test(brand)) return /hei[cxms]/.test(compatible) ? kinds.heic : null;
  if (/^(M4A |M4B )$/.test(brand)) return kinds.m4a;
  if (brand === 'qt  ') return kinds.mov;
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|3gp[4-7])$/.test(brand) ? kinds.mp4 : null;
}

/** A frame of MPEG layer III whose header makes sense. */
function isMp3(bytes: Buffer): boolean {
  if (ascii(bytes, 0, 3) === 'ID3') return true;
  const [first = 0, second = 0, third = 0] = bytes;
  const version = (second >> 3) & 3;
  return (
    first === 0xff &&
    (second & 0xe6) === 0xe2 &&
    version !== 1 &&
    third >> 4 !== 0xf &&
    third >> 4 !== 0 &&
    ((third >> 2) & 3) !== 3
  );
}

type Entry = { naam: string; method: number; size: number; offset: number };

/** The list at the end of a zip, which is what programs go by; null when it is not sound. */
function zipEntries(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      naam: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The text of a small entry; null when it is not there, too big, or broken. */
function readEntry(bytes: Buffer, entry: Entry | undefined): string | null {
  if (!entry || entry.offset + 30 > bytes.length) return null;
  const from = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const content = bytes.subarray(from, from + entry.size);
  if (entry.method === 0) return content.length > 1_000_000 ? null : content.toString('utf8');
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(content, { maxOutputLength: 1_000_000 }).toString('utf8');
  } catch {
    return null;
  }
}

/** A document without macros; every other archive is refused. */
function sniffDocument(bytes: Buffer): BestandSoort | null {
  const entries = zipEntries(bytes);
  if (!entries) return null;
  const names = new Map(entries.map((entry) => [entry.naam, entry]));
  const open = readEntry(bytes, names.get('mimetype'))?.trim();
  if (open === kinds.odt.mime) {
    return entries.some(({ naam }) => /^(Basic|Scripts)\//i.test(naam)) ? null : kinds.odt;
  }
  const types = readEntry(bytes, names.get('[Content_Types].xml'));
  if (types === null || /macroEnabled|vbaProject|vbaData|activeX|\.sheet\.binary/i.test(types)) return null;
  if (entries.some(({ naam }) => /vbaProject|\.(exe|dll|js|vbs|bat|cmd|ps1|scr|hta|lnk)$/i.test(naam))) return null;
  if (names.has('word/document.xml') && types.includes('wordprocessingml.document.main+xml')) return kinds.docx;
  if (names.has('xl/workbook.xml') && types.includes('spreadsheetml.sheet.main+xml')) return kinds.xlsx;
  return null;
}

/** A text is refused when it is something that a program would run or draw. */
const runnable =
  /^\s*(#!|<\?|<!doctype|<html|<svg|<script|<xml|<!--|\{\\rtf|%!PS|@echo\b|\[InternetShortcut\])|<script\b|<svg\b|<html\b/i;

/** The name only ever makes it stricter: what calls itself a program is none of the allowed kinds. */
const runnableName =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs?|vbe|jse?|mjs|wsf|wsh|hta|html?|xhtml|mht(ml)?|svgz?|xml|xsl|sh|py|pl|rb|php|reg|url|lnk|jar|msi|cpl|inf|iqy|rtf)$/i;

function isPlainText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 64 * 1024);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text holds none of these
  if (/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/.test(start.toString('latin1'))) return false;
  return !runnable.test(start.toString('utf8').replace(/^\ufeff/, ''));
}

/**
 * What a file is by its content; null when that is nothing that may come in. Neither the name nor what the sender
 * says that it is can make a file acceptable.
 */
export function sniffType(content: Uint8Array, naam: string): BestandSoort | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (runnableName.test(naam.trim().replace(/[\s.]+$/, ''))) return null;
  if (ascii(bytes, 0, 5) === '%PDF-') return kinds.pdf;
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return kinds.jpg;
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return kinds.png;
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return kinds.gif;
  if (ascii(bytes, 0, 4) === 'RIFF') {
    const form = ascii(bytes, 8, 12);
    return form === 'WEBP' ? kinds.webp : form === 'WAVE' ? kinds.wav : null;
  }
  if (ascii(bytes, 0, 4) === 'OggS') return kinds.ogg;
  if (bytes.length > 16 && ascii(bytes, 4, 8) === 'ftyp') return sniffMedia(bytes);
  if (isMp3(bytes)) return kinds.mp3;
  if (ascii(bytes, 0, 4) === 'PK\x03\x04') return sniffDocument(bytes);
  return isPlainText(bytes) ? kinds.txt : null;
}
