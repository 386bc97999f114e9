import { dutchDate } from '../../shared/dutch-calendar.ts';
import { cijfersQuery, cijfersResponse } from '../intake/contract.ts';
import type { DeskSession, Handle, Subject } from './desk-session.ts';
import { known } from './known.ts';
import { cijfersPage } from './pages/cijfers.ts';
import { type PageRoute, page } from './router.ts';

/** The figures of a year (R10): what became of the meldingen, and how many run without a regisseur. */
const subject: Subject = {
  wat: 'pagina',
  voor: 'de werkverdeler, de procescoördinator en de procesverantwoordelijke',
};
const years = 5;

export function cijferRoutes({ setting, ask, refused, signedIn }: DeskSession): PageRoute[] {
  const show: Handle = async (request, sessie) => {
    const thisYear = Number(dutchDate(request.now).slice(0, 4));
    const asked = request.query.get('jaar');
    const jaar = asked === null ? thisYear : known(cijfersQuery, { jaar: asked }).jaar;
    const answer = await ask(sessie, { path: `/intake/v1/cijfers?jaar=${jaar}`, schema: cijfersResponse });
    if (!answer.ok) return refused(answer, request, sessie, subject);
    const latest = Array.from({ length: years }, (_, index) => thisYear - index);
    const jaren = latest.includes(jaar) ? latest : [...latest, jaar];
    return page(cijfersPage(setting, sessie, { cijfers: answer.data, jaren, ditJaar: jaar === thisYear }));
  };
  return [{ key: 'GET /werk/cijfers', handle: signedIn(show) }];
}
