import { describe, expect, test } from 'vitest';
import type { PageResponse } from '../../shared/lambda/pages.ts';
import { Problem } from '../../shared/problem.ts';
import { apiThat, now, problem, requestOf, type Sent, sessionsInMemory, settingOf } from '../../test/support/portal.ts';
import { createDeskPages } from './desk.ts';
import type { MedewerkerSessie } from './desk-session.ts';
import { type AanmeldPoging, ownPath } from './sign-in.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const overzicht = (n: number, changes: object = {}) => ({
  casusId: uuid(n),
  meldingen: [`M-2026-7K3WQ${n}`],
  status: 'voorlopig',
  geopendOp: `2026-11-2${n}T10:00:00Z`,
  zwaarte: 'zwaar',
  multiProbleem: true,
  spoed: false,
  redenen: [{ code: 'overzichtHouden', waarde: 'nee' }],
  aanspreekpunt: { regisseurId: uuid(5), naam: 'Samira Voorbeeld', organisatie: 'Wijkteam' },
  bevestigenUiterlijk: '2026-11-24',
  teLaat: false,
  escalatieNiveau: null,
  ...changes,
});
const kandidaat = (n: number, naam: string, redenen: string[] = []) => ({
  regisseurId: uuid(n),
  naam,
  organisatie: 'Wijkteam',
  belasting: 2,
  capaciteit: 5,
  geschikt: redenen.length === 0,
  redenen,
});
const casus = {
  ...overzicht(1),
  aandachtspunten: [],
  voorgelegd: [],
  kandidaten: [
    kandidaat(6, 'Piet Voorbeeld'),
    kandidaat(5, 'Samira Voorbeeld'),
    kandidaat(7, 'Noor Voorbeeld', ['nietOnafhankelijk', 'geenCapaciteit']),
  ],
};
const benoeming = {
  casusId: uuid(1),
  regisseurId: uuid(5),
  regisseur: { naam: 'Samira Voorbeeld', telefoon: '0546', email: 's@almelo.example', organisatie: 'Wijkteam' },
  benoemdOp: now,
};

type Answer = { status: number; body: unknown } | undefined;

async function desk(answer: (sent: Sent) => Answer, rollen: MedewerkerSessie['rollen'] = ['werkverdeler']) {
  const { api, sent } = apiThat(answer);
  const sessions = sessionsInMemory<MedewerkerSessie>('werk');
  const pogingen = sessionsInMemory<AanmeldPoging>('aanmelden');
  const handle = createDeskPages({
    setting: settingOf(),
    api,
    newKey: () => 'a-new-key-00000000',
    pogingen,
    sessions,
    signIn: {
      begin: async (terug) => ({
        location: 'https://issuer.example/authorize',
        poging: { state: 's', nonce: 'n', verifier: 'v', terug: ownPath(terug) },
      }),
      finish: async (rawQuery) => {
        if (rawQuery !== 'code=good') throw new Problem('aanmeldenNodig', 'Aanmelden is niet gelukt.');
        const staff = { id: 'w', naam: 'Wim Voorbeeld', email: undefined, rollen, teams: [] };
        return { token: 'token-of-wim', staff, minutes: 60 };
      },
      endUrl: async () => 'https://issuer.example/uit',
    },
  });
  await sessions.start({ token: 'token-of-wim', naam: 'Wim Voorbeeld', rollen }, now, 60);
  return { handle, sent, sessions, pogingen };
}
const cookies = { werk: '1' };
const casusPath = `/werk/casussen/${uuid(1)}`;
const reden = 'Kent de buurt goed.';
const sleutel = 'the-key-of-this-form';

const regie = (sent: Sent): Answer => {
  if (sent.method === 'POST') return { status: 201, body: benoeming };
  if (sent.path.includes('?status=voorlopig')) {
    return {
      status: 200,
      body: { casussen: [overzicht(1), overzicht(2, { spoed: true, teLaat: true })], volgende: null },
    };
  }
  if (sent.path.includes('?status='))
    return { status: 200, body: { casussen: [overzicht(3, { aanspreekpunt: null })], volgende: null } };
  return { status: 200, body: casus };
};

describe('signing in', () => {
  test('who is not signed in goes there first, and comes back to the same page', async () => {
    const { handle, sent } = await desk(regie);
    expect(await handle(requestOf('GET', casusPath))).toMatchObject({
      status: 303,
      headers: { Location: `/aanmelden?terug=${encodeURIComponent(casusPath)}` },
    });
    expect(sent).toEqual([]);
  });

  test.each([
    [casusPath, casusPath],
    ['https://evil.example/werk', '/werk'],
    ['//evil.example', '/werk'],
    ['/werk/../melden', '/werk'],
    ['/werk//evil.example', '/werk'],
    ['/melden', '/werk'],
    ['', '/werk'],
  ])('back to %s becomes %s', async (asked, given) => {
    const { handle, pogingen } = await desk(regie);
    const answer = await handle(requestOf('GET', `/aanmelden?terug=${encodeURIComponent(asked)}`));
    expect(answer).toMatchObject({ status: 303, headers: { Location: 'https://issuer.example/authorize' } });
    expect(pogingen.kept.get('1')?.terug).toBe(given);
  });

  test('back from the issuer: a session of its own, and the attempt is used up', async () => {
    const { handle, pogingen, sessions } = await desk(regie);
    await pogingen.start({ state: 's', nonce: 'n', verifier: 'v', terug: casusPath }, now, 10);
    const answer = await handle(requestOf('GET', '/aanmelden/terug?code=good', { cookies: { aanmelden: '1' } }));
    expect(answer).toMatchObject({ status: 303, headers: { Location: casusPath } });
    expect(answer.cookies).toEqual(['aanmelden=; Max-Age=0', 'werk=2']);
    expect(sessions.kept.get('2')).toMatchObject({ token: 'token-of-wim', naam: 'Wim Voorbeeld' });
    expect(pogingen.kept.size).toBe(0);
  });

  test('a refused sign-in says so and starts no session', async () => {
    const { handle, pogingen, sessions } = await desk(regie);
    await pogingen.start({ state: 's', nonce: 'n', verifier: 'v', terug: '/werk' }, now, 10);
    const answer = await handle(requestOf('GET', '/aanmelden/terug?error=no', { cookies: { aanmelden: '1' } }));
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('Aanmelden is niet gelukt');
    expect(sessions.kept.size).toBe(1);
  });

  test('signing out ends the session', async () => {
    const { handle, sessions } = await desk(regie);
    const answer = await handle(requestOf('POST', '/afmelden', { cookies }));
    expect(answer.body).toContain('U bent afgemeld');
    expect(sessions.kept.size).toBe(0);
  });
});

describe('a session that ended while somebody was typing', () => {
  const form = { regisseurId: uuid(5), reden: 'Kent <b>de</b> buurt.', sleutel };
  const checks = (answer: PageResponse) => {
    // The policy stops a form that is led on to the issuer: so a page with a link, and the text to copy.
    expect(answer.status).toBe(401);
    expect(answer.headers).toBeUndefined();
    expect(answer.body).toContain(`href="/aanmelden?terug=${encodeURIComponent(casusPath)}"`);
    expect(answer.body).toMatch(/<textarea[^>]* readonly>\nKent &lt;b&gt;de&lt;\/b&gt; buurt\.<\/textarea>/);
  };

  test('no session any more', async () => {
    const { handle, sent } = await desk(regie);
    checks(await handle(requestOf('POST', casusPath, { form })));
    expect(sent).toEqual([]);
  });

  test('a token that the API no longer takes', async () => {
    const { handle, sessions } = await desk(() => problem('aanmeldenNodig', 401));
    const answer = await handle(requestOf('POST', casusPath, { cookies, form }));
    checks(answer);
    expect(answer.cookies).toEqual(['werk=; Max-Age=0']);
    expect(sessions.kept.size).toBe(0);
  });

  test('back from the address of a form that has no page of its own', async () => {
    const { handle } = await desk(regie);
    const answer = await handle(requestOf('POST', `${casusPath}/meldingen/M-2026-7K3WQ9`));
    expect(answer.body).toContain(`href="/aanmelden?terug=${encodeURIComponent(casusPath)}"`);
    expect(answer.body).not.toContain('<textarea');
  });

  test('nothing answers at all: the text is still there', async () => {
    const { handle } = await desk(() => undefined);
    const { status, body } = await handle(requestOf('POST', casusPath, { cookies, form }));
    expect(status).toBe(503);
    expect(body).toContain('Kent &lt;b&gt;de&lt;/b&gt; buurt.');
  });
});

describe('the worklist', () => {
  test('urgent first, then without anybody; words besides colours; the user’s own token', async () => {
    const { handle, sent } = await desk(regie);
    const { body = '' } = await handle(requestOf('GET', '/werk', { cookies }));
    expect([...body.matchAll(/<h2[^>]*>Casus bij melding <[^>]+>([^<]+)</g)].map(([, nummer]) => nummer)).toEqual([
      'M-2026-7K3WQ2',
      'M-2026-7K3WQ3',
      'M-2026-7K3WQ1',
    ]);
    for (const text of [
      'Spoed: nu onveilig',
      'Te laat',
      'Nog niemand: het gezin wacht',
      'Het lukt niet om overzicht te houden',
    ]) {
      expect(body).toContain(text);
    }
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer token-of-wim',
      'Bearer token-of-wim',
    ]);
  });

  test('a regisseur sees the own casussen, the settled ones as well, and no menu for others', async () => {
    const { handle, sent } = await desk(
      (call) => {
        const settled = call.path.includes('status=benoemd');
        const casussen = [settled ? overzicht(1, { status: 'benoemd' }) : overzicht(2)];
        return { status: 200, body: { casussen, volgende: null } };
      },
      ['regisseur'],
    );
    const { body = '' } = await handle(requestOf('GET', '/werk', { cookies }));
    expect(sent.map(({ path }) => /status=(\w+)/.exec(path)?.[1])).toEqual(['voorlopig', 'benoemd']);
    expect(body).toContain('U bent bij 2 casussen het aanspreekpunt.');
    expect(body).toMatch(new RegExp(`${uuid(2)}.*${uuid(1)}`, 's'));
    expect(body).not.toContain('href="/werk/meldingen"');
    expect(body.match(/<dt[^>]*>Bevestigen</g)).toHaveLength(1);
  });

  test.each([
    [403, 'U hebt geen toegang'],
    [500, 'Dit lukt nu niet'],
  ])('an API that answers %i becomes a page in Dutch', async (status, text) => {
    const { handle } = await desk(() => problem('geenToegang', status));
    const { body } = await handle(requestOf('GET', '/werk', { cookies }));
    expect(body).toContain(text);
  });

  test.each([
    [['privacyfunctionaris'] as const, true],
    [['klachtenfunctionaris'] as const, false],
  ])('no casussen for %s: a way to the meldingen is offered: %s', async (rollen, offered) => {
    const { handle } = await desk(() => problem('geenToegang', 403), [...rollen]);
    const { body = '' } = await handle(requestOf('GET', '/werk', { cookies }));
    expect(body.includes('Naar de meldingen')).toBe(offered);
  });

  test('a token that is no longer good: sign in again', async () => {
    const { handle, sessions } = await desk(() => problem('aanmeldenNodig', 401));
    const answer = await handle(requestOf('GET', '/werk', { cookies }));
    expect(answer).toMatchObject({ status: 303, cookies: ['werk=; Max-Age=0'] });
    expect(sessions.kept.size).toBe(0);
  });
});

describe('appointing', () => {
  test('the voorlopig aanspreekpunt is chosen beforehand; who cannot is shown with the reasons, without a choice', async () => {
    const { handle } = await desk(regie);
    const { body = '' } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toMatch(new RegExp(`value="${uuid(5)}" checked`));
    expect(body).toMatch(new RegExp(`name="regisseurId" value="${uuid(6)}"(?! checked)`));
    expect(body).not.toContain(`value="${uuid(7)}"`);
    expect(body).toContain('Werkt bij een organisatie die hier al helpt');
    expect(body).toContain('Heeft geen plaats meer');
    expect(body).toContain('name="sleutel" value="a-new-key-00000000"');
  });

  test('a settled casus is not called voorlopig and asks nobody to confirm', async () => {
    const { handle } = await desk(() => ({ status: 200, body: { ...casus, status: 'benoemd' } }));
    const { body = '' } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toContain('Samira Voorbeeld (Wijkteam)');
    expect(body).not.toMatch(/voorlopig|Bevestigen|name="reden"|kunnen nu niet/);
  });

  test('what speaks against who leads now stands on top, also when it is settled', async () => {
    const body = { ...casus, status: 'benoemd', aandachtspunten: ['nietOnafhankelijk'] };
    const { handle } = await desk(() => ({ status: 200, body }));
    const answer = await handle(requestOf('GET', casusPath, { cookies }));
    expect(answer.body).toContain('Let op: past Samira Voorbeeld nog bij deze casus?');
    expect(answer.body).toContain('Werkt bij een organisatie die hier al helpt');
  });

  const full = { ...casus, kandidaten: [kandidaat(6, 'Piet Voorbeeld', ['geenCapaciteit'])] };

  test('who is only full can be chosen with a warning, also when nobody else fits', async () => {
    const { handle } = await desk(() => ({ status: 200, body: full }));
    const { body = '' } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toContain(`name="regisseurId" value="${uuid(6)}"`);
    expect(body).toContain('Heeft geen plaats meer; kies dit alleen als het moet en schrijf op waarom.');
    expect(body).toContain('Wie past, heeft nu geen plaats meer.');
    expect(body).not.toContain('kunnen nu niet');
  });

  test('above the capacity is asked only for who was shown as full', async () => {
    const { handle, sent } = await desk(regie);
    const form = { reden, sleutel, vol: uuid(6) };
    await handle(requestOf('POST', casusPath, { cookies, form: { ...form, regisseurId: uuid(6) } }));
    await handle(requestOf('POST', casusPath, { cookies, form: { ...form, regisseurId: uuid(5) } }));
    expect(sent.map(({ body }) => body)).toEqual([
      { regisseurId: uuid(6), reden, bovenCapaciteit: true },
      { regisseurId: uuid(5), reden, bovenCapaciteit: false },
    ]);
  });

  test('nobody fits at all: no form', async () => {
    const nobody = { ...casus, kandidaten: [kandidaat(6, 'Piet Voorbeeld', ['geenCapaciteit', 'geenHbo'])] };
    const { handle } = await desk(() => ({ status: 200, body: nobody }));
    const { body } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toContain('Niemand past nu bij deze casus.');
    expect(body).not.toContain('name="reden"');
  });

  test('a regisseur may look but not appoint', async () => {
    const { handle } = await desk(regie, ['regisseur']);
    const { body } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toContain('Een werkverdeler of gedragswetenschapper benoemt.');
    expect(body).not.toContain('name="reden"');
  });

  test('the choice and the reason go to regie with the key of the form', async () => {
    const { handle, sent } = await desk(regie);
    const form = { regisseurId: uuid(5), reden, sleutel };
    const { status, body } = await handle(requestOf('POST', casusPath, { cookies, form }));
    expect(status).toBe(200);
    expect(body).toContain('Samira Voorbeeld is benoemd');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: `/regie/v1/casussen/${uuid(1)}/benoemingen`,
      body: { regisseurId: uuid(5), reden },
    });
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
  });

  test('without a reason: the form again, with the choice that was made', async () => {
    const { handle } = await desk(regie);
    const { status, body } = await handle(
      requestOf('POST', casusPath, { cookies, form: { regisseurId: uuid(6), reden: ' ' } }),
    );
    expect(status).toBe(400);
    expect(body).toContain('<title>Fout: ');
    expect(body).toContain('href="#veld-reden">Vertel waarom u deze persoon benoemt.');
    expect(body).toMatch(new RegExp(`value="${uuid(6)}" checked`));
  });

  test('somebody else was earlier: told in Dutch, what was typed is kept, with a new key', async () => {
    const { handle } = await desk((sent) =>
      sent.method === 'POST'
        ? problem('geenCapaciteit', 409, 'Piet Voorbeeld heeft geen plaats meer. Kies iemand anders.')
        : regie(sent),
    );
    const { status, body } = await handle(
      requestOf('POST', casusPath, { cookies, form: { regisseurId: uuid(6), reden, sleutel } }),
    );
    expect(status).toBe(409);
    expect(body).toContain('Piet Voorbeeld heeft geen plaats meer. Kies iemand anders.');
    expect(body).toContain(reden);
    expect(body).toContain('name="sleutel" value="a-new-key-00000000"');
  });

  test('nobody answered: the same key, so that a second try cannot appoint twice', async () => {
    const { handle } = await desk((sent) => (sent.method === 'POST' ? undefined : regie(sent)));
    const { status, body } = await handle(
      requestOf('POST', casusPath, { cookies, form: { regisseurId: uuid(6), reden, sleutel } }),
    );
    expect(status).toBe(503);
    expect(body).toContain('Wij weten niet zeker of uw keuze is bewaard.');
    expect(body).not.toContain('Niet gelukt');
    expect(body).toContain(`name="sleutel" value="${sleutel}"`);
  });

  test('an address that cannot exist asks nobody', async () => {
    const { handle, sent } = await desk(regie);
    await expect(handle(requestOf('GET', '/werk/casussen/..%2Fx', { cookies }))).rejects.toMatchObject({ status: 404 });
    expect(sent).toEqual([]);
  });
});

describe('a second melding from the same address', () => {
  const second = 'M-2026-7K3WQ9';
  const doubtful = { ...casus, voorgelegd: [second] };
  const besluitPath = `${casusPath}/meldingen/${second}`;
  const answers = (sent: Sent): Answer =>
    sent.method === 'POST'
      ? {
          status: 201,
          body: { casusId: uuid(1), meldingsnummer: second, besluit: 'bevestigd', besloten: now },
        }
      : { status: 200, body: doubtful };

  test('each melding leads to its page; the two buttons stand there', async () => {
    const { handle } = await desk(answers);
    const { body = '' } = await handle(requestOf('GET', casusPath, { cookies }));
    for (const text of [
      'href="/werk/meldingen/M-2026-7K3WQ1"',
      `href="/werk/meldingen/${second}"`,
      `action="${besluitPath}"`,
      'name="besluit" value="bevestigd"',
      'name="besluit" value="gesplitst"',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('a regisseur decides but has no link to a melding that is not of the own casus yet', async () => {
    const { handle } = await desk(answers, ['regisseur']);
    const { body } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toContain(`action="${besluitPath}"`);
    expect(body).not.toContain(`href="/werk/meldingen/${second}"`);
  });

  test('who may not decide reads who does', async () => {
    const { handle } = await desk(answers, ['gedragswetenschapper']);
    const { body } = await handle(requestOf('GET', casusPath, { cookies }));
    expect(body).toContain('De regisseur van deze casus of een werkverdeler beslist dit.');
    expect(body).not.toContain('name="besluit"');
  });

  test('the decision goes to regie with the key of the form, and the casus says what was decided', async () => {
    const { handle, sent } = await desk(answers);
    const form = { besluit: 'bevestigd', sleutel };
    const answer = await handle(requestOf('POST', besluitPath, { cookies, form }));
    expect(sent[0]).toMatchObject({
      path: `/regie/v1/casussen/${uuid(1)}/meldingen/${second}/besluiten`,
      body: { besluit: 'bevestigd' },
    });
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
    expect(answer).toMatchObject({ status: 303 });
    const { body } = await handle(requestOf('GET', answer.headers?.['Location'] ?? '', { cookies }));
    expect(body).toContain(`Melding ${second} hoort nu bij deze casus.`);
  });

  test('somebody was earlier: told, with a new key; silence keeps the key', async () => {
    const form = { besluit: 'gesplitst', sleutel };
    const late = await desk((sent) =>
      sent.method === 'POST' ? problem('nietMogelijk', 409, 'Dit is al besloten.') : answers(sent),
    );
    const refused = await late.handle(requestOf('POST', besluitPath, { cookies, form }));
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('Dit is al besloten.');
    expect(refused.body).not.toContain(`value="${sleutel}"`);
    const silent = await desk((sent) => (sent.method === 'POST' ? undefined : answers(sent)));
    const unsure = await silent.handle(requestOf('POST', besluitPath, { cookies, form }));
    expect(unsure.status).toBe(503);
    expect(unsure.body).toContain(`value="${sleutel}"`);
  });
});
