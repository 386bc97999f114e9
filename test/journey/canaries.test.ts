import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DossierResponse, MeldingInput, OptekenResponse } from '../../services/intake/contract.ts';
import * as intake from '../../services/intake/contract.ts';
import * as regie from '../../services/regie/contract.ts';
import { type Canary, fillIn, leavesOf } from '../support/canaries.ts';
import { operatorClients } from '../support/outbox.ts';
import { complexMelding, later, type System, simpleMelding, startSystem } from '../support/system.ts';
import { deskReader, startVisit } from '../support/visit.ts';

/**
 * A word that occurs nowhere else stands in every field of every way in where somebody can write, by the schemas of the
 * contracts; afterwards it is looked for everywhere. One table says who may read what: it is nowhere else (rules 4, 5
 * and 11).
 */
const gemeente = 'hellendoorn';

/** Where a text stands, seen from whoever it is about; everything else is elsewhere. */
const plaatsen = [
  'pagina',
  'mails',
  'uittreksel',
  'uittrekselscherm',
  'melding',
  'verhaal',
  'verdeler',
  'leider',
  'schermen van de casus',
] as const;
type Plaats = (typeof plaatsen)[number] | 'intake' | 'regie';

/** Own follow page, own extract, and staff who may open the melding. */
const zelf: Plaats[] = ['intake', 'pagina', 'uittreksel', 'uittrekselscherm'];
const meldingData: Plaats[] = [...zelf, 'melding'];
const verhaal: Plaats[] = [...zelf, 'verhaal'];
const staf: Plaats[] = ['intake', 'melding'];
/** What staff wrote for the melder: who opens the melding may read it too. */
const voorMelder: Plaats[] = [...meldingData, 'mails'];
/** What staff wrote about a casus: who gives an extract reads it first, on the screen only. */
const casusStaf: Plaats[] = ['regie', 'verdeler', 'leider', 'schermen van de casus'];

/** Field by field who may read it; a field without a line here fails. */
const lezers: Record<string, Plaats[]> = {
  'melding.watLooptVast': verhaal,
  'melding.betrokkenOrganisaties.0': verhaal,
  'melding.bekendeRegisseur': meldingData,
  'melding.melder.naam': [...meldingData, 'mails'],
  'melding.melder.email': meldingData,
  'melding.melder.telefoon': meldingData,
  'melding.melder.veiligContact.belMoment': meldingData,
  'melding.woonadres.toevoeging': meldingData,
  'melding.woonadres.straat': meldingData,
  'melding.professional.organisatie': meldingData,
  'melding.professional.functie': meldingData,
  'melding.professional.watWeetHetGezin': meldingData,
  'melding.professional.watDoetUZelf': meldingData,
  // The task is named in the mail that says who does it now.
  'melding.professional.overgenomenTaken.0': [...meldingData, 'mails'],
  'e-mail.naam': [...meldingData, 'mails'],
  'e-mail.adres': meldingData,
  'e-mail.onderwerp': verhaal,
  'e-mail.verhaal': verhaal,
  'e-mail.bestand': meldingData,
  'e-mail.bijlage': [],
  'aanvulling.tekst': verhaal,
  'navraagAntwoord.toelichting': meldingData,
  'wisselverzoek.toelichting': meldingData,
  'poging.toelichting': staf,
  'notitie.tekst': staf,
  'toestemmingsnotitie.toelichting': staf,
  'oppakking.toelichting': staf,
  'ontlasting.door': voorMelder,
  'advies.reden': staf,
  'advies.antwoord': voorMelder,
  'advies.toelichting': voorMelder,
  'sociaalTeam.reden': staf,
  'sociaalTeam.toelichting': voorMelder,
  'veiligThuis.reden': staf,
  'veiligThuis.toelichting': ['intake'],
  'veiligThuis.bewijs.aan': staf,
  'veiligThuis.bewijs.kenmerk': staf,
  'veiligThuis.meldcode.redenOvergeslagen': staf,
  'afronding.reden': staf,
  'afronding.toelichting': voorMelder,
  'heropening.toelichting': staf,
  'contactwijziging.telefoon': meldingData,
  'contactwijziging.veiligContact.belMoment': meldingData,
  'contactwijziging.woonadres.toevoeging': meldingData,
  'contactwijziging.woonadres.straat': meldingData,
  'contactwijziging.toelichting': staf,
  'doorzending.reden': staf,
  'doorzending.toelichting': voorMelder,
  'doorzendingBewijs.bewijs.aan': staf,
  'doorzendingBewijs.bewijs.kenmerk': staf,
  'weigering.toelichting': ['regie', 'verdeler', 'schermen van de casus'],
  'benoeming.reden': casusStaf,
  'wisselbesluit.reden': casusStaf,
  'contact.toelichting': casusStaf,
  'contactbesluit.reden': casusStaf,
  'kader.toelichting': casusStaf,
  'deskundige.vraag': casusStaf,
  'deskundigeAntwoord.antwoord': casusStaf,
};

/** Codes of the municipality's file, never words; a postcode, which many share; the work mail of a colleague. */
const codes = ['leefgebieden.0', 'professional.vindplaats', 'team', 'aan.team', 'woonadres.postcode', 'aan'];

/** Who may open each melding besides those who may open all of them, and whether that is with the story. */
const alle = ['werkverdeler', 'gedragswetenschapper', 'procesverantwoordelijke', 'privacyfunctionaris'];
const betrokken: Record<string, { melding: string[]; verhaal: string[] }> = {
  Ouder: { melding: ['regisseur'], verhaal: ['regisseur'] },
  Tante: { melding: ['regisseur'], verhaal: ['regisseur'] },
  // Nobody can consent for the family: the regisseur hears it from them.
  Juf: { melding: ['regisseur'], verhaal: [] },
  Oma: { melding: ['klantcontact', 'teamlid-sociaal-team'], verhaal: ['klantcontact'] },
  Opa: { melding: [], verhaal: [] },
  Buur: { melding: [], verhaal: [] },
  Mailer: { melding: [], verhaal: [] },
};
const mensen = Object.keys(betrokken);
const gebruikers = [
  'werkverdeler',
  'gedragswetenschapper',
  'procescoordinator',
  'privacyfunctionaris',
  'regisseur',
  'klantcontact',
  'teamlid-sociaal-team',
  'teamlid-via-nijverdal-noord',
  'beheerder',
];

let system: System;
const canaries: Canary[] = [];
const sent = new Set<unknown>();
const meldingen = new Map<string, { nummer: string; code: string }>();
const mailOf = new Map<string, string>();
const teksten = new Map<string, string>();
let casusId = '';

/** What one sends or writes down, and that it was taken. */
function canaried(
  wie: string,
  naam: string,
  schema: unknown,
  given: object = {},
  more: Parameters<typeof fillIn>[4] = {},
): Record<string, unknown> {
  const made = fillIn(wie, naam, schema, given, { codes, ...more });
  canaries.push(...made.canaries);
  sent.add(schema);
  return made.body;
}

let phones = 91919190;
function meldingBy(wie: string, base: MeldingInput, changes: Partial<MeldingInput> = {}, professional = false) {
  phones += 1;
  const { naam, email, telefoon, ...melder } = base.melder;
  const { watLooptVast, ...rest } = { ...base, ...changes };
  const given = {
    ...rest,
    melder: { leeftijd: 43, ...melder, ...changes.melder, telefoon: `06 ${phones}` },
    woonadres: { postcode: '7442 ZX', huisnummer: 8800 + mensen.indexOf(wie), ...changes.woonadres },
  };
  const body = canaried(wie, 'melding', intake.meldingRequest, given, professional ? {} : { leeg: ['professional'] });
  mailOf.set(wie, canaries.findLast((one) => one.wie === wie && one.veld === 'melding.melder.email')?.woord ?? '');
  return body as MeldingInput;
}

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

const pathOf = (wie: string) => `/intake/v1/meldingen/${meldingen.get(wie)?.nummer}`;
async function post<Body>(user: string, path: string, body: unknown): Promise<Body> {
  const answer = await (await system.as(user)).post<Body>(path, body);
  expect([200, 201], `${path}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
  return answer.body;
}
async function asMelder(wie: string, noun: string, body: unknown): Promise<void> {
  const headers = { volgcode: meldingen.get(wie)?.code ?? '' };
  const answer = await system.request('POST', `${pathOf(wie)}/${noun}`, { body, headers });
  expect([200, 201], `${noun}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
}
async function report(wie: string, melding: MeldingInput): Promise<void> {
  const { status, body } = await system.report(melding);
  expect(status, JSON.stringify(body)).toBe(201);
  meldingen.set(wie, { nummer: body.meldingsnummer, code: body.volgcode });
  await system.settle();
}

async function live(): Promise<void> {
  const [op, casus] = [new Date().toISOString(), () => `/regie/v1/casussen/${casusId}`];
  const sameHome = { woonadres: { postcode: '7442 ZX', huisnummer: 8801, toevoeging: 'K8801' } };

  // One family of which three people report: a parent, an aunt who lives there, and a teacher.
  await report('Ouder', meldingBy('Ouder', complexMelding(), sameHome));
  casusId = (await system.casusOf(meldingen.get('Ouder')?.nummer ?? ''))?.casusId ?? '';
  await report('Tante', meldingBy('Tante', complexMelding(), sameHome));
  const teacher = complexMelding({ over: 'iemandAnders', weetHetGezinHet: 'ja' });
  await report(
    'Juf',
    meldingBy(
      'Juf',
      { ...teacher, melder: { rol: 'clientondersteuner' }, professional: { vindplaats: 'school' } } as MeldingInput,
      sameHome,
      true,
    ),
  );
  const { voorgelegd } = await system.casus(casusId);
  expect(voorgelegd).toContain(meldingen.get('Tante')?.nummer);
  for (const nummer of voorgelegd)
    await post('werkverdeler', `${casus()}/meldingen/${nummer}/besluiten`, { besluit: 'bevestigd' });
  const first = await system.casus(casusId);
  const refused = { reden: 'tijdgebrek', regisseurId: first.aanspreekpunt?.regisseurId };
  await post('werkverdeler', `${casus()}/weigeringen`, canaried('Ouder', 'weigering', regie.weigeringRequest, refused));
  const leader = (await system.pool()).find(({ email }) => email === `regisseur@${gemeente}.example`);
  const chosen = { regisseurId: leader?.regisseurId, bovenCapaciteit: true };
  await post('werkverdeler', `${casus()}/benoemingen`, canaried('Ouder', 'benoeming', regie.benoemingRequest, chosen));
  await system.settle();

  const regieWords = (naam: string, schema: unknown, given: object) => canaried('Ouder', naam, schema, given);
  await post(
    'regisseur',
    `${casus()}/contacten`,
    regieWords('contact', regie.contactRequest, { resultaat: 'gesproken' }),
  );
  await post('regisseur', `${casus()}/kaders`, regieWords('kader', regie.kaderRequest, { kader: 'vrijwillig' }));
  const { deskundigeId } = await post<{ deskundigeId: string }>(
    'regisseur',
    `${casus()}/deskundigen`,
    regieWords('deskundige', regie.deskundigeRequest, { aan: { soort: 'team', team: 'expertteam' } }),
  );
  await post(
    'regisseur',
    `${casus()}/deskundigen/${deskundigeId}/antwoorden`,
    regieWords('deskundigeAntwoord', regie.deskundigeAntwoordRequest, {}),
  );
  await asMelder('Ouder', 'aanvullingen', canaried('Ouder', 'aanvulling', intake.aanvullingRequest));
  await asMelder('Ouder', 'wisselverzoeken', canaried('Ouder', 'wisselverzoek', intake.wisselverzoekRequest));
  await system.settle();
  await post(
    'werkverdeler',
    `${casus()}/wisselbesluiten`,
    regieWords('wisselbesluit', regie.wisselbesluitRequest, { besluit: 'blijft' }),
  );
  const unsafe = { resultaat: 'nietVeilig' };
  await post('regisseur', `${casus()}/contacten`, regieWords('contact', regie.contactRequest, unsafe));
  const decision = { besluit: 'contact' };
  await post(
    'werkverdeler',
    `${casus()}/contactbesluiten`,
    regieWords('contactbesluit', regie.contactbesluitRequest, decision),
  );
  await system.settle();
  const staff = (wie: string, noun: string, naam: string, schema: unknown, given: object = {}, user = 'werkverdeler') =>
    // Another municipality is named when it is passed on to one, proof given when it was handed over.
    post(
      user,
      `${pathOf(wie)}/${noun}`,
      canaried(wie, naam, schema, given, { leeg: naam === 'afronding' ? ['bewijs'] : ['gemeente'] }),
    );
  await staff('Ouder', 'notities', 'notitie', intake.notitieRequest);
  const heard = { delenMetRegisseur: true };
  await staff('Ouder', 'toestemmingsnotities', 'toestemmingsnotitie', intake.toestemmingsnotitieRequest, heard);
  await staff('Juf', 'ontlastingen', 'ontlasting', intake.ontlastingRequest, { taak: 0 });

  // By telephone, to a team; and back.
  const oma = meldingBy('Oma', simpleMelding(), { melder: { rol: 'inwoner', voorkeurskanaal: 'telefoon' } });
  const entered = await post<OptekenResponse>('klantcontact', '/intake/v1/opgetekende-meldingen', {
    kanaal: 'telefoon',
    eersteContactOp: new Date(Date.now() - 3_600_000).toISOString(),
    melding: oma,
  });
  meldingen.set('Oma', { nummer: entered.meldingsnummer, code: entered.volgcode });
  await system.settle();
  const claim = { actie: 'overdragen', aan: `collega@${gemeente}.example` };
  await staff('Oma', 'oppakkingen', 'oppakking', intake.oppakkingRequest, claim);
  const outcome = intake.uitkomstRequest;
  await staff('Oma', 'uitkomsten', 'sociaalTeam', outcome, { uitkomst: 'sociaalTeam', team: 'sociaal-team' });
  await system.settle();
  const { body: dossier } = await (await system.as('werkverdeler')).get<DossierResponse>(`${pathOf('Oma')}/dossier`);
  const task = dossier.contacttaken[0]?.taakId;
  const tried = { resultaat: 'nietBereikt' };
  await staff('Oma', `contacttaken/${task}/pogingen`, 'poging', intake.pogingRequest, tried);

  // Answered, and opened again.
  await report('Opa', meldingBy('Opa', simpleMelding()));
  await staff('Opa', 'uitkomsten', 'advies', outcome, { uitkomst: 'advies' });
  const moved = {
    telefoon: '06 92929292',
    veiligContact: {},
    woonadres: { postcode: '7442 ZX', huisnummer: 8899 },
  };
  const changed = canaried('Opa', 'contactwijziging', intake.contactwijzigingRequest, moved, { leeg: ['email'] });
  await post('werkverdeler', `${pathOf('Opa')}/contactgegevens`, changed);
  const also = canaried(
    'Opa',
    'doorzending',
    intake.doorzendingRequest,
    { bestemming: 'klacht' },
    { leeg: ['bewijs', 'meldcode'] },
  );
  const { doorzendingId } = await post<{ doorzendingId: string }>(
    'werkverdeler',
    `${pathOf('Opa')}/doorzendingen`,
    also,
  );
  const proof = { bewijs: { wijze: 'telefoon', op } };
  await staff(
    'Opa',
    `doorzendingen/${doorzendingId}/bewijzen`,
    'doorzendingBewijs',
    intake.doorzendingBewijsRequest,
    proof,
  );
  await staff('Opa', 'heropeningen', 'heropening', intake.heropeningRequest, { reden: 'verkeerdeUitkomst' });

  // A matter for Veilig Thuis.
  await report('Buur', meldingBy('Buur', simpleMelding(), { over: 'iemandAnders', weetHetGezinHet: 'nee' }));
  await staff('Buur', 'uitkomsten', 'veiligThuis', outcome, {
    uitkomst: 'doorgezonden',
    bestemming: 'veiligThuis',
    bewijs: { wijze: 'telefoon', op },
    meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'overgeslagen', gewogen: true },
  });

  const word = (veld: string) => {
    const woord = `KanarieMailer${veld}x`;
    canaries.push({ wie: 'Mailer', veld: `e-mail.${veld}`, woord });
    return woord;
  };
  mailOf.set('Mailer', 'kanarie.mailer@canarie.example');
  canaries.push({ wie: 'Mailer', veld: 'e-mail.adres', woord: 'kanarie.mailer@canarie.example' });
  await system.sendMail({
    from: `${word('naam')} <kanarie.mailer@canarie.example>`,
    subject: word('onderwerp'),
    text: `${word('verhaal')}: de hulp komt niet.`,
    attachments: [{ filename: `${word('bestand')}.txt`, content: word('bijlage') }],
  });
  await system.settle();
  const link = (await system.mailsTo('kanarie.mailer@canarie.example')).map(({ text }) =>
    /\/volg\/([\w-]+)\.([\w-]+)/.exec(text),
  );
  const [, nummer = '', code = ''] = link.find((one) => one !== null) ?? [];
  meldingen.set('Mailer', { nummer, code });

  // Weeks go by: what is late climbs, and people are asked.
  for (const days of [16, 20]) {
    await system.run.tick(later(days));
    await system.settle();
  }
  const answer = { antwoord: 'beetje' };
  await asMelder(
    'Ouder',
    'navraagantwoorden',
    canaried('Ouder', 'navraagAntwoord', intake.navraagAntwoordRequest, answer),
  );
  const ended = { resultaat: 'geholpen' };
  // The team reads it before it is finished; afterwards it is no longer theirs to look at.
  await staff('Oma', 'afrondingen', 'afronding', intake.afrondingRequest, ended, 'teamlid-sociaal-team');
  await system.settle();
  await system.run.tick(later(60));
  await system.settle();
}

/** Everything that anybody can read, and everything that is kept or sent. */
async function gather(): Promise<void> {
  for (const user of gebruikers) {
    const read = await deskReader(system, user);
    for (const [wie, { nummer }] of meldingen)
      teksten.set(`melding van ${wie} voor ${user}`, await read(`/werk/meldingen/${nummer}`));
    teksten.set(`casus voor ${user}`, await read(`/werk/casussen/${casusId}`));
    for (const path of [
      '/werk',
      '/werk?lijst=contacttaken',
      '/werk?lijst=afgerond',
      '/werk/benoemen',
      '/werk/casussen',
      '/werk/garantie',
      '/werk/cijfers',
      '/werk/regisseurs',
      '/werk/verlof',
      `/werk/inzagen?casusId=${casusId}`,
    ])
      teksten.set(`${path} voor ${user}`, await read(path));
    if (user === 'privacyfunctionaris')
      for (const [wie, { nummer }] of meldingen) {
        teksten.set(`uittrekselscherm van ${wie}`, await read(`/werk/uittreksel/${nummer}`));
        teksten.set(`uittreksel van ${wie}`, await read(`/werk/uittreksel/${nummer}/json`));
      }
  }
  for (const [wie, { nummer, code }] of meldingen) {
    const form: [string, string][] = [
      ['meldingsnummer', nummer],
      ['volgcode', code],
    ];
    teksten.set(`volgpagina van ${wie}`, (await startVisit().open(`${system.run.url}/volg`, form)).page);
  }
  for (const { to, subject, text, html } of await system.run.mails()) {
    const who = [...mailOf].find(([, address]) => to.some((receiver) => receiver.includes(address)))?.[0] ?? to.join();
    const name = `mails aan ${who}`;
    // The address it goes to is no secret to whom it belongs.
    teksten.set(name, `${teksten.get(name) ?? ''}\n${subject}\n${text}\n${html}`);
  }
  teksten.set('logs', logLines(join(system.dataDir, 'logs')));
  for (const service of ['intake', 'regie', 'plans', 'portal']) {
    const items = await everything(service);
    const events = items.filter(({ outbox }) => outbox === 'event');
    if (service !== 'portal') expect(events.length).toBeGreaterThan(0);
    teksten.set(`gebeurtenissen van ${service}`, JSON.stringify(events));
    teksten.set(`tabel van ${service}`, JSON.stringify(items.filter(({ outbox }) => outbox !== 'event')));
  }
}

/** The texts in which a word of this person may stand. */
function allowed(wie: string, plaats: Plaats): string[] {
  const staff = (users: string[]) => users.map((user) => `melding van ${wie} voor ${user}`);
  switch (plaats) {
    case 'pagina':
      return [`volgpagina van ${wie}`];
    case 'mails':
      return [`mails aan ${wie}`];
    case 'uittreksel':
    case 'uittrekselscherm':
      return [`${plaats} van ${wie}`];
    case 'melding':
      return staff([...alle, ...(betrokken[wie]?.melding ?? [])]);
    case 'verhaal':
      return staff([...alle, ...(betrokken[wie]?.verhaal ?? [])]);
    case 'verdeler':
      return ['werkverdeler', 'gedragswetenschapper'].map((user) => `casus voor ${user}`);
    case 'leider':
      return ['casus voor regisseur'];
    case 'schermen van de casus':
      return ['Ouder', 'Tante'].map((one) => `uittrekselscherm van ${one}`);
    default:
      return [`tabel van ${plaats}`];
  }
}

beforeAll(async () => {
  system = await startSystem(gemeente);
  await live();
  await gather();
}, 240_000);
afterAll(() => system?.stop());

/** Requests of which no word is looked for, and why. */
const buiten: Record<string, string> = {
  optekenRequest: 'holds a melding, which is filled in',
  regisseurRequest: 'work data of staff',
  regisseurPatch: 'work data of staff',
  begeleidingRequest: 'about staff, not about a family',
  organisatieRequest: 'a code of the file',
  verwantschapRequest: 'a number of ours',
  wissingRequest: 'ends what it is about',
};

describe('a word that only one person knows', () => {
  it('is looked for in every request with words: each was sent, or it says why not', () => {
    const requests = Object.entries({ ...intake, ...regie }).filter(([name]) => /Request$|Patch$/.test(name));
    expect(requests.length).toBeGreaterThan(25);
    const words = requests.filter(([, schema]) => leavesOf(schema).some(({ soort }) => soort !== 'getal'));
    const missing = words.filter(([name, schema]) => !sent.has(schema) && buiten[name] === undefined);
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it('was put in every field where somebody can write, and each has its readers', () => {
    expect(new Set(canaries.map(({ veld }) => veld))).toEqual(new Set(Object.keys(lezers)));
  });

  it('is where it is read, and nowhere else: no log, event, other service, other person', () => {
    const wrong: string[] = [];
    for (const { wie, veld, woord } of canaries) {
      const may = new Set((lezers[veld] ?? []).flatMap((plaats) => allowed(wie, plaats)));
      const needle = woord.toLowerCase();
      const found = [...teksten].filter(([, tekst]) => tekst.toLowerCase().includes(needle)).map(([name]) => name);
      for (const name of found) if (!may.has(name)) wrong.push(`${veld} of ${wie}: ${name}`);
      if (may.size > 0 && found.length === 0) wrong.push(`${veld} of ${wie}: nowhere`);
    }
    expect(wrong).toEqual([]);
  });

  it('is read by who may read it: the pages were not empty', () => {
    for (const user of gebruikers) expect(teksten.get(`/werk voor ${user}`)).toContain('Afmelden');
    for (const wie of ['Ouder', 'Oma']) {
      const woord = canaries.find((one) => one.wie === wie && one.veld === 'melding.watLooptVast')?.woord ?? '?';
      const staff = gebruikers.filter((user) => alle.includes(user) || betrokken[wie]?.verhaal.includes(user));
      for (const user of staff) expect(teksten.get(`melding van ${wie} voor ${user}`), user).toContain(woord);
      for (const place of ['volgpagina', 'uittreksel']) expect(teksten.get(`${place} van ${wie}`)).toContain(woord);
    }
    expect(teksten.get('logs')).toContain('requestHandled');
    expect(teksten.size).toBeGreaterThan(150);
  });

  it('of no age in a log, an event or another service', () => {
    for (const [name, tekst] of teksten)
      if (/^(logs|gebeurtenissen|tabel van (regie|plans|portal))/.test(name))
        expect(tekst, name).not.toContain('leeftijd');
  });
});
