import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { allrounder, complexMelding, later, poolOf, type System, startSystem } from '../support/system.ts';

const places = 20;

describe.each(['almelo', 'denhaag', 'heerlen'])('a pool of twenty places in %s', (gemeente) => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem(gemeente, { pool: poolOf(gemeente, ['Anna', 'Bram', 'Carla', 'Daan'], places / 4) });
  });
  afterAll(() => system?.stop());

  it('fifty at once: twenty get a name, thirty an alarm, and no capacity is exceeded', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => system.report(complexMelding())));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    await system.settle();
    const pool = await system.pool();
    expect(pool.map(({ belasting }) => belasting).sort()).toEqual([5, 5, 5, 5]);
    expect(await system.casussen('voorlopig')).toHaveLength(places);
    const alarmed = await system.casussen('wachtOpBenoeming');
    expect(alarmed).toHaveLength(50 - places);
    const ladder = await system.mailsTo('procesverantwoordelijke');
    for (const { casusId } of alarmed) expect(ladder.some(({ text }) => text.includes(casusId))).toBe(true);
  });

  it('once somebody is free again a person can be named, and never beyond the capacity', async () => {
    const provider = readGemeente(gemeente).organisaties.at(-1);
    const [waiting] = await system.casussen('wachtOpBenoeming');
    const [full] = await system.pool();
    const refused = await system.appoint(waiting?.casusId ?? '', full?.regisseurId ?? '');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ type: 'urn:vlot:probleem:geenCapaciteit' });
    const { body: extra } = await system.addRegisseur(allrounder('Emma', provider?.code ?? '', 1));
    const appointed = await system.appoint(waiting?.casusId ?? '', extra.regisseurId);
    expect(appointed.status).toBe(201);
    expect((await system.pool()).find(({ regisseurId }) => regisseurId === extra.regisseurId)?.belasting).toBe(1);
    expect(extra.arrangementUren).toBe(provider?.arrangementUren);
    const exceeded = await (await system.as('werkverdeler')).post(
      `/regie/v1/casussen/${(await system.casussen('wachtOpBenoeming'))[0]?.casusId}/benoemingen`,
      { regisseurId: full?.regisseurId, reden: 'Het gezin kan niet wachten.', bovenCapaciteit: true },
    );
    expect(exceeded.status).toBe(201);
    const person = (await system.pool()).find(({ regisseurId }) => regisseurId === full?.regisseurId);
    expect(person?.belasting).toBe((full?.capaciteit ?? 0) + 1);
  });
});

describe.each(['almelo', 'denhaag', 'heerlen'])('nobody fits, and nobody confirms, in %s', (gemeente) => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem(gemeente, { pool: [] });
  });
  afterAll(() => system?.stop());

  it('alarms, keeps climbing step by step, and stops when a person is named', async () => {
    const melding = complexMelding();
    const { body } = await system.report(melding);
    await system.settle();
    const casus = await system.casusOf(body.meldingsnummer);
    expect(casus).toMatchObject({ status: 'wachtOpBenoeming', aanspreekpunt: null, escalatieNiveau: 1 });
    const about = async (address: string) =>
      (await system.mailsTo(address)).filter(({ text }) => text.includes(casus?.casusId ?? '?')).length;
    expect(await about('procesverantwoordelijke')).toBe(1);
    expect(await about('manager')).toBe(0);

    await system.run.tick(later(8));
    await system.settle();
    expect(await about('manager')).toBe(1);
    expect((await system.casusOf(body.meldingsnummer))?.escalatieNiveau).toBe(2);
    // The resident's own term has passed as well: somebody hears of it.
    const told = (await system.mailsTo('procesverantwoordelijke')).filter(({ subject }) => /te laat/i.test(subject));
    expect(told.some(({ subject, text }) => `${subject}${text}`.includes(body.meldingsnummer))).toBe(true);

    const { body: regisseur } = await system.addRegisseur(
      poolOf(gemeente, ['Samira'], 2)[0] ?? allrounder('Samira', '', 2),
    );
    expect((await system.appoint(casus?.casusId ?? '', regisseur.regisseurId)).status).toBe(201);
    await system.settle();
    await system.run.tick(later(30));
    await system.settle();
    expect(await about('manager')).toBe(1);
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body.status).toBe('regisseurBenoemd');
  });

  it('a voorlopig aanspreekpunt that nobody confirms in time is escalated', async () => {
    const { body } = await system.report(complexMelding());
    await system.settle();
    const casus = await system.casusOf(body.meldingsnummer);
    expect(casus).toMatchObject({ status: 'voorlopig', escalatieNiveau: null });
    await system.run.tick(later(5));
    await system.settle();
    expect((await system.casusOf(body.meldingsnummer))?.escalatieNiveau).toBe(1);
    const mails = await system.mailsTo('procesverantwoordelijke');
    expect(mails.filter(({ text }) => text.includes(casus?.casusId ?? '?'))).toHaveLength(1);
  });
});

describe.each(['almelo', 'denhaag', 'heerlen'])('two meldingen from one address in %s', (gemeente) => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem(gemeente);
  });
  afterAll(() => system?.stop());

  const twice = async () => {
    const first = complexMelding();
    const second = {
      ...complexMelding(),
      woonadres: { postcode: '7607ew', huisnummer: first.woonadres?.huisnummer ?? 0 },
    };
    const { body: one } = await system.report(first);
    await system.settle();
    const { body: two } = await system.report(second);
    await system.settle();
    const casus = await system.casusOf(one.meldingsnummer);
    return { one, two, casusId: casus?.casusId ?? '', second };
  };

  it('the second is put before the regisseur and is never merged by itself; its melder hears no name', async () => {
    const { two, casusId } = await twice();
    const casus = await system.casus(casusId);
    expect(casus.meldingen).not.toContain(two.meldingsnummer);
    expect(casus.voorgelegd).toEqual([two.meldingsnummer]);
    // Nor that there is a casus at that address: whoever reports from there need not live there.
    expect((await system.follow(two.meldingsnummer, two.volgcode)).body).toMatchObject({
      status: 'ontvangen',
      regisseur: null,
    });
    const decided = await (await system.as('werkverdeler')).post(
      `/regie/v1/casussen/${casusId}/meldingen/${two.meldingsnummer}/besluiten`,
      { besluit: 'bevestigd' },
    );
    expect(decided.status).toBe(201);
    await system.settle();
    expect((await system.casus(casusId)).meldingen).toContain(two.meldingsnummer);
    expect((await system.follow(two.meldingsnummer, two.volgcode)).body.regisseur).not.toBeNull();
  });

  it('split: it gets a casus of its own', async () => {
    const { two, casusId } = await twice();
    const decided = await (await system.as('werkverdeler')).post(
      `/regie/v1/casussen/${casusId}/meldingen/${two.meldingsnummer}/besluiten`,
      { besluit: 'gesplitst' },
    );
    expect(decided.status).toBe(201);
    await system.settle();
    const own = await system.casusOf(two.meldingsnummer);
    expect(own?.casusId).not.toBe(casusId);
    expect(own?.status).toBe('voorlopig');
  });

  it('at the very same moment: one casus, the other before its regisseur', async () => {
    const first = complexMelding();
    const second = { ...complexMelding(), woonadres: first.woonadres };
    const [one, two] = await Promise.all([system.report(first), system.report(second)]);
    await system.settle();
    const casussen = await Promise.all([one, two].map(({ body }) => system.casusOf(body.meldingsnummer)));
    expect(casussen.filter(Boolean)).toHaveLength(1);
  });
});
