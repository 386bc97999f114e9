import { hashCode } from '../../shared/identifiers.ts';
import type { MailDraft, OwedMail } from '../../shared/mail.ts';
import type { Write } from '../../shared/store/table.ts';
import { type Bericht, type OwedBericht, onderwerpVan } from './berichten/bericht.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { decideReach, isUnreachable, writesToOwnAddress } from './domain/contact.ts';
import { type Contacttaak, openTask } from './domain/contacttaak.ts';
import type { Gegevens, IntakeEvent, Melding } from './domain/melding.ts';
import { taskOpenedMail } from './mails/for-staff.ts';
import { lapseTaskWrites, openTaskWrites, taskItem, volgcodeItem } from './store.ts';

/** What follows from telling somebody something; committed with the decision that it is about. */
export type Told = {
  writes: Write[];
  events: IntakeEvent[];
  mails: (OwedMail | MailDraft)[];
  langs: 'mail' | 'taak' | 'niet';
  /** The call or letter that was opened. */
  taak: Contacttaak | null;
};
export const nothingTold: Told = { writes: [], events: [], mails: [], langs: 'niet', taak: null };

/** Subjects that say who leads, or that somebody else will. */
const naming = ['aanspreekpunt', 'afwezig', 'benoemd', 'geweigerd', 'vertrek', 'waarneming'];
/** Also that a change of who leads was asked: nothing to say once nobody has to lead. */
export const namesSomebody: ReadonlySet<string> = new Set([...naming, 'wissel']);

/** Subjects of which a newer bericht says all that an older one would have said: one call tells everything. */
export const superseded: ReadonlySet<string> = new Set(['ontvangst', ...naming]);

/**
 * Tells the melder: by mail, or by somebody who calls or writes before a date, or not at all where nobody can be
 * reached (anonymous). Never silence. `open` are the open contact tasks of this melding; `berichtOp` is when it was said
 * first, where a mail came back.
 */
export function tellMelder(
  deps: Pick<IntakeDependencies, 'installation' | 'ids'>,
  on: { head: Melding; data: Gegevens; now: string; open?: readonly Contacttaak[]; berichtOp?: string },
  bericht: Bericht,
): Told {
  const { installation, ids } = deps;
  const { head, data, now, open = [], berichtOp = now } = on;
  const nummer = head.meldingsnummer;
  const bereik = decideReach({ ...data, emailOnbereikbaar: head.emailOnbereikbaar }, writesToOwnAddress(head));
  if (bereik.langs === 'niet') return nothingTold;
  if (bereik.langs === 'taak') {
    const context = { now, berichtOp, spoed: head.spoed, ids, gemeente: installation.gemeente };
    const { soort, reden } = bereik;
    const earlier = superseded.has(bericht.soort) ? open.filter(({ onderwerp }) => superseded.has(onderwerp)) : [];
    const { taak, event } = openTask(
      nummer,
      { soort, reden, onderwerp: onderwerpVan(bericht.soort), bericht },
      context,
      earlier,
    );
    const lapsed = earlier.flatMap((task) => lapseTaskWrites(nummer, task));
    if (isUnreachable(head)) {
      // A call that nobody can make would climb for nothing. Kept, and said once there is a way.
      const kept: Contacttaak = { ...taak, status: 'vervallen', afgerond: { resultaat: 'geenWeg', op: now } };
      return { ...nothingTold, writes: [...lapsed, { put: taskItem(nummer, kept), when: 'absent' }] };
    }
    return {
      writes: [...lapsed, ...openTaskWrites(nummer, taak)],
      events: [event],
      mails: [taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak })],
      langs: 'taak',
      taak,
    };
  }
  const volgcode = ids.code();
  const mail: OwedBericht = {
    id: ids.uuid(),
    soort: bericht.soort,
    aan: bereik.email,
    bericht,
    meldingsnummer: nummer,
    naam: data.melder.naam ?? null,
    taal: data.taal,
    neutraal: bereik.neutraal,
    volgcode,
  };
  return {
    writes: [{ put: volgcodeItem(nummer, hashCode(volgcode), now, bereik.neutraal), when: 'absent' }],
    events: [],
    mails: [mail],
    langs: 'mail',
    taak: null,
  };
}
