import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { cijferRoutes } from './cijfers.ts';
import { createDeskSession, type DeskDependencies } from './desk-session.ts';
import { garantieRoutes } from './garantie.ts';
import { inzageRoutes } from './inzagen.ts';
import { puntenRoutes } from './punten.ts';
import { createRouter } from './router.ts';
import { uittrekselRoutes } from './uittreksel.ts';

/** What staff look at without working on a melding: how things go, who read what, everything that is kept. */
export function createOversightPages(deps: DeskDependencies): (request: PageRequest) => Promise<PageResponse> {
  const desk = createDeskSession(deps);
  return createRouter([
    ...cijferRoutes(desk),
    ...garantieRoutes(desk),
    ...inzageRoutes(desk),
    ...puntenRoutes(desk),
    ...uittrekselRoutes(desk),
  ]);
}
