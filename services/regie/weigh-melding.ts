import type { EventOf } from '../../events/catalogue.ts';
import { casusGewogen } from '../../events/regie/casus-gewogen.v1.ts';
import type { Kader } from '../../events/vocabulary.ts';
import { dutchDate } from '../../shared/dutch-calendar.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { inboxMark } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { signaalOf } from './domain/benadering.ts';
import { judgePool } from './domain/candidates.ts';
import { type Casus, record } from './domain/casus.ts';
import { openCasus } from './domain/open-casus.ts';
import { submitMelding } from './domain/submitted-melding.ts';
import { weigh } from './domain/weighing.ts';
import {
  type Change,
  casusAtAddress,
  casusChange,
  commitChanges,
  type Deps,
  type GewogenMelding,
  meldingPk,
  putAddressPointer,
  putWeging,
  readPool,
  sealAll,
} from './store.ts';

type MeldingOntvangen = EventOf<'nl.regie.melding.ontvangen.v1'>;
export type Vervolg = 'casus' | 'bestaandeCasus' | 'triage';

/** Where a melding is, by what happens next with it. */
export const placeOf = (vervolg: Vervolg, casusId: string | null): Pick<GewogenMelding, 'plek' | 'casusId'> => ({
  plek: vervolg === 'bestaandeCasus' ? 'voorgelegd' : vervolg,
  casusId,
});

/** The weighing as an event on the melding: what it was, and what happens next with it. */
export function gewogenEvent(
  deps: Deps,
  melding: GewogenMelding,
  next: { casusId: string | null; vervolg: Vervolg },
  now: string,
) {
  const { spoed: _, ...weging } = melding.weging;
  const data = { meldingId: melding.meldingId, gewogenOp: now, ...weging, ...next };
  const aggregate = { pk: meldingPk(melding.meldingId), subject: melding.meldingId, last: melding.versie };
  return sealAll(deps, aggregate, [record(casusGewogen, data)], now);
}

/** The weighing moves along with where the melding is now, and says so to intake. */
export function moved(deps: Deps, before: GewogenMelding, after: GewogenMelding, now: string) {
  const { casusId } = after;
  const next = { ...after, versie: before.versie + 1 };
  const vervolg = after.plek === 'voorgelegd' ? ('bestaandeCasus' as const) : ('casus' as const);
  return {
    writes: putWeging(next, before, now, deps.installation),
    events: gewogenEvent(deps, next, { casusId, vervolg }, now),
  };
}

/** What triage adds to a casus that it opens. */
export type Opening = {
  adresSleutel: string | null;
  /** The casus that holds this address lets go of it in the same transaction. */
  overneemt?: boolean;
  /** The casus that was closed with this melding. */
  eerder?: Casus | undefined;
  wens?: string | null;
  uitgesloten?: Casus['uitgesloten'];
  alleenBenoemen?: boolean;
  kader?: Kader;
};

/** Opens a casus for a weighed melding and takes a place in the pool, all in one change. Reads the pool anew. */
export async function openFor(
  deps: Deps,
  melding: GewogenMelding,
  opening: Opening,
  now: string,
): Promise<{ change: Change; casusId: string; writes: Write[] }> {
  const pool = await readPool(deps.table);
  const casusId = deps.ids.uuid();
  const { adresSleutel, uitgesloten = [], eerder } = opening;
  // It is the same household: what was remembered of persons still holds.
  const { weigeringen, gezinVroegAnder } = eerder ?? { weigeringen: [], gezinVroegAnder: [] };
  const history = { weigeringen, gezinVroegAnder, uitgesloten };
  const decision = openCasus(
    {
      ...opening,
      ...(eerder && { weigeringen, gezinVroegAnder, bekend: eerder.bekend }),
      leiddeEerder: melding.overRegisseur ? null : (eerder?.aanspreekpunt?.regisseurId ?? null),
      casusId,
      escalatieId: deps.ids.uuid(),
      meldingId: melding.meldingId,
      // What was found about reaching this family holds as well.
      signaal: eerder?.signalen.find((one) => one.meldingId === melding.meldingId) ?? signaalOf(melding),
      nietVeilig: melding.nietVeilig || (eerder?.nietBenaderen ?? false),
      weging: melding.weging,
      gewogenDoor: melding.gewogenDoor,
      behoefte: melding.behoefte,
      reactieUiterlijk: melding.reactieUiterlijk,
      candidates: judgePool(pool, melding.behoefte, dutchDate(now), undefined, history),
      now,
    },
    deps.installation.gemeente,
  );
  return {
    change: casusChange(deps, { before: undefined, decision, pool, now }),
    casusId,
    writes: adresSleutel ? [putAddressPointer(adresSleutel, casusId, opening.overneemt)] : [],
  };
}

/** About somebody else, anonymous or about the regisseur: a person looks first, nobody is linked (practice). */
const neverAutomatic = ({ data }: MeldingOntvangen) =>
  data.over === 'iemandAnders' || data.anoniem || data.overRegisseur;

const holds = ({ meldingen, voorgelegd }: Casus, meldingId: string): boolean =>
  meldingen.includes(meldingId) || voorgelegd.some((one) => one.meldingId === meldingId);

async function decide(deps: Deps, event: MeldingOntvangen, melding: GewogenMelding, now: string) {
  const triage = { changes: [], writes: [], casusId: null, vervolg: 'triage' as const };
  if (neverAutomatic(event)) return triage;
  const { adresSleutel } = melding;
  const existing = adresSleutel ? await casusAtAddress(deps.table, adresSleutel) : undefined;
  // Said again in another envelope: the weighing is there already, and ends it.
  if (existing && holds(existing, melding.meldingId)) return triage;
  // Who leads there knows the parents: a person decides first what of this they may hear (practice, a young person).
  if (existing && event.data.jeugdigeAlleen) return triage;
  if (existing) {
    const about = { meldingId: melding.meldingId, spoed: melding.weging.spoed };
    const decision = submitMelding(existing, about, now, deps.installation.gemeente);
    return {
      changes: [casusChange(deps, { before: existing, decision, pool: [], now })],
      writes: [],
      casusId: existing.casusId,
      vervolg: 'bestaandeCasus' as const,
    };
  }
  if (!melding.weging.vermoedelijkComplex) return triage;
  const { change, casusId, writes } = await openFor(deps, melding, { adresSleutel }, now);
  return { changes: [change], writes, casusId, vervolg: 'casus' as const };
}

/** Reaction to melding.ontvangen: weigh it, keep the reasons, and give it a casus, a regisseur's eyes or triage. */
export async function weighMelding(
  deps: Deps,
  event: MeldingOntvangen,
  now: string,
): Promise<'handled' | 'alreadyHandled'> {
  const { data } = event;
  const melding: GewogenMelding = {
    versie: 1,
    meldingId: data.meldingId,
    gewogenOp: now,
    weging: weigh(data, deps.installation.gemeente),
    behoefte: {
      minderjarigen: data.minderjarigen,
      doelgroepen: data.doelgroepen,
      betrokkenOrganisaties: data.betrokkenOrganisaties,
    },
    reactieUiterlijk: data.reactieUiterlijk,
    adresSleutel: data.adresSleutel,
    overRegisseur: data.overRegisseur,
    gewogenDoor: 'regels',
    over: data.over,
    weetHetGezinHet: data.weetHetGezinHet,
    nietVeilig: false,
    plek: 'triage',
    casusId: null,
    getrieerd: null,
    vorigeCasusId: null,
  };
  for await (const attempt of attempts()) {
    const { changes, writes, casusId, vervolg } = await decide(deps, event, melding, now);
    const result = await commitChanges(deps, changes, {
      now,
      // Last of the writes, so that its collision is found at the end of the list.
      writes: [
        ...writes,
        ...putWeging({ ...melding, ...placeOf(vervolg, casusId) }, undefined, now, deps.installation),
      ],
      events: gewogenEvent(deps, melding, { casusId, vervolg }, now),
      inbox: inboxMark('regie', event.id, now, deps.installation.gemeente.bewaren.inboxDagen),
    });
    if (result.done) return 'handled';
    // The same melding in another event: it has been weighed.
    if (result.reason === 'alreadyHandled' || result.collisions.at(-1)?.['pk'] !== undefined) return 'alreadyHandled';
    deps.log('collisionRetried', { meldingId: data.meldingId, attempt });
  }
  throw new Error('Too many collisions');
}
