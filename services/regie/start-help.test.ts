import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { melding, now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { announceAbsence } from './change-regisseur.ts';
import { decideMelding } from './decide-melding.ts';
import { nameStandInFor } from './name-stand-in.ts';
import { recordHelp } from './start-help.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const by = { staff: staff('werkverdeler'), now, idempotencyKey: undefined };
const week = { van: '2026-11-23', tot: '2026-11-27', reden: 'verlof' } as const;

/** Somebody of a provider stands in while who leads is away. */
async function standIn(waarnemerId?: string) {
  const anna = await world.person();
  const opened = await world.open();
  const { casusId } = opened;
  const choice = { regisseurId: anna.regisseurId, reden: 'Past het best', bovenCapaciteit: false };
  await appointRegisseur(world.deps, { ...by, casusId, request: choice });
  const zoe = await world.person({ naam: 'Zoe Voorbeeld', organisatie: 'zorgaanbieder' });
  const absence = { ...week, waarnemerId: waarnemerId ?? null };
  await announceAbsence(world.deps, { ...by, regisseurId: anna.regisseurId, request: absence });
  await nameStandInFor(world.deps, { ...by, casusId, request: { waarnemerId: zoe.regisseurId } });
  return { casusId, anna, zoe };
}
const help = (casusId: string, organisatie: string) =>
  recordHelp(world.deps, { ...by, casusId, request: { organisatie } });

describe('the employer of who stands in starts to help', () => {
  it('somebody else has to stand in: a work item, and the place is given back', async () => {
    const { casusId, zoe } = await standIn();
    await help(casusId, 'woningstichting');
    expect((await world.casus(casusId)).waarneming?.naam).toBe('Zoe Voorbeeld');
    await help(casusId, 'zorgaanbieder');
    expect(await world.casus(casusId)).toMatchObject({ waarneming: null, punten: [{ soort: 'geenWaarnemer' }] });
    expect(await world.personNow(zoe.regisseurId)).toMatchObject({ waarneemt: 0 });
    // Asked once when the leave began, and now again.
    expect(await world.mails('geenWaarnemer')).toHaveLength(2);
    // Nobody, somebody, nobody: the family hears each.
    const told = await world.eventsOf('regisseur.gewijzigd');
    expect(told).toHaveLength(3);
    expect(JSON.stringify(told).split('"waarnemer":null,"afwezig":{"sinds"')).toHaveLength(3);
  });

  it('whom the absence named takes over, and the family hears it', async () => {
    const bram = await world.person({ naam: 'Bram Voorbeeld' });
    const { casusId } = await standIn(bram.regisseurId);
    await help(casusId, 'zorgaanbieder');
    expect(await world.casus(casusId)).toMatchObject({ waarneming: { naam: 'Bram Voorbeeld' }, punten: [] });
    const told = JSON.stringify(await world.eventsOf('regisseur.gewijzigd'));
    // When the leave began, and now again.
    expect(told.split('"naam":"Bram Voorbeeld"')).toHaveLength(3);
  });
});

it('a second melding of the household that names the employer of who stands in has the same effect', async () => {
  const { casusId, zoe } = await standIn();
  const { adresSleutel } = await world.casus(casusId);
  const second = melding({ adresSleutel, betrokkenOrganisaties: ['zorgaanbieder'] });
  await weighMelding(world.deps, second, now);
  const { meldingId } = second.data;
  await decideMelding(world.deps, { ...by, casusId, meldingId, besluit: 'bevestigd' });
  expect(await world.casus(casusId)).toMatchObject({ waarneming: null, punten: [{ soort: 'geenWaarnemer' }] });
  expect((await world.mails('meldingBevestigd')).map(({ aan }) => aan)).not.toContain(zoe.email);
});
