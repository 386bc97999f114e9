import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFact,
  announcementsFor,
  type Feit,
  type Gezien,
  knownRegisseur,
  owesReaction,
  standsIn,
  statusOf,
  timelineOf,
  viewFor,
  whoLeads,
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

const today = '2026-11-21';
/** What is seen of a melding that nobody read and nobody decided about, with these changes. */
const seen = (changes: Partial<Gezien> = {}): Gezien => ({
  ontvangenOp,
  bekekenOp: null,
  feiten: [],
  triage: null,
  heropend: null,
  ...changes,
});

type Step = {
  soort: Feit['soort'];
  casus?: number;
  sequence: number;
  wie?: number;
  voorlopig?: boolean;
  op?: string;
  tot?: string;
  /** With `gewijzigd`: who leads left for good. */
  weg?: boolean;
  /** With `gewijzigd`: who leads is away and nobody stands in. */
  niemand?: boolean;
};
function feit({
  soort,
  casus = 1,
  sequence,
  wie = 1,
  voorlopig = true,
  op = at(sequence),
  tot = '2026-11-30',
  weg = false,
  niemand = false,
}: Step): Feit {
  const common = { eventId: uuid(casus * 100 + sequence), casusId: uuid(casus), sequence, op };
  const who = { regisseurId: uuid(900 + wie), regisseur: contact(wie) };
  if (soort === 'voorgesteld') return { soort, ...common, ...who, bevestigenUiterlijk: '2026-11-23' };
  if (soort === 'bevestigd') return { soort, ...common, ...who, voorlopig };
  if (soort === 'benoemd') return { soort, ...common, ...who };
  if (soort === 'geweigerd') return { soort, ...common, weigeraar: who.regisseurId };
  if (soort === 'gewijzigd') {
    const waarnemer = voorlopig && !weg && !niemand ? { regisseurId: uuid(990), regisseur: contact(90), tot } : null;
    return {
      soort,
      ...common,
      leider: who.regisseurId,
      contact: { ...contact(wie), telefoon: '0546 00 00 99' },
      waarnemer,
      ...(niemand && !weg && { afwezig: { sinds: op, waarnemerUiterlijk: '2026-11-24' } }),
      ...(weg && { vertrek: { op, nieuweRegisseurUiterlijk: '2026-11-24' } }),
    };
  }
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
        'afgesloten',
        'geweigerd',
        'gewijzigd',
      ),
      casus: fc.integer({ min: 1, max: 3 }),
      sequence: fc.integer({ min: 1, max: 9 }),
      wie: fc.integer({ min: 1, max: 3 }),
      voorlopig: fc.boolean(),
      weg: fc.boolean(),
      niemand: fc.boolean(),
      // Clocks of two instances differ: the moment says nothing about the order.
      op: fc.integer({ min: 1, max: 9 }).map(at),
    })
    .map(feit),
  { selector: ({ eventId }) => eventId, maxLength: 10 },
);

/** An outcome, told or not, closed or handed on, at this minute. */
const outcome = (minute: number, told: boolean, closed: boolean): Gezien['triage'] => ({
  uitkomst: 'advies',
  op: at(minute),
  bericht: told
    ? { soort: 'uitkomst', uitkomst: { soort: 'advies', antwoord: 'Bel de huisarts.' }, toelichting: null }
    : null,
  afgerondOp: closed ? at(minute) : null,
});
const outcomes = fc.option(
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.boolean()).map((one) => outcome(...one)),
);
const reopenings = fc.option(
  fc.record({
    op: fc.integer({ min: 1, max: 9 }).map(at),
    daarvoor: fc.record({ bekekenOp: fc.option(fc.constant(at(1))), afgerondOp: fc.option(fc.constant(at(2))) }),
  }),
);
/** Everything but the facts. */
const standing = fc.record({
  bekekenOp: fc.option(fc.constant(at(5))),
  triage: outcomes,
  heropend: reopenings,
});

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
      fc.property(shuffled, standing, fc.boolean(), ([facts, again], stand, spoed) => {
        const one = seen({ ...stand, feiten: gather(facts) });
        const other = seen({ ...stand, feiten: gather(again) });
        expect(other.feiten).toEqual(one.feiten);
        expect(statusOf(other)).toBe(statusOf(one));
        expect(knownRegisseur(other.feiten)).toEqual(knownRegisseur(one.feiten));
        expect(timelineOf(other)).toEqual(timelineOf(one));
        for (const soort of ['eigenHuishouden', 'signaal', 'anoniem', 'onbekend'] as const) {
          const wieMeldde = { soort };
          expect(owesReaction({ ...other, wieMeldde, spoed })).toBe(owesReaction({ ...one, wieMeldde, spoed }));
          expect(viewFor(soort, 'mijnGezin', other, today)).toEqual(viewFor(soort, 'mijnGezin', one, today));
        }
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
      fc.property(feiten, standing, (facts, stand) => {
        const whole = seen({ ...stand, feiten: gather(facts) });
        const timeline = timelineOf(whole);
        expect(timeline[0]).toEqual({ status: 'ontvangen', op: ontvangenOp });
        expect(timeline.at(-1)?.status).toBe(statusOf(whole));
        expect(timeline.map(({ op }) => op)).toEqual(timeline.map(({ op }) => op).sort());
      }),
    );
  });

  it('goes from received to a voorlopig aanspreekpunt to who is appointed', () => {
    const steps = [
      feit({ soort: 'geopend', sequence: 1 }),
      feit({ soort: 'voorgesteld', sequence: 2 }),
      feit({ soort: 'benoemd', sequence: 3 }),
    ];
    expect(timelineOf(seen({ feiten: steps }))).toEqual([
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
    expect(statusOf(seen({ feiten: [voorgelegd] }))).toBe('inBehandeling');
    expect(knownRegisseur([voorgelegd])).toBeNull();
    const bevestigd = feit({ soort: 'bevestigd', sequence: 6, voorlopig: false });
    expect(statusOf(seen({ feiten: [voorgelegd, bevestigd] }))).toBe('regisseurBenoemd');
  });

  it('a split takes the name of that casus away, not of another', () => {
    const bevestigd = feit({ soort: 'bevestigd', sequence: 6 });
    const gesplitst = feit({ soort: 'gesplitst', sequence: 7 });
    const elders = feit({ soort: 'voorgesteld', casus: 2, sequence: 2, wie: 2 });
    expect(statusOf(seen({ feiten: [gesplitst, bevestigd] }))).toBe('inBehandeling');
    expect(knownRegisseur([gesplitst, bevestigd, elders])?.regisseurId).toBe(uuid(902));
  });
});

describe('what the melder may see', () => {
  it('of somebody else: only received and read, never a name', () => {
    fc.assert(
      fc.property(feiten, fc.option(fc.constant(at(5))), (facts, bekekenOp) => {
        const view = viewFor('signaal', 'iemandAnders', seen({ bekekenOp, feiten: gather(facts) }), today);
        expect(['ontvangen', 'bekeken']).toContain(view.status);
        expect(view.tijdlijn.every(({ status }) => ['ontvangen', 'bekeken'].includes(status))).toBe(true);
        expect(view.regisseur).toBeNull();
        if (bekekenOp) expect(view.status).toBe('bekeken');
      }),
    );
  });

  it('of a mail that did not say about whom: no more, whatever was found out about it since', () => {
    const facts = [feit({ soort: 'benoemd', sequence: 1 })];
    for (const over of ['onbekend', 'mijnGezin']) {
      const view = viewFor('onbekend', over, seen({ feiten: facts }), today);
      expect(view).toMatchObject({ status: 'bekeken', regisseur: null });
    }
  });

  it('of somebody else: what the software does by itself is not reading', () => {
    const facts = [feit({ soort: 'geopend', sequence: 1 }), feit({ soort: 'voorgelegd', sequence: 2 })];
    expect(viewFor('signaal', 'iemandAnders', seen({ feiten: facts }), today).status).toBe('ontvangen');
  });

  it('anonymously: how far it is, never a name', () => {
    fc.assert(
      fc.property(feiten, (facts) => {
        const view = viewFor('anoniem', 'mijzelf', seen({ feiten: gather(facts) }), today);
        expect(view.status).toBe(facts.some(({ soort }) => soort !== 'voorgelegd') ? 'inBehandeling' : 'ontvangen');
        expect(view.regisseur).toBeNull();
      }),
    );
  });

  it('anonymously about somebody else: no more than any third party', () => {
    const facts = [feit({ soort: 'geopend', sequence: 1 })];
    expect(viewFor('anoniem', 'iemandAnders', seen({ feiten: facts }), today).status).toBe('ontvangen');
  });

  it('about the own household: the name and whether it is provisional', () => {
    const facts = [feit({ soort: 'voorgesteld', sequence: 2 })];
    expect(viewFor('eigenHuishouden', 'mijnGezin', seen({ feiten: facts }), today)).toMatchObject({
      status: 'voorlopigAanspreekpunt',
      regisseur: { ...contact(1), voorlopig: true },
    });
  });
});

describe('a casus at the same address', () => {
  const voorgelegd = feit({ soort: 'voorgelegd', sequence: 5 });

  it('does not show to whoever reports from there, before a person did something', () => {
    for (const soort of ['eigenHuishouden', 'anoniem'] as const) {
      const view = (changes: Partial<Gezien>) => viewFor(soort, 'mijnGezin', seen(changes), today);
      expect(view({ feiten: [voorgelegd] })).toEqual(view({}));
      expect(view({ feiten: [voorgelegd], bekekenOp: at(7) })).toEqual(view({ bekekenOp: at(7) }));
    }
    const bevestigd = feit({ soort: 'bevestigd', sequence: 6, voorlopig: false });
    expect(viewFor('eigenHuishouden', 'mijnGezin', seen({ feiten: [voorgelegd, bevestigd] }), today)).toMatchObject({
      status: 'regisseurBenoemd',
      regisseur: contact(1),
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
    // Read and laid aside is not decided: nothing would climb.
    ['signaal', true, [], gelezen, true],
    ['signaal', false, [benoemd], null, false],
    ['anoniem', false, [voorgesteld], null, true],
    ['anoniem', false, [], gelezen, true],
    ['onbekend', false, [], gelezen, true],
    ['onbekend', false, [bevestigd], gelezen, false],
  ])('of %s, acutely unsafe %s, facts %j, read %s: owed %s', (soort, spoed, facts, bekekenOp, owed) => {
    expect(owesReaction({ ...seen({ feiten: facts, bekekenOp }), wieMeldde: { soort }, spoed })).toBe(owed);
  });
});

const owed = (soort: 'eigenHuishouden' | 'signaal', changes: Partial<Gezien>, spoed = false) =>
  owesReaction({ ...seen(changes), wieMeldde: { soort }, spoed });
const reopened = (minute: number) => ({ op: at(minute), daarvoor: { bekekenOp: at(1), afgerondOp: null } });

describe('an outcome', () => {
  it('that closes is the status, and the end of what was owed', () => {
    const closed = { triage: outcome(3, true, true), feiten: [feit({ soort: 'benoemd', sequence: 2 })] };
    expect(statusOf(seen(closed))).toBe('afgerond');
    expect(owed('eigenHuishouden', closed)).toBe(false);
    expect(owed('signaal', { triage: outcome(3, false, true) })).toBe(false);
  });

  it('that hands on leaves it in behandeling until it is closed', () => {
    expect(statusOf(seen({ triage: outcome(3, true, false) }))).toBe('inBehandeling');
    expect(owed('eigenHuishouden', { triage: outcome(3, true, false) })).toBe(false);
  });

  it.each(['nieuweCasus', 'bekendeRegisseur'] as const)('%s still owes a name', (uitkomst) => {
    const triage = { ...outcome(3, true, false), uitkomst, op: at(3), bericht: null, afgerondOp: null };
    expect(owed('eigenHuishouden', { triage })).toBe(true);
    expect(owed('eigenHuishouden', { triage, feiten: [feit({ soort: 'benoemd', sequence: 4 })] })).toBe(false);
    expect(owed('signaal', { triage })).toBe(false);
  });

  it('that is not told shows as somebody who is busy with it, whatever came before', () => {
    fc.assert(
      fc.property(feiten, fc.option(fc.constant(at(5))), (facts, bekekenOp) => {
        const untold = seen({ bekekenOp, feiten: gather(facts), triage: outcome(3, false, true) });
        const view = viewFor('eigenHuishouden', 'mijnGezin', untold, today);
        expect(view.status).not.toBe('afgerond');
        expect(view.tijdlijn.map(({ status }) => status)).not.toContain('afgerond');
      }),
    );
    const untold = seen({ triage: outcome(3, false, true) });
    expect(viewFor('eigenHuishouden', 'mijnGezin', untold, today)).toMatchObject({ status: 'inBehandeling' });
    expect(viewFor('anoniem', 'mijnGezin', untold, today)).toMatchObject({ status: 'inBehandeling' });
  });

  it('never shows to who reported about somebody else, or by a mail that does not say about whom', () => {
    fc.assert(
      fc.property(feiten, standing, fc.constantFrom('signaal' as const, 'onbekend' as const), (facts, stand, soort) => {
        const view = viewFor(
          soort,
          soort === 'signaal' ? 'iemandAnders' : 'onbekend',
          seen({ ...stand, feiten: facts }),
          today,
        );
        expect(view.tijdlijn.every(({ status }) => status === 'ontvangen' || status === 'bekeken')).toBe(true);
        expect(view).toMatchObject({ regisseur: null, waarnemer: null, bevestigenUiterlijk: null });
        if (stand.triage || stand.bekekenOp) expect(view.status).toBe('bekeken');
      }),
    );
  });
});

describe('opened again', () => {
  const benoemd = feit({ soort: 'benoemd', sequence: 2 });

  it('is owed again, also when a name was known: that name is no answer', () => {
    expect(owed('eigenHuishouden', { feiten: [benoemd], heropend: reopened(5) })).toBe(true);
    const again = feit({ soort: 'benoemd', sequence: 6 });
    expect(owed('eigenHuishouden', { feiten: [benoemd, again], heropend: reopened(5) })).toBe(false);
    expect(owed('eigenHuishouden', { triage: outcome(6, true, false), heropend: reopened(5) })).toBe(false);
  });

  it('is no longer owed once a person decided that who was appointed goes on: no new name comes', () => {
    const triage = {
      ...outcome(6, false, false),
      uitkomst: 'bekendeRegisseur' as const,
      op: at(6),
      bericht: null,
      afgerondOp: null,
    };
    expect(owed('eigenHuishouden', { feiten: [benoemd], triage, heropend: reopened(5) })).toBe(false);
    const provisional = feit({ soort: 'voorgesteld', sequence: 2 });
    expect(owed('eigenHuishouden', { feiten: [provisional], triage, heropend: reopened(5) })).toBe(true);
    expect(owed('eigenHuishouden', { triage, heropend: reopened(5) })).toBe(true);
  });

  it('is decided again, not only read, also when an outsider reported it', () => {
    expect(owed('signaal', { feiten: [benoemd], heropend: reopened(5) })).toBe(true);
    expect(owed('signaal', { feiten: [benoemd], bekekenOp: at(6), heropend: reopened(5) })).toBe(true);
    expect(owed('signaal', { triage: outcome(6, false, false), heropend: reopened(5) })).toBe(false);
  });

  it('shows that it was closed before, and never goes back to less', () => {
    const heropend = { op: at(7), daarvoor: { bekekenOp: at(1), afgerondOp: at(3) } };
    expect(timelineOf(seen({ heropend })).map(({ status, op }) => [status, op])).toEqual([
      ['ontvangen', at(0)],
      ['inBehandeling', at(1)],
      ['afgerond', at(3)],
      ['inBehandeling', at(7)],
    ]);
    expect(viewFor('signaal', 'iemandAnders', seen({ heropend }), today)).toMatchObject({ status: 'bekeken' });
  });

  it('says the name again', () => {
    const before = knownRegisseur([benoemd]);
    const after = knownRegisseur([benoemd, feit({ soort: 'benoemd', sequence: 6 })]);
    expect(announcementsFor(before, after, { today, heropendOp: at(5) })).toEqual(['benoemd']);
    expect(announcementsFor(before, after, { today, heropendOp: null })).toEqual([]);
    expect(announcementsFor(before, before, { today, heropendOp: at(5) })).toEqual([]);
  });
});

describe('who refuses', () => {
  const voorgesteld = feit({ soort: 'voorgesteld', sequence: 2 });
  const geweigerd = feit({ soort: 'geweigerd', sequence: 3 });

  it('is not named any more, and nobody before them either', () => {
    const earlier = feit({ soort: 'benoemd', sequence: 1, wie: 3 });
    expect(knownRegisseur([geweigerd, voorgesteld, earlier])).toBeNull();
    expect(statusOf(seen({ feiten: [geweigerd, voorgesteld] }))).toBe('inBehandeling');
    expect(owed('eigenHuishouden', { feiten: [geweigerd, voorgesteld] })).toBe(true);
  });

  it('leaves the next one, and who leads in another casus', () => {
    const next = feit({ soort: 'voorgesteld', sequence: 4, wie: 2 });
    expect(knownRegisseur([next, geweigerd, voorgesteld])?.regisseurId).toBe(uuid(902));
    const elsewhere = feit({ soort: 'benoemd', casus: 2, sequence: 1, wie: 3 });
    expect(knownRegisseur([geweigerd, voorgesteld, elsewhere])?.regisseurId).toBe(uuid(903));
  });

  it('has the melder told that somebody else is looked for', () => {
    const known = knownRegisseur([voorgesteld]);
    expect(announcementsFor(known, null, { today, heropendOp: null })).toEqual(['geweigerd']);
  });
});

describe('who stands in', () => {
  const benoemd = feit({ soort: 'benoemd', sequence: 2 });
  const away = feit({ soort: 'gewijzigd', sequence: 3 });
  const back = feit({ soort: 'gewijzigd', sequence: 4, voorlopig: false });
  const view = (facts: Feit[], day = today) => viewFor('eigenHuishouden', 'mijnGezin', seen({ feiten: facts }), day);

  it('shows until and including the last day, with the new telephone of who leads', () => {
    expect(view([benoemd, away], '2026-11-30')).toMatchObject({
      regisseur: { naam: contact(1).naam, telefoon: '0546 00 00 99' },
      waarnemer: { naam: contact(90).naam, tot: '2026-11-30' },
    });
    expect(view([benoemd, away], '2026-12-01').waarnemer).toBeNull();
    expect(view([back, benoemd, away]).waarnemer).toBeNull();
  });

  it('stands in for one regisseur, not for the next', () => {
    const other = feit({ soort: 'benoemd', sequence: 5, wie: 2 });
    expect(view([benoemd, away, other])).toMatchObject({ regisseur: { naam: contact(2).naam }, waarnemer: null });
  });

  it('names nobody by itself', () => {
    expect(knownRegisseur([away])).toBeNull();
  });

  it('is told when it starts, and when it ends', () => {
    const [without, absent, present] = [[benoemd], [benoemd, away], [benoemd, away, back]].map(knownRegisseur);
    const context = { today, heropendOp: null };
    expect(announcementsFor(without ?? null, absent ?? null, context)).toEqual(['waarneming']);
    expect(announcementsFor(absent ?? null, present ?? null, context)).toEqual(['waarneming']);
    expect(announcementsFor(null, absent ?? null, context)).toEqual(['benoemd', 'waarneming']);
  });
});

describe('who left for good', () => {
  const voorgesteld = feit({ soort: 'voorgesteld', sequence: 2 });
  const benoemd = feit({ soort: 'benoemd', sequence: 3 });
  const away = feit({ soort: 'gewijzigd', sequence: 4 });
  const left = feit({ soort: 'gewijzigd', sequence: 5, weg: true });
  const next = feit({ soort: 'benoemd', sequence: 6, wie: 2 });
  const context = { today, heropendOp: null };
  const view = (facts: Feit[], soort: 'eigenHuishouden' | 'signaal' | 'anoniem' = 'eigenHuishouden') =>
    viewFor(soort, 'mijnGezin', seen({ feiten: facts }), today);
  const vertrek = { naam: contact(1).naam, organisatie: 'Gemeente Almelo', uiterlijk: '2026-11-24' };

  it('leads no more, is not all well, and cannot be reached by the melder', () => {
    for (const facts of [
      [voorgesteld, left],
      [benoemd, left],
      [benoemd, away, left],
      [left, voorgesteld, away, benoemd],
    ]) {
      expect(whoLeads(facts)).toBeNull();
      expect(standsIn(knownRegisseur(facts), today)).toBeNull();
      expect(statusOf(seen({ feiten: facts }))).toBe('inBehandeling');
      expect(view(facts)).toMatchObject({ status: 'inBehandeling', regisseur: null, waarnemer: null, vertrek });
      expect(JSON.stringify(view(facts))).not.toMatch(/0546|@/);
    }
  });

  it('says nothing to who reported about others or anonymously', () => {
    for (const soort of ['signaal', 'anoniem'] as const) {
      expect(view([benoemd, left], soort)).toMatchObject({ vertrek: null });
      expect(JSON.stringify(view([benoemd, left], soort))).not.toContain('Voorbeeld');
    }
  });

  it('shows in what happened, and so does who comes next', () => {
    const whole = seen({ feiten: gather([next, left, benoemd, voorgesteld]) });
    expect(timelineOf(whole).map(({ status }) => status)).toEqual([
      'ontvangen',
      'voorlopigAanspreekpunt',
      'regisseurBenoemd',
      'inBehandeling',
      'regisseurBenoemd',
    ]);
    expect(viewFor('eigenHuishouden', 'mijnGezin', whole, today)).toMatchObject({
      regisseur: { naam: contact(2).naam },
      vertrek: null,
    });
  });

  it('is told once, with whoever comes next as usual', () => {
    const [before, gone, again, after] = [
      [benoemd],
      [benoemd, left],
      [benoemd, left, feit({ soort: 'gewijzigd', sequence: 7, weg: true })],
      [benoemd, left, next],
    ].map((facts) => knownRegisseur(facts));
    if (!before || !gone || !again || !after) throw new Error('nobody');
    expect(announcementsFor(before, gone, context)).toEqual(['vertrek']);
    expect(announcementsFor(gone, again, context)).toEqual([]);
    expect(announcementsFor(gone, after, context)).toEqual(['benoemd']);
    expect(announcementsFor(gone, null, context)).toEqual([]);
    // Who comes next left as well, and the family did not hear of them yet.
    const both = knownRegisseur([benoemd, left, next, feit({ soort: 'gewijzigd', sequence: 8, wie: 2, weg: true })]);
    expect(announcementsFor(gone, both, context)).toEqual(['vertrek']);
    expect(announcementsFor(before, both, context)).toEqual(['vertrek']);
  });

  it('is told at most once and never named afterwards, in whatever order and however often the facts come', () => {
    const facts = [voorgesteld, benoemd, away, left];
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: 8 }), (heard) => {
        let known: Feit[] = [];
        const letters: string[] = [];
        for (const one of heard) {
          const added = addFact(known, one);
          const said = announcementsFor(knownRegisseur(known), knownRegisseur(added), context);
          if (added.some(({ eventId }) => eventId === left.eventId)) {
            expect(said).not.toContain('benoemd');
            expect(said).not.toContain('aanspreekpunt');
            expect(said).not.toContain('waarneming');
          }
          letters.push(...said);
          known = added;
        }
        expect(letters.filter((letter) => letter === 'vertrek')).toHaveLength(1);
        expect(view(known).vertrek).toEqual(vertrek);
      }),
    );
  });

  it('owes no second term here: the date that was told is that of regie, and climbs there', () => {
    expect(owed('eigenHuishouden', { feiten: [benoemd, left] })).toBe(false);
    expect(owed('eigenHuishouden', { feiten: [voorgesteld, left] })).toBe(false);
  });

  it('owes a reaction to who joined afterwards and never heard the name, and to who opens it again', () => {
    const joined = [left, feit({ soort: 'bevestigd', sequence: 6, voorlopig: false })];
    expect(owed('eigenHuishouden', { feiten: joined })).toBe(true);
    expect(view(joined)).toMatchObject({ status: 'inBehandeling', regisseur: null, vertrek: null });
    expect(announcementsFor(null, knownRegisseur(joined), context)).toEqual([]);
    const bekendeRegisseur = { uitkomst: 'bekendeRegisseur' as const, op: at(8), bericht: null, afgerondOp: null };
    const reopened = (op: string) => ({
      feiten: [benoemd, left],
      triage: bekendeRegisseur,
      heropend: { op, daarvoor: { bekekenOp: null, afgerondOp: null } },
    });
    expect(owed('eigenHuishouden', reopened(at(7)))).toBe(true);
    expect(owed('eigenHuishouden', reopened(at(4)))).toBe(false);
  });

  it('leaves who leads in another casus', () => {
    const elsewhere = feit({ soort: 'voorgesteld', casus: 2, sequence: 1, wie: 3 });
    expect(whoLeads([benoemd, left, elsewhere])?.regisseurId).toBe(uuid(903));
  });
});

describe('who leads is away and nobody stands in', () => {
  const benoemd = feit({ soort: 'benoemd', sequence: 2 });
  const covered = feit({ soort: 'gewijzigd', sequence: 3 });
  const nobody = feit({ soort: 'gewijzigd', sequence: 4, niemand: true });
  const back = feit({ soort: 'gewijzigd', sequence: 5, voorlopig: false });
  const context = { today, heropendOp: null };
  const view = (facts: Feit[], soort: 'eigenHuishouden' | 'signaal' | 'anoniem' = 'eigenHuishouden') =>
    viewFor(soort, 'mijnGezin', seen({ feiten: facts }), today);
  const told = (before: Feit[], after: Feit[], on: typeof context | { today: string; heropendOp: string } = context) =>
    announcementsFor(knownRegisseur(before), knownRegisseur(after), on);

  it('shows nobody to call, not even who stood in until then, and stays theirs', () => {
    for (const facts of [
      [benoemd, nobody],
      [nobody, covered, benoemd],
    ]) {
      expect(view(facts)).toMatchObject({
        status: 'regisseurBenoemd',
        regisseur: null,
        waarnemer: null,
        afwezig: { naam: contact(1).naam, uiterlijk: '2026-11-24' },
      });
      expect(JSON.stringify(view(facts))).not.toMatch(/0546|@/);
      expect(standsIn(knownRegisseur(facts), today)).toBeNull();
      expect(owed('eigenHuishouden', { feiten: facts })).toBe(false);
    }
    for (const soort of ['signaal', 'anoniem'] as const) {
      expect(JSON.stringify(view([benoemd, nobody], soort))).not.toContain('Voorbeeld');
    }
  });

  it('is told once, and so is who can be called after it', () => {
    expect(told([benoemd], [benoemd, nobody])).toEqual(['afwezig']);
    expect(told([benoemd, covered], [benoemd, covered, nobody])).toEqual(['afwezig']);
    const again = feit({ soort: 'gewijzigd', sequence: 6, niemand: true });
    expect(told([benoemd, nobody], [benoemd, nobody, again])).toEqual([]);
    expect(told([benoemd, nobody], [benoemd, nobody, feit({ soort: 'gewijzigd', sequence: 7 })])).toEqual([
      'waarneming',
    ]);
    expect(told([benoemd, nobody], [benoemd, nobody, back])).toEqual(['waarneming']);
    expect(view([benoemd, nobody, back])).toMatchObject({ afwezig: null, regisseur: { naam: contact(1).naam } });
    expect(told([benoemd, nobody], [benoemd, nobody, feit({ soort: 'gewijzigd', sequence: 8, weg: true })])).toEqual([
      'vertrek',
    ]);
    expect(told([benoemd, nobody], [benoemd, nobody, feit({ soort: 'benoemd', sequence: 8, wie: 2 })])).toEqual([
      'benoemd',
    ]);
  });

  it('who is named meanwhile is told in full once they can be called, not before', () => {
    const joined = feit({ soort: 'bevestigd', sequence: 6, voorlopig: false });
    expect(told([nobody], [nobody, joined])).toEqual(['afwezig']);
    const there = feit({ soort: 'gewijzigd', sequence: 7, voorlopig: false });
    expect(told([nobody, joined], [nobody, joined, there])).toEqual(['benoemd']);
    const standIn = feit({ soort: 'gewijzigd', sequence: 7 });
    expect(told([nobody, joined], [nobody, joined, standIn])).toEqual(['benoemd', 'waarneming']);
    expect(told([nobody, joined, there], [nobody, joined, there])).toEqual([]);
  });

  it('is said again with the name after the melding was opened again', () => {
    const confirmed = feit({ soort: 'bevestigd', sequence: 8, voorlopig: false });
    expect(told([benoemd, nobody], [benoemd, nobody, confirmed], { today, heropendOp: at(7) })).toEqual(['afwezig']);
  });

  it('holds no more once somebody else led in between', () => {
    const other = feit({ soort: 'benoemd', sequence: 5, wie: 2 });
    const again = feit({ soort: 'benoemd', sequence: 6 });
    expect(view([benoemd, nobody, other, again])).toMatchObject({
      afwezig: null,
      regisseur: { naam: contact(1).naam },
    });
  });

  it('is told at most once, and nobody is to be called in between, in whatever order the facts come', () => {
    const facts = [benoemd, covered, nobody];
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: 6 }), (heard) => {
        let known: Feit[] = [];
        const letters: string[] = [];
        for (const one of heard) {
          const added = addFact(known, one);
          const said = announcementsFor(knownRegisseur(known), knownRegisseur(added), context);
          if (added.some(({ eventId }) => eventId === nobody.eventId)) expect(said).not.toContain('waarneming');
          letters.push(...said);
          known = added;
        }
        expect(letters.filter((letter) => letter === 'afwezig')).toHaveLength(1);
        expect(letters.at(-1)).toBe('afwezig');
        expect(view(known).afwezig).not.toBeNull();
      }),
    );
  });
});

describe('which letter is due', () => {
  const voorlopig = knownRegisseur([feit({ soort: 'voorgesteld', sequence: 2 })]);
  const benoemd = knownRegisseur([feit({ soort: 'benoemd', sequence: 3 })]);
  const ander = knownRegisseur([feit({ soort: 'benoemd', sequence: 3, wie: 2 })]);

  it.each([
    ['nobody, then a proposal', null, voorlopig, ['aanspreekpunt']],
    ['the same proposal again', voorlopig, voorlopig, []],
    ['a proposal, then the same person appointed', voorlopig, benoemd, ['benoemd']],
    ['a proposal, then somebody else appointed', voorlopig, ander, ['benoemd']],
    ['appointed at once', null, benoemd, ['benoemd']],
    ['appointed, then somebody else', benoemd, ander, ['benoemd']],
    ['known, then nobody', voorlopig, null, ['geweigerd']],
    ['nobody, and still nobody', null, null, []],
  ] as const)('%s', (_, before, after, letters) => {
    expect(announcementsFor(before, after, { today, heropendOp: null })).toEqual(letters);
  });
});
