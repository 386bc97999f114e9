import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { DossierResponse, MeldingenResponse } from '../../services/intake/contract.ts';
import { operatorClients } from '../support/outbox.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';

/** Situations that go wrong elsewhere (practice). */
describe.each(['almelo', 'denhaag', 'heerlen'])('safe for everyone in %s', (gemeente) => {
  const file = readGemeente(gemeente);
  let system: System;
  beforeAll(async () => {
    system = await startSystem(gemeente);
  });
  afterAll(() => system?.stop());

  const dossier = async (meldingsnummer: string) =>
    (await (await system.as('werkverdeler')).get<DossierResponse>(`/intake/v1/meldingen/${meldingsnummer}/dossier`))
      .body;

  it('a third party only ever sees "ontvangen" and "bekeken", never a name or outcome', async () => {
    const melding = complexMelding({
      over: 'iemandAnders',
      weetHetGezinHet: 'nee',
      melder: { naam: 'Buur Voorbeeld', rol: 'buur', email: 'buur@straat.example' },
    });
    const { body } = await system.report(melding);
    await system.settle();
    expect(await system.casusOf(body.meldingsnummer)).toBeUndefined();
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body).toMatchObject({
      status: 'ontvangen',
      regisseur: null,
    });
    const mails = await system.mailsTo('buur@straat.example');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Zo beschermen wij het gezin');

    expect((await dossier(body.meldingsnummer)).watLooptVast).toBe(melding.watLooptVast);
    await system.settle();
    const after = (await system.follow(body.meldingsnummer, body.volgcode)).body;
    expect(after.status).toBe('bekeken');
    expect(after.tijdlijn.map(({ status }) => status)).toEqual(['ontvangen', 'bekeken']);
    expect(after.regisseur).toBeNull();
  });

  it('anonymous: no contact data kept, no mail, nobody linked automatically', async () => {
    const before = (await system.run.mails()).length;
    const { status, body } = await system.report(complexMelding({ anoniem: true, melder: { rol: 'buur' } }));
    expect(status).toBe(201);
    await system.settle();
    const sent = (await system.run.mails()).slice(before);
    expect(sent.flatMap(({ to }) => to)).toEqual([file.werkbak]);
    expect(await system.casusOf(body.meldingsnummer)).toBeUndefined();
    expect((await dossier(body.meldingsnummer)).melder).toEqual({ rol: 'buur' });
    expect((await system.follow(body.meldingsnummer, body.volgcode)).body.regisseur).toBeNull();
  });

  it('neutral contact: no word about help, neither at once nor when the name is known', async () => {
    const melding = complexMelding();
    const email = melding.melder.email ?? '';
    await system.report({ ...melding, melder: { ...melding.melder, veiligContact: { neutraal: true } } });
    await system.settle();
    const mails = await system.mailsTo(email);
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(`${mail.from} ${mail.subject} ${mail.text}`).not.toMatch(
        /hulp|melding|regisseur|wijkcoach|gezin|jeugd|zorg|veilig|klacht/i,
      );
      expect(mail.from).toContain(file.mail.afzenderNeutraal);
      expect(mail.replyTo).toEqual([]);
    }
  });

  it('mail forbidden: none at all, a call task with a term instead, and it climbs when nobody calls', async () => {
    const melding = complexMelding();
    const email = melding.melder.email ?? '';
    const { body } = await system.report({
      ...melding,
      melder: { ...melding.melder, veiligContact: { nietMailen: true, belMoment: 'dinsdag na 10 uur' } },
    });
    await system.settle();
    expect(await system.mailsTo(email)).toEqual([]);
    const [task] = (await dossier(body.meldingsnummer)).contacttaken;
    expect(task).toMatchObject({ soort: 'bellen', reden: 'nietMailen' });
    const asked = (await system.mailsTo(file.werkbak)).filter(({ text }) => text.includes(body.meldingsnummer));
    expect(asked.length).toBeGreaterThan(0);
    for (const { text } of asked) expect(text).not.toMatch(/06 00000001|Ouder Voorbeeld/);

    const overdue = async () =>
      (await system.mailsTo('procesverantwoordelijke')).filter(
        ({ subject }) => /te laat.*contact/i.test(subject) && subject.includes(body.meldingsnummer),
      );
    expect(await overdue()).toEqual([]);
    await system.run.tick(later(10));
    await system.settle();
    expect(await overdue()).toHaveLength(1);
    expect(await system.mailsTo(email)).toEqual([]);

    const { post } = await system.as('werkverdeler');
    const path = `/intake/v1/meldingen/${body.meldingsnummer}/contacttaken/${task?.taakId}/pogingen`;
    expect((await post(path, { resultaat: 'nietBereikt' })).status).toBe(201);
    expect((await dossier(body.meldingsnummer)).contacttaken).toHaveLength(1);
    expect((await post(path, { resultaat: 'bereikt' })).status).toBe(201);
    expect((await dossier(body.meldingsnummer)).contacttaken).toEqual([]);
    const climbed = (await system.run.mails()).length;
    await system.run.tick(later(60));
    await system.settle();
    const about = (await system.run.mails()).slice(climbed).filter(({ subject }) => /contact over/i.test(subject));
    expect(about.filter(({ subject }) => subject.includes(body.meldingsnummer))).toEqual([]);
  });

  it('about the regisseur: never automatic, hidden from regisseurs', async () => {
    const { body } = await system.report(
      complexMelding({ overRegisseur: true, bekendeRegisseur: 'Regisseur Voorbeeld' }),
    );
    await system.settle();
    expect(await system.casusOf(body.meldingsnummer)).toBeUndefined();
    const regisseur = await system.as('regisseur');
    const list = await regisseur.get<MeldingenResponse>('/intake/v1/meldingen?limiet=100');
    expect(list.status).toBe(403);
    expect((await regisseur.get(`/intake/v1/meldingen/${body.meldingsnummer}/dossier`)).status).toBe(404);
  });

  it('acutely unsafe: 112, Veilig Thuis and the crisis number before anything else; first in line', async () => {
    const calm = simpleMelding();
    await system.report(calm);
    const melding = simpleMelding({ veiligheid: 'acuutOnveilig' });
    const { status, body } = await system.report(melding);
    expect(status).toBe(201);
    await system.settle();
    const [mail] = await system.mailsTo(melding.melder.email ?? '');
    const text = mail?.text ?? '';
    expect(text.indexOf('112')).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('112')).toBeLessThan(text.indexOf(body.meldingsnummer));
    expect(text.indexOf('0800-2000')).toBeLessThan(text.indexOf(body.meldingsnummer));
    const casussen = await system.casussen('voorlopig');
    expect(casussen[0]?.spoed).toBe(true);
    expect(casussen.find(({ meldingen }) => meldingen.includes(body.meldingsnummer))?.spoed).toBe(true);
  });

  it('a regisseur reads how to reach the family of the own casus, the story only when the melder agreed', async () => {
    const candidates = async (casusId: string) =>
      (await system.casus(casusId)).kandidaten.filter(({ geschikt }) => geschikt).map(({ regisseurId }) => regisseurId);
    const own = (await system.pool()).find(({ email }) => email === `regisseur@${gemeente}.example`)?.regisseurId ?? '';
    const lead = async (meldingsnummer: string, choose: (suitable: string[]) => string | undefined) => {
      const casus = await system.casusOf(meldingsnummer);
      const choice = choose(await candidates(casus?.casusId ?? ''));
      expect((await system.appoint(casus?.casusId ?? '', choice ?? '')).status).toBe(201);
      await system.settle();
    };
    const { get } = await system.as('regisseur');
    const read = (meldingsnummer: string) => get<DossierResponse>(`/intake/v1/meldingen/${meldingsnummer}/dossier`);
    for (const [delenMetRegisseur, story] of [
      [true, complexMelding().watLooptVast],
      [false, null],
    ] as const) {
      const { body } = await system.report(complexMelding({ toestemming: { delenMetRegisseur } }));
      await system.settle();
      await lead(body.meldingsnummer, (suitable) => suitable.find((one) => one !== own));
      expect((await read(body.meldingsnummer)).status).toBe(404);
      const { body: mine } = await system.report(complexMelding({ toestemming: { delenMetRegisseur } }));
      await system.settle();
      await lead(mine.meldingsnummer, () => own);
      const answer = await read(mine.meldingsnummer);
      expect(answer.status).toBe(200);
      expect(answer.body.melder.telefoon).toBe('06 00000001');
      expect(answer.body.watLooptVast).toBe(story);
    }
  });

  it('a BSN in the text is refused with an explanation, and accepted when it is none', async () => {
    const melding = simpleMelding({ watLooptVast: 'Mijn nummer is 111222333 en de hulp komt niet meer.' });
    const refused = await system.report(melding);
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({ type: 'urn:vlot:probleem:bsnGevonden', fouten: [{ veld: '/watLooptVast' }] });
    expect((await system.report({ ...melding, geenBsn: true })).status).toBe(201);
  });

  it('tells all faults at once, in Dutch, and loses nothing', async () => {
    const answer = await system.request<{ fouten: { veld: string; melding: string }[] }>(
      'POST',
      '/intake/v1/meldingen',
      {
        body: { watLooptVast: 'kort', over: 'niemand', melder: { rol: 'inwoner' }, onbekend: 1 },
      },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.fouten.map(({ veld }) => veld)).toEqual(
      expect.arrayContaining(['/watLooptVast', '/over', '/onbekend']),
    );
    for (const { melding } of answer.body.fouten) expect(melding).not.toMatch(/invalid|expected|required/i);
  });

  it('gives the same 404 for an unknown number and a wrong code', async () => {
    const { body } = await system.report(simpleMelding());
    const wrong = await system.follow(body.meldingsnummer, 'AAAAAA-AAAAAA-AAAAAA-AAAAAA-AA');
    const unknown = await system.follow('M-2026-ZZZZZZ', body.volgcode);
    const strip = (answer: { body: unknown }) => ({ ...(answer.body as object), instance: '' });
    expect(wrong.status).toBe(404);
    expect(strip(wrong)).toEqual(strip(unknown));
  });

  it('replays with the same key and body give the same number, another body is refused', async () => {
    const melding = simpleMelding();
    const key = { 'idempotency-key': 'sleutel-voorbeeld-1' };
    const first = await system.report(melding, key);
    const second = await system.report(melding, key);
    const other = await system.report({ ...melding, watLooptVast: 'Iets heel anders loopt vast.' }, key);
    expect([first.status, second.status, other.status]).toEqual([201, 200, 409]);
    expect(second.body.meldingsnummer).toBe(first.body.meldingsnummer);
    expect(second.body.volgcode).not.toBe(first.body.volgcode);
    for (const { body } of [first, second]) {
      expect((await system.follow(body.meldingsnummer, body.volgcode)).status).toBe(200);
    }
    await system.settle();
    expect(await system.mailsTo(melding.melder.email ?? '')).toHaveLength(1);
  });

  it('records a read of a file before showing it, and shows it to nobody without the role', async () => {
    const { body } = await system.report(simpleMelding());
    expect((await system.request('GET', `/intake/v1/meldingen/${body.meldingsnummer}/dossier`)).status).toBe(401);
    const refused = await (await system.as('klachtenfunctionaris')).get(
      `/intake/v1/meldingen/${body.meldingsnummer}/dossier`,
    );
    expect(refused.status).toBe(403);
    const lines = async (prefix: string) => {
      const { Items = [] } = await operatorClients(system).dynamodb.send(
        new QueryCommand({
          TableName: system.run.tableName('intake'),
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: `MELDING#${body.meldingsnummer}` }, ':prefix': { S: prefix } },
        }),
      );
      return Items.map((item) => JSON.stringify(item));
    };
    expect(await lines('LOGBOEK#')).toEqual([]);
    expect((await dossier(body.meldingsnummer)).overzicht.meldingsnummer).toBe(body.meldingsnummer);
    const [logboek] = await lines('LOGBOEK#');
    expect(logboek).toContain('dpl.core.processing_activity_id');
    expect(logboek).not.toContain('werkverdeler');
    expect((await lines('INZAGE#'))[0]).toContain('werkverdeler');

    // What could not be recorded is not shown.
    system.run.setFaults(({ functionName, operation }) =>
      functionName?.includes('Staff') && operation === 'TransactWriteItems' ? 'before' : undefined,
    );
    const unrecorded = await (await system.as('werkverdeler')).get(
      `/intake/v1/meldingen/${body.meldingsnummer}/dossier`,
    );
    system.run.setFaults(undefined);
    expect(unrecorded.status).toBe(500);
    expect(JSON.stringify(unrecorded.body)).not.toContain('huishoudelijke hulp');
  });
});
