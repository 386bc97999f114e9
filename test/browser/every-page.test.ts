import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isThere, keuzes } from '../../services/portal/pages/uitkomst-keuze.ts';
import { puntSoort, redenTegen } from '../../services/regie/contract.ts';
import { overflow, startBrowser, violations } from '../support/browser.ts';
import {
  answers,
  casus,
  casusOverzicht,
  dossier,
  kandidaat,
  nummer,
  ok,
  overzicht,
  regisseur,
  taak,
  taakId,
  uuid,
} from '../support/desk.ts';
import { type DeskServer, deskRoutes, type Rol, startDeskServer } from '../support/desk-server.ts';
import { now, settingOf } from '../support/portal.ts';
import { isAt } from '../support/portal-server.ts';

/**
 * Every page of the desk that the router knows, with everything on it that can be on it, and every form with its faults:
 * clean for axe on a phone, and nothing sticks out on a small one. A route without a visit fails.
 */
const gemeente = 'hellendoorn';
const teams = ['via-hellendoorn', 'sociaal-team'];
const long = 'Donaudampfschifffahrtsgesellschaftskapitaen'.repeat(3);
const op = '2026-11-20T10:00:00Z';

const full = dossier({
  overzicht: overzicht(1, {
    voorrang: ['spoed', 'teLaat', 'regieOvergenomen', 'herhaald'],
    spoed: true,
    teLaat: true,
    uitkomst: 'sociaalTeam',
    team: 'sociaal-team',
    gebied: 'hellendoorn',
    behandelaar: { id: 'noor@hellendoorn.example', naam: 'noor@hellendoorn.example', sinds: op, geopend: false },
    mogelijkSpam: true,
    nietBereikbaar: true,
  }),
  contactwijzigingen: [
    {
      op,
      door: 'Wim Voorbeeld',
      velden: ['email', 'telefoon'],
      voorheen: { email: `${long}@x.example` },
      toelichting: long,
    },
  ],
  doorzendingen: [null, { wijze: 'telefoon', aan: 'Noor Voorbeeld', kenmerk: long, op, door: 'Wim Voorbeeld' }].map(
    (overgedragen, index) => ({
      doorzendingId: uuid(index + 1),
      bestemming: 'klacht',
      op,
      door: 'Wim Voorbeeld',
      reden: long,
      naar: { naam: 'Klachtenfunctionaris', telefoon: '0548 00 00 00', email: null },
      uiterlijk: '2026-11-20',
      verteld: true,
      overgedragen,
    }),
  ),
  watLooptVast: `De hulp komt niet. ${long}`,
  bekendeRegisseur: 'Mevrouw Voorbeeld',
  geheimAdres: true,
  adresAfgeschermd: true,
  woonadres: null,
  postcodecijfers: '7447',
  jeugdigeAlleen: true,
  ingevoerd: { naam: 'Kim Voorbeeld', op },
  emailOnbereikbaar: { op, reden: 'bounce' },
  professional: {
    vindplaats: 'school',
    organisatie: 'School Voorbeeld',
    functie: 'Intern begeleider',
    watWeetHetGezin: 'Zij weten het.',
    watDoetUZelf: 'Ik bel elke week.',
    overgenomenTaken: ['Post openen', long],
  },
  contacttaken: [
    taak({ onderwerp: 'navraag' }),
    taak({ taakId: uuid(8), soort: 'brief', onderwerp: 'uitkomst', script: [] }),
    taak({ taakId: uuid(7), onderwerp: 'nietVanzelf', reden: 'nietVanzelf', script: [] }),
  ],
  pogingen: [{ taakId, op, medewerker: 'Wim Voorbeeld', resultaat: 'nietBereikt', toelichting: 'Geen gehoor.' }],
  aanvullingen: [
    { op, bron: 'melder', door: null, tekst: long, soort: null },
    { op, bron: 'medewerker', door: 'Wim Voorbeeld', tekst: 'Gesproken.', soort: 'gespreksverslag' },
  ],
  bijlagen: (['quarantaine', 'vrijgegeven', 'geweigerd'] as const).map((status, index) => ({
    bijlageId: `b${index}`,
    naam: `${long}.pdf`,
    soort: 'application/pdf',
    bytes: 2_000_000,
    status,
    reden: status === 'geweigerd' ? 'virus' : null,
    op,
  })),
  historie: [null, 'zelfdeHuishouden'].map((besluit, index) => ({
    meldingsnummer: `M-2026-7K3WQ${index + 2}`,
    ontvangenOp: op,
    status: 'ontvangen',
    wieMeldde: 'signaal',
    uitkomst: null,
    casusId: uuid(1),
    besluit,
  })),
  uitkomsten: [
    {
      op,
      soort: 'uitkomst',
      uitkomst: 'sociaalTeam',
      door: 'Wim',
      reden: long,
      bestemming: null,
      team: 'sociaal-team',
      bovenlokaal: true,
    },
    {
      op,
      soort: 'heropening',
      uitkomst: null,
      door: 'Wim',
      reden: 'Anders.',
      bestemming: null,
      team: null,
      bovenlokaal: false,
    },
  ],
  stilGehouden: true,
  opvolgingUiterlijk: '2026-11-30',
  casusId: uuid(1),
  regisseur: {
    naam: 'Samira Voorbeeld',
    telefoon: '0548 00 00 09',
    email: 's@hellendoorn.example',
    organisatie: 'Wijkteam',
    voorlopig: true,
    opvolgerUiterlijk: null,
  },
  navraag: [{ ronde: 1, op, antwoord: 'nee', toelichting: 'Er kwam niemand.' }],
  overgenomenTaken: [
    { taak: 'Post openen', overgenomenDoor: null, op: null },
    { taak: long, overgenomenDoor: 'de wijkcoach', op },
  ],
  oproep: { niveau: 1, opgeroepenOp: op, bevestigdOp: null, bevestigdDoor: null },
  viaTeam: 'via-hellendoorn',
  acties: [
    'lezen',
    'verhaalLezen',
    'adresLezen',
    'oppakken',
    'overdragen',
    'uitkomstGeven',
    'doorzenden',
    'contactWijzigen',
    'afronden',
    'heropenen',
    'verwantschapBeslissen',
    'contactVastleggen',
    'briefMaken',
    'notitieMaken',
    'toestemmingVastleggen',
    'bijlageOpenen',
    'oproepBevestigen',
    'ontlasten',
    'inzagenLezen',
    'uittrekselMaken',
    'wissen',
  ],
});

const punten = puntSoort.options.map((soort) => ({
  soort,
  meldingId: ['wisselGevraagd', 'heropend', 'overRegisseur'].includes(soort) ? nummer : null,
  sinds: op,
  uiterlijk: '2026-11-20',
  teLaat: true,
  escalatieNiveau: 1,
}));
const whole = {
  punten,
  spoed: true,
  teLaat: true,
  escalatieNiveau: 2,
  weigeringen: 2,
  waarnemer: { regisseurId: uuid(6), naam: 'Karim Voorbeeld', organisatie: 'Wijkteam', tot: '2026-12-11' },
  eersteContact: { uiterlijk: '2026-11-20', teLaat: true, pogingen: 2 },
};
const fullCasus = casus({
  ...whole,
  status: 'voorlopig',
  aandachtspunten: redenTegen.options,
  voorgelegd: ['M-2026-7K3WQ5'],
  wens: { regisseurId: uuid(6), redenen: ['geenCapaciteit'] },
  geweigerd: [{ regisseurId: uuid(7), naam: 'Noor Voorbeeld', reden: 'tijdgebrek', toelichting: long, op }],
  contacten: [{ op, resultaat: 'nietBereikt' }],
  deskundigen: [null, 'Begin met rust.'].map((antwoord, index) => ({
    deskundigeId: uuid(index + 1),
    naam: 'Regionaal expertteam Twente',
    vraag: long,
    gevraagdOp: op,
    uiterlijk: '2026-11-19',
    teLaat: antwoord === null,
    antwoord,
    beantwoordOp: antwoord && op,
  })),
  kandidaten: [
    kandidaat(5, 'Samira Voorbeeld'),
    kandidaat(6, 'Piet Voorbeeld', ['geenCapaciteit'], { weigeringen: ['tijdgebrek'] }),
    kandidaat(7, 'Noor Voorbeeld', [...redenTegen.options]),
  ],
});
/** Nobody may call, and the family wants somebody else. */
const unsafeCasus = {
  ...fullCasus,
  casusId: uuid(2),
  status: 'benoemd',
  benadering: 'nietVeilig',
  nietVeilig: { op, toelichting: long },
};
const away = { afwezigheidId: uuid(3), van: '2026-11-20', tot: '2026-12-01', reden: 'verlof', waarnemerId: null };
const pool = [
  regisseur(5, 'Samira Voorbeeld', { afwezigheden: [away], weigeringen: { tijdgebrek: 2 } }),
  regisseur(6, 'Piet Voorbeeld', { status: 'afwezig' }),
  regisseur(7, 'Noor Voorbeeld', { status: 'uitDienst' }),
];
const ownPlace = regisseur(5, 'Regisseur Voorbeeld', { email: `regisseur@${gemeente}.example`, afwezigheden: [away] });
const reading = { op, medewerker: 'wim', naam: 'Wim Voorbeeld', rollen: ['werkverdeler'], verzoek: 'r' };
const intake = `/intake/v1/meldingen/${nummer}`;

const apis = answers({
  'GET /intake/v1/werklijst': ok({
    meldingen: [1, 2].map((last) => ({ ...full.overzicht, meldingsnummer: `M-2026-7K3WQ${last}`, behandelaar: null })),
    contacttaken: [],
    volgende: 'verder',
  }),
  'GET /intake/v1/werklijst?limiet=25&lijst=contacttaken': ok({
    meldingen: [],
    contacttaken: [
      {
        taakId,
        meldingsnummer: nummer,
        soort: 'bellen',
        onderwerp: 'navraag',
        reden: 'geenAntwoord',
        uiterlijk: '2026-11-20',
        spoed: true,
        teLaat: true,
      },
    ],
    volgende: null,
  }),
  'GET /intake/v1/meldingen?': ok({ meldingen: [{ ...full.overzicht, status: 'afgerond' }], volgende: null }),
  [`GET ${intake}/dossier`]: ok(full),
  [`GET ${intake}/uittreksel`]: ok({
    meldingsnummer: nummer,
    gemaaktOp: now,
    onderdelen: [{ titel: 'Uw melding', regels: [{ naam: 'Wat er vastloopt', waarde: long }] }],
  }),
  'GET /intake/v1/inzagen': ok({
    inzagen: [
      {
        op,
        medewerker: 'wim',
        naam: null,
        rollen: ['werkverdeler'],
        onderwerp: nummer,
        verwerking: 'melding-dossier-inzien',
      },
    ],
    volgende: 'i',
  }),
  'GET /intake/v1/cijfers': ok({
    jaar: 2026,
    totaal: 130,
    perUitkomst: [{ uitkomst: 'casusVanzelf', aantal: 130 }],
    perIngang: [{ ingang: 'formulier', aantal: 130 }],
    zonderRegisseur: { aantal: 85, van: 120, procent: 70.8 },
    mediaanWerkdagen: 2.5,
  }),
  'GET /regie/v1/regisseurs': ok({ regisseurs: pool }),
  [`GET /regie/v1/regisseurs/${uuid(5)}/begeleidingen`]: ok({
    regisseurId: uuid(5),
    naam: 'Samira Voorbeeld',
    begeleidingen: [
      { begeleidingId: uuid(9), soort: 'reflectie', datum: '2026-11-20', tekst: long, door: 'Coach', vastgelegdOp: op },
    ],
  }),
  'GET /regie/v1/collegas': ok({
    ik: ownPlace,
    collegas: [{ regisseurId: uuid(6), naam: 'Piet Voorbeeld', organisatie: 'Wijkteam', status: 'beschikbaar' }],
  }),
  'GET /regie/v1/casussen?': ok({ casussen: [casusOverzicht(1, whole), casusOverzicht(2)], volgende: 'verder' }),
  [`GET /regie/v1/casussen/${uuid(1)}`]: ok(fullCasus),
  [`GET /regie/v1/casussen/${uuid(2)}`]: ok(unsafeCasus),
  [`GET /regie/v1/casussen/${uuid(1)}/uittreksel`]: ok({
    casusId: uuid(1),
    meldingsnummer: nummer,
    hoortErbij: true,
    gemaaktOp: now,
    gegevens: [],
    eigenWoorden: [{ op, tekst: long }],
  }),
  'GET /regie/v1/aandachtspunten': ok({
    punten: punten.map(({ escalatieNiveau, ...punt }) => ({ ...punt, casusId: uuid(1), spoed: true })),
    volgende: 'verder',
  }),
  'GET /regie/v1/garantie': ok({
    aantal: 3,
    zonderIemand: 1,
    teLaat: 1,
    meer: true,
    casussen: (['wachtOpBenoeming', 'voorlopig'] as const).map((status) => ({
      casusId: uuid(1),
      meldingId: nummer,
      status,
      spoed: true,
      wachtSinds: op,
      uren: 26,
      werkdagen: 2,
      uiterlijk: '2026-11-20',
      teLaat: true,
      weigeringen: 2,
    })),
    volgende: 'verder',
  }),
  'GET /regie/v1/weigeringen': ok({
    totaal: 2,
    perReden: [{ reden: 'tijdgebrek', aantal: 2 }],
    perOrganisatie: [{ organisatie: 'w', naam: long, aantal: 2, redenen: [{ reden: 'tijdgebrek', aantal: 2 }] }],
  }),
  'GET /regie/v1/inzagen': ok({
    inzagen: [{ ...reading, casusId: uuid(1), verwerking: 'casus-inzien' }],
    volgende: null,
  }),
  'GET /plans/v1/inzagen': ok({
    inzagen: [{ ...reading, planId: uuid(3), verwerking: 'plan-inzien' }],
    volgende: null,
  }),
  'GET /plans/v1/plannen': ok({ plannen: [] }),
  [`POST ${intake}/wissingen`]: ok({ meldingsnummer: nummer, gewistOp: now }, 201),
});

/** Where each page is looked at, and as whom. */
const melding = `/werk/meldingen/${nummer}`;
const setting = settingOf(gemeente);
const visits: readonly (readonly [Rol, string])[] = [
  ['werkverdeler', '/werk'],
  ['werkverdeler', '/werk?lijst=contacttaken'],
  ['werkverdeler', '/werk?lijst=afgerond'],
  ['teamlid', '/werk?lijst=team'],
  ['werkverdeler', '/werk/meldingen?nummer=12'],
  ['werkverdeler', melding],
  ['werkverdeler', `${melding}/uitkomst`],
  ...keuzes
    .filter((keuze) => isThere(setting.gemeente, keuze))
    .map((keuze) => ['werkverdeler', `${melding}/uitkomst?keuze=${keuze}`] as const),
  ['werkverdeler', '/werk/werkvoorraad'],
  ['werkverdeler', '/werk/benoemen'],
  ['regisseur', '/werk/casussen'],
  ['werkverdeler', `/werk/casussen/${uuid(1)}`],
  ['regisseur', `/werk/casussen/${uuid(1)}`],
  ['werkverdeler', `/werk/casussen/${uuid(2)}`],
  ['klantcontact', '/werk/nieuw'],
  ['klantcontact', '/werk/nieuw?wie=professional'],
  ['procescoordinator', '/werk/regisseurs'],
  ['werkverdeler', `/werk/regisseurs/${uuid(5)}`],
  ['regisseur', '/werk/verlof'],
  ['procescoordinator', `/werk/regisseurs/${uuid(5)}/begeleiding`],
  ['procesverantwoordelijke', '/werk/cijfers'],
  ['procescoordinator', '/werk/garantie'],
  ['privacyfunctionaris', '/werk/inzagen'],
  ['privacyfunctionaris', `/werk/inzagen?meldingsnummer=${nummer}&casusId=${uuid(1)}`],
  ['privacyfunctionaris', `/werk/uittreksel/${nummer}`],
  // No access, in words.
  ['klachtenfunctionaris', '/werk/garantie'],
];
/** What is no page: a file, or an address elsewhere. */
const files = ['/brief', '/bijlagen/{bijlageId}', '/json'];
/** Forms without a field, or of another step, that no page shows with faults. */
const steps = ['/uitkomst/wijzigen', '/uitkomst/versturen'];

/** Pages that come after a form: where it stands, what is filled in, and what the page is called. */
const afterwards: readonly (readonly [Rol, string, Record<string, string>, string])[] = [
  ['werkverdeler', melding, { aan: `collega@${gemeente}.example` }, 'Klopt dit adres?'],
  ['privacyfunctionaris', `/werk/uittreksel/${nummer}`, { toelichting: 'Op verzoek.', zeker: 'ja' }, 'gewist'],
];

let server: DeskServer;
let browser: Browser;
const pages = new Map<Rol, Page>();
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startDeskServer(apis, gemeente, teams), startBrowser()]);
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await server?.stop();
});

async function pageOf(rol: Rol): Promise<Page> {
  const known = pages.get(rol);
  if (known) return known;
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: { rol },
  });
  contexts.push(context);
  const page = await context.newPage();
  pages.set(rol, page);
  return page;
}

async function inspect(page: Page, what: string, within: readonly string[] = []): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const found = (await violations(page, within)).map((fault) => `${what}: ${fault}`);
  await page.setViewportSize({ width: 320, height: 844 });
  if ((await overflow(page)) > 0) found.push(`${what}: sticks out at 320 px`);
  await page.setViewportSize({ width: 390, height: 844 });
  if (/undefined|\bnull\b|NaN|\[object/.test(text)) found.push(`${what}: an empty place`);
  return found;
}

type Form = { index: number; actie: string; fields: number };
/** Forms that send something; `fields`: how many somebody can fill in. */
const formsOf = (page: Page): Promise<Form[]> =>
  page.evaluate(`[...document.querySelectorAll('main form[method=post]')].map((form, index) => ({
    index,
    actie: new URL(form.action).pathname,
    fields: form.querySelectorAll('input:not([type=hidden]), textarea, select').length,
  }))`);

/** Sends the form with nothing filled in but an address that is none, whatever it began with. */
async function sendEmpty(page: Page, { index }: Form): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  const loaded = page.waitForEvent('load');
  await page.evaluate(`{
    const form = document.querySelectorAll('main form[method=post]')[${index}];
    for (const field of form.querySelectorAll('input:not([type=hidden]), textarea')) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
      else field.value = field.type === 'email' ? 'x' : '';
    }
    form.noValidate = true;
    form.requestSubmit();
  }`);
  await loaded;
  return (await answered).status();
}

test('every page of the desk and every form with its faults: clean for axe at 390 px, nothing sticks out at 320 px', async () => {
  const found: string[] = [];
  const sent = new Set<string>();
  for (const [rol, path] of visits) {
    const page = await pageOf(rol);
    const status = (await page.goto(server.url + path))?.status();
    if (status === undefined || ![200, 400, 403].includes(status)) {
      found.push(`${path}: ${status} ${(await page.locator('body').innerText()).slice(0, 500)}`);
      continue;
    }
    // Of each choice the form is looked at with its faults: that is all of it.
    if (!path.includes('keuze=') || path.endsWith(`=${keuzes[0]}`)) found.push(...(await inspect(page, path)));
    for (const form of await formsOf(page)) {
      const seen = sent.has(form.actie);
      sent.add(form.actie);
      // The same form on another page, unless it is another one for each choice.
      if (form.fields === 0 || (seen && !path.includes('keuze='))) continue;
      await page.goto(server.url + path);
      const answer = await sendEmpty(page, form);
      const what = `${path}, ${form.actie} sent empty`;
      const faulty = /^Fout: /.test(await page.title());
      if (answer !== 400 || !faulty) found.push(`${what}: ${answer}, without a fault`);
      // The rest of the page is what it was.
      found.push(...(await inspect(page, what, faulty ? [`form[action="${form.actie}"]`, '.fouten'] : [])));
    }
  }
  expect(found).toEqual([]);

  const routes = (await deskRoutes(gemeente)).map((key) => key.split(' '));
  expect(routes.length).toBeGreaterThan(40);
  const visited = visits.map(([, path]) => path.replace(/\?.*/, ''));
  const missing = routes.filter(([method, route = '']) =>
    method === 'GET'
      ? !files.some((end) => route.endsWith(end)) && !visited.some((path) => isAt(route, path))
      : !steps.some((end) => route.endsWith(end)) && ![...sent].some((actie) => isAt(route, actie)),
  );
  expect(missing).toEqual([]);
}, 300_000);

test.each(afterwards)(
  'after a form of the %s on %s with %o: the page is clean and fits',
  async (rol, path, filled, titel) => {
    const page = await pageOf(rol);
    await page.goto(server.url + path);
    const loaded = page.waitForEvent('load');
    await page.evaluate(`{
    const filled = ${JSON.stringify(filled)};
    const form = [...document.querySelectorAll('main form[method=post]')].find((one) =>
      Object.keys(filled).every((name) => one.querySelector('[name="' + name + '"]')));
    for (const [name, value] of Object.entries(filled)) {
      const field = form.querySelector('[name="' + name + '"]');
      if (field.type === 'checkbox') field.checked = true;
      else field.value = value;
    }
    form.noValidate = true;
    form.requestSubmit();
  }`);
    await loaded;
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(titel);
    expect(await inspect(page, titel)).toEqual([]);
  },
);
