import { termKey } from '../../shared/deadlines.ts';
import type { Write } from '../../shared/store/table.ts';
import type { Bericht } from './berichten/bericht.ts';
import type { MeldingChange } from './change-melding.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { isKeptSilent } from './domain/silence.ts';
import { meldingPk, navraagAnswerTermName } from './store.ts';
import { superseded, tellMelder } from './tell.ts';

/** A mail to a melder that did not arrive: what it said, and when. */
export type Undelivered = {
  told: Bericht;
  sentOp: string;
  /**
   * `adres`: no mail arrives there any more; `bericht`: this one did not, the next one may; `oudAdres`: it went to an
   * address that was put right since.
   */
  wat: 'adres' | 'bericht' | 'oudAdres';
};

/**
 * Whether it still has to be said: not when an open task says as much or more, nor when the question was answered by
 * another way, nor when staff decided since that nothing is told.
 */
function stillToSay(told: Bericht, sentOp: string, head: Melding, open: readonly Contacttaak[]): boolean {
  if (isKeptSilent(head)) return false;
  const { navraag } = head;
  if (told.soort === 'navraag') return navraag?.ronde === told.ronde && !navraag.antwoord;
  return (
    !superseded.has(told.soort) ||
    !open.some(({ onderwerp, berichtOp }) => superseded.has(onderwerp) && berichtOp >= sentOp)
  );
}

/** The words of a mail that did not arrive, by somebody who calls or writes; when the address is dead, from now on always. */
export function sayInPerson(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  on: { head: Melding; data: Gegevens; open: readonly Contacttaak[]; now: string },
  { told, sentOp, wat }: Undelivered,
): MeldingChange {
  const { head: before, data, open, now } = on;
  const unreachable: Melding['emailOnbereikbaar'] = before.emailOnbereikbaar ?? { op: now, reden: 'mailKwamTerug' };
  const head: Melding = {
    ...before,
    emailOnbereikbaar: wat === 'adres' ? unreachable : before.emailOnbereikbaar,
    // R76: the folder went with the acknowledgement, so it did not arrive either.
    folderVerstrektOp: told.soort === 'ontvangst' ? null : before.folderVerstrektOp,
  };
  if (!stillToSay(told, sentOp, before, open)) return { head };
  // To the right address it may go by mail.
  const byPerson = wat === 'oudAdres' ? head : { ...head, emailOnbereikbaar: unreachable };
  const { writes, events, mails, langs } = tellMelder(
    deps,
    { head: byPerson, data, now, open, berichtOp: sentOp },
    told,
  );
  const noAnswerByMail: Write[] =
    told.soort === 'navraag' && langs !== 'mail'
      ? [{ remove: termKey(meldingPk(head.meldingsnummer), navraagAnswerTermName), when: 'always' }]
      : [];
  return { head, writes: [...noAnswerByMail, ...writes], events, mails };
}
