import { describe, expect, test } from 'vitest';
import { answers, ok, openDesk } from '../../test/support/desk.ts';
import { problem } from '../../test/support/portal.ts';

const cijfers = {
  jaar: 2026,
  totaal: 130,
  perUitkomst: [
    { uitkomst: 'viaTeam', aantal: 85 },
    { uitkomst: 'casusVanzelf', aantal: 35 },
    { uitkomst: 'geenMelding', aantal: 10 },
  ],
  perIngang: [
    { ingang: 'formulier', aantal: 129 },
    { ingang: 'brief', aantal: 1 },
  ],
  zonderRegisseur: { aantal: 85, van: 120, procent: 70.8 },
  mediaanWerkdagen: 2.5,
};
const nothing = {
  jaar: 2025,
  totaal: 0,
  perUitkomst: [],
  perIngang: [],
  zonderRegisseur: { aantal: 0, van: 0, procent: null },
  mediaanWerkdagen: null,
};
const apis = answers({
  'GET /intake/v1/cijfers?jaar=2026': ok(cijfers),
  'GET /intake/v1/cijfers?jaar=2025': ok(nothing),
});
const show = async (changes: object) => {
  const { get } = await openDesk(() => ok({ ...cijfers, ...changes }));
  return (await get('/werk/cijfers')).body ?? '';
};

describe('the figures of a year (R10)', () => {
  test('in words first: how many, of which, and what to think of it', async () => {
    const { get, sent } = await openDesk(apis);
    const { status, body = '' } = await get('/werk/cijfers');
    expect(status).toBe(200);
    expect(sent.map(({ path }) => path)).toEqual(['/intake/v1/cijfers?jaar=2026']);
    for (const text of [
      'Van de 120 meldingen lopen er 85 zonder wijkcoach: 71 procent.',
      'Er zijn nog 10 andere meldingen: die waren geen melding of zijn doorgestuurd.',
      'ongeveer 80 van de 100',
      'De helft van de meldingen had binnen 2,5 werkdagen een besluit.',
    ])
      expect(body).toContain(text);
    expect(body).not.toMatch(/undefined|null|NaN|casusVanzelf|viaTeam|R10/);
  });

  test('two tables that can be read aloud, and on paper', async () => {
    const body = await show({});
    for (const text of [
      '<caption class="verborgen">Meldingen uit 2026 per uitkomst</caption>',
      '<caption class="verborgen">Meldingen uit 2026 per ingang</caption>',
      '<th scope="row" data-kop="Uitkomst">VIA-team</th><td data-kop="Aantal">85</td><td data-kop="Deel">65 procent</td>',
      'Casus die de software opende',
      '<th scope="row" data-kop="Ingang">Brief</th><td data-kop="Aantal">1</td><td data-kop="Deel">1 procent</td>',
      'Afdrukken of als pdf bewaren',
    ])
      expect(body).toContain(text);
  });

  test('a year is chosen by a link; one without meldingen says so', async () => {
    const { get } = await openDesk(apis);
    expect((await get('/werk/cijfers')).body).toContain('<a href="/werk/cijfers?jaar=2025">2025</a>');
    const { body = '' } = await get('/werk/cijfers?jaar=2025');
    expect(body).toContain('<a href="/werk/cijfers?jaar=2025" aria-current="true">2025</a>');
    expect(body).toContain('Er zijn nog geen meldingen uit 2025 waarover iets is besloten.');
    expect(body).not.toMatch(/<table|procent|undefined|null|NaN/);
  });

  test.each(['gisteren', '1800', '2026.5', ''])('no such year: %s', async (jaar) => {
    const { get, sent } = await openDesk(apis);
    await expect(get(`/werk/cijfers?jaar=${jaar}`)).rejects.toMatchObject({ code: 'nietGevonden' });
    expect(sent).toEqual([]);
  });

  test.each([
    [{ zonderRegisseur: { aantal: 1, van: 1, procent: 100 }, totaal: 1 }, 'De enige melding loopt zonder wijkcoach.'],
    [{ zonderRegisseur: { aantal: 0, van: 1, procent: 0 }, totaal: 2 }, 'De enige melding loopt met een wijkcoach.'],
    [
      { zonderRegisseur: { aantal: 1, van: 5, procent: 20 }, totaal: 6 },
      'Van de 5 meldingen loopt er 1 zonder wijkcoach: 20 procent. Er is nog 1 andere melding: die was geen melding of is doorgestuurd.',
    ],
    [{ zonderRegisseur: { aantal: 0, van: 5, procent: 0 } }, 'Van de 5 meldingen loopt er geen zonder wijkcoach.'],
    // Rounding tells no lies at the ends.
    [{ zonderRegisseur: { aantal: 399, van: 400, procent: 99.8 } }, '99,8 procent'],
    [
      { zonderRegisseur: { aantal: 0, van: 0, procent: null }, totaal: 3 },
      'Geen van deze meldingen was een vraag aan de gemeente om hulp.',
    ],
    [{ mediaanWerkdagen: 0 }, 'op de dag zelf'],
    [{ mediaanWerkdagen: 1 }, 'binnen 1 werkdag een'],
  ])('%j: %s', async (changes, text) => {
    const body = await show(changes);
    expect(body).toContain(text);
    expect(body).not.toMatch(/undefined|null|NaN/);
  });

  test('who may not see them reads for whom they are', async () => {
    const { get } = await openDesk(() => problem('geenToegang', 403), ['gedragswetenschapper']);
    const { status, body } = await get('/werk/cijfers');
    expect(status).toBe(403);
    expect(body).toContain('de werkverdeler, de procescoördinator en de procesverantwoordelijke');
  });
});
