import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { term } from '../../shared/deadlines.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { claimMelding } from './claim-melding.ts';
import { type OppakkingRequest, type UitkomstInput, uitkomstRequest, werklijstQuery } from './contract.ts';
import { finishMelding } from './finish-melding.ts';
import { giveUitkomst } from './give-uitkomst.ts';
import { listWerklijst } from './list-werklijst.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { reopenMelding } from './reopen-melding.ts';
import { meldingPk, openIntakeStore } from './store.ts';
import { sweepIntake } from './sweep.ts';

/** Whoever gets a melding in hand must really take it; given back or handed over it is never without a running term. */
const received = '2026-11-23T08:30:00Z';
const decided = '2026-11-24T09:00:00Z';
const werkverdeler = staffOf('werkverdeler');
const wmo1 = staffOf('teamlid', {
  id: 'wmo-1',
  naam: 'Wim Voorbeeld',
  email: 'Wmo1@hellendoorn.example',
  teams: ['wmo-loket'],
});
const wmo2 = staffOf('teamlid', {
  id: 'wmo-2',
  naam: 'Wilma Voorbeeld',
  email: 'wmo2@hellendoorn.example',
  teams: ['wmo-loket'],
});
const petra = staffOf('teamlid', { id: 'petra', naam: 'Petra Voorbeeld', email: 'petra@hellendoorn.example' });

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

const reden = 'Zo besloten in het overleg.';
const wmoMelding: UitkomstInput = { uitkomst: 'wmoMelding', reden, team: 'wmo-loket' };
const maatwerk: UitkomstInput = {
  uitkomst: 'maatwerk',
  reden,
  medewerker: { naam: 'Petra Voorbeeld', telefoon: '0548 00 01 99', email: 'Petra@hellendoorn.example' },
};

let house = 0;
async function handedOn(input: UitkomstInput): Promise<string> {
  house += 1;
  const { melding } = await receiveMelding(deps, {
    input: meldingOf({ woonadres: { postcode: '7447 BB', huisnummer: house } }),
    now: received,
    idempotencyKey: undefined,
  });
  const nummer = melding.meldingsnummer;
  await giveUitkomst(deps, { ...about(nummer, werkverdeler, decided), input: uitkomstRequest.parse(input) });
  return nummer;
}
const about = (meldingsnummer: string, staff: Staff, now: string) => ({
  meldingsnummer,
  staff,
  now,
  idempotencyKey: undefined,
});
const claim = (nummer: string, staff: Staff, now: string, input: OppakkingRequest) =>
  claimMelding(deps, { ...about(nummer, staff, now), input });
const take = (nummer: string, staff: Staff, now: string) => claim(nummer, staff, now, { actie: 'oppakken' });
const giveBack = (nummer: string, staff: Staff, now: string) => claim(nummer, staff, now, { actie: 'teruggeven' });
const handOver = (nummer: string, staff: Staff, now: string, aan: string) =>
  claim(nummer, staff, now, { actie: 'overdragen', aan });
const open = (nummer: string, staff: Staff, now: string) =>
  readDossier(deps, { meldingsnummer: nummer }, { staff, now, requestId: 'verzoek-1' });
const headOf = async (nummer: string) => {
  const head = await openIntakeStore(deps.table).head(nummer);
  if (!head) throw new Error('No such melding');
  return head;
};
const termOf = async (nummer: string, soort: string) => {
  const terms = await deps.table.partition(meldingPk(nummer), term, `TERMIJN#${soort}`);
  return terms[0]?.gsi1sk;
};
const pickUp = (nummer: string) => termOf(nummer, 'opvolging');
const sweep = (at: string) =>
  sweepIntake({ ...deps, relay: { sweep: async () => undefined }, metrics: () => undefined }, at);
const mailSchema = z.object({
  mail: z.looseObject({ soort: z.string(), aan: z.string(), tekst: z.string().default('') }),
});
const mailsOf = async (nummer: string, soort: string) => {
  const rows = await deps.table.partition(meldingPk(nummer), mailSchema, 'MAIL#');
  return rows.map(({ mail }) => mail).filter((mail) => mail.soort === soort);
};
const lateTo = async (nummer: string) =>
  (await mailsOf(nummer, 'opvolgingVerstreken')).map(({ aan }) => aan.split('@')[0]).toSorted();
const eventSchema = z.object({ event: z.object({ type: z.string(), data: z.looseObject({}) }) });
const eventsOf = async (nummer: string, name: string) => {
  const rows = await deps.table.partition(meldingPk(nummer), eventSchema, 'EVENT#');
  return rows.filter(({ event }) => event.type === `nl.regie.melding.${name}.v1`).map(({ event }) => event.data);
};

describe('a Wmo-melding that was handed on', () => {
  it('given back is waited for anew: nobody takes it, and the ladder hears it long before the six weeks end', async () => {
    const nummer = await handedOn(wmoMelding);
    expect(await pickUp(nummer)).toBe('2026-12-01T23:00:00Z');
    await take(nummer, wmo1, '2026-11-25T09:00:00Z');
    expect(await pickUp(nummer)).toBeUndefined();
    await giveBack(nummer, wmo1, '2026-11-27T09:00:00Z');
    expect((await headOf(nummer)).behandelaar).toBeNull();
    // Five working days from the Friday.
    expect(await pickUp(nummer)).toBe('2026-12-04T23:00:00Z');
    await sweep('2026-12-04T22:59:00Z');
    expect(await lateTo(nummer)).toEqual([]);
    await sweep('2026-12-04T23:01:00Z');
    await sweep('2026-12-08T23:01:00Z');
    expect(await lateTo(nummer)).toEqual(['manager', 'procesverantwoordelijke']);
    expect(await eventsOf(nummer, 'opvolgingVerstreken')).toMatchObject([
      { wat: 'oppakken', niveau: 1 },
      { wat: 'oppakken', niveau: 2 },
    ]);
    await take(nummer, wmo2, '2026-12-09T09:00:00Z');
    expect(await pickUp(nummer)).toBeUndefined();
    expect(await termOf(nummer, 'wmoOnderzoek')).toBe('2027-01-04T23:00:00Z');
  });

  it('handed over to somebody who never opens it climbs, and says who that is and by when', async () => {
    const nummer = await handedOn(wmoMelding);
    await take(nummer, wmo1, '2026-11-25T09:00:00Z');
    await handOver(nummer, wmo1, '2026-11-26T09:00:00Z', 'wmo2@hellendoorn.example');
    expect(await pickUp(nummer)).toBe('2026-12-03T23:00:00Z');
    const [asked] = await mailsOf(nummer, 'overgedragen');
    expect(asked).toMatchObject({ aan: 'wmo2@hellendoorn.example' });
    expect(asked?.tekst).toContain('Open de melding uiterlijk donderdag 3 december');
    await sweep('2026-12-03T23:01:00Z');
    expect(await lateTo(nummer)).toEqual(['procesverantwoordelijke']);
    const [late] = await mailsOf(nummer, 'opvolgingVerstreken');
    expect(late?.tekst).toContain(`wmo2@hellendoorn.example zou melding ${nummer} oppakken`);
  });

  it('is taken by whoever it was handed to once they open it, and by nobody else who looks', async () => {
    const nummer = await handedOn(wmoMelding);
    await handOver(nummer, werkverdeler, '2026-11-25T09:00:00Z', 'WMO2@hellendoorn.example');
    await open(nummer, wmo1, '2026-11-25T10:00:00Z');
    await open(nummer, werkverdeler, '2026-11-25T10:01:00Z');
    expect(await pickUp(nummer)).toBe('2026-12-02T23:00:00Z');
    const { overzicht } = await open(nummer, wmo2, '2026-11-25T11:00:00Z');
    expect(overzicht.behandelaar).toMatchObject({ id: 'wmo-2', naam: 'Wilma Voorbeeld', geopend: true });
    expect(await pickUp(nummer)).toBeUndefined();
    expect(await eventsOf(nummer, 'opgepakt')).toMatchObject([
      { vorigeBehandelaar: null },
      { behandelaar: 'wmo-2', opgepaktOp: '2026-11-25T11:00:00Z' },
    ]);
    const { versie } = await headOf(nummer);
    await open(nummer, wmo2, '2026-11-25T12:00:00Z');
    expect((await headOf(nummer)).versie).toBe(versie);
  });

  it('is taken over by a colleague as long as nobody opened it, and not after', async () => {
    const nummer = await handedOn(wmoMelding);
    await handOver(nummer, werkverdeler, '2026-11-25T09:00:00Z', 'tikfout@hellendoorn.example');
    await take(nummer, wmo1, '2026-11-26T09:00:00Z');
    expect((await headOf(nummer)).behandelaar).toMatchObject({ id: 'wmo-1' });
    expect(await pickUp(nummer)).toBeUndefined();
    const late = take(nummer, wmo2, '2026-11-26T10:00:00Z');
    await expect(late).rejects.toMatchObject({ code: 'gewijzigd', detail: expect.stringContaining('Wim Voorbeeld') });
  });

  it('ends with the Wmo at the latest: handing it round gains nobody time', async () => {
    const nummer = await handedOn(wmoMelding);
    await take(nummer, wmo1, '2026-12-29T09:00:00Z');
    await giveBack(nummer, wmo1, '2026-12-31T09:00:00Z');
    expect(await pickUp(nummer)).toBe('2027-01-04T23:00:00Z');
    await sweep('2027-01-04T23:01:00Z');
    const climbing = await lateTo(nummer);
    expect(climbing).toContain('procesverantwoordelijke');
    // After the last day the term of the Wmo climbs until it is closed; a new one to pick up would only hide that.
    await take(nummer, wmo2, '2027-01-05T09:00:00Z');
    await giveBack(nummer, wmo2, '2027-01-05T10:00:00Z');
    expect(await pickUp(nummer)).toBeUndefined();
    await sweep('2027-01-12T23:01:00Z');
    expect((await lateTo(nummer)).length).toBeGreaterThan(climbing.length);
  });

  it('leaves no term behind when it is closed or opened again after it was given back', async () => {
    const closed = await handedOn(wmoMelding);
    await take(closed, wmo1, '2026-11-25T09:00:00Z');
    await giveBack(closed, wmo1, '2026-11-25T10:00:00Z');
    const end = { resultaat: 'geholpen', reden, nietVertellen: false } as const;
    await finishMelding(deps, { ...about(closed, wmo1, '2026-11-26T10:00:00Z'), input: end });
    const reopened = await handedOn(wmoMelding);
    await take(reopened, wmo1, '2026-11-25T09:00:00Z');
    await giveBack(reopened, wmo1, '2026-11-25T10:00:00Z');
    const again = { reden: 'teruggegeven', toelichting: reden, nietVertellen: false } as const;
    await reopenMelding(deps, { ...about(reopened, wmo1, '2026-11-26T10:00:00Z'), input: again });
    for (const nummer of [closed, reopened]) {
      expect([await pickUp(nummer), await termOf(nummer, 'wmoOnderzoek')]).toEqual([undefined, undefined]);
    }
    expect(await termOf(reopened, 'reactie')).toBeDefined();
  });
});

describe('every other outcome that hands on', () => {
  const member = (team: string) =>
    staffOf('teamlid', { id: `lid-${team}`, email: `lid-${team}@hellendoorn.example`, teams: [team] });
  const outcomes: [UitkomstInput, Staff][] = [
    [{ uitkomst: 'viaTeam', reden, team: 'via-hellendoorn' }, member('via-hellendoorn')],
    [{ uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' }, member('sociaal-team')],
    [{ uitkomst: 'expertteam', reden, team: 'expertteam' }, member('expertteam')],
    [maatwerk, petra],
  ];
  it.each(outcomes)('%o: taken, handed over or given back, it must be closed by the same day', async (input, who) => {
    const nummer = await handedOn(input);
    const until = '2026-12-01T23:00:00Z';
    if (input.uitkomst === 'maatwerk') await open(nummer, who, '2026-11-25T09:00:00Z');
    else await take(nummer, who, '2026-11-25T09:00:00Z');
    expect((await headOf(nummer)).behandelaar).toMatchObject({ id: who.id, naam: who.naam });
    expect(await pickUp(nummer)).toBe(until);
    await handOver(nummer, who, '2026-11-26T09:00:00Z', 'iemand@hellendoorn.example');
    expect(await pickUp(nummer)).toBe(until);
    await giveBack(nummer, werkverdeler, '2026-11-27T09:00:00Z');
    expect(await pickUp(nummer)).toBe(until);
    await sweep('2026-12-01T23:01:00Z');
    expect(await lateTo(nummer)).toEqual(['procesverantwoordelijke']);
    // Late already: handing it over does not begin anew, and the mail names no day that has passed.
    await handOver(nummer, werkverdeler, '2026-12-02T09:00:00Z', 'ander@hellendoorn.example');
    const asked = (await mailsOf(nummer, 'overgedragen')).find(({ aan }) => aan === 'ander@hellendoorn.example');
    expect(asked?.tekst).not.toContain('uiterlijk');
    await sweep('2026-12-04T23:01:00Z');
    expect(await lateTo(nummer)).toEqual(['manager', 'procesverantwoordelijke']);
  });

  it('maatwerk that nobody has in hand stands in the list of what nobody claimed', async () => {
    const free = async (nummer: string) => {
      const query = werklijstQuery.parse({ lijst: 'vrij', limiet: 100 });
      const { meldingen } = await listWerklijst(deps, query, { staff: werkverdeler, now: decided });
      return meldingen.some(({ meldingsnummer }) => meldingsnummer === nummer);
    };
    const nummer = await handedOn(maatwerk);
    expect(await free(nummer)).toBe(false);
    await giveBack(nummer, petra, '2026-11-26T09:00:00Z');
    expect(await free(nummer)).toBe(true);
    await take(nummer, werkverdeler, '2026-11-26T10:00:00Z');
    expect(await free(nummer)).toBe(false);
    const byPhone = { naam: 'Petra Voorbeeld', telefoon: '0548 00 01 99' };
    expect(await free(await handedOn({ ...maatwerk, medewerker: byPhone }))).toBe(true);
    const team = await handedOn({ uitkomst: 'viaTeam', reden, team: 'via-hellendoorn' });
    expect(await free(team)).toBe(false);
  });
});
