import { describe, expect, it } from 'vitest';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { Problem } from '../../../shared/problem.ts';
import { installationOf, meldingOf } from '../../../test/support/intake.ts';
import { type MeldingInput, type UitkomstInput, uitkomstRequest } from '../contract.ts';
import { erasureRefusals } from './erasure.ts';
import { relationsOf } from './may.ts';
import { type Melding, receiveMelding } from './melding.ts';
import type { Feit } from './status.ts';
import { provisionsFor, viaTeamOf } from './suggestions.ts';
import { decideUitkomst, isWorkMail } from './triage.ts';
import { isOpen, placesOf, positionPrefix, priorityOf, workPosition } from './worklist.ts';

const { gemeente } = installationOf('hellendoorn');
const now = '2026-11-24T09:00:00Z';
const received = '2026-11-23T08:30:00Z';
const headOf = (changes: Partial<MeldingInput> = {}, fields: Partial<Melding> = {}): Melding => ({
  ...receiveMelding(meldingOf({ woonadres: { postcode: '7447 AA', huisnummer: 1 }, ...changes }), {
    now: received,
    ids: randomIdentifiers,
    gemeente,
    adresSleutel: null,
  }).melding,
  ...fields,
});
const decide = (head: Melding, input: UitkomstInput) =>
  decideUitkomst(head, uitkomstRequest.parse(input), { now, gemeente, taal: 'nl', dubbelVanWie: 'onbekend' });
const codesOf = (head: Melding, input: UitkomstInput): string[] => {
  try {
    decide(head, input);
  } catch (error) {
    if (error instanceof Problem) return error.faults.map(({ code }) => code);
    throw error;
  }
  return [];
};

const casusId = '5b0f9e0a-6d0c-4d3a-9d55-7f3f0f6f2a01';
const fact = { eventId: '00000000-0000-4000-8000-000000000001', casusId, sequence: 2, op: received };
const regisseur = {
  naam: 'Samira Voorbeeld',
  telefoon: '0548 00 00 09',
  email: 'Samira@hellendoorn.example',
  organisatie: 'Voorbeeld',
};
const named: Feit = { soort: 'benoemd', ...fact, regisseurId: '00000000-0000-4000-8000-000000000002', regisseur };
const advice: UitkomstInput = { uitkomst: 'advies', reden: 'R.', antwoord: 'Bel de huisarts.' };

describe('a mail that does not say whom it is about', () => {
  const unknown = headOf({}, { wieMeldde: { soort: 'onbekend' }, over: 'onbekend', ingang: 'email' });

  it('gets no outcome before somebody says so, except that it is no melding', () => {
    expect(codesOf(unknown, advice)).toEqual(['overOntbreekt']);
    expect(decide(unknown, { uitkomst: 'geenMelding', reden: 'Reclame.', soort: 'spam' }).head.status).toBe('afgerond');
  });

  it('about the own household the sender is told, about somebody else the family is', () => {
    const own = decide(unknown, { ...advice, over: 'mijnGezin' });
    expect(own.head).toMatchObject({ over: 'mijnGezin', wieMeldde: { soort: 'eigenHuishouden' } });
    expect(own.bericht).not.toBeNull();
    const other = decide(unknown, { ...advice, over: 'iemandAnders' });
    expect(other.head.wieMeldde).toEqual({ soort: 'signaal', weetHetGezinHet: 'weetNiet' });
    expect(other.bericht).toBeNull();
    expect(other.taken).toMatchObject([{ onderwerp: 'gezinInformeren' }]);
  });
});

describe('what the melder hears', () => {
  it('nothing when staff says that telling is not safe', () => {
    const decided = decide(headOf(), { ...advice, nietVertellen: true });
    expect(decided.bericht).toBeNull();
    expect(decided.head.triage?.bericht).toBeNull();
  });

  it('without a name only what helps without one', () => {
    const anonymous = headOf({ anoniem: true, melder: { rol: 'ouder' } });
    expect(decide(anonymous, advice).bericht).toMatchObject({ uitkomst: { antwoord: 'Bel de huisarts.' } });
    const team: UitkomstInput = { uitkomst: 'viaTeam', reden: 'R.', team: 'via-hellendoorn' };
    expect(decide(anonymous, team).bericht).toBeNull();
  });

  it('not that somebody is looked for, when a name was told already', () => {
    const head = headOf({}, { feiten: [named] });
    expect(decide(head, { uitkomst: 'bekendeRegisseur', reden: 'R.', casusId }).bericht).toBeNull();
  });
});

describe('faults that need the facts', () => {
  it('no second casus, and never to the person whom it is about', () => {
    expect(codesOf(headOf({}, { feiten: [named] }), { uitkomst: 'nieuweCasus', reden: 'R.' })).toEqual([
      'casusBestaat',
    ]);
    const left: Feit = { ...fact, soort: 'gesplitst', sequence: 3, eventId: '00000000-0000-4000-8000-000000000003' };
    expect(codesOf(headOf({}, { feiten: [named, left] }), { uitkomst: 'nieuweCasus', reden: 'R.' })).toEqual([]);
    const about = headOf({ overRegisseur: true });
    expect(codesOf(about, { uitkomst: 'bekendeRegisseur', reden: 'R.', casusId })).toEqual(['overRegisseur']);
    expect(codesOf(about, { uitkomst: 'nieuweCasus', reden: 'R.', regisseurId: named.eventId })).toEqual([
      'overRegisseur',
    ]);
    expect(codesOf(about, { uitkomst: 'nieuweCasus', reden: 'R.' })).toEqual([]);
  });

  it('a proof from the future is none', () => {
    const bewijs = { wijze: 'telefoon', kenmerk: 'K', op: '2026-11-25T00:00:00Z' } as const;
    const input: UitkomstInput = { uitkomst: 'doorgezonden', reden: 'R.', bestemming: 'politie', bewijs };
    expect(codesOf(headOf(), input)).toEqual(['inDeToekomst']);
  });

  it('knows the work mail of the municipality', () => {
    expect(['a@hellendoorn.example', 'a@wijk.Hellendoorn.example'].map((mail) => isWorkMail(mail, gemeente))).toEqual([
      true,
      true,
    ]);
    expect(['a@elders.example', 'a@nephellendoorn.example'].map((mail) => isWorkMail(mail, gemeente))).toEqual([
      false,
      false,
    ]);
  });
});

it('events hold codes and nothing of what staff wrote', () => {
  const input: UitkomstInput = {
    uitkomst: 'sociaalTeam',
    reden: 'KANARIE',
    toelichting: 'KANARIE',
    team: 'sociaal-team',
    zwaarte: 'zwaar',
  };
  const { events } = decide(headOf(), input);
  expect(events).toMatchObject([{ data: { uitkomst: 'sociaalTeam', team: 'sociaal-team', zwaarte: 'zwaar' } }]);
  expect(JSON.stringify(events)).not.toContain('KANARIE');
});

describe('the worklist', () => {
  const calm = { veiligheid: 'veilig', minderjarigen: 'nee' } as const;
  it('safety, the term, who carries too much, who came back: in this order', () => {
    const order = [
      headOf({ ...calm, veiligheid: 'acuutOnveilig' }),
      headOf({ ...calm, veiligheid: 'zorgen', minderjarigen: 'ja' }),
      headOf(calm, { reactieVerstreken: true }),
      headOf({ ...calm, veiligheid: 'zorgen' }),
      headOf(calm, { jeugdigeAlleen: true }),
      headOf(calm, { regieOvergenomen: true }),
      headOf(calm, {
        heropend: { op: now, reden: 'teruggegeven', aantal: 1, daarvoor: { bekekenOp: null, afgerondOp: null } },
      }),
      headOf(calm, { herhaald: true }),
      headOf(calm),
      headOf(calm, { mogelijkSpam: true }),
    ].map(workPosition);
    expect(order.toSorted()).toEqual(order);
    expect(new Set(order.map((place) => place.slice(0, 3))).size).toBe(order.length);
  });

  it('names every reason, the strongest first, and finds meldingen by it', () => {
    const head = headOf({ veiligheid: 'acuutOnveilig' }, { herhaald: true, reactieVerstreken: true });
    expect(priorityOf(head)).toEqual(['spoed', 'teLaat', 'herhaald']);
    expect(workPosition(head).startsWith(positionPrefix('spoed'))).toBe(true);
  });

  it('is left once nobody at the desk has to do anything', () => {
    expect(placesOf(headOf())).toEqual({ open: true, hand: 'vrij', team: null });
    const handed = decide(headOf(), { uitkomst: 'viaTeam', reden: 'R.', team: 'via-hellendoorn' }).head;
    expect(placesOf(handed)).toEqual({ open: false, hand: null, team: 'via-hellendoorn' });
    expect(placesOf(decide(headOf(), advice).head)).toEqual({ open: false, hand: null, team: null });
    expect(isOpen(decide(headOf(), { uitkomst: 'nieuweCasus', reden: 'R.' }).head)).toBe(true);
    expect(isOpen(headOf({}, { status: 'regisseurBenoemd', feiten: [named] }))).toBe(false);
  });
});

describe('what somebody is to a melding', () => {
  const person = { id: 'p', email: 'samira@hellendoorn.example', rollen: ['regisseur' as const], teams: [] };
  it('by work mail, by team, and for what was written down until the day is over', () => {
    expect(relationsOf(headOf({}, { feiten: [named] }), person, now)).toEqual(['regisseur']);
    const team = decide(headOf(), { uitkomst: 'viaTeam', reden: 'R.', team: 'via-hellendoorn' }).head;
    expect(relationsOf(team, { ...person, teams: ['via-hellendoorn'] }, now)).toEqual(['team']);
    expect(relationsOf(team, { ...person, teams: ['expertteam'] }, now)).toEqual([]);
    const entered = headOf({}, { ingevoerd: { door: 'p', naam: 'P', op: '2026-11-24T22:30:00Z' } });
    expect(relationsOf(entered, person, '2026-11-24T22:45:00Z')).toEqual(['invoerder']);
    expect(relationsOf(entered, person, '2026-11-24T23:30:00Z')).toEqual([]);
  });

  it('a stand-in until the last day, in the Netherlands', () => {
    const waarnemer = {
      regisseurId: named.eventId,
      regisseur: { ...regisseur, email: 'w@hellendoorn.example' },
      tot: '2026-11-24',
    };
    const changed: Feit = {
      soort: 'gewijzigd',
      ...fact,
      sequence: 4,
      eventId: '00000000-0000-4000-8000-000000000009',
      leider: named.regisseurId,
      contact: regisseur,
      waarnemer,
    };
    const head = headOf({}, { feiten: [named, changed] });
    const standIn = { ...person, id: 'w', email: 'w@hellendoorn.example' };
    expect(relationsOf(head, standIn, '2026-11-24T22:30:00Z')).toEqual(['waarnemer']);
    expect(relationsOf(head, standIn, '2026-11-24T23:30:00Z')).toEqual([]);
  });
});

it('suggests the VIA-team of the area and the provisions that fit best', () => {
  expect(viaTeamOf(headOf().gebied, gemeente)?.code).toBe('via-hellendoorn');
  expect(viaTeamOf(null, gemeente)).toBeNull();
  expect(provisionsFor(['opvoeding', 'lichamelijke-gezondheid'], gemeente)[0]?.code).toBe('jeugdgezondheidszorg');
  expect(provisionsFor([], gemeente)).toHaveLength(gemeente.socialeKaart.length);
});

describe('erasure', () => {
  const closed = decide(headOf(), advice).head;
  it('lets a melding go that was answered, and keeps every other with the reason', () => {
    expect(erasureRefusals(closed, [{ uitkomst: 'advies', bestemming: null }])).toEqual([]);
    expect(erasureRefusals({ ...closed, feiten: [named] }, [])).toHaveLength(1);
    expect(erasureRefusals(closed, [{ uitkomst: 'viaTeam', bestemming: null }])).toHaveLength(1);
    expect(erasureRefusals(closed, [{ uitkomst: 'doorgezonden', bestemming: 'politie' }])).toHaveLength(1);
    expect(erasureRefusals({ ...closed, wieMeldde: { soort: 'anoniem' } }, [])).toHaveLength(1);
    expect(erasureRefusals({ ...closed, veiligheid: 'acuutOnveilig' }, [])).toHaveLength(1);
    expect(erasureRefusals(headOf(), [])).toHaveLength(1);
  });
});
