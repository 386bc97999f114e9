import { describe, expect, test } from 'vitest';
import {
  answers,
  casus,
  casusOverzicht,
  kandidaat,
  newKey,
  ok,
  openDesk,
  sleutel,
  uuid,
} from '../../test/support/desk.ts';
import { now, problem } from '../../test/support/portal.ts';

const path = `/werk/casussen/${uuid(1)}`;
const regie = `/regie/v1/casussen/${uuid(1)}`;
const reden = 'Kent de buurt goed.';
const contact = { naam: 'Samira Voorbeeld', telefoon: '0546', email: 's@almelo.example', organisatie: 'Wijkteam' };
const benoeming = { casusId: uuid(1), regisseurId: uuid(5), regisseur: contact, benoemdOp: now };
const list = (...casussen: unknown[]) => ok({ casussen, volgende: null });
const apis = (changes: object = {}, more: Parameters<typeof answers>[0] = {}) =>
  answers({
    'GET /regie/v1/casussen?status=voorlopig': list(
      casusOverzicht(1),
      casusOverzicht(2, { spoed: true, teLaat: true }),
    ),
    'GET /regie/v1/casussen?': list(casusOverzicht(3, { aanspreekpunt: null, status: 'wachtOpBenoeming' })),
    [`GET ${regie}`]: ok(casus(changes)),
    [`POST ${regie}/benoemingen`]: ok(benoeming, 201),
    ...more,
  });
const punt = (soort: string, changes: object = {}) => ({
  soort,
  meldingId: null,
  sinds: now,
  uiterlijk: '2026-11-26',
  teLaat: false,
  escalatieNiveau: null,
  ...changes,
});

describe('the lists', () => {
  test('what waits: urgent first, then without anybody; words besides colours', async () => {
    const { get, sent } = await openDesk(apis());
    const { body = '' } = await get('/werk/benoemen');
    expect([...body.matchAll(/<h2[^>]*>Casus bij melding <[^>]+>([^<]+)</g)].map(([, found]) => found?.at(-1))).toEqual(
      ['2', '3', '1'],
    );
    for (const text of [
      'Spoed: nu onveilig',
      'Te laat',
      'Nog niemand: het gezin wacht',
      'Het lukt niet om overzicht te houden',
    ]) {
      expect(body).toContain(text);
    }
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(Array(2).fill('Bearer token-of-wim'));
  });

  test('who divides work has no own casussen: led to what waits', async () => {
    const { get, sent } = await openDesk(apis());
    const { status, headers } = await get('/werk/casussen');
    expect([status, headers?.['Location'], sent.length]).toEqual([303, '/werk/benoemen', 0]);
  });

  test('a regisseur sees the own casussen, the settled ones as well, with what waits on each', async () => {
    const { get, sent } = await openDesk(
      answers({
        'GET /regie/v1/casussen?status=voorlopig': list(casusOverzicht(2)),
        'GET /regie/v1/casussen?status=benoemd': list(
          casusOverzicht(1, { status: 'benoemd', punten: [punt('wisselGevraagd')] }),
        ),
      }),
      ['regisseur'],
    );
    const { body = '' } = await get('/werk/casussen');
    expect(sent.map(({ path: asked }) => /status=(\w+)/.exec(asked)?.[1])).toEqual(['voorlopig', 'benoemd']);
    expect(body).toContain('U bent bij 2 casussen het aanspreekpunt.');
    expect(body).toContain('Gezin vraagt iemand anders');
    expect(body).toMatch(new RegExp(`${uuid(2)}.*${uuid(1)}`, 's'));
  });
});

describe('everybody side by side', () => {
  test('for and against each, hours, load and the minimum; who cannot has no choice', async () => {
    const kandidaten = [
      kandidaat(6, 'Piet Voorbeeld', [], {
        voor: ['kentHuishouden', 'minstBelast'],
        waarneemt: 2,
        arrangementUren: 50,
        onderMinimum: true,
        minimumCasussen: 5,
      }),
      kandidaat(5, 'Samira Voorbeeld'),
      kandidaat(7, 'Noor Voorbeeld', ['nietOnafhankelijk', 'geenCapaciteit']),
    ];
    const { get } = await openDesk(apis({ kandidaten }));
    const { body = '' } = await get(path);
    expect(body).toMatch(new RegExp(`value="${uuid(5)}" checked`));
    expect(body).toMatch(new RegExp(`name="regisseurId" value="${uuid(6)}"(?! checked)`));
    expect(body).not.toContain(`value="${uuid(7)}"`);
    for (const text of [
      'Kent dit gezin',
      'Heeft nu het minste werk',
      'neemt er 2 waar',
      '50 uur per casus betaald',
      'Onder het minimum van 5 complexe casussen',
      'Werkt bij een organisatie die hier al helpt',
    ]) {
      expect(body).toContain(text);
    }
  });

  const full = { kandidaten: [kandidaat(6, 'Piet Voorbeeld', ['geenCapaciteit'])] };
  test('who is only full can be chosen with a warning, and only then above the capacity', async () => {
    const { get, post, sent } = await openDesk(apis(full));
    const { body } = await get(path);
    expect(body).toContain(`name="regisseurId" value="${uuid(6)}"`);
    expect(body).toContain('Kies dit alleen als het moet en schrijf op waarom.');
    expect(body).toContain('Wie past, heeft nu geen plaats meer.');
    await post(path, { reden, sleutel, vol: uuid(6), regisseurId: uuid(6) });
    await post(path, { reden, sleutel, vol: uuid(6), regisseurId: uuid(5) });
    expect(sent.slice(1).map(({ body: given }) => given)).toEqual([
      { regisseurId: uuid(6), reden, bovenCapaciteit: true },
      { regisseurId: uuid(5), reden, bovenCapaciteit: false },
    ]);
  });

  test('nobody fits at all: no form, but why', async () => {
    const { get } = await openDesk(
      apis({ kandidaten: [kandidaat(6, 'Piet Voorbeeld', ['geenCapaciteit', 'geenHbo'])] }),
    );
    const { body } = await get(path);
    expect(body).toContain('Niemand past nu bij deze casus.');
    expect(body).toContain('Heeft geen hbo-opleiding');
    expect(body).not.toContain('Waarom deze persoon?');
    expect(body).not.toContain('name="regisseurId" value="00000000-0000-4000-8000-000000000006"');
  });

  test('a settled casus asks nobody; one whose regisseur left does', async () => {
    const settled = await openDesk(apis({ status: 'benoemd' }));
    expect((await settled.get(path)).body).not.toMatch(/Wie neemt de leiding|Waarom deze persoon/);
    const left = await openDesk(apis({ status: 'benoemd', punten: [punt('uitDienst', { teLaat: true })] }));
    const { body } = await left.get(path);
    expect(body).toContain('Wie neemt de leiding?');
    expect(body).toContain('werkt hier niet meer');
    expect(body).toContain('<strong>te laat</strong>');
  });

  test('a closed casus is for reading: who led, that nobody calls, and nothing to do', async () => {
    const { get } = await openDesk(apis({ status: 'afgesloten', eersteContact: null, kandidaten: [] }));
    const { body } = await get(path);
    expect(body).toContain('Niemand leidt deze casus nog, en niemand belt het gezin.');
    expect(body).toContain('Samira Voorbeeld');
    expect(body).not.toMatch(/<form[^>]*action="\/werk\/casussen/);
  });

  test('a wish of triage, and why it could not be', async () => {
    const { get } = await openDesk(apis({ wens: { regisseurId: uuid(7), redenen: ['geenCapaciteit'] } }));
    expect((await get(path)).body).toContain('Gevraagd: Noor Voorbeeld. Dat kon niet:');
  });

  test('why somebody stays after the family asked for somebody else', async () => {
    const gebleven = [{ op: '2026-11-20T10:00:00Z', reden: 'Eerst nog <b>een</b> gesprek.' }];
    const { get } = await openDesk(apis({ status: 'benoemd', gebleven }));
    const { body } = await get(path);
    expect(body).toContain('Waarom dezelfde persoon blijft');
    expect(body).toContain('Vrijdag 20 november');
    expect(body).toContain('Eerst nog &lt;b&gt;een&lt;/b&gt; gesprek.');
    const none = await openDesk(apis({ status: 'benoemd' }));
    expect((await none.get(path)).body).not.toContain('Waarom dezelfde persoon blijft');
  });

  test('what speaks against who leads now stands on top', async () => {
    const { get } = await openDesk(apis({ status: 'benoemd', aandachtspunten: ['nietOnafhankelijk'] }));
    expect((await get(path)).body).toContain('Let op: past Samira Voorbeeld nog bij deze casus?');
  });

  test('without a reason: the form again, with the choice that was made', async () => {
    const { post } = await openDesk(apis());
    const { status, body } = await post(path, { regisseurId: uuid(6), reden: ' ' });
    expect(status).toBe(400);
    expect(body).toContain('<title>Fout: ');
    expect(body).toContain('href="#veld-benoemen-reden">Vertel waarom u deze persoon benoemt.');
    expect(body).toContain('id="veld-benoemen-reden"');
    expect(body).toMatch(new RegExp(`value="${uuid(6)}" checked`));
  });

  test('nobody chosen: the fault leads to the first of them', async () => {
    const { post } = await openDesk(apis({ aanspreekpunt: null, status: 'wachtOpBenoeming' }));
    const { body } = await post(path, { reden });
    expect(body).toContain('href="#veld-benoemen-regisseurId-1">Kies een regisseur uit de lijst.');
    expect(body).toContain('id="veld-benoemen-regisseurId-1"');
  });

  test.each([
    [
      'somebody was earlier: a new key',
      problem('geenCapaciteit', 409, 'Piet heeft geen plaats meer.'),
      409,
      newKey,
      'Piet heeft geen plaats meer.',
    ],
    ['nobody answered: the same key', undefined, 503, sleutel, 'Wij weten niet zeker of uw keuze is bewaard.'],
  ])('%s', async (_name, answer, status, key, text) => {
    const { post } = await openDesk(apis({}, { [`POST ${regie}/benoemingen`]: answer }));
    const response = await post(path, { regisseurId: uuid(6), reden, sleutel });
    expect(response.status).toBe(status);
    for (const part of [text, reden, `name="sleutel" value="${key}"`]) expect(response.body).toContain(part);
  });

  test('a benoeming says what happens now', async () => {
    const { post } = await openDesk(apis());
    expect((await post(path, { regisseurId: uuid(5), reden, sleutel })).body).toContain('Samira Voorbeeld is benoemd');
  });
});

describe('what a person decides', () => {
  test.each([
    [
      'weigeringen',
      { reden: 'geenMandaat', toelichting: 'Mag hier niets.', regisseurId: uuid(5) },
      { reden: 'geenMandaat', toelichting: 'Mag hier niets.', regisseurId: uuid(5) },
      { casusId: uuid(1), regisseurId: uuid(5), reden: 'geenMandaat', geweigerdOp: now, aantal: 1, volgende: null },
      `${path}?gedaan=geweigerd`,
    ],
    [
      'wisselbesluiten',
      { besluit: 'blijft', regisseurId: uuid(6), reden: 'Na een goed gesprek.' },
      { besluit: 'blijft', reden: 'Na een goed gesprek.' },
      { casusId: uuid(1), besluit: 'blijft', regisseurId: uuid(5), regisseur: contact, beslotenOp: now },
      `${path}?gedaan=blijft`,
    ],
    [
      'wisselbesluiten',
      { besluit: 'ander', regisseurId: uuid(6), reden: 'Past beter.' },
      { besluit: 'ander', regisseurId: uuid(6), reden: 'Past beter.', bovenCapaciteit: false },
      { casusId: uuid(1), besluit: 'ander', regisseurId: uuid(6), regisseur: contact, beslotenOp: now },
      `${path}?gedaan=ander`,
    ],
    [
      'contacten',
      { resultaat: 'gesproken' },
      { resultaat: 'gesproken' },
      { casusId: uuid(1), resultaat: 'gesproken', vastgelegdOp: now, opnieuwUiterlijk: null },
      `${path}?gedaan=gesproken`,
    ],
    [
      'contacten',
      { resultaat: 'nietVeilig', toelichting: 'Vader is gewelddadig.' },
      { resultaat: 'nietVeilig', toelichting: 'Vader is gewelddadig.' },
      { casusId: uuid(1), resultaat: 'nietVeilig', vastgelegdOp: now, opnieuwUiterlijk: null },
      `${path}?gedaan=nietVeilig`,
    ],
    [
      'contactbesluiten',
      { besluit: 'contact', reden: 'Via de school.' },
      { besluit: 'contact', reden: 'Via de school.' },
      { casusId: uuid(1), besluit: 'contact', beslotenOp: now, contactUiterlijk: '2026-11-26' },
      `${path}?gedaan=contact`,
    ],
    [
      'waarnemingen',
      { waarnemerId: uuid(6) },
      { waarnemerId: uuid(6) },
      { casusId: uuid(1), waarnemerId: uuid(6), waarnemer: contact, tot: '2026-12-01' },
      `${path}?gedaan=waarnemer`,
    ],
    [
      'organisaties',
      { organisatie: 'zorgaanbieder' },
      { organisatie: 'zorgaanbieder' },
      { casusId: uuid(1), organisaties: ['zorgaanbieder'], aandachtspunten: [] },
      `${path}?gedaan=organisatie`,
    ],
  ] as const)('%s', async (what, form, body, answer, location) => {
    const { get, post, sent } = await openDesk(apis({}, { [`POST ${regie}/${what}`]: ok(answer, 201) }));
    const response = await post(`${path}/${what}`, { ...form, sleutel });
    expect(sent[0]).toMatchObject({ path: `${regie}/${what}` });
    expect(sent[0]?.body).toEqual(body);
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
    expect(response.headers?.['Location']).toBe(location);
    expect((await get(location)).body).toContain('utrecht-alert--ok');
  });

  test('the seven reasons in plain words; who refuses goes back to the own list', async () => {
    const answer = ok(
      { casusId: uuid(1), regisseurId: uuid(5), reden: 'tijdgebrek', geweigerdOp: now, aantal: 1, volgende: null },
      201,
    );
    const { get, post, sent } = await openDesk(apis({}, { [`POST ${regie}/weigeringen`]: answer }), ['regisseur']);
    const { body = '' } = await get(path);
    expect(body).toContain('Ik neem deze casus niet aan');
    expect(body.match(/name="reden" value="/g)).toHaveLength(7);
    const response = await post(`${path}/weigeringen`, { reden: 'tijdgebrek', sleutel });
    expect(sent.at(-1)?.body).toEqual({ reden: 'tijdgebrek' });
    expect(response.headers?.['Location']).toBe('/werk/casussen');
  });

  test.each([
    ['weigeringen', 'Kies waarom.'],
    ['contacten', 'Kies of u het gezin hebt gesproken.'],
    ['organisaties', 'Kies een organisatie uit de lijst.'],
    ['wisselbesluiten', 'Kies: Het gezin vraagt iemand anders. Wat besluit u?'],
  ])('%s, left empty: told in words', async (what, text) => {
    const eersteContact = { uiterlijk: '2026-11-24', teLaat: false, pogingen: 0 };
    const changes = { status: 'benoemd', punten: [punt('wisselGevraagd')], eersteContact };
    const { post } = await openDesk(apis(changes));
    const { status, body } = await post(`${path}/${what}`, { sleutel });
    expect(status).toBe(400);
    expect(body).toContain(text);
    expect(body).not.toMatch(/Ongeldige|undefined/);
  });

  test('"het klikt niet": who asked is not judged, the person may stay or change', async () => {
    const { get } = await openDesk(
      apis({ status: 'benoemd', punten: [punt('wisselGevraagd', { meldingId: 'M-2026-7K3WQ1' })] }),
    );
    const { body } = await get(path);
    expect(body).toContain('Het gezin vraagt iemand anders. Wat besluit u?');
    expect(body).toContain(`action="${path}/wisselbesluiten"`);
    expect(body).not.toMatch(/name="regisseurId" value="[^"]+" checked/);
  });
});

describe('a family that did not report itself', () => {
  const eersteContact = { uiterlijk: '2026-11-24', teLaat: false, pogingen: 0 };
  const unsafe = {
    benadering: 'nietVeilig',
    contacten: [{ op: now, resultaat: 'nietVeilig' }],
    nietVeilig: { op: now, toelichting: 'Vader is gewelddadig.' },
    punten: [punt('contactBesluit')],
  };

  test('and may not know: first who informs them, before anything else on the page', async () => {
    const { get } = await openDesk(apis({ benadering: 'gezinWeetHetNiet', eersteContact }), ['regisseur']);
    const { body = '' } = await get(path);
    expect(body).toContain('Bel niet voordat dat is afgesproken');
    expect(body.indexOf('Bel niet voordat')).toBeLessThan(body.indexOf('Over deze casus'));
    expect(body).toContain('af wie het gezin informeert');
    expect(body).not.toContain('Ik heb gebeld');
    expect(body).toContain('value="nietVeilig"');
  });

  test('not safe: why, no call, and a werkverdeler decides', async () => {
    const { get } = await openDesk(apis(unsafe));
    const { body = '' } = await get(path);
    for (const text of ['Contact met dit gezin is niet veilig', 'Vader is gewelddadig.', 'Niet veilig, ']) {
      expect(body).toContain(text);
    }
    expect(body).toContain(`action="${path}/contactbesluiten"`);
    const regisseur = await openDesk(apis(unsafe), ['regisseur']);
    expect((await regisseur.get(path)).body).not.toContain('/contactbesluiten');
  });

  test('not safe, without saying why: told in words', async () => {
    const { post } = await openDesk(apis({ eersteContact }));
    const { status, body } = await post(`${path}/contacten`, { sleutel, resultaat: 'nietVeilig' });
    expect(status).toBe(400);
    expect(body).toContain('Schrijf op waarom contact niet veilig is.');
  });
});

describe('access', () => {
  test('a regisseur may look, call and refuse, but not appoint', async () => {
    const eersteContact = { uiterlijk: '2026-11-24', teLaat: true, pogingen: 1 };
    const { get } = await openDesk(apis({ eersteContact, kandidaten: [] }), ['regisseur']);
    const { body } = await get(path);
    expect(body).toContain('Een werkverdeler of gedragswetenschapper benoemt.');
    expect(body).toContain(`action="${path}/contacten"`);
    expect(body).toContain('<strong>Te laat.</strong>');
    expect(body).not.toContain('Wie neemt de leiding?');
  });

  test('who only follows gets no form at all', async () => {
    const { get } = await openDesk(apis({ voorgelegd: ['M-2026-7K3WQ9'] }), ['procesverantwoordelijke']);
    const { body = '' } = await get(path);
    expect([...body.matchAll(/action="(\/werk[^"]*)"/g)]).toEqual([]);
  });
});

describe('a second melding from the same address', () => {
  const second = 'M-2026-7K3WQ9';
  const besluitPath = `${path}/meldingen/${second}`;
  const more = {
    [`POST ${regie}/meldingen/${second}/besluiten`]: ok(
      { casusId: uuid(1), meldingsnummer: second, besluit: 'bevestigd', besloten: now },
      201,
    ),
  };

  test('a regisseur decides but has no link to a melding that is not of the own casus yet', async () => {
    const { get } = await openDesk(apis({ voorgelegd: [second] }), ['regisseur']);
    const { body } = await get(path);
    expect(body).toContain(`action="${besluitPath}"`);
    expect(body).not.toContain(`href="/werk/meldingen/${second}"`);
  });

  test('the decision goes to regie, and the casus says what was decided', async () => {
    const { get, post, sent } = await openDesk(apis({ voorgelegd: [second] }, more));
    const answer = await post(besluitPath, { besluit: 'bevestigd', sleutel });
    expect(sent[0]).toMatchObject({ body: { besluit: 'bevestigd' } });
    const { body } = await get(answer.headers?.['Location'] ?? '');
    expect(body).toContain(`Melding ${second} hoort nu bij deze casus.`);
  });

  test('nothing chosen is told', async () => {
    const { post } = await openDesk(apis({ voorgelegd: [second] }));
    const { status, body } = await post(besluitPath, { sleutel });
    expect(status).toBe(400);
    expect(body).toContain('Kies of de melding over hetzelfde gezin gaat.');
  });
});
