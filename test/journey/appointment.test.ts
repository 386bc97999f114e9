import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisatieResponse, PuntenResponse } from '../../services/regie/contract.ts';
import { spellDate } from '../../shared/dutch-calendar.ts';
import { expectLettersReadable, family, inDays, join, passTo } from '../support/family.ts';
import { later, type System, startSystem } from '../support/system.ts';
import { readDeskPage } from '../support/visit.ts';

/**
 * Who leads no longer fits: the employer starts to help, or the registration ends. Heerlen, where regisseurs come from
 * providers too (R60).
 */
const gemeente = 'heerlen';
const werkbak = 'werkverdelers@heerlen.example';
const zuid = { organisatie: 'expertiseteam-zuid' };

let system: System;
beforeAll(async () => {
  system = await startSystem(gemeente, { pool: [] });
});
afterAll(async () => {
  await expectLettersReadable(system);
  await system.stop();
});

const waiting = async () =>
  (await (await system.as('werkverdeler')).get<PuntenResponse>('/regie/v1/aandachtspunten?limiet=100')).body.punten;
const person = async (regisseurId: string) => (await system.pool()).find((one) => one.regisseurId === regisseurId);
const change = async (regisseurId: string, body: object) => {
  const response = await fetch(`${system.run.url}/regie/v1/regisseurs/${regisseurId}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${await system.run.token('beheerder')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.text()).toBe(200);
  await system.settle();
};

describe('independence', () => {
  it('the employer starts to help here: alarm, it climbs, and another benoeming ends it', async () => {
    const ria = await join(system, 'Ria', ['ggz'], { organisatie: 'radar', email: `regisseur@${gemeente}.example` });
    const gezin = await family(system, 'ggz');
    expect((await gezin.casus()).aanspreekpunt?.regisseurId).toBe(ria.regisseurId);
    await gezin.ledBy(ria.regisseurId);

    // Who leads writes it down.
    const started = await gezin.command<OrganisatieResponse>('organisaties', { organisatie: 'radar' }, 'regisseur');
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ organisaties: ['radar'], aandachtspunten: ['nietOnafhankelijk'] });
    const [punt] = (await gezin.casus()).punten;
    expect(punt).toMatchObject({ soort: 'pastNietMeer', teLaat: false, escalatieNiveau: null });
    expect(await waiting()).toMatchObject([{ casusId: gezin.casusId, soort: 'pastNietMeer', spoed: false }]);
    for (const address of [werkbak, 'procesverantwoordelijke']) {
      const mail = (await gezin.toldTo(address)).at(-1);
      expect(mail?.subject).toBe(`Past de regisseur nog bij melding ${gezin.nummer}?`);
      expect(mail?.text).toContain('werkt bij een organisatie die hier al hulp geeft');
      expect(mail?.text).toContain(spellDate(punt?.uiterlijk ?? ''));
      expect(mail?.text).not.toMatch(/Radar|Ouder Voorbeeld/);
    }
    expect(await readDeskPage(system, 'werkverdeler', `/werk/casussen/${gezin.casusId}`)).toMatch(
      /werkt bij een organisatie die hier al helpt/i,
    );
    // Until somebody decides nothing changes for the family.
    expect(await gezin.news()).toEqual([]);
    expect((await gezin.sees()).regisseur?.naam).toBe('Ria Voorbeeld');

    const [first, second] = [await gezin.toldTo('procesverantwoordelijke'), await gezin.toldTo('manager')];
    await passTo(system, later(6));
    expect((await gezin.casus()).punten[0]?.escalatieNiveau).toBe(1);
    const climbed = (await gezin.toldTo('procesverantwoordelijke')).slice(first.length);
    expect(climbed).toHaveLength(1);
    expect(climbed[0]?.text).toContain('past misschien niet meer');
    await passTo(system, later(12));
    expect((await gezin.casus()).punten[0]?.escalatieNiveau).toBe(2);
    expect((await gezin.toldTo('manager')).length).toBe(second.length + 1);

    const ton = await join(system, 'Ton', ['ggz'], { organisatie: 'radar' });
    const sem = await join(system, 'Sem', ['ggz'], zuid);
    const colleague = await gezin.command('benoemingen', { regisseurId: ton.regisseurId, reden: 'Heeft plek.' });
    expect(colleague.status).toBe(409);
    expect(colleague.body.detail).toContain('werkt bij een organisatie die hier al hulp geeft');
    await gezin.ledBy(sem.regisseurId);
    expect(await gezin.casus()).toMatchObject({
      punten: [],
      aandachtspunten: [],
      escalatieNiveau: null,
      wisselingenRegisseur: 1,
      aanspreekpunt: { naam: 'Sem Voorbeeld' },
    });
    expect([(await person(ria.regisseurId))?.belasting, (await person(sem.regisseurId))?.belasting]).toEqual([0, 1]);
    const toFamily = (await system.mailsTo(gezin.email)).at(-1);
    expect(toFamily?.subject).toContain('Sem Voorbeeld is uw regisseur');
    expect(toFamily?.text).toContain('Expertiseteam Zuid');
    expect((await gezin.sees()).regisseur).toMatchObject({ naam: 'Sem Voorbeeld', voorlopig: false });
    expect(await gezin.page()).not.toContain('Ria');
    expect((await gezin.toldTo(ria.email)).at(-1)?.subject).toMatch(/^Iemand anders leidt de casus/);
    expect((await (await system.as('regisseur')).get(`/regie/v1/casussen/${gezin.casusId}`)).status).toBe(404);

    const quiet = (await gezin.toldTo('manager')).length;
    await passTo(system, later(20));
    expect((await gezin.toldTo('manager')).length).toBe(quiet);
  });

  it('who leads goes to work for an organisation that helps here: alarm, and mended when that is undone', async () => {
    const ulla = await join(system, 'Ulla', ['ouderen'], zuid);
    await join(system, 'Xena', ['ouderen'], { organisatie: 'xonar' });
    const gezin = await family(system, 'ouderen', { betrokkenOrganisaties: ['Xonar'] });
    expect((await gezin.casus()).aanspreekpunt?.naam).toBe('Ulla Voorbeeld');
    await gezin.ledBy(ulla.regisseurId);

    await change(ulla.regisseurId, { organisatie: 'xonar', telefoon: '045 000 00 99' });
    expect(await gezin.casus()).toMatchObject({
      punten: [{ soort: 'pastNietMeer' }],
      aandachtspunten: ['nietOnafhankelijk'],
    });
    const [told] = await gezin.news();
    expect(told?.subject).toContain('Zo bereikt u Ulla Voorbeeld');
    expect(told?.text).toMatch(/Xonar[\s\S]*045 000 00 99|045 000 00 99[\s\S]*Xonar/);
    expect((await gezin.sees()).regisseur).toMatchObject({ organisatie: 'Xonar', telefoon: '045 000 00 99' });

    await change(ulla.regisseurId, zuid);
    expect(await gezin.casus()).toMatchObject({ punten: [], aandachtspunten: [] });
    expect((await gezin.news()).at(-1)?.text).toContain('Expertiseteam Zuid');
  });
});

describe('a registration that ends', () => {
  it('warns, expires, keeps new families away, and is mended by a new one', async () => {
    const until = inDays(30);
    const skj = (geldigTot: string) => ({ registraties: [{ register: 'SKJ' as const, nummer: '000001', geldigTot }] });
    const tim = await join(system, 'Tim', ['lvb'], { ...zuid, capaciteit: 2, ...skj(until) });
    await passTo(system, later(0.01));
    const about = async (address: string) =>
      (await system.mailsTo(address)).filter(({ subject }) => /registratie.*SKJ/.test(subject));
    const date = spellDate(until);
    for (const [address, subject] of [
      [tim.email, `Uw registratie bij SKJ verloopt op ${date}`],
      [werkbak, `De registratie van Tim Voorbeeld bij SKJ verloopt op ${date}`],
    ] as const) {
      expect((await about(address)).map((mail) => mail.subject)).toEqual([subject]);
    }
    await passTo(system, later(1));
    expect(await about(tim.email)).toHaveLength(1);

    // One family perhaps with children, one certainly without, and one for which there is no place.
    const kinderen = await family(system, 'lvb');
    const zonder = await family(system, 'lvb', { minderjarigen: 'nee', veiligheid: 'veilig' });
    await kinderen.ledBy(tim.regisseurId);
    await zonder.ledBy(tim.regisseurId);
    const wacht = await family(system, 'lvb');
    expect((await wacht.casus()).status).toBe('wachtOpBenoeming');

    await passTo(system, later(31));
    expect((await about(tim.email)).at(-1)?.subject).toBe(`Uw registratie bij SKJ is verlopen op ${date}`);
    expect((await about(werkbak)).at(-1)?.text).toContain('nu een punt in de werkvoorraad');
    expect((await kinderen.casus()).punten.map(({ soort }) => soort)).toEqual(['pastNietMeer']);
    expect((await zonder.casus()).punten).toEqual([]);
    for (const address of [werkbak, 'procesverantwoordelijke']) {
      const mails = (await kinderen.toldTo(address)).filter(({ subject }) => subject.startsWith('Past de regisseur'));
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain('heeft geen geldige SKJ- of BIG-registratie');
      expect(await zonder.toldTo(address)).not.toContainEqual(
        expect.objectContaining({ subject: expect.stringMatching(/^Past de/) }),
      );
    }
    for (const gezin of [kinderen, zonder]) {
      expect((await gezin.news()).filter(({ subject }) => !/loopt de hulp/i.test(subject))).toEqual([]);
      expect((await gezin.sees()).regisseur?.naam).toBe('Tim Voorbeeld');
    }

    // Somebody else takes over; the place that comes free goes to nobody for whom a registration is needed.
    const uma = await join(system, 'Uma', ['lvb'], { ...zuid, capaciteit: 1 });
    await kinderen.ledBy(uma.regisseurId);
    expect((await kinderen.casus()).punten).toEqual([]);
    expect(await kinderen.page()).toContain('Uma Voorbeeld');
    expect((await person(tim.regisseurId))?.belasting).toBe(1);
    await passTo(system, later(32));
    expect(await wacht.casus()).toMatchObject({ status: 'wachtOpBenoeming', aanspreekpunt: null });
    expect((await wacht.sees()).regisseur).toBeNull();

    await wacht.news();
    await change(tim.regisseurId, skj(inDays(1000)));
    await passTo(system, later(33));
    expect((await wacht.casus()).aanspreekpunt?.naam).toBe('Tim Voorbeeld');
    expect((await wacht.news()).at(-1)?.subject).toContain('Dit is uw voorlopige aanspreekpunt: Tim Voorbeeld');
  });
});
