import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readGemeente } from '../../../cdk/gemeenten/index.ts';
import { definitionOf } from '../../../events/catalogue.ts';
import { randomIdentifiers } from '../../../shared/identifiers.ts';
import { Problem } from '../../../shared/problem.ts';
import { now, regisseurState } from '../../../test/support/regie.ts';
import { appoint, endedByAnother } from './appoint.ts';
import { type Casus, casus, type Decision, highestStep, isUrgent, type Transition, transitions } from './casus.ts';
import { askChange, declineChange } from './change-lead.ts';
import { climb } from './climb.ts';
import { closeCasus, closesWith, withdrawMelding } from './close-casus.ts';
import { askExpert } from './expert.ts';
import { decideContact, hearInformed, recordContact, stopContact } from './first-contact.ts';
import { setKader } from './kader.ts';
import { openCasus, propose, reweigh } from './open-casus.ts';
import { refuse } from './refuse.ts';
import { nameStandIn, startHelp } from './stand-in.ts';
import { confirmMelding, reopen, splitMelding, submitMelding } from './submitted-melding.ts';
import type { Weging } from './weighing.ts';

const rules = readGemeente('almelo');
const need = { minderjarigen: 'nee' as const, doelgroepen: [], betrokkenOrganisaties: [] };
const weging: Weging = {
  zwaarte: 'zwaar',
  multiProbleem: true,
  vermoedelijkComplex: true,
  spoed: false,
  definitie: '2026-1',
  redenen: [{ code: 'leefgebieden', waarde: 3 }],
};
const first = 'M-2026-7K3QZ9';
const second = 'M-2026-8M4RWA';
const anna = regisseurState({ naam: 'Anna Voorbeeld' });
const bram = regisseurState({ naam: 'Bram Voorbeeld', arrangementUren: 50 });

const open = (fits: boolean, spoed = false): Decision =>
  openCasus(
    {
      casusId: randomIdentifiers.uuid(),
      escalatieId: randomIdentifiers.uuid(),
      meldingId: first,
      weging: { ...weging, spoed },
      gewogenDoor: 'regels',
      behoefte: need,
      reactieUiterlijk: '2026-11-27',
      adresSleutel: 'sleutel',
      candidates: [{ regisseur: anna, redenen: fits ? [] : ['geenCapaciteit'] }],
      now,
    },
    rules,
  );
const away = {
  afwezigheidId: anna.regisseurId,
  van: '2026-11-20',
  tot: '2026-12-04',
  reden: 'ziekte' as const,
  waarnemerId: null,
};
const ill = (person: typeof anna) => regisseurState({ ...person, status: 'afwezig', afwezigheden: [away] });
const carla = regisseurState({ naam: 'Carla Voorbeeld' });
/** A step that leaves everything as it is says so; here it is a decision without anything. */
const same = (state: Casus, decision: Decision | undefined): Decision =>
  decision ?? { state: { ...state, versie: state.versie + 1 }, events: [], mails: [], terms: [] };

const question = () => ({
  deskundigeId: randomIdentifiers.uuid(),
  team: 'expertteam',
  naam: 'Expertteam',
  email: 'expertteam@almelo.example',
  vraag: 'Wat past hier?',
});

const steps: Record<Transition, (state: Casus) => Decision> = {
  refuse: (state) =>
    refuse(
      state,
      {
        regisseurId: state.aanspreekpunt?.regisseurId ?? anna.regisseurId,
        reden: 'tijdgebrek',
        toelichting: null,
        candidates: [anna, bram, carla].map((regisseur) => ({ regisseur, redenen: [] })),
        escalatieId: carla.regisseurId,
        now,
      },
      rules,
    ),
  reweigh: (state) => reweigh(state, { ...weging, zwaarte: 'middelzwaar', vermoedelijkComplex: false }),
  reopen: (state) => same(state, reopen(state, { meldingId: first, reactieUiterlijk: '2026-12-01' }, now, rules)),
  askChange: (state) =>
    same(
      state,
      askChange(state, { meldingId: first, regisseurId: state.aanspreekpunt?.regisseurId ?? '' }, now, rules),
    ),
  declineChange: (state) => declineChange(state, now),
  nameStandIn: (state) =>
    nameStandIn(state, ill(state.aanspreekpunt?.regisseurId === anna.regisseurId ? anna : bram), carla, now),
  recordContact: (state) => recordContact(state, 'nietBereikt', now, rules),
  stopContact: (state) => stopContact(state, now, rules),
  decideContact: (state) => decideContact(state, 'contact', now, rules),
  informed: (state) => hearInformed(state, first, now, rules),
  startHelp: (state) => startHelp(state, anna.organisatie, [anna, bram], now, rules),
  setKader: (state) => same(state, setKader(state, 'justitieel')),
  askExpert: (state) => askExpert(state, question(), now, rules),
  leave: (state) => withdrawMelding(state, state.meldingen.length > 1 ? second : 'M-2026-9N5SXB', now),
  close: (state) => closeCasus(state, now),
  climbPunt: (state) =>
    climb(state, { soort: `punt#heropend#${first}`, niveau: 1 }, { escalatieId: carla.regisseurId, now }, rules),
  climbContact: (state) =>
    climb(state, { soort: 'contact', niveau: 1 }, { escalatieId: carla.regisseurId, now }, rules),
  propose: (state) => propose(state, anna, now, rules),
  appoint: (state) => appoint(state, bram, now, rules),
  submitMelding: (state) => submitMelding(state, { meldingId: second, spoed: true }, now, rules),
  confirmMelding: (state) =>
    confirmMelding(state, { meldingId: second, behoefte: need, reactieUiterlijk: '2026-12-01' }, [], now, rules),
  splitMelding: (state) => splitMelding(state, second, now),
  climbBenoeming: (state) =>
    climb(state, { soort: 'benoeming', niveau: 1 }, { escalatieId: anna.regisseurId, now }, rules),
  climbBevestiging: (state) =>
    climb(state, { soort: `bevestiging#${second}`, niveau: 1 }, { escalatieId: bram.regisseurId, now }, rules),
};
const escalatieRol = z.object({ rol: z.string() });
const names = (decision: Decision) =>
  decision.events.map(({ definition }) => definition.type.split('.').slice(2, 4).join('.'));

/** Everything a decision says must be a valid event, a valid stored state and one version per event. */
function expectSound(decision: Decision, before: number): void {
  expect(casus.parse(decision.state)).toEqual(decision.state);
  expect(decision.state.versie).toBe(before + Math.max(1, decision.events.length));
  for (const { definition, data } of decision.events) {
    expect(definitionOf(definition.type)?.data.safeParse(data).success).toBe(true);
  }
}

/** The terms that are open after a decision; one transaction may touch each of them once. */
function applied(before: ReadonlySet<string>, decision: Decision): Set<string> {
  const touched = decision.terms.map(({ soort }) => soort);
  expect(new Set(touched).size).toBe(touched.length);
  const gone = decision.terms.flatMap((change) => ('gone' in change ? [change.soort] : []));
  return new Set([...before, ...touched].filter((soort) => !gone.includes(soort)));
}

/** Whatever waits has a term, and nothing else has. */
const waitedFor = (state: Casus): string[] =>
  [
    ...(state.status === 'wachtOpBenoeming' || state.status === 'voorlopig' ? ['benoeming'] : []),
    ...(state.eersteContact ? ['contact'] : []),
    ...state.voorgelegd.map(({ meldingId }) => `bevestiging#${meldingId}`),
    ...state.punten.map(({ soort, meldingId }) => `punt#${soort}${meldingId ? `#${meldingId}` : ''}`),
  ].sort();

/** One regisseur per casus (R1), and nothing that belongs to somebody who no longer leads. */
function expectWhole(state: Casus): void {
  if (state.status === 'afgesloten') {
    const { waarneming, eersteContact, voorgelegd, punten, escalaties, adresSleutel } = state;
    expect([waarneming, eersteContact, adresSleutel, ...voorgelegd, ...punten, ...escalaties]).toEqual([
      null,
      null,
      null,
    ]);
    return;
  }
  const nobody = state.status === 'wachtOpBenoeming';
  expect(state.aanspreekpunt === null).toBe(nobody);
  if (nobody) expect([state.waarneming, state.eersteContact]).toEqual([null, null]);
  expect(state.waarneming?.regisseurId).not.toBe(state.aanspreekpunt?.regisseurId ?? 'nobody');
  const escalated = state.escalaties.map(({ oorzaak, meldingId }) => `${oorzaak}#${meldingId}`);
  expect(new Set(escalated).size).toBe(escalated.length);
  for (const { oorzaak, meldingId } of state.escalaties) {
    const waits =
      oorzaak === 'nietBevestigd'
        ? state.voorgelegd.some((one) => one.meldingId === meldingId)
        : oorzaak === 'geenContact'
          ? state.eersteContact !== null
          : oorzaak === 'zonderRegisseur' || oorzaak === 'nietBenoemd'
            ? state.status !== 'benoemd'
            : state.punten.some((one) => one.soort === oorzaak && one.meldingId === meldingId);
    expect(waits, oorzaak).toBe(true);
  }
}

describe('casus', () => {
  it('tells people when a second melding shows that who leads may not fit', () => {
    const submitted = steps.submitMelding(open(true).state).state;
    const confirm = (behoefte: Casus['behoefte'], person = anna) =>
      confirmMelding(submitted, { meldingId: second, behoefte, reactieUiterlijk: '2026-12-01' }, [person], now, rules);
    const alarms = (decision: Decision) => decision.mails.filter(({ soort }) => soort === 'pastNietMeer');
    expect(alarms(confirm(need, regisseurState({ ...anna, belasting: 5 })))).toEqual([]);
    const alarm = confirm({ ...need, betrokkenOrganisaties: [anna.organisatie] });
    expectSound(alarm, submitted.versie);
    expect(alarms(alarm)).toMatchObject([
      { aan: 'mailbox', redenen: ['nietOnafhankelijk'] },
      { aan: 'ladder', redenen: ['nietOnafhankelijk'] },
    ]);
    // Only the merged need says it: minors from one, a target group from the other.
    const unregistered = regisseurState({ ...anna, registraties: [], doelgroepen: ['jeugd'] });
    const both = confirm({ ...need, minderjarigen: 'ja', doelgroepen: ['lvb'] }, unregistered);
    expect(alarms(both)[0]).toMatchObject({ redenen: ['geenGeldigeRegistratie', 'doelgroepPastNiet'] });
    expect(both.state).toMatchObject({ status: 'voorlopig', aanspreekpunt: { regisseurId: anna.regisseurId } });
  });

  it('opens with a voorlopig aanspreekpunt and a term of one working day', () => {
    const decision = open(true);
    expectSound(decision, 0);
    expect(names(decision)).toEqual(['casus.geopend', 'regisseur.voorgesteld']);
    expect(decision.state).toMatchObject({ status: 'voorlopig', bevestigenUiterlijk: '2026-11-24' });
    expect(decision.terms).toEqual([
      { soort: 'benoeming', at: '2026-11-24T23:00:00Z', niveau: 1 },
      // The family was promised a call before 27 November.
      { soort: 'contact', at: '2026-11-26T23:00:00Z', niveau: 1 },
    ]);
    expect(decision.mails).toMatchObject([{ soort: 'voorgesteld', aan: anna.email }]);
  });

  it('opens with the alarm of R63 when nobody fits, and goes on climbing', () => {
    const decision = open(false);
    expectSound(decision, 0);
    expect(names(decision)).toEqual(['casus.geopend', 'casus.zonderRegisseur', 'escalatie.gestart']);
    expect(decision.events[1]?.data).toMatchObject({ redenen: ['geenCapaciteit'] });
    expect(decision.state).toMatchObject({ status: 'wachtOpBenoeming', aanspreekpunt: null });
    const next = steps.climbBenoeming(decision.state);
    expect(names(next)).toEqual(['escalatie.geklommen']);
    expect(next.events[0]?.data).toMatchObject({ niveau: 2, rol: 'manager', oorzaak: 'zonderRegisseur' });
  });

  describe('acutely unsafe', () => {
    const saturdayNight = '2026-11-21T21:50:00Z';
    const climbAt = (state: Casus, at: string, soort = 'benoeming') =>
      climb(state, { soort, niveau: 1 }, { escalatieId: anna.regisseurId, now: at }, rules);

    it('counts in clock hours, and names the Dutch date of that moment', () => {
      const decision = open(true, true);
      expectSound(decision, 0);
      expect(decision.terms).toEqual([
        { soort: 'benoeming', at: '2026-11-23T13:00:00Z', niveau: 1 },
        { soort: 'contact', at: '2026-11-23T13:00:00Z', niveau: 1 },
      ]);
      expect(decision.events[1]?.data).toMatchObject({ bevestigenUiterlijk: '2026-11-23' });
      expect(open(false, true).terms).toEqual([{ soort: 'benoeming', at: '2026-11-23T13:00:00Z', niveau: 2 }]);
      const night = propose(open(false, true).state, anna, saturdayNight, rules);
      expect(night.state).toMatchObject({ bevestigenUiterlijk: '2026-11-22', bevestigenTot: '2026-11-22T01:50:00Z' });
    });

    it('climbs every so many hours; the last step repeats once a day', () => {
      let state = open(true, true).state;
      let at = state.benoemingTermijn;
      const moments: string[] = [];
      for (let step = 0; step < 4; step += 1) {
        const decision = climbAt(state, at);
        expectSound(decision, state.versie);
        expect(decision.mails.map(({ spoed }) => spoed)).toEqual([true, true]);
        state = decision.state;
        at = state.benoemingTermijn;
        expect(decision.terms).toMatchObject([{ soort: 'benoeming', at }]);
        moments.push(at);
      }
      expect(moments).toEqual([
        '2026-11-23T17:00:00Z',
        '2026-11-23T21:00:00Z',
        '2026-11-24T21:00:00Z',
        '2026-11-25T21:00:00Z',
      ]);
    });

    it('brings the benoeming forward when an acutely unsafe melding is put before the casus, never back', () => {
      const before = open(true).state;
      const decision = steps.submitMelding(before);
      expectSound(decision, before.versie);
      expect(decision.terms).toEqual([
        { soort: `bevestiging#${second}`, at: '2026-11-23T13:00:00Z', niveau: 1 },
        { soort: 'benoeming', at: '2026-11-23T13:00:00Z', niveau: 1 },
      ]);
      expect(decision.state).toMatchObject({ bevestigenUiterlijk: '2026-11-23' });
      const again = submitMelding(
        decision.state,
        { meldingId: 'M-2026-9N5SXB', spoed: true },
        '2026-11-23T10:00:00Z',
        rules,
      );
      expect(again.terms).toHaveLength(1);
      const climbed = steps.climbBenoeming(before).state;
      expect(steps.submitMelding(climbed).terms[1]).toMatchObject({ soort: 'benoeming', niveau: 2 });
      expect(steps.submitMelding(steps.appoint(before).state).terms).toHaveLength(1);
      const slow = submitMelding(before, { meldingId: second, spoed: false }, now, rules);
      expect(slow.terms).toEqual([{ soort: `bevestiging#${second}`, at: '2026-11-25T23:00:00Z', niveau: 1 }]);
    });

    it('climbs in hours for an acutely unsafe melding that nobody decides about', () => {
      const { state } = steps.submitMelding(open(true).state);
      const decision = climbAt(state, '2026-11-23T13:00:00Z', `bevestiging#${second}`);
      expect(decision.terms).toMatchObject([{ at: '2026-11-23T17:00:00Z', niveau: 2 }]);
    });
  });

  it('asks the regisseur to call before the earliest date that a melder was told', () => {
    const bellen = (decision: Decision) => decision.mails.map((mail) => ('bellen' in mail ? mail.bellen : null));
    expect(bellen(open(true))).toEqual([{ voor: '2026-11-27' }]);
    const confirmed = steps.confirmMelding(steps.submitMelding(open(true).state).state);
    expect(confirmed.mails).toMatchObject([{ soort: 'bevestigd', aan: anna.email, bellen: { voor: '2026-12-01' } }]);
    expect(bellen(steps.appoint(confirmed.state))[0]).toEqual({ voor: '2026-11-27' });
    // Two working days after a date that passed, as intake says it; the second melding was promised sooner.
    const later = appoint(confirmed.state, anna, '2026-11-30T09:00:00Z', rules);
    expect(bellen(later)).toEqual([{ voor: '2026-12-01' }]);
    expect(bellen(appoint(open(true).state, anna, '2026-11-30T09:00:00Z', rules))).toEqual([{ voor: '2026-12-02' }]);
    expect(bellen(appoint(open(true).state, anna, '2026-11-27T09:00:00Z', rules))).toEqual([
      { uiterlijk: '2026-11-27' },
    ]);
  });

  it('confirms the same person without naming a previous one', () => {
    const before = open(true).state;
    const decision = appoint(before, anna, now, rules);
    expectSound(decision, before.versie);
    expect(decision.events[0]?.data).toMatchObject({ vorigeRegisseurId: null, meldingen: [first] });
    expect(decision.mails).toHaveLength(1);
    expect(decision.terms).toEqual([{ soort: 'benoeming', gone: true }]);
  });

  it('tells the previous person when another is appointed', () => {
    const decision = steps.appoint(open(true).state);
    expect(decision.events[0]?.data).toMatchObject({ vorigeRegisseurId: anna.regisseurId });
    expect(decision.mails).toMatchObject([
      { soort: 'benoemd', aan: bram.email, arrangementUren: 50 },
      { soort: 'vervangen', aan: anna.email },
    ]);
  });

  it('closes the open escalation with the benoeming', () => {
    const climbed = steps.climbBenoeming(open(true).state);
    expect(highestStep(climbed.state)).toBe(1);
    const decision = steps.appoint(climbed.state);
    expectSound(decision, climbed.state.versie);
    expect(names(decision)).toEqual(['regisseur.benoemd', 'escalatie.gesloten']);
    expect(decision.state.escalaties).toEqual([]);
  });

  it('gives a waiting casus its aanspreekpunt after all and starts the term anew', () => {
    const before = open(false).state;
    const decision = steps.propose(before);
    expectSound(decision, before.versie);
    expect(names(decision)).toEqual(['regisseur.voorgesteld', 'escalatie.gesloten']);
    expect(decision.terms).toMatchObject([{ soort: 'benoeming', niveau: 1 }, { soort: 'contact' }]);
  });

  it('climbs step by step; the last one repeats', () => {
    let state = open(true).state;
    const told: unknown[] = [];
    for (let step = 0; step < 5; step += 1) {
      const decision = steps.climbBenoeming(state);
      expectSound(decision, state.versie);
      const event = escalatieRol.parse(decision.events[0]?.data);
      told.push(event.rol);
      state = decision.state;
    }
    expect(told).toEqual([
      'procesverantwoordelijke',
      'manager',
      'portefeuillehouder',
      'portefeuillehouder',
      'portefeuillehouder',
    ]);
    expect(state.escalaties).toHaveLength(1);
  });

  it('puts a second melding before the regisseur and never merges by itself', () => {
    const decision = steps.submitMelding(open(true).state);
    expect(decision.state.meldingen).toEqual([first]);
    expect(decision.state.voorgelegd).toMatchObject([{ meldingId: second }]);
    expect(decision.mails).toMatchObject([{ soort: 'voorgelegd', aan: anna.email, meldingId: second }]);
    expect(isUrgent(decision.state)).toBe(true);
    expect(isUrgent(steps.splitMelding(decision.state).state)).toBe(false);
    const confirmed = steps.confirmMelding(decision.state);
    expect(confirmed.state).toMatchObject({ meldingen: [first, second], voorgelegd: [] });
    expect(isUrgent(confirmed.state)).toBe(true);
    expect(() => steps.confirmMelding(confirmed.state)).toThrow(Problem);
  });

  it('asks for a regisseur before a melding can be confirmed', () => {
    const waiting = steps.submitMelding(open(false).state).state;
    expect(() => steps.confirmMelding(waiting)).toThrow(Problem);
    expect(steps.splitMelding(waiting).state.voorgelegd).toEqual([]);
  });

  describe('a melding got an outcome for which nobody leads', () => {
    const third = 'M-2026-9N5SXB';
    const withdrawn = (state: Casus, meldingId = first) => {
      const decision = withdrawMelding(state, meldingId, now);
      expectSound(decision, state.versie);
      expectWhole(decision.state);
      return decision;
    };

    it('closes the casus of its only melding: terms, first call, escalations, and one mail that says no reason', () => {
      const late = steps.climbBenoeming(open(true, true).state).state;
      const decision = withdrawn(late);
      expect(decision.state).toMatchObject({ status: 'afgesloten', meldingen: [first] });
      expect(decision.state.aanspreekpunt?.regisseurId).toBe(anna.regisseurId);
      expect(names(decision)).toEqual(['casus.afgesloten', 'escalatie.gesloten']);
      expect(decision.events.map(({ data }) => data)).toMatchObject([
        { meldingen: [first], reden: 'andereUitkomst' },
        { reden: 'afgesloten' },
      ]);
      expect(decision.terms).toEqual([
        { soort: 'benoeming', gone: true },
        { soort: 'contact', gone: true },
      ]);
      expect(decision.mails).toMatchObject([{ soort: 'casusGesloten', aan: anna.email, spoed: false }]);
    });

    it('closes it in every other state too: appointed, without anybody, with work items', () => {
      const appointed = steps.appoint(open(true).state).state;
      expect(withdrawn(appointed).terms).toEqual([{ soort: 'contact', gone: true }]);
      expect(withdrawn(open(false).state).mails).toEqual([]);
      const asked = steps.reopen(steps.askChange(appointed).state).state;
      const decision = withdrawn(steps.climbPunt(asked).state);
      expect(decision.terms.map(({ soort }) => soort).sort()).toEqual([
        'contact',
        `punt#heropend#${first}`,
        `punt#wisselGevraagd#${first}`,
      ]);
      expect(names(decision)).toEqual(['casus.afgesloten', 'escalatie.gesloten']);
    });

    it('tells whoever stands in, not who is away', () => {
      const led = { ...steps.appoint(open(true).state).state } as Casus;
      const covered = nameStandIn(led, ill(bram), carla, now).state;
      expect(withdrawn(covered).mails).toMatchObject([{ aan: carla.email }]);
    });

    it('takes back what was only put before a casus, with the work item about who leads, and closes nothing', () => {
      const about = submitMelding(
        open(true).state,
        { meldingId: second, spoed: false, overRegisseur: true },
        now,
        rules,
      );
      const decision = withdrawn(about.state, second);
      expect(decision.state).toMatchObject({ status: 'voorlopig', meldingen: [first], voorgelegd: [], punten: [] });
      expect(names(decision)).toEqual(['casus.gesplitst']);
      expect(decision.mails).toEqual([]);
      expect(decision.terms.map(({ soort }) => soort).sort()).toEqual([
        `bevestiging#${second}`,
        `punt#overRegisseur#${second}`,
      ]);
    });

    it('one of several leaves the casus, with its work items and its date, and the others stay', () => {
      const both = steps.reopen(steps.confirmMelding(steps.submitMelding(open(true).state).state).state).state;
      expect([closesWith(both, first), closesWith(open(true).state, first)]).toEqual([false, true]);
      const decision = withdrawn(both, first);
      expect(decision.state).toMatchObject({
        status: 'voorlopig',
        meldingen: [second],
        reactieUiterlijk: ['2026-12-01'],
        punten: [],
      });
      expect(decision.events).toMatchObject([{ data: { meldingId: first } }]);
      expect(decision.terms).toEqual([{ soort: `punt#heropend#${first}`, gone: true }]);
      expect(decision.mails).toMatchObject([{ soort: 'meldingUitCasus', aan: anna.email, meldingId: first }]);
      expect(decision.state.eersteContact).toEqual(both.eersteContact);
    });

    it('refuses a melding that is not there, and a casus before which another melding waits', () => {
      expect(() => withdrawMelding(open(true).state, third, now)).toThrow(Problem);
      expect(() => closeCasus(steps.submitMelding(open(true).state).state, now)).toThrow(Problem);
    });
  });

  it('refuses every transition from a state that is not named for it, and stays sound along every path', () => {
    // After a closing nothing is possible any more: it is how every path ends.
    const all = (Object.keys(transitions) as Transition[]).filter((name) => name !== 'close');
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.constantFrom(...all), { maxLength: 40 }), (fits, path) => {
        const opened = open(fits);
        let { state } = opened;
        let terms = applied(new Set(), opened);
        expect([...terms].sort()).toEqual(waitedFor(state));
        for (const name of path) {
          const allowed: readonly string[] = transitions[name];
          let decision: Decision | undefined;
          try {
            decision = steps[name](state);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
          if (!allowed.includes(state.status)) expect(decision).toBeUndefined();
          if (!decision) continue;
          expectSound(decision, state.versie);
          expectWhole(decision.state);
          const replaced = state.aanspreekpunt?.regisseurId !== decision.state.aanspreekpunt?.regisseurId;
          if (replaced) {
            const left = decision.state.punten.filter(({ soort }) => endedByAnother.some((one) => one === soort));
            expect(left, name).toEqual([]);
          }
          // Whoever refused is never proposed again; only a person may appoint them (here always bram).
          const proposed = name === 'refuse' ? decision.state.aanspreekpunt?.regisseurId : undefined;
          expect(decision.state.weigeringen.map(({ regisseurId }) => regisseurId)).not.toContain(proposed);
          terms = applied(terms, decision);
          expect([...terms].sort(), name).toEqual(waitedFor(decision.state));
          state = decision.state;
        }
        for (const { meldingId } of state.voorgelegd) {
          const away = withdrawMelding(state, meldingId, now);
          expectSound(away, state.versie);
          terms = applied(terms, away);
          state = away.state;
        }
        const closing = closeCasus(state, now);
        expectSound(closing, state.versie);
        expectWhole(closing.state);
        expect([...applied(terms, closing)]).toEqual([]);
        expect(names(closing).slice(1)).toEqual(state.escalaties.map(() => 'escalatie.gesloten'));
        expect(closing.mails.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it('does nothing with a closed casus', () => {
    const closed: Casus = { ...open(true).state, status: 'afgesloten', aanspreekpunt: null };
    for (const step of Object.values(steps)) expect(() => step(closed)).toThrow(Problem);
  });
});
