import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { catalogue } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { regisseurVoorgesteld } from '../../events/regie/regisseur-voorgesteld.v1.ts';
import { huishouden } from '../../services/plans/domain/huishouden.ts';
import { plan } from '../../services/plans/domain/plan.ts';
import { extractPlan } from '../../services/plans/extract-plan.ts';
import { reactTo } from '../../services/plans/reactions.ts';
import { planOfCasus } from '../../services/plans/store.ts';
import { type Kept, tellKept } from '../../services/portal/extract.ts';
import { gebeurtenissen, velden, weg, woorden } from '../../services/portal/extract-words.ts';
import { appointRegisseur } from '../../services/regie/appoint-regisseur.ts';
import { askForExpert, recordExpertAnswer } from '../../services/regie/ask-expert.ts';
import { decideChange } from '../../services/regie/decide-change.ts';
import { casus } from '../../services/regie/domain/casus.ts';
import { hearChangeAsked, hearReopened } from '../../services/regie/hear-family.ts';
import { extractCasus } from '../../services/regie/privacy.ts';
import { readCasusFor } from '../../services/regie/read-casus.ts';
import { recordCall } from '../../services/regie/record-contact.ts';
import { refuseRegisseur } from '../../services/regie/refuse-regisseur.ts';
import { recordKader } from '../../services/regie/set-kader.ts';
import { gewogenMelding } from '../../services/regie/store.ts';
import { weighMelding } from '../../services/regie/weigh-melding.ts';
import { spellDate, spellMoment } from '../../shared/dutch-calendar.ts';
import { melding, now, regieDeps, staff } from '../support/regie.ts';
import { regieWorld } from '../support/regie-world.ts';
import { startTestTable } from '../support/table.ts';

/**
 * AVG 15: what is kept of a family, told in a form that people understand. Here the services meet: what regie and plans
 * really keep, and the words of the portal for it.
 */
const gemeente = readGemeente('almelo');
const later = '2026-11-25T09:00:00Z';
const officer = { staff: staff('privacyfunctionaris'), now: later, requestId: 'verzoek' };
const closing: (() => Promise<unknown>)[] = [];
let kept: Kept;
let words: string[];
let own: string;
let other: string;
let told: ReturnType<typeof tellKept>;
let text: string;

/** A casus in which nearly everything happened that can happen. */
beforeAll(async () => {
  const [regie, plans] = [await startTestTable(), await startTestTable()];
  closing.push(
    () => regie.stop(),
    () => plans.stop(),
  );
  const world = regieWorld(regie);
  for (const naam of ['Anna Voorbeeld', 'Bram Voorbeeld', 'Carla Voorbeeld']) await world.person({ naam });
  const opened = await world.open({ wisselingenHulpverleners: 3, betrokkenOrganisaties: [] });
  const { casusId, adresSleutel } = opened;
  own = opened.meldingen[0] ?? '';
  const second = melding({ adresSleutel });
  other = second.data.meldingId;
  await weighMelding(world.deps, second, now);
  const by = { casusId, staff: staff('werkverdeler'), now, idempotencyKey: undefined };
  const lead = async () => (await world.casus(casusId)).aanspreekpunt?.regisseurId ?? '';
  const refusal = { reden: 'tijdgebrek', toelichting: 'Deze week vol.', regisseurId: await lead() } as const;
  await refuseRegisseur(world.deps, { ...by, request: refusal });
  const choice = { regisseurId: await lead(), reden: 'Kent dit gezin.', bovenCapaciteit: false };
  await appointRegisseur(world.deps, { ...by, request: choice });
  await recordCall(world.deps, { ...by, request: { resultaat: 'nietBereikt', toelichting: 'Voicemail.' } });
  await recordKader(world.deps, { ...by, request: { kader: 'vrijwillig', toelichting: 'Zo besproken.' } });
  const aan = {
    soort: 'persoon',
    organisatie: 'wijkteam-almelo',
    naam: 'Dokter Voorbeeld',
    email: 'dokter@almelo.example',
  } as const;
  const { answer } = await askForExpert(world.deps, { ...by, request: { aan, vraag: 'Wat helpt hier?' } });
  const { deskundigeId } = answer;
  await recordExpertAnswer(world.deps, { ...by, deskundigeId, request: { antwoord: 'Begin met rust.' } });
  await readCasusFor(world.deps, { casusId, staff: staff('werkverdeler'), now: later, requestId: 'verzoek' });
  await hearReopened(world.deps, world.heropend({ meldingId: own, casusId }), later);
  const asked = { meldingId: own, casusId, regisseurId: await lead(), gevraagdOp: later };
  await hearChangeAsked(world.deps, world.wisselGevraagd(asked), later);
  await decideChange(world.deps, { ...by, request: { besluit: 'blijft', reden: 'Nu niet wisselen.' } });
  await hearChangeAsked(world.deps, world.wisselGevraagd({ ...asked, gevraagdOp: now }), later);
  await world.sweep('2026-12-08T09:00:00Z');
  const regieKept = await extractCasus(world.deps, { casusId, meldingsnummer: own }, officer);

  const plansDeps = regieDeps(plans.table);
  const envelope = {
    id: plansDeps.ids.uuid(),
    oin: gemeente.oin,
    host: gemeente.domein,
    subject: casusId,
    sequence: 2,
  };
  const data = { ...regisseurVoorgesteld.example, casusId, meldingId: own };
  await reactTo(plansDeps)(seal(regisseurVoorgesteld, { ...envelope, time: now, data }), now);
  const planId = (await planOfCasus(plans.table, casusId))?.planId ?? '';
  const plansKept = await extractPlan(plansDeps, { planId, ...officer });

  kept = [...regieKept.gegevens, ...plansKept.gegevens];
  words = regieKept.eigenWoorden.map(({ tekst }) => tekst);
  told = tellKept(kept, own, gemeente);
  text = JSON.stringify(told.onderdelen);
});
afterAll(() => Promise.all(closing.map((close) => close())));

type Leaf = { path: string[]; value: string | number | boolean };
function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, path));
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [{ path, value }];
  throw new Error(`What is ${typeof value} at ${path}?`);
}

const names = velden(gemeente);
const fieldOf = (path: string[]) => {
  const [parent = '', name = ''] = path.slice(-2);
  return names[`${parent}.${name}`] ?? names[name];
};
/** How a person may read it: in full, as a date, or by the words for the code. */
function readings({ path, value }: Leaf): string[] {
  if (typeof value === 'boolean') return [value ? 'ja' : 'nee'];
  const code = String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(code)) return [spellMoment(code)];
  if (/^\d{4}-\d\d-\d\d$/.test(code)) return [`${spellDate(code)} ${code.slice(0, 4)}`];
  return [
    woorden(gemeente)[path.at(-1) ?? '']?.[code] ?? code.replaceAll(/[A-Z]/g, (one) => ` ${one.toLowerCase()}`),
    code,
  ];
}

describe('the extract of a casus and its plan', () => {
  it('shows every value that is kept, or names why it does not', () => {
    const silent = new Set(['gebeurtenis', 'bericht', 'logboek']);
    const aboutOther = (record: unknown): boolean => JSON.stringify(record).includes(other);
    const missing = kept
      .filter(({ soort }) => !silent.has(soort))
      .flatMap(({ soort, inhoud }) =>
        leavesOf(
          Object.fromEntries(
            Object.entries(inhoud).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.filter((one) => !aboutOther(one)) : value,
            ]),
          ),
          [soort],
        ),
      )
      .filter(({ path }) => path.every((_, index) => typeof (fieldOf(path.slice(0, index + 1)) ?? '') === 'string'))
      // A reason of the weighing is one sentence, made of its code and its value.
      .filter(({ path }) => !path.includes('redenen'))
      .filter((leaf) => !readings(leaf).some((reading) => text.includes(JSON.stringify(reading).slice(1, -1))))
      .map(({ path, value }) => `${path.join('.')}: ${value}`);
    expect(missing).toEqual([]);
    expect(text).toContain('Problemen op 3 leefgebieden');
    // What people wrote down is never lost: it comes apart, to be read first by who gives the extract.
    const written = ['Deze week vol.', 'Kent dit gezin.', 'Voicemail.', 'Zo besproken.', 'Nu niet wisselen.'];
    expect(words.toSorted()).toEqual([...written, 'Wat helpt hier?', 'Begin met rust.'].toSorted());
    for (const said of words) expect(text).not.toContain(said);
  });

  it('tells what happened, each with its moment', () => {
    const happened = told.onderdelen.find(({ titel }) => titel === 'Wat er gebeurde')?.regels ?? [];
    const titles = new Set(happened.map(({ naam }) => naam));
    for (const title of ['Er is een casus geopend', 'Iemand nam de casus niet op zich', 'Er kwam niemand anders'])
      expect(titles).toContain(title);
    const types = catalogue
      .filter(({ owner, type }) => owner !== 'intake' && !type.includes('registratieVerloopt'))
      .map(({ type }) => type.split('.').slice(2, 4).join('.'));
    expect(types.filter((type) => gebeurtenissen(gemeente)[type] === undefined)).toEqual([]);
  });

  it('is in words: no code, no number of the software, nobody of the staff but who helps', () => {
    for (const { titel, regels } of told.onderdelen)
      for (const { naam, waarde } of regels) {
        const line = `${titel}: ${naam}: ${waarde}`;
        expect(line).not.toMatch(/[a-z][A-Z]|#|undefined|null|NaN|\[object/);
        expect(line).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
        expect(waarde).not.toBe('');
      }
    for (const hidden of ['wie de casus niet op zich nam, naam', 'dokter@', 'privacyfunctionaris Voorbeeld'])
      expect(text).not.toContain(hidden);
    expect(told.weggelaten).toEqual(
      expect.arrayContaining([weg.techniek, weg.medewerker, weg.aanMedewerkers, weg.dubbel]),
    );
  });

  it('says nothing of what somebody else reported from this address', () => {
    expect(JSON.stringify(kept)).not.toContain(other);
    expect(text).not.toContain(other);
    // Nor by a gap in a count, which would say that there is one.
    expect(text).not.toMatch(/bij een casus gelegd|niet bevestigd|niet op tijd gebeurd \d/);
    expect(told.weggelaten).toContain(weg.anderen);
  });

  it('has words for every name that regie and plans keep, and for what their events say', () => {
    const found = new Set<string>();
    const walk = (schema: unknown): void => {
      if (schema instanceof z.ZodObject)
        for (const [name, part] of Object.entries(schema.shape)) {
          found.add(name);
          walk(part);
        }
      else if (schema instanceof z.ZodArray) walk(schema.element);
      else if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) walk(schema.unwrap());
      else if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) schema.options.forEach(walk);
    };
    for (const schema of [casus, gewogenMelding, plan, huishouden]) walk(schema);
    for (const { owner, type, data } of catalogue)
      if (owner !== 'intake' && !type.includes('registratieVerloopt')) walk(data);
    expect(found.size).toBeGreaterThan(60);
    // Of a reason of the weighing: one sentence of both.
    const sentence = new Set(['code', 'waarde']);
    expect([...found].filter((name) => names[name] === undefined && !sentence.has(name))).toEqual([]);
  });
});
