import type * as z from 'zod';
import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { type Fault, toFaults } from '../../shared/problem.ts';
import { bsnFaults, bsnText, isBsn, withMark } from './desk-bsn.ts';
import { type DeskSession, isUncertain, type MedewerkerSessie, type Subject, spellSetback } from './desk-session.ts';
import type { Field, FormFault, Values } from './melding-form.ts';
import type { Setback } from './pages/parts.ts';

/**
 * Every form of the desk goes the same way: what was typed is held against the contract, sent with the key of the form,
 * and comes back with everything that was typed when it did not get through.
 */
export type FormState = {
  /** Which form of the page this is about; empty when none was sent. */
  formulier: string;
  values: Values;
  fouten: readonly FormFault[];
  sleutel: string;
  bericht?: Setback;
  /** The API found what looks like a BSN. */
  bsnGevonden?: boolean;
  /** What was done a moment ago, by its code. */
  gedaan?: string;
};

export const untouched = (sleutel: string, gedaan?: string | null): FormState => ({
  formulier: '',
  values: new URLSearchParams(),
  fouten: [],
  sleutel,
  ...(gedaan && { gedaan }),
});

/** What was typed, without the key; line ends as the contract counts them. */
export function valuesOf(form: URLSearchParams): Values {
  const values = new URLSearchParams();
  for (const [naam, value] of form) if (naam !== 'sleutel') values.append(naam, value.replaceAll('\r\n', '\n'));
  return values;
}

type Nested = { [key: string]: unknown };

function place(target: Nested, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = target[first];
  const next: Nested = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  place(next, rest, value);
  target[first] = next;
}

function readField(field: Field, values: Values): unknown {
  const text = values.get(field.naam)?.trim() || undefined;
  if (field.soort === 'vinkje') return values.get(field.naam) === 'ja' || undefined;
  if (field.soort === 'meerkeuze') {
    const chosen = values.getAll(field.naam);
    return chosen.length > 0 ? chosen : undefined;
  }
  if (field.soort === 'tekst' && field.cijfers && text !== undefined) {
    return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  }
  return text;
}

/** From fields with dotted names to what the contract expects: what was left open is left out. */
export function toInput(fields: readonly Field[], values: Values): Nested {
  const input: Nested = {};
  for (const field of fields) {
    const value = readField(field, values);
    if (value !== undefined) place(input, field.naam.split('.'), value);
  }
  return input;
}

/** What zod says by itself is for programmers: the field then says what it asks. */
const isBare = (melding: string): boolean => /^(Ongeldig|Te klein|Te groot|Te kort|Te lang|Ontbrekend)/.test(melding);

function ask({ soort, label }: Field): string {
  if (soort === 'vinkje') return `Kruis aan: ${label}`;
  return soort === 'keuze' || soort === 'lijst' || soort === 'meerkeuze' ? `Kies: ${label}` : `Vul in: ${label}`;
}

/** JSON Pointers of a contract to fields with dotted names; each field shows its first fault. */
export function toFouten(faults: readonly Fault[], velden: readonly Field[]): FormFault[] {
  const found = new Map<string, FormFault>();
  for (const { veld, melding } of faults) {
    const path = veld.slice(1).replaceAll('/', '.');
    const field =
      velden.find(({ naam }) => path === naam || path.startsWith(`${naam}.`)) ??
      velden.find(({ naam }) => path !== '' && naam.startsWith(`${path}.`));
    const key = field?.naam ?? melding;
    if (!found.has(key)) {
      found.set(key, { veld: field?.naam ?? '', melding: field && isBare(melding) ? ask(field) : melding });
    }
  }
  const order = ({ veld }: FormFault) => velden.findIndex(({ naam }) => naam === veld);
  return [...found.values()].sort((one, other) => order(one) - order(other));
}

/** A refusal because of a BSN is never without a word. */
export function toBsnFouten(faults: readonly Fault[], velden: readonly Field[]): FormFault[] {
  const fouten = toFouten(faults, velden);
  return fouten.length > 0 ? fouten : [{ veld: '', melding: bsnText }];
}

export type Submission<Out> = {
  formulier: string;
  /** What is kept or not, in words: `Uw notitie`. */
  wat: string;
  subject: Subject;
  values: Values;
  velden: readonly Field[];
  /** What the contract gets to see. */
  invoer: unknown;
  schema: z.ZodType;
  path: string;
  method?: 'PATCH';
  answer: z.ZodType<Out>;
  done(data: Out): PageResponse | Promise<PageResponse>;
  /** The page with this form, once more. */
  again(state: FormState, status: number): Promise<PageResponse>;
};

export async function submit<Out>(
  { ask, keyOf, newKey, refused }: DeskSession,
  request: PageRequest,
  sessie: MedewerkerSessie,
  form: Submission<Out>,
): Promise<PageResponse> {
  const { formulier, values } = form;
  const sleutel = keyOf(request);
  const parsed = form.schema.safeParse(form.invoer);
  if (!parsed.success) {
    const fouten = toFouten(toFaults(parsed.error), form.velden);
    return form.again({ formulier, values, fouten, sleutel: newKey() }, 400);
  }
  const answer = await ask(sessie, {
    path: form.path,
    schema: form.answer,
    body: withMark(parsed.data, values),
    ...(form.method && { method: form.method }),
    headers: { 'idempotency-key': sleutel },
  });
  if (answer.ok) return form.done(answer.data);
  if (isBsn(answer)) {
    const fouten = toBsnFouten(bsnFaults(answer), form.velden);
    return form.again({ formulier, values, fouten, sleutel: newKey(), bsnGevonden: true }, 400);
  }
  const fouten = answer.status === 400 ? toFouten(answer.problem?.fouten ?? [], form.velden) : [];
  if (fouten.some(({ veld }) => veld !== '')) {
    return form.again({ formulier, values, fouten, sleutel: newKey() }, 400);
  }
  const bericht = spellSetback(answer, form.wat);
  if (!bericht) return refused(answer, request, sessie, form.subject);
  const uncertain = isUncertain(answer);
  const state = { formulier, values, fouten: [], sleutel: uncertain ? sleutel : newKey(), bericht };
  return form.again(state, uncertain ? 503 : answer.status);
}
