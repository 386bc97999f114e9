import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { melding, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { endService } from './change-regisseur.ts';
import { workingDaysBetween } from './domain/terms.ts';
import { showGuarantee } from './guarantee.ts';
import { listPunten } from './list-casussen.ts';
import { reactTo } from './reactions.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const show = (at: string, query: Partial<{ limiet: number; cursor: string }> = {}) =>
  showGuarantee(world.deps, { limiet: 25, cursor: undefined, ...query }, staff('procescoordinator'), at);

describe('the guarantee (R63)', () => {
  it('shows how long each complex casus has waited, the longest first, red when late, until somebody is appointed', async () => {
    const anna = await world.person({ capaciteit: 1 });
    const friday = '2026-11-20T15:00:00Z';
    const opened = await world.open({}, friday);
    await weighMelding(world.deps, melding({ veiligheid: 'acuutOnveilig' }), '2026-11-23T09:00:00Z');
    const shown = await show('2026-11-24T09:30:00Z');
    expect(shown).toMatchObject({ aantal: 2, zonderIemand: 1, teLaat: 2, meer: false, volgende: null });
    expect(shown.casussen).toMatchObject([
      { casusId: opened.casusId, status: 'voorlopig', uren: 90, werkdagen: 2, teLaat: true, uiterlijk: '2026-11-23' },
      { status: 'wachtOpBenoeming', spoed: true, uren: 24, werkdagen: 1, teLaat: true },
    ]);
    await appointRegisseur(world.deps, {
      casusId: opened.casusId,
      request: { regisseurId: anna.regisseurId, reden: 'Past het best', bovenCapaciteit: false },
      staff: staff('werkverdeler'),
      now: '2026-11-24T09:30:00Z',
      idempotencyKey: undefined,
    });
    expect(await show('2026-11-24T09:31:00Z')).toMatchObject({ aantal: 1, zonderIemand: 1 });
  });

  it('counts who lost their regisseur as well: nobody is there any more, from that day on', async () => {
    const anna = await world.person();
    const [appointed, proposed] = [await world.open(), await world.open()];
    const by = { staff: staff('werkverdeler'), idempotencyKey: undefined };
    const appoint = (regisseurId: string, at: string) =>
      appointRegisseur(world.deps, {
        casusId: appointed.casusId,
        request: { regisseurId, reden: 'Past het best', bovenCapaciteit: false },
        now: at,
        ...by,
      });
    await appoint(anna.regisseurId, '2026-11-23T09:00:00Z');
    await endService(world.deps, { regisseurId: anna.regisseurId, now: '2026-12-01T09:00:00Z', ...by });
    const shown = await show('2026-12-02T09:00:00Z');
    expect(shown).toMatchObject({ aantal: 2, zonderIemand: 2, teLaat: 1 });
    const rows = shown.casussen.map(({ casusId, uren, uiterlijk }) => [casusId, uren, uiterlijk]);
    expect(rows).toEqual([
      [proposed.casusId, 216, '2026-11-24'],
      [appointed.casusId, 24, '2026-12-02'],
    ]);
    const bram = await world.person();
    await appoint(bram.regisseurId, '2026-12-02T09:00:00Z');
    expect(await show('2026-12-02T09:01:00Z')).toMatchObject({ aantal: 1, casussen: [{ casusId: proposed.casusId }] });
  });

  it('comes in pages and asks the index only, however much else the table holds', async () => {
    for (const minute of [1, 2, 3]) {
      await weighMelding(world.deps, melding(), `2026-11-23T09:0${minute}:00Z`);
    }
    test.forgetCalls();
    const first = await show('2026-11-23T10:00:00Z', { limiet: 2 });
    expect(test.calls()).toEqual(['QueryCommand', 'QueryCommand']);
    expect(first.casussen.map(({ wachtSinds }) => wachtSinds)).toEqual([
      '2026-11-23T09:01:00Z',
      '2026-11-23T09:02:00Z',
    ]);
    const second = await show('2026-11-23T10:00:00Z', { limiet: 2, cursor: first.volgende ?? '' });
    expect(second).toMatchObject({ aantal: 3, casussen: [{ wachtSinds: '2026-11-23T09:03:00Z' }], volgende: null });
    expect((await world.problemOf(show('2026-11-23T10:00:00Z', { cursor: 'zomaar' }))).code).toBe('ongeldigeInvoer');
  });

  it('counts working days as the law does', () => {
    // Over Christmas 2026: Friday 25 and Saturday 26 December.
    expect(workingDaysBetween('2026-12-23T09:00:00Z', '2026-12-28T09:00:00Z', [])).toBe(2);
    expect(workingDaysBetween('2026-11-23T09:00:00Z', '2026-11-23T22:00:00Z', [])).toBe(0);
    expect(workingDaysBetween('2026-11-20T09:00:00Z', '2026-11-22T22:00:00Z', [])).toBe(0);
  });
});

describe('work items', () => {
  it('stand in one list, the earliest term first, and leave it when they are done', async () => {
    const anna = await world.person();
    const { meldingen, casusId } = await world.open();
    const [meldingId = ''] = meldingen;
    const react = reactTo(world.deps);
    await react(world.heropend({ meldingId, casusId }), '2026-11-23T10:00:00Z');
    const asked = { meldingId, casusId, regisseurId: anna.regisseurId, gevraagdOp: '2026-11-23T10:00:00Z' };
    await react(world.wisselGevraagd(asked), '2026-11-23T10:00:00Z');
    const page = { limiet: 25, cursor: undefined };
    const { punten } = await listPunten(world.deps, page, staff('werkverdeler'), '2026-12-20T00:00:00Z');
    expect(punten.map(({ soort, teLaat }) => [soort, teLaat])).toEqual([
      ['wisselGevraagd', true],
      ['heropend', true],
    ]);
    const bram = await world.person();
    await appointRegisseur(world.deps, {
      casusId,
      request: { regisseurId: bram.regisseurId, reden: 'Past beter', bovenCapaciteit: false },
      staff: staff('werkverdeler'),
      now: '2026-11-23T11:00:00Z',
      idempotencyKey: undefined,
    });
    const left = await listPunten(world.deps, page, staff('werkverdeler'), '2026-11-23T11:00:00Z');
    expect(left.punten.map(({ soort }) => soort)).toEqual(['heropend']);
  });
});
