import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { type CollegasResponse, type RegisseurRequest, type RegisseurResponse, regisseurResponse } from './contract.ts';
import { advance } from './domain/agenda.ts';
import { byLoad } from './domain/candidates.ts';
import { type Regisseur, sameEmail } from './domain/regisseur.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import { organisationOf } from './organisation.ts';
import { addToPool, type Deps, putAgenda, readPool } from './store.ts';

export function presentRegisseur({ versie: _, gemeld: __, ...person }: Regisseur): RegisseurResponse {
  return person;
}

/** The pool, least loaded first. */
export async function listRegisseurs(deps: Deps): Promise<{ regisseurs: RegisseurResponse[] }> {
  const pool = await readPool(deps.table);
  return { regisseurs: pool.toSorted(byLoad).map(presentRegisseur) };
}

/** For a regisseur: the own record, and the names of who may stand in. */
export async function listColleagues(deps: Deps, staff: Staff): Promise<CollegasResponse> {
  const pool = await readPool(deps.table);
  const me = pool.find(({ email }) => sameEmail(email, staff.email));
  return {
    ik: me ? presentRegisseur(me) : null,
    collegas: pool
      .filter((person) => person !== me)
      .flatMap(({ regisseurId, naam, organisatieNaam, status }) =>
        status === 'uitDienst' ? [] : [{ regisseurId, naam, organisatie: organisatieNaam, status }],
      )
      .toSorted((a, b) => a.naam.localeCompare(b.naam)),
  };
}

/** One person joins the pool (R58 to R61, R64, R65). */
export async function addRegisseur(
  deps: Deps,
  command: { request: RegisseurRequest; staff: Staff; now: string; idempotencyKey: string | undefined },
): Promise<{ created: boolean; answer: RegisseurResponse }> {
  const { request, staff, now } = command;
  const organisation = organisationOf(deps, request.organisatie);
  const idempotency = { key: command.idempotencyKey, scope: `regisseurs#${staff.id}`, body: request };
  for await (const attempt of attempts()) {
    const earlier = await earlierAnswer(deps.table, idempotency, regisseurResponse);
    if (earlier) return { created: false, answer: earlier };
    const person: Regisseur = {
      ...request,
      regisseurId: deps.ids.uuid(),
      organisatieNaam: organisation.naam,
      arrangementUren: organisation.arrangementUren,
      belasting: 0,
      waarneemt: 0,
      status: 'beschikbaar',
      afwezigheden: [],
      weigeringen: {},
      versie: 1,
      gemeld: [],
    };
    const answer = presentRegisseur(person);
    // What is due already (a registration that ended) is told by the first sweep.
    const { next, events } = advance(person, now, deps.installation.gemeente);
    const at = events.length > 0 ? now : next;
    const result = await deps.table.transact([
      ...addToPool(person),
      ...rememberAnswer(idempotency, answer, now),
      ...(at === null ? [] : [putAgenda(person.regisseurId, at, person.versie)]),
    ]);
    if (result.done) return { created: true, answer };
    const [, emailTaken, keyTaken] = result.collisions;
    if (!keyTaken && emailTaken?.['pk'] !== undefined) {
      throw new Problem('nietMogelijk', 'Er staat al iemand met dit e-mailadres in de lijst.');
    }
    deps.log('collisionRetried', { attempt });
  }
  throw new Problem('gewijzigd', 'Probeer het over een minuut opnieuw.');
}
