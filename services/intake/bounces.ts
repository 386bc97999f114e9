import * as z from 'zod';
import { meldingsnummer } from '../../events/vocabulary.ts';
import type { Metrics } from '../../shared/log.ts';
import { inboxMark } from '../../shared/store/commit.ts';
import { bericht } from './berichten/bericht.ts';
import { changeMelding } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import { mailCameBackMail } from './mails/news-for-staff.ts';
import { reopenChange } from './reopen-change.ts';
import { meldingPk, openIntakeStore } from './store.ts';
import { sayInPerson, type Undelivered } from './undelivered.ts';

/**
 * What SES says on the default bus: a mail of intake did not arrive, or its reader calls it spam. The melder is then
 * called or written to with the same words; a mail to staff is told to the mailbox. Never silence.
 */
export const returned = z.object({
  'detail-type': z.enum(['Email Bounced', 'Email Complaint Received']),
  detail: z.object({
    mail: z.object({
      destination: z.array(z.string()).default([]),
      commonHeaders: z.object({ subject: z.string().optional() }).optional(),
      tags: z.record(z.string(), z.array(z.string())),
    }),
    bounce: z
      .object({
        bounceType: z.string(),
        bounceSubType: z.string().default('General'),
        bouncedRecipients: z.array(z.object({ action: z.string().optional() })).default([]),
      })
      .optional(),
  }),
});
export type Returned = z.infer<typeof returned>;

type Outcome = 'handled' | 'alreadyHandled';
type ReturnDependencies = IntakeDependencies & { metrics: Metrics };

/** A row of the outbox after it was delivered; `bericht` only where a resident was told something. */
const sentMail = z.object({
  aangemaaktOp: z.string(),
  mail: z.object({ soort: z.string(), bericht: bericht.optional() }),
});

/** `<address>` or `Name <address>`. */
const bare = (address: string): string => (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim()).toLowerCase();

/**
 * Another office was to have it, and does not even know its number: it opens again with a term of its own,
 * because nobody there waits for it and nobody here would look. The melder hears what is decided then.
 */
const passedOnInVain = ({ triage }: Melding, { mail, aangemaaktOp }: z.infer<typeof sentMail>): boolean =>
  mail.soort === 'doorgezonden' && triage?.uitkomst === 'doorgezonden' && triage.op === aangemaaktOp;

type Bounce = NonNullable<Returned['detail']['bounce']>;

/**
 * What it means for the melder. SES tells of a bounce only after it stopped trying, also of a `Transient` one: a full
 * mailbox, or words or a file that a server refuses. Then this mail did not arrive, though the next one may. `General`
 * is what an automatic answer ("I am away") looks like: that did arrive, unless a server says that it failed.
 */
export function meaningOf(bounce: Bounce | undefined): Undelivered['wat'] | 'aangekomen' {
  // Without a bounce it is a complaint: the reader wants no more mail.
  if (!bounce || bounce.bounceType === 'Permanent') return 'adres';
  const failed = bounce.bouncedRecipients.some(({ action }) => action === 'failed');
  return bounce.bounceType === 'Transient' && bounce.bounceSubType === 'General' && !failed ? 'aangekomen' : 'bericht';
}

export async function hearReturned(deps: ReturnDependencies, message: Returned, now: string): Promise<Outcome> {
  const { mail, bounce } = message.detail;
  const mailId = mail.tags['mail']?.[0];
  const nummer = meldingsnummer.safeParse(mail.tags['aggregaat']?.[0]);
  const wat = meaningOf(bounce);
  if (wat === 'aangekomen') return 'handled';
  const log = (what: string) => {
    deps.log('mailReturned', { mail: mailId ?? null, meldingsnummer: nummer.data ?? null, what });
    return 'handled' as const;
  };
  if (!mailId || !nummer.success) return log('unknown');
  const { gemeente } = deps.installation;
  const adres = mail.destination.map(bare)[0];
  if (adres === gemeente.werkbak.toLowerCase()) {
    // Telling the mailbox about itself would go on for ever: only an alarm helps.
    deps.metrics('MailboxBounced', 1, Date.parse(now));
    return log('mailbox');
  }
  const store = openIntakeStore(deps.table);
  const [head, row] = await Promise.all([
    store.head(nummer.data),
    deps.table.get({ pk: meldingPk(nummer.data), sk: `MAIL#${mailId}` }, sentMail),
  ]);
  // Erased since: nobody left to tell.
  if (!head || !row) return log('unknown');
  const told = row.mail.bericht;
  const inbox = inboxMark('intake.teruggekomen', mailId, now, gemeente.bewaren.inboxDagen);
  const { isNew } = await changeMelding<null>(deps, { nummer: nummer.data, now, inbox }, async (before) => {
    if (!told) {
      const subject = mail.commonHeaders?.subject ?? null;
      const { ids, installation } = deps;
      const notice = { id: ids.uuid(), installation, melding: before, adres: adres ?? 'onbekend', onderwerp: subject };
      const mails = [mailCameBackMail(notice)];
      if (!passedOnInVain(before, row)) return { change: { head: before, mails }, answer: null };
      const [data, open] = await Promise.all([store.gegevens(nummer.data), store.openTasks(nummer.data)]);
      if (!data) return { change: { head: before, mails }, answer: null };
      const opened = reopenChange(deps, { head: before, data, open, now }, { reden: 'teruggegeven', tell: false });
      return { change: { ...opened, mails: [...mails, ...opened.mails] }, answer: null };
    }
    const [data, open] = await Promise.all([store.gegevens(nummer.data), store.openTasks(nummer.data)]);
    if (!data) return { change: undefined, answer: null };
    const corrected =
      adres !== undefined && data.melder.email !== undefined && adres !== data.melder.email.toLowerCase();
    const undelivered = { told, sentOp: row.aangemaaktOp, wat: corrected ? ('oudAdres' as const) : wat };
    const change = sayInPerson(deps, { head: before, data, open, now }, undelivered);
    return { change, answer: null };
  });
  log(told ? 'melder' : 'staff');
  return isNew ? 'handled' : 'alreadyHandled';
}
