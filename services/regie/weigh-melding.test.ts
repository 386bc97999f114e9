import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definitionOf } from '../../events/catalogue.ts';
import { outboxRow } from '../../shared/store/commit.ts';
import { melding, now, regieDeps, regisseurFields, staff } from '../../test/support/regie.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { casus } from './domain/casus.ts';
import type { MeldingData } from './domain/weighing.ts';
import { addRegisseur } from './regisseurs.ts';
import { casusAtAddress, casusList, casussenOf, type Deps, readPool, readWeging } from './store.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let deps: Deps;
beforeEach(async () => {
  test = await startTestTable();
  deps = regieDeps(test.table);
});
afterEach(() => test.stop());

const addPerson = (fields: Parameters<typeof regisseurFields>[0] = {}) =>
  addRegisseur(deps, { request: regisseurFields(fields), staff: staff('beheerder'), now, idempotencyKey: undefined });

/** What the queue does: offers an event again until it is handled. */
async function offer(event: ReturnType<typeof melding>): Promise<'handled' | 'alreadyHandled'> {
  for (;;) {
    try {
      return await weighMelding(deps, event, now);
    } catch (error) {
      if (!(error instanceof Error && error.message === 'Too many collisions')) throw error;
    }
  }
}

async function casussen(status: 'voorlopig' | 'wachtOpBenoeming') {
  const { items } = await test.table.work(casusList(status), casus, { limit: 100 });
  return items;
}
async function outbox() {
  const { items } = await test.table.work('OUTBOX', outboxRow, { limit: 500 });
  const events = items.flatMap((row) => (row.outbox === 'event' ? [row.event] : []));
  const mails = items.flatMap((row) => (row.outbox === 'mail' ? [row.mail] : []));
  for (const event of events) expect(definitionOf(event.type)?.schema.safeParse(event).success).toBe(true);
  return { types: events.map(({ type }) => type.split('.').slice(2, 4).join('.')).sort(), events, mails };
}
const triaged = async () => {
  const { events } = await outbox();
  return z.object({ vervolg: z.string() }).parse(events.find(({ type }) => type.includes('gewogen'))?.['data']).vervolg;
};

describe('a melding is weighed', () => {
  it('opens a casus with somebody from the pool, in one transaction', async () => {
    await addPerson();
    const event = melding();
    test.forgetCalls();
    expect(await weighMelding(deps, event, now)).toBe('handled');
    expect(test.calls().filter((name) => name.startsWith('Transact'))).toHaveLength(1);
    const [opened] = await casussen('voorlopig');
    expect(opened?.meldingen).toEqual([event.data.meldingId]);
    const [person] = await readPool(test.table);
    expect(person?.belasting).toBe(1);
    expect(await casussenOf(test.table, person?.regisseurId ?? '')).toEqual([opened]);
    const { types, mails } = await outbox();
    expect(types).toEqual(['casus.geopend', 'casus.gewogen', 'regisseur.voorgesteld']);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ aan: person?.email, soort: 'regisseurVoorgesteld' });
    expect(mails[0]?.tekst).toContain(event.data.meldingId);
    expect(mails[0]?.tekst).toContain('dinsdag 24 november');
    expect((await readWeging(test.table, event.data.meldingId))?.weging.zwaarte).toBe('zwaar');
  });

  it.each([
    ['about somebody else', { over: 'iemandAnders' }],
    ['anonymous', { anoniem: true }],
    ['about the regisseur', { overRegisseur: true }],
    ['light', { leefgebieden: [], overzichtHouden: 'ja', veiligheid: 'veilig', aantalHulpverleners: 0 }],
  ] satisfies [string, Partial<MeldingData>][])('leaves a melding that is %s to triage', async (_, fields) => {
    await addPerson();
    await weighMelding(deps, melding(fields), now);
    expect(await casussen('voorlopig')).toEqual([]);
    expect(await triaged()).toBe('triage');
    expect((await readPool(test.table))[0]?.belasting).toBe(0);
  });

  it('never puts a melding about the regisseur before the casus of its address', async () => {
    await addPerson();
    const event = melding();
    await weighMelding(deps, event, now);
    await weighMelding(deps, melding({ adresSleutel: event.data.adresSleutel, overRegisseur: true }), now);
    const [opened] = await casussen('voorlopig');
    expect(opened?.voorgelegd).toEqual([]);
  });

  it('keeps a young person who reports alone from the casus of the parents: a person decides first', async () => {
    await addPerson();
    const event = melding();
    await weighMelding(deps, event, now);
    await weighMelding(deps, melding({ adresSleutel: event.data.adresSleutel, jeugdigeAlleen: true }), now);
    const [opened] = await casussen('voorlopig');
    expect(opened?.voorgelegd).toEqual([]);
  });

  it('raises the alarm when nobody fits', async () => {
    await addPerson({ hbo: false });
    await weighMelding(deps, melding(), now);
    expect(await casussen('wachtOpBenoeming')).toHaveLength(1);
    const { types, mails } = await outbox();
    expect(types).toEqual(['casus.geopend', 'casus.gewogen', 'casus.zonderRegisseur', 'escalatie.gestart']);
    expect(mails).toMatchObject([{ aan: 'procesverantwoordelijke@almelo.example', soort: 'casusZonderRegisseur' }]);
  });

  it('handles a repeated event once, also in another envelope', async () => {
    await addPerson();
    const event = melding();
    expect(await weighMelding(deps, event, now)).toBe('handled');
    expect(await weighMelding(deps, event, now)).toBe('alreadyHandled');
    expect(await weighMelding(deps, { ...event, id: deps.ids.uuid() }, now)).toBe('alreadyHandled');
    const mark = { pk: `INBOX#regie#${event.id}`, sk: 'INBOX' };
    const kept = await test.table.get(mark, z.object({ verlooptOp: z.int() }));
    // Longer than the archive of 30 days could replay it.
    expect(kept?.verlooptOp).toBeGreaterThan(Date.parse(now) / 1000 + 31 * 24 * 60 * 60);
    const twice = melding();
    const outcomes = await Promise.all([offer(twice), offer(twice), offer(twice)]);
    expect(outcomes.filter((outcome) => outcome === 'handled')).toHaveLength(1);
    expect(await casussen('voorlopig')).toHaveLength(2);
    expect((await readPool(test.table))[0]?.belasting).toBe(2);
  });

  it('puts the second of two at once from one address before the casus of the first', async () => {
    await addPerson();
    const [a, b] = [melding(), melding()];
    b.data.adresSleutel = a.data.adresSleutel;
    await Promise.all([offer(a), offer(b)]);
    const opened = await casussen('voorlopig');
    expect(opened).toHaveLength(1);
    expect(opened[0]?.voorgelegd).toHaveLength(1);
    expect(opened[0]?.meldingen).toHaveLength(1);
    expect(await casusAtAddress(test.table, a.data.adresSleutel ?? '')).toEqual(opened[0]);
    const { types, mails } = await outbox();
    expect(types.filter((type) => type === 'casus.meldingVoorgelegd')).toHaveLength(1);
    expect(mails.map(({ soort }) => soort).sort()).toEqual(['meldingVoorgelegd', 'regisseurVoorgesteld']);
  });

  it('opens one casus per address, also while the pool is empty and everything comes at once', async () => {
    const events = Array.from({ length: 24 }, (_, index) =>
      melding({ adresSleutel: `adres-${Math.floor(index / 3)}` }),
    );
    await Promise.all(events.map(offer));
    const opened = await casussen('wachtOpBenoeming');
    expect(opened.map(({ adresSleutel }) => adresSleutel).sort()).toEqual(
      Array.from({ length: 8 }, (_, index) => `adres-${index}`),
    );
    for (const { voorgelegd } of opened) expect(voorgelegd).toHaveLength(2);
  });

  it('gives 50 at once exactly the 20 places there are, and 30 alarms', async () => {
    for (const capaciteit of [5, 5, 5, 5]) await addPerson({ capaciteit });
    await Promise.all(Array.from({ length: 50 }, () => offer(melding())));
    expect(await casussen('voorlopig')).toHaveLength(20);
    expect(await casussen('wachtOpBenoeming')).toHaveLength(30);
    const pool = await readPool(test.table);
    expect(pool.map(({ belasting }) => belasting)).toEqual([5, 5, 5, 5]);
    for (const { regisseurId } of pool) expect(await casussenOf(test.table, regisseurId)).toHaveLength(5);
    const { types } = await outbox();
    expect(types.filter((type) => type === 'casus.zonderRegisseur')).toHaveLength(30);
    expect(types.filter((type) => type === 'regisseur.voorgesteld')).toHaveLength(20);
  });
});
