import regular from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf?inline';
import bold from '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf?inline';

/**
 * Source Sans 3 (SIL Open Font License 1.1): all of Latin Extended-A, so every name in the Dutch population register
 * (Şahin, Wójcik, Đurić) is spelled as it should be, and Vietnamese, Greek and Cyrillic besides. The standard fonts of
 * PDF know none of these. An l, an I and a 1 differ, which matters in a code.
 */
const toBytes = (dataUrl: string): Buffer => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

/** Read at the first letter, not at the start of the function. */
let read: { regular: Buffer; bold: Buffer } | undefined;

export function fonts(): { regular: Buffer; bold: Buffer } {
  read ??= { regular: toBytes(regular), bold: toBytes(bold) };
  return read;
}
