import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weigerreden } from '../../events/vocabulary.ts';
import { now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import type { WeigeringInput } from './contract.ts';
import { showRefusals } from './guarantee.ts';
import { proposeWaiting } from './propose-waiting.ts';
import { readCasusFor } from './read-casus.ts';
import { refuseRegisseur } from './refuse-regisseur.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const refuse = (casusId: string, request: WeigeringInput, by = staff('werkverdeler'), idempotencyKey?: string) =>
  refuseRegisseur(world.deps, { casusId, request, staff: by, now, idempotencyKey });
const appoint = (casusId: string, regisseurId: string) =>
  appointRegisseur(world.deps, {
    casusId,
    request: { regisseurId, reden: 'Past het best', bovenCapaciteit: false },
    staff: staff('werkverdeler'),
    now,
    idempotencyKey: undefined,
  });

describe('refusing a casus (R63)', () => {
  it('gives the place back, asks the next at once and counts the refusal', async () => {
    const anna = await world.person({ email: 'regisseur@almelo.example' });
    const opened = await world.open();
    const bram = await world.person({ naam: 'Bram Voorbeeld' });
    const { created, answer } = await refuse(
      opened.casusId,
      { reden: 'tijdgebrek', toelichting: 'Deze week vol' },
      staff('regisseur'),
    );
    expect(created).toBe(true);
    expect(answer).toMatchObject({
      regisseurId: anna.regisseurId,
      aantal: 1,
      volgende: { regisseurId: bram.regisseurId, naam: 'Bram Voorbeeld' },
    });
    expect(await world.load(anna.regisseurId)).toBe(0);
    expect(await world.load(bram.regisseurId)).toBe(1);
    expect(await world.eventsOf('regisseur.geweigerd')).toMatchObject([{ reden: 'tijdgebrek', aantal: 1 }]);
    expect(JSON.stringify(await world.eventsOf('regisseur.geweigerd'))).not.toContain('Deze week vol');
    expect(await world.eventsOf('regisseur.voorgesteld')).toHaveLength(2);
    expect((await world.mails('regisseurVoorgesteld')).map(({ aan }) => aan)).toContain(bram.email);
    const [told] = await world.mails('regisseurGeweigerd');
    expect(told?.aan).toBe(world.deps.installation.gemeente.werkbak);
    expect(told?.tekst).toContain('De reden: geen tijd.');
    expect(await world.mails('casusVaakGeweigerd')).toEqual([]);
    expect(await showRefusals(world.deps)).toEqual({
      totaal: 1,
      perReden: [{ reden: 'tijdgebrek', aantal: 1 }],
      perOrganisatie: [
        {
          organisatie: 'wijkteam-almelo',
          naam: 'Wijkteam Almelo',
          aantal: 1,
          redenen: [{ reden: 'tijdgebrek', aantal: 1 }],
        },
      ],
    });
  });

  it('takes the benoeming back, with a term of its own for the next', async () => {
    const anna = await world.person();
    const opened = await world.open();
    await appoint(opened.casusId, anna.regisseurId);
    const bram = await world.person();
    await refuse(opened.casusId, { reden: 'geenMandaat', regisseurId: anna.regisseurId });
    const after = await world.casus(opened.casusId);
    expect(after).toMatchObject({ status: 'voorlopig', aanspreekpunt: { regisseurId: bram.regisseurId } });
    expect(after).not.toHaveProperty('benoemdOp');
    expect((await world.terms()).sort()).toContain('benoeming');
  });

  it('tells the procesverantwoordelijke from the second refusal on, and raises the alarm when nobody is left', async () => {
    const anna = await world.person();
    const bram = await world.person();
    const opened = await world.open();
    const first = opened.aanspreekpunt?.regisseurId ?? '';
    const second = first === anna.regisseurId ? bram.regisseurId : anna.regisseurId;
    await refuse(opened.casusId, { reden: 'tijdgebrek', regisseurId: first });
    const { answer } = await refuse(opened.casusId, { reden: 'teWeinigExpertise', regisseurId: second });
    expect(answer).toMatchObject({ aantal: 2, volgende: null });
    expect(await world.casus(opened.casusId)).toMatchObject({ status: 'wachtOpBenoeming', aanspreekpunt: null });
    expect(await world.eventsOf('casus.zonderRegisseur')).toMatchObject([{ redenen: ['heeftGeweigerd'] }]);
    expect(await world.types()).toContain('escalatie.gestart');
    const often = await world.mails('casusVaakGeweigerd');
    expect(often.map(({ aan, onderwerp }) => [aan, onderwerp])).toEqual([
      ['procesverantwoordelijke@almelo.example', expect.stringContaining('2 keer geweigerd')],
    ]);
    expect(await world.load(anna.regisseurId)).toBe(0);
    expect(await world.load(bram.regisseurId)).toBe(0);
    // The sweep never asks them again, but asks who comes new.
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(opened.casusId)).status).toBe('wachtOpBenoeming');
    const carla = await world.person({ naam: 'Carla Voorbeeld' });
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(opened.casusId)).aanspreekpunt?.regisseurId).toBe(carla.regisseurId);
  });

  it('shows the candidates side by side, who refused with the reason, and lets a person still choose them', async () => {
    const anna = await world.person({ email: 'regisseur@almelo.example' });
    const opened = await world.open();
    const bram = await world.person({
      competenties: ['organisatietalent', 'helikopterview'],
    });
    await refuse(opened.casusId, { reden: 'tijdgebrek', toelichting: 'Deze week vol' }, staff('regisseur'));
    const read = (by: ReturnType<typeof staff>) =>
      readCasusFor(world.deps, { casusId: opened.casusId, staff: by, now, requestId: 'verzoek' });
    const shown = await read(staff('werkverdeler'));
    expect(shown.kandidaten.map(({ regisseurId }) => regisseurId)).toEqual([bram.regisseurId, anna.regisseurId]);
    expect(shown.kandidaten[0]).toMatchObject({
      geschikt: true,
      voor: ['onafhankelijk', 'plekVrij', 'registratieGeldig', 'doelgroepPast', 'competenties', 'minstBelast'],
      weigeringen: [],
    });
    expect(shown.kandidaten[1]).toMatchObject({ redenen: ['heeftGeweigerd'], weigeringen: ['tijdgebrek'] });
    expect(shown.geweigerd).toMatchObject([{ naam: anna.naam, toelichting: 'Deze week vol' }]);
    // What colleagues refused is not for the next in line.
    const own = await read(staff('regisseur', bram.email));
    expect(own).toMatchObject({ geweigerd: [], kandidaten: [], wens: null, weigeringen: 1 });
    expect((await appoint(opened.casusId, anna.regisseurId)).created).toBe(true);
  });

  it('shows the hours of the arrangement and the minimum of complex casussen as facts (R60, R61)', async () => {
    world = regieWorld(test, 'heerlen');
    const { organisaties, pool } = world.deps.installation.gemeente;
    const provider = organisaties.find(({ arrangementUren }) => arrangementUren > 0);
    await world.person({ organisatie: provider?.code ?? '' });
    const { casusId } = await world.open();
    const who = { casusId, staff: staff('werkverdeler'), now, requestId: 'verzoek' };
    const [kandidaat] = (await readCasusFor(world.deps, who)).kandidaten;
    expect(kandidaat).toMatchObject({ arrangementUren: 50, minimumCasussen: pool.minimumCasussen, onderMinimum: true });
    expect(kandidaat?.voor).toContain('arrangement');
  });

  it('is only for who leads, or a werkverdeler who says for whom', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const other = staff('regisseur', 'ander@almelo.example');
    expect((await world.problemOf(refuse(opened.casusId, { reden: 'tijdgebrek' }, other))).code).toBe('nietGevonden');
    expect((await world.problemOf(refuse(opened.casusId, { reden: 'tijdgebrek' }))).faults[0]?.veld).toBe(
      '/regisseurId',
    );
    const wrong = { reden: 'tijdgebrek' as const, regisseurId: world.deps.ids.uuid() };
    expect((await world.problemOf(refuse(opened.casusId, wrong))).code).toBe('gewijzigd');
    expect(await world.load(anna.regisseurId)).toBe(1);
  });

  it('lets one of two refusals at once count, never one of the next in line', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const bram = await world.person();
    const request = { reden: 'tijdgebrek' as const, regisseurId: anna.regisseurId };
    const outcomes = await Promise.allSettled([refuse(opened.casusId, request), refuse(opened.casusId, request)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const after = await world.casus(opened.casusId);
    expect(after.weigeringen).toHaveLength(1);
    expect(after.aanspreekpunt?.regisseurId).toBe(bram.regisseurId);
    expect((await world.personNow(anna.regisseurId)).weigeringen).toEqual({ tijdgebrek: 1 });
  });

  it('keeps loads and journal whole when a refusal and a confirmation come at once', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const bram = await world.person();
    const { casusId } = opened;
    await Promise.allSettled([
      refuse(casusId, { reden: 'tijdgebrek', regisseurId: anna.regisseurId }),
      appoint(casusId, anna.regisseurId),
    ]);
    const after = await world.casus(casusId);
    const leading = after.aanspreekpunt?.regisseurId;
    // Whoever came second decided anew: confirmed and then refused, or refused and then appointed by a person.
    expect(after.weigeringen).toHaveLength(1);
    expect([anna.regisseurId, bram.regisseurId]).toContain(leading);
    for (const { regisseurId } of [anna, bram]) {
      expect(await world.load(regisseurId)).toBe(regisseurId === leading ? 1 : 0);
    }
  });

  it('answers the same for the same key', async () => {
    const anna = await world.person();
    await world.person();
    const opened = await world.open();
    const request = { reden: 'tijdgebrek' as const, regisseurId: opened.aanspreekpunt?.regisseurId };
    const first = await refuse(opened.casusId, request, undefined, 'sleutel-1');
    expect(await refuse(opened.casusId, request, undefined, 'sleutel-1')).toEqual({ ...first, created: false });
    expect(anna.belasting).toBe(0);
    expect(await world.eventsOf('regisseur.geweigerd')).toHaveLength(1);
  });

  it('never proposes who refused before, and leaves loads as they should be, along any path', async () => {
    const people = await Promise.all(
      ['A', 'B', 'C'].map((naam) => world.person({ naam: `${naam} Voorbeeld`, capaciteit: 2 })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...weigerreden.options), { minLength: 1, maxLength: 4 }),
        async (redenen) => {
          const { casusId } = await world.open();
          const asked: string[] = [];
          for (const reden of redenen) {
            const { aanspreekpunt } = await world.casus(casusId);
            if (!aanspreekpunt) break;
            expect(asked).not.toContain(aanspreekpunt.regisseurId);
            asked.push(aanspreekpunt.regisseurId);
            await refuse(casusId, { reden, regisseurId: aanspreekpunt.regisseurId });
          }
          const { aanspreekpunt } = await world.casus(casusId);
          expect(asked).not.toContain(aanspreekpunt?.regisseurId);
          // Makes room for the next run.
          if (aanspreekpunt) await refuse(casusId, { reden: 'tijdgebrek', regisseurId: aanspreekpunt.regisseurId });
          const last = (await world.casus(casusId)).aanspreekpunt;
          if (last) await refuse(casusId, { reden: 'tijdgebrek', regisseurId: last.regisseurId });
          const end = (await world.casus(casusId)).aanspreekpunt;
          if (end) await refuse(casusId, { reden: 'tijdgebrek', regisseurId: end.regisseurId });
          for (const { regisseurId, capaciteit } of people) {
            const load = (await world.load(regisseurId)) ?? -1;
            expect(load).toBeGreaterThanOrEqual(0);
            expect(load).toBeLessThanOrEqual(capaciteit);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
