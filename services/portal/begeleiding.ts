import { id } from '../../events/vocabulary.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { begeleidingenResponse, begeleidingRequest, begeleidingResponse } from '../regie/contract.ts';
import { type FormState, submit, toInput, untouched, valuesOf } from './desk-form.ts';
import type { DeskSession, Handle, MedewerkerSessie, Subject } from './desk-session.ts';
import { known } from './known.ts';
import { begeleidingForm, begeleidingPage } from './pages/begeleiding.ts';
import { type PageRoute, page, seeOther } from './router.ts';

/** Selection and supervision of one regisseur, shielded apart (R66). */
const subject: Subject = { wat: 'pagina', voor: 'de procescoördinator en de persoon zelf' };

export function begeleidingRoutes(desk: DeskSession): PageRoute[] {
  const { setting, ask, newKey, refused, signedIn } = desk;
  const pathOf = (regisseurId: string) => `/regie/v1/regisseurs/${regisseurId}/begeleidingen`;

  async function showWith(
    request: PageRequest,
    sessie: MedewerkerSessie,
    regisseurId: string,
    state: FormState,
    status = 200,
  ): Promise<PageResponse> {
    const answer = await ask(sessie, { path: pathOf(regisseurId), schema: begeleidingenResponse });
    if (!answer.ok) return refused(answer, request, sessie, subject);
    return page(begeleidingPage(setting, sessie, answer.data, state), status);
  }

  const show: Handle = async (request, sessie, params) => {
    const gedaan = request.query.get('gedaan') === 'vastgelegd' ? 'vastgelegd' : undefined;
    return showWith(request, sessie, known(id, params['regisseurId']), untouched(newKey(), gedaan));
  };

  const record: Handle = async (request, sessie, params) => {
    const regisseurId = known(id, params['regisseurId']);
    const values = valuesOf(request.form);
    const { naam, velden } = begeleidingForm(regisseurId);
    return submit(desk, request, sessie, {
      formulier: naam,
      wat: 'Wat u schreef',
      subject,
      values,
      velden,
      invoer: toInput(velden, values),
      schema: begeleidingRequest,
      path: pathOf(regisseurId),
      answer: begeleidingResponse,
      done: () => seeOther(`/werk/regisseurs/${regisseurId}/begeleiding?gedaan=vastgelegd`),
      again: (state, status) => showWith(request, sessie, regisseurId, state, status),
    });
  };

  const at = '/werk/regisseurs/{regisseurId}/begeleiding';
  return [
    { key: `GET ${at}`, handle: signedIn(show) },
    { key: `POST ${at}`, handle: signedIn(record) },
  ];
}
