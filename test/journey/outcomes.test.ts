import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type {
  DossierResponse,
  MeldingInput,
  StandResponse,
  UitkomstInput,
  UitkomstResponse,
  WerklijstResponse,
} from '../../services/intake/contract.ts';
import { expectReadable } from '../support/readable.ts';
import { later, type System, simpleMelding, startSystem } from '../support/system.ts';

/**
 * Every outcome of triage: what it does, who hears of it, what the resident reads, and that it can be opened again.
 * Hellendoorn has everything that can come out of it: areas, VIA-teams, a sociaal team and an expertteam (seed 003).
 */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);
const inArea = { postcode: '7442 AB', huisnummer: 5 };

let system: System;
beforeAll(async () => {
  system = await startSystem(gemeente);
});
afterAll(async () => {
  for (const mail of await system.run.mails()) expectReadable(`${mail.subject}\n${mail.text}`, mail.subject);
  await system.stop();
});

const path = (nummer: string) => `/intake/v1/meldingen/${nummer}`;
const dossierOf = async (nummer: string, user = 'werkverdeler') =>
  (await (await system.as(user)).get<DossierResponse>(`${path(nummer)}/dossier`)).body;

async function reported(changes: Partial<MeldingInput> = {}) {
  const melding = simpleMelding({ woonadres: inArea, ...changes });
  const { body } = await system.report(melding);
  await system.settle();
  const email = melding.melder.email ?? '';
  const before = (await system.mailsTo(email)).length;
  return {
    ...body,
    nummer: body.meldingsnummer,
    email,
    melding,
    /** Mails to the melder since. */
    told: async () => (await system.mailsTo(email)).slice(before),
    page: async () => (await system.follow(body.meldingsnummer, body.volgcode)).body,
  };
}

type Outcome = UitkomstInput extends infer One ? (One extends { reden: string } ? Omit<One, 'reden'> : never) : never;

async function decide(nummer: string, outcome: Outcome) {
  const { post } = await system.as('werkverdeler');
  const answer = await post<UitkomstResponse>(`${path(nummer)}/uitkomsten`, {
    reden: 'Zo besproken met de melder.',
    ...outcome,
  });
  expect(answer.body).toMatchObject({ meldingsnummer: nummer, uitkomst: outcome.uitkomst });
  expect(answer.status).toBe(201);
  await system.settle();
  return answer.body;
}

const onWorklist = async (nummer: string) => {
  const { get } = await system.as('werkverdeler');
  let cursor = '';
  do {
    const { body } = await get<WerklijstResponse>(
      `/intake/v1/werklijst?limiet=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (body.meldingen.some(({ meldingsnummer }) => meldingsnummer === nummer)) return true;
    cursor = body.volgende ?? '';
  } while (cursor);
  return false;
};

async function reopen(nummer: string) {
  const { post } = await system.as('werkverdeler');
  const { status, body } = await post<StandResponse>(`${path(nummer)}/heropeningen`, {
    reden: 'verkeerdeUitkomst',
    toelichting: 'Er is meer aan de hand.',
  });
  expect(body).toMatchObject({ meldingsnummer: nummer });
  expect(status).toBe(201);
  await system.settle();
}

/** Opened again: back on the list, somebody looks after the term, and the melder knows. */
async function expectReopenable(report: Awaited<ReturnType<typeof reported>>) {
  const before = (await report.told()).length;
  await reopen(report.nummer);
  expect(await onWorklist(report.nummer)).toBe(true);
  expect((await report.page()).status).not.toBe('afgerond');
  expect((await report.page()).uitkomst).toBeNull();
  expect((await report.told()).length).toBe(before + 1);
  expect((await dossierOf(report.nummer)).overzicht.voorrang).toContain('heropend');
}

describe('an answer is enough', () => {
  it('advies: the resident reads the answer, the melding is closed, and can be opened again', async () => {
    const report = await reported();
    expect(await onWorklist(report.nummer)).toBe(true);
    const answer = 'U kunt de huishoudelijke hulp zelf bellen. Zij hebben vandaag weer plek voor u.';
    expect((await decide(report.nummer, { uitkomst: 'advies', antwoord: answer })).status).toBe('afgerond');
    const [mail] = await report.told();
    expect(mail?.text).toContain(answer);
    expect(mail?.text).toContain(report.nummer);
    expect(await report.page()).toMatchObject({ status: 'afgerond', uitkomst: { soort: 'advies' } });
    expect(await onWorklist(report.nummer)).toBe(false);
    await expectReopenable(report);
  });

  it('algemene voorziening: with phone and site, and no permission needed', async () => {
    const report = await reported();
    const voorziening = file.socialeKaart[0];
    await decide(report.nummer, { uitkomst: 'algemeneVoorziening', voorziening: voorziening?.code ?? '' });
    const [mail] = await report.told();
    expect(mail?.text).toContain(voorziening?.naam);
    expect(mail?.text).toContain(voorziening?.telefoon);
    expect(mail?.text).toContain(voorziening?.omschrijving.nl);
    expect((await report.page()).uitkomst?.contact).toMatchObject({ naam: voorziening?.naam });
    await expectReopenable(report);
  });

  it('spam or a test: closed without a word', async () => {
    const report = await reported();
    await decide(report.nummer, { uitkomst: 'geenMelding', soort: 'test' });
    expect(await report.told()).toEqual([]);
    expect(await onWorklist(report.nummer)).toBe(false);
    await reopen(report.nummer);
    expect(await onWorklist(report.nummer)).toBe(true);
  });
});

describe('somebody takes it in hand', () => {
  it.each([
    ['viaTeam', 'via-nijverdal-noord'],
    ['sociaalTeam', 'sociaal-team'],
    ['expertteam', 'expertteam'],
  ] as const)('%s: the team has it, the resident knows which, and silence climbs', async (uitkomst, code) => {
    const report = await reported();
    if (uitkomst === 'viaTeam') expect((await dossierOf(report.nummer)).viaTeam).toBe(code);
    const team = file.teams.find((one) => one.code === code);
    const decided = await decide(report.nummer, { uitkomst, team: code });
    expect(decided).toMatchObject({ status: 'inBehandeling', team: code });
    expect(decided.opvolgingUiterlijk).not.toBeNull();

    const [mail] = await report.told();
    expect(mail?.text).toContain(team?.naam);
    expect(mail?.text).toContain(team?.telefoon);
    const work = (await system.mailsTo(team?.email ?? '')).find(({ text }) => text.includes(report.nummer));
    expect(work?.text).not.toContain(report.melding.watLooptVast);
    expect(work?.text).not.toContain('De heer Voorbeeld');

    const inTeam = await (await system.as(`teamlid-${code}`)).get<WerklijstResponse>(
      `/intake/v1/werklijst?lijst=team&team=${code}`,
    );
    expect(inTeam.body.meldingen.map(({ meldingsnummer }) => meldingsnummer)).toContain(report.nummer);

    const climbed = (await system.mailsTo('procesverantwoordelijke')).length;
    await system.run.tick(later(15));
    await system.settle();
    const late = (await system.mailsTo('procesverantwoordelijke'))
      .slice(climbed)
      .filter(({ subject }) => subject.includes(report.nummer));
    expect(late.length).toBeGreaterThan(0);

    const { post } = await system.as(`teamlid-${code}`);
    const closed = await post<StandResponse>(`${path(report.nummer)}/afrondingen`, {
      resultaat: 'geholpen',
      reden: 'De hulp is geregeld.',
      toelichting: 'Vanaf maandag komt er weer iemand.',
    });
    expect(closed.body).toMatchObject({ status: 'afgerond' });
    await system.settle();
    expect((await report.told()).at(-1)?.text).toContain('Vanaf maandag komt er weer iemand.');
    expect((await report.page()).status).toBe('afgerond');
    await expectReopenable(report);
  });

  it('maatwerk: a medewerker is regisseur of the process (case 1 of the heer Poetsson)', async () => {
    const report = await reported();
    const medewerker = { naam: 'Wendy Voorbeeld', telefoon: '0548 00 04 04', email: `wmo1@${gemeente}.example` };
    await decide(report.nummer, { uitkomst: 'maatwerk', medewerker });
    const [mail] = await report.told();
    expect(mail?.text).toContain(medewerker.naam);
    expect(mail?.text).toContain(medewerker.telefoon);
    expect((await report.page()).uitkomst?.contact).toMatchObject({ naam: medewerker.naam });
    const work = (await system.mailsTo(medewerker.email)).find(({ text }) => text.includes(report.nummer));
    expect(work?.text).not.toContain(report.melding.watLooptVast);
    await expectReopenable(report);
  });

  it('Wmo-melding: six weeks from the first contact, and a personal plan within seven days', async () => {
    const report = await reported();
    await decide(report.nummer, { uitkomst: 'wmoMelding', team: 'wmo-loket' });
    const [mail] = await report.told();
    expect(mail?.text).toMatch(/onderzoek/i);
    expect(mail?.text).toMatch(/persoonlijk plan/i);
    expect(mail?.text).toContain(file.clientondersteuning.telefoon);
    const climbed = (await system.mailsTo('procesverantwoordelijke')).length;
    await system.run.tick(later(43));
    await system.settle();
    expect(
      (await system.mailsTo('procesverantwoordelijke'))
        .slice(climbed)
        .filter(({ subject }) => subject.includes(report.nummer)).length,
    ).toBeGreaterThan(0);
    await expectReopenable(report);
  });
});

describe('a regisseur takes the lead', () => {
  it('new casus: regie opens it, somebody is proposed, the resident hears the name', async () => {
    const report = await reported();
    await decide(report.nummer, { uitkomst: 'nieuweCasus', zwaarte: 'zwaar' });
    const casus = await system.casusOf(report.nummer);
    expect(casus).toMatchObject({ status: 'voorlopig', zwaarte: 'zwaar' });
    const named = (await report.told()).find(({ text }) => text.includes(casus?.aanspreekpunt?.naam ?? '?'));
    expect(named).toBeDefined();
    expect((await report.page()).regisseur?.naam).toBe(casus?.aanspreekpunt?.naam);
    await reopen(report.nummer);
    expect(await onWorklist(report.nummer)).toBe(true);
  });

  it('the known regisseur: put before the casus that is there, which confirms or splits', async () => {
    const first = await reported({ woonadres: { postcode: '7441 CC', huisnummer: 77 } });
    await decide(first.nummer, { uitkomst: 'nieuweCasus' });
    const casus = await system.casusOf(first.nummer);
    const second = await reported({ woonadres: { postcode: '7447 DD', huisnummer: 12 } });
    await decide(second.nummer, { uitkomst: 'bekendeRegisseur', casusId: casus?.casusId ?? '' });
    expect((await system.casus(casus?.casusId ?? '')).voorgelegd).toContain(second.nummer);
  });
});

describe('it belongs elsewhere', () => {
  it.each(['veiligheidshuis', 'jor'] as const)(
    '%s: passed on with the date of receipt, nothing told by software, and hidden',
    async (bestemming) => {
      const report = await reported();
      await decide(report.nummer, { uitkomst: 'doorgezonden', bestemming });
      const office = file.doorzenden[bestemming];
      const passed = (await system.mailsTo(office.email ?? '')).find(({ text }) => text.includes(report.nummer));
      expect(passed?.text).not.toContain(report.melding.watLooptVast);
      expect(await report.told()).toEqual([]);
      const page = await report.page();
      expect(page.status).toBe('inBehandeling');
      expect(JSON.stringify(page)).not.toMatch(/veiligheidshuis|\bjor\b/i);
      const task = (await dossierOf(report.nummer)).contacttaken.find(({ onderwerp }) => onderwerp === 'nietVanzelf');
      expect(task).toBeDefined();
    },
  );

  it.each(['klacht', 'bezwaar'] as const)(
    '%s: passed on with the date of receipt, the resident knows where it is',
    async (bestemming) => {
      const report = await reported();
      const decided = await decide(report.nummer, { uitkomst: 'doorgezonden', bestemming });
      // Until somebody recorded that it arrived (passing-on.test.ts).
      expect(decided.status).toBe('inBehandeling');
      const office = file.doorzenden[bestemming];
      const passed = (await system.mailsTo(office.email ?? '')).find(({ text }) => text.includes(report.nummer));
      expect(passed?.text).not.toContain(report.melding.watLooptVast);
      const [mail] = await report.told();
      expect(mail?.text).toContain(office.naam);
      if (bestemming === 'klacht') expect(mail?.text).toMatch(/geen gevolgen voor uw hulp/i);
      await expectReopenable(report);
    },
  );

  it('another municipality: which one, whom to call, and no casus here', async () => {
    const report = await reported();
    await decide(report.nummer, {
      uitkomst: 'doorgezonden',
      bestemming: 'andereGemeente',
      gemeente: { naam: 'Gemeente Elders', telefoon: '030 000 00 00', email: 'toegang@elders.example' },
    });
    const [mail] = await report.told();
    expect(mail?.text).toContain('Gemeente Elders');
    expect(mail?.text).toContain('030 000 00 00');
    expect(await system.casusOf(report.nummer)).toBeUndefined();
    const passed = (await system.mailsTo('toegang@elders.example')).find(({ text }) => text.includes(report.nummer));
    expect(passed?.text).not.toContain(report.melding.watLooptVast);
    await expectReopenable(report);
  });

  it('Veilig Thuis: the meldcode first, nothing told by software, and hidden', async () => {
    const report = await reported();
    const { post } = await system.as('werkverdeler');
    const bewijs = { wijze: 'telefoon', kenmerk: 'VT-voorbeeld-1', op: new Date().toISOString() };
    const without = await post(`${path(report.nummer)}/uitkomsten`, {
      uitkomst: 'doorgezonden',
      reden: 'Signalen van geweld.',
      bestemming: 'veiligThuis',
      bewijs,
    });
    expect(without.status).toBe(400);
    await decide(report.nummer, {
      uitkomst: 'doorgezonden',
      bestemming: 'veiligThuis',
      bewijs: { wijze: 'telefoon', kenmerk: 'VT-voorbeeld-1', op: new Date().toISOString() },
      meldcode: {
        signalenInKaart: true,
        overlegGehad: true,
        gesprek: 'overgeslagen',
        redenOvergeslagen: 'De melder is bang voor de partner.',
        gewogen: true,
      },
    });
    expect(await report.told()).toEqual([]);
    const page = await report.page();
    expect(page.status).toBe('inBehandeling');
    expect(JSON.stringify(page)).not.toMatch(/veilig ?thuis/i);
    const task = (await dossierOf(report.nummer)).contacttaken.find(({ onderwerp }) => onderwerp === 'nietVanzelf');
    expect(task).toBeDefined();
  });

  it('police: proof is needed where no mail goes out', async () => {
    const report = await reported();
    const { post } = await system.as('werkverdeler');
    const answer = await post<{ fouten?: unknown }>(`${path(report.nummer)}/uitkomsten`, {
      uitkomst: 'doorgezonden',
      reden: 'Strafbaar feit.',
      bestemming: 'politie',
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('bewijs');
  });
});

it('two staff members claim the same melding at once: one has it, the other sees who', async () => {
  const { nummer } = await reported();
  const claims = await Promise.all(
    ['werkverdeler', 'gedragswetenschapper'].map(async (user) =>
      (await system.as(user)).post(`${path(nummer)}/oppakkingen`, { actie: 'oppakken' }),
    ),
  );
  expect(claims.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await dossierOf(nummer)).overzicht.behandelaar?.naam).toBeDefined();
});
