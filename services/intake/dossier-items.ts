import * as z from 'zod';
import type { Table } from '../../shared/store/table.ts';
import { type Contacttaak, contacttaak } from './domain/contacttaak.ts';
import { type Doorzending, doorzending } from './domain/doorzending.ts';
import { type Gegevens, gegevens, type Melding, melding } from './domain/melding.ts';
import {
  type Besluit,
  besluit,
  bijlage,
  type Contactwijziging,
  contactwijziging,
  type Ontlasting,
  ontlasting,
  pogingStuk,
  type Toestemming,
  toestemming,
  type Verwantschap,
  verwantschap,
} from './domain/stukken.ts';
import { type Aanvulling, aanvulling, dossierRange, meldingPk, type Navraag, navraag } from './store.ts';

/** All that a dossier shows of one melding. */
export type DossierItems = {
  head: Melding;
  data: Gegevens;
  taken: Contacttaak[];
  pogingen: z.infer<typeof pogingStuk>[];
  aanvullingen: Aanvulling[];
  besluiten: Besluit[];
  doorzendingen: Doorzending[];
  bijlagen: z.infer<typeof bijlage>[];
  ontlastingen: Ontlasting[];
  toestemmingen: Toestemming[];
  contactwijzigingen: Contactwijziging[];
  verwantschappen: Verwantschap[];
  navraag: Navraag[];
};

const item = z.looseObject({ sk: z.string() });

/** One query, however long the journal of the melding is. Undefined when there is no such melding. */
export async function readDossierItems(table: Table, nummer: string): Promise<DossierItems | undefined> {
  const items = await table.range(meldingPk(nummer), item, dossierRange);
  const at = <T>(sk: string, schema: z.ZodType<T>): T | undefined => {
    const found = items.find((one) => one.sk === sk);
    return found && schema.parse(found);
  };
  const all = <T>(prefix: string, schema: z.ZodType<T>): T[] =>
    items.filter(({ sk }) => sk.startsWith(prefix)).map((one) => schema.parse(one));
  const head = at('STAND', melding);
  const data = at('STAND#GEGEVENS', gegevens);
  if (!head || !data) return undefined;
  return {
    head,
    data,
    taken: all('TAAK#', contacttaak),
    pogingen: all('POGING#', pogingStuk).toSorted((a, b) => a.op.localeCompare(b.op)),
    aanvullingen: all('STUK#AANVULLING#', aanvulling),
    besluiten: all('STUK#BESLUIT#', besluit),
    bijlagen: all('STUK#BIJLAGE#', bijlage),
    doorzendingen: all('STUK#DOORZENDING#', doorzending).toSorted((a, b) => a.op.localeCompare(b.op)),
    ontlastingen: all('STUK#ONTLASTING#', ontlasting),
    toestemmingen: all('STUK#TOESTEMMING#', toestemming),
    contactwijzigingen: all('STUK#CONTACT#', contactwijziging),
    verwantschappen: all('STUK#VERWANT#', verwantschap),
    navraag: all('NAVRAAG#', navraag),
  };
}
