import { dutchDate, toMoment } from '../../../shared/dutch-calendar.ts';
import type { Installation } from '../../../shared/gemeente.ts';
import type { MailDraft, OwedMail } from '../../../shared/mail.ts';
import { owedBericht } from './bericht.ts';
import { composeBericht } from './compose.ts';

/** What the relay of intake needs to send a mail that was kept without words; also for the sweep. */
export const draftComposer =
  (installation: Installation, clock: () => number) =>
  (draft: MailDraft): OwedMail =>
    composeBericht(installation, owedBericht.parse(draft), dutchDate(toMoment(clock())));
