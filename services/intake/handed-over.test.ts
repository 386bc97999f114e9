import { afterEach, beforeEach, expect, it } from 'vitest';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { claimMelding } from './claim-melding.ts';
import { uitkomstRequest, werklijstQuery } from './contract.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { listWerklijst } from './list-werklijst.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';

const now = '2026-11-23T08:30:00Z';
const werkverdeler = staffOf('werkverdeler');
const collega = staffOf('gedragswetenschapper', { email: 'Noor@hellendoorn.example' });
let db: TestTable;
let deps: ReceiveDependencies;
let nummer: string;
beforeEach(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
  const input = meldingOf({ woonadres: { postcode: '7447 AA', huisnummer: 5 } });
  nummer = (await receiveMelding(deps, { input, now, idempotencyKey: undefined })).melding.meldingsnummer;
});
afterEach(() => db.stop());

const about = () => ({ meldingsnummer: nummer, staff: werkverdeler, now, idempotencyKey: undefined });
const open = async (staff = werkverdeler) =>
  (await readDossier(deps, { meldingsnummer: nummer }, { staff, now, requestId: 'verzoek' })).overzicht.behandelaar;

it('of a colleague who was only named by a mail address: nobody opened it, until that colleague does', async () => {
  await claimMelding(deps, { ...about(), input: { actie: 'oppakken' } });
  expect(await open()).toMatchObject({ naam: 'Werkverdeler Voorbeeld', geopend: true });
  await claimMelding(deps, { ...about(), input: { actie: 'overdragen', aan: 'noor@hellendoorn.example' } });
  expect(await open()).toMatchObject({ naam: 'noor@hellendoorn.example', geopend: false });
  const query = werklijstQuery.parse({ lijst: 'open' });
  expect((await listWerklijst(deps, query, { staff: werkverdeler, now })).meldingen).toMatchObject([
    { meldingsnummer: nummer, behandelaar: { naam: 'noor@hellendoorn.example', geopend: false } },
  ]);
  expect(await open(collega)).toMatchObject({ naam: 'Gedragswetenschapper Voorbeeld', geopend: true });
});

it('of the colleague for maatwerk the same', async () => {
  const medewerker = { naam: 'Noor Voorbeeld', telefoon: '0548 00 01 99', email: 'noor@hellendoorn.example' };
  const input = uitkomstRequest.parse({ uitkomst: 'maatwerk', reden: 'Past.', medewerker });
  await giveUitkomst(deps, { ...about(), input });
  expect(await open()).toMatchObject({ naam: 'Noor Voorbeeld', geopend: false });
  expect(await open(collega)).toMatchObject({ geopend: true });
});
