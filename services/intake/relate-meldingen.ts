import { meldingVerwantschapVastgesteld } from '../../events/intake/melding-verwantschap-vastgesteld.v1.ts';
import { Problem } from '../../shared/problem.ts';
import type { Write } from '../../shared/store/table.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import { type VerwantschapRequest, verwantschapResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Melding } from './domain/melding.ts';
import { type Verwantschap, verwantschap } from './domain/stukken.ts';
import { keepUntil } from './domain/terms.ts';
import { headWrites, type IntakeStore, meldingPk } from './store.ts';
import { verwantschapWrite, whoDecides } from './stuk-items.ts';

const decisions = (deps: IntakeDependencies, nummer: string): Promise<Verwantschap[]> =>
  deps.table.partition(meldingPk(nummer), verwantschap, 'STUK#VERWANT#');

/** Whether an earlier melding from this address remains of which nobody decided that it is another household. */
async function isRepeated(
  deps: IntakeDependencies,
  store: IntakeStore,
  head: Melding,
  decided: { nummer: string; besluit: Verwantschap['besluit'] },
): Promise<boolean> {
  if (!head.adresSleutel) return head.herhaald;
  const [others, earlier] = await Promise.all([
    store.atAddress(head.adresSleutel),
    decisions(deps, head.meldingsnummer),
  ]);
  const apart = new Set(
    earlier.filter(({ besluit }) => besluit === 'anderHuishouden').map(({ meldingsnummer }) => meldingsnummer),
  );
  if (decided.besluit === 'anderHuishouden') apart.add(decided.nummer);
  else apart.delete(decided.nummer);
  return others.some(
    ({ meldingsnummer, ontvangenOp }) =>
      meldingsnummer !== head.meldingsnummer && ontvangenOp <= head.ontvangenOp && !apart.has(meldingsnummer),
  );
}

/**
 * A person decides whether two meldingen are about one household. Nothing is merged: each keeps its own melder and its
 * own contact data. The decision is kept with both, in one transaction.
 */
export async function relateMeldingen(
  deps: IntakeDependencies,
  command: StaffCommand & { input: VerwantschapRequest },
) {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const { besluit, meldingsnummer: andere } = input;
  const unknown = new Problem('ongeldigeInvoer', 'Verbeter het genoemde veld en stuur het opnieuw.', [
    {
      veld: '/meldingsnummer',
      code: 'onbekendeMelding',
      melding: 'Dit nummer is geen andere melding. Controleer het.',
    },
  ]);
  if (andere === nummer) throw unknown;
  const request = { naam: 'verwantschap', door: staff.id, body: input, key, answer: verwantschapResponse };
  return changeMelding(deps, { nummer, now, request }, async (before, store) => {
    await allow('verwantschapBeslissen', command, before, store);
    const other = await store.head(andere);
    if (!other) throw unknown;
    await allow('verwantschapBeslissen', command, other, store).catch(() => {
      throw unknown;
    });
    const earlier = (await decisions(deps, nummer)).find(({ meldingsnummer }) => meldingsnummer === andere);
    if (earlier?.besluit === besluit) {
      return { change: undefined, answer: { meldingsnummer: andere, besluit, op: earlier.op } };
    }
    const [herhaald, otherHerhaald] = await Promise.all([
      isRepeated(deps, store, before, { nummer: andere, besluit }),
      isRepeated(deps, store, other, { nummer, besluit }),
    ]);
    const door = whoDecides(staff);
    const otherHead: Melding = {
      ...other,
      herhaald: otherHerhaald,
      versie: other.versie + 1,
      bewarenTot: keepUntil(now, deps.installation.gemeente),
    };
    const writes: Write[] = [
      ...headWrites(otherHead, other),
      verwantschapWrite(nummer, { meldingsnummer: andere, besluit, op: now, door }),
      verwantschapWrite(andere, { meldingsnummer: nummer, besluit, op: now, door }),
    ];
    return {
      change: {
        head: { ...before, herhaald },
        writes,
        events: [
          {
            type: meldingVerwantschapVastgesteld.type,
            data: { meldingId: nummer, andereMeldingId: andere, besluit, vastgesteldOp: now },
          },
        ],
      },
      answer: { meldingsnummer: andere, besluit, op: now },
    };
  });
}
