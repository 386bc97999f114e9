import { id, meldingsnummer } from '../../events/vocabulary.ts';
import { inzagenResponse } from '../intake/contract.ts';
import { inzagenResponse as planInzagenResponse, plannenResponse } from '../plans/contract.ts';
import { inzagenResponse as casusInzagenResponse } from '../regie/contract.ts';
import type { DeskSession, Handle, MedewerkerSessie, Subject } from './desk-session.ts';
import { type Inzage, type InzagenVraag, inzagenPage } from './pages/inzagen.ts';
import { type PageRoute, page } from './router.ts';

/** Who read what and when: of a melding, its casus and its plan, or of one employee; all services in one list. */
const pageSize = 100;
const limited = (about: Record<string, string>, cursor: string | null) =>
  new URLSearchParams({ ...about, limiet: String(pageSize), ...(cursor && { cursor }) });
const subject: Subject = { wat: 'pagina', voor: 'de privacyfunctionaris' };

function readVraag(query: URLSearchParams): { vraag: InzagenVraag; fout?: string } {
  const text = (naam: string) => query.get(naam)?.trim() || undefined;
  const nummer = text('meldingsnummer')?.toUpperCase();
  const casus = text('casusId');
  const vraag = { meldingsnummer: nummer, casusId: casus, medewerker: text('medewerker')?.slice(0, 200) };
  if (nummer && !meldingsnummer.safeParse(nummer).success) {
    return { vraag, fout: 'Dit nummer klopt niet. Een meldingsnummer ziet eruit als M-2026-7K3WQ1.' };
  }
  if (casus && !id.safeParse(casus).success) return { vraag, fout: 'Dit is geen nummer van een casus.' };
  return { vraag };
}

type Line = Omit<Inzage, 'onderwerp'>;
const lineOf = ({ op, medewerker, naam, rollen, verwerking }: Line) => ({ op, medewerker, naam, rollen, verwerking });

export function inzageRoutes({ setting, ask, refused, signedIn }: DeskSession): PageRoute[] {
  /** Of the readings in plans: of one employee, or of the plan of the casus; `data` null: there is no plan. */
  async function askPlans(sessie: MedewerkerSessie, { medewerker, casusId }: InzagenVraag, cursor: string | null) {
    const none = { ok: true, data: null } as const;
    let about: Record<string, string> | undefined = medewerker ? { medewerker } : undefined;
    if (!medewerker && casusId) {
      const plannen = await ask(sessie, { path: `/plans/v1/plannen?casusId=${casusId}`, schema: plannenResponse });
      if (!plannen.ok) return plannen;
      // R1: one plan per casus.
      const [plan] = plannen.data.plannen;
      about = plan && { planId: plan.planId };
    }
    if (!about) return none;
    return ask(sessie, { path: `/plans/v1/inzagen?${limited(about, cursor)}`, schema: planInzagenResponse });
  }

  const show: Handle = async (request, sessie) => {
    const { vraag, fout } = readVraag(request.query);
    const { medewerker, casusId } = vraag;
    const about = vraag.meldingsnummer;
    if (fout || (!medewerker && !casusId && !about)) {
      const nothing = { inzagen: [], verder: undefined };
      return page(inzagenPage(setting, sessie, { vraag, ...nothing, ...(fout && { fout }) }), fout ? 400 : 200);
    }
    const ofIntake = medewerker ? { medewerker } : about ? { meldingsnummer: about } : undefined;
    const ofRegie = medewerker ? { medewerker } : casusId ? { casusId } : undefined;
    const cursorOf = (source: string) => request.query.get(source);
    const [intake, regie, plans] = [cursorOf('intake'), cursorOf('regie'), cursorOf('plans')];
    // The next page asks only who has more.
    const started = intake !== null || regie !== null || plans !== null;
    const [one, other, third] = await Promise.all([
      ofIntake && (!started || intake !== null)
        ? ask(sessie, { path: `/intake/v1/inzagen?${limited(ofIntake, intake)}`, schema: inzagenResponse })
        : undefined,
      ofRegie && (!started || regie !== null)
        ? ask(sessie, { path: `/regie/v1/inzagen?${limited(ofRegie, regie)}`, schema: casusInzagenResponse })
        : undefined,
      !started || plans !== null ? askPlans(sessie, vraag, plans) : undefined,
    ]);
    // Half a list would look like a whole one.
    if (one && !one.ok) return refused(one, request, sessie, subject);
    if (other && !other.ok) return refused(other, request, sessie, subject);
    if (third && !third.ok) return refused(third, request, sessie, subject);
    const inzagen: Inzage[] = [
      ...(one?.data.inzagen ?? []).map((line) => ({ ...lineOf(line), onderwerp: line.onderwerp })),
      ...(other?.data.inzagen ?? []).map((line) => ({
        ...lineOf(line),
        onderwerp: line.casusId ? `casus ${line.casusId}` : 'een medewerker',
      })),
      ...(third?.data?.inzagen ?? []).map((line) => ({
        ...lineOf(line),
        onderwerp: line.planId ? `plan ${line.planId}` : 'een medewerker',
      })),
    ].sort((first, second) => second.op.localeCompare(first.op));
    const verder = new URLSearchParams({
      ...(one?.data.volgende && { intake: one.data.volgende }),
      ...(other?.data.volgende && { regie: other.data.volgende }),
      ...(third?.data?.volgende && { plans: third.data.volgende }),
    });
    return page(inzagenPage(setting, sessie, { vraag, inzagen, verder: verder.size > 0 ? verder : undefined }));
  };
  return [{ key: 'GET /werk/inzagen', handle: signedIn(show) }];
}
