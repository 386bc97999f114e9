import * as z from 'zod';
import { meldingsnummer } from '../../events/vocabulary.ts';
import { termKey } from '../../shared/deadlines.ts';
import type { Metrics } from '../../shared/log.ts';
import { inboxMark } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { type Bericht, bericht } from './berichten/bericht.ts';
import { changeMelding, type MeldingChange } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { mailCameBackMail } from './mails/news-for-staff.ts';
import { reopenChange } from './reopen-change.ts';
import { meldingPk, navraagAnswerTermName, openIntakeStore } from './store.ts';
import { superseded, tellMelder } from './tell.ts';

/**
 * What SES says on the default bus: a mail of intake came back for good, or its reader calls it spam. The melder is
 * then called or written to with the same words; a mail to staff is told to the mailbox. Never silence.
 */
export const returned = z.object({
  'detail-type': z.enum(['Email Bounced', 'Email Complaint Received']),
  detail: z.object({
    mail: z.object({
      destination: z.array(z.string()).default([]),
      commonHeaders: z.object({ subject: z.string().optional() }).optional(),
      tags: z.record(z.string(), z.array(z.string())),
    }),
    bounce: z.object({ bounceType: z.string() }).optional(),
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
 * Whether it still has to be said: not when an open task says as much or more, nor when the question was answered by
 * another way.
 */
function stillToSay(told: Bericht, sentOp: string, { navraag }: Melding, open: readonly Contacttaak[]): boolean {
  if (told.soort === 'navraag') return navraag?.ronde === told.ronde && !navraag.antwoord;
  return (
    !superseded.has(told.soort) ||
    !open.some(({ onderwerp, berichtOp }) => superseded.has(onderwerp) && berichtOp >= sentOp)
  );
}

/**
 * It was closed because another office has it now, and that office does not: it opens again with a term of its own,
 * because nobody there waits for it and nobody here would look. The melder hears what is decided then.
 */
const passedOnInVain = ({ triage }: Melding, { mail, aangemaaktOp }: z.infer<typeof sentMail>): boolean =>
  mail.soort === 'doorgezonden' && triage?.uitkomst === 'doorgezonden' && triage.op === aangemaaktOp;

/** Mail does not reach this melder: from now on somebody calls or writes, first of all about what came back. */
function toPerson(
  deps: IntakeDependencies,
  on: { head: Melding; data: Gegevens; open: readonly Contacttaak[]; now: string },
  { told, sentOp }: { told: Bericht; sentOp: string },
): MeldingChange {
  const { head: before, data, open, now } = on;
  const head: Melding = {
    ...before,
    emailOnbereikbaar: before.emailOnbereikbaar ?? { op: now, reden: 'mailKwamTerug' },
    // R76: the folder went with the acknowledgement, so it did not arrive either.
    folderVerstrektOp: told.soort === 'ontvangst' ? null : before.folderVerstrektOp,
  };
  if (!stillToSay(told, sentOp, before, open)) return { head };
  const { writes, events, mails } = tellMelder(deps, { head, data, now, open, berichtOp: sentOp }, told);
  const noAnswerByMail: Write[] =
    told.soort === 'navraag'
      ? [{ remove: termKey(meldingPk(head.meldingsnummer), navraagAnswerTermName), when: 'always' }]
      : [];
  return { head, writes: [...noAnswerByMail, ...writes], events, mails };
}

export async function hearReturned(deps: ReturnDependencies, message: Returned, now: string): Promise<Outcome> {
  const { mail, bounce } = message.detail;
  const mailId = mail.tags['mail']?.[0];
  const nummer = meldingsnummer.safeParse(mail.tags['aggregaat']?.[0]);
  // SES goes on trying by itself.
  if (bounce && bounce.bounceType !== 'Permanent') return 'handled';
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
    const change = toPerson(deps, { head: before, data, open, now }, { told, sentOp: row.aangemaaktOp });
    return { change, answer: null };
  });
  log(told ? 'melder' : 'staff');
  return isNew ? 'handled' : 'alreadyHandled';
}
