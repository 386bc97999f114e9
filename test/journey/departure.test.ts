import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { DossierResponse } from '../../services/intake/contract.ts';
import { spellDate } from '../../shared/dutch-calendar.ts';
import { expectLettersReadable, type Family, family, join, passTo } from '../support/family.ts';
import { complexMelding, later, type System, startSystem } from '../support/system.ts';
import { readDeskPage } from '../support/visit.ts';

/** Who leads leaves the service: nobody is left with the name and the telephone of somebody who is gone. */
const gemeente = readGemeente('almelo');
const wijkteam = { organisatie: 'wijkteam-almelo' };
/** Signs in as `regisseur`. */
const lenasEmail = 'regisseur@almelo.example';
const lenasPhone = '0546 00 00 61';

let system: System;
beforeAll(async () => {
  system = await startSystem('almelo', { pool: [] });
});
afterAll(async () => {
  await expectLettersReadable(system);
  await system.stop();
});

const leaves = async (regisseurId: string) => {
  const { post } = await system.as('werkverdeler');
  const answer = await post<{ casussen: string[] }>(`/regie/v1/regisseurs/${regisseurId}/uitdiensttredingen`, {});
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await system.settle();
  return answer.body.casussen;
};
const dossier = async (nummer: string, user = 'werkverdeler') =>
  (await system.as(user)).get<DossierResponse>(`/intake/v1/meldingen/${nummer}/dossier`);
const appoint = async ({ command }: Family, regisseurId: string) =>
  expect((await command('benoemingen', { regisseurId, reden: 'Neemt het over.' })).status).toBe(201);
/** The date of the work item that climbs. */
const promised = async ({ casus }: Family) => {
  const [item, ...more] = (await casus()).punten;
  expect([item?.soort, more]).toEqual(['uitDienst', []]);
  return item?.uiterlijk ?? '';
};
const plan = async ({ casusId }: Family) => (await system.plansOf(casusId))[0];

describe('who leads leaves the service', () => {
  it('every family hears it once, by when they hear more and whom to call, and then the new name', async () => {
    const lena = await join(system, 'Lena', ['ggz'], { ...wijkteam, email: lenasEmail, telefoon: lenasPhone });
    const [gezin, english] = [await family(system, 'ggz'), await family(system, 'ggz', { taal: 'en' })];
    await gezin.ledBy(lena.regisseurId);
    // The other is still waiting for the benoeming.
    expect((await english.casus()).status).toBe('voorlopig');
    await english.news();
    expect(await gezin.page()).toContain(lenasPhone);
    expect((await dossier(gezin.nummer, 'regisseur')).status).toBe(200);

    expect((await leaves(lena.regisseurId)).sort()).toEqual([gezin.casusId, english.casusId].sort());
    const date = await promised(gezin);
    const [told, ...more] = await gezin.news();
    expect(more).toEqual([]);
    expect(told?.subject).toBe(`Wij zoeken iemand anders voor u (${gezin.nummer})`);
    expect(told?.text).toContain('Lena Voorbeeld werkt niet meer bij Wijkteam Almelo.');
    expect(told?.text).toContain(`Uiterlijk ${spellDate(date, 'nl')} hoort u van ons.`);
    expect(told?.text).toContain(`Bel de gemeente: ${gemeente.telefoon}`);
    expect(told?.text).not.toMatch(new RegExp(`${lenasPhone}|${lenasEmail}`));
    const [inEnglish, ...others] = await english.news();
    expect(others).toEqual([]);
    expect(inEnglish?.subject).toBe(`We are looking for somebody else for you (${english.nummer})`);
    expect(inEnglish?.text).toContain(`You will hear from us by ${spellDate(await promised(english), 'en')}.`);

    const page = await gezin.page();
    expect(page).toContain('Lena Voorbeeld werkt niet meer bij Wijkteam Almelo. Wij zoeken iemand anders voor u.');
    expect(page).toContain(`Uiterlijk ${spellDate(date, 'nl')} hoort u van ons.`);
    expect(page).toContain(`Bel tot die tijd de gemeente: ${gemeente.telefoon}`);
    expect(page).not.toMatch(new RegExp(`${lenasPhone}|${lenasEmail}|vaste contactpersoon|om iemand anders`));
    for (const one of [gezin, english]) {
      expect(await one.sees()).toMatchObject({ status: 'inBehandeling', regisseur: null, magAnderVragen: false });
      expect(await plan(one)).toMatchObject({ zoektRegisseur: true });
    }

    // Inside: not as if all were well, and who left reads nothing any more.
    expect((await dossier(gezin.nummer)).body.overzicht.status).toBe('inBehandeling');
    expect(await readDeskPage(system, 'werkverdeler', `/werk/meldingen/${gezin.nummer}`)).toContain(
      'Lena Voorbeeld werkt hier niet meer.',
    );
    expect((await dossier(gezin.nummer, 'regisseur')).status).toBe(404);
    const { get } = await system.as('regisseur');
    expect((await get(`/regie/v1/casussen/${gezin.casusId}`)).status).toBe(404);
    expect((await get<{ plannen: unknown[] }>(`/plans/v1/plannen?casusId=${gezin.casusId}`)).body.plannen).toEqual([]);
    const before = (await system.mailsTo(lenasEmail)).length;

    // The date passes: the next person hears it. The family hears no more than was said.
    await passTo(system, later(5));
    const climbed = (await gezin.toldTo('procesverantwoordelijke')).map(({ text }) => text);
    expect(climbed.filter((text) => text.includes('Wie deze casus leidde, is uit dienst.')).length).toBeGreaterThan(0);
    expect(await gezin.news()).toEqual([]);
    expect(await system.mailsTo(lenasEmail)).toHaveLength(before);

    const bram = await join(system, 'Bram', ['ggz'], { ...wijkteam, telefoon: '0546 00 00 62' });
    for (const one of [gezin, english]) await appoint(one, bram.regisseurId);
    const [name, ...rest] = await gezin.news();
    expect(rest).toEqual([]);
    expect(name?.subject).toContain('Bram Voorbeeld is uw wijkcoach');
    expect((await english.news()).map(({ text }) => text.includes('0546 00 00 62'))).toEqual([true]);
    expect(await gezin.page()).toContain('0546 00 00 62');
    expect(await gezin.page()).not.toContain('Lena');
    expect(await gezin.sees()).toMatchObject({ status: 'regisseurBenoemd', regisseur: { naam: 'Bram Voorbeeld' } });
    expect(await plan(gezin)).toMatchObject({ zoektRegisseur: false, regisseur: { naam: 'Bram Voorbeeld' } });
    expect((await gezin.casus()).punten).toEqual([]);
    expect(await system.mailsTo(lenasEmail)).toHaveLength(before);
  });

  it('where no mail may be sent somebody calls with the same words; in a shared mailbox it says nothing', async () => {
    const kees = await join(system, 'Kees', ['ouderen'], wijkteam);
    const melder = complexMelding().melder;
    const [called, neutral] = [
      await family(system, 'ouderen', { melder: { ...melder, veiligContact: { nietMailen: true } } }),
      await family(system, 'ouderen', {
        melder: { ...melder, email: 'samen@gezin.example', veiligContact: { neutraal: true } },
      }),
    ];
    await neutral.news();
    await leaves(kees.regisseurId);
    const tasks = (await dossier(called.nummer)).body.contacttaken;
    expect(tasks).toMatchObject([{ soort: 'bellen', onderwerp: 'vertrek' }]);
    const script = tasks[0]?.script.join('\n') ?? '';
    expect(script).toContain('Kees Voorbeeld werkt niet meer bij Wijkteam Almelo.');
    expect(script).toContain(`Uiterlijk ${spellDate(await promised(called), 'nl')} hoort u van ons.`);
    expect(await called.news()).toEqual([]);
    const [plain, ...more] = await neutral.news();
    expect(more).toEqual([]);
    expect(`${plain?.from} ${plain?.subject} ${plain?.text}`).not.toMatch(
      /Kees|Wijkteam|werkt niet|hulp|melding|regisseur|gezin|zorg|klacht/i,
    );
  });

  it('who joins the casus afterwards reads no name of who is gone, and hears the next one', async () => {
    const nora = await join(system, 'Nora', ['lvb'], wijkteam);
    const gezin = await family(system, 'lvb');
    await gezin.ledBy(nora.regisseurId);
    await leaves(nora.regisseurId);
    const { woonadres } = gezin.melding;
    if (!woonadres) throw new Error('no address');
    const second = complexMelding({ doelgroepen: ['lvb'], minderjarigen: 'onbekend', woonadres });
    const { body } = await system.report(second);
    await system.settle();
    const decided = await gezin.command(`meldingen/${body.meldingsnummer}/besluiten`, { besluit: 'bevestigd' });
    expect(decided.status, JSON.stringify(decided.body)).toBe(201);
    const mails = async () => (await system.mailsTo(second.melder.email ?? '')).map(({ text }) => text);
    expect((await mails()).join('\n')).not.toContain('Nora');
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body).toMatchObject({
      status: 'inBehandeling',
      regisseur: null,
      vertrek: null,
    });
    const pim = await join(system, 'Pim', ['lvb'], wijkteam);
    await appoint(gezin, pim.regisseurId);
    expect((await mails()).at(-1)).toContain('Pim Voorbeeld is uw wijkcoach.');
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body.regisseur?.naam).toBe('Pim Voorbeeld');
  });
});
