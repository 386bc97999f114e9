import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../../events/catalogue.ts';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { Problem } from '../../../shared/problem.ts';
import { installationOf, meldingOf } from '../../../test/support/intake.ts';
import type { MeldingInput } from '../contract.ts';
import { receiveMelding } from './melding.ts';

const now = '2026-11-21T21:50:00Z';
const { gemeente } = installationOf('almelo');
const receive = (changes: Partial<MeldingInput> = {}) =>
  receiveMelding(meldingOf(changes), { now, ids: randomIdentifiers, gemeente, adresSleutel: 'sleutel' });

function refusal(changes: Partial<MeldingInput>): Problem {
  try {
    receive(changes);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('receiveMelding', () => {
  it('decides on a number, a term and an event that the catalogue knows', () => {
    const { melding, events, taken } = receive();
    expect(melding).toMatchObject({ status: 'ontvangen', reactieUiterlijk: '2026-11-27', spoed: false, versie: 1 });
    expect(melding.meldingsnummer).toMatch(/^M-2026-/);
    expect(taken).toEqual([]);
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(definitionOf(event?.type ?? '')?.data.safeParse(event?.data).success).toBe(true);
    expect(event?.data).toMatchObject({
      leefgebieden: ['financien', 'huisvesting', 'opvoeding'],
      betrokkenOrganisaties: ['zorgaanbieder'],
      onbekendeOrganisaties: 0,
      adresSleutel: 'sleutel',
      weetHetGezinHet: null,
    });
  });

  it('uses the Dutch year in the number', () => {
    const { melding } = receiveMelding(meldingOf(), {
      now: '2026-12-31T23:30:00Z',
      ids: randomIdentifiers,
      gemeente,
      adresSleutel: null,
    });
    expect(melding.meldingsnummer).toMatch(/^M-2027-/);
  });

  it('keeps nothing that says who reported anonymously, and links nobody', () => {
    const { gegevens, events, bereik, taken, melding } = receive({
      anoniem: true,
      melder: { rol: 'buur', voorkeurskanaal: 'post', veiligContact: { belMoment: 'na zes uur' } },
    });
    expect(gegevens.melder).toEqual({ rol: 'buur' });
    expect(gegevens.woonadres).toBeUndefined();
    expect(events[0]?.data).toMatchObject({ anoniem: true, adresSleutel: null });
    expect(bereik).toEqual({ langs: 'niet' });
    expect(taken).toEqual([]);
    expect(melding.wieMeldde).toEqual({ soort: 'anoniem' });
  });

  it('keeps the address of another household, also anonymously', () => {
    const { gegevens } = receive({ anoniem: true, over: 'iemandAnders', melder: { rol: 'buur' } });
    expect(gegevens.woonadres).toMatchObject({ postcode: '7607EW' });
  });

  it.each<[string, MeldingInput['melder'], string, string]>([
    [
      'forbids mail',
      { rol: 'ouder', email: 'a@b.example', telefoon: '0612345678', veiligContact: { nietMailen: true } },
      'bellen',
      'nietMailen',
    ],
    [
      'forbids mail and has no phone',
      { rol: 'ouder', email: 'a@b.example', veiligContact: { nietMailen: true } },
      'brief',
      'nietMailen',
    ],
    [
      'prefers the phone',
      { rol: 'ouder', email: 'a@b.example', telefoon: '0612345678', voorkeurskanaal: 'telefoon' },
      'bellen',
      'voorkeur',
    ],
    [
      'prefers post',
      { rol: 'ouder', email: 'a@b.example', telefoon: '0612345678', voorkeurskanaal: 'post' },
      'brief',
      'voorkeur',
    ],
    ['has no e-mail', { rol: 'ouder', telefoon: '0612345678' }, 'bellen', 'geenEmail'],
  ])('opens a task for who %s', (_, melder, soort, reden) => {
    const { taken, events, bereik, melding } = receive({ melder });
    const [taak] = taken;
    expect(bereik.langs).toBe('taak');
    expect(taak).toMatchObject({ soort, reden, uiterlijk: '2026-11-24', onderwerp: 'ontvangst' });
    expect(events[1]?.data).toMatchObject({ soort, reden, taakId: taak?.taakId });
    expect(melding.versie).toBe(2);
    expect(melding.folderVerstrektOp).toBeNull();
  });

  it('counts in clock hours when it is acutely unsafe, for the task too', () => {
    const { melding, taken } = receive({
      veiligheid: 'acuutOnveilig',
      melder: { rol: 'ouder', telefoon: '0612345678' },
    });
    expect(melding).toMatchObject({ spoed: true, reactieTot: '2026-11-22T01:50:00Z' });
    expect(taken[0]?.tot).toBe('2026-11-22T01:50:00Z');
  });

  it('refuses an unknown leefgebied and names the known ones', () => {
    const { code, faults } = refusal({ leefgebieden: ['financien', 'geld'] });
    expect(code).toBe('ongeldigeInvoer');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ veld: '/leefgebieden/1', code: 'onbekendLeefgebied' });
    expect(faults[0]?.melding).toContain('huisvesting');
  });

  it('refuses a letter about somebody else: the address is theirs', () => {
    const { faults } = refusal({ over: 'iemandAnders', melder: { rol: 'buur', voorkeurskanaal: 'post' } });
    expect(faults[0]?.veld).toBe('/melder/voorkeurskanaal');
  });

  it('refuses a BSN, with every other fault beside it', () => {
    expect(refusal({ watLooptVast: 'Mijn nummer is 111222333' }).code).toBe('bsnGevonden');
    const both = refusal({ watLooptVast: 'Mijn nummer is 111222333', leefgebieden: ['geld'] });
    expect(both.code).toBe('ongeldigeInvoer');
    expect(both.faults.map(({ code }) => code)).toEqual(['onbekendLeefgebied', 'bsn']);
    expect(receive({ watLooptVast: 'Kenmerk 111222333 van de brief', geenBsn: true }).melding.status).toBe('ontvangen');
  });

  it.each([
    ['nee', 1],
    ['weetNiet', 1],
    [undefined, 1],
    ['ja', 0],
  ] as const)('asks somebody to inform the family when it knows: %s', (weetHetGezinHet, count) => {
    const { taken, events } = receive({ over: 'iemandAnders', ...(weetHetGezinHet && { weetHetGezinHet }) });
    expect(taken.map(({ onderwerp, reden }) => [onderwerp, reden])).toEqual(
      Array.from({ length: count }, () => ['gezinInformeren', 'gezinWeetHetNiet']),
    );
    expect(events).toHaveLength(1 + count);
  });
});
