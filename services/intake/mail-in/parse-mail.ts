import { addressParser, decodeWords } from 'postal-mime';
import { decodeBody } from './decode-body.ts';
import { decodeText } from './decode-text.ts';
import { htmlToText } from './html-to-text.ts';
import { describeInvitation } from './invitation.ts';
import { maskBsn } from './mask-bsn.ts';
import {
  firstHeader,
  type MailHeader,
  type MimeBudget,
  type MimePart,
  type MimeTree,
  mimeBudget,
  parseMime,
} from './mime.ts';
import { splitQuoted } from './split-quoted.ts';
import { unfoldFlowed } from './unfold-flowed.ts';

export type MailAddress = { adres: string; naam: string };

/** A file that came with the mail. Decoded only when asked for, so that never more than one is in memory. */
export type MailFile = {
  /** As the sender named it: not safe, not checked. */
  naam: string;
  /** What the sender says that it is: never relied upon. */
  opgegevenType: string;
  /** The text refers to it, as to the logo in a signature. */
  inTekst: boolean;
  inhoud(): Uint8Array;
};

/** Every BSN in it is masked, except in `headers`: those are to judge the mail by and are never kept. */
export type ParsedMail = {
  headers: readonly MailHeader[];
  onderwerp: string;
  van: MailAddress | null;
  /** More than one sender: what was checked need not be what is shown, so nobody is answered automatically. */
  meerdereAfzenders: boolean;
  antwoordAan: readonly MailAddress[];
  /** What the sender's clock said, ISO 8601; null when it makes no sense. */
  datum: string | null;
  /** Without the angle brackets. */
  berichtId: string | null;
  inReplyTo: readonly string[];
  references: readonly string[];
  /** Content type of the whole, such as `multipart/report`. */
  soortInhoud: string;
  /** What the sender wrote now. Together with `geciteerd` at most `maximumText` characters and a notice. */
  tekst: string;
  geciteerd: string;
  /** The mail held more than is shown here: only the original has all of it. */
  afgekapt: boolean;
  /** Encrypted, or of a form that nobody but the sender can read. */
  versleuteld: boolean;
  bestanden: readonly MailFile[];
};

/** Characters kept of a mail: with room for the rest an item of the table stays below its 400 KB. */
export const maximumText = 100_000;

/** Bytes of text that are looked at: HTML takes many times the room of what it says. */
const maxTextBytes = 4_000_000;
const maxMessages = 5;
const maxFiles = 200;

const signatures = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
]);
const encrypted = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted']);
const notices = new Set(['message/delivery-status', 'message/disposition-notification', 'text/rfc822-headers']);

/** Control characters, invisible ones that hide what is written, and those that turn the direction of the text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;

function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unwanted, '').toWellFormed();
}

function cleanLine(text: string, most: number): string {
  const line = cleanText(text).replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${cutAt(line, most - 1)}…` : line;
}

/** Never in the middle of a character. */
function cutAt(text: string, most: number): string {
  const cut = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function parseAddresses(headers: readonly MailHeader[], naam: string): MailAddress[] {
  return headers
    .filter((header) => header.naam === naam)
    .flatMap((header) => addressParser(header.waarde.slice(0, 64 * 1024), { flatten: true }))
    .flatMap(({ address = '', name }) => {
      const adres = cleanText(address).trim().toLowerCase();
      const valid = adres.length <= 254 && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(adres);
      return valid ? [{ adres, naam: maskBsn(cleanLine(name, 200)) }] : [];
    });
}

function messageIds(headers: readonly MailHeader[], naam: string): string[] {
  const found = firstHeader(headers, naam) ?? '';
  return [...found.slice(0, 64 * 1024).matchAll(/<([^<>\s]{1,250})>/g)].map(([, id = '']) => id);
}

function parseDate(value: string | undefined): string | null {
  if (value === undefined) return null;
  const date = new Date(value.replaceAll(/\([^()]*\)/g, ''));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/**
 * What a part has to say. `gewoon`: it was written as plain text, which is how it is shown best. `erbij`: mails and
 * invitations that came with it; nothing is cut from those.
 */
type Content = { teksten: string[]; gewoon: boolean; html: string[]; erbij: string[] };

/** What was met on the way, and what is left of the limits. */
type Found = {
  bestanden: (Omit<MailFile, 'inTekst'> & { contentId: string })[];
  afgekapt: boolean;
  versleuteld: boolean;
  budget: MimeBudget & { tekst: number };
};

const nothing: Content = { teksten: [], gewoon: false, html: [], erbij: [] };
const hasText = (content: Content) => content.teksten.some((text) => text.trim() !== '');

function encodingOf(part: MimePart): string | undefined {
  return firstHeader(part.headers, 'content-transfer-encoding');
}

function fileName(part: MimePart): string {
  return part.disposition.parameters.get('filename') ?? part.type.parameters.get('name') ?? '';
}

function readTextOf(part: MimePart, found: Found): string {
  const { tekst } = found.budget;
  if (part.ruw.length > tekst) found.afgekapt = true;
  found.budget.tekst = Math.max(0, tekst - part.ruw.length);
  const bytes = decodeBody(part.ruw.subarray(0, tekst), encodingOf(part));
  return cleanText(decodeText(bytes, part.type.parameters.get('charset')));
}

function addFile(part: MimePart, found: Found, naam: string): void {
  if (found.bestanden.length >= maxFiles) {
    found.afgekapt = true;
    return;
  }
  found.bestanden.push({
    naam,
    opgegevenType: part.type.waarde.slice(0, 100),
    contentId: (firstHeader(part.headers, 'content-id') ?? '').replaceAll(/[<>\s]/g, ''),
    inhoud: () => decodeBody(part.ruw, encodingOf(part)),
  });
}

function joinContents(contents: readonly Content[]): Content {
  return {
    teksten: contents.flatMap((content) => content.teksten),
    gewoon: contents.some((content) => content.gewoon),
    html: contents.flatMap((content) => content.html),
    erbij: contents.flatMap((content) => content.erbij),
  };
}

/** A mail within the mail, whole: whoever sends it on wants it to be read. */
function readMessage(part: MimePart, found: Found, depth: number): Content {
  const tree = parseMime(decodeBody(part.ruw, encodingOf(part)), found.budget);
  if (!tree.volledig) found.afgekapt = true;
  const { headers } = tree.wortel;
  const [van] = parseAddresses(headers, 'from');
  const intro = [
    '---------- Meegestuurde e-mail ----------',
    ...(van ? [`Van: ${van.naam === '' ? van.adres : `${van.naam} <${van.adres}>`}`] : []),
    ...['date', 'subject'].flatMap((naam) => {
      const value = firstHeader(headers, naam);
      const label = naam === 'date' ? 'Datum' : 'Onderwerp';
      return value === undefined ? [] : [`${label}: ${cleanLine(decodeWords(value), 300)}`];
    }),
  ];
  const content = readPart(tree.wortel, found, depth + 1);
  return {
    ...nothing,
    html: content.html,
    erbij: [[intro.join('\n'), ...content.teksten, ...content.erbij].join('\n\n')],
  };
}

function readLeaf(part: MimePart, found: Found, depth: number): Content {
  const type = part.type.waarde;
  const naam = fileName(part);
  const attached = part.disposition.waarde === 'attachment' || naam !== '';
  if (signatures.has(type)) return nothing;
  if (encrypted.has(type)) {
    found.versleuteld = true;
    return nothing;
  }
  if (type === 'message/rfc822' || type === 'message/global') {
    if (depth < maxMessages) return readMessage(part, found, depth);
    found.afgekapt = true;
    addFile(part, found, naam === '' ? 'bericht.eml' : naam);
    return nothing;
  }
  if (notices.has(type)) return { ...nothing, erbij: [readTextOf(part, found)] };
  if (type === 'text/calendar' || type === 'application/ics') {
    return { ...nothing, erbij: [describeInvitation(readTextOf(part, found))] };
  }
  if (type === 'text/html' && !attached) {
    const html = readTextOf(part, found);
    return { ...nothing, teksten: [htmlToText(html)], html: [html] };
  }
  // A multipart without parts is broken; what is in it is shown as it came.
  if ((type === 'text/plain' || type === '' || type === 'text' || type.startsWith('multipart/')) && !attached) {
    const text = readTextOf(part, found);
    const flowed = part.type.parameters.get('format')?.toLowerCase() === 'flowed';
    const delSp = part.type.parameters.get('delsp')?.toLowerCase() === 'yes';
    return { ...nothing, teksten: [flowed ? unfoldFlowed(text, delSp) : text], gewoon: text.trim() !== '' };
  }
  if (part.ruw.length > 0 || naam !== '') {
    addFile(part, found, naam === '' && type === 'application/ms-tnef' ? 'winmail.dat' : naam);
  }
  return nothing;
}

const lengthOf = (content: Content | undefined) => content?.teksten.join('').length ?? 0;

/** Of the forms of one text, plain text is shown; not where it only says that there is HTML. */
function readAlternatives(contents: readonly Content[]): Content {
  const withText = contents.filter(hasText);
  const plain = withText.find((content) => content.gewoon);
  const html = withText.findLast((content) => content.html.length > 0);
  const meagre = lengthOf(html) > 500 && lengthOf(html) > 4 * lengthOf(plain);
  const chosen = meagre ? html : (plain ?? html);
  const { html: everyHtml, erbij } = joinContents(contents);
  return { ...(chosen ?? nothing), html: everyHtml, erbij };
}

function readPart(part: MimePart, found: Found, depth: number): Content {
  if (part.delen.length === 0) return readLeaf(part, found, depth);
  const contents = part.delen.map((child) => readPart(child, found, depth));
  return part.type.waarde === 'multipart/alternative' ? readAlternatives(contents) : joinContents(contents);
}

const notes = {
  afgekapt: `[Deze e-mail is langer dan hier past. Hierboven staat een deel. De hele e-mail staat in het origineel.]`,
  versleuteld: '[Deze e-mail is versleuteld, of ondertekend op een manier die wij niet kunnen lezen.]',
};

function limitText(tekst: string, geciteerd: string): { tekst: string; geciteerd: string; afgekapt: boolean } {
  const kept = cutAt(tekst, maximumText);
  const quoted = cutAt(geciteerd, Math.max(0, maximumText - kept.length));
  return { tekst: kept, geciteerd: quoted, afgekapt: kept.length < tekst.length || quoted.length < geciteerd.length };
}

function joinTexts(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

function readTree({ wortel, volledig }: MimeTree, budget: Found['budget']): ParsedMail {
  const { headers } = wortel;
  const found: Found = { bestanden: [], afgekapt: !volledig, versleuteld: false, budget };
  const content = readPart(wortel, found, 0);
  const onderwerp = maskBsn(cleanLine(decodeWords((firstHeader(headers, 'subject') ?? '').slice(0, 10_000)), 300));
  // Outlook names the images of a signature in the text; they are among the files.
  const own = joinTexts(content.teksten).replaceAll(/\[cid:[^\]\s]{1,200}\]/g, '');
  const added = joinTexts(content.erbij);
  // Some more than is kept, so that the rules do not run over megabytes.
  const most = maximumText * 2;
  const split = splitQuoted(maskBsn(cutAt(own, most)), onderwerp);
  const limited = limitText(joinTexts([split.tekst, maskBsn(cutAt(added, most))]), split.geciteerd);
  const afgekapt = found.afgekapt || limited.afgekapt || own.length > most || added.length > most;
  const html = content.html.join('\n');
  const from = parseAddresses(headers, 'from');
  return {
    headers,
    onderwerp,
    van: from[0] ?? null,
    meerdereAfzenders: from.length > 1 || headers.filter(({ naam }) => naam === 'from').length > 1,
    antwoordAan: parseAddresses(headers, 'reply-to'),
    datum: parseDate(firstHeader(headers, 'date')),
    berichtId: messageIds(headers, 'message-id')[0] ?? null,
    inReplyTo: messageIds(headers, 'in-reply-to'),
    references: messageIds(headers, 'references'),
    soortInhoud: wortel.type.waarde,
    tekst: joinTexts([limited.tekst, afgekapt ? notes.afgekapt : '', found.versleuteld ? notes.versleuteld : '']),
    geciteerd: limited.geciteerd,
    afgekapt,
    versleuteld: found.versleuteld,
    bestanden: found.bestanden.map(({ contentId, ...bestand }) => ({
      ...bestand,
      inTekst: contentId !== '' && html.includes(`cid:${contentId}`),
    })),
  };
}

/**
 * Reads a mail as it came. Never throws: bytes of which nothing can be made give an empty mail, and the raw mail is
 * kept beside it. Views on `raw` are handed out, so it may not be changed afterwards.
 */
export function parseMail(raw: Uint8Array): ParsedMail {
  const budget = { ...mimeBudget(), tekst: maxTextBytes };
  return readTree(parseMime(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), budget), budget);
}
