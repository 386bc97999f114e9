import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { notFound } from './change-melding.ts';
import type { Actie } from './contract.ts';
import { mayDo, relationsOf, type Zaak, zaakOf } from './domain/may.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import type { IntakeStore } from './store.ts';

/** What every command of staff about one melding brings along. */
export type StaffCommand = {
  meldingsnummer: string | undefined;
  staff: Staff;
  now: string;
  idempotencyKey: string | undefined;
};

export const onlyHandedOn =
  'Alleen een melding die bij een team of medewerker ligt of wordt doorgestuurd, kan worden afgerond.';

/** Actions that the state of a melding may forbid: the state in which they can be done, and what to do until then. */
const states: Partial<Record<Actie, { possible: Partial<Zaak>; otherwise: string }>> = {
  uitkomstGeven: {
    possible: { gesloten: false, heeftUitkomst: false },
    otherwise: 'Deze melding heeft al een uitkomst. Heropen de melding eerst.',
  },
  afronden: {
    possible: { gesloten: false, uitgezet: true },
    otherwise: onlyHandedOn,
  },
  heropenen: {
    possible: { heeftUitkomst: true },
    otherwise: 'Deze melding heeft geen uitkomst. Er is niets te heropenen.',
  },
  oppakken: { possible: { gesloten: false }, otherwise: 'Deze melding is afgerond. Heropen de melding eerst.' },
  overdragen: { possible: { gesloten: false }, otherwise: 'Deze melding is afgerond. Heropen de melding eerst.' },
  oproepBevestigen: {
    possible: { gesloten: false, opgeroepen: true },
    otherwise: 'Er is geen oproep die op een bevestiging wacht.',
  },
  toestemmingVastleggen: {
    possible: { gesloten: false },
    otherwise: 'Deze melding is afgerond. De melder kan dit nog wel zelf kiezen op de volgpagina.',
  },
  ontlasten: {
    possible: { overgenomenTaken: true },
    otherwise: 'Bij deze melding heeft niemand taken overgenomen.',
  },
};

/**
 * Throws unless this person may do it: as if it did not exist for who may not read it, with the reason for who may.
 * Gives back the data that it was judged by.
 */
export async function allow(
  actie: Actie,
  { staff, now }: Pick<StaffCommand, 'staff' | 'now'>,
  head: Melding,
  store: Pick<IntakeStore, 'gegevens'>,
): Promise<Gegevens> {
  const data = await store.gegevens(head.meldingsnummer);
  if (!data) throw notFound();
  const wie = { rollen: staff.rollen, relaties: relationsOf(head, staff, now) };
  const zaak = zaakOf(head, data);
  if (!mayDo('lezen', wie, zaak)) throw notFound();
  if (mayDo(actie, wie, zaak)) return data;
  const state = states[actie];
  if (state && mayDo(actie, wie, { ...zaak, ...state.possible })) throw new Problem('nietMogelijk', state.otherwise);
  throw new Problem('geenToegang', 'U mag dit niet doen met deze melding.');
}
