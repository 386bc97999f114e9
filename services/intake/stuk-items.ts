import type { Staff } from '../../shared/lambda/api.ts';
import type { Write } from '../../shared/store/table.ts';
import type { Gegevens } from './domain/melding.ts';
import type { Besluit, Contactwijziging, Ontlasting, Toestemming, Verwantschap } from './domain/stukken.ts';
import { aanvullingItem, gegevensItem, stukKey } from './store.ts';

/** Parts of the file as they are kept. */
export const whoDecides = (staff: Pick<Staff, 'id' | 'naam'>) => ({ id: staff.id, naam: staff.naam });

/** `versie`: of the head before the decision; so there is one place for each decision, in the order in which they came. */
export const besluitWrite = (nummer: string, versie: number, besluit: Besluit): Write => ({
  put: { ...stukKey(nummer, 'BESLUIT', String(versie + 1).padStart(6, '0')), ...besluit },
  when: 'absent',
});

type Note = { op: string; door: string; tekst: string; soort?: 'gespreksverslag' };

export const noteWrite = (nummer: string, id: string, note: Note): Write => ({
  put: aanvullingItem(nummer, id, { ...note, bron: 'medewerker', vertrouwelijk: false }),
  when: 'absent',
});

export const ontlastingWrite = (nummer: string, stuk: Ontlasting): Write => ({
  put: { ...stukKey(nummer, 'ONTLASTING', String(stuk.taak).padStart(2, '0')), ...stuk },
  when: 'absent',
});

/**
 * What holds from now, and the answer beside those before it. `versie`: of the head, which is written along; so no two
 * answers take the place of each other.
 */
export function toestemmingWrites(nummer: string, versie: number, data: Gegevens, said: Toestemming): Write[] {
  const { delenMetRegisseur, op, hoe } = said;
  return [
    { put: gegevensItem(nummer, { ...data, latereToestemming: { delenMetRegisseur, op, hoe } }), when: 'always' },
    { put: { ...stukKey(nummer, 'TOESTEMMING', String(versie + 1).padStart(6, '0')), ...said }, when: 'absent' },
  ];
}

/** `versie`: of the head, which is written along; so no two changes take the place of each other. */
export const contactWrites = (nummer: string, versie: number, data: Gegevens, stuk: Contactwijziging): Write[] => [
  { put: gegevensItem(nummer, data), when: 'always' },
  { put: { ...stukKey(nummer, 'CONTACT', String(versie + 1).padStart(6, '0')), ...stuk }, when: 'absent' },
];

/** `stuk.meldingsnummer` is the other melding. A later decision takes the place of an earlier one. */
export const verwantschapWrite = (nummer: string, stuk: Verwantschap): Write => ({
  put: { ...stukKey(nummer, 'VERWANT', stuk.meldingsnummer), ...stuk },
  when: 'always',
});
