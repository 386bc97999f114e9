import addressparser from 'nodemailer/lib/addressparser';
import { type Verdicts, verdictSchema } from './receipt.ts';

/** A header as SES shows it: unfolded, not decoded. */
export type Header = { name: string; value: string };

/** The lines of a header block as headers; folded lines are one header. */
export function readHeaders(block: string): Header[] {
  return block
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const at = line.indexOf(':');
      return at < 1 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
    });
}

const verdictHeader = /^x-vlot-verdict-(spf|dkim|dmarc|spam|virus)$/i;

/** What a test says about its own mail, and the header block without those lines. */
export function takeVerdicts(block: string): { verdicts: Partial<Verdicts>; block: string } {
  const verdicts: Partial<Verdicts> = {};
  const kept = block.split(/(?<=\n)(?![ \t])/).filter((line) => {
    const [header] = readHeaders(line);
    const [, name] = verdictHeader.exec(header?.name ?? '') ?? [];
    const verdict = verdictSchema.safeParse(header?.value.toUpperCase());
    if (name === undefined || !verdict.success) return true;
    Object.assign(verdicts, { [name.toLowerCase()]: verdict.data });
    return false;
  });
  return { verdicts, block: kept.join('') };
}

/** SES leaves headers out from here on. */
const maxHeaderBytes = 10 * 1024;

export function truncate(headers: readonly Header[]): { headers: Header[]; headersTruncated: boolean } {
  let bytes = 0;
  const kept = headers.filter(({ name, value }) => {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    return bytes <= maxHeaderBytes;
  });
  return { headers: kept, headersTruncated: kept.length < headers.length };
}

/** The part of the headers that SES also gives by itself. */
export function commonHeaders(headers: readonly Header[]): Record<string, string | string[]> {
  const of = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const list = (wanted: string) => {
    const value = of(wanted);
    return value === undefined
      ? undefined
      : addressparser(value, { flatten: true }).map(({ name, address }) =>
          name === '' ? address : `${name} <${address}>`,
        );
  };
  const found: Record<string, string | string[] | undefined> = {
    returnPath: of('return-path'),
    from: list('from'),
    replyTo: list('reply-to'),
    to: list('to'),
    cc: list('cc'),
    date: of('date'),
    messageId: of('message-id'),
    subject: of('subject'),
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
