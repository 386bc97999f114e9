import { taal as taalSchema } from '../../shared/gemeente.ts';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { type MeldingInput, meldingResponse } from '../intake/contract-melder.ts';
import type { ApiClient } from './api-client.ts';
import { spellFault, translateFault } from './faults.ts';
import type { ResidentSetting } from './language.ts';
import {
  checkMelding,
  type FormFault,
  ingang,
  keepFields,
  soortOf,
  toFormFaults,
  type Values,
} from './melding-form.ts';
import { type Attempt, checkPage, formPage, notSentPage, receivedPage } from './pages/melden.ts';
import { page } from './router.ts';

/** Reporting: form -> check -> send. What was typed lives in the page only, never on the server, until it is sent. */
export type MeldenDependencies = { setting: ResidentSetting; api: ApiClient; newKey(): string };

const bsnProblem = 'urn:vlot:probleem:bsnGevonden';

export function createMelden({ setting, api, newKey }: MeldenDependencies) {
  const { gemeente, taal, texts } = setting;
  const fields = (request: PageRequest) => keepFields(gemeente, request.form);

  const showForm = (values: Values, fouten: readonly FormFault[] = []) =>
    page(formPage(setting, { values, fouten }), fouten.length > 0 ? 400 : 200);

  /** Of a try that was on its way before; a new key otherwise. */
  function attemptOf({ form }: PageRequest): Attempt {
    const sleutel = form.get('sleutel') ?? '';
    const sentIn = taalSchema.safeParse(form.get('taal')).data;
    return /^[\w-]{16,64}$/.test(sleutel) ? { sleutel, ...(sentIn && { taal: sentIn }) } : { sleutel: newKey() };
  }

  async function send(values: Values, melding: MeldingInput, attempt: Required<Attempt>): Promise<PageResponse> {
    const answer = await api({
      path: '/intake/v1/meldingen',
      schema: meldingResponse,
      body: { ...melding, taal: attempt.taal },
      headers: { 'idempotency-key': attempt.sleutel },
    });
    if (answer.ok) return page(receivedPage(setting, values, attempt, answer.data));
    const { status, problem } = answer;
    const fouten = toFormFaults(gemeente, problem?.fouten ?? [], soortOf(values), spellFault(texts));
    if (problem?.type === bsnProblem) {
      // The field that holds the number, where intake says so; the story otherwise.
      const fault = { veld: fouten[0]?.veld || 'watLooptVast', melding: texts.melden.bsn };
      return page(formPage(setting, { values, fouten: [fault], bsnGevonden: true }), 400);
    }
    if (status === 400 && problem) {
      const general = { veld: '', melding: translateFault(texts, problem.detail) };
      return showForm(values, fouten.length > 0 ? fouten : [general]);
    }
    const reden = status === 429 ? 'druk' : status === 0 || status >= 500 ? 'onbekend' : 'nietGelukt';
    // The key was used for another text, say after "back": this one is a new melding.
    const next = status === 409 ? { sleutel: newKey() } : reden === 'onbekend' ? attempt : { sleutel: attempt.sleutel };
    return page(notSentPage(setting, values, next, reden), 503);
  }

  return {
    async showEmptyForm(): Promise<PageResponse> {
      return showForm(new URLSearchParams());
    },
    async showProfessionalForm(): Promise<PageResponse> {
      return showForm(new URLSearchParams([[ingang, 'professional']]));
    },
    async change(request: PageRequest): Promise<PageResponse> {
      return showForm(fields(request));
    },
    async check(request: PageRequest): Promise<PageResponse> {
      const values = fields(request);
      const checked = checkMelding(gemeente, values, texts);
      // A new key for every text that was checked; a second try of the same text keeps it, in whatever language.
      return checked.ok ? page(checkPage(setting, values, attemptOf(request))) : showForm(values, checked.fouten);
    },
    async submit(request: PageRequest): Promise<PageResponse> {
      const values = fields(request);
      const checked = checkMelding(gemeente, values, texts);
      if (!checked.ok) return showForm(values, checked.fouten);
      const { sleutel, taal: sentIn = taal } = attemptOf(request);
      return send(values, checked.melding, { sleutel, taal: sentIn });
    },
  };
}
