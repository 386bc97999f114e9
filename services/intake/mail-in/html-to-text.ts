import { decodeEntities } from './html-entities.ts';

/*
 * Own converter: html-to-text is 191 KB minified, more than half of what the whole function may weigh, and works on a
 * tree in memory. This one reads once from front to back, in linear time, and keeps only words: what it returns is
 * plain text, so nothing in it can run or be fetched.
 */

const skipped = new Set(['script', 'style', 'title', 'template', 'object', 'svg', 'math', 'iframe', 'noembed']);
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'table', 'pre', 'blockquote']);
const lines = new Set(
  'div tr li section article header footer main aside nav address dt dd form fieldset center figure caption body html'.split(
    ' ',
  ),
);

type Tag = { name: string; closing: boolean; attributes: string };

class TextBuilder {
  readonly #out: string[] = [];
  #line = '';
  #space = false;
  #blank = 2;
  #quote = 0;

  add(text: string, keepLines: boolean): void {
    if (keepLines) {
      for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (index > 0) this.#endLine();
        this.#line += line;
      }
      return;
    }
    if (/^[ \t\r\n]/.test(text)) this.#space = true;
    const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
    for (const word of words) {
      if (this.#space && this.#line !== '') this.#line += ' ';
      this.#line += word;
      this.#space = true;
    }
    this.#space = words.length > 0 ? /[ \t\r\n]$/.test(text) : this.#space;
  }

  breakLine(): void {
    this.#endLine();
  }

  /** A new line, unless one has just begun. */
  startLine(): void {
    if (this.#line !== '') this.#endLine();
  }

  startParagraph(): void {
    this.startLine();
    if (this.#blank === 0) this.#endLine();
  }

  quote(step: 1 | -1): void {
    this.startLine();
    this.#quote = Math.min(10, Math.max(0, this.#quote + step));
  }

  finish(): string {
    this.startLine();
    return this.#out.join('\n');
  }

  #endLine(): void {
    const text = this.#line.trimEnd();
    this.#line = '';
    this.#space = false;
    this.#blank = text === '' ? this.#blank + 1 : 0;
    // Two blank lines say no more than one.
    if (this.#blank > 1) return;
    this.#out.push(this.#quote > 0 ? `${'>'.repeat(this.#quote)} ${text}` : text);
  }
}

const attributePattern = /(?<![a-z-])([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

function attribute(tag: Tag, wanted: string): string | undefined {
  for (const [, name = '', double, single, bare] of tag.attributes.slice(0, 5000).matchAll(attributePattern)) {
    if (name.toLowerCase() === wanted) return decodeEntities(double ?? single ?? bare ?? '');
  }
  return undefined;
}

/** Addresses that a person may want to open; never one that runs. */
function addressOf(tag: Tag): string | undefined {
  const href = (attribute(tag, 'href') ?? '').replaceAll(/\s/g, '');
  return /^(https?:|mailto:|tel:)/i.test(href) ? href.slice(0, 1000) : undefined;
}

function comparable(address: string): string {
  const bare = address.replaceAll(/\s/g, '').toLowerCase();
  return bare.replace(/^(mailto:|tel:|https?:\/\/)/, '').replace(/\/$/, '');
}

/** Reads the tags one by one; what it has once looked for in vain it does not look for again. */
class TagReader {
  readonly html: string;
  #brokenQuotes = false;
  readonly #missing = new Set<string>();

  constructor(html: string) {
    this.html = html;
  }

  /** The position behind the `>` that ends a tag, or -1. */
  #endOfTag(from: number): number {
    if (!this.#brokenQuotes) {
      let quote = '';
      for (let at = from; at < this.html.length; at += 1) {
        const character = this.html[at] ?? '';
        if (quote !== '') {
          if (character === quote) quote = '';
        } else if ((character === '"' || character === "'") && this.html[at - 1] === '=') quote = character;
        else if (character === '>') return at + 1;
      }
      this.#brokenQuotes = true;
    }
    return this.#find('>', from);
  }

  #find(text: string, from: number): number {
    if (this.#missing.has(text)) return -1;
    const at = this.html.indexOf(text, from);
    if (at === -1) {
      this.#missing.add(text);
      return -1;
    }
    return at + text.length;
  }

  /** Behind a comment, a declaration, or a tag; null when `<` is just a character. */
  read(at: number): { tag: Tag | null; next: number } | null {
    if (this.html.startsWith('<!--', at)) {
      const next = this.#find('-->', at + 4);
      return { tag: null, next: next === -1 ? at + 4 : next };
    }
    const start = /[!?/a-z]/i.exec(this.html[at + 1] ?? '');
    if (!start) return null;
    const next = this.#endOfTag(at + 1);
    if (next === -1) return null;
    if (start[0] === '!' || start[0] === '?') return { tag: null, next };
    const closing = start[0] === '/';
    const from = at + (closing ? 2 : 1);
    const name = (/^[a-z][a-z0-9]*/i.exec(this.html.slice(from, from + 20))?.[0] ?? '').toLowerCase();
    return { tag: { name, closing, attributes: this.html.slice(from + name.length, next - 1) }, next };
  }

  /** Behind the end of an element of which nothing is shown; where it is never closed only its tag is left out. */
  skip(name: string, from: number): number {
    if (this.#missing.has(name)) return from;
    const close = new RegExp(`</${name}\\b`, 'gi');
    close.lastIndex = from;
    const found = close.exec(this.html);
    if (!found) {
      this.#missing.add(name);
      return from;
    }
    const next = this.#endOfTag(close.lastIndex);
    return next === -1 ? this.html.length : next;
  }
}

/** Words, links with their address, lists and quotes (as lines with `>`); nothing that runs, nothing from elsewhere. */
export function htmlToText(html: string): string {
  const reader = new TagReader(html);
  const out = new TextBuilder();
  let preformatted = 0;
  let link: { address: string; text: string } | null = null;

  const show = (text: string): void => {
    const decoded = decodeEntities(text);
    if (link) link.text += decoded;
    out.add(decoded, preformatted > 0);
  };

  const endLink = (): void => {
    if (!link) return;
    // The address is left out only where it says the same as the words.
    if (comparable(link.text) !== comparable(link.address)) out.add(` (${link.address})`, false);
    link = null;
  };

  const handle = (tag: Tag): void => {
    const { name, closing } = tag;
    if (name === 'br') out.breakLine();
    else if (name === 'hr') {
      out.startLine();
      out.add('----------', false);
      out.startLine();
    } else if (name === 'a') {
      endLink();
      const address = closing ? undefined : addressOf(tag);
      if (address !== undefined) link = { address, text: '' };
    } else if (name === 'img') {
      const alt = (attribute(tag, 'alt') ?? '').trim();
      if (alt !== '') out.add(` [${alt.slice(0, 200)}] `, false);
    } else if (name === 'td' || name === 'th') out.add(' ', false);
    else if (paragraphs.has(name)) {
      if (name === 'blockquote' && closing) out.quote(-1);
      out.startParagraph();
      if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
      if (name === 'blockquote' && !closing) out.quote(1);
    } else if (lines.has(name)) {
      out.startLine();
      if (name === 'li' && !closing) out.add('- ', false);
    }
  };

  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    if (open > at) show(html.slice(at, open));
    const found = reader.read(open);
    if (!found) {
      show('<');
      at = open + 1;
      continue;
    }
    at = found.next;
    if (!found.tag) continue;
    if (!found.tag.closing && skipped.has(found.tag.name)) at = reader.skip(found.tag.name, at);
    else handle(found.tag);
  }
  show(html.slice(at));
  endLink();
  return out.finish();
}
