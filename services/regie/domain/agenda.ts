import { regisseurRegistratieVerloopt } from '../../../events/regie/regisseur-registratie-verloopt.v1.ts';
import { dutchDate, endOfDutchDay, toMoment } from '../../../shared/dutch-calendar.ts';
import { type Recorded, record } from './casus.ts';
import type { StaffNotice } from './notice.ts';
import type { Regisseur } from './regisseur.ts';
import { absenceOn } from './stand-in.ts';
import { type Rules, startOfDutchDay } from './terms.ts';

/**
 * What time does to somebody in the pool: an absence begins and ends by itself, a registration warns and expires (R58).
 * The casussen follow afterwards, one by one (`stand-in.ts`, followPool).
 */
export type Advance = {
  person: Regisseur;
  events: Recorded[];
  mails: StaffNotice[];
  /** The moment at which something changes again; null: nothing is known ahead. */
  next: string | null;
};

const dayMillis = 24 * 3_600_000;
const end = (date: string) => toMoment(Date.parse(endOfDutchDay(date)));

type Step = { key: string; at: string; register: 'SKJ' | 'BIG'; geldigTot: string; verlopen: boolean };

/** Per registration: a warning so many days before, and the day after its last day. */
function registrationSteps(person: Regisseur, rules: Rules): Step[] {
  const warn = rules.termijnen.registratieWaarschuwingDagen * dayMillis;
  return person.registraties.flatMap(({ register, nummer, geldigTot }) => {
    const from = new Date(Date.parse(`${geldigTot}T00:00:00Z`) - warn).toISOString().slice(0, 10);
    const key = `${register}#${nummer}#${geldigTot}`;
    return [
      { key: `${key}#waarschuwing`, at: startOfDutchDay(from), register, geldigTot, verlopen: false },
      { key: `${key}#verlopen`, at: end(geldigTot), register, geldigTot, verlopen: true },
    ];
  });
}

/** `person` keeps its version when nothing changed. */
export function advance(before: Regisseur, now: string, rules: Rules): Advance {
  const today = dutchDate(now);
  const gone = before.status === 'uitDienst';
  const afwezigheden = gone ? [] : before.afwezigheden.filter(({ tot }) => tot >= today);
  const steps = gone ? [] : registrationSteps(before, rules);
  const open = steps.filter(({ key }) => !before.gemeld.includes(key));
  const due = open.filter(({ at }) => at <= now);
  // A registration that has ended already needs no warning that it will.
  const told = due.filter(
    (step) => step.verlopen || !due.some((other) => other.verlopen && other.geldigTot === step.geldigTot),
  );
  const present: Regisseur = { ...before, afwezigheden };
  const status = gone ? 'uitDienst' : absenceOn(present, today) ? 'afwezig' : 'beschikbaar';
  const keys = steps.map(({ key }) => key);
  const gemeld = [...before.gemeld.filter((key) => keys.includes(key)), ...due.map(({ key }) => key)];
  const changed =
    status !== before.status ||
    afwezigheden.length !== before.afwezigheden.length ||
    gemeld.length !== before.gemeld.length ||
    due.length > 0;
  const events = told.map(({ register, geldigTot }) =>
    record(regisseurRegistratieVerloopt, {
      regisseurId: before.regisseurId,
      register,
      geldigTot,
      vastgesteldOp: now,
    }),
  );
  const mails = told.flatMap(({ register, geldigTot, verlopen }) =>
    [before.email, 'mailbox' as const].map(
      (aan): StaffNotice => ({ soort: 'registratie', aan, naam: before.naam, register, geldigTot, verlopen }),
    ),
  );
  const moments = [
    ...open.filter(({ at }) => at > now).map(({ at }) => at),
    ...afwezigheden.flatMap(({ van, tot }) => [startOfDutchDay(van), end(tot)]).filter((at) => at > now),
  ];
  return {
    person: changed ? { ...present, status, gemeld, versie: before.versie + Math.max(1, events.length) } : before,
    events,
    mails,
    next: moments.toSorted()[0] ?? null,
  };
}
