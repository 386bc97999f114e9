import { afterAll, beforeAll, expect, it } from 'vitest';
import { Problem } from '../../shared/problem.ts';
import { intakeOn, meldingOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { accountRoutes } from './account-api.ts';
import { staffRoutes, triageRoutes } from './desk-api.ts';
import { lettersRoutes } from './letters-api.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';

/** Rule 11 for what staff type: every route that keeps a text refuses a BSN, and believes who says that it is none. */
let db: TestTable;
let deps: ReceiveDependencies;
let meldingsnummer: string;
const now = '2026-11-23T08:30:00Z';
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
  meldingsnummer = (await receiveMelding(deps, { input: meldingOf(), now, idempotencyKey: undefined })).melding
    .meldingsnummer;
});
afterAll(() => db.stop());

const bsn = 'Zijn nummer is 111222333.';
const at = (path: string) => `POST /intake/v1/meldingen/{meldingsnummer}/${path}`;
const reden = 'Zo besproken.';
const handed = {
  uitkomst: 'doorgezonden',
  bestemming: 'veiligThuis',
  reden,
  bewijs: { wijze: 'telefoon', kenmerk: bsn, op: '2026-11-23T08:00:00Z' },
  meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
};

const withText: [route: string, body: object, veld: string][] = [
  [at('contacttaken/{taakId}/pogingen'), { resultaat: 'nietVeilig', toelichting: bsn }, '/toelichting'],
  [at('wissingen'), { toelichting: bsn }, '/toelichting'],
  [at('oppakkingen'), { actie: 'oppakken', toelichting: bsn }, '/toelichting'],
  [at('uitkomsten'), { uitkomst: 'advies', reden: bsn, antwoord: 'Bel de huisarts.' }, '/reden'],
  [at('uitkomsten'), { uitkomst: 'advies', reden, antwoord: bsn }, '/antwoord'],
  [at('uitkomsten'), handed, '/bewijs/kenmerk'],
  [at('uitkomstvoorbeelden'), { uitkomst: 'advies', reden, antwoord: bsn }, '/antwoord'],
  [at('afrondingen'), { resultaat: 'geholpen', reden, toelichting: bsn }, '/toelichting'],
  [at('doorzendingen'), { bestemming: 'klacht', reden: bsn }, '/reden'],
  [
    at('doorzendingen/{doorzendingId}/bewijzen'),
    { bewijs: { wijze: 'post', aan: bsn, kenmerk: 'Loket', op: '2026-11-23T08:00:00Z' } },
    '/bewijs/aan',
  ],
  [at('heropeningen'), { reden: 'nieuweInformatie', toelichting: bsn }, '/toelichting'],
  [at('notities'), { tekst: bsn }, '/tekst'],
  [at('contactgegevens'), { telefoon: null, toelichting: bsn }, '/toelichting'],
  [at('toestemmingsnotities'), { delenMetRegisseur: true, toelichting: bsn }, '/toelichting'],
  [at('ontlastingen'), { taak: 0, door: bsn }, '/door'],
];
/** Nothing but a number of ours and a choice. */
const withoutText = [at('verwantschappen'), at('oproepbevestigingen')];

async function outcome(route: string, body: unknown): Promise<{ code: string; velden: string[] }> {
  const staff = {
    id: 'w',
    naam: 'W Voorbeeld',
    email: 'w@hellendoorn.example',
    rollen: ['werkverdeler' as const, 'privacyfunctionaris' as const],
    teams: [],
  };
  const params = { meldingsnummer, taakId: '00000000-0000-4000-8000-000000000001' };
  try {
    await [...staffRoutes(deps), ...accountRoutes(deps), ...triageRoutes(deps), ...lettersRoutes(deps)]
      .find(({ key }) => key === route)
      ?.handle({ now, requestId: 'verzoek', params, query: {}, body, header: () => undefined, staff });
    return { code: 'gedaan', velden: [] };
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, velden: error.faults.map(({ veld }) => veld) };
    throw error;
  }
}

it.each(withText)('%s refuses a BSN', async (route, body, veld) => {
  expect(await outcome(route, body)).toEqual({ code: 'bsnGevonden', velden: [veld] });
});

it('a note with another number is kept', async () => {
  expect(await outcome(at('notities'), { tekst: bsn, geenBsn: true })).toMatchObject({ code: 'gedaan' });
});

it.each(withText.filter(([route]) => !route.endsWith('wissingen')))(
  '%s believes that it is none',
  async (route, body) => {
    // What this melding cannot have done to it now comes after the text was let through.
    const { code } = await outcome(route, { ...body, geenBsn: true });
    expect(['gedaan', 'nietGevonden', 'nietMogelijk', 'geenToegang']).toContain(code);
  },
);

it('a melding is erased with a reason that holds another number', async () => {
  const { code } = await outcome(at('wissingen'), { toelichting: bsn, geenBsn: true });
  expect(['gedaan', 'nietMogelijk']).toContain(code);
});

it('leaves no route out', () => {
  const served = [...staffRoutes(deps), ...accountRoutes(deps), ...triageRoutes(deps), ...lettersRoutes(deps)].flatMap(
    ({ key }) => (key.startsWith('POST') ? [key] : []),
  );
  expect([...new Set([...withText.map(([route]) => route), ...withoutText])].sort()).toEqual(served.sort());
});
