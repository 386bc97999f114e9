import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFact,
  announcementFor,
  type Feit,
  knownRegisseur,
  owesReaction,
  statusOf,
  timelineOf,
  viewFor,
} from './status.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const contact = (n: number) => ({
  naam: `Regisseur Voorbeeld ${n}`,
  telefoon: '0546 00 00 01',
  email: `r${n}@almelo.example`,
  organisatie: 'Gemeente Almelo',
});
const at = (minute: number) => `2026-11-21T21:${String(minute).padStart(2, '0')}:00Z`;
const ontvangenOp = at(0);

type Step = { soort: Feit['soort']; casus?: number; sequence: number; wie?: number; voorlopig?: boolean; op?: string };
function feit({ soort, casus = 1, sequence, wie = 1, voorlopig = true, op = at(sequence) }: Step): Feit {
  const common = { eventId: uuid(casus * 100 + sequence), casusId: uuid(casus), sequence, op };
  const who = { regisseurId: uuid(900 + wie), regisseur: contact(wie) };
  if (soort === 'voorgesteld') return { soort, ...common, ...who, bevestigenUiterlijk: '2026-11-23' };
  if (soort === 'bevestigd') return { soort, ...common, ...who, voorlopig };
  if (soort === 'benoemd') return { soort, ...common, ...who };
  return { soort, ...common };
}

const feiten = fc.uniqueArray(
  fc
    .record({
      soort: fc.constantFrom<Feit['soort']>(
        'geopend',
        'voorgelegd',
        'voorgesteld',
        'bevestigd',
        'benoemd',
        'gesplitst',
      ),
      casus: fc.integer({ min: 1, max: 3 }),
      sequence: fc.integer({ min: 1, max: 9 }),
      wie: fc.integer({ min: 1, max: 3 }),
      voorlopig: fc.boolean(),
      // Clocks of two instances differ: the moment says nothing about the order.
      op: fc.integer({ min: 1, max: 9 }).map(at),
    })
    .map(feit),
  { selector: ({ eventId }) => eventId, maxLength: 10 },
);

const gather = (facts: readonly Feit[]) => facts.reduce<Feit[]>(addFact, []);

describe('the status', () => {
  it('is the same for every order and every repetition of the facts', () => {
    const shuffled = feiten.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2, maxLength: facts.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.option(fc.constant(at(5))), ([facts, again], bekekenOp) => {
        const one = { ontvangenOp, bekekenOp, feiten: gather(facts) };
        const other = { ontvangenOp, bekekenOp, feiten: gather(again) };
        expect(other.feiten).toEqual(one.feiten);
        expect(statusOf(other)).toBe(statusOf(one));
        expect(knownRegisseur(other.feiten)).toEqual(knownRegisseur(one.feiten));
        expect(timelineOf(other)).toEqual(timelineOf(one));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the list itself either', () => {
    fc.assert(
      fc.property(
        feiten.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => {
          expect(knownRegisseur(shuffled)).toEqual(knownRegisseur(facts));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends its timeline with what it is now', () => {
    fc.assert(
      fc.property(feiten, (facts) => {
        const seen = { ontvangenOp, bekekenOp: null, feiten: gather(facts) };
        const timeline = timelineOf(seen);
        expect(timeline[0]).toEqual({ status: 'ontvangen', op: ontvangenOp });
        expect(timeline.at(-1)?.status).toBe(statusOf(seen));
      }),
    );
  });

  it('goes from received to a voorlopig aanspreekpunt to who is appointed', () => {
    const steps = [
      feit({ soort: 'geopend', sequence: 1 }),
      feit({ soort: 'voorgesteld', sequence: 2 }),
      feit({ soort: 'benoemd', sequence: 3 }),
    ];
    expect(timelineOf({ ontvangenOp, bekekenOp: null, feiten: steps })).toEqual([
      { status: 'ontvangen', op: at(0) },
      { status: 'inBehandeling', op: at(1) },
      { status: 'voorlopigAanspreekpunt', op: at(2) },
      { status: 'regisseurBenoemd', op: at(3) },
    ]);
  });

  it('benoemd beats voorgesteld, whichever has the higher sequence', () => {
    const benoemd = feit({ soort: 'benoemd', sequence: 3, wie: 2 });
    const voorgesteld = feit({ soort: 'voorgesteld', sequence: 4, wie: 1 });
    expect(knownRegisseur([benoemd, voorgesteld])).toMatchObject({ regisseurId: uuid(902), voorlopig: false });
  });

  it('a later sequence wins, also when its moment is earlier', () => {
    const first = feit({ soort: 'benoemd', sequence: 3, wie: 1, op: at(9) });
    const second = feit({ soort: 'benoemd', sequence: 4, wie: 2, op: at(8) });
    expect(knownRegisseur([second, first])?.regisseurId).toBe(uuid(902));
  });

  it('a melding put before a casus has no name until it is confirmed', () => {
    const voorgelegd = feit({ soort: 'voorgelegd', sequence: 5 });
    expect(statusOf({ bekekenOp: null, feiten: [voorgelegd] })).toBe('inBehandeling');
    expect(knownRegisseur([voorgelegd])).toBeNull();
    const bevestigd = feit({ soort: 'bevestigd', sequence: 6, voorlopig: false });
    expect(statusOf({ bekekenOp: null, feiten: [voorgelegd, bevestigd] })).toBe('regisseurBenoemd');
  });

  it('a split takes the name of that casus away, not of another', () => {
    const bevestigd = feit({ soort: 'bevestigd', sequence: 6 });
    const gesplitst = feit({ soort: 'gesplitst', sequence: 7 });
    const elders = feit({ soort: 'voorgesteld', casus: 2, sequence: 2, wie: 2 });
    expect(statusOf({ bekekenOp: null, feiten: [gesplitst, bevestigd] })).toBe('inBehandeling');
    expect(knownRegisseur([gesplitst, bevestigd, elders])?.regisseurId).toBe(uuid(902));
  });
});

describe('what the melder may see', () => {
  it('of somebody else: only received and read, never a name', () => {
    fc.assert(
      fc.property(feiten, fc.option(fc.constant(at(5))), (facts, bekekenOp) => {
        const view = viewFor('signaal', 'iemandAnders', { ontvangenOp, bekekenOp, feiten: gather(facts) });
        expect(['ontvangen', 'bekeken']).toContain(view.status);
        expect(view.tijdlijn.every(({ status }) => ['ontvangen', 'bekeken'].includes(status))).toBe(true);
        expect(view.regisseur).toBeNull();
        if (bekekenOp) expect(view.status).toBe('bekeken');
      }),
    );
  });

  it('of somebody else: what the software does by itself is not reading', () => {
    const facts = [feit({ soort: 'geopend', sequence: 1 }), feit({ soort: 'voorgelegd', sequence: 2 })];
    expect(viewFor('signaal', 'iemandAnders', { ontvangenOp, bekekenOp: null, feiten: facts }).status).toBe(
      'ontvangen',
    );
  });

  it('anonymously: how far it is, never a name', () => {
    fc.assert(
      fc.property(feiten, (facts) => {
        const view = viewFor('anoniem', 'mijzelf', { ontvangenOp, bekekenOp: null, feiten: gather(facts) });
        expect(view.status).toBe(facts.length > 0 ? 'inBehandeling' : 'ontvangen');
        expect(view.regisseur).toBeNull();
      }),
    );
  });

  it('anonymously about somebody else: no more than any third party', () => {
    const facts = [feit({ soort: 'geopend', sequence: 1 })];
    expect(viewFor('anoniem', 'iemandAnders', { ontvangenOp, bekekenOp: null, feiten: facts }).status).toBe(
      'ontvangen',
    );
  });

  it('about the own household: the name and whether it is provisional', () => {
    const facts = [feit({ soort: 'voorgesteld', sequence: 2 })];
    expect(viewFor('eigenHuishouden', 'mijnGezin', { ontvangenOp, bekekenOp: null, feiten: facts })).toMatchObject({
      status: 'voorlopigAanspreekpunt',
      regisseur: { ...contact(1), voorlopig: true },
    });
  });
});

describe('the first reaction', () => {
  const voorgesteld = feit({ soort: 'voorgesteld', sequence: 2 });
  const bevestigdVoorlopig = feit({ soort: 'bevestigd', sequence: 3, voorlopig: true });
  const bevestigd = feit({ soort: 'bevestigd', sequence: 3, voorlopig: false });
  const benoemd = feit({ soort: 'benoemd', sequence: 4 });
  const gelezen = at(5);

  it.each<[Parameters<typeof owesReaction>[0]['wieMeldde']['soort'], boolean, Feit[], string | null, boolean]>([
    ['eigenHuishouden', false, [], null, true],
    ['eigenHuishouden', false, [], gelezen, true],
    ['eigenHuishouden', false, [voorgesteld], null, false],
    ['eigenHuishouden', true, [], gelezen, true],
    ['eigenHuishouden', true, [voorgesteld], null, true],
    ['eigenHuishouden', true, [bevestigdVoorlopig], null, true],
    ['eigenHuishouden', true, [bevestigd], null, false],
    ['eigenHuishouden', true, [voorgesteld, benoemd], null, false],
    ['eigenHuishouden', true, [voorgesteld], gelezen, false],
    ['signaal', false, [voorgesteld], null, true],
    ['signaal', true, [], gelezen, false],
    ['signaal', false, [benoemd], null, false],
    ['anoniem', false, [voorgesteld], null, true],
    ['anoniem', false, [], gelezen, false],
  ])('of %s, acutely unsafe %s, facts %j, read %s: owed %s', (soort, spoed, facts, bekekenOp, owed) => {
    expect(owesReaction({ wieMeldde: { soort }, spoed, feiten: facts, bekekenOp })).toBe(owed);
  });
});

describe('which letter is due', () => {
  const voorlopig = knownRegisseur([feit({ soort: 'voorgesteld', sequence: 2 })]);
  const benoemd = knownRegisseur([feit({ soort: 'benoemd', sequence: 3 })]);
  const ander = knownRegisseur([feit({ soort: 'benoemd', sequence: 3, wie: 2 })]);

  it.each([
    ['nobody, then a proposal', null, voorlopig, 'aanspreekpunt'],
    ['the same proposal again', voorlopig, voorlopig, null],
    ['a proposal, then the same person appointed', voorlopig, benoemd, 'benoemd'],
    ['a proposal, then somebody else appointed', voorlopig, ander, 'benoemd'],
    ['appointed at once', null, benoemd, 'benoemd'],
    ['appointed, then somebody else', benoemd, ander, 'benoemd'],
    ['known, then nobody', voorlopig, null, null],
  ] as const)('%s', (_, before, after, letter) => {
    expect(announcementFor(before, after)).toBe(letter);
  });
});
