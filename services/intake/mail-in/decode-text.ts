const strict = new TextDecoder('utf-8', { fatal: true });

/** Up to three bytes of a character that was cut off at the end. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** A text that was cut off within its last character, and has shown before that it is UTF-8. */
function decodeCutOff(bytes: Uint8Array): string | null {
  const text = decodeUtf8(wholeCharacters(bytes));
  return text !== null && /[\u0080-\uffff]/.test(text) ? text : null;
}

function decoderFor(charset: string) {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/**
 * Never throws. Mails that say UTF-8 and are not, or say nothing, come from old programs that wrote Windows-1252:
 * a wrong guess shows a wrong accent, never a lost letter.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string {
  const decoder = charset ? decoderFor(charset.trim()) : null;
  if (decoder && decoder.encoding !== 'utf-8') return decoder.decode(bytes);
  return decodeUtf8(bytes) ?? decodeCutOff(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}
