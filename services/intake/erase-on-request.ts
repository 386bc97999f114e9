import * as z from 'zod';
import { Problem } from '../../shared/problem.ts';
import { allow, type StaffCommand } from './allow.ts';
import { notFound, readNummer } from './change-melding.ts';
import type { wissingRequest, wissingResponse } from './contract.ts';
import type { IntakeDependencies } from './dependencies.ts';
import { erasureRefusals } from './domain/erasure.ts';
import { besluit } from './domain/stukken.ts';
import { eraseMelding, markErased } from './erase-melding.ts';
import { meldingPk, openIntakeStore } from './store.ts';

/**
 * The person concerned asked for it and the law allows it: everything goes. What the privacyfunctionaris wrote
 * about the request is not kept, because it tells about somebody of whom nothing is kept any more.
 */
export async function eraseOnRequest(
  deps: IntakeDependencies,
  command: Omit<StaffCommand, 'idempotencyKey'> & { input: z.output<typeof wissingRequest> },
): Promise<z.infer<typeof wissingResponse>> {
  const nummer = readNummer(command.meldingsnummer);
  const { staff, now } = command;
  const store = openIntakeStore(deps.table);
  const head = await store.head(nummer);
  if (!head) throw notFound();
  await allow('wissen', command, head, store);
  const besluiten = await deps.table.partition(meldingPk(nummer), besluit, 'STUK#BESLUIT#');
  const refusals = erasureRefusals(head, besluiten, await store.doorzendingen(nummer));
  if (refusals.length > 0) {
    throw new Problem(
      'nietMogelijk',
      'Deze melding mag niet worden gewist.',
      refusals.map(({ reden, danWat }) => ({ veld: '/', code: 'bewaarplicht', melding: `${reden} ${danWat}` })),
    );
  }
  if (!(await markErased(deps, head, now, staff.id))) throw new Problem('gewijzigd', 'Open de melding opnieuw.');
  // Only the sweep has the bucket: with files it follows within a minute.
  const files = await deps.table.partition(meldingPk(nummer), z.object({ sk: z.string() }), 'STUK#BIJLAGE#');
  if (files.length === 0) await eraseMelding(deps, nummer, now);
  return { meldingsnummer: nummer, gewistOp: now };
}
