import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyEvent } from '../../events/catalogue.ts';
import { melding, now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { decideMelding } from './decide-melding.ts';
import { listCasussen, listPunten } from './list-casussen.ts';
import { proposeWaiting } from './propose-waiting.ts';
import { reactTo } from './reactions.ts';
import { readCasusFor } from './read-casus.ts';
import { readWeging } from './store.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const react = (event: AnyEvent, at = now) => reactTo(world.deps)(event, at);
const light: NonNullable<Parameters<typeof melding>[0]> = {
  leefgebieden: [],
  overzichtHouden: 'ja',
  veiligheid: 'veilig',
  aantalHulpverleners: null,
};
const read = (casusId: string, by = staff('werkverdeler')) =>
  readCasusFor(world.deps, { casusId, staff: by, now, requestId: 'verzoek' });
const decide = (casusId: string, meldingId: string, besluit: 'bevestigd' | 'gesplitst', by = staff('werkverdeler')) =>
  decideMelding(world.deps, { casusId, meldingId, besluit, staff: by, now, idempotencyKey: undefined });

/** A melding that the software leaves to triage. */
async function waiting(overrides: typeof light = {}): Promise<string> {
  const event = melding({ ...light, ...overrides });
  await react(event);
  return event.data.meldingId;
}

describe('triage asks for a casus', () => {
  it('opens it with the weighing of the professional, keeps both reasons, and proposes who fits best', async () => {
    const anna = await world.person();
    const meldingId = await waiting();
    expect(await react(world.getrieerd({ meldingId, zwaarte: 'zwaar' }))).toBe('handled');
    const opened = await world.only('voorlopig');
    expect(opened).toMatchObject({
      meldingen: [meldingId],
      gewogenDoor: 'professional',
      weging: { zwaarte: 'zwaar', vermoedelijkComplex: true },
      aanspreekpunt: { regisseurId: anna.regisseurId },
      wens: null,
    });
    expect(opened.weging.redenen).toContainEqual({ code: 'triage', waarde: 'zwaar' });
    expect(await readWeging(test.table, meldingId)).toMatchObject({
      plek: 'casus',
      casusId: opened.casusId,
      versie: 2,
    });
    const weighed = await world.eventsOf('casus.gewogen');
    expect(weighed).toContainEqual(expect.objectContaining({ vervolg: 'triage', casusId: null }));
    const next = { vervolg: 'casus', casusId: opened.casusId, zwaarte: 'zwaar' };
    expect(weighed).toContainEqual(expect.objectContaining(next));
  });

  it('takes whom triage asked for, also when somebody else is less loaded', async () => {
    const anna = await world.person();
    await world.open();
    const bram = await world.person();
    expect(await world.load(bram.regisseurId)).toBe(0);
    const meldingId = await waiting();
    await react(world.getrieerd({ meldingId, regisseurId: anna.regisseurId }));
    expect(await world.load(anna.regisseurId)).toBe(2);
    expect(await world.mails('wensNietVervuld')).toEqual([]);
  });

  it('takes the best fitting and says why, when whom triage asked for does not fit', async () => {
    const anna = await world.person({ organisatie: 'zorgaanbieder' });
    const bram = await world.person();
    const meldingId = await waiting({ betrokkenOrganisaties: ['zorgaanbieder'] });
    await react(world.getrieerd({ meldingId, regisseurId: anna.regisseurId }));
    const opened = await world.only('voorlopig');
    expect(opened).toMatchObject({
      aanspreekpunt: { regisseurId: bram.regisseurId },
      wens: { regisseurId: anna.regisseurId, redenen: ['nietOnafhankelijk'] },
    });
    const [told] = await world.mails('wensNietVervuld');
    expect(told?.tekst).toContain('- Deze persoon werkt bij een organisatie die hier al hulp geeft.');
    expect((await read(opened.casusId)).wens).toEqual({
      regisseurId: anna.regisseurId,
      redenen: ['nietOnafhankelijk'],
    });
    const other = await waiting();
    await react(world.getrieerd({ meldingId: other, regisseurId: world.deps.ids.uuid() }));
    expect((await world.mails('wensNietVervuld')).some(({ tekst }) => tekst.includes('staat niet in de lijst'))).toBe(
      true,
    );
  });

  it('puts it before the casus that triage names', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const meldingId = await waiting();
    const event = world.getrieerd({ meldingId, uitkomst: 'bekendeRegisseur', zwaarte: null, casusId: opened.casusId });
    await react(event);
    expect((await world.casus(opened.casusId)).voorgelegd).toMatchObject([{ meldingId, overRegisseur: false }]);
    expect((await world.mails('meldingVoorgelegd')).map(({ aan }) => aan)).toEqual([anna.email]);
    // Said again by another event: it is there already.
    await react(world.getrieerd({ ...event.data }));
    expect((await world.casus(opened.casusId)).voorgelegd).toHaveLength(1);
  });

  it('opens one for the known regisseur where there is no casus', async () => {
    const anna = await world.person();
    await world.open();
    await world.person();
    const meldingId = await waiting();
    await react(
      world.getrieerd({ meldingId, uitkomst: 'bekendeRegisseur', zwaarte: null, regisseurId: anna.regisseurId }),
    );
    expect(await world.load(anna.regisseurId)).toBe(2);
  });

  it('weighs anew a casus that was open already, and splits what was put before another', async () => {
    await world.person();
    const opened = await world.open();
    const [meldingId = ''] = opened.meldingen;
    await react(world.getrieerd({ meldingId, zwaarte: 'middelzwaar' }));
    expect(await world.casus(opened.casusId)).toMatchObject({
      gewogenDoor: 'professional',
      weging: { zwaarte: 'middelzwaar' },
    });
    const second = melding({ adresSleutel: opened.adresSleutel });
    await react(second);
    await react(world.getrieerd({ meldingId: second.data.meldingId }));
    expect((await world.casus(opened.casusId)).voorgelegd).toEqual([]);
    expect(await readWeging(test.table, second.data.meldingId)).toMatchObject({ plek: 'casus' });
    expect(await world.types()).toContain('casus.gesplitst');
  });

  it('moves what was put before one casus to another, and tells people of what it cannot move', async () => {
    await world.person();
    const [first, target] = [await world.open(), await world.open()];
    const second = melding({ adresSleutel: first.adresSleutel });
    await react(second);
    const { meldingId } = second.data;
    const to = (melding: string) =>
      world.getrieerd({ meldingId: melding, uitkomst: 'bekendeRegisseur', zwaarte: null, casusId: target.casusId });
    await react(to(meldingId));
    expect((await world.casus(first.casusId)).voorgelegd).toEqual([]);
    expect((await world.casus(target.casusId)).voorgelegd).toMatchObject([{ meldingId }]);
    await react(to(first.meldingen[0] ?? ''));
    expect((await world.casus(target.casusId)).voorgelegd).toHaveLength(1);
    expect(await world.mails('triageNietUitgevoerd')).toHaveLength(1);
  });

  it('refuses to be first, so that the queue offers it again; then it does what was asked, once', async () => {
    await world.person();
    const received = melding(light);
    const event = world.getrieerd({ meldingId: received.data.meldingId });
    await expect(react(event)).rejects.toThrow('was not weighed yet');
    await react(received);
    expect(await react(event)).toBe('handled');
    expect(await react(event)).toBe('alreadyHandled');
    expect((await world.only('voorlopig')).meldingen).toEqual([received.data.meldingId]);
    expect((await world.types()).filter((type) => type === 'casus.geopend')).toHaveLength(1);
  });

  it.each(['advies', 'viaTeam', 'doorgezonden', 'wmoMelding'] as const)(
    'has nothing to do with %s',
    async (uitkomst) => {
      const meldingId = await waiting();
      const before = await world.types();
      expect(await react(world.getrieerd({ meldingId, uitkomst, zwaarte: null }))).toBe('handled');
      expect(await world.types()).toEqual(before);
    },
  );

  it('ends in the same state whatever the order of the events', async () => {
    const capacity = 100;
    const anna = await world.person({ capaciteit: capacity });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        const received = melding(light);
        const { meldingId } = received.data;
        const first = world.getrieerd({ meldingId, zwaarte: 'zwaar' });
        const story: AnyEvent[] = [received, first, world.getrieerd({ meldingId, zwaarte: 'zwaar' }), first];
        const queue = order.flatMap((index) => story[index] ?? []);
        for (let turns = 0; queue.length > 0 && turns < 20; turns += 1) {
          const event = queue.shift();
          if (event) await react(event).catch(() => queue.push(event));
        }
        expect(queue).toEqual([]);
        const weighed = await readWeging(test.table, meldingId);
        expect(weighed).toMatchObject({ plek: 'casus', gewogenDoor: 'professional', weging: { zwaarte: 'zwaar' } });
        expect(await world.casus(weighed?.casusId ?? '')).toMatchObject({
          status: 'voorlopig',
          meldingen: [meldingId],
          aanspreekpunt: { regisseurId: anna.regisseurId },
        });
      }),
      { numRuns: 12 },
    );
  });
});

describe('a melding about the regisseur', () => {
  const canary = { ...light, overRegisseur: true };

  it('opens a casus that the person concerned never leads and never sees', async () => {
    const anna = await world.person({ email: 'regisseur@almelo.example' });
    const first = await world.open();
    const meldingId = await waiting({ ...canary, adresSleutel: first.adresSleutel });
    await react(world.getrieerd({ meldingId }));
    const waits = await world.only('wachtOpBenoeming');
    expect(waits.uitgesloten).toEqual([{ regisseurId: anna.regisseurId, email: anna.email }]);
    expect(waits.adresSleutel).toBeNull();
    expect(await world.eventsOf('casus.zonderRegisseur')).toMatchObject([{ redenen: ['meldingGaatOverRegisseur'] }]);
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(waits.casusId)).status).toBe('wachtOpBenoeming');
    const bySelf = appointRegisseur(world.deps, {
      casusId: waits.casusId,
      request: { regisseurId: anna.regisseurId, reden: 'Toch maar', bovenCapaciteit: false },
      staff: staff('werkverdeler'),
      now,
      idempotencyKey: undefined,
    });
    expect((await world.problemOf(bySelf)).detail).toContain('is de persoon over wie de melding gaat');
    // Also as a werkverdeler, the person concerned finds nothing.
    const both = { ...staff('werkverdeler', anna.email.toUpperCase()) };
    expect((await world.problemOf(read(waits.casusId, both))).code).toBe('nietGevonden');
    const list = { status: 'wachtOpBenoeming' as const, limiet: 25, cursor: undefined };
    expect((await listCasussen(world.deps, list, both, now)).casussen).toEqual([]);
    expect((await listCasussen(world.deps, list, staff('werkverdeler'), now)).casussen).toHaveLength(1);
    const bram = await world.person();
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(waits.casusId)).aanspreekpunt?.regisseurId).toBe(bram.regisseurId);
  });

  it('leaves the choice to a person when nobody knows whom it is about', async () => {
    const anna = await world.person();
    const meldingId = await waiting(canary);
    await react(world.getrieerd({ meldingId }));
    const waits = await world.only('wachtOpBenoeming');
    expect(waits.alleenBenoemen).toBe(true);
    await proposeWaiting(world.deps, () => undefined, now);
    expect(await world.load(anna.regisseurId)).toBe(0);
    const named = await waiting(canary);
    await react(world.getrieerd({ meldingId: named, regisseurId: anna.regisseurId }));
    expect(await world.load(anna.regisseurId)).toBe(1);
  });

  it('goes past who leads: no mail, no list, no decision, no confirmation before somebody else leads', async () => {
    const anna = await world.person({ email: 'regisseur@almelo.example' });
    const { casusId } = await world.open();
    const meldingId = await waiting(canary);
    await react(world.getrieerd({ meldingId, uitkomst: 'bekendeRegisseur', zwaarte: null, casusId }));
    const toAnna = (await world.mails()).filter(({ aan }) => aan === anna.email);
    expect(JSON.stringify(toAnna)).not.toContain(meldingId);
    expect((await world.mails('meldingOverRegisseur')).map(({ aan }) => aan).sort()).toEqual([
      'procesverantwoordelijke@almelo.example',
      world.deps.installation.gemeente.werkbak,
    ]);
    const own = await read(casusId, staff('regisseur'));
    expect(JSON.stringify(own)).not.toContain(meldingId);
    expect(own).toMatchObject({ voorgelegd: [], punten: [], aandachtspunten: [] });
    const all = await read(casusId);
    expect(all).toMatchObject({ voorgelegd: [meldingId], aandachtspunten: ['meldingGaatOverRegisseur'] });
    expect(all.punten).toMatchObject([{ soort: 'overRegisseur', meldingId }]);
    const page = { limiet: 25, cursor: undefined };
    expect((await listPunten(world.deps, page, staff('werkverdeler'), now)).punten).toHaveLength(1);
    expect((await listPunten(world.deps, page, staff('werkverdeler', anna.email), now)).punten).toEqual([]);
    expect((await world.problemOf(decide(casusId, meldingId, 'gesplitst', staff('regisseur')))).code).toBe(
      'nietGevonden',
    );
    expect((await world.problemOf(decide(casusId, meldingId, 'bevestigd'))).detail).toContain('Benoem eerst');
    const bram = await world.person();
    await appointRegisseur(world.deps, {
      casusId,
      request: { regisseurId: bram.regisseurId, reden: 'De melding gaat over Anna', bovenCapaciteit: false },
      staff: staff('werkverdeler'),
      now,
      idempotencyKey: undefined,
    });
    expect((await decide(casusId, meldingId, 'bevestigd')).created).toBe(true);
    expect((await world.casus(casusId)).punten).toEqual([]);
    expect((await world.problemOf(read(casusId, staff('regisseur')))).code).toBe('nietGevonden');
  });

  it('climbs past who leads as well', async () => {
    const anna = await world.person({ email: 'regisseur@almelo.example' });
    const { casusId } = await world.open();
    const meldingId = await waiting(canary);
    await react(world.getrieerd({ meldingId, uitkomst: 'bekendeRegisseur', zwaarte: null, casusId }));
    await world.sweep('2026-12-01T00:00:00Z');
    expect((await world.casus(casusId)).escalaties.map(({ oorzaak }) => oorzaak)).toContain('overRegisseur');
    const toAnna = (await world.mails()).filter(({ aan }) => aan === anna.email);
    expect(JSON.stringify(toAnna)).not.toContain(meldingId);
    const own = await read(casusId, staff('regisseur'));
    expect(own.escalatieNiveau).toBe(1);
    expect(own.punten).toEqual([]);
  });
});

describe('a melding that is open again', () => {
  it('is told to who leads, with the date, and ends with a talk', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const [meldingId = ''] = opened.meldingen;
    const event = world.heropend({ meldingId, casusId: opened.casusId });
    expect(await react(event)).toBe('handled');
    expect(await react(event)).toBe('alreadyHandled');
    expect((await world.casus(opened.casusId)).punten).toMatchObject([
      { soort: 'heropend', meldingId, uiterlijk: '2026-12-14' },
    ]);
    const told = await world.mails('meldingHeropend');
    expect(told.map(({ aan }) => aan)).toEqual([anna.email]);
    expect(told[0]?.tekst).toContain('uiterlijk maandag 14 december');
    await world.sweep('2026-12-15T00:00:00Z');
    expect((await world.casus(opened.casusId)).escalaties.map(({ oorzaak }) => oorzaak)).toContain('heropend');
  });

  it('goes to the ladder while nobody leads; without a casus there is nothing to do', async () => {
    await react(melding());
    const { casusId, meldingen } = await world.only('wachtOpBenoeming');
    await react(world.heropend({ meldingId: meldingen[0] ?? '', casusId }));
    expect((await world.mails('meldingHeropend')).map(({ aan }) => aan)).toEqual([
      'procesverantwoordelijke@almelo.example',
    ]);
    expect(await react(world.heropend({ meldingId: meldingen[0] ?? '', casusId: null }))).toBe('handled');
    expect(await react(world.heropend({ meldingId: meldingen[0] ?? '', casusId: world.deps.ids.uuid() }))).toBe(
      'handled',
    );
    expect(await world.mails('meldingHeropend')).toHaveLength(1);
  });
});
