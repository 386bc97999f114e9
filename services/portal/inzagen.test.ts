import { describe, expect, test } from 'vitest';
import { answers, nummer, ok, openDesk, uuid } from '../../test/support/desk.ts';
import { now } from '../../test/support/portal.ts';

describe('who read what', () => {
  const intake = {
    inzagen: [
      {
        op: '2026-11-20T10:00:00Z',
        medewerker: 'wim',
        naam: 'Wim Voorbeeld',
        rollen: ['werkverdeler'],
        onderwerp: nummer,
        verwerking: 'melding-dossier-inzien',
      },
    ],
    volgende: 'i',
  };
  const regie = {
    inzagen: [
      {
        op: '2026-11-20T11:00:00Z',
        medewerker: 'noor',
        naam: 'Noor Voorbeeld',
        rollen: ['regisseur'],
        casusId: uuid(1),
        verwerking: 'casus-inzien',
        verzoek: 'r',
      },
    ],
    volgende: null,
  };
  const plan = {
    planId: uuid(3),
    huishoudenId: uuid(4),
    casusId: uuid(1),
    status: 'concept',
    geopendOp: now,
    regisseurId: uuid(5),
    regisseur: { naam: 'Samira Voorbeeld', telefoon: '0546', email: 's@x.example', organisatie: 'W' },
    voorlopig: true,
    waarnemer: null,
    zoektRegisseur: false,
  };
  const plans = {
    inzagen: [
      {
        op: '2026-11-20T12:00:00Z',
        medewerker: 'bo',
        naam: 'Bo Voorbeeld',
        rollen: ['gedragswetenschapper'],
        planId: uuid(3),
        verwerking: 'plan-inzien',
        verzoek: 'p',
      },
    ],
    volgende: null,
  };
  const all = {
    'GET /intake/v1/inzagen': ok(intake),
    'GET /regie/v1/inzagen': ok(regie),
    'GET /plans/v1/inzagen': ok(plans),
    'GET /plans/v1/plannen?': ok({ plannen: [plan] }),
  };
  const apis = answers(all);
  const privacy = ['privacyfunctionaris'] as const;

  test('of a melding and its casus: its plan too, in one list, the newest first', async () => {
    const { get, sent } = await openDesk(apis, [...privacy]);
    const { body = '' } = await get(`/werk/inzagen?meldingsnummer=${nummer}&casusId=${uuid(1)}`);
    expect(body).toContain('Plan gelezen');
    expect(body.indexOf('Plan gelezen')).toBeLessThan(body.indexOf('Casus gelezen'));
    expect(body.indexOf('Casus gelezen')).toBeLessThan(body.indexOf('Melding gelezen'));
    expect(body).toContain('Noor Voorbeeld');
    expect(body).not.toMatch(/casus-inzien|dossier-inzien|plan-inzien/);
    expect(sent.map(({ path }) => path).toSorted()).toEqual([
      `/intake/v1/inzagen?meldingsnummer=${nummer}&limiet=100`,
      `/plans/v1/inzagen?planId=${uuid(3)}&limiet=100`,
      `/plans/v1/plannen?casusId=${uuid(1)}`,
      `/regie/v1/inzagen?casusId=${uuid(1)}&limiet=100`,
    ]);
    expect(body).toContain(`href="/werk/inzagen?intake=i&amp;meldingsnummer=${nummer}&amp;casusId=${uuid(1)}"`);
  });

  test('of an employee, and the next page asks only the service that has more', async () => {
    const { get, sent } = await openDesk(apis, [...privacy]);
    await get('/werk/inzagen?medewerker=wim');
    await get('/werk/inzagen?medewerker=wim&intake=i');
    expect(sent.map(({ path }) => path)).toEqual([
      '/intake/v1/inzagen?medewerker=wim&limiet=100',
      '/regie/v1/inzagen?medewerker=wim&limiet=100',
      '/plans/v1/inzagen?medewerker=wim&limiet=100',
      '/intake/v1/inzagen?medewerker=wim&limiet=100&cursor=i',
    ]);
  });

  test.each(Object.keys(all))('half a list is never shown as a whole one: %s', async (silent) => {
    const { get } = await openDesk(answers({ ...all, [silent]: undefined }), [...privacy]);
    const { status, body } = await get(`/werk/inzagen?meldingsnummer=${nummer}&casusId=${uuid(1)}`);
    expect(status).toBe(503);
    expect(body).not.toMatch(/Melding gelezen|Casus gelezen|Plan gelezen/);
  });

  test('a casus without a plan has no readings of one', async () => {
    const { get } = await openDesk(answers({ ...all, 'GET /plans/v1/plannen?': ok({ plannen: [] }) }), [...privacy]);
    const { status, body } = await get(`/werk/inzagen?casusId=${uuid(1)}`);
    expect(status).toBe(200);
    expect(body).toContain('Casus gelezen');
    expect(body).not.toContain('Plan gelezen');
  });

  test.each(['meldingsnummer=12', 'casusId=12'])('%s is told to be wrong, and nobody is asked', async (query) => {
    const { get, sent } = await openDesk(apis, [...privacy]);
    expect((await get(`/werk/inzagen?${query}`)).status).toBe(400);
    expect(sent).toEqual([]);
  });
});
