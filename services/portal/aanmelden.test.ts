import { describe, expect, test } from 'vitest';
import { answers, casus, ok, openDesk, overzicht, sleutel, uuid } from '../../test/support/desk.ts';
import { now, problem, requestOf } from '../../test/support/portal.ts';

const casusPath = `/werk/casussen/${uuid(1)}`;
const apis = answers({ 'GET /regie/v1/casussen/': ok(casus()) });

describe('signing in', () => {
  test('who is not signed in goes there first, and comes back to the same page', async () => {
    const { handle, sent } = await openDesk(apis);
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
    const { handle, pogingen } = await openDesk(apis);
    const answer = await handle(requestOf('GET', `/aanmelden?terug=${encodeURIComponent(asked)}`));
    expect(answer).toMatchObject({ status: 303, headers: { Location: 'https://issuer.example/authorize' } });
    expect(pogingen.kept.get('1')?.terug).toBe(given);
  });

  test('back from the issuer: a session with teams and work mail, and the attempt is used up', async () => {
    const { handle, pogingen, sessions } = await openDesk(apis, ['teamlid'], {
      teams: ['sociaal-team'],
      email: 'Wim@Almelo.example',
    });
    await pogingen.start({ state: 's', nonce: 'n', verifier: 'v', terug: casusPath }, now, 10);
    const answer = await handle(requestOf('GET', '/aanmelden/terug?code=good', { cookies: { aanmelden: '1' } }));
    expect(answer).toMatchObject({ status: 303, headers: { Location: casusPath } });
    expect(answer.cookies).toEqual(['aanmelden=; Max-Age=0', 'werk=2']);
    expect(sessions.kept.get('2')).toEqual({
      token: 'token-of-wim',
      naam: 'Wim Voorbeeld',
      rollen: ['teamlid'],
      teams: ['sociaal-team'],
      email: 'wim@almelo.example',
    });
    expect(pogingen.kept.size).toBe(0);
  });

  test('a refused sign-in says so and starts no session', async () => {
    const { handle, pogingen, sessions } = await openDesk(apis);
    await pogingen.start({ state: 's', nonce: 'n', verifier: 'v', terug: '/werk' }, now, 10);
    const answer = await handle(requestOf('GET', '/aanmelden/terug?error=no', { cookies: { aanmelden: '1' } }));
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('Aanmelden is niet gelukt');
    expect(sessions.kept.size).toBe(1);
  });

  test('signing out ends the session', async () => {
    const { post, sessions } = await openDesk(apis);
    expect((await post('/afmelden')).body).toContain('U bent afgemeld');
    expect(sessions.kept.size).toBe(0);
  });
});

describe('a session that ended while somebody was typing', () => {
  const form = { regisseurId: uuid(5), reden: 'Kent <b>de</b> buurt.', sleutel };

  test('no session any more: a link back, and the text to copy', async () => {
    const { handle, sent } = await openDesk(apis);
    // The policy stops a form that is led on to the issuer: so a page with a link.
    const answer = await handle(requestOf('POST', casusPath, { form }));
    expect(answer.status).toBe(401);
    expect(answer.headers).toBeUndefined();
    expect(answer.body).toContain(`href="/aanmelden?terug=${encodeURIComponent(casusPath)}"`);
    expect(answer.body).toMatch(/<textarea[^>]* readonly>\nKent &lt;b&gt;de&lt;\/b&gt; buurt\.<\/textarea>/);
    expect(sent).toEqual([]);
  });

  test.each([
    [`${casusPath}/weigeringen`, casusPath],
    ['/werk/meldingen/M-2026-7K3WQ1/uitkomst/versturen', '/werk/meldingen/M-2026-7K3WQ1'],
    ['/werk/nieuw', '/werk/nieuw'],
  ])('from %s the way back is %s', async (path, page) => {
    const { handle } = await openDesk(apis);
    const fields = { watLooptVast: 'Lang verhaal.', antwoord: 'Ons antwoord.' };
    const { body } = await handle(requestOf('POST', path, { form: fields }));
    expect(body).toContain(`href="/aanmelden?terug=${encodeURIComponent(page)}"`);
    expect(body).toContain('Lang verhaal.\n\nOns antwoord.</textarea>');
  });

  test('a token that the API no longer takes ends the session', async () => {
    const { post, sessions } = await openDesk(() => problem('aanmeldenNodig', 401));
    const answer = await post(casusPath, form);
    expect(answer).toMatchObject({ status: 401, cookies: ['werk=; Max-Age=0'] });
    expect(sessions.kept.size).toBe(0);
  });

  test('nothing answers at all: the text is still there', async () => {
    const { post } = await openDesk(() => undefined);
    const { status, body } = await post(casusPath, form);
    expect(status).toBe(503);
    expect(body).toContain('Kent &lt;b&gt;de&lt;/b&gt; buurt.');
  });
});

test('an address that cannot exist asks nobody', async () => {
  const { get, sent } = await openDesk(answers({ 'GET /intake/v1/werklijst': ok({ meldingen: [overzicht()] }) }));
  await expect(get('/werk/casussen/..%2Fx')).rejects.toMatchObject({ status: 404 });
  await expect(get('/werk/meldingen/M-1')).rejects.toMatchObject({ status: 404 });
  expect(sent).toEqual([]);
});
