import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definitionOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { casusGeopend } from '../../events/regie/casus-geopend.v1.ts';
import { createMetrics } from '../../shared/log.ts';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { type MeldingInput, type UitkomstInput, uitkomstRequest } from './contract.ts';
import { eraseMelding } from './erase-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { addNote } from './note.ts';
import { reactTo } from './reactions.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { reopenMelding } from './reopen-melding.ts';
import { showFigures } from './show-figures.ts';

const now = '2026-11-23T08:30:00Z';
const later = '2026-11-25T09:00:00Z';
const werkverdeler = staffOf('werkverdeler');
let db: TestTable;
let deps: ReceiveDependencies;
let counted: string[];
beforeEach(async () => {
  db = await startTestTable();
  counted = [];
  const metrics = createMetrics((line) => counted.push(line), 'intake');
  deps = { ...intakeOn(db.table, 'hellendoorn'), metrics };
});
afterEach(() => db.stop());

let house = 0;
async function received(changes: Partial<MeldingInput> = {}): Promise<string> {
  house += 1;
  const input = meldingOf({ woonadres: { postcode: '7447 AA', huisnummer: house }, ...changes });
  return (await receiveMelding(deps, { input, now, idempotencyKey: undefined })).melding.meldingsnummer;
}
const about = (meldingsnummer: string, idempotencyKey?: string) => ({
  meldingsnummer,
  staff: werkverdeler,
  now: later,
  idempotencyKey,
});
const reden = 'Na overleg.';
const advies: UitkomstInput = { uitkomst: 'advies', reden, antwoord: 'Bel de huisarts.' };
const decide = (nummer: string, input: UitkomstInput = advies, key?: string) =>
  giveUitkomst(deps, { ...about(nummer, key), input: uitkomstRequest.parse(input) });
const reopen = (nummer: string) =>
  reopenMelding(deps, {
    ...about(nummer),
    input: { reden: 'verkeerdeUitkomst', toelichting: reden, nietVertellen: false },
  });
const figures = (jaar = 2026) => showFigures(deps, { jaar });
const open = (nummer: string) =>
  readDossier(deps, { meldingsnummer: nummer }, { staff: werkverdeler, now: later, requestId: 'verzoek' });

describe('figures of a year (R10)', () => {
  it('count each melding once, by outcome and way in, and nothing that still waits', async () => {
    const [one, two] = [await received(), await received(), await received()];
    await decide(one);
    await decide(two, { uitkomst: 'viaTeam', reden, team: 'via-hellendoorn' });
    expect(await figures()).toEqual({
      jaar: 2026,
      totaal: 2,
      perUitkomst: [
        { uitkomst: 'advies', aantal: 1 },
        { uitkomst: 'viaTeam', aantal: 1 },
      ],
      perIngang: [{ ingang: 'formulier', aantal: 2 }],
      zonderRegisseur: { aantal: 2, van: 2, procent: 100 },
      mediaanWerkdagen: 2,
    });
    expect((await figures(2025)).totaal).toBe(0);
  });

  it('count back what is opened again, and count once what is decided again or sent twice', async () => {
    const nummer = await received();
    await decide(nummer, advies, 'sleutel-van-de-test');
    await decide(nummer, advies, 'sleutel-van-de-test');
    expect((await figures()).totaal).toBe(1);
    await reopen(nummer);
    expect((await figures()).totaal).toBe(0);
    await decide(nummer, { uitkomst: 'nieuweCasus', reden });
    expect(await figures()).toMatchObject({
      perUitkomst: [{ uitkomst: 'nieuweCasus', aantal: 1 }],
      zonderRegisseur: { aantal: 0, van: 1, procent: 0 },
    });
    const told = counted.map((line) => JSON.parse(line)).map(({ Uitkomst, uitkomst }) => [Uitkomst, uitkomst]);
    expect(told).toEqual([
      [1, 'advies'],
      [1, 'nieuweCasus'],
    ]);
    expect(JSON.parse(counted[0] ?? '{}')._aws.CloudWatchMetrics[0].Dimensions).toEqual([['service', 'uitkomst']]);
  });

  it('know a casus that the software opened, and forget a melding that is erased', async () => {
    const meldingId = await received();
    const opened = seal(casusGeopend, {
      data: { ...casusGeopend.example, meldingId },
      id: deps.ids.uuid(),
      oin: '00000001000000141000',
      host: 'vlot.hellendoorn.example',
      subject: casusGeopend.example.casusId,
      sequence: 1,
      time: now,
    });
    const parsed = definitionOf(casusGeopend.type)?.schema.parse(opened);
    if (!parsed) throw new Error('no such event');
    await reactTo(deps)(parsed, now);
    expect(await figures()).toMatchObject({ perUitkomst: [{ uitkomst: 'casusVanzelf', aantal: 1 }] });
    await eraseMelding({ ...deps, removeFiles: async () => undefined }, meldingId, '2040-01-01T00:00:00Z');
    expect((await figures()).totaal).toBe(0);
  });
});

describe('what people say of a household, and who takes it in hand', () => {
  it('keeps changes of care workers and the wish to talk at home (R38, R81)', async () => {
    const told = await received({ wisselingenHulpverleners: 6, gesprekThuis: true });
    expect(await open(told)).toMatchObject({ wisselingenHulpverleners: 6, gesprekThuis: true });
    expect(await open(await received())).toMatchObject({ wisselingenHulpverleners: null, gesprekThuis: false });
  });

  it('tells the report of a talk from a note, and neither from what the melder added (R81)', async () => {
    const nummer = await received();
    await addNote(deps, { ...about(nummer), input: { soort: 'gespreksverslag', tekst: 'Thuis gesproken.' } });
    await addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst: 'School gebeld.' } });
    const { aanvullingen } = await open(nummer);
    expect(aanvullingen.map(({ tekst, soort }) => [tekst, soort]).toSorted()).toEqual([
      ['School gebeld.', 'notitie'],
      ['Thuis gesproken.', 'gespreksverslag'],
    ]);
  });

  it('records that the criteria of supralocal help were weighed (R87)', async () => {
    const nummer = await received();
    const medewerker = { naam: 'Petra Voorbeeld', telefoon: '0548 00 01 99' };
    const shared = { bovenlokaal: true, criteriaGewogen: true };
    await decide(nummer, { uitkomst: 'maatwerk', reden, medewerker, ...shared });
    expect((await open(nummer)).uitkomsten).toMatchObject([{ uitkomst: 'maatwerk', bovenlokaal: true }]);
    deps = intakeOn(db.table, 'almelo');
    const other = await received();
    await expect(decide(other, { uitkomst: 'maatwerk', reden, medewerker, ...shared })).rejects.toMatchObject({
      faults: [{ veld: '/bovenlokaal', code: 'geenBovenlokaal' }],
    });
  });
});
