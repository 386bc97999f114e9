import * as z from 'zod';
import type { Metrics } from '../../shared/log.ts';
import { commit, inboxMark } from '../../shared/store/commit.ts';
import { sameEmail } from './domain/regisseur.ts';
import { composeStaffNotice } from './mails.ts';
import { casusPk, type Deps, readCasus, regisseurPk } from './store.ts';

/**
 * A mail to a regisseur or another member of staff that came back, or was marked as unwanted: SES says it on the default
 * bus. The mailbox of the municipality is told, once per mail; when it is that mailbox itself, only an alarm helps.
 */
const recipients = z.array(z.looseObject({ emailAddress: z.string() }));
export const returned = z.looseObject({
  'detail-type': z.enum(['Email Bounced', 'Email Complaint Received']),
  detail: z.looseObject({
    mail: z.looseObject({ tags: z.record(z.string(), z.array(z.string())) }),
    bounce: z.looseObject({ bouncedRecipients: recipients }).optional(),
    complaint: z.looseObject({ complainedRecipients: recipients }).optional(),
  }),
});
export type Returned = z.infer<typeof returned>;

const sentMail = z.looseObject({ mail: z.looseObject({ soort: z.string() }) });

/** Which letter it was; the row stays in the journal after it was sent. */
async function kindOf(deps: Deps, aggregaat: string, mailId: string): Promise<string> {
  const sk = `MAIL#${mailId}`;
  for (const pk of [casusPk(aggregaat), regisseurPk(aggregaat)]) {
    const row = await deps.table.get({ pk, sk }, sentMail);
    if (row) return row.mail.soort;
  }
  return 'onbekend';
}

/** `<address>` or `Name <address>`. */
const bare = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim();

export async function hearReturned(
  deps: Deps,
  metrics: Metrics,
  event: Returned,
  now: string,
): Promise<'handled' | 'alreadyHandled'> {
  const { mail, bounce, complaint } = event.detail;
  const [mailId] = mail.tags['mail'] ?? [];
  const [aggregaat = ''] = mail.tags['aggregaat'] ?? [];
  // Another service's mail, which hears of it itself.
  if (!mail.tags['dienst']?.includes('regie') || !mailId) return 'handled';
  const { gemeente } = deps.installation;
  const people = [...(bounce?.bouncedRecipients ?? []), ...(complaint?.complainedRecipients ?? [])].map(
    ({ emailAddress }) => bare(emailAddress),
  );
  const told = people.find((address) => !sameEmail(address, gemeente.werkbak));
  deps.log('mailReturned', { mail: mailId, aggregaat, mailbox: told === undefined });
  if (told === undefined) {
    metrics('MailboxBounced', 1, Date.parse(now));
    return 'handled';
  }
  const [soort, casus] = await Promise.all([
    kindOf(deps, aggregaat, mailId),
    z.uuid().safeParse(aggregaat).success ? readCasus(deps.table, aggregaat) : undefined,
  ]);
  const notice = { soort: 'mailKwamTerug' as const, mail: soort, aan: told, casusId: casus?.casusId ?? null };
  const result = await commit(deps.table, {
    now,
    writes: [],
    events: [],
    mails: [
      {
        pk: casus ? casusPk(casus.casusId) : 'BOUNCES',
        mail: composeStaffNotice(notice, deps.ids.uuid(), deps.installation),
      },
    ],
    inbox: inboxMark('regie-bounces', mailId, now, gemeente.bewaren.inboxDagen),
  });
  if (result.done) return 'handled';
  if (result.reason === 'alreadyHandled') return 'alreadyHandled';
  throw new Error('The notice of a returned mail could not be kept');
}
