import * as z from 'zod';
import { addMonths, dutchDate } from '../../shared/dutch-calendar.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import { retentionTerm } from '../../shared/retention.ts';
import type { Write } from '../../shared/store/table.ts';
import type { AskedOfPerson } from './change-regisseur.ts';
import {
  type BegeleidingenResponse,
  type BegeleidingRequest,
  type BegeleidingResponse,
  begeleiding,
  begeleidingResponse,
} from './contract.ts';
import { type Regisseur, sameEmail } from './domain/regisseur.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import { type Deps, readRegisseur } from './store.ts';

/**
 * R66: selection and supervision of who leads. Shielded apart, in a partition of its own that nothing else reads: not
 * the candidates, no list, event, log or mail. For the procescoordinator and the person, each reading recorded.
 */
const begeleidingPk = (regisseurId: string) => `BEGELEIDING#${regisseurId}`;
const notePrefix = 'NOTITIE#';

/** Unknown and not yours look alike. */
async function requireShielded(deps: Deps, regisseurId: string, staff: Staff): Promise<Regisseur> {
  const person = await readRegisseur(deps.table, regisseurId);
  const may = staff.rollen.includes('procescoordinator') || sameEmail(staff.email, person?.email);
  if (person && may) return person;
  throw new Problem('nietGevonden', 'Deze regisseur staat niet in de lijst.');
}

export async function readCoaching(
  deps: Deps,
  query: { regisseurId: string; staff: Staff; now: string; requestId: string },
): Promise<BegeleidingenResponse> {
  const { regisseurId } = query;
  const person = await requireShielded(deps, regisseurId, query.staff);
  const pk = begeleidingPk(regisseurId);
  const recorded = await deps.table.transact(
    recordReading({ pk, subject: regisseurId, subjectType: 'medewerker', activity: 'begeleiding-inzien', ...query }),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
  const begeleidingen = await deps.table.partition(pk, z.object(begeleiding.shape), notePrefix);
  return {
    regisseurId,
    naam: person.naam,
    begeleidingen: begeleidingen.toSorted((a, b) => b.datum.localeCompare(a.datum)),
  };
}

/** What is remembered for a repetition holds no text. */
export async function recordCoaching(
  deps: Deps,
  { request, ...asked }: AskedOfPerson & { request: BegeleidingRequest },
): Promise<{ created: boolean; answer: BegeleidingResponse }> {
  const { regisseurId, staff, now } = asked;
  const person = await requireShielded(deps, regisseurId, staff);
  const scope = `begeleiding#${regisseurId}#${staff.id}`;
  const idempotency = { key: asked.idempotencyKey, scope, body: request };
  const earlier = await earlierAnswer(deps.table, idempotency, begeleidingResponse);
  if (earlier) return { created: false, answer: earlier };
  if (person.status === 'uitDienst') throw new Problem('nietMogelijk', 'Deze persoon is uit dienst.');
  if (request.datum > dutchDate(now)) {
    throw new Problem('ongeldigeInvoer', 'Verbeter de datum.', [
      { veld: '/datum', code: 'inDeToekomst', melding: 'Deze dag is nog niet geweest.' },
    ]);
  }
  const begeleidingId = deps.ids.uuid();
  const answer = { regisseurId, begeleidingId, vastgelegdOp: now };
  const result = await deps.table.transact([
    {
      put: {
        pk: begeleidingPk(regisseurId),
        sk: `${notePrefix}${now}#${begeleidingId}`,
        begeleidingId,
        ...request,
        door: staff.naam,
        vastgelegdOp: now,
      },
      when: 'absent',
    },
    ...rememberAnswer(idempotency, answer, now),
  ]);
  if (result.done) return { created: true, answer };
  // The same request at the same moment came first.
  const answered = await earlierAnswer(deps.table, idempotency, begeleidingResponse);
  if (answered) return { created: false, answer: answered };
  throw new Problem('gewijzigd', 'Probeer het opnieuw.');
}

/** With the day on which somebody leaves, the day on which all of this goes is known. */
export const endCoaching = (regisseurId: string, now: string, { installation }: Pick<Deps, 'installation'>): Write =>
  retentionTerm(
    begeleidingPk(regisseurId),
    addMonths(dutchDate(now), installation.gemeente.bewaren.begeleidingMaanden),
    1,
  );
