import { garantieResponse, weigeringenResponse } from '../regie/contract.ts';
import type { DeskSession, Handle, Subject } from './desk-session.ts';
import { garantiePage } from './pages/garantie.ts';
import { type PageRoute, page } from './router.ts';

/** The guarantee (R63): how long every complex casus has waited for somebody, and why people refused. */
const pageSize = 50;
const subject: Subject = {
  wat: 'pagina',
  voor: 'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke en de procescoördinator',
};

export function garantieRoutes({ setting, ask, refused, signedIn }: DeskSession): PageRoute[] {
  const show: Handle = async (request, sessie) => {
    const cursor = request.query.get('cursor');
    const query = new URLSearchParams({ limiet: String(pageSize), ...(cursor && { cursor }) });
    const [garantie, weigeringen] = await Promise.all([
      ask(sessie, { path: `/regie/v1/garantie?${query}`, schema: garantieResponse }),
      ask(sessie, { path: '/regie/v1/weigeringen', schema: weigeringenResponse }),
    ]);
    if (!garantie.ok) return refused(garantie, request, sessie, subject);
    // Figures of refusals are for fewer roles; the page is useful without.
    const view = {
      garantie: garantie.data,
      weigeringen: weigeringen.ok ? weigeringen.data : undefined,
      verder: cursor !== null,
    };
    return page(garantiePage(setting, sessie, view));
  };
  return [{ key: 'GET /werk/garantie', handle: signedIn(show) }];
}
