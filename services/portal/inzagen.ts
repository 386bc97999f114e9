import { id, meldingsnummer } from '../../events/vocabulary.ts';
import { inzagenResponse } from '../intake/contract.ts';
import { inzagenResponse as casusInzagenResponse } from '../regie/contract.ts';
import type { DeskSession, Handle, Subject } from './desk-session.ts';
import { type Inzage, type InzagenVraag, inzagenPage } from './pages/inzagen.ts';
import { type PageRoute, page } from './router.ts';

/** Who read what and when: of a melding and its casus, or of one employee; intake and regie in one list. */
const pageSize = 100;
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

export function inzageRoutes({ setting, ask, refused, signedIn }: DeskSession): PageRoute[] {
  const show: Handle = async (request, sessie) => {
    const { vraag, fout } = readVraag(request.query);
    const { medewerker, casusId } = vraag;
    const about = vraag.meldingsnummer;
    const nothing = { inzagen: [], verder: undefined };
    if (fout || (!medewerker && !casusId && !about)) {
      return page(inzagenPage(setting, sessie, { vraag, ...nothing, ...(fout && { fout }) }), fout ? 400 : 200);
    }
    const limit = (more: Record<string, string>, cursor: string | null) =>
      new URLSearchParams({ ...more, limiet: String(pageSize), ...(cursor && { cursor }) });
    const ofIntake = medewerker ? { medewerker } : about ? { meldingsnummer: about } : undefined;
    const ofRegie = medewerker ? { medewerker } : casusId ? { casusId } : undefined;
    const cursors = { intake: request.query.get('intake'), regie: request.query.get('regie') };
    const started = cursors.intake !== null || cursors.regie !== null;
    const [one, other] = await Promise.all([
      ofIntake && (!started || cursors.intake !== null)
        ? ask(sessie, { path: `/intake/v1/inzagen?${limit(ofIntake, cursors.intake)}`, schema: inzagenResponse })
        : undefined,
      ofRegie && (!started || cursors.regie !== null)
        ? ask(sessie, { path: `/regie/v1/inzagen?${limit(ofRegie, cursors.regie)}`, schema: casusInzagenResponse })
        : undefined,
    ]);
    // Half a list would look like a whole one.
    if (one && !one.ok) return refused(one, request, sessie, subject);
    if (other && !other.ok) return refused(other, request, sessie, subject);
    const inzagen: Inzage[] = [
      ...(one?.data.inzagen ?? []).map(({ op, medewerker: wie, naam, rollen, onderwerp, verwerking }) => ({
        op,
        medewerker: wie,
        naam,
        rollen,
        onderwerp,
        verwerking,
      })),
      ...(other?.data.inzagen ?? []).map(({ op, medewerker: wie, naam, rollen, casusId: casus, verwerking }) => ({
        op,
        medewerker: wie,
        naam,
        rollen,
        onderwerp: casus ? `casus ${casus}` : 'een medewerker',
        verwerking,
      })),
    ].sort((first, second) => second.op.localeCompare(first.op));
    const verder = new URLSearchParams({
      ...(one?.data.volgende && { intake: one.data.volgende }),
      ...(other?.data.volgende && { regie: other.data.volgende }),
    });
    return page(inzagenPage(setting, sessie, { vraag, inzagen, verder: verder.size > 0 ? verder : undefined }));
  };
  return [{ key: 'GET /werk/inzagen', handle: signedIn(show) }];
}
