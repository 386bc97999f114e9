import { describe, expect, test } from 'vitest';
import {
  allActs,
  answers,
  dossier,
  nummer,
  ok,
  openDesk,
  overzicht,
  sleutel,
  taak,
  taakId,
} from '../../test/support/desk.ts';
import { now } from '../../test/support/portal.ts';

/** Contact data that are wrong or became known later, at the desk. */
const path = `/werk/meldingen/${nummer}`;
const act = `${path}/contactgegevens`;
const intake = (changes: object = {}) =>
  answers({
    [`GET /intake/v1/meldingen/${nummer}/dossier`]: ok(dossier(changes)),
    [`POST /intake/v1/meldingen/${nummer}/contactgegevens`]: ok(
      { meldingsnummer: nummer, op: now, gewijzigd: ['email'], langs: 'mail', alsnog: 0 },
      201,
    ),
    [`POST /intake/v1/meldingen/${nummer}/contacttaken`]: ok({ taakId, status: 'vervallen', op: now }, 201),
  });
const toelichting = 'Moeder belde.';

describe('what is sent', () => {
  test.each<[string, Record<string, string>, object]>([
    [
      'only what was filled in',
      { email: 'goed@gezin.example', telefoon: '', toelichting },
      { email: 'goed@gezin.example', toelichting },
    ],
    [
      'what goes away, unless there is something new',
      { weg: 'telefoon', email: 'goed@gezin.example', toelichting },
      { telefoon: null, email: 'goed@gezin.example', toelichting },
    ],
    [
      'an address with its street',
      {
        'woonadres.postcode': '7607ew',
        'woonadres.huisnummer': '30',
        'woonadres.straat': 'Voorbeeldstraat',
        voorkeurskanaal: 'post',
        toelichting,
      },
      {
        woonadres: { postcode: '7607EW', huisnummer: 30, straat: 'Voorbeeldstraat' },
        voorkeurskanaal: 'post',
        toelichting,
      },
    ],
    [
      'never mail, and when calling is safe',
      { veiligContact: 'nietMailen', 'veiligContact.belMoment': 'na acht uur', toelichting },
      { veiligContact: { nietMailen: true, neutraal: false, belMoment: 'na acht uur' }, toelichting },
    ],
    ['safe again', { veiligContact: 'gewoon', toelichting }, { veiligContact: null, toelichting }],
  ])('%s', async (_, form, expected) => {
    const { post, sent } = await openDesk(intake());
    const { status, headers } = await post(act, { ...form, sleutel });
    expect(status).toBe(303);
    expect(headers?.['Location']).toBe(`${path}?gedaan=contactgegevens`);
    expect(sent.at(-1)?.body).toEqual(expected);
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing', { toelichting }, 'Vul in wat er verandert.'],
    ['who said so is missing', { telefoon: '06 12345678' }, 'Vul in: Wie zei dit, en hoe?'],
    ['no address of mail', { email: 'geen', toelichting }, 'Vul een e-mailadres in zoals naam@voorbeeld.nl.'],
    [
      'half of what is safe',
      { 'veiligContact.belMoment': 'na acht uur', toelichting },
      'Kies: Kan iemand anders meelezen?',
    ],
  ])('not when %s: it is said in words', async (_, form, text) => {
    const { post, sent } = await openDesk(intake());
    const { status, body } = await post(act, { ...form, sleutel });
    expect(status).toBe(400);
    expect(body).toContain(text);
    expect(body).not.toMatch(/Ongeldige|undefined/);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('what is shown', () => {
  test('what changed, what it was and who said so; what was asked is no change', async () => {
    const one = (changes: object) => ({
      op: now,
      door: 'Noor Voorbeeld',
      velden: ['email'],
      voorheen: {},
      toelichting: null,
      ...changes,
    });
    const { get } = await openDesk(
      intake({
        contactwijzigingen: [
          one({ voorheen: { email: 'fout@gezin.example' }, toelichting: 'Moeder <b>belde</b>.' }),
          one({}),
          one({ velden: ['woonadres', 'telefoon'], voorheen: { telefoon: null } }),
        ],
      }),
    );
    const { body } = await get(path);
    expect(body).toContain('e-mailadres (eerst: fout@gezin.example). Moeder &lt;b&gt;belde&lt;/b&gt;.');
    expect(body).toContain('e-mailadres nagevraagd.');
    expect(body).toContain('adres, telefoonnummer (eerst: geen).');
    expect(body).not.toMatch(/undefined|null|NaN/);
  });

  test('that nobody can be reached, with why, and how a task ends like that', async () => {
    const { get, post } = await openDesk(
      intake({
        overzicht: overzicht(1, { nietBereikbaar: true }),
        contacttaken: [taak()],
        pogingen: [
          { taakId, op: now, medewerker: 'Noor Voorbeeld', resultaat: 'geenWeg', toelichting: 'Brief retour.' },
        ],
      }),
    );
    const { body } = await get(path);
    for (const text of ['Niet bereikbaar', 'Deze melder is niet te bereiken.', 'Brief retour.', 'value="geenWeg"'])
      expect(body).toContain(text);
    const attempt = `${path}/contacttaken/${taakId}`;
    expect((await post(attempt, { resultaat: 'geenWeg', toelichting: '', sleutel })).body).toContain(
      'Schrijf op wat u probeerde en waarom er geen manier is.',
    );
    const { headers } = await post(attempt, { resultaat: 'geenWeg', toelichting: 'Brief retour.', sleutel });
    expect(headers?.['Location']).toBe(`${path}?gedaan=contacttaken-geenWeg`);
  });

  test('the form only to who may, and the address only of the own household to who may read it', async () => {
    const shown = async (changes: object) => (await (await openDesk(intake(changes))).get(path)).body ?? '';
    expect(await shown({})).toContain('name="woonadres.postcode"');
    expect(await shown({ wieMeldde: 'signaal' })).not.toContain('name="woonadres.postcode"');
    expect(await shown({ acties: allActs.filter((actie) => actie !== 'adresLezen') })).not.toContain('woonadres.');
    expect(await shown({ acties: ['lezen'] })).not.toContain('Verbeter de contactgegevens');
  });
});
