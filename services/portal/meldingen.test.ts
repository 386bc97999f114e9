import { describe, expect, test } from 'vitest';
import { apiThat, now, problem, requestOf, type Sent, sessionsInMemory, settingOf } from '../../test/support/portal.ts';
import { createDeskPages } from './desk.ts';
import type { MedewerkerSessie } from './desk-session.ts';

const nummer = 'M-2026-7K3WQ1';
const taakId = '00000000-0000-4000-8000-000000000009';
const overzicht = (last: number, changes: object = {}) => ({
  meldingsnummer: `M-2026-7K3WQ${last}`,
  status: 'ontvangen',
  ontvangenOp: `2026-11-2${last}T10:00:00Z`,
  reactieUiterlijk: `2026-12-0${last}`,
  spoed: false,
  veiligheid: 'zorgen',
  over: 'mijnGezin',
  zwaarte: 'zwaar',
  overRegisseur: false,
  anoniem: false,
  teLaat: false,
  ...changes,
});
const taak = (changes: object = {}) => ({
  taakId,
  soort: 'bellen',
  onderwerp: 'ontvangst',
  uiterlijk: '2026-11-24',
  reden: 'nietMailen',
  ...changes,
});
const dossier = (changes: object = {}) => ({
  overzicht: overzicht(1),
  watLooptVast: 'De hulp <b>komt</b> niet.',
  melder: {
    naam: 'Ouder Voorbeeld',
    rol: 'ouder',
    email: 'ouder@gezin.example',
    telefoon: '06 00000001',
    veiligContact: { nietMailen: true, neutraal: false, belMoment: 'dinsdag tussen 9 en 11 uur' },
  },
  woonadres: { postcode: '7607EW', huisnummer: 30 },
  leefgebieden: ['financien'],
  betrokkenOrganisaties: ['Zorg Voorbeeld'],
  aantalHulpverleners: 3,
  minderjarigen: 'ja',
  doelgroepen: [],
  overzichtHouden: 'nee',
  bekendeRegisseur: null,
  toestemming: { delenMetRegisseur: true },
  taal: 'nl',
  weetHetGezinHet: null,
  folderVerstrektOp: null,
  redenen: [{ code: 'overzichtHouden', waarde: 'nee' }],
  contacttaken: [taak()],
  ...changes,
});

type Answer = { status: number; body: unknown } | undefined;

async function desk(answer: (sent: Sent) => Answer, rollen: MedewerkerSessie['rollen'] = ['werkverdeler']) {
  const { api, sent } = apiThat(answer);
  const sessions = sessionsInMemory<MedewerkerSessie>('werk');
  const never = async () => {
    throw new Error('Nobody signs in here');
  };
  const handle = createDeskPages({
    setting: settingOf(),
    api,
    newKey: () => 'a-new-key-00000000',
    pogingen: sessionsInMemory('aanmelden'),
    sessions,
    signIn: { begin: never, finish: never, endUrl: never },
  });
  await sessions.start({ token: 'token-of-wim', naam: 'Wim Voorbeeld', rollen }, now, 60);
  return { handle, sent };
}

const cookies = { werk: '1' };
const path = `/werk/meldingen/${nummer}`;
const attemptPath = `${path}/contacttaken/${taakId}`;
const sleutel = 'the-key-of-this-form';
const intake =
  (changes: object = {}) =>
  (sent: Sent): Answer =>
    sent.method === 'POST'
      ? { status: 201, body: { taakId, status: 'gedaan', op: now } }
      : { status: 200, body: dossier(changes) };

describe('the list', () => {
  test('urgent first, then late; lateness in words; the user’s own token', async () => {
    const { handle, sent } = await desk(({ path: asked }) => {
      const meldingen = asked.includes('status=ontvangen')
        ? [overzicht(1), overzicht(2, { teLaat: true }), overzicht(3, { spoed: true })]
        : [overzicht(4, { status: 'inBehandeling', zwaarte: null, anoniem: true })];
      return { status: 200, body: { meldingen, volgende: null } };
    });
    const { body = '' } = await handle(requestOf('GET', '/werk/meldingen', { cookies }));
    expect([...body.matchAll(/<h2[^>]*>Melding <[^>]+>([^<]+)</g)].map(([, found]) => found?.at(-1))).toEqual([
      '3',
      '2',
      '1',
      '4',
    ]);
    for (const text of [
      'Spoed: nu onveilig',
      'Te laat: de melder had uiterlijk woensdag 2 december van ons moeten horen',
      'uiterlijk dinsdag 1 december',
      'Anoniem gemeld: antwoorden kan niet',
      'Nog niet gewogen',
      'href="/werk/meldingen/M-2026-7K3WQ3"',
      'Er zijn 4 open meldingen.',
    ]) {
      expect(body).toContain(text);
    }
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(Array(2).fill('Bearer token-of-wim'));
  });

  test('a regisseur hears kindly that this list is for others, and where the own casussen are', async () => {
    const { handle } = await desk(() => problem('geenToegang', 403), ['regisseur']);
    const { status, body } = await handle(requestOf('GET', '/werk/meldingen', { cookies }));
    expect(status).toBe(403);
    expect(body).toContain('Deze pagina is voor de werkverdeler');
    expect(body).toContain('Naar uw casussen');
  });
});

describe('one melding', () => {
  test('first how to be safe, then what to do, then the story and how to reach', async () => {
    const { handle } = await desk(intake());
    const { body = '' } = await handle(requestOf('GET', path, { cookies }));
    const order = [
      'Mail deze melder niet',
      'Bel alleen op dit moment: dinsdag tussen 9 en 11 uur.',
      'Bel de melder: dat wij de melding hebben',
      'De hulp &lt;b&gt;komt&lt;/b&gt; niet.',
      'Geld en schulden',
      'tel:0600000001',
      '7607EW 30',
      'Het lukt niet om overzicht te houden',
    ].map((text) => body.indexOf(text));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(body).not.toContain('mailto:ouder@gezin.example');
    expect(body).not.toMatch(/undefined|null/);
  });

  test('the story that a melder does not share is not asked for by the page', async () => {
    const { handle } = await desk(intake({ watLooptVast: null }), ['regisseur']);
    const { body } = await handle(requestOf('GET', path, { cookies }));
    expect(body).toContain('De melder wil dit verhaal niet delen.');
    expect(body).toContain('tel:0600000001');
    expect(body).toContain(`action="${attemptPath}"`);
    expect(body).not.toContain('href="/werk/meldingen"');
  });

  test('a task whose date has passed says so in words', async () => {
    const { handle } = await desk(intake({ contacttaken: [taak({ uiterlijk: '2026-11-20' })] }));
    const { body } = await handle(requestOf('GET', path, { cookies }));
    expect(body).toContain('Te laat: dit moest uiterlijk vrijdag 20 november');
  });

  test('anonymous about a family: nobody to answer, but the address where help is needed', async () => {
    const anonymous = {
      overzicht: overzicht(1, { anoniem: true, over: 'iemandAnders' }),
      melder: { rol: 'buur' },
      contacttaken: [],
    };
    const { handle } = await desk(intake(anonymous));
    const { body } = await handle(requestOf('GET', path, { cookies }));
    expect(body).toContain('De melder wil anoniem blijven. Antwoorden kan niet.');
    expect(body).toContain('7607EW 30');
  });

  test('who only checks gets no form', async () => {
    const { handle } = await desk(intake(), ['privacyfunctionaris']);
    const { body } = await handle(requestOf('GET', path, { cookies }));
    expect(body).toContain('Bel de melder');
    expect(body).not.toContain('name="resultaat"');
  });

  test('two tasks: every id once, and who reported is not told to the family', async () => {
    const second = taak({
      taakId: '00000000-0000-4000-8000-000000000008',
      onderwerp: 'gezinInformeren',
      reden: 'gezinWeetHetNiet',
    });
    const { handle } = await desk(intake({ contacttaken: [taak(), second] }));
    const { body = '' } = await handle(requestOf('GET', path, { cookies }));
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, found]) => found);
    expect(ids).toEqual([...new Set(ids)]);
    expect(body).toContain('Vertel het gezin dat er een melding is');
    expect(body).toContain('Vertel niet wie er meldde.');
  });

  test.each([
    [404, 'Deze melding is er niet'],
    [500, 'Dit lukt nu niet'],
  ])('an API that answers %i becomes a page in Dutch', async (status, text) => {
    const { handle } = await desk(() => problem('nietGevonden', status));
    const answer = await handle(requestOf('GET', path, { cookies }));
    expect(answer.body).toContain(text);
  });

  test('an address that cannot exist asks nobody', async () => {
    const { handle, sent } = await desk(intake());
    const asked = handle(requestOf('GET', '/werk/meldingen/M-1', { cookies }));
    await expect(asked).rejects.toMatchObject({ status: 404 });
    expect(sent).toEqual([]);
  });
});

describe('an attempt', () => {
  test('goes to intake with the key of the form; the page says what became of it', async () => {
    const { handle, sent } = await desk(intake());
    const form = { resultaat: 'bereikt', toelichting: ' ', sleutel };
    const answer = await handle(requestOf('POST', attemptPath, { cookies, form }));
    expect(sent[0]).toMatchObject({
      path: `/intake/v1/meldingen/${nummer}/contacttaken/${taakId}/pogingen`,
      body: { resultaat: 'bereikt' },
    });
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
    expect(answer).toMatchObject({ status: 303, headers: { Location: `${path}?poging=bereikt` } });
    const { body } = await handle(requestOf('GET', `${path}?poging=bereikt`, { cookies }));
    expect(body).toContain('Vastgelegd. Deze taak is klaar.');
  });

  test('not safe needs a reason: the fault stands at its field in the form of that task', async () => {
    const { handle, sent } = await desk(intake());
    const form = { resultaat: 'nietVeilig', toelichting: '', sleutel };
    const { status, body } = await handle(requestOf('POST', attemptPath, { cookies, form }));
    expect(status).toBe(400);
    expect(body).toContain('<title>Fout: ');
    expect(body).toContain(`href="#veld-toelichting-${taakId}">Schrijf op waarom contact niet veilig is.`);
    expect(body).toMatch(/value="nietVeilig" checked/);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test('nothing chosen: told so, and what was typed is kept', async () => {
    const { handle } = await desk(intake());
    const form = { toelichting: 'Belt terug.', sleutel };
    const { status, body } = await handle(requestOf('POST', attemptPath, { cookies, form }));
    expect(status).toBe(400);
    expect(body).toContain(`href="#veld-resultaat-${taakId}-1">Kies hoe de poging afliep.`);
    expect(body).toContain('Belt terug.');
  });

  test.each([
    ['silence: the same key', undefined, 503, `value="${sleutel}"`, 'Wij weten niet zeker of uw poging is bewaard.'],
    ['a colleague was earlier', problem('nietMogelijk', 409, 'Al gedaan.'), 409, 'a-new-key', 'Al gedaan.'],
  ])('%s', async (_name, answer, expected, key, text) => {
    const { handle } = await desk((sent) => (sent.method === 'POST' ? answer : intake()(sent)));
    const form = { resultaat: 'nietBereikt', toelichting: 'Belt terug.', sleutel };
    const { status, body } = await handle(requestOf('POST', attemptPath, { cookies, form }));
    expect(status).toBe(expected);
    for (const part of [key, text, 'Belt terug.']) expect(body).toContain(part);
  });

  test('the session ended: the text is there to copy, and the way back is the page of the melding', async () => {
    const { handle } = await desk(intake());
    const form = { resultaat: 'bereikt', toelichting: 'Belt terug.', sleutel };
    const { status, body } = await handle(requestOf('POST', attemptPath, { form }));
    expect(status).toBe(401);
    expect(body).toContain(`href="/aanmelden?terug=${encodeURIComponent(path)}"`);
    expect(body).toContain('Belt terug.</textarea>');
  });
});
