import type { Gemeente, Taal } from './gemeente.ts';
import type { OwedMail } from './mail.ts';

/**
 * One letter in two forms: the text and the HTML of a mail come from the same blocks, so they cannot differ.
 * Plain words (B1), no image, no tracking, nothing fetched from elsewhere.
 */
export type Block =
  | { kop: string }
  | { tekst: string }
  | { lijst: readonly string[] }
  /** A button in HTML, a line with the address in text. */
  | { knop: string; url: string };

export type Letter = {
  id: string;
  soort: string;
  aan: string;
  onderwerp: string;
  blokken: readonly Block[];
  /** Must not show that it is about help: other sender, other name, no reply to the mailbox (practice, safe contact). */
  neutraal?: boolean;
  /** Dutch when left out; tells a screen reader how to pronounce it. */
  taal?: Taal;
};

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** A number, a telephone number and a postcode stay on one line: on a phone half of one is easily missed. */
const whole = (text: string): string =>
  escapeHtml(text).replaceAll(
    /\bM-\d{4}-[0-9A-Z]{6}\b|\b0\d{1,3}(?: \d{2,3}){2,4}\b|\b\d{4} [A-Z]{2}\b/g,
    (found) => `<span style="white-space:nowrap">${found}</span>`,
  );

function toText(block: Block): string {
  if ('kop' in block) return block.kop.toUpperCase();
  if ('lijst' in block) return block.lijst.map((line) => `- ${line}`).join('\n');
  if ('knop' in block) return `${block.knop}:\n${block.url}`;
  return block.tekst;
}

function toHtml(block: Block, gemeente: Gemeente): string {
  if ('kop' in block) return `<h2 style="font-size:18px;margin:28px 0 8px">${escapeHtml(block.kop)}</h2>`;
  if ('lijst' in block) {
    const lines = block.lijst.map((line) => `<li style="margin:0 0 6px">${whole(line)}</li>`).join('');
    return `<ul style="margin:0 0 16px;padding-left:22px">${lines}</ul>`;
  }
  if ('knop' in block) {
    const style = `display:inline-block;background:${gemeente.thema.primair};color:#ffffff;padding:12px 20px;text-decoration:none;border-radius:4px;font-weight:bold`;
    return `<p style="margin:0 0 20px"><a href="${escapeHtml(block.url)}" style="${style}">${escapeHtml(block.knop)}</a></p>`;
  }
  return `<p style="margin:0 0 16px">${whole(block.tekst).replaceAll('\n', '<br>')}</p>`;
}

export function composeMail(gemeente: Gemeente, letter: Letter): OwedMail {
  const naam = letter.neutraal ? gemeente.mail.naamNeutraal : `Gemeente ${gemeente.naam}`;
  const body = letter.blokken.map((block) => toHtml(block, gemeente)).join('\n');
  return {
    id: letter.id,
    soort: letter.soort,
    van: { naam, email: letter.neutraal ? gemeente.mail.afzenderNeutraal : gemeente.mail.afzender },
    aan: letter.aan,
    antwoordAan: letter.neutraal ? null : gemeente.mailbox,
    onderwerp: letter.onderwerp,
    tekst: `${letter.blokken.map(toText).join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${letter.taal ?? 'nl'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(letter.onderwerp)}</title></head>
<body style="margin:0;background:#f3f3f3;color:#1d1d1d;font:16px/1.5 Arial,Helvetica,sans-serif;word-wrap:break-word">
<div style="max-width:600px;margin:0 auto;padding:24px 16px"><div style="background:#ffffff;border-top:6px solid ${gemeente.thema.primair};padding:24px">
<p style="margin:0 0 20px;font-weight:bold">${escapeHtml(naam)}</p>
${body}
</div></div></body></html>
`,
  };
}
