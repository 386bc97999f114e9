import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { term, termList } from '../../shared/deadlines.ts';
import { addMonths } from '../../shared/dutch-calendar.ts';
import { Problem } from '../../shared/problem.ts';
import { retentionTermName } from '../../shared/retention.ts';
import { outboxRow } from '../../shared/store/commit.ts';
import { melding, now, regieDeps, regisseurFields, staff } from '../../test/support/regie.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import type { RegisseurResponse } from './contract.ts';
import { decideMelding } from './decide-melding.ts';
import { type Casus, type CasusStatus, casus } from './domain/casus.ts';
import { listCasussen } from './list-casussen.ts';
import { passTerm } from './pass-term.ts';
import { proposeWaiting } from './propose-waiting.ts';
import { readCasusFor } from './read-casus.ts';
import { addRegisseur } from './regisseurs.ts';
import { casusAtAddress, casusList, type Deps, readCasus, readPool, readWeging } from './store.ts';
import { sweepRegie } from './sweep.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let deps: Deps;
beforeEach(async () => {
  test = await startTestTable();
  deps = regieDeps(test.table);
});
afterEach(() => test.stop());

async function addPerson(fields: Parameters<typeof regisseurFields>[0] = {}): Promise<RegisseurResponse> {
  const command = { request: regisseurFields(fields), staff: staff('beheerder'), now, idempotencyKey: undefined };
  return (await addRegisseur(deps, command)).answer;
}
async function only(status: CasusStatus): Promise<Casus> {
  const { items } = await test.table.work(casusList(status), casus, { limit: 10 });
  expect(items).toHaveLength(1);
  const [found] = items;
  if (!found) throw new Error('no casus');
  return found;
}
async function openCasus(overrides: Parameters<typeof melding>[0] = {}): Promise<Casus> {
  await weighMelding(deps, melding(overrides), now);
  return only('voorlopig');
}
const appointBy = (casusId: string, regisseurId: string, key?: string, bovenCapaciteit = false) =>
  appointRegisseur(deps, {
    casusId,
    request: { regisseurId, reden: 'Past het best', bovenCapaciteit },
    staff: staff('werkverdeler'),
    now,
    idempotencyKey: key,
  });
const loads = async () =>
  Object.fromEntries((await readPool(test.table)).map(({ regisseurId, belasting }) => [regisseurId, belasting]));
async function types(): Promise<string[]> {
  const { items } = await test.table.work('OUTBOX', outboxRow, { limit: 500 });
  return items.flatMap((row) => (row.outbox === 'event' ? [row.event.type.split('.').slice(2, 4).join('.')] : []));
}
async function mails() {
  const { items } = await test.table.work('OUTBOX', outboxRow, { limit: 500 });
  return items.flatMap((row) => (row.outbox === 'mail' ? [row.mail] : []));
}
const allTerms = async () => (await test.table.work(termList, term, { limit: 100 })).items;
/** The promised call, and what concerns the pool, have tests of their own. */
const terms = async () =>
  (await allTerms()).filter(({ soort }) => ![retentionTermName, 'contact', 'agenda'].includes(soort));
async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`Expected a Problem, got ${String(error)}`);
}

describe('benoemen', () => {
  it('confirms the voorlopig aanspreekpunt, removes the term and keeps who decided', async () => {
    const anna = await addPerson();
    const opened = await openCasus();
    expect(await terms()).toHaveLength(1);
    const { created, answer } = await appointBy(opened.casusId, anna.regisseurId);
    expect(created).toBe(true);
    expect(answer).toMatchObject({ regisseurId: anna.regisseurId, regisseur: { naam: anna.naam }, benoemdOp: now });
    expect(await loads()).toEqual({ [anna.regisseurId]: 1 });
    expect(await terms()).toEqual([]);
    expect(await types()).toContain('regisseur.benoemd');
    expect((await appointBy(opened.casusId, anna.regisseurId)).answer).toEqual(answer);
    expect((await types()).filter((type) => type === 'regisseur.benoemd')).toHaveLength(1);
  });

  it('moves the load when another is appointed, and tells both', async () => {
    const anna = await addPerson();
    const opened = await openCasus();
    const bram = await addPerson({ naam: 'Bram Voorbeeld' });
    await appointBy(opened.casusId, bram.regisseurId);
    expect(await loads()).toEqual({ [anna.regisseurId]: 0, [bram.regisseurId]: 1 });
    const told = (await mails()).map(({ soort, aan }) => [soort, aan]);
    expect(told).toContainEqual(['regisseurBenoemd', bram.email]);
    expect(told).toContainEqual(['regisseurVervangen', anna.email]);
    const second = await problemOf(appointBy(opened.casusId, anna.regisseurId));
    expect(second.code).toBe('nietMogelijk');
  });

  it('refuses who does not fit, with the reasons in plain Dutch', async () => {
    await addPerson();
    const opened = await openCasus({ betrokkenOrganisaties: ['zorgaanbieder'] });
    const noor = await addPerson({ naam: 'Noor Voorbeeld', organisatie: 'zorgaanbieder', hbo: false });
    const problem = await problemOf(appointBy(opened.casusId, noor.regisseurId));
    expect(problem.code).toBe('regisseurNietGeschikt');
    expect(problem.detail).toContain('hbo');
    expect(problem.detail).toContain('al hulp geeft');
    expect((await readCasus(test.table, opened.casusId))?.status).toBe('voorlopig');
  });

  it('refuses who is full, but confirms who fills the last place with this very casus', async () => {
    const anna = await addPerson({ capaciteit: 1 });
    const first = await openCasus();
    await weighMelding(deps, melding(), now);
    const waiting = await only('wachtOpBenoeming');
    expect((await problemOf(appointBy(waiting.casusId, anna.regisseurId))).code).toBe('geenCapaciteit');
    expect((await appointBy(first.casusId, anna.regisseurId)).created).toBe(true);
  });

  it('exceeds a capacity when a person asks for it, and keeps that with the reason', async () => {
    const anna = await addPerson({ capaciteit: 1 });
    const first = await openCasus();
    await weighMelding(deps, melding(), now);
    const { casusId } = await only('wachtOpBenoeming');
    expect((await appointBy(casusId, anna.regisseurId, undefined, true)).created).toBe(true);
    expect(await loads()).toEqual({ [anna.regisseurId]: 2 });
    const kept = z.object({ reden: z.string(), door: z.string(), bovenCapaciteit: z.boolean() });
    const decided = (id: string) => test.table.partition(`CASUS#${id}`, kept, 'BENOEMING#');
    expect(await decided(casusId)).toEqual([{ reden: 'Past het best', door: 'werkverdeler', bovenCapaciteit: true }]);
    // No exception was needed here: the casus holds its own place.
    await appointBy(first.casusId, anna.regisseurId, undefined, true);
    expect(await decided(first.casusId)).toMatchObject([{ bovenCapaciteit: false }]);
    // The software does not follow the example.
    await weighMelding(deps, melding(), now);
    await only('wachtOpBenoeming');
    expect(await loads()).toEqual({ [anna.regisseurId]: 2 });
  });

  it('exceeds nothing else, and gives the place back as any other', async () => {
    const anna = await addPerson({ capaciteit: 1 });
    const first = await openCasus();
    const noor = await addPerson({ naam: 'Noor Voorbeeld', capaciteit: 1, hbo: false });
    await weighMelding(deps, melding(), now);
    const waiting = await only('wachtOpBenoeming');
    const refused = await problemOf(appointBy(waiting.casusId, noor.regisseurId, undefined, true));
    expect(refused.code).toBe('regisseurNietGeschikt');
    const bram = await addPerson({ naam: 'Bram Voorbeeld', capaciteit: 1 });
    await appointBy(waiting.casusId, bram.regisseurId);
    await appointBy(first.casusId, bram.regisseurId, undefined, true);
    expect(await loads()).toEqual({ [anna.regisseurId]: 0, [noor.regisseurId]: 0, [bram.regisseurId]: 2 });
  });

  it('closes the escalation of a casus without anybody', async () => {
    await weighMelding(deps, melding(), now);
    const waiting = await only('wachtOpBenoeming');
    const anna = await addPerson();
    await appointBy(waiting.casusId, anna.regisseurId);
    expect(await types()).toContain('escalatie.gesloten');
    expect(await readCasus(test.table, waiting.casusId)).toMatchObject({ status: 'benoemd', escalaties: [] });
  });

  it('lets one of two people at once win; loads and journal stay whole', async () => {
    await addPerson();
    const opened = await openCasus();
    const [bram, carla] = [await addPerson({ naam: 'Bram Voorbeeld' }), await addPerson({ naam: 'Carla Voorbeeld' })];
    const outcomes = await Promise.allSettled([
      appointBy(opened.casusId, bram.regisseurId),
      appointBy(opened.casusId, carla.regisseurId),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(Object.values(await loads()).sort()).toEqual([0, 0, 1]);
    expect((await types()).filter((type) => type === 'regisseur.benoemd')).toHaveLength(1);
  });

  it('appoints one regisseur to twenty-five casussen at once: they take turns, none is turned away', async () => {
    const anna = await addPerson({ capaciteit: 100 });
    for (let count = 0; count < 25; count += 1) await weighMelding(deps, melding(), now);
    const { items } = await test.table.work(casusList('voorlopig'), casus, { limit: 50 });
    const bram = await addPerson({ naam: 'Bram Voorbeeld', capaciteit: 100 });
    const answers = await Promise.all(items.map(({ casusId }) => appointBy(casusId, bram.regisseurId)));
    expect(answers.filter(({ created }) => created)).toHaveLength(25);
    expect(await loads()).toEqual({ [anna.regisseurId]: 0, [bram.regisseurId]: 25 });
  });

  it('does not give the last place of one regisseur to two casussen at once', async () => {
    await addPerson({ capaciteit: 2 });
    await weighMelding(deps, melding(), now);
    await weighMelding(deps, melding(), now);
    const { items } = await test.table.work(casusList('voorlopig'), casus, { limit: 10 });
    const bram = await addPerson({ naam: 'Bram Voorbeeld', capaciteit: 1 });
    const outcomes = await Promise.allSettled(items.map(({ casusId }) => appointBy(casusId, bram.regisseurId)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await loads())[bram.regisseurId]).toBe(1);
  });

  it('answers the same for the same key and refuses another request under it', async () => {
    const anna = await addPerson();
    const opened = await openCasus();
    const first = await appointBy(opened.casusId, anna.regisseurId, 'sleutel-1');
    expect(await appointBy(opened.casusId, anna.regisseurId, 'sleutel-1')).toEqual({ ...first, created: false });
    const bram = await addPerson({ naam: 'Bram Voorbeeld' });
    const other = await problemOf(appointBy(opened.casusId, bram.regisseurId, 'sleutel-1'));
    expect(other.code).toBe('anderVerzoekZelfdeSleutel');
  });

  it('does not know a casus or a regisseur that is not there', async () => {
    const anna = await addPerson();
    const opened = await openCasus();
    expect((await problemOf(appointBy(deps.ids.uuid(), anna.regisseurId))).code).toBe('nietGevonden');
    expect((await problemOf(appointBy(opened.casusId, deps.ids.uuid()))).code).toBe('ongeldigeInvoer');
  });
});

describe('a second melding from the address', () => {
  async function submitted() {
    const anna = await addPerson({ email: 'Regisseur@almelo.example' });
    const first = await openCasus();
    const second = melding({ adresSleutel: first.adresSleutel });
    await weighMelding(deps, second, now);
    return { anna, first, meldingId: second.data.meldingId };
  }
  const decide = (
    casusId: string,
    meldingId: string,
    besluit: 'bevestigd' | 'gesplitst',
    by = staff('regisseur', 'regisseur@ALMELO.example'),
  ) => decideMelding(deps, { casusId, meldingId, besluit, staff: by, now, idempotencyKey: undefined });

  it('joins the casus when its own regisseur confirms', async () => {
    const { first, meldingId } = await submitted();
    expect(await terms()).toHaveLength(2);
    await decide(first.casusId, meldingId, 'bevestigd');
    expect((await readCasus(test.table, first.casusId))?.meldingen).toEqual([first.meldingen[0], meldingId]);
    expect(await types()).toContain('casus.meldingBevestigd');
    expect(await terms()).toHaveLength(1);
    expect((await problemOf(decide(first.casusId, meldingId, 'gesplitst'))).code).toBe('nietMogelijk');
  });

  it('alarms when the employer of who leads helps there already, and says so on the casus', async () => {
    const anna = await addPerson({ email: 'regisseur@almelo.example', organisatie: 'zorgaanbieder' });
    const first = await openCasus();
    const second = melding({ adresSleutel: first.adresSleutel, betrokkenOrganisaties: ['zorgaanbieder'] });
    await weighMelding(deps, second, now);
    const read = async (by: ReturnType<typeof staff>) =>
      (await readCasusFor(deps, { casusId: first.casusId, staff: by, now, requestId: 'verzoek' })).aandachtspunten;
    expect(await read(staff('werkverdeler'))).toEqual([]);
    await decide(first.casusId, second.data.meldingId, 'bevestigd');
    expect(await read(staff('werkverdeler'))).toEqual(['nietOnafhankelijk']);
    expect(await read(staff('regisseur', anna.email))).toEqual(['nietOnafhankelijk']);
    const told = (await mails()).filter(({ soort }) => soort === 'regisseurPastNietMeer');
    expect(told.map(({ aan }) => aan).sort()).toEqual([
      'procesverantwoordelijke@almelo.example',
      deps.installation.gemeente.werkbak,
    ]);
    for (const { tekst } of told)
      expect(tekst).toContain('- Deze persoon werkt bij een organisatie die hier al hulp geeft.');
    expect((await readCasus(test.table, first.casusId))?.aanspreekpunt?.regisseurId).toBe(anna.regisseurId);
  });

  it('gets a casus of its own when it is split, and the address stays with the first', async () => {
    const { anna, first, meldingId } = await submitted();
    await decide(first.casusId, meldingId, 'gesplitst');
    const { items } = await test.table.work(casusList('voorlopig'), casus, { limit: 10 });
    expect(items.map(({ meldingen }) => meldingen[0]).sort()).toEqual([first.meldingen[0], meldingId].sort());
    expect(await loads()).toEqual({ [anna.regisseurId]: 2 });
    expect((await casusAtAddress(test.table, first.adresSleutel ?? ''))?.casusId).toBe(first.casusId);
    expect((await readWeging(test.table, meldingId))?.versie).toBe(2);
    expect(await types()).toContain('casus.gesplitst');
  });

  it('goes to triage when it is split and light', async () => {
    await addPerson({ email: 'regisseur@almelo.example' });
    const first = await openCasus();
    const light = melding({
      adresSleutel: first.adresSleutel,
      leefgebieden: [],
      overzichtHouden: 'ja',
      veiligheid: 'veilig',
    });
    await weighMelding(deps, light, now);
    await decide(first.casusId, light.data.meldingId, 'gesplitst');
    expect((await only('voorlopig')).voorgelegd).toEqual([]);
  });

  it('is nobody else’s business', async () => {
    const { first, meldingId } = await submitted();
    const other = staff('regisseur', 'ander@almelo.example');
    expect((await problemOf(decide(first.casusId, meldingId, 'bevestigd', other))).code).toBe('nietGevonden');
    expect((await decide(first.casusId, meldingId, 'bevestigd', staff('werkverdeler'))).created).toBe(true);
  });

  it('goes to the ladder while the casus has nobody', async () => {
    await weighMelding(deps, melding({ adresSleutel: 'sleutel' }), now);
    await weighMelding(deps, melding({ adresSleutel: 'sleutel' }), now);
    const [told, ...more] = (await mails()).filter(({ soort }) => soort === 'meldingVoorgelegd');
    expect(more).toEqual([]);
    expect(told?.aan).toBe('procesverantwoordelijke@almelo.example');
    const { casusId } = await only('wachtOpBenoeming');
    expect(told?.tekst).toContain(`Bevestig of splits:\n${deps.installation.omgeving.url}/werk/casussen/${casusId}\n`);
  });

  it('climbs when nobody decides', async () => {
    const { first, meldingId } = await submitted();
    const due = (await terms()).find(({ soort }) => soort === `bevestiging#${meldingId}`);
    if (!due) throw new Error('no term');
    await passTerm(deps, due, '2026-11-26T00:00:00Z');
    const after = await readCasus(test.table, first.casusId);
    expect(after?.escalaties).toMatchObject([{ oorzaak: 'nietBevestigd', meldingId, niveau: 1 }]);
    await decide(first.casusId, meldingId, 'bevestigd');
    expect((await readCasus(test.table, first.casusId))?.escalaties).toEqual([]);
  });
});

describe('terms and the sweep', () => {
  const later = '2026-11-25T00:00:00Z';

  it('tells the ladder and reminds the mailbox, once per term, however often it is offered', async () => {
    await addPerson();
    const opened = await openCasus();
    const [due] = await terms();
    if (!due) throw new Error('no term');
    await Promise.all([passTerm(deps, due, later), passTerm(deps, due, later)]);
    await passTerm(deps, due, later);
    const after = await readCasus(test.table, opened.casusId);
    expect(after?.escalaties).toMatchObject([{ oorzaak: 'nietBenoemd', niveau: 1 }]);
    const told = (await mails()).map(({ soort, aan }) => [soort, aan]);
    expect(told.filter(([soort]) => soort === 'casusGeescaleerd')).toEqual([
      ['casusGeescaleerd', 'procesverantwoordelijke@almelo.example'],
    ]);
    expect(told).toContainEqual(['werkverdelerHerinnerd', deps.installation.gemeente.werkbak]);
    expect(await terms()).toMatchObject([{ soort: 'benoeming', niveau: 2 }]);
  });

  it('says Spoed to the regisseur, the mailbox and the ladder, and is late after the hours of a crisis', async () => {
    await addPerson();
    const opened = await openCasus({ veiligheid: 'acuutOnveilig' });
    const [due] = await terms();
    if (!due) throw new Error('no term');
    expect(due.gsi1sk).toBe('2026-11-23T13:00:00Z');
    const late = '2026-11-23T13:01:00Z';
    await passTerm(deps, due, late);
    const told = await mails();
    expect(told.map(({ soort }) => soort).sort()).toEqual([
      'casusGeescaleerd',
      'regisseurVoorgesteld',
      'werkverdelerHerinnerd',
    ]);
    for (const { onderwerp, tekst, html } of told) {
      expect(onderwerp).toMatch(/^Spoed: /);
      for (const body of [tekst, html]) expect(body).toContain('Dit is spoed.');
    }
    expect((await terms())[0]?.gsi1sk).toBe('2026-11-23T17:01:00Z');
    const shown = await readCasusFor(deps, {
      casusId: opened.casusId,
      staff: staff('werkverdeler'),
      now: late,
      requestId: 'verzoek',
    });
    expect(shown).toMatchObject({ spoed: true, teLaat: true, bevestigenUiterlijk: '2026-11-23' });
  });

  it('asks to call before the date that the resident was told, and links to the casus', async () => {
    const anna = await addPerson();
    const opened = await openCasus({ reactieUiterlijk: '2026-11-27' });
    await appointBy(opened.casusId, anna.regisseurId);
    const told = await mails();
    expect(told.map(({ soort }) => soort).sort()).toEqual(['regisseurBenoemd', 'regisseurVoorgesteld']);
    for (const { tekst } of told) {
      expect(tekst).toContain('Bel de inwoner vóór vrijdag 27 november. De contactgegevens staan in Vlot.');
      expect(tekst).toContain('veilig bereikt');
      expect(tekst).toContain(`${deps.installation.omgeving.url}/werk/casussen/${opened.casusId}\n`);
      // Who may not be mailed hears it by a call, perhaps later.
      expect(tekst).not.toMatch(/De inwoner (krijgt|hoort)/);
    }
  });

  it('does not say Spoed where there is none', async () => {
    await addPerson();
    await openCasus();
    expect((await mails()).map(({ onderwerp, tekst }) => `${onderwerp} ${tekst}`).join()).not.toMatch(/spoed/i);
  });

  it('does nothing for a term that was met, and removes what was left behind', async () => {
    const anna = await addPerson();
    const opened = await openCasus();
    const [due] = await terms();
    if (!due) throw new Error('no term');
    await appointBy(opened.casusId, anna.regisseurId);
    await passTerm(deps, due, later);
    expect((await readCasus(test.table, opened.casusId))?.escalaties).toEqual([]);
    await test.table.transact([{ put: { ...due, gsi1pk: termList }, when: 'always' }]);
    await passTerm(deps, due, later);
    expect(await terms()).toEqual([]);
    expect((await readCasus(test.table, opened.casusId))?.escalaties).toEqual([]);
  });

  it('gives a waiting casus somebody as soon as a place is there, and counts who still waits', async () => {
    await weighMelding(deps, melding(), now);
    await weighMelding(deps, melding({ veiligheid: 'acuutOnveilig' }), now);
    const counted: unknown[] = [];
    const metrics = (name: string, value: number) => counted.push([name, value]);
    await proposeWaiting(deps, metrics, '2026-11-23T11:30:00Z');
    await addPerson({ capaciteit: 1 });
    await sweepRegie(deps, { relay: { sweep: async () => undefined }, metrics }, now);
    expect(counted).toEqual([
      ['CasusWithoutRegisseur', 2],
      ['ComplexZonderRegisseurUren', 2],
      ['CasusWithoutRegisseur', 1],
      ['ComplexZonderRegisseurUren', 0],
    ]);
    const helped = await only('voorlopig');
    expect(helped.weging.spoed).toBe(true);
    expect(helped.escalaties).toEqual([]);
    expect(await types()).toContain('escalatie.gesloten');
  });
});

describe('retention', () => {
  const anything = z.looseObject({ pk: z.string(), sk: z.string() });
  const pass = async (at: string) => {
    for (const due of await allTerms()) {
      if (due.soort === retentionTermName && due.gsi1sk <= at) await passTerm(deps, due, at);
    }
  };

  it('moves along with every change; at the end all goes, and only a deletion record stays', async () => {
    const anna = await addPerson();
    const opened = await openCasus();
    const { casusId, adresSleutel } = opened;
    const months = deps.installation.gemeente.bewaren.casusMaanden;
    const stale = (await allTerms()).find(({ pk, soort }) => pk === `CASUS#${casusId}` && soort === retentionTermName);
    if (!stale) throw new Error('no retention term');
    expect(stale.gsi1sk).toBe(`${addMonths('2026-11-23', months)}T00:00:00Z`);
    const changed = '2027-02-01T09:00:00Z';
    await appointRegisseur(deps, {
      casusId,
      request: { regisseurId: anna.regisseurId, reden: 'Past het best', bovenCapaciteit: false },
      staff: staff('werkverdeler'),
      now: changed,
      idempotencyKey: undefined,
    });
    await readCasusFor(deps, { casusId, staff: staff('werkverdeler'), now: changed, requestId: 'verzoek' });
    await passTerm(deps, stale, stale.gsi1sk);
    expect(await readCasus(test.table, casusId)).toMatchObject({ status: 'benoemd' });

    const end = `${addMonths('2027-02-01', months)}T00:00:01Z`;
    await pass(end);
    expect(await test.table.partition(`CASUS#${casusId}`, anything)).toEqual([]);
    expect(await test.table.partition(`MELDING#${opened.meldingen[0]}`, anything)).toEqual([]);
    expect(await test.table.partition(`ADRES#${adresSleutel}`, anything)).toEqual([]);
    expect(await test.table.partition(`REGISSEUR#${anna.regisseurId}`, anything, 'CASUS#')).toEqual([]);
    expect(await loads()).toEqual({ [anna.regisseurId]: 0 });
    expect((await allTerms()).map(({ soort }) => soort)).toEqual(['agenda']);
    expect(await test.table.partition(`VERWIJDERD#CASUS#${casusId}`, anything)).toEqual([
      {
        pk: `VERWIJDERD#CASUS#${casusId}`,
        sk: 'VERWIJDERD',
        reden: 'bewaartermijn',
        bewarenTot: end.slice(0, 10),
        verwijderdOp: end,
      },
    ]);
  });

  it('leaves the address to the casus that holds it', async () => {
    await addPerson();
    const opened = await openCasus();
    const other = deps.ids.uuid();
    const pointer = { pk: `ADRES#${opened.adresSleutel}`, sk: 'CASUS' };
    await test.table.transact([{ put: { ...pointer, casusId: other }, when: 'always' }]);
    await pass('2199-01-01T00:00:00Z');
    expect(await readCasus(test.table, opened.casusId)).toBeUndefined();
    expect(await test.table.get(pointer, z.object({ casusId: z.string() }))).toEqual({ casusId: other });
  });
});

describe('reading', () => {
  it('shows acutely unsafe first, then the longest waiting, in pages', async () => {
    for (const [index, veiligheid] of (['zorgen', 'acuutOnveilig', 'zorgen'] as const).entries()) {
      await weighMelding(deps, melding({ veiligheid }), `2026-11-23T09:0${index}:00Z`);
    }
    const query = { status: 'wachtOpBenoeming' as const, limiet: 2, cursor: undefined };
    const first = await listCasussen(deps, query, staff('werkverdeler'), '2026-11-26T00:00:00Z');
    expect(first.casussen.map(({ spoed }) => spoed)).toEqual([true, false]);
    expect(first.casussen[1]).toMatchObject({ geopendOp: '2026-11-23T09:00:00Z', teLaat: true, escalatieNiveau: 1 });
    const cursor = first.volgende ?? '';
    const second = await listCasussen(deps, { ...query, cursor }, staff('werkverdeler'), now);
    expect(second.casussen.map(({ geopendOp }) => geopendOp)).toEqual(['2026-11-23T09:02:00Z']);
    for (const wrong of ['zomaar', Buffer.from('{"pk":{"S":"x"}}').toString('base64url')]) {
      const problem = await problemOf(listCasussen(deps, { ...query, cursor: wrong }, staff('werkverdeler'), now));
      expect(problem.code).toBe('ongeldigeInvoer');
    }
  });

  it('shows a regisseur the own casussen only', async () => {
    await addPerson({ email: 'regisseur@almelo.example', capaciteit: 1 });
    const own = await openCasus();
    await addPerson();
    await weighMelding(deps, melding(), now);
    const query = { status: 'voorlopig' as const, limiet: 25, cursor: undefined };
    const list = async (email: string) =>
      (await listCasussen(deps, query, staff('regisseur', email), now)).casussen.map(({ casusId }) => casusId);
    expect(await list('REGISSEUR@almelo.example')).toEqual([own.casusId]);
    expect(await list('niemand@almelo.example')).toEqual([]);
  });

  it('records the read before it shows a casus with its candidates', async () => {
    const anna = await addPerson({ capaciteit: 1 });
    await addPerson({ naam: 'Bert Voorbeeld', hbo: false });
    const opened = await openCasus();
    const read = (by: ReturnType<typeof staff>) =>
      readCasusFor(deps, { casusId: opened.casusId, staff: by, now, requestId: 'verzoek' });
    const shown = await read(staff('werkverdeler'));
    expect(shown.kandidaten.find(({ regisseurId }) => regisseurId === anna.regisseurId)).toMatchObject({
      belasting: 1,
      geschikt: true,
    });
    expect(shown.kandidaten.find(({ naam }) => naam === 'Bert Voorbeeld')).toMatchObject({
      geschikt: false,
      redenen: ['geenHbo'],
    });
    const pk = `CASUS#${opened.casusId}`;
    const readings = () => test.table.partition(pk, term.pick({ pk: true, sk: true }), 'INZAGE#');
    expect(await readings()).toHaveLength(1);
    expect((await read(staff('regisseur', anna.email))).kandidaten).toEqual([]);
    expect((await problemOf(read(staff('regisseur', 'ander@almelo.example')))).code).toBe('nietGevonden');
    expect(await readings()).toHaveLength(2);
  });
});

describe('the pool', () => {
  it('takes nobody twice and knows the organisations of the municipality', async () => {
    const person = { request: regisseurFields({ email: 'A@almelo.example' }), staff: staff('beheerder'), now };
    const { created, answer } = await addRegisseur(deps, { ...person, idempotencyKey: 'sleutel-1' });
    expect(created).toBe(true);
    expect(answer.organisatieNaam).toBe('Wijkteam Almelo');
    expect(await addRegisseur(deps, { ...person, idempotencyKey: 'sleutel-1' })).toEqual({ created: false, answer });
    const twice = await problemOf(
      addRegisseur(deps, {
        ...person,
        request: regisseurFields({ email: 'a@ALMELO.example' }),
        idempotencyKey: undefined,
      }),
    );
    expect(twice.code).toBe('nietMogelijk');
    const request = regisseurFields({ organisatie: 'elders' });
    const unknown = await problemOf(addRegisseur(deps, { ...person, request, idempotencyKey: undefined }));
    expect(unknown.faults[0]?.melding).toContain('wijkteam-almelo');
    expect(await readPool(test.table)).toHaveLength(1);
  });
});
