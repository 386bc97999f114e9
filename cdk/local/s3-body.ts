/**
 * The content of a PutObject. The SDK sends a stream as `aws-chunked`: pieces with their length in hexadecimal before
 * them, and checksums after the last.
 */
export function contentOf(encoding: string | undefined, body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return /\baws-chunked\b/.test(encoding ?? '') ? unchunked(body) : body;
}

async function* unchunked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes still to come of the piece that is being read. */
  let left = 0;
  let ended = false;
  for await (const chunk of body) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    while (rest.length > 0) {
      if (left > 0) {
        const part = rest.subarray(0, left);
        left -= part.length;
        rest = rest.subarray(part.length);
        yield part;
        continue;
      }
      const end = rest.indexOf('\r\n');
      if (end < 0) break;
      const line = rest.subarray(0, end).toString('latin1');
      rest = rest.subarray(end + 2);
      // The end of a piece, or a checksum after the last one.
      if (line === '' || ended) continue;
      const [size = ''] = line.split(';');
      if (!/^[0-9a-f]+$/i.test(size)) throw new Error(`aws-chunked: "${line}" is no length`);
      left = Number.parseInt(size, 16);
      ended = left === 0;
    }
  }
  if (!ended) throw new Error('aws-chunked: the body ended half way');
}
