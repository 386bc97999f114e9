import { oproepGedaan } from '../../../events/intake/oproep-gedaan.v1.ts';
import { toMoment } from '../../../shared/dutch-calendar.ts';
import type { Gemeente } from '../../../shared/gemeente.ts';
import type { IntakeEvent, Melding } from './melding.ts';
import { isOfficeHours } from './office-hours.ts';

/** Somebody who can be paged about an acutely unsafe melding; `email` reaches a telephone. */
export type OnDuty = { naam: string; email: string };

/**
 * Who is paged now, in this order (practice, crisis): outside office hours the on-duty contacts and then the ladder,
 * within office hours the ladder.
 */
export function dutyList(now: string, gemeente: Gemeente): OnDuty[] {
  const ladder = gemeente.escalatieladder.map(({ naam, email }) => ({ naam, email }));
  const piket = gemeente.crisis.piket.map(({ naam, oproep }) => ({ naam, email: oproep }));
  return isOfficeHours(now, gemeente) ? ladder : [...piket, ...ladder];
}

export type Page = {
  oproep: NonNullable<Melding['oproep']>;
  aan: OnDuty;
  /** Without a confirmation before this moment the next one is paged; clock minutes. */
  bevestigenVoor: string;
  event: IntakeEvent;
};

/**
 * The next page about one melding: the first on the list of this moment who was not paged yet, so that nobody is skipped
 * when the office opens or closes in between. After everybody it begins anew, until somebody confirms.
 */
export function pageAbout(meldingId: string, before: Melding['oproep'], now: string, gemeente: Gemeente): Page {
  const list = dutyList(now, gemeente);
  const running = before?.bevestigdOp ? null : before;
  const next = list.find(({ email }) => !running?.gehad.includes(email));
  const aan = next ?? list[0];
  if (!aan) throw new RangeError('Nobody is on duty');
  const niveau = (running?.niveau ?? 0) + 1;
  const gehad = next && running ? [...running.gehad, aan.email] : [aan.email];
  const bevestigenVoor = toMoment(Date.parse(now) + gemeente.crisis.bevestigenMinuten * 60_000);
  return {
    oproep: { niveau, gehad, opgeroepenOp: now, bevestigdOp: null, bevestigdDoor: null },
    aan,
    bevestigenVoor,
    event: { type: oproepGedaan.type, data: { meldingId, niveau, opgeroepenOp: now, bevestigenVoor } },
  };
}
