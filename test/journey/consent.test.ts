import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DossierResponse, MeldingenResponse, MeldingInput } from '../../services/intake/contract.ts';
import { complexMelding, type System, simpleMelding, startSystem } from '../support/system.ts';
import { hiddenFields, readDeskPage, startVisit, wordsOf } from '../support/visit.ts';

/** "May your regisseur or team read your story?", given, refused and taken back after the melding, as often as one likes. */
const gemeente = 'hellendoorn';
const team = 'via-hellendoorn';
const teamlid = `teamlid-${team}`;

let system: System;
beforeAll(async () => {
  system = await startSystem(gemeente);
});
afterAll(() => system?.stop());

type Known = { meldingsnummer: string; volgcode: string };
const path = (nummer: string) => `/intake/v1/meldingen/${nummer}`;
const dossier = async (nummer: string, user: string) =>
  (await (await system.as(user)).get<DossierResponse>(`${path(nummer)}/dossier`)).body;

async function reported(melding: MeldingInput): Promise<Known> {
  const { status, body } = await system.report(melding);
  expect(status).toBe(201);
  await system.settle();
  return body;
}
async function toTeam(nummer: string, over?: 'mijnGezin'): Promise<void> {
  const { post } = await system.as('werkverdeler');
  const outcome = { uitkomst: 'viaTeam', team, reden: 'Zo besproken.', ...(over && { over }) };
  expect((await post(`${path(nummer)}/uitkomsten`, outcome)).status).toBe(201);
  await system.settle();
}
const say = ({ meldingsnummer, volgcode }: Known, delenMetRegisseur: boolean, sleutel?: string) =>
  system.request<{ detail?: string }>('POST', `${path(meldingsnummer)}/toestemmingen`, {
    body: { delenMetRegisseur },
    headers: { volgcode, ...(sleutel && { 'idempotency-key': sleutel }) },
  });
const hear = async (nummer: string, user: string, delenMetRegisseur = true) =>
  (await system.as(user)).post<{ detail?: string }>(`${path(nummer)}/toestemmingsnotities`, {
    delenMetRegisseur,
    toelichting: 'Ouder, aan de telefoon.',
  });

/** On the pages of the melder, without a script. */
async function visitor({ meldingsnummer, volgcode }: Known, taal: '' | '/en') {
  const { open } = startVisit();
  const follow = `${system.run.url}${taal}/volg`;
  const first = await open(follow, [
    ['meldingsnummer', meldingsnummer],
    ['volgcode', volgcode],
  ]);
  return {
    words: wordsOf(first.page),
    async choose(answer: 'ja' | 'nee'): Promise<string> {
      const asked = await open(`${follow}/toestemming`);
      const sent = await open(`${follow}/toestemming`, [...hiddenFields(asked.page), ['delenMetRegisseur', answer]]);
      return wordsOf(sent.page);
    },
  };
}

describe('who reads the story', () => {
  it('never asked: said on the follow page, and the team reads it; taken back, and it does not', async () => {
    const melding = simpleMelding({ melder: { naam: 'De heer Voorbeeld', rol: 'inwoner', telefoon: '06 00000001' } });
    const mine = await reported(melding);
    await toTeam(mine.meldingsnummer);
    expect((await dossier(mine.meldingsnummer, teamlid)).watLooptVast).toBeNull();

    const dutch = await visitor(mine, '');
    expect(dutch.words).toContain('U hebt hier nog niets over gezegd.');
    expect(await dutch.choose('ja')).toMatch(/Dank u wel\.[\s\S]*U zei ja\.[\s\S]*Dit geldt sinds/);
    expect((await dossier(mine.meldingsnummer, teamlid)).watLooptVast).toBe(melding.watLooptVast);

    const english = await visitor(mine, '/en');
    expect(english.words).toContain('You said yes.');
    expect(await english.choose('nee')).toContain('You said no.');
    const hidden = await dossier(mine.meldingsnummer, teamlid);
    expect(JSON.stringify(hidden)).not.toContain(melding.watLooptVast);
    expect(hidden.melder.telefoon).toBe('06 00000001');
    expect(hidden.toestemmingen.map(({ delenMetRegisseur, hoe }) => [delenMetRegisseur, hoe])).toEqual([
      [true, 'volgpagina'],
      [false, 'volgpagina'],
    ]);
    const desk = await readDeskPage(system, teamlid, `/werk/meldingen/${mine.meldingsnummer}`);
    expect(desk).toContain('De melder wil niet dat u dit verhaal leest.');
    expect(desk).toMatch(/het verhaal lezen\? Nee/);
  });

  it('who leads reads it until it is taken back, and writes down when the family changes its mind', async () => {
    const melding = complexMelding({ toestemming: { delenMetRegisseur: true } });
    const mine = await reported(melding);
    const nummer = mine.meldingsnummer;
    const lead = (await system.pool()).find(({ email }) => email === `regisseur@${gemeente}.example`);
    const casus = await system.casusOf(nummer);
    expect((await system.appoint(casus?.casusId ?? '', lead?.regisseurId ?? '')).status).toBe(201);
    await system.settle();
    const read = () => dossier(nummer, 'regisseur');
    expect((await read()).watLooptVast).toBe(melding.watLooptVast);

    expect((await say(mine, false)).status).toBe(201);
    const hidden = await read();
    expect([hidden.watLooptVast, hidden.melder.telefoon]).toEqual([null, melding.melder.telefoon]);
    // The copy of what was sent stays what was sent, and who weighs meldingen reads on.
    expect((await system.follow(nummer, mine.volgcode)).body.verstuurd?.toestemming).toEqual({
      delenMetRegisseur: true,
    });
    expect((await dossier(nummer, 'werkverdeler')).watLooptVast).toBe(melding.watLooptVast);

    expect((await hear(nummer, 'regisseur')).status).toBe(201);
    expect((await read()).watLooptVast).toBe(melding.watLooptVast);
    const { words } = await visitor(mine, '');
    expect(words).toMatch(/U zei ja\.[\s\S]*tegen een medewerker\. Klopt het niet\?/);
  });

  it('a mail that is about the own household: asked on the phone', async () => {
    const text = 'De hulp komt al weken niet. Niemand belt terug.';
    await system.sendMail({ from: 'ouder@mailend.example', subject: 'Hulp', text });
    await system.settle();
    const { get } = await system.as('werkverdeler');
    const { body } = await get<MeldingenResponse>('/intake/v1/meldingen?limiet=100');
    const nummer = body.meldingen.find(({ ingang }) => ingang === 'email')?.meldingsnummer ?? '';
    expect((await hear(nummer, 'werkverdeler')).status).toBe(403);
    await toTeam(nummer, 'mijnGezin');
    expect((await dossier(nummer, teamlid)).watLooptVast).toBeNull();
    expect((await hear(nummer, teamlid)).status).toBe(201);
    expect((await dossier(nummer, teamlid)).watLooptVast).toContain(text);
  });

  it('a repetition counts once, and an old yes that comes again takes no no back', async () => {
    const mine = await reported(simpleMelding());
    await toTeam(mine.meldingsnummer);
    const answers = [
      await say(mine, true, 'sleutel-van-de-ja'),
      await say(mine, true, 'sleutel-van-de-ja'),
      await say(mine, false, 'sleutel-van-de-nee'),
      await say(mine, true, 'sleutel-van-de-ja'),
      await say(mine, false, 'sleutel-van-de-ja'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 200, 409]);
    const { watLooptVast, toestemmingen } = await dossier(mine.meldingsnummer, teamlid);
    expect([watLooptVast, toestemmingen.length]).toEqual([null, 2]);
  });

  it('nobody consents for a family that is not theirs: not the melder, not staff', async () => {
    const melder = { naam: 'Buur Voorbeeld', rol: 'buur', email: 'buur@straat.example' } as const;
    const about = await reported(simpleMelding({ over: 'iemandAnders', weetHetGezinHet: 'ja', melder }));
    const nameless = await reported(simpleMelding({ anoniem: true, melder: { rol: 'inwoner' } }));
    await toTeam(about.meldingsnummer);
    const refused = await Promise.all([about, nameless].map((one) => say(one, true)));
    expect(refused.map(({ status }) => status)).toEqual([409, 409]);
    expect(new Set(refused.map(({ body }) => body.detail)).size).toBe(1);
    for (const user of ['werkverdeler', teamlid]) {
      expect((await hear(about.meldingsnummer, user)).status).toBe(403);
    }
    expect((await dossier(about.meldingsnummer, teamlid)).watLooptVast).toBeNull();
    expect((await visitor(about, '')).words).not.toMatch(/verhaal lezen/);
    expect((await say({ ...about, volgcode: 'AAAAAA-AAAAAA-AAAAAA-AAAAAA-AA' }, true)).status).toBe(404);
  });

  it('many at once: nothing is lost, and what was said last holds for everybody', async () => {
    const mine = await reported(simpleMelding());
    const nummer = mine.meldingsnummer;
    await toTeam(nummer);
    const heard = await Promise.all([
      say(mine, true),
      hear(nummer, 'werkverdeler', true),
      say(mine, false),
      hear(nummer, teamlid, false),
    ]);
    expect(heard.every(({ status }) => status < 300)).toBe(true);
    const { toestemmingen, toestemming, watLooptVast } = await dossier(nummer, teamlid);
    expect(toestemmingen.filter(({ hoe }) => hoe === 'gehoord')).toHaveLength(2);
    const last = toestemmingen.at(-1)?.delenMetRegisseur;
    expect([toestemming?.delenMetRegisseur, watLooptVast !== null]).toEqual([last, last]);
    await say(mine, false);
    expect((await dossier(nummer, teamlid)).watLooptVast).toBeNull();
    expect((await system.follow(nummer, mine.volgcode)).body.toestemming?.stand).toBe('nee');
  });
});
