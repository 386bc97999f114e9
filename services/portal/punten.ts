import { puntenResponse } from '../regie/contract.ts';
import type { DeskSession, Handle, Subject } from './desk-session.ts';
import { puntenPage } from './pages/punten.ts';
import { type PageRoute, page } from './router.ts';

/** The work items of all casussen: what is asked, since when and by when. Mails to staff lead here. */
const pageSize = 50;
const subject: Subject = {
  wat: 'pagina',
  voor: 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke en de procescoördinator',
};

export function puntenRoutes({ setting, ask, refused, signedIn }: DeskSession): PageRoute[] {
  const show: Handle = async (request, sessie) => {
    const cursor = request.query.get('cursor');
    const query = new URLSearchParams({ limiet: String(pageSize), ...(cursor && { cursor }) });
    const answer = await ask(sessie, { path: `/regie/v1/aandachtspunten?${query}`, schema: puntenResponse });
    if (!answer.ok) return refused(answer, request, sessie, subject);
    return page(puntenPage(setting, sessie, { ...answer.data, verder: cursor !== null }));
  };
  return [{ key: 'GET /werk/werkvoorraad', handle: signedIn(show) }];
}
