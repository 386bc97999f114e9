import type { AnyEvent, EventOf } from '../../events/catalogue.ts';
import { addWorkingDays, dutchDate } from '../../shared/dutch-calendar.ts';
import type { OwedMail } from '../../shared/mail.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { type Commit, commit, inboxMark } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import { startNavraag } from './ask-navraag.ts';
import type { Bericht, BerichtVan } from './berichten/bericht.ts';
import type { IntakeDependencies } from './dependencies.ts';
import type { Gegevens, Melding } from './domain/melding.ts';
import { isKeptSilent } from './domain/silence.ts';
import {
  type Aankondiging,
  addFact,
  announcementsFor,
  type BekendeRegisseur,
  type Feit,
  knownRegisseur,
  needsNobody,
  owesReaction,
  standsIn,
  statusOf,
  whoLeads,
} from './domain/status.ts';
import { keepUntil } from './domain/terms.ts';
import { triageMail } from './mails/for-staff.ts';
import { sealEvents } from './seal-events.ts';
import { headWrites, type IntakeStore, meldingPk, openIntakeStore, startWaiting, stopWaiting } from './store.ts';
import { nothingTold, type Told, tellMelder } from './tell.ts';

/** What intake hears from regie about its meldingen, and what the melder is then told. */
type Outcome = 'handled' | 'alreadyHandled';

type Change = (head: Melding, store: IntakeStore) => Melding | Promise<Melding>;
/** Letters to staff that this event asks for. */
type TellStaff = (head: Melding) => OwedMail[];
const withFact =
  (fact: Feit): Change =>
  (head: Melding) => {
    const feiten = addFact(head.feiten, fact);
    const { wissel } = head;
    // Somebody else leads now, or will: what was asked is done.
    const asked = wissel && whoLeads(feiten)?.regisseurId === wissel.regisseurId ? wissel : null;
    return { ...head, feiten, wissel: asked, status: statusOf({ ...head, feiten }) };
  };

/**
 * The date that the acknowledgement named; when it is here already, as soon as a call must be made. Acutely unsafe:
 * never a later day than the crisis term, and no hour of the night.
 */
function whenInTouch(
  head: Melding,
  now: string,
  { installation: { gemeente } }: IntakeDependencies,
): BerichtVan<'benoemd'>['contact'] {
  const today = dutchDate(now);
  if (head.spoed) {
    return { uiterlijk: head.reactieUiterlijk, wanneer: now < head.reactieTot ? 'uiterlijk' : 'zoSnelMogelijk' };
  }
  const { termijnen, extraVrijeDagen } = gemeente;
  const uiterlijk =
    head.reactieUiterlijk > today
      ? head.reactieUiterlijk
      : addWorkingDays(today, termijnen.contactWerkdagen, extraVrijeDagen);
  return { uiterlijk, wanneer: 'voor' };
}

type Naming = { head: Melding; data: Gegevens; now: string; was: BekendeRegisseur | null; is: BekendeRegisseur | null };

/** Who it is, who stands in, or that somebody else is looked for, by when. */
function berichtOf(letter: Aankondiging, naming: Naming, deps: IntakeDependencies): Bericht | null | undefined {
  const { head, data, now, was, is } = naming;
  if (letter === 'geweigerd') return was ? { soort: 'geweigerd', naam: was.regisseur.naam } : undefined;
  if (!is) return undefined;
  const { regisseur, bevestigenUiterlijk, afwezig, vertrek } = is;
  if (letter === 'vertrek') {
    const { naam, organisatie } = regisseur;
    return (
      vertrek && { soort: letter, naam, organisatie, uiterlijk: vertrek.nieuweRegisseurUiterlijk, spoed: head.spoed }
    );
  }
  if (letter === 'afwezig') {
    const { naam } = regisseur;
    return afwezig && { soort: letter, naam, uiterlijk: afwezig.waarnemerUiterlijk, spoed: head.spoed };
  }
  if (letter === 'waarneming') {
    const standIn = standsIn(is, dutchDate(now));
    const waarnemer = standIn && { ...standIn.regisseur, tot: standIn.tot };
    return { soort: 'waarneming', regisseur, waarnemer };
  }
  const common = {
    regisseur,
    contact: whenInTouch(head, now, deps),
    telefoonBekend: data.melder.telefoon !== undefined,
    spoed: head.spoed,
  };
  return letter === 'benoemd' ? { soort: letter, ...common } : { soort: letter, ...common, bevestigenUiterlijk };
}

/** Tells the melder who it is, by mail or by somebody who calls or writes. */
async function announce(
  before: Melding,
  after: Melding,
  now: string,
  deps: IntakeDependencies,
  store: IntakeStore,
): Promise<Told> {
  if (after.wieMeldde.soort !== 'eigenHuishouden' || needsNobody(after.triage)) return nothingTold;
  // Telling is not safe: a person decides whether and how, with a task of its own.
  if (isKeptSilent(after)) return nothingTold;
  const [was, is] = [knownRegisseur(before.feiten), knownRegisseur(after.feiten)];
  const letters = announcementsFor(was, is, { today: dutchDate(now), heropendOp: after.heropend?.op ?? null }).filter(
    (letter) => letter !== 'geweigerd' || !isOver(before, after),
  );
  if (letters.length === 0) return nothingTold;
  const nummer = after.meldingsnummer;
  const [data, open] = await Promise.all([store.gegevens(nummer), store.openTasks(nummer)]);
  if (!data) return nothingTold;
  const naming = { head: after, data, now, was, is };
  const told = letters.flatMap((letter, index) => {
    const bericht = berichtOf(letter, naming, deps);
    // One call tells everything: only the first of two looks at what is open.
    return bericht ? [tellMelder(deps, { head: after, data, now, open: index === 0 ? open : [] }, bericht)] : [];
  });
  return told.reduce(join, nothingTold);
}

/** The melding left its casus, or that closed, because of an outcome: nobody refused it, whatever was decided since. */
const isOver = (before: Melding, after: Melding): boolean =>
  after.feiten.some(
    ({ soort, eventId }) =>
      (soort === 'gesplitst' || soort === 'afgesloten') && !before.feiten.some((fact) => fact.eventId === eventId),
  );

const join = (a: Told, b: Told): Told => ({
  ...b,
  writes: [...a.writes, ...b.writes],
  events: [...a.events, ...b.events],
  mails: [...a.mails, ...b.mails],
});

async function tellNow(
  head: Melding,
  say: Bericht,
  now: string,
  deps: IntakeDependencies,
  store: IntakeStore,
): Promise<Told> {
  const data = head.wieMeldde.soort === 'eigenHuishouden' ? await store.gegevens(head.meldingsnummer) : undefined;
  return data ? tellMelder(deps, { head, data, now }, say) : nothingTold;
}

/** What follows from the head as it was and as it is now. */
async function consequences(
  before: Melding,
  after: Melding,
  { now, say }: Pick<Heard, 'now' | 'say'>,
  deps: IntakeDependencies,
  store: IntakeStore,
): Promise<Told> {
  const named = await announce(before, after, now, deps, store);
  const told = say && !needsNobody(after.triage) ? join(named, await tellNow(after, say, now, deps, store)) : named;
  const [waited, waits] = [owesReaction(before), owesReaction(after)];
  const waiting: Write[] =
    waited && !waits ? stopWaiting(after.meldingsnummer) : !waited && waits ? startWaiting(after) : [];
  const asking = startNavraag(before, after, now, deps.installation.gemeente);
  return { ...told, writes: [...told.writes, ...waiting, ...asking] };
}

type Heard = {
  nummer: string;
  eventId: string;
  now: string;
  change: Change;
  tellStaff: TellStaff | undefined;
  /** What the melder hears besides what follows from the facts. */
  say: Bericht | undefined;
};

async function applyTo(heardNow: Heard, deps: IntakeDependencies): Promise<Outcome> {
  const { nummer, eventId, now, change, tellStaff = () => [], say } = heardNow;
  const store = openIntakeStore(deps.table);
  const { gemeente } = deps.installation;
  for await (const attempt of attempts()) {
    const before = await store.head(nummer);
    // Erased since: nobody left to tell.
    if (!before) return 'handled';
    const changed = { ...(await change(before, store)), bewarenTot: keepUntil(now, gemeente) };
    const told = await consequences(before, changed, { now, say }, deps, store);
    const head = { ...changed, versie: before.versie + Math.max(1, told.events.length) };
    const pk = meldingPk(nummer);
    const next: Commit = {
      now,
      writes: [...headWrites(head, before), ...told.writes],
      events: sealEvents(told.events, {
        meldingsnummer: nummer,
        from: before.versie + 1,
        now,
        gemeente,
        ids: deps.ids,
      }),
      mails: [...told.mails, ...tellStaff(head)].map((mail) => ({ pk, mail })),
      // One event can concern several meldingen, each in a transaction of its own.
      inbox: inboxMark(`intake.${nummer}`, eventId, now, gemeente.bewaren.inboxDagen),
    };
    const result = await commit(deps.table, next);
    if (result.done) return 'handled';
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    deps.log('collisionRetried', { meldingsnummer: nummer, attempt });
  }
  throw new Error('Too many collisions');
}

/** The fields that every fact has. */
const heard = (event: { id: string; sequence: string; data: { casusId: string } }, op: string) => ({
  eventId: event.id,
  casusId: event.data.casusId,
  sequence: Number(event.sequence),
  op,
});

/** The weighing is a presumption of the rules; the latest one stands. */
const withWeighing =
  ({ id, data }: EventOf<'nl.regie.casus.gewogen.v1'>): Change =>
  async (head, store) => {
    const gewogen = { eventId: id, op: data.gewogenOp, zwaarte: data.zwaarte, redenen: data.redenen };
    const isLater = !head.gewogen || `${gewogen.op}${id}` > `${head.gewogen.op}${head.gewogen.eventId}`;
    return isLater ? { ...head, gewogen, herhaald: await hasOthers(head, store) } : head;
  };

/** Another melding came from this address, and nobody decided that it is another household. Never merged by itself. */
async function hasOthers({ meldingsnummer, adresSleutel }: Melding, store: IntakeStore): Promise<boolean> {
  if (!adresSleutel) return false;
  const [there, decided] = await Promise.all([store.atAddress(adresSleutel), store.verwantschappen(meldingsnummer)]);
  const apart = new Set(
    decided.filter(({ besluit }) => besluit === 'anderHuishouden').map((one) => one.meldingsnummer),
  );
  return there.some((other) => other.meldingsnummer !== meldingsnummer && !apart.has(other.meldingsnummer));
}

/** It was decided that who leads stays; the family may ask again later. */
const withoutWissel =
  (regisseurId: string): Change =>
  (head) =>
    head.wissel?.regisseurId === regisseurId ? { ...head, wissel: null } : head;

/** Nobody opens a casus by itself: a person looks, and hears that it waits. */
const withTriage =
  ({ id, data }: EventOf<'nl.regie.casus.gewogen.v1'>, { ids, installation }: IntakeDependencies): TellStaff =>
  (head) =>
    data.vervolg === 'triage' && head.gewogen?.eventId === id
      ? [triageMail({ id: ids.uuid(), installation, melding: head })]
      : [];

/** Event type -> what it means for a melding. Another event is a mistake in the rules: the dead-letter queue shows it. */
export function reactTo(deps: IntakeDependencies) {
  return async (event: AnyEvent, now: string): Promise<Outcome> => {
    const apply = (nummer: string, change: Change, tellStaff?: TellStaff, say?: Bericht) =>
      applyTo({ nummer, eventId: event.id, now, change, tellStaff, say }, deps);
    /** Each melding of a casus in a transaction of its own; nothing of one melder is in anything for another. */
    const applyToAll = async (meldingen: readonly string[], change: Change): Promise<Outcome> => {
      const outcomes: Outcome[] = [];
      for (const nummer of meldingen) outcomes.push(await apply(nummer, change));
      return outcomes.includes('handled') ? 'handled' : 'alreadyHandled';
    };
    switch (event.type) {
      case 'nl.regie.casus.gewogen.v1':
        return apply(event.data.meldingId, withWeighing(event), withTriage(event, deps));
      case 'nl.regie.casus.geopend.v1':
        return apply(event.data.meldingId, withFact({ soort: 'geopend', ...heard(event, event.data.geopendOp) }));
      case 'nl.regie.casus.meldingVoorgelegd.v1':
        return apply(event.data.meldingId, withFact({ soort: 'voorgelegd', ...heard(event, event.data.voorgelegdOp) }));
      case 'nl.regie.casus.gesplitst.v1':
        return apply(event.data.meldingId, withFact({ soort: 'gesplitst', ...heard(event, event.data.gesplitstOp) }));
      case 'nl.regie.casus.afgesloten.v1': {
        const { meldingen, afgeslotenOp } = event.data;
        return applyToAll(meldingen, withFact({ soort: 'afgesloten', ...heard(event, afgeslotenOp) }));
      }
      case 'nl.regie.casus.meldingBevestigd.v1': {
        const { meldingId, bevestigdOp, regisseurId, regisseur, voorlopig } = event.data;
        const who = { regisseurId, regisseur, voorlopig };
        return apply(meldingId, withFact({ soort: 'bevestigd', ...heard(event, bevestigdOp), ...who }));
      }
      case 'nl.regie.regisseur.voorgesteld.v1': {
        const { meldingId, voorgesteldOp, regisseurId, regisseur, bevestigenUiterlijk } = event.data;
        const who = { regisseurId, regisseur, bevestigenUiterlijk };
        return apply(meldingId, withFact({ soort: 'voorgesteld', ...heard(event, voorgesteldOp), ...who }));
      }
      case 'nl.regie.regisseur.benoemd.v1': {
        const { meldingen, benoemdOp, regisseurId, regisseur } = event.data;
        const change = withFact({ soort: 'benoemd', ...heard(event, benoemdOp), regisseurId, regisseur });
        return applyToAll(meldingen, change);
      }
      case 'nl.regie.regisseur.geweigerd.v1': {
        const { meldingen, geweigerdOp, regisseurId } = event.data;
        const change = withFact({ soort: 'geweigerd', ...heard(event, geweigerdOp), weigeraar: regisseurId });
        return applyToAll(meldingen, change);
      }
      case 'nl.regie.regisseur.gewijzigd.v1': {
        const { meldingen, gewijzigdOp, regisseurId, regisseur, waarnemer, afwezig, vertrek } = event.data;
        const presence = { waarnemer, ...(afwezig && { afwezig }), ...(vertrek && { vertrek }) };
        const who = { leider: regisseurId, contact: regisseur, ...presence };
        return applyToAll(meldingen, withFact({ soort: 'gewijzigd', ...heard(event, gewijzigdOp), ...who }));
      }
      case 'nl.regie.regisseur.wisselAfgewezen.v1': {
        const { meldingId, regisseurId } = event.data;
        return apply(meldingId, withoutWissel(regisseurId), undefined, {
          soort: 'wissel',
          stand: 'blijft',
          uiterlijk: null,
        });
      }
      default:
        throw new Error(`intake does not react to ${event.type}`);
    }
  };
}
