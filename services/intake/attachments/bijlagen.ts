import { createHash } from 'node:crypto';
import * as z from 'zod';
import { moment } from '../../../events/event.ts';
import { meldingsnummer } from '../../../events/vocabulary.ts';
import { bijlage } from '../domain/stukken.ts';
import { stukKey } from '../store.ts';

/** A file that came along, as it is kept in the file of its melding; the content is in the bucket. */
export const keptBijlage = bijlage.extend({
  versie: z.int().positive(),
  /** Where the content is; null when it was not kept. */
  sleutel: z.string().nullable(),
  /** Whether the mail that it came with may be answered automatically. */
  beantwoordbaar: z.boolean(),
  /** What the last virus scan said. */
  scan: z.object({ resultaat: z.string(), op: moment }).nullable(),
});
export type KeptBijlage = z.infer<typeof keptBijlage>;

export const attachmentPrefix = 'bijlagen/';
/** Also what erasing a melding removes. */
export const attachmentsOf = (nummer: string) => `${attachmentPrefix}${nummer}/`;
export const attachmentKey = (nummer: string, bijlageId: string) => `${attachmentsOf(nummer)}${bijlageId}`;

const parts = z.tuple([z.literal('bijlagen'), meldingsnummer, z.string().regex(/^[\w-]{1,80}$/)]);

/** Undefined for a key that no attachment has. */
export function readAttachmentKey(key: string): { nummer: string; bijlageId: string } | undefined {
  const found = parts.safeParse(key.split('/'));
  return found.success ? { nummer: found.data[1], bijlageId: found.data[2] } : undefined;
}

/**
 * One id for one file of one mail, however often the mail is offered, so that a repetition overwrites what it kept
 * before. Sorted by the moment at which the mail came in.
 */
export function bijlageIdOf(mail: { id: string; ontvangenOp: string }, index: number): string {
  const stamp = mail.ontvangenOp.replaceAll(/\D/g, '').slice(0, 14);
  const hash = createHash('sha256').update(mail.id).digest('hex').slice(0, 16);
  return `${stamp}-${hash}-${String(index + 1).padStart(2, '0')}`;
}

export const bijlageKey = (nummer: string, bijlageId: string) => stukKey(nummer, 'BIJLAGE', bijlageId);
export const bijlageItem = (nummer: string, kept: KeptBijlage) => ({ ...bijlageKey(nummer, kept.bijlageId), ...kept });

/** One term for the files of one mail; `rest` names the mail. */
export const scanTermName = (rest: string) => `scan#${rest}`;
