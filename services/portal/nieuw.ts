import type { PageRequest, PageResponse } from '../../shared/lambda/pages.ts';
import { toFaults } from '../../shared/problem.ts';
import { optekenRequest, optekenResponse } from '../intake/contract.ts';
import { bsnText, geenBsn, isBsn } from './desk-bsn.ts';
import { toFouten, valuesOf } from './desk-form.ts';
import {
  type DeskSession,
  type Handle,
  isUncertain,
  type MedewerkerSessie,
  type Subject,
  spellSetback,
} from './desk-session.ts';
import { dutchClock, dutchMoment } from './dutch-moment.ts';
import { type FormFault, ingang, type Soort, soortOf, toMelding, type Values } from './melding-form.ts';
import { nieuwSections } from './nieuw-form.ts';
import { type NieuwState, nieuwPage, opgetekendPage } from './pages/nieuw.ts';
import { type PageRoute, page } from './router.ts';

/** Entering what somebody said by phone, at the counter or in a letter; terms count from the first contact. */
const subject: Subject = {
  wat: 'pagina',
  voor: 'klantcontact, de werkverdeler, de gedragswetenschapper en de procesverantwoordelijke',
};

/** The words of the contract are for residents; these are said to a colleague. */
const staffWords: readonly (readonly [naam: string, melding: string])[] = [
  ['watLooptVast', 'Schrijf in minstens 10 tekens op wat er vastloopt.'],
  ['over', 'Kies over wie de melding gaat.'],
  ['melder.rol', 'Kies wie de melder is.'],
  [
    'melder.email',
    'Vul een e-mailadres of telefoonnummer in dat klopt, of kies post en vul het adres in. Of kies anoniem.',
  ],
  ['melder.telefoon', 'Vul een telefoonnummer van 10 cijfers in.'],
  ['melder.voorkeurskanaal', 'Dit past niet bij wat de melder wil. Kies een andere manier.'],
  ['anoniem', 'De melder wil anoniem blijven. Haal dan naam, e-mail en telefoon weg.'],
];

export function nieuwRoutes({ setting, ask, keyOf, newKey, refused, signedIn }: DeskSession): PageRoute[] {
  const { gemeente } = setting;

  const fieldsOf = (soort: Soort) => nieuwSections(gemeente, soort).flatMap(({ velden }) => velden);

  function read(request: PageRequest): Values {
    const typed = valuesOf(request.form);
    const soort = soortOf(typed);
    const names = new Set([
      ...fieldsOf(soort).map(({ naam }) => naam),
      geenBsn.naam,
      ...(soort === 'professional' ? [ingang] : []),
    ]);
    const values = new URLSearchParams();
    for (const [naam, value] of typed) if (names.has(naam)) values.append(naam, value);
    return values;
  }

  const spell = (faults: readonly FormFault[]): FormFault[] =>
    faults.map(({ veld, melding }) => ({
      veld,
      melding: staffWords.find(([naam]) => naam === veld)?.[1] ?? melding,
    }));

  /** Faults of the whole request to fields of this form. */
  function toFormFaults(soort: Soort, faults: Parameters<typeof toFouten>[0]): FormFault[] {
    const own = faults.map((fault) => ({
      ...fault,
      veld: fault.veld.replace(/^\/melding(?=\/)/, '').replace(/^\/eersteContactOp$/, '/datum'),
    }));
    return spell(toFouten(own, fieldsOf(soort)));
  }

  const show = (
    sessie: MedewerkerSessie,
    values: Values,
    state: Partial<NieuwState> = {},
    status = 200,
  ): PageResponse => page(nieuwPage(setting, sessie, { values, fouten: [], sleutel: newKey(), ...state }), status);

  const showEmpty: Handle = async (request, sessie) => {
    const { datum, tijd } = dutchClock(request.now);
    const values = new URLSearchParams({ datum, tijd, taal: 'nl' });
    if (request.query.get('wie') === 'professional') values.set(ingang, 'professional');
    return show(sessie, values);
  };

  const send: Handle = async (request, sessie) => {
    const values = read(request);
    const soort = soortOf(values);
    const sleutel = keyOf(request);
    const taal = values.get('taal') === 'en' ? 'en' : 'nl';
    const parsed = optekenRequest.safeParse({
      kanaal: values.get('kanaal') ?? undefined,
      eersteContactOp: dutchMoment(values.get('datum') ?? '', values.get('tijd') ?? ''),
      melding: toMelding(values, taal),
    });
    if (!parsed.success) return show(sessie, values, { fouten: toFormFaults(soort, toFaults(parsed.error)) }, 400);
    const answer = await ask(sessie, {
      path: '/intake/v1/opgetekende-meldingen',
      schema: optekenResponse,
      body: parsed.data,
      headers: { 'idempotency-key': sleutel },
    });
    if (answer.ok) {
      return page(opgetekendPage(setting, sessie, { values, melding: answer.data, sleutel: newKey() }));
    }
    const { problem } = answer;
    if (isBsn(answer)) {
      const [named] = toFormFaults(soort, problem?.fouten ?? []);
      const fout = { veld: named?.veld || 'watLooptVast', melding: bsnText };
      return show(sessie, values, { fouten: [fout], bsnGevonden: true }, 400);
    }
    const fouten = answer.status === 400 ? toFormFaults(soort, problem?.fouten ?? []) : [];
    if (fouten.length > 0) return show(sessie, values, { fouten }, 400);
    const bericht = spellSetback(answer, 'De melding');
    if (!bericht) return refused(answer, request, sessie, subject);
    const uncertain = isUncertain(answer);
    const state = { bericht, ...(uncertain && { sleutel }) };
    return show(sessie, values, state, uncertain ? 503 : answer.status);
  };

  return [
    { key: 'GET /werk/nieuw', handle: signedIn(showEmpty) },
    { key: 'POST /werk/nieuw', handle: signedIn(send) },
  ];
}
