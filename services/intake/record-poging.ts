import * as z from 'zod';
import { meldingsnummer as meldingsnummerSchema } from '../../events/vocabulary.ts';
import { termItem } from '../../shared/deadlines.ts';
import { Problem } from '../../shared/problem.ts';
import type { Write } from '../../shared/store/table.ts';
import { allow, type StaffCommand } from './allow.ts';
import { answerNavraag } from './answer-navraag.ts';
import { changeMelding, type MeldingChange } from './change-melding.ts';
import { type PogingRequest, type PogingResponse, pogingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { type Attempt, attemptContact, type Contacttaak } from './domain/contacttaak.ts';
import { relationsOf, seesShielded, shieldedSubjects, worksOn } from './domain/may.ts';
import type { Melding } from './domain/melding.ts';
import { termInWorkingDays } from './domain/terms.ts';
import { closeTaskWrites, type IntakeStore, meldingPk, navraagAnswerTermName, pogingKey } from './store.ts';

export type PogingCommand = StaffCommand & { taakId: string | undefined; input: PogingRequest };

const address = z.object({ meldingsnummer: meldingsnummerSchema, taakId: z.uuid() });
const notFound = () => new Problem('nietGevonden', 'Deze contacttaak bestaat niet of is niet voor u bestemd.');

/**
 * Something that was said belongs to the question that was asked; and who was asked on the phone said something.
 * Otherwise the question would be closed without an answer, and nobody would look again.
 */
function refuseAnswer(input: PogingRequest, taak: Contacttaak, head: Melding): void {
  const asked = taak.onderwerp === 'navraag' && input.resultaat === 'bereikt';
  const said = input.antwoord !== undefined;
  const owes = asked && taak.status === 'open' && taak.soort === 'bellen' && head.navraag?.antwoord === null;
  if (said ? asked : !owes) return;
  const [code, melding] = said
    ? ['antwoordZonderVraag', 'Een antwoord hoort alleen bij de vraag of de hulp weer loopt, als u iemand bereikte.']
    : ['antwoordOntbreekt', 'Kies wat het antwoord was. Geen antwoord? Kies dan dat het niet is gelukt.'];
  throw new Problem('ongeldigeInvoer', 'Verbeter het genoemde veld en stuur het opnieuw.', [
    { veld: '/antwoord', code, melding },
  ]);
}

/** "Loopt de hulp weer?" by letter: sent is not answered. The first letter has a term for the answer, as a mail has. */
function answerToLetter(head: Melding, taak: Contacttaak, now: string, { installation }: IntakeDependencies): Write[] {
  const { navraag, meldingsnummer } = head;
  if (taak.onderwerp !== 'navraag' || taak.reden === 'geenAntwoord' || navraag?.antwoord !== null) return [];
  const { gemeente } = installation;
  const { tot } = termInWorkingDays(now, gemeente.termijnen.navraagAntwoordWerkdagen, gemeente);
  const term = { pk: meldingPk(meldingsnummer), soort: navraagAnswerTermName, at: tot };
  return [{ put: termItem({ ...term, niveau: navraag.ronde, versie: 1 }), when: 'always' }];
}

type Closed = Extract<Attempt, { outcome: 'closed' }>;

/**
 * No way reaches this melder: then all that waits to be told ends as that, for each would climb to the same end. It is
 * kept, and said once there is a way. Whoever was reached can be reached.
 */
async function reachableAfter(
  nummer: string,
  about: { head: Melding; taak: Contacttaak; resultaat: PogingRequest['resultaat']; now: string; store: IntakeStore },
): Promise<{ reachable: Melding; also: Closed[] }> {
  const { head, taak, resultaat, now, store } = about;
  if (taak.bericht === null || taak.status !== 'open') return { reachable: head, also: [] };
  if (resultaat === 'bereikt') return { reachable: { ...head, nietBereikbaarOp: null }, also: [] };
  if (resultaat !== 'geenWeg') return { reachable: head, also: [] };
  const others = (await store.openTasks(nummer)).filter((one) => one.taakId !== taak.taakId && one.bericht !== null);
  const also = others.map((one) => attemptContact(nummer, one, { resultaat }, now));
  return {
    reachable: { ...head, nietBereikbaarOp: now },
    also: also.filter((one): one is Closed => one.outcome === 'closed'),
  };
}

/**
 * Somebody tried to call or write. Reached, or not safe or not possible with the reason why: the task is closed. Not
 * reached: it is recorded and the term goes on. What was said to "Loopt de hulp weer?" counts as if the melder had written it.
 */
export async function recordPoging(
  deps: IntakeDependencies,
  command: PogingCommand,
): Promise<{ isNew: boolean; answer: PogingResponse }> {
  const { input, staff, now, idempotencyKey: key } = command;
  const found = address.safeParse(command);
  if (!found.success) throw notFound();
  const { meldingsnummer: nummer, taakId } = found.data;
  const request = { naam: `poging#${taakId}`, door: staff.id, body: input, key, answer: pogingResponse };
  return changeMelding<PogingResponse>(deps, { nummer, now, request }, async (head, store) => {
    const data = await allow('contactVastleggen', command, head, store);
    const taak = await store.task(nummer, taakId);
    if (!taak || (shieldedSubjects.has(taak.onderwerp) && !seesShielded(staff))) throw notFound();
    // Whether and how a family hears is for who works on it, not for who wrote the melding down.
    const wie = { rollen: staff.rollen, relaties: relationsOf(head, staff, now) };
    if (taak.bericht === null && !worksOn(wie, head)) throw notFound();
    refuseAnswer(input, taak, head);
    const decided = attemptContact(nummer, taak, input, now);
    const answer = { taakId, status: decided.taak.status, op: decided.taak.afgerond?.op ?? now };
    if (decided.outcome === 'repeated') return { change: undefined, answer };
    const { antwoord, toelichting = null, resultaat } = input;
    const answered: MeldingChange = antwoord
      ? answerNavraag(
          deps,
          { head, data, open: (await store.openTasks(nummer)).filter((task) => task.taakId !== taakId), now },
          { antwoord, toelichting },
        )
      : { head };
    const { reachable, also } = await reachableAfter(nummer, { head: answered.head, taak, resultaat, now, store });
    const attempt = { taakId, op: now, medewerker: staff.id, naam: staff.naam, resultaat, toelichting };
    return {
      change: {
        ...answered,
        head: reachable,
        writes: [
          { put: { ...pogingKey(nummer, taakId, `${now}#${deps.ids.uuid()}`), ...attempt }, when: 'absent' },
          ...(decided.outcome === 'closed' ? closeTaskWrites(nummer, decided.taak) : []),
          ...(decided.outcome === 'closed' && !antwoord && resultaat === 'bereikt'
            ? answerToLetter(head, taak, now, deps)
            : []),
          ...also.flatMap((one) => closeTaskWrites(nummer, one.taak)),
          ...(answered.writes ?? []),
        ],
        events: [
          ...(decided.outcome === 'closed' ? [decided.event] : []),
          ...also.map(({ event }) => event),
          ...(answered.events ?? []),
        ],
      },
      answer,
    };
  });
}
