import * as z from 'zod';
import { date, moment } from '../../../events/event.ts';
import { id, regisseurContact, type Uitkomst } from '../../../events/vocabulary.ts';
import type { Bericht } from '../berichten/bericht.ts';
import type { MeldingStatus, VolgResponse } from '../contract.ts';

/**
 * The status as the resident sees it is never set: it is computed from the set of facts that this service has heard,
 * and from what staff decided here. So events may come in any order and more than once.
 */
const common = {
  eventId: id,
  casusId: id,
  /** Version of the casus; orders the facts of one casus. */
  sequence: z.int().positive(),
  op: moment,
};
const wie = { regisseurId: id, regisseur: regisseurContact };
const waarneming = z.object({ regisseurId: id, regisseur: regisseurContact, tot: date });
/** Nobody stands in; by when regie sees to it that somebody does, or it climbs there. */
const afwezig = z.object({ sinds: moment, waarnemerUiterlijk: date });
/** Who led left for good; by when regie appoints somebody else, or it climbs there. */
const vertrek = z.object({ op: moment, nieuweRegisseurUiterlijk: date });

export const feit = z.discriminatedUnion('soort', [
  z.object({ soort: z.enum(['geopend', 'voorgelegd', 'gesplitst', 'afgesloten']), ...common }),
  z.object({ soort: z.literal('voorgesteld'), ...common, ...wie, bevestigenUiterlijk: date }),
  z.object({ soort: z.literal('bevestigd'), ...common, ...wie, voorlopig: z.boolean() }),
  z.object({ soort: z.literal('benoemd'), ...common, ...wie }),
  /** Who was named does not lead after all. */
  z.object({ soort: z.literal('geweigerd'), ...common, weigeraar: id }),
  /** Who leads can be reached otherwise, is away, or left; it names nobody by itself. */
  z.object({
    soort: z.literal('gewijzigd'),
    ...common,
    leider: id,
    contact: regisseurContact,
    waarnemer: waarneming.nullable(),
    afwezig: afwezig.optional(),
    vertrek: vertrek.optional(),
  }),
]);
export type Feit = z.infer<typeof feit>;

export type BekendeRegisseur = {
  regisseurId: string;
  casusId: string;
  regisseur: z.infer<typeof regisseurContact>;
  voorlopig: boolean;
  /** Until when a person confirms or changes it; null when that is not known here. */
  bevestigenUiterlijk: string | null;
  /** When this person was named. */
  op: string;
  /** Who stands in, up to and including `tot`; the date may have passed. */
  waarnemer: z.infer<typeof waarneming> | null;
  /**
   * Away, and nobody stands in: not to be called now. `ongenoemd`: named while away, so the melder still has to hear
   * who it is and what that person may do.
   */
  afwezig: (z.infer<typeof afwezig> & { ongenoemd: boolean }) | null;
  /**
   * Left for good: leads no more, and nobody was named since. `ongenoemd`: joined the casus only after that, so its
   * melder never heard this name.
   */
  vertrek: (z.infer<typeof vertrek> & { ongenoemd: boolean }) | null;
};

type Soort = 'eigenHuishouden' | 'signaal' | 'anoniem' | 'onbekend';

/** What is known of a melding besides the facts about its casus. */
export type Stand = {
  bekekenOp: string | null;
  feiten: readonly Feit[];
  /** The outcome that stands. */
  triage: {
    uitkomst: Uitkomst;
    op: string;
    bericht: Bericht | null;
    afgerondOp: string | null;
    stil?: boolean | undefined;
  } | null;
  /** Open again since; `daarvoor` is what the melder had seen until then. */
  heropend: { op: string; daarvoor: { bekekenOp: string | null; afgerondOp: string | null } } | null;
};
export type Gezien = Stand & { ontvangenOp: string };

type Naming = Extract<Feit, { regisseurId: string }>;
type Gewijzigd = Extract<Feit, { soort: 'gewijzigd' }>;

const order = (a: Feit, b: Feit) =>
  a.op.localeCompare(b.op) ||
  a.casusId.localeCompare(b.casusId) ||
  a.sequence - b.sequence ||
  a.eventId.localeCompare(b.eventId);

/** The same set whatever the order in which its members came. */
export function addFact(feiten: readonly Feit[], fact: Feit): Feit[] {
  const others = feiten.filter(({ eventId }) => eventId !== fact.eventId);
  return [...others, fact].sort(order);
}

const ends: ReadonlySet<Feit['soort']> = new Set(['gesplitst', 'afgesloten', 'geweigerd']);

/**
 * A split takes a melding out of a casus, a closing ends the casus, and a refusal ends what was named there until then:
 * what that casus said before it no longer holds.
 */
function stillHolds(fact: Feit, feiten: readonly Feit[]): boolean {
  return !feiten.some(
    (other) => ends.has(other.soort) && other.casusId === fact.casusId && other.sequence > fact.sequence,
  );
}

const isProvisional = (fact: Naming) => fact.soort === 'voorgesteld' || (fact.soort === 'bevestigd' && fact.voorlopig);

/** A person's decision beats the software's proposal; within one casus the higher sequence wins, else the later one. */
function stronger(a: Naming, b: Naming): Naming {
  if (isProvisional(a) !== isProvisional(b)) return isProvisional(a) ? b : a;
  if (a.casusId === b.casusId && a.sequence !== b.sequence) return a.sequence > b.sequence ? a : b;
  return order(a, b) > 0 ? a : b;
}

const latest = <F extends Feit>(facts: readonly F[]): F | undefined =>
  [...facts].sort((a, b) => b.sequence - a.sequence || order(b, a))[0];

/** Who was named last, also when that person left since (`vertrek`): then the melder waits for another name. */
export function knownRegisseur(feiten: readonly Feit[]): BekendeRegisseur | null {
  const holding = feiten.filter((fact) => stillHolds(fact, feiten));
  const naming = holding.filter((fact): fact is Naming => 'regisseurId' in fact);
  const changesOf = (fact: Naming) =>
    holding.filter(
      (other): other is Gewijzigd =>
        other.soort === 'gewijzigd' && other.casusId === fact.casusId && other.leider === fact.regisseurId,
    );
  // Nobody comes back: a name that is heard after the farewell changes nothing about it.
  const farewellOf = (fact: Naming): BekendeRegisseur['vertrek'] => {
    const farewells = changesOf(fact).filter((other) => other.vertrek);
    const said = latest(farewells)?.vertrek;
    return said ? { ...said, ongenoemd: farewells.some(({ sequence }) => sequence < fact.sequence) } : null;
  };
  // What was said of them before somebody else led holds no more: they were followed no longer.
  const presenceOf = (fact: Naming) => {
    const between = naming.filter(
      (other) =>
        other.casusId === fact.casusId && other.regisseurId !== fact.regisseurId && other.sequence < fact.sequence,
    );
    const since = Math.max(0, ...between.map(({ sequence }) => sequence));
    return changesOf(fact).filter(({ sequence }) => sequence > since);
  };
  const absenceOf = (fact: Naming): BekendeRegisseur['afwezig'] => {
    const changes = presenceOf(fact);
    const away = latest(changes)?.afwezig;
    if (!away) return null;
    const there = Math.max(0, ...changes.filter((other) => !other.afwezig).map(({ sequence }) => sequence));
    return { ...away, ongenoemd: changes.some(({ sequence }) => sequence > there && sequence < fact.sequence) };
  };
  // Per casus first, then between casussen: otherwise the two orders could chase each other in a circle.
  const perCasus = Map.groupBy(naming, ({ casusId }) => casusId);
  const best = [...perCasus.values()].map((facts) => facts.reduce(stronger));
  if (best.length === 0) return null;
  const present = best.filter((one) => !farewellOf(one));
  const fact = (present.length > 0 ? present : best).reduce(stronger);
  const changed = latest(presenceOf(fact));
  return {
    regisseurId: fact.regisseurId,
    casusId: fact.casusId,
    regisseur: changed && changed.sequence > fact.sequence ? changed.contact : fact.regisseur,
    voorlopig: isProvisional(fact),
    bevestigenUiterlijk: fact.soort === 'voorgesteld' ? fact.bevestigenUiterlijk : null,
    op: fact.op,
    waarnemer: changed?.waarnemer ?? null,
    afwezig: absenceOf(fact),
    vertrek: farewellOf(fact),
  };
}

/** Who leads now: nobody when who did has left. */
export function whoLeads(feiten: readonly Feit[]): BekendeRegisseur | null {
  const known = knownRegisseur(feiten);
  return known?.vertrek ? null : known;
}

/** With these the melder waits on for a name. */
const waitsForName = (uitkomst: Uitkomst) => uitkomst === 'nieuweCasus' || uitkomst === 'bekendeRegisseur';

/**
 * With any other outcome nobody has to lead: regie ends what it had begun. Until that is heard, and when an older name
 * is heard after it, nobody is named, announced or told anything.
 */
export const needsNobody = (triage: { uitkomst: Uitkomst } | null): boolean =>
  triage !== null && !waitsForName(triage.uitkomst);

/** Passed on elsewhere, and nobody recorded yet that it arrived. */
export const isPassingOn = (triage: { uitkomst: Uitkomst; afgerondOp: string | null } | null): boolean =>
  triage?.uitkomst === 'doorgezonden' && triage.afgerondOp === null;

type Led = { triage: { uitkomst: Uitkomst } | null; feiten: readonly Feit[] };
/** Who was named for a melding for which somebody still has to lead. */
export const namedFor = ({ triage, feiten }: Led): BekendeRegisseur | null =>
  needsNobody(triage) ? null : knownRegisseur(feiten);
export const leaderFor = ({ triage, feiten }: Led): BekendeRegisseur | null =>
  needsNobody(triage) ? null : whoLeads(feiten);

const asKnownToMelder = (known: BekendeRegisseur | null) => (known?.vertrek?.ongenoemd ? null : known);

/** Who stands in on this day. */
export const standsIn = (known: BekendeRegisseur | null, today: string): BekendeRegisseur['waarnemer'] =>
  known?.waarnemer && !known.vertrek && known.waarnemer.tot >= today ? known.waarnemer : null;

/** For staff and for who reported about the own household. */
export function statusOf({ bekekenOp, feiten, triage, heropend }: Stand): MeldingStatus {
  if (triage?.afgerondOp) return 'afgerond';
  const regisseur = leaderFor({ triage, feiten });
  if (regisseur) return regisseur.voorlopig ? 'voorlopigAanspreekpunt' : 'regisseurBenoemd';
  return bekekenOp || triage || heropend || feiten.length > 0 ? 'inBehandeling' : 'ontvangen';
}

type Tijdlijn = VolgResponse['tijdlijn'];

/** What stood at this moment. Between two closings only the last one is remembered. */
function standAt({ bekekenOp, feiten, triage, heropend }: Stand, op: string): Stand {
  const by = (at: string | null) => (at && at <= op ? at : null);
  const again = heropend && heropend.op <= op ? heropend : null;
  const closedBefore = heropend && !again ? by(heropend.daarvoor.afgerondOp) : null;
  const standing = triage && triage.op <= op ? { ...triage, afgerondOp: by(triage.afgerondOp) } : null;
  const earlier = closedBefore
    ? { uitkomst: 'advies' as const, op: closedBefore, bericht: null, afgerondOp: closedBefore }
    : null;
  return {
    bekekenOp: by(bekekenOp) ?? by(heropend?.daarvoor.bekekenOp ?? null),
    feiten: feiten.filter((fact) => fact.op <= op),
    triage: standing ?? earlier,
    heropend: again,
  };
}

/** How the status came about, oldest first; a step that changed nothing for the melder is left out. */
export function timelineOf(seen: Gezien): Tijdlijn {
  const { ontvangenOp, bekekenOp, feiten, triage, heropend } = seen;
  const timeline: Tijdlijn = [{ status: 'ontvangen', op: ontvangenOp }];
  const moments = [
    bekekenOp,
    triage?.op,
    triage?.afgerondOp,
    heropend?.op,
    heropend?.daarvoor.bekekenOp,
    heropend?.daarvoor.afgerondOp,
    ...feiten.map(({ op }) => op),
  ];
  for (const op of moments.filter((at) => typeof at === 'string').sort()) {
    const status = statusOf(standAt(seen, op));
    if (timeline.at(-1)?.status !== status) timeline.push({ status, op });
  }
  return timeline;
}

export type Zicht = Pick<
  VolgResponse,
  'status' | 'tijdlijn' | 'regisseur' | 'bevestigenUiterlijk' | 'waarnemer' | 'afwezig' | 'vertrek'
>;

/** When a person first saw it. Deciding about it is reading it too; what the software does by itself is not. */
function firstSeen({ bekekenOp, feiten, triage }: Stand): string | undefined {
  const decided = feiten.filter(({ soort }) => ['bevestigd', 'benoemd', 'gesplitst', 'geweigerd'].includes(soort));
  return [bekekenOp, triage?.op, ...decided.map(({ op }) => op)].filter((op) => typeof op === 'string').sort()[0];
}

/** A person decided what becomes of it: an outcome, or a casus that it belongs to. Whoever only read it did not. */
const isDecided = ({ triage, feiten }: Stand, since: string): boolean =>
  triage !== null || feiten.some(({ soort, op }) => (soort === 'bevestigd' || soort === 'benoemd') && op > since);

/**
 * Opened again, a person decided that who was appointed goes on with it. No new name will come, and regie sees to it that
 * they speak with the family; waiting for a name would climb for ever.
 */
export const goesOn = (triage: Stand['triage'], known: BekendeRegisseur): boolean =>
  triage?.uitkomst === 'bekendeRegisseur' && !known.voorlopig;

/**
 * Whether the first reaction is still owed. Who reported about somebody else, or anonymously, hears no more than that
 * it was read; it is owed until a person also decided what becomes of it, because a melding that somebody read and laid
 * aside would have no term at all. Who reported about the own household was promised an outcome or a name; when it is
 * acutely unsafe a name that the software found is not enough: then a person must also have read it, or appointed
 * somebody. Opened again it is owed again, and what was said before does not count. When who led leaves, the melder is
 * told another date: that is the term of regie, and climbs there.
 */
export function owesReaction(seen: Stand & { wieMeldde: { soort: Soort }; spoed: boolean }): boolean {
  const { triage, heropend } = seen;
  if (seen.wieMeldde.soort !== 'eigenHuishouden') return !isDecided(seen, heropend?.op ?? '');
  if (needsNobody(triage)) return false;
  const known = asKnownToMelder(knownRegisseur(seen.feiten));
  if (known === null) return true;
  if (heropend && known.op <= heropend.op) {
    const goneBefore = known.vertrek !== null && known.vertrek.op <= heropend.op;
    return goneBefore || !goesOn(triage, known);
  }
  return seen.spoed && known.voorlopig && !seen.bekekenOp;
}

/** An outcome that the melder is not told, such as a matter for Veilig Thuis, does not show: somebody is busy with it. */
const isTold = ({ uitkomst, bericht }: NonNullable<Stand['triage']>) => bericht !== null || uitkomst === 'geenMelding';
export function asTold<S extends Stand>(seen: S): S {
  const { triage } = seen;
  return triage && !isTold(triage) ? { ...seen, triage: { ...triage, afgerondOp: null } } : seen;
}

/**
 * That it was put before a casus of the same address does not show until a person did something: otherwise whoever
 * reports from an address, such as a violent former partner, sees at once that somebody there has a casus.
 */
const withoutNeighbours = (seen: Gezien): Gezien => ({
  ...seen,
  feiten: seen.feiten.filter(({ soort }) => soort !== 'voorgelegd'),
});

/** Telling is not safe: who was named since then does not show either. */
function hushed(seen: Gezien): Gezien {
  const { triage } = seen;
  return triage?.stil ? { ...seen, feiten: seen.feiten.filter(({ op }) => op < triage.op) } : seen;
}

const withoutName = (status: MeldingStatus): MeldingStatus =>
  status === 'ontvangen' || status === 'afgerond' ? status : 'inBehandeling';

/**
 * What the melder may see. Who reported about somebody else, or by a mail that does not say about whom: received and
 * read, never a name or an outcome. Who reported anonymously: how far it is, never a name.
 */
export function viewFor(soort: Soort, over: string, stand: Gezien, today: string): Zicht {
  const seen = withoutNeighbours(hushed(asTold(stand)));
  const ontvangen = { status: 'ontvangen' as const, op: seen.ontvangenOp };
  const nobody = { regisseur: null, bevestigenUiterlijk: null, waarnemer: null, afwezig: null, vertrek: null };
  if (soort === 'signaal' || soort === 'onbekend' || over === 'iemandAnders' || over === 'onbekend') {
    const op = seen.heropend?.daarvoor.bekekenOp ?? firstSeen(seen);
    return op
      ? { status: 'bekeken', tijdlijn: [ontvangen, { status: 'bekeken', op }], ...nobody }
      : { status: 'ontvangen', tijdlijn: [ontvangen], ...nobody };
  }
  const timeline = timelineOf(seen);
  if (soort === 'anoniem') {
    const plain = timeline.map(({ status, op }) => ({ status: withoutName(status), op }));
    const steps = plain.filter(({ status }, index) => plain[index - 1]?.status !== status);
    return { status: withoutName(statusOf(seen)), tijdlijn: steps, ...nobody };
  }
  const plain = { status: statusOf(seen), tijdlijn: timeline };
  const known = asKnownToMelder(namedFor(seen));
  if (!known) return { ...plain, ...nobody };
  if (known.vertrek) {
    const { naam, organisatie } = known.regisseur;
    return { ...plain, ...nobody, vertrek: { naam, organisatie, uiterlijk: known.vertrek.nieuweRegisseurUiterlijk } };
  }
  if (known.afwezig) {
    return {
      ...plain,
      ...nobody,
      afwezig: { naam: known.regisseur.naam, uiterlijk: known.afwezig.waarnemerUiterlijk },
    };
  }
  const waarnemer = standsIn(known, today);
  return {
    ...plain,
    regisseur: { ...known.regisseur, voorlopig: known.voorlopig },
    bevestigenUiterlijk: known.bevestigenUiterlijk,
    waarnemer: waarnemer && { ...waarnemer.regisseur, tot: waarnemer.tot },
    afwezig: null,
    vertrek: null,
  };
}

export type Aankondiging = 'aanspreekpunt' | 'benoemd' | 'waarneming' | 'afwezig' | 'geweigerd' | 'vertrek';

/**
 * What the melder has to hear when who leads goes from one to the other; nothing when the melder knows it already.
 * Opened again since, the name is said again.
 */
export function announcementsFor(
  was: BekendeRegisseur | null,
  is: BekendeRegisseur | null,
  context: { today: string; heropendOp: string | null },
): Aankondiging[] {
  const { today, heropendOp } = context;
  const [before, after] = [asKnownToMelder(was), asKnownToMelder(is)];
  // Who left is looked for already: the melder was told.
  if (!after) return before && !before.vertrek ? ['geweigerd'] : [];
  if (after.vertrek) return before?.vertrek && before.regisseurId === after.regisseurId ? [] : ['vertrek'];
  const standIn = standsIn(after, today);
  const samePerson = before?.regisseurId === after.regisseurId;
  const saidAgain = before && heropendOp !== null && before.op <= heropendOp && after.op > heropendOp;
  // Until somebody can be called nothing else is told: neither a number, nor that this person will call.
  if (after.afwezig) return samePerson && before.afwezig && !saidAgain ? [] : ['afwezig'];
  const same = samePerson && before.voorlopig === after.voorlopig && !before.afwezig?.ongenoemd;
  if (!same || saidAgain) {
    return [after.voorlopig ? 'aanspreekpunt' : 'benoemd', ...(standIn ? ['waarneming' as const] : [])];
  }
  const said = (known: BekendeRegisseur) =>
    JSON.stringify([known.regisseur, standsIn(known, today), known.afwezig !== null]);
  return said(before) === said(after) ? [] : ['waarneming'];
}
