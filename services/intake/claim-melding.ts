import { meldingOpgepakt } from '../../events/intake/melding-opgepakt.v1.ts';
import { dutchDate, spellMoment } from '../../shared/dutch-calendar.ts';
import { hashBody } from '../../shared/identifiers.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type OppakkingRequest, type OppakkingResponse, oppakkingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { refuseSubject, subjectFaults } from './domain/about-regisseur.ts';
import { waitsForOpening } from './domain/handed-over.ts';
import { keyOf } from './domain/may.ts';
import type { IntakeEvent, Melding } from './domain/melding.ts';
import { isWorkMail, workMailFault } from './domain/triage.ts';
import { handedToPersonMail } from './mails/for-hands.ts';
import { confirmPage } from './page-duty.ts';
import { pickedUp, pickUpTerm, waitsForPickUp } from './pick-up.ts';
import { readOverWie } from './read-over-wie.ts';
import { noteWrite } from './stuk-items.ts';

type Behandelaar = Melding['behandelaar'];
type Claimed = { head: Melding; events: IntakeEvent[] };

const changedHands = (head: Melding, next: Behandelaar, now: string): Claimed => ({
  head: { ...head, behandelaar: next },
  events: [
    {
      type: meldingOpgepakt.type,
      data: {
        meldingId: head.meldingsnummer,
        opgepaktOp: now,
        behandelaar: next?.id ?? null,
        vorigeBehandelaar: head.behandelaar?.id ?? null,
      },
    },
  ],
});

export const takeInHand = (head: Melding, staff: Staff, now: string): Claimed =>
  changedHands(head, { sleutel: keyOf(staff), id: staff.id, naam: staff.naam, sinds: now }, now);

/** Of a colleague only the work mail is known until they open it; an event bears no address, so a pseudonym of it. */
const colleague = (email: string, now: string): NonNullable<Behandelaar> => ({
  sleutel: email.toLowerCase(),
  id: `collega-${hashBody(email.toLowerCase()).slice(0, 16)}`,
  naam: email.toLowerCase(),
  sinds: now,
});

/**
 * Claim, hand over to a colleague, or give back. Of two who claim at once exactly one has it, and the other reads who.
 */
export async function claimMelding(
  deps: IntakeDependencies,
  command: StaffCommand & { input: OppakkingRequest },
): Promise<{ isNew: boolean; answer: OppakkingResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const { installation, ids } = deps;
  const { gemeente } = installation;
  if (input.actie === 'overdragen' && input.aan !== undefined && !isWorkMail(input.aan, gemeente)) {
    throw new Problem('ongeldigeInvoer', 'Een melding gaat alleen naar een collega van de gemeente.', [
      workMailFault('/aan', gemeente),
    ]);
  }
  const request = { naam: 'oppakking', door: staff.id, body: input, key, answer: oppakkingResponse };
  const shown = ({ behandelaar }: Melding): OppakkingResponse => ({
    meldingsnummer: nummer,
    behandelaar: behandelaar && { id: behandelaar.id, naam: behandelaar.naam, sinds: behandelaar.sinds },
  });
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    const data = await allow(input.actie === 'oppakken' ? 'oppakken' : 'overdragen', command, before, store);
    const note = input.toelichting
      ? [noteWrite(nummer, ids.uuid(), { op: now, door: staff.naam, tekst: input.toelichting })]
      : [];
    const { behandelaar } = before;
    if (input.actie === 'oppakken') {
      // What nobody opened, such as with a typing mistake in the address, is taken over by who may claim it.
      if (behandelaar && behandelaar.sleutel !== keyOf(staff) && !waitsForOpening(behandelaar)) {
        const since = spellMoment(behandelaar.sinds);
        throw new Problem('gewijzigd', `${behandelaar.naam} pakte deze melding op, op ${since}.`);
      }
      // Handed over by mail: from now the name is known too.
      if (behandelaar?.id === staff.id) return { change: undefined, answer: shown(before) };
      refuseSubject(staff, await readOverWie(before, data, store));
      const confirmed = confirmPage(before, staff.naam, now);
      const claimed = takeInHand(confirmed.head, staff, now);
      return {
        change: {
          head: claimed.head,
          writes: [...confirmed.writes, ...pickedUp(before), ...note],
          events: [...confirmed.events, ...claimed.events],
        },
        answer: shown(claimed.head),
      };
    }
    const oppakken = pickUpTerm(before, now, gemeente);
    const writes = [...waitsForPickUp(before, oppakken), ...note];
    if (input.actie === 'teruggeven' || input.aan === undefined) {
      if (!behandelaar) return { change: undefined, answer: shown(before) };
      const given = changedHands(before, null, now);
      return { change: { ...given, writes }, answer: shown(given.head) };
    }
    const to = colleague(input.aan, now);
    if (behandelaar?.sleutel === to.sleutel) return { change: undefined, answer: shown(before) };
    const subject = subjectFaults('/aan', { email: to.sleutel }, await readOverWie(before, data, store));
    if (subject.length > 0) throw new Problem('ongeldigeInvoer', 'Kies een andere collega.', subject);
    const handed = changedHands(before, to, now);
    const uiterlijk = before.triage?.opvolgingUiterlijk ?? null;
    const mail = handedToPersonMail({
      id: ids.uuid(),
      installation,
      melding: before,
      aan: { naam: 'collega', email: to.sleutel },
      door: staff.naam,
      oppakkenUiterlijk: oppakken?.uiterlijk ?? null,
      // The term does not begin anew, and nobody can do something by a day that has passed.
      uiterlijk: uiterlijk && uiterlijk >= dutchDate(now) ? uiterlijk : null,
    });
    return { change: { ...handed, writes, mails: [mail] }, answer: shown(handed.head) };
  });
}
