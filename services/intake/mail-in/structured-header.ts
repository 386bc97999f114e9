import { decodeWords } from 'postal-mime';
import { decodeText } from './decode-text.ts';

/** A header such as `text/plain; charset=utf-8`: the value in lower case, the names of its parameters too. */
export type Structured = { waarde: string; parameters: ReadonlyMap<string, string> };

const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

function percentBytes(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

type Section = { nummer: number; waarde: string; gecodeerd: boolean };

/** RFC 2231: a long or foreign value comes in numbered sections, each percent encoded or not. */
function joinSections(sections: readonly Section[]): string {
  const inOrder = sections.toSorted((a, b) => a.nummer - b.nummer);
  const first = inOrder[0];
  const charset = first?.gecodeerd ? /^([^']*)'[^']*'/.exec(first.waarde) : null;
  const bytes = inOrder.map(({ waarde, gecodeerd }, index) => {
    const value = index === 0 && charset ? waarde.slice(charset[0].length) : waarde;
    return gecodeerd ? percentBytes(value) : Buffer.from(value);
  });
  return decodeText(Buffer.concat(bytes), charset?.[1] || 'utf-8');
}

export function parseStructured(header: string): Structured {
  const text = header.slice(0, 4000);
  const plain = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [, key = '', quoted, token] of text.matchAll(parameter)) {
    const value = quoted === undefined ? (token ?? '').trim() : quoted.replaceAll(/\\(.)/g, '$1');
    const [, name = '', nummer, star] = /^([^*]*)(?:\*(\d{1,4}))?(\*?)$/.exec(key.toLowerCase()) ?? [];
    if (nummer === undefined && !star) {
      // The first wins, so that no two programs see another mail in the same bytes.
      if (!plain.has(key.toLowerCase())) plain.set(key.toLowerCase(), value);
      continue;
    }
    const found = sections.get(name) ?? [];
    found.push({ nummer: Number(nummer ?? 0), waarde: value, gecodeerd: star === '*' });
    sections.set(name, found);
  }
  const parameters = new Map([...plain].map(([name, value]) => [name, decodeWords(value)]));
  for (const [name, found] of sections) parameters.set(name, joinSections(found));
  return {
    waarde: (/^[^;]{0,200}/.exec(text)?.[0] ?? '')
      .replaceAll(/\(.*?\)/g, '')
      .trim()
      .toLowerCase(),
    parameters,
  };
}
