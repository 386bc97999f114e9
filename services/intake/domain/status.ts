import * as z from 'zod';
import { date, moment } from '../../../events/event.ts';
import { id, regisseurContact } from '../../../events/vocabulary.ts';
import type { MeldingStatus, VolgResponse } from '../contract.ts';

/**
 * The status as the resident sees it is never set: it is computed from the set of facts that this service has heard.
 * So events may come in any order and more than once.
 */
const common = {
  eventId: id,
  casusId: id,
  /** Version of the casus; orders the facts of one casus. */
  sequence: z.int().positive(),
  op: moment,
};
const wie = { regisseurId: id, regisseur: regisseurContact };

export const feit = z.discriminatedUnion('soort', [
  z.object({ soort: z.enum(['geopend', 'voorgelegd', 'gesplitst']), ...common }),
  z.object({ soort: z.literal('voorgesteld'), ...common, ...wie, bevestigenUiterlijk: date }),
  z.object({ soort: z.literal('bevestigd'), ...common, ...wie, voorlopig: z.boolean() }),
  z.object({ soort: z.literal('benoemd'), ...common, ...wie }),
]);
export type Feit = z.infer<typeof feit>;

export type BekendeRegisseur = {
  regisseurId: string;
  regisseur: z.infer<typeof regisseurContact>;
  voorlopig: boolean;
  /** Until when a person confirms or changes it; null when that is not known here. */
  bevestigenUiterlijk: string | null;
};

type Soort = 'eigenHuishouden' | 'signaal' | 'anoniem';

/** What is known of a melding besides the facts about its casus. */
export type Gezien = { ontvangenOp: string; bekekenOp: string | null; feiten: readonly Feit[] };

type Naming = Extract<Feit, { regisseurId: string }>;

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

/** A split takes a melding out of a casus: what that casus said before it no longer holds. */
function stillHolds(fact: Feit, feiten: readonly Feit[]): boolean {
  return !feiten.some(
    (other) => other.soort === 'gesplitst' && other.casusId === fact.casusId && other.sequence > fact.sequence,
  );
}

const isProvisional = (fact: Naming) => fact.soort === 'voorgesteld' || (fact.soort === 'bevestigd' && fact.voorlopig);

/** A person's decision beats the software's proposal; within one casus the higher sequence wins, else the later one. */
function stronger(a: Naming, b: Naming): Naming {
  if (isProvisional(a) !== isProvisional(b)) return isProvisional(a) ? b : a;
  if (a.casusId === b.casusId && a.sequence !== b.sequence) return a.sequence > b.sequence ? a : b;
  return order(a, b) > 0 ? a : b;
}

export function knownRegisseur(feiten: readonly Feit[]): BekendeRegisseur | null {
  const naming = feiten.filter((fact): fact is Naming => 'regisseurId' in fact && stillHolds(fact, feiten));
  // Per casus first, then between casussen: otherwise the two orders could chase each other in a circle.
  const perCasus = Map.groupBy(naming, ({ casusId }) => casusId);
  const best = [...perCasus.values()].map((facts) => facts.reduce(stronger));
  if (best.length === 0) return null;
  const fact = best.reduce(stronger);
  return {
    regisseurId: fact.regisseurId,
    regisseur: fact.regisseur,
    voorlopig: isProvisional(fact),
    bevestigenUiterlijk: fact.soort === 'voorgesteld' ? fact.bevestigenUiterlijk : null,
  };
}

/** For staff and for who reported about the own household. */
export function statusOf({ bekekenOp, feiten }: Omit<Gezien, 'ontvangenOp'>): MeldingStatus {
  const regisseur = knownRegisseur(feiten);
  if (regisseur) return regisseur.voorlopig ? 'voorlopigAanspreekpunt' : 'regisseurBenoemd';
  return bekekenOp || feiten.length > 0 ? 'inBehandeling' : 'ontvangen';
}

type Tijdlijn = VolgResponse['tijdlijn'];

/** How the status came about, oldest first; a step that changed nothing for the melder is left out. */
export function timelineOf({ ontvangenOp, bekekenOp, feiten }: Gezien): Tijdlijn {
  const timeline: Tijdlijn = [{ status: 'ontvangen', op: ontvangenOp }];
  const steps = [...feiten.map(({ op }) => op), ...(bekekenOp ? [bekekenOp] : [])].sort();
  for (const op of steps) {
    const status = statusOf({
      bekekenOp: bekekenOp && bekekenOp <= op ? bekekenOp : null,
      feiten: feiten.filter((fact) => fact.op <= op),
    });
    if (timeline.at(-1)?.status !== status) timeline.push({ status, op });
  }
  return timeline;
}

export type Zicht = Pick<VolgResponse, 'status' | 'tijdlijn' | 'regisseur' | 'bevestigenUiterlijk'>;

/** When a person first saw it. Deciding about it is reading it too; what the software does by itself is not. */
function firstSeen({ bekekenOp, feiten }: Omit<Gezien, 'ontvangenOp'>): string | undefined {
  const decided = feiten.filter(({ soort }) => ['bevestigd', 'benoemd', 'gesplitst'].includes(soort));
  return [...(bekekenOp ? [bekekenOp] : []), ...decided.map(({ op }) => op)].sort()[0];
}

/**
 * Whether the first reaction is still owed. Who reported about somebody else, or anonymously, was promised that it is
 * read. Who reported about the own household was promised a name; when it is acutely unsafe a name that the software
 * found is not enough: then a person must also have read it, or appointed somebody.
 */
export function owesReaction(
  seen: Omit<Gezien, 'ontvangenOp'> & { wieMeldde: { soort: Soort }; spoed: boolean },
): boolean {
  if (seen.wieMeldde.soort !== 'eigenHuishouden') return firstSeen(seen) === undefined;
  const known = knownRegisseur(seen.feiten);
  if (known === null) return true;
  return seen.spoed && known.voorlopig && !seen.bekekenOp;
}

/**
 * What the melder may see. Who reported about somebody else: received and read, never a name or an outcome. Who
 * reported anonymously: how far it is, never a name.
 */
export function viewFor(soort: Soort, over: string, seen: Gezien): Zicht {
  const ontvangen = { status: 'ontvangen' as const, op: seen.ontvangenOp };
  const nobody = { regisseur: null, bevestigenUiterlijk: null };
  if (soort === 'signaal' || over === 'iemandAnders') {
    const op = firstSeen(seen);
    return op
      ? { status: 'bekeken', tijdlijn: [ontvangen, { status: 'bekeken', op }], ...nobody }
      : { status: 'ontvangen', tijdlijn: [ontvangen], ...nobody };
  }
  const timeline = timelineOf(seen);
  if (soort === 'anoniem') {
    const next = timeline[1];
    return next
      ? { status: 'inBehandeling', tijdlijn: [ontvangen, { status: 'inBehandeling', op: next.op }], ...nobody }
      : { status: 'ontvangen', tijdlijn: [ontvangen], ...nobody };
  }
  const known = knownRegisseur(seen.feiten);
  return {
    status: statusOf(seen),
    tijdlijn: timeline,
    regisseur: known && { ...known.regisseur, voorlopig: known.voorlopig },
    bevestigenUiterlijk: known?.bevestigenUiterlijk ?? null,
  };
}

/** Which letter is due when the known regisseur goes from one to the other; none when the melder knows it already. */
export function announcementFor(
  before: BekendeRegisseur | null,
  after: BekendeRegisseur | null,
): 'aanspreekpunt' | 'benoemd' | null {
  if (!after) return null;
  if (before && before.regisseurId === after.regisseurId && before.voorlopig === after.voorlopig) return null;
  return after.voorlopig ? 'aanspreekpunt' : 'benoemd';
}
