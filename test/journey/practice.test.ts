import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type {
  DossierResponse,
  MeldingInput,
  OptekenResponse,
  UitkomstResponse,
  WerklijstResponse,
} from '../../services/intake/contract.ts';
import { expectReadable, readPdf } from '../support/readable.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';

/** The situations of practice that go wrong elsewhere and touch intake, one journey each. */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);

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

async function report(melding: MeldingInput) {
  const { status, body } = await system.report(melding);
  expect(status, JSON.stringify(body)).toBe(201);
  await system.settle();
  return body;
}

async function letterOf(nummer: string, taakId: string): Promise<string> {
  const { get } = await system.as('werkverdeler');
  const token = await system.run.token('werkverdeler');
  expect((await get(`${path(nummer)}/contacttaken/${taakId}/brief`)).status).toBe(200);
  const response = await fetch(`${system.run.url}${path(nummer)}/contacttaken/${taakId}/brief`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const text = await readPdf(new Uint8Array(await response.arrayBuffer()));
  expectReadable(text, 'letter');
  return text;
}

describe('by phone, at the counter, by letter', () => {
  const opgetekend = async (
    melding: MeldingInput,
    eersteContactOp = new Date(Date.now() - 86_400_000).toISOString(),
  ) => {
    const { post } = await system.as('klantcontact');
    const answer = await post<OptekenResponse>('/intake/v1/opgetekende-meldingen', {
      kanaal: 'telefoon',
      eersteContactOp,
      melding,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    await system.settle();
    return answer.body;
  };

  it('terms count from the first contact, and the dossier says who entered it', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const body = await opgetekend(simpleMelding(), yesterday);
    expect(Date.parse(body.ontvangenOp)).toBe(Math.floor(Date.parse(yesterday) / 1000) * 1000);
    const dossier = await dossierOf(body.meldingsnummer);
    expect(dossier.overzicht.ingang).toBe('telefoon');
    expect(dossier.ingevoerd?.naam).toBeDefined();
  });

  it('post: a letter as PDF, ready to print, that says what the mail would have said', async () => {
    const body = await opgetekend(
      simpleMelding({
        melder: { naam: 'Mevrouw Voorbeeld', rol: 'inwoner', voorkeurskanaal: 'post' },
        woonadres: { postcode: '7447 AA', huisnummer: 3, toevoeging: 'b' },
      }),
    );
    expect(body.contacttaak?.soort).toBe('brief');
    const letter = await letterOf(body.meldingsnummer, body.contacttaak?.taakId ?? '');
    expect(letter).toContain('Mevrouw Voorbeeld');
    expect(letter).toContain('7447 AA');
    expect(letter).toContain(body.meldingsnummer);
    expect(letter).toContain(file.telefoon);
  });

  it('a first contact in the future, or without a way to answer, is refused with what to mend', async () => {
    const { post } = await system.as('klantcontact');
    const future = await post('/intake/v1/opgetekende-meldingen', {
      kanaal: 'balie',
      eersteContactOp: later(1),
      melding: simpleMelding(),
    });
    expect(future.status).toBe(400);
    expect(JSON.stringify(future.body)).toContain('eersteContactOp');
  });
});

describe('a young person alone', () => {
  const jeugdige = (changes: Partial<MeldingInput['melder']> = {}) =>
    complexMelding({
      over: 'mijzelf',
      melder: { naam: 'Jongere Voorbeeld', rol: 'jeugdige', leeftijd: 13, email: 'jongere@school.example', ...changes },
    });

  it('no letter to the door of the parents', async () => {
    const { status, body } = await system.report(jeugdige({ voorkeurskanaal: 'post' }));
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/ouders/);
  });

  it('flagged, the own link, and a professional decides about the rights of the parents', async () => {
    const { meldingsnummer, volgcode } = await report(jeugdige());
    const dossier = await dossierOf(meldingsnummer);
    expect(dossier.jeugdigeAlleen).toBe(true);
    expect(dossier.overzicht.voorrang).toContain('jeugdigeAlleen');
    expect(dossier.contacttaken.some(({ onderwerp }) => onderwerp === 'nietVanzelf')).toBe(true);
    expect((await system.follow(meldingsnummer, volgcode)).status).toBe(200);
  });
});

describe('a client supporter carries the regie', () => {
  it('comes first, the tasks are recorded, and the supporter hears when somebody else does them', async () => {
    const { meldingsnummer, volgcode } = await report(
      complexMelding({
        over: 'iemandAnders',
        weetHetGezinHet: 'ja',
        melder: { naam: 'Vrijwilliger Voorbeeld', rol: 'clientondersteuner', email: 'vrijwilliger@steun.example' },
        professional: {
          vindplaats: 'clientondersteuning',
          organisatie: 'Steunpunt Voorbeeld',
          overgenomenTaken: ['Elke week alle hulpverleners bellen'],
        },
      }),
    );
    const dossier = await dossierOf(meldingsnummer);
    expect(dossier.overzicht.voorrang).toContain('regieOvergenomen');
    expect(dossier.overgenomenTaken[0]?.taak).toBe('Elke week alle hulpverleners bellen');
    const { post } = await system.as('werkverdeler');
    await post(`${path(meldingsnummer)}/ontlastingen`, { taak: 0, door: 'de consulent van het sociaal team' });
    await system.settle();
    const told = (await system.mailsTo('vrijwilliger@steun.example')).at(-1);
    expect(told?.text).toContain('Elke week alle hulpverleners bellen');
    expect(told?.text).toContain('de consulent van het sociaal team');
    const page = (await system.follow(meldingsnummer, volgcode)).body;
    expect(page.regisseur).toBeNull();
    expect(page.uitkomst).toBeNull();
  });
});

describe('professionals and finding places', () => {
  it('a police zorgmelding reaches its receiver at once and shows the police no more than receipt', async () => {
    const { meldingsnummer, volgcode } = await report(
      complexMelding({
        over: 'iemandAnders',
        weetHetGezinHet: 'nee',
        melder: { naam: 'Agent Voorbeeld', rol: 'professional', email: 'agent@politie.example' },
        professional: { vindplaats: 'politie', organisatie: 'Politie', watDoetUZelf: 'Wij komen vrijdag terug.' },
      }),
    );
    const receiver = file.vindplaatsen.find(({ code }) => code === 'politie')?.ontvanger ?? '';
    const mail = (await system.mailsTo(receiver)).find(({ text }) => text.includes(meldingsnummer));
    expect(mail).toBeDefined();
    expect((await dossierOf(meldingsnummer)).professional?.watDoetUZelf).toBe('Wij komen vrijdag terug.');
    expect((await system.follow(meldingsnummer, volgcode)).body.status).toBe('bekeken');
  });

  it('an unknown finding place is refused with what to choose', async () => {
    const { status, body } = await system.report(
      complexMelding({
        over: 'iemandAnders',
        melder: { naam: 'School Voorbeeld', rol: 'professional', email: 'school@school.example' },
        professional: { vindplaats: 'bakker', organisatie: 'Bakkerij' },
      }),
    );
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('vindplaats');
  });
});

describe('co-parents', () => {
  it('two parents of one casus each get their own name letter, and nothing of the other', async () => {
    const woonadres = { postcode: '7441 XX', huisnummer: 900 };
    const moeder = complexMelding({
      woonadres,
      melder: { naam: 'Moeder Canarie', rol: 'ouder', email: 'moeder.canarie@huis1.example', telefoon: '06 11111111' },
    });
    const vader = complexMelding({
      woonadres,
      melder: { naam: 'Vader Kanarie', rol: 'ouder', email: 'vader.kanarie@huis2.example', telefoon: '06 22222222' },
    });
    const first = await report(moeder);
    const second = await report(vader);
    const casus = await system.casusOf(first.meldingsnummer);
    const regisseur = casus?.aanspreekpunt;
    const { post } = await system.as('werkverdeler');
    await system.appoint(casus?.casusId ?? '', regisseur?.regisseurId ?? '');
    await post(`/regie/v1/casussen/${casus?.casusId}/meldingen/${second.meldingsnummer}/besluiten`, {
      besluit: 'bevestigd',
    });
    await system.settle();
    const toMother = (await system.mailsTo('moeder.canarie@huis1.example')).map(({ text, html }) => text + html).join();
    const toFather = (await system.mailsTo('vader.kanarie@huis2.example')).map(({ text, html }) => text + html).join();
    expect(toMother).toContain(regisseur?.naam);
    expect(toFather).toContain(regisseur?.naam);
    expect(toMother).not.toMatch(/Kanarie|huis2|22222222/);
    expect(toFather).not.toMatch(/Canarie|huis1|11111111/);
    const fathersPage = JSON.stringify((await system.follow(second.meldingsnummer, second.volgcode)).body);
    expect(fathersPage).not.toMatch(/Canarie|huis1|11111111/);
  });

  it('a secret address is masked until somebody asks for it', async () => {
    const { meldingsnummer } = await report(
      simpleMelding({ geheimAdres: true, woonadres: { postcode: '7443 ZZ', huisnummer: 4321 } }),
    );
    const masked = await dossierOf(meldingsnummer);
    expect(masked.adresAfgeschermd).toBe(true);
    expect(JSON.stringify(masked)).not.toContain('4321');
  });
});

describe('unreachable is never silence', () => {
  it('a mail that comes back becomes a task with the same bericht, and no mail goes there again', async () => {
    const melding = simpleMelding({
      melder: { naam: 'De heer Voorbeeld', rol: 'inwoner', email: 'weg@voorbeeld.example', telefoon: '06 33333333' },
    });
    const { meldingsnummer } = await report(melding);
    system.run.comesBack(({ to }) => to.some((address) => address.includes('weg@voorbeeld.example')));
    await system.settle();
    const dossier = await dossierOf(meldingsnummer);
    expect(dossier.emailOnbereikbaar).not.toBeNull();
    expect(dossier.contacttaken).toMatchObject([{ soort: 'bellen', reden: 'mailKwamTerug' }]);
    const mails = (await system.mailsTo('weg@voorbeeld.example')).length;
    const { post } = await system.as('werkverdeler');
    await post<UitkomstResponse>(`${path(meldingsnummer)}/uitkomsten`, {
      uitkomst: 'advies',
      reden: 'Duidelijk.',
      antwoord: 'U kunt hier terecht.',
    });
    await system.settle();
    expect((await system.mailsTo('weg@voorbeeld.example')).length).toBe(mails);
  });
});

describe('"Loopt de hulp weer?"', () => {
  it('is asked after two weeks; a no opens the melding again and the regisseur hears', async () => {
    const melding = complexMelding();
    const { meldingsnummer } = await report(melding);
    const casus = await system.casusOf(meldingsnummer);
    await system.appoint(casus?.casusId ?? '', casus?.aanspreekpunt?.regisseurId ?? '');
    await system.settle();
    const email = melding.melder.email ?? '';
    await system.run.tick(later(18));
    await system.settle();
    const asked = (await system.mailsTo(email)).at(-1);
    expect(asked?.text).toMatch(/loopt de hulp weer/i);
    const link = /\/volg\/(M-[\w-]+)\.([\w-]+)/.exec(asked?.text ?? '');
    const answer = await system.request('POST', `${path(meldingsnummer)}/navraagantwoorden`, {
      body: { antwoord: 'nee', toelichting: 'Er is nog niemand geweest.' },
      headers: { volgcode: link?.[2] ?? '' },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    await system.settle();
    const dossier = await dossierOf(meldingsnummer);
    expect(dossier.overzicht.voorrang).toContain('heropend');
    const { get } = await system.as('werkverdeler');
    const list = await get<WerklijstResponse>('/intake/v1/werklijst?limiet=100');
    expect(list.body.meldingen.map((one) => one.meldingsnummer)).toContain(meldingsnummer);
  });

  it('no answer becomes a call task', async () => {
    const melding = complexMelding();
    const { meldingsnummer } = await report(melding);
    const casus = await system.casusOf(meldingsnummer);
    await system.appoint(casus?.casusId ?? '', casus?.aanspreekpunt?.regisseurId ?? '');
    await system.settle();
    await system.run.tick(later(18));
    await system.settle();
    await system.run.tick(later(30));
    await system.settle();
    const dossier = await dossierOf(meldingsnummer);
    expect(
      dossier.contacttaken.some(({ onderwerp, reden }) => onderwerp === 'navraag' && reden === 'geenAntwoord'),
    ).toBe(true);
  });
});

describe('English', () => {
  it('is kept for all later contact', async () => {
    const melding = complexMelding({ taal: 'en' });
    const { meldingsnummer } = await report(melding);
    const casus = await system.casusOf(meldingsnummer);
    await system.appoint(casus?.casusId ?? '', casus?.aanspreekpunt?.regisseurId ?? '');
    await system.settle();
    const mails = await system.mailsTo(melding.melder.email ?? '');
    expect(mails.length).toBeGreaterThan(2);
    for (const { subject, text } of mails) {
      expect(`${subject} ${text}`).not.toMatch(/\b(uw|wij|melding|niet|gemeente is|belt)\b/i);
      expect(text).toMatch(/\/en\/volg\//);
    }
  });
});

describe('crisis', () => {
  it('pages who is on duty until somebody confirms', async () => {
    const { meldingsnummer } = await report(complexMelding({ veiligheid: 'acuutOnveilig' }));
    const dossier = await dossierOf(meldingsnummer);
    expect(dossier.oproep).toMatchObject({ niveau: 1, bevestigdOp: null });
    const paged = (await system.run.mails()).filter(
      ({ subject, text }) => /spoed/i.test(subject) && text.includes(meldingsnummer) && /bevestig/i.test(text),
    );
    expect(paged.length).toBeGreaterThan(0);
    await system.run.tick(new Date(Date.now() + 20 * 60_000).toISOString());
    await system.settle();
    expect((await dossierOf(meldingsnummer)).oproep?.niveau).toBe(2);
    const { post } = await system.as('werkverdeler');
    expect((await post(`${path(meldingsnummer)}/oproepbevestigingen`, {})).status).toBe(201);
    const before = (await system.run.mails()).length;
    await system.run.tick(new Date(Date.now() + 60 * 60_000).toISOString());
    await system.settle();
    const again = (await system.run.mails())
      .slice(before)
      .filter(({ text }) => text.includes(meldingsnummer) && /bevestig binnen/i.test(text));
    expect(again).toEqual([]);
  });
});
