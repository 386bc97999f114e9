import * as z from 'zod';
import { draftComposer } from '../../services/intake/berichten/compose-draft.ts';
import { meldingPk } from '../../services/intake/store.ts';
import type { Installation } from '../../shared/gemeente.ts';
import { mailDraft, type OwedMail, owedMail } from '../../shared/mail.ts';
import type { Table } from '../../shared/store/table.ts';

const row = z.object({ mail: z.union([owedMail, mailDraft]) });

/** What a melding owes by mail, in the words that the relay finds when it sends them at this moment. */
export async function owedMails(
  { table, installation }: { table: Table; installation: Installation },
  nummer: string,
  at: string,
): Promise<OwedMail[]> {
  const compose = draftComposer(installation, () => Date.parse(at));
  const rows = await table.partition(meldingPk(nummer), row, 'MAIL#');
  return rows.map(({ mail }) => ('bericht' in mail ? compose(mail) : mail));
}
