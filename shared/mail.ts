import * as z from 'zod';

/** A mail that is owed: kept in the outbox until SES took it, then only its kind and the date stay. */
export const owedMail = z.strictObject({
  id: z.uuid(),
  /** Which letter this is, for the journal and the figures. */
  soort: z.string().regex(/^[a-z][A-Za-z]+$/),
  van: z.strictObject({ naam: z.string(), email: z.email() }),
  aan: z.email(),
  antwoordAan: z.email().nullable(),
  onderwerp: z.string().min(1),
  tekst: z.string().min(1),
  html: z.string().min(1),
});
export type OwedMail = z.infer<typeof owedMail>;

/**
 * A mail of which the words are found when it is sent: its service's relay composes it. Whoever owes it needs no
 * texts, and none are kept. The fields besides these are the service's own.
 */
export const mailDraft = z.looseObject({
  id: z.uuid(),
  soort: owedMail.shape.soort,
  aan: z.email(),
  bericht: z.unknown(),
});
export type MailDraft = z.infer<typeof mailDraft>;
