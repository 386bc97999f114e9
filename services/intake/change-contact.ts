import * as z from 'zod';
import { termItem } from '../../shared/deadlines.ts';
import { type Fault, Problem } from '../../shared/problem.ts';
import type { Write } from '../../shared/store/table.ts';
import type { AcceptDependencies } from './accept-melding.ts';
import { allow, type StaffCommand } from './allow.ts';
import { bericht } from './berichten/bericht.ts';
import { changeMelding, readNummer } from './change-melding.ts';
import {
  type ContactwijzigingRequest,
  type ContactwijzigingResponse,
  contactwijzigingResponse,
} from './contract-gegevens.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { decideReach, writesToOwnAddress } from './domain/contact.ts';
import type { Contacttaak } from './domain/contacttaak.ts';
import {
  applyContact,
  bringsAWay,
  differs,
  earlierOf,
  followsTheWay,
  namedIn,
  wasNeverSaid,
  waysOf,
} from './domain/contactwijziging.ts';
import { may } from './domain/may.ts';
import { areaOf, type Gegevens, type Melding } from './domain/melding.ts';
import { isKeptSilent } from './domain/silence.ts';
import { termInWorkingDays } from './domain/terms.ts';
import { type FaultKey, faultTexts } from './fault-texts.ts';
import { addressPk, type IntakeStore, lapseTaskWrites, meldingPk, navraagAnswerTermName, taskItem } from './store.ts';
import { contactWrites, whoDecides } from './stuk-items.ts';
import { nothingTold, superseded, type Told, tellMelder } from './tell.ts';

export type ContactDependencies = IntakeDependencies & Pick<AcceptDependencies, 'pseudonymize'>;
type Command = StaffCommand & { input: ContactwijzigingRequest };
/** A melding with its new contact data. */
type Reached = { head: Melding; data: Gegevens; now: string };

const invalid = (faults: Fault[]) =>
  new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', faults);

/** The same rules as when it was reported: no way that was chosen without what it needs, no letter at a door of others. */
function findFaults(head: Melding, data: Gegevens, input: ContactwijzigingRequest): Fault[] {
  const { email, telefoon, voorkeurskanaal: wish, veiligContact } = data.melder;
  const faults: Fault[] = [];
  const refuse = (veld: string, code: FaultKey) => faults.push({ veld, code, melding: faultTexts[code] });
  const own = head.wieMeldde.soort === 'eigenHuishouden';
  if (input.woonadres !== undefined && !own) {
    faults.push({
      veld: '/woonadres',
      code: 'andermansAdres',
      melding: 'Dit adres is van het gezin en niet van de melder. Het blijft zoals het is gemeld.',
    });
  }
  if (wish === 'email' && !email) refuse('/email', 'emailBijVoorkeur');
  if (wish === 'telefoon' && !telefoon) refuse('/telefoon', 'telefoonBijVoorkeur');
  if (wish === 'email' && veiligContact?.nietMailen) refuse('/voorkeurskanaal', 'nietMailenWelEmail');
  if (wish === 'post' && !writesToOwnAddress(head)) {
    refuse('/voorkeurskanaal', own ? 'briefBijJeugdige' : 'briefBijSignaal');
  } else if (wish === 'post' && !data.woonadres) refuse('/woonadres', 'adresBijPost');
  return faults;
}

/** Where somebody lives leads to other meldingen from there: found again, never merged. */
async function moved(
  deps: ContactDependencies,
  before: Melding,
  data: Gegevens,
  store: IntakeStore,
): Promise<{ adresSleutel: string | null; gebied: string | null; herhaald: boolean; writes: Write[] }> {
  const { meldingsnummer: nummer, adresSleutel: old } = before;
  const adresSleutel = data.woonadres ? await deps.pseudonymize(data.woonadres) : null;
  const gebied = areaOf(data.woonadres?.postcode, deps.installation.gemeente);
  if (adresSleutel === old) return { adresSleutel, gebied, herhaald: before.herhaald, writes: [] };
  const there = adresSleutel ? await store.atAddress(adresSleutel) : [];
  return {
    adresSleutel,
    gebied,
    herhaald: before.herhaald || there.some((other) => other.meldingsnummer !== nummer),
    writes: old ? [{ remove: { pk: addressPk(old), sk: meldingPk(nummer) }, when: 'always' }] : [],
  };
}

/** "Loopt de hulp weer?" by mail has a term for the answer; by a person it has none. */
function answerTerm(told: Told, { head, now }: Reached, { installation }: IntakeDependencies): Write[] {
  if (told.langs !== 'mail' || !head.navraag) return [];
  const { gemeente } = installation;
  const { tot } = termInWorkingDays(now, gemeente.termijnen.navraagAntwoordWerkdagen, gemeente);
  const term = { pk: meldingPk(head.meldingsnummer), soort: navraagAnswerTermName, at: tot };
  return [{ put: termItem({ ...term, niveau: head.navraag.ronde, versie: 1 }), when: 'always' }];
}

const isAsked = ({ navraag }: Melding, said: Contacttaak['bericht']): boolean =>
  said?.soort === 'navraag' && navraag?.ronde === said.ronde && !navraag.antwoord;

/** One thing that was or will be told, by the way that there is now. */
function tellNow(deps: IntakeDependencies, on: Reached, { bericht: said, berichtOp }: Contacttaak): Told {
  if (!said || (said.soort === 'navraag' && !isAsked(on.head, said))) return nothingTold;
  const told = tellMelder(deps, { ...on, berichtOp }, said);
  return said.soort === 'navraag' ? { ...told, writes: [...told.writes, ...answerTerm(told, on, deps)] } : told;
}

const together = (all: readonly Told[]): Pick<Told, 'writes' | 'events' | 'mails'> => ({
  writes: all.flatMap(({ writes }) => writes),
  events: all.flatMap(({ events }) => events),
  mails: all.flatMap(({ mails }) => mails),
});

/** Calls and letters that are owed go by the new way: another kind of task, with the same term, or a mail at once. */
function follow(deps: IntakeDependencies, on: Reached, open: readonly Contacttaak[]): Told[] {
  const { head, data } = on;
  const nummer = head.meldingsnummer;
  const bereik = decideReach({ ...data, emailOnbereikbaar: head.emailOnbereikbaar }, writesToOwnAddress(head));
  return open.filter(followsTheWay).map((taak): Told => {
    if (bereik.langs === 'niet') return nothingTold;
    if (bereik.langs === 'mail') {
      const told = tellNow(deps, on, taak);
      return { ...told, writes: [...lapseTaskWrites(nummer, taak), ...told.writes] };
    }
    const { soort, reden } = bereik;
    if (taak.soort === soort && taak.reden === reden) return nothingTold;
    return { ...nothingTold, writes: [{ put: taskItem(nummer, { ...taak, soort, reden }), when: 'always' }] };
  });
}

const saidByMail = z.object({ aangemaaktOp: z.string(), mail: z.object({ bericht: bericht.optional() }) });

/** What could not be said and still says something, oldest first: of who leads only the newest, if nothing newer was said. */
async function unsaidOf(
  deps: IntakeDependencies,
  head: Melding,
  tasks: readonly Contacttaak[],
): Promise<Contacttaak[]> {
  const unsaid = tasks.filter(wasNeverSaid).toSorted((a, b) => a.berichtOp.localeCompare(b.berichtOp));
  const names = ({ onderwerp }: Contacttaak) => superseded.has(onderwerp);
  if (!unsaid.some(names)) return unsaid;
  const mails = await deps.table.partition(meldingPk(head.meldingsnummer), saidByMail, 'MAIL#');
  const moments = [
    ...tasks
      .filter((one) => names(one) && !one.afgerond?.resultaat.startsWith('niet'))
      .map(({ berichtOp }) => berichtOp),
    ...mails.filter(({ mail }) => superseded.has(mail.bericht?.soort ?? '')).map(({ aangemaaktOp }) => aangemaaktOp),
  ];
  const newest = moments.toSorted().at(-1) ?? '';
  return unsaid.filter((one) => !names(one) || one.berichtOp >= newest);
}

/** So that the melder sees that it was done, by the new way. Not by a call that nobody can make, nor by a second one. */
function confirm(deps: IntakeDependencies, on: Reached, calls: boolean): Told {
  const langs = waysOf(on.head, on.data);
  if (langs === 'geen' || (langs !== 'mail' && calls)) return nothingTold;
  return tellMelder(deps, on, { soort: 'contactgegevens' });
}

/**
 * Contact data that were wrong or became known later (AVG 16): the earlier ones are kept with who said so and why, what is
 * owed goes by the new way, and what could not be said before is said now. Kept silent, nothing is told.
 */
export async function changeContact(
  deps: ContactDependencies,
  command: Command,
): Promise<{ isNew: boolean; answer: ContactwijzigingResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const request = { naam: 'contactgegevens', door: staff.id, body: input, key, answer: contactwijzigingResponse };
  return changeMelding<ContactwijzigingResponse>(deps, { nummer, now, request }, async (before, store) => {
    const earlier = await allow('contactWijzigen', command, before, store);
    if (input.woonadres !== undefined && !may('adresLezen', staff, { head: before, data: earlier, now })) {
      throw new Problem('geenToegang', 'Dit adres is geheim. Vraag een werkverdeler om het te veranderen.');
    }
    const data = applyContact(earlier, input);
    const faults = findFaults(before, data, input);
    const gewijzigd = namedIn(input).filter((veld) => differs(earlier, input, veld));
    // The same address again says that it is right after all.
    const confirmed = input.email !== undefined && before.emailOnbereikbaar !== null;
    if (gewijzigd.length === 0 && !confirmed) {
      faults.push({ veld: '/', code: 'nietsVeranderd', melding: 'Deze gegevens staan er al. Er verandert niets.' });
    }
    if (faults.length > 0) throw invalid(faults);

    const { writes: pointers, ...place } =
      input.woonadres === undefined ? { writes: [] } : await moved(deps, before, data, store);
    const hasWay = bringsAWay(input);
    const head: Melding = {
      ...before,
      ...place,
      emailOnbereikbaar: input.email === undefined ? before.emailOnbereikbaar : null,
      nietBereikbaarOp: hasWay ? null : (before.nietBereikbaarOp ?? null),
    };
    const on = { head, data, now };
    const tasks = isKeptSilent(head) ? [] : await store.tasks(nummer);
    const followed = follow(
      deps,
      on,
      tasks.filter(({ status }) => status === 'open'),
    );
    const unsaid = hasWay ? await unsaidOf(deps, head, tasks) : [];
    const after = unsaid.map((taak) => tellNow(deps, on, taak));
    const marked = hasWay ? tasks.filter(wasNeverSaid) : [];
    const calls = after.some(({ taak }) => taak) || tasks.some((one) => one.status === 'open' && one.bericht !== null);
    const confirmation = isKeptSilent(head) ? nothingTold : confirm(deps, on, calls);
    const { writes, events, mails } = together([...followed, ...after, confirmation]);
    const stuk = {
      op: now,
      door: whoDecides(staff),
      velden: gewijzigd.length > 0 ? gewijzigd : namedIn(input),
      voorheen: earlierOf(earlier, gewijzigd),
      toelichting: input.toelichting,
    };
    const answer = {
      meldingsnummer: nummer,
      op: now,
      gewijzigd: stuk.velden,
      langs: waysOf(head, data),
      alsnog: after.filter(({ langs }) => langs !== 'niet').length,
    };
    return {
      change: {
        head,
        writes: [
          ...contactWrites(nummer, before.versie, data, stuk),
          ...pointers,
          ...marked.map((one): Write => ({ put: taskItem(nummer, { ...one, alsnogOp: now }), when: 'always' })),
          ...writes,
        ],
        events,
        mails,
      },
      answer,
    };
  });
}
