import * as z from 'zod';
import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { hashCode } from '../../shared/identifiers.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import { composeBrief, isCareful } from './berichten/compose.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { writesToOwnAddress } from './domain/contact.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import { may, seesShielded, shieldedSubjects } from './domain/may.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import type { Brief } from './letters/brief.ts';
import { meldingPk, openIntakeStore, volgcodeItem } from './store.ts';

export type BriefCommand = {
  meldingsnummer: string | undefined;
  taakId: string | undefined;
  staff: Staff;
  now: string;
  requestId: string;
};

const address = z.object({ meldingsnummer: meldingsnummerSchema, taakId: z.uuid() });
const notFound = () => new Problem('nietGevonden', 'Deze contacttaak bestaat niet of is niet voor u bestemd.');

type Onwritten = 'andermansAdres' | 'jeugdige' | 'taakDicht' | 'eigenWoorden' | 'geenAdres';
const reasons: Record<Onwritten, string> = {
  andermansAdres: 'Het adres is van het gezin en niet van de melder. Bel de melder.',
  jeugdige: 'Dit is een jongere. Ouders kunnen de post openen. Bel, of vraag hoe contact veilig is.',
  taakDicht: 'Deze contacttaak is al afgesloten.',
  eigenWoorden: 'Voor deze taak is er geen brief. Een professional beslist wat er wordt verteld, en kiest de woorden.',
  geenAdres: 'Het adres van de melder is niet bekend. Bel de melder.',
};

/** Why no letter can be sent; null when one can. The address of a signaal is the family's, that of a young person the parents'. */
export function whyNoBrief(
  head: Pick<Melding, 'wieMeldde' | 'jeugdigeAlleen'>,
  taak: Pick<Contacttaak, 'status' | 'bericht'>,
): Exclude<Onwritten, 'geenAdres'> | null {
  if (head.wieMeldde.soort !== 'eigenHuishouden') return 'andermansAdres';
  if (!writesToOwnAddress(head)) return 'jeugdige';
  if (taak.status !== 'open') return 'taakDicht';
  return taak.bericht ? null : 'eigenWoorden';
}

const refuse = (why: Onwritten) => new Problem('nietMogelijk', reasons[why]);

/**
 * A letter to print and send, in place of a mail or a call. Each print bears a code of its own, of which the hash is
 * kept. The secret address is on it, since it has to arrive. Printing does not close the task: an attempt does.
 */
export async function makeBrief(deps: IntakeDependencies, command: BriefCommand): Promise<Brief> {
  const { staff, now, requestId } = command;
  const found = address.safeParse(command);
  if (!found.success) throw notFound();
  const { meldingsnummer: nummer, taakId } = found.data;
  const store = openIntakeStore(deps.table);
  const pk = meldingPk(nummer);
  const head = await store.head(nummer);
  if (!head || !may('lezen', staff, { head, now })) throw notFound();
  const taak = await store.task(nummer, taakId);
  if (!taak || (shieldedSubjects.has(taak.onderwerp) && !seesShielded(staff))) throw notFound();
  const why = whyNoBrief(head, taak);
  if (why || !taak.bericht) throw refuse(why ?? 'eigenWoorden');

  // Rule 11: the reading is recorded before any personal data is read.
  const activity = 'melding-brief-maken';
  await deps.table.transact(
    recordReading({ pk, subject: nummer, subjectType: 'meldingsnummer', activity, staff, now, requestId }),
  );
  const data = await store.gegevens(nummer);
  if (!data) throw notFound();
  if (!may('briefMaken', staff, { head, data, now })) {
    throw new Problem(
      'geenToegang',
      'Het adres van deze melder is geheim. Vraag een werkverdeler om de brief te maken.',
    );
  }
  const { woonadres } = data;
  if (!woonadres) throw refuse('geenAdres');
  const volgcode = deps.ids.code();
  await deps.table.transact([{ put: codeItem(nummer, volgcode, now, data), when: 'absent' }]);
  const made = { volgcode, datum: dutchDate(now) };
  return composeBrief(deps.installation, head, { ...data, woonadres }, { bericht: taak.bericht }, made);
}

/** Behind a code that others may find, the page gives back nothing of what was sent. */
const codeItem = (nummer: string, volgcode: string, now: string, data: Gegevens) =>
  volgcodeItem(nummer, hashCode(volgcode), now, isCareful(data));
