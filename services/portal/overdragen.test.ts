import { describe, expect, test } from 'vitest';
import { answers, dossier, newKey, nummer, ok, openDesk, overzicht, sleutel } from '../../test/support/desk.ts';
import { now, problem } from '../../test/support/portal.ts';

const at = `/werk/meldingen/${nummer}/oppakkingen`;
const form = {
  actie: 'overdragen',
  aan: ' noor@almelo.example ',
  toelichting: 'Bel eerst <b>de school</b>.',
  geenBsn: 'ja',
  sleutel,
};
const given = { meldingsnummer: nummer, behandelaar: null };
const apis = (behandelaar: object | null = null, answer = ok(given, 201)) =>
  answers({
    [`GET /intake/v1/meldingen/${nummer}/dossier`]: ok(dossier({ overzicht: overzicht(1, { behandelaar }) })),
    [`POST /intake/v1/meldingen/${nummer}/oppakkingen`]: answer,
    'GET /intake/v1/werklijst': ok({ meldingen: [overzicht(1, { behandelaar })], contacttaken: [], volgende: null }),
  });

describe('handing over to a colleague', () => {
  test('the address is repeated before it goes; nothing is sent yet and nothing is lost', async () => {
    const { post, sent } = await openDesk(apis());
    const { status, body = '' } = await post(at, form);
    expect(status).toBe(200);
    expect(sent).toEqual([]);
    expect(body).toContain('<p class="nl-paragraph code">noor@almelo.example</p>');
    for (const text of [
      'Bel eerst &lt;b&gt;de school&lt;/b&gt;.',
      `action="${at}/klopt"`,
      `formaction="${at}/wijzigen"`,
      `name="sleutel" value="${sleutel}"`,
      'name="geenBsn" value="ja"',
    ])
      expect(body).toContain(text);
  });

  test('after that it goes, with the same key', async () => {
    const { get, post, sent } = await openDesk(apis());
    const { headers } = await post(`${at}/klopt`, form);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ path: `/intake/v1/meldingen/${nummer}/oppakkingen` });
    expect(sent[0]?.body).toMatchObject({ actie: 'overdragen', aan: 'noor@almelo.example' });
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sleutel);
    expect(headers?.['Location']).toBe(`/werk/meldingen/${nummer}?gedaan=overdragen`);
    expect((await get(`/werk/meldingen/${nummer}?gedaan=overdragen`)).body).toContain('Uw collega krijgt een mail');
  });

  test('to change it the form comes back open, with what was typed', async () => {
    const { post, sent } = await openDesk(apis());
    const { status, body } = await post(`${at}/wijzigen`, form);
    expect(status).toBe(200);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
    expect(body).toContain('value=" noor@almelo.example "');
    expect(body).toMatch(/<details class="vouw" open><summary>Overdragen aan een collega/);
    expect(body).not.toContain('Fout:');
  });

  test('what cannot be an address is told at its field, not repeated', async () => {
    const { post } = await openDesk(apis());
    const { status, body } = await post(at, { ...form, aan: 'noor' });
    expect(status).toBe(400);
    expect(body).toContain('href="#veld-overdragen-aan"');
  });

  test.each(['oppakken', 'teruggeven'])('%s asks nothing', async (actie) => {
    const { post, sent } = await openDesk(apis());
    expect((await post(at, { actie, sleutel })).status).toBe(303);
    expect(sent).toHaveLength(1);
  });

  test('an address that is not of the municipality comes back at its field', async () => {
    const faults = [{ veld: '/aan', code: 'geenWerkmail', melding: 'Vul een werkmailadres in.' }];
    const { post } = await openDesk(apis(null, problem('ongeldigeInvoer', 400, 'x', faults)));
    const { status, body } = await post(`${at}/klopt`, form);
    expect(status).toBe(400);
    expect(body).toContain('href="#veld-overdragen-aan">Vul een werkmailadres in.');
    expect(body).toContain(`name="sleutel" value="${newKey}`);
  });
});

describe('who has it', () => {
  const behandelaar = { id: 'collega-1', naam: 'noor@almelo.example', sinds: now };

  test.each([`/werk/meldingen/${nummer}`, '/werk'])('not opened yet, on %s', async (path) => {
    const { get } = await openDesk(apis({ ...behandelaar, geopend: false }));
    const text = ((await get(path)).body ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/Overgedragen aan noor@almelo\.example ?,? nog niet geopend/);
  });

  test.each([`/werk/meldingen/${nummer}`, '/werk'])('opened, on %s', async (path) => {
    const { get } = await openDesk(apis({ ...behandelaar, geopend: true }));
    expect((await get(path)).body).not.toContain('nog niet geopend');
  });
});
