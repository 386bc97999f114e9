import type { EventOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { huishoudenGeopend } from '../../events/plans/huishouden-geopend.v1.ts';
import { planGeopend } from '../../events/plans/plan-geopend.v1.ts';
import { attempts } from '../../shared/store/attempts.ts';
import { type Commit, commit, inboxMark } from '../../shared/store/commit.ts';
import { activatePlan, openHuishouden } from './domain/huishouden.ts';
import { type Leadership, nameRegisseur, openPlan } from './domain/plan.ts';
import { type Deps, huishoudenPk, planPk, putHuishouden, putPlan, putPointer, readPlan, readPointer } from './store.ts';

type Named =
  | EventOf<'nl.regie.regisseur.voorgesteld.v1'>
  | EventOf<'nl.regie.regisseur.benoemd.v1'>
  | EventOf<'nl.regie.regisseur.gewijzigd.v1'>
  | EventOf<'nl.regie.regisseur.geweigerd.v1'>;

function leadershipOf(event: Named): Leadership {
  const sequence = Number(event.sequence);
  if (event.type === 'nl.regie.regisseur.geweigerd.v1') return { soort: 'geweigerd', sequence };
  const { regisseurId, regisseur } = event.data;
  if (event.type === 'nl.regie.regisseur.gewijzigd.v1') {
    const { waarnemer, vertrek } = event.data;
    return { soort: 'wijziging', regisseurId, regisseur, waarnemer, vertrokken: vertrek !== null, sequence };
  }
  const voorlopig = event.type === 'nl.regie.regisseur.voorgesteld.v1';
  return { soort: 'leiding', regisseurId, regisseur, voorlopig, sequence };
}

/** A change came before the name did: the queue offers it again. */
export class NobodyNamedYet extends Error {
  override name = 'NobodyNamedYet';
}

/** The first time that somebody leads a casus: its huishouden and concept plan, which bears the name (R1, R16). */
function open(deps: Deps, casusId: string, leadership: Leadership, now: string): Pick<Commit, 'writes' | 'events'> {
  const { gemeente } = deps.installation;
  if (leadership.soort !== 'leiding') throw new NobodyNamedYet(`Nobody was named for casus ${casusId} yet`);
  const { regisseurId } = leadership;
  const huishoudenId = deps.ids.uuid();
  const planId = deps.ids.uuid();
  const plan = openPlan({ planId, huishoudenId, casusId, now }, leadership);
  const huishouden = activatePlan(openHuishouden({ huishoudenId, casusId, now }), planId);
  const envelope = { oin: gemeente.oin, host: gemeente.domein, sequence: 1, time: now };
  return {
    writes: [
      putPointer(casusId, planId, huishoudenId),
      putHuishouden(huishouden),
      ...putPlan(plan, undefined, now, deps.installation),
    ],
    events: [
      {
        pk: huishoudenPk(huishoudenId),
        event: seal(huishoudenGeopend, {
          ...envelope,
          id: deps.ids.uuid(),
          subject: huishoudenId,
          data: { huishoudenId, casusId, geopendOp: now },
        }),
      },
      {
        pk: planPk(planId),
        event: seal(planGeopend, {
          ...envelope,
          id: deps.ids.uuid(),
          subject: planId,
          data: { planId, huishoudenId, casusId, regisseurId, geopendOp: now },
        }),
      },
    ],
  };
}

/** Reaction to what regie says of who leads: the plan always bears their name, and how to reach them now (R16). */
export async function followRegisseur(deps: Deps, event: Named, now: string): Promise<'handled' | 'alreadyHandled'> {
  const leadership = leadershipOf(event);
  const { casusId } = event.data;
  const inbox = inboxMark('plans', event.id, now, deps.installation.gemeente.bewaren.inboxDagen);
  for await (const attempt of attempts()) {
    const pointer = await readPointer(deps.table, casusId);
    const before = pointer?.planId ? await readPlan(deps.table, pointer.planId) : undefined;
    const after = before && nameRegisseur(before, leadership);
    const kept = after ? putPlan(after, before, now, deps.installation) : [];
    // A pointer without a plan: the casus was closed before this was heard.
    const change = pointer ? { writes: kept, events: [] } : open(deps, casusId, leadership, now);
    const result = await commit(deps.table, { ...change, now, mails: [], inbox });
    if (result.done) return 'handled';
    if (result.reason === 'alreadyHandled') return 'alreadyHandled';
    deps.log('collisionRetried', { casusId, attempt });
  }
  throw new Error('Too many collisions');
}
