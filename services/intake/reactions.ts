import type { AnyEvent, EventOf } from '../../events/catalogue.ts';
import { addWorkingDays, dutchDate, spellDate } from '../../shared/dutch-calendar.ts';
import { hashCode } from '../../shared/identifiers.ts';
import type { OwedMail } from '../../shared/mail.ts';
import { type Commit, commit, inboxMark } from '../../shared/store/commit.ts';
import type { Write } from '../../shared/store/table.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { decideReach } from './domain/contact.ts';
import { openTask } from './domain/contacttaak.ts';
import type { Gegevens, IntakeEvent, Melding } from './domain/melding.ts';
import {
  addFact,
  announcementFor,
  type BekendeRegisseur,
  type Feit,
  knownRegisseur,
  owesReaction,
  statusOf,
} from './domain/status.ts';
import { keepUntil } from './domain/terms.ts';
import { type Announced, aanspreekpuntMail, benoemdMail } from './mails/announcement.ts';
import { taskOpenedMail, triageMail } from './mails/for-staff.ts';
import { sealEvents } from './seal-events.ts';
import {
  headItem,
  type IntakeStore,
  lapseTaskWrites,
  meldingPk,
  openIntakeStore,
  openTaskWrites,
  startWaiting,
  stopWaiting,
  volgcodeItem,
} from './store.ts';

/** What intake hears from regie about its meldingen, and what the melder is then told. */
type Outcome = 'handled' | 'alreadyHandled';

const maximumAttempts = 5;

type Change = (head: Melding) => Melding;
/** Letters to staff that this event asks for. */
type TellStaff = (head: Melding) => OwedMail[];
type Told = { writes: Write[]; events: IntakeEvent[]; mails: OwedMail[] };

const nothingTold: Told = { writes: [], events: [], mails: [] };

const withFact =
  (fact: Feit): Change =>
  (head) => {
    const feiten = addFact(head.feiten, fact);
    return { ...head, feiten, status: statusOf({ bekekenOp: head.bekekenOp, feiten }) };
  };

/**
 * The date that the acknowledgement named; when it is here already, as soon as a call must be made. Acutely unsafe:
 * never a later day than the crisis term, and no hour of the night.
 */
function whenInTouch(head: Melding, now: string, deps: IntakeDependencies): string {
  const today = dutchDate(now);
  if (head.spoed) return now < head.reactieTot ? `uiterlijk ${spellDate(head.reactieUiterlijk)}` : 'zo snel mogelijk';
  const { termijnen, extraVrijeDagen } = deps.installation.gemeente;
  const before =
    head.reactieUiterlijk > today
      ? head.reactieUiterlijk
      : addWorkingDays(today, termijnen.contactWerkdagen, extraVrijeDagen);
  return `vóór ${spellDate(before)}`;
}

/** Tells the melder who it is, by mail or by somebody who calls or writes. */
async function announce(
  letter: 'aanspreekpunt' | 'benoemd',
  fields: { head: Melding; data: Gegevens; regisseur: BekendeRegisseur; now: string },
  deps: IntakeDependencies,
  store: IntakeStore,
): Promise<Told> {
  const { head, data, regisseur, now } = fields;
  const { installation, ids } = deps;
  const nummer = head.meldingsnummer;
  const bereik = decideReach(data);
  if (bereik.langs === 'niet') return nothingTold;
  if (bereik.langs === 'taak') {
    const context = { now, spoed: head.spoed, ids, gemeente: installation.gemeente };
    const earlier = await store.openTasks(nummer);
    const { taak, event } = openTask(nummer, { ...bereik, onderwerp: letter }, context, earlier);
    return {
      // One call tells everything.
      writes: [...earlier.flatMap((task) => lapseTaskWrites(nummer, task)), ...openTaskWrites(nummer, taak)],
      events: [event],
      mails: [taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak })],
    };
  }
  const volgcode = ids.code();
  const announced: Announced = {
    id: ids.uuid(),
    installation,
    melding: head,
    aan: { naam: data.melder.naam, email: bereik.email, neutraal: bereik.neutraal },
    telefoonBekend: data.melder.telefoon !== undefined,
    regisseur,
    wanneer: whenInTouch(head, now, deps),
    volgcode,
  };
  return {
    writes: [{ put: volgcodeItem(nummer, hashCode(volgcode), now, bereik.neutraal), when: 'absent' }],
    events: [],
    mails: [letter === 'benoemd' ? benoemdMail(announced) : aanspreekpuntMail(announced)],
  };
}

/** What follows from the head as it was and as it is now. */
async function consequences(
  before: Melding,
  after: Melding,
  now: string,
  deps: IntakeDependencies,
  store: IntakeStore,
): Promise<Told> {
  const known = knownRegisseur(before.feiten);
  const regisseur = knownRegisseur(after.feiten);
  const letter = announcementFor(known, regisseur);
  const own = after.wieMeldde.soort === 'eigenHuishouden';
  const data = letter && own ? await store.gegevens(after.meldingsnummer) : undefined;
  const told =
    letter && regisseur && data
      ? await announce(letter, { head: after, data, regisseur, now }, deps, store)
      : nothingTold;
  const [waited, waits] = [owesReaction(before), owesReaction(after)];
  const waiting: Write[] =
    waited && !waits ? stopWaiting(after.meldingsnummer) : !waited && waits ? startWaiting(after) : [];
  return { ...told, writes: [...told.writes, ...waiting] };
}

async function applyTo(
  nummer: string,
  eventId: string,
  now: string,
  change: Change,
  deps: IntakeDependencies,
  tellStaff: TellStaff = () => [],
): Promise<Outcome> {
  const store = openIntakeStore(deps.table);
  const { gemeente } = deps.installation;
  for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
    const before = await store.head(nummer);
    // Erased since: nobody left to tell.
    if (!before) return 'handled';
    const changed = { ...change(before), bewarenTot: keepUntil(now, gemeente) };
    const told = await consequences(before, changed, now, deps, store);
    const head = { ...changed, versie: before.versie + Math.max(1, told.events.length) };
    const pk = meldingPk(nummer);
    const next: Commit = {
      now,
      writes: [{ put: headItem(head), when: { version: before.versie } }, ...told.writes],
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
  (head) => {
    const gewogen = { eventId: id, op: data.gewogenOp, zwaarte: data.zwaarte, redenen: data.redenen };
    const isLater = !head.gewogen || `${gewogen.op}${id}` > `${head.gewogen.op}${head.gewogen.eventId}`;
    return isLater ? { ...head, gewogen } : head;
  };

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
    const apply = (nummer: string, change: Change, tellStaff?: TellStaff) =>
      applyTo(nummer, event.id, now, change, deps, tellStaff);
    switch (event.type) {
      case 'nl.regie.casus.gewogen.v1':
        return apply(event.data.meldingId, withWeighing(event), withTriage(event, deps));
      case 'nl.regie.casus.geopend.v1':
        return apply(event.data.meldingId, withFact({ soort: 'geopend', ...heard(event, event.data.geopendOp) }));
      case 'nl.regie.casus.meldingVoorgelegd.v1':
        return apply(event.data.meldingId, withFact({ soort: 'voorgelegd', ...heard(event, event.data.voorgelegdOp) }));
      case 'nl.regie.casus.gesplitst.v1':
        return apply(event.data.meldingId, withFact({ soort: 'gesplitst', ...heard(event, event.data.gesplitstOp) }));
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
        const outcomes: Outcome[] = [];
        for (const nummer of meldingen) outcomes.push(await apply(nummer, change));
        return outcomes.includes('handled') ? 'handled' : 'alreadyHandled';
      }
      default:
        throw new Error(`intake does not react to ${event.type}`);
    }
  };
}
