import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { melding, now, regisseurFields, staff } from '../../test/support/regie.ts';
import { type RegieWorld, regieWorld } from '../../test/support/regie-world.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { appointRegisseur } from './appoint-regisseur.ts';
import { announceAbsence, changeRegisseur, endAbsence, endService } from './change-regisseur.ts';
import type { AfwezigheidInput, RegisseurPatch } from './contract.ts';
import { decideChange } from './decide-change.ts';
import { decideMelding } from './decide-melding.ts';
import { casus } from './domain/casus.ts';
import { followPool } from './domain/stand-in.ts';
import { listCasussen } from './list-casussen.ts';
import { nameStandInFor } from './name-stand-in.ts';
import { reactTo } from './reactions.ts';
import { readCasusFor } from './read-casus.ts';
import { recordCall } from './record-contact.ts';
import { recordHelp } from './start-help.ts';
import { casusPk, putAgenda, putRegisseur, readPool } from './store.ts';
import { weighMelding } from './weigh-melding.ts';

let test: TestTable;
let world: RegieWorld;
beforeEach(async () => {
  test = await startTestTable();
  world = regieWorld(test);
});
afterEach(() => test.stop());

const manager = staff('werkverdeler');
const asked = (regisseurId: string, by = manager, at = now) => ({
  regisseurId,
  staff: by,
  now: at,
  idempotencyKey: undefined,
});
const eventRow = z.looseObject({ event: z.looseObject({ type: z.string(), data: z.unknown() }) });
const today = '2026-11-23';
const week = { van: today, tot: '2026-11-27', reden: 'ziekte' } as const;
const absent = (regisseurId: string, request: AfwezigheidInput, by = manager, at = now) =>
  announceAbsence(world.deps, { ...asked(regisseurId, by, at), request });
const change = (regisseurId: string, request: RegisseurPatch) =>
  changeRegisseur(world.deps, { ...asked(regisseurId), request });
const appoint = (casusId: string, regisseurId: string) =>
  appointRegisseur(world.deps, {
    casusId,
    request: { regisseurId, reden: 'Past het best', bovenCapaciteit: false },
    staff: manager,
    now,
    idempotencyKey: undefined,
  });
const onCasus = (casusId: string, by = manager, at = now) => ({
  casusId,
  staff: by,
  now: at,
  idempotencyKey: undefined,
});
const soorten = async (casusId: string) => (await world.casus(casusId)).punten.map(({ soort }) => soort);

describe('leave and illness', () => {
  async function pair() {
    const anna = await world.person({ naam: 'Anna Voorbeeld', email: 'regisseur@almelo.example' });
    const opened = await world.open();
    await appoint(opened.casusId, anna.regisseurId);
    const bram = await world.person({ naam: 'Bram Voorbeeld', email: 'bram@almelo.example' });
    return { anna, bram, casusId: opened.casusId };
  }

  it('lets somebody stand in at once, who gets the mails, sees the casus and acts in it', async () => {
    const { anna, bram, casusId } = await pair();
    const { answer } = await absent(anna.regisseurId, { ...week, waarnemerId: bram.regisseurId }, staff('regisseur'));
    expect(answer).toMatchObject({ ...week, waarnemerId: bram.regisseurId, zonderWaarnemer: [] });
    expect(await world.personNow(anna.regisseurId)).toMatchObject({ status: 'afwezig', belasting: 1 });
    expect(await world.personNow(bram.regisseurId)).toMatchObject({ belasting: 0, waarneemt: 1 });
    expect(await world.eventsOf('regisseur.gewijzigd')).toMatchObject([
      { casusId, regisseurId: anna.regisseurId, waarnemer: { regisseurId: bram.regisseurId, tot: '2026-11-27' } },
    ]);
    const [told] = await world.mails('waarnemingGestart');
    expect(told).toMatchObject({ aan: bram.email });
    expect(told?.tekst).toContain('tot en met vrijdag 27 november');
    const query = { status: 'benoemd' as const, limiet: 25, cursor: undefined };
    const seen = await listCasussen(world.deps, query, staff('regisseur', bram.email), now);
    expect(seen.casussen).toMatchObject([{ casusId, waarnemer: { naam: 'Bram Voorbeeld', tot: '2026-11-27' } }]);
    const who = { casusId, staff: staff('regisseur', bram.email), now, requestId: 'verzoek' };
    expect((await readCasusFor(world.deps, who)).aandachtspunten).toEqual([]);
    // A melding from the address comes to who stands in, and they decide; its melder hears of them.
    const second = melding({ adresSleutel: (await world.casus(casusId)).adresSleutel });
    await weighMelding(world.deps, second, now);
    expect((await world.mails('meldingVoorgelegd')).map(({ aan }) => aan)).toEqual([bram.email]);
    const { meldingId } = second.data;
    const by = staff('regisseur', bram.email);
    await decideMelding(world.deps, { ...onCasus(casusId, by), meldingId, besluit: 'bevestigd' });
    expect(await world.eventsOf('regisseur.gewijzigd')).toContainEqual(
      expect.objectContaining({ meldingen: expect.arrayContaining([meldingId]) }),
    );
    expect((await world.mails('meldingBevestigd')).map(({ aan }) => aan)).toEqual([bram.email]);
    await recordCall(world.deps, { ...onCasus(casusId, by), request: { resultaat: 'gesproken' } });
    expect((await world.casus(casusId)).eersteContact).toBeNull();
  });

  it('begins on the first day and ends by itself on the day after the last', async () => {
    const { anna, bram, casusId } = await pair();
    const leave = { van: '2026-12-01', tot: '2026-12-04', reden: 'verlof' as const, waarnemerId: bram.regisseurId };
    await absent(anna.regisseurId, leave);
    expect(await world.personNow(anna.regisseurId)).toMatchObject({ status: 'beschikbaar' });
    await world.sweep('2026-11-30T22:59:00Z');
    expect((await world.casus(casusId)).waarneming).toBeNull();
    await world.sweep('2026-11-30T23:01:00Z');
    expect(await world.casus(casusId)).toMatchObject({ waarneming: { regisseurId: bram.regisseurId } });
    expect(await world.personNow(anna.regisseurId)).toMatchObject({ status: 'afwezig' });
    await world.sweep('2026-12-04T22:59:00Z');
    expect((await world.casus(casusId)).waarneming).not.toBeNull();
    await world.sweep('2026-12-04T23:01:00Z');
    expect((await world.casus(casusId)).waarneming).toBeNull();
    expect(await world.personNow(anna.regisseurId)).toMatchObject({ status: 'beschikbaar', afwezigheden: [] });
    expect(await world.personNow(bram.regisseurId)).toMatchObject({ waarneemt: 0 });
    const told = await world.eventsOf('regisseur.gewijzigd');
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(expect.objectContaining({ waarnemer: null }));
  });

  it('ends early', async () => {
    const { anna, bram, casusId } = await pair();
    const { answer } = await absent(anna.regisseurId, { ...week, waarnemerId: bram.regisseurId });
    const { afwezigheidId } = answer;
    await endAbsence(world.deps, { ...asked(anna.regisseurId, staff('regisseur')), afwezigheidId });
    expect((await world.casus(casusId)).waarneming).toBeNull();
    expect(await world.personNow(anna.regisseurId)).toMatchObject({ status: 'beschikbaar' });
    const again = endAbsence(world.deps, { ...asked(anna.regisseurId), afwezigheidId });
    expect((await world.problemOf(again)).code).toBe('nietGevonden');
  });

  it('tells the mailbox at once when nobody stands in, and climbs; a werkverdeler names somebody per casus', async () => {
    const { anna, bram, casusId } = await pair();
    const { answer } = await absent(anna.regisseurId, { ...week, waarnemerId: null });
    expect(answer.zonderWaarnemer).toEqual([casusId]);
    const { werkbak } = world.deps.installation.gemeente;
    for (const soort of ['waarnemerGevraagd', 'geenWaarnemer']) {
      expect((await world.mails(soort)).map(({ aan }) => aan)).toEqual([werkbak]);
    }
    expect(await soorten(casusId)).toEqual(['geenWaarnemer']);
    await world.sweep('2026-11-25T00:00:00Z');
    const climbed = (await world.casus(casusId)).escalaties;
    expect(climbed.map(({ oorzaak }) => oorzaak)).toContain('geenWaarnemer');
    const request = { waarnemerId: bram.regisseurId };
    const named = await nameStandInFor(world.deps, { ...onCasus(casusId), request });
    expect(named.answer).toMatchObject({ waarnemerId: bram.regisseurId, tot: '2026-11-27' });
    expect(await soorten(casusId)).toEqual([]);
    expect(await world.personNow(bram.regisseurId)).toMatchObject({ waarneemt: 1 });
  });

  it('sends nothing to who is away or left: the ladder and the mailbox hear it instead', async () => {
    const { anna, casusId } = await pair();
    await absent(anna.regisseurId, { ...week, waarnemerId: null });
    const { adresSleutel } = await world.casus(casusId);
    const second = melding({ adresSleutel });
    await weighMelding(world.deps, second, now);
    const { meldingId } = second.data;
    await decideMelding(world.deps, { ...onCasus(casusId), meldingId, besluit: 'bevestigd' });
    await world.sweep('2026-11-26T23:01:00Z');
    const aan = async (soort: string) => (await world.mails(soort)).map((mail) => mail.aan);
    expect(await aan('meldingVoorgelegd')).toEqual(['procesverantwoordelijke@almelo.example']);
    const { werkbak } = world.deps.installation.gemeente;
    expect(await aan('meldingBevestigd')).toEqual([werkbak]);
    expect(await aan('contactHerinnering')).toEqual([werkbak]);
  });

  it('asks of who stands in what it asks of who leads: independence and registration', async () => {
    const anna = await world.person();
    const opened = await world.open({ betrokkenOrganisaties: ['zorgaanbieder'] });
    const noor = await world.person({ naam: 'Noor Voorbeeld', organisatie: 'zorgaanbieder' });
    const unregistered = await world.person({ naam: 'Bert Voorbeeld', registraties: [] });
    const { answer } = await absent(anna.regisseurId, { ...week, waarnemerId: noor.regisseurId });
    expect(answer.zonderWaarnemer).toEqual([opened.casusId]);
    expect(await soorten(opened.casusId)).toEqual(['geenWaarnemer']);
    for (const waarnemerId of [noor.regisseurId, unregistered.regisseurId, anna.regisseurId]) {
      const problem = await world.problemOf(
        nameStandInFor(world.deps, { ...onCasus(opened.casusId), request: { waarnemerId } }),
      );
      expect(problem.code).toBe('regisseurNietGeschikt');
    }
  });

  it('proposes nobody who is away', async () => {
    const anna = await world.person();
    await absent(anna.regisseurId, { ...week, waarnemerId: null });
    await weighMelding(world.deps, melding(), now);
    expect((await world.only('wachtOpBenoeming')).aanspreekpunt).toBeNull();
  });

  it('asks anew when who stands in falls ill as well', async () => {
    const { anna, bram, casusId } = await pair();
    await absent(anna.regisseurId, { ...week, waarnemerId: bram.regisseurId });
    await absent(bram.regisseurId, { ...week, waarnemerId: null });
    expect((await world.casus(casusId)).waarneming).toBeNull();
    expect(await soorten(casusId)).toEqual(['geenWaarnemer']);
    expect(await world.personNow(bram.regisseurId)).toMatchObject({ waarneemt: 0, status: 'afwezig' });
  });

  const said = async (casusId: string) =>
    (await test.table.partition(casusPk(casusId), eventRow, 'EVENT#'))
      .filter(({ event }) => event.type === 'nl.regie.regisseur.gewijzigd.v1')
      .map(({ event }) => event.data);

  it('says once that nobody is there, by when somebody is, and again when that is solved; never to call them in between', async () => {
    const { anna, bram, casusId } = await pair();
    const { answer } = await absent(anna.regisseurId, { ...week, waarnemerId: null });
    await change(anna.regisseurId, { telefoon: '0546 99 99 99' });
    const [item] = (await world.casus(casusId)).punten;
    const nobody = { waarnemer: null, vertrek: null, afwezig: { sinds: now, waarnemerUiterlijk: item?.uiterlijk } };
    expect(item?.uiterlijk).toMatch(/^2026-/);
    // Another number of who is away changes nothing about it.
    expect(await said(casusId)).toMatchObject([nobody, { ...nobody, regisseur: { telefoon: '0546 99 99 99' } }]);
    await world.sweep('2026-11-23T09:01:00Z');
    const request = { waarnemerId: bram.regisseurId };
    await nameStandInFor(world.deps, { ...onCasus(casusId), request });
    const standIn = { waarnemer: { regisseurId: bram.regisseurId }, afwezig: null };
    expect((await said(casusId)).slice(2)).toMatchObject([standIn]);

    await endService(world.deps, asked(bram.regisseurId));
    expect((await said(casusId)).slice(3)).toMatchObject([nobody]);
    expect((await world.casus(casusId)).waarneming).toBeNull();
    const read = readCasusFor(world.deps, {
      casusId,
      staff: staff('regisseur', bram.email),
      now,
      requestId: 'verzoek',
    });
    expect((await world.problemOf(read)).code).toBe('nietGevonden');

    await endAbsence(world.deps, { ...asked(anna.regisseurId), afwezigheidId: answer.afwezigheidId });
    expect((await said(casusId)).slice(4)).toMatchObject([{ waarnemer: null, afwezig: null, vertrek: null }]);
    await world.sweep('2026-11-23T09:02:00Z');
    expect(await said(casusId)).toHaveLength(5);
  });

  it('says it before a melding that joins meanwhile, and not any more once who is away leaves for good', async () => {
    const { anna, casusId } = await pair();
    await absent(anna.regisseurId, { ...week, waarnemerId: null });
    const second = melding({ adresSleutel: (await world.casus(casusId)).adresSleutel });
    await weighMelding(world.deps, second, now);
    const { meldingId } = second.data;
    await decideMelding(world.deps, { ...onCasus(casusId), meldingId, besluit: 'bevestigd' });
    const types = (await test.table.partition(casusPk(casusId), eventRow, 'EVENT#'))
      .filter(({ event }) => JSON.stringify(event.data).includes(meldingId))
      .map(({ event }) => event.type);
    expect(types).toEqual([
      'nl.regie.casus.meldingVoorgelegd.v1',
      'nl.regie.regisseur.gewijzigd.v1',
      'nl.regie.casus.meldingBevestigd.v1',
    ]);
    expect((await said(casusId)).at(-1)).toMatchObject({ afwezig: { sinds: now } });
    await endService(world.deps, asked(anna.regisseurId));
    expect((await said(casusId)).at(-1)).toMatchObject({ afwezig: null, vertrek: { op: now } });
  });

  it('refuses days that are over, double absence, and who cannot stand in', async () => {
    const { anna, bram } = await pair();
    const past = { van: '2026-11-01', tot: '2026-11-02', reden: 'verlof' as const, waarnemerId: null };
    expect((await world.problemOf(absent(anna.regisseurId, past))).faults[0]?.veld).toBe('/tot');
    const self = { ...week, waarnemerId: anna.regisseurId };
    expect((await world.problemOf(absent(anna.regisseurId, self))).faults[0]?.veld).toBe('/waarnemerId');
    await absent(anna.regisseurId, { ...week, waarnemerId: bram.regisseurId });
    expect((await world.problemOf(absent(anna.regisseurId, { ...week, waarnemerId: null }))).code).toBe('nietMogelijk');
    const stranger = staff('regisseur', 'ander@almelo.example');
    const others = absent(bram.regisseurId, { ...week, waarnemerId: null }, stranger);
    expect((await world.problemOf(others)).code).toBe('nietGevonden');
  });

  it('is finished by the sweep when it broke off between the person and the casussen', async () => {
    const { anna, bram, casusId } = await pair();
    const before = await world.personNow(anna.regisseurId);
    const absence = { afwezigheidId: world.deps.ids.uuid(), ...week, waarnemerId: bram.regisseurId };
    const after = { ...before, afwezigheden: [absence], versie: before.versie + 1 };
    const broken = [putRegisseur(after, before), putAgenda(anna.regisseurId, now, after.versie)];
    expect((await test.table.transact(broken)).done).toBe(true);
    expect((await world.casus(casusId)).waarneming).toBeNull();
    await world.sweep('2026-11-23T09:01:00Z');
    expect((await world.casus(casusId)).waarneming).toMatchObject({ regisseurId: bram.regisseurId });
    expect(await world.personNow(anna.regisseurId)).toMatchObject({ status: 'afwezig' });
  });

  it('changes nothing when it is settled again', async () => {
    const { anna, bram, casusId } = await pair();
    await absent(anna.regisseurId, { ...week, waarnemerId: bram.regisseurId });
    const state = await world.casus(casusId);
    expect(followPool(state, await readPool(test.table), now, world.deps.installation.gemeente)).toBeUndefined();
    expect(casus.parse(state)).toEqual(state);
  });
});

describe('leaving for good', () => {
  it('never tells a family that who left can be called again, also when somebody stood in until then', async () => {
    const anna = await world.person({ naam: 'Anna Voorbeeld', email: 'regisseur@almelo.example' });
    const { casusId } = await world.open();
    await appoint(casusId, anna.regisseurId);
    const bram = await world.person({ naam: 'Bram Voorbeeld', email: 'bram@almelo.example' });
    await absent(anna.regisseurId, { ...week, waarnemerId: bram.regisseurId });
    await endService(world.deps, asked(anna.regisseurId));
    expect(await soorten(casusId)).toEqual(['uitDienst']);
    const told = await world.eventsOf('regisseur.gewijzigd');
    expect(told).toHaveLength(2);
    const standIn = { waarnemer: expect.objectContaining({ regisseurId: bram.regisseurId }), vertrek: null };
    expect(told).toContainEqual(expect.objectContaining(standIn));
    const gone = { waarnemer: null, vertrek: expect.objectContaining({ op: now }) };
    expect(told).toContainEqual(expect.objectContaining(gone));
  });

  it('promises the family the very date of the work item that climbs, once per casus, also of a voorlopig one', async () => {
    const anna = await world.person();
    const [appointed, proposed, urgent] = [
      await world.open(),
      await world.open(),
      await world.open({ veiligheid: 'acuutOnveilig' }),
    ];
    await appoint(appointed.casusId, anna.regisseurId);
    await endService(world.deps, asked(anna.regisseurId));
    await endService(world.deps, asked(anna.regisseurId));
    await change(anna.regisseurId, { telefoon: '0546 99 99 99' });
    await world.sweep('2026-11-23T09:01:00Z');
    const told = await world.eventsOf('regisseur.gewijzigd');
    expect(told).toHaveLength(3);
    for (const { casusId } of [appointed, proposed, urgent]) {
      const state = await world.casus(casusId);
      const [item] = state.punten;
      expect(item).toMatchObject({ soort: 'uitDienst', sinds: now });
      expect(told).toContainEqual(
        expect.objectContaining({
          casusId,
          meldingen: state.meldingen,
          regisseurId: anna.regisseurId,
          vertrek: { op: now, nieuweRegisseurUiterlijk: item?.uiterlijk },
        }),
      );
      await world.sweep(new Date(Date.parse(item?.tot ?? '') + 60_000).toISOString());
      expect((await world.casus(casusId)).escalaties.map(({ oorzaak }) => oorzaak)).toContain('uitDienst');
    }
    expect((await world.casus(proposed.casusId)).status).toBe('voorlopig');
  });

  it('says it before a melding that joins the casus afterwards, so that its melder never reads that name as theirs', async () => {
    const anna = await world.person();
    const { casusId } = await world.open();
    await endService(world.deps, asked(anna.regisseurId));
    const second = melding({ adresSleutel: (await world.casus(casusId)).adresSleutel });
    await weighMelding(world.deps, second, now);
    const { meldingId } = second.data;
    await decideMelding(world.deps, { ...onCasus(casusId), meldingId, besluit: 'bevestigd' });
    const said = (await test.table.partition(casusPk(casusId), eventRow, 'EVENT#')).map(({ event }) => event);
    const aboutSecond = said.filter(({ data }) => JSON.stringify(data).includes(meldingId)).map(({ type }) => type);
    expect(aboutSecond).toEqual([
      'nl.regie.casus.meldingVoorgelegd.v1',
      'nl.regie.regisseur.gewijzigd.v1',
      'nl.regie.casus.meldingBevestigd.v1',
    ]);
    expect(said.at(-2)?.data).toMatchObject({ vertrek: { op: now } });
  });

  it('shows the casus no longer to who left, who decides nothing in it and does not stay', async () => {
    const anna = await world.person({ email: 'regisseur@almelo.example' });
    const { casusId, meldingen } = await world.open();
    await appoint(casusId, anna.regisseurId);
    const data = { meldingId: meldingen[0] ?? '', casusId, regisseurId: anna.regisseurId, gevraagdOp: now };
    await reactTo(world.deps)(world.wisselGevraagd(data), now);
    await endService(world.deps, asked(anna.regisseurId));
    const by = staff('regisseur', anna.email);
    const read = readCasusFor(world.deps, { casusId, staff: by, now, requestId: 'verzoek' });
    expect((await world.problemOf(read)).code).toBe('nietGevonden');
    const query = { status: 'benoemd' as const, limiet: 25, cursor: undefined };
    expect((await listCasussen(world.deps, query, by, now)).casussen).toEqual([]);
    const call = recordCall(world.deps, { ...onCasus(casusId, by), request: { resultaat: 'gesproken' } });
    expect((await world.problemOf(call)).code).toBe('nietGevonden');
    const request = { besluit: 'blijft' as const, reden: 'Het gesprek heeft geholpen' };
    const stays = await world.problemOf(decideChange(world.deps, { ...onCasus(casusId), request }));
    expect(stays).toMatchObject({ code: 'nietMogelijk', detail: expect.stringContaining('uit dienst') });
    const bram = await world.person({ naam: 'Bram Voorbeeld' });
    await appoint(casusId, bram.regisseurId);
    expect(await soorten(casusId)).toEqual([]);
    // Who left is not told who took over.
    expect(await world.mails('regisseurVervangen')).toEqual([]);
  });

  it('makes every casus a work item that climbs until somebody else is appointed', async () => {
    const anna = await world.person();
    const [one, two] = [await world.open(), await world.open()];
    await appoint(one.casusId, anna.regisseurId);
    const { answer } = await endService(world.deps, asked(anna.regisseurId));
    expect([...answer.casussen].sort()).toEqual([one.casusId, two.casusId].sort());
    for (const { casusId } of [one, two]) expect(await soorten(casusId)).toEqual(['uitDienst']);
    expect(await world.mails('regisseurUitDienst')).toHaveLength(2);
    await world.sweep('2026-11-25T00:00:00Z');
    expect((await world.casus(one.casusId)).escalaties).toMatchObject([{ oorzaak: 'uitDienst', niveau: 1 }]);
    const bram = await world.person({ naam: 'Bram Voorbeeld' });
    await appoint(one.casusId, bram.regisseurId);
    expect(await world.casus(one.casusId)).toMatchObject({ punten: [], escalaties: [] });
    expect(await world.load(anna.regisseurId)).toBe(1);
    expect(await world.eventsOf('regisseur.benoemd')).toContainEqual(
      expect.objectContaining({ regisseurId: bram.regisseurId, vorigeRegisseurId: anna.regisseurId }),
    );
  });
});

describe('a changed regisseur', () => {
  it('reaches every casus that they lead', async () => {
    const anna = await world.person();
    const opened = await world.open();
    const { answer } = await change(anna.regisseurId, { telefoon: '0546 12 34 56', email: 'nieuw@almelo.example' });
    expect(answer).toMatchObject({ telefoon: '0546 12 34 56', email: 'nieuw@almelo.example' });
    expect((await world.casus(opened.casusId)).aanspreekpunt).toMatchObject({ email: 'nieuw@almelo.example' });
    expect(await world.eventsOf('regisseur.gewijzigd')).toMatchObject([
      { casusId: opened.casusId, regisseur: { telefoon: '0546 12 34 56' }, waarnemer: null },
    ]);
    // The old address is free again, the new one is not.
    const taken = await world.problemOf(world.person({ email: 'NIEUW@almelo.example' }));
    expect(taken.code).toBe('nietMogelijk');
    const bram = await world.person({ email: anna.email });
    expect((await world.problemOf(change(bram.regisseurId, { email: 'nieuw@almelo.example' }))).code).toBe(
      'nietMogelijk',
    );
  });

  it('says nothing to families when nothing of theirs changes', async () => {
    const anna = await world.person();
    await world.open();
    await change(anna.regisseurId, { capaciteit: 3, urenPerWeek: 28 });
    expect(await world.eventsOf('regisseur.gewijzigd')).toEqual([]);
  });

  it('alarms when the new employer helps in the household, until somebody else leads', async () => {
    const anna = await world.person();
    const opened = await world.open({ betrokkenOrganisaties: ['zorgaanbieder'] });
    await appoint(opened.casusId, anna.regisseurId);
    await change(anna.regisseurId, { organisatie: 'zorgaanbieder' });
    expect(await soorten(opened.casusId)).toEqual(['pastNietMeer']);
    const told = await world.mails('regisseurPastNietMeer');
    expect(told).toHaveLength(2);
    for (const { tekst } of told) expect(tekst).toContain('werkt bij een organisatie die hier al hulp geeft');
    await world.sweep('2026-11-25T00:00:00Z');
    expect((await world.casus(opened.casusId)).escalaties).toMatchObject([{ oorzaak: 'pastNietMeer' }]);
    const bram = await world.person();
    await appoint(opened.casusId, bram.regisseurId);
    expect(await soorten(opened.casusId)).toEqual([]);
  });

  it('alarms when an organisation of whoever leads starts to help, and mends when the employer changes', async () => {
    const anna = await world.person({ organisatie: 'zorgaanbieder' });
    const opened = await world.open();
    const by = staff('regisseur', anna.email);
    const start = (organisatie: string) =>
      recordHelp(world.deps, { ...onCasus(opened.casusId, by), request: { organisatie } });
    expect((await start('zorgaanbieder')).answer).toMatchObject({ aandachtspunten: ['nietOnafhankelijk'] });
    expect(await soorten(opened.casusId)).toEqual(['pastNietMeer']);
    expect(() => start('elders')).toThrow();
    await change(anna.regisseurId, { organisatie: 'wijkteam-almelo' });
    expect(await soorten(opened.casusId)).toEqual([]);
  });

  it('keeps a benoeming as it is while nothing asks for somebody else', async () => {
    const anna = await world.person();
    const opened = await world.open();
    await appoint(opened.casusId, anna.regisseurId);
    const bram = await world.person();
    expect((await world.problemOf(appoint(opened.casusId, bram.regisseurId))).code).toBe('nietMogelijk');
  });
});

describe('a registration that ends (R58)', () => {
  const soon = { register: 'SKJ' as const, nummer: 'SKJ-VOORBEELD', geldigTot: '2027-03-31' };

  it('warns once, expires once, and then every casus with minors asks for somebody else', async () => {
    const anna = await world.person({ registraties: [soon] });
    const opened = await world.open();
    const adults = await world.open({ minderjarigen: 'nee' });
    await appoint(opened.casusId, anna.regisseurId);
    const days = world.deps.installation.gemeente.termijnen.registratieWaarschuwingDagen;
    const warn = new Date(Date.parse('2027-03-31T12:00:00Z') - days * 86_400_000).toISOString();
    await world.sweep(warn);
    await world.sweep(warn);
    const warned = await world.mails('registratieVerloopt');
    expect(warned.map(({ aan }) => aan).sort()).toEqual([anna.email, world.deps.installation.gemeente.werkbak].sort());
    expect(warned[0]?.tekst).toContain('verloopt op woensdag 31 maart');
    expect(await world.eventsOf('regisseur.registratieVerloopt')).toMatchObject([{ geldigTot: '2027-03-31' }]);
    expect(await soorten(opened.casusId)).toEqual([]);
    await world.sweep('2027-04-01T00:01:00Z');
    expect(await world.eventsOf('regisseur.registratieVerloopt')).toHaveLength(2);
    expect(await soorten(opened.casusId)).toEqual(['pastNietMeer']);
    expect(await soorten(adults.casusId)).toEqual([]);
    await world.sweep('2027-04-06T00:01:00Z');
    expect((await world.casus(opened.casusId)).escalaties.map(({ oorzaak }) => oorzaak)).toContain('pastNietMeer');
    await change(anna.regisseurId, { registraties: [{ ...soon, geldigTot: '2032-03-31' }] });
    expect(await soorten(opened.casusId)).toEqual([]);
    expect((await world.casus(opened.casusId)).escalaties.map(({ oorzaak }) => oorzaak)).not.toContain('pastNietMeer');
  });

  it('is told by the first sweep when it had ended before somebody joined', async () => {
    const fields = regisseurFields({ registraties: [{ ...soon, geldigTot: '2026-01-31' }] });
    await world.person(fields);
    await world.sweep('2026-11-23T09:01:00Z');
    expect((await world.mails('registratieVerloopt'))[0]?.tekst).toContain('is verlopen op');
    await world.sweep('2026-11-23T09:02:00Z');
    expect(await world.eventsOf('regisseur.registratieVerloopt')).toHaveLength(1);
  });
});
