import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type {
  DoorzendingResponse,
  DossierResponse,
  MeldingInput,
  StandResponse,
  UitkomstResponse,
  UittrekselResponse,
  WerklijstResponse,
} from '../../services/intake/contract.ts';
import { expectReadable } from '../support/readable.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';

/**
 * Awb 2:3: what belongs elsewhere arrives there, or somebody hears that it did not; and what is also a klacht, a bezwaar
 * or a matter for Veilig Thuis never ends the help.
 */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);
const klachten = file.doorzenden.klacht;

let system: System;
beforeAll(async () => {
  system = await startSystem(gemeente);
});
afterAll(async () => {
  for (const mail of await system.run.mails()) expectReadable(`${mail.subject}\n${mail.text}`, mail.subject);
  await system.stop();
});

const path = (nummer: string) => `/intake/v1/meldingen/${nummer}`;
const reden = 'Zo besproken met de melder.';
const dossierOf = async (nummer: string, user = 'werkverdeler') =>
  (await (await system.as(user)).get<DossierResponse>(`${path(nummer)}/dossier`)).body;

async function reported(melding: MeldingInput = simpleMelding({ woonadres: { postcode: '7442 AB', huisnummer: 5 } })) {
  const { body } = await system.report(melding);
  await system.settle();
  const email = melding.melder.email ?? '';
  const before = (await system.mailsTo(email)).length;
  return {
    nummer: body.meldingsnummer,
    melding,
    told: async () => (await system.mailsTo(email)).slice(before),
    page: async () => (await system.follow(body.meldingsnummer, body.volgcode)).body,
  };
}
async function act<Body>(nummer: string, what: string, body: object, user = 'werkverdeler') {
  const answer = await (await system.as(user)).post<Body>(`${path(nummer)}/${what}`, body);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  await system.settle();
  return answer.body;
}
const proof = () => ({
  wijze: 'telefoon',
  aan: 'Mevrouw Voorbeeld',
  kenmerk: 'K-2026-12',
  op: new Date().toISOString(),
});
const warned = async (nummer: string) =>
  (await system.mailsTo('procesverantwoordelijke')).filter(({ subject }) => subject.includes(nummer));

describe('passed on as the outcome', () => {
  it('a bezwaar that nobody hands over climbs; once it has arrived, the resident reads where and when', async () => {
    const report = await reported();
    const decided = await act<UitkomstResponse>(report.nummer, 'uitkomsten', {
      uitkomst: 'doorgezonden',
      bestemming: 'bezwaar',
      reden,
    });
    expect(decided).toMatchObject({ status: 'inBehandeling', opvolgingUiterlijk: expect.any(String) });
    const [office] = (await system.mailsTo(file.doorzenden.bezwaar.email ?? '')).filter(({ text }) =>
      text.includes(report.nummer),
    );
    expect(office?.text).toMatch(new RegExp(`Bel uiterlijk .* ${file.telefoon} en noem nummer ${report.nummer}`));
    expect(office?.text).not.toContain(report.melding.watLooptVast);
    const [promised] = await report.told();
    expect(promised?.text).toMatch(
      /Wij dragen uw melding over aan Commissie bezwaarschriften\. Uiterlijk .* is dat gebeurd\./,
    );
    expect(promised?.text).toContain('U hoeft zelf niets te doen.');
    expect(await report.page()).toMatchObject({
      status: 'inBehandeling',
      uitkomst: { soort: 'doorgezonden', uiterlijk: decided.opvolgingUiterlijk },
    });

    const before = (await warned(report.nummer)).length;
    await system.run.tick(later(15));
    await system.settle();
    expect((await warned(report.nummer)).length).toBeGreaterThan(before);

    await act<StandResponse>(report.nummer, 'afrondingen', { resultaat: 'overgedragen', reden, bewijs: proof() });
    expect((await report.told()).at(-1)?.text).toMatch(/overgedragen aan Commissie bezwaarschriften, op/);
    expect((await report.told()).at(-1)?.text).toContain('Die datum telt.');
    expect(await report.page()).toMatchObject({ status: 'afgerond', uitkomst: { uiterlijk: null } });
    const quiet = (await warned(report.nummer)).length;
    await system.run.tick(later(40));
    await system.settle();
    expect((await warned(report.nummer)).length).toBe(quiet);
  });
});

describe('also a klacht', () => {
  it('the help that stands still goes on, with the casus and who leads; the klacht arrives apart', async () => {
    const report = await reported(
      complexMelding({ watLooptVast: 'Wijkcoach luistert niet en de hulp staat al 3 weken stil.' }),
    );
    const casus = await system.casusOf(report.nummer);
    expect(casus?.status).toBe('voorlopig');
    const status = (await report.page()).status;
    const passed = await act<DoorzendingResponse>(report.nummer, 'doorzendingen', { bestemming: 'klacht', reden });
    expect(await system.casusOf(report.nummer)).toEqual(casus);
    const page = await report.page();
    expect(page.status).toBe(status);
    expect(page.doorzendingen).toMatchObject([
      { bestemming: 'klacht', bij: { naam: klachten.naam }, uiterlijk: passed.overdragenUiterlijk },
    ]);
    const text = (await report.told()).find((mail) => mail.text.includes('ook een klacht'))?.text;
    expect(text).toContain(`Wij dragen uw melding over aan ${klachten.naam}.`);
    expect(text).toContain('De rest van uw melding gaat gewoon door.');
    expect(text).not.toContain('andere organisatie');
    expect((await system.mailsTo(klachten.email ?? '')).some((mail) => mail.text.includes(report.nummer))).toBe(true);

    const list = await (await system.as('werkverdeler')).get<WerklijstResponse>(
      '/intake/v1/werklijst?lijst=contacttaken&limiet=100',
    );
    expect(list.body.contacttaken).toContainEqual(
      expect.objectContaining({ taakId: passed.doorzendingId, soort: 'overdragen', meldingsnummer: report.nummer }),
    );
    const before = (await warned(report.nummer)).length;
    await system.run.tick(later(15));
    await system.settle();
    expect((await warned(report.nummer)).length).toBeGreaterThan(before);

    await act(report.nummer, `doorzendingen/${passed.doorzendingId}/bewijzen`, { bewijs: proof() });
    expect((await report.told()).at(-1)?.text).toContain(`overgedragen aan ${klachten.naam}, op`);
    expect((await report.page()).doorzendingen).toMatchObject([
      { uiterlijk: null, overgedragenOp: expect.any(String) },
    ]);
  });
});

describe('also a matter for Veilig Thuis', () => {
  it('nobody but who triages sees it, the melder neither, and the help goes on', async () => {
    const report = await reported();
    await act(report.nummer, 'uitkomsten', { uitkomst: 'sociaalTeam', team: 'sociaal-team', reden });
    const [told, page, team] = [
      await report.told(),
      await report.page(),
      await dossierOf(report.nummer, 'teamlid-sociaal-team'),
    ];
    await act(report.nummer, 'doorzendingen', {
      bestemming: 'veiligThuis',
      reden: 'Signalen van geweld.',
      bewijs: proof(),
      meldcode: {
        signalenInKaart: true,
        overlegGehad: true,
        gesprek: 'overgeslagen',
        redenOvergeslagen: 'De melder is bang voor de partner.',
        gewogen: true,
      },
    });
    expect(await report.told()).toEqual(told);
    expect(await report.page()).toEqual(page);
    expect(await dossierOf(report.nummer, 'teamlid-sociaal-team')).toEqual(team);
    expect(await dossierOf(report.nummer)).toMatchObject({
      doorzendingen: [{ bestemming: 'veiligThuis', verteld: false }],
      overzicht: { uitkomst: 'sociaalTeam' },
    });
    const { body } = await (await system.as('privacyfunctionaris')).get<UittrekselResponse>(
      `${path(report.nummer)}/uittreksel`,
    );
    expect(JSON.stringify(body)).not.toMatch(/veilig ?thuis|geweld|partner|doorstuurden/i);
  });
});
