import type { EventOf } from '../../events/catalogue.ts';
import type { Kader } from '../../events/vocabulary.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { inboxMark } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { split } from './decide-melding.ts';
import { learnSignaal } from './domain/benadering.ts';
import { type Casus, named, unchanged, withVersion } from './domain/casus.ts';
import { learnKader } from './domain/kader.ts';
import { reweigh } from './domain/open-casus.ts';
import { splitMelding, submitMelding } from './domain/submitted-melding.ts';
import {
  type Change,
  casusAtAddress,
  casusChange,
  commitChanges,
  type Deps,
  type GewogenMelding,
  putWeging,
  readCasus,
  readWeging,
} from './store.ts';
import { moved, type Opening, openFor, placeOf } from './weigh-melding.ts';
import { withdraw } from './withdraw-melding.ts';

type MeldingGetrieerd = EventOf<'nl.regie.melding.getrieerd.v1'>;
type Outcome = { changes: Change[]; writes: Write[]; events: Change['events'] };
const nothing: Outcome = { changes: [], writes: [], events: [] };

/** Triage came before the weighing did: the queue offers it again, and keeps it when it never comes. */
export class NotWeighedYet extends Error {
  override name = 'NotWeighedYet';
}

/** What a professional weighs goes before the presumption; the reasons of both stay (practice, words). */
function weighedBy(melding: GewogenMelding, zwaarte: MeldingGetrieerd['data']['zwaarte']): GewogenMelding {
  if (zwaarte === null) return melding;
  const { weging } = melding;
  const redenen = [...weging.redenen.filter(({ code }) => code !== 'triage'), { code: 'triage', waarde: zwaarte }];
  return {
    ...melding,
    gewogenDoor: 'professional',
    weging: { ...weging, zwaarte, vermoedelijkComplex: zwaarte === 'zwaar', redenen },
  };
}

/** A mail does not say about whom it is. What was heard since of a family that somebody else reported about stays. */
const aboutWhom = (melding: GewogenMelding, { over, weetHetGezinHet }: MeldingGetrieerd['data']): GewogenMelding =>
  melding.over === over ? melding : { ...melding, over, weetHetGezinHet };

const isOpen = ({ status }: Casus): boolean => status !== 'afgesloten';

/** Whom a melding about the regisseur is about: who leads at that address, or the casus that triage names. */
async function concerned(deps: Deps, melding: GewogenMelding, data: MeldingGetrieerd['data']) {
  if (!melding.overRegisseur) return [];
  const atAddress = melding.adresSleutel ? await casusAtAddress(deps.table, melding.adresSleutel) : undefined;
  const namedCasus = data.casusId ? await readCasus(deps.table, data.casusId) : undefined;
  const leading = [atAddress, namedCasus].flatMap((state) => (state?.aanspreekpunt ? [state.aanspreekpunt] : []));
  const people = new Map(leading.map(({ regisseurId, email }) => [regisseurId, { regisseurId, email }]));
  return [...people.values()];
}

/** How a casus opens that triage asks for. The address stays with a casus that has it. */
async function openingFor(
  deps: Deps,
  melding: GewogenMelding,
  data: MeldingGetrieerd['data'],
  wens: string | null,
): Promise<Opening> {
  const { adresSleutel } = melding;
  const atAddress = adresSleutel ? await casusAtAddress(deps.table, adresSleutel) : undefined;
  const eerder = melding.vorigeCasusId ? await readCasus(deps.table, melding.vorigeCasusId) : undefined;
  const known = eerder?.uitgesloten ?? [];
  const others = await concerned(deps, melding, data);
  const uitgesloten = [...known, ...others.filter((one) => !known.some((was) => was.regisseurId === one.regisseurId))];
  return {
    adresSleutel: atAddress ? null : adresSleutel,
    eerder,
    wens,
    uitgesloten,
    alleenBenoemen: melding.overRegisseur && uitgesloten.length === 0,
    kader: data.kader,
  };
}

async function intoNewCasus(
  deps: Deps,
  before: GewogenMelding,
  melding: GewogenMelding,
  held: Casus | undefined,
  opening: Opening,
  now: string,
): Promise<Outcome> {
  if (held && before.plek === 'casus') {
    // It has its own casus already: only the weighing of a professional is new.
    const known = learnSignaal(opening.kader ? learnKader(held, opening.kader) : held, melding);
    const decision = reweigh(known, { ...melding.weging, spoed: held.weging.spoed });
    const change = casusChange(deps, { before: held, decision, pool: [], now });
    const next = { ...melding, versie: before.versie + 1 };
    return { ...nothing, changes: [change], writes: putWeging(next, before, now, deps.installation) };
  }
  if (held) {
    // Put before a casus, but triage says that it is another household.
    return split(deps, held, melding, now, { ...opening, adresSleutel: null });
  }
  const { change, casusId, writes } = await openFor(deps, melding, opening, now);
  const after = moved(deps, before, { ...melding, ...placeOf('casus', casusId) }, now);
  return { changes: [change], writes: [...writes, ...after.writes], events: after.events };
}

function intoKnownCasus(
  deps: Deps,
  before: GewogenMelding,
  melding: GewogenMelding,
  held: Casus | undefined,
  target: Casus,
  { kader, now }: { kader: Kader; now: string },
): Outcome {
  // Only that it was heard is new.
  const heard = putWeging({ ...melding, versie: before.versie + 1 }, before, now, deps.installation);
  if (held?.casusId === target.casusId) return { ...nothing, writes: heard };
  const away = held && before.plek === 'voorgelegd' ? splitMelding(held, melding.meldingId, now) : undefined;
  if (held && !away) {
    // It belongs to another casus; merging two is not for software. People look.
    const decision = withVersion(
      { ...unchanged(held), mails: [{ ...named(held, melding.meldingId), soort: 'nietUitgevoerd' }] },
      held.versie,
    );
    return { ...nothing, changes: [casusChange(deps, { before: held, decision, pool: [], now })], writes: heard };
  }
  const about = { meldingId: melding.meldingId, spoed: melding.weging.spoed, overRegisseur: melding.overRegisseur };
  const decision = submitMelding(learnKader(target, kader), about, now, deps.installation.gemeente);
  const change = casusChange(deps, { before: target, decision, pool: [], now });
  const after = moved(deps, before, { ...melding, ...placeOf('bestaandeCasus', target.casusId) }, now);
  const left = away ? [casusChange(deps, { before: held, decision: away, pool: [], now })] : [];
  return { changes: [...left, change], ...after };
}

async function decide(deps: Deps, { data, sequence }: MeldingGetrieerd, before: GewogenMelding, now: string) {
  const getrieerd = Number(sequence);
  // A newer one was heard already: this one no longer stands.
  if (before.getrieerd !== null && before.getrieerd >= getrieerd) return nothing;
  const melding = { ...aboutWhom(weighedBy(before, data.zwaarte), data), getrieerd };
  const found = before.casusId ? await readCasus(deps.table, before.casusId) : undefined;
  const held = found && isOpen(found) ? found : undefined;
  if (!asksCasus(data)) return withdraw(deps, before, melding, held, now);
  const target =
    data.uitkomst === 'bekendeRegisseur' && data.casusId ? await readCasus(deps.table, data.casusId) : undefined;
  if (target && isOpen(target)) {
    return intoKnownCasus(deps, before, melding, held, target, { kader: data.kader, now });
  }
  // A closed casus does not open again; whoever led it is asked first.
  const wens = data.regisseurId ?? (melding.overRegisseur ? null : (target?.aanspreekpunt?.regisseurId ?? null));
  const opening = await openingFor(deps, melding, data, wens);
  return intoNewCasus(deps, before, melding, held, opening, now);
}

const asksCasus = ({ uitkomst }: MeldingGetrieerd['data']) =>
  uitkomst === 'nieuweCasus' || uitkomst === 'bekendeRegisseur';

/** Reaction to melding.getrieerd: two outcomes ask for a casus; any other ends what the melding had here. */
export async function triageMelding(
  deps: Deps,
  event: MeldingGetrieerd,
  now: string,
): Promise<'handled' | 'alreadyHandled'> {
  const { data } = event;
  const inbox = inboxMark('regie', event.id, now, deps.installation.gemeente.bewaren.inboxDagen);
  for await (const attempt of attempts()) {
    const before = await readWeging(deps.table, data.meldingId);
    if (!before) throw new NotWeighedYet(`Melding ${data.meldingId} was not weighed yet`);
    const { changes, writes, events } = await decide(deps, event, before, now);
    const result = await commitChanges(deps, changes, { now, writes, events, inbox });
    if (result.done) return 'handled';
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    deps.log('collisionRetried', { meldingId: data.meldingId, attempt });
  }
  throw new Error('Too many collisions');
}
