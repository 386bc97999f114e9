const equals = 0x3d;

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
}

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === equals) {
      const high = hex(bytes[at + 1]);
      const low = hex(bytes[at + 2]);
      if (high >= 0 && low >= 0) {
        out[length] = high * 16 + low;
        length += 1;
        at += 2;
        continue;
      }
      // A soft line break; some programs leave blanks behind it.
      let end = at + 1;
      while (bytes[end] === 0x20 || bytes[end] === 0x09) end += 1;
      if (bytes[end] === 0x0d) end += 1;
      if (end >= bytes.length || bytes[end] === 0x0a) {
        at = end;
        continue;
      }
    }
    out[length] = byte;
    length += 1;
  }
  return out.subarray(0, length);
}

/** Bytes of base64 that are decoded at a time: the text of 30 MB never stands in memory beside its bytes. */
const window = 512 * 1024;

/** Takes padding for the end of a piece, not of the whole: some programs pad every line. */
function decodeBase64(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil(bytes.length * 0.75) + 3);
  let length = 0;
  let rest = '';
  for (let from = 0; from < bytes.length; from += window) {
    const text = rest + bytes.toString('latin1', from, Math.min(from + window, bytes.length));
    const pieces = text.replaceAll(/[^A-Za-z0-9+/=]+/g, '').split(/=+/);
    rest = pieces.pop() ?? '';
    for (const piece of pieces) length += out.write(piece, length, 'base64');
    const whole = rest.length - (rest.length % 4);
    length += out.write(rest.slice(0, whole), length, 'base64');
    rest = rest.slice(whole);
  }
  length += out.write(rest, length, 'base64');
  return out.subarray(0, length);
}

/** The bytes that a part stands for. Without an encoding this is a view on the mail itself, no copy. */
export function decodeBody(bytes: Buffer, encoding: string | undefined): Buffer {
  const name = (encoding ?? '').toLowerCase();
  if (name.includes('base64')) return decodeBase64(bytes);
  if (name.includes('quoted-printable')) return decodeQuotedPrintable(bytes);
  return bytes;
}
