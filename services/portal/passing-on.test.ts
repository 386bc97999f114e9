import { describe, expect, test } from 'vitest';
import {
  allActs,
  answers,
  dossier,
  newKey,
  nummer,
  ok,
  openDesk,
  overzicht,
  sleutel,
  uuid,
} from '../../test/support/desk.ts';
import { now } from '../../test/support/portal.ts';

const path = `/werk/meldingen/${nummer}`;
const answered = (bestemming: string) => ({
  meldingsnummer: nummer,
  doorzendingId: uuid(4),
  bestemming,
  op: now,
  overdragenUiterlijk: '2026-12-01',
  verteld: 'mail',
});
const pending = {
  doorzendingId: uuid(4),
  bestemming: 'klacht',
  op: now,
  door: 'Wim Voorbeeld',
  reden: 'De melder is boos op de wijkcoach.',
  naar: { naam: 'Klachtenfunctionaris', telefoon: '0548 00 00 00', email: 'klachten@hellendoorn.example' },
  uiterlijk: '2026-12-01',
  verteld: true,
  overgedragen: null,
};
const desk = (changes: object = {}) =>
  openDesk(
    answers({
      [`GET /intake/v1/meldingen/${nummer}/dossier`]: ok(dossier({ acties: [...allActs, 'doorzenden'], ...changes })),
      [`POST /intake/v1/meldingen/${nummer}/doorzendingen/${uuid(4)}/bewijzen`]: ok(answered('klacht'), 201),
      [`POST /intake/v1/meldingen/${nummer}/doorzendingen`]: ok(answered('klacht'), 201),
      [`POST /intake/v1/meldingen/${nummer}/afrondingen`]: ok(
        { meldingsnummer: nummer, status: 'afgerond', op: now, verteld: 'mail' },
        201,
      ),
    }),
  );
const proof = {
  'bewijs.wijze': 'telefoon',
  'bewijs.aan': 'Mevrouw Voorbeeld',
  'bewijs.kenmerk': 'K-12',
  'bewijs.op.datum': '2026-11-21',
  'bewijs.op.tijd': '10:30',
};
const bewijs = { wijze: 'telefoon', aan: 'Mevrouw Voorbeeld', kenmerk: 'K-12', op: '2026-11-21T09:30:00Z' };
const question = 'Is dit ook een klacht, een bezwaar of iets voor Veilig Thuis?';

describe('it is also a klacht, a bezwaar or a matter for Veilig Thuis', () => {
  test('is asked of who may pass it on, and of nobody else', async () => {
    expect((await (await desk()).get(path)).body).toContain(question);
    expect((await (await desk({ acties: allActs })).get(path)).body).not.toContain(question);
  });

  test('a klacht is sent without steps or proof that were not filled in', async () => {
    const { post, sent } = await desk();
    const answer = await post(`${path}/doorzendingen`, { bestemming: 'klacht', reden: 'Boos.', sleutel });
    expect(sent.at(-1)).toMatchObject({
      path: `/intake/v1/meldingen/${nummer}/doorzendingen`,
      body: { bestemming: 'klacht', reden: 'Boos.', nietVertellen: false },
    });
    expect(sent.at(-1)?.body).not.toHaveProperty('bewijs');
    expect(sent.at(-1)?.body).not.toHaveProperty('meldcode');
    expect(answer.headers?.['Location']).toBe(`${path}?gedaan=doorzendingen`);
  });

  test('of Veilig Thuis each step that is missing is said at its field', async () => {
    const { post, sent } = await desk();
    const { status, body } = await post(`${path}/doorzendingen`, {
      bestemming: 'veiligThuis',
      reden: 'Geweld.',
      'meldcode.signalenInKaart': 'ja',
      sleutel,
    });
    expect(status).toBe(400);
    expect(body).toContain('Weeg eerst het risico (stap 4).');
    expect(body).toContain(`value="${newKey}"`);
    expect(sent.some(({ path: asked }) => asked.endsWith('/doorzendingen'))).toBe(false);
  });

  test('half a proof is none: what is missing is said', async () => {
    const { post } = await desk();
    const { status, body } = await post(`${path}/doorzendingen`, {
      bestemming: 'klacht',
      reden: 'Boos.',
      'bewijs.wijze': 'telefoon',
      sleutel,
    });
    expect(status).toBe(400);
    expect(body).toContain('Vul in: Op welke dag?');
  });
});

describe('until it was handed over', () => {
  test('it stands on the page like a task, with whom to call and by when', async () => {
    const { get, post, sent } = await desk({ doorzendingen: [pending] });
    const { body = '' } = await get(path);
    expect(body).toContain('Ook doorgestuurd: Klacht');
    expect(body).toContain('uiterlijk dinsdag 1 december zijn overgedragen aan Klachtenfunctionaris (0548 00 00 00).');
    expect(body).toContain(`action="${path}/bewijzen/${uuid(4)}"`);
    await post(`${path}/bewijzen/${uuid(4)}`, { ...proof, sleutel });
    expect(sent.at(-1)).toMatchObject({
      path: `/intake/v1/meldingen/${nummer}/doorzendingen/${uuid(4)}/bewijzen`,
      body: { bewijs },
    });
  });

  test('after that it says to whom, how and when, and asks nothing', async () => {
    const overgedragen = { ...bewijs, door: 'Wim Voorbeeld' };
    const { get } = await desk({ doorzendingen: [{ ...pending, uiterlijk: null, overgedragen }] });
    const { body = '' } = await get(path);
    expect(body).toContain('Overgedragen aan Mevrouw Voorbeeld (Klachtenfunctionaris), per telefoon, 21 november 2026');
    expect(body).not.toContain('/bewijzen/');
  });

  test('a melding that was passed on is not closed in any other way', async () => {
    const { get, post, sent } = await desk({
      overzicht: overzicht(1, { uitkomst: 'doorgezonden' }),
      opvolgingUiterlijk: '2026-12-01',
      acties: [...allActs, 'afronden'],
    });
    const { body = '' } = await get(path);
    expect(body).toContain('Is het overgedragen?');
    expect(body).not.toContain('Hoe liep het af?');
    await post(`${path}/overdrachten`, { ...proof, reden: 'Gebeld.', sleutel });
    expect(sent.at(-1)).toMatchObject({
      path: `/intake/v1/meldingen/${nummer}/afrondingen`,
      body: { resultaat: 'overgedragen', reden: 'Gebeld.', bewijs },
    });
  });
});
