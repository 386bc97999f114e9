import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { type RegisseurRequest, type RegisseurResponse, regisseurResponse } from './contract.ts';
import { byLoad } from './domain/candidates.ts';
import type { Regisseur } from './domain/regisseur.ts';
import { earlierAnswer, rememberAnswer } from './idempotency.ts';
import { addToPool, type Deps, maximumTries, readPool } from './store.ts';

function present({ versie: _, ...person }: Regisseur): RegisseurResponse {
  return person;
}

/** The pool, least loaded first. */
export async function listRegisseurs(deps: Deps): Promise<{ regisseurs: RegisseurResponse[] }> {
  const pool = await readPool(deps.table);
  return { regisseurs: pool.toSorted(byLoad).map(present) };
}

function organisationOf(deps: Deps, code: string) {
  const { organisaties } = deps.installation.gemeente;
  const found = organisaties.find((organisation) => organisation.code === code);
  if (found) return found;
  const allowed = organisaties.map((organisation) => organisation.code).join(', ');
  throw new Problem('ongeldigeInvoer', 'Verbeter de genoemde velden en stuur het opnieuw.', [
    { veld: '/organisatie', code: 'onbekend', melding: `Kies een van deze codes: ${allowed}.` },
  ]);
}

/** One person joins the pool (R58 to R61, R64, R65). */
export async function addRegisseur(
  deps: Deps,
  command: { request: RegisseurRequest; staff: Staff; now: string; idempotencyKey: string | undefined },
): Promise<{ created: boolean; answer: RegisseurResponse }> {
  const { request, staff, now } = command;
  const organisation = organisationOf(deps, request.organisatie);
  const idempotency = { key: command.idempotencyKey, scope: `regisseurs#${staff.id}`, body: request };
  for (let attempt = 1; attempt <= maximumTries; attempt += 1) {
    const earlier = await earlierAnswer(deps.table, idempotency, regisseurResponse);
    if (earlier) return { created: false, answer: earlier };
    const person: Regisseur = {
      ...request,
      regisseurId: deps.ids.uuid(),
      organisatieNaam: organisation.naam,
      arrangementUren: organisation.arrangementUren,
      belasting: 0,
      waarneemt: 0,
      afwezigheden: [],
      weigeringen: {},
      status: 'beschikbaar',
      versie: 1,
    };
    const answer = present(person);
    const result = await deps.table.transact([...addToPool(person), ...rememberAnswer(idempotency, answer, now)]);
    if (result.done) return { created: true, answer };
    const [, emailTaken, keyTaken] = result.collisions;
    if (!keyTaken && emailTaken?.['pk'] !== undefined) {
      throw new Problem('nietMogelijk', 'Er staat al iemand met dit e-mailadres in de lijst.');
    }
    deps.log('collisionRetried', { attempt });
  }
  throw new Problem('gewijzigd', 'Probeer het over een minuut opnieuw.');
}
