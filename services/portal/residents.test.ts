import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../events/catalogue.ts';
import { uitkomst } from '../../events/vocabulary.ts';
import {
  apiThat,
  now,
  problem,
  requestOf,
  residentSettingOf,
  type Sent,
  sessionsInMemory,
  settingOf,
} from '../../test/support/portal.ts';
import { faultTexts } from '../intake/fault-texts.ts';
import { createResidentPages } from './residents.ts';
import type { VolgSessie } from './volgen.ts';

const uitkomstSoorten = uitkomst.exclude(['geenMelding']).options;

type Answer = { status: number; body: unknown } | undefined;

const received = {
  status: 201,
  body: {
    meldingsnummer: 'M-2026-7K3WQD',
    volgcode: 'ABCDEF-GHJKMN',
    status: 'ontvangen',
    ontvangenOp: now,
    reactieUiterlijk: '2026-11-27',
  },
};
const followed = {
  meldingsnummer: 'M-2026-7K3WQD',
  status: 'voorlopigAanspreekpunt',
  reactieUiterlijk: '2026-11-27',
  tijdlijn: [{ status: 'ontvangen', op: now }],
  regisseur: {
    naam: 'Samira Voorbeeld',
    telefoon: '0546 00 00 11',
    email: 'samira@almelo.example',
    organisatie: 'Wijkteam Almelo',
    voorlopig: true,
  },
  overIemandAnders: false,
  anoniem: false,
  bevestigenUiterlijk: '2026-11-24',
  taal: 'nl',
  uitkomst: null,
  waarnemer: null,
  afwezig: null,
  vertrek: null,
  navraag: null,
  aanvullingen: [],
  bijlagen: [],
  toestemming: { stand: 'nee', op: now, gehoord: false },
  magAanvullen: true,
  doorzendingen: [],
  magAnderVragen: true,
  verstuurd: {
    watLooptVast: 'De hulp <b>komt</b> al weken niet.',
    over: 'mijnGezin',
    melder: { rol: 'ouder', email: 'ouder@gezin.example', veiligContact: { nietMailen: false, neutraal: true } },
    woonadres: { postcode: '7607EW', huisnummer: 30, straat: 'Voorbeeldstraat' },
    leefgebieden: ['financien'],
    betrokkenOrganisaties: ['Zorg Voorbeeld', 'School Voorbeeld'],
    aantalHulpverleners: 3,
    minderjarigen: 'ja',
    doelgroepen: [],
    overzichtHouden: 'nee',
    bekendeRegisseur: null,
    toestemming: { delenMetRegisseur: false },
    geheimAdres: false,
    gesprekThuis: false,
    wisselingenHulpverleners: null,
    professional: null,
    taal: 'nl',
    veiligheid: 'zorgen',
    overRegisseur: false,
  },
};

function portal(answer: (sent: Sent) => Answer = () => undefined, gemeente = 'almelo') {
  const { api, sent } = apiThat(answer);
  const sessions = sessionsInMemory<VolgSessie>('volgen');
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `key-number-${String(keys).padStart(8, '0')}`;
  };
  const url = 'https://vlot.almelo.example';
  return { sent, sessions, handle: createResidentPages({ setting: settingOf(gemeente), url, api, newKey, sessions }) };
}

const form = {
  over: 'mijnGezin',
  'melder.rol': 'ouder',
  watLooptVast: 'De hulp <b>komt</b> al weken niet.',
  'melder.email': 'ouder@voorbeeld.example',
};
const sleutel = 'the-key-of-this-form';

describe('reporting', () => {
  test('form -> check: nothing is sent yet', async () => {
    const { handle, sent } = portal();
    const { status, body } = await handle(requestOf('POST', '/melden', { form }));
    expect(status).toBe(200);
    expect(body).toContain('Controleer uw melding');
    expect(body).toContain('De hulp &lt;b&gt;komt&lt;/b&gt; al weken niet.');
    expect(sent).toEqual([]);
  });

  test('check -> back: the form holds all of it', async () => {
    const { handle } = portal();
    const { status, body } = await handle(requestOf('POST', '/melden/wijzigen', { form }));
    expect(status).toBe(200);
    expect(body).toContain('De hulp &lt;b&gt;komt&lt;/b&gt; al weken niet.');
    expect(body).toContain('value="ouder@voorbeeld.example"');
  });

  test('check -> sent, with the key of the form; number, code, date and copy come back', async () => {
    const { handle, sent } = portal(() => received);
    const { status, body } = await handle(requestOf('POST', '/melden/versturen', { form: { ...form, sleutel } }));
    expect(status).toBe(200);
    expect(sent.map(({ path, method, headers }) => [method, path, headers.get('idempotency-key')])).toEqual([
      ['POST', '/intake/v1/meldingen', sleutel],
    ]);
    for (const text of [
      'M-2026-7K3WQD',
      'ABCDEF-GHJKMN',
      'vrijdag 27 november',
      'onze leidinggevende',
      'De hulp &lt;b&gt;',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('the copy reads the address as one line', async () => {
    const { handle } = portal(() => received);
    const address = { 'woonadres.postcode': '7607 ab', 'woonadres.huisnummer': '30', 'woonadres.toevoeging': 'a' };
    const copied = async (more: object) =>
      (await handle(requestOf('POST', '/melden/versturen', { form: { ...form, ...address, ...more, sleutel } }))).body;
    expect(await copied({ 'woonadres.straat': 'Voorbeeldstraat' })).toContain('Voorbeeldstraat 30 a, 7607 AB');
    expect(await copied({})).toContain('7607 AB 30 a');
  });

  test('acutely unsafe: 112 before anything else', async () => {
    const { handle } = portal(() => received);
    const unsafe = { ...form, sleutel, veiligheid: 'acuutOnveilig' };
    const { body = '' } = await handle(requestOf('POST', '/melden/versturen', { form: unsafe }));
    expect(body.indexOf('tel:112')).toBeGreaterThan(0);
    expect(body.indexOf('tel:112')).toBeLessThan(body.indexOf('Wij hebben uw melding ontvangen</h1>'));
    const calm = await handle(requestOf('POST', '/melden/versturen', { form: { ...form, sleutel } }));
    expect(calm.body).not.toContain('tel:112');
  });

  test('a BSN: back on the form with the explanation and the choice that it is none', async () => {
    const { handle } = portal(() => problem('bsnGevonden', 400));
    const { status, body } = await handle(requestOf('POST', '/melden/versturen', { form: { ...form, sleutel } }));
    expect(status).toBe(400);
    expect(body).toContain('lijkt. Haal het weg.');
    expect(body).toContain('name="geenBsn"');
    expect(body).toContain('De hulp &lt;b&gt;komt&lt;/b&gt;');
  });

  test.each([
    ['nobody answers', undefined, 'Het ligt niet aan u'],
    ['too busy', problem('teDruk', 429), 'erg druk'],
    ['nobody answers, so it may have arrived', undefined, 'Wij weten niet zeker of uw melding is aangekomen'],
    ['an error of ours', problem('onverwachteFout', 500), 'dan komt uw melding maar één keer aan'],
    ['refused for another reason', problem('geenToegang', 403), 'Uw melding is nog niet verstuurd'],
    ['an answer that breaks the contract', { status: 201, body: { nummer: 1 } }, 'Het ligt niet aan u'],
  ])('%s: everything is kept and the second try has the same key', async (_name, answer, text) => {
    const { handle } = portal(() => answer);
    const { status, body } = await handle(requestOf('POST', '/melden/versturen', { form: { ...form, sleutel } }));
    expect(status).toBe(503);
    expect(body).toContain(text);
    expect(body).toContain(`name="sleutel" value="${sleutel}"`);
    expect(body).toContain('name="melder.email" value="ouder@voorbeeld.example"');
    expect(body).toContain('0546 00 00 00');
  });

  test('what is no longer right at sending goes back to the form, with all the rest', async () => {
    const { handle, sent } = portal(() => received);
    const broken = { ...form, 'melder.email': 'geen adres', sleutel };
    const { status, body } = await handle(requestOf('POST', '/melden/versturen', { form: broken }));
    expect(status).toBe(400);
    expect(body).toContain('value="geen adres"');
    expect(body).toContain('De hulp &lt;b&gt;komt&lt;/b&gt;');
    expect(sent).toEqual([]);
  });

  test('a key that was used for another text gets a successor', async () => {
    const { handle } = portal(() => problem('anderVerzoekZelfdeSleutel', 409));
    const { body } = await handle(requestOf('POST', '/melden/versturen', { form: { ...form, sleutel } }));
    expect(body).toContain('name="sleutel" value="key-number-00000001"');
  });

  test('faults that only intake sees stand at their field', async () => {
    const fouten = [{ veld: '/melder/telefoon', code: 'x', melding: 'Dit nummer bestaat niet.' }];
    const { handle } = portal(() => problem('ongeldigeInvoer', 400, 'x', fouten));
    const { status, body } = await handle(requestOf('POST', '/melden/versturen', { form: { ...form, sleutel } }));
    expect(status).toBe(400);
    expect(body).toContain('href="#veld-melder-telefoon">Dit nummer bestaat niet.');
  });
});

describe('following', () => {
  const follow = { meldingsnummer: ' m-2026-7k3wqd ', volgcode: 'ABCDEF-GHJKMN' };

  test('number and code are swapped for a cookie and a clean address', async () => {
    const { handle, sent, sessions } = portal(() => ({ status: 200, body: followed }));
    const answer = await handle(requestOf('POST', '/volg', { form: follow }));
    expect(answer).toMatchObject({ status: 303, headers: { Location: '/volg/melding' }, cookies: ['volgen=1'] });
    expect(sent[0]).toMatchObject({ path: '/intake/v1/meldingen/M-2026-7K3WQD' });
    expect(sent[0]?.headers.get('volgcode')).toBe('ABCDEF-GHJKMN');
    expect(sessions.kept.get('1')).toEqual({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'ABCDEF-GHJKMN' });
  });

  test('who leads, how to reach that person, and what voorlopig means', async () => {
    const { handle, sessions } = portal(() => ({ status: 200, body: followed }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const { body } = await handle(requestOf('GET', '/volg/melding', { cookies: { volgen: '1' } }));
    for (const text of [
      'Samira Voorbeeld',
      'tel:0546000011',
      'Wijkteam Almelo',
      'Voorlopig betekent',
      'uw wijkcoach',
      'Uw klacht heeft geen gevolgen voor uw hulp',
      'Almelo Sociaal',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('nobody yet: who is busy, by when, what if that fails, and no promise to who is anonymous', async () => {
    const { handle, sessions } = portal(() => ({
      status: 200,
      body: { ...followed, status: 'inBehandeling', regisseur: null },
    }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const { body } = await handle(requestOf('GET', '/volg/melding', { cookies: { volgen: '1' } }));
    for (const text of [
      'Wij zoeken nu de juiste persoon voor u.',
      'Uiterlijk vrijdag 27 november hoort u van ons. Lukt dat niet? Dan krijgt onze leidinggevende bericht.',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('promises no answer to who reported anonymously', async () => {
    const anonymous = { ...followed, status: 'ontvangen', regisseur: null, anoniem: true };
    const { handle, sessions } = portal(() => ({ status: 200, body: anonymous }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const { body } = await handle(requestOf('GET', '/volg/melding', { cookies: { volgen: '1' } }));
    expect(body).toContain('U meldde anoniem. Daarom kunnen wij u niet bellen of schrijven.');
    expect(body).not.toMatch(/hoort u van ons|U krijgt de naam/);
  });

  test('gives back what was sent, folded and in the words of the form', async () => {
    const { handle, sessions } = portal(() => ({ status: 200, body: followed }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const { body = '' } = await handle(requestOf('GET', '/volg/melding', { cookies: { volgen: '1' } }));
    const sent = body.slice(body.indexOf('<details>'), body.indexOf('</details>'));
    for (const text of [
      'De hulp &lt;b&gt;komt&lt;/b&gt; al weken niet.',
      'Geld en schulden',
      'School Voorbeeld',
      'Voorbeeldstraat 30, 7607 EW',
      'ouder@gezin.example',
    ]) {
      expect(sent).toContain(text);
    }
    expect(sent).not.toMatch(/undefined|null|Mail mij niet/);
  });

  test('an outsider learns that it was read and nothing more', async () => {
    const outsider = { ...followed, status: 'bekeken', regisseur: null, overIemandAnders: true };
    const { handle, sessions } = portal(() => ({ status: 200, body: outsider }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const { body } = await handle(requestOf('GET', '/volg/melding', { cookies: { volgen: '1' } }));
    expect(body).toContain(
      'Wij hebben uw melding gelezen. Meer mogen wij niet vertellen. Zo beschermen wij het gezin.',
    );
    const beyondTheirOwnWords = (body ?? '').replace(/<details>.*<\/details>/s, '');
    expect(beyondTheirOwnWords).not.toMatch(/wijkcoach|Wat komt daarna|Samira/);
  });

  const laterOn = '2026-12-01T10:00:00Z';
  async function pageOf(changes: object, at = now) {
    const { handle, sessions } = portal(() => ({ status: 200, body: { ...followed, ...changes } }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const request = { ...requestOf('GET', '/volg/melding', { cookies: { volgen: '1' } }), now: at };
    return (await handle(request)).body ?? '';
  }

  test('voorlopig: by when the gemeente confirms, and no term that was met long ago', async () => {
    const onTime = await pageOf({});
    expect(onTime).toContain('De gemeente bevestigt dit uiterlijk dinsdag 24 november. Bellen kan nu al.');
    const late = await pageOf({}, laterOn);
    expect(late).toContain('De gemeente zou dit uiterlijk dinsdag 24 november bevestigen. Dat is nog niet gebeurd.');
    const unknown = await pageOf({ bevestigenUiterlijk: null }, laterOn);
    expect(unknown).toContain('Zodra de gemeente het bevestigt, krijgt u bericht.');
    for (const body of [onTime, late, unknown]) expect(body).not.toMatch(/leidinggevende|van ons moeten horen/);
  });

  test('benoemd: may call now, whatever the date', async () => {
    const benoemd = {
      status: 'regisseurBenoemd',
      regisseur: { ...followed.regisseur, voorlopig: false },
      tijdlijn: [
        { status: 'inBehandeling', op: now },
        { status: 'regisseurBenoemd', op: now },
      ],
      bevestigenUiterlijk: null,
    };
    for (const at of [now, laterOn]) {
      const body = await pageOf(benoemd, at);
      expect(body).toContain('U mag nu bellen.');
      expect(body).toContain('Uw wijkcoach is bekend');
      expect(body).toContain('Wij zoeken de juiste persoon voor u');
      expect(body).not.toMatch(/leidinggevende|van ons moeten horen|hebben uw melding gelezen/);
    }
  });

  test('an outsider whose date has passed: sorry, and call', async () => {
    const outsider = { status: 'ontvangen', regisseur: null, overIemandAnders: true, bevestigenUiterlijk: null };
    expect(await pageOf(outsider)).toContain('Uiterlijk vrijdag 27 november hebben wij hem gelezen.');
    const late = await pageOf(outsider, laterOn);
    expect(late).toContain('Wij hadden uw melding uiterlijk vrijdag 27 november moeten lezen.');
    expect(late).not.toContain('hebben wij hem gelezen');
  });

  test('no copy with a code that others may have seen', async () => {
    expect(await pageOf({})).toContain('<details>');
    expect(await pageOf({ verstuurd: null })).not.toContain('<details>');
  });

  test('a link from a mail shows a button and asks nobody anything', async () => {
    const { handle, sent, sessions } = portal();
    const good = await handle(requestOf('GET', '/volg/M-2026-7K3WQD.ABCDEF-GHJKMN'));
    const bad = await handle(requestOf('GET', '/volg/nonsense'));
    expect([good.status, bad.status]).toEqual([200, 200]);
    expect(good.body).toContain('name="volgcode" value="ABCDEF-GHJKMN"');
    const bare = (text = '') => text.replaceAll(/value="[^"]*"/g, '');
    expect(bare(bad.body)).toBe(bare(good.body));
    expect(sent).toEqual([]);
    expect(sessions.kept.size).toBe(0);
  });

  test('unknown, wrong and malformed look alike', async () => {
    const answers = [];
    for (const [status, number] of [
      [404, 'M-2026-7K3WQD'],
      [400, 'M-2026-7K3WQD'],
      [404, ''],
    ] as const) {
      const { handle } = portal(() => problem('nietGevonden', status));
      const { status: shown, body = '' } = await handle(
        requestOf('POST', '/volg', { form: { meldingsnummer: number, volgcode: 'X' } }),
      );
      answers.push([shown, body.replaceAll(/value="[^"]*"/g, '')]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.[1]).toContain('horen niet bij elkaar');
  });

  test('without a session: the form again', async () => {
    const { handle } = portal();
    expect(await handle(requestOf('GET', '/volg/melding', { cookies: { volgen: '9' } }))).toMatchObject({
      status: 303,
      headers: { Location: '/volg?verlopen' },
    });
  });

  test('stopping ends the session', async () => {
    const { handle, sessions } = portal();
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const answer = await handle(requestOf('POST', '/volg/stoppen', { cookies: { volgen: '1' } }));
    expect(answer).toMatchObject({ status: 303, cookies: ['volgen=; Max-Age=0'] });
    expect(sessions.kept.size).toBe(0);
  });
});

describe('in English', () => {
  const english = { ...form, watLooptVast: 'The help has not come for weeks.' };

  test('the address decides, on every page, and each points at the other', async () => {
    const { handle } = portal();
    for (const path of ['/', '/melden', '/melden/professional', '/volg', '/rechtspositie', '/privacy']) {
      const pair = path === '/' ? '/en' : `/en${path}`;
      const [dutch, other] = await Promise.all([path, pair].map((one) => handle(requestOf('GET', one))));
      expect(dutch?.body).toContain('<html lang="nl"');
      expect(other?.body).toContain('<html lang="en"');
      for (const body of [dutch?.body, other?.body]) {
        expect(body).toContain(`<link rel="alternate" hreflang="nl" href="${path}">`);
        expect(body).toContain(`<link rel="alternate" hreflang="en" href="${pair}">`);
      }
      expect(other?.body).not.toMatch(
        /<a (?!class="taal")[^>]*href="\/(melden|volg|rechtspositie|privacy|toegankelijkheid)/,
      );
    }
  });

  test('the choice goes to intake, and stays the same for every try of one report', async () => {
    const { handle, sent } = portal(() => undefined);
    const first = await handle(requestOf('POST', '/en/melden/versturen', { form: { ...english, sleutel } }));
    expect(first.body).toContain('We are not sure if your report has reached us');
    expect(first.body).toContain('name="taal" value="en"');
    // Another language afterwards: the same request, or it could become a second melding.
    const checked = await handle(requestOf('POST', '/melden', { form: { ...english, sleutel, taal: 'en' } }));
    expect(checked.body).toContain(`name="sleutel" value="${sleutel}"`);
    await handle(requestOf('POST', '/melden/versturen', { form: { ...english, sleutel, taal: 'en' } }));
    await handle(requestOf('POST', '/melden/versturen', { form: { ...english, sleutel } }));
    expect(sent.map(({ body, headers }) => [body, headers.get('idempotency-key')])).toEqual([
      [expect.objectContaining({ taal: 'en' }), sleutel],
      [expect.objectContaining({ taal: 'en' }), sleutel],
      [expect.objectContaining({ taal: 'nl' }), sleutel],
    ]);
  });

  test('the switch on a form is a button that takes along what was typed', async () => {
    const { handle } = portal();
    const { body = '' } = await handle(requestOf('POST', '/melden/wijzigen', { form }));
    expect(body).toContain('<button class="taal" form="formulier" formaction="/en/melden/wijzigen" lang="en">English');
    const other = await handle(requestOf('POST', '/en/melden/wijzigen', { form }));
    expect(other.body).toContain('De hulp &lt;b&gt;komt&lt;/b&gt; al weken niet.');
    expect(other.body).toContain('value="ouder@voorbeeld.example"');
  });

  test('Enter in a field checks the form and does not change the language', async () => {
    const { body = '' } = await portal().handle(requestOf('GET', '/en/melden'));
    const buttons = [...body.matchAll(/<button[^>]*form="formulier"[^>]*>/g)].map(([tag]) => tag);
    expect(buttons[0]).not.toContain('formaction');
    expect(buttons[1]).toContain('formaction="/melden/wijzigen"');
  });

  test('what intake finds wrong is said in English, whatever it was', async () => {
    const { handle } = portal();
    const { body = '' } = await handle(
      requestOf('POST', '/en/melden', { form: { ...english, over: '', 'melder.email': 'none' } }),
    );
    expect(body).toContain('<title>Error: ');
    expect(body).toContain('>Choose who your report is about.</a>');
    expect(body).toContain('>Fill in a mail address like name@example.com.</a>');
    const fouten = [{ veld: '/melder/telefoon', code: 'x', melding: 'Dit staat in geen enkele lijst.' }];
    const strange = portal(() => problem('ongeldigeInvoer', 400, 'Uitleg in het Nederlands.', fouten));
    const answer = await strange.handle(requestOf('POST', '/en/melden/versturen', { form: { ...english, sleutel } }));
    expect(answer.body).toContain('Something is not right yet. Check your answers, or call us.');
    expect(answer.body).not.toMatch(/Dit staat|Uitleg/);
    const bare = portal(() => problem('ongeldigeInvoer', 400, 'Uitleg in het Nederlands.'));
    const other = await bare.handle(requestOf('POST', '/en/melden/versturen', { form: { ...english, sleutel } }));
    expect(other.body).not.toContain('Uitleg');
  });

  test('following stays in the language of the address', async () => {
    const { handle, sessions } = portal(() => ({ status: 200, body: { ...followed, taal: 'en' } }));
    const follow = { meldingsnummer: 'M-2026-7K3WQD', volgcode: 'ABCDEF-GHJKMN' };
    expect(await handle(requestOf('POST', '/en/volg', { form: follow }))).toMatchObject({
      headers: { Location: '/en/volg/melding' },
    });
    const { body } = await handle(requestOf('GET', '/en/volg/melding', { cookies: { volgen: '1' } }));
    for (const text of [
      'Your contact for the time being',
      'The municipality confirms this by Tuesday 24 November.',
      'your district coach',
      'Money and debts',
    ]) {
      expect(body).toContain(text);
    }
    expect(sessions.kept.size).toBe(1);
    expect(await handle(requestOf('GET', '/en/volg/melding'))).toMatchObject({
      headers: { Location: '/en/volg?verlopen' },
    });
  });
});

describe('who reports from their work', () => {
  const work = {
    ingang: 'professional',
    'melder.naam': 'Agent Voorbeeld',
    'melder.rol': 'professional',
    'melder.telefoon': '06 00000001',
    'professional.vindplaats': settingOf().gemeente.vindplaatsen[0]?.code ?? '',
    'professional.organisatie': 'School Voorbeeld',
    'professional.functie': 'Intern begeleider',
    'professional.watWeetHetGezin': 'Ik heb de moeder gebeld.',
    'professional.watDoetUZelf': 'Ik zie het kind elke dag.',
    weetHetGezinHet: 'ja',
    watLooptVast: 'Het gezin krijgt vijf soorten hulp en niemand belt.',
  };

  test('is asked in an own form, and intake gets it with who they are', async () => {
    const { handle, sent } = portal(() => received);
    const form = await handle(requestOf('GET', '/melden/professional'));
    expect(form.body).toContain('name="ingang" value="professional"');
    expect(form.body).not.toContain('name="anoniem"');
    const check = await handle(requestOf('POST', '/melden', { form: work }));
    expect(check.body).toContain('School Voorbeeld');
    expect(check.body).toContain('name="ingang" value="professional"');
    const { body = '' } = await handle(requestOf('POST', '/melden/versturen', { form: { ...work, sleutel } }));
    // The mail says that nothing more may be told: the page promises no answer either.
    expect(body).toContain('hebben wij uw melding gelezen.');
    expect(body).not.toMatch(/hoort u van ons|U hoort van ons/);
    expect(sent[0]?.body).toMatchObject({
      over: 'iemandAnders',
      weetHetGezinHet: 'ja',
      professional: {
        vindplaats: work['professional.vindplaats'],
        organisatie: 'School Voorbeeld',
        functie: 'Intern begeleider',
        watWeetHetGezin: 'Ik heb de moeder gebeld.',
        watDoetUZelf: 'Ik zie het kind elke dag.',
        overgenomenTaken: [],
      },
    });
    expect(body).toContain('Blijf intussen doen wat u voor het gezin doet.');
    expect(body).not.toMatch(/U krijgt de naam/);
  });

  test('what is missing is said at its field, in the words of this form', async () => {
    const { handle } = portal();
    const empty = { ingang: 'professional', watLooptVast: work.watLooptVast };
    const { status, body = '' } = await handle(requestOf('POST', '/melden', { form: empty }));
    expect(status).toBe(400);
    for (const [field, text] of [
      ['professional-organisatie', 'Vul in bij welke organisatie u werkt.'],
      ['professional-vindplaats', 'Kies waar u werkt uit de lijst.'],
      ['melder-rol-1', 'Kies wie u bent.'],
    ]) {
      expect(body).toContain(`href="#veld-${field}">${text}`);
    }
    const other = await handle(requestOf('POST', '/en/melden', { form: empty }));
    expect(other.body).toContain('Fill in which organisation you work for.');
    expect(other.body).not.toMatch(/Invalid input|Vul |Kies /);
  });

  test('a client supporter names the tasks, one on each line; nobody else is asked', async () => {
    const { handle, sent } = portal(() => received);
    const tasks = { ...work, sleutel, 'professional.overgenomenTaken': 'Post openen\n\n Bellen met de school ' };
    await handle(requestOf('POST', '/melden/versturen', { form: tasks }));
    await handle(requestOf('POST', '/melden/versturen', { form: { ...tasks, 'melder.rol': 'clientondersteuner' } }));
    expect(sent.map(({ body }) => body)).toMatchObject([
      { professional: { overgenomenTaken: [] } },
      { professional: { overgenomenTaken: ['Post openen', 'Bellen met de school'] } },
    ]);
  });
});

describe('a young person', () => {
  const young = { ...form, 'melder.rol': 'jeugdige', 'melder.leeftijd': '14', sleutel };

  test('the age goes along, and the page says that nobody tells the parents by itself', async () => {
    const { handle, sent } = portal(() => received);
    const { body } = await handle(requestOf('POST', '/melden/versturen', { form: young }));
    expect(sent[0]?.body).toMatchObject({ melder: { rol: 'jeugdige', leeftijd: 14 } });
    expect(body).toContain('Wij mailen of bellen je ouders niet vanzelf.');
    const grown = await handle(requestOf('POST', '/melden/versturen', { form: { ...young, 'melder.rol': 'ouder' } }));
    expect(sent[1]?.body).not.toHaveProperty('melder.leeftijd');
    expect(grown.body).not.toContain('Wij mailen of bellen je ouders niet vanzelf.');
  });

  test('who wants post is told that parents can read it, when intake refuses', async () => {
    const fouten = [{ veld: '/melder/voorkeurskanaal', code: 'custom', melding: faultTexts.briefBijJeugdige }];
    const { handle } = portal(() => problem('ongeldigeInvoer', 400, 'x', fouten));
    for (const [path, text] of [
      ['/melden/versturen', 'Een brief kan bij je ouders terechtkomen.'],
      ['/en/melden/versturen', 'A letter can end up with your parents.'],
    ] as const) {
      expect((await handle(requestOf('POST', path, { form: young }))).body).toContain(text);
    }
  });

  test('a secret address goes along as such', async () => {
    const { handle, sent } = portal(() => received);
    await handle(requestOf('POST', '/melden/versturen', { form: { ...form, geheimAdres: 'ja', sleutel } }));
    expect(sent[0]?.body).toMatchObject({ geheimAdres: true });
  });
});

describe('what who follows can do', () => {
  const done = { status: 201, body: { meldingsnummer: 'M-2026-7K3WQD', op: now, status: 'inBehandeling' } };
  const code = { meldingsnummer: 'M-2026-7K3WQD', volgcode: 'ABCDEF-GHJKMN' };

  async function following(answer: (sent: Sent) => Answer = () => done) {
    const made = portal(answer);
    await made.sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    const post = (path: string, fields: Record<string, string>) =>
      made.handle(requestOf('POST', path, { form: { sleutel, ...fields }, cookies: { volgen: '1' } }));
    return { ...made, post };
  }

  test.each([
    ['/volg/vertellen', { tekst: 'De thuishulp stopt ook.' }, 'aanvullingen', { tekst: 'De thuishulp stopt ook.' }],
    [
      '/volg/navraag',
      { antwoord: 'nee', toelichting: ' Niemand kwam. ' },
      'navraagantwoorden',
      { antwoord: 'nee', toelichting: 'Niemand kwam.' },
    ],
    ['/volg/wissel', { toelichting: '' }, 'wisselverzoeken', {}],
    ['/volg/toestemming', { delenMetRegisseur: 'ja' }, 'toestemmingen', { delenMetRegisseur: true }],
    ['/volg/toestemming', { delenMetRegisseur: 'nee' }, 'toestemmingen', { delenMetRegisseur: false }],
  ])('%s goes to intake with the code and the key, and the page says so', async (path, fields, where, body) => {
    const { post, sent, handle } = await following(({ method }) =>
      method === 'POST' ? done : { status: 200, body: followed },
    );
    const { status, headers } = await post(path, fields);
    expect(status).toBe(303);
    expect(sent[0]).toMatchObject({ path: `/intake/v1/meldingen/M-2026-7K3WQD/${where}`, body });
    expect(sent[0]?.headers.get('volgcode')).toBe('x');
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
    const page = await handle(requestOf('GET', headers?.['Location'] ?? '', { cookies: { volgen: '1' } }));
    expect(page.body).toMatch(/utrecht-alert--ok[\s\S]*Dank u wel\./);
  });

  test('the link in the mail asks, and answers nothing by being opened; the answer needs no session', async () => {
    const { handle, sent, sessions } = portal(() => done);
    const link = await handle(requestOf('GET', '/en/volg/M-2026-7K3WQD.ABCDEF-GHJKMN/navraag'));
    expect(link.body).toContain('Is the help moving again?');
    expect(link.body).toContain('name="volgcode" value="ABCDEF-GHJKMN"');
    expect(sent).toEqual([]);
    const answer = await handle(requestOf('POST', '/en/volg/navraag', { form: { ...code, sleutel, antwoord: 'ja' } }));
    expect(answer).toMatchObject({ status: 303, headers: { Location: '/en/volg/melding?gedaan=navraag-ja' } });
    expect(sent[0]?.headers.get('volgcode')).toBe('ABCDEF-GHJKMN');
    expect(sessions.kept.get('1')).toEqual(code);
  });

  test('nothing chosen, too little, a BSN: said at the field, what was typed stays', async () => {
    const { post } = await following();
    expect((await post('/volg/navraag', { toelichting: 'Het gaat zo.' })).body).toContain(
      'href="#veld-antwoord-1">Kies een antwoord.',
    );
    for (const chosen of [{}, { delenMetRegisseur: 'misschien' }]) {
      const unchosen = await post('/volg/toestemming', { ...chosen });
      expect(unchosen.status).toBe(400);
      expect(unchosen.body).toContain('href="#veld-delenMetRegisseur-1">Kies een antwoord.');
    }
    const short = await post('/en/volg/vertellen', { tekst: 'a' });
    expect(short.status).toBe(400);
    expect(short.body).toContain('Tell us in at least 3 characters what you want to add.');
    const bsn = await following(() => problem('bsnGevonden', 400));
    const again = await bsn.post('/volg/vertellen', { tekst: 'Mijn nummer is 111222333.' });
    expect(again.body).toContain('Mijn nummer is 111222333.');
    expect(again.body).toContain('name="geenBsn"');
  });

  test('the session is over: the text stays and the code is asked once more', async () => {
    const { handle, sent } = portal(() => done);
    const { body } = await handle(requestOf('POST', '/volg/vertellen', { form: { tekst: 'Nog iets.', sleutel } }));
    expect(body).toContain('Nog iets.');
    expect(body).toContain('id="veld-volgcode"');
    expect(body).toContain('Vul uw nummer en code opnieuw in.');
    expect(body).not.toContain('horen niet bij elkaar');
    expect(sent).toEqual([]);
    const again = { tekst: 'Nog iets.', sleutel, ...code };
    expect(await handle(requestOf('POST', '/volg/vertellen', { form: again }))).toMatchObject({ status: 303 });
    expect(sent[0]?.body).toMatchObject({ tekst: 'Nog iets.' });
  });

  test('a code that is typed goes before that of a session that is no longer good', async () => {
    const { post, sent } = await following(({ headers }) =>
      headers.get('volgcode') === 'x' ? problem('nietGevonden', 404) : done,
    );
    const refused = await post('/volg/vertellen', { tekst: 'De thuishulp stopt ook.' });
    expect(refused.body).toContain('id="veld-volgcode"');
    expect(await post('/volg/vertellen', { tekst: 'De thuishulp stopt ook.', ...code })).toMatchObject({ status: 303 });
    expect(sent.map(({ headers }) => headers.get('volgcode'))).toEqual(['x', 'ABCDEF-GHJKMN']);
  });

  test.each([
    ['too late', problem('nietMogelijk', 409), 409, 'Dit kan nu niet meer.'],
    ['silence', undefined, 503, 'Wij weten niet zeker of dit is aangekomen.'],
    ['an error of ours', problem('onverwachteFout', 500), 503, 'Wij weten niet zeker of dit is aangekomen.'],
    ['a code that is no longer good', problem('nietGevonden', 404), 400, 'horen niet bij elkaar'],
  ])('%s: said so, with the text and the same key', async (_name, answer, status, text) => {
    const { post } = await following(() => answer);
    const shown = await post('/volg/vertellen', { tekst: 'De thuishulp stopt ook.' });
    expect(shown.status).toBe(status);
    expect(shown.body).toContain(text);
    expect(shown.body).toContain('De thuishulp stopt ook.');
    expect(shown.body).toContain(`name="sleutel" value="${sleutel}"`);
  });

  test('where it is not possible to say who reads the story, whom to call', async () => {
    const { post } = await following(() => problem('nietMogelijk', 409));
    const shown = await post('/volg/toestemming', { delenMetRegisseur: 'ja' });
    expect(shown.status).toBe(409);
    expect(shown.body).toContain('Dit kan hier niet. Bel ons');
    expect(shown.body).toMatch(/value="ja"[^>]* checked/);
  });

  test('another language takes along the text and the key', async () => {
    const { post, sent } = await following();
    const { body } = await post('/en/volg/vertellen/invullen', { tekst: 'De thuishulp stopt ook.' });
    expect(body).toContain('What do you want to add?');
    expect(body).toContain('De thuishulp stopt ook.');
    expect(body).toContain(`name="sleutel" value="${sleutel}"`);
    expect(sent).toEqual([]);
  });
});

describe('what the follow page tells', () => {
  async function pageOf(changes: object, path = '/volg/melding'): Promise<string> {
    const { handle, sessions } = portal(() => ({ status: 200, body: { ...followed, ...changes } }));
    await sessions.start({ meldingsnummer: 'M-2026-7K3WQD', volgcode: 'x' }, now, 30);
    return (await handle(requestOf('GET', path, { cookies: { volgen: '1' } }))).body ?? '';
  }
  const uitkomst = {
    soort: 'viaTeam',
    op: now,
    tekst: 'Wij komen dinsdag bij u langs.',
    contact: { naam: 'VIA-team Noord', telefoon: '0546 00 00 09', email: 'via@almelo.example', website: null },
    uiterlijk: '2026-12-01',
  };

  test('what was decided, in plain words, whom to call and by when', async () => {
    const body = await pageOf({ status: 'inBehandeling', regisseur: null, uitkomst });
    for (const text of [
      'Een team bij u in de buurt gaat u helpen.',
      'Wij komen dinsdag bij u langs.',
      'VIA-team Noord',
      'tel:0546000009',
      'Uiterlijk dinsdag 1 december hoort u hoe het verder gaat.',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).not.toMatch(/undefined|null/);
  });

  test.each(uitkomstSoorten)('%s has words of its own, in both languages', async (soort) => {
    const changes = { status: 'inBehandeling', regisseur: null, uitkomst: { ...uitkomst, soort, tekst: null } };
    for (const [taal, path] of [
      ['nl', '/volg/melding'],
      ['en', '/en/volg/melding'],
    ] as const) {
      const words = residentSettingOf(taal).texts.volg.uitkomst;
      expect(await pageOf(changes, path)).toContain(soort === 'doorgezonden' ? words.titel : words.soort[soort]);
    }
  });

  test('what is passed on: by when it is handed over, and when it was', async () => {
    const given = { ...uitkomst, soort: 'doorgezonden', tekst: null } as const;
    const base = { status: 'inBehandeling', regisseur: null } as const;
    const bij = { naam: 'Klachtenfunctionaris', telefoon: '0548 00 00 00', email: null, website: null };
    const bezig = await pageOf({ ...base, uitkomst: { ...given, contact: bij, uiterlijk: '2099-12-01' } });
    expect(bezig).toContain('Wij dragen uw melding over aan Klachtenfunctionaris. Uiterlijk dinsdag 1 december');
    expect(bezig).not.toContain('andere organisatie');
    const laat = await pageOf({ ...base, uitkomst: { ...given, contact: bij, uiterlijk: '2020-12-01' } });
    expect(laat).toContain('Dat had uiterlijk dinsdag 1 december moeten gebeuren.');
    const klaar = await pageOf({
      ...base,
      doorzendingen: [{ bestemming: 'klacht', bij, uiterlijk: null, overgedragenOp: '2026-11-25T10:00:00Z' }],
    });
    expect(klaar).toContain('Het is ook een klacht');
    expect(klaar).toContain(
      'overgedragen aan Klachtenfunctionaris, op woensdag 25 november. De datum van uw melding telt.',
    );
  });

  test('what comes next while somebody has it in hand; of a closed melding nobody, and no day', async () => {
    const open = await pageOf({
      regisseur: null,
      uitkomst: { ...uitkomst, soort: 'viaTeam' },
      status: 'inBehandeling',
    });
    expect(open).toContain('Wie u gaat helpen, neemt contact met u op.');
    expect(open).not.toContain('doe een nieuwe melding');
    const closed = await pageOf({ regisseur: null, uitkomst, status: 'afgerond' });
    expect(closed).toContain('doe een nieuwe melding');
    expect(closed).not.toContain('Wie doet dat?');
    expect(closed).not.toContain('<dt>Wanneer?</dt>');
  });

  test('the terms of the Wmo, from the day of the melding', async () => {
    const body = await pageOf({ regisseur: null, uitkomst: { ...uitkomst, soort: 'wmoMelding' } });
    expect(body).toContain('Het onderzoek duurt hoogstens 6 weken');
    expect(body).toContain('Geef het ons binnen 7 dagen');
  });

  test('who is away, until when, and whom to call meanwhile', async () => {
    const { voorlopig: _, ...contact } = followed.regisseur;
    const waarnemer = { ...contact, naam: 'Karim Voorbeeld', telefoon: '0546 00 00 12', tot: '2027-01-03' };
    const body = await pageOf({ waarnemer });
    expect(body).toContain('Samira Voorbeeld is afwezig tot en met zondag 3 januari. Bel zolang Karim Voorbeeld.');
    expect(body.indexOf('tel:0546000012')).toBeLessThan(body.indexOf('tel:0546000011'));
    expect(body).not.toContain('Samira Voorbeeld is uw wijkcoach');
  });

  test.each([
    ['nl', '/volg/melding', 'werkt niet meer bij', 'Bel tot die tijd de gemeente', 'U had uiterlijk'],
    ['en', '/en/volg/melding', 'no longer works at', 'Until then, call the municipality', 'You should have heard'],
  ] as const)(
    'who left is no contact any more: by when, and the municipality meanwhile, in %s',
    async (taal, path, gone, call, late) => {
      const { naam, telefoon, email } = followed.regisseur;
      const vertrek = { naam, organisatie: 'Wijkteam Almelo', uiterlijk: '2026-11-26' };
      const changes = {
        status: 'inBehandeling',
        regisseur: null,
        bevestigenUiterlijk: null,
        magAnderVragen: false,
        vertrek,
      };
      const body = await pageOf(changes, path);
      const setting = residentSettingOf(taal);
      for (const text of [`${naam} ${gone} Wijkteam Almelo.`, call, setting.spellDate('2026-11-26')]) {
        expect(body).toContain(text);
      }
      expect(body).toMatch(new RegExp(`${call}: <a[^>]*href="tel:`));
      expect(body).not.toContain(telefoon);
      expect(body).not.toContain(email);
      expect(body).not.toMatch(/undefined|null|volg\/wissel/);
      expect(body).not.toContain(late);
      const after = await pageOf({ ...changes, vertrek: { ...vertrek, uiterlijk: '2026-11-20' } }, path);
      expect(after).toContain(late);
      // Closed or with an outcome: what was told by letter is on the page all the same.
      expect(await pageOf({ ...changes, status: 'afgerond' }, path)).toContain(gone);
    },
  );

  test.each([
    [
      'nl',
      '/volg/melding',
      'is er nu niet. Wij zoeken iemand die dit overneemt.',
      'Bel zolang de gemeente',
      'U had uiterlijk',
    ],
    [
      'en',
      '/en/volg/melding',
      'is away now. We are looking for somebody who takes over.',
      'Until then, call the municipality',
      'You should have heard',
    ],
  ] as const)(
    'who is away with nobody who stands in is not called: by when, and the municipality meanwhile, in %s',
    async (taal, path, away, call, late) => {
      const { naam, telefoon, email } = followed.regisseur;
      const afwezig = { naam, uiterlijk: '2026-11-26' };
      const changes = { regisseur: null, bevestigenUiterlijk: null, magAnderVragen: true, afwezig };
      const body = await pageOf(changes, path);
      for (const text of [`${naam} ${away}`, call, residentSettingOf(taal).spellDate('2026-11-26')]) {
        expect(body).toContain(text);
      }
      expect(body).toMatch(new RegExp(`${call}: <a[^>]*href="tel:`));
      expect(body).not.toContain(telefoon);
      expect(body).not.toContain(email);
      expect(body).not.toMatch(/undefined|null|ziek|verlof|\bill\b|leave/);
      // It may last: they may still ask for somebody else.
      expect(body).toContain('/volg/wissel');
      expect(body).not.toContain(late);
      expect(await pageOf({ ...changes, afwezig: { ...afwezig, uiterlijk: '2026-11-20' } }, path)).toContain(late);
    },
  );

  test('the question is there while it is asked, and each action only when intake allows it', async () => {
    const asked = await pageOf({ navraag: { ronde: 1, gevraagdOp: now } });
    for (const path of ['/volg/navraag', '/volg/vertellen', '/volg/wissel']) expect(asked).toContain(`href="${path}"`);
    const bare = await pageOf({ magAanvullen: false, magAnderVragen: false });
    expect(bare).not.toMatch(/href="\/volg\/(navraag|vertellen|wissel)"/);
  });

  test.each([
    ['nietGezegd', null, 'U hebt hier nog niets over gezegd.', 'You have not said anything about this yet.'],
    ['ja', now, 'U zei ja. Ook het team dat u helpt, mag uw verhaal lezen.', 'You said yes.'],
    ['nee', now, 'U zei nee. Ook het team mag uw verhaal niet lezen.', 'You said no.'],
    ['verborgen', null, 'Met deze link laten wij niet zien wat u koos.', 'With this link we do not show'],
  ])('who may read the story now (%s), and where to change that', async (stand, op, dutch, english) => {
    const toestemming = { stand, op, gehoord: false };
    const body = await pageOf({ toestemming });
    expect(body).toContain(dutch);
    expect(body).toContain('href="/volg/toestemming"');
    expect(body.includes('Dit geldt sinds')).toBe(op !== null);
    const translated = await pageOf({ toestemming }, '/en/volg/melding');
    expect(translated).toContain(english);
    expect(translated).toContain('href="/en/volg/toestemming"');
  });

  test('that somebody wrote down what the family said, so that they can say that it is wrong', async () => {
    const body = await pageOf({ toestemming: { stand: 'ja', op: now, gehoord: true } });
    expect(body).toMatch(/U zei dit op [a-z]+ \d+ november tegen een medewerker\. Klopt het niet\?/);
  });

  test('whose question it is not, is not asked', async () => {
    for (const changes of [{}, { overIemandAnders: true, status: 'bekeken' }, { anoniem: true }]) {
      expect(await pageOf({ ...changes, toestemming: null })).not.toMatch(
        /volg\/toestemming|mijn verhaal|uw verhaal lezen/,
      );
    }
    expect(await pageOf({ overIemandAnders: true })).not.toContain('volg/toestemming');
  });

  test('the question says what it means, that it may change, and what cannot be undone; in both languages', async () => {
    const dutch = await pageOf({}, '/volg/toestemming');
    expect(dutch).toMatch(/zo vaak als u wilt.*helpen wij u net zo goed.*kunnen wij niet terugdraaien/s);
    expect(dutch).not.toMatch(/ checked/);
    expect(await pageOf({}, '/en/volg/toestemming')).toContain('What has been read already, we cannot undo.');
  });

  test('an outsider or who is anonymous sees no outcome, even if it were there', async () => {
    const outsider = await pageOf({
      status: 'bekeken',
      overIemandAnders: true,
      uitkomst,
      navraag: { ronde: 1, gevraagdOp: now },
    });
    expect(outsider).not.toMatch(/VIA-team|Samira|navraag|Wat is er besloten/);
    const beyondTheirOwnWords = outsider.replace(/<details>.*<\/details>/s, '');
    expect(beyondTheirOwnWords).not.toContain('0546 00 00 09');
  });

  test('no text from the address: what was done is a code', async () => {
    const body = await pageOf({}, '/volg/melding?gedaan=Betaal%20nu');
    expect(body).not.toContain('Betaal nu');
    expect(body).not.toContain('utrecht-alert--ok');
  });
});

describe('the rest', () => {
  test('every event has its schema at the address that it names', async () => {
    const { handle } = portal();
    for (const { type } of catalogue) {
      const { body = '', contentType } = await handle(requestOf('GET', `/schemas/${type}.json`));
      expect(contentType).toBe('application/schema+json');
      const file = new URL(`../../events/schemas/${type}.json`, import.meta.url);
      expect(JSON.parse(body)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    }
  });

  test('privacy: no term that nobody keeps, no list item in lower case', async () => {
    const { body = '' } = await portal().handle(requestOf('GET', '/privacy'));
    expect(body).not.toContain('Daarna wissen wij alles');
    expect(body).not.toMatch(/<li[^>]*>[a-z]/);
    expect(body).toContain('wist onze software dit vanzelf');
    expect(body).toContain('De gemeente bewaart dit');
  });

  test.each(['/', '/melden', '/volg', '/rechtspositie', '/privacy'])('%s says hebt u', async (path) => {
    const { body } = await portal().handle(requestOf('GET', path));
    expect(body).not.toMatch(/\b(heeft u|u heeft)\b/i);
  });

  test('security.txt expires within the year', async () => {
    const { body } = await portal().handle(requestOf('GET', '/.well-known/security.txt'));
    expect(body).toContain('Contact: mailto:beheer@almelo.example');
    expect(body).toContain('Expires: 2027-05-22T21:50:00Z');
  });

  test('assets may be kept for good, pages may not', async () => {
    const { handle } = portal();
    const { body = '' } = await handle(requestOf('GET', '/'));
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(body)?.[1] ?? '';
    const answer = await handle(requestOf('GET', style));
    expect(answer.headers?.['Cache-Control']).toContain('immutable');
    expect(answer.body).toContain(settingOf().gemeente.thema.primair);
  });

  test.each(['/', '/melden', '/volg', '/rechtspositie', '/privacy', '/toegankelijkheid'])(
    '%s: leaving fast, phone, nothing inline',
    async (path) => {
      const { body = '' } = await portal().handle(requestOf('GET', path));
      expect(body).toMatch(
        /<a [^>]*href="https:\/\/www\.buienradar\.nl\/" rel="noreferrer noopener"[^>]*>Snel weg<\/a>/,
      );
      expect(body).toContain('tel:0546000000');
      expect(body).not.toMatch(/ style=| on[a-z]+=|<style|<script(?! src="\/assets\/)/);
    },
  );

  test('each municipality speaks its own words', async () => {
    const bodies = await Promise.all(
      ['almelo', 'denhaag', 'heerlen'].map(
        async (name) => (await portal(undefined, name).handle(requestOf('GET', '/rechtspositie'))).body,
      ),
    );
    expect(new Set(bodies).size).toBe(3);
    expect(bodies[0]).toContain('Wat mag uw wijkcoach?');
  });

  test('unknown addresses and wrong methods are told apart', async () => {
    const { handle } = portal();
    await expect(handle(requestOf('GET', '/nergens'))).rejects.toMatchObject({ status: 404 });
    await expect(handle(requestOf('GET', '/schemas/nl.regie.niets.v1.json'))).rejects.toMatchObject({ status: 404 });
    await expect(handle(requestOf('POST', '/privacy'))).rejects.toMatchObject({ status: 405 });
  });
});
