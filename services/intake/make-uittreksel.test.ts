import { afterEach, beforeEach, expect, it } from 'vitest';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { claimMelding } from './claim-melding.ts';
import { uitkomstRequest } from './contract.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { makeUittreksel } from './make-uittreksel.ts';
import { addNote } from './note.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { recordPoging } from './record-poging.ts';
import { reopenMelding } from './reopen-melding.ts';
import { openIntakeStore } from './store.ts';

const now = '2026-11-23T08:30:00Z';
const later = '2026-11-24T08:30:00Z';
const werkverdeler = staffOf('werkverdeler');
let db: TestTable;
let deps: ReceiveDependencies;
beforeEach(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterEach(() => db.stop());

it('says every code in words, and teams and areas by their names (AVG 15: intelligible)', async () => {
  const input = meldingOf({
    doelgroepen: ['lvb', 'ggz'],
    woonadres: { postcode: '7447 AA', huisnummer: 5 },
    minderjarigen: 'onbekend',
    overzichtHouden: 'weetNiet',
    toestemming: { delenMetRegisseur: true },
    leefgebieden: ['financien', 'huisvesting'],
    melder: {
      naam: 'Ondersteuner Voorbeeld',
      rol: 'clientondersteuner',
      telefoon: '06 12345678',
      email: 'ondersteuner@voorbeeld.example',
      voorkeurskanaal: 'telefoon',
      veiligContact: { nietMailen: true },
    },
  });
  const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
  const { meldingsnummer } = melding;
  const about = { meldingsnummer, staff: werkverdeler, now: later, idempotencyKey: undefined };
  await readDossier(deps, { meldingsnummer }, { staff: werkverdeler, now, requestId: 'verzoek' });
  await claimMelding(deps, { ...about, input: { actie: 'oppakken' } });
  await addNote(deps, { ...about, input: { soort: 'gespreksverslag', tekst: 'Thuis gesproken.' } });
  const [task] = await openIntakeStore(deps.table).openTasks(meldingsnummer);
  await recordPoging(deps, {
    ...about,
    taakId: task?.taakId,
    input: { resultaat: 'nietBereikt', toelichting: 'Bel.' },
  });
  const decide = (given: object) => giveUitkomst(deps, { ...about, input: uitkomstRequest.parse(given) });
  await decide({ uitkomst: 'viaTeam', reden: 'Licht.', team: 'via-hellendoorn' });
  await reopenMelding(deps, {
    ...about,
    input: { reden: 'verkeerdeUitkomst', toelichting: 'Toch niet.', nietVertellen: false },
  });
  await decide({ uitkomst: 'wmoMelding', reden: 'Hulp in huis.', team: 'wmo-loket' });

  const reader = { staff: staffOf('privacyfunctionaris'), now: later, requestId: 'verzoek' };
  const { onderdelen } = await makeUittreksel(deps, { meldingsnummer }, reader);
  const lines = onderdelen.flatMap(({ regels }) => regels.map(({ naam, waarde }) => `${naam}: ${waarde}`));
  expect(lines).toEqual(
    expect.arrayContaining([
      'Over u, rol: cliëntondersteuner',
      'Leefgebieden: Geld en schulden, Wonen',
      'Waar het over gaat: moeite met leren of begrijpen, psychische problemen',
      'Lukt het om overzicht te houden: niet bekend',
      'Taal: Nederlands',
      'Veiligheid: er zijn zorgen',
      'Gebied: Hellendoorn',
      'Uitkomst, uitkomst: een Wmo-melding',
      'team: VIA-team Hellendoorn',
      'hoe u het hoorde: iemand belt of schrijft u',
      'waarom geen e-mail: u wilt geen e-mail',
      'resultaat: niet bereikt',
      'waarvoor: uw melding lezen',
    ]),
  );
  const coded = lines.filter((line) => /[a-z][A-Z]|: [a-z]+(-[a-z]+)+$|\b(lvb|ggz|nl)\b/.test(line));
  expect(coded).toEqual([]);
});
