import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../../events/catalogue.ts';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { Problem } from '../../../shared/problem.ts';
import { installationOf, meldingInput, meldingOf } from '../../../test/support/intake.ts';
import { type MeldingInput, optekenRequest } from '../contract.ts';
import { faultTexts } from '../fault-texts.ts';
import { enterMelding, receiveMelding } from './melding.ts';

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
    const { gegevens, events, bericht, taken, melding } = receive({
      anoniem: true,
      melder: { rol: 'buur', voorkeurskanaal: 'post', veiligContact: { belMoment: 'na zes uur' } },
    });
    expect(gegevens.melder).toEqual({ rol: 'buur' });
    expect(gegevens.woonadres).toBeUndefined();
    expect(events[0]?.data).toMatchObject({ anoniem: true, adresSleutel: null });
    expect(bericht).toBeNull();
    expect(melding).toMatchObject({ adresSleutel: null, gebied: null });
    expect(taken).toEqual([]);
    expect(melding.wieMeldde).toEqual({ soort: 'anoniem' });
  });

  it('keeps the address of another household, also anonymously', () => {
    const { gegevens } = receive({ anoniem: true, over: 'iemandAnders', melder: { rol: 'buur' } });
    expect(gegevens.woonadres).toMatchObject({ postcode: '7607EW' });
  });

  it('counts in clock hours when it is acutely unsafe', () => {
    const { melding, bericht } = receive({ veiligheid: 'acuutOnveilig' });
    expect(melding).toMatchObject({ spoed: true, reactieTot: '2026-11-22T01:50:00Z' });
    expect(bericht).toMatchObject({ soort: 'ontvangst', spoed: true, opgetekend: false });
  });

  it('refuses an unknown leefgebied, in words that every language has', () => {
    const { code, faults } = refusal({ leefgebieden: ['financien', 'geld'] });
    expect(code).toBe('ongeldigeInvoer');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toEqual({
      veld: '/leefgebieden/1',
      code: 'onbekendLeefgebied',
      melding: faultTexts.onbekendLeefgebied,
    });
  });

  it('refuses a letter about somebody else: the address is theirs', () => {
    const { faults } = refusal({ over: 'iemandAnders', melder: { rol: 'buur', voorkeurskanaal: 'post' } });
    expect(faults).toEqual([
      { veld: '/melder/voorkeurskanaal', code: 'briefBijSignaal', melding: faultTexts.briefBijSignaal },
    ]);
  });

  it('refuses a BSN, with every other fault beside it', () => {
    expect(refusal({ watLooptVast: 'Mijn nummer is 111222333' }).code).toBe('bsnGevonden');
    const both = refusal({ watLooptVast: 'Mijn nummer is 111222333', leefgebieden: ['geld'] });
    expect(both.code).toBe('ongeldigeInvoer');
    expect(both.faults.map(({ code }) => code)).toEqual(['onbekendLeefgebied', 'bsn']);
    expect(both.faults[1]?.melding).toBe(faultTexts.bsn);
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

/** A school that reports about a family. */
const school: Partial<MeldingInput> = {
  over: 'iemandAnders',
  weetHetGezinHet: 'ja',
  melder: { naam: 'Docent Voorbeeld', rol: 'professional', email: 'docent@school.example' },
  professional: { vindplaats: 'school', organisatie: 'Basisschool Voorbeeld' },
};

describe('a professional', () => {
  it('has an entry of their own', () => {
    const { melding, events, gegevens, bericht } = receive(school);
    expect(melding).toMatchObject({ ingang: 'professional', vindplaats: 'school', regieOvergenomen: false });
    expect(melding.wieMeldde).toEqual({ soort: 'signaal', weetHetGezinHet: 'ja' });
    expect(events[0]?.data).toMatchObject({ ingang: 'professional', vindplaats: 'school' });
    expect(gegevens.professional).toMatchObject({ organisatie: 'Basisschool Voorbeeld', overgenomenTaken: [] });
    expect(bericht).toMatchObject({ wie: 'signaal', weetHetGezinHet: 'ja' });
  });

  it('works at a place that the municipality knows', () => {
    const unknown = { ...school, professional: { vindplaats: 'dierentuin', organisatie: 'Dierentuin Voorbeeld' } };
    expect(refusal(unknown).faults).toEqual([
      { veld: '/professional/vindplaats', code: 'onbekendeVindplaats', melding: faultTexts.onbekendeVindplaats },
    ]);
  });

  it('who carries the regie for lack of better comes first', () => {
    const { melding, events } = receive({
      ...school,
      professional: {
        vindplaats: 'clientondersteuning',
        organisatie: 'MEE Voorbeeld',
        overgenomenTaken: ['Het overleg'],
      },
    });
    expect(melding.regieOvergenomen).toBe(true);
    expect(events[0]?.data).toMatchObject({ regieOvergenomen: true });
  });

  it('sends no BSN in any of the own fields', () => {
    const { faults } = refusal({
      ...school,
      professional: {
        vindplaats: 'school',
        organisatie: 'School 111222333',
        functie: 'IB 111222333',
        watWeetHetGezin: '111222333 weet het',
        watDoetUZelf: 'Ik bel 111222333',
        overgenomenTaken: ['Brief 111222333'],
      },
    });
    expect(faults.map(({ veld }) => veld)).toEqual([
      '/professional/organisatie',
      '/professional/functie',
      '/professional/watWeetHetGezin',
      '/professional/watDoetUZelf',
      '/professional/overgenomenTaken/0',
    ]);
  });
});

describe('a young person', () => {
  const young = (
    leeftijd: number | undefined,
    changes: Partial<MeldingInput['melder']> = {},
  ): Partial<MeldingInput> => ({
    over: 'mijzelf',
    melder: { rol: 'jeugdige', ...(leeftijd !== undefined && { leeftijd }), telefoon: '0612345678', ...changes },
  });

  it.each([
    [12, true],
    [15, true],
    [undefined, true],
    [16, false],
    [17, false],
  ] as const)('of %s alone: flagged %s', (leeftijd, flagged) => {
    const { melding, events, taken } = receive(young(leeftijd));
    expect(melding.jeugdigeAlleen).toBe(flagged);
    expect(melding.jeugd).toBe(true);
    expect(events[0]?.data).toMatchObject({ jeugdigeAlleen: flagged });
    // A professional decides about the rights of the parents; no software tells them.
    expect(taken.map(({ onderwerp, reden, bericht }) => [onderwerp, reden, bericht])).toEqual(
      flagged ? [['nietVanzelf', 'nietVanzelf', null]] : [],
    );
  });

  it('is never written to at the door of the parents', () => {
    const { faults } = refusal(young(14, { voorkeurskanaal: 'post' }));
    expect(faults).toEqual([
      { veld: '/melder/voorkeurskanaal', code: 'briefBijJeugdige', melding: faultTexts.briefBijJeugdige },
    ]);
    expect(receive(young(16, { voorkeurskanaal: 'post' })).melding.status).toBe('ontvangen');
  });

  it('is a child of the family only when they say so: an adult is not flagged', () => {
    expect(receive({ melder: { rol: 'ouder', leeftijd: 15, telefoon: '0612345678' } }).melding.jeugdigeAlleen).toBe(
      false,
    );
  });
});

describe('where it is', () => {
  const { gemeente: hellendoorn } = installationOf('hellendoorn');
  const at = (postcode: string, changes: Partial<MeldingInput> = {}) =>
    receiveMelding(meldingOf({ woonadres: { postcode, huisnummer: 1 }, ...changes }), {
      now,
      ids: randomIdentifiers,
      gemeente: hellendoorn,
      adresSleutel: 'sleutel',
    }).melding;

  it.each([
    ['7447 AB', 'hellendoorn'],
    ['7448 AB', 'hellendoorn'],
    ['7688AB', 'hellendoorn'],
    ['7442 AB', 'nijverdal-noord'],
    ['7441 AB', 'nijverdal-zuid'],
    ['7449 AB', null],
  ])('%s lies in %s', (postcode, gebied) => {
    expect(at(postcode).gebied).toBe(gebied);
  });

  it('is not known of who reports anonymously about the own household', () => {
    const melder = { rol: 'inwoner' as const };
    expect(at('7447 AB', { anoniem: true, melder })).toMatchObject({ gebied: null, adresSleutel: null });
    expect(at('7447 AB', { anoniem: true, melder, over: 'iemandAnders' })).toMatchObject({
      gebied: 'hellendoorn',
      adresSleutel: null,
    });
  });
});

describe('what staff wrote down', () => {
  const staff = { id: 'kcc', naam: 'Medewerker Voorbeeld' };
  const enter = (eersteContactOp: string, changes: Partial<MeldingInput> = {}) =>
    enterMelding(
      optekenRequest.parse({ kanaal: 'telefoon', eersteContactOp, melding: { ...meldingInput, ...changes } }),
      staff,
      { now, ids: randomIdentifiers, gemeente, adresSleutel: null },
    );
  const faultsOf = (eersteContactOp: string, changes: Partial<MeldingInput> = {}) => {
    try {
      enter(eersteContactOp, changes);
    } catch (error) {
      if (error instanceof Problem) return error.faults.map(({ veld, code }) => [veld, code]);
      throw error;
    }
    return [];
  };

  it('counts from the first contact, whatever zone it was written in', () => {
    const { melding, events, bericht } = enter('2026-11-16T10:00:00+01:00');
    expect(melding).toMatchObject({
      ontvangenOp: '2026-11-16T09:00:00Z',
      reactieUiterlijk: '2026-11-23',
      ingang: 'telefoon',
      ingevoerd: { door: 'kcc', naam: 'Medewerker Voorbeeld', op: now },
    });
    expect(events[0]?.data).toMatchObject({
      ontvangenOp: '2026-11-16T09:00:00Z',
      ingevoerdOp: now,
      ingang: 'telefoon',
    });
    expect(bericht).toMatchObject({ opgetekend: true, ontvangenOp: '2026-11-16T09:00:00Z' });
  });

  it('may be a year ago, not longer, and never in the future', () => {
    expect(faultsOf('2025-11-21T21:50:00Z')).toEqual([]);
    expect(faultsOf('2025-11-20T12:00:00Z')).toEqual([['/eersteContactOp', 'teLangGeleden']]);
    expect(faultsOf(now)).toEqual([]);
    expect(faultsOf('2026-11-21T21:50:01Z')).toEqual([['/eersteContactOp', 'inDeToekomst']]);
    // An hour later by the clock of another zone, and yet in the past.
    expect(faultsOf('2026-11-21T22:40:00+01:00')).toEqual([]);
  });

  it('follows the rules of the form, with all faults at once and where they are', () => {
    expect(
      faultsOf('2027-01-01T00:00:00Z', { watLooptVast: 'Het nummer is 111222333', leefgebieden: ['geld'] }),
    ).toEqual([
      ['/eersteContactOp', 'inDeToekomst'],
      ['/melding/leefgebieden/0', 'onbekendLeefgebied'],
      ['/melding/watLooptVast', 'bsn'],
    ]);
  });
});
