import type { MailFile } from './parse-mail.ts';
import { safeName } from './safe-name.ts';
import { sniffType } from './sniff-type.ts';

/** Limits of the municipality; MB of a million bytes. */
export type BijlageLimieten = { maximaalMb: number; maximaalAantal: number };

export type Weigering = 'soortNietToegestaan' | 'teGroot' | 'teVeel' | 'leeg' | 'virus';

export type AanvaardeBijlage = {
  /** Safe to show and to store: no path, at most 100 characters, the ending that fits the content. */
  naam: string;
  mime: string;
  /** Bytes. */
  omvang: number;
  /** A small image that the text refers to, such as the logo in a signature: kept, not counted, not shown first. */
  inline: boolean;
  /** Decoded anew at each call: hold one at a time. */
  inhoud(): Uint8Array;
};

/** Refused; the name is safe to show in an answer. */
export type GeweigerdeBijlage = { naam: string; code: Weigering };

export type Bijlagen = { aanvaard: readonly AanvaardeBijlage[]; geweigerd: readonly GeweigerdeBijlage[] };

/** Bytes below which an image in the text is taken for part of a signature; a photo of a letter is bigger. */
const maxInlineBytes = 50_000;

type Inspected = { bestand: MailFile; omvang: number; mime: string; naam: string; inline: boolean };

function inspect(bestand: MailFile, limieten: BijlageLimieten): Inspected | Weigering {
  const inhoud = bestand.inhoud();
  const omvang = inhoud.byteLength;
  if (omvang === 0) return 'leeg';
  const kind = sniffType(inhoud, bestand.naam);
  if (!kind) return 'soortNietToegestaan';
  if (omvang > limieten.maximaalMb * 1_000_000) return 'teGroot';
  const inline = bestand.inTekst && kind.mime.startsWith('image/') && omvang <= maxInlineBytes;
  return { bestand, omvang, mime: kind.mime, naam: safeName(bestand.naam, kind.extensie), inline };
}

/**
 * Which files come in, by content and size. `virus`: the mail as a whole was found to hold one, so that no file of it
 * is taken. Every refusal has a code, so that the sender can be told; the raw mail keeps what was refused.
 */
export function inspectAttachments(
  bestanden: readonly MailFile[],
  limieten: BijlageLimieten,
  virus: boolean,
): Bijlagen {
  const aanvaard: AanvaardeBijlage[] = [];
  const geweigerd: GeweigerdeBijlage[] = [];
  let aantal = 0;
  for (const bestand of bestanden) {
    const found = virus ? 'virus' : inspect(bestand, limieten);
    const counts = typeof found !== 'string' && !found.inline;
    // Small images do not count, but nobody sends more of them than this.
    const full = counts ? aantal >= limieten.maximaalAantal : aanvaard.length >= limieten.maximaalAantal + 20;
    if (typeof found === 'string' || full) {
      geweigerd.push({ naam: safeName(bestand.naam, ''), code: typeof found === 'string' ? found : 'teVeel' });
      continue;
    }
    if (counts) aantal += 1;
    const { naam, mime, omvang, inline } = found;
    aanvaard.push({ naam, mime, omvang, inline, inhoud: () => bestand.inhoud() });
  }
  return { aanvaard, geweigerd };
}
