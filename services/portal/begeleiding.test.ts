import { describe, expect, test } from 'vitest';
import { answers, casus, ok, openDesk, regisseur, sleutel, uuid } from '../../test/support/desk.ts';
import { now, problem } from '../../test/support/portal.ts';

const path = `/werk/regisseurs/${uuid(5)}/begeleiding`;
const regie = `/regie/v1/regisseurs/${uuid(5)}/begeleidingen`;
const note = {
  begeleidingId: uuid(9),
  soort: 'reflectie',
  datum: '2026-11-20',
  tekst: 'Ging <b>goed</b>.',
  door: 'Coach Voorbeeld',
  vastgelegdOp: now,
};
const shown = ok({ regisseurId: uuid(5), naam: 'Samira Voorbeeld', begeleidingen: [note] });

describe('selection and supervision', () => {
  test('shows what was written down, as text, and says who reads it', async () => {
    const { get } = await openDesk(answers({ [`GET ${regie}`]: shown }), ['procescoordinator']);
    const { status, body } = await get(path);
    expect(status).toBe(200);
    for (const text of [
      'Begeleiding van Samira Voorbeeld',
      'Ging &lt;b&gt;goed',
      'Coach Voorbeeld',
      'Alleen deze persoon',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).not.toMatch(/undefined|null|NaN/);
  });

  test('sends what was filled in and nothing else; what is missing is said at its field', async () => {
    const { post, sent } = await openDesk(
      answers({
        [`GET ${regie}`]: shown,
        [`POST ${regie}`]: ok({ regisseurId: uuid(5), begeleidingId: uuid(9), vastgelegdOp: now }, 201),
      }),
      ['procescoordinator'],
    );
    const answer = await post(path, {
      soort: 'instructie',
      datum: '2026-11-20',
      tekst: 'Verslagen.',
      sleutel,
      extra: 'x',
    });
    expect(answer.status).toBe(303);
    expect(sent[0]?.body).toEqual({ soort: 'instructie', datum: '2026-11-20', tekst: 'Verslagen.' });
    const empty = await post(path, { soort: 'instructie', sleutel });
    expect(empty.status).toBe(400);
    expect(empty.body).toContain('Schrijf op wat u wilt vastleggen.');
  });

  test('who may not read it hears that this is not for them', async () => {
    const { get } = await openDesk(answers({ [`GET ${regie}`]: problem('nietGevonden', 404) }), ['werkverdeler']);
    expect((await get(path)).status).toBe(404);
  });

  test('only the procescoordinator sees the way there on the page of a colleague', async () => {
    const pool = answers({ 'GET /regie/v1/regisseurs': ok({ regisseurs: [regisseur(5, 'Samira Voorbeeld')] }) });
    const at = `/werk/regisseurs/${uuid(5)}`;
    const coach = await openDesk(pool, ['procescoordinator']);
    expect((await coach.get(at)).body).toContain(`href="${path}"`);
    const divider = await openDesk(pool, ['werkverdeler']);
    expect((await divider.get(at)).body).not.toContain(path);
  });
});

describe('what whoever leads knows and asks', () => {
  const at = `/werk/casussen/${uuid(1)}`;
  const api = `/regie/v1/casussen/${uuid(1)}`;
  const question = {
    deskundigeId: uuid(9),
    naam: 'Expertteam',
    vraag: 'Wat <i>past</i> hier?',
    gevraagdOp: now,
    uiterlijk: '2026-11-26',
    teLaat: true,
    antwoord: null,
    beantwoordOp: null,
  };
  const desk = (changes: object = {}) =>
    openDesk(
      answers({
        [`GET ${api}`]: ok(casus(changes)),
        [`POST ${api}/kaders`]: ok({ casusId: uuid(1), kader: 'justitieel' }, 201),
        [`POST ${api}/deskundigen`]: ok(
          { casusId: uuid(1), deskundigeId: uuid(9), naam: 'Expertteam', gevraagdOp: now, uiterlijk: '2026-11-26' },
          201,
        ),
        [`POST ${api}/deskundigen/${uuid(9)}/antwoorden`]: ok(
          { casusId: uuid(1), deskundigeId: uuid(9), beantwoordOp: now },
          201,
        ),
      }),
      ['werkverdeler'],
      { gemeente: 'hellendoorn' },
    );

  test('the framework with who does what, and how often somebody else came to lead', async () => {
    const { get, post, sent } = await desk({ kader: 'justitieel', wisselingenRegisseur: 3 });
    const { body } = await get(at);
    expect(body).toContain('Kader: justitieel');
    expect(body).toContain('Jeugdwet 3.1 lid 5');
    expect(body).not.toContain('Wijkcoaches Jeugd en Gezin werken altijd');
    expect(body).toContain('3 keer een andere');
    expect((await post(`${at}/kaders`, { kader: 'justitieel', sleutel })).status).toBe(303);
    expect(sent.at(-1)?.body).toEqual({ kader: 'justitieel' });
  });

  test('a question that is late shows so, and its answer is written down', async () => {
    const { get, post, sent } = await desk({ deskundigen: [question] });
    const { body } = await get(at);
    expect(body).toContain('Wat &lt;i&gt;past');
    expect(body).toContain('<strong>Te laat.</strong>');
    expect(body).not.toMatch(/undefined|NaN/);
    const answer = await post(`${at}/deskundigen/${uuid(9)}`, { antwoord: 'Begin met rust.', sleutel });
    expect(answer).toMatchObject({ headers: { Location: `${at}?gedaan=antwoord` } });
    expect(sent.at(-1)?.body).toEqual({ antwoord: 'Begin met rust.' });
  });

  test('asks a team, or a person of an organisation; half a person is asked for the rest', async () => {
    const { post, sent } = await desk();
    await post(`${at}/deskundigen`, { 'aan.team': 'expertteam', vraag: 'Wat past hier?', sleutel });
    expect(sent.at(-1)?.body).toEqual({ aan: { soort: 'team', team: 'expertteam' }, vraag: 'Wat past hier?' });
    const half = await post(`${at}/deskundigen`, { 'aan.naam': 'Noor Voorbeeld', vraag: 'Denkt u mee?', sleutel });
    expect(half.status).toBe(400);
    expect(half.body).toContain('Vul een werkmailadres in.');
    expect(half.body).toContain('Denkt u mee?');
  });
});
