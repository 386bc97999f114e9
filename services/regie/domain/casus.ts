import * as z from 'zod';
import type { Service } from '../../../events/event.ts';
import { escalatieGesloten } from '../../../events/regie/escalatie-gesloten.v1.ts';
import { escalatieOorzaak } from '../../../events/regie/escalatie-gestart.v1.ts';
import { id, kader, meldingsnummer, regisseurContact, weigerreden, zwaarte } from '../../../events/vocabulary.ts';
import { Problem } from '../../../shared/problem.ts';
import { contactResultaat, type PuntSoort, puntSoort, redenTegen } from '../contract.ts';
import { benaderingOf, signaal } from './benadering.ts';
import { behoefte } from './candidates.ts';
import type { CasusNotice } from './notice.ts';
import { contactOf, type Regisseur, sameEmail } from './regisseur.ts';
import type { Termijn } from './terms.ts';

/**
 * The casus: wachtOpBenoeming -> voorlopig -> benoemd -> afgesloten. Decisions are pure: they take the state and what
 * is needed to decide, and give back the next state, the events, the mails and the terms. R1: one regisseur per casus.
 * What is decided stands in the files beside this one; here is the state, and what all of them use.
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
  /** About whoever leads: not for that person's eyes. */
  overRegisseur: z.boolean(),
});

const escalatie = z.object({
  escalatieId: id,
  oorzaak: escalatieOorzaak,
  niveau: z.int().positive(),
  /** The melding that waits for a decision, where it is about one. */
  meldingId: meldingsnummer.nullable(),
});
export type Escalatie = z.infer<typeof escalatie>;

/** A work item: something is asked of somebody, by a date. */
const punt = z.object({
  soort: puntSoort,
  meldingId: meldingsnummer.nullable(),
  sinds: z.string(),
  uiterlijk: z.iso.date(),
  tot: z.string(),
});
export type Punt = z.infer<typeof punt>;

const persoon = z.object({ regisseurId: id, ...regisseurContact.shape });
export type Aanspreekpunt = z.infer<typeof persoon>;

/** The call that the family was promised by whoever leads now. */
const eersteContact = z.object({
  uiterlijk: z.iso.date(),
  tot: z.string(),
  /** The regisseur was reminded; after that it climbs. */
  herinnerd: z.boolean(),
  pogingen: z.int().nonnegative(),
});
export type EersteContact = z.infer<typeof eersteContact>;

export const common = {
  casusId: id,
  versie: z.int().positive(),
  /** The melding that opened it comes first. */
  meldingen: z.array(meldingsnummer).min(1),
  geopendOp: z.string(),
  /** Since when nobody is appointed, for the guarantee (R63). */
  wachtSinds: z.string(),
  weging,
  gewogenDoor: z.enum(['regels', 'professional']),
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
  /** Which of `meldingen` the family did not make itself. */
  signalen: z.array(signaal),
  /** Contact is not safe: nobody is asked to call, whoever leads, until a person decides otherwise. */
  nietBenaderen: z.boolean(),
  /** Meldingen from the same address that wait: same household or not. */
  voorgelegd: z.array(voorgelegd),
  /** Open escalations only. */
  escalaties: z.array(escalatie),
  /** Open work items only. */
  punten: z.array(punt),
  /** Who stands in now, up to and including `tot`. */
  waarneming: persoon.extend({ tot: z.iso.date() }).nullable(),
  eersteContact: eersteContact.nullable(),
  /** The last of them. */
  contacten: z.array(z.object({ op: z.string(), resultaat: contactResultaat })),
  /** R63: who refused, why; never proposed again here. */
  weigeringen: z.array(
    z.object({
      regisseurId: id,
      naam: z.string(),
      reden: weigerreden,
      toelichting: z.string().nullable(),
      op: z.string(),
    }),
  ),
  /** Persons of whom the family asked for somebody else, and got one. */
  gezinVroegAnder: z.array(id),
  /** Whom a melding of this casus is about: never proposed, and not shown what is about them. */
  uitgesloten: z.array(z.object({ regisseurId: id, email: z.string() })),
  /** A melding is about a regisseur, and nobody said which: only a person names who leads. */
  alleenBenoemen: z.boolean(),
  /** Whom triage asked for, and why not. */
  wens: z.object({ regisseurId: id, redenen: z.array(z.union([redenTegen, z.literal('onbekend')])) }).nullable(),
  /** Who was appointed here, now or before: knows the household. */
  bekend: z.array(id),
  /** R38: how often the family got somebody else to lead. */
  wisselingenRegisseur: z.int().nonnegative(),
  /** R52: whether help is voluntary here. */
  kader,
  /** R67: other experts who were asked. The question and the answer are free text, so never in an event or a mail. */
  deskundigen: z.array(
    z.object({
      deskundigeId: id,
      /** Code of the team; null for a professional of an organisation. */
      team: z.string().nullable(),
      naam: z.string(),
      email: z.string(),
      vraag: z.string(),
      gevraagdOp: z.string(),
      uiterlijk: z.iso.date(),
      tot: z.string(),
      antwoord: z.string().nullable(),
      beantwoordOp: z.string().nullable(),
    }),
  ),
};
const shared = z.object(common);

export const casus = z.discriminatedUnion('status', [
  z.object({ ...common, status: z.literal('wachtOpBenoeming'), aanspreekpunt: z.null() }),
  z.object({ ...common, status: z.literal('voorlopig'), aanspreekpunt: persoon }),
  z.object({ ...common, status: z.literal('benoemd'), aanspreekpunt: persoon, benoemdOp: z.string() }),
  z.object({ ...common, status: z.literal('afgesloten'), aanspreekpunt: persoon.nullable() }),
]);
export type Casus = z.infer<typeof casus>;
export type CasusStatus = Casus['status'];

const opened = ['wachtOpBenoeming', 'voorlopig', 'benoemd'] as const;
const led = ['voorlopig', 'benoemd'] as const;

/** Which transition may start in which states. Anything else is refused, whoever asks. */
export const transitions = {
  propose: ['wachtOpBenoeming'],
  appoint: opened,
  refuse: led,
  reweigh: opened,
  submitMelding: opened,
  confirmMelding: led,
  splitMelding: opened,
  reopen: opened,
  askChange: led,
  declineChange: led,
  nameStandIn: led,
  recordContact: led,
  stopContact: opened,
  decideContact: opened,
  informed: opened,
  startHelp: opened,
  setKader: opened,
  askExpert: opened,
  /** A melding got an outcome for which nobody leads: it leaves, or the casus ends with it. */
  leave: opened,
  close: opened,
  climbBenoeming: ['wachtOpBenoeming', 'voorlopig'],
  climbBevestiging: opened,
  climbPunt: opened,
  climbContact: led,
} as const satisfies Record<string, readonly CasusStatus[]>;
export type Transition = keyof typeof transitions;

export const isIn = <S extends CasusStatus>(
  state: Casus,
  statuses: readonly S[],
): state is Extract<Casus, { status: S }> => statuses.some((status) => status === state.status);

export function requireState<T extends Transition>(
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
export type Decision = { state: Casus; events: Recorded[]; mails: CasusNotice[]; terms: TermChange[] };

export const unchanged = (state: Casus): Decision => ({ state, events: [], mails: [], terms: [] });

/** `next` after `before`, as one decision. */
export const after = (before: Omit<Decision, 'state'>, next: Decision): Decision => ({
  state: next.state,
  events: [...before.events, ...next.events],
  mails: [...before.mails, ...next.mails],
  terms: [...before.terms, ...next.terms],
});

/** One version per event, and at least one. */
export const withVersion = (decision: Decision, before: number): Decision => ({
  ...decision,
  state: { ...decision.state, versie: before + Math.max(1, decision.events.length) },
});

/** The same casus in another state; what only the old state had is left behind. */
export const asWaiting = (state: Casus): Casus => ({
  ...shared.parse(state),
  status: 'wachtOpBenoeming',
  aanspreekpunt: null,
});
export const asVoorlopig = (state: Casus, person: Regisseur): Casus => ({
  ...shared.parse(state),
  status: 'voorlopig',
  aanspreekpunt: aanspreekpuntOf(person),
});
export const asBenoemd = (state: Casus, person: Regisseur, benoemdOp: string): Casus => ({
  ...shared.parse(state),
  status: 'benoemd',
  aanspreekpunt: aanspreekpuntOf(person),
  benoemdOp,
});

/** Nothing runs in it any more, and nobody is asked anything; who led stays known. */
export const asAfgesloten = (state: Casus): Casus => ({
  ...shared.parse(state),
  status: 'afgesloten',
  aanspreekpunt: state.aanspreekpunt,
  adresSleutel: null,
  voorgelegd: [],
  escalaties: [],
  punten: [],
  waarneming: null,
  eersteContact: null,
});

export const benoemingTerm = 'benoeming';
export const contactTerm = 'contact';
export const bevestigingTerm = (meldingId: string) => `bevestiging#${meldingId}`;
export const puntTerm = ({ soort, meldingId }: Pick<Punt, 'soort' | 'meldingId'>) =>
  `punt#${soort}${meldingId ? `#${meldingId}` : ''}`;

/** Safety first: also a melding that is only put before a casus moves it to the front. */
export const isUrgent = (state: Casus): boolean => state.weging.spoed || state.voorgelegd.some(({ spoed }) => spoed);

/** The step on the ladder that has been told. */
export const highestStep = (state: Casus): number | null =>
  state.escalaties.length === 0 ? null : Math.max(...state.escalaties.map(({ niveau }) => niveau));

export const named = (state: Casus, meldingId?: string | null) => ({
  casusId: state.casusId,
  meldingId: meldingId ?? firstMelding(state),
  spoed: isUrgent(state),
  benadering: benaderingOf(state),
});

export function firstMelding(state: Pick<Casus, 'meldingen'>): string {
  const first = state.meldingen[0];
  if (!first) throw new RangeError('A casus has at least one melding');
  return first;
}

export const aanspreekpuntOf = (regisseur: Regisseur): Aanspreekpunt => ({
  regisseurId: regisseur.regisseurId,
  ...contactOf(regisseur),
});

/** Whose mail it is now: who stands in, else who leads; null while nobody does, or who does is away or has left. */
export function reachableAt(state: Casus): string | null {
  if (state.waarneming) return state.waarneming.email;
  const away = state.punten.some(({ soort }) => soort === 'uitDienst' || soort === 'geenWaarnemer');
  return away ? null : (state.aanspreekpunt?.email ?? null);
}

/** Who led left for good, and nobody else was appointed yet: since when, and by when somebody is. */
export const departureOf = (state: Casus): Pick<Punt, 'sinds' | 'uiterlijk' | 'tot'> | undefined =>
  state.punten.find(({ soort }) => soort === 'uitDienst');

/** Who leads is away and nobody stands in: since when, and by when somebody does. */
export const uncoveredOf = (state: Casus): Pick<Punt, 'sinds' | 'uiterlijk'> | undefined =>
  state.punten.find(({ soort }) => soort === 'geenWaarnemer');

/** Leads this casus, or stands in: sees it and decides in it. Whoever left does neither; a closed one nobody leads. */
export const leads = (state: Casus, email: string | undefined): boolean =>
  (state.status !== 'afgesloten' && !departureOf(state) && sameEmail(email, state.aanspreekpunt?.email)) ||
  sameEmail(email, state.waarneming?.email);

/** A melding of this casus is about this person. */
export const isExcluded = (state: Casus, email: string | undefined): boolean =>
  state.uitgesloten.some((one) => sameEmail(one.email, email));

export const aboutBenoeming = ({ oorzaak }: Escalatie): boolean =>
  oorzaak === 'zonderRegisseur' || oorzaak === 'nietBenoemd';

export type Sluitreden = (typeof escalatieGesloten.example)['reden'];

/** Ends the escalations that this step makes needless. */
export function closeEscalations(
  state: Casus,
  ends: (open: Escalatie) => boolean,
  reden: Sluitreden,
  now: string,
): Decision {
  const closed = state.escalaties.filter(ends);
  if (closed.length === 0) return unchanged(state);
  return {
    ...unchanged({ ...state, escalaties: state.escalaties.filter((open) => !ends(open)) }),
    events: closed.map(({ escalatieId }) =>
      record(escalatieGesloten, { escalatieId, casusId: state.casusId, reden, geslotenOp: now }),
    ),
  };
}

const about = (one: Punt, open: Escalatie) => open.oorzaak === one.soort && open.meldingId === one.meldingId;

/** Ends work items, with their terms and whatever had climbed about them. */
export function closePunten(
  state: Casus,
  soorten: readonly PuntSoort[],
  reden: Sluitreden,
  now: string,
  meldingId?: string,
): Decision {
  const ends = (one: Punt) => soorten.includes(one.soort) && (!meldingId || one.meldingId === meldingId);
  const closed = state.punten.filter(ends);
  if (closed.length === 0) return unchanged(state);
  const rest: Casus = { ...state, punten: state.punten.filter((one) => !ends(one)) };
  const decision = closeEscalations(rest, (open) => closed.some((one) => about(one, open)), reden, now);
  return { ...decision, terms: closed.map((one) => ({ soort: puntTerm(one), gone: true })) };
}

/** A new work item with its term; nothing where it is open already. */
export function openPunt(
  state: Casus,
  item: { soort: PuntSoort; meldingId: string | null; termijn: Termijn },
  now: string,
  mails: readonly CasusNotice[],
): Decision {
  const { termijn, ...which } = item;
  if (state.punten.some((one) => puntTerm(one) === puntTerm(which))) return unchanged(state);
  const one: Punt = { ...which, sinds: now, ...termijn };
  return {
    state: { ...state, punten: [...state.punten, one] },
    events: [],
    mails: [...mails],
    terms: [{ soort: puntTerm(one), at: termijn.tot, niveau: 1 }],
  };
}
