import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { createDeskSession, type DeskDependencies } from './desk-session.ts';
import { meldingRoutes } from './melding.ts';
import { createRouter } from './router.ts';
import { uitkomstRoutes } from './uitkomst.ts';
import { werklijstRoutes } from './werklijst.ts';

/** The desk of staff, every day: the worklist and the meldingen. Who may do what is decided by the APIs, with the user's own token. */
export function createDeskPages(deps: DeskDependencies): (request: PageRequest) => Promise<PageResponse> {
  const desk = createDeskSession(deps);
  return createRouter([...werklijstRoutes(desk), ...uitkomstRoutes(desk), ...meldingRoutes(desk)]);
}
