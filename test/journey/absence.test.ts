import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { DossierResponse } from '../../services/intake/contract.ts';
import type {
  AfwezigheidInput,
  AfwezigheidResponse,
  CasussenResponse,
  PuntenResponse,
  WaarnemingResponse,
} from '../../services/regie/contract.ts';
import { spellDate } from '../../shared/dutch-calendar.ts';
import { expectLettersReadable, type Family, family, inDays, join, passTo } from '../support/family.ts';
import { complexMelding, later, type System, startSystem } from '../support/system.ts';
import { readDeskPage } from '../support/visit.ts';

/** Leave and illness: who stands in, what the family knows at each step, and what the stand-in may see. */
const gemeente = 'almelo';
const { telefoon } = readGemeente(gemeente);
const werkbak = 'werkverdelers@almelo.example';
const wijkteam = { organisatie: 'wijkteam-almelo' };
const samirasEmail = `regisseur@${gemeente}.example`;

let system: System;
let samira: Awaited<ReturnType<typeof join>>;
beforeAll(async () => {
  system = await startSystem(gemeente, { pool: [] });
});
afterAll(async () => {
  await expectLettersReadable(system);
  await system.stop();
});

const person = async (regisseurId: string) => (await system.pool()).find((one) => one.regisseurId === regisseurId);
const absent = async (regisseurId: string, input: AfwezigheidInput, user = 'werkverdeler') => {
  const { post } = await system.as(user);
  const answer = await post<AfwezigheidResponse>(`/regie/v1/regisseurs/${regisseurId}/afwezigheden`, input);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await system.settle();
  return answer.body;
};
const back = async (regisseurId: string, afwezigheidId: string, user = 'werkverdeler') => {
  const { post } = await system.as(user);
  const path = `/regie/v1/regisseurs/${regisseurId}/afwezigheden/${afwezigheidId}/beeindigingen`;
  expect((await post(path, {})).status).toBe(201);
  await system.settle();
};
const waiting = async ({ casusId }: Family) => {
  const { body } = await (await system.as('werkverdeler')).get<PuntenResponse>('/regie/v1/aandachtspunten?limiet=100');
  return body.punten.filter((one) => one.casusId === casusId).map(({ soort }) => soort);
};

/** What the regisseur who signs in (Samira) may open of this family. */
async function opens({ casusId, nummer }: Family) {
  const { get } = await system.as('regisseur');
  const { body } = await get<CasussenResponse>('/regie/v1/casussen?status=benoemd&limiet=100');
  return {
    casus: (await get(`/regie/v1/casussen/${casusId}`)).status,
    dossier: (await get<DossierResponse>(`/intake/v1/meldingen/${nummer}/dossier`)).status,
    listed: body.casussen.some((one) => one.casusId === casusId),
  };
}
/** Told once, with whom to call meanwhile and by when they hear more; never why, nor a number of who is away. */
async function expectNobody(one: Family, naam: string) {
  const [told, ...more] = await one.news();
  expect(more).toEqual([]);
  expect(told?.subject).toBe(`${naam} is er nu niet (${one.nummer})`);
  const uiterlijk = (await one.casus()).punten.find(({ soort }) => soort === 'geenWaarnemer')?.uiterlijk ?? '';
  expect(told?.text).toContain(`Uiterlijk ${spellDate(uiterlijk)} hoort u van ons.`);
  expect(told?.text).toContain(`Bel zolang de gemeente: ${telefoon}`);
  expect(told?.text).not.toMatch(/ziek|verlof|vakantie/i);
  const page = await one.page();
  expect(page).toContain(`${naam} is er nu niet. Wij zoeken iemand die dit overneemt.`);
  expect(page).toContain(`Bel zolang de gemeente: ${telefoon}`);
  expect(page).not.toMatch(/ziek|verlof|afwezig tot/i);
  expect(await one.sees()).toMatchObject({ regisseur: null, waarnemer: null, afwezig: { naam, uiterlijk } });
}
const everything = { casus: 200, dossier: 200, listed: true };
const nothing = { casus: 404, dossier: 404, listed: false };

describe('leave with somebody named', () => {
  it('begins and ends by itself; the stand-in sees the casus in between, and the family always knows whom to call', async () => {
    const lena = await join(system, 'Lena', ['ggz'], wijkteam);
    const gezin = await family(system, 'ggz');
    await gezin.ledBy(lena.regisseurId);
    samira = await join(system, 'Samira', ['ggz', 'lvb'], {
      ...wijkteam,
      email: samirasEmail,
      telefoon: '0546 00 00 77',
    });

    const [van, tot] = [inDays(7), inDays(14)];
    const leave = await absent(lena.regisseurId, { van, tot, reden: 'verlof', waarnemerId: samira.regisseurId });
    expect(leave).toMatchObject({ zonderWaarnemer: [] });
    expect(await person(lena.regisseurId)).toMatchObject({ status: 'beschikbaar' });
    expect([await gezin.news(), await opens(gezin)]).toEqual([[], nothing]);

    await passTo(system, later(7.5));
    expect(await person(lena.regisseurId)).toMatchObject({ status: 'afwezig', belasting: 1 });
    expect(await person(samira.regisseurId)).toMatchObject({ waarneemt: 1, belasting: 0 });
    expect(await waiting(gezin)).toEqual([]);
    const [heard, ...more] = await gezin.news();
    expect(more).toEqual([]);
    expect(heard?.subject).toContain('Samira Voorbeeld vervangt Lena Voorbeeld');
    expect(heard?.text).toContain(`Tot en met ${spellDate(tot)} kunt u terecht bij Samira Voorbeeld.`);
    expect(heard?.text).toContain('0546 00 00 77');
    expect(heard?.text).not.toMatch(/verlof|vakantie|ziek/i);
    expect((await gezin.sees()).waarnemer).toMatchObject({ naam: 'Samira Voorbeeld', tot });
    const page = await gezin.page();
    expect(page).toContain(`Lena Voorbeeld is afwezig tot en met ${spellDate(tot)}.`);
    expect(page).toContain('0546 00 00 77');
    const asked = (await gezin.toldTo(samirasEmail)).at(-1);
    expect(asked?.subject).toBe(`U neemt waar bij melding ${gezin.nummer}`);
    expect(asked?.text).toContain(spellDate(tot));
    expect(await opens(gezin)).toEqual(everything);
    expect(await readDeskPage(system, 'regisseur', `/werk/casussen/${gezin.casusId}`)).toContain('Samira Voorbeeld');
    // Nothing goes to who is away; what is asked meanwhile reaches the stand-in.
    const toLena = (await system.mailsTo(lena.email)).length;
    expect((await gezin.command('kaders', { kader: 'vrijwillig' }, 'regisseur')).status).toBe(201);
    expect(await system.mailsTo(lena.email)).toHaveLength(toLena);

    await passTo(system, later(15.5));
    expect(await person(lena.regisseurId)).toMatchObject({ status: 'beschikbaar', afwezigheden: [] });
    expect(await person(samira.regisseurId)).toMatchObject({ waarneemt: 0 });
    const again = (await gezin.news()).filter(({ subject }) => !/loopt de hulp/i.test(subject));
    expect(again.map(({ subject }) => subject.includes('Zo bereikt u Lena Voorbeeld'))).toEqual([true]);
    expect(await gezin.sees()).toMatchObject({ waarnemer: null, regisseur: { naam: 'Lena Voorbeeld' } });
    expect(await gezin.page()).not.toContain('Samira');
    expect(await opens(gezin)).toEqual(nothing);
    expect((await gezin.command('kaders', { kader: 'onbekend' }, 'regisseur')).status).toBe(404);
  });

  it('a new phone of the stand-in reaches the family; a stand-in who refused here does not stand in', async () => {
    const kees = await join(system, 'Kees', ['ouderen'], wijkteam);
    const gezin = await family(system, 'ouderen');
    const nora = await join(system, 'Nora', ['ouderen'], wijkteam);
    const refusal = { reden: 'tijdgebrek', regisseurId: kees.regisseurId };
    expect((await gezin.command('weigeringen', refusal)).status).toBe(201);
    await gezin.ledBy(nora.regisseurId);

    const week = { van: inDays(0), tot: inDays(6), reden: 'ziekte' } as const;
    const ill = await absent(nora.regisseurId, { ...week, waarnemerId: kees.regisseurId });
    expect(ill.zonderWaarnemer).toEqual([gezin.casusId]);
    expect(await waiting(gezin)).toEqual(['geenWaarnemer']);
    await expectNobody(gezin, 'Nora Voorbeeld');
    const pim = await join(system, 'Pim', ['ouderen'], { ...wijkteam, telefoon: '0546 00 00 81' });
    expect((await gezin.command('waarnemingen', { waarnemerId: pim.regisseurId })).status).toBe(201);
    expect((await gezin.news()).at(-1)?.text).toContain('0546 00 00 81');

    const response = await fetch(`${system.run.url}/regie/v1/regisseurs/${pim.regisseurId}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await system.run.token('beheerder')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ telefoon: '0546 00 00 82' }),
    });
    expect(response.status).toBe(200);
    await system.settle();
    expect((await gezin.news()).at(-1)?.text).toContain('0546 00 00 82');
    expect(await gezin.page()).toContain('0546 00 00 82');
    await back(nora.regisseurId, ill.afwezigheidId);
    expect((await gezin.news()).at(-1)?.subject).toContain('Zo bereikt u Nora Voorbeeld');
  });

  it('the employer of the stand-in starts to help: somebody else has to stand in', async () => {
    const rob = await join(system, 'Rob', ['jeugd'], wijkteam);
    const gezin = await family(system, 'jeugd');
    await gezin.ledBy(rob.regisseurId);
    const zoe = await join(system, 'Zoe', ['jeugd'], { organisatie: 'zorgaanbieder' });
    const week = { van: inDays(0), tot: inDays(6), reden: 'verlof' } as const;
    await absent(rob.regisseurId, { ...week, waarnemerId: zoe.regisseurId });
    expect((await gezin.casus()).waarnemer?.naam).toBe('Zoe Voorbeeld');
    expect((await gezin.command('organisaties', { organisatie: 'zorgaanbieder' })).status).toBe(201);
    expect(await gezin.casus()).toMatchObject({ waarnemer: null, punten: [{ soort: 'geenWaarnemer' }] });
    expect((await gezin.news()).map(({ subject }) => subject)).toEqual([
      `Zoe Voorbeeld vervangt Rob Voorbeeld (${gezin.nummer})`,
      `Rob Voorbeeld is er nu niet (${gezin.nummer})`,
    ]);
  });
});

describe('illness at once, nobody named', () => {
  it('is a work item that climbs until somebody stands in; the return ends it', async () => {
    const gezin = await family(system, 'lvb');
    await gezin.ledBy(samira.regisseurId);
    const [van, tot] = [inDays(0), inDays(9)];
    const ill = await absent(samira.regisseurId, { van, tot, reden: 'ziekte', waarnemerId: null }, 'regisseur');
    expect(ill.zonderWaarnemer).toEqual([gezin.casusId]);
    expect(await waiting(gezin)).toEqual(['geenWaarnemer']);
    expect((await gezin.toldTo(werkbak)).at(-1)?.subject).toBe(`Niemand neemt waar bij melding ${gezin.nummer}`);
    const asked = (await system.mailsTo(werkbak)).find(
      ({ subject }) => subject === 'Kies wie waarneemt voor Samira Voorbeeld',
    );
    expect(asked?.text).toContain(`van ${spellDate(van)} tot en met ${spellDate(tot)}`);
    expect(asked?.text).toContain('Voor één casus is er nog niemand');
    for (const { text } of await system.mailsTo(werkbak)) expect(text).not.toMatch(/ziek/i);
    expect(await readDeskPage(system, 'werkverdeler', `/werk/casussen/${gezin.casusId}`)).toMatch(
      /neemt? waar|waarne/i,
    );
    await expectNobody(gezin, 'Samira Voorbeeld');
    expect(await gezin.page()).not.toContain('0546 00 00 77');

    // Who is ill is not asked for another family.
    const other = await family(system, 'lvb');
    expect(await other.casus()).toMatchObject({ status: 'wachtOpBenoeming', aanspreekpunt: null });

    const before = (await gezin.toldTo('procesverantwoordelijke')).length;
    await passTo(system, later(5));
    const climbed = (await gezin.toldTo('procesverantwoordelijke')).slice(before);
    expect(climbed.map(({ text }) => text.includes('Niemand neemt waar.'))).toEqual([true]);
    expect((await gezin.casus()).escalatieNiveau).toBe(1);

    const geen = { ...wijkteam, registraties: [] };
    const ans = await join(system, 'Ans', ['lvb'], geen);
    const unfit = await gezin.command('waarnemingen', { waarnemerId: ans.regisseurId });
    expect(unfit.status).toBe(409);
    expect(unfit.body.detail).toContain('heeft geen geldige SKJ- of BIG-registratie');
    const bram = await join(system, 'Bram', ['lvb'], { ...wijkteam, telefoon: '0546 00 00 88' });
    const named = await gezin.command<WaarnemingResponse>('waarnemingen', { waarnemerId: bram.regisseurId });
    expect(named.status, JSON.stringify(named.body)).toBe(201);
    expect(named.body).toMatchObject({ waarnemerId: bram.regisseurId, tot });
    expect(await gezin.casus()).toMatchObject({ punten: [], escalatieNiveau: null });
    expect((await gezin.toldTo(bram.email)).at(-1)?.subject).toBe(`U neemt waar bij melding ${gezin.nummer}`);
    const [heard, ...more] = await gezin.news();
    expect(more).toEqual([]);
    expect(heard?.subject).toContain('Bram Voorbeeld vervangt Samira Voorbeeld');
    expect(await gezin.page()).toContain('0546 00 00 88');
    // Who leads keeps the casus while away.
    expect(await opens(gezin)).toEqual(everything);

    await back(samira.regisseurId, ill.afwezigheidId, 'regisseur');
    expect((await gezin.news()).at(-1)?.subject).toContain('Zo bereikt u Samira Voorbeeld');
    expect(await gezin.sees()).toMatchObject({ waarnemer: null, regisseur: { naam: 'Samira Voorbeeld' } });
    expect(await person(bram.regisseurId)).toMatchObject({ waarneemt: 0, belasting: 0 });
    expect(await person(samira.regisseurId)).toMatchObject({ status: 'beschikbaar' });
    const ladder = (await gezin.toldTo('procesverantwoordelijke')).length;
    await passTo(system, later(12));
    expect(await gezin.toldTo('procesverantwoordelijke')).toHaveLength(ladder);
    // And now there is somebody for the family that waited.
    expect((await other.casus()).status).toBe('voorlopig');
  });
});

describe('nobody is left of those who were named', () => {
  it('the stand-in falls ill as well: every family hears at once that nobody is there, and that person reads nothing', async () => {
    const tess = await join(system, 'Tess', ['lvb'], { ...wijkteam, telefoon: '0546 00 00 91' });
    const { melder } = complexMelding();
    const [gezin, english, called, neutral] = [
      await family(system, 'lvb'),
      await family(system, 'lvb', { taal: 'en' }),
      await family(system, 'lvb', { melder: { ...melder, veiligContact: { nietMailen: true } } }),
      await family(system, 'lvb', {
        melder: { ...melder, email: 'samen@gezin.example', veiligContact: { neutraal: true } },
      }),
    ];
    for (const one of [gezin, english, called, neutral]) await one.ledBy(tess.regisseurId);
    const week = { van: inDays(0), tot: inDays(6), reden: 'verlof' } as const;
    await absent(tess.regisseurId, { ...week, waarnemerId: samira.regisseurId });
    expect(await opens(gezin)).toEqual(everything);
    for (const one of [gezin, english, neutral]) await one.news();
    const ill = await absent(
      samira.regisseurId,
      { van: inDays(0), tot: inDays(2), reden: 'ziekte', waarnemerId: null },
      'regisseur',
    );
    expect(await waiting(gezin)).toEqual(['geenWaarnemer']);
    await expectNobody(gezin, 'Tess Voorbeeld');
    expect(await gezin.page()).not.toMatch(/Samira|0546 00 00 77|0546 00 00 91/);
    expect(await opens(gezin)).toEqual(nothing);
    const [inEnglish, ...more] = await english.news();
    expect(more).toEqual([]);
    expect(inEnglish?.subject).toBe(`Tess Voorbeeld is away now (${english.nummer})`);
    expect(inEnglish?.text).toContain('We are looking for somebody who takes over.');
    expect(await called.news()).toEqual([]);
    const { get } = await system.as('werkverdeler');
    const { body } = await get<DossierResponse>(`/intake/v1/meldingen/${called.nummer}/dossier`);
    expect(body.contacttaken).toMatchObject([{ soort: 'bellen', onderwerp: 'afwezig' }]);
    const script = body.contacttaken[0]?.script.join('\n') ?? '';
    expect(script).toContain('Tess Voorbeeld is er nu niet. Wij zoeken iemand die dit overneemt.');
    const [plain, ...others] = await neutral.news();
    expect(others).toEqual([]);
    expect(`${plain?.from} ${plain?.subject} ${plain?.text}`).not.toMatch(
      /Tess|Samira|er nu niet|hulp|regisseur|gezin/i,
    );

    const vera = await join(system, 'Vera', ['lvb'], { ...wijkteam, telefoon: '0546 00 00 92' });
    expect((await gezin.command('waarnemingen', { waarnemerId: vera.regisseurId })).status).toBe(201);
    expect((await gezin.news()).map(({ subject }) => subject)).toEqual([
      `Vera Voorbeeld vervangt Tess Voorbeeld (${gezin.nummer})`,
    ]);
    expect(await gezin.page()).toContain('0546 00 00 92');
    await back(samira.regisseurId, ill.afwezigheidId, 'regisseur');
    // Whoever came back stands in no more where somebody else does.
    expect(await opens(gezin)).toEqual(nothing);
  });
});
