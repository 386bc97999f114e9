/** RFC 3676: lines that end in a blank go on in the next one; quoted lines stay as they are. */
export function unfoldFlowed(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) out.push(paragraph.join(''));
    paragraph = [];
  };
  for (const sent of text.split('\n')) {
    const line = sent.startsWith(' ') ? sent.slice(1) : sent;
    if (sent.startsWith('>') || line === '-- ') {
      flush();
      out.push(line);
      continue;
    }
    const soft = line.endsWith(' ');
    paragraph.push(soft && deleteSpace ? line.slice(0, -1) : line);
    if (!soft) flush();
  }
  flush();
  return out.join('\n');
}
