import { describe, expect, test } from 'vitest';
import {
  answers,
  dossier,
  newKey,
  nummer,
  ok,
  openDesk,
  regisseur,
  sleutel,
  taakId,
  uuid,
} from '../../test/support/desk.ts';
import { now, problem } from '../../test/support/portal.ts';

describe('entering what somebody said', () => {
  const form = {
    kanaal: 'telefoon',
    datum: '2026-11-20',
    tijd: '09:15',
    taal: 'nl',
    over: 'mijzelf',
    'melder.rol': 'inwoner',
    watLooptVast: 'De hulp komt al drie weken niet.',
    'melder.voorkeurskanaal': 'post',
    'woonadres.postcode': '7607 ew',
    'woonadres.huisnummer': '30',
    geheimAdres: 'ja',
    sleutel,
  };
  const melding = {
    meldingsnummer: nummer,
    volgcode: 'abcd-efgh-jkmn',
    status: 'ontvangen',
    ontvangenOp: '2026-11-20T08:15:00Z',
    reactieUiterlijk: '2026-11-27',
    ingevoerdOp: now,
    contacttaak: { taakId, soort: 'brief' },
  };
  const kept = answers({ 'POST /intake/v1/opgetekende-meldingen': ok(melding, 201) });

  test('the form begins at this moment in the Netherlands', async () => {
    const { get } = await openDesk(kept, ['klantcontact']);
    const { body } = await get('/werk/nieuw');
    expect(body).toContain('type="date" value="2026-11-21"');
    expect(body).toContain('type="time" value="22:50"');
    expect(body).not.toMatch(/undefined|null|NaN/);
  });

  test('the street is kept with the address; without it the letter says what to write by hand', async () => {
    const { post, sent } = await openDesk(kept, ['klantcontact']);
    const byHand = 'Schrijf de straat met de hand op de brief';
    const { body: without } = await post('/werk/nieuw', form);
    expect(without).toContain(byHand);
    const { body: known } = await post('/werk/nieuw', { ...form, 'woonadres.straat': 'Voorbeeldstraat' });
    expect(known).not.toContain(byHand);
    const woonadres = { postcode: '7607EW', huisnummer: 30 };
    expect(sent).toMatchObject([
      { body: { melding: { woonadres } } },
      { body: { melding: { woonadres: { ...woonadres, straat: 'Voorbeeldstraat' } } } },
    ]);
    const { get } = await openDesk(kept, ['klantcontact']);
    expect((await get('/werk/nieuw')).body).toContain('name="woonadres.straat"');
    expect((await get('/werk/nieuw?wie=professional')).body).not.toContain('name="woonadres.straat"');
  });

  test('terms count from the first contact, in Dutch time; the same key once more is the same melding', async () => {
    const { post, sent } = await openDesk(kept, ['klantcontact']);
    const { status } = await post('/werk/nieuw', form);
    expect(status).toBe(200);
    expect(sent[0]).toMatchObject({
      path: '/intake/v1/opgetekende-meldingen',
      body: {
        kanaal: 'telefoon',
        eersteContactOp: '2026-11-20T08:15:00Z',
        melding: {
          over: 'mijzelf',
          geheimAdres: true,
          taal: 'nl',
          woonadres: { postcode: '7607EW', huisnummer: 30 },
          melder: { rol: 'inwoner', voorkeurskanaal: 'post' },
        },
      },
    });
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
  });

  test('afterwards: number and code to read out, the letter, and that it is gone', async () => {
    const { post } = await openDesk(kept, ['klantcontact']);
    const { body = '' } = await post('/werk/nieuw', form);
    for (const text of [
      nummer,
      'abcd-efgh-jkmn',
      'uiterlijk vrijdag 27 november',
      'Druk de brief af',
      'De brief is weg',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toContain(`href="/werk/meldingen/${nummer}/contacttaken/${taakId}/brief"`);
    expect(body).toContain(`action="/werk/meldingen/${nummer}/contacttaken/${taakId}"`);
  });

  test.each([
    [{ taakId, soort: 'bellen' }, 'Hebt u de melder nog aan de lijn?'],
    [null, 'De melder krijgt een mail'],
  ])('told by %o', async (contacttaak, text) => {
    const { post } = await openDesk(answers({ 'POST /': ok({ ...melding, contacttaak }, 201) }));
    const { body } = await post('/werk/nieuw', form);
    expect(body).toContain(text);
    expect(body).not.toContain('Open de brief');
  });

  test('English is kept for all later contact', async () => {
    const { post, sent } = await openDesk(kept);
    await post('/werk/nieuw', { ...form, taal: 'en' });
    expect(sent[0]).toMatchObject({ body: { melding: { taal: 'en' } } });
  });

  test('a professional: who they are, what the family knows, what they do meanwhile', async () => {
    const { get, post, sent } = await openDesk(kept);
    const { body } = await get('/werk/nieuw?wie=professional');
    expect(body).toContain('name="professional.overgenomenTaken"');
    await post('/werk/nieuw', {
      ...form,
      ingang: 'professional',
      'melder.voorkeurskanaal': '',
      'melder.naam': 'Noor Voorbeeld',
      'melder.rol': 'clientondersteuner',
      'melder.telefoon': '06 00000001',
      'professional.organisatie': 'Almelo Sociaal',
      'professional.vindplaats': 'school',
      'professional.overgenomenTaken': 'Post openen\nBellen',
    });
    expect(sent[0]).toMatchObject({
      body: {
        melding: {
          over: 'iemandAnders',
          professional: { organisatie: 'Almelo Sociaal', overgenomenTaken: ['Post openen', 'Bellen'] },
        },
      },
    });
  });

  test('what is missing: in words for a colleague, at its field, and nothing is lost', async () => {
    const { post, sent } = await openDesk(kept);
    const { status, body = '' } = await post('/werk/nieuw', {
      watLooptVast: 'Kort',
      'melder.naam': '<b>Noor</b>',
      datum: '2026-02-30',
      tijd: '10:00',
    });
    expect(status).toBe(400);
    for (const text of [
      'href="#veld-kanaal-1">Kies hoe de inwoner contact zocht.',
      'href="#veld-datum">Vul in wanneer het eerste contact was.',
      'href="#veld-over-1">Kies over wie de melding gaat.',
      'href="#veld-watLooptVast">Schrijf in minstens 10 tekens op wat er vastloopt.',
      '&lt;b&gt;Noor&lt;/b&gt;',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).not.toMatch(/Ongeldige|undefined/);
    expect(sent).toEqual([]);
  });

  test('a BSN: explained, at the field that holds it, with the choice that it is none', async () => {
    const faults = [{ veld: '/melding/watLooptVast', code: 'bsn', melding: 'x' }];
    const { post } = await openDesk(() => problem('bsnGevonden', 400, 'x', faults));
    const { status, body } = await post('/werk/nieuw', form);
    expect(status).toBe(400);
    expect(body).toContain('Dat mogen wij hier niet bewaren.');
    expect(body).toContain('name="geenBsn"');
    expect(body).toContain('De hulp komt al drie weken niet.');
  });

  test.each([
    ['silence', undefined, 503, sleutel],
    ['a refusal', problem('nietMogelijk', 409, 'Het eerste contact ligt in de toekomst.'), 409, newKey],
  ])('%s: everything stays, with the right key', async (_name, answer, status, key) => {
    const { post } = await openDesk(() => answer);
    const response = await post('/werk/nieuw', form);
    expect(response.status).toBe(status);
    expect(response.body).toContain(`name="sleutel" value="${key}"`);
    expect(response.body).toContain('De hulp komt al drie weken niet.');
  });
});

describe('the pool', () => {
  const pool = [
    regisseur(5, 'Samira Voorbeeld', { registraties: [{ register: 'SKJ', nummer: '1', geldigTot: '2026-12-15' }] }),
    regisseur(6, 'Piet Voorbeeld', {
      status: 'afwezig',
      afwezigheden: [
        { afwezigheidId: uuid(1), van: '2026-11-20', tot: '2026-12-01', reden: 'ziekte', waarnemerId: uuid(5) },
      ],
      weigeringen: { tijdgebrek: 2 },
    }),
    regisseur(7, 'Noor Voorbeeld', { registraties: [{ register: 'BIG', nummer: '1', geldigTot: '2026-11-20' }] }),
  ];
  const path = `/werk/regisseurs/${uuid(6)}`;
  const regie = `/regie/v1/regisseurs/${uuid(6)}`;
  const apis = (more: Parameters<typeof answers>[0] = {}) =>
    answers({ 'GET /regie/v1/regisseurs': ok({ regisseurs: pool }), ...more });
  const away = {
    afwezigheidId: uuid(2),
    van: '2026-12-01',
    tot: '2026-12-05',
    reden: 'verlof',
    waarnemerId: null,
    regisseurId: uuid(6),
    zonderWaarnemer: [uuid(1)],
  };

  test('a registration that ends soon is amber, one that ended is red, both in words', async () => {
    const { get } = await openDesk(apis());
    const { body = '' } = await get('/werk/regisseurs');
    expect(body).toMatch(
      /SKJ-registratie geldig tot en met 15 december 2026 <span class="nl-data-badge laat">Loopt af/,
    );
    expect(body).toMatch(
      /BIG-registratie geldig tot en met 20 november 2026 <span class="nl-data-badge spoed">Verlopen/,
    );
    expect(body).toContain('Samira Voorbeeld neemt waar');
  });

  test.each([
    [
      'afwezigheden',
      { reden: 'verlof', van: '2026-12-01', tot: '2026-12-05', waarnemerId: '' },
      'POST',
      `${regie}/afwezigheden`,
      { reden: 'verlof', van: '2026-12-01', tot: '2026-12-05', waarnemerId: null },
      away,
      'afwezig-open',
    ],
    [
      `afwezigheden/${uuid(1)}`,
      {},
      'POST',
      `${regie}/afwezigheden/${uuid(1)}/beeindigingen`,
      {},
      { ...away, zonderWaarnemer: [] },
      'beeindigd',
    ],
    [
      'uitdiensttredingen',
      {},
      'POST',
      `${regie}/uitdiensttredingen`,
      {},
      { regisseurId: uuid(6), status: 'uitDienst', casussen: [] },
      'uitDienst',
    ],
    [
      'gegevens',
      {
        naam: 'Piet Voorbeeld',
        telefoon: '0546 11 11 11',
        email: 'r6@almelo.example',
        organisatie: 'wijkteam-almelo',
        urenPerWeek: '32',
        capaciteit: '5',
        'SKJ.nummer': '100000',
        'SKJ.geldigTot': '2031-01-01',
      },
      'PATCH',
      regie,
      { telefoon: '0546 11 11 11', registraties: [{ register: 'SKJ', nummer: '100000', geldigTot: '2031-01-01' }] },
      pool[1],
      'gegevens',
    ],
  ])('%s', async (what, form, method, apiPath, body, answer, gedaan) => {
    const { get, post, sent } = await openDesk(apis({ [`${method} ${apiPath}`]: ok(answer) }));
    const response = await post(`${path}/${what}`, { ...form, sleutel });
    expect(sent.at(-1)).toMatchObject({ method, path: apiPath });
    expect(sent.at(-1)?.body).toEqual(body);
    expect(response.headers?.['Location']).toBe(`${path}?gedaan=${gedaan}`);
    expect((await get(`${path}?gedaan=${gedaan}`)).body).toContain('utrecht-alert--ok');
  });

  test('nothing changed: nothing is sent', async () => {
    const { post, sent } = await openDesk(apis());
    const same = {
      naam: 'Piet Voorbeeld',
      telefoon: '0546 00 00 00',
      email: 'r6@almelo.example',
      organisatie: 'wijkteam-almelo',
      urenPerWeek: '32',
      capaciteit: '5',
      'SKJ.nummer': '100000',
      'SKJ.geldigTot': '2030-01-01',
    };
    expect((await post(`${path}/gegevens`, { ...same, sleutel })).status).toBe(303);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test('leave without days: told in words, and the part is open', async () => {
    const { post } = await openDesk(apis());
    const { status, body } = await post(`${path}/afwezigheden`, { reden: 'verlof', sleutel });
    expect(status).toBe(400);
    expect(body).toContain('Kies de eerste dag.');
    expect(body).toContain('<details class="vouw" open>');
  });

  test('who only looks changes nothing', async () => {
    const { get } = await openDesk(apis(), ['procescoordinator']);
    expect((await get(path)).body).not.toContain(`action="${path}`);
  });

  test('who leads casussen enters the own leave, and sees no load of colleagues', async () => {
    const collegas = [
      { regisseurId: uuid(5), naam: 'Samira Voorbeeld', organisatie: 'Wijkteam', status: 'beschikbaar' },
    ];
    const own = answers({
      'GET /regie/v1/collegas': ok({ ik: pool[1], collegas }),
      [`POST ${regie}/afwezigheden`]: ok(away, 201),
    });
    const { get, post, sent } = await openDesk(own, ['regisseur'], { email: 'r6@almelo.example' });
    const { body } = await get('/werk/verlof');
    expect(body).toContain(`action="${path}/afwezigheden"`);
    expect(body).toContain(`<option value="${uuid(5)}">Samira Voorbeeld (Wijkteam)`);
    expect(body).not.toContain(`action="${path}/gegevens"`);
    await post(`${path}/afwezigheden`, {
      reden: 'verlof',
      van: '2026-12-01',
      tot: '2026-12-05',
      waarnemerId: uuid(5),
      sleutel,
    });
    expect(sent.at(-1)).toMatchObject({ body: { waarnemerId: uuid(5) } });
    expect((await get(`/werk/regisseurs/${uuid(5)}`)).status).toBe(404);
  });
});

describe('the guarantee', () => {
  const garantie = {
    aantal: 2,
    zonderIemand: 1,
    teLaat: 1,
    meer: false,
    volgende: 'x y',
    casussen: [
      {
        casusId: uuid(1),
        meldingId: nummer,
        status: 'wachtOpBenoeming',
        spoed: true,
        wachtSinds: '2026-11-18T10:00:00Z',
        uren: 80,
        werkdagen: 3,
        uiterlijk: '2026-11-19',
        teLaat: true,
        weigeringen: 2,
      },
    ],
  };
  const weigeringen = {
    totaal: 2,
    perReden: [{ reden: 'tijdgebrek', aantal: 2 }],
    perOrganisatie: [{ organisatie: 'x', naam: 'Wijkteam', aantal: 2, redenen: [] }],
  };

  test('how long each waits, red when late, and why people refused', async () => {
    const { get } = await openDesk(
      answers({ 'GET /regie/v1/garantie': ok(garantie), 'GET /regie/v1/weigeringen': ok(weigeringen) }),
    );
    const { body } = await get('/werk/garantie');
    for (const text of [
      '80 uur (3 werkdagen)',
      'Te laat: donderdag 19 november',
      'class="rood"',
      'Nog niemand',
      'Ik heb geen tijd',
      '2 keer',
      'href="/werk/garantie?cursor=x%20y"',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('figures of refusals that somebody may not see do not hide the guarantee', async () => {
    const { get } = await openDesk(
      answers({ 'GET /regie/v1/garantie': ok(garantie), 'GET /regie/v1/weigeringen': problem('geenToegang', 403) }),
    );
    const { status, body } = await get('/werk/garantie');
    expect(status).toBe(200);
    expect(body).not.toContain('Waarom mensen weigerden');
  });
});

describe('everything that is kept', () => {
  const at = `/werk/uittreksel/${nummer}`;
  const plan = {
    planId: uuid(3),
    huishoudenId: uuid(4),
    casusId: uuid(1),
    status: 'concept',
    geopendOp: now,
    regisseurId: uuid(5),
    regisseur: { naam: 'Samira Voorbeeld', telefoon: '0546', email: 's@x.example', organisatie: 'W' },
    voorlopig: true,
    waarnemer: null,
    zoektRegisseur: false,
  };
  const apis = (more: Parameters<typeof answers>[0] = {}, changes: object = { casusId: uuid(1) }) =>
    answers({
      [`GET /intake/v1/meldingen/${nummer}/uittreksel`]: ok({
        meldingsnummer: nummer,
        gemaaktOp: now,
        onderdelen: [{ titel: 'Uw melding', regels: [{ naam: 'Wat loopt vast', waarde: 'De <b>hulp</b>' }] }],
      }),
      [`GET /intake/v1/meldingen/${nummer}/dossier`]: ok(dossier(changes)),
      [`GET /regie/v1/casussen/${uuid(1)}/uittreksel?meldingsnummer=${nummer}`]: ok({
        casusId: uuid(1),
        meldingsnummer: nummer,
        hoortErbij: true,
        sinds: null,
        gemaaktOp: now,
        eigenWoorden: [{ op: now, tekst: 'canary-woord over een ander' }],
        gegevens: [
          { soort: 'casus', inhoud: { status: 'canary-casus', lijst: [1, null, true], bewarenTot: '2041-11-22' } },
          { soort: 'gebeurtenis', inhoud: { sk: 'EVENT#1', event: { specversion: '1.0' } } },
          {
            soort: 'inzage',
            inhoud: { sk: 'INZAGE#1', medewerker: 'staf-1', naam: 'Canary Lezer', rollen: ['regisseur'] },
          },
        ],
      }),
      'GET /plans/v1/plannen?': ok({ plannen: [plan] }),
      [`GET /plans/v1/plannen/${uuid(3)}/uittreksel`]: ok({
        planId: uuid(3),
        casusId: uuid(1),
        gemaaktOp: now,
        gegevens: [{ soort: 'plan', inhoud: { status: 'canary-plan' } }],
      }),
      ...more,
    });
  const open = (api: ReturnType<typeof apis>) => openDesk(api, ['privacyfunctionaris']);

  test('melding, casus and plan on one page that can be printed, and as a file', async () => {
    const { get, sent } = await open(apis());
    const { body } = await get(at);
    for (const text of ['De &lt;b&gt;hulp&lt;/b&gt;', 'canary-casus', 'canary-plan', 'class="kaart geenPrint"'])
      expect(body).toContain(text);
    expect(body).not.toContain('niet compleet');
    // On paper for who asked: in words, without how it is stored and without who of the staff it was.
    for (const text of ['bewaard tot', 'vrijdag 22 november 2041', 'Wie dit las', 'Ctrl+P'])
      expect(body).toContain(text);
    for (const text of ['INZAGE#', 'specversion', 'staf-1', 'Canary Lezer']) expect(body).not.toContain(text);
    expect(sent.every(({ headers }) => headers.get('authorization') === 'Bearer token-of-wim')).toBe(true);
    const file = await get(`${at}/json`);
    expect(file).toMatchObject({
      contentType: 'application/json; charset=utf-8',
      headers: { 'Content-Disposition': `attachment; filename="uittreksel-${nummer}.json"` },
    });
    expect(JSON.stringify(JSON.parse(file.body ?? ''))).toMatch(/canary-casus.*canary-plan/);
  });

  test('what staff wrote is for who gives it to read first: not on paper and not in the file', async () => {
    const { get } = await open(apis());
    const { body = '' } = await get(at);
    const paper = body.replace(/<div class="geenPrint">.*?<div class="knoppen">/s, '');
    expect(body).toContain('canary-woord over een ander');
    expect(body).toContain(`href="/werk/meldingen/${nummer}"`);
    expect(paper).not.toContain('canary-woord');
    expect((await get(`${at}/json`)).body).not.toContain('canary-woord');
  });

  test('of a casus that it was only put before: no plan, and nothing to erase', async () => {
    const casus = `GET /regie/v1/casussen/${uuid(1)}/uittreksel?meldingsnummer=${nummer}`;
    const weighed = [{ soort: 'weging', inhoud: { zwaarte: 'canary-zwaar' } }];
    const answer = { casusId: uuid(1), meldingsnummer: nummer, hoortErbij: false, sinds: now, gemaaktOp: now };
    const { get, sent } = await open(apis({ [casus]: ok({ ...answer, gegevens: weighed, eigenWoorden: [] }) }));
    const { body } = await get(at);
    expect(body).toContain('canary-zwaar');
    expect(body).not.toMatch(/canary-plan|Wis de casus|Er is nog geen plan|van de casus niet in staat/);
    expect(sent.some(({ path }) => path.startsWith('/plans'))).toBe(false);
  });

  test('of a casus that was there before: its plan from when this melding belonged to it', async () => {
    const casus = `GET /regie/v1/casussen/${uuid(1)}/uittreksel?meldingsnummer=${nummer}`;
    const answer = { casusId: uuid(1), meldingsnummer: nummer, hoortErbij: true, gemaaktOp: now, eigenWoorden: [] };
    const opened = (time: string, naam: string) => ({
      soort: 'gebeurtenis',
      inhoud: { event: { type: 'nl.regie.plan.geopend.v1', time, data: { naam } } },
    });
    const gegevens = [
      { soort: 'plan', inhoud: { status: 'canary-plan', geopendOp: '2026-11-01T09:00:00Z' } },
      { soort: 'inzage', inhoud: { op: '2026-11-01T09:00:00Z', rollen: ['canary-lezer'] } },
      opened('2026-11-01T09:00:00Z', 'canary-eerder'),
      opened('2026-11-20T09:00:00Z', 'canary-later'),
    ];
    const { get } = await open(
      apis({
        [casus]: ok({ ...answer, sinds: '2026-11-15T09:00:00Z', gegevens: [] }),
        [`GET /plans/v1/plannen/${uuid(3)}/uittreksel`]: ok({
          planId: uuid(3),
          casusId: uuid(1),
          gemaaktOp: now,
          gegevens,
        }),
      }),
    );
    const { body } = await get(at);
    expect(body).toMatch(/canary-plan.*canary-later/s);
    expect(body).not.toMatch(/canary-eerder|canary-lezer| 1 november/);
  });

  test('who reported about somebody else gets nothing of the household', async () => {
    const { get, sent } = await open(apis({}, { casusId: uuid(1), wieMeldde: 'signaal' }));
    expect((await get(at)).body).not.toContain('canary');
    expect(sent.some(({ path }) => path.startsWith('/regie') || path.startsWith('/plans'))).toBe(false);
  });

  test('what could not be fetched is named: an extract that looks whole is whole', async () => {
    const path = `GET /regie/v1/casussen/${uuid(1)}/uittreksel?meldingsnummer=${nummer}`;
    const { get } = await open(apis({ [path]: undefined }));
    const { body } = await get(at);
    expect(body).toContain('Dit uittreksel is niet compleet');
    expect(body).toContain('de casus');
  });

  test.each([
    ['', 'toelichting', `/intake/v1/meldingen/${nummer}/wissingen`, { meldingsnummer: nummer, gewistOp: now }],
    [`/casus/${uuid(1)}`, 'reden', `/regie/v1/casussen/${uuid(1)}/wissingen`, { casusId: uuid(1), gewistOp: now }],
  ])('erasing%s: a reason and being sure, or the law in plain words', async (onder, veld, path, answer) => {
    const { post, sent } = await open(apis({ [`POST ${path}`]: ok(answer, 201) }));
    const unsure = await post(`${at}${onder}`, { [veld]: 'Op verzoek van de melder.', sleutel });
    expect(unsure.status).toBe(400);
    expect(unsure.body).toContain('Kruis aan dat u weet dat dit niet terug te draaien is.');
    expect(unsure.body).toContain('Op verzoek van de melder.');
    expect(sent.every(({ method }) => method === 'GET')).toBe(true);
    const done = await post(`${at}${onder}`, { [veld]: 'Op verzoek van de melder.', zeker: 'ja', sleutel });
    expect(sent.at(-1)).toMatchObject({ path });
    expect(sent.at(-1)?.body).toEqual({ [veld]: 'Op verzoek van de melder.' });
    expect(done.body).toContain('is gewist');

    const law = 'Dit mag nog niet: de casus loopt. De gemeente moet dit bewaren.';
    const refused = await open(apis({ [`POST ${path}`]: problem('nietMogelijk', 409, law) }));
    const { status, body } = await refused.post(`${at}${onder}`, { [veld]: 'Op verzoek.', zeker: 'ja', sleutel });
    expect(status).toBe(409);
    expect(body).toContain(law);
    const reasons = [{ veld: '/', code: 'bewaarplicht', melding: 'Jeugdhulp: 20 jaar. Beperk wie haar ziet.' }];
    const told = await open(apis({ [`POST ${path}`]: problem('nietMogelijk', 409, 'Dit mag niet.', reasons) }));
    expect((await told.post(`${at}${onder}`, { [veld]: 'Op verzoek.', zeker: 'ja', sleutel })).body).toContain(
      'Dit mag niet. Jeugdhulp: 20 jaar. Beperk wie haar ziet.',
    );
  });
});
