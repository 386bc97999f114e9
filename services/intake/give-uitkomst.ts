import { termItem, termKey } from '../../shared/deadlines.ts';
import type { OwedMail } from '../../shared/mail.ts';
import type { Write } from '../../shared/store/table.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type UitkomstRequest, type UitkomstResponse, uitkomstResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { overNiemand } from './domain/about-regisseur.ts';
import { type Contacttaak, openTask } from './domain/contacttaak.ts';
import { isShielded } from './domain/may.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { needsNobody, owesReaction } from './domain/status.ts';
import type { Termijn } from './domain/terms.ts';
import { type Decided, decideUitkomst, type Handed } from './domain/triage.ts';
import { handedToPersonMail, handedToTeamMail, passedOnMail } from './mails/for-hands.ts';
import { taskOpenedMail } from './mails/for-staff.ts';
import { confirmPage } from './page-duty.ts';
import { readOverWie } from './read-over-wie.ts';
import {
  followUpTermName,
  type IntakeStore,
  lapseTaskWrites,
  meldingPk,
  openTaskWrites,
  startWaiting,
  stopWaiting,
  wmoTermName,
} from './store.ts';
import { besluitWrite, whoDecides } from './stuk-items.ts';
import { namesSomebody, nothingTold, tellMelder } from './tell.ts';

/** Subjects of the mail to who gets it. */
export const subjects = {
  klacht: 'Klacht voor u',
  bezwaar: 'Bezwaar voor u',
  veiligThuis: 'Melding voor u',
  politie: 'Melding voor u',
  veiligheidshuis: 'Melding voor u',
  jor: 'Melding voor u',
  andereGemeente: 'Melding voor uw gemeente',
} as const;

function handedMail(handed: Handed, head: Melding, door: string, deps: IntakeDependencies): OwedMail {
  const { installation, ids } = deps;
  const letter = { id: ids.uuid(), installation, melding: head, aan: { naam: handed.naam, email: handed.email } };
  if (handed.aan === 'team') {
    const { uiterlijk, contactUiterlijk } = handed;
    return handedToTeamMail({ ...letter, uiterlijk, contactUiterlijk });
  }
  if (handed.aan === 'persoon')
    return handedToPersonMail({ ...letter, door, oppakkenUiterlijk: null, uiterlijk: handed.uiterlijk });
  return passedOnMail({ ...letter, onderwerp: subjects[handed.bestemming], uiterlijk: handed.uiterlijk });
}

function termWrites(nummer: string, { opvolging, wmo }: Pick<Decided, 'opvolging' | 'wmo'>): Write[] {
  const pk = meldingPk(nummer);
  const write = (soort: string, term: Termijn | null): Write =>
    term
      ? { put: termItem({ pk, soort, at: term.tot, niveau: 1, versie: 1 }), when: 'always' }
      : { remove: termKey(pk, soort), when: 'always' };
  return [write(followUpTermName, opvolging), write(wmoTermName, wmo)];
}

/** The reaction that was owed is given, or is owed after all. */
export function waitingWrites(before: Melding, after: Melding): Write[] {
  const [waited, waits] = [owesReaction(before), owesReaction(after)];
  if (waited === waits) return [];
  return waits ? startWaiting(after) : stopWaiting(after.meldingsnummer);
}

const digits = (telefoon: string) => telefoon.replaceAll(/\D/g, '').replace(/^(0031|31)/, '0');

/** As far as can be known: the same mail address or the same telephone. */
function isSamePerson({ melder: a }: Gegevens, { melder: b }: Gegevens): boolean {
  const sameMail = a.email !== undefined && a.email.toLowerCase() === b.email?.toLowerCase();
  return (
    sameMail || (a.telefoon !== undefined && b.telefoon !== undefined && digits(a.telefoon) === digits(b.telefoon))
  );
}

/** Decides as `giveUitkomst` does, and keeps nothing. Throws `Problem`. */
export async function weighUitkomst(
  deps: Pick<IntakeDependencies, 'installation'>,
  command: Pick<StaffCommand, 'staff' | 'now'> & { input: UitkomstRequest },
  before: Melding,
  store: IntakeStore,
) {
  const { input, now } = command;
  const data = await allow('uitkomstGeven', command, before, store);
  const dubbelVan = input.uitkomst === 'geenMelding' ? input.dubbelVan : undefined;
  const original = dubbelVan === undefined ? undefined : await store.gegevens(dubbelVan);
  const dubbelVanWie = !original ? 'onbekend' : isSamePerson(data, original) ? 'zelfdeMelder' : 'iemandAnders';
  const { gemeente } = deps.installation;
  const overWie = input.uitkomst === 'maatwerk' ? await readOverWie(before, data, store) : overNiemand;
  const decided = decideUitkomst(before, input, { now, gemeente, taal: data.taal, dubbelVanWie, overWie });
  return { data, decided };
}

/**
 * R36: a professional decides what becomes of a melding. In one transaction: the outcome and its reason, the events,
 * the mail to whoever has it in hand, what the resident hears, and the terms that see to it that it happens.
 */
export async function giveUitkomst(
  deps: IntakeDependencies,
  command: StaffCommand & { input: UitkomstRequest },
): Promise<{ isNew: boolean; answer: UitkomstResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const { installation, ids } = deps;
  const { gemeente } = installation;
  const request = { naam: 'uitkomst', door: staff.id, body: input, key, answer: uitkomstResponse };
  const given = await changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const { data, decided } = await weighUitkomst(deps, command, before, store);
    const open = await store.openTasks(nummer);
    const confirmed = confirmPage(decided.head, staff.naam, now);
    const { head } = confirmed;
    const told = decided.bericht ? tellMelder(deps, { head, data, now, open }, decided.bericht) : nothingTold;
    const tasks = decided.taken.map((what) => openTask(nummer, what, { now, spoed: head.spoed, ids, gemeente }));
    // Nobody is called back about spam; and whether a family hears of it is for a professional once safety is at stake.
    const overtaken = ({ onderwerp }: Contacttaak) =>
      input.uitkomst === 'geenMelding' ||
      (isShielded(head.triage) && onderwerp === 'gezinInformeren') ||
      // Who was named leads no more: a call that says so would be wrong, and may be dangerous.
      (needsNobody(head.triage) && namesSomebody.has(onderwerp));
    const lapsed = open.filter(overtaken).flatMap((task) => lapseTaskWrites(nummer, task));
    return {
      change: {
        head,
        writes: [
          besluitWrite(nummer, before.versie, {
            soort: 'uitkomst',
            op: now,
            door: whoDecides(staff),
            reden: input.reden,
            uitkomst: input.uitkomst,
            bestemming: head.triage?.bestemming ?? null,
            team: head.triage?.team ?? null,
            verteld: told.langs,
            nietVertellen: input.nietVertellen,
            invoer: input,
          }),
          ...termWrites(nummer, decided),
          ...waitingWrites(before, head),
          ...confirmed.writes,
          ...told.writes,
          ...tasks.flatMap(({ taak }) => openTaskWrites(nummer, taak)),
          ...lapsed,
        ],
        events: [...decided.events, ...confirmed.events, ...told.events, ...tasks.map(({ event }) => event)],
        mails: [
          ...(decided.handed ? [handedMail(decided.handed, head, staff.naam, deps)] : []),
          ...told.mails,
          // Whoever has it in hand read of the call in the mail that handed it over.
          ...tasks
            .filter(({ taak }) => taak.onderwerp !== 'eersteContact')
            .map(({ taak }) => taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak })),
        ],
      },
      answer: {
        meldingsnummer: nummer,
        uitkomst: input.uitkomst,
        op: now,
        status: head.status,
        team: head.triage?.team ?? null,
        opvolgingUiterlijk: head.triage?.opvolgingUiterlijk ?? null,
        verteld: told.langs,
      },
    };
  });
  if (given.isNew) deps.metrics?.('Uitkomst', 1, Date.parse(now), { uitkomst: input.uitkomst });
  return given;
}
