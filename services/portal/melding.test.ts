import { describe, expect, test } from 'vitest';
import {
  allActs,
  answers,
  casus,
  dossier,
  newKey,
  nummer,
  ok,
  openDesk,
  overzicht,
  sleutel,
  taak,
  taakId,
  uuid,
} from '../../test/support/desk.ts';
import { now, problem } from '../../test/support/portal.ts';

const path = `/werk/meldingen/${nummer}`;
const attemptPath = `${path}/contacttaken/${taakId}`;
const intake = (changes: object = {}, more: Parameters<typeof answers>[0] = {}) =>
  answers({
    [`GET /intake/v1/meldingen/${nummer}/dossier`]: ok(dossier(changes)),
    'GET /regie/v1/casussen/': ok(casus()),
    [`POST /intake/v1/meldingen/${nummer}/contacttaken`]: ok({ taakId, status: 'gedaan', op: now }, 201),
    ...more,
  });

describe('one melding at a glance', () => {
  test('first how to be safe, then the stand, then what to do, then the story and how to reach', async () => {
    const { get, sent } = await openDesk(
      intake({ overzicht: overzicht(1, { voorrang: ['onveiligMetKinderen'] }), contacttaken: [taak()] }),
    );
    const { body = '' } = await get(path);
    const order = [
      'Mail deze melder niet',
      'Vraag eerst of de ander vrij kan praten.',
      'Bel alleen op dit moment: dinsdag tussen 9 en 11 uur.',
      'Er zijn kinderen en er zijn zorgen over de veiligheid.',
      'Stand van zaken',
      'Bel de melder: dat wij de melding hebben',
      'Goedemorgen, u spreekt met de gemeente.',
      'De hulp &lt;b&gt;komt&lt;/b&gt; niet.',
      'Geld en schulden',
      'tel:0600000001',
      '7607 EW 30',
      'Het lukt niet om overzicht te houden',
      'Wat gebeurt er met deze melding?',
    ].map((text) => body.indexOf(text));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(body).not.toContain('mailto:ouder@gezin.example');
    expect(body).not.toMatch(/undefined|null|NaN/);
    expect(sent).toHaveLength(1);
  });

  test('with a casus: one request to each service, and who stands in', async () => {
    const { get, sent } = await openDesk(
      intake(
        {
          casusId: uuid(1),
          regisseur: {
            naam: 'Samira Voorbeeld',
            telefoon: '0546 00 00 05',
            email: 's@x.example',
            organisatie: 'Wijkteam',
            voorlopig: false,
            opvolgerUiterlijk: null,
          },
        },
        {
          'GET /regie/v1/casussen/': ok(
            casus({
              waarnemer: { regisseurId: uuid(6), naam: 'Piet Voorbeeld', organisatie: 'Wijkteam', tot: '2026-12-01' },
            }),
          ),
        },
      ),
    );
    const { body } = await get(path);
    expect(sent.map(({ path: asked }) => asked)).toEqual([
      `/intake/v1/meldingen/${nummer}/dossier`,
      `/regie/v1/casussen/${uuid(1)}`,
    ]);
    expect(body).toContain('Piet Voorbeeld (Wijkteam), tot en met dinsdag 1 december');
    expect(body).toContain(`href="/werk/casussen/${uuid(1)}"`);
  });

  test.each([
    ['regie is away', ['werkverdeler'] as const, { 'GET /regie/v1/casussen/': undefined }, 2],
    ['a team does not see the casus', ['teamlid'] as const, {}, 1],
  ])('%s: the melding is shown all the same', async (_name, rollen, more, requests) => {
    const { get, sent } = await openDesk(intake({ casusId: uuid(1) }, more), [...rollen], { teams: ['sociaal-team'] });
    expect((await get(path)).status).toBe(200);
    expect(sent).toHaveLength(requests);
  });

  test('the page shows what this person may do and no other form', async () => {
    const full = await openDesk(
      intake({ contacttaken: [taak({ soort: 'brief' })], acties: [...allActs, 'afronden', 'heropenen'] }),
    );
    const none = await openDesk(
      intake({
        contacttaken: [taak({ soort: 'brief' })],
        historie: [
          {
            meldingsnummer: 'M-2026-7K3WQ8',
            ontvangenOp: now,
            status: 'afgerond',
            wieMeldde: 'signaal',
            uitkomst: null,
            casusId: null,
            besluit: null,
          },
        ],
        overgenomenTaken: [{ taak: 'Post openen', overgenomenDoor: null, op: null }],
        bijlagen: [
          {
            bijlageId: 'b1',
            naam: 'a.pdf',
            soort: 'application/pdf',
            bytes: 10,
            status: 'vrijgegeven',
            reden: null,
            op: now,
          },
        ],
        oproep: { niveau: 1, opgeroepenOp: now, bevestigdOp: null, bevestigdDoor: null },
        acties: ['lezen'],
      }),
      ['privacyfunctionaris'],
    );
    const actions = (body = '') =>
      [...body.matchAll(/(?:action|href)="(\/werk\/meldingen\/M-2026-7K3WQ1[^"]*)"/g)].map(([, found]) => found);
    expect(actions(await get(full)).length).toBeGreaterThan(6);
    expect(actions(await get(none))).toEqual([]);
  });
  const get = async (desk: Awaited<ReturnType<typeof openDesk>>) => (await desk.get(path)).body ?? '';

  test('a story that is not shared is not shown, and can be asked for', async () => {
    const { get: open } = await openDesk(intake({ watLooptVast: null }), ['regisseur']);
    const { body } = await open(path);
    expect(body).toContain('De melder heeft niet gezegd dat u dit verhaal mag lezen.');
    expect(body).toContain('href="/werk/casussen"');
  });

  const saidBy = (changes: object) => ({
    delenMetRegisseur: true,
    op: '2026-11-24T09:00:00Z',
    hoe: 'volgpagina',
    door: null,
    toelichting: null,
    ...changes,
  });
  test('withdrawn: it stands at the story, at what holds now, and in what came since', async () => {
    const { get: open } = await openDesk(
      intake({
        watLooptVast: null,
        toestemming: { delenMetRegisseur: false },
        toestemmingen: [
          saidBy({ hoe: 'melding', op: now }),
          saidBy({ hoe: 'gehoord', door: 'Noor Voorbeeld', toelichting: 'Moeder, aan de balie.' }),
          saidBy({ delenMetRegisseur: false, op: '2026-11-25T09:00:00Z' }),
        ],
      }),
      ['regisseur'],
    );
    const { body = '' } = await open(path);
    expect(body).toContain('De melder wil niet dat u dit verhaal leest.');
    const question = 'Mag de wijkcoach of het team het verhaal lezen?';
    const shown = body.slice(body.indexOf('id="toestemming"'), body.indexOf('id="aanvullingen"'));
    expect(shown).toMatch(/het verhaal lezen\?<\/h2>.*Nee<\/dd>.*25 november.*door de melder, op de volgpagina/s);
    expect(shown).not.toContain('24 november');
    expect(body).toContain(`<strong>${question} Nee</strong>`);
    expect(body).toContain(`<strong>${question} Ja</strong>`);
    expect(body).toContain('Tegen Noor Voorbeeld. Moeder, aan de balie.');
  });

  test('nobody said anything, or not for sure: said so', async () => {
    const none = await openDesk(intake({ toestemming: null, toestemmingen: [] }));
    expect(await get(none)).toContain('De melder zei hier nog niets over.');
    const doubt = await openDesk(
      intake({ toestemmingen: [saidBy({ hoe: 'neutraleLink', delenMetRegisseur: false })] }),
    );
    expect(await get(doubt)).toContain('het is niet zeker dat de melder dit zelf deed');
    const written = await openDesk(intake({ toestemmingen: [saidBy({ hoe: 'melding', door: 'Balie Voorbeeld' })] }));
    expect(await get(written)).toContain('bij de melding, opgeschreven door Balie Voorbeeld');
  });

  test('whoever reported about others is not asked for the family', async () => {
    const changes = { wieMeldde: 'signaal', toestemmingen: [], overzicht: overzicht(1, { over: 'iemandAnders' }) };
    const body = await get(await openDesk(intake({ ...changes, acties: allActs })));
    expect(body).not.toContain('id="toestemming"');
    expect(body).not.toContain('toestemmingsnotities');
  });

  test('a secret address: the digits, and a button that is recorded; then the address once', async () => {
    const { get: open, sent } = await openDesk(
      intake({ geheimAdres: true, adresAfgeschermd: true, woonadres: null, postcodecijfers: '7607' }),
    );
    const { body } = await open(path);
    expect(body).toContain('Geheim (postcode 7607)');
    expect(body).toContain('Geheim adres');
    expect(body).toContain(`href="${path}?adres=tonen#bereiken"`);
    await open(`${path}?adres=tonen`);
    expect(sent.map(({ path: asked }) => asked)).toEqual([
      `/intake/v1/meldingen/${nummer}/dossier`,
      `/intake/v1/meldingen/${nummer}/dossier?adres=tonen`,
    ]);
  });

  test('beside a letter stands what has to be written on it by hand', async () => {
    const shown = async (changes: object) => {
      const { get: open } = await openDesk(intake({ contacttaken: [taak({ soort: 'brief' })], ...changes }));
      return (await open(path)).body;
    };
    const byHand = 'De straat is niet bekend. Schrijf de straat met de hand op de brief';
    const woonadres = { postcode: '7607AB', huisnummer: 30, toevoeging: 'a' };
    expect(await shown({ woonadres })).toContain(byHand);
    const known = await shown({ woonadres: { ...woonadres, straat: 'Voorbeeldstraat' } });
    expect(known).toContain('Voorbeeldstraat 30 a, 7607 AB');
    expect(known).not.toContain('met de hand');
    const masked = await shown({ geheimAdres: true, adresAfgeschermd: true, woonadres: null, postcodecijfers: '7607' });
    expect(masked).toContain('Staat op de brief een lijn vóór het huisnummer?');
    expect(masked).not.toContain(byHand);
    // A call has no letter, and nobody is told about one that they may not make.
    expect(await shown({ woonadres, contacttaken: [taak()] })).not.toContain('met de hand');
    expect(await shown({ woonadres, acties: ['lezen'] })).not.toContain('met de hand');
  });

  test('an address that is masked stands nowhere, even if it came along; mail that is unsafe is no link', async () => {
    const { get: open } = await openDesk(
      intake({
        geheimAdres: true,
        adresAfgeschermd: true,
        woonadres: { postcode: '9999ZZ', huisnummer: 98765, toevoeging: 'kanarie', straat: 'Kanariestraat' },
        watLooptVast: null,
        acties: ['lezen'],
      }),
      ['teamlid'],
      { teams: ['sociaal-team'] },
    );
    const { body } = await open(path);
    expect(body).not.toMatch(/9999 ?ZZ|98765|[Kk]anarie|mailto:ouder|komt<|Toon adres/);
  });

  test('the call that was promised is done when somebody spoke with the melder', async () => {
    const promised = taak({ onderwerp: 'eersteContact', reden: 'beloofd' });
    const { get: open } = await openDesk(intake({ contacttaken: [promised] }));
    const { body } = await open(path);
    expect(body).toContain('Bel de melder om kennis te maken');
    expect(body).toContain('Gelukt: wij spraken de melder');
    expect(body).not.toContain('het is verteld');
  });

  test('a young person: no letter, nothing to the parents, until a professional decided', async () => {
    const { get: open } = await openDesk(intake({ jeugdigeAlleen: true, melder: { rol: 'jeugdige', leeftijd: 14 } }));
    const { body } = await open(path);
    expect(body).toContain('Stuur geen brief en vertel de ouders niets');
    expect(body).toContain('Kind of jongere, 14 jaar');
  });

  test('an unconfirmed page stands on top with one button', async () => {
    const oproep = { niveau: 2, opgeroepenOp: now, bevestigdOp: null, bevestigdDoor: null };
    const {
      get: open,
      post,
      sent,
    } = await openDesk(
      intake(
        { oproep },
        {
          [`POST /intake/v1/meldingen/${nummer}/oproepbevestigingen`]: ok(
            { meldingsnummer: nummer, bevestigdOp: now, naam: 'Wim Voorbeeld' },
            201,
          ),
        },
      ),
    );
    const { body = '' } = await open(path);
    expect(body.indexOf('niemand heeft deze spoedmelding nog bevestigd')).toBeLessThan(
      body.indexOf('Mail deze melder niet'),
    );
    const answer = await post(`${path}/oproepbevestigingen`, { sleutel });
    expect(sent.at(-1)).toMatchObject({ body: {} });
    expect(answer.headers?.['Location']).toBe(`${path}?gedaan=oproepbevestigingen`);
  });

  test('every id stands once, with all that can be there', async () => {
    const { get: open } = await openDesk(
      intake({
        contacttaken: [taak(), taak({ taakId: uuid(8), onderwerp: 'navraag' })],
        overgenomenTaken: [
          { taak: 'Post openen', overgenomenDoor: null, op: null },
          { taak: 'Bellen', overgenomenDoor: null, op: null },
        ],
        acties: [...allActs, 'afronden', 'heropenen'],
      }),
    );
    const ids = [...((await open(path)).body ?? '').matchAll(/ id="([^"]+)"/g)].map(([, found]) => found);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.length).toBeGreaterThan(30);
  });

  test.each([
    [404, 'Deze melding is er niet'],
    [403, 'Deze pagina is voor de werkverdeler'],
    [500, 'Dit lukt nu niet'],
  ])('an API that answers %i becomes a page in Dutch', async (status, text) => {
    const { get: open } = await openDesk(() => problem('nietGevonden', status));
    expect((await open(path)).body).toContain(text);
  });
});

describe('what a person does', () => {
  const historie = [
    {
      meldingsnummer: 'M-2026-7K3WQ8',
      ontvangenOp: now,
      status: 'ontvangen',
      wieMeldde: 'signaal',
      uitkomst: null,
      casusId: null,
      besluit: null,
    },
  ];
  const stand = ok({ meldingsnummer: nummer, status: 'inBehandeling', op: now, verteld: 'mail' }, 201);
  const given = { meldingsnummer: nummer, behandelaar: null };
  test.each([
    [
      'contacttaken',
      `/${taakId}`,
      { resultaat: 'bereikt', toelichting: ' ' },
      `contacttaken/${taakId}/pogingen`,
      { resultaat: 'bereikt' },
      { taakId, status: 'gedaan', op: now },
      'contacttaken-bereikt',
    ],
    [
      'contacttaken',
      `/${taakId}`,
      { resultaat: 'bereikt', antwoord: 'nee' },
      `contacttaken/${taakId}/pogingen`,
      { resultaat: 'bereikt', antwoord: 'nee' },
      { taakId, status: 'gedaan', op: now },
      'contacttaken-bereikt',
    ],
    ['oppakkingen', '', { actie: 'oppakken' }, 'oppakkingen', { actie: 'oppakken' }, given, 'oppakken'],
    ['oppakkingen', '', { actie: 'teruggeven' }, 'oppakkingen', { actie: 'teruggeven' }, given, 'teruggeven'],
    [
      'oppakkingen',
      '/klopt',
      { actie: 'overdragen', aan: 'noor@almelo.example' },
      'oppakkingen',
      { actie: 'overdragen', aan: 'noor@almelo.example' },
      given,
      'overdragen',
    ],
    [
      'notities',
      '',
      { soort: 'gespreksverslag', tekst: 'Gebeld.' },
      'notities',
      { soort: 'gespreksverslag', tekst: 'Gebeld.' },
      { op: now },
      'notities',
    ],
    [
      'toestemmingsnotities',
      '',
      { delenMetRegisseur: 'ja', toelichting: 'Aan de telefoon.', 'gehoordOp.datum': '', 'gehoordOp.tijd': '' },
      'toestemmingsnotities',
      { delenMetRegisseur: true, toelichting: 'Aan de telefoon.' },
      { meldingsnummer: nummer, delenMetRegisseur: true, op: now },
      'toestemmingsnotities',
    ],
    [
      'toestemmingsnotities',
      '',
      {
        delenMetRegisseur: 'nee',
        toelichting: 'Aan de balie.',
        'gehoordOp.datum': '2026-11-24',
        'gehoordOp.tijd': '10:15',
      },
      'toestemmingsnotities',
      { delenMetRegisseur: false, toelichting: 'Aan de balie.', gehoordOp: '2026-11-24T09:15:00Z' },
      { meldingsnummer: nummer, delenMetRegisseur: false, op: now },
      'toestemmingsnotities',
    ],
    [
      'verwantschappen',
      '/M-2026-7K3WQ8',
      { besluit: 'anderHuishouden' },
      'verwantschappen',
      { meldingsnummer: 'M-2026-7K3WQ8', besluit: 'anderHuishouden' },
      { meldingsnummer: 'M-2026-7K3WQ8', besluit: 'anderHuishouden', op: now },
      'verwantschappen',
    ],
    [
      'ontlastingen',
      '/1',
      { door: 'de wijkcoach' },
      'ontlastingen',
      { taak: 1, door: 'de wijkcoach' },
      { taak: 1, door: 'de wijkcoach', op: now },
      'ontlastingen',
    ],
    [
      'heropeningen',
      '',
      { reden: 'nieuweInformatie', toelichting: 'Belde weer.', nietVertellen: 'ja' },
      'heropeningen',
      { reden: 'nieuweInformatie', toelichting: 'Belde weer.', nietVertellen: true },
      stand?.body,
      'heropeningen',
    ],
    [
      'afrondingen',
      '',
      { resultaat: 'geholpen', reden: 'Loopt weer.' },
      'afrondingen',
      { resultaat: 'geholpen', reden: 'Loopt weer.', nietVertellen: false },
      stand?.body,
      'afrondingen',
    ],
  ] as const)('%s%s', async (act, onder, form, apiPath, body, answer, gedaan) => {
    const { get, post, sent } = await openDesk(
      intake({ historie }, { [`POST /intake/v1/meldingen/${nummer}/${apiPath}`]: ok(answer, 201) }),
    );
    const response = await post(`${path}/${act}${onder}`, { ...form, sleutel });
    expect(sent[0]).toMatchObject({ path: `/intake/v1/meldingen/${nummer}/${apiPath}` });
    expect(sent[0]?.body).toEqual(body);
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
    expect(response).toMatchObject({ status: 303, headers: { Location: `${path}?gedaan=${gedaan}` } });
    expect((await get(`${path}?gedaan=${gedaan}`)).body).toContain('utrecht-alert--ok');
  });

  test('who gives a melding back from a team ends at the list, not at a page that is closed now', async () => {
    const reopened = { [`POST /intake/v1/meldingen/${nummer}/heropeningen`]: ok(stand?.body, 201) };
    const { post } = await openDesk(intake({ acties: ['heropenen'] }, reopened), ['teamlid'], {
      teams: ['sociaal-team'],
    });
    const form = { reden: 'nieuweInformatie', toelichting: 'Hoort bij een ander team.', sleutel };
    expect(await post(`${path}/heropeningen`, form)).toMatchObject({
      status: 303,
      headers: { Location: `/werk?heropend=${nummer}` },
    });
  });

  test('what stands in the address is not said as if it happened', async () => {
    const { get } = await openDesk(intake());
    expect((await get(`${path}?gedaan=<b>`)).body).not.toContain('utrecht-alert--ok');
  });

  test('not safe needs a reason: the fault stands at its field in the form of that task', async () => {
    const { post, sent } = await openDesk(intake({ contacttaken: [taak()] }));
    const { status, body } = await post(attemptPath, { resultaat: 'nietVeilig', toelichting: '', sleutel });
    expect(status).toBe(400);
    expect(body).toContain('<title>Fout: ');
    expect(body).toContain(`href="#veld-poging-${taakId}-toelichting">Schrijf op waarom contact niet veilig is.`);
    expect(body).toMatch(/value="nietVeilig" checked/);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test.each([
    [
      'heropeningen',
      { toelichting: 'Er is <b>meer</b>.' },
      'Kies waarom u de melding heropent.',
      'Er is &lt;b&gt;meer&lt;/b&gt;.',
    ],
    ['afrondingen', { toelichting: 'Tot ziens.' }, 'Vul in: Wat is er gedaan?', 'Tot ziens.'],
    ['notities', { tekst: ' ' }, 'Vul in: Notitie', 'Notitie'],
    ['toestemmingsnotities', { toelichting: 'Moeder belde.' }, 'Kies wat de melder zei.', 'Moeder belde.'],
    ['toestemmingsnotities', { delenMetRegisseur: 'ja' }, 'Vul in: Wie zei dit en hoe?', 'value="ja" checked'],
    [
      'toestemmingsnotities',
      { delenMetRegisseur: 'ja', toelichting: 'Moeder belde.', 'gehoordOp.datum': '2026-11-24' },
      'Vul in wanneer u dit hoorde.',
      'Moeder belde.',
    ],
  ])('%s: what is missing is said in words, and nothing that was typed is lost', async (act, form, text, kept) => {
    const { post } = await openDesk(intake({ acties: [...allActs, 'afronden', 'heropenen'] }));
    const { status, body } = await post(`${path}/${act}`, { ...form, sleutel });
    expect(status).toBe(400);
    expect(body).toContain(text);
    expect(body).toContain(kept);
    expect(body).toContain('<details class="vouw" open>');
    expect(body).not.toMatch(/Ongeldige|undefined/);
  });

  test.each([
    ['silence: the same key', undefined, 503, `value="${sleutel}"`, 'Wij weten niet zeker of uw poging is bewaard.'],
    [
      'a colleague was earlier: a new key',
      problem('nietMogelijk', 409, 'Al gedaan.'),
      409,
      `value="${newKey}"`,
      'Al gedaan.',
    ],
  ])('%s', async (_name, answer, expected, key, text) => {
    const { post } = await openDesk(
      intake(
        { contacttaken: [taak()] },
        { 'POST /': answer, [`POST /intake/v1/meldingen/${nummer}/contacttaken`]: answer },
      ),
    );
    const { status, body } = await post(attemptPath, { resultaat: 'nietBereikt', toelichting: 'Belt terug.', sleutel });
    expect(status).toBe(expected);
    for (const part of [key, text, 'Belt terug.']) expect(body).toContain(part);
  });

  test.each(['onbekend', 'dossier', 'constructor'])('an action that does not exist: %s', async (act) => {
    const { post, sent } = await openDesk(intake());
    await expect(post(`${path}/${act}`, { sleutel })).rejects.toMatchObject({ status: 404 });
    expect(sent).toEqual([]);
  });
});

describe('files', () => {
  const pdf = Buffer.from('%PDF-1.7 brief');
  const at = `GET /intake/v1/meldingen/${nummer}/contacttaken/${taakId}/brief`;

  test('a letter is passed on as it is, with the token of the reader, and opens in the browser', async () => {
    const { get, sent } = await openDesk(intake({}, { [at]: ok(pdf) }));
    const answer = await get(`${attemptPath}/brief`);
    expect(answer).toMatchObject({ status: 200, contentType: 'application/pdf', base64: true });
    expect(Buffer.from(answer.body ?? '', 'base64')).toEqual(pdf);
    expect(answer.headers?.['Content-Disposition']).toBe(`inline; filename="brief-${nummer}.pdf"`);
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token-of-wim');
  });

  test('no letter: why, on the page of the melding', async () => {
    const { get } = await openDesk(intake({}, { [at]: problem('nietMogelijk', 409, 'Het adres ontbreekt.') }));
    const { status, body } = await get(`${attemptPath}/brief`);
    expect(status).toBe(409);
    expect(body).toContain('Het adres ontbreekt.');
  });

  test('something that is no PDF is not passed on', async () => {
    const { get } = await openDesk(intake({}, { [at]: ok({ geheim: 'x' }) }));
    const { status, body } = await get(`${attemptPath}/brief`);
    expect(status).toBe(503);
    expect(body).not.toContain('geheim');
  });

  test('an attachment leads to an address that works for some minutes', async () => {
    const url = 'https://bucket.example/a.pdf?handtekening=x';
    const { get } = await openDesk(
      intake(
        {},
        { [`GET /intake/v1/meldingen/${nummer}/bijlagen/b1`]: ok({ naam: 'a.pdf', soort: 'application/pdf', url }) },
      ),
    );
    expect(await get(`${path}/bijlagen/b1`)).toMatchObject({ status: 303, headers: { Location: url } });
  });
});
