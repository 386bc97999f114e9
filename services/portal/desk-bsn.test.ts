import { expect, test } from 'vitest';
import { answers, casus, dossier, kandidaat, nummer, ok, openDesk, sleutel, uuid } from '../../test/support/desk.ts';
import { problem } from '../../test/support/portal.ts';

/** Rule 11 at the desk: told at the field, nothing lost, and the choice that it is another number. */
const casusId = uuid(1);
const text = 'Zijn klantnummer is 111222333.';
const melding = `/werk/meldingen/${nummer}`;
const intake = `/intake/v1/meldingen/${nummer}`;
const regie = `/regie/v1/casussen/${casusId}`;

const forms = [
  ['notitie', `${melding}/notities`, { tekst: text }, `${intake}/notities`, '/tekst', 'veld-notitie-tekst'],
  [
    'benoeming',
    `/werk/casussen/${casusId}`,
    { regisseurId: uuid(5), reden: text },
    `${regie}/benoemingen`,
    '/reden',
    'veld-benoemen-reden',
  ],
  [
    'uitkomst, at the check',
    `${melding}/uitkomst`,
    { keuze: 'advies', reden: 'Zo besproken.', antwoord: text },
    `${intake}/uitkomstvoorbeelden`,
    '/antwoord',
    'veld-uitkomst-antwoord',
  ],
  [
    'uitkomst, when it is sent',
    `${melding}/uitkomst/versturen`,
    { keuze: 'advies', reden: 'Zo besproken.', antwoord: text },
    `${intake}/uitkomsten`,
    '/antwoord',
    'veld-uitkomst-antwoord',
  ],
] as const;

const found = (veld: string) => problem('bsnGevonden', 400, 'x', [{ veld, code: 'bsn', melding: 'x' }]);
const apis = (path: string, veld: string) =>
  answers({
    [`GET ${intake}/dossier`]: ok(dossier()),
    [`GET ${regie}`]: ok(casus({ kandidaten: [kandidaat(5, 'Samira Voorbeeld')] })),
    [`POST ${path}`]: found(veld),
  });

test.each(forms)(
  '%s: told at its field, kept, and the choice that it is none',
  async (_name, at, form, path, veld, id) => {
    const { post } = await openDesk(apis(path, veld));
    const { status, body } = await post(at, { ...form, sleutel });
    expect(status).toBe(400);
    for (const part of [
      '<title>Fout: ',
      `href="#${id}">In de tekst staat een getal dat op een burgerservicenummer (BSN) lijkt.`,
      'Dit is geen burgerservicenummer',
      text,
    ]) {
      expect(body).toContain(part);
    }
    // The next try is another request.
    expect(body).not.toContain(sleutel);
    expect((body ?? '').match(/name="geenBsn"/g)).toHaveLength(1);
  },
);

test.each(forms)('%s: ticked, it goes along beside the fields', async (_name, at, form, path, veld) => {
  const { post, sent } = await openDesk(apis(path, veld));
  const again = await post(at, { ...form, sleutel, geenBsn: 'ja' });
  expect(sent.find((one) => one.path === path)?.body).toMatchObject({ geenBsn: true });
  // It stays ticked when something else is wrong.
  expect(again.body).toMatch(/name="geenBsn" value="ja" checked/);
});

test('not asked before something was found', async () => {
  const { get, post, sent } = await openDesk(apis(`${intake}/notities`, '/tekst'));
  expect((await get(melding)).body).not.toContain('geenBsn');
  const { body } = await post(`${melding}/notities`, { tekst: ' ', sleutel });
  expect(body).not.toContain('geenBsn');
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('a fault in what the form does not show is said all the same', async () => {
  const { post } = await openDesk(apis(`${intake}/notities`, '/onbekend'));
  const { status, body } = await post(`${melding}/notities`, { tekst: text, sleutel });
  expect(status).toBe(400);
  expect(body).toContain('In de tekst staat een getal');
  expect(body).toContain('name="geenBsn"');
});

test('an outcome: the choice survives the check', async () => {
  const voorbeeld = { langs: 'mail', onderwerp: 'x', regels: ['x'], opvolgingUiterlijk: null, casusEindigt: null };
  const { post } = await openDesk(
    answers({ [`GET ${intake}/dossier`]: ok(dossier()), [`POST ${intake}/uitkomstvoorbeelden`]: ok(voorbeeld) }),
  );
  const form = { keuze: 'advies', reden: 'Zo besproken.', antwoord: text, geenBsn: 'ja' };
  const { body } = await post(`${melding}/uitkomst`, form);
  expect(body).toContain('Er is nog niets verstuurd of vastgelegd.');
  expect(body).toContain('type="hidden" name="geenBsn" value="ja"');
});
