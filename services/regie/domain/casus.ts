import * as z from 'zod';
import type { Service } from '../../../events/event.ts';
import { casusGeopend } from '../../../events/regie/casus-geopend.v1.ts';
import { casusGesplitst } from '../../../events/regie/casus-gesplitst.v1.ts';
import { casusMeldingBevestigd } from '../../../events/regie/casus-melding-bevestigd.v1.ts';
import { casusMeldingVoorgelegd } from '../../../events/regie/casus-melding-voorgelegd.v1.ts';
import { casusZonderRegisseur } from '../../../events/regie/casus-zonder-regisseur.v1.ts';
import { escalatieGeklommen } from '../../../events/regie/escalatie-geklommen.v1.ts';
import { escalatieGesloten } from '../../../events/regie/escalatie-gesloten.v1.ts';
import { escalatieGestart, escalatieOorzaak } from '../../../events/regie/escalatie-gestart.v1.ts';
import { regisseurBenoemd } from '../../../events/regie/regisseur-benoemd.v1.ts';
import { regisseurVoorgesteld } from '../../../events/regie/regisseur-voorgesteld.v1.ts';
import { id, meldingsnummer, regisseurContact, zwaarte } from '../../../events/vocabulary.ts';
import { dutchDate } from '../../../shared/dutch-calendar.ts';
import { Problem } from '../../../shared/problem.ts';
import {
  type Behoefte,
  behoefte,
  type Candidate,
  choose,
  mergeNeeds,
  type OngeschiktReden,
  reasonsAgainst,
  reasonsNobodyFits,
} from './candidates.ts';
import type { Notice, Oorzaak } from './notice.ts';
import { contactOf, type Regisseur } from './regisseur.ts';
import { callBefore, ladderStep, nextStepAt, type Rules, termFor } from './terms.ts';
import type { Weging } from './weighing.ts';

/**
 * The casus: wachtOpBenoeming -> voorlopig -> benoemd -> afgesloten. Decisions are pure: they take the state and what
 * is needed to decide, and give back the next state, the events, the mails and the terms. R1: one regisseur per casus.
 */
const reden = z.object({ code: z.string(), waarde: z.union([z.string(), z.number()]) });

export const weging = z.object({
  zwaarte,
  multiProbleem: z.boolean(),
  vermoedelijkComplex: z.boolean(),
  spoed: z.boolean(),
  definitie: z.string(),
  redenen: z.array(reden),
});

const voorgelegd = z.object({
  meldingId: meldingsnummer,
  voorgelegdOp: z.string(),
  spoed: z.boolean(),
});

const escalatie = z.object({
  escalatieId: id,
  oorzaak: escalatieOorzaak,
  niveau: z.int().positive(),
  /** The melding that waits for a decision, with `nietBevestigd`. */
  meldingId: meldingsnummer.nullable(),
});

const aanspreekpunt = z.object({ regisseurId: id, ...regisseurContact.shape });
export type Aanspreekpunt = z.infer<typeof aanspreekpunt>;

const common = {
  casusId: id,
  versie: z.int().positive(),
  /** The melding that opened it comes first. */
  meldingen: z.array(meldingsnummer).min(1),
  geopendOp: z.string(),
  weging,
  behoefte,
  /** Per melding, in the order of `meldingen`: before this date its melder was told to be called. */
  reactieUiterlijk: z.array(z.iso.date()).min(1),
  /** Holds the pointer of its address; null without an address, and for a casus that was split off. */
  adresSleutel: z.string().nullable(),
  /** The last day and the very moment of it: a person confirms or changes who leads. */
  bevestigenUiterlijk: z.iso.date(),
  bevestigenTot: z.string(),
  /** When the next step about the benoeming is due; later than `bevestigenTot` once it climbs. */
  benoemingTermijn: z.string(),
  /** Meldingen from the same address that wait: same household or not. */
  voorgelegd: z.array(voorgelegd),
  /** Open escalations only. */
  escalaties: z.array(escalatie),
};

export const casus = z.discriminatedUnion('status', [
  z.object({ ...common, status: z.literal('wachtOpBenoeming'), aanspreekpunt: z.null() }),
  z.object({ ...common, status: z.literal('voorlopig'), aanspreekpunt }),
  z.object({ ...common, status: z.literal('benoemd'), aanspreekpunt, benoemdOp: z.string() }),
  z.object({ ...common, status: z.literal('afgesloten'), aanspreekpunt: aanspreekpunt.nullable() }),
]);
export type Casus = z.infer<typeof casus>;
export type CasusStatus = Casus['status'];

/** Which transition may start in which states. Anything else is refused, whoever asks. */
export const transitions = {
  propose: ['wachtOpBenoeming'],
  appoint: ['wachtOpBenoeming', 'voorlopig'],
  submitMelding: ['wachtOpBenoeming', 'voorlopig', 'benoemd'],
  confirmMelding: ['voorlopig', 'benoemd'],
  splitMelding: ['wachtOpBenoeming', 'voorlopig', 'benoemd'],
  climbBenoeming: ['wachtOpBenoeming', 'voorlopig'],
  climbBevestiging: ['wachtOpBenoeming', 'voorlopig', 'benoemd'],
} as const satisfies Record<string, readonly CasusStatus[]>;
export type Transition = keyof typeof transitions;

const isIn = <S extends CasusStatus>(state: Casus, statuses: readonly S[]): state is Extract<Casus, { status: S }> =>
  statuses.some((status) => status === state.status);

function requireState<T extends Transition>(
  state: Casus,
  transition: T,
): Extract<Casus, { status: (typeof transitions)[T][number] }> {
  const statuses: readonly (typeof transitions)[T][number][] = transitions[transition];
  if (isIn(state, statuses)) return state;
  throw new Problem('nietMogelijk', `Dit kan niet: de casus heeft de stand ${state.status}.`);
}

/** An event before it gets its envelope; `record` makes sure that the data fits the definition. */
export type Recorded = { definition: { type: string; owner: Service }; data: unknown };
export const record = <Data>(
  definition: { type: string; owner: Service; example: Data },
  data: NoInfer<Data>,
): Recorded => ({ definition, data });

export type TermChange = { soort: string; at: string; niveau: number } | { soort: string; gone: true };
export type Decision = { state: Casus; events: Recorded[]; mails: Notice[]; terms: TermChange[] };

export const benoemingTerm = 'benoeming';
export const bevestigingTerm = (meldingId: string) => `bevestiging#${meldingId}`;

/** Safety first: also a melding that is only put before a casus moves it to the front. */
export const isUrgent = (state: Casus): boolean => state.weging.spoed || state.voorgelegd.some(({ spoed }) => spoed);

/** The step on the ladder that has been told. */
export const highestStep = (state: Casus): number | null =>
  state.escalaties.length === 0 ? null : Math.max(...state.escalaties.map(({ niveau }) => niveau));

const named = (state: Casus, meldingId?: string) => ({
  casusId: state.casusId,
  meldingId: meldingId ?? firstMelding(state),
  spoed: isUrgent(state),
});

export function firstMelding(state: Pick<Casus, 'meldingen'>): string {
  const first = state.meldingen[0];
  if (!first) throw new RangeError('A casus has at least one melding');
  return first;
}

const withVersion = (decision: Decision, before: number): Decision => ({
  ...decision,
  state: { ...decision.state, versie: before + Math.max(1, decision.events.length) },
});

const aanspreekpuntOf = (regisseur: Regisseur): Aanspreekpunt => ({
  regisseurId: regisseur.regisseurId,
  ...contactOf(regisseur),
});

function voorgesteldEvent(state: Casus, regisseur: Regisseur, now: string): Recorded {
  return record(regisseurVoorgesteld, {
    casusId: state.casusId,
    meldingId: firstMelding(state),
    regisseurId: regisseur.regisseurId,
    regisseur: contactOf(regisseur),
    voorgesteldOp: now,
    bevestigenUiterlijk: state.bevestigenUiterlijk,
  });
}

function voorgesteldMail(state: Casus, regisseur: Regisseur, now: string, rules: Rules): Notice {
  return {
    ...named(state),
    soort: 'voorgesteld',
    aan: regisseur.email,
    bellen: callBefore(state.reactieUiterlijk, now, rules),
    arrangementUren: regisseur.arrangementUren,
    uiterlijk: state.bevestigenUiterlijk,
  };
}

/**
 * A vermoedelijk complex melding becomes a casus. Somebody who fits is voorlopig aanspreekpunt at once; where nobody
 * fits the alarm of R63 goes to the first person on the ladder.
 */
export function openCasus(
  input: {
    casusId: string;
    escalatieId: string;
    meldingId: string;
    weging: Weging;
    behoefte: Behoefte;
    reactieUiterlijk: string;
    adresSleutel: string | null;
    candidates: readonly Candidate[];
    now: string;
  },
  rules: Rules,
): Decision {
  const { casusId, meldingId, now } = input;
  const { spoed } = input.weging;
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, spoed, rules);
  const fields = {
    casusId,
    versie: 1,
    meldingen: [meldingId],
    geopendOp: now,
    weging: input.weging,
    behoefte: input.behoefte,
    reactieUiterlijk: [input.reactieUiterlijk],
    adresSleutel: input.adresSleutel,
    bevestigenUiterlijk: termijn.uiterlijk,
    bevestigenTot: termijn.tot,
    benoemingTermijn: termijn.tot,
    voorgelegd: [],
    escalaties: [],
  };
  const geopend = record(casusGeopend, { casusId, meldingId, geopendOp: now });
  const chosen = choose(input.candidates);
  if (chosen) {
    const state: Casus = { ...fields, status: 'voorlopig', aanspreekpunt: aanspreekpuntOf(chosen) };
    return withVersion(
      {
        state,
        events: [geopend, voorgesteldEvent(state, chosen, now)],
        mails: [voorgesteldMail(state, chosen, now, rules)],
        terms: [{ soort: benoemingTerm, at: termijn.tot, niveau: 1 }],
      },
      0,
    );
  }
  const state: Casus = {
    ...fields,
    status: 'wachtOpBenoeming',
    aanspreekpunt: null,
    escalaties: [{ escalatieId: input.escalatieId, oorzaak: 'zonderRegisseur', niveau: 1, meldingId: null }],
  };
  return withVersion(
    {
      state,
      events: [
        geopend,
        record(casusZonderRegisseur, {
          casusId,
          meldingId,
          vastgesteldOp: now,
          redenen: reasonsNobodyFits(input.candidates),
        }),
        record(escalatieGestart, {
          escalatieId: input.escalatieId,
          casusId,
          oorzaak: 'zonderRegisseur',
          niveau: 1,
          rol: ladderStep(rules.escalatieladder, 1).rol,
          gestartOp: now,
        }),
      ],
      mails: [{ ...named(state), soort: 'zonderRegisseur' }],
      // Step 1 has been told already; the term climbs to the next.
      terms: [{ soort: benoemingTerm, at: termijn.tot, niveau: 2 }],
    },
    0,
  );
}

/** Ends the escalations that this step makes needless. */
function closeEscalations(
  state: Casus,
  ends: (open: Casus['escalaties'][number]) => boolean,
  reden: 'benoemd' | 'voorgesteld' | 'bevestigd' | 'gesplitst',
  now: string,
): { escalaties: Casus['escalaties']; events: Recorded[] } {
  return {
    escalaties: state.escalaties.filter((open) => !ends(open)),
    events: state.escalaties
      .filter(ends)
      .map(({ escalatieId }) =>
        record(escalatieGesloten, { escalatieId, casusId: state.casusId, reden, geslotenOp: now }),
      ),
  };
}

const aboutBenoeming = (open: Casus['escalaties'][number]) => open.oorzaak !== 'nietBevestigd';

/** A place came free, or somebody joined the pool: the waiting casus gets its voorlopig aanspreekpunt after all. */
export function propose(before: Casus, chosen: Regisseur, now: string, rules: Rules): Decision {
  const waiting = requireState(before, 'propose');
  const closed = closeEscalations(waiting, aboutBenoeming, 'voorgesteld', now);
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, isUrgent(waiting), rules);
  const state: Casus = {
    ...waiting,
    status: 'voorlopig',
    aanspreekpunt: aanspreekpuntOf(chosen),
    bevestigenUiterlijk: termijn.uiterlijk,
    bevestigenTot: termijn.tot,
    benoemingTermijn: termijn.tot,
    escalaties: closed.escalaties,
  };
  return withVersion(
    {
      state,
      events: [voorgesteldEvent(state, chosen, now), ...closed.events],
      mails: [voorgesteldMail(state, chosen, now, rules)],
      terms: [{ soort: benoemingTerm, at: termijn.tot, niveau: 1 }],
    },
    before.versie,
  );
}

/** A person decides who leads (R62). The same person as before is a confirmation. Suitability is judged before. */
export function appoint(before: Casus, regisseur: Regisseur, now: string, rules: Rules): Decision {
  const open = requireState(before, 'appoint');
  const closed = closeEscalations(open, aboutBenoeming, 'benoemd', now);
  const { aanspreekpunt: previous, ...rest } = open;
  const replaced = previous && previous.regisseurId !== regisseur.regisseurId ? previous : null;
  const state: Casus = {
    ...rest,
    status: 'benoemd',
    aanspreekpunt: aanspreekpuntOf(regisseur),
    benoemdOp: now,
    escalaties: closed.escalaties,
  };
  const mails: Notice[] = [
    {
      ...named(state),
      soort: 'benoemd',
      aan: regisseur.email,
      bellen: callBefore(state.reactieUiterlijk, now, rules),
      arrangementUren: regisseur.arrangementUren,
      voorgelegd: state.voorgelegd.length,
    },
  ];
  if (replaced) mails.push({ ...named(state), soort: 'vervangen', aan: replaced.email });
  return withVersion(
    {
      state,
      events: [
        record(regisseurBenoemd, {
          casusId: state.casusId,
          meldingen: state.meldingen,
          regisseurId: regisseur.regisseurId,
          regisseur: contactOf(regisseur),
          benoemdOp: now,
          vorigeRegisseurId: replaced?.regisseurId ?? null,
        }),
        ...closed.events,
      ],
      mails,
      terms: [{ soort: benoemingTerm, gone: true }],
    },
    before.versie,
  );
}

/** Danger that comes up while nobody has been appointed: the benoeming can no longer wait for working days. */
function hastenBenoeming(state: Casus, now: string, rules: Rules): { state: Casus; terms: TermChange[] } {
  const { uiterlijk, tot } = termFor(now, rules.termijnen.benoemingWerkdagen, true, rules);
  if (!isIn(state, transitions.climbBenoeming) || tot >= state.benoemingTermijn) return { state, terms: [] };
  const running = state.escalaties.find(aboutBenoeming);
  const earlier = tot < state.bevestigenTot ? { bevestigenUiterlijk: uiterlijk, bevestigenTot: tot } : {};
  return {
    state: { ...state, ...earlier, benoemingTermijn: tot },
    terms: [{ soort: benoemingTerm, at: tot, niveau: (running?.niveau ?? 0) + 1 }],
  };
}

/** A melding from the same address: the regisseur confirms or splits, nothing is merged by itself. */
export function submitMelding(
  before: Casus,
  melding: { meldingId: string; spoed: boolean },
  now: string,
  rules: Rules,
): Decision {
  const open = requireState(before, 'submitMelding');
  const { uiterlijk, tot } = termFor(now, rules.termijnen.bevestigingWerkdagen, melding.spoed, rules);
  const submitted: Casus = { ...open, voorgelegd: [...open.voorgelegd, { ...melding, voorgelegdOp: now }] };
  const { state, terms } = melding.spoed ? hastenBenoeming(submitted, now, rules) : { state: submitted, terms: [] };
  return withVersion(
    {
      state,
      events: [
        record(casusMeldingVoorgelegd, { casusId: state.casusId, meldingId: melding.meldingId, voorgelegdOp: now }),
      ],
      mails: [
        {
          ...named(state, melding.meldingId),
          soort: 'voorgelegd',
          aan: state.aanspreekpunt?.email ?? null,
          uiterlijk,
        },
      ],
      terms: [{ soort: bevestigingTerm(melding.meldingId), at: tot, niveau: 1 }, ...terms],
    },
    before.versie,
  );
}

/** What speaks against whoever leads now, by all that is known of the household; the place in the casus is held. */
export function concerns(state: Casus, current: Regisseur | undefined, now: string): OngeschiktReden[] {
  if (!current || current.regisseurId !== state.aanspreekpunt?.regisseurId) return [];
  return reasonsAgainst(current, state.behoefte, dutchDate(now), true);
}

function requireSubmitted(state: Casus, meldingId: string): void {
  if (state.voorgelegd.some((waiting) => waiting.meldingId === meldingId)) return;
  throw new Problem('nietMogelijk', `Melding ${meldingId} wacht niet (meer) op een besluit bij deze casus.`);
}

const without = (state: Casus, meldingId: string) =>
  state.voorgelegd.filter((waiting) => waiting.meldingId !== meldingId);

/**
 * Same household: the melding joins the casus and its melder may know who leads. What it asks may be more than whoever
 * leads now (`current`, from the pool) can give, or their employer may help there: people are told, and decide.
 */
export function confirmMelding(
  before: Casus,
  melding: { meldingId: string; behoefte: Behoefte; reactieUiterlijk: string },
  current: Regisseur | undefined,
  now: string,
  rules: Rules,
): Decision {
  const { meldingId } = melding;
  requireSubmitted(before, meldingId);
  if (before.status === 'wachtOpBenoeming') {
    throw new Problem('nietMogelijk', 'Benoem eerst een regisseur. Daarna kunt u deze melding bevestigen.');
  }
  const open = requireState(before, 'confirmMelding');
  const closed = closeEscalations(open, (escalation) => escalation.meldingId === meldingId, 'bevestigd', now);
  const spoed = isUrgent({ ...open, voorgelegd: open.voorgelegd.filter((one) => one.meldingId === meldingId) });
  const state: Casus = {
    ...open,
    meldingen: [...open.meldingen, meldingId],
    voorgelegd: without(open, meldingId),
    weging: { ...open.weging, spoed },
    behoefte: mergeNeeds(open.behoefte, melding.behoefte),
    reactieUiterlijk: [...open.reactieUiterlijk, melding.reactieUiterlijk],
    escalaties: closed.escalaties,
  };
  const { regisseurId, ...contact } = open.aanspreekpunt;
  const redenen = concerns(state, current, now);
  const alarms =
    redenen.length > 0
      ? (['mailbox', 'ladder'] as const).map(
          (aan): Notice => ({ ...named(state), soort: 'pastNietMeer', aan, redenen }),
        )
      : [];
  return withVersion(
    {
      state,
      events: [
        record(casusMeldingBevestigd, {
          casusId: state.casusId,
          meldingId,
          bevestigdOp: now,
          regisseurId,
          regisseur: contact,
          voorlopig: open.status === 'voorlopig',
        }),
        ...closed.events,
      ],
      // Now this melder hears as well by when the call comes.
      mails: [
        {
          ...named(state, meldingId),
          soort: 'bevestigd',
          aan: open.aanspreekpunt.email,
          bellen: callBefore([melding.reactieUiterlijk], now, rules),
        },
        ...alarms,
      ],
      terms: [{ soort: bevestigingTerm(meldingId), gone: true }],
    },
    before.versie,
  );
}

/** Another household: the melding leaves and goes its own way. */
export function splitMelding(before: Casus, meldingId: string, now: string): Decision {
  requireSubmitted(before, meldingId);
  const open = requireState(before, 'splitMelding');
  const closed = closeEscalations(open, (escalation) => escalation.meldingId === meldingId, 'gesplitst', now);
  return withVersion(
    {
      state: { ...open, voorgelegd: without(open, meldingId), escalaties: closed.escalaties },
      events: [record(casusGesplitst, { casusId: open.casusId, meldingId, gesplitstOp: now }), ...closed.events],
      mails: [],
      terms: [{ soort: bevestigingTerm(meldingId), gone: true }],
    },
    before.versie,
  );
}

/** A step was not taken in time: the escalation starts, or climbs, and somebody is told. */
export function climb(
  before: Casus,
  term: { soort: string; niveau: number },
  input: { escalatieId: string; now: string },
  rules: Rules,
): Decision {
  const meldingId = term.soort === benoemingTerm ? null : term.soort.slice(bevestigingTerm('').length);
  const open = requireState(before, meldingId === null ? 'climbBenoeming' : 'climbBevestiging');
  if (meldingId !== null) requireSubmitted(open, meldingId);
  const running = open.escalaties.find((one) =>
    meldingId === null ? aboutBenoeming(one) : one.meldingId === meldingId,
  );
  const niveau = running ? running.niveau + 1 : 1;
  const step = ladderStep(rules.escalatieladder, niveau);
  const oorzaak: Oorzaak = running?.oorzaak ?? (meldingId === null ? 'nietBenoemd' : 'nietBevestigd');
  const escalatieId = running?.escalatieId ?? input.escalatieId;
  const shared = { escalatieId, casusId: open.casusId, oorzaak, rol: step.rol };
  const urgent =
    meldingId === null ? isUrgent(open) : open.voorgelegd.some((one) => one.meldingId === meldingId && one.spoed);
  const next = nextStepAt(niveau, input.now, urgent, rules);
  const state: Casus = {
    ...open,
    ...(meldingId === null && { benoemingTermijn: next }),
    escalaties: [...open.escalaties.filter((one) => one !== running), { escalatieId, oorzaak, niveau, meldingId }],
  };
  const about = named(state, meldingId ?? undefined);
  return withVersion(
    {
      state,
      events: [
        niveau === 1
          ? record(escalatieGestart, { ...shared, niveau: 1, gestartOp: input.now })
          : record(escalatieGeklommen, { ...shared, niveau, geklommenOp: input.now }),
      ],
      mails: [
        { ...about, soort: 'geklommen', oorzaak, niveau },
        { ...about, soort: 'herinnering', oorzaak },
      ],
      terms: [{ soort: term.soort, at: next, niveau: niveau + 1 }],
    },
    before.versie,
  );
}
