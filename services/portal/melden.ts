import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { type MeldingInput, meldingResponse } from '../intake/contract.ts';
import type { ApiClient } from './api-client.ts';
import { checkMelding, type FormFault, keepFields, toFormFaults, type Values } from './melding-form.ts';
import type { Setting } from './pages/document.ts';
import { checkPage, formPage, notSentPage, receivedPage } from './pages/melden.ts';
import { page } from './router.ts';

/** Reporting: form -> check -> send. What was typed lives in the page only, never on the server, until it is sent. */
export type MeldenDependencies = { setting: Setting; api: ApiClient; newKey(): string };

const bsnProblem = 'urn:vlot:probleem:bsnGevonden';

export function createMelden({ setting, api, newKey }: MeldenDependencies) {
  const fields = (request: PageRequest) => keepFields(setting.gemeente, request.form);

  const showForm = (values: Values, fouten: readonly FormFault[] = []) =>
    page(formPage(setting, { values, fouten }), fouten.length > 0 ? 400 : 200);

  const bsnFault: FormFault = {
    veld: 'watLooptVast',
    melding:
      'In uw tekst staat een getal dat op een burgerservicenummer (BSN) lijkt. Haal het weg. Is het geen BSN? Kruis dan aan: Dit is geen BSN.',
  };

  async function send(values: Values, melding: MeldingInput, sleutel: string): Promise<PageResponse> {
    const answer = await api({
      path: '/intake/v1/meldingen',
      schema: meldingResponse,
      body: melding,
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) return page(receivedPage(setting, values, answer.data));
    const { status, problem } = answer;
    if (problem?.type === bsnProblem) {
      // The field that holds the number, where intake says so; the story otherwise.
      const [named] = toFormFaults(setting.gemeente, problem.fouten ?? []);
      const fault = { ...bsnFault, veld: named?.veld || bsnFault.veld };
      return page(formPage(setting, { values, fouten: [fault], bsnGevonden: true }), 400);
    }
    if (status === 400 && problem) {
      const fouten = toFormFaults(setting.gemeente, problem.fouten ?? []);
      return showForm(values, fouten.length > 0 ? fouten : [{ veld: '', melding: problem.detail }]);
    }
    // The key was used for another text, say after "back": this one is a new melding.
    const key = status === 409 ? newKey() : sleutel;
    const reden = status === 429 ? 'druk' : status === 0 || status >= 500 ? 'onbekend' : 'nietGelukt';
    return page(notSentPage(setting, values, key, reden), 503);
  }

  return {
    async showEmptyForm(): Promise<PageResponse> {
      return showForm(new URLSearchParams());
    },
    async change(request: PageRequest): Promise<PageResponse> {
      return showForm(fields(request));
    },
    async check(request: PageRequest): Promise<PageResponse> {
      const values = fields(request);
      const checked = checkMelding(setting.gemeente, values);
      // A new key for every text that was checked; a second try of the same text keeps it.
      return checked.ok ? page(checkPage(setting, values, newKey())) : showForm(values, checked.fouten);
    },
    async submit(request: PageRequest): Promise<PageResponse> {
      const values = fields(request);
      const checked = checkMelding(setting.gemeente, values);
      if (!checked.ok) return showForm(values, checked.fouten);
      const sleutel = request.form.get('sleutel') ?? '';
      return send(values, checked.melding, /^[\w-]{16,64}$/.test(sleutel) ? sleutel : newKey());
    },
  };
}
