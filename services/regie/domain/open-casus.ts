import { casusGeopend } from '../../../events/regie/casus-geopend.v1.ts';
import { casusZonderRegisseur } from '../../../events/regie/casus-zonder-regisseur.v1.ts';
import { escalatieGestart } from '../../../events/regie/escalatie-gestart.v1.ts';
import { regisseurVoorgesteld } from '../../../events/regie/regisseur-voorgesteld.v1.ts';
import type { Kader } from '../../../events/vocabulary.ts';
import type { RedenTegen } from '../contract.ts';
import type { Signaal } from './benadering.ts';
import { type Behoefte, type Candidate, choose, reasonsNobodyFits } from './candidates.ts';
import {
  aboutBenoeming,
  after,
  asVoorlopig,
  asWaiting,
  benoemingTerm,
  type Casus,
  closeEscalations,
  type Decision,
  firstMelding,
  isUrgent,
  named,
  record,
  requireState,
  unchanged,
  withVersion,
} from './casus.ts';
import { askContactDecision, promiseContact } from './first-contact.ts';
import { contactOf, type Regisseur } from './regisseur.ts';
import { callBefore, ladderStep, type Rules, termFor } from './terms.ts';
import type { Weging } from './weighing.ts';

/** What triage wants to know about the person it asked for: fits, or why not. */
export type Wens = { regisseurId: string; redenen: (RedenTegen | 'onbekend')[] };

export function judgeWish(candidates: readonly Candidate[], regisseurId: string): Wens {
  const found = candidates.find(({ regisseur }) => regisseur.regisseurId === regisseurId);
  return { regisseurId, redenen: found ? found.redenen : ['onbekend'] };
}

/** Somebody who fits becomes voorlopig aanspreekpunt; a person confirms or changes it within the term. */
export function nameProvisional(state: Casus, chosen: Regisseur, now: string, rules: Rules): Decision {
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, isUrgent(state), rules);
  const next = asVoorlopig(
    {
      ...state,
      bevestigenUiterlijk: termijn.uiterlijk,
      bevestigenTot: termijn.tot,
      benoemingTermijn: termijn.tot,
    },
    chosen,
  );
  const bellen = callBefore(next.reactieUiterlijk, now, rules);
  return after(
    {
      events: [
        record(regisseurVoorgesteld, {
          casusId: next.casusId,
          meldingId: firstMelding(next),
          regisseurId: chosen.regisseurId,
          regisseur: contactOf(chosen),
          voorgesteldOp: now,
          bevestigenUiterlijk: termijn.uiterlijk,
        }),
      ],
      mails: [
        {
          ...named(next),
          soort: 'voorgesteld',
          aan: chosen.email,
          bellen,
          arrangementUren: chosen.arrangementUren,
          uiterlijk: termijn.uiterlijk,
        },
      ],
      terms: [{ soort: benoemingTerm, at: termijn.tot, niveau: 1 }],
    },
    promiseContact(next, bellen, now, rules),
  );
}

/** Nobody fits: the alarm of R63, to the first person on the ladder at once. */
export function raiseAlarm(
  state: Casus,
  candidates: readonly Candidate[],
  input: { escalatieId: string; now: string },
  rules: Rules,
): Decision {
  const { escalatieId, now } = input;
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, isUrgent(state), rules);
  const running = state.escalaties.find(aboutBenoeming);
  const next = asWaiting({
    ...state,
    bevestigenUiterlijk: termijn.uiterlijk,
    bevestigenTot: termijn.tot,
    benoemingTermijn: termijn.tot,
    escalaties: running
      ? state.escalaties
      : [...state.escalaties, { escalatieId, oorzaak: 'zonderRegisseur', niveau: 1, meldingId: null }],
  });
  return {
    state: next,
    events: [
      record(casusZonderRegisseur, {
        casusId: next.casusId,
        meldingId: firstMelding(next),
        vastgesteldOp: now,
        redenen: next.alleenBenoemen ? ['meldingGaatOverRegisseur'] : reasonsNobodyFits(candidates),
      }),
      ...(running
        ? []
        : [
            record(escalatieGestart, {
              escalatieId,
              casusId: next.casusId,
              oorzaak: 'zonderRegisseur',
              niveau: 1,
              rol: ladderStep(rules.escalatieladder, 1).rol,
              gestartOp: now,
            }),
          ]),
    ],
    mails: [{ ...named(next), soort: 'zonderRegisseur' }],
    // This step has been told already; the term climbs to the next.
    terms: [{ soort: benoemingTerm, at: termijn.tot, niveau: (running?.niveau ?? 1) + 1 }],
  };
}

/**
 * A vermoedelijk complex melding, or one for which triage asks it, becomes a casus. Somebody who fits is voorlopig
 * aanspreekpunt at once, before all others whom triage asked for; where nobody fits the alarm of R63 is raised.
 */
export function openCasus(
  input: {
    casusId: string;
    escalatieId: string;
    meldingId: string;
    weging: Weging;
    gewogenDoor: Casus['gewogenDoor'];
    behoefte: Behoefte;
    reactieUiterlijk: string;
    adresSleutel: string | null;
    /** Whom triage asked for. */
    wens?: string | null;
    /** What triage knows of it (R52). */
    kader?: Kader;
    /** Whom the melding is about. */
    uitgesloten?: Casus['uitgesloten'];
    /** The melding is about a regisseur, and nobody said which. */
    alleenBenoemen?: boolean;
    /** The family did not report itself. */
    signaal?: Signaal | null;
    /** Whoever informs the family found already that contact is not safe. */
    nietVeilig?: boolean;
    /** What the casus of this household remembered that was closed before. */
    weigeringen?: Casus['weigeringen'];
    gezinVroegAnder?: Casus['gezinVroegAnder'];
    bekend?: Casus['bekend'];
    /** Who led that one: goes before others when nothing speaks against it, and nobody is told when something does. */
    leiddeEerder?: string | null;
    candidates: readonly Candidate[];
    now: string;
  },
  rules: Rules,
): Decision {
  const { casusId, meldingId, now, candidates } = input;
  const termijn = termFor(now, rules.termijnen.benoemingWerkdagen, input.weging.spoed, rules);
  const wens = input.wens ? judgeWish(candidates, input.wens) : null;
  const state: Casus = {
    casusId,
    versie: 1,
    status: 'wachtOpBenoeming',
    aanspreekpunt: null,
    meldingen: [meldingId],
    geopendOp: now,
    wachtSinds: now,
    weging: input.weging,
    gewogenDoor: input.gewogenDoor,
    behoefte: input.behoefte,
    reactieUiterlijk: [input.reactieUiterlijk],
    adresSleutel: input.adresSleutel,
    bevestigenUiterlijk: termijn.uiterlijk,
    bevestigenTot: termijn.tot,
    benoemingTermijn: termijn.tot,
    signalen: input.signaal ? [input.signaal] : [],
    nietBenaderen: input.nietVeilig ?? false,
    voorgelegd: [],
    escalaties: [],
    punten: [],
    waarneming: null,
    eersteContact: null,
    contacten: [],
    weigeringen: input.weigeringen ?? [],
    gezinVroegAnder: input.gezinVroegAnder ?? [],
    uitgesloten: input.uitgesloten ?? [],
    // A person who was asked for has been named by a person.
    alleenBenoemen: (input.alleenBenoemen ?? false) && wens?.redenen.length !== 0,
    wens,
    bekend: input.bekend ?? [],
    wisselingenRegisseur: 0,
    kader: input.kader ?? 'onbekend',
    deskundigen: [],
  };
  const chosen = state.alleenBenoemen ? undefined : choose(candidates, input.wens ?? input.leiddeEerder ?? undefined);
  const led = chosen
    ? nameProvisional(state, chosen, now, rules)
    : raiseAlarm(state, candidates, { escalatieId: input.escalatieId, now }, rules);
  const outcome = state.nietBenaderen ? after(led, askContactDecision(led.state, now, rules)) : led;
  return withVersion(
    {
      ...outcome,
      events: [record(casusGeopend, { casusId, meldingId, geopendOp: now }), ...outcome.events],
      mails: [
        ...outcome.mails,
        ...(wens && wens.redenen.length > 0
          ? [{ ...named(outcome.state), soort: 'wensNietVervuld' as const, redenen: wens.redenen }]
          : []),
      ],
    },
    0,
  );
}

/** A place came free, or somebody joined the pool: the waiting casus gets its voorlopig aanspreekpunt after all. */
export function propose(before: Casus, chosen: Regisseur, now: string, rules: Rules): Decision {
  const waiting = requireState(before, 'propose');
  const proposed = nameProvisional(waiting, chosen, now, rules);
  const closed = closeEscalations(proposed.state, aboutBenoeming, 'voorgesteld', now);
  return withVersion(after(proposed, closed), before.versie);
}

/** The weighing of a professional goes before the presumption (practice); the reasons of both stay. */
export function reweigh(before: Casus, weging: Weging): Decision {
  const open = requireState(before, 'reweigh');
  return withVersion(unchanged({ ...open, weging, gewogenDoor: 'professional' }), before.versie);
}
