import { termItem } from '../../../shared/deadlines.ts';
import type { Write } from '../../../shared/store/table.ts';
import { attachmentKey, bijlageIdOf, bijlageItem, type KeptBijlage, scanTermName } from '../attachments/bijlagen.ts';
import { type Bucket, putObject, removeObject } from '../attachments/bucket.ts';
import { meldingPk } from '../store.ts';
import type { Incoming } from './judge-mail.ts';

/** Refused files that are named one by one; a transaction holds a hundred items. */
const maximumNamed = 15;
const scanHours = 24;

/** What was refused, as far as it is named to the sender and to staff. */
export const namedRefusals = ({ bijlagen }: Incoming) =>
  bijlagen.geweigerd.slice(0, maximumNamed).map(({ naam, code }) => ({ naam, reden: code }));

/** How many were refused and are not named. */
export const unnamedRefusals = ({ bijlagen }: Incoming) => Math.max(0, bijlagen.geweigerd.length - maximumNamed);

const keysOf = (nummer: string, incoming: Incoming) =>
  incoming.bijlagen.aanvaard.map((_, index) => attachmentKey(nummer, bijlageIdOf(incoming, index)));

/**
 * Puts the files of a mail in the bucket, one at a time, and gives back what is committed with the melding. The keys
 * follow from the mail, so a second attempt writes the same objects.
 */
export async function keepFiles(bucket: Bucket, nummer: string, incoming: Incoming, now: string): Promise<Write[]> {
  const { aanvaard } = incoming.bijlagen;
  const kept: KeptBijlage[] = [];
  for (const [index, { naam, mime, omvang, inhoud }] of aanvaard.entries()) {
    const bijlageId = bijlageIdOf(incoming, index);
    const sleutel = attachmentKey(nummer, bijlageId);
    await putObject(bucket, sleutel, inhoud(), mime);
    kept.push({
      ...common(incoming),
      bijlageId,
      naam,
      soort: mime,
      bytes: omvang,
      sleutel,
      status: 'quarantaine',
      reden: null,
    });
  }
  for (const [index, { naam, reden }] of namedRefusals(incoming).entries()) {
    const bijlageId = bijlageIdOf(incoming, aanvaard.length + index);
    kept.push({
      ...common(incoming),
      bijlageId,
      naam,
      soort: 'onbekend',
      bytes: 0,
      sleutel: null,
      status: 'geweigerd',
      reden,
    });
  }
  const [first] = kept;
  const pk = meldingPk(nummer);
  const at = new Date(Date.parse(now) + scanHours * 3_600_000).toISOString();
  return [
    ...kept.map((one): Write => ({ put: bijlageItem(nummer, one), when: 'always' })),
    ...(aanvaard.length > 0 && first
      ? [
          {
            put: termItem({ pk, soort: scanTermName(first.bijlageId), at, niveau: 1, versie: 1 }),
            when: 'always' as const,
          },
        ]
      : []),
  ];
}

const common = ({ ontvangenOp, magBeantwoord }: Incoming) => ({
  op: ontvangenOp,
  versie: 1,
  beantwoordbaar: magBeantwoord,
  scan: null,
});

/** For an attempt that turned out to be for nothing. */
export async function dropFiles(bucket: Bucket, nummer: string, incoming: Incoming): Promise<void> {
  await Promise.all(keysOf(nummer, incoming).map((key) => removeObject(bucket, key)));
}
