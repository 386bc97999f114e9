import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { melding, now, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { decideChange } from './decide-change.ts';
import { decideMelding } from './decide-melding.ts';
import type { Casus } from './domain/casus.ts';
import { hearChangeAsked } from './hear-family.ts';
import { extractCasus, listReadings } from './privacy.ts';
import { readCasusFor } from './read-casus.ts';
import { recordCall } from './record-contact.ts';
import { weighMelding } from './weigh-melding.ts';

/** A casus is of a household; who asks what is kept is one person in it, and may be the one whom another fears. */
let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const later = '2026-11-25T09:00:00Z';
const evening = '2026-11-25T18:00:00Z';
const officer = { staff: staff('privacyfunctionaris'), now: evening, requestId: 'verzoek' };
const by = (casusId: string) => ({ casusId, staff: staff('werkverdeler'), now, idempotencyKey: undefined });
const extractFor = (casusId: string, meldingsnummer: string) =>
  extractCasus(world.deps, { casusId, meldingsnummer }, officer);

async function appoint({ casusId, aanspreekpunt }: Casus): Promise<void> {
  const regisseurId = aanspreekpunt?.regisseurId ?? '';
  const request = { regisseurId, reden: 'KANARIE-REDEN', bovenCapaciteit: false };
  await appointRegisseur(world.deps, { ...by(casusId), request });
  await recordCall(world.deps, { ...by(casusId), request: { resultaat: 'gesproken', toelichting: 'KANARIE-GESPREK' } });
}
/** Somebody else reports from the same address. */
async function submit(opened: Casus, changes: Parameters<typeof melding>[0] = {}): Promise<string> {
  const event = melding({ adresSleutel: opened.adresSleutel, ...changes });
  await weighMelding(world.deps, event, later);
  return event.data.meldingId;
}
const decide = (casusId: string, meldingsnummer: string, besluit: 'bevestigd' | 'gesplitst') =>
  decideMelding(world.deps, { ...by(casusId), now: later, meldingId: meldingsnummer, besluit });

/** Each value with the way to it; moments and numbers of the software are other ones in every casus. */
function leaves(value: unknown, path = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, `${path}[]`));
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
  const text = String(value)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/M-\d{4}-\w{6}/g, 'M')
    .replaceAll(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'moment')
    .replaceAll(/#\d+/g, '#n');
  return /\.(?:versie|sequence|sk|trace_id)$/.test(path) ? [] : [`${path}: ${text}`];
}

it('what the family answered is not shown to who leads: intake does, when they agreed', async () => {
  const { email } = await world.person();
  const { casusId } = await world.open({ veiligheid: 'zorgen', minderjarigen: 'ja', wisselingenHulpverleners: 3 });
  const as = async (who: ReturnType<typeof staff>) =>
    (await readCasusFor(world.deps, { casusId, staff: who, now, requestId: 'verzoek' })).redenen.map(
      ({ code }) => code,
    );
  expect(await as({ ...staff('regisseur'), email })).not.toContain('wisselingen');
  expect(await as({ ...staff('regisseur'), email })).toContain('minderjarigen');
  expect(await as(staff('werkverdeler'))).toEqual(expect.arrayContaining(['leefgebieden', 'wisselingen']));
});

describe('what one person in the household gets', () => {
  it('is what is kept about that person, with the own weighing, and the reading is recorded first', async () => {
    await world.person();
    const opened = await world.open();
    const { casusId, meldingen } = opened;
    const own = meldingen[0] ?? '';
    await appoint(opened);
    await readCasusFor(world.deps, { casusId, staff: staff('werkverdeler'), now, requestId: 'eerder' });
    const made = await extractFor(casusId, own);
    expect(made).toMatchObject({ casusId, meldingsnummer: own, hoortErbij: true, sinds: null, gemaaktOp: evening });
    const soorten = new Set(made.gegevens.map(({ soort }) => soort));
    expect(soorten).toEqual(new Set(['casus', 'weging', 'benoeming', 'contact', 'gebeurtenis', 'inzage']));
    expect(JSON.stringify(made)).toContain('casus-inzien');
    expect(JSON.stringify(made)).not.toContain('gsi1pk');
    const listed = await listReadings(world.deps, { casusId, limiet: 25, cursor: undefined }, officer);
    expect(listed.inzagen.map(({ verwerking }) => verwerking)).toContain('uittreksel-maken');
    // What staff wrote in their own words comes apart, for a person to read first.
    expect(JSON.stringify(made.gegevens)).not.toContain('KANARIE');
    expect(made.eigenWoorden.map(({ tekst }) => tekst).toSorted()).toEqual(['KANARIE-GESPREK', 'KANARIE-REDEN']);
    for (const [id, nummer] of [
      [world.deps.ids.uuid(), own],
      [casusId, 'M-2026-7K3QZ9'],
    ] as const) {
      expect((await world.problemOf(extractFor(id, nummer))).code).toBe('nietGevonden');
    }
  });

  it.each([
    ['waits', undefined, {}],
    ['is confirmed', 'bevestigd', {}],
    ['is of another household', 'gesplitst', {}],
    ['is about whoever leads', undefined, { overRegisseur: true }],
    ['says that it is not safe', 'bevestigd', { veiligheid: 'acuutOnveilig', doelgroepen: ['lvb'] }],
    ['is of a child', undefined, { jeugdigeAlleen: true, minderjarigen: 'ja', doelgroepen: ['jeugd'] }],
  ] as const)('is the same whether or not somebody else reported: that melding %s', async (_, besluit, changes) => {
    await world.person();
    const [alone, together] = [await world.open(), await world.open()];
    for (const opened of [alone, together]) await appoint(opened);
    const other = await submit(together, {
      ...changes,
      doelgroepen: [...('doelgroepen' in changes ? changes.doelgroepen : [])],
    });
    if (besluit) await decide(together.casusId, other, besluit);
    await world.sweep('2026-12-08T09:00:00Z');
    // The other one asked for an extract as well.
    await extractFor(together.casusId, other).catch(() => undefined);
    const made = await extractFor(together.casusId, together.meldingen[0] ?? '');
    const plain = await extractFor(alone.casusId, alone.meldingen[0] ?? '');
    const dates = /eersteContact|\.event\.(?:id|subject|traceparent)/;
    const of = (extract: typeof made) => leaves(extract).filter((leaf) => !dates.test(leaf));
    expect(of(made)).toEqual(of(plain));
    expect(JSON.stringify(made)).not.toContain(other);
    expect(JSON.stringify(made)).not.toMatch(/voorgelegd|uitgesloten/i);
  });

  it('begins, for who came later, when it was said that the melding belongs there', async () => {
    await world.person();
    const opened = await world.open();
    const { casusId, meldingen } = opened;
    const first = meldingen[0] ?? '';
    await readCasusFor(world.deps, { casusId, staff: staff('gedragswetenschapper'), now, requestId: 'eerder' });
    await appoint(opened);
    const second = await submit(opened);

    const waiting = await extractFor(casusId, second);
    expect(waiting.hoortErbij).toBe(false);
    expect(new Set(waiting.gegevens.map(({ soort }) => soort))).toEqual(new Set(['weging', 'gebeurtenis']));
    expect(JSON.stringify(waiting.gegevens)).not.toMatch(/voorgelegd|bestaandeCasus/i);
    expect(JSON.stringify(waiting.gegevens)).not.toContain(casusId);

    await decide(casusId, second, 'bevestigd');
    const made = await extractFor(casusId, second);
    const text = JSON.stringify(made);
    expect(made).toMatchObject({ hoortErbij: true, sinds: later });
    expect(text).not.toContain(first);
    expect(text).not.toMatch(/KANARIE|eerder|geopendOp|voorgelegd|bestaandeCasus/i);
    expect(text).not.toContain(now);
    expect(made.gegevens.find(({ soort }) => soort === 'casus')?.inhoud).toMatchObject({
      status: 'benoemd',
      meldingen: [second],
      aanspreekpunt: { organisatie: expect.any(String) },
    });
    expect(text).toContain('meldingBevestigd');
  });

  it('has what was decided about the own request for somebody else, and not about that of another', async () => {
    await world.person();
    const opened = await world.open();
    const carla = await world.person({ naam: 'Carla Voorbeeld' });
    const { casusId, meldingen, aanspreekpunt } = opened;
    await appoint(opened);
    const second = await submit(opened);
    await decide(casusId, second, 'bevestigd');
    const asked = { meldingId: second, casusId, regisseurId: aanspreekpunt?.regisseurId ?? '', gevraagdOp: later };
    await hearChangeAsked(world.deps, world.wisselGevraagd(asked), later);
    const request = { besluit: 'blijft', reden: 'Nu niet.' } as const;
    await decideChange(world.deps, { ...by(casusId), now: later, request });
    const soortenOf = async (nummer: string) => (await extractFor(casusId, nummer)).gegevens.map(({ soort }) => soort);
    expect(await soortenOf(second)).toContain('wisselbesluit');
    expect(await soortenOf(meldingen[0] ?? '')).not.toContain('wisselbesluit');
    // Appointed for all of them: each reads the own number only.
    await hearChangeAsked(world.deps, world.wisselGevraagd({ ...asked, gevraagdOp: evening }), evening);
    const next = {
      besluit: 'ander',
      regisseurId: carla.regisseurId,
      reden: 'Zo besloten.',
      bovenCapaciteit: false,
    } as const;
    await decideChange(world.deps, { ...by(casusId), now: evening, request: next });
    const first = meldingen[0] ?? '';
    expect(JSON.stringify(await extractFor(casusId, first))).not.toContain(second);
    expect(JSON.stringify(await extractFor(casusId, second))).not.toContain(first);
  });
});
