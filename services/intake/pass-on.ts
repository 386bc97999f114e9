import { termItem, termKey } from '../../shared/deadlines.ts';
import type { Write } from '../../shared/store/table.ts';
import { allow, type StaffCommand } from './allow.ts';
import { changeMelding, notFound, readNummer } from './change-melding.ts';
import {
  type DoorzendingBewijsRequest,
  type DoorzendingRequest,
  type DoorzendingResponse,
  doorzendingResponse,
} from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { type Contacttaak, notByItself, openTask } from './domain/contacttaak.ts';
import { berichtOver, type Doorzending } from './domain/doorzending.ts';
import { isShielded } from './domain/may.ts';
import { decideDoorzending, passedOnEvent, proveDoorzending } from './domain/passing-on.ts';
import { subjects } from './give-uitkomst.ts';
import { passedOnMail } from './mails/for-hands.ts';
import { taskOpenedMail } from './mails/for-staff.ts';
import { doorzendingItem, lapseTaskWrites, meldingPk, openTaskWrites, passingTermName } from './store.ts';
import { whoDecides } from './stuk-items.ts';
import { nothingTold, tellMelder } from './tell.ts';

const answerOf = (nummer: string, stuk: Doorzending, verteld: DoorzendingResponse['verteld'], op: string) => ({
  meldingsnummer: nummer,
  doorzendingId: stuk.doorzendingId,
  bestemming: stuk.bestemming,
  op,
  overdragenUiterlijk: stuk.overgedragen ? null : stuk.uiterlijk,
  verteld,
});

/**
 * R77, Awb 2:3: it is also a klacht, a bezwaar or a matter for Veilig Thuis. The melding goes on as it was; this gets a
 * date, a mail to who receives it, and a term until somebody recorded that it arrived.
 */
export async function passOn(
  deps: IntakeDependencies,
  command: StaffCommand & { input: DoorzendingRequest },
): Promise<{ isNew: boolean; answer: DoorzendingResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key } = command;
  const { installation, ids } = deps;
  const { gemeente } = installation;
  const request = { naam: 'doorzending', door: staff.id, body: input, key, answer: doorzendingResponse };
  return changeMelding(deps, { nummer, now, request }, async (head, store) => {
    const data = await allow('doorzenden', command, head, store);
    const [open, earlier] = await Promise.all([store.openTasks(nummer), store.doorzendingen(nummer)]);
    const context = { now, gemeente, doorzendingId: ids.uuid(), door: whoDecides(staff), open: earlier };
    const { stuk, termijn, naar } = decideDoorzending(head, input, context);
    const bericht = berichtOver(head, stuk);
    const told = bericht ? tellMelder(deps, { head, data, now, open }, bericht) : nothingTold;
    const weighed = isShielded(stuk) ? weighTelling(deps, { head, open, now }) : { writes: [], events: [], mails: [] };
    const soort = passingTermName(stuk.doorzendingId);
    const letter = { id: ids.uuid(), installation, melding: head, onderwerp: subjects[stuk.bestemming] };
    return {
      change: {
        head,
        writes: [
          { put: doorzendingItem(nummer, stuk), when: 'absent' },
          ...(termijn
            ? [
                {
                  put: termItem({ pk: meldingPk(nummer), soort, at: termijn.tot, niveau: 1, versie: 1 }),
                  when: 'absent' as const,
                },
              ]
            : []),
          ...weighed.writes,
          ...told.writes,
        ],
        events: [
          passedOnEvent(head, {
            doorgezondenOp: now,
            bestemming: stuk.bestemming,
            perMail: naar.email !== null,
            overgedragenOp: stuk.overgedragenOp,
            daarnaast: true,
          }),
          ...weighed.events,
          ...told.events,
        ],
        mails: [
          ...(naar.email
            ? [passedOnMail({ ...letter, aan: { naam: naar.naam, email: naar.email }, uiterlijk: stuk.uiterlijk })]
            : []),
          ...weighed.mails,
          ...told.mails,
        ],
      },
      answer: answerOf(nummer, stuk, told.langs, now),
    };
  });
}

/**
 * Once safety is at stake, a professional decides whether anybody is told: the call to a family that knows nothing yet
 * becomes that question.
 */
function weighTelling(
  { installation, ids }: IntakeDependencies,
  { head, open, now }: { head: Parameters<typeof berichtOver>[0]; open: readonly Contacttaak[]; now: string },
) {
  const nummer = head.meldingsnummer;
  const writes = open
    .filter(({ onderwerp }) => onderwerp === 'gezinInformeren')
    .flatMap((task): Write[] => lapseTaskWrites(nummer, task));
  if (open.some(({ onderwerp }) => onderwerp === 'nietVanzelf')) return { writes, events: [], mails: [] };
  const { gemeente } = installation;
  const { taak, event } = openTask(nummer, notByItself, { now, spoed: head.spoed, ids, gemeente });
  return {
    writes: [...writes, ...openTaskWrites(nummer, taak)],
    events: [event],
    mails: [taskOpenedMail({ id: ids.uuid(), installation, melding: head, taak })],
  };
}

/** It was handed over: to whom, how and when. Nothing climbs any more, and the melder reads it. */
export async function recordPassedOn(
  deps: IntakeDependencies,
  command: StaffCommand & { doorzendingId: string | undefined; input: DoorzendingBewijsRequest },
): Promise<{ isNew: boolean; answer: DoorzendingResponse }> {
  const nummer = readNummer(command.meldingsnummer);
  const { input, staff, now, idempotencyKey: key, doorzendingId } = command;
  const request = {
    naam: `bewijs#${doorzendingId}`,
    door: staff.id,
    body: input,
    key,
    answer: doorzendingResponse,
  };
  return changeMelding(deps, { nummer, now, request }, async (head, store) => {
    const data = await allow('doorzenden', command, head, store);
    const [before, open] = await Promise.all([
      doorzendingId === undefined ? undefined : store.doorzending(nummer, doorzendingId),
      store.openTasks(nummer),
    ]);
    if (!before) throw notFound();
    const { stuk, tells } = proveDoorzending(head, before, input, { now, door: whoDecides(staff) });
    const bericht = tells ? berichtOver(head, stuk) : null;
    const told = bericht ? tellMelder(deps, { head, data, now, open }, bericht) : nothingTold;
    // By when it would arrive: no longer what there is to say once it has.
    const overtaken = open.filter(
      ({ bericht: said }) => said?.soort === 'doorzending' && said.bestemming === stuk.bestemming,
    );
    return {
      change: {
        head,
        writes: [
          { put: doorzendingItem(nummer, stuk), when: 'always' },
          { remove: termKey(meldingPk(nummer), passingTermName(stuk.doorzendingId)), when: 'always' },
          ...(bericht ? overtaken.flatMap((task) => lapseTaskWrites(nummer, task)) : []),
          ...told.writes,
        ],
        events: [
          passedOnEvent(head, {
            doorgezondenOp: stuk.op,
            bestemming: stuk.bestemming,
            perMail: stuk.naar.email !== null,
            overgedragenOp: stuk.overgedragenOp,
            daarnaast: true,
          }),
          ...told.events,
        ],
        mails: told.mails,
      },
      answer: answerOf(nummer, stuk, told.langs, now),
    };
  });
}
