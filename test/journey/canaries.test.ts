import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeldingInput, OptekenResponse } from '../../services/intake/contract.ts';
import { operatorClients } from '../support/outbox.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';

/**
 * A word that occurs nowhere else stands in every personal field of every way in; afterwards it is looked for wherever
 * it may not be: logs, events, mails to others, pages of others, tables of other services (rules 4, 5 and 11).
 */
const gemeente = 'hellendoorn';

/** `Kanarie<who><field>`: says whose it is and where it was put. */
const canary = (who: string, field: string) => `Kanarie${who}${field}`;
const mailOf = (who: string) => `kanarie.${who.toLowerCase()}@canarie.example`;
const phones: Record<string, string> = { Ouder: '06 91919191', Buur: '06 92929292', Oma: '06 93939393' };

const personal = (who: string, base: MeldingInput, houseNumber: number): MeldingInput => ({
  ...base,
  watLooptVast: `${canary(who, 'Verhaal')} en er is niemand die de leiding neemt.`,
  melder: {
    ...base.melder,
    naam: canary(who, 'Naam'),
    email: mailOf(who),
    telefoon: phones[who] ?? '06 90909090',
    veiligContact: { belMoment: canary(who, 'Belmoment') },
  },
  woonadres: { postcode: '7442 ZX', huisnummer: houseNumber, toevoeging: `K${houseNumber}` },
  betrokkenOrganisaties: [canary(who, 'Organisatie')],
  bekendeRegisseur: canary(who, 'Regisseur'),
});

/** Everything that only this person, and staff who may read the melding, may see. */
const secretsOf = (who: string, houseNumber: number) =>
  new RegExp(
    [`Kanarie${who}`, mailOf(who), phones[who], phones[who]?.replace(' ', ''), `K${houseNumber}\\b`]
      .filter(Boolean)
      .join('|'),
    'i',
  );
const people = { Ouder: 8801, Buur: 8802, Oma: 8803, Mailer: 8804 };
const anybody = new RegExp(
  Object.entries(people)
    .map(([who, number]) => secretsOf(who, number).source)
    .join('|'),
  'i',
);

let system: System;
let nummers: Record<string, { nummer: string; code: string }>;

async function everything(service: string): Promise<Record<string, unknown>[]> {
  const { dynamodb } = operatorClients(system);
  const items: Record<string, unknown>[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await dynamodb.send(
      new ScanCommand({ TableName: system.run.tableName(service), ExclusiveStartKey: from }),
    );
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

function logLines(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

beforeAll(async () => {
  system = await startSystem(gemeente);
  const ouder = await system.report(personal('Ouder', complexMelding(), people.Ouder));
  const buur = await system.report(
    personal('Buur', complexMelding({ over: 'iemandAnders', weetHetGezinHet: 'nee' }), people.Buur),
  );
  const { post } = await system.as('klantcontact');
  const oma = await post<OptekenResponse>('/intake/v1/opgetekende-meldingen', {
    kanaal: 'telefoon',
    eersteContactOp: new Date(Date.now() - 3_600_000).toISOString(),
    melding: personal('Oma', simpleMelding(), people.Oma),
  });
  await system.sendMail({
    from: `${canary('Mailer', 'Naam')} <${mailOf('Mailer')}>`,
    subject: canary('Mailer', 'Onderwerp'),
    text: `${canary('Mailer', 'Verhaal')}: de hulp komt niet.`,
    attachments: [{ filename: `${canary('Mailer', 'Bestand')}.txt`, content: canary('Mailer', 'Bijlage') }],
  });
  await system.settle();
  nummers = {
    Ouder: { nummer: ouder.body.meldingsnummer, code: ouder.body.volgcode },
    Buur: { nummer: buur.body.meldingsnummer, code: buur.body.volgcode },
    Oma: { nummer: oma.body.meldingsnummer, code: oma.body.volgcode },
  };

  // A life of its own for each: read, decided, added to, asked, reopened, late.
  const casus = await system.casusOf(nummers['Ouder']?.nummer ?? '');
  await system.appoint(casus?.casusId ?? '', casus?.aanspreekpunt?.regisseurId ?? '');
  await system.request('POST', `/intake/v1/meldingen/${nummers['Ouder']?.nummer}/aanvullingen`, {
    body: { tekst: canary('Ouder', 'Aanvulling') },
    headers: { volgcode: nummers['Ouder']?.code ?? '' },
  });
  await system.request('POST', `/intake/v1/meldingen/${nummers['Ouder']?.nummer}/wisselverzoeken`, {
    body: { toelichting: canary('Ouder', 'Wissel') },
    headers: { volgcode: nummers['Ouder']?.code ?? '' },
  });
  const werkverdeler = await system.as('werkverdeler');
  for (const { nummer } of Object.values(nummers)) await werkverdeler.get(`/intake/v1/meldingen/${nummer}/dossier`);
  await werkverdeler.post(`/intake/v1/meldingen/${nummers['Oma']?.nummer}/uitkomsten`, {
    uitkomst: 'sociaalTeam',
    team: 'sociaal-team',
    reden: canary('Oma', 'Reden'),
  });
  await system.settle();
  await system.run.tick(later(16));
  await system.settle();
  await system.run.tick(later(60));
  await system.settle();
});
afterAll(() => system?.stop());

describe('a word that only one person knows', () => {
  it('is in no log', () => {
    const lines = logLines(join(system.dataDir, 'logs'));
    expect(lines).toContain('requestHandled');
    expect(anybody.exec(lines)?.[0]).toBeUndefined();
  });

  it.each(['intake', 'regie', 'plans'])('is in no event of %s', async (service) => {
    const events = (await everything(service)).filter(({ outbox }) => outbox === 'event');
    expect(events.length).toBeGreaterThan(0);
    expect(anybody.exec(JSON.stringify(events))?.[0]).toBeUndefined();
  });

  it.each(['regie', 'plans', 'portal'])('is nowhere in the table of %s', async (service) => {
    expect(anybody.exec(JSON.stringify(await everything(service)))?.[0]).toBeUndefined();
  });

  it('is in no mail to anybody else', async () => {
    const mails = await system.run.mails();
    expect(mails.length).toBeGreaterThan(10);
    for (const mail of mails) {
      const words = `${mail.subject}\n${mail.text}\n${mail.html}`;
      const own = Object.keys(people).find((who) => mail.to.some((to) => to.includes(mailOf(who))));
      const others = Object.entries(people).filter(([who]) => who !== own);
      for (const [who, number] of others) {
        expect(secretsOf(who, number).exec(words)?.[0], `${mail.subject} to ${mail.to.join()}`).toBeUndefined();
      }
    }
  });

  it('is on no page of anybody else', async () => {
    for (const [who, { nummer, code }] of Object.entries(nummers)) {
      const page = JSON.stringify((await system.follow(nummer, code)).body);
      for (const [other, number] of Object.entries(people)) {
        if (other !== who) expect(secretsOf(other, number).exec(page)?.[0], `${other} for ${who}`).toBeUndefined();
      }
    }
  });

  it('is in no list of staff', async () => {
    const { get } = await system.as('werkverdeler');
    for (const path of [
      '/intake/v1/werklijst?limiet=100',
      '/intake/v1/werklijst?lijst=contacttaken&limiet=100',
      '/intake/v1/meldingen?limiet=100',
      '/regie/v1/casussen?limiet=100',
      '/regie/v1/garantie',
    ]) {
      const { status, body } = await get(path);
      expect(status, path).toBe(200);
      expect(anybody.exec(JSON.stringify(body))?.[0], path).toBeUndefined();
    }
  });

  it('is for who may not read the melding in no dossier', async () => {
    const teamlid = await system.as('teamlid-sociaal-team');
    for (const who of ['Ouder', 'Buur']) {
      const { status, body } = await teamlid.get(`/intake/v1/meldingen/${nummers[who]?.nummer}/dossier`);
      expect(status).toBe(404);
      expect(anybody.exec(JSON.stringify(body))?.[0]).toBeUndefined();
    }
  });
});
