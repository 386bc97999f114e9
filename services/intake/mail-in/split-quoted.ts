/** What the sender wrote now, and the earlier mail below or between it. Nothing is lost: what is cut is kept apart. */
export type SplitText = { tekst: string; geciteerd: string };

const forwarded =
  /^[>\s]*(-{2,}\s*(forwarded message|doorgestuurd bericht|weitergeleitete nachricht)\b|begin (doorgestuurd bericht|forwarded message)\s*:)/i;
const separator =
  /^\s*-{2,}\s*(original message|original appointment|oorspronkelijk bericht|oorspronkelijke (e-?mail|afspraak)|origineel bericht)\s*-{2,}\s*$/i;
const introduced = [
  /^>?\s*op\s.{5,300}\sschreef\s.{1,200}:\s*$/i,
  /^>?\s*op\s.{5,300}\sschreef\s*:\s*$/i,
  /^>?\s*op\s.{5,300}\sheeft\s.{1,200}\sgeschreven\s*:\s*$/i,
  /^>?\s*on\s.{5,300}\swrote\s*:\s*$/i,
];
const fromLine = /^\s*\*?(van|from)\s?:\*?\s+\S/i;
const sentLine = /^\s*\*?(verzonden|verstuurd|datum|sent|date)\s?:\*?\s+\S/i;
const subjectLine = /^\s*\*?(onderwerp|subject)\s?:/i;
const ruler = /^\s*(_{5,}|-{5,}|\*{5,})\s*$/;

/** Headers of the earlier mail as Outlook puts them above it. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fromLine.test(lines[at] ?? '')) return false;
  const next = lines.slice(at + 1, at + 8);
  return next.some((line) => sentLine.test(line)) && next.some((line) => subjectLine.test(line));
}

/** How many lines the sentence takes that introduces the earlier mail; programs break it over lines. */
function introductionAt(lines: readonly string[], at: number): number {
  if (!/^>?\s*(op|on)\s/i.test(lines[at] ?? '')) return 0;
  for (let count = 1; count <= 4; count += 1) {
    const sentence = lines
      .slice(at, at + count)
      .join(' ')
      .slice(0, 600);
    if (introduced.some((pattern) => pattern.test(sentence))) return count;
  }
  return 0;
}

const isQuoted = (line: string) => /^\s*>/.test(line);
const isBlank = (line: string) => /^[\s\u00a0]*$/.test(line);

/** Everything below is the earlier mail, unless the sender answered between its lines. */
function cutBelow(lines: readonly string[], at: number, from: number): SplitText {
  const below = lines.slice(from);
  const quoted = below.filter(isQuoted);
  if (quoted.length === 0) {
    return { tekst: lines.slice(0, at).join('\n'), geciteerd: lines.slice(at).join('\n') };
  }
  const own = below.filter((line) => !isQuoted(line));
  return {
    tekst: [...lines.slice(0, at), ...own].join('\n'),
    geciteerd: [...lines.slice(at, from), ...quoted].join('\n'),
  };
}

function split(lines: readonly string[]): SplitText | null {
  for (const [at, line] of lines.entries()) {
    if (forwarded.test(line)) return null;
    if (separator.test(line)) return { tekst: lines.slice(0, at).join('\n'), geciteerd: lines.slice(at).join('\n') };
    if (isHeaderBlock(lines, at)) {
      const start = ruler.test(lines[at - 1] ?? '') ? at - 1 : at;
      return { tekst: lines.slice(0, start).join('\n'), geciteerd: lines.slice(start).join('\n') };
    }
    const introduction = introductionAt(lines, at);
    if (introduction > 0) return cutBelow(lines, at, at + introduction);
    if (isQuoted(line)) return cutBelow(lines, at, at);
  }
  return null;
}

/**
 * A forwarded mail keeps everything: the earlier mail is the message. So does a mail of which nothing would remain.
 * When in doubt a line stays in the text.
 */
export function splitQuoted(text: string, onderwerp: string): SplitText {
  const whole = { tekst: text.trim(), geciteerd: '' };
  if (/^\s*(fw|fwd|doorst|dstg|doorgest|doorgestuurd|wg|tr)\s*:/i.test(onderwerp)) return whole;
  const lines = text.split('\n');
  const found = split(lines);
  if (!found || isBlank(found.tekst)) return whole;
  return { tekst: found.tekst.replaceAll(/\n{3,}/g, '\n\n').trim(), geciteerd: found.geciteerd.trim() };
}
