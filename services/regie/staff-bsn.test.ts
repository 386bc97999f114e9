import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import { Problem } from '../../shared/problem.ts';
import { now, regieDeps, regisseurFields, staff } from '../../test/support/regie.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { routes } from './api.ts';
import type { Deps } from './store.ts';

/** Rule 11 for what staff type: every route that keeps a text refuses a BSN, and believes who says that it is none. */
let test: TestTable;
let deps: Deps;
beforeAll(async () => {
  test = await startTestTable();
  deps = regieDeps(test.table);
});
afterAll(() => test.stop());

const bsn = 'Zijn nummer is 111222333.';
const regisseurId = randomIdentifiers.uuid();
const casus = (noun: string) => `POST /regie/v1/casussen/{casusId}/${noun}`;
const pool = (noun: string) => `POST /regie/v1/regisseurs${noun}`;
const toExpert = { soort: 'persoon', organisatie: 'wijkteam-almelo', naam: 'Dr. Voorbeeld', email: 'dr@zorg.example' };

const withText: [route: string, body: object, veld: string][] = [
  [casus('benoemingen'), { regisseurId, reden: bsn }, '/reden'],
  [casus('wisselbesluiten'), { besluit: 'blijft', reden: bsn }, '/reden'],
  [casus('weigeringen'), { reden: 'tijdgebrek', toelichting: bsn }, '/toelichting'],
  [casus('contacten'), { resultaat: 'gesproken', toelichting: bsn }, '/toelichting'],
  [casus('contacten'), { resultaat: 'nietVeilig', toelichting: bsn }, '/toelichting'],
  [casus('contactbesluiten'), { besluit: 'geenContact', reden: bsn }, '/reden'],
  [casus('kaders'), { kader: 'vrijwillig', toelichting: bsn }, '/toelichting'],
  [casus('deskundigen'), { aan: toExpert, vraag: bsn }, '/vraag'],
  [casus('deskundigen'), { aan: { ...toExpert, naam: bsn }, vraag: 'Wat raadt u aan?' }, '/aan/naam'],
  [casus('deskundigen/{deskundigeId}/antwoorden'), { antwoord: bsn }, '/antwoord'],
  [casus('wissingen'), { reden: bsn }, '/reden'],
  [pool(''), regisseurFields({ naam: bsn }), '/naam'],
  ['PATCH /regie/v1/regisseurs/{regisseurId}', { naam: bsn }, '/naam'],
  [pool('/{regisseurId}/begeleidingen'), { soort: 'reflectie', datum: '2026-11-20', tekst: bsn }, '/tekst'],
];
/** Nothing but choices, codes, days and ids. */
const withoutText = [
  casus('waarnemingen'),
  casus('organisaties'),
  casus('meldingen/{meldingsnummer}/besluiten'),
  pool('/{regisseurId}/afwezigheden'),
  pool('/{regisseurId}/afwezigheden/{afwezigheidId}/beeindigingen'),
  pool('/{regisseurId}/uitdiensttredingen'),
];

async function outcome(route: string, body: unknown): Promise<{ code: string; velden: string[] }> {
  const rollen = ['werkverdeler', 'privacyfunctionaris', 'procescoordinator'] as const;
  const params = { casusId: randomIdentifiers.uuid(), deskundigeId: randomIdentifiers.uuid(), regisseurId };
  try {
    await routes(deps, {})
      .find(({ key }) => key === route)
      ?.handle({
        now,
        requestId: 'verzoek',
        params,
        query: {},
        body,
        header: () => undefined,
        staff: { ...staff('werkverdeler'), rollen: [...rollen] },
      });
    return { code: 'gedaan', velden: [] };
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, velden: error.faults.map(({ veld }) => veld) };
    throw error;
  }
}

it.each(withText)('%s refuses a BSN', async (route, body, veld) => {
  expect(await outcome(route, body)).toEqual({ code: 'bsnGevonden', velden: [veld] });
});

it.each(withText)('%s believes that it is none', async (route, body) => {
  // No such casus or person; or it is done: either way the text was let through.
  expect(['gedaan', 'nietGevonden', 'geenToegang']).toContain((await outcome(route, { ...body, geenBsn: true })).code);
});

it('leaves no route out', () => {
  const served = routes(deps, {}).flatMap(({ key }) => (/^(POST|PATCH)/.test(key) ? [key] : []));
  expect([...new Set([...withText.map(([route]) => route), ...withoutText])].sort()).toEqual(served.sort());
});

it('takes the number of a professional register for what it is', async () => {
  const registraties = [{ register: 'SKJ', nummer: '111222333', geldigTot: '2030-12-31' }] as const;
  expect(await outcome(pool(''), regisseurFields({ registraties: [...registraties] }))).toMatchObject({
    code: 'gedaan',
  });
});
