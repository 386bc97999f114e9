import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definitionOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { casusAfgesloten } from '../../events/regie/casus-afgesloten.v1.ts';
import { regisseurBenoemd } from '../../events/regie/regisseur-benoemd.v1.ts';
import { regisseurGeweigerd } from '../../events/regie/regisseur-geweigerd.v1.ts';
import { regisseurGewijzigd } from '../../events/regie/regisseur-gewijzigd.v1.ts';
import { regisseurVoorgesteld } from '../../events/regie/regisseur-voorgesteld.v1.ts';
import { term, termList } from '../../shared/deadlines.ts';
import { addMonths } from '../../shared/dutch-calendar.ts';
import { Problem } from '../../shared/problem.ts';
import { outboxRow } from '../../shared/store/commit.ts';
import { now, regieDeps, staff } from '../../test/support/regie.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { routes } from './api.ts';
import { inzagenResponse, plannenResponse, uittrekselResponse } from './contract.ts';
import { activatePlan, huishouden, openHuishouden } from './domain/huishouden.ts';
import { leadOf, nameRegisseur, openPlan } from './domain/plan.ts';
import openapi from './openapi.json' with { type: 'json' };
import { reactTo } from './reactions.ts';
import { listPlannen } from './read-plannen.ts';
import { type Deps, planOfCasus } from './store.ts';
import { sweepPlans } from './sweep.ts';

let test: TestTable;
let deps: Deps;
beforeEach(async () => {
  test = await startTestTable();
  deps = regieDeps(test.table);
});
afterEach(() => test.stop());

const { casusId, regisseurId, regisseur } = regisseurVoorgesteld.example;
const other = { ...regisseur, naam: 'Bram Voorbeeld', email: 'b.voorbeeld@almelo.example' };
const otherId = '2f1d1c52-77d5-4b88-8d55-0a52a4c10002';
const envelope = (sequence: number) => ({
  id: deps.ids.uuid(),
  oin: deps.installation.gemeente.oin,
  host: 'vlot.almelo.example',
  subject: casusId,
  sequence,
  time: now,
});
const voorgesteld = () => seal(regisseurVoorgesteld, { ...envelope(2), data: regisseurVoorgesteld.example });
const benoemd = () =>
  seal(regisseurBenoemd, {
    ...envelope(3),
    data: { ...regisseurBenoemd.example, regisseurId: otherId, regisseur: other },
  });
/** A plan as whoever reads it sees it. */
async function shown() {
  const plan = await planOfCasus(test.table, casusId);
  return plan && { ...plan, ...leadOf(plan) };
}
type Event = Parameters<ReturnType<typeof reactTo>>[0];
const react = async (event: Event) => reactTo(deps)(event, now);
async function types(): Promise<string[]> {
  const { items } = await test.table.work('OUTBOX', outboxRow, { limit: 100 });
  const events = items.flatMap((row) => (row.outbox === 'event' ? [row.event] : []));
  for (const event of events) expect(definitionOf(event.type)?.schema.safeParse(event).success).toBe(true);
  return events.map(({ type }) => type.split('.').slice(2, 4).join('.')).sort();
}

describe('a plan bears the name of who leads', () => {
  it('opens huishouden and concept plan once', async () => {
    const event = voorgesteld();
    expect(await react(event)).toBe('handled');
    expect(await react(event)).toBe('alreadyHandled');
    const plan = await shown();
    expect(plan).toMatchObject({ status: 'concept', voorlopig: true, regisseurId, regisseur });
    const head = await test.table.get(
      { pk: `HUISHOUDEN#${plan?.huishoudenId}`, sk: 'STAND' },
      z.looseObject({ actiefPlanId: z.string() }),
    );
    expect(head?.actiefPlanId).toBe(plan?.planId);
    expect(await types()).toEqual(['huishouden.geopend', 'plan.geopend']);
  });

  it('follows the benoeming', async () => {
    await react(voorgesteld());
    await react(benoemd());
    expect(await shown()).toMatchObject({
      voorlopig: false,
      regisseurId: otherId,
      regisseur: other,
      versie: 2,
    });
  });

  it.each([
    ['newest first', () => [benoemd(), voorgesteld()]],
    ['all twice', () => [voorgesteld(), benoemd()].flatMap((event) => [event, event])],
  ] satisfies [string, () => Event[]][])('ends the same with the events %s', async (_, events) => {
    for (const event of events()) await react(event);
    expect(await shown()).toMatchObject({ voorlopig: false, regisseurId: otherId, leiding: { sequence: 3 } });
    expect(await types()).toEqual(['huishouden.geopend', 'plan.geopend']);
  });

  it('opens one huishouden and one plan per casus, also when both events come at once', async () => {
    const casussen = Array.from({ length: 12 }, () => deps.ids.uuid());
    const events = casussen.flatMap((casus): Event[] => {
      const [first, second] = [voorgesteld(), benoemd()];
      first.data = { ...first.data, casusId: casus };
      second.data = { ...second.data, casusId: casus };
      return [first, second];
    });
    const outcomes = await Promise.all([...events, ...events].map(react));
    expect(outcomes.filter((outcome) => outcome === 'handled')).toHaveLength(24);
    for (const casus of casussen) {
      expect((await planOfCasus(test.table, casus))?.leiding).toMatchObject({ voorlopig: false, regisseurId: otherId });
    }
    const opened = await types();
    expect(opened.filter((type) => type === 'huishouden.geopend')).toHaveLength(12);
    expect(opened.filter((type) => type === 'plan.geopend')).toHaveLength(12);
  });

  it('cannot exist without name and reachability (R16)', () => {
    const fields = { planId: otherId, huishoudenId: otherId, casusId, now };
    const leadership = { soort: 'leiding' as const, regisseurId, regisseur, voorlopig: true, sequence: 1 };
    expect(leadOf(openPlan(fields, leadership)).regisseur).toEqual(regisseur);
    for (const missing of ['naam', 'telefoon', 'email'] as const) {
      const empty = { ...leadership, regisseur: { ...regisseur, [missing]: '' }, sequence: 2 };
      expect(() => openPlan(fields, empty)).toThrow();
      expect(() => nameRegisseur(openPlan(fields, leadership), empty)).toThrow();
    }
  });

  describe('and how to reach them now', () => {
    const waarnemer = { regisseurId: otherId, regisseur: other, tot: '2027-01-03' };
    const moved = { ...regisseur, telefoon: '0546 00 00 55' };
    const gewijzigd = (sequence: number, data: Partial<typeof regisseurGewijzigd.example>) =>
      seal(regisseurGewijzigd, { ...envelope(sequence), data: { ...regisseurGewijzigd.example, ...data } });
    const geweigerd = (sequence: number) =>
      seal(regisseurGeweigerd, { ...envelope(sequence), data: regisseurGeweigerd.example });
    const story = (): Event[] => [
      voorgesteld(),
      gewijzigd(3, { regisseur: moved, waarnemer }),
      geweigerd(4),
      seal(regisseurVoorgesteld, {
        ...envelope(5),
        data: { ...regisseurVoorgesteld.example, regisseurId: otherId, regisseur: other },
      }),
      seal(regisseurBenoemd, {
        ...envelope(6),
        data: { ...regisseurBenoemd.example, regisseurId: otherId, regisseur: other },
      }),
    ];

    it('shows a changed number and who stands in, and says when the name has refused', async () => {
      const [first, second, third, fourth] = story();
      if (!first || !second || !third || !fourth) throw new Error('no story');
      await react(first);
      await react(second);
      expect(await shown()).toMatchObject({ regisseur: moved, waarnemer, voorlopig: true, zoektRegisseur: false });
      await react(gewijzigd(4, { regisseur: moved, waarnemer: null }));
      expect(await shown()).toMatchObject({ regisseur: moved, waarnemer: null });
      await react(third);
      expect(await shown()).toMatchObject({ zoektRegisseur: true, regisseurId });
      await react(fourth);
      expect(await shown()).toMatchObject({ zoektRegisseur: false, regisseurId: otherId, waarnemer: null });
    });

    it('is read no more by who stood in, once nobody stands in while who leads is away', async () => {
      await react(voorgesteld());
      await react(gewijzigd(3, { waarnemer }));
      const standIn = { casusId, staff: staff('regisseur', other.email), now, requestId: 'verzoek' };
      expect((await listPlannen(deps, standIn)).plannen).toHaveLength(1);
      const afwezig = { sinds: now, waarnemerUiterlijk: '2026-11-24' };
      const nobody = gewijzigd(4, { waarnemer: null, afwezig });
      for (const event of [nobody, nobody, gewijzigd(2, { waarnemer })]) await react(event);
      expect(await shown()).toMatchObject({ waarnemer: null, zoektRegisseur: false });
      expect((await listPlannen(deps, standIn)).plannen).toEqual([]);
    });

    it('leads nobody any more when who led left, whatever comes twice or late, until the next name', async () => {
      const vertrek = { op: now, nieuweRegisseurUiterlijk: '2026-11-24' };
      const left = gewijzigd(6, { regisseur: moved, waarnemer: null, vertrek });
      await react(voorgesteld());
      const leader = { casusId, staff: staff('regisseur', regisseur.email), now, requestId: 'verzoek' };
      const [one] = (await listPlannen(deps, leader)).plannen;
      expect(one).toMatchObject({ zoektRegisseur: false, regisseur });
      for (const event of [gewijzigd(5, { regisseur: moved, waarnemer }), left, left, gewijzigd(4, {})])
        await react(event);
      expect(await shown()).toMatchObject({ zoektRegisseur: true, waarnemer: null });
      // Confirmed before they left, and heard only now.
      await react(
        seal(regisseurBenoemd, { ...envelope(3), data: { ...regisseurBenoemd.example, regisseurId, regisseur } }),
      );
      expect(await shown()).toMatchObject({ zoektRegisseur: true, voorlopig: false });
      expect((await listPlannen(deps, leader)).plannen).toEqual([]);
      await react(
        seal(regisseurBenoemd, {
          ...envelope(7),
          data: { ...regisseurBenoemd.example, regisseurId: otherId, regisseur: other },
        }),
      );
      expect(await shown()).toMatchObject({ zoektRegisseur: false, regisseurId: otherId, regisseur: other });
    });

    it('ends the same in every order; what comes before the first name is offered again', async () => {
      const base = story();
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
          const casus = deps.ids.uuid();
          const queue = order.flatMap((index) => {
            const event = base[index];
            return event ? [{ ...event, id: deps.ids.uuid(), data: { ...event.data, casusId: casus } } as Event] : [];
          });
          for (let turns = 0; queue.length > 0 && turns < 20; turns += 1) {
            const event = queue.shift();
            if (!event) break;
            await react(event).catch((error: Error) => {
              expect(error.name).toBe('NobodyNamedYet');
              queue.push(event);
            });
          }
          expect(queue).toEqual([]);
          const plan = await planOfCasus(test.table, casus);
          expect(plan && leadOf(plan)).toEqual({
            regisseurId: otherId,
            regisseur: other,
            voorlopig: false,
            waarnemer: null,
            zoektRegisseur: false,
          });
        }),
        { numRuns: 15 },
      );
    });
  });

  it('has at most one active plan per huishouden (R1)', () => {
    const active = activatePlan(openHuishouden({ huishoudenId: otherId, casusId, now }), regisseurId);
    expect(active.actiefPlanId).toBe(regisseurId);
    expect(() => activatePlan(active, otherId)).toThrow(RangeError);
  });

  it('refuses an event that is not its own', () => {
    const foreign = { ...voorgesteld(), type: 'nl.regie.casus.geopend.v1' as const, data: casusOnly };
    expect(() => reactTo(deps)(foreign, now)).toThrow('does not react');
  });
});

describe('the casus of a plan is closed', () => {
  const afgesloten = (sequence = 9) =>
    seal(casusAfgesloten, { ...envelope(sequence), data: { ...casusAfgesloten.example, casusId } });
  const headOf = async (huishoudenId: string | undefined) =>
    test.table.get({ pk: `HUISHOUDEN#${huishoudenId}`, sk: 'STAND' }, huishouden);

  it('closes the plan, tells so once, and the huishouden has no plan any more (R1)', async () => {
    await react(voorgesteld());
    await react(benoemd());
    const event = afgesloten();
    expect(await react(event)).toBe('handled');
    expect(await react(event)).toBe('alreadyHandled');
    await react(afgesloten());
    const plan = await shown();
    expect(plan).toMatchObject({ status: 'afgesloten', regisseur: other, zoektRegisseur: false });
    expect(await headOf(plan?.huishoudenId)).toMatchObject({ actiefPlanId: null, versie: 2 });
    expect(await types()).toEqual(['huishouden.geopend', 'plan.afgesloten', 'plan.geopend']);
  });

  it('is read no more by who led it; who oversees it sees that it is closed', async () => {
    await react(voorgesteld());
    const list = (by: ReturnType<typeof staff>) =>
      listPlannen(deps, { casusId, staff: by, now, requestId: 'verzoek' }).then(({ plannen }) => plannen);
    expect(await list(staff('regisseur', regisseur.email))).toHaveLength(1);
    await react(afgesloten());
    expect(await list(staff('regisseur', regisseur.email))).toEqual([]);
    expect(await list(staff('werkverdeler'))).toMatchObject([{ status: 'afgesloten' }]);
  });

  it('opens no plan for a name that is heard afterwards, and forgets the casus by itself', async () => {
    await react(afgesloten());
    for (const event of [voorgesteld(), benoemd(), voorgesteld()]) expect(await react(event)).toBe('handled');
    expect(await shown()).toBeUndefined();
    expect(await types()).toEqual([]);
    const pointer = await test.table.get(
      { pk: `CASUS#${casusId}`, sk: 'PLAN' },
      z.looseObject({ verlooptOp: z.number() }),
    );
    expect(pointer?.verlooptOp).toBeGreaterThan(Date.parse(now) / 1000);
  });

  it('leaves no active plan whatever the order of the events, and when they come at once', async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (sorted, atOnce) => {
        const casus = deps.ids.uuid();
        const base = [voorgesteld(), benoemd(), afgesloten()];
        const named = base.map((event) => ({ ...event, data: { ...event.data, casusId: casus } }) as Event);
        const events = sorted.flatMap((index) => named[index % 3] ?? []);
        if (atOnce) await Promise.all(events.map(react));
        else for (const event of events) await react(event);
        const plan = await planOfCasus(test.table, casus);
        expect(plan?.status ?? 'afgesloten').toBe('afgesloten');
        if (plan) expect(await headOf(plan.huishoudenId)).toMatchObject({ actiefPlanId: null });
      }),
      { numRuns: 15 },
    );
  });

  it('keeps what is closed for as long as the last change, and then erases it', async () => {
    await react(voorgesteld());
    const before = await planOfCasus(test.table, casusId);
    await reactTo(deps)(afgesloten(), '2027-02-01T09:00:00Z');
    const months = deps.installation.gemeente.bewaren.casusMaanden;
    const end = `${addMonths('2027-02-01', months)}T00:00:01Z`;
    await sweepPlans(deps, { relay: { sweep: async () => undefined }, metrics: () => undefined }, end);
    for (const pk of [`PLAN#${before?.planId}`, `HUISHOUDEN#${before?.huishoudenId}`, `CASUS#${casusId}`]) {
      expect(await test.table.partition(pk, z.looseObject({ pk: z.string(), sk: z.string() }))).toEqual([]);
    }
  });
});

describe('retention of a plan', () => {
  const anything = z.looseObject({ pk: z.string(), sk: z.string() });
  const sweep = (at: string) =>
    sweepPlans(deps, { relay: { sweep: async () => undefined }, metrics: () => undefined }, at);
  const months = () => deps.installation.gemeente.bewaren.casusMaanden;

  it('runs from the last change and erases huishouden, plan and pointer', async () => {
    await react(voorgesteld());
    const before = await planOfCasus(test.table, casusId);
    const changed = '2027-02-01T09:00:00Z';
    await reactTo(deps)(benoemd(), changed);
    await sweep(`${addMonths('2026-11-23', months())}T00:00:01Z`);
    expect(await shown()).toMatchObject({ voorlopig: false });

    const end = `${addMonths('2027-02-01', months())}T00:00:01Z`;
    await sweep(end);
    const keys = [`PLAN#${before?.planId}`, `HUISHOUDEN#${before?.huishoudenId}`];
    for (const pk of [...keys, `CASUS#${casusId}`]) expect(await test.table.partition(pk, anything)).toEqual([]);
    for (const pk of keys) {
      const record = { reden: 'bewaartermijn', bewarenTot: end.slice(0, 10), verwijderdOp: end };
      expect(await test.table.partition(`VERWIJDERD#${pk}`, anything)).toMatchObject([record]);
    }
    expect((await test.table.work(termList, term, { limit: 10 })).items).toEqual([]);
  });
});

const casusOnly = { casusId, meldingId: 'M-2026-7K3QZ9', geopendOp: now };

describe('the API of plans', () => {
  const call = (route: string, by: ReturnType<typeof staff> | undefined, rest: object = {}) => {
    const found = routes(deps, openapi).find(({ key }) => key === route);
    if (!found) throw new Error(`no route ${route}`);
    const request = { now, requestId: 'verzoek', params: {}, query: {}, body: undefined, header: () => undefined };
    return found.handle({ ...request, staff: by, ...rest });
  };
  const statusOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 200,
      (error: unknown) => (error instanceof Problem ? error.status : 500),
    );

  it('shows the plan of a casus to who may see it, and records the reading', async () => {
    await react(voorgesteld());
    const list = (by: ReturnType<typeof staff>) => call('GET /plans/v1/plannen', by, { query: { casusId } });
    const shown = (await list(staff('werkverdeler'))).body;
    expect(shown).toMatchObject({ plannen: [{ casusId, voorlopig: true, regisseur: { naam: 'Samira Voorbeeld' } }] });
    expect((await list(staff('regisseur', regisseur.email.toUpperCase()))).body).toEqual(shown);
    expect((await list(staff('regisseur'))).body).toEqual({ plannen: [] });
    expect(await statusOf(list(staff('klachtenfunctionaris')))).toBe(403);

    const planId = (await planOfCasus(test.table, casusId))?.planId ?? '';
    const read = (by: ReturnType<typeof staff>, id = planId) =>
      call('GET /plans/v1/plannen/{planId}', by, { params: { planId: id } });
    expect((await read(staff('gedragswetenschapper'))).body).toMatchObject({ planId });
    const readings = await test.table.partition(`PLAN#${planId}`, z.looseObject({ medewerker: z.string() }), 'INZAGE#');
    // Two lists and one plan were shown; who saw nothing is not in it.
    const readers = readings.map(({ medewerker }) => medewerker).sort();
    expect(readers).toEqual(['gedragswetenschapper', 'regisseur', 'werkverdeler']);
    expect(await statusOf(read(staff('regisseur')))).toBe(404);
    expect(await statusOf(read(staff('werkverdeler'), deps.ids.uuid()))).toBe(404);
    expect(await statusOf(read(staff('werkverdeler'), 'geen-nummer'))).toBe(404);
  });

  it('makes an extract of everything for the privacy officer alone, and records that', async () => {
    await react(voorgesteld());
    const officer = staff('privacyfunctionaris');
    const list = await call('GET /plans/v1/plannen', officer, { query: { casusId } });
    const { plannen } = plannenResponse.parse(list.body);
    const planId = plannen[0]?.planId ?? '';
    const extract = (by: ReturnType<typeof staff>, id = planId) =>
      call('GET /plans/v1/plannen/{planId}/uittreksel', by, { params: { planId: id } });
    const made = uittrekselResponse.parse((await extract(officer)).body);
    expect(made).toMatchObject({ planId, casusId });
    expect(new Set(made.gegevens.map(({ soort }) => soort))).toEqual(
      new Set(['plan', 'huishouden', 'gebeurtenis', 'inzage', 'logboek']),
    );
    expect(JSON.stringify(made)).toContain(regisseur.naam);
    expect(await statusOf(extract(staff('werkverdeler')))).toBe(403);
    expect(await statusOf(extract(officer, deps.ids.uuid()))).toBe(404);
    expect(await statusOf(call('GET /plans/v1/plannen/{planId}', officer, { params: { planId } }))).toBe(403);
  });

  it('shows the privacy officer who read a plan, and what one member of staff read', async () => {
    await react(voorgesteld());
    const planId = (await planOfCasus(test.table, casusId))?.planId ?? '';
    await call('GET /plans/v1/plannen/{planId}', staff('werkverdeler'), { params: { planId } });
    const officer = staff('privacyfunctionaris');
    const list = async (query: object, by = officer) =>
      inzagenResponse.parse((await call('GET /plans/v1/inzagen', by, { query })).body);
    const ofPlan = (await list({ planId })).inzagen.map(({ medewerker, verwerking }) => [medewerker, verwerking]);
    expect(ofPlan.sort()).toEqual([
      ['privacyfunctionaris', 'inzagen-inzien'],
      ['werkverdeler', 'plan-inzien'],
    ]);
    expect((await list({ medewerker: 'werkverdeler' })).inzagen).toMatchObject([
      { planId, medewerker: 'werkverdeler' },
    ]);
    expect((await list({ medewerker: 'privacyfunctionaris' })).inzagen.map((one) => one.planId)).toContain(null);
    expect(await statusOf(list({ planId }, staff('werkverdeler')))).toBe(403);
    expect(await statusOf(list({ planId, medewerker: 'werkverdeler' }))).toBe(400);
    expect(await statusOf(list({ planId: deps.ids.uuid() }))).toBe(404);
  });

  it('serves its document to everybody and describes every route', async () => {
    const answer = await call('GET /plans/v1/openapi.json', undefined);
    expect(answer).toMatchObject({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' } });
    expect(Object.keys(openapi.paths).map((path) => `GET /plans/v1${path}`)).toEqual(
      routes(deps, openapi)
        .map(({ key }) => key)
        .filter((key) => !key.endsWith('openapi.json')),
    );
  });
});
