import * as z from 'zod';
import type { Staff } from '../../shared/lambda/api.ts';
import { Problem } from '../../shared/problem.ts';
import { recordReading } from '../../shared/reading-log.ts';
import type { UittrekselResponse } from './contract.ts';
import { type Deps, huishoudenPk, planPk, readPlan } from './store.ts';

const soorten = [
  ['EVENT#', 'gebeurtenis'],
  ['INZAGE#', 'inzage'],
  ['LOGBOEK#', 'logboek'],
] as const;
const anything = z.looseObject({ pk: z.string(), sk: z.string() });
/** How it is stored says nothing about anybody. */
const technical = new Set(['pk', 'gsi1pk', 'gsi1sk', 'versie', 'outbox', 'pogingen', 'geclaimdTot']);

async function kept(deps: Deps, pk: string, head: 'plan' | 'huishouden'): Promise<UittrekselResponse['gegevens']> {
  const all = await deps.table.partition(pk, anything);
  // An extract is for one person in the household; that another asked for one is not theirs to know.
  const items = all.filter((one) => one['verwerking'] !== 'uittreksel-maken');
  return items.flatMap((item) => {
    const soort = item.sk === 'STAND' ? head : soorten.find(([prefix]) => item.sk.startsWith(prefix))?.[1];
    const inhoud = Object.fromEntries(Object.entries(item).filter(([name]) => !technical.has(name)));
    return soort ? [{ soort, inhoud }] : [];
  });
}

/** Everything plans keeps about a household, for who asks what is kept of them. The read is recorded first (rule 11). */
export async function extractPlan(
  deps: Deps,
  query: { planId: string; staff: Staff; now: string; requestId: string },
): Promise<UittrekselResponse> {
  const { planId, ...reader } = query;
  const state = await readPlan(deps.table, planId);
  if (!state) throw new Problem('nietGevonden', 'Dit plan bestaat niet.');
  const pk = planPk(planId);
  const recorded = await deps.table.transact(
    recordReading({ pk, subject: planId, subjectType: 'planId', activity: 'uittreksel-maken', ...reader }),
  );
  if (!recorded.done) throw new Error('The reading could not be recorded');
  const [own, huishouden] = await Promise.all([
    kept(deps, pk, 'plan'),
    kept(deps, huishoudenPk(state.huishoudenId), 'huishouden'),
  ]);
  return { planId, casusId: state.casusId, gemaaktOp: query.now, gegevens: [...own, ...huishouden] };
}
