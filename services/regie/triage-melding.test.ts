import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AnyEvent } from '../../events/catalogue.ts';
import { melding, now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { announceAbsence, changeRegisseur } from './change-regisseur.ts';
import { decideMelding } from './decide-melding.ts';
import { eraseOnRequest } from './erase.ts';
import { listCasussen, listPunten } from './list-casussen.ts';
import { proposeWaiting } from './propose-waiting.ts';
import { reactTo } from './reactions.ts';
import { readCasusFor } from './read-casus.ts';
import { casusAtAddress, casusPk, readWeging } from './store.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const anything = z.looseObject({ pk: z.string(), sk: z.string() });
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
    'says nothing of %s for a melding that is in no casus',
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

describe('triage gives what was complex another outcome', () => {
  const outcomes = [
    'advies',
    'algemeneVoorziening',
    'viaTeam',
    'sociaalTeam',
    'expertteam',
    'maatwerk',
    'wmoMelding',
    'doorgezonden',
    'geenMelding',
  ] as const;
  const address = () => world.deps.ids.uuid();
  const another = (meldingId: string, uitkomst: (typeof outcomes)[number] = 'advies') =>
    world.getrieerd({ meldingId, uitkomst, zwaarte: null });
  const appoint = (casusId: string, regisseurId: string) =>
    appointRegisseur(world.deps, {
      casusId,
      request: { regisseurId, reden: 'Past goed', bovenCapaciteit: false },
      staff: staff('werkverdeler'),
      now,
      idempotencyKey: undefined,
    });
  /** Nothing of this casus waits for anybody any more. */
  async function expectOver(casusId: string): Promise<void> {
    expect(await world.casus(casusId)).toMatchObject({
      status: 'afgesloten',
      voorgelegd: [],
      punten: [],
      escalaties: [],
      waarneming: null,
      eersteContact: null,
    });
    expect(await test.table.partition(casusPk(casusId), anything, 'PUNT#')).toEqual([]);
    expect(await test.table.partition(casusPk(casusId), anything, 'GARANTIE')).toEqual([]);
    const terms = await test.table.partition(casusPk(casusId), anything, 'TERMIJN#');
    expect(terms.map(({ sk }) => sk)).toEqual(['TERMIJN#bewaartermijn']);
  }

  it.each(outcomes)('%s: the casus closes, the place is free, one mail, and nothing climbs', async (uitkomst) => {
    const anna = await world.person();
    const sleutel = address();
    const { casusId, meldingen } = await world.open({ adresSleutel: sleutel });
    const [meldingId = ''] = meldingen;
    expect(await world.load(anna.regisseurId)).toBe(1);
    const event = another(meldingId, uitkomst);
    expect(await react(event)).toBe('handled');
    expect(await react(event)).toBe('alreadyHandled');

    await expectOver(casusId);
    expect(await world.load(anna.regisseurId)).toBe(0);
    expect(await casusAtAddress(test.table, sleutel)).toBeUndefined();
    expect(await readWeging(test.table, meldingId)).toMatchObject({ plek: 'triage', casusId: null });
    const closed = { casusId, meldingen: [meldingId], reden: 'andereUitkomst' };
    expect(await world.eventsOf('casus.afgesloten')).toMatchObject([closed]);
    const told = await world.mails('casusGesloten');
    expect(told.map(({ aan }) => aan)).toEqual([anna.email]);
    expect(told[0]?.tekst).toContain('neem zelf geen contact op met het gezin');
    expect(told[0]?.tekst).toContain(world.deps.installation.gemeente.telefoon);
    // The same words whatever the outcome was.
    expect(`${told[0]?.onderwerp} ${told[0]?.tekst}`).not.toMatch(/advies|team|gemeente elders|veilig|wmo|spoed/i);

    const mails = (await world.mails()).length;
    await world.sweep('2026-12-24T00:00:00Z');
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.mails()).length).toBe(mails);
    expect((await world.problemOf(read(casusId, staff('regisseur', anna.email)))).code).toBe('nietGevonden');
    expect(await read(casusId)).toMatchObject({ status: 'afgesloten', kandidaten: [], aandachtspunten: [] });
  });

  it('closes what nobody could lead, with its alarm, and tells nobody', async () => {
    await react(melding());
    const { casusId, meldingen } = await world.only('wachtOpBenoeming');
    const mails = (await world.mails()).length;
    await react(another(meldingen[0] ?? ''));
    await expectOver(casusId);
    expect(await world.eventsOf('escalatie.gesloten')).toMatchObject([{ casusId, reden: 'afgesloten' }]);
    expect((await world.mails()).length).toBe(mails);
    await world.person();
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(casusId)).status).toBe('afgesloten');
  });

  it('closes what a person leads and another stands in for: both get their place back', async () => {
    const [anna, bram] = [await world.person(), await world.person({ email: 'waarnemer@almelo.example' })];
    const { casusId, meldingen } = await world.open();
    const lead = (await world.casus(casusId)).aanspreekpunt?.regisseurId ?? '';
    await appoint(casusId, lead);
    const other = lead === anna.regisseurId ? bram : anna;
    await announceAbsence(world.deps, {
      regisseurId: lead,
      request: { van: '2026-11-23', tot: '2026-12-04', reden: 'ziekte', waarnemerId: other.regisseurId },
      staff: staff('beheerder'),
      now,
      idempotencyKey: undefined,
    });
    expect((await world.personNow(other.regisseurId)).waarneemt).toBe(1);
    await react(another(meldingen[0] ?? ''));
    await expectOver(casusId);
    expect(await world.personNow(other.regisseurId)).toMatchObject({ waarneemt: 0, belasting: 0 });
    expect(await world.load(lead)).toBe(0);
    expect((await world.mails('casusGesloten')).map(({ aan }) => aan)).toEqual([other.email]);
  });

  it('takes back what was put before a casus, and leaves that casus as it is', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const second = melding({ adresSleutel: opened.adresSleutel });
    await react(second);
    await react(another(second.data.meldingId, 'doorgezonden'));
    expect(await world.casus(opened.casusId)).toMatchObject({ status: 'voorlopig', voorgelegd: [] });
    expect(await readWeging(test.table, second.data.meldingId)).toMatchObject({ plek: 'triage', casusId: null });
    expect(await world.eventsOf('casus.gesplitst')).toMatchObject([{ meldingId: second.data.meldingId }]);
    expect(await world.load(anna.regisseurId)).toBe(1);
    expect(await world.mails('casusGesloten')).toEqual([]);
  });

  it('one of two leaves the casus; the other closes it', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const second = melding({ adresSleutel: opened.adresSleutel });
    await react(second);
    await decide(opened.casusId, second.data.meldingId, 'bevestigd');
    const [first = ''] = opened.meldingen;
    await react(another(first));
    expect(await world.casus(opened.casusId)).toMatchObject({
      status: 'voorlopig',
      meldingen: [second.data.meldingId],
    });
    expect((await world.mails('meldingUitCasus')).map(({ aan }) => aan)).toEqual([anna.email]);
    expect(await readWeging(test.table, first)).toMatchObject({ plek: 'triage', casusId: null, vorigeCasusId: null });
    expect(await world.load(anna.regisseurId)).toBe(1);
    await react(another(second.data.meldingId));
    await expectOver(opened.casusId);
    expect(await world.load(anna.regisseurId)).toBe(0);
  });

  it('what waited for a decision there goes its own way first, and the address goes along', async () => {
    const anna = await world.person({ capaciteit: 1 });
    const sleutel = address();
    const opened = await world.open({ adresSleutel: sleutel });
    const [complex, simple, third] = [
      melding({ adresSleutel: sleutel }),
      melding({ ...light, adresSleutel: sleutel }),
      melding({ adresSleutel: sleutel }),
    ];
    for (const event of [complex, simple, third]) await react(event);
    await react(another(opened.meldingen[0] ?? ''));
    await expectOver(opened.casusId);
    const next = await casusAtAddress(test.table, sleutel);
    expect(next).toMatchObject({
      status: 'wachtOpBenoeming',
      meldingen: [complex.data.meldingId],
      adresSleutel: sleutel,
    });
    // From the same address: put before the casus that is there now, never merged by itself.
    expect(next?.voorgelegd.map(({ meldingId }) => meldingId).sort()).toEqual(
      [simple.data.meldingId, third.data.meldingId].sort(),
    );
    expect(await readWeging(test.table, third.data.meldingId)).toMatchObject({ plek: 'voorgelegd' });
    // The place that came free is given at once.
    await proposeWaiting(world.deps, () => undefined, now);
    expect((await world.casus(next?.casusId ?? '')).aanspreekpunt?.regisseurId).toBe(anna.regisseurId);
  });

  it('what waited there and is not complex, or is about the regisseur, goes to triage', async () => {
    await world.person();
    const sleutel = address();
    const opened = await world.open({ adresSleutel: sleutel });
    const simple = melding({ ...light, adresSleutel: sleutel });
    await react(simple);
    const about = melding({ overRegisseur: true });
    await react(about);
    const { casusId } = opened;
    const put = { meldingId: about.data.meldingId, uitkomst: 'bekendeRegisseur' as const, zwaarte: null, casusId };
    await react(world.getrieerd(put));
    await react(another(opened.meldingen[0] ?? ''));
    await expectOver(casusId);
    for (const { data } of [simple, about]) {
      expect(await readWeging(test.table, data.meldingId)).toMatchObject({ plek: 'triage', casusId: null });
    }
    expect(await casusAtAddress(test.table, sleutel)).toBeUndefined();
  });

  it('opened again, triage may open another: who led is asked first when nothing speaks against it', async () => {
    const anna = await world.person();
    const first = await world.open();
    const [meldingId = ''] = first.meldingen;
    await react(another(meldingId));
    // Less loaded, and yet not chosen.
    await world.open();
    const bram = await world.person();
    await react(world.getrieerd({ meldingId, zwaarte: 'zwaar' }));
    const weighed = await readWeging(test.table, meldingId);
    expect(weighed?.casusId).not.toBe(first.casusId);
    const next = await world.casus(weighed?.casusId ?? '');
    expect(next).toMatchObject({
      status: 'voorlopig',
      aanspreekpunt: { regisseurId: anna.regisseurId },
      wens: null,
      adresSleutel: first.adresSleutel,
    });
    await react(another(meldingId));
    await expectOver(next.casusId);
    // Full now: the next who fits, and no mail about a wish that nobody had.
    await world.open({}, now);
    await changeRegisseur(world.deps, {
      regisseurId: anna.regisseurId,
      request: { capaciteit: 1 },
      staff: staff('beheerder'),
      now,
      idempotencyKey: undefined,
    });
    await react(world.getrieerd({ meldingId }));
    const last = await readWeging(test.table, meldingId);
    expect((await world.casus(last?.casusId ?? '')).aanspreekpunt?.regisseurId).toBe(bram.regisseurId);
    expect(await world.mails('wensNietVervuld')).toEqual([]);
  });

  it('remembers who refused and of whom the family asked for somebody else', async () => {
    const anna = await world.person();
    const first = await world.open();
    const [meldingId = ''] = first.meldingen;
    await appoint(first.casusId, anna.regisseurId);
    const asked = { casusId: first.casusId, meldingId, regisseurId: anna.regisseurId, gevraagdOp: now };
    await react(world.wisselGevraagd(asked));
    await react(another(meldingId));
    const bram = await world.person({ capaciteit: 1 });
    await react(world.getrieerd({ meldingId }));
    const next = await world.casus((await readWeging(test.table, meldingId))?.casusId ?? '');
    expect(next).toMatchObject({
      aanspreekpunt: { regisseurId: bram.regisseurId },
      gezinVroegAnder: [anna.regisseurId],
      bekend: [anna.regisseurId],
    });
  });

  it('refuses to come before the weighing; an older triage that comes late changes nothing', async () => {
    await world.person();
    const received = melding();
    const { meldingId } = received.data;
    const older = another(meldingId);
    await expect(react(older)).rejects.toThrow('was not weighed yet');
    const newer = world.getrieerd({ meldingId });
    await react(received);
    await react(newer);
    expect(await react(older)).toBe('handled');
    expect((await world.only('voorlopig')).meldingen).toEqual([meldingId]);
  });

  it('ends in the same state whatever the order of the events', async () => {
    const anna = await world.person({ capaciteit: 100 });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), fc.boolean(), async (order, again) => {
        const load = (await world.load(anna.regisseurId)) ?? 0;
        const received = melding();
        const { meldingId } = received.data;
        const first = another(meldingId);
        const reopened = world.heropend({ meldingId, casusId: null });
        const last = again ? world.getrieerd({ meldingId }) : another(meldingId, 'viaTeam');
        const story: AnyEvent[] = [received, first, reopened, last, first];
        const queue = order.flatMap((index) => story[index] ?? []);
        for (let turns = 0; queue.length > 0 && turns < 20; turns += 1) {
          const event = queue.shift();
          if (event) await react(event).catch(() => queue.push(event));
        }
        expect(queue).toEqual([]);
        const weighed = await readWeging(test.table, meldingId);
        expect(weighed).toMatchObject({ plek: again ? 'casus' : 'triage' });
        expect(await world.load(anna.regisseurId)).toBe(load + (again ? 1 : 0));
        const left = weighed?.casusId ? await world.casus(weighed.casusId) : undefined;
        expect(left?.status).toBe(again ? 'voorlopig' : undefined);
      }),
      { numRuns: 15 },
    );
  });

  it('a closed casus is erased on request, and not what an open one needs', async () => {
    await world.person();
    const first = await world.open();
    const [meldingId = ''] = first.meldingen;
    const erase = () => eraseOnRequest(world.deps, { casusId: first.casusId, reden: 'Verzoek', door: 'pf', now });
    expect((await world.problemOf(erase())).code).toBe('nietMogelijk');
    await react(another(meldingId));
    await react(world.getrieerd({ meldingId }));
    expect(await erase()).toMatchObject({ casusId: first.casusId });
    expect(await test.table.partition(casusPk(first.casusId), anything)).toEqual([]);
    expect(await readWeging(test.table, meldingId)).toMatchObject({ plek: 'casus' });
    // Erased, what it remembered of persons is gone too; triage goes on.
    await react(another(meldingId));
    await react(world.getrieerd({ meldingId }));
    expect((await world.only('voorlopig')).meldingen).toEqual([meldingId]);
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
