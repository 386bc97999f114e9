import { describe, expect, test } from 'vitest';
import {
  answers,
  dossier,
  newKey,
  nummer,
  ok,
  openDesk,
  overzicht,
  regisseur,
  sleutel,
  uuid,
} from '../../test/support/desk.ts';
import { now, problem, settingOf } from '../../test/support/portal.ts';
import { uitkomstRequest } from '../intake/contract.ts';
import { isThere, keuzes } from './pages/uitkomst-keuze.ts';
import { uitkomstInput } from './uitkomst-form.ts';

const path = `/werk/meldingen/${nummer}/uitkomst`;
const intake = `/intake/v1/meldingen/${nummer}`;
const voorbeeld = {
  langs: 'mail',
  onderwerp: 'Wie u helpt',
  regels: ['Het VIA-team belt u.'],
  opvolgingUiterlijk: '2026-11-30',
  casusEindigt: null,
};
const uitkomst = {
  meldingsnummer: nummer,
  uitkomst: 'viaTeam',
  op: now,
  status: 'inBehandeling',
  team: null,
  opvolgingUiterlijk: null,
  verteld: 'mail',
};
const apis = (more: Parameters<typeof answers>[0] = {}) =>
  answers({
    [`GET ${intake}/dossier`]: ok(dossier({ viaTeam: 'via-nijverdal-noord', leefgebieden: ['opvoeding'] })),
    'GET /regie/v1/regisseurs': ok({
      regisseurs: [regisseur(5, 'Samira Voorbeeld'), regisseur(6, 'Weg Voorbeeld', { status: 'uitDienst' })],
    }),
    [`POST ${intake}/uitkomstvoorbeelden`]: ok(voorbeeld),
    [`POST ${intake}/uitkomsten`]: ok(uitkomst, 201),
    ...more,
  });
const desk = (more: Parameters<typeof answers>[0] = {}, rollen: Parameters<typeof openDesk>[1] = ['werkverdeler']) =>
  openDesk(apis(more), rollen, { gemeente: 'hellendoorn' });

/** What somebody fills in, per choice, and what intake then gets. */
const reden = 'Zo is het besproken.';
const bewijs = {
  'bewijs.wijze': 'telefoon',
  'bewijs.kenmerk': 'VT-1',
  'bewijs.op.datum': '2026-11-21',
  'bewijs.op.tijd': '10:30',
};
const proof = { wijze: 'telefoon', kenmerk: 'VT-1', op: '2026-11-21T09:30:00Z' };
const stappen = {
  'meldcode.signalenInKaart': 'ja',
  'meldcode.overlegGehad': 'ja',
  'meldcode.gesprek': 'gevoerd',
  'meldcode.gewogen': 'ja',
};
const filled: Record<(typeof keuzes)[number], [form: Record<string, string>, body: Record<string, unknown>]> = {
  advies: [{ antwoord: 'Bel de huisarts.' }, { uitkomst: 'advies', antwoord: 'Bel de huisarts.' }],
  algemeneVoorziening: [
    { voorziening: 'welzijn', toelichting: 'Vraag naar Noor.' },
    { uitkomst: 'algemeneVoorziening', voorziening: 'welzijn', toelichting: 'Vraag naar Noor.' },
  ],
  wmoMelding: [{ team: 'wmo-loket' }, { uitkomst: 'wmoMelding', team: 'wmo-loket' }],
  viaTeam: [
    { team: 'via-hellendoorn', zwaarte: 'eenvoudig' },
    { uitkomst: 'viaTeam', team: 'via-hellendoorn', zwaarte: 'eenvoudig' },
  ],
  sociaalTeam: [{ team: 'sociaal-team' }, { uitkomst: 'sociaalTeam', team: 'sociaal-team' }],
  expertteam: [
    { team: 'expertteam', over: 'mijnGezin' },
    { uitkomst: 'expertteam', team: 'expertteam', over: 'mijnGezin' },
  ],
  maatwerk: [
    { 'medewerker.naam': 'Noor Voorbeeld', 'medewerker.telefoon': '0548 00 00 01' },
    { uitkomst: 'maatwerk', medewerker: { naam: 'Noor Voorbeeld', telefoon: '0548 00 00 01' } },
  ],
  bekendeRegisseur: [{ wie: `casus:${uuid(1)}` }, { uitkomst: 'bekendeRegisseur', casusId: uuid(1) }],
  nieuweCasus: [
    { regisseurId: uuid(5), kader: 'justitieel', nietVertellen: 'ja' },
    { uitkomst: 'nieuweCasus', regisseurId: uuid(5), kader: 'justitieel', nietVertellen: true },
  ],
  klacht: [{}, { uitkomst: 'doorgezonden', bestemming: 'klacht' }],
  bezwaar: [{}, { uitkomst: 'doorgezonden', bestemming: 'bezwaar' }],
  veiligThuis: [
    { ...stappen, ...bewijs },
    {
      uitkomst: 'doorgezonden',
      bestemming: 'veiligThuis',
      meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
      bewijs: proof,
    },
  ],
  politie: [bewijs, { uitkomst: 'doorgezonden', bestemming: 'politie', bewijs: proof }],
  veiligheidshuis: [{}, { uitkomst: 'doorgezonden', bestemming: 'veiligheidshuis' }],
  jor: [{}, { uitkomst: 'doorgezonden', bestemming: 'jor' }],
  andereGemeente: [
    { 'gemeente.naam': 'Gemeente Elders', 'gemeente.telefoon': '0123 45 67 89', ...bewijs },
    {
      uitkomst: 'doorgezonden',
      bestemming: 'andereGemeente',
      gemeente: { naam: 'Gemeente Elders', telefoon: '0123 45 67 89' },
      bewijs: proof,
    },
  ],
  geenMelding: [
    { soort: 'dubbel', dubbelVan: 'M-2026-7K3WQ8' },
    { uitkomst: 'geenMelding', soort: 'dubbel', dubbelVan: 'M-2026-7K3WQ8' },
  ],
};

describe('every choice', () => {
  test.each(keuzes)('%s: its own fields, a check, and exactly this is sent', async (keuze) => {
    const [form, body] = filled[keuze];
    const { get, post, sent } = await desk();
    const shown = await get(`${path}?keuze=${keuze}`);
    expect(shown.status).toBe(200);
    for (const naam of Object.keys(form)) {
      // Whom it is about is asked only where the melding did not say.
      if (naam !== 'over') expect(shown.body).toContain(`name="${naam}"`);
    }
    expect(shown.body).not.toMatch(/undefined|null|NaN/);
    const checked = await post(path, { keuze, reden, ...form });
    expect(checked.status).toBe(200);
    expect(checked.body).toContain('Er is nog niets verstuurd of vastgelegd.');
    expect(checked.body).toContain(reden);
    expect(sent.filter(({ path: asked }) => asked.endsWith('/uitkomsten'))).toEqual([]);
    const hidden = [...(checked.body ?? '').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, naam = '', value = '']): [string, string] => [naam, value],
    );
    const answer = await post(`${path}/versturen`, hidden);
    const last = sent.at(-1);
    expect(last?.path).toBe(`${intake}/uitkomsten`);
    // What was left open has the default of the contract.
    expect(last?.body).toEqual(uitkomstRequest.parse({ reden, ...body }));
    expect(last?.headers.get('idempotency-key')).toBe(newKey);
    expect(answer).toMatchObject({
      status: 303,
      headers: { Location: `/werk/meldingen/${nummer}?gedaan=uitkomst-mail` },
    });
  });

  test.each(keuzes)('%s, left empty: what is missing in words, at its field', async (keuze) => {
    const { post, sent } = await desk();
    const { status, body = '' } = await post(path, { keuze });
    expect(status).toBe(400);
    expect(body).toContain('<title>Fout: ');
    expect(body).toContain('Vul in: Waarom kiest u dit?');
    expect(body).not.toMatch(/Ongeldige|undefined|verwacht/);
    const linked = [...body.matchAll(/href="#([^"]+)"/g)]
      .map(([, anchor]) => anchor)
      .filter((anchor) => anchor !== 'inhoud');
    for (const anchor of linked) expect(body).toContain(`id="${anchor}"`);
    expect(sent.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('what is filled in fits the contract', () => {
    const { gemeente } = settingOf('hellendoorn');
    for (const keuze of keuzes) {
      const values = new URLSearchParams({ reden, ...filled[keuze][0] });
      expect(uitkomstRequest.safeParse(uitkomstInput(gemeente, keuze, values)).error).toBeUndefined();
    }
  });
});

test.each(keuzes)('%s: words for the melder are asked only where the melder hears the fixed text', async (keuze) => {
  const { get } = await desk();
  const { body = '' } = await get(`${path}?keuze=${keuze}`);
  const silent = ['advies', 'geenMelding', 'veiligThuis', 'politie', 'veiligheidshuis', 'jor'].includes(keuze);
  expect(body.includes('name="toelichting"')).toBe(!silent);
  expect(body).not.toMatch(/Doorsturen: (?:Een|De|Het) /);
});

describe('help with choosing', () => {
  test('the VIA-team of the postcode comes first and is chosen', async () => {
    const { get } = await desk();
    const { body = '' } = await get(`${path}?keuze=viaTeam`);
    expect(body).toMatch(/value="via-nijverdal-noord" checked/);
    expect(body.indexOf('via-nijverdal-noord')).toBeLessThan(body.indexOf('via-hellendoorn'));
  });

  test('provisions that fit the leefgebieden come first and say so', async () => {
    const { get } = await desk();
    const { body = '' } = await get(`${path}?keuze=algemeneVoorziening`);
    expect(body).toContain('Past bij: Opvoeden en opgroeien.');
    expect(body.indexOf('value="opvoedspreekuur"')).toBeLessThan(body.indexOf('value="schuldhulp-vrijwilligers"'));
  });

  test('the casus at this address, and people of the pool who still work here', async () => {
    const historie = [
      {
        meldingsnummer: 'M-2026-7K3WQ8',
        ontvangenOp: now,
        status: 'regisseurBenoemd',
        wieMeldde: 'eigenHuishouden',
        uitkomst: null,
        casusId: uuid(1),
        besluit: null,
      },
    ];
    const { get } = await desk({ [`GET ${intake}/dossier`]: ok(dossier({ historie })) });
    const { body } = await get(`${path}?keuze=bekendeRegisseur`);
    expect(body).toContain(`value="casus:${uuid(1)}"`);
    expect(body).toContain('De casus van melding M-2026-7K3WQ8 (zelfde adres)');
    expect(body).toContain(`value="regisseur:${uuid(5)}"`);
    expect(body).not.toContain(uuid(6));
  });

  test('only what this municipality has can be chosen', async () => {
    const { gemeente } = settingOf('almelo');
    expect(isThere(gemeente, 'viaTeam')).toBe(false);
    const { get, sent } = await openDesk(apis(), ['werkverdeler'], { gemeente: 'almelo' });
    const { status, body } = await get(`${path}?keuze=viaTeam`);
    expect(status).toBe(400);
    expect(body).not.toContain('value="viaTeam"');
    expect(sent).toEqual([]);
  });

  test('a mail does not say whom it is about: then it is asked', async () => {
    const { get } = await desk({
      [`GET ${intake}/dossier`]: ok(dossier({ overzicht: overzicht(1, { over: 'onbekend' }) })),
    });
    expect((await get(`${path}?keuze=advies`)).body).toContain('name="over"');
    expect((await (await desk()).get(`${path}?keuze=advies`)).body).not.toContain('name="over"');
  });

  test('nothing chosen: told so, the choices again', async () => {
    const { get } = await desk();
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body).toContain('Kies wat er met de melding gebeurt.');
  });
});

describe('the check', () => {
  const form = { keuze: 'viaTeam', team: 'via-hellendoorn', reden: 'Kent <b>de</b> buurt.' };

  test('what the melder reads word for word, by which way, who else hears, and the follow-up', async () => {
    const { post } = await desk();
    const { body = '' } = await post(path, form);
    expect(body).toContain('De melder krijgt deze mail');
    expect(body).toMatch(/<blockquote[^>]*>.*Wie u helpt.*Het VIA-team belt u\..*<\/blockquote>/s);
    expect(body).toContain(
      'VIA-team Hellendoorn krijgt een mail (via-hellendoorn@hellendoorn.example), met alleen het nummer en een link.',
    );
    expect(body).toContain('uiterlijk maandag 30 november');
    expect(body).toContain('Kent &lt;b&gt;de&lt;/b&gt; buurt.');
  });

  test.each([
    ['bellen', 'Een collega belt de melder en vertelt dit'],
    ['brief', 'Een collega stuurt de melder deze brief'],
    ['niet', 'De melder hoort hier niets van'],
  ])('by %s', async (langs, text) => {
    const { post } = await desk({
      [`POST ${intake}/uitkomstvoorbeelden`]: ok({ ...voorbeeld, langs, onderwerp: null }),
    });
    expect((await post(path, form)).body).toContain(text);
  });

  test('a casus that ends with it, by the name of who led, and nothing of it otherwise', async () => {
    const checked = async (casusEindigt: object | null) =>
      (
        await (
          await desk({ [`POST ${intake}/uitkomstvoorbeelden`]: ok({ ...voorbeeld, casusEindigt }) })
        ).post(path, form)
      ).body;
    const led = await checked({ leider: 'Samira <Voorbeeld>' });
    expect(led).toContain('De casus stopt');
    expect(led).toContain('Samira &lt;Voorbeeld&gt; krijgt een mail met alleen het nummer, en belt niet (meer).');
    expect(await checked({ leider: null })).toContain('Nog niemand leidt de casus.');
    expect(await checked(null)).not.toContain('De casus stopt');
  });

  test('no example now: said, and one may go on', async () => {
    const { post } = await desk({ [`POST ${intake}/uitkomstvoorbeelden`]: undefined });
    const { status, body } = await post(path, form);
    expect(status).toBe(200);
    expect(body).toContain('Wij kunnen dit nu niet laten zien.');
  });

  test('what intake would refuse is told before sending, with everything that was typed', async () => {
    const refusal = problem('nietMogelijk', 409, 'Deze melding heeft al een uitkomst.');
    const { post } = await desk({ [`POST ${intake}/uitkomstvoorbeelden`]: refusal });
    const { status, body } = await post(path, form);
    expect(status).toBe(400);
    expect(body).toContain('Deze melding heeft al een uitkomst.');
    expect(body).toContain('Kent &lt;b&gt;de&lt;/b&gt; buurt.');
    expect(body).toMatch(/value="via-hellendoorn" checked/);
  });

  test('back to the form keeps everything', async () => {
    const { post } = await desk();
    const { body } = await post(`${path}/wijzigen`, form);
    expect(body).toMatch(/value="via-hellendoorn" checked/);
    expect(body).toContain('Kent &lt;b&gt;de&lt;/b&gt; buurt.');
  });

  test('fields of another choice do not travel along', async () => {
    const { post } = await desk();
    const { body } = await post(path, { ...form, antwoord: 'canary-antwoord', 'meldcode.gewogen': 'ja' });
    expect(body).not.toMatch(/canary-antwoord|meldcode/);
  });
});

describe('sending', () => {
  const form = { keuze: 'viaTeam', team: 'via-hellendoorn', reden, sleutel };
  test.each([
    ['silence: the same key once more', undefined, 503, `value="${sleutel}"`, 'Wij weten niet zeker'],
    ['busy: the same key', problem('teDruk', 429), 503, `value="${sleutel}"`, 'nog niet bewaard'],
    [
      'a colleague was earlier',
      problem('gewijzigd', 409, 'Noor gaf net een uitkomst.'),
      409,
      'name="reden"',
      'Noor gaf net een uitkomst.',
    ],
  ])('%s', async (_name, answer, status, part, text) => {
    const { post } = await desk({ [`POST ${intake}/uitkomsten`]: answer });
    const response = await post(`${path}/versturen`, form);
    expect(response.status).toBe(status);
    for (const one of [part, text, reden]) expect(response.body).toContain(one);
  });

  test('a fault that only intake knows comes back at its field', async () => {
    const fault = problem('ongeldigeInvoer', 400, 'Verbeter.', [
      { veld: '/team', code: 'x', melding: 'Dit team is er niet meer.' },
    ]);
    const { post } = await desk({ [`POST ${intake}/uitkomsten`]: fault });
    const { body } = await post(`${path}/versturen`, form);
    expect(body).toContain('href="#veld-uitkomst-team-1">Dit team is er niet meer.');
  });

  test('who may not is told for whom this is', async () => {
    const { post } = await desk({ [`POST ${intake}/uitkomsten`]: problem('geenToegang', 403) }, ['teamlid']);
    const { status, body } = await post(`${path}/versturen`, form);
    expect(status).toBe(403);
    expect(body).toContain('wie een uitkomst mag geven');
  });
});
