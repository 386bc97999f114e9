import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { StandResponse, UitkomstInput, UitkomstvoorbeeldResponse } from '../../services/intake/contract.ts';
import { expectReadable } from '../support/readable.ts';
import { complexMelding, later, poolOf, type System, startSystem } from '../support/system.ts';

/**
 * A complex melding opened a casus by itself and somebody was asked to call; then triage gives it an outcome for which
 * nobody has to lead. Whatever was asked ends: a call that is still made is wrong, and with Veilig Thuis dangerous.
 */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);
const reden = 'Zo besproken met de melder.';
const bewijs = { wijze: 'telefoon', kenmerk: 'Zaak-voorbeeld-1', op: new Date().toISOString() } as const;
const outcomes: Record<string, { input: UitkomstInput; page: object }> = {
  advies: {
    input: { uitkomst: 'advies', reden, antwoord: 'U kunt de huisarts bellen voor een verwijzing.' },
    page: { status: 'afgerond', uitkomst: { soort: 'advies' } },
  },
  'algemene voorziening': {
    input: { uitkomst: 'algemeneVoorziening', reden, voorziening: file.socialeKaart[0]?.code ?? '' },
    page: { status: 'afgerond' },
  },
  'VIA-team': {
    input: { uitkomst: 'viaTeam', reden, team: 'via-nijverdal-noord' },
    page: { status: 'inBehandeling', uitkomst: { soort: 'viaTeam' } },
  },
  'sociaal team': {
    input: { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' },
    page: { status: 'inBehandeling' },
  },
  expertteam: { input: { uitkomst: 'expertteam', reden, team: 'expertteam' }, page: { status: 'inBehandeling' } },
  maatwerk: {
    input: {
      uitkomst: 'maatwerk',
      reden,
      medewerker: { naam: 'Wendy Voorbeeld', telefoon: '0548 00 04 04', email: `wmo1@${gemeente}.example` },
    },
    page: { status: 'inBehandeling', uitkomst: { contact: { naam: 'Wendy Voorbeeld' } } },
  },
  'Wmo-melding': { input: { uitkomst: 'wmoMelding', reden, team: 'wmo-loket' }, page: { status: 'inBehandeling' } },
  klacht: {
    input: { uitkomst: 'doorgezonden', reden, bestemming: 'klacht', bewijs },
    page: { status: 'afgerond', uitkomst: { soort: 'doorgezonden' } },
  },
  'another municipality': {
    input: {
      uitkomst: 'doorgezonden',
      reden,
      bestemming: 'andereGemeente',
      gemeente: { naam: 'Gemeente Elders', telefoon: '030 000 00 00', email: 'toegang@elders.example' },
      bewijs,
    },
    page: { status: 'afgerond', uitkomst: { contact: { naam: 'Gemeente Elders' } } },
  },
  'Veilig Thuis, the talk skipped': {
    input: {
      uitkomst: 'doorgezonden',
      reden: 'Signalen van geweld.',
      bestemming: 'veiligThuis',
      bewijs,
      meldcode: {
        signalenInKaart: true,
        overlegGehad: true,
        gesprek: 'overgeslagen',
        redenOvergeslagen: 'De melder is bang voor de partner.',
        gewogen: true,
      },
    },
    page: { status: 'inBehandeling', uitkomst: null },
  },
  police: {
    input: { uitkomst: 'doorgezonden', reden: 'Strafbaar feit.', bestemming: 'politie', bewijs },
    page: { status: 'inBehandeling', uitkomst: null },
  },
  'spam or a test': { input: { uitkomst: 'geenMelding', reden, soort: 'test' }, page: { status: 'afgerond' } },
};

type Reported = { nummer: string; volgcode: string; email: string; casusId: string; leider: string };
let system: System;
let reported: Map<string, Reported>;

beforeAll(async () => {
  system = await startSystem(gemeente, { pool: poolOf(gemeente, ['Anna', 'Bram', 'Carla'], 20) });
  const begun = await Promise.all(
    Object.keys(outcomes).map(async (name, index) => {
      const melding = complexMelding({ woonadres: { postcode: '7442 AB', huisnummer: index + 1 } });
      return { name, email: melding.melder.email ?? '', ...(await system.report(melding)).body };
    }),
  );
  await system.settle();
  const [casussen, pool] = await Promise.all([system.casussen('voorlopig'), system.pool()]);
  reported = new Map(
    begun.map(({ name, email, meldingsnummer: nummer, volgcode }) => {
      const casus = casussen.find(({ meldingen }) => meldingen.includes(nummer));
      const leider = pool.find(({ regisseurId }) => regisseurId === casus?.aanspreekpunt?.regisseurId)?.email ?? '';
      return [name, { nummer, volgcode, email, casusId: casus?.casusId ?? '', leider }];
    }),
  );
});
afterAll(async () => {
  for (const mail of await system.run.mails()) expectReadable(`${mail.subject}\n${mail.text}`, mail.subject);
  await system.stop();
});

const of = (name: string): Reported => {
  const found = reported.get(name);
  if (!found) throw new Error(name);
  return found;
};
const path = (nummer: string) => `/intake/v1/meldingen/${nummer}`;
const about = async (address: string, { nummer, casusId }: Reported) =>
  (await system.mailsTo(address)).filter(({ subject, text }) =>
    [nummer, casusId].some((id) => `${subject}${text}`.includes(id)),
  );
const loadOf = async (email: string) => (await system.pool()).find((one) => one.email === email)?.belasting ?? -1;
const decide = async (nummer: string, input: UitkomstInput) => {
  const answer = await (await system.as('werkverdeler')).post(`${path(nummer)}/uitkomsten`, input);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await system.settle();
};

describe('a complex melding that gets another outcome', () => {
  it.each(Object.entries(outcomes))(
    '%s: the casus closes, nobody calls, and the page names nobody',
    async (name, one) => {
      const report = of(name);
      const { nummer, volgcode, email, casusId, leider } = report;
      const before = (await system.follow(nummer, volgcode)).body;
      const naam = before.regisseur?.naam ?? '';
      expect(naam).not.toBe('');
      const [load, told] = [await loadOf(leider), (await about(email, report)).length];
      const preview = await (await system.as('werkverdeler')).post<UitkomstvoorbeeldResponse>(
        `${path(nummer)}/uitkomstvoorbeelden`,
        one.input,
      );
      expect(preview.body.casusEindigt).toEqual({ leider: naam });

      await decide(nummer, one.input);

      expect(await system.casus(casusId)).toMatchObject({
        status: 'afgesloten',
        punten: [],
        eersteContact: null,
        escalatieNiveau: null,
      });
      expect(await loadOf(leider)).toBe(load - 1);
      expect(await system.plansOf(casusId)).toMatchObject([{ status: 'afgesloten' }]);
      const calledOff = (await about(leider, report)).at(-1);
      expect(calledOff?.subject).toBe(`De casus bij melding ${nummer} is gesloten`);
      expect(calledOff?.text).toContain('U hoeft niet (meer) te bellen');
      expect(calledOff?.text).toContain(file.telefoon);
      expect(`${calledOff?.subject} ${calledOff?.text}`).not.toMatch(/veilig thuis|politie|klacht|advies|wmo|elders/i);

      const page = (await system.follow(nummer, volgcode)).body;
      expect(page).toMatchObject({ ...one.page, regisseur: null, waarnemer: null, magAnderVragen: false });
      expect(JSON.stringify(page)).not.toContain(naam);
      expect(JSON.stringify(page)).not.toMatch(/veilig ?thuis|politie/i);
      // The outcome's own bericht where there is one, and nothing of who led.
      const since = (await about(email, report)).slice(told);
      expect(since.length).toBe(preview.body.langs === 'mail' ? 1 : 0);
      expect(since.map(({ text }) => text).join()).not.toContain(naam);
    },
  );

  it('and then time passes: nobody is reminded, nothing climbs', async () => {
    const staff = async () =>
      (await system.run.mails()).filter(({ subject, text }) =>
        [...reported.values()].some(({ casusId }) => `${subject}${text}`.includes(casusId)),
      ).length;
    const before = await staff();
    for (const days of [2, 9, 40]) {
      await system.run.tick(later(days));
      await system.settle();
    }
    expect(await staff()).toBe(before);
    expect(await system.casussen('wachtOpBenoeming')).toEqual([]);
  });

  it.each(['advies', 'Veilig Thuis, the talk skipped'])(
    'opened again after %s, it may get a casus after all, and whoever led is asked first',
    async (name) => {
      const report = of(name);
      const { nummer, volgcode, casusId, leider } = report;
      const { post } = await system.as('werkverdeler');
      const why = { reden: 'verkeerdeUitkomst', toelichting: 'Er is meer aan de hand.' };
      expect((await post<StandResponse>(`${path(nummer)}/heropeningen`, why)).status).toBe(201);
      await system.settle();
      expect((await system.follow(nummer, volgcode)).body).toMatchObject({ status: 'inBehandeling', regisseur: null });
      // One person may have led both.
      const load = await loadOf(leider);
      await decide(nummer, { uitkomst: 'nieuweCasus', reden, zwaarte: 'zwaar' });
      const casus = await system.casusOf(nummer);
      expect(casus).toMatchObject({ status: 'voorlopig', zwaarte: 'zwaar' });
      expect(casus?.casusId).not.toBe(casusId);
      expect(await loadOf(leider)).toBe(load + 1);
      expect((await system.casus(casusId)).status).toBe('afgesloten');
      expect(await system.plansOf(casus?.casusId ?? '')).toMatchObject([{ status: 'concept' }]);
      const page = (await system.follow(nummer, volgcode)).body;
      // Silence that was chosen stays until somebody says that it may be told.
      expect(page.regisseur?.naam).toBe(name === 'advies' ? casus?.aanspreekpunt?.naam : undefined);
    },
  );
});
