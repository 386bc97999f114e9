import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InzagenResponse, UitkomstInput, UittrekselResponse } from '../../services/intake/contract.ts';
import type { UittrekselResponse as CasusUittreksel } from '../../services/regie/contract.ts';
import { expectLettersReadable, family, passTo } from '../support/family.ts';
import { operatorClients } from '../support/outbox.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';
import { readDeskPage } from '../support/visit.ts';

/** Somebody asks to be forgotten (AVG 17): what is kept, what goes, what has to stay and why. */
const gemeente = 'almelo';

let system: System;
beforeAll(async () => {
  system = await startSystem(gemeente);
});
afterAll(async () => {
  await expectLettersReadable(system);
  await system.stop();
});

type Row = Record<string, unknown> & { pk: string; sk: string };

async function tables(): Promise<Row[]> {
  const { dynamodb } = operatorClients(system);
  const rows: Row[] = [];
  for (const service of ['intake', 'regie', 'plans', 'portal']) {
    let from: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const page: ScanCommandOutput = await dynamodb.send(
        new ScanCommand({ TableName: system.run.tableName(service), ExclusiveStartKey: from }),
      );
      rows.push(...(page.Items ?? []).map((item) => ({ ...unmarshall(item), service }) as unknown as Row));
      from = page.LastEvaluatedKey;
    } while (from);
  }
  return rows;
}
/** Rows in which this stands, whatever the service. */
const rowsWith = async (words: RegExp) => (await tables()).filter((row) => words.test(JSON.stringify(row)));

const path = (nummer: string) => `/intake/v1/meldingen/${nummer}`;
const officer = () => system.as('privacyfunctionaris');
const decide = async (nummer: string, outcome: UitkomstInput) => {
  const { post } = await system.as('werkverdeler');
  const answer = await post(`${path(nummer)}/uitkomsten`, outcome);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await system.settle();
};
type Fout = { code: string; melding: string };
const erase = async (nummer: string, user = 'privacyfunctionaris') => {
  const { post } = await system.as(user);
  const answer = await post<{ detail?: string; gewistOp?: string; fouten?: Fout[] }>(`${path(nummer)}/wissingen`, {
    toelichting: 'Zij vroeg er in een brief om.',
  });
  await system.settle();
  return answer;
};

const pdf = `%PDF-1.4\n${'x'.repeat(300)}`;
const canary = /kanarie|06 ?9595 ?9595|K9595/i;

describe('a melding that ended with advies', () => {
  it('the extract tells everything, and after the erasure no word is left anywhere', async () => {
    const email = 'kanarie@canarie.example';
    const melding = simpleMelding({
      watLooptVast: 'KanarieVerhaal: de hulp komt niet en niemand belt terug.',
      melder: {
        naam: 'Mevrouw KanarieNaam',
        rol: 'inwoner',
        email,
        telefoon: '06 95959595',
        veiligContact: { belMoment: 'KanarieMoment, na de koffie' },
      },
      woonadres: { postcode: '7607 ZX', huisnummer: 95, toevoeging: 'K9595' },
      betrokkenOrganisaties: ['KanarieOrganisatie'],
      bekendeRegisseur: 'KanarieRegisseur',
    });
    const { body } = await system.report(melding, { 'idempotency-key': 'sleutel-voorbeeld-07593' });
    const nummer = body.meldingsnummer;
    await system.settle();
    const headers = { volgcode: body.volgcode };
    const told = { tekst: 'KanarieAanvulling: het is nu nog erger.' };
    expect((await system.request('POST', `${path(nummer)}/aanvullingen`, { body: told, headers })).status).toBe(201);
    const attachments = [{ filename: 'KanarieBestand.pdf', content: pdf }];
    await system.sendMail({ from: email, subject: `Re: ${nummer}`, text: 'KanarieMail met een brief.', attachments });
    await system.settle();
    const desk = await system.as('werkverdeler');
    await desk.get(`${path(nummer)}/dossier`);
    expect((await desk.post(`${path(nummer)}/notities`, { tekst: 'KanarieNotitie van de balie.' })).status).toBe(201);
    await decide(nummer, { uitkomst: 'advies', reden: 'KanarieReden', antwoord: 'KanarieAntwoord: bel het loket.' });
    const files = system.objects('bijlagen/').length;
    expect(files).toBeGreaterThan(0);
    expect((await rowsWith(canary)).length).toBeGreaterThan(5);

    // First the extract: what she told and was told, and no words that staff wrote for each other.
    const { get } = await officer();
    const extract = await get<UittrekselResponse>(`${path(nummer)}/uittreksel`);
    expect(extract.status).toBe(200);
    const says = JSON.stringify(extract.body);
    for (const word of 'Verhaal Naam Moment Organisatie Aanvulling Mail Bestand Antwoord'.split(' ')) {
      expect(says).toContain(`Kanarie${word}`);
    }
    expect(says).toContain('K9595');
    expect(says).not.toMatch(/KanarieReden|KanarieNotitie|werkverdeler@|undefined|\[object /);
    const page = await readDeskPage(system, 'privacyfunctionaris', `/werk/uittreksel/${nummer}`);
    expect(page).toContain('KanarieVerhaal');
    const readings = await get<InzagenResponse>(`/intake/v1/inzagen?meldingsnummer=${nummer}`);
    expect(JSON.stringify(readings.body)).toContain('uittreksel-maken');

    // Nobody else erases.
    expect((await erase(nummer, 'werkverdeler')).status).toBe(403);
    const erased = await erase(nummer);
    expect(erased.status, JSON.stringify(erased.body)).toBe(201);
    expect(erased.body.gewistOp).toBeDefined();
    // Only the sweep has the files: it follows within a minute.
    await passTo(system, later(0.01));

    expect(system.objects('bijlagen/')).toHaveLength(files - 1);
    expect((await rowsWith(canary)).map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
    expect((await system.follow(nummer, body.volgcode)).status).toBe(404);
    expect((await desk.get(`${path(nummer)}/dossier`)).status).toBe(404);
    expect((await get(`${path(nummer)}/uittreksel`)).status).toBe(404);
    expect((await erase(nummer)).status).toBe(404);
    // What is still under way about it finds nobody to tell.
    const mails = (await system.mailsTo(email)).length;
    await passTo(system, later(401));
    expect(await system.mailsTo(email)).toHaveLength(mails);
    expect(await rowsWith(canary)).toEqual([]);
    // Marks of requests, events and mails have run out too: what remains at intake is that it was erased, and by whom.
    const left = await rowsWith(new RegExp(nummer));
    const [event, record, ...more] = left
      .filter((row) => row['service'] === 'intake')
      .toSorted((a, b) => a.sk.localeCompare(b.sk));
    expect(more).toEqual([]);
    expect(event).toMatchObject({ event: { type: 'nl.regie.melding.gewist.v1' } });
    // The weighing went as well, with the pseudonym of the address.
    const elsewhere = left.filter((row) => row['service'] !== 'intake').map(({ pk, sk }) => `${pk} ${sk}`);
    expect(elsewhere).toEqual([`VERWIJDERD#MELDING#${nummer} VERWIJDERD`]);
    expect(record).toMatchObject({ reden: 'verzoek' });
    expect(record?.pk).toMatch(/^VERWIJDERD/);
    expect(JSON.stringify(record)).not.toContain('brief om');
  });
});

describe('has to stay', () => {
  const expectRefused = async (nummer: string, reason: RegExp) => {
    const before = (await rowsWith(new RegExp(nummer))).length;
    const { status, body } = await erase(nummer);
    expect(status).toBe(409);
    expect(body.detail).toBe('Deze melding mag niet worden gewist.');
    expect(body.fouten?.map(({ code }) => code)).toContain('bewaarplicht');
    expect(body.fouten?.map(({ melding }) => melding).join('\n')).toMatch(reason);
    expect((await rowsWith(new RegExp(nummer))).length).toBe(before);
  };

  it('a family with a casus: at intake and at regie, each with its reason, and the extract of both', async () => {
    const gezin = await family(system, 'jeugd', { minderjarigen: 'ja' });
    await gezin.ledBy((await gezin.casus()).aanspreekpunt?.regisseurId ?? '');
    await expectRefused(gezin.nummer, /Op deze melding is hulp gevolgd.*Jeugdwet 7\.3\.8/);

    const { get, post } = await officer();
    const casusPath = `/regie/v1/casussen/${gezin.casusId}`;
    const extract = await get<CasusUittreksel>(`${casusPath}/uittreksel?meldingsnummer=${gezin.nummer}`);
    expect(extract.status).toBe(200);
    const kinds = new Set(extract.body.gegevens.map(({ soort }) => soort));
    expect([...kinds]).toEqual(expect.arrayContaining(['casus', 'weging', 'benoeming', 'contact', 'gebeurtenis']));
    // What staff wrote comes apart, for the privacyfunctionaris to read first.
    expect(JSON.stringify(extract.body.gegevens)).not.toContain('Past goed bij dit gezin.');
    expect(extract.body.eigenWoorden.map(({ tekst }) => tekst)).toContain('Past goed bij dit gezin.');
    const refused = await post<{ detail: string }>(`${casusPath}/wissingen`, { reden: 'Zij vroeg er om.' });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toMatch(/^Deze casus loopt nog\. Zolang de gemeente helpt/);
    expect((await post(`${casusPath}/wissingen`, { reden: 'x' })).status).toBe(400);
    expect((await gezin.casus()).status).toBe('benoemd');
    expect((await gezin.sees()).status).toBe('regisseurBenoemd');
    expect((await (await system.as('werkverdeler')).get(`${casusPath}/uittreksel`)).status).toBe(403);
  });

  it('open still, about somebody else, or acutely unsafe', async () => {
    const report = async (melding: Parameters<System['report']>[0]) => {
      const { body } = await system.report(melding);
      await system.settle();
      return body.meldingsnummer;
    };
    await expectRefused(await report(simpleMelding()), /nog niet afgerond/);
    const signaal = await report(
      complexMelding({
        over: 'iemandAnders',
        weetHetGezinHet: 'nee',
        melder: { naam: 'Buur Voorbeeld', rol: 'buur', email: 'buur@straat.example' },
      }),
    );
    await decide(signaal, { uitkomst: 'geenMelding', soort: 'test', reden: 'Een proef.' });
    await expectRefused(signaal, /gaat over iemand anders/);
    await expectRefused(await report(simpleMelding({ veiligheid: 'acuutOnveilig' })), /acuut onveilig/);
  });
});
