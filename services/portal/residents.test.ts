import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../events/catalogue.ts';
import { apiThat, now, problem, requestOf, type Sent, sessionsInMemory, settingOf } from '../../test/support/portal.ts';
import { createResidentPages } from './residents.ts';
import type { VolgSessie } from './volgen.ts';

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
  navraag: null,
  aanvullingen: [],
  bijlagen: [],
  magAanvullen: true,
  magAnderVragen: true,
  verstuurd: {
    watLooptVast: 'De hulp <b>komt</b> al weken niet.',
    over: 'mijnGezin',
    melder: { rol: 'ouder', email: 'ouder@gezin.example', veiligContact: { nietMailen: false, neutraal: true } },
    woonadres: { postcode: '7607EW', huisnummer: 30 },
    leefgebieden: ['financien'],
    betrokkenOrganisaties: ['Zorg Voorbeeld', 'School Voorbeeld'],
    aantalHulpverleners: 3,
    minderjarigen: 'ja',
    doelgroepen: [],
    overzichtHouden: 'nee',
    bekendeRegisseur: null,
    toestemming: { delenMetRegisseur: false },
    geheimAdres: false,
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
      '7607EW',
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
