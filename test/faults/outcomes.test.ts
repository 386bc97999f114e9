import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { Fault } from '../../cdk/local/local-run.ts';
import type {
  DossierResponse,
  MeldingInput,
  OptekenResponse,
  UitkomstInput,
  WerklijstResponse,
} from '../../services/intake/contract.ts';
import { describeFault, faultsOf, mayRepeatMail, recordSteps, type Step, withFault } from '../support/faults.ts';
import { deadLetters, operatorClients, undelivered } from '../support/outbox.ts';
import {
  allrounder,
  complexMelding,
  insist,
  later,
  poolOf,
  type System,
  simpleMelding,
  startSystem,
} from '../support/system.ts';

/**
 * A crash between any two steps of every outcome: each AWS call that an outcome makes, in whichever function, fails once
 * before and once after it took effect, on a melding of its own. What is left afterwards is compared with the same
 * outcome without a fault: pages, lists, casus, plans, every event and every mail.
 *
 * A story begins with meldingen that are prepared together, without faults; what the sweep has to take up is taken up
 * once, after the last of them.
 */
const gemeente = 'hellendoorn';
const file = readGemeente(gemeente);

/** One melding, and what its story needs of it. */
type Subject = {
  nummer: string;
  volgcode: string;
  melding: MeldingInput;
  casusId?: string;
  regisseurId?: string;
};
type Story = {
  /** So many, each of its own household, as far as where the story begins. */
  prepare(count: number): Promise<Subject[]>;
  /** What is crashed: requests that are repeated until they are answered. */
  tell(subject: Subject): Promise<void>;
  /** What it must come to, besides being the same with and without a fault. */
  /** A mail that need not go any more when what comes after it was heard first: events have no order. */
  overtaken?: RegExp;
  expected: {
    page?: object;
    dossier?: object;
    casus?: object | null;
    open: boolean;
    events: string[];
    mails: string[];
  };
};

let system: System;
let dynamodb: DynamoDBClient;
beforeAll(async () => {
  const names = 'ABCDEFGHIJKL'.split('');
  system = await startSystem(gemeente, {
    // What failed comes back soon: most of a crash is waiting for that.
    speed: 600,
    pool: [
      ...poolOf(gemeente, names, 100),
      { ...allrounder('Marit', 'sociaal-team', 100), email: `regisseur@${gemeente}.example` },
    ],
  });
  dynamodb = operatorClients(system).dynamodb;
});
afterAll(() => system?.stop());

let counter = 0;
const unique = () => {
  counter += 1;
  return counter;
};
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const path = ({ nummer }: Subject) => `/intake/v1/meldingen/${nummer}`;

/** A request of staff with its own key, repeated until it is answered. */
async function post<Body>(user: string, to: string, body: unknown): Promise<Body> {
  const key = { 'idempotency-key': `verzoek-${unique()}-voorbeeld` };
  const desk = await system.as(user);
  const answer = await insist(() => desk.post<Body>(to, body, key));
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  return answer.body;
}

async function answerAsMelder(subject: Subject, what: string, body: unknown): Promise<void> {
  const headers = { volgcode: subject.volgcode, 'idempotency-key': `antwoord-${unique()}-voorbeeld` };
  const answer = await insist(() => system.request('POST', `${path(subject)}/${what}`, { body, headers }));
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
}

const dossierOf = async (subject: Subject) =>
  (await (await system.as('werkverdeler')).get<DossierResponse>(`${path(subject)}/dossier`)).body;

// Where a story begins

async function reported(count: number, make: () => MeldingInput): Promise<Subject[]> {
  const subjects = await Promise.all(
    times(count, async () => {
      const melding = { ...make(), woonadres: { postcode: '7442 AB', huisnummer: unique() } };
      const { status, body } = await system.report(melding);
      expect(status, JSON.stringify(body)).toBe(201);
      return { nummer: body.meldingsnummer, volgcode: body.volgcode, melding };
    }),
  );
  await system.settle();
  return subjects;
}
const phoned = (): MeldingInput => {
  const melding = simpleMelding();
  return { ...melding, melder: { ...melding.melder, telefoon: '06 00000001' } };
};
const simple = (count: number) => reported(count, simpleMelding);

/** Each in a casus that somebody leads by decision: the one given, or who was proposed. */
async function appointed(count: number, who?: (index: number) => Promise<string>): Promise<Subject[]> {
  const subjects = await reported(count, complexMelding);
  const proposed = await system.casussen('voorlopig');
  const led = await Promise.all(
    subjects.map(async (subject, index) => {
      const casus = proposed.find(({ meldingen }) => meldingen.includes(subject.nummer));
      const casusId = casus?.casusId ?? '';
      const regisseurId = (await who?.(index)) ?? casus?.aanspreekpunt?.regisseurId ?? '';
      await post('werkverdeler', `/regie/v1/casussen/${casusId}/benoemingen`, { regisseurId, reden: 'Past goed.' });
      return { ...subject, casusId, regisseurId };
    }),
  );
  await system.settle();
  return led;
}

const give = (subject: Subject, outcome: UitkomstInput) =>
  post<unknown>('werkverdeler', `${path(subject)}/uitkomsten`, outcome);
const reden = 'Zo besproken met de melder.';

async function decided(count: number, outcome: UitkomstInput): Promise<Subject[]> {
  const subjects = await simple(count);
  await Promise.all(subjects.map((subject) => give(subject, outcome)));
  await system.settle();
  return subjects;
}

/** Asked "Loopt de hulp weer?", weeks after somebody was appointed. */
async function asked(count: number): Promise<Subject[]> {
  const subjects = await appointed(count);
  for (let round = 0; round < 3; round += 1) {
    await system.run.tick(later(18));
    await system.settle();
  }
  return subjects;
}

const everyCasus = async () =>
  (await Promise.all(['voorlopig', 'benoemd', 'wachtOpBenoeming'].map((status) => system.casussen(status)))).flat();
const regisseurOf = async (email: string) =>
  (await system.pool()).find((one) => one.email === email)?.regisseurId ?? '';

// What is left when a story is over

type Mail = { to: string; subject: string };
type Outcome = { state: object; mails: Mail[] };

async function calm(): Promise<void> {
  await system.settle();
  for (const minutes of [4, 8]) {
    await system.run.tick(later(minutes / 1440));
    await system.settle();
  }
}

async function worklist(lijst: string, user = 'werkverdeler', team = ''): Promise<Set<string>> {
  const { get } = await system.as(user);
  const found = new Set<string>();
  let cursor = '';
  do {
    const query = `lijst=${lijst}&limiet=100${team && `&team=${team}`}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = await get<WerklijstResponse>(`/intake/v1/werklijst?${query}`);
    for (const { meldingsnummer } of body.meldingen) found.add(meldingsnummer);
    cursor = body.volgende ?? '';
  } while (cursor);
  return found;
}

/** Types of the events in the journal of an aggregate: each was committed once, whatever was sent twice. */
async function eventsOf(service: string, pk: string): Promise<string[]> {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: system.run.tableName(service),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':event': { S: 'EVENT#' } },
    }),
  );
  return Items.map((item) => String(unmarshall(item)['event'].type).replace(/^nl\.regie\.|\.v1$/g, '')).sort();
}

/**
 * Everything of some meldingen, and the mails about them from the `since`-th on, without what differs between any two:
 * numbers, names, moments.
 */
async function outcomesOf(subjects: Subject[], since: number): Promise<Outcome[]> {
  const [pool, mails, open, free, mine] = await Promise.all([
    system.pool(),
    system.run.mails(),
    worklist('open'),
    worklist('vrij'),
    worklist('mijn'),
  ]);
  const teams = new Map<string, Set<string>>();
  for (const { code } of file.teams) teams.set(code, await worklist('team', `teamlid-${code}`, code));
  const casussen = await everyCasus();
  const names = pool.map(({ naam }) => naam);
  const staff = new Set(pool.map(({ email }) => email));
  return Promise.all(
    subjects.map(async (subject): Promise<Outcome> => {
      const { nummer, volgcode, melding } = subject;
      const page = await system.follow(nummer, volgcode);
      // Afterwards, because who opens it has read it, and the melder sees that.
      const dossier = await dossierOf(subject);
      const casusId = subject.casusId ?? dossier.casusId;
      const casus = casussen.find((one) => one.casusId === casusId);
      const plans = casusId ? await system.plansOf(casusId) : [];
      const about = mails
        .slice(since)
        .filter(
          ({ to, subject: title, text }) =>
            to.some((address) => melding.melder.email !== undefined && address.includes(melding.melder.email)) ||
            [nummer, casusId].some((id) => id && `${title}${text}`.includes(id)),
        );
      const general = (text: string) =>
        names
          .reduce((said, name) => said.replaceAll(name, '<regisseur>'), text)
          .replaceAll(nummer, '<nummer>')
          .replaceAll(casusId ?? '<casus>', '<casus>')
          .replace(/M-\d{4}-\w{6}/g, '<ander nummer>');
      return {
        state: {
          page: {
            status: page.body.status,
            // Steps within one second are one.
            tijdlijn: page.body.tijdlijn.at(-1)?.status,
            uitkomst: page.body.uitkomst && { soort: page.body.uitkomst.soort, bij: page.body.uitkomst.contact?.naam },
            named: page.body.regisseur && { voorlopig: page.body.regisseur.voorlopig },
            standIn: page.body.waarnemer !== null,
            navraag: page.body.navraag,
            aanvullingen: page.body.aanvullingen.length,
            magAnderVragen: page.body.magAnderVragen,
          },
          lists: {
            open: open.has(nummer),
            free: free.has(nummer),
            mine: mine.has(nummer),
            teams: [...teams].flatMap(([code, meldingen]) => (meldingen.has(nummer) ? [code] : [])),
          },
          dossier: {
            status: dossier.overzicht.status,
            uitkomst: dossier.overzicht.uitkomst,
            team: dossier.overzicht.team,
            behandelaar: dossier.overzicht.behandelaar?.naam ?? null,
            voorrang: dossier.overzicht.voorrang,
            uitkomsten: dossier.uitkomsten.map(({ soort, uitkomst }) => ({ soort, uitkomst })),
            contacttaken: dossier.contacttaken.map((task) => [task.soort, task.onderwerp, task.reden]),
            pogingen: dossier.pogingen.map(({ resultaat }) => resultaat),
            aanvullingen: dossier.aanvullingen.map(({ bron, tekst }) => ({ bron, tekst })),
            navraag: dossier.navraag.map(({ ronde, antwoord }) => ({ ronde, antwoord })),
            onbereikbaar: dossier.emailOnbereikbaar?.reden ?? null,
            oproep: dossier.oproep && { niveau: dossier.oproep.niveau, door: dossier.oproep.bevestigdDoor },
            opvolging: dossier.opvolgingUiterlijk,
            led: dossier.regisseur && { voorlopig: dossier.regisseur.voorlopig },
            inCasus: dossier.casusId !== null,
            acties: dossier.acties,
          },
          casus: casus
            ? {
                status: casus.status,
                meldingen: casus.meldingen.length,
                zwaarte: casus.zwaarte,
                led: casus.aanspreekpunt !== null,
                standIn: casus.waarnemer !== null,
                weigeringen: casus.weigeringen,
                punten: casus.punten.map(({ soort, escalatieNiveau }) => ({ soort, escalatieNiveau })),
                escalatieNiveau: casus.escalatieNiveau,
              }
            : null,
          plans: plans.map(({ voorlopig }) => ({ voorlopig })),
          events: [
            ...(await eventsOf('intake', `MELDING#${nummer}`)),
            ...(casusId ? await eventsOf('regie', `CASUS#${casusId}`) : []),
          ],
        },
        mails: about.map(({ to, subject: title }) => ({
          to: staff.has(to.join()) ? '<regisseur>' : to.join().replace(melding.melder.email ?? '<melder>', '<melder>'),
          subject: general(title),
        })),
      };
    }),
  );
}

const tally = (mails: Mail[]): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const name of mails.map(({ to, subject }) => `${to}: ${subject}`).sort())
    counted[name] = (counted[name] ?? 0) + 1;
  return counted;
};

// The stories

const advies: UitkomstInput = { uitkomst: 'advies', reden, antwoord: 'U kunt de huisarts bellen voor een verwijzing.' };
const ofOutcome = (outcome: UitkomstInput, expected: Story['expected'], prepare: Story['prepare'] = simple): Story => ({
  prepare,
  tell: async (subject) => {
    await give(subject, outcome);
  },
  expected,
});
const handedOn = (uitkomst: 'viaTeam' | 'sociaalTeam' | 'expertteam' | 'wmoMelding', team: string): Story =>
  ofOutcome(
    { uitkomst, reden, team },
    {
      page: { status: 'inBehandeling', uitkomst: { soort: uitkomst } },
      dossier: { uitkomst, team },
      open: false,
      events: ['melding.getrieerd'],
      mails: ['<melder>', file.teams.find(({ code }) => code === team)?.email ?? '?'],
    },
  );

const stories: Record<string, Story> = {
  'navraag: nee': {
    prepare: asked,
    tell: (subject) =>
      answerAsMelder(subject, 'navraagantwoorden', { antwoord: 'nee', toelichting: 'Er is nog niemand geweest.' }),
    expected: {
      dossier: { navraag: [{ ronde: 1, antwoord: 'nee' }] },
      casus: { status: 'benoemd', punten: [{ soort: 'heropend' }] },
      open: true,
      events: ['melding.navraagBeantwoord', 'melding.heropend'],
      mails: ['<melder>'],
    },
  },
  advies: ofOutcome(advies, {
    page: { status: 'afgerond', uitkomst: { soort: 'advies' } },
    open: false,
    events: ['melding.getrieerd', 'melding.afgerond'],
    mails: ['<melder>'],
  }),
  algemeneVoorziening: ofOutcome(
    { uitkomst: 'algemeneVoorziening', reden, voorziening: file.socialeKaart[0]?.code ?? '' },
    {
      page: { status: 'afgerond', uitkomst: { soort: 'algemeneVoorziening' } },
      open: false,
      events: ['melding.getrieerd', 'melding.afgerond'],
      mails: ['<melder>'],
    },
  ),
  viaTeam: handedOn('viaTeam', 'via-nijverdal-noord'),
  sociaalTeam: handedOn('sociaalTeam', 'sociaal-team'),
  expertteam: handedOn('expertteam', 'expertteam'),
  wmoMelding: handedOn('wmoMelding', 'wmo-loket'),
  maatwerk: ofOutcome(
    {
      uitkomst: 'maatwerk',
      reden,
      medewerker: { naam: 'Wendy Voorbeeld', telefoon: '0548 00 04 04', email: `wmo1@${gemeente}.example` },
    },
    {
      page: { status: 'inBehandeling', uitkomst: { soort: 'maatwerk', bij: 'Wendy Voorbeeld' } },
      open: false,
      events: ['melding.getrieerd'],
      mails: ['<melder>', `wmo1@${gemeente}.example`],
    },
  ),
  nieuweCasus: ofOutcome(
    { uitkomst: 'nieuweCasus', reden, zwaarte: 'zwaar' },
    {
      page: { status: 'voorlopigAanspreekpunt', named: { voorlopig: true } },
      casus: { status: 'voorlopig', zwaarte: 'zwaar', meldingen: 1 },
      open: false,
      events: ['melding.getrieerd', 'casus.geopend', 'regisseur.voorgesteld'],
      mails: ['<melder>'],
    },
  ),
  bekendeRegisseur: {
    async prepare(count) {
      const [known, fresh] = [await appointed(count), await simple(count)];
      return fresh.map((subject, index) => ({ ...subject, casusId: known[index]?.casusId ?? '' }));
    },
    tell: async (subject) => {
      await give(subject, { uitkomst: 'bekendeRegisseur', reden, casusId: subject.casusId ?? '' });
    },
    expected: {
      page: { status: 'inBehandeling', named: null },
      casus: { status: 'benoemd', meldingen: 1 },
      open: true,
      events: ['melding.getrieerd', 'casus.meldingVoorgelegd'],
      mails: ['<regisseur>'],
    },
  },
  'doorgezonden: klacht': ofOutcome(
    { uitkomst: 'doorgezonden', reden, bestemming: 'klacht' },
    {
      page: { status: 'afgerond', uitkomst: { soort: 'doorgezonden' } },
      open: false,
      events: ['melding.getrieerd', 'melding.doorgezonden', 'melding.afgerond'],
      mails: ['<melder>', file.doorzenden.klacht.email ?? '?'],
    },
  ),
  'doorgezonden: Veilig Thuis': ofOutcome(
    {
      uitkomst: 'doorgezonden',
      reden,
      bestemming: 'veiligThuis',
      bewijs: { wijze: 'telefoon', kenmerk: 'VT-voorbeeld-1', op: new Date().toISOString() },
      meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
    },
    {
      page: { status: 'inBehandeling', uitkomst: null },
      dossier: { contacttaken: [['bellen', 'nietVanzelf', expect.any(String)]] },
      open: false,
      events: ['melding.getrieerd', 'melding.doorgezonden', 'contacttaak.geopend'],
      mails: [],
    },
  ),
  geenMelding: ofOutcome(
    { uitkomst: 'geenMelding', reden, soort: 'test' },
    { open: false, events: ['melding.getrieerd', 'melding.afgerond'], mails: [] },
  ),
  afronding: {
    prepare: (count) => decided(count, { uitkomst: 'sociaalTeam', reden, team: 'sociaal-team' }),
    tell: async (subject) => {
      const how = { resultaat: 'geholpen', reden: 'De hulp is geregeld.', toelichting: 'Maandag komt er weer iemand.' };
      await post('teamlid-sociaal-team', `${path(subject)}/afrondingen`, how);
    },
    expected: {
      page: { status: 'afgerond' },
      dossier: { uitkomsten: [{ soort: 'uitkomst' }, { soort: 'afronding' }], opvolging: null },
      open: false,
      events: ['melding.getrieerd', 'melding.afgerond'],
      mails: ['<melder>'],
    },
  },
  heropening: {
    prepare: (count) => decided(count, advies),
    tell: async (subject) => {
      const why = { reden: 'verkeerdeUitkomst', toelichting: 'Er is meer aan de hand.' };
      await post('werkverdeler', `${path(subject)}/heropeningen`, why);
    },
    expected: {
      page: { uitkomst: null },
      dossier: { uitkomsten: [{ soort: 'uitkomst' }, { soort: 'heropening' }], voorrang: ['heropend'] },
      open: true,
      events: ['melding.heropend'],
      mails: ['<melder>'],
    },
  },
  'oppakken, and over to a colleague': {
    prepare: simple,
    tell: async (subject) => {
      await post('werkverdeler', `${path(subject)}/oppakkingen`, { actie: 'oppakken' });
      const over = { actie: 'overdragen', aan: `collega@${gemeente}.example` };
      await post('werkverdeler', `${path(subject)}/oppakkingen`, over);
    },
    expected: { open: true, events: ['melding.opgepakt', 'melding.opgepakt'], mails: [`collega@${gemeente}.example`] },
  },
  oproepbevestiging: {
    prepare: (count) => reported(count, () => simpleMelding({ veiligheid: 'acuutOnveilig' })),
    tell: async (subject) => {
      await post('werkverdeler', `${path(subject)}/oproepbevestigingen`, {});
    },
    expected: {
      dossier: { oproep: { niveau: 1, door: 'Werkverdeler Voorbeeld' }, behandelaar: 'Werkverdeler Voorbeeld' },
      open: true,
      events: ['oproep.gedaan', 'oproep.bevestigd', 'melding.opgepakt'],
      mails: [],
    },
  },
  'aanvulling, on what was closed': {
    prepare: (count) => decided(count, advies),
    tell: (subject) => answerAsMelder(subject, 'aanvullingen', { tekst: 'De huisarts heeft geen plek voor ons.' }),
    expected: {
      dossier: { aanvullingen: [{ bron: 'melder' }], voorrang: ['heropend'] },
      open: true,
      events: ['melding.aangevuld', 'melding.heropend'],
      mails: ['<melder>'],
    },
  },
  wisselverzoek: {
    prepare: appointed,
    tell: (subject) => answerAsMelder(subject, 'wisselverzoeken', { toelichting: 'Het klikt niet.' }),
    expected: {
      casus: { status: 'benoemd', punten: [{ soort: 'wisselGevraagd' }] },
      open: false,
      events: ['melding.andereRegisseurGevraagd'],
      mails: ['<melder>'],
    },
  },
  'wisselverzoek, somebody else': {
    async prepare(count) {
      const subjects = await appointed(count);
      await Promise.all(subjects.map((subject) => answerAsMelder(subject, 'wisselverzoeken', {})));
      await system.settle();
      return subjects;
    },
    async tell(subject) {
      const { kandidaten } = await system.casus(subject.casusId ?? '');
      const other = kandidaten.find(({ geschikt, regisseurId }) => geschikt && regisseurId !== subject.regisseurId);
      const decision = { besluit: 'ander', regisseurId: other?.regisseurId, reden: 'Het gezin vroeg het.' };
      await post('werkverdeler', `/regie/v1/casussen/${subject.casusId}/wisselbesluiten`, decision);
    },
    expected: {
      page: { status: 'regisseurBenoemd' },
      casus: { status: 'benoemd', punten: [] },
      open: false,
      events: ['regisseur.benoemd', 'regisseur.benoemd'],
      mails: ['<melder>'],
    },
  },
  'refusal by the regisseur': {
    prepare: async (count) => {
      const marit = await regisseurOf(`regisseur@${gemeente}.example`);
      return appointed(count, async () => marit);
    },
    tell: async (subject) => {
      await post('regisseur', `/regie/v1/casussen/${subject.casusId}/weigeringen`, {
        reden: 'teWeinigExpertise',
        regisseurId: subject.regisseurId,
      });
    },
    overtaken: /^Wij zoeken iemand anders voor u/,
    expected: {
      page: { status: 'voorlopigAanspreekpunt', named: { voorlopig: true } },
      casus: { status: 'voorlopig', weigeringen: 1 },
      open: true,
      events: ['regisseur.geweigerd', 'regisseur.voorgesteld', 'regisseur.voorgesteld'],
      mails: ['<melder>'],
    },
  },
  'stand-in': {
    prepare: (count) =>
      appointed(count, async () => {
        const person = allrounder(`Vera ${unique()}`, 'sociaal-team', 1);
        return (await system.addRegisseur({ ...person, email: `vera${unique()}@pool.example` })).body.regisseurId;
      }),
    tell: async (subject) => {
      const absence = {
        van: later(0).slice(0, 10),
        tot: later(9).slice(0, 10),
        reden: 'ziekte',
        waarnemerId: await regisseurOf('a@pool.example'),
      };
      await post('werkverdeler', `/regie/v1/regisseurs/${subject.regisseurId}/afwezigheden`, absence);
    },
    expected: {
      page: { standIn: true },
      casus: { status: 'benoemd', standIn: true, punten: [] },
      open: false,
      events: ['regisseur.gewijzigd'],
      mails: ['<melder>', '<regisseur>'],
    },
  },
  'a mail that comes back': {
    prepare: (count) => reported(count, phoned),
    async tell({ melding }) {
      system.run.comesBack(({ to }) => to.some((address) => address.includes(melding.melder.email ?? '?')));
    },
    expected: {
      dossier: { onbereikbaar: 'mailKwamTerug', contacttaken: [['bellen', 'ontvangst', 'mailKwamTerug']] },
      open: true,
      events: ['contacttaak.geopend'],
      mails: [file.werkbak],
    },
  },
  'entered by staff, answered by letter': {
    prepare: async (count) =>
      times(count, () => ({
        nummer: '',
        volgcode: '',
        melding: simpleMelding({
          melder: { naam: 'Mevrouw Voorbeeld', rol: 'inwoner', voorkeurskanaal: 'post' },
          woonadres: { postcode: '7447 AA', huisnummer: unique() },
        }),
      })),
    async tell(subject) {
      const entered = await post<OptekenResponse>('klantcontact', '/intake/v1/opgetekende-meldingen', {
        kanaal: 'telefoon',
        eersteContactOp: later(-1 / 24),
        melding: subject.melding,
      });
      Object.assign(subject, { nummer: entered.meldingsnummer, volgcode: entered.volgcode });
      const task = `${path(subject)}/contacttaken/${entered.contacttaak?.taakId}`;
      const letter = await (await system.as('werkverdeler')).get<string>(`${task}/brief`);
      expect(letter.status).toBe(200);
      expect(letter.body).toMatch(/^%PDF/);
      await post('werkverdeler', `${task}/pogingen`, { resultaat: 'bereikt' });
    },
    expected: {
      dossier: { contacttaken: [], pogingen: ['bereikt'] },
      open: true,
      events: ['melding.ontvangen', 'contacttaak.geopend', 'contacttaak.gedaan'],
      mails: [],
    },
  },
};

/** Stories with the calls that each made, for the last test. */
const found = new Map<string, string[]>();

describe('a crash between any two steps', () => {
  it.each(Object.entries(stories))(
    '%s',
    async (name, { prepare, tell, expected, overtaken }) => {
      const run = async (subject: Subject) => {
        await tell(subject);
        await system.settle();
      };
      const [scout] = await prepare(1);
      if (!scout) throw new Error('nothing prepared');
      const steps = await recordSteps(system, () => run(scout));
      found.set(
        name,
        steps.map(({ key }) => key),
      );
      const crashes = steps.flatMap((step): { step: Step; fault: Fault }[] =>
        faultsOf(step).map((fault) => ({ step, fault })),
      );
      const [whole, doubled, ...crashed] = await prepare(crashes.length + 2);
      if (!whole || !doubled) throw new Error('nothing prepared');

      const before = (await system.run.mails()).length;
      await run(whole);
      system.run.setDelivery({ twice: true, shuffle: true });
      await run(doubled);
      system.run.setDelivery({ twice: false, shuffle: false });
      const missed: string[] = [];
      for (const [index, crash] of crashes.entries()) {
        const subject = crashed[index];
        if (!subject) throw new Error('too few prepared');
        if (!(await withFault(system, crash, () => run(subject)))) missed.push(describeFault(crash.step, crash.fault));
      }
      await calm();

      expect(await undelivered(system)).toEqual({ open: 0, parked: 0 });
      expect(await deadLetters(system)).toBe(0);
      const [asIs, twice, ...after] = await outcomesOf([whole, doubled, ...crashed], before);
      if (!asIs || !twice) throw new Error('nothing left');
      const { page = {}, dossier = {}, casus, open, events, mails } = expected;
      expect(asIs.state).toMatchObject({ page, dossier, lists: { open }, ...(casus !== undefined && { casus }) });
      expect((asIs.state as { events: string[] }).events).toEqual(expect.arrayContaining(events));
      expect(asIs.mails.map(({ to }) => to)).toEqual(expect.arrayContaining(mails));
      const isOvertaken = ({ subject }: Mail) => overtaken?.test(subject) ?? false;
      const owed = asIs.mails.filter((mail) => !isOvertaken(mail));
      const compare = ({ state, mails: sent }: Outcome, where: string, mayRepeat: boolean) => {
        expect(state, where).toEqual(asIs.state);
        expect(sent.filter(isOvertaken).length, where).toBeLessThanOrEqual(overtaken && mayRepeat ? 2 : 1);
        const due = sent.filter((mail) => !isOvertaken(mail));
        if (mayRepeat && due.length === owed.length + 1) {
          expect(Object.keys(tally(due)), where).toEqual(Object.keys(tally(owed)));
        } else {
          expect(tally(due), where).toEqual(tally(owed));
        }
      };
      compare(twice, 'every event twice and shuffled', false);
      for (const [index, outcome] of after.entries()) {
        const crash = crashes[index];
        if (!crash) throw new Error('more outcomes than crashes');
        compare(outcome, describeFault(crash.step, crash.fault), mayRepeatMail(crash.step));
      }
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(crashes.length * 0.2);
    },
    300_000,
  );

  it('every story was found to read, to commit and to deliver', async () => {
    for (const [name, calls] of found) {
      expect(calls.join('\n'), name).toMatch(/dynamodb:TransactWriteItems/);
      expect(calls.join('\n'), name).toMatch(/events:PutEvents/);
    }
    const load = (await system.pool()).reduce((sum, { belasting }) => sum + belasting, 0);
    const led = await Promise.all(['voorlopig', 'benoemd'].map((status) => system.casussen(status)));
    expect(load).toBe(led.flat().length);
  });
});
