import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { begeleidingRoutes } from './begeleiding.ts';
import { casusRoutes } from './casussen.ts';
import { createDeskSession, type DeskDependencies } from './desk-session.ts';
import { nieuwRoutes } from './nieuw.ts';
import { regisseurRoutes } from './regisseurs.ts';
import { createRouter } from './router.ts';

/** What staff do besides the meldingen of the day: casussen and the pool, entering what somebody said. */
export function createOfficePages(deps: DeskDependencies): (request: PageRequest) => Promise<PageResponse> {
  const desk = createDeskSession(deps);
  return createRouter([
    ...casusRoutes(desk),
    ...nieuwRoutes(desk),
    ...regisseurRoutes(desk),
    ...begeleidingRoutes(desk),
  ]);
}
