import { meldingsnummer } from '../../events/vocabulary.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import {
  meldingenResponse,
  oppakkingRequest,
  oppakkingResponse,
  voorrang,
  type WerklijstResponse,
  werklijstQuery,
  werklijstResponse,
} from '../intake/contract.ts';
import type { Answer } from './api-client.ts';
import { type DeskSession, type Handle, isUncertain, type MedewerkerSessie, spellSetback } from './desk-session.ts';
import { homeOf, leadsOnly, teamOnly } from './pages/desk-layout.ts';
import { type WerklijstKeuze, type WerklijstView, werklijstHref, werklijstPage } from './pages/werklijst.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** The day at the desk: one list, filters as links, claiming with one button. */

const pageSize = 25;
const readers =
  'de werkverdeler, de gedragswetenschapper, de procesverantwoordelijke, de procescoördinator en wie in een team werkt';

/** What was chosen, by codes that we know; anything else is the whole list. */
function readKeuze(fields: URLSearchParams, sessie: MedewerkerSessie): WerklijstKeuze {
  const text = (naam: string) => fields.get(naam) || undefined;
  const cursor = text('cursor')?.slice(0, 1000);
  const more = { ...(cursor && { cursor }) };
  const [ownTeam] = sessie.teams;
  const lijst = text('lijst');
  if (teamOnly(sessie) && lijst !== 'mijn') {
    const team = sessie.teams.find((code) => code === text('team')) ?? ownTeam;
    return { lijst: 'team', team, ...more };
  }
  if (lijst === 'afgerond') return { lijst, ...more };
  const known = werklijstQuery.shape.lijst.safeParse(lijst).data ?? 'open';
  if (known === 'team') return { lijst: known, team: text('team') ?? ownTeam, ...more };
  const reason = voorrang.safeParse(text('voorrang')).data;
  return { lijst: known, ...(reason && { voorrang: reason }), ...more };
}

export function werklijstRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, keyOf, newKey, refused, signedIn } = desk;

  async function load(sessie: MedewerkerSessie, keuze: WerklijstKeuze): Promise<Answer<WerklijstResponse>> {
    const query = new URLSearchParams({ limiet: String(pageSize) });
    if (keuze.cursor) query.set('cursor', keuze.cursor);
    if (keuze.lijst === 'afgerond') {
      query.set('status', 'afgerond');
      const answer = await ask(sessie, { path: `/intake/v1/meldingen?${query}`, schema: meldingenResponse });
      return answer.ok ? { ok: true, data: { ...answer.data, contacttaken: [] } } : answer;
    }
    query.set('lijst', keuze.lijst);
    if (keuze.team) query.set('team', keuze.team);
    if (keuze.voorrang) query.set('voorrang', keuze.voorrang);
    return ask(sessie, { path: `/intake/v1/werklijst?${query}`, schema: werklijstResponse });
  }

  async function showListWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    keuze: WerklijstKeuze,
    more: Partial<WerklijstView> = {},
    status = 200,
  ): Promise<PageResponse> {
    const view = { keuze, sleutel: newKey(), ...more };
    // Nobody asks for the list of no team.
    if (keuze.lijst === 'team' && !keuze.team) {
      return page(
        werklijstPage(setting, sessie, { ...view, inhoud: { meldingen: [], contacttaken: [], volgende: null } }),
      );
    }
    const answer = await load(sessie, keuze);
    if (!answer.ok) return refused(answer, request, sessie, { wat: 'pagina', voor: readers });
    return page(werklijstPage(setting, sessie, { ...view, inhoud: answer.data }), status);
  }

  /** Each role begins where its work is. */
  const showDay: Handle = async (request, sessie) => {
    const [home] = homeOf(sessie);
    if (home !== '/werk') return seeOther(home);
    const opgepakt = meldingsnummer.safeParse(request.query.get('opgepakt')).data;
    const heropend = meldingsnummer.safeParse(request.query.get('heropend')).data;
    return showListWith(request, sessie, readKeuze(request.query, sessie), {
      ...(opgepakt && { opgepakt }),
      ...(heropend && { heropend }),
    });
  };

  const claim: Handle = async (request, sessie) => {
    const keuze = readKeuze(request.form, sessie);
    const nummer = meldingsnummer.safeParse(request.form.get('meldingsnummer')).data;
    if (!nummer) return seeOther(werklijstHref(keuze));
    const sleutel = keyOf(request);
    const answer = await ask(sessie, {
      path: `/intake/v1/meldingen/${nummer}/oppakkingen`,
      schema: oppakkingResponse,
      body: oppakkingRequest.parse({ actie: 'oppakken' }),
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) {
      const href = werklijstHref(keuze);
      return seeOther(`${href}${href.includes('?') ? '&' : '?'}opgepakt=${nummer}`);
    }
    const bericht = spellSetback(answer, `Melding ${nummer}`);
    if (!bericht) return refused(answer, request, sessie, { wat: 'melding', voor: readers });
    const uncertain = isUncertain(answer);
    const state = { bericht, ...(uncertain && { sleutel }) };
    return showListWith(request, sessie, keuze, state, uncertain ? 503 : answer.status);
  };

  /** By number, as somebody reads it out on the phone: with or without the letter, in any case. */
  const find: Handle = async (request, sessie) => {
    const typed = request.query.get('nummer');
    if (typed === null) return seeOther('/werk');
    const bare = typed
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '')
      .replace(/^M(?=\d{4})/, '');
    const nummer = meldingsnummer.safeParse(`M-${bare.slice(0, 4)}-${bare.slice(4)}`).data;
    if (nummer) return seeOther(`/werk/meldingen/${nummer}`);
    if (leadsOnly(sessie)) return seeOther('/werk');
    const bericht = {
      titel: 'Dit nummer klopt niet',
      tekst: 'Een meldingsnummer ziet eruit als M-2026-7K3WQ1. De letters I, L, O en U komen er niet in voor.',
    };
    return showListWith(request, sessie, readKeuze(new URLSearchParams(), sessie), { bericht }, 400);
  };

  return [
    { key: 'GET /werk', handle: signedIn(showDay) },
    { key: 'POST /werk', handle: signedIn(claim) },
    { key: 'GET /werk/meldingen', handle: signedIn(find) },
  ];
}
