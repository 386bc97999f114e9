import * as z from 'zod';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { volgResponse } from '../intake/contract.ts';
import type { ApiClient } from './api-client.ts';
import type { Setting } from './pages/document.ts';
import { followFailedPage, followFormPage, followLinkPage, followPage, unknownCode } from './pages/volg.ts';
import { page, seeOther } from './router.ts';
import type { Sessions } from './sessions.ts';

/** Following a melding. The code is swapped for a cookie, so that it stands in no address but that of the mail. */
export const volgSessie = z.object({ meldingsnummer: z.string(), volgcode: z.string() });
export type VolgSessie = z.infer<typeof volgSessie>;

const sessionMinutes = 30;

export type VolgenDependencies = { setting: Setting; api: ApiClient; sessions: Sessions<VolgSessie> };

export function createVolgen({ setting, api, sessions }: VolgenDependencies) {
  const lookUp = ({ meldingsnummer, volgcode }: VolgSessie) =>
    api({
      path: `/intake/v1/meldingen/${encodeURIComponent(meldingsnummer)}`,
      schema: volgResponse,
      headers: { volgcode },
    });

  const showForm = (values: URLSearchParams, status: number, bericht?: string) =>
    page(
      followFormPage(setting, { values, fouten: status === 200 ? [] : [unknownCode], ...(bericht && { bericht }) }),
      status,
    );

  return {
    async showEmptyForm(request: PageRequest): Promise<PageResponse> {
      const bericht = request.query.has('verlopen') ? 'Vul uw nummer en code opnieuw in.' : undefined;
      return showForm(new URLSearchParams(), 200, bericht);
    },

    /** Looks the same for every link, good or bad, and asks nobody anything. */
    async showLink(_request: PageRequest, { token = '' }: Record<string, string>): Promise<PageResponse> {
      const dot = token.indexOf('.');
      return page(followLinkPage(setting, dot < 0 ? token : token.slice(0, dot), dot < 0 ? '' : token.slice(dot + 1)));
    },

    async start(request: PageRequest): Promise<PageResponse> {
      const sessie = {
        meldingsnummer: (request.form.get('meldingsnummer') ?? '').trim().toUpperCase().slice(0, 40),
        // Only what a header can carry; anything else cannot be a code.
        volgcode: (request.form.get('volgcode') ?? '').replaceAll(/[^\w-]/g, '').slice(0, 100),
      };
      const values = new URLSearchParams(sessie);
      if (!sessie.meldingsnummer || !sessie.volgcode) return showForm(values, 400);
      const answer = await lookUp(sessie);
      if (answer.ok) {
        await sessions.end(request.cookie(sessions.cookieName));
        return seeOther('/volg/melding', [await sessions.start(sessie, request.now, sessionMinutes)]);
      }
      const known = answer.status === 400 || answer.status === 404;
      return known ? showForm(values, 400) : page(followFailedPage(setting, values), 503);
    },

    async show(request: PageRequest): Promise<PageResponse> {
      const cookie = request.cookie(sessions.cookieName);
      const sessie = await sessions.read(cookie, request.now);
      if (!sessie) return seeOther('/volg?verlopen');
      const answer = await lookUp(sessie);
      if (answer.ok) return page(followPage(setting, answer.data, request.now));
      if (answer.status !== 404) return page(followFailedPage(setting, undefined), 503);
      return seeOther('/volg?verlopen', [await sessions.end(cookie)]);
    },

    async stop(request: PageRequest): Promise<PageResponse> {
      return seeOther('/volg', [await sessions.end(request.cookie(sessions.cookieName))]);
    },
  };
}
